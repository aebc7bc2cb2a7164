//! A decision from the request to the entry on the disk, against one bare append and sync of as many
//! bytes in the same run; how often the disk is asked to make something durable; and how long the board
//! then takes to its next frame.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

#[path = "support/counting_disk.rs"]
mod counting_disk;
#[path = "support/sample.rs"]
mod sample;
#[path = "support/screen.rs"]
mod screen;
#[path = "support/table.rs"]
mod table;

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use counting_disk::CountingDisk;
use sample::Sample;
use screen::Screen;
use sidang::app::message::Message;
use sidang::app::update::update;
use sidang::domain::docket::Item;
use sidang::domain::reason::Reason;
use sidang::journal::decide::{Request, decide};
use sidang::journal::event::{Draft, Outcome};
use sidang::journal::ruling::Ruling;
use sidang::screen::theme::Depth;
use sidang::store::disk::Disk;

fn main() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    decisions(&sample::path(), 300, 2.0);
    // Nearly every item of its docket once: an acceptance is held against all that were accepted before.
    decisions(&sample::made_up(folder.path(), 50_000, 6_000), 360, 10.0);
}

/// So many decisions, each of which should take at most so many milliseconds.
fn decisions(session: &Path, count: u32, most: f64) {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let counting = Arc::new(CountingDisk::default());
    let disk: Arc<dyn Disk> = Arc::clone(&counting) as Arc<dyn Disk>;
    let mut sample = sample::open(&disk, folder.path(), session);
    let mut bare = File::create(folder.path().join("bare")).unwrap();
    // As the record does: space is there before it is needed.
    rustix::fs::fallocate(&bare, rustix::fs::FallocateFlags::KEEP_SIZE, 0, 8 << 20).unwrap();
    let mut screen = Screen::new((&sample.facts, &sample.standing), (120, 35), Depth::Full);
    screen.draw();
    let (mut whole, mut processor, mut alone, mut next) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut accepted = 0;
    let (syncs, writes) = (counting.syncs(), counting.writes());
    let items = sample.facts.docket().items().to_vec();
    for (number, item) in items.iter().cycle().take(count as usize).enumerate() {
        let length = std::fs::metadata(sample.keeper.path().unwrap()).unwrap().len();
        let (start, cpu) = (Instant::now(), table::cpu());
        let draft = drafted(&sample, item, number);
        let entry = sample.keeper.append(&draft).unwrap();
        sample.standing.apply(entry.clone());
        processor.push(table::cpu() - cpu);
        whole.push(start.elapsed().as_secs_f64() * 1e3);
        accepted += usize::from(sample.standing.decision(&item.id).is_some_and(|found| found.outcome.moves()));
        let cpu = table::cpu();
        update(&mut screen.app, Message::Appended(Ok(Box::new(entry))));
        screen.draw();
        next.push(table::cpu() - cpu);
        let line = vec![
            b'x';
            usize::try_from(std::fs::metadata(sample.keeper.path().unwrap()).unwrap().len() - length)
                .unwrap()
        ];
        let start = Instant::now();
        bare.write_all(&line).unwrap();
        bare.sync_data().unwrap();
        alone.push(start.elapsed().as_secs_f64() * 1e3);
    }
    let own: Vec<f64> = whole.iter().zip(&alone).map(|(whole, alone)| whole - alone).collect();
    let employees = sample.facts.employees().len();
    println!("{employees} employees: {count} decisions on {} items, {accepted} of them acceptances", items.len());
    table::figure("one decision, wall, median", table::median(&whole), "ms");
    table::figure("bare append and sync, wall, median", table::median(&alone), "ms");
    table::goal("decision beyond the sync, wall, median", table::median(&own), most, "ms");
    table::figure("decision beyond the sync, wall, p90", table::quantile(&own, 900), "ms");
    table::goal("decision, CPU, median", table::median(&processor), most, "ms");
    table::figure("decision, CPU, p99", table::quantile(&processor, 990), "ms");
    table::goal("from the entry to the next frame, CPU, median", table::median(&next), 10.0, "ms");
    table::figure("from the entry to the next frame, CPU, p99", table::quantile(&next, 990), "ms");
    let asked = counting.syncs() - syncs;
    table::goal("syncs a decision", f64::from(asked) / f64::from(count), 1.0, "");
    let asked = counting.writes() - writes;
    table::goal("writes a decision", f64::from(asked) / f64::from(count), 1.0, "");
}

/// An acceptance where the rules allow it, else the item parked; what was accepted before is parked again.
fn drafted(sample: &Sample, item: &Item, number: usize) -> Draft {
    let round = number / sample.facts.docket().items().len();
    let ruling = |outcome, reason| Ruling {
        text: "Sesuai pembahasan di meja sidang; catatan lengkap pada notulen.".to_owned(),
        acknowledged: true,
        ..Ruling::new(&item.id, outcome, &[reason])
    };
    let asked = |ruling| decide(&sample.facts, &sample.standing, &Request::Rule(vec![ruling]));
    let accept =
        round.is_multiple_of(2).then(|| asked(ruling(Outcome::Accepted, Reason::OrganisationNeed)).ok()).flatten();
    accept.unwrap_or_else(|| {
        asked(ruling(Outcome::Parked, Reason::DataIncomplete))
            .or_else(|_| asked(ruling(Outcome::Rejected, Reason::DataIncomplete)))
            .or_else(|_| decide(&sample.facts, &sample.standing, &Request::Undo))
            .unwrap()
    })
}
