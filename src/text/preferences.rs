//! How a person likes to read the screen, and who reads it too. Nothing here changes what is decided or recorded.

use serde::{Deserialize, Serialize};

use crate::text::charset::Charset;
use crate::text::language::Language;

/// The colours of the screen where the terminal shows all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Scheme {
    /// Light letters on a dark ground.
    #[default]
    Dark,
    /// Dark letters on white: for bright rooms, and for terminals that are white already.
    Light,
    /// The strongest contrast, on black: for a projected wall.
    Projector,
}

/// How many colours are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Colours {
    /// What the terminal is believed to show.
    #[default]
    Terminal,
    /// All of them, whatever the terminal says of itself.
    Full,
    /// The sixteen of every terminal.
    Sixteen,
    /// None.
    None,
}

/// How a list goes on when the selection leaves what is shown of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Scrolling {
    /// The selection goes row by row down to the edge, then the list turns by half a page.
    #[default]
    HalfPages,
    /// The list goes line by line under the selection, which stays in the middle.
    Lines,
}

/// What may stand on the screen of the people it is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Privacy {
    /// The committee at its table: names are shown, sensitive details are not.
    #[default]
    Closed,
    /// A wall with guests: names are masked, and words that may hold names are left out.
    Open,
}

/// Whether the first steps are taught on rehearsals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Guide {
    /// They are known, or not wanted.
    #[default]
    Done,
    /// One after another, until all were taken.
    Steps,
}

impl Guide {
    /// The steps that were taken, a bit each, where the steps are wanted: none yet.
    pub fn begun(self) -> Option<usize> {
        (self == Guide::Steps).then_some(0)
    }
}

/// How the screen is drawn, whatever it says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Drawing {
    /// Which colours.
    pub scheme: Scheme,
    /// Which letters.
    pub charset: Charset,
    /// How many colours.
    pub colours: Colours,
    /// How lists go on.
    pub scrolling: Scrolling,
}

/// All that a person can choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Preferences {
    /// Language of the screen.
    pub language: Language,
    /// How it is drawn.
    pub drawing: Drawing,
    /// What it shows of people.
    pub privacy: Privacy,
    /// Whether it teaches the first steps.
    pub guide: Guide,
}
