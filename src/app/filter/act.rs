//! Opening the filter, taking it, ending it; and what is said where it matters that not everything is shown.

use std::sync::Arc;

use crate::app::board::{App, Board, Manner, Stage};
use crate::app::layer::Layer;
use crate::app::message::Effect;
use crate::command::catalogue::Command;
use crate::command::keymap;
use crate::text::words::Phrase;

use super::choice::Group;
use super::facets::{Facets, worded};
use super::judged::Judged;
use super::page::FilterPage;
use super::picked::Filter;

impl Board {
    /// Shows what a filter leaves, from the selected item on where it is left, else from the first that waits. What
    /// would leave nothing changes nothing.
    fn narrow(&mut self, filter: Filter) {
        let matching = self.matching(&filter);
        let items = self.facts.docket().items();
        let waits = matching.iter().find(|place| self.standing.decision(&items[**place].id).is_none());
        let place = Some(self.place()).filter(|place| matching.contains(place));
        let Some(place) = place.or(waits.or(matching.first()).copied()) else { return };
        self.shown.narrow(filter, matching, place);
        self.select(place);
    }

    /// Takes note of how many items there are now; where the selected one is gone, the last one is selected.
    pub fn recount(&mut self) {
        let items = self.facts.docket().items();
        self.shown.recount(items.len());
        if let Some(last) = items.last().filter(|_| self.facts.docket().item(&self.selected).is_none()) {
            self.selected = last.id.clone();
            self.look_again();
        }
    }

    /// Looks anew which items match, after the standing or the facts changed.
    pub fn renew_shown(&mut self) {
        if self.shown.is_narrowed() {
            let matching = self.matching(self.shown.filter());
            self.shown.renew(matching);
        }
    }

    fn matching(&self, filter: &Filter) -> Vec<usize> {
        let worded = worded(&self.facts, &filter.words);
        self.facets().left(filter, worded.as_deref()).places
    }

    fn facets(&self) -> Facets {
        Facets::of(&self.facts, &self.standing, Some(&self.marks), self.judged.as_deref())
    }

    /// Whether what the rules say of all items is known, and of what stands now.
    pub fn is_judged(&self) -> bool {
        self.judged.as_ref().is_some_and(|judged| judged.holds(&self.truth.facts, &self.truth.standing))
    }
}

/// Does what a command of the filter says.
pub fn run(app: &mut App, command: Command) -> Vec<Effect> {
    match command {
        Command::UseFilter => take(app),
        Command::ClearFilter => clear(app),
        _ => open(app),
    }
    judge(app)
}

/// Asks for what the rules say of all items, where the page or the filter in force needs it and it is not known.
pub fn judge(app: &App) -> Vec<Effect> {
    let on_page = matches!(app.layers.last(), Some(Layer::Filter(_)));
    let needs = |board: &&Board| on_page || board.shown.filter().of(Group::Rules).next().is_some();
    match app.board().filter(needs) {
        Some(board) if board.present.is_none() && !board.is_judged() => vec![Effect::Judge],
        _ => Vec::new(),
    }
}

/// All items were judged: it counts unless something was recorded meanwhile, for then it is asked for again.
pub fn judged(app: &mut App, judged: Arc<Judged>) -> Vec<Effect> {
    let Some(board) = app.board_mut() else { return Vec::new() };
    let matter = board.present.as_ref().map_or(&board.truth, |present| &present.matter);
    if !judged.holds(&matter.facts, &matter.standing) {
        return Vec::new();
    }
    board.judged = Some(judged);
    // What is looked back at is shown whole, and the filter is looked at anew on coming back.
    if board.present.is_none() {
        board.renew_shown();
        renew_page(app);
    }
    Vec::new()
}

/// Opens the page.
fn open(app: &mut App) {
    let Some(board) = app.board() else { return };
    let page = FilterPage::of(&board.facts, board.facets(), board.shown.filter());
    app.layers.push(Layer::Filter(page));
}

/// Other words were typed into the page.
pub fn look_again(app: &mut App) {
    if let (Some(Layer::Filter(page)), Stage::Sitting(board)) = (app.layers.last_mut(), &app.stage) {
        page.look(&board.facts);
    }
}

/// The standing changed under the page: everything is counted anew.
pub fn renew_page(app: &mut App) {
    if let (Some(Layer::Filter(page)), Stage::Sitting(board)) = (app.layers.last_mut(), &app.stage) {
        page.renew(board.facets());
    }
}

/// Shows what was picked; what would show nothing is not taken.
fn take(app: &mut App) {
    let language = app.language;
    let Some(Layer::Filter(page)) = app.layers.last() else { return };
    let filter = page.filter();
    if page.left.places.is_empty() {
        return app.say(Manner::Refused, none_left().spoken(language));
    }
    app.layers.pop();
    let Some(board) = app.board_mut() else { return };
    if filter.is_empty() {
        return clear(app);
    }
    board.narrow(filter);
    let (count, all) = board.shown.counts();
    let told = Phrase::new("board.filter.taken").with("count", count).with("all", all).with("key", key());
    app.say(Manner::Told, told.spoken(language));
}

/// Lets go of everything on the page; on the board shows everything again.
fn clear(app: &mut App) {
    let language = app.language;
    if let Some(Layer::Filter(page)) = app.layers.last_mut() {
        return page.clear();
    }
    let Some(board) = app.board_mut() else { return };
    board.shown.widen();
    let told = Phrase::new("board.filter.cleared").with("all", board.shown.rows());
    app.say(Manner::Told, told.spoken(language));
}

/// Goes to an item wherever it is, and says so when that ends the filter.
pub fn go_to(app: &mut App, place: usize) {
    let language = app.language;
    let Some(board) = app.board_mut() else { return };
    let narrowed = board.shown.is_narrowed();
    board.select(place);
    if let Some(told) = ended(board, narrowed) {
        app.say(Manner::Told, told.spoken(language));
    }
}

/// That the filter ended because the selected item is outside of it, if it was in force until now.
pub fn ended(board: &Board, narrowed: bool) -> Option<Phrase> {
    let ended = narrowed && !board.shown.is_narrowed();
    ended.then(|| Phrase::new("board.filter.ended").with("item", board.item().number))
}

/// How many items wait outside the filter when none that is shown does; none while nothing waits there.
pub fn waiting_outside(board: &Board) -> Option<Phrase> {
    let items = board.facts.docket().items().iter().enumerate();
    let waits = items.filter(|(_, item)| board.standing.decision(&item.id).is_none());
    let count = waits.filter(|(place, _)| board.shown.row(*place).is_none()).count();
    (count > 0).then(|| Phrase::new("board.filter.outside").with("count", count).with("key", key()))
}

/// That nothing matches on the board any more, with the cure.
pub fn nothing() -> Phrase {
    Phrase::new("board.filter.nothing").with("key", key()).with("change", keymap::shown_key(Command::Filter))
}

/// That what is picked on the page leaves nothing, with the cure.
pub fn none_left() -> Phrase {
    Phrase::new("board.filter.none-left").with("key", key())
}

fn key() -> &'static str {
    keymap::shown_key(Command::ClearFilter)
}
