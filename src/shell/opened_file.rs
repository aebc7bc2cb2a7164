//! The session file after it was opened: on which lines facts stand, as long as it is still the same file.

use std::path::{Path, PathBuf};

use crate::app::message::Located;
use crate::domain::account::FactPath;
use crate::store::chain::{digest, hex};
use crate::store::input::{examine, read_bytes};
use crate::store::progress::Progress;
use crate::store::whereabouts;
use crate::text::visible::visible;

/// A session file that was opened.
#[derive(Clone, Debug)]
pub struct OpenedFile {
    /// Where it lies.
    pub path: PathBuf,
    /// SHA-256 of its bytes when it was opened, in hex.
    pub hash: String,
    /// How many bytes of it are read at most.
    pub limit: u64,
}

impl OpenedFile {
    /// The file at `path`, whose bytes had this SHA-256 in hex; of any size.
    pub fn new(path: &Path, hash: &str) -> OpenedFile {
        OpenedFile { path: path.to_owned(), hash: hash.to_owned(), limit: u64::MAX }
    }

    /// The lines of these facts. The file is read anew and kept no longer than that: opening a sitting costs nothing
    /// for it, and a file that changed since is told instead of wrong lines.
    pub fn locate(&self, paths: &[FactPath]) -> Located {
        let name = self.path.file_name().unwrap_or(self.path.as_os_str()).to_string_lossy();
        let file = visible(&name);
        match read_bytes(&self.path, self.limit, &Progress::default()) {
            Err(error) => Located::Failed(error),
            Ok(bytes) if hex(&digest(&bytes)) != self.hash => Located::Changed { file },
            Ok(bytes) => Located::Lines { file, lines: whereabouts::lines(&examine(bytes).text, paths) },
        }
    }
}
