//! The command that makes up a session of any size.

use std::path::Path;

use crate::shell::options::Options;
use crate::shell::out::{self, EXIT_DONE, EXIT_FAULTS, EXIT_USAGE, Ended};
use crate::store::disk::{RealDisk, folder_of};
use crate::store::sample::file;
use crate::store::sample::size::{Size, Wish};
use crate::store::whole;
use crate::text::words::Phrase;

/// Mode of session files: the owner's alone.
const MODE: u32 = 0o600;

/// Writes a made-up session to `path`, or to standard output; a file of that name is replaced only if `force` says so.
///
/// # Errors
/// The file or standard output cannot be written; that has been said.
pub fn sample(wish: Wish, path: Option<&Path>, force: bool, options: &Options) -> Result<u8, Ended> {
    let size = match Size::of(wish) {
        Ok(size) => size,
        Err(refusal) => {
            out::message(&refusal.spoken(options.language));
            return Ok(EXIT_USAGE);
        }
    };
    let text = file::session(size);
    let Some(path) = path else {
        return out::result(text.trim_end(), options.language).map(|()| EXIT_DONE);
    };
    let written = match path.file_name().filter(|_| force) {
        Some(name) => {
            let name = name.to_string_lossy();
            whole::write_whole(&RealDisk, folder_of(path), &name, text.as_bytes(), MODE).map(|()| true)
        }
        None => whole::write_new(&RealDisk, path, text.as_bytes(), MODE),
    };
    match written {
        Ok(true) => told(size, path, text.len() as u64, options),
        Ok(false) => {
            out::message(&whole::about("shell.sample.exists", path).spoken(options.language));
            Ok(EXIT_FAULTS)
        }
        Err(error) => Err(out::failure(&error, options.language)),
    }
}

/// Says what was written, and how it is opened when it is larger than sessions usually are.
fn told(size: Size, path: &Path, bytes: u64, options: &Options) -> Result<u8, Ended> {
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let written = whole::about("shell.sample.written", path)
        .with("employees", count(size.employees))
        .with("positions", count(size.positions))
        .with("agencies", count(size.agencies));
    out::result(&written.spoken(options.language), options.language)?;
    if bytes > options.size_limit {
        let mebibytes = |bytes: u64| i64::try_from(bytes.div_ceil(1 << 20)).unwrap_or(i64::MAX);
        let large = Phrase::new("shell.sample.large")
            .with("size", mebibytes(bytes))
            .with("limit", mebibytes(options.size_limit))
            .with("needed", mebibytes(bytes).to_string());
        out::message(&large.spoken(options.language));
    }
    Ok(EXIT_DONE)
}
