//! Which characters may be drawn: all of Unicode, or ASCII for terminals and fonts that lack the rest.

/// The characters that marks such as the ellipsis are taken from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Charset {
    /// `…` and `•`.
    #[default]
    Unicode,
    /// `.` and `*`.
    Ascii,
}

impl Charset {
    /// The mark, one column wide, that stands for text left out.
    pub fn ellipsis(self) -> &'static str {
        match self {
            Charset::Unicode => "…",
            Charset::Ascii => ".",
        }
    }

    /// The mark, one column wide, that stands for a masked letter.
    pub fn bullet(self) -> &'static str {
        match self {
            Charset::Unicode => "•",
            Charset::Ascii => "*",
        }
    }
}
