//! How surely somebody is the first name for a seat: between which weights of the fit nobody who may take it is ahead.

use crate::domain::employee::Employee;
use crate::domain::ids::EmployeeId;
use crate::domain::position::Position;
use crate::fit::margin::{Margin, Totals};
use crate::fit::score::points_of;
use crate::fit::search::passed_over;
use crate::rules::marks;
use crate::rules::situation::{Situation, Whole};
use crate::rules::verdict::Mark;

/// The margins of each weight in which an employee stays first for a position, of everybody who is ranked for it or named
/// and whom no rule bars; none for somebody who is not first, or whom a rule bars. Everybody in the session is looked at;
/// `whole` tells what it means to choose one of them.
pub fn margins(
    situation: &Situation<'_>,
    employee: &Employee,
    position: &Position,
    named: &[EmployeeId],
    whole: impl Fn(&EmployeeId) -> Whole,
) -> Option<Vec<Margin>> {
    let facts = situation.facts;
    let (settings, on) = (&facts.settings().fit, facts.sitting().effective);
    let totals = |own: &Employee| Totals::of(settings, &points_of(facts, own, position, on));
    let may_take = |own: &Employee| !marks(situation, &whole(&own.id)).iter().any(Mark::blocks);
    if !may_take(employee) {
        return None;
    }
    let is_ranked = |own: &&Employee| {
        own.id != employee.id
            && (named.contains(&own.id) || passed_over(facts, &situation.placements, position, own).is_none())
    };
    let first = totals(employee);
    let others = facts.employees().iter().filter(is_ranked).map(|own| (own, totals(own)));
    // Few are ever ahead: the rules are asked of those alone.
    let ahead = others.filter(|(own, totals)| first.is_ever_behind(totals) && may_take(own));
    let ahead: Vec<Totals> = ahead.map(|(_, totals)| totals).collect();
    first.margins(settings, &ahead)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::placements::Placements;
    use crate::domain::proposal::Move;
    use crate::domain::story::Story;
    use crate::fit::ranking::rank_candidates;

    #[test]
    fn the_first_of_the_ranking_whom_nothing_bars_stays_first_within_its_margins_and_nobody_else_has_any() {
        let facts = Story::town_of_rivals().facts();
        let situation = Situation::of(&facts);
        let position = facts.position(&"CAPIL-KASI".into()).expect("the town has it");
        let on = facts.sitting().effective;
        let ranked = rank_candidates(&facts, &Placements::default(), position, &[], on, 20);
        let whole = |id: &EmployeeId| Whole { moves: vec![Move::new(id, &position.id)], ..Whole::default() };
        let open = |id: &&EmployeeId| !marks(&situation, &whole(id)).iter().any(Mark::blocks);
        let first = ranked.iter().find(open).expect("somebody may take it");
        let best = points_total(&facts, first, position);
        for id in &ranked {
            let employee = facts.employee(id).expect("ranked");
            let found = margins(&situation, employee, position, &[], whole);
            let is_first = open(&id) && points_total(&facts, id, position) >= best;
            assert_eq!(found.is_some(), is_first, "{id}");
            for own in found.into_iter().flatten() {
                assert!(own.from <= own.weight && own.weight <= own.to, "{own:?}");
            }
        }
    }

    fn points_total(facts: &crate::domain::facts::Facts, id: &EmployeeId, position: &Position) -> Option<i64> {
        let employee = facts.employee(id).expect("ranked");
        crate::fit::score::score(facts, employee, position, facts.sitting().effective).total
    }
}
