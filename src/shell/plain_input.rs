//! The lines that somebody speaks, as they come in: not too long, text, and nothing hidden in them.

use std::io::{self, BufRead, Read};

use crate::text::visible::{first_hidden, visible};
use crate::text::words::Phrase;

/// No spoken line is longer, in bytes.
const LONGEST_LINE: u64 = 16 * 1024;

/// The next line, or what is wrong with it; nothing at the end.
///
/// # Errors
/// When the input cannot be read.
pub fn next_line(lines: &mut dyn BufRead) -> io::Result<Option<Result<String, Phrase>>> {
    let mut bytes = Vec::new();
    Read::take(&mut *lines, LONGEST_LINE).read_until(b'\n', &mut bytes)?;
    if bytes.is_empty() {
        return Ok(None);
    }
    if bytes.last() != Some(&b'\n') && bytes.len() as u64 == LONGEST_LINE {
        lines.skip_until(b'\n')?;
        return Ok(Some(Err(Phrase::new("plain.fault.long"))));
    }
    let Ok(text) = String::from_utf8(bytes) else { return Ok(Some(Err(Phrase::new("plain.fault.text")))) };
    let line = text.trim().replace('\t', " ");
    Ok(Some(match first_hidden(&line) {
        Some(_) => Err(Phrase::new("plain.fault.hidden").with("line", visible(&line))),
        None => Ok(line),
    }))
}
