//! Minutes are written by the secretary: long texts in an editor, kept whole whatever happens to the screen.

#![allow(clippy::unwrap_used)]

#[path = "support/desk.rs"]
mod desk;

use desk::Desk;
use sidang::app::layer::{Asked, Layer};
use sidang::app::message::Message;
use sidang::journal::event::Event;
use sidang::screen::cursor::Cursor;
use sidang::screen::theme::Theme;
use sidang::text::charset::Charset;
use sidang::text::language::Language;
use sidang::text::words::say;

/// What stands in the editor on top.
fn written(desk: &Desk) -> String {
    match desk.top() {
        Some(Layer::Editor(editor)) => editor.text(),
        other => panic!("{other:?} is no editor"),
    }
}

/// The rows of the screen between the two rules of the editor.
fn text_rows(desk: &Desk, columns: u16, rows: u16) -> Vec<String> {
    let screen = desk.screen(columns, rows);
    let rows: Vec<&str> = screen.lines().collect();
    let rules: Vec<usize> = (0..rows.len()).filter(|at| rows[*at].contains("│────")).collect();
    let between = rows[rules[0] + 1..rules[1]].iter();
    between.map(|row| row.split('│').nth(1).unwrap().trim().to_owned()).collect()
}

#[test]
fn a_short_note_is_one_line_and_one_key() {
    let mut desk = Desk::sitting();
    desk.press("c").type_text("Kepala Dinas meminta waktu").press("F2");
    assert!(desk.top().is_none(), "{:?}", desk.top());
    let note = &desk.board().standing.notes()[0];
    assert_eq!((note.text.as_str(), note.item.as_ref()), ("Kepala Dinas meminta waktu", Some(&desk.board().selected)));
    assert!(desk.said().text.starts_with("Tersimpan #3"), "{:?}", desk.said());
    // Without that key the button does it.
    desk.press("c").type_text("Ketua setuju").press("Tab Tab Enter");
    assert_eq!(desk.board().standing.notes()[1].text, "Ketua setuju");
}

#[test]
fn lines_are_kept_wrapped_on_the_screen_and_recorded_as_they_were_written() {
    let mut desk = Desk::sitting();
    let long = "Kepala Dinas Sosial menyampaikan bahwa serah terima tugas memerlukan dua minggu sejak pelantikan.";
    desk.press("c").type_text(long).press("Enter Enter").type_text("Ketua setuju.");
    let rows = text_rows(&desk, 80, 24);
    assert_eq!(rows[..2].join(" "), long, "{rows:?}");
    assert_eq!(rows[2..4], ["", "Ketua setuju."]);
    // The arrows go by what is seen: from the last row over the empty one into the second row of the first line.
    desk.press("Up Up Home").type_text("Sdr. ");
    assert!(written(&desk).starts_with("Sdr. Kepala Dinas"), "{}", written(&desk));
    desk.press("F2");
    assert_eq!(desk.board().standing.notes()[0].text, format!("Sdr. {long}\n\nKetua setuju."));
}

#[test]
fn what_was_typed_survives_another_size_and_is_not_thrown_away_without_a_question() {
    let mut desk = Desk::sitting();
    desk.press("c").type_text("Satu dua tiga");
    for (columns, rows) in [(200, 60), (80, 24), (120, 35)] {
        desk.tell(Message::Resized(columns, rows));
        assert!(desk.screen(columns, rows).contains("│ Satu dua tiga "), "{}", desk.screen(columns, rows));
    }
    desk.tell(Message::Resized(60, 15));
    desk.press("F2 x");
    desk.tell(Message::Resized(80, 24));
    assert_eq!(written(&desk), "Satu dua tiga", "no key is heard on a screen that is too small");
    desk.press("Esc");
    assert!(matches!(desk.top(), Some(Layer::Question(question)) if question.asked == Asked::Discard));
    desk.press("Enter");
    assert_eq!(written(&desk), "Satu dua tiga");
    desk.press("Esc y");
    assert!(desk.top().is_none() && desk.board().standing.notes().is_empty());
    desk.press("c Enter Esc");
    assert!(desk.top().is_none(), "nothing was written, nothing is asked");
}

#[test]
fn a_paste_is_text_and_saves_nothing() {
    let mut desk = Desk::sitting();
    desk.press("c");
    desk.tell(Message::Paste("Satu\r\ndua\u{1b}[31m\u{202e}\n".into()));
    assert_eq!(written(&desk), "Satu\ndua[31m");
    assert!(desk.effects.is_empty());
    desk.press("F2");
    assert_eq!(desk.board().standing.notes()[0].text, "Satu\ndua[31m");
}

#[test]
fn an_empty_note_is_refused_in_the_editor() {
    let mut desk = Desk::sitting();
    desk.press("c F2");
    let screen = desk.screen(80, 24);
    assert!(screen.contains(say(Language::Indonesian, "board.said.refused")), "{screen}");
    assert!(desk.effects.is_empty());
    desk.type_text("a");
    assert!(!desk.screen(80, 24).contains(say(Language::Indonesian, "board.said.refused")));
}

#[test]
fn the_longest_text_fits_into_the_record_whatever_its_letters_are() {
    for letters in ["a", "\"", "\\", "é", "\u{1e69}", "e\u{301}\u{323}", "漢", "😀", "\n\""] {
        let mut desk = Desk::sitting();
        desk.press("c");
        desk.tell(Message::Paste(letters.repeat(16_000)));
        assert!(desk.screen(80, 24).contains("sisa "), "{letters:?}");
        desk.press("F2");
        let note = desk.board().standing.notes()[0].clone();
        let line = ron::to_string(&note.text).unwrap();
        assert!(note.text.len() > 15_000 && line.len() < 60_000, "{letters:?}: {} in the record", line.len());
        assert!(matches!(desk.board().standing.entries()[2].events[..], [Event::NoteTaken { .. }]));
    }
}

#[test]
fn the_cursor_stands_behind_what_was_typed_and_stays_on_the_screen() {
    let mut desk = Desk::sitting();
    desk.press("c").type_text("abc");
    let (_, cursor) = desk.drawing(desk::PLAIN, 80, 24);
    let Cursor::Typing(short) = cursor else { panic!("no field is typed in") };
    let row = desk.screen(80, 24).lines().nth(usize::from(short.y)).unwrap().to_owned();
    assert_eq!(row.chars().take(usize::from(short.x)).collect::<String>().trim_start_matches(['│', ' ']), "abc");
    for _ in 0..40 {
        desk.press("Enter").type_text("baris");
        desk.screen(80, 24);
    }
    let (_, cursor) = desk.drawing(desk::PLAIN, 80, 24);
    let Cursor::Typing(last) = cursor else { panic!("no field is typed in") };
    assert_eq!(text_rows(&desk, 80, 24).last().map(String::as_str), Some("baris"));
    let rows = u16::try_from(text_rows(&desk, 80, 24).len()).unwrap();
    assert_eq!(last.y, short.y + rows - 1);
    let plain = Theme { charset: Charset::Ascii, ..desk::PLAIN };
    assert!(desk::text(&desk.buffer(plain, 80, 24)).is_ascii());
}
