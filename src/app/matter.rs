//! What a sitting is about: the facts, their quality, and the standing that belongs to them; and what is shown of it.

use std::sync::Arc;

use crate::domain::facts::Facts;
use crate::journal::standing::Standing;
use crate::quality::report::Report;
use crate::text::preferences::Privacy;

/// Facts, their quality, and the standing that belongs to them.
#[derive(Clone, Debug)]
pub struct Matter {
    /// The facts.
    pub facts: Arc<Facts>,
    /// The quality of the data.
    pub quality: Arc<Report>,
    /// The standing.
    pub standing: Standing,
}

impl Matter {
    /// As much of it as may stand on the screen: all of it at the committee's table; before guests nobody's name and no
    /// words that may hold one.
    pub fn shown(&self, privacy: Privacy) -> Matter {
        match privacy {
            Privacy::Closed => self.clone(),
            Privacy::Open => Matter {
                facts: self.facts.masked(),
                quality: Arc::clone(&self.quality),
                standing: self.standing.veiled(),
            },
        }
    }
}
