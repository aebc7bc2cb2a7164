//! Sends what a card, a form or the editor asks for; a refusal stays in it, so that nothing typed is lost.

use crate::journal::decide::Request;

use super::board::{App, Busy, Manner};
use super::layer::Layer;
use super::message::Effect;

/// Sends the request of the layer on top through the door; what comes out goes to the disk first.
pub fn send(app: &mut App, request: &Request) -> Vec<Effect> {
    let language = app.language;
    if app.busy.is_some() {
        return Vec::new();
    }
    let Some(board) = app.board() else { return Vec::new() };
    match board.decide(request) {
        Ok(draft) => {
            app.layers.pop();
            app.busy = Some(Busy::Saving);
            vec![Effect::Append(draft)]
        }
        Err(refusal) => {
            let said = Some(refusal.spoken(language));
            match app.layers.last_mut() {
                Some(Layer::Card(card)) => card.refusal = said,
                Some(Layer::Form(form)) => form.refusal = said,
                Some(Layer::Editor(editor)) => editor.refusal = said,
                // A question has no room for it.
                Some(Layer::Question(_)) => {
                    app.layers.pop();
                    app.say(Manner::Refused, refusal.spoken(language));
                }
                _ => {}
            }
            Vec::new()
        }
    }
}
