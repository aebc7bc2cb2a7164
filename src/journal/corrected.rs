//! A correction of a fact that is in force.

use crate::domain::account::{FactPath, Row};
use crate::domain::correction::withheld;
use crate::journal::event::CorrectedFact;

/// A correction of a fact that is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrected {
    /// In whose row of the session file.
    pub row: Row,
    /// Where in the row; none when that is sensitive.
    pub field: Option<String>,
    /// What was corrected by which document; none when it is withheld in this copy.
    pub known: Option<CorrectedFact>,
    /// Number of the entry.
    pub entry: u64,
}

impl Corrected {
    /// Whether the fact at a path is this one, holds it or belongs to it. Of a sensitive one whose place is withheld it is
    /// not known; each fact that it may be counts.
    pub fn touches(&self, path: &FactPath) -> bool {
        if self.row != path.row {
            return false;
        }
        let field = self.known.as_ref().map(|known| known.field.as_str()).or(self.field.as_deref());
        withheld(&self.row, field).iter().any(|own| own.way.iter().zip(&path.way).all(|(one, other)| one == other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_correction_touches_what_it_holds_and_what_holds_it() {
        let at = |written: &str| FactPath::read(Row::Employee("P-1".into()), written).expect("a way");
        let of = |field: Option<&str>| Corrected {
            row: Row::Employee("P-1".into()),
            field: field.map(str::to_owned),
            known: None,
            entry: 7,
        };
        let rating = of(Some("performance[1].result"));
        for (written, touched) in
            [("performance[1].result", true), ("performance[1]", true), ("performance", true), ("", true)]
                .into_iter()
                .chain([("performance[0].result", false), ("performance[1].behaviour", false), ("grade", false)])
        {
            assert_eq!(rating.touches(&at(written)), touched, "{written}");
        }
        assert!(of(Some("performance[1]")).touches(&at("performance[1].result")));
        assert!(!rating.touches(&FactPath::read(Row::Employee("P-2".into()), "performance[1].result").expect("a way")));
        // What is withheld may be any of what is sensitive, and nothing else.
        assert!(of(None).touches(&at("discipline[0].until")) && !of(None).touches(&at("grade")));
    }
}
