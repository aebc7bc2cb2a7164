//! The papers of a sitting, written whole into its folder.

use std::path::PathBuf;

use crate::domain::facts::Facts;
use crate::error::Error;
use crate::journal::standing::Standing;
use crate::shell::opening::OpenSitting;
use crate::text::words::Language;

/// The minutes as they grow, one line an entry.
pub fn running(_: &Facts, _: &Standing, _: Language) -> Vec<String> {
    Vec::new()
}

/// Writes.
///
/// # Errors
/// None.
pub fn write(_: &OpenSitting, _: Language) -> Result<Vec<PathBuf>, Error> {
    Ok(Vec::new())
}
