//! Items of the plan added to the docket by a spoken line.

use super::{Stop, Table};
use crate::app::plan::fixings::is_planned;
use crate::app::plan::page::additions;
use crate::domain::proposal::Origin;
use crate::journal::decide::Request;
use crate::journal::refusal::Refusal;
use crate::shell::plain_plan;
use crate::text::words::Phrase;

impl Table<'_> {
    /// Adds what the docket lacks of the chain that the plan tells with this number.
    pub(super) fn add_items(&mut self, number: usize) -> Result<Vec<String>, Stop> {
        if !is_planned(&self.sitting.facts) {
            return Err(Refusal::new(Phrase::new("plan.page.large")).into());
        }
        let suggested = plain_plan::made(&self.sitting.facts, &self.sitting.standing);
        let last = suggested.plan.as_ref().map_or(0, |plan| plan.chains.len());
        if number == 0 || number > last {
            return Err(Stop::Fault(Phrase::new("plain.fault.chain").with("number", number).with("last", last)));
        }
        let wholes = additions(&suggested, number - 1).map_err(|why| Refusal::new(Phrase::new(why)))?;
        let count = wholes.len();
        self.act(&Request::AddItems { wholes, origin: Origin::Planner })?;
        let items = self.sitting.facts.docket().items();
        let first = items.len() + 1 - count;
        let key = if count == 1 { "plain.done.added-one" } else { "plain.done.added" };
        let told = Phrase::new(key).with("first", first).with("last", items.len());
        Ok(self.done(told))
    }
}
