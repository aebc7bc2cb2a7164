//! What the page of the plan holds.

/// The page; its selected row by place.
#[derive(Clone, Copy, Debug, Default)]
pub struct PlanPage {
    /// Place among the moves, in the order in which they are told, and the items left out behind them.
    pub at: usize,
    /// Whether it was opened before there was a plan: when that comes, the selected item's row is looked for.
    pub waits: bool,
}
