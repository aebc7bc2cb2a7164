//! Entries of the record and the lines of the chain: what an entry says, as one line of RON and back.
//!
//! Public part `(number:…,journal:"…",time:"…",boot:"…",clock:…,by:"…",for:None,basis:…,salt:"…",events:[…])`,
//! private part `(salt:"…",details:[…])`. The salts (128 random bits each) keep a part that was withheld from
//! being guessed by its digest. Nothing that is not understood is ever skipped: reading stops at the place.

use std::fmt::Write;
use std::path::Path;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::domain::ids::MemberId;
use crate::journal::event::{Detail, Draft, Entry, Event, FORMAT, Stamp};
use crate::store::chain::{Body, Hash, Line, Private};
use crate::store::quick::read_strictly;
use crate::store::whole::about;
use crate::text::words::{Phrase, Value};

/// 128 bits: a salt, or the id of a record.
pub type Bits = [u8; 16];

/// The salts of one entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Salts {
    /// Salt of the public part.
    pub public: Bits,
    /// Salt of the private part.
    pub private: Bits,
}

/// The public part as it is written; the order of the fields is the order on disk.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PublicPart {
    number: u64,
    journal: String,
    time: String,
    boot: String,
    clock: u64,
    by: String,
    #[serde(rename = "for")]
    on_behalf: Option<MemberId>,
    basis: u64,
    salt: String,
    events: Vec<Event>,
}

/// The private part as it is written.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PrivatePart {
    salt: String,
    details: Vec<Detail>,
}

/// What the lines of a record say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Id of the record, 32 hexadecimal digits; empty when not even the first line is understood.
    pub journal: String,
    /// The entries, up to the first one that is not understood.
    pub entries: Vec<Entry>,
    /// The place at which understanding ended, and why; the record may then only be read.
    pub stopped: Option<Phrase>,
    /// Whether it ended at something that a newer program may understand.
    pub newer: bool,
}

/// Why a line that holds is not understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// An event or a field that this program does not know.
    Event,
    /// A format of the record that this program does not know.
    Format,
    /// It is not what this program writes.
    Form,
    /// Its number is not that of its place.
    Number,
    /// It belongs to another record.
    Journal,
    /// The first entry does not open a record, or a later one does.
    Opening,
}

impl Unread {
    /// The reason as a term of the catalogue.
    pub fn term(self) -> Value {
        Value::Term(match self {
            Unread::Event => "record.unread.event",
            Unread::Format => "record.unread.format",
            Unread::Form => "record.unread.form",
            Unread::Number => "record.unread.number",
            Unread::Journal => "record.unread.journal",
            Unread::Opening => "record.unread.opening",
        })
    }
}

/// 32 small hexadecimal digits.
pub fn hex(bits: Bits) -> String {
    bits.iter().fold(String::with_capacity(32), |mut text, byte| {
        write!(text, "{byte:02x}").expect("writing into a String does not fail");
        text
    })
}

/// Whether a text is the id of a record, as [`hex`] writes it.
pub fn is_id(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// What is written for a draft, stamped and numbered.
pub fn body(number: u64, journal: &str, stamp: &Stamp, draft: &Draft, salts: Salts) -> Body {
    let public = PublicPart {
        number,
        journal: journal.to_owned(),
        time: stamp.time.clone(),
        boot: stamp.boot.clone(),
        clock: stamp.clock,
        by: stamp.by.clone(),
        on_behalf: None,
        basis: draft.basis,
        salt: hex(salts.public),
        events: draft.events.clone(),
    };
    let private = PrivatePart { salt: hex(salts.private), details: draft.details.clone() };
    Body { public: ron(&public), private: ron(&private) }
}

/// RON escapes every control character inside texts, so that a line stays a line and a tab a tab.
fn ron<T: Serialize>(part: &T) -> String {
    ron::to_string(part).expect("texts, numbers, lists and names always have a form in RON")
}

/// The entry of one line and the id of the record it belongs to.
///
/// # Errors
/// Why it is not understood.
pub fn entry(public: &str, private: &Private, hash: Hash) -> Result<(String, Entry), Unread> {
    let public: PublicPart = part(public)?;
    let details = match private {
        Private::Withheld(_) => None,
        Private::Present(text) => {
            let private: PrivatePart = part(text)?;
            Some(private.details)
        }
    };
    if public.events.is_empty() || details.as_ref().is_some_and(|details| details.len() != public.events.len()) {
        return Err(Unread::Form);
    }
    for (place, event) in public.events.iter().enumerate() {
        let opens = matches!(event, Event::Opened { .. });
        if opens != (public.number == 1 && place == 0) {
            return Err(Unread::Opening);
        }
        if matches!(event, Event::Opened { format, .. } if *format != FORMAT) {
            return Err(Unread::Format);
        }
    }
    let PublicPart { number, journal, time, boot, clock, by, basis, events, .. } = public;
    Ok((journal, Entry { number, stamp: Stamp { time, boot, clock, by }, basis, events, details, hash }))
}

/// What the program writes is plain enough for the quick reader; on everything else `ron` has the word.
fn part<T: DeserializeOwned>(text: &str) -> Result<T, Unread> {
    read_strictly(text).or_else(|_| ron::from_str(text).map_err(|error| unread(&error.code)))
}

fn unread(error: &ron::Error) -> Unread {
    match error {
        ron::Error::NoSuchEnumVariant { .. } | ron::Error::NoSuchStructField { .. } => Unread::Event,
        _ => Unread::Form,
    }
}

/// Reads the lines of the record at `path`; stops at the first one that is not understood.
pub fn read(path: &Path, lines: &[Line]) -> Reading {
    let mut reading =
        Reading { journal: String::new(), entries: Vec::with_capacity(lines.len()), stopped: None, newer: false };
    for line in lines {
        let found = entry(&line.public, &line.private, line.hash).and_then(|(journal, entry)| {
            if entry.number != line.number {
                return Err(Unread::Number);
            }
            if !is_id(&journal) {
                return Err(Unread::Form);
            }
            if line.number > 1 && journal != reading.journal {
                return Err(Unread::Journal);
            }
            Ok((journal, entry))
        });
        match found {
            Ok((journal, entry)) => {
                reading.journal = journal;
                reading.entries.push(entry);
            }
            Err(reason) => {
                reading.newer = matches!(reason, Unread::Event | Unread::Format);
                reading.stopped = Some(
                    about("record.unread", path)
                        .with("line", i64::try_from(line.number).unwrap_or(i64::MAX))
                        .with("reason", reason.term())
                        .with("good", reading.entries.len()),
                );
                break;
            }
        }
    }
    reading
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_program_writes_is_read_quickly_and_as_ron_reads_it() {
        for line in include_str!("../../tests/record_format_1.journal").lines() {
            let (public, private) = line[65..].split_once('\t').unwrap();
            let quick = read_strictly::<PublicPart>(public);
            assert_eq!(format!("{:?}", quick.unwrap()), format!("{:?}", ron::from_str::<PublicPart>(public).unwrap()));
            let quick = read_strictly::<PrivatePart>(private);
            assert_eq!(
                format!("{:?}", quick.unwrap()),
                format!("{:?}", ron::from_str::<PrivatePart>(private).unwrap())
            );
        }
    }
}
