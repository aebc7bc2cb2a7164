//! What would come of a supposition: the state of things today, without the plan and with it, side by side. In an
//! emergency the plan is who is lent for a time.

use crate::domain::class::MoveKind;
use crate::domain::facts::Facts;
use crate::domain::placements::Placements;
use crate::domain::proposal::Move;
use crate::domain::supposed::Supposition;
use crate::planner::fixings::{Bound, Fixings};
use crate::planner::foreseen::Foreseen;
use crate::planner::lending::{Muster, lending};
use crate::planner::pair::TERMS;
use crate::planner::problem::Problem;
use crate::planner::solution::Solution;
use crate::planner::stop::Stop;
use crate::workload::balance::Balance;
use crate::workload::need::need;
use crate::workload::spread::Spread;

/// One state of things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Spread over the agencies.
    pub spread: Spread,
    /// Persons missing in all positions whose need is known.
    pub missing: u32,
    /// Moves that lead to it.
    pub moves: usize,
    /// Fit that those gain by them, in hundredths; moves whose fit is not known at both ends count nothing.
    pub fit: i64,
    /// Warnings about them.
    pub warnings: u32,
}

/// Three states side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// As the session states it, nobody moved.
    pub today: State,
    /// As it is supposed, with what was accepted and nothing else.
    pub without: State,
    /// As it is supposed, with the best plan around what is settled.
    pub with: State,
    /// Points that this plan is better than leaving everybody where the file has them.
    pub value: i64,
    /// The moves of this plan that are not decided yet, in the order of the file.
    pub moves: Vec<Foreseen>,
    /// In an emergency: how many the helped unit lacks, and who could be asked.
    pub help: Option<(u32, Muster)>,
}

/// What comes of a supposition around what is settled; none where no plan can hold that, or when it was given up.
pub fn outlook(facts: &Facts, supposed: &Supposition, settled: &Fixings, stop: &Stop) -> Option<Outlook> {
    let other = facts.supposing(supposed);
    let today = state(facts, &Placements::default());
    if let Some(emergency) = &supposed.emergency {
        let found = lending(&other, emergency, settled, stop)?;
        let goes = found.lent.iter().map(|own| Move::new(&own.employee, &own.to)).collect::<Vec<Move>>();
        let is_lent = |own: &&Move| facts.kind_of(own) == MoveKind::TemporaryAssignment;
        let before = settled.accepted.iter().filter(is_lent).count();
        let with = state(&other, &found.working.with(&goes)).after(&found.lent);
        return Some(Outlook {
            today,
            without: State { moves: before, ..state(&other, &found.working) },
            with: State { moves: before + with.moves, ..with },
            value: found.value,
            moves: found.lent,
            help: Some((found.wanted, found.muster)),
        });
    }
    let problem = Problem::of(&other, settled);
    let solution = Solution::unless(&problem, stop)?;
    let told = |(who, to): (usize, usize)| {
        let pair = problem.pair(who, to, &problem.marks_of(who, to), false);
        (problem.persons[who].bound == Bound::Free, Foreseen::of(&pair, &TERMS))
    };
    let all: Vec<(bool, Foreseen)> = solution.movers().into_iter().map(told).collect();
    let counted = |moves: &[Foreseen]| {
        let placed = moves.iter().map(|own| Move::new(&own.employee, &own.to));
        state(&other, &Placements::of(&placed.collect::<Vec<Move>>())).after(moves)
    };
    let of = |takes: fn(bool) -> bool| -> Vec<Foreseen> {
        all.iter().filter(|(free, _)| takes(*free)).map(|(_, own)| own.clone()).collect()
    };
    Some(Outlook {
        today,
        without: counted(&of(|free| !free)),
        with: counted(&of(|_| true)),
        value: solution.value,
        moves: of(|free| free),
        help: None,
    })
}

impl State {
    /// The same with what these moves that led to it come to.
    fn after(self, moves: &[Foreseen]) -> State {
        State {
            moves: moves.len(),
            fit: moves.iter().map(Foreseen::fit_gained).sum(),
            warnings: moves.iter().map(|own| own.warnings).sum(),
            ..self
        }
    }
}

/// Spread and shortages when everybody sits as `placements` says.
fn state(facts: &Facts, placements: &Placements) -> State {
    let balance = Balance::of(facts, placements);
    let lacks = |position| {
        let need = need(facts, position)?;
        Some(need.persons.saturating_sub(balance.strength(facts, &position.id)))
    };
    State {
        spread: Spread::of(&balance, &facts.settings().workload),
        missing: facts.positions().iter().filter_map(lacks).sum(),
        ..State::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::education::Field;
    use crate::domain::position::Need;
    use crate::domain::story::Story;
    use crate::domain::supposed::Emergency;
    use crate::planner::plan::Plan;

    #[test]
    fn what_is_stated_looks_as_the_plan_tells_it_and_a_factor_raises_what_is_missing() {
        let mut story = Story::town();
        story.position_mut("CAPIL-OPERATOR").need = Need::Minutes(400_000);
        let facts = story.facts();
        let stated = Supposition::stated(&facts);
        let found = outlook(&facts, &stated, &Fixings::default(), &Stop::default()).expect("everybody may stay");
        let problem = Problem::of(&facts, &Fixings::default());
        let plan = Plan::of(&Solution::of(&problem).expect("everybody may stay"));
        assert_eq!((found.today.missing, found.with.missing), plan.missing);
        assert_eq!((found.today.spread, found.with.spread), plan.spread);
        assert_eq!((found.with.moves, found.value), (plan.moves.len(), plan.value));
        assert_eq!(found.without, State { moves: 0, fit: 0, warnings: 0, ..found.today });

        let mut more = stated;
        more.factors.iter_mut().for_each(|(_, percent)| *percent = 200);
        let more = outlook(&facts, &more, &Fixings::default(), &Stop::default()).expect("everybody may stay");
        assert_eq!(more.today, found.today, "today is as it is stated");
        assert!(more.without.missing > found.without.missing);
    }

    #[test]
    fn in_an_emergency_whoever_is_lent_already_is_told_with_both() {
        let facts = Story::town().facts();
        let emergency = Emergency {
            helped: "CAPIL".into(),
            field: Field::Government,
            experience: 12,
            from: facts.sitting().effective,
            length: 3,
        };
        let supposed = Supposition { emergency: Some(emergency), ..Supposition::stated(&facts) };
        let counted = |accepted: Vec<Move>| {
            let settled = Fixings { accepted, ..Fixings::default() };
            let found = outlook(&facts, &supposed, &settled, &Stop::default()).expect("everybody may stay");
            (found.without.moves, found.with.moves, found.moves.len())
        };
        assert_eq!(counted(Vec::new()), (0, 1, 1));
        let lent = Move::new(&"P-905".into(), &"CAPIL-OPERATOR".into());
        let lent = Move { stated_kind: Some(MoveKind::TemporaryAssignment), ..lent };
        assert_eq!(counted(vec![lent]), (1, 1, 0), "the last clerk stays");
    }

    #[test]
    fn what_is_accepted_is_in_both_and_what_is_given_up_tells_nothing() {
        let facts = Story::town().facts();
        let stated = Supposition::stated(&facts);
        let accepted = vec![Move::new(&"P-904".into(), &"CAPIL-KASI".into())];
        let settled = Fixings { accepted, ..Fixings::default() };
        let found = outlook(&facts, &stated, &settled, &Stop::default()).expect("one move is possible");
        assert_eq!(found.without.moves, 1);
        assert!(found.with.moves >= 1);
        let stop = Stop::default();
        stop.ask();
        assert_eq!(outlook(&facts, &stated, &settled, &stop), None);
    }
}
