//! Where the cursor belongs: typing in a field, or resting on the selected row.

use ratatui::layout::Position;

/// Where the cursor belongs after drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cursor {
    /// Visible, in a text field.
    Typing(Position),
    /// Hidden, parked on the selected row for screen readers.
    Resting(Position),
}
