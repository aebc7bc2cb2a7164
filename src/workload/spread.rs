//! (to come)
/// Spread.
pub struct Spread {
    /// Deviation.
    pub deviation: u64,
}
impl Spread {
    /// Of.
    pub fn of(_: &crate::domain::facts::Facts, _: &crate::workload::balance::Balance) -> Spread {
        Spread { deviation: 0 }
    }
}
