//! Answers before guests: read out of facts with masked names, while acts and the record rest on the true ones.

use std::sync::Arc;

use super::{Stop, Table};
use crate::app::privacy;
use crate::domain::facts::Facts;
use crate::error::Error;
use crate::journal::decide::{Request, decide};
use crate::journal::refusal::Refusal;
use crate::journal::standing::Standing;
use crate::shell::opening::OpenSitting;
use crate::text::language::Language;
use crate::text::preferences::Privacy;
use crate::text::words::{Phrase, say};

/// What is read out of a sitting in place of what is true; none at the closed table.
pub(super) fn shown(sitting: &OpenSitting, privacy: Privacy) -> Option<(Arc<Facts>, Standing)> {
    (privacy == Privacy::Open).then(|| (sitting.facts.masked(), sitting.standing.veiled()))
}

/// What stands in place of the minutes.
pub(super) fn hidden_minutes(language: Language) -> String {
    say(language, "plain.minutes.hidden").to_owned()
}

/// That facts are neither read out nor put right, which reads values of the file out, and details not opened.
pub(super) fn not_masked() -> Stop {
    Stop::Refused(Refusal::new(Phrase::new("plain.not.masked")))
}

impl Table<'_> {
    /// Reads out from now on what is true now.
    pub(super) fn show(&mut self) {
        if self.shown.is_some() {
            self.shown = shown(&self.sitting, Privacy::Open);
        }
    }

    /// A sentence as it is answered: before guests without what may name an account.
    pub(super) fn veiled(&self, phrase: &Phrase) -> String {
        privacy::veiled(self.talk.privacy, phrase).spoken(self.language)
    }

    /// An error of the machine, in the same way.
    pub(super) fn error(&self, error: &Error) -> String {
        privacy::veiled_error(self.talk.privacy, error).spoken(self.language)
    }

    /// The refusal in words that name nobody.
    pub(super) fn nameless(&self, request: &Request, refusal: Refusal) -> Refusal {
        let shown = self.shown.as_ref();
        shown.and_then(|(facts, standing)| decide(facts, standing, request).err()).unwrap_or(refusal)
    }
}
