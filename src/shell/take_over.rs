//! Opening a record for writing, also one that a stuck program holds.

use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use crate::app::layer::HeldRecord;
use crate::error::Error;
use crate::shell::holder::Holder;
use crate::store::disk::Disk;
use crate::store::journal_file::{self, Opened};
use crate::store::owner::{Owner, owner_of};
use crate::text::words::Phrase;

/// How long the lock of a process that has ended may take to be free.
const SETTLING: Duration = Duration::from_millis(500);

/// A record that another program holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// That it is held, and by whom.
    pub error: Error,
    /// Why it cannot be taken over, where that is so.
    pub barred: Option<Phrase>,
}

impl Held {
    /// The question of the board about the record of this session.
    pub fn asked(self, session: &Path) -> HeldRecord {
        let Held { error, barred } = self;
        let owner = error.hint.filter(|owner| Some(owner) != barred.as_ref());
        HeldRecord { session: session.to_owned(), owner, barred }
    }

    /// That it is held, by whom, and what can be done about it from a command line.
    pub fn told(self) -> Error {
        let way = self.barred.unwrap_or_else(|| Phrase::new("record.take-over.how"));
        let hint = match self.error.hint.clone() {
            Some(owner) if owner != way => Phrase::new("record.held.plain").with("owner", owner).with("way", way),
            _ => way,
        };
        self.error.hint(hint)
    }
}

/// Why a record is not held for writing.
#[derive(Debug)]
pub enum Unheld {
    /// Another program holds it.
    Held(Box<Held>),
    /// The machine failed.
    Error(Error),
}

/// Opens the record at `path` for `here`, and tells from whom it was taken if it was.
///
/// # Errors
/// That another program holds it, where it was not to be taken over or cannot be; those of `journal_file::open`.
pub fn open(
    disk: &Arc<dyn Disk>,
    path: &Path,
    here: &Owner,
    take_over: bool,
) -> Result<(Opened, Option<Owner>), Unheld> {
    let held = match journal_file::open(disk, path, here) {
        Ok(opened) => return Ok((opened, None)),
        Err(error) if is_held(&error) => error,
        Err(error) => return Err(Unheld::Error(error)),
    };
    // Its note may be that of a former holder until the present one has written its own.
    let owner = owner_of(&**disk, path);
    let holder = match &owner {
        Some(owner) => Holder::find(owner, here),
        None => Err(Phrase::new("record.owner_unknown")),
    };
    let holder = match holder {
        Ok(holder) if take_over => holder,
        Ok(_) => return Err(Unheld::Held(Box::new(Held { error: held, barred: None }))),
        Err(barred) => return Err(Unheld::Held(Box::new(Held { error: held, barred: Some(barred) }))),
    };
    holder.end().map_err(Unheld::Error)?;
    let until = Instant::now() + SETTLING;
    loop {
        match journal_file::open(disk, path, here) {
            Err(error) if is_held(&error) && Instant::now() < until => thread::sleep(Duration::from_millis(10)),
            opened => return opened.map(|opened| (opened, owner)).map_err(Unheld::Error),
        }
    }
}

fn is_held(error: &Error) -> bool {
    error.what.key == "record.held"
}
