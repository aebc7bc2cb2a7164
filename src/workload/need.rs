//! Need of a position by workload analysis: volume × norm time ÷ effective working time.

use crate::domain::facts::Facts;
use crate::domain::position::Position;

/// How deep the workload of a position is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Task by task.
    Tasks,
    /// Only the yearly load.
    Load,
    /// Only the number of persons.
    Persons,
}

/// Need of one position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PositionNeed {
    /// Load in hundredths of a minute a year, when known (scenario factor included).
    pub load: Option<u64>,
    /// Load ÷ effective time in thousandths of a person, when the load is known.
    pub exact_thousandths: Option<u64>,
    /// Persons, rounded once; 1 per seat for structural positions, whatever the load says.
    pub persons: u32,
    /// What it was computed from.
    pub depth: Depth,
}

/// The need of a position; none when the file states nothing about a non-structural position.
pub fn need(facts: &Facts, position: &Position) -> Option<PositionNeed> {
    let _ = (facts, position);
    None
}
