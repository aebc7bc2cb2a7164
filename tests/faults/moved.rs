//! The record is removed, replaced or changed behind the back of a sitting.

use std::fs::{self, OpenOptions, Permissions};
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::Outcome;
use crate::ground::{Kit, Place};
use crate::support::talk::{Talk, recorded_lines};

/// Something done to the record, and its name.
type Deed = (&'static str, fn(&Path));

/// What is done to the record.
const DEEDS: [Deed; 5] = [
    ("removed", |journal| fs::remove_file(journal).unwrap()),
    ("renamed", |journal| fs::rename(journal, journal.with_extension("elsewhere")).unwrap()),
    ("replaced", |journal| {
        let other = journal.with_extension("other");
        fs::write(&other, "another file\n").unwrap();
        fs::set_permissions(&other, Permissions::from_mode(0o600)).unwrap();
        fs::rename(other, journal).unwrap();
    }),
    ("cut", |journal| OpenOptions::new().write(true).open(journal).unwrap().set_len(100).unwrap()),
    ("added to", |journal| {
        OpenOptions::new().append(true).open(journal).unwrap().write_all(b"something else\n").unwrap();
    }),
];

/// The next decision is refused with the reason, and a rescued copy holds every answered entry.
pub fn behind(kit: &Kit) -> Outcome {
    for (name, deed) in DEEDS {
        one(kit, deed).map_err(|broken| format!("{name}: {broken}"))?;
    }
    let names: Vec<&str> = DEEDS.iter().map(|(name, _)| *name).collect();
    Ok((DEEDS.len(), format!("{}: stopped at the next decision, a rescued copy has all", names.join(", "))))
}

fn one(kit: &Kit, deed: fn(&Path)) -> Result<(), String> {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::new(folder.path());
    let lines = recorded_lines();
    let mut talk = Talk::of(place.command(kit.program(), "plain"));
    let mut answered = 0;
    for line in &lines[..5] {
        talk.say(line);
        answered = talk.entry();
    }
    deed(&place.journal());
    talk.say(lines[5]);
    if let Some(entry) = talk.answered() {
        return Err(format!("entry {entry} was answered into a record that is not ours"));
    }
    let ending = talk.finish();
    let lost = format!("nomor {} TIDAK tersimpan", answered + 1);
    if !matches!(ending.code, Some(1 | 3)) || !ending.message.contains(&lost) {
        return Err(format!("{:?} {}", ending.code, ending.message));
    }
    rescued(kit, &place, answered)
}

/// The rescued copy, put in the place of the record, is whole.
fn rescued(kit: &Kit, place: &Place, answered: u64) -> Result<(), String> {
    let beside = fs::read_dir(&place.folder).unwrap().flatten().map(|found| found.path());
    let copy = beside.into_iter().find(|path| path.to_string_lossy().contains(".rescued-"));
    let copy = copy.ok_or("no rescued copy")?;
    fs::rename(copy, place.journal()).unwrap();
    place.holds(kit.program(), answered).map(drop)
}
