//! Where commands are at home.

/// Where a command is at home; the place on top owns the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// The chooser of sessions.
    Chooser,
    /// A session that is being opened.
    Opening,
    /// The board.
    Board,
    /// The decision card.
    Card,
    /// A form with text fields: exception, adjournment.
    Form,
    /// The editor of long texts.
    Editor,
    /// The list of candidates.
    Candidates,
    /// Attendance.
    Attendance,
    /// The walk over the numbers of the board.
    Numbers,
    /// The quality of the data.
    Quality,
    /// The finder, with its field.
    Finder,
    /// The filter of the docket.
    Filter,
    /// The board as it was after an earlier entry.
    Past,
    /// A text to read: explanation, minutes, workload.
    Reading,
    /// Help with its filter.
    Help,
    /// Facts that can be put right, with a filter.
    Facts,
    /// The page of the minutes, with a filter.
    Minutes,
    /// The page of the plan.
    Plan,
    /// The page of a scenario.
    Scenario,
    /// Preferences.
    Preferences,
    /// A question.
    Question,
}
