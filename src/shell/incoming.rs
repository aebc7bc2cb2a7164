//! What reaches the main loop from outside: keys, pastes, sizes and the end.

use crate::command::key::Key;

/// One thing that came from the terminal or from the system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Incoming {
    /// A key.
    Key(Key),
    /// Pasted text with line feeds between lines; for text fields only, never a command.
    Paste(String),
    /// The screen has now this many columns and rows; comes once at the start, changed or not.
    Resized(u16, u16),
    /// The program was stopped and goes on: what is on the screen now, others put there.
    Woken,
    /// The end from outside, with the exit code to close with.
    Gone(i32),
}

impl Incoming {
    /// A paste as the terminal sent it: every kind of line end becomes a line feed, other control
    /// characters but the tab are dropped.
    pub fn paste(raw: &str) -> Self {
        let text = raw.replace("\r\n", "\n").replace('\r', "\n");
        Incoming::Paste(text.chars().filter(|letter| !letter.is_control() || matches!(letter, '\n' | '\t')).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paste_is_plain_lines() {
        let paste = Incoming::paste("satu\r\ndua\rtiga\x1b[31m\tempat");
        assert_eq!(paste, Incoming::Paste("satu\ndua\ntiga[31m\tempat".into()));
    }
}
