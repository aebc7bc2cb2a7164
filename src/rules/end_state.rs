//! The state after a whole, shared by all its moves.

use std::cell::OnceCell;
use std::collections::HashSet;

use crate::domain::class::MoveKind;
use crate::domain::ids::EmployeeId;
use crate::domain::placements::Placements;
use crate::domain::proposal::Move;
use crate::rules::situation::{Situation, Whole};
use crate::workload::turnover::Turn;

/// The end state of a whole, shared by all its moves; whatever of it is asked for is computed once.
#[derive(Debug)]
pub struct EndState<'a> {
    pub(super) situation: &'a Situation<'a>,
    pub(super) whole: &'a Whole,
    /// Who moves, where the whole is one move that is held against many and names somebody else or nobody.
    mover: Option<&'a EmployeeId>,
    /// The moves of the whole with the mover in place.
    moves: OnceCell<Vec<Move>>,
    /// Whether anybody will hear the sentences of what is found.
    pub(super) heard: bool,
    seated: OnceCell<Placements>,
    working: OnceCell<Placements>,
    /// What the whole changes in the positions that people leave or enter.
    pub(super) turns: OnceCell<Vec<Turn>>,
    /// Who moves more than once.
    pub(super) twice: OnceCell<HashSet<&'a EmployeeId>>,
}

impl<'a> EndState<'a> {
    /// The state after every move of the whole.
    pub fn of(situation: &'a Situation<'a>, whole: &'a Whole) -> EndState<'a> {
        EndState {
            situation,
            whole,
            mover: None,
            moves: OnceCell::new(),
            heard: true,
            seated: OnceCell::new(),
            working: OnceCell::new(),
            turns: OnceCell::new(),
            twice: OnceCell::new(),
        }
    }

    /// The same for one of many wholes that are compared: no sentence will be heard, so none is made.
    pub(super) fn unheard(situation: &'a Situation<'a>, whole: &'a Whole) -> EndState<'a> {
        EndState { heard: false, ..EndState::of(situation, whole) }
    }

    /// The same for a whole of one move that is held against many: it is the move of the employee at this place of the
    /// file. Hardly a rule asks for their id, which lies far away from everything else that is asked for.
    pub(super) fn of_mover(situation: &'a Situation<'a>, whole: &'a Whole, place: usize) -> EndState<'a> {
        let mover = Some(&situation.facts.employees()[place].id);
        EndState { mover, ..EndState::unheard(situation, whole) }
    }

    /// The moves of the whole.
    pub fn moves(&self) -> &[Move] {
        let Some(mover) = self.mover else { return &self.whole.moves };
        let moved = |mutation: &Move| Move { employee: mover.clone(), ..mutation.clone() };
        self.moves.get_or_init(|| self.whole.moves.iter().map(moved).collect())
    }

    /// Who holds which seat: temporary assignments keep the home seat.
    pub fn seated(&self) -> &Placements {
        self.seated.get_or_init(|| self.with(|kind| !kind.keeps_home()))
    }

    /// Who works where: temporary assignments work away from home, and who acts in a seat goes on working in the own.
    pub fn working(&self) -> &Placements {
        self.working.get_or_init(|| self.with(MoveKind::changes_workplace))
    }

    fn with(&self, takes: fn(MoveKind) -> bool) -> Placements {
        // Only a stated kind keeps somebody in the home seat; none is computed so.
        let taken = |mutation: &&Move| mutation.stated_kind.is_none_or(takes);
        self.situation.placements.with(self.moves().iter().filter(taken))
    }
}
