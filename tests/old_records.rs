//! Records of earlier programs are read, verified and gone on with: they lie in archives.
//!
//! Each folder of `tests/records` holds a session and two records that the program of its time wrote in it: `going-on`,
//! which was left open, and `closed`. They are never changed; what a later program writes gets a folder of its own.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use sidang::journal::event::{Draft, Outcome};
use sidang::journal::standing::{Life, Standing};
use sidang::store::chain::{self, Body, Private, START};
use sidang::store::disk::RealDisk;
use sidang::store::journal_file;
use sidang::store::record::{self, Salts};

/// Kinds of event of the first records.
const FIRST: [&str; 10] = [
    "Opened(",
    "Continued(",
    "Recovered(",
    "Attended(",
    "Decided(",
    "ExceptionEntered(",
    "NoteTaken(",
    "Undone(",
    "Redone(",
    "Closed(",
];

/// Kinds that came with sittings of several days and several hands; the number of the format is the same.
const SEVERAL_DAYS: [&str; 6] =
    ["Adjourned(", "Resumed(", "SecretaryChanged(", "TookOver(", "HandedOver(", "Received("];

/// Kinds that came with corrections, and with a handover that was taken back.
const CORRECTIONS: [&str; 3] = ["FactCorrected(", "TakenBack]", "DetailsOpened("];

/// The kind that came with words that are put otherwise.
const REWORDING: [&str; 1] = ["Reworded("];

/// The kind that came with items of the plan that are added to the docket.
const ADDING: [&str; 1] = ["ItemsAdded("];

/// The folders, with the kinds of event that each had to write down.
const FORMATS: [(&str, &[&[&str]]); 5] = [
    ("format-1", &[&FIRST]),
    ("format-1-several-days", &[&FIRST, &SEVERAL_DAYS]),
    ("format-1-corrections", &[&FIRST, &SEVERAL_DAYS, &CORRECTIONS]),
    ("format-1-rewording", &[&FIRST, &SEVERAL_DAYS, &CORRECTIONS, &REWORDING]),
    ("format-1-adding", &[&FIRST, &SEVERAL_DAYS, &CORRECTIONS, &REWORDING, &ADDING]),
];

/// A copy of a frozen session and one of its records, where the program looks for them.
struct Kept {
    folder: tempfile::TempDir,
}

impl Kept {
    fn of(format: &str, name: &str) -> Kept {
        let folder = tempfile::tempdir().unwrap();
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/records").join(format);
        fs::copy(from.join("sidang.ron"), folder.path().join("sidang.ron")).unwrap();
        let kept = Kept { folder };
        fs::copy(from.join(format!("{name}.journal")), kept.record()).unwrap();
        // A clone does not keep who may read a file.
        fs::set_permissions(kept.record(), fs::Permissions::from_mode(0o600)).unwrap();
        kept
    }

    fn record(&self) -> PathBuf {
        self.folder.path().join("sidang.journal")
    }

    fn record_bytes(&self) -> Vec<u8> {
        fs::read(self.record()).unwrap()
    }

    fn standing(&self) -> Standing {
        let lines = journal_file::read_only(&RealDisk, &self.record()).unwrap().lines;
        let reading = record::read(&self.record(), &lines);
        assert_eq!(reading.stopped, None);
        Standing::of(reading.entries)
    }

    /// Exit code and what the program says, given these lines.
    fn says(&self, command: &str, lines: &str) -> (i32, String) {
        let script = self.folder.path().join("script");
        fs::write(&script, lines).unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_sidang"))
            .args([command, "--lang", "id"])
            .arg(self.folder.path().join("sidang.ron"))
            .stdin(Stdio::from(fs::File::open(script).unwrap()))
            .output()
            .unwrap();
        let said = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
        (output.status.code().unwrap(), said)
    }
}

fn outcomes(standing: &Standing) -> Vec<(&str, Outcome)> {
    standing.decisions().map(|decision| (decision.seats[0].as_str(), decision.outcome)).collect()
}

#[test]
fn old_records_hold_every_kind_of_event_of_their_time() {
    for (format, kinds) in FORMATS {
        let text = fs::read_to_string(Kept::of(format, "closed").record()).unwrap();
        for kind in kinds.iter().copied().flatten() {
            assert!(text.contains(&format!("events:[{kind}")), "{format}: {kind}");
        }
    }
}

#[test]
fn what_is_read_of_old_records_is_written_again_byte_for_byte() {
    let salt = |part: &str| -> [u8; 16] {
        let (_, rest) = part.split_once("salt:\"").unwrap();
        u128::from_str_radix(&rest[..32], 16).unwrap().to_be_bytes()
    };
    for (format, _) in FORMATS {
        let record = Kept::of(format, "closed").record_bytes();
        let (mut above, mut written) = (START, Vec::new());
        for line in chain::scan(&record).lines {
            let Private::Present(private) = &line.private else { panic!("nothing is withheld") };
            let (journal, entry) = record::entry(&line.public, &line.private, line.hash).unwrap();
            let salts = Salts { public: salt(&line.public), private: salt(private) };
            let draft = Draft { events: entry.events, details: entry.details.unwrap(), basis: entry.basis };
            let body = record::body(entry.number, &journal, &entry.stamp, &draft, salts);
            let (bytes, hash) = chain::encode(&above, &body).unwrap();
            above = hash;
            written.extend(bytes);
        }
        assert_eq!(String::from_utf8(written).unwrap(), String::from_utf8(record).unwrap(), "{format}");
    }
}

#[test]
fn old_records_fold_to_what_was_decided_then() {
    let decided = [("CAPIL-KASI", Outcome::Accepted), ("SOS-ADM", Outcome::Accepted)];
    for (format, _) in FORMATS {
        let (open, closed) = (Kept::of(format, "going-on").standing(), Kept::of(format, "closed").standing());
        assert_eq!((open.life(), closed.life()), (Life::Open, Life::Closed), "{format}");
        for standing in [open, closed] {
            assert_eq!(outcomes(&standing), decided, "{format}");
            assert_eq!((standing.exceptions().len(), standing.notes().len()), (2, 2), "{format}");
            assert_eq!(standing.placements().moved().count(), 1, "{format}: the other one is lent");
        }
    }
}

#[test]
fn old_records_are_verified_and_gone_on_with_to_the_end() {
    for (format, _) in FORMATS {
        let kept = Kept::of(format, "going-on");
        let (code, said) = kept.says("verify", "");
        assert_eq!(code, 0, "{format}: {said}");
        let entries = kept.standing().number();
        let lines = "hadir K-1 hadir\ntolak 2 alasan=syarat\nurungkan\ncatat 2 \"dilanjutkan kemudian\"\ntutup\n";
        let (code, said) = kept.says("plain", lines);
        assert_eq!(code, 0, "{format}: {said}");
        let standing = kept.standing();
        assert_eq!((standing.life(), standing.number()), (Life::Closed, entries + 6), "{format}: {said}");
        let (code, said) = kept.says("verify", "");
        assert_eq!(code, 0, "{format}: {said}");
    }
}

#[test]
fn papers_of_an_old_closed_record_can_be_written_again() {
    for (format, _) in FORMATS {
        let kept = Kept::of(format, "closed");
        let (code, said) = kept.says("plain", "tolak 2 alasan=syarat\n");
        assert_eq!(code, 1, "{format}: a closed record took a decision: {said}");
        let (code, said) = kept.says("plain", "tutup\n");
        assert_eq!(code, 0, "{format}: {said}");
        let (code, said) = kept.says("verify", "");
        assert_eq!(code, 0, "{format}: {said}");
    }
}

#[test]
fn a_paper_that_another_program_may_have_worded_otherwise_is_not_called_changed() {
    let kept = Kept::of("format-1", "closed");
    let papers = |kept: &Kept| kept.folder.path().join("sidang.papers/notulen.txt");
    kept.says("plain", "tutup\n");
    fs::write(papers(&kept), "lain").unwrap();
    let (code, said) = kept.says("verify", "");
    assert!(code == 1 && said.contains("notulen.txt: tidak sama dengan yang dihasilkan dari catatan"), "{said}");
    // The same record, closed by an earlier program.
    let (mut above, mut written) = (START, Vec::new());
    for line in chain::scan(&kept.record_bytes()).lines {
        let Private::Present(private) = line.private else { panic!("nothing is withheld") };
        let public = line.public.replace("sidang 0.1.0", "sidang 0.0.9");
        let (bytes, hash) = chain::encode(&above, &Body { public, private }).unwrap();
        above = hash;
        written.extend(bytes);
    }
    fs::write(kept.record(), written).unwrap();
    let (code, said) = kept.says("verify", "");
    assert!(code == 3 && said.contains("notulen.txt: tidak sama dengan yang dihasilkan program ini"), "{said}");
    assert!(said.contains("ditutup dengan sidang 0.0.9"), "{said}");
}
