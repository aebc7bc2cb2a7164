//! What is put right in the facts without touching the session file: a value in place of another.

use crate::domain::account::{FactPath, Row};

/// Fields of an employee that nobody outside reads in the record: health, discipline, birth, numbers of identity; and the
/// standing, for who is suspended is suspended by a case.
const SENSITIVE: [&str; 7] =
    ["nip", "birth_date", "discipline", "judicial_process", "open_finding", "leave_until", "standing"];

/// A value in place of another, both as a session file writes them on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// Where in the session file.
    pub path: FactPath,
    /// What stood there; none where nothing did.
    pub old: Option<String>,
    /// What is true; none where nothing is known, or the row is gone.
    pub new: Option<String>,
}

/// Whether a fact is none of the public's: what was corrected then stands in the private part of the record alone.
pub fn is_sensitive(path: &FactPath) -> bool {
    let first = path.written();
    let field = first.split(['.', '[']).next().unwrap_or_default();
    match path.row {
        // A whole row of a person holds all of it.
        Row::Employee(_) => field.is_empty() || SENSITIVE.contains(&field),
        Row::Member(_) => field.is_empty() || field == "nip",
        _ => false,
    }
}

/// What becomes unknown when nobody may know what was corrected: the field that is named, or all that is sensitive of
/// the row.
pub fn withheld(row: &Row, field: Option<&str>) -> Vec<FactPath> {
    match field {
        Some(field) => FactPath::read(row.clone(), field).into_iter().collect(),
        None => SENSITIVE.iter().map(|field| FactPath::of(row.clone()).field(field)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(written: &str) -> Option<FactPath> {
        FactPath::read(Row::Employee("P-1".into()), written)
    }

    #[test]
    fn a_way_is_read_back_as_it_is_written() {
        for written in ["", "grade", "performance[1].result", "assessment.managerial[8]", "[2].text", "a[1][2].b"] {
            assert_eq!(path(written).map(|path| path.written()).as_deref(), Some(written));
        }
        for wrong in ["a..b", "a[", "a[x]", "a]", ".", "a b", "a[1]b", "a.[1]", "a[-1]"] {
            assert_eq!(path(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_is_none_of_the_public_is_told_from_what_is() {
        for (written, expected) in
            [("grade", false), ("discipline[0].until", true), ("nip", true), ("performance[0]", false), ("", true)]
        {
            assert_eq!(path(written).map(|path| is_sensitive(&path)), Some(expected), "{written}");
        }
        assert!(!is_sensitive(&FactPath::of(Row::Position("A".into())).field("need")));
    }
}
