//! A record of 10,000 entries as the program writes them: read anew, and recovered after an interrupted write; and what
//! one decision asks of the disk.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

#[path = "support/counting_disk.rs"]
mod counting_disk;
#[path = "support/sample.rs"]
mod sample;
#[path = "support/table.rs"]
mod table;

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use counting_disk::CountingDisk;
use sidang::domain::reason::Reason;
use sidang::journal::decide::{Request, decide};
use sidang::journal::event::{Draft, Entry, Outcome};
use sidang::journal::ruling::Ruling;
use sidang::journal::standing::Standing;
use sidang::store::chain::{self, scan};
use sidang::store::disk::{Disk, RealDisk};
use sidang::store::journal_file;
use sidang::store::owner::Owner;
use sidang::store::record::{self, Salts};

const ENTRIES: u64 = 10_000;
const RUNS: usize = 15;
/// Bytes by which an interrupted write left the last line short.
const TORN: usize = 700;

fn main() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let real = decided(folder.path());
    let bytes = grown(&real);
    let path = folder.path().join("large.journal");
    println!("{ENTRIES} entries, {} bytes each", bytes.len() as u64 / ENTRIES);
    replayed(&path, &bytes);
    recovered(&path, &bytes);
}

/// The bytes of a record in which every item of the sample was decided twice.
fn decided(folder: &Path) -> Vec<u8> {
    let counting = Arc::new(CountingDisk::default());
    let disk: Arc<dyn Disk> = Arc::clone(&counting) as Arc<dyn Disk>;
    let mut sample = sample::open(&disk, folder, &sample::path());
    let before = (counting.syncs(), counting.writes());
    let items = sample.facts.docket().items().to_vec();
    let mut decisions = 0;
    for (number, item) in items.iter().chain(&items).enumerate() {
        let ruling = |outcome, reason| Ruling {
            text: "Sesuai pembahasan di meja sidang; catatan lengkap pada notulen.".to_owned(),
            acknowledged: true,
            ..Ruling::new(&item.id, outcome, &[reason])
        };
        let asked = |ruling| decide(&sample.facts, &sample.standing, &Request::Rule(vec![ruling]));
        let accepted = (number < items.len()).then(|| asked(ruling(Outcome::Accepted, Reason::OrganisationNeed)).ok());
        let draft = accepted.flatten().or_else(|| asked(ruling(Outcome::Rejected, Reason::DataIncomplete)).ok());
        let Some(draft) = draft else { continue };
        sample.standing.apply(sample.keeper.append(&draft).unwrap());
        decisions += 1;
    }
    let asked = (counting.syncs() - before.0, counting.writes() - before.1);
    println!("{decisions} decisions: {} syncs, {} writes", asked.0, asked.1);
    assert_eq!(asked, (decisions, decisions), "one decision is one sync and one write");
    fs::read(sample.keeper.path().unwrap()).unwrap()
}

/// The record grown to its full number of entries: its decisions decided again and again.
fn grown(real: &[u8]) -> Vec<u8> {
    let reading = record::read(Path::new("real"), &scan(real).lines);
    let decisions: Vec<&Entry> = reading.entries.iter().skip(2).collect();
    let mut bytes = real.to_vec();
    let mut above = reading.entries.last().unwrap().hash;
    for (number, entry) in (reading.entries.len() as u64 + 1..=ENTRIES).zip(decisions.into_iter().cycle()) {
        let details = entry.details.clone().unwrap();
        let draft = Draft { events: entry.events.clone(), details, basis: number - 1 };
        let salt = |part: u64| (number * 2 + part).pow(3).to_be_bytes().repeat(2).try_into().unwrap();
        let salts = Salts { public: salt(0), private: salt(1) };
        let body = record::body(number, &reading.journal, &entry.stamp, &draft, salts);
        let (line, hash) = chain::encode(&above, &body).unwrap();
        bytes.extend(line);
        above = hash;
    }
    bytes
}

/// Reading it whole: lines and hashes, what they say, and the standing folded from them.
fn replayed(path: &Path, bytes: &[u8]) {
    write(path, bytes);
    let (mut hashes, mut read, mut folds, mut whole) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let start = table::cpu();
        let opened = journal_file::read_only(&RealDisk, path).unwrap();
        hashes.push(table::cpu() - start);
        let start = table::cpu();
        let reading = record::read(path, &opened.lines);
        read.push(table::cpu() - start);
        let start = table::cpu();
        let standing = Standing::of(reading.entries);
        folds.push(table::cpu() - start);
        assert_eq!(standing.number(), ENTRIES);
        whole.push(hashes[hashes.len() - 1] + read[read.len() - 1] + folds[folds.len() - 1]);
    }
    table::figure("lines and hashes, CPU, median", table::median(&hashes), "ms");
    table::figure("what they say, CPU, median", table::median(&read), "ms");
    table::figure("the standing folded, CPU, median", table::median(&folds), "ms");
    table::goal("hashes and fold, CPU, median", table::median(&hashes) + table::median(&folds), 60.0, "ms");
    table::figure("replay whole, CPU, median", table::median(&whole), "ms");
}

/// Opening it for writing after an interrupted write: what is torn set aside, all else read and folded.
fn recovered(path: &Path, bytes: &[u8]) {
    let disk: Arc<dyn Disk> = Arc::new(RealDisk);
    let owner =
        Owner { pid: 1, user: "sekretaris".into(), host: "bkpsdm-1".into(), since: "09.42".into(), process: None };
    let (mut whole, mut processor) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        write(path, &bytes[..bytes.len() - TORN]);
        let (start, cpu) = (Instant::now(), table::cpu());
        let opened = journal_file::open(&disk, path, &owner).unwrap();
        let standing = Standing::of(record::read(path, &opened.lines).entries);
        processor.push(table::cpu() - cpu);
        whole.push(start.elapsed().as_secs_f64() * 1e3);
        let torn = opened.torn.unwrap();
        assert!(opened.file.is_some() && standing.number() == ENTRIES - 1 && torn.kept_as.exists());
        fs::remove_file(torn.kept_as).unwrap();
    }
    table::goal("recovery whole, CPU, median", table::median(&processor), 200.0, "ms");
    table::figure("recovery whole, wall, median", table::median(&whole), "ms");
}

fn write(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).unwrap();
    fs::set_permissions(path, Permissions::from_mode(0o600)).unwrap();
}
