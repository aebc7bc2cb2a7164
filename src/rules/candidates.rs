//! What a candidate's verdicts come to: what the table still owes an answer.

use crate::rules::verdict::{Severity, Verdict};

/// Whether accepting needs code and text: a warning stands.
pub fn must_explain(verdicts: &[Verdict]) -> bool {
    standing(verdicts).any(|verdict| verdict.severity == Severity::Warn)
}

/// Whether accepting needs an acknowledgement: a datum is missing.
pub fn must_acknowledge(verdicts: &[Verdict]) -> bool {
    standing(verdicts).any(|verdict| verdict.severity == Severity::Unknown)
}

fn standing(verdicts: &[Verdict]) -> impl Iterator<Item = &Verdict> {
    verdicts.iter().filter(|verdict| verdict.lifted_by.is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::EmployeeId;
    use crate::text::words::Phrase;

    fn verdict(severity: Severity, lifted_by: Option<&str>) -> Verdict {
        Verdict {
            rule: "R-STAT",
            severity,
            employee: EmployeeId::from("P-901"),
            sentence: Phrase::new("rule.stat.title"),
            lift: Phrase::new("rule.lift.none"),
            basis: &[],
            sensitive: false,
            lifted_by: lifted_by.map(str::to_owned),
        }
    }

    #[test]
    fn what_is_missing_must_be_acknowledged_and_a_lifted_block_needs_no_words() {
        let verdicts = [verdict(Severity::Block, Some("Keputusan Nomor 1")), verdict(Severity::Unknown, None)];
        assert!(must_acknowledge(&verdicts));
        assert!(!must_explain(&verdicts));
    }

    #[test]
    fn a_warning_must_be_explained() {
        assert!(must_explain(&[verdict(Severity::Info, None), verdict(Severity::Warn, None)]));
    }
}
