//! The chain of entries: how a line is written, hashed, and found again. Pure.
//!
//! One line is one entry: `<64 hex h> SPACE public TAB private LF`, with
//!
//! ```text
//! d = SHA256( SHA256(public) ‖ SHA256(private) )
//! h = SHA256( "SIDANG1\0" ‖ h of the line above (32 zero bytes for the first) ‖ d )
//! ```
//!
//! so that `h` is check sum, chain and mark of an interrupted write at once. In an extract a
//! private part may be withheld: `~` and its SHA-256 stand in its place, and the chain still holds.
//! What the parts say is no concern of this room.

use std::fmt::Write;
use std::io::BufRead;
use std::ops::Range;

use sha2::{Digest, Sha256};

use crate::text::words::{Phrase, Value};

/// A SHA-256.
pub type Hash = [u8; 32];

/// What stands for "the line above" at the first line.
pub const START: Hash = [0; 32];

/// Longest line in bytes, its newline included.
pub const LONGEST_LINE: usize = 64 * 1024;

/// Says that a hash is one of this chain, in this form.
const TAG: &[u8] = b"SIDANG1\0";

/// Length of a hash as written.
const HEX: usize = 64;

/// Stands before the digest of a withheld part.
const WITHHELD: u8 = b'~';

/// Fewest NUL bytes that tell a lost block from a changed bit.
const FEWEST_ZEROS: usize = 8;

/// Smallest piece that a disk writes or loses as one.
const SECTOR: usize = 512;

/// How often a hash is hashed again for the code that is read aloud: 2^16 times.
///
/// The code has 80 bits; who wants a second record with the same code must do all of this for
/// every attempt. It takes a few hundredths of a second, which is why it is never computed while a
/// decision waits.
pub const CODE_ROUNDS: u32 = 1 << 16;

/// What an entry says: two texts of one line each, without any control character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// May be shown to whoever may see the record.
    pub public: String,
    /// May be withheld in an extract.
    pub private: String,
}

/// A line of the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its place, counted from 1.
    pub number: u64,
    /// The public part.
    pub public: String,
    /// The private part.
    pub private: Private,
    /// The hash at its start; with it everything above is fixed.
    pub hash: Hash,
    /// Where it starts, in bytes from the start of the file.
    pub offset: u64,
    /// How long it is in bytes, with its newline.
    pub length: u64,
}

/// A private part: there, or only its digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Private {
    /// The text itself.
    Present(String),
    /// The SHA-256 of the text that was taken out.
    Withheld(Hash),
}

/// What was found in a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scan {
    /// All lines that hold, from the first on without a gap.
    pub lines: Vec<Line>,
    /// How the file ends.
    pub end: End,
}

/// How a record ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// With a whole line.
    Clean,
    /// With a whole line (the last of the scan) that lacks only its newline.
    LostNewline,
    /// With a write that was interrupted; what stands from `offset` on was never confirmed.
    Torn {
        /// Where the interrupted write starts.
        offset: u64,
    },
    /// With something that no interrupted write leaves behind.
    Damaged {
        /// Number of the first line that does not hold.
        line: u64,
        /// Where it starts.
        offset: u64,
        /// Why it does not hold.
        reason: Reason,
    },
}

/// Why a line does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is not `hash public TAB private`.
    Form,
    /// The hash is another than that of its text after the line above.
    Hash,
    /// It is longer than [`LONGEST_LINE`].
    Long,
    /// It holds, but only its newline was changed into something else.
    Newline,
}

impl Reason {
    /// The reason as a term of the catalogue.
    pub fn term(self) -> Value {
        Value::Term(match self {
            Reason::Form => "record.reason.form",
            Reason::Hash => "record.reason.hash",
            Reason::Long => "record.reason.long",
            Reason::Newline => "record.reason.newline",
        })
    }
}

/// Why a body cannot become a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// There is nothing in the public part.
    Empty,
    /// A part holds a control character (a tab and a newline are such).
    Control,
    /// The private part would be read as withheld.
    Withheld,
    /// The line would be longer than [`LONGEST_LINE`].
    Long,
}

impl Unfit {
    /// The reason as a sentence.
    pub fn phrase(self) -> Phrase {
        Phrase::new(match self {
            Unfit::Empty => "record.unfit.empty",
            Unfit::Control => "record.unfit.control",
            Unfit::Withheld => "record.unfit.withheld",
            Unfit::Long => "record.unfit.long",
        })
    }
}

/// The SHA-256 of `bytes`.
pub fn digest(bytes: &[u8]) -> Hash {
    Sha256::digest(bytes).into()
}

/// The hash of a line: `above` is the hash of the line above, the others are digests of its parts.
pub fn link(above: &Hash, public: &Hash, private: &Hash) -> Hash {
    let parts: Hash = Sha256::new().chain_update(public).chain_update(private).finalize().into();
    Sha256::new().chain_update(TAG).chain_update(above).chain_update(parts).finalize().into()
}

/// The bytes of the line that follows `above`, newline included, and its hash.
///
/// # Errors
/// When the body does not fit into one line that is read back as the same body.
pub fn encode(above: &Hash, body: &Body) -> Result<(Vec<u8>, Hash), Unfit> {
    let Body { public, private } = body;
    if public.is_empty() {
        return Err(Unfit::Empty);
    }
    if public.chars().chain(private.chars()).any(char::is_control) {
        return Err(Unfit::Control);
    }
    if private.as_bytes().first() == Some(&WITHHELD) {
        return Err(Unfit::Withheld);
    }
    let hash = link(above, &digest(public.as_bytes()), &digest(private.as_bytes()));
    let line = line_of(&hash, public, private).into_bytes();
    if line.len() > LONGEST_LINE {
        return Err(Unfit::Long);
    }
    Ok((line, hash))
}

/// A line with its newline, of parts that fit.
fn line_of(hash: &Hash, public: &str, private: &str) -> String {
    format!("{} {public}\t{private}\n", hex(hash))
}

impl Line {
    /// The line as it stands in the record, or with its private part withheld in an extract.
    pub fn written(&self, withheld: bool) -> String {
        let digest_of = |digest: &Hash| format!("{}{}", char::from(WITHHELD), hex(digest));
        let private = match &self.private {
            Private::Present(words) if withheld => digest_of(&digest(words.as_bytes())),
            Private::Present(words) => words.clone(),
            Private::Withheld(digest) => digest_of(digest),
        };
        line_of(&self.hash, &self.public, &private)
    }
}

/// Reads a record from its first byte and says how it ends.
///
/// The rule tells an interrupted write, which may be cut away, from damage, which may not: a
/// record whose last line has one changed bit must not lose that line without a word.
pub fn scan(bytes: &[u8]) -> Scan {
    let mut lines: Vec<Line> = Vec::new();
    let mut above = START;
    let mut offset = 0;
    while offset < bytes.len() {
        let rest = &bytes[offset..];
        let newline = place_of(b'\n', rest);
        let text = &rest[..newline.unwrap_or(rest.len())];
        let damaged = |reason| End::Damaged { line: lines.len() as u64 + 1, offset: offset as u64, reason };
        match (read(&above, text), newline) {
            (Ok((public, private, hash)), _) => {
                let length = text.len() + 1;
                above = hash;
                lines.push(Line {
                    number: lines.len() as u64 + 1,
                    public,
                    private,
                    hash,
                    offset: offset as u64,
                    length: length as u64,
                });
                offset += length;
                if newline.is_none() {
                    return Scan { lines, end: End::LostNewline };
                }
            }
            (Err(reason), Some(newline)) => {
                let torn = zeroed(bytes, offset..bytes.len()) && rest[newline + 1..].iter().all(|byte| *byte == 0);
                let end = if torn { End::Torn { offset: offset as u64 } } else { damaged(reason) };
                return Scan { lines, end };
            }
            (Err(_), None) => {
                let end = if newline_changed(&above, rest) {
                    damaged(Reason::Newline)
                } else {
                    End::Torn { offset: offset as u64 }
                };
                return Scan { lines, end };
            }
        }
    }
    Scan { lines, end: End::Clean }
}

/// One line without its newline, after the line with the hash `above`.
fn read(above: &Hash, text: &[u8]) -> Result<(String, Private, Hash), Reason> {
    if text.len() >= LONGEST_LINE {
        return Err(Reason::Long);
    }
    let (written, parts) = text.split_at_checked(HEX).ok_or(Reason::Form)?;
    let written = parse_hash(written).ok_or(Reason::Form)?;
    let parts = parts.strip_prefix(b" ").ok_or(Reason::Form)?;
    let tab = place_of(b'\t', parts).ok_or(Reason::Form)?;
    let (public, private) = (&parts[..tab], &parts[tab + 1..]);
    let withheld = match private.split_first() {
        Some((&WITHHELD, written)) => Some(parse_hash(written).ok_or(Reason::Form)?),
        _ => None,
    };
    let hash = link(above, &digest(public), &withheld.unwrap_or_else(|| digest(private)));
    if hash != written {
        return Err(Reason::Hash);
    }
    let public = str::from_utf8(public).map_err(|_| Reason::Form)?.to_owned();
    let private = match withheld {
        Some(digest) => Private::Withheld(digest),
        None => Private::Present(str::from_utf8(private).map_err(|_| Reason::Form)?.to_owned()),
    };
    Ok((public, private, hash))
}

/// Where the first such byte stands; the standard library looks for it many bytes at a time.
fn place_of(wanted: u8, mut bytes: &[u8]) -> Option<usize> {
    let (all, found) = (bytes, bytes.skip_until(wanted).ok()?);
    let last = found.checked_sub(1)?;
    (all[last] == wanted).then_some(last)
}

/// Whether `rest` is a whole line whose last byte, once a newline, is now something else but NUL.
///
/// No interrupted write leaves that: it stops early, or leaves zeros.
fn newline_changed(above: &Hash, rest: &[u8]) -> bool {
    rest.split_last().is_some_and(|(last, text)| *last != 0 && read(above, text).is_ok())
}

/// Whether a block of the file was lost within `rest`: zeros up to the end, or a sector of zeros.
fn zeroed(bytes: &[u8], rest: Range<usize>) -> bool {
    let tail = bytes[rest.clone()].iter().rev().take_while(|byte| **byte == 0).count();
    if tail >= FEWEST_ZEROS {
        return true;
    }
    let sectors = (rest.start / SECTOR..rest.end.div_ceil(SECTOR))
        .map(|sector| (sector * SECTOR).max(rest.start)..((sector + 1) * SECTOR).min(rest.end));
    sectors.filter(|sector| sector.len() >= FEWEST_ZEROS).any(|sector| bytes[sector].iter().all(|byte| *byte == 0))
}

/// A hash as it is written: 64 small hexadecimal digits.
pub fn hex(hash: &Hash) -> String {
    hash.iter().fold(String::with_capacity(HEX), |mut text, byte| {
        write!(text, "{byte:02x}").expect("writing into a String does not fail");
        text
    })
}

/// A hash from 64 small hexadecimal digits; capital letters are another text and refused.
pub fn parse_hash(text: &[u8]) -> Option<Hash> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let mut hash = START;
    if text.len() != HEX {
        return None;
    }
    for (place, pair) in hash.iter_mut().zip(text.chunks_exact(2)) {
        *place = digit(pair[0])? << 4 | digit(pair[1])?;
    }
    Some(hash)
}

/// The code of an entry that can be read aloud and written on paper: `#143 K7QF-2M9D-04VW-XR1T`.
///
/// 80 bits in Crockford's base 32 (no I, L, O, U), from hashing number and hash [`CODE_ROUNDS`]
/// times; slow on purpose. The full hash, where it is at hand, is the better witness.
pub fn short_code(hash: &Hash, number: u64) -> String {
    const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let first: Hash =
        Sha256::new().chain_update(TAG).chain_update(number.to_be_bytes()).chain_update(hash).finalize().into();
    let last = (0..CODE_ROUNDS).fold(first, |hash, _| digest(&hash));
    let bits = last[..10].iter().fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
    let mut code = format!("#{number}");
    for place in 0..16_u32 {
        match place {
            0 => code.push(' '),
            4 | 8 | 12 => code.push('-'),
            _ => {}
        }
        let letter = (bits >> (75 - 5 * place)) & 31;
        code.push(char::from(LETTERS[letter as usize]));
    }
    code
}
