//! Voices from outside the table: concerns of the forum that wait for an answer, and names that were pushed.

use crate::domain::committee::ForumEntry;
use crate::domain::ids::PositionId;
use crate::domain::proposal::{Move, Origin};
use crate::rules::case::Case;
use crate::rules::rule::Judge::One;
use crate::rules::rule::{Basis, Finding, Rests, Rule};
use crate::rules::site::Site;
use crate::text::words::Value;

/// A concern about the employee or one of the agencies is not settled yet.
pub static FORUM: Rule = Rule {
    id: "R-FORUM",
    title: "rule.forum.title",
    sensitive: false,
    basis: Basis::Custom,
    judge: One(forum),
    rests: Rests::Never,
};

/// A name came from outside the service.
pub static PUSHED: Rule = Rule {
    id: "R-ASAL",
    title: "rule.asal.title",
    sensitive: false,
    basis: Basis::Regulations(&["UU-20-2023"]),
    judge: One(pushed),
    rests: Rests::Never,
};

/// Whether an entry is about the employee, or about a unit at either end or one above it; what is about a unit is
/// told with the first move of a whole that touches it.
fn concerns(case: &Case<'_>, entry: &ForumEntry) -> bool {
    let facts = case.facts();
    let is_named = |id: &PositionId| {
        facts.position(id).is_some_and(|end| facts.lineage(&end.unit).any(|unit| entry.units.contains(&unit.id)))
    };
    let touches = |mutation: &&Move| {
        let left = case.situation.placements.position_of(facts, &mutation.employee);
        left.into_iter().chain([&mutation.to]).any(is_named)
    };
    // Who speaks of a person and a unit speaks of the person.
    match entry.employees.as_slice() {
        [] => case.end.moves().iter().find(touches).is_some_and(|first| first.employee == case.employee.id),
        persons => persons.contains(&case.employee.id),
    }
}

/// Places of the open entries that may concern the move, in the order of the file.
fn heard(case: &Case<'_>) -> Vec<usize> {
    if !case.is_alone() {
        return (0..case.facts().forum().len()).filter(|place| !case.facts().forum()[*place].settled).collect();
    }
    let left = case.site_left().map_or(&[][..], |site| &site.concerns);
    let own = if case.brief.is_named { case.situation.briefs().naming(&case.employee.id) } else { &[] };
    let mut places = [left, &case.site.concerns, own].concat();
    places.sort_unstable();
    places.dedup();
    places
}

/// Whether an open entry concerns a move alone: all that is heard of it was looked up by its own ends and its employee.
fn is_heard_of(case: &Case<'_>) -> bool {
    let concerns = |site: &Site| !site.concerns.is_empty();
    case.brief.is_named || concerns(case.site) || case.site_left().is_some_and(concerns)
}

fn forum(case: &Case<'_>) -> Option<Finding> {
    if case.is_alone() && !(case.is_heard() && is_heard_of(case)) {
        return is_heard_of(case).then(|| Finding::info(case.says("rule.forum.says")));
    }
    let told = |(place, entry): (usize, &ForumEntry)| {
        let key = if entry.answer.is_some() { "rule.forum.unsettled" } else { "rule.forum.unanswered" };
        // Numbered as in the file, from 1; a name and no quantity.
        let said = case.says(key).with("number", (place + 1).to_string()).with("category", entry.category.as_str());
        Value::from(said.with("text", entry.text.as_str()))
    };
    let heard = heard(case);
    if heard.is_empty() {
        return None;
    }
    let open = heard.into_iter().map(|place| (place, &case.facts().forum()[place]));
    let entries: Vec<Value> = open.filter(|(_, entry)| concerns(case, entry)).map(told).collect();
    (!entries.is_empty()).then(|| Finding::info(case.says("rule.forum.says").with("entries", Value::List(entries))))
}

fn pushed(case: &Case<'_>) -> Option<Finding> {
    let proposal = case.whole.proposal.as_ref().and_then(|id| case.facts().proposal(id));
    let proposal = proposal.filter(|proposal| proposal.origin == Origin::Outside)?;
    let sentence = match proposal.origin_detail.as_str() {
        "" => case.says("rule.asal.unnamed"),
        detail => case.says("rule.asal.says").with("detail", detail),
    };
    Some(Finding::warn(sentence, "rule.asal.lift"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{EmployeeId, UnitId};
    use crate::domain::story::day;
    use crate::rules::trial::{Trial, moves};
    use crate::rules::verdict::Severity;

    fn said(employees: &[&str], units: &[&str], settled: bool) -> Trial {
        let mut trial = Trial::town();
        trial.story.stated.forum.push(ForumEntry {
            date: day(2026, 10, 1),
            channel: "rapat".to_owned(),
            speaker: None,
            employees: employees.iter().map(|id| EmployeeId::from(*id)).collect(),
            units: units.iter().map(|id| UnitId::from(*id)).collect(),
            text: "Antrean panjang".to_owned(),
            category: "layanan".to_owned(),
            answer: None,
            responsible: None,
            settled,
        });
        trial
    }

    #[test]
    fn an_open_concern_about_the_employee_or_an_agency_is_told_and_a_settled_one_is_not() {
        assert_eq!(said(&["P-904"], &[], false).severity("R-FORUM"), Some(Severity::Info));
        assert_eq!(said(&[], &["CAPIL"], false).severity("R-FORUM"), Some(Severity::Info));
        assert_eq!(said(&["P-904"], &[], true).severity("R-FORUM"), None);
        assert_eq!(said(&["P-905"], &["SOS"], false).severity("R-FORUM"), None, "it is about somebody else");
    }

    #[test]
    fn what_is_open_is_told_once_with_number_subject_and_words() {
        let mut trial = said(&[], &["SOS"], false);
        let mut answered = trial.story.stated.forum[0].clone();
        (answered.category, answered.answer) = ("karier".to_owned(), Some("Dibahas Januari".to_owned()));
        trial.story.stated.forum.push(answered);
        let sentence = trial.sentence("R-FORUM");
        for told in ["nomor 1 tentang layanan, belum dijawab", "nomor 2 tentang karier", "\"Antrean panjang\""] {
            assert!(sentence.contains(told), "{sentence}");
        }
        let of_forum = |trial: &Trial| trial.verdicts().iter().filter(|verdict| verdict.rule == "R-FORUM").count();
        assert_eq!(of_forum(&trial), 1);
        trial.whole.moves = moves(&[("P-904", "CAPIL-KASI"), ("P-902", "SOS-KASI")]);
        assert_eq!(of_forum(&trial), 1, "both moves touch the unit, and it is said with the first");
    }

    #[test]
    fn a_name_from_outside_the_service_must_be_answered() {
        let mut trial = Trial::town();
        trial.whole.proposal = Some("U-01".into());
        assert_eq!(trial.severity("R-ASAL"), None);
        trial.story.stated.proposals[0].origin = Origin::Outside;
        assert_eq!(trial.severity("R-ASAL"), Some(Severity::Warn));
        trial.story.stated.proposals[0].origin_detail = "surat dari luar pemerintah daerah".to_owned();
        assert!(trial.sentence("R-ASAL").contains("surat dari luar"));
    }
}
