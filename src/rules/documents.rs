//! The checklist of documents that a move needs: at hand, not at hand, or not known.

use crate::domain::employee::DocumentKind;
use crate::domain::ids::EmployeeId;
use crate::rules::case::Case;
use crate::rules::checklist::DocumentSet;
use crate::rules::end_state::EndState;
use crate::rules::functional;
use crate::rules::rule::Judge::Several;
use crate::rules::rule::{Basis, Finding, Rests, Rule};
use crate::rules::situation::{Situation, Whole};
use crate::text::words::Value;

/// Every document of the checklist is at hand.
pub static DOCUMENTS: Rule = Rule {
    id: "R-DOK",
    title: "rule.dok.title",
    sensitive: false,
    basis: Basis::Regulations(&["PERBAN-BKN-5-2019"]),
    judge: Several(documents),
    rests: Rests::With(|_, brief| brief.documents.are_at_hand()),
};

/// The documents that a lasting move asks for; between agencies their recommendations belong to it.
pub fn asked(between_agencies: bool) -> impl Iterator<Item = DocumentKind> {
    DocumentKind::ALL.into_iter().filter(move |kind| match kind {
        DocumentKind::ReleaseRecommendation | DocumentKind::AcceptanceRecommendation => between_agencies,
        // Only functional positions ask for it, by a rule of its own.
        DocumentKind::CompetenceTest => false,
        _ => true,
    })
}

/// A document that a move asks for.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Whose.
    pub employee: EmployeeId,
    /// Which.
    pub kind: DocumentKind,
    /// The rule that asks for it.
    pub rule: &'static Rule,
}

/// Every document that the moves of a whole ask for, each with the rule that does.
pub fn asked_by_rules(situation: &Situation<'_>, whole: &Whole) -> Vec<Asked> {
    let end = EndState::unheard(situation, whole);
    let mut found = Vec::new();
    for case in end.moves().iter().filter_map(|mutation| Case::of(&end, mutation)) {
        let asked = |kind, rule| Asked { employee: case.employee.id.clone(), kind, rule };
        found.extend(of_case(&case).map(|kind| asked(kind, &DOCUMENTS)));
        if functional::enters_another(&case) {
            found.push(asked(DocumentKind::CompetenceTest, &functional::TEST));
        }
    }
    found
}

/// The checklist of one move; who stays where they are needs none.
fn of_case(case: &Case<'_>) -> impl Iterator<Item = DocumentKind> {
    let leaves = case.leaves();
    asked(case.changes_agency()).filter(move |_| leaves)
}

fn documents(case: &Case<'_>, tell: &mut dyn FnMut(Finding)) {
    if !case.leaves() {
        return;
    }
    let documents = &case.brief.documents;
    let asked = DocumentSet::of(asked(case.changes_agency()));
    let listed =
        |own: DocumentSet| of_case(case).filter(move |kind| own.has(*kind)).map(|kind| Value::Term(kind.key()));
    let sentence = |key, own| case.says(key).with_list("documents", listed(own));
    if documents.missing.meets(asked) {
        tell(Finding::warn(sentence("rule.dok.missing", documents.missing), "rule.dok.lift"));
    }
    if documents.unknown.meets(asked) {
        tell(Finding::unknown(sentence("rule.dok.unknown", documents.unknown), "rule.dok.verify"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::employee::Known;
    use crate::rules::trial::Trial;
    use crate::rules::verdict::Severity;

    fn with(kind: DocumentKind, known: Known) -> Trial {
        let mut trial = Trial::town();
        let documents = &mut trial.story.employee_mut("P-904").documents;
        documents.retain(|(own, _)| *own != kind);
        documents.push((kind, known));
        trial
    }

    #[test]
    fn what_is_missing_warns_and_what_is_not_known_is_said_by_name() {
        assert_eq!(Trial::town().severity("R-DOK"), None);
        let missing = with(DocumentKind::PerformanceRecords, Known::No);
        assert_eq!(missing.severity("R-DOK"), Some(Severity::Warn));
        assert!(missing.sentence("R-DOK").contains("kinerja"), "{}", missing.sentence("R-DOK"));
        assert_eq!(with(DocumentKind::RankDecree, Known::Unknown).severity("R-DOK"), Some(Severity::Unknown));
    }

    #[test]
    fn recommendations_are_asked_between_agencies_only() {
        let between = with(DocumentKind::ReleaseRecommendation, Known::No);
        assert_eq!(between.severity("R-DOK"), Some(Severity::Warn));
        let mut inside = Trial::of(between.story, &[("P-904", "SOS-KABID")]);
        assert_eq!(inside.severity("R-DOK"), None);
        inside.story.employee_mut("P-904").documents.clear();
        assert_eq!(inside.severity("R-DOK"), Some(Severity::Unknown));
    }
}
