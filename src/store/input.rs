//! Reading a session file safely: only ordinary files, only so many bytes, only plain UTF-8.

use std::fs::{File, OpenOptions};
use std::io::Read;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::str::Utf8Error;

use rustix::fs::OFlags;

use crate::error::Error;
use crate::store::fault::{Fault, Faults};
use crate::store::progress::{Progress, Stage};
use crate::text::visible::{is_hidden, visible};
use crate::text::words::{Phrase, Value};

/// A session file may be so large unless `--max-size` says otherwise: 128 MiB.
pub const SIZE_LIMIT: u64 = 128 * 1024 * 1024;

/// Bytes that are read between two looks at the progress.
const PIECE: u64 = 1 << 20;

/// The text of a file with what was wrong with its bytes and characters.
#[derive(Clone, Debug)]
pub struct SessionText {
    /// The text without its byte order mark. When `readable` is false, the part before the place
    /// at which it stops being text.
    pub text: String,
    /// Byte order mark, hidden characters, wrong encoding; spans are bytes of `text`.
    pub faults: Faults,
    /// Whether `text` is the whole file, so that parsing it makes sense.
    pub readable: bool,
}

/// Reads the bytes of the file at `path`, at most `limit` bytes of it; only its beginning, when `progress` was stopped.
///
/// # Errors
/// When it cannot be opened or read, is no ordinary file (a pipe would make the program wait for
/// ever), or is larger than `limit`.
pub fn read_bytes(path: &Path, limit: u64, progress: &Progress) -> Result<Vec<u8>, Error> {
    let too_large = || {
        let mebibytes = i64::try_from(limit >> 20).unwrap_or(i64::MAX);
        let what = about("fault.input.too-large", path).with("limit", mebibytes);
        Error::new(what, "").hint(Phrase::new("fault.input.too-large-hint"))
    };
    let (file, length) = open_regular(path)?;
    if length > limit {
        return Err(too_large());
    }
    // It may grow while it is read.
    let mut file = file.take(limit.saturating_add(1));
    let length = usize::try_from(length).unwrap_or(0);
    let mut bytes = Vec::with_capacity(length + 1);
    progress.begin(Stage::Loading, length);
    while progress.reach(bytes.len()) {
        let piece = file.by_ref().take(PIECE).read_to_end(&mut bytes);
        if piece.map_err(|cause| Error::new(about("fault.input.cannot-read", path), cause))? == 0 {
            break;
        }
    }
    if u64::try_from(bytes.len()).is_ok_and(|length| length > limit) {
        return Err(too_large());
    }
    Ok(bytes)
}

/// Opens an ordinary file without ever waiting for another process; says how many bytes it has.
fn open_regular(path: &Path) -> Result<(File, u64), Error> {
    let flags = (OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed();
    let file = OpenOptions::new().read(true).custom_flags(flags).open(path).map_err(|cause| {
        let hint = Phrase::new("fault.input.cannot-open-hint");
        Error::new(about("fault.input.cannot-open", path), cause).hint(hint)
    })?;
    let metadata = file.metadata().map_err(|cause| Error::new(about("fault.input.cannot-read", path), cause))?;
    if metadata.is_file() {
        return Ok((file, metadata.len()));
    }
    Err(Error::new(about("fault.input.not-a-file", path), "").hint(Phrase::new("fault.input.not-a-file-hint")))
}

fn about(key: &'static str, path: &Path) -> Phrase {
    Phrase::new(key).with("file", visible(&path.to_string_lossy()))
}

/// Turns the bytes of a file into text and says what is wrong with them.
pub fn examine(bytes: Vec<u8>) -> SessionText {
    if looks_like_utf16(&bytes) {
        let fault = encoding_fault(0, "fault.what.not-utf8-utf16");
        return SessionText { text: String::new(), faults: one(fault), readable: false };
    }
    let mut faults = Faults::default();
    let marked = bytes.starts_with("\u{FEFF}".as_bytes());
    let bytes = if marked { bytes[3..].to_vec() } else { bytes };
    if marked {
        let (what, cure) = (Phrase::new("fault.what.byte-order-mark"), Phrase::new("fault.cure.byte-order-mark"));
        faults.push(Fault { code: "E-BYTE-ORDER-MARK", span: 0..0, what, cure });
    }
    match String::from_utf8(bytes) {
        Ok(text) => {
            faults.extend(hidden_characters(&text));
            SessionText { text, faults, readable: true }
        }
        Err(error) => {
            let cause = error.utf8_error();
            let (key, valid) = (likely_encoding(error.as_bytes(), cause), cause.valid_up_to());
            faults.push(encoding_fault(valid, key));
            let mut bytes = error.into_bytes();
            bytes.truncate(valid);
            SessionText { text: String::from_utf8_lossy(&bytes).into_owned(), faults, readable: false }
        }
    }
}

fn one(fault: Fault) -> Faults {
    let mut faults = Faults::default();
    faults.push(fault);
    faults
}

/// UTF-16 has a mark of its own, or every second byte of plain letters is zero.
fn looks_like_utf16(bytes: &[u8]) -> bool {
    let zeros = bytes.iter().take(4096).filter(|byte| **byte == 0).count();
    bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) || zeros * 4 > bytes.len().min(4096)
}

/// In Windows-1252 the bytes 80 to 9F are quotation marks and dashes; in Latin-1 they are controls
/// nobody types. Above, the two agree.
fn likely_encoding(bytes: &[u8], cause: Utf8Error) -> &'static str {
    match (cause.error_len(), bytes.get(cause.valid_up_to())) {
        (None, _) => "fault.what.not-utf8-cut",
        (_, Some(0x80..=0x9F)) => "fault.what.not-utf8-windows",
        _ => "fault.what.not-utf8-latin",
    }
}

fn encoding_fault(at: usize, key: &'static str) -> Fault {
    let what = Phrase::new(key).with("byte", at);
    Fault { code: "E-NOT-UTF8", span: at..at, what, cure: Phrase::new("fault.cure.not-utf8") }
}

/// Every control, direction and zero-width character of `text`, but for tabs and line ends.
///
/// These characters make a text look different from what it says, or steer the terminal; in a
/// session file they have no lawful use, and inside quotation marks they can be written as escapes.
pub fn hidden_characters(text: &str) -> Faults {
    let mut faults = Faults::default();
    let mut start = 0;
    while let Some(found) = first_unusual(&text.as_bytes()[start..]) {
        let at = start + found;
        let Some(character) = text[at..].chars().next() else { break };
        start = at + character.len_utf8();
        let harmless = match character {
            '\r' => text[start..].starts_with('\n'),
            _ => !is_hidden(character),
        };
        if !harmless {
            let shown = visible(character.encode_utf8(&mut [0; 4]));
            let what = Phrase::new("fault.what.hidden-character").with("character", Value::Text(shown));
            let span = at..at + character.len_utf8();
            let cure = Phrase::new("fault.cure.hidden-character");
            faults.push(Fault { code: "E-HIDDEN-CHARACTER", span, what, cure });
        }
    }
    faults
}

/// The place of the first byte that is neither a plain letter nor a blank. Large files have next to none, so whole
/// stretches are asked at once, which machines do many times faster than byte after byte.
fn first_unusual(bytes: &[u8]) -> Option<usize> {
    let unusual = |byte: &u8| !matches!(byte, b' '..=b'~' | b'\n' | b'\t');
    let plain = |stretch: &&[u8]| !stretch.iter().fold(false, |found, byte| found | unusual(byte));
    let start: usize = bytes.chunks(64).take_while(plain).map(<[u8]>::len).sum();
    bytes[start..].iter().position(unusual).map(|found| start + found)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;
    use std::time::{Duration, Instant};

    use super::*;
    use crate::store::fault::{LineIndex, Place};
    use crate::text::language::Language;

    fn codes(text: &SessionText) -> Vec<&'static str> {
        text.faults.clone().sorted().iter().map(|fault| fault.code).collect()
    }

    #[test]
    fn pipes_folders_devices_and_loops_are_refused_at_once() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let (pipe, circle) = (folder.path().join("pipe"), folder.path().join("loop"));
        rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, 0o600.into(), 0).expect("a pipe");
        symlink(&circle, &circle).expect("a loop");
        let start = Instant::now();
        for path in [pipe.as_path(), circle.as_path(), folder.path(), Path::new("/dev/zero"), Path::new("/nowhere")] {
            let error = read_bytes(path, 1000, &Progress::default()).expect_err("not an ordinary file");
            assert!(error.spoken(Language::Indonesian).contains(&*path.to_string_lossy()), "{error:?}");
        }
        assert!(start.elapsed() < Duration::from_secs(1));
    }

    #[test]
    fn a_file_may_be_as_large_as_the_limit_and_no_byte_larger() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let path = folder.path().join("sidang.ron");
        fs::write(&path, "x".repeat(100)).expect("a file");
        assert_eq!(read_bytes(&path, 100, &Progress::default()).expect("just fits").len(), 100);
        assert!(read_bytes(&path, 99, &Progress::default()).is_err());
    }

    #[test]
    fn a_byte_order_mark_is_one_fault_and_shifts_no_column() {
        let text = examine("\u{FEFF}(a: 1)".into());
        assert_eq!((codes(&text), text.text.as_str(), text.readable), (vec!["E-BYTE-ORDER-MARK"], "(a: 1)", true));
    }

    #[test]
    fn other_encodings_are_named_with_their_place() {
        for (bytes, name) in [
            (&b"(\n nama: \"Ren\xE9e\")"[..], "Latin-1"),
            (&b"(\n nama: \"Ren\x93\")"[..], "Windows-1252"),
            (&b"\xFF\xFE(\0)\0"[..], "UTF-16"),
            (&b"(\0a\0:\0)\0"[..], "UTF-16"),
        ] {
            let text = examine(bytes.to_vec());
            let fault = text.faults.clone().sorted().remove(0);
            assert!(!text.readable && fault.what.spoken(Language::Indonesian).contains(name), "{fault:?}");
        }
        let text = examine(b"(\n nama: \"Ren\xE9e\")".to_vec());
        let at = text.faults.sorted()[0].span.start;
        assert_eq!(LineIndex::new(&text.text).place(at), Place { line: 2, column: 12 });
    }

    #[test]
    fn hidden_characters_are_shown_with_their_number() {
        let text = examine("a\u{202E}b\r\n\t\u{1B}c\rd é漢".into());
        let faults = text.faults.sorted();
        let said: Vec<String> = faults.iter().map(|fault| fault.what.spoken(Language::Indonesian)).collect();
        assert_eq!(said.len(), 3, "{said:?}");
        assert!(said[0].contains("‹U+202E›") && said[1].contains("‹U+001B›") && said[2].contains("‹U+000D›"));
        let index = LineIndex::new(&text.text);
        assert_eq!(index.place(faults[1].span.start), Place { line: 2, column: 2 });
    }
}
