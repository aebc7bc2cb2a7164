//! Privacy of the screen: one key masks all names at once; showing them again is asked.
//!
//! Screens are made of what [`Matter::shown`](super::matter::Matter::shown) leaves, so that none of them can show more.
//! What was written into a layer before, as a text to read is, goes with its layer.

use std::path::PathBuf;

use crate::domain::masked::WITHHELD;
use crate::error::Error;
use crate::journal::decide::{self, Request};
use crate::journal::event::Draft;
use crate::journal::refusal::Refusal;
use crate::text::preferences::Privacy;
use crate::text::words::{Phrase, say};

use super::board::{App, Board, Manner, unsound};
use super::layer::{Asked, Layer, Question};
use super::matter::Matter;
use super::message::Effect;

impl Board {
    /// Asks the door. A refusal speaks of what is shown, so that it names nobody before guests.
    ///
    /// # Errors
    /// Why the request is not let through.
    pub fn decide(&self, request: &Request) -> Result<Draft, Refusal> {
        let asked = decide::decide(&self.truth.facts, &self.truth.standing, request);
        // Of masked facts nothing is ever let through, so that what comes back is a refusal.
        if asked.is_err() && self.is_open() { decide::decide(&self.facts, &self.standing, request) } else { asked }
    }

    /// Whether names are masked.
    pub fn is_open(&self) -> bool {
        self.facts.is_masked()
    }

    /// Takes in something else that is true, and shows what may be shown of it.
    pub fn stand_on(&mut self, truth: Matter, privacy: Privacy) {
        self.truth = truth;
        self.show(privacy);
    }

    /// Shows what may be shown of what is true.
    pub fn show(&mut self, privacy: Privacy) {
        let Matter { facts, quality, standing } = self.truth.shown(privacy);
        (self.facts, self.quality, self.standing) = (facts, quality, standing);
        self.unsound = unsound(&self.facts, &self.standing);
        self.look_again();
    }
}

impl App {
    /// Lets the board stand on something else that is true.
    pub fn stand_on(&mut self, truth: Matter) {
        let privacy = self.privacy;
        if let Some(board) = self.board_mut() {
            board.stand_on(truth, privacy);
        }
    }
}

/// Masks names at once, or asks whether they are to be shown. What is in force is saved: a line that drops before guests
/// must not bring the names back.
pub fn switch(app: &mut App) -> Vec<Effect> {
    match app.privacy {
        Privacy::Closed => show(app, Privacy::Open, "board.privacy.masked"),
        Privacy::Open => {
            ask(app);
            Vec::new()
        }
    }
}

fn ask(app: &mut App) {
    let is_asked = matches!(app.layers.last(), Some(Layer::Question(question)) if question.asked == Asked::ShowNames);
    if !is_asked {
        app.layers.push(Layer::Question(Question { asked: Asked::ShowNames, on_yes: false, shown_at: None }));
    }
}

/// Names are shown again, and the next time too.
pub fn show_names(app: &mut App) -> Vec<Effect> {
    show(app, Privacy::Closed, "board.privacy.shown")
}

fn show(app: &mut App, privacy: Privacy, told: &'static str) -> Vec<Effect> {
    app.privacy = privacy;
    app.layers.retain(stays);
    app.layers.iter_mut().for_each(|layer| hide(layer, privacy));
    let mut ended = false;
    if let Some(board) = app.board_mut() {
        board.opened = None;
        board.sought.clear();
        let kept = board.present.as_mut().map(|present| &mut present.shown);
        for shown in kept.into_iter().chain([&mut board.shown]).filter(|shown| !shown.filter().words.is_empty()) {
            shown.widen();
            ended = true;
        }
        board.show(privacy);
    }
    let told = [say(app.language, told), say(app.language, "board.privacy.filter")];
    app.say(Manner::Told, told[..1 + usize::from(ended)].join(" "));
    app.saved.privacy = privacy;
    vec![Effect::SavePreferences(app.saved)]
}

/// Whether a layer is drawn from what is shown, and not from words that were written into it before.
fn stays(layer: &Layer) -> bool {
    match layer {
        Layer::Reading(_) | Layer::Facts(_) | Layer::Finder(_) | Layer::Filter(_) | Layer::Minutes(_) => false,
        Layer::Card(_)
        | Layer::Form(_)
        | Layer::Editor(_)
        | Layer::Candidates(_)
        | Layer::Attendance(_)
        | Layer::Numbers(_)
        | Layer::Quality(_)
        | Layer::Past
        | Layer::Plan(_)
        | Layer::Scenario(_)
        | Layer::Help(_)
        | Layer::Preferences(_)
        | Layer::Question(_) => true,
    }
}

/// What was written into a layer may name somebody and goes; the editor hides what is typed in it.
fn hide(layer: &mut Layer, privacy: Privacy) {
    layer.forget_refusal();
    match layer {
        Layer::Editor(editor) => editor.hide(privacy),
        Layer::Card(card) => card.against.told.clear(),
        _ => {}
    }
}

/// Values of sentences that may name an account: whose it is, and where its folders lie.
const OF_AN_ACCOUNT: [&str; 6] = ["to", "from", "user", "host", "path", "place"];

/// A sentence of the shell as it is told: before guests without what may name an account.
pub fn told(app: &App, phrase: &Phrase) -> String {
    veiled(app.privacy, phrase).spoken(app.language)
}

/// The machine failed: that is told, before guests without what may name an account.
pub fn failed(app: &mut App, error: &Error) {
    let told = veiled_error(app.privacy, error).spoken(app.language);
    app.say(Manner::Failed, told);
}

/// An error of the machine without what may name an account, where guests see it.
pub fn veiled_error(privacy: Privacy, error: &Error) -> Error {
    let veiled = |phrase: &Phrase| veiled(privacy, phrase);
    Error { what: veiled(&error.what), hint: error.hint.as_ref().map(veiled), ..error.clone() }
}

/// A sentence without what may name an account, where guests see it.
pub fn veiled(privacy: Privacy, phrase: &Phrase) -> Phrase {
    let mut phrase = phrase.clone();
    for (_, value) in
        phrase.values.iter_mut().filter(|(name, _)| privacy == Privacy::Open && OF_AN_ACCOUNT.contains(name))
    {
        *value = WITHHELD.into();
    }
    phrase
}

/// The folder of papers, as it is told: before guests without the folders above it, which may name an account.
pub fn folder_of(app: &App, papers: &[PathBuf]) -> String {
    let folder = papers.first().and_then(|path| path.parent());
    let told = folder.map(|folder| match app.privacy {
        Privacy::Closed => folder.display().to_string(),
        Privacy::Open => folder.file_name().unwrap_or(folder.as_os_str()).display().to_string(),
    });
    told.unwrap_or_default()
}
