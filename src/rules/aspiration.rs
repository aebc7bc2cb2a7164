//! What the employee wished for; heard, never a veto.

use crate::domain::employee::Aspiration;
use crate::domain::facts::Facts;
use crate::domain::position::Position;
use crate::rules::case::Case;
use crate::rules::rule::Judge::One;
use crate::rules::rule::{Basis, Finding, Rests, Rule};

/// Whether the move is what the employee asked for.
pub static ASPIRATION: Rule = Rule {
    id: "R-ASP",
    title: "rule.asp.title",
    sensitive: false,
    basis: Basis::Custom,
    judge: One(aspiration),
    rests: Rests::With(|_, brief| !brief.has_wishes),
};

/// Whether a wish names the target itself or, where it names no position, the target's unit or agency.
pub fn answers(facts: &Facts, wish: &Aspiration, target: &Position) -> bool {
    match &wish.position {
        Some(position) => *position == target.id,
        None => wish.unit.as_ref().is_some_and(|unit| *unit == target.unit || unit == facts.agency_of(&target.unit)),
    }
}

fn aspiration(case: &Case<'_>) -> Option<Finding> {
    if !case.brief.has_wishes {
        return None;
    }
    let mut wishes: Vec<&Aspiration> = case.employee.aspirations.iter().collect();
    wishes.sort_by_key(|wish| std::cmp::Reverse(wish.date));
    let latest = wishes.first()?;
    let named: Vec<&&Aspiration> =
        wishes.iter().filter(|wish| wish.position.is_some() || wish.unit.is_some()).collect();
    let (key, wish) = match (named.iter().find(|wish| answers(case.facts(), wish, case.target)), named.first()) {
        (Some(wish), _) => ("rule.asp.matches", wish),
        (None, Some(wish)) => ("rule.asp.differs", wish),
        (None, None) => ("rule.asp.unnamed", &latest),
    };
    let sentence = case.says(key).with("day", wish.date).with("channel", wish.channel.as_str());
    Some(Finding::info(sentence))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{PositionId, UnitId};
    use crate::domain::story::day;
    use crate::rules::trial::Trial;
    use crate::rules::verdict::Severity;

    fn wish(position: Option<&str>, unit: Option<&str>) -> Aspiration {
        Aspiration {
            date: day(2026, 3, 12),
            channel: "wawancara BKPSDM".to_owned(),
            text: "ingin pelayanan publik".to_owned(),
            position: position.map(PositionId::from),
            unit: unit.map(UnitId::from),
            constraint: None,
        }
    }

    #[test]
    fn a_wish_is_told_whether_it_matches_or_not_and_silence_stays_silent() {
        let told = |wishes| {
            let mut trial = Trial::town();
            trial.story.employee_mut("P-904").aspirations = wishes;
            trial.verdict("R-ASP").map(|verdict| (verdict.severity, verdict.sentence.key))
        };
        assert_eq!(told(Vec::new()), None);
        assert_eq!(told(vec![wish(Some("CAPIL-KASI"), None)]), Some((Severity::Info, "rule.asp.matches")));
        assert_eq!(told(vec![wish(None, Some("CAPIL"))]), Some((Severity::Info, "rule.asp.matches")));
        assert_eq!(told(vec![wish(Some("CAPIL-KABID"), None)]), Some((Severity::Info, "rule.asp.differs")));
        assert_eq!(told(vec![wish(None, None)]), Some((Severity::Info, "rule.asp.unnamed")));
    }
}
