//! Killed at any moment.

use std::thread;
use std::time::Duration;

use crate::Outcome;
use crate::ground::{Kit, Place};
use crate::support::talk::{Chance, Talk, recorded_lines};

/// How often.
const KILLS: u64 = 60;

/// Some lines are said and answered, some more are on their way when the blow falls.
pub fn killed(kit: &Kit) -> Outcome {
    let lines = recorded_lines();
    let mut chance = Chance(0x5EED_0916_2026_1202);
    let (mut answered_in_all, mut cut_short) = (0, 0);
    for run in 0..KILLS {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::new(folder.path());
        let mut talk = Talk::of(place.command(kit.program(), "plain"));
        let kept = usize::try_from(chance.below(8)).unwrap();
        let mut answered = 0;
        for line in &lines[..kept] {
            talk.say(line);
            answered = talk.entry();
        }
        let waiting = 1 + usize::try_from(chance.below(4)).unwrap();
        for line in &lines[kept..kept + waiting] {
            talk.say(line);
        }
        thread::sleep(Duration::from_micros(chance.below(10_000)));
        let unread = talk.kill();
        cut_short += usize::from(unread.len() < waiting);
        answered = unread.last().copied().unwrap_or(answered);
        answered_in_all += answered;
        let entries = place.holds(kit.program(), answered).map_err(|broken| format!("run {run}: {broken}"))?;
        let least = entries.saturating_sub(1 + (kept + waiting) as u64);
        if least > 0 {
            return Err(format!("run {run}: {entries} entries of {} lines", kept + waiting));
        }
        if run.is_multiple_of(5) {
            to_the_end(kit, &place, &lines).map_err(|broken| format!("run {run}: {broken}"))?;
        }
    }
    if cut_short == 0 {
        return Err("no sitting was cut short: the blows fell too late".to_owned());
    }
    Ok((KILLS as usize, format!("{answered_in_all} answered entries all there; {cut_short} sittings cut short")))
}

/// The lines that are not in the record yet are said: the sitting is the whole one.
fn to_the_end(kit: &Kit, place: &Place, lines: &[&str]) -> Result<(), String> {
    // What was said before is refused; only what it left open counts.
    let mut talk = Talk::of(place.command(kit.program(), "plain"));
    for line in lines {
        talk.say(line);
    }
    talk.finish();
    let state = place.state(kit.program())?;
    let items = state["items"].as_array().ok_or("a state without items")?;
    let open = items.iter().filter(|item| item["decision"].is_null()).count();
    if open > 0 { Err(format!("{open} items stay open")) } else { Ok(()) }
}
