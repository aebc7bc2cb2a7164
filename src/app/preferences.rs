//! Preferences: what is in force on this screen, what is saved, and what goes first when the program starts.

use crate::error::Error;
use crate::text::charset::Charset;
use crate::text::language::Language;
use crate::text::preferences::{Colours, Privacy, Scheme, Scrolling};
use crate::text::words::{Phrase, say};

use super::board::{App, Manner};
use super::guide;
use super::layer::Layer;
use super::message::Effect;
use super::preference::{ALL, Preference};
use super::privacy;

impl Preference {
    /// Catalogue key of the value in force.
    pub fn value(self, app: &App) -> &'static str {
        match self {
            Preference::Language => match app.language {
                Language::Indonesian => "board.preferences.indonesian",
                Language::English => "board.preferences.english",
            },
            Preference::Theme => match app.drawing.scheme {
                Scheme::Dark => "board.preferences.dark",
                Scheme::Light => "board.preferences.light",
                Scheme::Projector => "board.preferences.projector",
            },
            Preference::Letters => match app.drawing.charset {
                Charset::Unicode => "board.preferences.unicode",
                Charset::Ascii => "board.preferences.ascii",
            },
            Preference::Colours => match app.drawing.colours {
                Colours::Terminal => "board.preferences.terminal",
                Colours::Full => "board.preferences.full",
                Colours::Sixteen => "board.preferences.sixteen",
                Colours::None => "board.preferences.none",
            },
            Preference::Scrolling => match app.drawing.scrolling {
                Scrolling::HalfPages => "board.preferences.half-pages",
                Scrolling::Lines => "board.preferences.lines",
            },
            Preference::Privacy => match app.privacy {
                Privacy::Closed => "board.preferences.closed",
                Privacy::Open => "board.preferences.open",
            },
            Preference::Guide => match app.guide {
                Some(_) => "board.preferences.steps",
                None => "board.preferences.no-steps",
            },
        }
    }

    /// What stands beside the value: what goes first when the program starts, or where the value can be seen at all.
    pub fn note(self, app: &App) -> String {
        let ruled = app.ruled.iter().find(|(preference, _)| *preference == self);
        match (ruled, self) {
            (Some((_, by)), _) => Phrase::new("board.preferences.ruled").with("by", *by).spoken(app.language),
            (None, Preference::Theme) => say(app.language, "board.preferences.theme.where").to_owned(),
            (None, Preference::Guide) => say(app.language, "board.preferences.guide.where").to_owned(),
            (None, _) => String::new(),
        }
    }
}

/// Opens the page on its first row.
pub fn open(app: &mut App) {
    app.layers.push(Layer::Preferences(0));
}

/// Turns the value of the selected row, on the screen and in what is saved.
pub fn turn(app: &mut App, forward: bool) -> Vec<Effect> {
    let Some(Layer::Preferences(selected)) = app.layers.last() else { return Vec::new() };
    let Some(preference) = ALL.get(*selected) else { return Vec::new() };
    let (drawing, saved) = (&mut app.drawing, &mut app.saved.drawing);
    match preference {
        Preference::Language => return switch_language(app),
        Preference::Privacy => return privacy::switch(app),
        Preference::Guide => return guide::prefer_other(app),
        Preference::Theme => {
            let all = [Scheme::Dark, Scheme::Light, Scheme::Projector];
            drawing.scheme = turned(&all, drawing.scheme, forward);
            saved.scheme = drawing.scheme;
        }
        Preference::Letters => {
            drawing.charset = turned(&[Charset::Unicode, Charset::Ascii], drawing.charset, forward);
            saved.charset = drawing.charset;
        }
        Preference::Colours => {
            let all = [Colours::Terminal, Colours::Full, Colours::Sixteen, Colours::None];
            drawing.colours = turned(&all, drawing.colours, forward);
            saved.colours = drawing.colours;
        }
        Preference::Scrolling => {
            drawing.scrolling = turned(&[Scrolling::HalfPages, Scrolling::Lines], drawing.scrolling, forward);
            saved.scrolling = drawing.scrolling;
        }
    }
    vec![Effect::SavePreferences(app.saved)]
}

/// The value after this one, or before it, round the ends.
fn turned<T: Copy + PartialEq>(all: &[T], now: T, forward: bool) -> T {
    let at = all.iter().position(|value| *value == now).unwrap_or(0);
    let by = if forward { 1 } else { all.len() - 1 };
    all[(at + by) % all.len()]
}

/// Speaks the other language, from now on.
pub fn switch_language(app: &mut App) -> Vec<Effect> {
    app.language = match app.language {
        Language::Indonesian => Language::English,
        Language::English => Language::Indonesian,
    };
    app.saved.language = app.language;
    vec![Effect::SavePreferences(app.saved)]
}

/// The preferences lie on the disk, or could not be written: then they are in force as long as the program runs.
pub fn saved(app: &mut App, saved: Result<(), Error>) -> Vec<Effect> {
    let language = app.language;
    match saved {
        Ok(()) if matches!(app.layers.last(), Some(Layer::Preferences(_))) => {
            app.say(Manner::Told, say(language, "board.preferences.saved").to_owned());
        }
        Ok(()) => {}
        Err(error) => {
            let told = Phrase::new("board.preferences.not-saved").with("why", error.spoken(language));
            app.say(Manner::Failed, told.spoken(language));
        }
    }
    Vec::new()
}
