//! Standard error while the board is shown: a file, for a line on the screen would spoil it, and one on a terminal that
//! died would end the program.
//!
//! The program itself says nothing there meanwhile; what comes is from libraries and the system, about the program and
//! not about people. Whoever sends standard error elsewhere is left alone.

use std::fs::{File, OpenOptions, Permissions};
use std::io::{self, IsTerminal, Read, Seek, SeekFrom};
use std::os::fd::OwnedFd;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use rustix::fs::OFlags;

use crate::store::disk::RealDisk;
use crate::store::place;
use crate::store::whole::named;
use crate::text::words::Phrase;

/// Its name in the data folder.
const NAME: &str = "sidang.log";
/// Larger than this it is begun anew.
const LARGEST: u64 = 64 << 10;

/// The terminal, while something else stands in its place.
static TERMINAL: Mutex<Option<OwnedFd>> = Mutex::new(None);

/// The file in place of the terminal.
#[derive(Debug)]
pub struct Aside {
    file: File,
    path: PathBuf,
    from: u64,
}

/// Puts a file of `folder` in the place of standard error, where that is a terminal; nothing at all where there can be no
/// such file.
pub fn put(folder: &Path) -> Option<Aside> {
    if !io::stderr().is_terminal() {
        return None;
    }
    let aside = open(folder).ok();
    let nowhere = || OpenOptions::new().write(true).open("/dev/null");
    let instead = aside.as_ref().map_or_else(nowhere, |aside| aside.file.try_clone()).ok()?;
    let terminal = rustix::io::fcntl_dupfd_cloexec(io::stderr(), 3).ok()?;
    rustix::stdio::dup2_stderr(instead).ok()?;
    *TERMINAL.lock().ok()? = Some(terminal);
    aside
}

/// Opens the file for its owner alone.
fn open(folder: &Path) -> io::Result<Aside> {
    place::make_folder(&RealDisk, folder).map_err(|_| io::ErrorKind::NotFound)?;
    let path = folder.join(NAME);
    let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed();
    let file = OpenOptions::new().read(true).append(true).create(true).mode(0o600).custom_flags(flags).open(&path)?;
    let found = file.metadata()?;
    if !found.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    file.set_permissions(Permissions::from_mode(0o600))?;
    if found.len() > LARGEST {
        file.set_len(0)?;
    }
    let from = file.metadata()?.len();
    Ok(Aside { file, path, from })
}

/// Gives standard error back to the terminal; never waits.
pub fn give_back() {
    if let Some(terminal) = TERMINAL.try_lock().ok().and_then(|mut held| held.take()) {
        let _ = rustix::stdio::dup2_stderr(terminal);
    }
}

impl Aside {
    /// What came meanwhile, and where it stays; nothing when nothing came, and the file goes.
    pub fn told(mut self) -> Option<Phrase> {
        let mut bytes = Vec::new();
        let read = self.file.seek(SeekFrom::Start(self.from)).and_then(|_| self.file.read_to_end(&mut bytes));
        if read.is_ok() && bytes.is_empty() {
            if self.from == 0 {
                // One that stays is empty and does no harm.
                let _ = std::fs::remove_file(&self.path);
            }
            return None;
        }
        let text = String::from_utf8_lossy(&bytes).trim().to_owned();
        Some(Phrase::new("shell.aside").with("path", named(&self.path)).with("text", text))
    }
}
