//! A session full of hostile text, on the board of the real program: what goes over the wire.

use std::fs;

use sidang::text::visible::is_hidden;

use crate::Outcome;
use crate::ground::Kit;
use crate::hostile_text::{medley, places_for, session_full_of};
use crate::support::pty::Pty;

/// Keys of a walk through everything that shows text.
const WALK: [&str; 14] =
    ["w", "\x1b[6~", "\x1b[6~", "\x1b", "g", "\x1b", "m", "\x1b", "o", "\x1b", "h", "\x1b", "?", "\x1b"];

/// Only our own control sequences, and no letter that steers, turns or hides.
pub fn hostile(_: &Kit) -> Outcome {
    let places = places_for(&medley());
    let folder = tempfile::tempdir().unwrap();
    let session = folder.path().join("sidang.ron");
    fs::write(&session, session_full_of(&medley(), &places)).unwrap();
    let data = folder.path().join("data");
    let (mut screens, mut bytes) = (0, 0);
    for (rows, columns, language) in [(24, 80, "id"), (60, 200, "en")] {
        let words = [session.to_str().unwrap(), "--rehearse", "--new", "--data-dir", data.to_str().unwrap()];
        let mut pty = Pty::start(rows, columns, &[&words[..], &["--lang", language]].concat(), &[]);
        pty.wait("Kabupaten Mamuju");
        pty.settle();
        let mut shown = 0;
        for keys in ["\x1b"].iter().chain(WALK.iter().cycle().take(WALK.len() * 2)) {
            pty.send(keys);
            pty.settle();
            screens += 1;
            shown += usize::from(pty.screen().contains("U+202E"));
        }
        if shown < 3 {
            return Err(format!("hostile text was on {shown} screens only"));
        }
        pty.send("q");
        pty.settle();
        crate::support::table::guard();
        pty.send("y");
        pty.exit_code();
        let sent = pty.sent_bytes();
        bytes += sent.len();
        clean(&sent)?;
    }
    Ok((screens, format!("{} hostile texts, {bytes} bytes on the wire: only our own sequences", places.len())))
}

/// Whether these bytes are text without anything hidden, and sequences that the board itself sends.
fn clean(sent: &[u8]) -> Result<(), String> {
    let text = std::str::from_utf8(sent).map_err(|error| error.to_string())?;
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let around = || rest.chars().take(30).collect::<String>().escape_debug().to_string();
        if letter == '\x1b' {
            let parameters = rest[1..].strip_prefix('[').ok_or_else(|| format!("no CSI: {}", around()))?;
            let end = parameters.find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, ';' | '?' | ':'));
            let end = end.ok_or("an unfinished sequence")?;
            let last = parameters.as_bytes()[end];
            if !b"mCHJKhl".contains(&last) {
                return Err(format!("not ours: {}", around()));
            }
            rest = &parameters[end + 1..];
            continue;
        }
        if is_hidden(letter) && !matches!(letter, '\r' | '\n') {
            return Err(format!("U+{:04X} on the wire: {}", u32::from(letter), around()));
        }
        rest = &rest[letter.len_utf8()..];
    }
    Ok(())
}
