//! Where a criterion writes down what it looked at: always counted, put into words only when somebody will read it.

use crate::text::words::Phrase;

/// Data looked at by one criterion. Ranking tens of thousands of employees counts; a person at the table reads.
pub(super) struct Ledger {
    /// Data known.
    pub(super) known: u32,
    /// Data asked for.
    pub(super) asked: u32,
    /// Sentences with whether their datum is known; none while nobody reads.
    sentences: Option<Vec<(Phrase, bool)>>,
}

impl Ledger {
    /// A ledger that only counts.
    pub(super) fn counting() -> Ledger {
        Ledger { known: 0, asked: 0, sentences: None }
    }

    /// The same from so many data on that were known and asked for.
    pub(super) fn counting_from((known, asked): (u32, u32)) -> Ledger {
        Ledger { known, asked, sentences: None }
    }

    /// A ledger that also writes the sentences.
    pub(super) fn speaking() -> Ledger {
        Ledger { known: 0, asked: 0, sentences: Some(Vec::new()) }
    }

    /// Counts data that were known and asked for, where nobody reads.
    pub(super) fn count(&mut self, known: u32, asked: u32) {
        self.known += known;
        self.asked += asked;
    }

    /// Counts data that were found, with a sentence about them.
    pub(super) fn found(&mut self, data: u32, says: impl FnOnce() -> Phrase) {
        self.known += data;
        self.asked += data;
        self.say(true, says);
    }

    /// Counts data that are not known, with a sentence about them.
    pub(super) fn missing(&mut self, data: u32, says: impl FnOnce() -> Phrase) {
        self.asked += data;
        self.say(false, says);
    }

    /// Adds a sentence about data already counted.
    pub(super) fn remark(&mut self, says: impl FnOnce() -> Phrase) {
        self.say(true, says);
    }

    /// Whether somebody will read the sentences, so that what only they tell is worth computing.
    pub(super) fn is_read(&self) -> bool {
        self.sentences.is_some()
    }

    fn say(&mut self, known: bool, says: impl FnOnce() -> Phrase) {
        if let Some(sentences) = &mut self.sentences {
            sentences.push((says(), known));
        }
    }

    /// The sentences, in the order in which they were written.
    pub(super) fn into_sentences(self) -> Vec<(Phrase, bool)> {
        self.sentences.unwrap_or_default()
    }
}
