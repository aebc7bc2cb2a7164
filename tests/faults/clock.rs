//! The clock is set back, far ahead, or to another zone while a sitting is held.

use std::fs;
use std::sync::Arc;

use chrono::DateTime;
use sidang::domain::facts::Facts;
use sidang::journal::decide::{Request, decide};
use sidang::shell::clock::Clock;
use sidang::shell::opening::{OpenOptions, open_record};
use sidang::store::chain::hex;
use sidang::store::disk::{Disk, RealDisk};
use sidang::store::session;

use crate::Outcome;
use crate::ground::{Kit, Place};
use crate::support::table::told;
use crate::support::talk::{Talk, recorded_lines};

/// What the clock says at each opening: as it is, an hour back, before there were computers, after 32 bits, as it is.
const MOMENTS: [&str; 5] = [
    "2020-12-02T10:00:00+07:00",
    "2020-12-02T09:00:00+07:00",
    "1970-01-01T00:10:00+07:00",
    "2038-01-20T08:00:00+07:00",
    "2020-12-02T10:05:00+07:00",
];
/// Steps back among them.
const BACK: usize = 3;

/// Numbers order the entries, whatever their times; each step back is named in the minutes.
pub fn set(kit: &Kit) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::new(folder.path());
    let file = session::read(&place.session(), 64 << 20).map_err(|_| "the session has faults")?;
    let facts = Arc::new(file.facts);
    for moment in MOMENTS {
        noted(&place, &facts, &hex(&file.hash), moment)?;
    }
    let times: Vec<String> = fs::read_to_string(place.journal())
        .unwrap()
        .lines()
        .filter_map(|line| Some(line.split_once("time:\"")?.1.split_once('"')?.0.to_owned()))
        .collect();
    if times.is_sorted() || times.len() != 2 * MOMENTS.len() {
        return Err(format!("the clock was not set: {times:?}"));
    }
    let entries = place.entries(kit.program())?;
    // Now in zones of other machines; the session has its own.
    for zone in ["Asia/Tokyo", "America/New_York", ":nowhere"] {
        let mut command = place.command(kit.program(), "plain");
        command.env("TZ", zone);
        let mut talk = Talk::of(command);
        talk.say("catat \"Zona lain.\"");
        talk.entry();
        talk.finish();
    }
    let mut talk = Talk::of(place.command(kit.program(), "plain"));
    for line in recorded_lines().into_iter().chain(["tutup"]) {
        talk.say(line);
    }
    let ending = talk.finish();
    let later = place.entries(kit.program())?;
    if later <= entries + 20 {
        return Err(format!("{entries} entries became {later}: {}", ending.message));
    }
    let zoned = fs::read_to_string(place.journal()).unwrap();
    if zoned.lines().any(|line| line.split_once("time:\"").is_some_and(|(_, rest)| !rest[..32].contains("+07:00"))) {
        return Err("a time is not in the zone of the session".to_owned());
    }
    minutes(&place)?;
    let (code, said, _) = told(place.command(kit.program(), "verify").output().unwrap());
    if code != 0 || !said.contains("notulen.txt: sesuai") {
        return Err(format!("verify: {code} {said}"));
    }
    Ok((
        MOMENTS.len() + 3,
        format!("{later} entries in order of their numbers; {BACK} steps back named in the minutes"),
    ))
}

/// Opens the sitting at a moment and takes a note.
fn noted(place: &Place, facts: &Arc<Facts>, hash: &str, moment: &str) -> Result<(), String> {
    let disk: Arc<dyn Disk> = Arc::new(RealDisk);
    let clock = Clock::fixed(DateTime::parse_from_rfc3339(moment).unwrap());
    let options = OpenOptions { clock: Some(clock), ..OpenOptions::new(&place.session()) };
    let sitting = open_record(&disk, facts, hash, &options).map_err(|error| format!("{moment}: {error:?}"))?;
    let note = Request::TakeNote { item: None, text: format!("Jam menunjuk {moment}.") };
    let draft = decide(facts, &sitting.standing, &note).map_err(|refusal| format!("{refusal:?}"))?;
    let mut keeper =
        sitting.keeper.ok_or_else(|| format!("{moment}: only opens for reading: {:?}", sitting.notices))?;
    keeper.append(&draft).map_err(|error| format!("{error:?}"))?;
    keeper.close();
    Ok(())
}

/// The minutes tell the entries by their numbers, and each step back where it happened.
fn minutes(place: &Place) -> Result<(), String> {
    let minutes = fs::read_to_string(place.folder.join("sidang.papers/notulen.txt")).unwrap();
    let flat = minutes.split_whitespace().collect::<Vec<_>>().join(" ");
    let named = flat.matches("Jam komputer mundur").count();
    if named != BACK {
        return Err(format!("{named} steps back named in {minutes}"));
    }
    let places: Vec<usize> = MOMENTS.iter().filter_map(|moment| flat.find(&format!("Jam menunjuk {moment}"))).collect();
    if places.len() != MOMENTS.len() || !places.is_sorted() {
        return Err(format!("notes in another order: {places:?}"));
    }
    Ok(())
}
