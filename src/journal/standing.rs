//! What is true now: all entries folded, one after the other. The only fold, live and in replay.
//!
//! It never asks the rules, so the past does not change with the program; it needs only the public
//! parts, so that a copy with withheld words folds to the same decisions.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::class::MoveKind;
use crate::domain::committee::{Member, Sitting};
use crate::domain::ids::{EmployeeId, ItemId, MemberId, PositionId};
use crate::domain::placements::Placements;
use crate::domain::proposal::Proposal;
use crate::domain::reason::Reason;
use crate::journal::added_item::AddedItem;
use crate::journal::breaks::{Adjournment, HandedOver};
use crate::journal::corrected::Corrected;
use crate::journal::event::{DecidedMove, Detail, Draft, Entry, Event, Outcome, Presence, Seen, Stamp};
use crate::journal::wordings::Wordings;
use crate::rules::situation::Exception;

/// Where the sitting is in its life.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Life {
    /// Nothing was written yet.
    #[default]
    New,
    /// Decisions can be taken.
    Open,
    /// Between two meetings: nothing is taken down until it is resumed.
    Adjourned,
    /// The sitting was closed.
    Closed,
}

/// A decision that is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The item.
    pub item: ItemId,
    /// Its seats.
    pub seats: Vec<PositionId>,
    /// What was decided.
    pub outcome: Outcome,
    /// The moves that follow.
    pub moves: Vec<DecidedMove>,
    /// Reason codes.
    pub reasons: Vec<Reason>,
    /// Whether missing data was acknowledged.
    pub acknowledged: bool,
    /// What was on the table.
    pub seen: Seen,
    /// The words.
    pub detail: Detail,
    /// Number of the entry.
    pub entry: u64,
    /// Place of the decision in its entry, from 0: the rest of a chain is one entry.
    pub place: usize,
    /// Number of the entry that put its words otherwise last.
    pub reworded: Option<u64>,
    /// Time of the entry.
    pub time: String,
}

/// A note that is in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it is about.
    pub item: Option<ItemId>,
    /// The words.
    pub text: String,
    /// Number of the entry.
    pub entry: u64,
    /// Number of the entry that put its words otherwise last.
    pub reworded: Option<u64>,
    /// Time of the entry.
    pub time: String,
}

/// The standing of a sitting.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    // Shared by the copies of a standing, which are made to look ahead.
    entries: Vec<Arc<Entry>>,
    undone: BTreeSet<u64>,
    life: Life,
    day: u32,
    adjournment: Option<Adjournment>,
    handed_over: Option<HandedOver>,
    rehearsal: bool,
    session_hash: String,
    presence: BTreeMap<MemberId, Presence>,
    secretary: Option<MemberId>,
    decisions: BTreeMap<ItemId, Arc<Decision>>,
    exceptions: Vec<Exception>,
    corrections: Vec<Corrected>,
    added: Vec<Proposal>,
    notes: Vec<Note>,
    wordings: Wordings,
    placements: Placements,
}

impl Standing {
    /// The standing after all these entries.
    pub fn of(entries: impl IntoIterator<Item = impl Into<Arc<Entry>>>) -> Standing {
        let mut standing = Standing::default();
        for entry in entries {
            let entry = entry.into();
            standing.turn_back(&entry);
            standing.entries.push(entry);
        }
        standing.fold_again();
        standing
    }

    /// The standing as it was after entry `number`.
    #[must_use]
    pub fn at(&self, number: u64) -> Standing {
        Standing::of(self.entries.iter().filter(|entry| entry.number <= number).cloned())
    }

    /// The standing as it would be after a draft: a look ahead that is never written.
    #[must_use]
    pub fn foresee(&self, draft: Draft) -> Standing {
        let stamp = Stamp { time: String::new(), boot: String::new(), clock: 0, by: String::new() };
        let Draft { events, details, basis } = draft;
        let mut ahead = self.clone();
        ahead.apply(Entry { number: self.number() + 1, stamp, basis, events, details: Some(details), hash: [0; 32] });
        ahead
    }

    /// Takes in one more entry. Total: whatever `decide` let through once is taken for ever.
    pub fn apply(&mut self, entry: impl Into<Arc<Entry>>) {
        let entry = entry.into();
        if self.turn_back(&entry) {
            self.entries.push(entry);
            self.fold_again();
        } else {
            self.fold(&entry);
            self.placements = self.settled(&[]);
            self.entries.push(entry);
        }
    }

    /// Takes note of what the entry takes back, makes valid again or puts otherwise; says whether that changes anything.
    fn turn_back(&mut self, entry: &Entry) -> bool {
        let mut turns_back = false;
        for event in &entry.events {
            match event {
                Event::Undone { entry } => turns_back |= self.undone.insert(*entry),
                Event::Redone { entry } => turns_back |= self.undone.remove(entry),
                Event::Reworded { .. } => turns_back = true,
                _ => {}
            }
        }
        turns_back
    }

    /// Undo comes from the record: the standing is folded anew without what was taken back, with the words as they are put
    /// now.
    fn fold_again(&mut self) {
        let entries = std::mem::take(&mut self.entries);
        let undone = std::mem::take(&mut self.undone);
        let counts = entries.iter().map(Arc::as_ref).filter(|entry| !undone.contains(&entry.number));
        let wordings = Wordings::of(counts);
        *self = Standing { undone, wordings, ..Standing::default() };
        for entry in &entries {
            if !self.undone.contains(&entry.number) {
                self.fold(entry);
            }
        }
        self.placements = self.settled(&[]);
        self.entries = entries;
    }

    fn fold(&mut self, entry: &Entry) {
        for (place, event) in entry.events.iter().enumerate() {
            match event {
                Event::Opened { rehearsal, session_hash, .. } => {
                    (self.life, self.day) = (Life::Open, 1);
                    self.rehearsal = *rehearsal;
                    self.session_hash.clone_from(session_hash);
                }
                Event::Continued { session_hash, .. } => self.session_hash.clone_from(session_hash),
                Event::Attended { member, presence } => {
                    self.presence.insert(member.clone(), *presence);
                }
                Event::Decided { .. } => self.fold_decision(entry, place, event),
                Event::ExceptionEntered { rule, employee, .. } => {
                    self.fold_exception(rule.as_deref(), employee, &self.words_of(entry, place));
                }
                Event::FactCorrected { row, field } => self.corrections.push(Corrected {
                    row: row.clone(),
                    field: field.clone(),
                    known: entry.detail(place).correction,
                    entry: entry.number,
                }),
                Event::ItemsAdded { items } => self.added.extend(items.iter().map(AddedItem::proposal)),
                Event::NoteTaken { item } => self.notes.push(Note {
                    item: item.clone(),
                    text: self.words_of(entry, place).text,
                    entry: entry.number,
                    reworded: self.reworded(entry.number, place),
                    time: entry.stamp.time.clone(),
                }),
                Event::SecretaryChanged { member } => self.secretary = Some(member.clone()),
                Event::Adjourned { until } => {
                    let (text, time) = (self.words_of(entry, place).text, entry.stamp.time.clone());
                    self.life = Life::Adjourned;
                    self.adjournment = Some(Adjournment { until: *until, text, time });
                }
                Event::HandedOver { to } => {
                    self.handed_over = Some(HandedOver { to: to.clone(), from: entry.stamp.by.clone() });
                }
                Event::Received { .. } | Event::TakenBack => self.handed_over = None,
                Event::Resumed { day } => self.resume(*day),
                Event::Closed { .. } => self.life = Life::Closed,
                Event::Recovered { .. }
                | Event::TookOver { .. }
                | Event::DetailsOpened { .. }
                | Event::Reworded { .. }
                | Event::Undone { .. }
                | Event::Redone { .. } => {}
            }
        }
    }

    /// A meeting begins with attendance: who was there before need not be there now.
    fn resume(&mut self, day: u32) {
        (self.life, self.day, self.adjournment) = (Life::Open, day, None);
        self.presence.clear();
    }

    fn fold_decision(&mut self, entry: &Entry, place: usize, event: &Event) {
        let Event::Decided { item, seats, outcome, moves, reasons, acknowledged, seen } = event else { return };
        let decision = Decision {
            item: item.clone(),
            seats: seats.clone(),
            outcome: *outcome,
            moves: moves.clone(),
            reasons: reasons.clone(),
            acknowledged: *acknowledged,
            seen: seen.clone(),
            detail: self.words_of(entry, place),
            entry: entry.number,
            place,
            reworded: self.reworded(entry.number, place),
            time: entry.stamp.time.clone(),
        };
        self.decisions.insert(item.clone(), Arc::new(decision));
    }

    fn words_of(&self, entry: &Entry, place: usize) -> Detail {
        // Where other words are withheld, conditions and documents of the first ones are not.
        self.words(entry, place).unwrap_or_else(|| Detail { text: String::new(), ..entry.detail(place) })
    }

    /// Without its words an exception lifts nothing: which document it was is not known. No decision that
    /// rested on it changes by that, for the fold asks no rule.
    fn fold_exception(&mut self, rule: Option<&str>, employee: &EmployeeId, detail: &Detail) {
        let Some(document) = &detail.document else {
            return;
        };
        self.exceptions.push(Exception {
            rule: rule.unwrap_or(&document.rule).to_owned(),
            employee: employee.clone(),
            number: document.number.clone(),
            date: document.date,
            document: document.document.clone(),
        });
    }

    /// All entries, taken back or not.
    pub fn entries(&self) -> &[Arc<Entry>] {
        &self.entries
    }

    /// Number of the last entry; 0 before the first.
    pub fn number(&self) -> u64 {
        self.entries.last().map_or(0, |entry| entry.number)
    }

    /// Whether this entry was taken back.
    pub fn is_undone(&self, number: u64) -> bool {
        self.undone.contains(&number)
    }

    /// The words of an event of an entry as they are put now; none when they are withheld in this copy.
    pub fn words(&self, entry: &Entry, place: usize) -> Option<Detail> {
        self.wordings.detail(entry, place)
    }

    /// Number of the entry that put the words of an event otherwise last.
    pub fn reworded(&self, entry: u64, place: usize) -> Option<u64> {
        self.wordings.by(entry, place)
    }

    /// Where the sitting is in its life.
    pub fn life(&self) -> Life {
        self.life
    }

    /// Which meeting of the sitting this is, from 1; 0 before the first entry.
    pub fn day(&self) -> u32 {
        self.day
    }

    /// The adjournment that lasts, while the sitting is adjourned.
    pub fn adjournment(&self) -> Option<&Adjournment> {
        self.adjournment.as_ref()
    }

    /// To whom the sitting was handed over, until it is received there.
    pub fn handed_over(&self) -> Option<&HandedOver> {
        self.handed_over.as_ref()
    }

    /// Whether this is a rehearsal.
    pub fn rehearsal(&self) -> bool {
        self.rehearsal
    }

    /// SHA-256 of the session file that the record was last opened with.
    pub fn session_hash(&self) -> &str {
        &self.session_hash
    }

    /// Presence of a member, when it was taken down.
    pub fn presence(&self, member: &MemberId) -> Option<Presence> {
        self.presence.get(member).copied()
    }

    /// Who takes down the record, once that has changed.
    pub fn secretary(&self) -> Option<&MemberId> {
        self.secretary.as_ref()
    }

    /// The decision on an item, when one is in force.
    pub fn decision(&self, item: &ItemId) -> Option<&Decision> {
        self.decisions.get(item).map(Arc::as_ref)
    }

    /// All decisions in force, by item.
    pub fn decisions(&self) -> impl Iterator<Item = &Decision> {
        self.decisions.values().map(Arc::as_ref)
    }

    /// Exceptions in force.
    pub fn exceptions(&self) -> &[Exception] {
        &self.exceptions
    }

    /// Corrections of facts in force, in the order in which they were entered.
    pub fn corrections(&self) -> &[Corrected] {
        &self.corrections
    }

    /// Proposals that were added at the table, in the order of their items.
    pub fn added(&self) -> &[Proposal] {
        &self.added
    }

    /// Notes in force.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// Members present; none while nobody was taken down.
    pub fn at_table(&self, sitting: &Sitting) -> Option<Vec<MemberId>> {
        let here = |member: &&Member| self.presence(&member.id) == Some(Presence::Present);
        let known = sitting.members.iter().any(|member| self.presence(&member.id).is_some());
        known.then(|| sitting.members.iter().filter(here).map(|member| member.id.clone()).collect())
    }

    /// Who sits where after everything accepted.
    pub fn placements(&self) -> &Placements {
        &self.placements
    }

    /// Who sits where after everything accepted but the decisions on these items. A temporary assignment
    /// and an acting appointment keep the home position and change no placement.
    pub fn placements_without(&self, items: &[ItemId]) -> Placements {
        let on_items = items.iter().filter_map(|item| self.decision(item));
        let back: Vec<&EmployeeId> = on_items.flat_map(|own| &own.moves).map(|decided| &decided.employee).collect();
        let moves_on = |decision: &Decision| decision.moves.iter().any(|decided| back.contains(&&decided.employee));
        let twice = self.decisions().any(|decision| moves_on(decision) && !items.contains(&decision.item));
        if twice { self.settled(items) } else { self.placements.without(back) }
    }

    /// Who sits where after everything accepted but the decisions on these items, put together anew.
    fn settled(&self, items: &[ItemId]) -> Placements {
        let accepted = self.accepted_without(items);
        Placements::of(accepted.iter().filter(|mutation| !mutation.stated_kind.is_some_and(MoveKind::keeps_home)))
    }
}
