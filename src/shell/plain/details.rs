//! Details that are closed, read out once: asked for by a member with a reason, and taken down first.

use super::{Stop, Table};
use crate::domain::ids::MemberId;
use crate::journal::decide::Request;
use crate::journal::refusal::Refusal;
use crate::journal::ruling::Prospect;
use crate::text::words::Phrase;

impl Table<'_> {
    /// Takes the request down, then reads out in full what the rules say; with the next answer all is closed again.
    pub(super) fn open_details(
        &mut self,
        item: Option<usize>,
        member: String,
        text: String,
        candidate: Option<String>,
    ) -> Result<Vec<String>, Stop> {
        let item = self.item(item)?;
        let candidate = self.candidate(candidate)?;
        // What is not closed is not opened: the minutes would tell of it for ever.
        let prospect = Prospect::of(&self.sitting.facts, &self.sitting.standing, &item, candidate.as_ref());
        if !prospect.has_closed_details() {
            return Err(Refusal::new(Phrase::new("board.details.none")).into());
        }
        self.act(&Request::OpenDetails { item: item.id.clone(), member: MemberId::from(member), text })?;
        let mut answer = self.done(Phrase::new("plain.done.details").with("item", item.number));
        answer.extend(self.reader().why_in_full(&item, candidate.as_ref()));
        Ok(answer)
    }
}
