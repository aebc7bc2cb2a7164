//! The bytes of a record that the program wrote: cut, zeroed, changed, in another order.

use std::fs;

use sidang::store::chain::{End, scan};

use crate::Outcome;
use crate::ground::{Kit, Place};
use crate::support::table::told;
use crate::support::talk::{Talk, recorded_lines};

/// Lines said in the sitting.
const LINES: usize = 8;
/// Every so many bytes of what is cut, and every so many changed bits, the program itself is asked.
const CUTS_APART: usize = 150;
const CHANGES_APART: usize = 9_001;

/// A closed program's record, and its bytes.
fn sat(kit: &Kit, place: &Place) -> Vec<u8> {
    let mut talk = Talk::of(place.command(kit.program(), "plain"));
    for line in &recorded_lines()[..LINES] {
        talk.say(line);
    }
    talk.finish();
    fs::read(place.journal()).unwrap()
}

/// Cut at every byte of its last three entries, or zeroed from there: whole entries stay, the rest is set aside.
pub fn torn(kit: &Kit) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::new(folder.path());
    let bytes = sat(kit, &place);
    let ends: Vec<usize> = (1..=bytes.len()).filter(|end| bytes[end - 1] == b'\n').collect();
    let mut runs = 0;
    for cut in ends[ends.len() - 4]..=bytes.len() {
        let whole = ends.iter().filter(|end| **end <= cut + 1).count();
        let zeroed: Vec<u8> = bytes[..cut].iter().copied().chain(vec![0; (bytes.len() - cut).max(8)]).collect();
        let (cut_off, zeroes) = (scan(&bytes[..cut]), scan(&zeroed));
        let torn_or_whole = !matches!(cut_off.end, End::Damaged { .. }) && cut_off.lines.len() == whole;
        let without_half = ends.iter().filter(|end| **end <= cut).count();
        if !torn_or_whole || !matches!(zeroes.end, End::Torn { .. }) || zeroes.lines.len() != without_half {
            return Err(format!("cut at {cut}: {:?}, zeroed: {:?}", cut_off.end, zeroes.end));
        }
        runs += 2;
        let is_newline_lost = matches!(cut_off.end, End::LostNewline);
        if !is_newline_lost && !(cut - ends[ends.len() - 4]).is_multiple_of(CUTS_APART) {
            continue;
        }
        for left in [&bytes[..cut], &zeroed] {
            fs::write(place.journal(), left).unwrap();
            let found = scan(left);
            // Whoever only looks leaves a line without its end out, for it may be in the making; a sitting completes it.
            let lines = found.lines.len() as u64;
            let seen = lines - u64::from(matches!(found.end, End::LostNewline));
            let told = |broken| format!("cut at {cut}: {broken}");
            place.holds(kit.program(), seen).map_err(told)?;
            let later = place.entries(kit.program()).map_err(told)?;
            if later < lines {
                return Err(format!("cut at {cut}: {lines} whole lines became {later} entries"));
            }
            if let End::Torn { offset } = found.end {
                set_aside(&place, usize::try_from(offset).unwrap(), left)?;
            }
            runs += 1;
        }
    }
    Ok((runs, "whole entries kept, the rest set aside and recorded; the sitting goes on".to_owned()))
}

/// What was cut off lies beside the record, and an entry of the record tells of it.
fn set_aside(place: &Place, offset: usize, bytes: &[u8]) -> Result<(), String> {
    let kept = place.folder.join(format!("sidang.journal.torn-{offset}"));
    let told = fs::read_to_string(place.journal()).unwrap().contains("Recovered(");
    if fs::read(&kept).ok().as_deref() != Some(&bytes[offset..]) || !told {
        return Err(format!("{} is not what was cut off, or is not recorded: {told}", kept.display()));
    }
    fs::remove_file(kept).map_err(|error| error.to_string())
}

/// Every bit changed, every line left out, exchanged or doubled: all is reported, and nothing is written.
pub fn changed(kit: &Kit) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::new(folder.path());
    let bytes = sat(kit, &place);
    let mut runs = 0;
    let mut changed = bytes.clone();
    for bit in 0..bytes.len() * 8 {
        changed[bit / 8] ^= 1 << (bit % 8);
        if !matches!(scan(&changed).end, End::Damaged { .. }) {
            return Err(format!("bit {} of byte {} is not reported", bit % 8, bit / 8));
        }
        if bit.is_multiple_of(CHANGES_APART) {
            reported(kit, &place, &changed).map_err(|broken| format!("bit {bit}: {broken}"))?;
        }
        changed[bit / 8] ^= 1 << (bit % 8);
        runs += 1;
    }
    let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    for at in 0..lines.len() - 1 {
        let (mut left_out, mut exchanged, mut doubled) = (lines.clone(), lines.clone(), lines.clone());
        left_out.remove(at);
        exchanged.swap(at, at + 1);
        doubled.insert(at, lines[at]);
        for other in [left_out, exchanged, doubled] {
            reported(kit, &place, &other.concat()).map_err(|broken| format!("line {at}: {broken}"))?;
            runs += 1;
        }
    }
    Ok((runs, "100 % reported with the line; the file as it was, and no sitting on it".to_owned()))
}

/// The program names the damage, writes nothing, and takes no decision.
fn reported(kit: &Kit, place: &Place, bytes: &[u8]) -> Result<(), String> {
    fs::write(place.journal(), bytes).unwrap();
    let (code, said, _) = told(place.command(kit.program(), "verify").output().unwrap());
    if code != 1 || !said.contains("rusak pada baris") {
        return Err(format!("verify: {code} {said}"));
    }
    let mut talk = Talk::of(place.command(kit.program(), "plain"));
    talk.say("catat \"di atas catatan yang rusak\"");
    let ending = talk.finish();
    if ending.code == Some(0) || ending.message.contains("Tercatat") || fs::read(place.journal()).unwrap() != bytes {
        return Err(format!("a sitting on it: {:?} {}", ending.code, ending.message));
    }
    Ok(())
}
