//! The RULES: sentences about moves, each with its basis, its severity and how it is lifted.
//!
//! Every rule is asked about every move, on the end state of the whole; none hides another, and none hides a person.

pub mod account;
pub mod alike;
pub mod alone;
pub mod aspiration;
pub mod candidates;
pub mod case;
pub mod end_state;
pub mod first_name;
pub mod rule;
pub mod situation;
pub mod table_account;
#[cfg(test)]
pub(crate) mod trial;
pub mod verdict;

mod acting;
mod authority;
mod brief;
mod checklist;
mod competence;
mod direction;
mod discipline;
pub mod documents;
mod election;
mod experience;
mod family;
mod follow_up;
mod functional;
mod hierarchy;
mod leadership;
mod performance;
mod posts;
mod rank;
mod reorganisation;
mod resting;
mod retirement;
mod seats;
mod services;
mod site;
mod status;
mod surroundings;
mod table;
mod talent;
mod tenure;
mod voices;
mod workload;

use crate::domain::class::Class;
use crate::domain::proposal::Move;
use crate::rules::case::Case;
use crate::rules::end_state::EndState;
use crate::rules::resting::{RuleSet, resting};
use crate::rules::rule::{Finding, Judge, Rule};
use crate::rules::situation::{Exception, Situation, Whole};
use crate::rules::verdict::{Mark, Severity, Verdict};

/// Every rule, in the order in which verdicts of one severity are listed.
pub static RULES: &[&Rule] = &[
    &table::MANDATE,
    &table::QUORUM,
    &status::STATUS,
    &discipline::DISCIPLINE_NOW,
    &discipline::DISCIPLINE_PAST,
    &discipline::OPEN_FINDING,
    &status::STUDY,
    &authority::JPT,
    &authority::ELECTION,
    &authority::ACTING_HEAD,
    &authority::CIVIL_REGISTRY,
    &authority::INSPECTORATE,
    &posts::PUBLIC_ORDER,
    &posts::DISTRICT,
    &posts::COUNCIL_SECRETARIAT,
    &posts::CERTIFICATES,
    &reorganisation::ABOLISHED,
    &seats::OCCUPIED,
    &seats::DUPLICATE,
    &functional::CONCURRENT,
    &acting::APPOINTMENT,
    &direction::DEMOTION,
    &rank::TOO_LOW,
    &rank::ONE_BELOW,
    &rank::TOO_HIGH,
    &rank::EDUCATION,
    &experience::EXPERIENCE,
    &experience::RELATED_FIELD,
    &functional::TEST,
    &functional::ENTRY_AGE,
    &retirement::REACHED,
    &retirement::WITHIN_WARNING,
    &retirement::WITHIN_NOTICE,
    &retirement::SHORTENED,
    &performance::PERFORMANCE,
    &performance::PERFORMANCE_UNKNOWN,
    &tenure::TOO_SHORT,
    &tenure::RECENT,
    &status::SERVICE_BOND,
    &documents::DOCUMENTS,
    &voices::PUSHED,
    &table::RANKING,
    &talent::NO_GAIN,
    &talent::NINE_BOX,
    &hierarchy::JOB_CLASS,
    &table::CONFLICT,
    &aspiration::ASPIRATION,
    &voices::FORUM,
    &tenure::LONG,
    &seats::VACATED,
    &workload::WORSE_BALANCE,
    &workload::NO_SHORTAGE,
    &competence::MATCH,
    &competence::ASSESSMENT,
    &direction::STATED_KIND,
    &reorganisation::CONFIRMED,
    &acting::LONG_ACTING,
    &follow_up::LEADERSHIP_TRAINING,
    &family::RELATIVES,
    &family::DISTANCE,
    &hierarchy::OUTRANKED,
    &talent::LOAD_KIND,
    &status::LEAVE,
    &follow_up::TECHNICAL_APPROVAL,
];

/// Room for what is found in most moves.
const MARKS: usize = 16;

/// The rule with this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}

/// Whether a document can lift the rule's blocks: no paper gives one seat to two people, or one person two seats,
/// or brings absent voters to the table.
pub fn is_lifted_by_document(rule: &Rule) -> bool {
    ![seats::OCCUPIED.id, seats::DUPLICATE.id, table::QUORUM.id].contains(&rule.id)
}

/// Whether a document shown for one employee holds for all: it is about the committee and not about them.
fn is_lifted_for_all(rule: &Rule) -> bool {
    rule.id == table::MANDATE.id
}

/// Whether a rule judges a move by itself, whatever else is moved: neither the seats that others leave or take, nor who
/// stands above and below, nor the balance afterwards; and not the committee, whom no other move would help.
pub fn is_of_one_move(rule: &str) -> bool {
    const OF_SEVERAL: [&Rule; 11] = [
        &seats::OCCUPIED,
        &seats::DUPLICATE,
        &seats::VACATED,
        &workload::WORSE_BALANCE,
        &workload::NO_SHORTAGE,
        &talent::NO_GAIN,
        &hierarchy::OUTRANKED,
        &family::RELATIVES,
        &table::MANDATE,
        &table::QUORUM,
        &table::RANKING,
    ];
    OF_SEVERAL.iter().all(|several| several.id != rule)
}

/// Whether a block is about the committee itself: it stands against every move alike.
pub fn is_of_the_committee(rule: &str) -> bool {
    [table::MANDATE.id, table::QUORUM.id].contains(&rule)
}

/// Whether one of the moves of a whole is barred because of the others. Of the rules that look at more than each single
/// move only those about seats bar; the committee is left aside.
pub fn is_barred_together(situation: &Situation<'_>, whole: &Whole) -> bool {
    const OF_SEATS: [&Rule; 2] = [&seats::OCCUPIED, &seats::DUPLICATE];
    let end = EndState::unheard(situation, whole);
    let mut barred = false;
    find(&OF_SEATS, &cases(&end), |rule, case, finding| {
        barred |= finding.severity == Severity::Block && exception(rule, case, finding.severity).is_none();
    });
    barred
}

/// Whether a rule tells that somebody has long been in one position.
pub fn is_long_in_post(rule: &str) -> bool {
    rule == tenure::LONG.id
}

/// Whether a verdict says that a member steps out.
pub fn is_conflict(verdict: &Verdict) -> bool {
    is_of_conflict(verdict.rule)
}

/// Whether this is the id of the rule about conflicts of interest.
pub fn is_of_conflict(rule: &str) -> bool {
    rule == table::CONFLICT.id
}

/// Whether a verdict says that somebody else fits better.
pub fn is_against_ranking(verdict: &Verdict) -> bool {
    is_ranking(verdict.rule)
}

/// Whether this is the id of the rule about the ranking.
pub fn is_ranking(rule: &str) -> bool {
    rule == table::RANKING.id
}

/// Whether a verdict says that the matter is for somebody else than this committee.
pub fn is_outside_jurisdiction(verdict: &Verdict) -> bool {
    verdict.rule == authority::JPT.id
}

/// Whether a move between positions of these classes waits for the technical approval of BKN before it is enacted.
pub fn asks_technical_approval(from: Option<Class>, to: Class) -> bool {
    follow_up::asks_approval(from, to)
}

/// Judges a whole (one move, or all moves of a swap) by every rule, on its end state; worst first.
///
/// Moves whose employee or position the facts do not know are passed over: whoever reads a file refuses them.
pub fn judge(situation: &Situation<'_>, whole: &Whole) -> Vec<Verdict> {
    let mut verdicts = Vec::new();
    let end = EndState::of(situation, whole);
    find(RULES, &cases(&end), |rule, case, finding| verdicts.push(verdict(rule, case, finding)));
    // Stable: verdicts of one severity keep the order of RULES.
    verdicts.sort_by_key(|verdict| verdict.severity);
    verdicts
}

/// What [`judge`] finds, without the sentences: for many wholes that are compared, of which few will be told. In the
/// order of RULES.
pub fn marks(situation: &Situation<'_>, whole: &Whole) -> Vec<Mark> {
    let end = EndState::unheard(situation, whole);
    marks_of(&cases(&end))
}

/// What [`marks`] finds in a whole of one move, of which it is known at which places of the file employee and position
/// stand: for one seat that is held against everybody. Who moves is told by the place alone, so that one whole does for
/// all of them.
pub fn marks_at(situation: &Situation<'_>, whole: &Whole, places: (usize, usize)) -> Vec<Mark> {
    let end = EndState::of_mover(situation, whole, places.0);
    let case = |mutation: &Move| Case::at(&end, mutation.stated_kind, places);
    whole.moves.first().map_or_else(Vec::new, |mutation| marks_of(&[case(mutation)]))
}

fn marks_of(cases: &[Case<'_>]) -> Vec<Mark> {
    let mut marks = Vec::with_capacity(MARKS);
    let resting = cases.iter().map(|case| resting(RULES, case)).reduce(RuleSet::and);
    let asked = resting.map_or(RuleSet::default(), |resting| resting.others(RULES.len()));
    find(asked.places().map(|place| &RULES[place]), cases, |rule, case, finding| {
        let lifted = exception(rule, case, finding.severity).is_some();
        marks.push(Mark { rule: rule.id, severity: finding.severity, lifted });
    });
    marks
}

/// The moves of a whole, each before the rules.
fn cases<'a>(end: &'a EndState<'a>) -> Vec<Case<'a>> {
    end.moves().iter().filter_map(|mutation| Case::of(end, mutation)).collect()
}

/// Tells everything that rules find in the moves of a whole, in the order of the rules.
fn find<'r>(
    rules: impl IntoIterator<Item = &'r &'static Rule>,
    cases: &[Case<'_>],
    mut tell: impl FnMut(&'static Rule, &Case<'_>, Finding),
) {
    for rule in rules {
        for case in cases {
            let mut tell = |finding| tell(rule, case, finding);
            match rule.judge {
                Judge::One(judge) => {
                    if let Some(finding) = judge(case) {
                        tell(finding);
                    }
                }
                Judge::Several(judge) => judge(case, &mut tell),
            }
        }
    }
}

/// The exception that lifts a finding of this severity; it lifts a block and nothing else.
fn exception<'a>(rule: &Rule, case: &Case<'a>, severity: Severity) -> Option<&'a Exception> {
    let exceptions = case.situation.exceptions.iter();
    exceptions
        .filter(|_| severity == Severity::Block)
        .filter(|exception| exception.rule == rule.id)
        .find(|exception| exception.employee == case.employee.id || is_lifted_for_all(rule))
}

/// A finding as the table hears it.
fn verdict(rule: &'static Rule, case: &Case<'_>, finding: Finding) -> Verdict {
    let exception = exception(rule, case, finding.severity);
    Verdict {
        rule: rule.id,
        severity: finding.severity,
        employee: case.employee.id.clone(),
        sentence: finding.sentence,
        lift: finding.lift,
        basis: rule.basis.ids(),
        sensitive: rule.sensitive || finding.sensitive,
        lifted_by: exception.map(|exception| format!("{} {}", exception.document, exception.number)),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::domain::employee::Known;
    use crate::rules::rule::{Basis, neutral_key};
    use crate::rules::trial::Trial;
    use crate::text::words;

    #[test]
    fn every_rule_has_its_words_a_basis_and_an_id_of_its_own() {
        let mut ids = HashSet::new();
        for listed in RULES {
            assert!(ids.insert(listed.id), "{} stands twice", listed.id);
            assert!(listed.id.starts_with("R-"), "{}", listed.id);
            assert!(words::has(listed.title), "the catalogue lacks {}", listed.title);
            match listed.basis {
                Basis::Regulations(regulations) => assert!(!regulations.is_empty(), "{} rests on nothing", listed.id),
                Basis::Custom => assert!(listed.basis.ids().is_empty()),
            }
        }
    }

    #[test]
    fn sensitive_verdicts_have_a_neutral_sentence_of_every_severity() {
        for severity in [Severity::Block, Severity::Warn, Severity::Unknown, Severity::Info] {
            assert!(words::has(neutral_key(severity)), "{severity:?}");
        }
    }

    #[test]
    fn an_ordinary_rotation_with_a_successor_in_sight_meets_two_notes_only() {
        let mut trial = Trial::town();
        trial.awaited = vec!["SOS-KASI".into()];
        let rules: Vec<&str> = trial.verdicts().iter().map(|verdict| verdict.rule).collect();
        assert_eq!(rules, ["R-VAC", "R-PERTEK"]);
    }

    #[test]
    fn the_worst_stands_first_and_all_is_said() {
        let mut trial = Trial::town();
        let employee = trial.story.employee_mut("P-904");
        employee.open_finding = Known::Yes;
        employee.judicial_process = Known::Unknown;
        let verdicts = trial.verdicts();
        assert_eq!(verdicts.first().map(|verdict| verdict.rule), Some("R-TEMUAN"));
        assert!(verdicts.is_sorted_by_key(|verdict| verdict.severity));
        assert!(verdicts.iter().any(|verdict| verdict.rule == "R-HUKDIS-NOW"));
        assert!(verdicts.iter().any(|verdict| verdict.rule == "R-VAC"));
    }

    #[test]
    fn an_exception_lifts_its_rule_for_its_employee_and_no_missing_datum() {
        let lifted = |who: &str, known: Known| {
            let mut trial = Trial::town();
            trial.story.employee_mut("P-904").open_finding = known;
            trial.exceptions = vec![Exception {
                rule: "R-TEMUAN".to_owned(),
                employee: who.into(),
                number: "700/901".to_owned(),
                date: crate::domain::story::day(2026, 11, 20),
                document: "Surat Keterangan".to_owned(),
            }];
            trial.verdict("R-TEMUAN").and_then(|verdict| verdict.lifted_by)
        };
        assert_eq!(lifted("P-904", Known::Yes).as_deref(), Some("Surat Keterangan 700/901"));
        assert_eq!(lifted("P-905", Known::Yes), None);
        assert_eq!(lifted("P-904", Known::Unknown), None);
    }
}
