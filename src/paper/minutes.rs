//! (to come)
/// Running.
pub fn running_minutes(
    _: &crate::domain::facts::Facts,
    _: &crate::journal::standing::Standing,
    _: crate::text::words::Language,
    _: usize,
) -> Vec<String> {
    Vec::new()
}
