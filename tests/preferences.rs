//! Preferences at the board and on the disk: changed by arrows, seen at once, there again the next time.

#![allow(clippy::unwrap_used)]

#[path = "support/desk.rs"]
mod desk;
mod support;

use std::path::Path;

use desk::Desk;
use sidang::app::board::Manner;
use sidang::app::message::{Effect, Message};
use sidang::app::preference::Preference;
use sidang::error::Error;
use sidang::text::charset::Charset;
use sidang::text::language::Language;
use sidang::text::preferences::{Colours, Guide, Privacy, Scheme, Scrolling};
use sidang::text::words::{Phrase, say};
use support::pty::Pty;
use support::table::guard;

#[test]
fn arrows_go_round_all_values_of_every_row_and_each_is_saved() {
    let mut desk = Desk::sitting();
    let first = (desk.app.language, desk.app.drawing);
    let saved = desk.app.saved.privacy;
    desk.press(",");
    for values in [2, 3, 2, 4, 2] {
        let begun = (desk.app.language, desk.app.drawing);
        for turn in 1..=values {
            desk.press("Right");
            assert_eq!((desk.app.language, desk.app.drawing) == begun, turn == values, "{:?}", desk.app.drawing);
            assert_eq!(desk.effects.last(), Some(&Effect::SavePreferences(desk.app.saved)));
            assert_eq!((desk.app.saved.language, desk.app.saved.drawing), (desk.app.language, desk.app.drawing));
        }
        desk.press("Left").press("Right Down");
        assert_eq!((desk.app.language, desk.app.drawing), first);
    }
    // To mask names is done at once, to show them is asked; either is saved.
    desk.press("Right");
    assert_eq!((desk.app.privacy, desk.app.saved.privacy), (Privacy::Open, Privacy::Open));
    assert_eq!(desk.effects.last(), Some(&Effect::SavePreferences(desk.app.saved)));
    desk.press("Left Enter");
    assert_eq!((desk.app.privacy, desk.app.saved.privacy), (Privacy::Open, Privacy::Open));
    desk.press("Left y");
    assert_eq!((desk.app.privacy, desk.app.saved.privacy), (Privacy::Closed, saved));
    assert_eq!(desk.effects.last(), Some(&Effect::SavePreferences(desk.app.saved)));
    desk.press("Esc");
    assert!(desk.top().is_none());
}

#[test]
fn the_page_opens_over_the_chooser_too_and_speaks_the_language_chosen() {
    let mut desk = Desk::choosing(3);
    desk.press(", Right");
    let screen = desk.screen(80, 24);
    assert!(screen.contains(say(Language::English, "board.preferences.how")), "{screen}");
    assert!(screen.contains(say(Language::English, "board.preferences.saved")), "{screen}");
    desk.press("Esc");
    assert!(desk.screen(80, 24).contains(say(Language::English, "board.chooser")));
}

#[test]
fn what_goes_first_at_the_start_is_said_beside_its_value() {
    let mut desk = Desk::sitting();
    desk.app.ruled = vec![(Preference::Colours, "NO_COLOR"), (Preference::Theme, "--theme")];
    desk.press(",");
    let screen = desk.screen(80, 24);
    for (row, by) in [("Warna", "NO_COLOR menentukan saat mulai"), ("Tema", "--theme menentukan saat mulai")] {
        let line = screen.lines().find(|line| line.contains(row)).unwrap();
        assert!(line.contains(by), "{line}");
    }
}

#[test]
fn lists_scroll_as_chosen() {
    let mut desk = Desk::sitting();
    let first_item = |desk: &Desk| {
        let screen = desk.screen(80, 24);
        screen.lines().nth(2).unwrap().trim_start_matches(['│', '>']).to_owned()
    };
    desk.press("Down Down Down");
    let by_pages = first_item(&desk);
    desk.app.drawing.scrolling = Scrolling::Lines;
    assert_ne!(first_item(&desk), by_pages);
    let before = first_item(&desk);
    desk.press("Down");
    assert_ne!(first_item(&desk), before, "the list does not go on by a line");
}

#[test]
fn what_could_not_be_saved_is_in_force_and_is_said() {
    let mut desk = Desk::sitting();
    desk.press(", Down Right");
    let error = Error::new(Phrase::new("record.no_data_folder"), "");
    desk.tell(Message::PreferencesSaved(Err(error)));
    assert_eq!((desk.app.drawing.scheme, desk.said().manner), (Scheme::Light, Manner::Failed));
}

/// The board of the sample, past what comes before it, with this saved.
fn board(data: &Path, options: &[&str], env: &[(&str, &str)]) -> Pty {
    let mut arguments = vec![sample(), "--data-dir", data.to_str().unwrap(), "--new"];
    arguments.extend(options);
    let board = Pty::start(24, 80, &arguments, env);
    let first = LANGUAGES.map(|language| say(language, "quality.page").split('{').next().unwrap());
    board.wait_for("never opened", |screen| first.iter().any(|title| screen.contents().contains(title)));
    board
}

const LANGUAGES: [Language; 2] = [Language::Indonesian, Language::English];

fn sample() -> &'static str {
    concat!(env!("CARGO_MANIFEST_DIR"), "/sessions/tebingtinggi-rencana.ron")
}

fn leave(board: &mut Pty, question: &str) {
    board.send("q");
    board.wait(question);
    guard();
    board.send("y");
    assert_eq!(board.exit_code(), 0);
}

#[test]
fn what_is_chosen_is_there_again_the_next_time_and_options_go_before_it() {
    let data = tempfile::tempdir().unwrap();
    let mut first = board(data.path(), &[], &[]);
    first.send("\x1b");
    first.wait("Daftar bahasan");
    first.send(",");
    first.wait("Pilihan tampilan");
    first.send("\x1b[C");
    first.wait("Preferences");
    first.send("\x1b[B\x1b[B\x1b[C");
    first.wait("plain ASCII");
    first.send("\x1b");
    first.wait("+ Docket");
    leave(&mut first, "Leave the sitting?");
    let saved = std::fs::read_to_string(data.path().join("preferences.ron")).unwrap();
    assert!(saved.contains("language: English") && saved.contains("letters: Ascii"), "{saved}");

    let mut second = board(data.path(), &[], &[]);
    second.send("\x1b");
    second.wait("+ Docket");
    leave(&mut second, "Leave the sitting?");

    let mut third = board(data.path(), &["--lang", "id"], &[]);
    third.send("\x1b");
    third.wait("+ Daftar bahasan");
    third.send(",");
    third.wait("--lang menentukan saat mulai");
    third.send("\x1b");
    third.gone("menentukan saat mulai");
    leave(&mut third, "Keluar dari sidang?");
    assert_eq!(std::fs::read_to_string(data.path().join("preferences.ron")).unwrap(), saved);
}

#[test]
fn a_faulty_file_is_told_in_one_line_ignored_and_left_as_it_is() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("preferences.ron");
    std::fs::write(&file, "(\n  colour: Pink)\n").unwrap();
    let mut board = board(data.path(), &[], &[]);
    board.wait("tampilan yang tersimpan diabaikan");
    board.send("\x1b");
    board.wait("Daftar bahasan");
    board.send("b");
    board.wait("not saved");
    leave(&mut board, "Leave the sitting?");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "(\n  colour: Pink)\n");
}

#[test]
fn nothing_is_chosen_for_somebody_who_chose_nothing() {
    let desk = Desk::sitting();
    assert_eq!(desk.app.drawing.charset, Charset::Unicode);
    assert_eq!((desk.app.drawing.colours, desk.app.drawing.scheme), (Colours::Terminal, Scheme::Dark));
}

#[test]
fn the_first_steps_are_taught_one_key_at_a_time_and_then_never_again() {
    let mut desk = Desk::sample();
    let taught =
        |desk: &Desk| desk.screen(80, 24).lines().find(|line| line.contains("Langkah awal")).map(str::to_owned);
    assert_eq!(taught(&desk), None, "who saved preferences before knows them");
    desk.press(", End Right");
    assert_eq!(desk.app.saved.guide, Guide::Steps);
    desk.press("Esc");
    for (number, key) in (1..).zip(["Down", "w", "g", "1", "h", "t", "u", "/"]) {
        let line = taught(&desk).unwrap();
        assert!(line.contains(&format!("Langkah awal {number}/9: tekan ")) && !line.contains('…'), "{line}");
        // Another key teaches nothing, and while a page is open nothing is said.
        desk.press("b b");
        assert_eq!(taught(&desk).as_ref(), Some(&line));
        desk.press(key);
        assert!(desk.top().is_none() || taught(&desk).is_none());
        desk.press(match key {
            "h" => "p Esc",
            "/" => "Esc",
            "Down" | "u" => "b b",
            _ => "Esc",
        });
        desk.app.said = None;
        while desk.top().is_some() {
            desk.press("Esc");
        }
        desk.app.said = None;
    }
    assert!(taught(&desk).unwrap().contains("9/9: tekan ? "));
    desk.press("? Esc");
    assert_eq!((taught(&desk), desk.app.saved.guide), (None, Guide::Done));
    assert_eq!(desk.effects.last(), Some(&Effect::SavePreferences(desk.app.saved)));
}

#[test]
fn who_sits_here_for_the_first_time_is_taught_on_a_rehearsal_and_on_no_real_sitting() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().to_str().unwrap();
    let session = data.path().join("sidang.ron");
    std::fs::copy(desk::sample_path(), &session).unwrap();
    let session = session.to_str().unwrap();
    let mut board = Pty::start(24, 80, &[session, "--rehearse", "--new", "--data-dir", folder, "--lang", "id"], &[]);
    board.wait_past_quality();
    board.wait("Langkah awal 1/9");
    board.send("\x03");
    let mut board = Pty::start(24, 80, &[session, "--record", "--data-dir", folder, "--lang", "id"], &[]);
    board.wait_past_quality();
    board.settle();
    assert!(!board.screen().contains("Langkah awal"), "{}", board.screen());
    board.send("\x03");
}

#[test]
fn a_step_that_was_found_before_it_was_taught_is_not_taught() {
    let mut desk = Desk::sample();
    desk.press(", End Right Esc h Esc w Esc");
    let taught = |desk: &mut Desk| {
        desk.app.said = None;
        let screen = desk.screen(80, 24);
        screen.lines().find(|line| line.contains("Langkah awal")).unwrap().to_owned()
    };
    assert!(taught(&mut desk).contains("1/9"));
    desk.press("Down");
    assert!(taught(&mut desk).contains("3/9"), "w was pressed before: {}", taught(&mut desk));
    desk.press("g Esc 1 Esc");
    assert!(taught(&mut desk).contains("6/9"), "so was h: {}", taught(&mut desk));
}
