//! Names of persons and their numbers, as official papers and narrow columns write them.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::charset::Charset;

/// Titles that stand before a name, in lower case and without dots. A closed list, because an
/// abbreviated first name (`Moh. Ali`) looks just like a title.
const FRONT_TITLES: [&str; 18] = [
    "prof", "dr", "drg", "drh", "ir", "drs", "dra", "h", "hj", "kh", "apt", "ns", "ust", "pdt", "tn", "ny", "sdr",
    "sdri",
];

/// Groups of the eighteen digits of a NIP: birth date, month of appointment, sex, serial.
const NIP_GROUPS: [usize; 4] = [8, 6, 1, 3];

/// Whether two names mean the same, whatever their case and surrounding blanks.
pub fn same_name(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim(), other.trim());
    let plain = || one.is_ascii() && other.is_ascii();
    one.eq_ignore_ascii_case(other) || (!plain() && one.to_lowercase() == other.to_lowercase())
}

/// A NIP grouped as `19680411 199303 1 909`; any other number as it stands.
pub fn nip(number: &str) -> String {
    let digits: String = number.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.len() != NIP_GROUPS.iter().sum::<usize>() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return number.to_owned();
    }
    let mut rest = digits.as_str();
    let groups = NIP_GROUPS.map(|length| {
        let (group, tail) = rest.split_at(length);
        rest = tail;
        group
    });
    groups.join(" ")
}

/// A name with its titles: `Dr. Ir. NAMA, S.T., M.Si.`; empty titles leave no trace.
pub fn titled(name: &str, front: &str, back: &str) -> String {
    let (name, front, back) = (name.trim(), front.trim(), back.trim().trim_start_matches(',').trim_start());
    let mut written = String::with_capacity(front.len() + name.len() + back.len() + 3);
    if !front.is_empty() {
        written.push_str(front);
        written.push(' ');
    }
    written.push_str(name);
    if !back.is_empty() {
        written.push_str(", ");
        written.push_str(back);
    }
    written
}

/// The name without the titles before it and without everything after the first comma.
pub fn without_titles(name: &str) -> String {
    let bare = name.split(',').next().unwrap_or(name);
    let words: Vec<&str> = bare.split_whitespace().collect();
    // The last word is the name even when it looks like a title.
    let titles = words.iter().take(words.len().saturating_sub(1)).take_while(|word| is_front_title(word)).count();
    words[titles..].join(" ")
}

/// What lists of persons are sorted by: the name without titles, in lower case.
pub fn sort_key(name: &str) -> String {
    without_titles(name).to_lowercase()
}

/// The letters of a name in lower case, by which names written in two ways are told to be one.
pub fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|letter| letter.is_alphabetic()).flat_map(char::to_lowercase)
}

/// A name for narrow columns: `Rosmaida P.`. The first name that is written out stays, the names
/// after it become initials, and titles go.
pub fn short(name: &str) -> String {
    let bare = without_titles(name);
    let mut written_out = false;
    let words: Vec<String> = bare
        .split_whitespace()
        .map(|word| {
            if written_out {
                return format!("{}.", initial(word));
            }
            written_out = !word.ends_with('.') && word.graphemes(true).count() > 1;
            word.to_owned()
        })
        .collect();
    words.join(" ")
}

/// A name masked for guests: `S••• R•••••`. The number of bullets is fixed, so that the length of
/// the name tells nothing.
pub fn masked(name: &str, charset: Charset) -> String {
    let bare = without_titles(name);
    let mut words = bare.split_whitespace();
    let bullet = charset.bullet();
    let masked = |word: Option<&str>, bullets| word.map(|word| format!("{}{}", initial(word), bullet.repeat(bullets)));
    let (first, last) = (words.next(), words.next_back());
    [masked(first, 3), masked(last, 5)].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn is_front_title(word: &str) -> bool {
    // Titles may be written together: `Dr.Ir.`.
    let mut parts = word.split('.').filter(|part| !part.is_empty()).peekable();
    let has_dot = word.contains('.');
    let short_form = |part: &str| FRONT_TITLES.contains(&part.to_lowercase().as_str());
    parts.peek().is_some() && has_dot && parts.all(short_form)
}

fn initial(word: &str) -> &str {
    word.graphemes(true).next().unwrap_or("")
}

/// A set of names, each a bit, whatever their case and surrounding blanks. Of more names than bits, several share one:
/// the set may hold more than was put into it, never less.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NameSet(u64);

impl NameSet {
    /// The set of these.
    pub fn of<'n>(names: impl IntoIterator<Item = &'n str>) -> NameSet {
        let bit = |name: &str| {
            let spelled = name.trim().to_lowercase();
            spelled.bytes().fold(0_u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(u64::from(byte))) % 64
        };
        NameSet(names.into_iter().fold(0, |set, name| set | 1 << bit(name)))
    }

    /// Whether a name may be in both; surely none is when not.
    pub fn meets(self, other: NameSet) -> bool {
        self.0 & other.0 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nip_is_grouped_and_other_numbers_are_left_alone() {
        assert_eq!(nip("196804111993031909"), "19680411 199303 1 909");
        assert_eq!(nip("19680411 199303 1 909"), "19680411 199303 1 909");
        assert_eq!(nip("010123456"), "010123456");
        assert_eq!(nip("1.96804E+17"), "1.96804E+17");
        assert_eq!(nip("19680411199303190é"), "19680411199303190é");
    }

    #[test]
    fn titles_stand_around_a_name_and_are_not_raised() {
        assert_eq!(titled("ROSMAIDA PURBA", "Dr. Ir.", "S.T., M.Si."), "Dr. Ir. ROSMAIDA PURBA, S.T., M.Si.");
        assert_eq!(titled("Andi", "", ""), "Andi");
        assert_eq!(titled("Andi", " ", ", S.Sos."), "Andi, S.Sos.");
    }

    #[test]
    fn lists_are_sorted_by_the_name_not_the_title() {
        assert_eq!(sort_key("Dr. Ir. Rosmaida Purba, S.T., M.Si."), "rosmaida purba");
        assert_eq!(sort_key("Dr.drg. Hj. Andi Tenri"), "andi tenri");
        assert_eq!(sort_key("Moh. Ali"), "moh. ali");
        assert_eq!(sort_key("H. Ir."), "ir.");
        assert_eq!(sort_key(""), "");
    }

    #[test]
    fn names_written_in_two_ways_have_the_same_letters() {
        assert!(letters("M. Yusuf  SIREGAR").eq(letters("M Yusuf Siregar")));
        assert!(letters("Siti Aisyah").ne(letters("Siti Aisyiyah")));
    }

    #[test]
    fn a_short_name_keeps_the_name_people_use() {
        assert_eq!(short("Rosmaida Purba"), "Rosmaida P.");
        assert_eq!(short("Drs. Siti Nur Aisyah, M.Si."), "Siti N. A.");
        assert_eq!(short("M. Yusuf Siregar"), "M. Yusuf S.");
        assert_eq!(short("Sukarto"), "Sukarto");
    }

    #[test]
    fn a_masked_name_hides_its_length() {
        assert_eq!(masked("Siti Rosmaida", Charset::Unicode), "S••• R•••••");
        assert_eq!(masked("Dr. Sri Ayu Ningrum Rahayuningtyas, M.M.", Charset::Ascii), "S*** R*****");
        assert_eq!(masked("Sukarto", Charset::Unicode), "S•••");
        assert_eq!(masked("", Charset::Unicode), "");
    }
}
