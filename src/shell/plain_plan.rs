//! The suggested plan, read out: what it is worth, then its moves chain by chain, then what it does without.

use std::sync::Arc;

use crate::app::plan::fixings::{fixings, is_planned};
use crate::app::plan::page::{Row, docket_words, left_out_words, rows};
use crate::app::plan::suggested::Suggested;
use crate::app::plan::told::Told;
use crate::domain::facts::Facts;
use crate::journal::standing::{Life, Standing};
use crate::planner::plan::Plan;
use crate::planner::problem::Problem;
use crate::planner::solution::Solution;
use crate::shell::plain_answer::Reader;
use crate::text::words::Phrase;

/// The plan of a standing.
pub fn made(truth: &Arc<Facts>, standing: &Standing) -> Suggested {
    let problem = Problem::of(truth, &fixings(truth, standing));
    let plan = Solution::of(&problem).as_ref().map(Plan::of);
    Suggested::of(truth, standing, plan)
}

/// The plan of a standing as it is read out; made of the true facts, told with those that are shown.
pub fn lines(truth: &Arc<Facts>, standing: &Standing, reader: &Reader<'_>) -> Vec<String> {
    let spoken = |phrase: Phrase| phrase.spoken(reader.language);
    if standing.life() == Life::Closed {
        return vec![spoken(Phrase::new("plan.page.closed"))];
    }
    if !is_planned(truth) {
        return vec![spoken(Phrase::new("plan.page.large"))];
    }
    let suggested = made(truth, standing);
    let Some(plan) = &suggested.plan else { return vec![spoken(Phrase::new("plan.impossible"))] };
    let told = Told { facts: reader.facts, language: reader.language };
    let mut lines = vec![spoken(told.value(plan)), spoken(told.proved(plan))];
    lines.extend(told.remarks(plan).into_iter().map(spoken));
    let changes = told.before_and_after(plan);
    lines.extend(changes.into_iter().map(|(key, change)| {
        let label = Phrase::new(key).spoken(reader.language);
        format!("{label}: {}", Told::change(change).spoken(reader.language))
    }));
    lines.extend(rows(&suggested).iter().filter_map(|row| match row {
        Row::Move { chain, planned, on_docket } => {
            let chain = told.chain(chain + 1, plan.chains.get(*chain)?);
            let moved = Phrase::new("plain.plan.move").with("chain", chain).with("moved", told.moved(planned));
            Some(spoken(moved.with("docket", docket_words(reader.facts, *on_docket))))
        }
        Row::LeftOut(place) => {
            let item = reader.facts.docket().items().get(*place)?;
            Some(spoken(left_out_words(&suggested, item, told)))
        }
    }));
    reader.list(Phrase::new("plan.page"), lines)
}
