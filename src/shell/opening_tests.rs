//! Stories of opening: rehearsals, going on after a crash, and what may only be read.

use std::path::Path;
use std::sync::Arc;

use chrono::DateTime;
use proptest::prelude::*;

use crate::domain::class::Class;
use crate::domain::facts::Facts;
use crate::domain::ids::MemberId;
use crate::domain::reason::Reason;
use crate::domain::story::Story;
use crate::journal::decide::{Request, decide};
use crate::journal::event::{Event, Outcome, Presence};
use crate::journal::ruling::Ruling;
use crate::journal::standing::{Life, Standing};
use crate::shell::chance::Chance;
use crate::shell::clock::Clock;
use crate::shell::opening::{Choice, OpenFailure, OpenOptions, OpenSitting, earlier, open_record};
use crate::shell::take_over::Held;
use crate::store::disk::{Disk, RealDisk};
use crate::store::{journal_file, record};
use crate::text::language::Language;

const HASH: &str = "5e5e";

fn disk() -> Arc<dyn Disk> {
    Arc::new(RealDisk)
}

/// The town with two items: a move to the vacant seat, and somebody for the seat that is left.
fn facts(sample: bool) -> Arc<Facts> {
    let mut story = Story::town();
    story.stated.sample = sample;
    story.position("SOS-ARSIP", "SOS", Class::Pelaksana);
    story.proposal("U-02", &[("P-905", "SOS-ARSIP")]);
    Arc::new(story.facts())
}

fn options(folder: &Path) -> OpenOptions {
    OpenOptions {
        data_folder: Some(folder.join("data")),
        clock: Some(Clock::fixed(DateTime::parse_from_rfc3339("2026-11-24T09:00:00+07:00").unwrap())),
        chance: Chance::Counted(1),
        ..OpenOptions::new(&folder.join("tt.ron"))
    }
}

fn open(facts: &Arc<Facts>, options: &OpenOptions) -> OpenSitting {
    open_record(&disk(), facts, HASH, options).unwrap()
}

fn act(sitting: &mut OpenSitting, request: &Request) -> bool {
    let Ok(draft) = decide(&sitting.facts, &sitting.standing, request) else { return false };
    let entry = sitting.keeper.as_mut().unwrap().append(&draft).unwrap();
    sitting.standing.apply(entry);
    true
}

fn attend(number: u32) -> Request {
    Request::Attend(vec![(MemberId::from(format!("K-{number}")), Presence::Present)])
}

fn note(text: &str) -> Request {
    Request::TakeNote { item: None, text: text.to_owned() }
}

/// Everything of a standing that is not derived.
fn told(standing: &Standing) -> String {
    format!("{standing:?}")
}

fn notices(sitting: &OpenSitting) -> String {
    let said: Vec<String> = sitting.notices.iter().map(|notice| notice.spoken(Language::English)).collect();
    said.join("\n")
}

#[test]
fn a_sample_is_rehearsed_in_a_folder_of_its_own_and_asks_the_second_time() {
    let folder = tempfile::tempdir().unwrap();
    let (facts, mut options) = (facts(true), options(folder.path()));
    let mut first = open(&facts, &options);
    assert_eq!(first.places.record, folder.path().join("data/rehearsals/TT-2026-12-1/TT-2026-12.journal"));
    assert!(first.standing.rehearsal() && notices(&first).contains("TT-2026-12-1"));
    assert!(act(&mut first, &note("pembukaan")));
    drop(first);

    options.choice = Choice::Ask;
    let Err(OpenFailure::Ask(known)) = open_record(&disk(), &facts, HASH, &options) else { panic!("not asked") };
    assert_eq!((known.len(), known[0].number, known[0].entries, known[0].closed), (1, 1, 2, false));
    assert_eq!(known[0].begun, "2026-11-24T09:00:00+07:00");
    let told = earlier(&known[0]).spoken(Language::Indonesian);
    assert_eq!(told, "Latihan nomor 1, dimulai 24 November 2026 pukul 09.00, 2 catatan, belum ditutup.");
    options.choice = Choice::New;
    assert_eq!(open(&facts, &options).places.rehearsal, Some(2));
    options.choice = Choice::Unfinished;
    assert_eq!(open(&facts, &options).places.rehearsal, Some(2));
    // Another session file has no rehearsal yet.
    options.choice = Choice::Ask;
    assert_eq!(open_record(&disk(), &facts, "other", &options).unwrap().places.rehearsal, Some(3));
    assert!(!folder.path().join("tt.journal").exists());
}

#[test]
fn a_real_sitting_is_recorded_beside_its_file_and_goes_on_there() {
    let folder = tempfile::tempdir().unwrap();
    let (facts, options) = (facts(false), options(folder.path()));
    let first = open(&facts, &options);
    assert_eq!(first.places.record, folder.path().join("tt.journal"));
    let held = open_record(&disk(), &facts, HASH, &options);
    // The holder is this very process, which nothing ends.
    let barred = |held: &Held| held.barred.as_ref().map(|barred| barred.key);
    assert!(matches!(&held, Err(OpenFailure::Held(held)) if barred(held) == Some("record.take-over.ourselves")));
    drop(first);
    assert_eq!(open(&facts, &options).standing.number(), 2);
    // What was opened is gone: there is no copy of it, and the file is another one.
    let again = open_record(&disk(), &facts, "changed", &options).unwrap();
    assert!(notices(&again).contains("can only be read"), "{}", notices(&again));
    assert!(again.keeper.is_none());
    assert_eq!((again.standing.number(), again.standing.session_hash()), (2, HASH));
}

#[test]
fn a_record_of_another_sitting_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let options = options(folder.path());
    drop(open(&facts(false), &options));
    let mut story = Story::town();
    story.stated.sample = false;
    story.stated.sitting.id = "TT-2027-01".to_owned();
    let refused = open_record(&disk(), &Arc::new(story.facts()), HASH, &options);
    assert!(matches!(refused, Err(OpenFailure::Error(error)) if error.what.key == "record.other_sitting"));
}

#[test]
fn an_unfinished_entry_is_set_aside_and_its_loss_recorded() {
    let folder = tempfile::tempdir().unwrap();
    let (facts, options) = (facts(false), options(folder.path()));
    let mut first = open(&facts, &options);
    assert!(act(&mut first, &note("pembukaan")));
    let before = first.standing.clone();
    let path = first.places.record.clone();
    drop(first);
    let mut bytes = std::fs::read(&path).unwrap();
    bytes.extend_from_slice(b"0123 (number:3,torn");
    std::fs::write(&path, bytes).unwrap();

    let again = open(&facts, &options);
    let added: Vec<&Event> = again.standing.entries()[2..].iter().flat_map(|entry| &entry.events).collect();
    assert!(matches!(added[..], [Event::Recovered { bytes: 19, .. }, Event::Continued { .. }]), "{added:?}");
    assert_eq!(again.standing.at(2).notes(), before.notes());
    assert!(notices(&again).contains("set aside"));
}

#[test]
fn a_damaged_record_and_one_of_a_newer_program_are_read_but_not_written() {
    let folder = tempfile::tempdir().unwrap();
    let (facts, options) = (facts(false), options(folder.path()));
    let mut first = open(&facts, &options);
    assert!(act(&mut first, &note("pembukaan")) && act(&mut first, &attend(1)));
    let path = first.places.record.clone();
    drop(first);
    let sound = std::fs::read(&path).unwrap();

    let mut damaged = sound.clone();
    let place = damaged.len() - 100;
    damaged[place] ^= 1;
    std::fs::write(&path, &damaged).unwrap();
    let opened = open(&facts, &options);
    assert!(opened.keeper.is_none() && opened.standing.number() == 2);
    assert!(notices(&opened).contains("damaged at line 3"), "{}", notices(&opened));
    assert_eq!(std::fs::read(&path).unwrap(), damaged);

    std::fs::write(&path, &sound).unwrap();
    let mut keeper = journal_file::open(&disk(), &path, &Clock::machine(Default::default()).owner()).unwrap();
    let (number, line) = (4, keeper.lines.last().unwrap().public.replace("number:3", "number:4"));
    let newer = crate::store::chain::Body { public: line.replace("Attended", "Sung"), private: "()".to_owned() };
    assert_eq!(keeper.file.as_mut().unwrap().append(&newer, "").unwrap().number, number);
    drop(keeper);
    let opened = open(&facts, &options);
    assert!(opened.keeper.is_none() && opened.standing.number() == 3);
    assert!(notices(&opened).contains("not understood from line 4"), "{}", notices(&opened));
}

#[test]
fn looking_makes_nothing_and_takes_no_lock() {
    let folder = tempfile::tempdir().unwrap();
    let (facts, mut options) = (facts(false), options(folder.path()));
    options.look = true;
    let nothing = open_record(&disk(), &facts, HASH, &options);
    assert!(matches!(nothing, Err(OpenFailure::Error(error)) if error.what.key == "record.absent"));
    options.look = false;
    let writer = open(&facts, &options);
    options.look = true;
    let looker = open(&facts, &options);
    assert!(looker.keeper.is_none());
    assert_eq!(told(&looker.standing), told(&writer.standing));
}

#[test]
fn a_draft_that_others_came_before_is_not_recorded() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = open(&facts(false), &options(folder.path()));
    let stale = decide(&sitting.facts, &sitting.standing, &note("lama")).unwrap();
    assert!(act(&mut sitting, &note("baru")));
    let refused = sitting.keeper.as_mut().unwrap().append(&stale).unwrap_err();
    assert_eq!(refused.what.key, "record.stale");
    assert!(act(&mut sitting, &note("sesudahnya")));
}

#[test]
fn a_keeper_on_its_thread_answers_in_order_and_finishes_what_was_handed_over() {
    let folder = tempfile::tempdir().unwrap();
    let mut sitting = open(&facts(false), &options(folder.path()));
    let (sender, answers) = std::sync::mpsc::channel();
    let keeper = sitting.keeper.take().unwrap().spawn(move |reply| drop(sender.send(reply))).unwrap();
    for number in 1..=3 {
        let draft = decide(&sitting.facts, &sitting.standing, &attend(number)).unwrap();
        keeper.append(draft).unwrap();
        sitting.standing.apply(answers.recv().unwrap().unwrap());
    }
    keeper.append(decide(&sitting.facts, &sitting.standing, &note("akhir")).unwrap()).unwrap();
    keeper.finish();
    sitting.standing.apply(answers.recv().unwrap().unwrap());
    assert!(answers.recv().is_err());
    assert_eq!(told(&sitting.standing), told(&folded(&sitting)));
}

/// The standing as the file tells it.
fn folded(sitting: &OpenSitting) -> Standing {
    let path = &sitting.places.record;
    let reading = record::read(path, &journal_file::read_only(&RealDisk, path).unwrap().lines);
    assert_eq!(reading.stopped, None);
    Standing::of(reading.entries)
}

fn request() -> impl Strategy<Value = Request> {
    let outcome = prop_oneof![
        Just((Outcome::Accepted, Reason::Competence)),
        Just((Outcome::Rejected, Reason::RequirementNotMet)),
        Just((Outcome::Parked, Reason::DataIncomplete)),
        Just((Outcome::OutsideJurisdiction, Reason::AgainstRegulation)),
    ];
    let ruling = (outcome, 1..=2_u32, "[ -~]{0,20}").prop_map(|((outcome, reason), item, text)| {
        let item = crate::domain::ids::ItemId::from(format!("B-{item:02}"));
        Request::Rule(vec![Ruling { text, acknowledged: true, ..Ruling::new(&item, outcome, &[reason]) }])
    });
    prop_oneof![
        3 => (1..=5_u32).prop_map(attend),
        6 => ruling,
        2 => "\\PC{1,20}".prop_map(|text| note(&text)),
        2 => Just(Request::Undo),
        2 => Just(Request::Redo),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_file_folds_to_the_live_standing_and_survives_a_crash(requests in proptest::collection::vec(request(), 1..25)) {
        let folder = tempfile::tempdir().unwrap();
        let (facts, options) = (facts(false), options(folder.path()));
        let mut sitting = open(&facts, &options);
        for number in 1..=3 {
            prop_assert!(act(&mut sitting, &attend(number)));
        }
        for request in &requests {
            act(&mut sitting, request);
            prop_assert_eq!(told(&sitting.standing), told(&folded(&sitting)));
        }
        let last = sitting.standing.number();
        let live = told(&sitting.standing);
        // Nothing is closed or said: the program is gone.
        drop(sitting);
        let again = open(&facts, &options);
        prop_assert_eq!(told(&again.standing.at(last)), live);
        prop_assert_eq!(again.standing.life(), Life::Open);
    }
}
