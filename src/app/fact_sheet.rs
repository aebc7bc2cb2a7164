//! The list of facts that can be put right: what was read, its lines, and what each line does.

use crate::domain::account::{FactPath, Row};
use crate::domain::correction::Correction;
use crate::domain::fact_form::{form_of, spoken};
use crate::domain::fact_table::{Named, Shape};
use crate::paper::naming::Naming;
use crate::text::words::Phrase;

use super::field::Field;

/// What was read to be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactsRead {
    /// Rows of the session, each as it is true now, on one line.
    pub rows: Vec<(Row, String)>,
    /// What the session file says otherwise than when it was opened; or why that cannot be told.
    pub changes: Result<Vec<Correction>, Phrase>,
}

/// What can be done with a line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Put a fact right.
    Correct {
        /// Where it stands.
        path: FactPath,
        /// What stands there.
        old: Option<String>,
    },
    /// Add an element to a list.
    Add {
        /// Where the element will stand.
        path: FactPath,
    },
    /// Take an element out of its list.
    Remove {
        /// Where it stands.
        path: FactPath,
        /// What stands there.
        old: String,
    },
    /// Take over all that the session file says otherwise now.
    TakeOver(Vec<Correction>),
}

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactLine {
    /// What the fact is called; the name of whom the next lines are about where nothing can be done.
    pub label: String,
    /// What is true now.
    pub value: String,
    /// What Enter does.
    pub act: Option<Act>,
}

/// The list.
#[derive(Clone, Debug, Default)]
pub struct FactSheet {
    /// The rows with their facts; none while they are being read.
    pub read: Option<FactsRead>,
    /// What was typed to narrow the list.
    pub filter: Field,
    /// Which line is selected.
    pub selected: usize,
}

/// A value as people read it; behind an id whose it is: `P-0123 (Ahmad Surya, S.H.)`.
pub fn named_value(naming: &Naming<'_>, row: &Row, place: &str, value: &str) -> String {
    let told = spoken(row, place, value, naming.language);
    let Some(Shape::Id(named)) = form_of(row, place).map(|form| form.shape) else { return told };
    let id = told.as_str();
    let name = match named {
        Named::Employee => naming.full_name(&id.into()),
        Named::Position => naming.position(Some(&id.into())),
        Named::Unit => naming.unit(&id.into()),
    };
    if name == told { told } else { format!("{told} ({name})") }
}
