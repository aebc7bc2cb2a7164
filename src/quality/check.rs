//! What a check is: its id and sentence, what it looks at, how grave, and where the file states what it is about.

use crate::domain::employee::Employee;
use crate::domain::ids::{BasisId, EmployeeId, PositionId, UnitId};
use crate::domain::legal::LegalBasis;
use crate::domain::position::Position;
use crate::domain::unit::Unit;
use crate::quality::field::Field;
use crate::quality::ground::Ground;
use crate::text::words::Phrase;

/// How grave a notice is, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gravity {
    /// A block may be hidden by it, or a decree would rest on it: to be settled before the item is decided.
    Must,
    /// Worth settling; what is decided may need an answer in words.
    Should,
    /// Worth knowing.
    Note,
}

impl Gravity {
    /// Every step, the gravest first.
    pub const ALL: [Gravity; 3] = [Gravity::Must, Gravity::Should, Gravity::Note];

    /// The same matter where it touches nothing that is decided today: at most worth settling.
    #[must_use]
    pub fn off_the_docket(self) -> Gravity {
        self.max(Gravity::Should)
    }

    /// Catalogue key of its words.
    pub fn key(self) -> &'static str {
        match self {
            Gravity::Must => "quality.gravity.must",
            Gravity::Should => "quality.gravity.should",
            Gravity::Note => "quality.gravity.note",
        }
    }

    /// Catalogue key of the heading over its notices.
    pub fn heading(self) -> &'static str {
        match self {
            Gravity::Must => "quality.page.must",
            Gravity::Should => "quality.page.should",
            Gravity::Note => "quality.page.note",
        }
    }
}

/// Whom or what a finding is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// An employee.
    Employee(EmployeeId),
    /// A position.
    Position(PositionId),
    /// A unit.
    Unit(UnitId),
    /// A legal basis.
    Basis(BasisId),
    /// The sitting.
    Sitting,
}

impl Subject {
    /// Its id; the sitting has none.
    pub fn id(&self) -> Option<&str> {
        match self {
            Subject::Employee(id) => Some(id.as_str()),
            Subject::Position(id) => Some(id.as_str()),
            Subject::Unit(id) => Some(id.as_str()),
            Subject::Basis(id) => Some(id.as_str()),
            Subject::Sitting => None,
        }
    }
}

/// What a check looks at, one by one; what it finds is a sentence without its full stop.
#[derive(Clone, Copy, Debug)]
pub enum Looks {
    /// Employees, but those who left.
    Employees(fn(&Ground<'_>, &Employee) -> Option<Phrase>),
    /// Positions, as seats that are filled or left.
    Positions(fn(&Ground<'_>, &Position) -> Option<Phrase>),
    /// Positions, as parts of the workload of their agency.
    Workloads(fn(&Ground<'_>, &Position) -> Option<Phrase>),
    /// Units.
    Units(fn(&Ground<'_>, &Unit) -> Option<Phrase>),
    /// Legal bases.
    Bases(fn(&LegalBasis) -> Option<Phrase>),
    /// The sitting itself.
    Sitting(fn(&Ground<'_>) -> Option<Phrase>),
}

impl Looks {
    /// How many were found, in words ("12 pegawai").
    pub fn counted(self, count: usize) -> Phrase {
        let key = match (self, count) {
            (Looks::Employees(_), _) => return employees(count),
            (Looks::Positions(_) | Looks::Workloads(_), 1) => "quality.count.position",
            (Looks::Positions(_) | Looks::Workloads(_), _) => "quality.count.positions",
            (Looks::Units(_), 1) => "quality.count.unit",
            (Looks::Units(_), _) => "quality.count.units",
            (Looks::Bases(_), 1) => "quality.count.basis",
            (Looks::Bases(_), _) => "quality.count.bases",
            (Looks::Sitting(_), _) => return Phrase::new("quality.count.sitting"),
        };
        Phrase::new(key).with("count", count)
    }
}

/// So many employees, in words.
pub fn employees(count: usize) -> Phrase {
    let key = if count == 1 { "quality.count.employee" } else { "quality.count.employees" };
    Phrase::new(key).with("count", count)
}

/// The words of a check, as keys of the catalogue.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// What it is called: a few words that can stand as a sentence without its full stop.
    pub title: &'static str,
    /// Why it matters, or how it usually comes about.
    pub cause: &'static str,
    /// What to do about it.
    pub cure: &'static str,
}

/// The words below one name: those of a code of `check` (`code.…`), or of a check that has no place (`notice.…`).
macro_rules! words {
    ($name:literal) => {
        crate::quality::check::Words {
            title: concat!($name, ".title"),
            cause: concat!($name, ".cause"),
            cure: concat!($name, ".cure"),
        }
    };
}
pub(super) use words;

/// A check. The files beside this one each hold a family of them; `quality::CHECKS` lists all.
#[derive(Debug)]
pub struct Check {
    /// Stable id: `N-…` for what stands at a place of the file, `Q-…` for what only the whole shows.
    pub id: &'static str,
    /// What it is called, why it matters, what to do about it.
    pub words: Words,
    /// How grave on today's docket.
    pub gravity: Gravity,
    /// Whether naming people would tell of birth, discipline, a process or a wish: the screen shows their number alone.
    pub sensitive: bool,
    /// The data that are missing where it finds something; none for data that contradict each other.
    pub field: Option<&'static Field>,
    /// Where the file states it, below the row of the subject; none where there are too many gaps to list.
    pub place: Option<&'static [&'static str]>,
    /// What it looks at, and the test.
    pub looks: Looks,
}
