//! The table itself: its mandate, its quorum for this very item, who steps out, and a choice against the ranking.

use crate::domain::committee::{Member, Role};
use crate::rules::case::Case;
use crate::rules::rule::Judge::{One, Several};
use crate::rules::rule::{Basis, Finding, Rests, Rule};
use crate::text::words::{Phrase, Value};

/// The decree that formed the committee holds on the day of the sitting.
pub static MANDATE: Rule = Rule {
    id: "R-SK-TIM",
    title: "rule.sk-tim.title",
    sensitive: false,
    basis: Basis::Custom,
    judge: One(mandate),
    rests: Rests::Never,
};

/// Enough voters are at the table after those with a conflict of interest have stepped out.
pub static QUORUM: Rule = Rule {
    id: "R-KUORUM",
    title: "rule.kuorum.title",
    sensitive: false,
    basis: Basis::Custom,
    judge: One(quorum),
    rests: Rests::In(|situation| situation.present.is_none()),
};

/// Who is moved, or is related to somebody who is, steps out.
pub static CONFLICT: Rule = Rule {
    id: "R-COI",
    title: "rule.coi.title",
    sensitive: false,
    basis: Basis::Regulations(&["UU-30-2014"]),
    judge: Several(conflict),
    rests: Rests::With(|_, brief| !brief.is_tied),
};

/// Somebody named fits better than the one chosen.
pub static RANKING: Rule = Rule {
    id: "R-ORD",
    title: "rule.ord.title",
    sensitive: false,
    basis: Basis::Custom,
    judge: One(ranking),
    rests: Rests::In(|situation| situation.fitter.is_none()),
};

fn mandate(case: &Case<'_>) -> Option<Finding> {
    let sitting = case.facts().sitting();
    let until = sitting.decree.until.filter(|until| *until < sitting.date)?;
    let sentence = case.says("rule.sk-tim.says").with("number", sitting.decree.number.as_str()).with("until", until);
    Some(Finding::block(sentence, "rule.sk-tim.lift"))
}

/// Members who are moved by the whole or related to somebody who is; each once.
pub(super) fn in_conflict<'a>(case: &'a Case<'_>) -> Vec<&'a Member> {
    let mut members: Vec<&Member> = Vec::new();
    for mutation in case.end.moves() {
        for (member, _) in case.facts().related_members(&mutation.employee) {
            if !members.iter().any(|known| known.id == member.id) {
                members.push(member);
            }
        }
    }
    members
}

fn quorum(case: &Case<'_>) -> Option<Finding> {
    let present = case.situation.present.as_ref()?;
    let sitting = case.facts().sitting();
    let stepped_out = in_conflict(case);
    let stays = |member: &&Member| !stepped_out.iter().any(|out| out.id == member.id);
    let here = |member: &&Member| present.contains(&member.id);
    let voters = sitting.voters().filter(stays).count();
    let at_table = sitting.voters().filter(stays).filter(here).count();
    let required = sitting.quorum.required(voters);
    let leads = |member: &Member| matches!(member.role, Role::Chair | Role::Deputy);
    let led = sitting.members.iter().filter(stays).filter(here).any(leads);
    if at_table >= required && led && voters > 0 {
        return None;
    }
    let key = if at_table >= required && voters > 0 { "rule.kuorum.no-chair" } else { "rule.kuorum.says" };
    let sentence = Phrase { key, values: Vec::new() };
    let sentence = match key {
        "rule.kuorum.says" => sentence.with("present", at_table).with("voters", voters).with("required", required),
        _ => sentence,
    };
    Some(Finding::block(sentence, "rule.kuorum.lift"))
}

fn conflict(case: &Case<'_>, tell: &mut dyn FnMut(Finding)) {
    if !case.brief.is_tied {
        return;
    }
    let here = |member: &Member| case.situation.present.as_ref().is_none_or(|present| present.contains(&member.id));
    let related = case.facts().related_members(&case.employee.id);
    let steps_out = |(member, relation): (&Member, Option<&str>)| {
        let name = Value::Text(member.name.clone());
        let sentence = match relation {
            Some(relation) => case.says("rule.coi.related").with("member", name).with("relation", relation),
            None => case.says("rule.coi.self").with("member", name),
        };
        Finding::info(sentence)
    };
    related.into_iter().filter(|(member, _)| here(member)).map(steps_out).for_each(tell);
}

fn ranking(case: &Case<'_>) -> Option<Finding> {
    let best = case.situation.fitter.as_ref().filter(|best| **best != case.employee.id)?;
    let sentence = case.says("rule.ord.says").with("best", case.name_of_employee(best));
    Some(Finding::warn(sentence, "rule.ord.lift"))
}

#[cfg(test)]
mod tests {
    use crate::domain::ids::MemberId;
    use crate::domain::story::day;
    use crate::rules::situation::Exception;
    use crate::rules::trial::Trial;
    use crate::rules::verdict::Severity;

    fn at_table(trial: &mut Trial, members: &[u32]) {
        trial.present = Some(members.iter().map(|number| MemberId::from(format!("K-{number}"))).collect());
    }

    #[test]
    fn an_expired_mandate_blocks_every_item_until_one_new_decree_is_shown() {
        let mut trial = Trial::town();
        trial.story.stated.sitting.decree.until = Some(day(2026, 11, 24));
        assert_eq!(trial.severity("R-SK-TIM"), None, "the last day still counts");
        trial.story.stated.sitting.decree.until = Some(day(2026, 11, 23));
        assert!(trial.verdict("R-SK-TIM").is_some_and(|verdict| verdict.blocks()));
        trial.exceptions = vec![Exception {
            rule: "R-SK-TIM".to_owned(),
            employee: "P-901".into(),
            number: "800/902".to_owned(),
            date: day(2026, 11, 20),
            document: "Keputusan Wali Kota".to_owned(),
        }];
        assert!(!trial.verdict("R-SK-TIM").is_some_and(|verdict| verdict.blocks()), "shown for one, it holds for all");
    }

    #[test]
    fn the_quorum_is_counted_without_those_who_step_out() {
        let mut trial = Trial::town();
        assert_eq!(trial.severity("R-KUORUM"), None, "no sitting is held");
        at_table(&mut trial, &[1, 2, 3]);
        assert_eq!(trial.severity("R-KUORUM"), None, "three of five");
        trial.story.stated.sitting.members[1].employee = Some("P-904".into());
        assert_eq!(trial.severity("R-KUORUM"), Some(Severity::Block), "two of four");
        at_table(&mut trial, &[1, 2, 3, 4]);
        assert_eq!(trial.severity("R-KUORUM"), None, "three of four");
        at_table(&mut trial, &[3, 4, 5]);
        let verdict = trial.verdict("R-KUORUM").expect("nobody leads");
        assert_eq!(verdict.sentence.key, "rule.kuorum.no-chair");
    }

    #[test]
    fn who_is_moved_or_related_steps_out_and_an_absent_member_need_not() {
        let mut trial = Trial::town();
        assert_eq!(trial.severity("R-COI"), None);
        trial.story.stated.sitting.members[2].relations = vec![("P-904".into(), "saudara sepupu".to_owned())];
        assert_eq!(trial.severity("R-COI"), Some(Severity::Info));
        assert!(trial.sentence("R-COI").contains("saudara sepupu"));
        at_table(&mut trial, &[1, 2, 4]);
        assert_eq!(trial.severity("R-COI"), None);
    }

    #[test]
    fn a_choice_against_the_ranking_names_who_fits_better() {
        let mut trial = Trial::town();
        trial.fitter = Some("P-902".into());
        assert_eq!(trial.severity("R-ORD"), Some(Severity::Warn));
        assert!(trial.sentence("R-ORD").contains("Pegawai P-902"));
        trial.fitter = Some("P-904".into());
        assert_eq!(trial.severity("R-ORD"), None);
    }
}
