//! The page of data quality: when it comes, that its numbers are true, and what a row opens.

#![allow(clippy::unwrap_used)]

#[path = "support/desk.rs"]
mod desk;

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use desk::{Desk, facts, sample_path};
use sidang::app::layer::Layer;
use sidang::app::message::{Message, Opened};
use sidang::app::quality::entry::{Entry, Row, entries, rows};
use sidang::domain::employee::{Employment, LegalStanding};
use sidang::journal::standing::Standing;
use sidang::quality::check::Subject;
use sidang::rules::rule;
use sidang::text::language::Language;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 35), (200, 60)];

/// The sample opened with another standing: a sitting that is gone on with.
fn opened_with(desk: &mut Desk, standing: Standing) {
    let board = desk.board();
    let opened = Opened {
        facts: Arc::clone(&board.facts),
        quality: Arc::clone(&board.quality),
        standing,
        writable: true,
        notices: Vec::new(),
        folder: PathBuf::from("naskah"),
        hour: "09.42".into(),
    };
    desk.tell(Message::Opened(Ok(Box::new(opened))));
}

/// The texts of the sheet on top.
fn sheet(desk: &Desk) -> Vec<String> {
    match desk.top() {
        Some(Layer::Reading(reading)) => reading.lines.iter().map(|line| line.text.clone()).collect(),
        other => panic!("no sheet on top, but {other:?}"),
    }
}

/// The page with this entry opened, its lines named.
fn opened(desk: &mut Desk, entry: usize) -> Vec<String> {
    desk.app.layers = vec![Layer::Quality(entry)];
    desk.press("Enter");
    sheet(desk)
}

#[test]
fn what_cannot_be_judged_is_seen_before_the_first_decision_and_not_after_it() {
    let mut desk = Desk::at_first();
    assert!(matches!(desk.top(), Some(Layer::Quality(0))));
    let untouched = desk.board().standing.clone();
    desk.press("t x d y");
    assert!(matches!(desk.top(), Some(Layer::Quality(_))), "keys of the board decide nothing here");
    assert!(desk.effects.is_empty());
    desk.press("Esc");
    assert!(desk.top().is_none());
    opened_with(&mut desk, untouched);
    assert!(matches!(desk.top(), Some(Layer::Quality(0))), "nothing is decided yet");
    desk.press("Esc h p Esc");
    desk.select_clear().press("t y");
    let decided = desk.board().standing.clone();
    assert_eq!(decided.decisions().count(), 1);
    opened_with(&mut desk, decided);
    assert!(desk.top().is_none());
    assert!(desk.said().text.contains("Tekan l "), "{}", desk.said().text);
    desk.press("l");
    assert!(matches!(desk.top(), Some(Layer::Quality(0))));
}

#[test]
fn the_page_tells_true_counts_at_every_size() {
    let facts = facts();
    let present = facts.employees().iter().filter(|one| one.standing != LegalStanding::Left);
    let movable: Vec<_> = present.filter(|one| one.employment == Employment::Pns).collect();
    let share = |known: usize| format!("{known}/{}", movable.len());
    let wanted = [
        ("Riwayat", share(movable.iter().filter(|one| !one.history.is_empty()).count())),
        ("Pelatihan", share(movable.iter().filter(|one| !one.training.is_empty()).count())),
        ("Disiplin", share(movable.iter().filter(|one| one.discipline.is_some()).count())),
    ];
    let desk = Desk::at_first();
    for (columns, rows) in SIZES {
        let screen = desk.screen(columns, rows);
        for (field, count) in &wanted {
            let cell = screen.split(&format!(" {field} ")).nth(1).unwrap_or_else(|| panic!("{field}\n{screen}"));
            let told = cell.split_whitespace().find(|word| word.contains('/')).unwrap();
            assert_eq!(told, count, "{field} at {columns}x{rows}");
        }
    }
}

#[test]
fn every_row_comes_into_sight_and_opens() {
    let mut desk = Desk::at_first();
    let count = entries(&desk.board().quality).len();
    for language in [Language::Indonesian, Language::English] {
        desk.app.language = language;
        for at in 0..count {
            desk.app.layers = vec![Layer::Quality(at)];
            for (columns, rows) in SIZES {
                let screen = desk.screen(columns, rows);
                assert_eq!(screen.lines().filter(|line| line.contains("│> ")).count(), 1, "{at}\n{screen}");
            }
            let lines = opened(&mut desk, at);
            assert!(lines.len() > 4 && lines.iter().all(|line| !line.contains(['{', '}'])), "{lines:?}");
            desk.press("Esc");
            assert!(matches!(desk.top(), Some(Layer::Quality(back)) if *back == at));
        }
    }
}

#[test]
fn no_number_of_an_item_is_cut_in_two() {
    for language in [Language::Indonesian, Language::English] {
        assert!(cut_lists(language) > 2, "the sample has no long list");
    }
}

/// How many lists of items the page cuts; every number that it shows of them is a whole one.
fn cut_lists(language: Language) -> usize {
    let mut desk = Desk::at_first();
    desk.app.language = language;
    let told: Vec<_> = rows(&desk.board().quality, language)
        .into_iter()
        .filter_map(|row| if let Row::Entry(told) = row { Some(told) } else { None })
        .collect();
    let mut cut = 0;
    for (at, told) in told.iter().enumerate() {
        desk.app.layers = vec![Layer::Quality(at)];
        let screen = desk.screen(80, 24);
        let row = screen.lines().find(|line| line.contains("│> ")).unwrap();
        let Some(noun) = ["butir", "items", "item"].into_iter().find(|noun| row.contains(&format!(" {noun} "))) else {
            continue;
        };
        let Some((_, shown)) = row.rsplit_once(&format!(" {noun} ")) else { continue };
        let whole: Vec<&str> = told.items[noun.len()..].trim().split(", ").collect();
        for number in shown.trim_end_matches(['│', ' ']).split(", ") {
            assert!(number == "…" || whole.contains(&number), "{number} of {} in {row}", told.items);
            cut += usize::from(number == "…");
        }
    }
    cut
}

#[test]
fn the_line_that_a_row_names_is_that_of_whom_it_concerns() {
    let text = fs::read_to_string(sample_path()).unwrap();
    let file = sample_path().file_name().unwrap().to_string_lossy().into_owned();
    let mut desk = Desk::at_first();
    let report = Arc::clone(&desk.board().quality);
    let place = report.notices.iter().position(|notice| notice.check.id == "Q-NO-HISTORY").unwrap();
    let entry = entries(&report).iter().position(|entry| *entry == Entry::Notice(place)).unwrap();
    let told = opened(&mut desk, entry);
    for finding in &report.notices[place].findings {
        let Subject::Employee(id) = &finding.subject else { panic!("it is about employees") };
        let name = facts().employee(id).unwrap().full_name();
        let line = told.iter().find(|line| line.contains(&name)).unwrap_or_else(|| panic!("{name} in {told:?}"));
        let row = line.rsplit_once(&format!("[{file}:")).and_then(|(_, row)| row.strip_suffix(']')).unwrap();
        let below = text.lines().skip(row.parse::<usize>().unwrap() - 1).find(|line| line.contains("id: "));
        assert!(below.unwrap().contains(&format!("id: \"{id}\"")), "{line}");
    }
}

#[test]
fn rules_that_fall_silent_are_named_as_the_board_names_them() {
    let mut desk = Desk::at_first();
    let report = Arc::clone(&desk.board().quality);
    let screen = desk.screen(120, 35);
    for silence in report.unsaid.shown() {
        let Some(id) = silence.id() else { continue };
        assert!(screen.contains(id), "{id}\n{screen}");
    }
    let documents = report.notices.iter().position(|notice| notice.check.id == "Q-NO-DOCUMENTS").unwrap();
    let entry = entries(&report).iter().position(|entry| *entry == Entry::Notice(documents)).unwrap();
    let told = opened(&mut desk, entry).join("\n");
    assert!(told.contains("R-UKOM Uji kompetensi jabatan fungsional") && told.contains("R-DOK"), "{told}");
}

#[test]
fn nobody_is_named_of_whom_a_closed_matter_would_be_told() {
    let mut desk = Desk::at_first();
    let report = Arc::clone(&desk.board().quality);
    let mut closed = 0;
    for (at, entry) in entries(&report).into_iter().enumerate() {
        let hidden = match entry {
            Entry::Notice(place) => report.notices[place].check.sensitive,
            Entry::Silence(place) => report.unsaid.shown()[place].rule.is_none(),
            Entry::Dotted(_) => false,
        };
        let told = opened(&mut desk, at).join("\n");
        let page = {
            desk.app.layers = vec![Layer::Quality(at)];
            desk.screen(200, 60)
        };
        for text in [&told, &page] {
            let sensitive = rule_ids().into_iter().find(|id| text.contains(id));
            assert!(sensitive.is_none(), "{sensitive:?} is named in\n{text}");
        }
        if !hidden {
            continue;
        }
        closed += 1;
        for employee in facts().employees() {
            for mark in [employee.name.as_str(), employee.id.as_str()] {
                assert!(!told.contains(mark), "{mark} is named in\n{told}");
            }
        }
        assert!(told.contains("Nama tidak disebut di layar ini"), "{told}");
    }
    assert!(closed > 2, "the sample shows too little to prove anything");
}

/// Ids of rules that are closed matters.
fn rule_ids() -> Vec<&'static str> {
    let closed = |one: &&'static rule::Rule| one.sensitive;
    sidang::rules::RULES.iter().copied().filter(closed).map(|one| one.id).collect()
}
