//! The two languages of screen and papers.

use serde::{Deserialize, Serialize};

/// The language of the screen and of the papers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    /// Plain official Indonesian, the default.
    #[default]
    Indonesian,
    /// Complete as well.
    English,
}
