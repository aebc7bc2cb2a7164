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
    for (fault, holder) in [("stopped", false), ("deaf", true)] {
        taken_over(kit, holder).map_err(|broken| format!("{fault} holder: {broken}"))?;
    }
    Ok((4, "refused with the holder named, looked on at once; stopped and deaf holders taken over".to_owned()))
}

/// A holder that is stopped, or spins without hearing that it should end, is taken over in time when that is asked for;
/// everything it answered is there, and the record says from whom it was taken.
fn taken_over(kit: &Kit, deaf: bool) -> Result<(), String> {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::new(folder.path());
    let mut talk = Talk::of(match deaf {
        true => place.under("sh", &["-c", "trap '' TERM; exec \"$0\" \"$@\""], kit.program(), "plain"),
        false => place.command(kit.program(), "plain"),
    });
    let lines = recorded_lines();
    let mut answered = 0;
    for line in &lines[..3] {
        talk.say(line);
        answered = talk.entry();
    }
    let holder = talk.child.id();
    if !deaf {
        let pid = Pid::from_raw(holder.cast_signed()).ok_or("no process")?;
        kill_process(pid, Signal::STOP).map_err(|error| error.to_string())?;
    }
    let begun = Instant::now();
    let mut command = place.command(kit.program(), "plain");
    let mut next = Talk::of({
        command.arg("--take-over");
        command
    });
    next.say(lines[3]);
    let entry = next.answered().ok_or("the next writer gets no answer")?;
    if begun.elapsed() > Duration::from_secs(TOLD_WITHIN) {
        return Err(format!("taken over after {:?}", begun.elapsed()));
    }
    next.finish();
    let ended = talk.finish();
    if ended.code.is_some() {
        return Err(format!("it ended by itself with {:?}", ended.code));
    }
    // Taken over, continued, and the line itself.
    if entry != answered + 3 {
        return Err(format!("{answered} entries were answered, the next one is {entry}"));
    }
    let record = std::fs::read_to_string(place.journal()).map_err(|error| error.to_string())?;
    let told = format!("TookOver(pid:{holder},");
    if !record.contains(&told) {
        return Err(format!("the record does not tell {told}"));
    }
    place.holds(kit.program(), entry).map(|_| ())
}
