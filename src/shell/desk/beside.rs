//! Work beside the loop: each in a thread of its own that tells what it found, so that no key waits for it.

use std::sync::Arc;

use super::Desk;
use crate::app::filter::judged::Judged;
use crate::app::matter::Matter;
use crate::app::message::FactsTold;
use crate::domain::account::FactPath;
use crate::domain::supposed::Supposition;
use crate::journal::amended::Amendments;
use crate::planner::fixings::Kept;
use crate::planner::stop::Stop;
use crate::shell::opened_file::OpenedFile;
use crate::shell::planning::Planning;
use crate::shell::supposing::{ANSWERS, suppose};
use crate::shell::told::Told;
use crate::store::chain;

impl Desk {
    /// Derives the code of the last entry in a thread of its own: that is slow on purpose, and no key waits for it.
    /// What is kept in memory has none.
    pub(super) fn derive(&mut self) {
        let Some(entry) = self.app.board().and_then(|board| board.latest().entries().last()) else { return };
        if entry.hash == chain::START {
            return;
        }
        let (number, hash, sender) = (entry.number, entry.hash, self.sender.clone());
        self.expected += 1;
        // A loop that has ended needs no answer.
        std::thread::spawn(move || drop(sender.send(Told::Fingerprint(number, chain::short_code(&hash, number)))));
    }

    /// Looks through the session file in a thread of its own: a large file takes a moment.
    pub(super) fn locate(&mut self, paths: Vec<FactPath>) {
        let Some(file) = self.held.as_ref().map(|held| held.session.clone()) else { return };
        let corrections = self.app.board().map(|board| board.truth.standing.corrections().to_vec()).unwrap_or_default();
        let sender = self.sender.clone();
        self.expected += 1;
        // A loop that has ended needs no answer.
        std::thread::spawn(move || drop(sender.send(Told::Located(file.locate(&paths, &corrections)))));
    }

    /// Judges every item in a thread of its own: every rule is asked about everybody on the docket.
    pub(super) fn judge(&mut self) {
        let Some(board) = self.app.board() else { return };
        let (facts, standing, sender) =
            (Arc::clone(&board.truth.facts), board.truth.standing.clone(), self.sender.clone());
        self.expected += 1;
        // A loop that has ended needs no answer.
        std::thread::spawn(move || drop(sender.send(Told::Judged(Arc::new(Judged::of(&facts, &standing))))));
    }

    /// Makes the plan of the truth in a thread of its own, in place of the one that an earlier standing had.
    pub(super) fn plan(&mut self, kept: Option<Kept>) {
        let Some(Matter { facts, standing, .. }) = self.app.board().map(|board| &board.truth) else { return };
        self.planning = Some(Planning::begin(Arc::clone(facts), standing.clone(), kept, self.sender.clone()));
        self.expected_of_plans += 1;
    }

    /// Finds what would come of a supposition in a thread of its own, in place of what was supposed before.
    pub(super) fn suppose(&mut self, supposed: Supposition) {
        let Some(Matter { facts, standing, .. }) = self.app.board().map(|board| &board.truth) else { return };
        let (facts, standing, sender) = (Arc::clone(facts), standing.clone(), self.sender.clone());
        let stop = Stop::default();
        std::mem::replace(&mut self.supposing, stop.clone()).ask();
        self.expected += ANSWERS;
        // A loop that has ended needs no answer.
        let tell = move |told| drop(sender.send(Told::Supposed(Box::new(told))));
        std::thread::spawn(move || {
            suppose((&facts, &standing), &supposed, &stop, |told| tell((supposed.clone(), told)));
        });
    }

    /// Looks into the session file in a thread of its own, with the corrections in force: a large file takes a moment.
    pub(super) fn about_facts(&mut self, work: impl FnOnce(OpenedFile, Amendments) -> FactsTold + Send + 'static) {
        let (Some(held), Some(board)) = (&self.held, self.app.board()) else { return };
        let (file, amendments) = (held.session.clone(), board.latest().amendments());
        let sender = self.sender.clone();
        self.expected += 1;
        // A loop that has ended needs no answer.
        std::thread::spawn(move || drop(sender.send(Told::Facts(Box::new(work(file, amendments))))));
    }
}
