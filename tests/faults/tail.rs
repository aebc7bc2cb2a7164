//! The last entries are taken away whole. What is left holds, so that only a fingerprint noted outside can tell.

use std::fs;

use crate::Outcome;
use crate::ground::{Kit, Place};
use crate::support::table::told;
use crate::support::talk::{Talk, recorded_lines};

/// Lines said in the sitting, and entries taken away from its end.
const LINES: usize = 9;
const TAKEN: usize = 4;

/// Verifying alone finds nothing; with the fingerprint that was printed it says how many are missing.
pub fn dropped(kit: &Kit) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::new(folder.path());
    let mut talk = Talk::of(place.command(kit.program(), "plain"));
    for line in &recorded_lines()[..LINES] {
        talk.say(line);
    }
    talk.finish();
    let verify = |more: &[&str]| {
        let mut command = place.command(kit.program(), "verify");
        let (code, said, _) = told(command.args(more).output().unwrap());
        (code, said)
    };
    let (_, said) = verify(&[]);
    let head = said.lines().find_map(|line| line.strip_prefix("Sidik jari catatan terakhir: "));
    let printed = head.ok_or_else(|| format!("no fingerprint in {said}"))?.to_owned();
    let (code, hash) = printed.rsplit_once(' ').ok_or_else(|| format!("no code and hash in {printed}"))?;
    let letters = code.split_once(' ').map_or(code, |(_, letters)| letters);
    let noted = [printed.as_str(), code, letters, hash, &code.to_lowercase()];
    let expect = |exit: i32, words: &dyn Fn(&str) -> &'static str| -> Result<(), String> {
        for fingerprint in noted {
            let (code, said) = verify(&["--head", fingerprint]);
            let numbered = if fingerprint.starts_with('#') { "numbered" } else { "bare" };
            let wanted = words(numbered);
            if code != exit || !said.contains(wanted) {
                return Err(format!("--head {fingerprint}: {code}, no {wanted:?} in {said}"));
            }
        }
        Ok(())
    };
    expect(0, &|_| "itulah catatan terakhir")?;
    let whole = fs::read_to_string(place.journal()).unwrap();
    let lines: Vec<&str> = whole.split_inclusive('\n').collect();
    fs::write(place.journal(), lines[..lines.len() - TAKEN].concat()).unwrap();
    let (code, said) = verify(&[]);
    if code != 0 || !said.contains("utuh") {
        return Err(format!("without a fingerprint: {code} {said}"));
    }
    expect(1, &|numbered| if numbered == "numbered" { "paling sedikit 4 catatan hilang" } else { "ada yang hilang" })?;
    // The sitting goes on where it was cut: the numbers are there again, and the entries are others.
    let mut talk = Talk::of(place.command(kit.program(), "plain"));
    for _ in 0..TAKEN {
        talk.say("catat \"Setelah dipotong.\"");
    }
    talk.finish();
    let (code, said) = verify(&["--head", &printed]);
    if code != 1 || !said.contains("adalah catatan lain") {
        return Err(format!("grown again: {code} {said}"));
    }
    Ok((
        noted.len() * 2 + 1,
        format!("verify alone finds nothing; with --head it says that {TAKEN} entries are missing"),
    ))
}
