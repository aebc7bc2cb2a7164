//! No room, no right to write, no more than so much.

use std::fs;
use std::io::Write;
use std::process::Command;

use crate::Outcome;
use crate::ground::{Kit, Place};
use crate::machine::Disk;
use crate::support::table::told;
use crate::support::talk::{Ending, Talk, recorded_lines};

/// KiB that the session itself takes, and what is left for the record beside the space that is reserved for it.
const SESSION: u64 = 320;
const RESERVED: u64 = 640;

/// The disk fills up while a sitting runs, and before one begins.
pub fn disk_full(kit: &Kit) -> Outcome {
    let disk = Disk::small(SESSION + RESERVED)?;
    let place = Place::new(&disk.at);
    let lines = recorded_lines();
    let mut talk = Talk::of(place.command(kit.program(), "plain"));
    talk.say(lines[0]);
    let mut answered = talk.entry();
    fill(&disk);
    for line in &lines[1..] {
        talk.say(line);
        answered = talk.answered().ok_or("the reserved space did not carry the sitting")?;
    }
    let ending = talk.finish();
    if ending.code != Some(0) {
        return Err(format!("{:?}: {}", ending.code, ending.message));
    }
    let entries = place.entries(kit.program())?;
    if entries < answered {
        return Err(format!("{answered} answered, {entries} there"));
    }
    let later = without_reserve(kit)?;
    Ok((2, format!("{answered} entries on a full disk by reserved space; without it {later} and a named loss")))
}

/// Fills a disk to the last byte.
fn fill(disk: &Disk) {
    let mut filler = fs::File::create(disk.at.join("filler")).unwrap();
    for size in [4096, 512, 1] {
        while filler.write_all(&vec![b'x'; size]).is_ok() {}
    }
}

/// The disk is full before the sitting begins: nothing can be reserved, and what cannot be recorded is named.
fn without_reserve(kit: &Kit) -> Result<u64, String> {
    let disk = Disk::small(SESSION - 30)?;
    let place = Place::new(&disk.at);
    let (answered, ending) = until_it_stops(place.command(kit.program(), "plain"));
    if ending.code == Some(0) || !is_told(&ending, answered) {
        return Err(format!("a full disk was not told: {:?} {}", ending.code, ending.message));
    }
    let entries = if place.journal().exists() { place.entries(kit.program())? } else { 0 };
    if entries < answered { Err(format!("{answered} answered, {entries} there")) } else { Ok(answered) }
}

/// A disk that only reads: everything can be looked at, and a sitting is refused with the reason.
pub fn read_only(kit: &Kit) -> Outcome {
    let disk = Disk::ext4("ordered")?;
    let place = Place::new(&disk.at);
    let mut talk = Talk::of(place.command(kit.program(), "plain"));
    let mut answered = 0;
    for line in &recorded_lines()[..4] {
        talk.say(line);
        answered = talk.entry();
    }
    talk.finish();
    disk.read_only()?;
    let entries = place.entries(kit.program())?;
    if entries < answered {
        return Err(format!("{answered} answered, {entries} there"));
    }
    let (code, _, message) = told(place.command(kit.program(), "plain").output().unwrap());
    if code == 0 || code == 101 || message.trim().is_empty() {
        return Err(format!("a sitting on a read-only disk ends with {code}: {message}"));
    }
    Ok((2, format!("verify and state read {entries} entries; a sitting is refused with the reason")))
}

/// Says the whole sitting as far as it is answered; the last entry that was, and the ending.
fn until_it_stops(command: Command) -> (u64, Ending) {
    let mut talk = Talk::of(command);
    let mut answered = 0;
    for line in recorded_lines() {
        talk.say(line);
        match talk.answered() {
            Some(entry) => answered = entry,
            None => break,
        }
    }
    (answered, talk.finish())
}

/// Whether an ending names the entry that was not recorded; before the first answer it is the record itself.
fn is_told(ending: &Ending, answered: u64) -> bool {
    let lost = format!("nomor {} TIDAK tersimpan", answered + 1);
    if answered > 0 { ending.message.contains(&lost) } else { !ending.message.trim().is_empty() }
}

/// A limit on the size of files: an error that is told, no death by its signal.
pub fn size_limit(kit: &Kit) -> Outcome {
    let sizes = [0, 1_000, 2_500, 4_000, 9_000];
    for size in sizes {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::new(folder.path());
        let limit = format!("--fsize={size}");
        let (answered, ending) = until_it_stops(place.under("prlimit", &[&limit, "--"], kit.program(), "plain"));
        if !matches!(ending.code, Some(1 | 3)) || !is_told(&ending, answered) {
            return Err(format!("limit {size}: {:?} {}", ending.code, ending.message));
        }
        place.holds(kit.program(), answered).map_err(|broken| format!("limit {size}: {broken}"))?;
    }
    Ok((sizes.len(), "stopped with a reason, nothing answered lost".to_owned()))
}
