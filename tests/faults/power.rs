//! The power fails. The same is done to a program that syncs nothing, which must be caught.

use std::path::Path;
use std::thread;
use std::time::Duration;

use crate::Outcome;
use crate::ground::{Kit, Place};
use crate::machine::Disk;
use crate::support::table::told;
use crate::support::talk::{Chance, Talk, recorded_lines};

/// Cuts of each kind.
const CUTS: usize = 8;
/// Cuts while a sitting begins or closes.
const EARLY_AND_LATE: usize = 16;

/// On a disk that orders its data.
pub fn cut_ordered(kit: &Kit) -> Outcome {
    with_saboteur(kit, |program, run| cut(program, "ordered", run))
}

/// On a disk that writes data back when it likes.
pub fn cut_writeback(kit: &Kit) -> Outcome {
    with_saboteur(kit, |program, run| cut(program, "writeback", run))
}

/// What reached the device while the disk is mounted is copied, and only the copy looked at.
pub fn copied(kit: &Kit) -> Outcome {
    with_saboteur(kit, copy)
}

/// Every run must hold, and at least one of the saboteur's must not.
fn with_saboteur(kit: &Kit, one: impl Fn(&Path, usize) -> Result<u64, String>) -> Outcome {
    let mut answered = 0;
    for run in 0..CUTS {
        answered += one(kit.program(), run).map_err(|broken| format!("run {run}: {broken}"))?;
    }
    let saboteur = kit.saboteur()?;
    let caught = (0..CUTS / 2).filter(|run| one(saboteur, *run).is_err()).count();
    match caught {
        0 => Err("a program that syncs nothing was not caught".to_owned()),
        _ => Ok((CUTS, format!("{answered} answered entries all there; the saboteur lost some {caught} times"))),
    }
}

/// Some lines are answered, one more is on its way, and the power is cut.
fn cut(program: &Path, data: &str, run: usize) -> Result<u64, String> {
    let disk = Disk::ext4(data)?;
    let place = Place::new(&disk.at);
    crate::machine::run("sync", &["-f", disk.at.to_str().unwrap()])?;
    let lines = recorded_lines();
    let mut talk = Talk::of(place.command(program, "plain"));
    let kept = 1 + run * 2;
    let mut answered = 0;
    for line in &lines[..kept] {
        talk.say(line);
        answered = talk.entry();
    }
    talk.say(lines[kept]);
    thread::sleep(Duration::from_millis(run as u64 % 4));
    disk.cut_power()?;
    talk.kill();
    disk.power_is_back()?;
    place.holds(program, answered)?;
    Ok(answered)
}

/// Some lines are answered, the device is copied as it is, and the copy mounted.
fn copy(program: &Path, run: usize) -> Result<u64, String> {
    let disk = Disk::ext4("ordered")?;
    let place = Place::new(&disk.at);
    crate::machine::run("sync", &["-f", disk.at.to_str().unwrap()])?;
    let mut talk = Talk::of(place.command(program, "plain"));
    let mut answered = 0;
    for line in &recorded_lines()[..=run * 2] {
        talk.say(line);
        answered = talk.entry();
    }
    let image = disk.image.as_deref().ok_or("a disk in memory has no image")?;
    let copy = Disk::of_image(image, "ordered")?;
    talk.kill();
    Place { folder: copy.at.clone() }.holds(program, answered)?;
    Ok(answered)
}

/// The power is cut at some moment after the start, or after closing was asked for, when papers are written.
pub fn cut_early_and_late(kit: &Kit) -> Outcome {
    let mut chance = Chance(0xC105_E0FF);
    let (mut whole, mut without, mut rewritten) = (0, 0, 0);
    for run in 0..EARLY_AND_LATE {
        let disk = Disk::ext4("ordered")?;
        let place = Place::new(&disk.at);
        crate::machine::run("sync", &["-f", disk.at.to_str().unwrap()])?;
        let mut talk = Talk::of(place.command(kit.program(), "plain"));
        let mut answered = 0;
        if run % 2 == 1 {
            for line in recorded_lines() {
                talk.say(line);
                answered = talk.entry();
            }
            talk.say("tutup");
        }
        thread::sleep(Duration::from_millis(chance.below(if run % 2 == 0 { 60 } else { 80 })));
        disk.cut_power()?;
        talk.kill();
        disk.power_is_back()?;
        rewritten += usize::from(papers_are_missing(kit, &place));
        let entries = place.holds(kit.program(), answered).map_err(|broken| format!("run {run}: {broken}"))?;
        whole += usize::from(entries > 0);
        without += usize::from(entries == 0);
    }
    Ok((
        EARLY_AND_LATE,
        format!("{whole} whole records, {without} not begun; papers lacked {rewritten} times, none was half"),
    ))
}

/// Closed and cut before its papers were there: that is told, closing once more writes them, and nothing is decided by it.
fn papers_are_missing(kit: &Kit, place: &Place) -> bool {
    let (code, verified, _) = told(place.command(kit.program(), "verify").output().unwrap());
    let missing = code == 1 && verified.contains("utuh") && verified.contains(": tidak ada");
    if missing {
        let mut talk = Talk::of(place.command(kit.program(), "plain"));
        talk.say("tutup");
        talk.finish();
    }
    missing
}
