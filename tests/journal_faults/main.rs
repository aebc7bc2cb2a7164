//! The record on a disk that fails: what was confirmed is there after any crash.

#![allow(clippy::unwrap_used)]

mod faulty_disk;
mod promises;

use std::path::Path;

use faulty_disk::{Chance, Fault, FaultyDisk};
use promises::{NOW, body, owner, path, reopened, shared};
use sidang::store::disk::{Filesystem, Sort};
use sidang::store::journal_file::create;
use sidang::store::whole::{write_aside, write_whole};

#[test]
fn everything_confirmed_is_there_after_two_crashes() {
    promises::two_crashes(2000);
}

#[test]
fn whichever_call_fails_the_sitting_stops_and_the_entries_stay() {
    assert!(promises::whichever_call_fails() > 120);
}

#[test]
fn the_model_has_teeth() {
    promises::the_model_has_teeth();
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

    disk.accept_network();
    let opened = reopened(&disk).unwrap();
    assert!(opened.file.is_some() && opened.notice.iter().any(|notice| notice.key == "record.network_accepted"));
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
