//! What the record promises on a disk that fails: what was confirmed is there after any crash.

use std::path::Path;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use sidang::error::Error;
use sidang::store::chain::{Body, End, Line};
use sidang::store::disk::Disk;
use sidang::store::journal_file::{Opened, create, open};
use sidang::store::owner::Owner;

use super::faulty_disk::{Chance, Fault, FaultyDisk};

/// The moment of every entry.
pub const NOW: &str = "20261121T030322Z";

/// Where the record lies.
pub fn path() -> &'static Path {
    Path::new("sesi/mutasi.journal")
}

/// Who holds it.
pub fn owner() -> Owner {
    Owner {
        pid: 1,
        user: "sekretaris".to_owned(),
        host: "bkpsdm-1".to_owned(),
        since: "09.42".to_owned(),
        process: None,
    }
}

/// An entry of about this size.
pub fn body(number: usize, size: usize) -> Body {
    Body { public: format!("(number:{number})"), private: format!("(text:\"{}\")", "a".repeat(size)) }
}

/// The disk as the record takes it.
pub fn shared(disk: &FaultyDisk) -> Arc<dyn Disk> {
    Arc::new(disk.clone())
}

/// Opens the record anew.
pub fn reopened(disk: &FaultyDisk) -> Result<Opened, Error> {
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

/// Everything confirmed is there after two crashes, the second while the first is being mended; in so many sittings.
pub fn two_crashes(sittings: u32) {
    let config = ProptestConfig { cases: sittings, failure_persistence: None, ..ProptestConfig::default() };
    let chances = (
        prop::collection::vec(0_usize..3000, 1..8),
        prop::option::of(0_u32..90),
        any::<bool>(),
        0_usize..=1000,
        any::<[u64; 2]>(),
        prop::option::of(0_u32..45),
    );
    let held = TestRunner::new(config).run(&chances, |(sizes, at, forever, written, seeds, recovery_fails_at)| {
        let disk = FaultyDisk::new();
        disk.set_fault(Fault { at, forever, written });
        let confirmed = sitting(&disk, &sizes);
        disk.crash(&mut Chance(seeds[0]));
        // The second misfortune: the machine dies again while the first is being mended.
        disk.set_fault(Fault { at: recovery_fails_at, forever: true, written });
        std::mem::forget(reopened(&disk));
        disk.crash(&mut Chance(seeds[1]));
        prop_assert_eq!(broken_promise(&disk, &confirmed, &sizes), None);
        Ok(())
    });
    held.unwrap();
}

/// Whichever call fails, the sitting stops and the entries stay; gives how many sittings that were.
pub fn whichever_call_fails() -> usize {
    let mut sittings = 0;
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
                sittings += 1;
                assert_eq!(broken, None, "call {at}, for ever {forever}, {written}/1000 written");
            }
        }
    }
    sittings
}

/// A disk that does not sync must lose entries here, or the model is none.
pub fn the_model_has_teeth() {
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
