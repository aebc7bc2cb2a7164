//! What rules ask: the facts, who sits where by now, and what was approved at the table.

use std::cell::OnceCell;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, MemberId, PositionId, ProposalId};
use crate::domain::placements::Placements;
use crate::domain::proposal::{DemotionBasis, Move, Proposal};
use crate::rules::brief::Briefs;
use crate::rules::site::Site;
use crate::rules::surroundings::Surroundings;
use crate::workload::balance::Balance;

/// An exception that lifts a block: a document that the committee has seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// Rule it lifts.
    pub rule: String,
    /// Employee it is for.
    pub employee: EmployeeId,
    /// Number of the document.
    pub number: String,
    /// Date of the document.
    pub date: NaiveDate,
    /// What the document is.
    pub document: String,
}

/// What was looked up in a situation once, for all wholes that are judged in it.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    balance: OnceCell<Balance>,
    surroundings: OnceCell<Vec<OnceCell<Box<Surroundings>>>>,
    /// Places of the seats that are awaited, in order.
    awaited: OnceCell<Vec<usize>>,
    briefs: OnceCell<Arc<Briefs>>,
    /// Rules that find nothing in it, a bit each.
    pub(super) resting: OnceCell<u128>,
}

impl Memory {
    /// Of a situation whose balance of all units is known already.
    pub fn knowing(balance: Balance) -> Memory {
        Memory { balance: OnceCell::from(balance), ..Memory::default() }
    }
}

/// The situation in which moves are judged. Callers fill it; rules know neither record nor planner.
#[derive(Clone, Debug)]
pub struct Situation<'a> {
    /// The facts.
    pub facts: &'a Facts,
    /// Who sits where after everything accepted so far (without the whole that is judged). An accepted
    /// temporary assignment is not among them: it leaves its employee in the home seat.
    pub placements: Placements,
    /// Moves accepted so far (without the whole that is judged).
    pub accepted: Vec<Move>,
    /// Seats that undecided items still mean to fill: a seat left empty that has a successor in sight
    /// is named as such.
    pub awaited: Vec<PositionId>,
    /// Exceptions entered.
    pub exceptions: Vec<Exception>,
    /// Members at the table; none while nobody was taken down, or where no sitting is held.
    pub present: Option<Vec<MemberId>>,
    /// Who of those the file names, blocked by nothing, fits best where somebody else is chosen; none while no
    /// choice is made.
    pub fitter: Option<EmployeeId>,
    /// What follows from the facts, `placements` and `awaited`, which stay as they are from the first judgement on.
    pub memory: Memory,
}

impl<'a> Situation<'a> {
    /// The facts as they stand: nothing decided, nothing awaited, nobody at the table.
    pub fn of(facts: &'a Facts) -> Situation<'a> {
        Situation {
            facts,
            placements: Placements::default(),
            accepted: Vec::new(),
            awaited: Vec::new(),
            exceptions: Vec::new(),
            present: None,
            fitter: None,
            memory: Memory::default(),
        }
    }
}

impl Whole {
    /// What accepting a proposal as it stands means.
    pub fn of(proposal: &Proposal) -> Whole {
        Whole {
            moves: proposal.moves.clone(),
            proposal: Some(proposal.id.clone()),
            demotion_basis: proposal.demotion_basis,
            until: proposal.until,
        }
    }
}

impl Situation<'_> {
    /// Balance of all units under the placements.
    pub fn balance(&self) -> &Balance {
        self.memory.balance.get_or_init(|| Balance::of(self.facts, &self.placements))
    }

    /// What is around the position at a place in the order of the file.
    pub(super) fn around(&self, position: usize) -> &Surroundings {
        let nothing = || self.facts.positions().iter().map(|_| OnceCell::new()).collect();
        let all = self.memory.surroundings.get_or_init(nothing);
        all[position].get_or_init(|| Box::new(Surroundings::of(self.awaits(position))))
    }

    /// Whether the position at a place waits for a successor.
    fn awaits(&self, position: usize) -> bool {
        let places = || {
            let mut places: Vec<usize> = self.awaited.iter().filter_map(|id| self.facts.position_index(id)).collect();
            places.sort_unstable();
            places
        };
        self.memory.awaited.get_or_init(places).binary_search(&position).is_ok()
    }

    /// Where the position at a place in the order of the file stands.
    pub(super) fn site(&self, position: usize) -> &Site {
        self.briefs().of_position(self.facts, position)
    }

    /// What is known of everybody and of every position by the facts alone.
    pub(super) fn briefs(&self) -> &Briefs {
        self.memory.briefs.get_or_init(|| self.facts.kept(|| Briefs::of(self.facts)))
    }
}

/// What is judged as one whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whole {
    /// The moves.
    pub moves: Vec<Move>,
    /// The proposal it comes from, or that names its candidate.
    pub proposal: Option<ProposalId>,
    /// Basis of a demotion, when stated.
    pub demotion_basis: Option<DemotionBasis>,
    /// Last day, for temporary assignments.
    pub until: Option<NaiveDate>,
}
