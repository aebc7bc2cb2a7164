//! Sheets of real sessions: every one opens for every item, in both languages, with nothing clipped.

#![allow(clippy::unwrap_used)]

#[path = "support/desk.rs"]
mod desk;

use std::path::Path;
use std::sync::Arc;

use desk::Desk;
use sidang::app::layer::{Layer, Reading};
use sidang::command::catalogue::{CATALOGUE, Command, Row};
use sidang::command::place::Place;
use sidang::domain::facts::Facts;
use sidang::store::session;
use sidang::text::language::Language;
use sidang::text::visible::visible;
use sidang::text::words::say;

const LANGUAGES: [Language; 2] = [Language::Indonesian, Language::English];

/// The commands that open a sheet, by their keys: the digits, and the plots.
fn sheets() -> impl Iterator<Item = &'static Row> {
    let digit = |row: &&Row| {
        (row.command == Command::Plots || row.keys[0].parse::<u8>().is_ok()) && row.places.contains(&Place::Board)
    };
    CATALOGUE.iter().filter(digit).filter(|row| row.command != Command::LookBack)
}

fn sessions() -> Vec<(String, Arc<Facts>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let read = |path: &std::path::PathBuf| {
        let read = session::read(path, 64 << 20).expect("the sample sessions have no faults");
        (path.file_name().unwrap().to_string_lossy().into_owned(), Arc::new(read.facts))
    };
    files.iter().filter(|path| path.extension().is_some_and(|end| end == "ron")).map(read).collect()
}

fn reading(desk: &Desk) -> &Reading {
    match desk.top() {
        Some(Layer::Reading(reading)) => reading,
        other => panic!("no sheet is open, but {other:?}; said {:?}", desk.app.said),
    }
}

/// The letters of a text, without blanks and without the borders of a window.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace() && *letter != '│').collect()
}

#[test]
fn every_sheet_of_every_item_of_five_sessions_stands_whole_on_the_smallest_screen() {
    let sessions = sessions();
    assert_eq!(sessions.len(), 5);
    assert_eq!(sheets().count(), 10);
    for (name, facts) in sessions {
        let mut desk = Desk::on(&facts);
        for (place, language) in
            (0..facts.docket().items().len()).flat_map(|at| LANGUAGES.map(|language| (at, language)))
        {
            desk.app.language = language;
            desk.app.board_mut().unwrap().select(place);
            for row in sheets() {
                desk.press(row.keys[0]);
                if row.command == Command::Compare && desk.top().is_none() {
                    let item = desk.board().item();
                    assert!(
                        item.is_swap() || desk.board().look.prospect.candidates.len() < 2,
                        "{name}: {}",
                        item.number
                    );
                    continue;
                }
                let sheet = reading(&desk);
                assert!(sheet.has_sections(), "{name}: {:?} has no sections", row.command);
                let wanted: String = sheet.lines.iter().map(|line| letters(&visible(&line.text))).collect();
                let rows = u16::try_from(sheet.lines.len() * 3 + 8).unwrap();
                let screen = desk.screen(80, rows);
                let shown = letters(&screen);
                assert!(shown.contains(&wanted), "{name}, item {}, {:?}:\n{screen}", place + 1, row.command);
                let cut = sheet.lines.iter().find(|line| line.text.contains('…'));
                assert!(cut.is_none(), "{name}, item {}, {:?}: {cut:?}", place + 1, row.command);
                desk.press("Esc");
            }
        }
    }
}

#[test]
fn the_sheet_of_a_person_is_about_the_candidate_on_the_board() {
    let mut desk = Desk::sitting();
    desk.select(|item| !item.is_swap() && item.named.len() > 1);
    let suggested = desk.board().candidate().unwrap().clone();
    for _ in 0..2 {
        let candidate = desk.board().candidate().unwrap().clone();
        let name = desk::facts().employee(&candidate).unwrap().full_name();
        desk.press("1");
        assert!(reading(&desk).title.contains(&name), "{}", reading(&desk).title);
        let heading = say(Language::Indonesian, "sheet.section.seats");
        assert!(reading(&desk).lines.iter().any(|line| line.text == heading));
        desk.press("Esc Right");
    }
    assert_ne!(desk.board().candidate(), Some(&suggested), "another candidate was looked at");
}

#[test]
fn what_was_decided_stands_on_both_sheets_of_the_item() {
    let mut desk = Desk::sitting();
    desk.select_clear();
    let place = desk.board().place();
    desk.press("t y");
    desk.app.board_mut().unwrap().select(place);
    for key in ["1", "2"] {
        desk.press(key);
        let accepted = say(Language::Indonesian, "term.outcome.accepted");
        let number = (place + 1).to_string();
        let row = |text: &str| text.split_whitespace().next() == Some(&number) && text.ends_with(accepted);
        assert!(reading(&desk).lines.iter().any(|line| row(&line.text)), "{:?}", reading(&desk).lines);
        desk.press("Esc");
    }
    desk.press("2");
    let then = say(Language::Indonesian, "sheet.field.strength-then");
    assert!(reading(&desk).lines.iter().any(|line| line.text.starts_with(then)));
}

#[test]
fn a_sheet_is_written_in_the_language_of_the_moment_it_is_opened() {
    let mut desk = Desk::sitting();
    desk.press("2");
    let first = reading(&desk).title.clone();
    desk.press("Esc b 2");
    assert_ne!(reading(&desk).title, first);
}

#[test]
fn whether_a_member_votes_stands_in_one_piece() {
    let mut desk = Desk::sitting();
    for language in LANGUAGES {
        desk.app.language = language;
        desk.press("8");
        let votes = say(language, "board.attendance.votes");
        let told = reading(&desk).lines.iter().filter(|line| line.text.contains(votes)).count();
        let voters = desk.board().facts.sitting().members.iter().filter(|member| member.votes).count();
        assert!(told >= voters, "{told} of {voters}");
        desk.press("Esc");
    }
}

#[test]
fn candidates_stand_side_by_side_the_one_on_the_board_first() {
    let mut desk = Desk::sitting();
    desk.select(|item| !item.is_swap() && item.named.len() > 2);
    desk.press("Right 4");
    let chosen = desk.board().candidate().unwrap().clone();
    let candidates = &desk.board().look.prospect.candidates;
    let total = |id: &sidang::domain::ids::EmployeeId| {
        let found = candidates.iter().find(|own| own.employee == *id).unwrap();
        sidang::text::numbers::decimal(found.fit.total.unwrap(), 2, Language::Indonesian)
    };
    let others: Vec<_> = candidates.iter().map(|own| own.employee.clone()).filter(|id| *id != chosen).take(2).collect();
    let row = reading(&desk).lines.iter().find(|line| line.text.starts_with("Nilai")).unwrap();
    let wanted: Vec<String> = std::iter::once(&chosen).chain(&others).map(total).collect();
    let at: Vec<_> = wanted.iter().map(|total| row.text.find(total.as_str())).collect();
    assert!(at.iter().all(Option::is_some) && at.is_sorted(), "{wanted:?} in {}", row.text);
}

#[test]
fn the_nine_boxes_hold_everybody_who_is_at_work_once() {
    let mut desk = Desk::sitting();
    desk.press("5");
    let lines: Vec<String> = reading(&desk).lines.iter().map(|line| line.text.clone()).collect();
    let people = |line: &String| -> usize {
        let parts = line.split(['│', ':']).filter_map(|part| part.trim().strip_suffix(" orang"));
        parts.map(|count| count.trim().parse::<usize>().unwrap()).sum()
    };
    let counted: usize = lines.iter().filter(|line| line.contains('│')).map(people).sum();
    let unplaced = lines.iter().find_map(|line| line.strip_prefix("Belum dapat ditempatkan")).unwrap();
    let unplaced: usize = unplaced.split(": ").nth(1).unwrap().trim_end_matches(" orang.").parse().unwrap();
    let facts = desk::facts();
    let at_work = facts.employees().iter().filter(|own| own.standing.counts_in_strength()).count();
    assert_eq!(counted + unplaced, at_work, "{lines:#?}");
}
