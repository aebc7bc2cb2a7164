//! The record on a disk that fails: what was confirmed is there after any crash.

mod faulty_disk;

use std::path::Path;
use std::sync::Arc;

use faulty_disk::{Chance, Fault, FaultyDisk};
use proptest::prelude::*;
use sidang::error::Error;
use sidang::store::chain::{Body, End, Line};
use sidang::store::disk::{Disk, Filesystem, Sort};
use sidang::store::journal_file::{Opened, create, open};
use sidang::store::owner::Owner;
use sidang::store::whole::{write_aside, write_whole};

const NOW: &str = "20261121T030322Z";

fn path() -> &'static Path {
    Path::new("sesi/mutasi.journal")
}

fn owner() -> Owner {
    Owner { pid: 1, user: "sekretaris".to_owned(), host: "bkpsdm-1".to_owned(), since: "09.42".to_owned() }
}

fn body(number: usize, size: usize) -> Body {
    Body { public: format!("(number:{number})"), private: format!("(text:\"{}\")", "a".repeat(size)) }
}

fn shared(disk: &FaultyDisk) -> Arc<dyn Disk> {
    Arc::new(disk.clone())
}

fn reopened(disk: &FaultyDisk) -> Result<Opened, Error> {
    open(&shared(disk), path(), &owner())
}

/// Holds a sitting with entries of these sizes until something fails, then dies without a word.
///
/// Returns what was confirmed.
fn sitting(disk: &FaultyDisk, sizes: &[usize]) -> Vec<Line> {
    let Ok(made) = create(&shared(disk), path(), &body(1, sizes[0]), &owner()) else {
        return Vec::new();
    };
    let mut confirmed = made.lines;
    let mut file = made.file.expect("a new record is for writing");
    for (index, size) in sizes.iter().enumerate().skip(1) {
        match file.append(&body(index + 1, *size), NOW) {
            Ok(line) => confirmed.push(line),
            Err(_) => {
                let refused = file.append(&body(index + 1, 0), NOW).expect_err("no entry after a failure");
                assert_eq!(refused.what.key, "record.closed_to_entries");
                break;
            }
        }
    }
    std::mem::forget(file);
    confirmed
}

/// What is wrong with the record after all crashes; nothing when every promise was kept.
fn broken_promise(disk: &FaultyDisk, confirmed: &[Line], sizes: &[usize]) -> Option<String> {
    let opened = match reopened(disk) {
        Ok(opened) => opened,
        Err(error) if confirmed.is_empty() && error.what.key == "record.absent" => return None,
        Err(error) => return Some(format!("does not open: {error:?}")),
    };
    let Some(mut file) = opened.file else {
        return Some(format!("only opens for reading: {:?}", opened.notice));
    };
    if opened.lines.get(..confirmed.len()) != Some(confirmed) {
        return Some(format!("{} confirmed, {} found", confirmed.len(), opened.lines.len()));
    }
    match &opened.lines[confirmed.len()..] {
        [] => {}
        [extra] if extra.public == body(confirmed.len() + 1, sizes[confirmed.len()]).public => {}
        more => return Some(format!("{} entries from nowhere", more.len())),
    }
    let next = file.append(&body(99, 10), NOW).map_err(|error| format!("{error:?}"));
    file.close();
    let again = reopened(disk).expect("just closed");
    let told = next.is_ok() && again.end == End::Clean && again.lines.last() == next.as_ref().ok();
    (!told).then(|| format!("does not go on: {next:?}"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn everything_confirmed_is_there_after_two_crashes(
        sizes in prop::collection::vec(0_usize..3000, 1..8),
        at in prop::option::of(0_u32..90),
        forever: bool,
        written in 0_usize..=1000,
        seeds: [u64; 2],
        recovery_fails_at in prop::option::of(0_u32..45),
    ) {
        let disk = FaultyDisk::new();
        disk.set_fault(Fault { at, forever, written });
        let confirmed = sitting(&disk, &sizes);
        disk.crash(&mut Chance(seeds[0]));
        // The second misfortune: the machine dies again while the first is being mended.
        disk.set_fault(Fault { at: recovery_fails_at, forever: true, written });
        std::mem::forget(reopened(&disk));
        disk.crash(&mut Chance(seeds[1]));
        prop_assert_eq!(broken_promise(&disk, &confirmed, &sizes), None);
    }
}

#[test]
fn whichever_call_fails_the_sitting_stops_and_the_entries_stay() {
    let sizes = [100, 700, 20, 2000, 300];
    let whole = FaultyDisk::new();
    assert_eq!(sitting(&whole, &sizes).len(), sizes.len());
    let calls = whole.calls();
    assert!(calls > 20, "the sitting makes calls that can fail");
    for at in 0..calls {
        for forever in [false, true] {
            for written in [0, 500, 1000] {
                let disk = FaultyDisk::new();
                disk.set_fault(Fault { at: Some(at), forever, written });
                let confirmed = sitting(&disk, &sizes);
                // And then, on top of it, the power goes.
                disk.crash(&mut Chance(u64::from(at)));
                let broken = broken_promise(&disk, &confirmed, &sizes);
                assert_eq!(broken, None, "call {at}, for ever {forever}, {written}/1000 written");
            }
        }
    }
}

#[test]
fn the_model_has_teeth() {
    let sizes = [100, 700, 20, 2000, 300];
    let lost = (0..50).filter(|seed| {
        let disk = FaultyDisk::new();
        disk.let_syncs_lie();
        let confirmed = sitting(&disk, &sizes);
        disk.crash(&mut Chance(*seed));
        broken_promise(&disk, &confirmed, &sizes).is_some()
    });
    assert!(lost.count() > 25, "a disk that does not sync must lose entries here");
}

#[test]
fn a_failed_write_is_taken_back_and_a_failed_sync_is_not_tried_again() {
    let disk = FaultyDisk::new();
    let mut file = create(&shared(&disk), path(), &body(1, 10), &owner()).unwrap().file.unwrap();
    let before = disk.content(path()).unwrap();
    // Call 0 looks at the name, 1 writes, 2 syncs, 3 takes back.
    for (at, written) in [(1, 500), (2, 0)] {
        disk.set_fault(Fault { at: Some(at), forever: false, written });
        let error = file.append(&body(2, 10), NOW).unwrap_err();
        assert_eq!(error.what.key, "record.not_recorded");
        assert_eq!(disk.content(path()).unwrap(), before);
        assert_eq!(disk.calls(), at + 2, "the one that failed, the cut, and no more");
        file.close();
        disk.set_fault(Fault::default());
        file = reopened(&disk).unwrap().file.unwrap();
    }
}

#[test]
fn network_storage_and_a_foreign_owner_are_refused() {
    let disk = FaultyDisk::new();
    disk.set_filesystem(Filesystem { sort: Sort::Network, free: 1 << 30 });
    let refused = create(&shared(&disk), path(), &body(1, 10), &owner()).unwrap_err();
    assert_eq!(refused.what.key, "record.network");
    assert_eq!(disk.content(path()), None);

    disk.set_filesystem(Filesystem { sort: Sort::Local, free: 1 << 30 });
    create(&shared(&disk), path(), &body(1, 10), &owner()).unwrap();
    disk.set_user(1001);
    assert_eq!(reopened(&disk).unwrap_err().what.key, "record.other_owner");
    disk.set_user(1000);
    disk.set_filesystem(Filesystem { sort: Sort::Network, free: 1 << 30 });
    assert_eq!(reopened(&disk).unwrap_err().what.key, "record.network");
}

#[test]
fn little_space_and_space_that_cannot_be_reserved_are_told() {
    let disk = FaultyDisk::new();
    disk.set_filesystem(Filesystem { sort: Sort::CopyOnWrite, free: 1 << 20 });
    let made = create(&shared(&disk), path(), &body(1, 10), &owner()).unwrap();
    let keys: Vec<_> = made.notice.iter().map(|notice| notice.key).collect();
    assert_eq!(keys, ["record.little_space", "record.no_reserve"]);
    assert!(made.file.is_some(), "a notice does not stop the sitting");
}

#[test]
fn space_is_reserved_ahead_of_the_end_for_the_whole_sitting() {
    let disk = FaultyDisk::new();
    let mut file = create(&shared(&disk), path(), &body(1, 10), &owner()).unwrap().file.unwrap();
    for number in 2..30 {
        let line = file.append(&body(number, 50_000), NOW).unwrap();
        let ahead = disk.reserved_up_to() - (line.offset + line.length);
        assert!(ahead >= 256 << 10, "only {ahead} bytes ahead after entry {number}");
    }
}

#[test]
fn a_paper_is_written_whole_or_not_at_all() {
    let folder = Path::new("sesi");
    let (old, new) = (vec![b'o'; 3000], vec![b'n'; 5000]);
    for at in (0..8).map(Some).chain([None]) {
        for seed in 0..50 {
            let disk = FaultyDisk::new();
            write_whole(&disk, folder, "notulen.txt", &old, 0o600).unwrap();
            disk.set_fault(Fault { at, forever: false, written: 500 });
            let written = write_whole(&disk, folder, "notulen.txt", &new, 0o600);
            let seen = disk.content(&folder.join("notulen.txt")).unwrap();
            assert!(seen == old || seen == new);
            disk.crash(&mut Chance(seed));
            let left = disk.content(&folder.join("notulen.txt")).unwrap();
            assert!(left == new || (left == old && written.is_err()), "call {at:?}, seed {seed}");
        }
    }
}

#[test]
fn what_is_set_aside_is_whole_and_replaces_nothing() {
    for seed in 0..50 {
        let disk = FaultyDisk::new();
        let place = Path::new("sesi/mutasi.journal.torn-7");
        for bytes in [b"satu", b"satu", b"dua!"] {
            let kept = write_aside(&disk, place, bytes).unwrap();
            disk.crash(&mut Chance(seed));
            assert_eq!(disk.content(&kept).unwrap(), bytes);
        }
        assert_eq!(disk.content(place).unwrap(), b"satu");
    }
}
