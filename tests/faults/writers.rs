//! Two programs on one record.

use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use crate::Outcome;
use crate::ground::{Kit, Place};
use crate::support::table::told;
use crate::support::talk::{Talk, recorded_lines};

/// Within so many seconds the second one is told.
const TOLD_WITHIN: u64 = 7;

/// A second writer is refused and told who holds the record, also when the holder is stopped; looking on goes.
pub fn second(kit: &Kit) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::new(folder.path());
    let lines = recorded_lines();
    let mut talk = Talk::of(place.command(kit.program(), "plain"));
    talk.say(lines[0]);
    let answered = talk.entry();
    let holder = Pid::from_raw(talk.child.id().cast_signed()).ok_or("no process")?;
    for stopped in [false, true] {
        if stopped {
            kill_process(holder, Signal::STOP).map_err(|error| error.to_string())?;
        }
        let begun = Instant::now();
        let (code, _, message) = told(place.command(kit.program(), "plain").output().unwrap());
        if code == 0 || !message.contains(&talk.child.id().to_string()) {
            return Err(format!("stopped {stopped}: the second writer ends with {code}: {message}"));
        }
        let entries = place.entries(kit.program())?;
        if entries < answered || begun.elapsed() > Duration::from_secs(TOLD_WITHIN) {
            return Err(format!("stopped {stopped}: {entries} entries after {:?}", begun.elapsed()));
        }
    }
    kill_process(holder, Signal::CONT).map_err(|error| error.to_string())?;
    talk.say(lines[1]);
    let answered = talk.entry();
    talk.finish();
    place.holds(kit.program(), answered)?;
    Ok((2, "refused with the holder named, looked on at once; the holder went on".to_owned()))
}
