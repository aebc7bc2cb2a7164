//! Asks for the plan and about it, and takes what is told.

use std::sync::Arc;

use crate::app::board::{App, Board, Busy, Manner};
use crate::app::layer::Layer;
use crate::app::located;
use crate::app::message::Effect;
use crate::journal::standing::Life;
use crate::text::words::say;

use super::at_hand::PlanTold;
use super::fixings::{fixings, fixings_with, is_planned};
use super::page;
use super::suggested::Suggested;

impl App {
    /// Whether the screen shows something of the plan: its page, a card, or on a tall screen the row of the fit.
    pub fn shows_plan(&self) -> bool {
        match self.layers.last() {
            Some(layer) => matches!(layer, Layer::Plan(_) | Layer::Card(_)),
            None => self.tall,
        }
    }
}

/// On a card: whether all other suggestions are to be kept by the plan that follows. On the page of the plan: lets go of what
/// is held back.
pub fn keep(app: &mut App) {
    let language = app.language;
    let Some(board) = app.board() else { return };
    let Some(held_back) = board.suggested().and_then(|own| own.plan.as_ref()).map(|plan| plan.held_back) else {
        let why = say(language, page::absent(board)).to_owned();
        return app.say(Manner::Told, why);
    };
    if let Some(Layer::Card(card)) = app.layers.last_mut() {
        card.keeps = !card.keeps;
        return;
    }
    let Some(board) = app.board_mut() else { return };
    match held_back {
        0 => app.say(Manner::Told, say(language, "plan.page.nothing-held").to_owned()),
        _ => board.plan.let_go(),
    }
}

impl Board {
    /// The plan of what the board shows; none while it is being made, and none of the past.
    pub fn suggested(&self) -> Option<&Arc<Suggested>> {
        let holds = |own: &&Arc<Suggested>| own.holds(&self.truth.facts, &self.truth.standing);
        self.plan.suggested().filter(holds)
    }
}

/// A plan was made, or something was found about it; of a standing that has passed it is for nobody any more.
pub fn told(app: &mut App, told: PlanTold) -> Vec<Effect> {
    let Some(board) = app.board_mut() else { return Vec::new() };
    match told {
        PlanTold::Made(suggested) => {
            board.plan.take(suggested);
            page::has_come(app);
            located::rewrite_plan(app);
        }
        // Also while the board looks back: it comes to the present again.
        PlanTold::Answered(number, answer) if board.plan.suggested().is_some_and(|own| own.number() == number) => {
            board.plan.note(answer);
            located::rewrite_plan(app);
        }
        PlanTold::Answered(..) | PlanTold::GivenUp => {}
    }
    Vec::new()
}

/// What the screen lacks of the plan: the plan itself after every entry, then what it says of those who are looked at.
pub fn wanted(app: &mut App) -> Vec<Effect> {
    let is_reading = app.busy == Some(Busy::Reading);
    let (page, intended) = match &app.layers[..] {
        // Also while more is read of its row.
        [.., Layer::Plan(page)] | [.., Layer::Plan(page), Layer::Reading(_)] => (Some(page.at), None),
        [.., Layer::Card(card)] => (None, Some(card.intended())),
        _ => (None, None),
    };
    let Some(board) = app.board_mut() else { return Vec::new() };
    if is_reading || board.present.is_some() || board.truth.standing.life() == Life::Closed {
        return Vec::new();
    }
    let (facts, number) = (Arc::clone(&board.truth.facts), board.truth.standing.number());
    if !is_planned(&facts) {
        return Vec::new();
    }
    if !board.plan.is_asked(&facts, number) {
        let settled = fixings(&facts, &board.truth.standing);
        return vec![Effect::Plan(board.plan.begin(&facts, number, settled))];
    }
    let Some(suggested) = board.suggested().filter(|own| own.plan.is_some()).cloned() else { return Vec::new() };
    if let Some(at) = page {
        let seat = page::planned(&suggested, at).map(|planned| planned.to.clone());
        return seat.and_then(|seat| board.plan.ask_names(&seat)).map(Effect::AskPlan).into_iter().collect();
    }
    if let Some(intended) = intended {
        let settled = fixings_with(&facts, &board.truth.standing, &intended);
        return board.plan.ask_ripple(&facts, intended, &settled).map(Effect::AskPlan).into_iter().collect();
    }
    let item = board.item();
    let waits = board.standing.decision(&item.id).is_none() && !item.is_swap();
    let Some(seat) = item.seats.first().filter(|_| waits).cloned() else { return Vec::new() };
    let candidates = board.look.prospect.candidates.iter().map(|own| own.employee.clone()).collect::<Vec<_>>();
    board.plan.ask_costs(&seat, candidates.into_iter()).map(Effect::AskPlan).into_iter().collect()
}
