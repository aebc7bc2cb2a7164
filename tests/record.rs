//! The record's format 1 is frozen: its bytes, and what is made of them.

use std::path::Path;

use chrono::NaiveDate;
use sidang::domain::class::MoveKind;
use sidang::domain::ids::{EmployeeId, ItemId, MemberId, PositionId, UnitId};
use sidang::domain::reason::Reason;
use sidang::journal::event::{
    DecidedMove, Detail, Draft, Entry, Event, ExceptionDocument, Outcome, Presence, Seen, SeenEffect, SeenFit,
    SeenSentence, SeenVerdict, Stamp,
};
use sidang::journal::standing::{Life, Standing};
use sidang::rules::verdict::Severity;
use sidang::store::chain::{self, START, digest, link, scan};
use sidang::store::record::{self, Salts, hex};
use sidang::text::language::Language;

/// A small record of format 1 with every kind of event there was at first. Never to be changed: records like it lie in
/// archives; those of the kinds that came later are in `tests/records`.
const FROZEN: &str = include_str!("record_format_1.journal");

fn words(text: &str) -> Detail {
    Detail { text: text.to_owned(), ..Detail::default() }
}

fn seen() -> Seen {
    let employee = EmployeeId::from("P-904");
    Seen {
        suggested: vec![employee.clone()],
        verdicts: vec![
            SeenVerdict {
                rule: Some("R-TEN-MIN".to_owned()),
                severity: Severity::Warn,
                employee: employee.clone(),
                lifted: false,
            },
            SeenVerdict { rule: None, severity: Severity::Block, employee: employee.clone(), lifted: true },
        ],
        candidates: vec![
            SeenFit { employee, total: Some(8250), known: 11, asked: 12 },
            SeenFit { employee: EmployeeId::from("P-905"), total: None, known: 0, asked: 12 },
        ],
        effects: vec![SeenEffect { unit: UnitId::from("CAPIL"), need: 5, before: 2, after: 3 }],
        spread: (Some(310), Some(290)),
    }
}

fn decided(item: &str, outcome: Outcome) -> Event {
    let moves = DecidedMove {
        employee: EmployeeId::from("P-904"),
        from: Some(PositionId::from("SOS-KASI")),
        to: PositionId::from("CAPIL-KASI"),
        kind: MoveKind::Rotation,
    };
    Event::Decided {
        item: ItemId::from(item),
        seats: vec![PositionId::from("CAPIL-KASI")],
        outcome,
        moves: if outcome.moves() { vec![moves] } else { Vec::new() },
        reasons: if outcome.moves() {
            vec![Reason::Competence, Reason::WorkloadBalance]
        } else {
            vec![Reason::DataIncomplete]
        },
        acknowledged: outcome.moves(),
        seen: seen(),
    }
}

fn attended(member: &str, presence: Presence) -> Event {
    Event::Attended { member: MemberId::from(member), presence }
}

fn exception() -> (Event, Detail) {
    let document = ExceptionDocument {
        rule: "R-CAPIL".to_owned(),
        document: "Persetujuan Menteri".to_owned(),
        number: "821/901".to_owned(),
        date: NaiveDate::from_ymd_opt(2026, 11, 20).expect("a calendar day"),
    };
    let event =
        Event::ExceptionEntered { exception: 1, rule: Some("R-CAPIL".to_owned()), employee: EmployeeId::from("P-904") };
    (event, Detail { document: Some(document), ..Detail::default() })
}

/// Every kind of event there was at first, in an order in which they can happen.
fn happened() -> Vec<Vec<(Event, Detail)>> {
    let opened = Event::Opened {
        format: 1,
        program: "sidang 0.1.0".to_owned(),
        session: "TT-2026-12".to_owned(),
        session_hash: "5e".repeat(32),
        rehearsal: false,
    };
    let ruling = Detail {
        text: "Disepakati; \"pindah\" bulan ini\tjuga.\nKetua: setuju.".to_owned(),
        conditions: "Serah terima lengkap".to_owned(),
        sentences: vec![SeenSentence {
            rule: "R-TEN-MIN".to_owned(),
            sentence: "Baru 1 tahun 3 bulan dalam jabatan.".to_owned(),
            sensitive: false,
        }],
        ..Detail::default()
    };
    let continued = Event::Continued { program: "sidang 0.1.0".to_owned(), session_hash: "5e".repeat(32) };
    vec![
        vec![(opened, words(""))],
        vec![
            (attended("K-1", Presence::Present), words("")),
            (attended("K-2", Presence::Excused), words("")),
            (attended("K-3", Presence::Absent), words("")),
        ],
        vec![exception()],
        vec![(decided("B-01", Outcome::AcceptedWithConditions), ruling)],
        vec![(Event::NoteTaken { item: Some(ItemId::from("B-01")) }, words("Usul wakil ketua — ‘ditinjau’ lagi"))],
        vec![(Event::Recovered { bytes: 17, digest: "0f".repeat(32) }, words(""))],
        vec![(continued, words(""))],
        vec![(decided("B-02", Outcome::Parked), words("Menunggu data"))],
        vec![(Event::Undone { entry: 8 }, words(""))],
        vec![(Event::Redone { entry: 8 }, words(""))],
        vec![(Event::Closed { decided: 2, moves: 1 }, words(""))],
    ]
}

fn draft(happened: Vec<(Event, Detail)>, basis: u64) -> Draft {
    let (events, details) = happened.into_iter().unzip();
    Draft { events, details, basis }
}

fn stamp(number: u64) -> Stamp {
    Stamp {
        time: format!("2026-11-24T09:{number:02}:00+07:00"),
        boot: "00000000-0000-4000-8000-000000000901".to_owned(),
        clock: 1_000 * number,
        by: "sekretaris".to_owned(),
    }
}

fn salts(number: u64) -> Salts {
    let bits = u128::from(number);
    Salts { public: (bits * 2).to_be_bytes(), private: (bits * 2 + 1).to_be_bytes() }
}

fn written(happened: Vec<Vec<(Event, Detail)>>) -> String {
    let mut above = START;
    let mut text = String::new();
    for (number, events) in (1..).zip(happened) {
        let body = record::body(number, &hex([9; 16]), &stamp(number), &draft(events, number - 1), salts(number));
        let (line, hash) = chain::encode(&above, &body).expect("a body that fits");
        above = hash;
        text.push_str(&String::from_utf8(line).expect("lines are text"));
    }
    text
}

fn read(text: &str) -> record::Reading {
    record::read(Path::new("tt.journal"), &scan(text.as_bytes()).lines)
}

/// The record again, with hashes that hold, after one line's public part was changed.
fn with_public(number: usize, from: &str, to: &str) -> String {
    let mut above = START;
    let mut text = String::new();
    for (place, line) in FROZEN.lines().enumerate() {
        let (_, parts) = line.split_once(' ').expect("a hash");
        let (public, private) = parts.split_once('\t').expect("two parts");
        let public = if place + 1 == number { public.replacen(from, to, 1) } else { public.to_owned() };
        assert!(place + 1 != number || parts.split('\t').next() != Some(&public), "nothing was changed");
        above = link(&above, &digest(public.as_bytes()), &digest(private.as_bytes()));
        text.push_str(&format!("{} {public}\t{private}\n", chain::hex(&above)));
    }
    text
}

#[test]
fn the_bytes_of_format_1_are_frozen() {
    let text = written(happened());
    for (number, (now, frozen)) in (1..).zip(text.lines().zip(FROZEN.lines())) {
        assert_eq!(now, frozen, "line {number}");
    }
    assert_eq!(text.len(), FROZEN.len());
}

#[test]
fn a_frozen_record_says_what_it_said() {
    let reading = read(FROZEN);
    assert_eq!(reading.stopped, None);
    assert_eq!(reading.journal, hex([9; 16]));
    let found: Vec<(u64, Stamp, u64)> =
        reading.entries.iter().map(|entry| (entry.number, entry.stamp.clone(), entry.basis)).collect();
    let expected: Vec<(u64, Stamp, u64)> = (1..=11).map(|number| (number, stamp(number), number - 1)).collect();
    assert_eq!(found, expected);
    for (entry, happened) in reading.entries.iter().zip(happened()) {
        let draft = draft(happened, entry.basis);
        assert_eq!((&entry.events, &entry.details), (&draft.events, &Some(draft.details)));
    }
    let standing = Standing::of(reading.entries);
    assert_eq!(standing.life(), Life::Closed);
    assert_eq!(standing.decisions().count(), 2);
    assert_eq!(standing.exceptions().len(), 1);
}

#[test]
fn a_line_has_one_tab_and_one_newline_whatever_was_said() {
    let said: String = (0..=0x2fff_u32).filter_map(char::from_u32).collect();
    let text = written(vec![happened().remove(0), vec![(Event::NoteTaken { item: None }, words(&said))]]);
    let control = |letter: &char| letter.is_control();
    let found: Vec<char> = text.chars().filter(control).collect();
    assert_eq!(found, ['\t', '\n', '\t', '\n']);
    let entries = read(&text).entries;
    assert_eq!(entries[1].detail(0).text, said);
}

#[test]
fn a_withheld_private_part_keeps_the_decisions() {
    let line = |line: &str| {
        let (public, private) = line.split_once('\t').unwrap();
        format!("{public}\t~{}\n", chain::hex(&digest(private.as_bytes())))
    };
    let copy: String = FROZEN.lines().map(line).collect();
    let entries = read(&copy).entries;
    assert_eq!(entries.len(), 11);
    assert!(entries.iter().all(|entry| entry.details.is_none()));
    let standing = Standing::of(entries);
    let outcomes: Vec<Outcome> = standing.decisions().map(|decision| decision.outcome).collect();
    assert_eq!(outcomes, [Outcome::AcceptedWithConditions, Outcome::Parked]);
    assert_eq!(standing.placements().moved().count(), 1);
}

#[test]
fn what_is_not_understood_ends_the_reading_with_its_place() {
    let cases = [
        (1, "format:1", "format:2", 0, "versi program yang lain"),
        (1, "Opened(", "Begun(", 0, "kejadian yang tidak dikenal"),
        (4, "acknowledged:true", "acknowledged:true,mood:1", 3, "kejadian yang tidak dikenal"),
        (5, "NoteTaken", "SongSung", 4, "kejadian yang tidak dikenal"),
        (6, "number:6", "number:7", 5, "nomor urutnya"),
        (7, "journal:\"09", "journal:\"0a", 6, "buku catatan lain"),
        (8, "events:[", "events:[[", 7, "susunan catatan sidang"),
        (2, "events:[", "events:[Undone(entry:1),", 1, "susunan catatan sidang"),
    ];
    for (line, from, to, good, why) in cases {
        let reading = read(&with_public(line, from, to));
        assert_eq!(reading.entries.len(), good, "{to}");
        let said = reading.stopped.map(|stopped| stopped.spoken(Language::Indonesian)).unwrap_or_default();
        assert!(said.contains(why) && said.contains(&format!("baris {line}:")), "{to}: {said}");
    }
}

#[test]
fn a_second_opening_is_not_understood() {
    let first = happened().remove(0);
    let entries: Vec<Entry> = read(&written(vec![first.clone(), first])).entries;
    assert_eq!(entries.len(), 1);
}
