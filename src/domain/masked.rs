//! The facts as guests may see them: the same posts, people and numbers, with nobody's name and without the words in
//! which somebody may be named.
//!
//! Rules and formulas say the same of both. A copy, and not a way of drawing: what sees only the copy cannot show more.

use std::sync::{Arc, OnceLock};

use crate::domain::committee::{ForumEntry, Member};
use crate::domain::employee::Employee;
use crate::domain::facts::Facts;
use crate::domain::proposal::Proposal;
use crate::text::charset::Charset;
use crate::text::names;

/// What stands in place of words that are not for guests.
pub const WITHHELD: &str = "•••";

impl Facts {
    /// Whether names are masked in these.
    pub fn is_masked(&self) -> bool {
        self.is_masked
    }

    /// The same facts with masked names, made once.
    pub fn masked(&self) -> Arc<Facts> {
        Arc::clone(self.masked.get_or_init(|| Arc::new(mask(self))))
    }
}

fn mask(facts: &Facts) -> Facts {
    let mut stated = facts.stated.clone();
    stated.employees.iter_mut().for_each(mask_employee);
    stated.sitting.members.iter_mut().for_each(mask_member);
    stated.proposals.iter_mut().for_each(mask_proposal);
    stated.forum.iter_mut().for_each(mask_forum_entry);
    Facts {
        stated,
        index: Arc::clone(&facts.index),
        docket: Arc::clone(&facts.docket),
        kept: facts.kept.clone(),
        is_masked: true,
        masked: OnceLock::new(),
    }
}

fn mask_name(name: &mut String) {
    *name = names::masked(name, Charset::Unicode);
}

/// Words that say nothing stay so: that somebody said something is no secret.
fn withhold(words: &mut String) {
    if !words.is_empty() {
        WITHHELD.clone_into(words);
    }
}

/// The number of an employee stays: service is counted by it, and no screen ever shows it.
fn mask_employee(employee: &mut Employee) {
    mask_name(&mut employee.name);
    employee.front_title.clear();
    employee.back_title.clear();
    for wish in &mut employee.aspirations {
        withhold(&mut wish.channel);
        withhold(&mut wish.text);
        wish.constraint.as_mut().map(withhold);
    }
    employee.relations.iter_mut().for_each(|own| withhold(&mut own.relation));
}

fn mask_member(member: &mut Member) {
    mask_name(&mut member.name);
    member.relations.iter_mut().for_each(|(_, relation)| withhold(relation));
}

fn mask_proposal(proposal: &mut Proposal) {
    withhold(&mut proposal.origin_detail);
    withhold(&mut proposal.reason);
    withhold(&mut proposal.benefit);
}

fn mask_forum_entry(entry: &mut ForumEntry) {
    let said = [&mut entry.speaker, &mut entry.answer, &mut entry.responsible];
    let words = [&mut entry.channel, &mut entry.category, &mut entry.text];
    said.into_iter().flatten().chain(words).for_each(withhold);
}
