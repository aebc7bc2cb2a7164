//! A fingerprint that was printed, projected or read aloud before, held against the record of today.
//!
//! A chain of hashes cannot tell that its last entries were dropped, nor that it was written anew as a whole: what is
//! left holds. Only what somebody noted outside the record can.

use std::thread;

use crate::store::chain::{Hash, Line, hex, parse_hash, short_code};
use crate::text::words::Phrase;

/// Letters of a short code, its number and hyphens left out.
const CODE: usize = 16;
/// Digits of a full fingerprint.
const HASH: usize = 64;

/// Entries whose codes are derived in the time of a breath; each takes some milliseconds, on purpose.
const AT_ONCE: usize = 500;

/// What was noted of an entry: all that was noted must be the entry's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Witness {
    /// Number of the entry.
    number: Option<u64>,
    /// Letters of its short code, without hyphens.
    code: Option<String>,
    /// Its hash.
    hash: Option<Hash>,
}

/// What became of an entry that was noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is the entry of this number, and so many came after it.
    There(u64, u64),
    /// The record ends before that number: so many entries are missing at least.
    Missing(u64),
    /// The entry of that number is another one.
    Other(u64),
    /// No entry has this fingerprint.
    Nowhere,
}

impl Witness {
    /// Understands `#143 K7QF-2M9D-04VW-XR1T`, with or without its number and in letters of any size, the 64 digits of a
    /// full fingerprint, or a whole line as it is printed; hyphens may stand for the blanks. None when it is none of these.
    pub fn of(typed: &str) -> Option<Witness> {
        let words: Vec<String> = typed
            .split(|letter: char| letter.is_whitespace() || letter == '-')
            .filter(|word| !word.is_empty())
            .map(str::to_uppercase)
            .collect();
        let whole = |words: &[String]| [CODE, HASH, CODE + HASH].contains(&words.concat().chars().count());
        let (number, letters) = match words.split_first()? {
            (first, rest) if first.starts_with('#') || !whole(&words) => {
                let digits = first.trim_start_matches('#');
                (Some(digits.parse().ok().filter(|number| *number > 0)?), rest)
            }
            _ => (None, words.as_slice()),
        };
        let letters = letters.concat();
        let parts = letters.is_ascii().then_some(letters.as_str())?;
        let (code, hash) = match parts.len() {
            CODE => (Some(parts), None),
            HASH => (None, Some(parts)),
            length if length == CODE + HASH => (Some(&parts[..CODE]), Some(&parts[CODE..])),
            _ => return None,
        };
        Some(Witness {
            number,
            code: code.map(code_letters).transpose().ok()?,
            hash: hash.map(|digits| parse_hash(digits.to_lowercase().as_bytes()).ok_or(())).transpose().ok()?,
        })
    }

    /// Whether the codes of so many entries have to be derived to find it, which takes seconds.
    pub fn takes_long(&self, entries: usize) -> bool {
        self.number.is_none() && self.hash.is_none() && entries > AT_ONCE
    }

    /// What became of the entry, `lines` being all that hold.
    pub fn held_against(&self, lines: &[Line]) -> Kept {
        let last = lines.len() as u64;
        let Some(number) = self.number else {
            let found = if self.hash.is_some() { lines.iter().rfind(|line| self.is(line)) } else { self.search(lines) };
            return found.map_or(Kept::Nowhere, |line| Kept::There(line.number, last - line.number));
        };
        match usize::try_from(number - 1).ok().and_then(|place| lines.get(place)) {
            Some(line) if self.is(line) => Kept::There(number, last - number),
            Some(_) => Kept::Other(number),
            None => Kept::Missing(number - last),
        }
    }

    /// Whether all that was noted is this entry's. The code is derived last: that is slow.
    fn is(&self, line: &Line) -> bool {
        self.hash.is_none_or(|hash| hash == line.hash)
            && self.code.as_ref().is_none_or(|code| *code == letters_of(&short_code(&line.hash, line.number)))
    }

    /// The latest entry with the code, all processors looking, from the end of the record to its beginning.
    fn search<'a>(&self, lines: &'a [Line]) -> Option<&'a Line> {
        let hands = thread::available_parallelism().map_or(1, usize::from);
        lines.rchunks(hands).find_map(|few| {
            let looked = |looks: Vec<thread::ScopedJoinHandle<'_, Option<&'a Line>>>| {
                looks.into_iter().filter_map(|look| look.join().ok().flatten()).next_back()
            };
            thread::scope(|scope| {
                looked(few.iter().map(|line| scope.spawn(move || self.is(line).then_some(line))).collect())
            })
        })
    }
}

impl Kept {
    /// In words; `sound` is the number of entries that hold, and `damaged` whether something follows them that does not.
    pub fn phrase(&self, sound: usize, damaged: bool) -> Phrase {
        let phrase = |key| Phrase::new(key).with("entries", sound);
        match self {
            Kept::There(number, 0) => phrase("plain.verify.witness.last").with("number", number.to_string()),
            Kept::There(number, later) => phrase("plain.verify.witness.earlier")
                .with("number", number.to_string())
                .with("later", later.to_string()),
            Kept::Missing(_) if damaged => phrase("plain.verify.witness.beyond"),
            Kept::Missing(missing) => phrase("plain.verify.witness.missing").with("missing", missing.to_string()),
            Kept::Other(number) => phrase("plain.verify.witness.other").with("number", number.to_string()),
            Kept::Nowhere => phrase("plain.verify.witness.nowhere"),
        }
    }

    /// Whether the entry is there.
    pub fn is_there(&self) -> bool {
        matches!(self, Kept::There(..))
    }
}

impl std::fmt::Display for Witness {
    /// As it is printed: number, code in groups of four, hash.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let number = self.number.map(|number| format!("#{number}"));
        let code = self.code.as_ref().map(|code| {
            let groups: Vec<&str> = (0..CODE).step_by(4).map(|from| &code[from..from + 4]).collect();
            groups.join("-")
        });
        let hash = self.hash.as_ref().map(hex);
        let parts: Vec<String> = [number, code, hash].into_iter().flatten().collect();
        out.write_str(&parts.join(" "))
    }
}

/// The letters of a short code as it is printed.
fn letters_of(code: &str) -> String {
    code.split_once(' ').map_or(code, |(_, letters)| letters).replace('-', "")
}

/// Letters as a code has them: what is easily misread stands for the digit it looks like, as its alphabet means it.
fn code_letters(typed: &str) -> Result<String, ()> {
    let letter = |letter: char| match letter {
        'O' => Ok('0'),
        'I' | 'L' => Ok('1'),
        'U' => Err(()),
        '0'..='9' | 'A'..='Z' => Ok(letter),
        _ => Err(()),
    };
    typed.chars().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::chain::{Body, START, encode, scan};

    /// A record of so many entries.
    fn record(entries: usize) -> Vec<Line> {
        let (mut above, mut bytes) = (START, Vec::new());
        for number in 1..=entries {
            let body = Body { public: format!("(number:{number})"), private: "()".to_owned() };
            let (line, hash) = encode(&above, &body).unwrap();
            bytes.extend(line);
            above = hash;
        }
        scan(&bytes).lines
    }

    fn noted(typed: &str) -> Witness {
        Witness::of(typed).unwrap_or_else(|| panic!("not understood: {typed}"))
    }

    #[test]
    fn a_fingerprint_is_understood_however_it_was_written_down() {
        let lines = record(3);
        let (code, hash) = (short_code(&lines[1].hash, 2), hex(&lines[1].hash));
        let letters = code.split_once(' ').unwrap().1;
        let spoken = letters.replace('-', " ");
        for typed in [
            code.clone(),
            code.to_lowercase(),
            letters.to_owned(),
            letters.replace('-', ""),
            spoken.clone(),
            format!("2 {spoken}"),
            format!("2-{letters}"),
            hash.clone(),
            hash.to_uppercase(),
            format!("#2 {hash}"),
            format!("  {code}  {hash} "),
        ] {
            assert_eq!(noted(&typed).held_against(&lines), Kept::There(2, 1), "{typed}");
        }
        assert_eq!(noted(&format!("{code} {hash}")).to_string(), format!("{code} {hash}"));
        assert_eq!(noted("oil0-2345-6789-abcd").to_string(), "0110-2345-6789-ABCD");
    }

    #[test]
    fn what_is_no_fingerprint_is_not_taken_for_one() {
        let hash = "0".repeat(63);
        for typed in [
            "",
            "#",
            "#2",
            "143",
            "K7QF-2M9D-04VW",
            "#0 K7QF-2M9D-04VW-XR1T",
            "#x K7QF-2M9D-04VW-XR1T",
            "K7QF-2M9D-04VW-XR1U",
        ] {
            assert_eq!(Witness::of(typed), None, "{typed}");
        }
        assert_eq!(Witness::of(&format!("{hash}g")), None);
        assert_eq!(Witness::of(&format!("#2 {hash}")), None);
        assert_eq!(Witness::of(&"é".repeat(16)), None);
    }

    #[test]
    fn what_is_missing_or_another_is_told_apart_from_what_came_later() {
        let lines = record(7);
        let code = |place: usize| short_code(&lines[place - 1].hash, place as u64);
        assert_eq!(noted(&code(7)).held_against(&lines), Kept::There(7, 0));
        assert_eq!(noted(&code(7)).held_against(&lines[..4]), Kept::Missing(3));
        assert_eq!(noted(&code(4)).held_against(&record(4)[..3]), Kept::Missing(1));
        let of_five = code(5).replacen("#5", "#3", 1);
        assert_eq!(noted(&of_five).held_against(&lines), Kept::Other(3));
        let without_number = code(5).replacen("#5 ", "", 1);
        assert_eq!(noted(&without_number).held_against(&lines), Kept::There(5, 2));
        assert_eq!(noted(&without_number).held_against(&lines[..4]), Kept::Nowhere);
        assert_eq!(noted(&hex(&lines[6].hash)).held_against(&lines[..6]), Kept::Nowhere);
        // A code and a hash that do not belong together are nobody's.
        let mixed = format!("{} {}", code(5), hex(&lines[5].hash));
        assert_eq!(noted(&mixed).held_against(&lines), Kept::Other(5));
    }
}
