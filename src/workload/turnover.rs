//! Who comes to positions and who leaves them, counted.

use crate::domain::employee::LegalStanding;
use crate::domain::occupancy::Occupancy;

/// The standing of an employee, the position left, and the position entered, by their places in the order of the file.
pub type Way = (LegalStanding, Option<usize>, Option<usize>);

/// Who was and who is there in a position that people left or entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Place of the position in the order of the file, from 0.
    pub(super) position: usize,
    pub(super) was: Occupancy,
    pub(super) is: Occupancy,
}

/// One turn for every position that somebody leaves or enters, from those who are there before.
pub(super) fn turns(before: impl Fn(usize) -> Occupancy, ways: impl IntoIterator<Item = Way>) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    let mut change = |seat: Option<usize>, change: fn(&mut Occupancy, LegalStanding), mover: LegalStanding| {
        let Some(position) = seat else { return };
        let at = turns.iter().position(|turn| turn.position == position).unwrap_or_else(|| {
            let was = before(position);
            turns.push(Turn { position, was, is: was });
            turns.len() - 1
        });
        change(&mut turns[at].is, mover);
    };
    for (mover, from, to) in ways.into_iter().filter(|(_, from, to)| from != to) {
        change(from, Occupancy::leave, mover);
        change(to, Occupancy::enter, mover);
    }
    turns
}
