//! Moves in the order in which they can be decided: chains from the seat that is already vacant, and rings.

use crate::domain::facts::Facts;
use crate::domain::ids::PositionId;
use crate::domain::index::Lookup;
use crate::workload::need::seats;

/// A move by its seats alone.
#[derive(Clone, Copy, Debug)]
pub struct Step<'a> {
    /// The position left; none for staff without position.
    pub from: Option<&'a PositionId>,
    /// The position taken.
    pub to: &'a PositionId,
}

/// Moves of which each takes the seat that the one before leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// Places of the moves in the plan's list, the one that needs no other first.
    pub moves: Vec<usize>,
    /// Whether the first takes the seat that the last leaves: an exchange, decided as one whole.
    pub closed: bool,
    /// The position that the last one leaves, where it then has fewer than it needs.
    pub hole: Option<PositionId>,
}

/// All chains of a plan, in the order of their first moves; rings last. `is_short` tells which positions have fewer than
/// they need when all is done.
pub fn chains(facts: &Facts, steps: &[Step<'_>], is_short: impl Fn(&PositionId) -> bool) -> Vec<Chain> {
    let next = followers(facts, steps);
    let mut is_follower = vec![false; steps.len()];
    next.iter().flatten().for_each(|follower| is_follower[*follower] = true);
    let mut seen = vec![false; steps.len()];
    let mut found = Vec::new();
    let starts = (0..steps.len()).filter(|at| !is_follower[*at]).chain(0..steps.len());
    for start in starts {
        let mut links = Vec::new();
        let mut at = Some(start);
        while let Some(link) = at.filter(|link| !std::mem::replace(&mut seen[*link], true)) {
            links.push(link);
            at = next[link];
        }
        let Some(last) = links.last() else { continue };
        let closed = next[*last] == Some(start);
        let hole = steps[*last].from.filter(|left| !closed && is_short(left)).cloned();
        found.push(Chain { moves: links, closed, hole });
    }
    found
}

/// The move that takes the seat which each one leaves. Seats that were vacant already are taken by those who come first
/// in the order of the file, so that as few moves as can be wait for another.
fn followers(facts: &Facts, steps: &[Step<'_>]) -> Vec<Option<usize>> {
    let mut comers: Lookup<&PositionId, Vec<usize>> = Lookup::default();
    for (at, step) in steps.iter().enumerate().rev() {
        comers.entry(step.to).or_default().push(at);
    }
    // What is popped off the end comes first in the order of the file: it takes what is vacant.
    let mut waiting: Lookup<&PositionId, Vec<usize>> = Lookup::default();
    for (position, mut comers) in comers {
        comers.truncate(comers.len().saturating_sub(vacant(facts, position)));
        waiting.insert(position, comers);
    }
    let follower = |step: &Step<'_>| waiting.get_mut(step.from?)?.pop();
    steps.iter().map(follower).collect()
}

/// Seats of a position that nobody at work holds.
fn vacant(facts: &Facts, position: &PositionId) -> usize {
    let Some(at) = facts.position_index(position) else { return 0 };
    seats(facts, &facts.positions()[at]).saturating_sub(facts.occupancy()[at].at_work) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::class::Class;
    use crate::domain::story::Story;

    /// CAPIL-KASI is vacant; SOS-KASI, EKO-KASI and TANI-KASI are held, each a single seat.
    fn found(moves: &[(&str, &str)]) -> Vec<Chain> {
        let mut story = Story::town();
        for (unit, seat, holder) in [("EKO", "EKO-KASI", "P-911"), ("TANI", "TANI-KASI", "P-912")] {
            story.unit(unit, None);
            story.position(seat, unit, Class::Pengawas);
            story.employee(holder, Some(seat));
        }
        let seats: Vec<(PositionId, PositionId)> =
            moves.iter().map(|(from, to)| (PositionId::from(*from), PositionId::from(*to))).collect();
        let steps: Vec<Step<'_>> = seats.iter().map(|(from, to)| Step { from: Some(from), to }).collect();
        chains(&story.facts(), &steps, |_| true)
    }

    #[test]
    fn a_chain_begins_at_the_seat_that_is_vacant_and_ends_with_the_hole() {
        let chains = found(&[("TANI-KASI", "EKO-KASI"), ("SOS-KASI", "CAPIL-KASI"), ("EKO-KASI", "SOS-KASI")]);
        assert_eq!(chains, [Chain { moves: vec![1, 2, 0], closed: false, hole: Some("TANI-KASI".into()) }]);
    }

    #[test]
    fn a_ring_is_an_exchange_and_leaves_no_hole() {
        let chains = found(&[("EKO-KASI", "SOS-KASI"), ("TANI-KASI", "CAPIL-KASI"), ("SOS-KASI", "EKO-KASI")]);
        assert_eq!(chains[0], Chain { moves: vec![1], closed: false, hole: Some("TANI-KASI".into()) });
        assert_eq!(chains[1], Chain { moves: vec![0, 2], closed: true, hole: None });
    }

    #[test]
    fn who_takes_one_of_several_free_seats_waits_for_nobody() {
        let chains = found(&[("SOS-PENGELOLA", "CAPIL-OPERATOR"), ("CAPIL-OPERATOR", "SOS-PENGELOLA")]);
        assert_eq!(chains.len(), 2, "CAPIL-OPERATOR has four seats free, SOS-PENGELOLA three");
        assert!(chains.iter().all(|chain| !chain.closed));
    }
}
