//! The seventeen civil-service ranks (pangkat, golongan/ruang) and the grades of contract staff.

use std::fmt;

/// A civil-service rank, I/a to IV/e, ordered; 1 to 17.
///
/// Source: the national list of ranks and its BKN codes (11 to 45).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rank(u8);

/// Rooms per group: I–III have a to d, IV has a to e.
const SPELLINGS: [(&str, &str); 17] = [
    ("I/a", "Juru Muda"),
    ("I/b", "Juru Muda Tingkat I"),
    ("I/c", "Juru"),
    ("I/d", "Juru Tingkat I"),
    ("II/a", "Pengatur Muda"),
    ("II/b", "Pengatur Muda Tingkat I"),
    ("II/c", "Pengatur"),
    ("II/d", "Pengatur Tingkat I"),
    ("III/a", "Penata Muda"),
    ("III/b", "Penata Muda Tingkat I"),
    ("III/c", "Penata"),
    ("III/d", "Penata Tingkat I"),
    ("IV/a", "Pembina"),
    ("IV/b", "Pembina Tingkat I"),
    ("IV/c", "Pembina Utama Muda"),
    ("IV/d", "Pembina Utama Madya"),
    ("IV/e", "Pembina Utama"),
];

impl Rank {
    /// The rank with this place in the order of seventeen.
    pub fn from_order(order: u8) -> Option<Rank> {
        (1..=17).contains(&order).then_some(Rank(order))
    }

    /// The place in the order, 1 (I/a) to 17 (IV/e).
    pub fn order(self) -> u8 {
        self.0
    }

    /// Reads `III/d` as files spell it: roman group, slash, letter; surrounding blanks are forgiven.
    pub fn parse(text: &str) -> Option<Rank> {
        let text = text.trim();
        let place = SPELLINGS.iter().position(|(spelling, _)| *spelling == text)?;
        u8::try_from(place + 1).ok().map(Rank)
    }

    /// `III/d`.
    pub fn spelling(self) -> &'static str {
        SPELLINGS[usize::from(self.0) - 1].0
    }

    /// `Penata Tingkat I`.
    pub fn title(self) -> &'static str {
        SPELLINGS[usize::from(self.0) - 1].1
    }

    /// `Penata Tingkat I (III/d)`, as papers print it.
    pub fn full(self) -> String {
        format!("{} ({})", self.title(), self.spelling())
    }
}

impl fmt::Display for Rank {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.spelling())
    }
}

impl fmt::Debug for Rank {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.spelling())
    }
}

/// What an employee's grade is: a rank, or the grade of a contract employee (PPPK I to XVII, no letter).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// A civil servant's rank.
    Rank(Rank),
    /// A contract employee's grade, 1 to 17, printed in Roman numerals.
    Contract(u8),
}

const ROMAN: [&str; 17] =
    ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII"];

impl Grade {
    /// Reads `III/d` or `IX`.
    pub fn parse(text: &str) -> Option<Grade> {
        if let Some(rank) = Rank::parse(text) {
            return Some(Grade::Rank(rank));
        }
        let place = ROMAN.iter().position(|roman| *roman == text.trim())?;
        u8::try_from(place + 1).ok().map(Grade::Contract)
    }

    /// The rank, when this is one.
    pub fn rank(self) -> Option<Rank> {
        match self {
            Grade::Rank(rank) => Some(rank),
            Grade::Contract(_) => None,
        }
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Grade::Rank(rank) => fmt::Display::fmt(rank, formatter),
            Grade::Contract(grade) => formatter.pad(ROMAN[usize::from(*grade) - 1]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seventeen_ranks_read_back_as_written_and_no_other() {
        for order in 1..=17 {
            let rank = Rank::from_order(order).expect("1..=17 are ranks");
            assert_eq!(Rank::parse(rank.spelling()), Some(rank));
        }
        for wrong in ["III/e", "I/e", "V/a", "3D", "", "III d", "iii/d"] {
            assert_eq!(Rank::parse(wrong), None, "{wrong}");
        }
        assert!(Rank::parse("III/d") < Rank::parse("IV/a"));
    }

    #[test]
    fn contract_staff_have_roman_grades_without_a_letter() {
        assert_eq!(Grade::parse("IX"), Some(Grade::Contract(9)));
        assert_eq!(Grade::parse("III/a").and_then(Grade::rank), Rank::parse("III/a"));
        assert_eq!(Grade::parse("XVIII"), None);
    }
}
