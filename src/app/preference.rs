//! What a person can choose of how the screen is read, and what the program starts with.

use crate::text::preferences::Preferences;

/// What can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preference {
    /// Language of the screen.
    Language,
    /// Which colours.
    Theme,
    /// Which letters.
    Letters,
    /// How many colours.
    Colours,
    /// How lists go on.
    Scrolling,
    /// What is shown of people.
    Privacy,
    /// Whether the first steps are taught.
    Guide,
}

/// The rows of the page.
pub const ALL: [Preference; 7] = [
    Preference::Language,
    Preference::Theme,
    Preference::Letters,
    Preference::Colours,
    Preference::Scrolling,
    Preference::Privacy,
    Preference::Guide,
];

/// The preferences that the program starts with.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// What is in force.
    pub shown: Preferences,
    /// What is saved.
    pub saved: Preferences,
    /// What came first here, by its name on the command line or in the environment.
    pub ruled: Vec<(Preference, &'static str)>,
}

impl Preference {
    /// Catalogue key of what it is called.
    pub fn title(self) -> &'static str {
        match self {
            Preference::Language => "board.preferences.language",
            Preference::Theme => "board.preferences.theme",
            Preference::Letters => "board.preferences.letters",
            Preference::Colours => "board.preferences.colours",
            Preference::Scrolling => "board.preferences.scrolling",
            Preference::Privacy => "board.preferences.privacy",
            Preference::Guide => "board.preferences.guide",
        }
    }
}
