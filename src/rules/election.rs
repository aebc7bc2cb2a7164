//! The window around an election in which officials are not replaced.

use chrono::NaiveDate;

use crate::domain::calendar::{months_after, months_before};
use crate::domain::committee::Election;

/// Months before the nomination and after the inauguration in which officials are not replaced (UU 10/2016).
const ELECTION_MONTHS: u32 = 6;

/// First and last day of a closed window; the last is none when the file does not state it.
pub(super) type Window = (NaiveDate, Option<NaiveDate>);

/// The window in which a day lies, boundary days included: six months before the nomination to the end of
/// the term, or six months from the inauguration.
pub(super) fn closed_window(election: &Election, on: NaiveDate) -> Option<Window> {
    let campaign = election.nomination.map(|nomination| {
        // Without an end of term the window ends where the next one begins.
        (months_before(nomination, ELECTION_MONTHS), election.term_end.or(election.inauguration))
    });
    let honeymoon = election
        .inauguration
        .map(|inauguration| (inauguration, months_after(inauguration, ELECTION_MONTHS).pred_opt()));
    let holds = |window: &Window| on >= window.0 && window.1.is_none_or(|last| on <= last);
    campaign.filter(holds).or(honeymoon.filter(holds))
}
