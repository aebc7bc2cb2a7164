//! What would come of a supposition: the state of things today, without the plan and with it, side by side.

use crate::domain::facts::Facts;
use crate::domain::placements::Placements;
use crate::domain::proposal::Move;
use crate::domain::supposed::Supposition;
use crate::planner::fixings::{Bound, Fixings};
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// As the session states it, nobody moved.
    pub today: State,
    /// As it is supposed, with what was accepted and nothing else.
    pub without: State,
    /// As it is supposed, with the best plan around what is settled.
    pub with: State,
    /// Points that this plan is better than leaving everybody where the file has them.
    pub value: i64,
}

/// What comes of a supposition around what is settled; none where no plan can hold that, or when it was given up.
pub fn outlook(facts: &Facts, supposed: &Supposition, settled: &Fixings, stop: &Stop) -> Option<Outlook> {
    let other = facts.supposing(supposed);
    let problem = Problem::of(&other, settled);
    let solution = Solution::unless(&problem, stop)?;
    let movers = solution.movers();
    let fixed: Vec<(usize, usize)> =
        movers.iter().filter(|(who, _)| problem.persons[*who].bound != Bound::Free).copied().collect();
    let counted = |moves: &[(usize, usize)]| {
        let placed = |(who, to): &(usize, usize)| Move::new(&problem.employee(*who).id, &other.positions()[*to].id);
        let state = state(&other, &Placements::of(&moves.iter().map(placed).collect::<Vec<Move>>()));
        moves.iter().fold(State { moves: moves.len(), ..state }, |sum, (who, to)| {
            let pair = problem.pair(*who, *to, &problem.marks_of(*who, *to), false);
            let gained = pair.fits.0.zip(pair.fits.1).map_or(0, |(now, then)| then - now);
            State { fit: sum.fit + gained, warnings: sum.warnings + pair.found.warnings, ..sum }
        })
    };
    Some(Outlook {
        today: state(facts, &Placements::default()),
        without: counted(&fixed),
        with: counted(&movers),
        value: solution.value,
    })
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
    use crate::domain::position::Need;
    use crate::domain::story::Story;
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
