//! The session file after it was opened: its text as it was then, on which lines facts stand, how it differs now.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::app::message::Located;
use crate::domain::account::FactPath;
use crate::domain::correction::Correction;
use crate::error::Error;
use crate::journal::corrected::Corrected;
use crate::store::chain::{digest, hex};
use crate::store::differences::differences;
use crate::store::input::{examine, read_bytes};
use crate::store::progress::Progress;
use crate::store::session;
use crate::store::session_copy;
use crate::store::whereabouts;
use crate::text::visible::visible;
use crate::text::words::Phrase;

/// A session file that was opened.
#[derive(Clone, Debug)]
pub struct OpenedFile {
    /// Where it lies.
    pub path: PathBuf,
    /// Where its copy lies; none where no record is kept.
    pub copy: Option<PathBuf>,
    /// SHA-256 of its bytes when it was opened, in hex.
    pub hash: String,
    /// How many bytes of it are read at most.
    pub limit: u64,
}

impl OpenedFile {
    /// The file at `path`, whose bytes had this SHA-256 in hex; of any size.
    pub fn new(path: &Path, hash: &str) -> OpenedFile {
        OpenedFile { path: path.to_owned(), copy: None, hash: hash.to_owned(), limit: u64::MAX }
    }

    /// The same, with a copy beside this record.
    #[must_use]
    pub fn with_record(self, record: &Path) -> OpenedFile {
        OpenedFile { copy: Some(session_copy::place(record)), ..self }
    }

    /// What tells quickly whether the file may have changed: when it was written last, and its length; none when it is
    /// not there.
    pub fn mark(&self) -> Option<(SystemTime, u64)> {
        let known = std::fs::metadata(&self.path).ok()?;
        Some((known.modified().ok()?, known.len()))
    }

    /// The lines of these facts, or by which of the corrections in force they were put right. The file is read anew and
    /// kept no longer than that: opening a sitting costs nothing for it, and a file that changed since is told instead of
    /// wrong lines.
    pub fn locate(&self, paths: &[FactPath], corrections: &[Corrected]) -> Located {
        let name = self.path.file_name().unwrap_or(self.path.as_os_str()).to_string_lossy();
        let file = visible(&name);
        match read_bytes(&self.path, self.limit, &Progress::default()) {
            Err(error) => Located::Failed(error),
            Ok(bytes) if hex(&digest(&bytes)) != self.hash => Located::Changed { file },
            Ok(bytes) => {
                let lines = whereabouts::lines(&examine(bytes).text, paths);
                let by = |path: &FactPath| corrections.iter().rev().find(|correction| correction.touches(path));
                let corrected = paths.iter().filter_map(|path| Some((path.clone(), by(path)?.entry))).collect();
                Located::Lines { file, lines, corrected }
            }
        }
    }

    /// The bytes of the file as it was when it was opened: from the file, or from the copy.
    ///
    /// # Errors
    /// `record.session_lost` where neither is that file any more.
    pub fn bytes(&self) -> Result<Vec<u8>, Error> {
        let places = std::iter::once(&self.path).chain(&self.copy);
        let bytes = places.filter_map(|place| session_copy::bytes_of(place, &self.hash, self.limit)).next();
        bytes.ok_or_else(|| {
            let lost = Error::new(Phrase::new("record.session_lost").with("hash", self.hash.as_str()), "");
            lost.hint(Phrase::new("record.hint.session_back"))
        })
    }

    /// Its text.
    ///
    /// # Errors
    /// As [`bytes`].
    ///
    /// [`bytes`]: OpenedFile::bytes
    pub fn text(&self) -> Result<String, Error> {
        self.bytes().map(|bytes| examine(bytes).text)
    }

    /// What the file says now otherwise than it counts at the table, as far as it did not say so when it was opened; and
    /// the rows that it still has and the table has no more. `corrected` is the text with the corrections in force.
    ///
    /// # Errors
    /// What was opened is gone; the file cannot be read now, or is faulty: what it says is offered to nobody then.
    pub fn changes(&self, corrected: &str) -> Result<Vec<Correction>, Error> {
        let bytes = read_bytes(&self.path, self.limit, &Progress::default())?;
        let is_as_opened = hex(&digest(&bytes)) == self.hash;
        let now = examine(bytes).text;
        let opened = self.text()?;
        if is_as_opened && corrected == opened {
            return Ok(Vec::new());
        }
        if let Err(checked) = session::facts_of(now.clone()) {
            let faulty = Phrase::new("record.session_faulty").with("count", checked.fault_count());
            return Err(Error::new(faulty, "").hint(Phrase::new("record.hint.session_faulty")));
        }
        let unreadable = || Error::new(Phrase::new("record.session_unreadable"), "");
        let changed = differences(&opened, &now).ok_or_else(unreadable)?;
        let found = differences(corrected, &now).ok_or_else(unreadable)?;
        let touches = |one: &Correction, other: &Correction| {
            let (one, other) = (&one.path, &other.path);
            one.row == other.row && (one.way.starts_with(&other.way) || other.way.starts_with(&one.way))
        };
        let is_back = |own: &Correction| own.path.way.is_empty() && own.old.is_none();
        Ok(found.into_iter().filter(|own| is_back(own) || changed.iter().any(|change| touches(change, own))).collect())
    }
}
