//! Stories of a file that is followed while it is read, and of an opening that nobody waits for any more.

use std::path::PathBuf;

use crate::store::input::SIZE_LIMIT;
use crate::store::progress::{Progress, Stage};
use crate::store::session::raw::Session;
use crate::store::session::tests::SOUND;
use crate::store::session::understand::understand;
use crate::store::session::{Refused, follow};

fn written(text: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("sidang.ron");
    std::fs::write(&path, text).expect("a file");
    (folder, path)
}

#[test]
fn a_file_that_is_followed_is_read_to_its_last_employee() {
    let (_folder, path) = written(SOUND);
    let progress = Progress::default();
    let file = follow(&path, SIZE_LIMIT, &progress).expect("nobody stopped it").expect("it is sound");
    let (reached, employees) = (progress.reached(), file.facts.employees().len() as u64);
    assert_eq!((reached.stage, reached.done, reached.whole), (Stage::Understanding, employees - 1, employees));
}

#[test]
fn an_opening_that_was_stopped_gives_nothing_and_finds_no_fault() {
    for text in [SOUND, "(", "(format: 1_0)"] {
        let (_folder, path) = written(text);
        let progress = Progress::default();
        progress.stop();
        assert!(follow(&path, SIZE_LIMIT, &progress).is_none(), "{text}");
    }
    let missing = follow(&PathBuf::from("/nowhere/sidang.ron"), SIZE_LIMIT, &Progress::default());
    assert!(matches!(missing, Some(Err(Refused::Error(_)))));
}

#[test]
fn employees_are_understood_as_far_as_somebody_waits() {
    let session: Session = crate::store::session::strict(SOUND).expect("it is sound");
    let progress = Progress::default();
    assert_eq!(understand(&session, &progress).0.employees.len(), 5);
    progress.stop();
    let (stated, findings) = understand(&session, &progress);
    assert!(stated.employees.is_empty() && findings.faults.is_empty());
}
