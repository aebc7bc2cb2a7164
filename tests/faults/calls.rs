//! System calls that fail, injected from outside into the real program.

use std::path::Path;

use crate::Outcome;
use crate::ground::{Kit, Place};
use crate::support::talk::{Ending, Talk, recorded_lines};

/// Calls that touch the disk, and how the system may refuse them; only a recovery cuts a file off.
const CALLS: [(&str, &[&str]); 10] = [
    ("openat", &["EIO", "ENOSPC", "EMFILE"]),
    ("read", &["EIO"]),
    ("write", &["EIO", "ENOSPC", "EDQUOT"]),
    ("fdatasync", &["EIO", "ENOSPC"]),
    ("fsync", &["EIO"]),
    ("flock", &["EIO", "ENOLCK"]),
    ("statx", &["EIO"]),
    ("lseek", &["EIO"]),
    ("fallocate", &["ENOSPC", "EOPNOTSUPP"]),
    ("rename,renameat2", &["EIO", "ENOSPC"]),
];
/// Which call of its sort fails: the first ones of opening, and some later ones.
const WHEN: [&str; 6] = ["1", "2", "3", "5+", "8", "12+"];
/// Lines that are said.
const LINES: usize = 6;

/// Any call fails, once or from then on; the program may stop, and nothing answered is lost.
pub fn any_call(kit: &Kit) -> Outcome {
    let (mut runs, mut stopped) = (0, 0);
    for (call, errors) in CALLS {
        let mut failed = 0;
        for (error, when, begun) in tried(errors) {
            let injection = format!("inject={call}:error={error}:when={when}");
            let (ending, injected) = said(kit, &injection, begun)?;
            runs += 1;
            failed += injected;
            stopped += usize::from(ending != Some(0));
        }
        if failed == 0 {
            return Err(format!("no {call} failed: the program does not call it, or the injection missed it"));
        }
    }
    Ok((runs, format!("{stopped} sittings stopped with a reason, none lost an answered entry")))
}

/// Every error at every time, in a sitting that begins and in one that goes on.
fn tried<'a>(errors: &'a [&'a str]) -> impl Iterator<Item = (&'a str, &'static str, bool)> {
    let times = move |error: &&'a str| {
        let error = *error;
        WHEN.into_iter().flat_map(move |when| [false, true].map(|begun| (error, when, begun)))
    };
    errors.iter().flat_map(times)
}

/// Says some lines under an injection; gives the exit code, and how many calls failed by it.
fn said(kit: &Kit, injection: &str, begun: bool) -> Result<(Option<i32>, usize), String> {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::new(folder.path());
    if begun {
        Talk::of(place.command(kit.program(), "plain")).finish();
    }
    // Only calls on the folder of the session: libraries and the terminal stay as they are.
    let journal = place.journal();
    let only = [folder.path(), &place.session(), &journal];
    let log = tempfile::NamedTempFile::new().unwrap();
    let (answered, ending) = traced(kit, &place, &only, injection, log.path());
    let told = |broken: String| format!("{injection}: {broken}");
    judged(&ending).map_err(told)?;
    place.holds(kit.program(), answered).map_err(told)?;
    let calls = std::fs::read_to_string(log.path()).unwrap();
    Ok((ending.code, calls.matches("(INJECTED)").count()))
}

/// The last entry that was answered, and the ending.
fn traced(kit: &Kit, place: &Place, only: &[&Path], injection: &str, log: &Path) -> (u64, Ending) {
    let mut options = vec!["-f", "-qq", "-o", log.to_str().unwrap(), "-e", injection];
    for path in only {
        options.extend(["-P", path.to_str().unwrap()]);
    }
    let mut talk = Talk::of(place.under("strace", &options, kit.program(), "plain"));
    // All at once: a program that only reads refuses every line and goes on listening.
    for line in &recorded_lines()[..LINES] {
        talk.say(line);
    }
    let ending = talk.finish();
    (ending.unread.last().copied().unwrap_or(0), ending)
}

/// An ending is orderly: no signal, no panic, and whoever stops says why.
fn judged(ending: &Ending) -> Result<(), String> {
    match ending.code {
        Some(0) => Ok(()),
        Some(1 | 3) if !ending.message.trim().is_empty() && !ending.message.contains("panicked") => Ok(()),
        code => Err(format!("ended with {code:?}: {}", ending.message)),
    }
}

/// A sync fails once and would succeed when tried again: it is not, for the system has dropped what it could not write.
pub fn failed_sync(kit: &Kit) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::new(folder.path());
    let log = folder.path().join("calls");
    let journal = place.journal();
    let (answered, ending) = traced(kit, &place, &[&journal], "inject=fdatasync:error=EIO:when=3", &log);
    judged(&ending)?;
    let calls = std::fs::read_to_string(&log).unwrap();
    std::fs::remove_file(&log).unwrap();
    let syncs: Vec<&str> = calls.lines().filter(|line| line.contains("fdatasync(")).collect();
    if syncs.len() != 3 || !syncs[2].contains("INJECTED") {
        return Err(format!("{} syncs: {syncs:?}", syncs.len()));
    }
    let lost = format!("nomor {} TIDAK tersimpan", answered + 1);
    if ending.code == Some(0) || !ending.message.contains(&lost) {
        return Err(format!("the entry that was not recorded is not named: {:?} {}", ending.code, ending.message));
    }
    place.holds(kit.program(), answered)?;
    Ok((1, format!("no second sync; {answered} answered entries there, the next is named as not recorded")))
}

/// A torn record is recovered while calls fail; the next recovery finds everything.
pub fn during_recovery(kit: &Kit) -> Outcome {
    let calls = ["ftruncate", "write", "fdatasync", "fsync", "openat", "rename,renameat2", "lseek"];
    let (mut runs, mut stopped) = (0, 0);
    for call in calls {
        for when in ["1", "2", "3+", "1+"] {
            let folder = tempfile::tempdir().unwrap();
            let place = Place::new(folder.path());
            let answered = torn(kit, &place);
            let injection = format!("inject={call}:error=EIO:when={when}");
            let only = [folder.path(), &place.journal()];
            let (later, ending) = traced(kit, &place, &only, &injection, Path::new("/dev/null"));
            let told = |broken: String| format!("{injection}: {broken}");
            judged(&ending).map_err(told)?;
            place.holds(kit.program(), answered.max(later)).map_err(told)?;
            runs += 1;
            stopped += usize::from(ending.code != Some(0));
        }
    }
    if stopped < calls.len() {
        return Err(format!("only {stopped} recoveries were disturbed: the injections missed"));
    }
    Ok((runs, format!("{stopped} recoveries stopped with a reason, the next one succeeded every time")))
}

/// A record whose last entry was half written when the power failed; gives the last whole entry.
fn torn(kit: &Kit, place: &Place) -> u64 {
    let mut talk = Talk::of(place.command(kit.program(), "plain"));
    let mut answered = 0;
    for line in &recorded_lines()[..3] {
        talk.say(line);
        answered = talk.entry();
    }
    talk.finish();
    let mut bytes = std::fs::read(place.journal()).unwrap();
    bytes.truncate(bytes.len() - 40);
    std::fs::write(place.journal(), bytes).unwrap();
    answered - 1
}
