//! One move by itself: what the rules find in it that look at nothing but the move.

use std::sync::LazyLock;

use crate::domain::education::EducationLevel;
use crate::domain::employee::Employment;
use crate::domain::rank::Rank;
use crate::rules;
use crate::rules::case::Case;
use crate::rules::end_state::EndState;
use crate::rules::resting::resting;
use crate::rules::rule::{Finding, Judge, Rule};
use crate::rules::situation::{Situation, Whole};
use crate::rules::verdict::{Mark, Severity};
use crate::rules::{experience, rank};

/// The rules of one move with their places in the list of all, those that bar most moves first: of many moves most are
/// then soon known to be barred.
static OF_ONE_MOVE: LazyLock<Vec<(usize, &Rule)>> = LazyLock::new(|| {
    let is_soon =
        |rule: &Rule| [&rank::TOO_LOW, &rank::EDUCATION, &experience::EXPERIENCE].iter().any(|own| own.id == rule.id);
    let mut all: Vec<_> = rules::RULES.iter().copied().enumerate().collect();
    all.retain(|(_, rule)| rules::is_of_one_move(rule.id));
    all.sort_by_key(|(_, rule)| !is_soon(rule));
    all
});

/// What the rules of one move find in a move by itself that no rule of them bars.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Alone {
    /// Warnings.
    pub warnings: u32,
    /// Data that are missing.
    pub unknowns: u32,
    /// Whether the employee has long been in one position.
    pub long: bool,
}

impl Alone {
    /// What of these marks counts.
    pub fn of(marks: &[Mark]) -> Alone {
        let count = |severity| {
            let counts = |mark: &&Mark| mark.severity == severity && !mark.lifted && rules::is_of_one_move(mark.rule);
            marks.iter().filter(counts).count() as u32
        };
        Alone {
            warnings: count(Severity::Warn),
            unknowns: count(Severity::Unknown),
            long: marks.iter().any(|mark| rules::is_long_in_post(mark.rule)),
        }
    }
}

/// A whole of one move, of which it is known at which places of the file employee and position stand, by the [rules of one
/// move](rules::is_of_one_move); none when one of them bars it.
///
/// Who else sits where does not matter to them: it holds whatever else is decided.
pub fn alone(situation: &Situation<'_>, whole: &Whole, places: (usize, usize)) -> Option<Alone> {
    let end = EndState::of_mover(situation, whole, places.0);
    let case = Case::at(&end, whole.moves.first()?.stated_kind, places);
    let (mut found, mut barred) = (Alone::default(), false);
    let resting = resting(rules::RULES, &case);
    for (_, rule) in OF_ONE_MOVE.iter().filter(|(place, _)| !resting.has(*place)) {
        let mut hear = |finding: Finding| {
            found.long |= rules::is_long_in_post(rule.id);
            match finding.severity {
                Severity::Block => barred |= rules::exception(rule, &case, finding.severity).is_none(),
                Severity::Warn => found.warnings += 1,
                Severity::Unknown => found.unknowns += 1,
                Severity::Info => {}
            }
        };
        match rule.judge {
            Judge::One(judge) => judge(&case).into_iter().for_each(&mut hear),
            Judge::Several(judge) => judge(&case, &mut hear),
        }
        if barred {
            return None;
        }
    }
    Some(found)
}

/// What the rules of rank and education ask of an employee: they bar whoever is alike in it alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Grounding {
    employment: Employment,
    rank: Option<Rank>,
    education: Option<EducationLevel>,
}

impl Grounding {
    /// Of the employee at a place of the file.
    pub fn of(situation: &Situation<'_>, place: usize) -> Grounding {
        let brief = situation.briefs().of_employee(situation.facts, place);
        Grounding { employment: brief.employment, rank: brief.rank, education: brief.education }
    }
}

/// Whether rank or education bar a move, whatever else the rules find in it and whoever it is of those that are
/// [grounded](Grounding) alike.
pub fn is_ungrounded(situation: &Situation<'_>, whole: &Whole, places: (usize, usize)) -> bool {
    let end = EndState::of_mover(situation, whole, places.0);
    let Some(mutation) = whole.moves.first() else { return false };
    let case = Case::at(&end, mutation.stated_kind, places);
    [&rank::TOO_LOW, &rank::EDUCATION].into_iter().any(|rule| match rule.judge {
        Judge::One(judge) => judge(&case).is_some_and(|finding| finding.severity == Severity::Block),
        Judge::Several(_) => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::class::Class;
    use crate::domain::education::EducationLevel;
    use crate::domain::proposal::Move;
    use crate::domain::rank::Grade;
    use crate::domain::story::Story;

    #[test]
    fn who_is_grounded_alike_is_barred_alike_and_only_from_what_the_rules_bar() {
        let mut story = Story::town();
        let levels = [EducationLevel::Slta, EducationLevel::D3, EducationLevel::S1];
        for (number, rank) in ["II/a", "II/d", "III/b", "III/d", "IV/a"].into_iter().enumerate() {
            for (place, level) in levels.into_iter().enumerate() {
                let employee = story.employee(&format!("P-9{number}{place}"), None);
                employee.grade = Grade::parse(rank);
                employee.education[0].level = level;
            }
        }
        story.position("CAPIL-AHLI", "CAPIL", Class::AhliMuda);
        let facts = story.facts();
        let situation = Situation::of(&facts);
        let (mut told, mut barred) = (std::collections::HashMap::new(), 0);
        for (at, employee) in facts.employees().iter().enumerate() {
            for (to, position) in facts.positions().iter().enumerate() {
                let whole = Whole { moves: vec![Move::new(&employee.id, &position.id)], ..Whole::default() };
                let bars = is_ungrounded(&situation, &whole, (at, to));
                assert!(!bars || alone(&situation, &whole, (at, to)).is_none(), "{} {}", employee.id, position.id);
                let known = *told.entry((Grounding::of(&situation, at), to)).or_insert(bars);
                assert_eq!(known, bars, "{} {}", employee.id, position.id);
                barred += usize::from(bars);
            }
        }
        assert!(barred > 20, "{barred}");
    }
}
