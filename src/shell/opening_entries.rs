//! What an opening itself writes into the record.

use crate::error::Error;
use crate::journal::event::{Detail, Draft, Event};
use crate::journal::standing::Standing;
use crate::shell::keeper::Keeper;
use crate::store::chain;
use crate::store::recovery::Torn;

/// Program and version, as entries name them.
pub const PROGRAM: &str = concat!("sidang ", env!("CARGO_PKG_VERSION"));

/// Records what happened at the opening, an entry each.
///
/// # Errors
/// Those of `Keeper::append`.
pub fn go_on(keeper: &mut Keeper, standing: &mut Standing, events: impl Iterator<Item = Event>) -> Result<(), Error> {
    for event in events {
        let entry = keeper.append(&draft_of(event, standing.number()))?;
        standing.apply(entry);
    }
    Ok(())
}

/// What an interrupted write left was set aside.
pub fn recovered(torn: &Torn) -> Event {
    Event::Recovered { bytes: torn.bytes, digest: chain::hex(&torn.sha256) }
}

/// The sitting goes on with the session file of this hash.
pub fn continued(hash: &str) -> Event {
    Event::Continued { program: PROGRAM.to_owned(), session_hash: hash.to_owned() }
}

/// A draft of one event that needs no words.
pub fn draft_of(event: Event, basis: u64) -> Draft {
    Draft { events: vec![event], details: vec![Detail::default()], basis }
}
