//! A sitting that is held with a filter on: what is shown, what stays in sight, and what speaks of all items.

use super::*;
use sidang::app::filter::judged::{GRAVE, Judged};
use sidang::rules::verdict::Severity;
use std::sync::Arc;

/// Items that wait and have Dinkes at either end; the first three of the groups' rows are Setdako, Disdikbud, Dinkes.
const DINKES: &str = "v Space Tab Down Down Space Enter";

/// Numbers of the items on the docket as it is drawn.
fn drawn(desk: &Desk, columns: u16, rows: u16) -> Vec<usize> {
    let screen = desk.screen(columns, rows);
    let rows = screen.lines().filter(|line| line.starts_with("│ [") || line.starts_with("│>["));
    rows.map(|line| line.chars().skip(5).take(5).filter(char::is_ascii_digit).collect::<String>().parse().unwrap())
        .collect()
}

fn selected(desk: &Desk) -> usize {
    desk.board().item().number
}

#[test]
fn a_small_sitting_is_held_with_a_filter_on() {
    let mut desk = Desk::sitting();
    let all = facts().docket().items().len();
    desk.press(DINKES);
    assert_eq!(desk.said().text, "Daftar disaring: 6 dari 24 butir tampil · Delete menampilkan semua");
    for (columns, rows) in [(80, 24), (120, 35), (200, 60)] {
        let screen = desk.screen(columns, rows);
        assert!(screen.contains("┌ 6 dari 24 butir · menunggu, Dinkes ─"), "{screen}");
        assert!(screen.contains("Seluruhnya: 0 diterima, 0 ditolak, 0 ditunda, 24 menunggu ┘"), "{screen}");
    }
    assert_eq!((drawn(&desk, 120, 35), selected(&desk)), (vec![1, 11, 12, 13, 14, 23], 1));
    desk.press("x 1 y");
    // What was just decided stays in sight, the board goes on to the next that is shown, and totals are of all items.
    assert_eq!((drawn(&desk, 120, 35), selected(&desk)), (vec![1, 11, 12, 13, 14, 23], 11));
    let screen = desk.screen(80, 24);
    assert!(screen.contains("5 dari 24 butir · menunggu, Dinkes") && screen.contains("1 ditolak"), "{screen}");
    assert!(screen.lines().next().unwrap().contains(&format!("butir 11/{all}")), "{screen}");
    desk.press("Down");
    assert_eq!((drawn(&desk, 120, 35), selected(&desk)), (vec![11, 12, 13, 14, 23], 12));
    desk.press("End Up PgUp n");
    assert_eq!(selected(&desk), 12);
    desk.press("x 1 y x 1 y x 1 y x 1 y");
    assert_eq!((drawn(&desk, 120, 35), selected(&desk)), (vec![11, 12, 13, 14, 23], 11));
    desk.press("x 1 y");
    let told =
        "butir 11 ditolak · u untuk urungkan Yang tampil sudah diputuskan semua; 18 butir menunggu di luar saringan";
    assert!(desk.said().text.contains(told), "{:?}", desk.said());
    assert_eq!((drawn(&desk, 120, 35), selected(&desk)), (vec![11, 12, 13, 14, 23], 11));
    assert!(desk.screen(80, 24).contains("Tidak ada butir yang cocok: Delete menghapus saringan"));
    desk.press("n");
    assert!(desk.said().text.contains("18 butir menunggu di luar saringan"), "{:?}", desk.said());
    // Closing speaks of everything.
    desk.press("s");
    assert!(desk.said().text.contains("2, 3") && desk.said().manner == Manner::Refused, "{:?}", desk.said());
    desk.press("Delete");
    assert_eq!((desk.board().shown.is_narrowed(), desk.board().shown.rows()), (false, all));
    desk.press("Delete");
    assert_eq!(desk.said().text, words("board.not.narrowed"));
    desk.press("n");
    assert_eq!(selected(&desk), 15);
}

#[test]
fn a_chain_that_was_decided_stays_in_sight_too() {
    let mut desk = Desk::sitting();
    desk.select(|item| item.chain.is_some_and(|place| place.place == 1)).press("v Space Enter");
    let before = drawn(&desk, 200, 60);
    desk.press("r y");
    assert_eq!((decisions(&desk), drawn(&desk, 200, 60)), (3, before));
    assert!(desk.screen(80, 24).contains("21 dari 24 butir"));
    desk.press("Up");
    assert_eq!(desk.board().shown.rows(), 22, "the one that is looked at stays, the others go");
}

#[test]
fn leaving_the_page_changes_nothing_and_one_key_lets_go_of_everything() {
    let mut desk = Desk::sitting();
    desk.press("v Space Tab Space Esc");
    assert!(!desk.board().shown.is_narrowed() && desk.top().is_none());
    desk.press(DINKES).press("v");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("[x] menunggu") && screen.contains("[x] Dinkes"), "{screen}");
    desk.type_text("sanit");
    assert!(desk.screen(80, 24).contains(" 1 dari 24 butir ┐"), "{}", desk.screen(80, 24));
    desk.press("Esc");
    assert_eq!(desk.board().shown.counts(), (6, 24));
    desk.press("v Delete");
    assert!(desk.screen(80, 24).contains(" 24 dari 24 butir ┐"));
    desk.press("Enter");
    assert_eq!((desk.board().shown.is_narrowed(), desk.said().text.as_str()), (false, "Semua 24 butir tampil."));
}

#[test]
fn what_would_show_nothing_is_not_taken_and_says_the_cure() {
    let mut desk = Desk::sitting();
    desk.press("v Down Space Enter");
    assert!(matches!(desk.top(), Some(Layer::Filter(_))));
    assert_eq!(desk.said().manner, Manner::Refused);
    assert!(desk.screen(80, 24).contains("Tidak ada butir yang cocok."));
    desk.press("Up Space Enter");
    assert_eq!(desk.board().shown.counts(), (24, 24));
}

#[test]
fn words_narrow_and_a_blank_ticks_only_outside_of_them() {
    let mut desk = Desk::sitting();
    desk.press("v").type_text("kec padang").press("Enter");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("butir · \"kec padang\" ─"), "{screen}");
    assert!(drawn(&desk, 120, 35).contains(&5) && desk.board().shown.rows() < 10, "{screen}");
    // A paste is words as well.
    desk.press("v Delete");
    desk.tell(Message::Paste("lurah".into()));
    desk.press("Enter");
    assert!(desk.screen(80, 24).contains("butir · \"lurah\" ─"));
}

#[test]
fn the_title_is_whole_at_every_size_however_much_is_picked() {
    for language in [Language::Indonesian, Language::English] {
        let mut desk = Desk::sitting();
        desk.app.language = language;
        desk.press(
            "v Space Down Space Down Space Tab Space Down Space Down Space Down Space Tab Space Down Space Enter",
        );
        for (columns, rows) in [(80, 24), (120, 35), (200, 60)] {
            let title = desk.screen(columns, rows).lines().nth(1).unwrap().to_owned();
            let docket = title.split(['┐', '┌']).nth(1).unwrap();
            assert!(docket.starts_with(' ') && docket.contains("─") && !docket.contains('…'), "{title}");
            assert!(docket.contains("3 ") || docket.contains("menunggu") || docket.contains("waiting"), "{title}");
        }
    }
}

#[test]
fn whoever_is_led_outside_the_filter_is_told_that_it_ended() {
    let ended = |desk: &Desk, number: usize| {
        let told = format!("Saringan dihapus, karena butir {number} ada di luarnya.");
        assert!(desk.said().text.ends_with(&told), "{:?}", desk.said());
        assert_eq!((desk.board().shown.is_narrowed(), selected(desk)), (false, number));
    };
    let mut desk = Desk::sitting();
    desk.press(DINKES).press("/").type_text("5").press("Enter");
    ended(&desk, 5);
    // What is sought within the filter leaves it in force.
    desk.press(DINKES).press("/").type_text("13").press("Enter");
    assert_eq!((desk.board().shown.is_narrowed(), selected(&desk)), (true, 13));
    // What is taken back is looked at wherever it is.
    let mut desk = Desk::sitting();
    desk.press("Down x 1 y").press("v Down Down Down Down Space Enter");
    assert_eq!((drawn(&desk, 120, 35), selected(&desk)), (vec![2], 2));
    desk.press("u");
    assert_eq!(drawn(&desk, 120, 35), [2], "what was looked at stays in sight");
    desk.press("Delete Home").press(DINKES).press("Ctrl+Y");
    ended(&desk, 2);
    // Within the filter it comes back to where it was.
    desk.press("Home").press(DINKES).press("x 1 y u");
    assert_eq!((desk.board().shown.counts().0, selected(&desk)), (6, 1));
}

#[test]
fn looking_back_shows_everything_and_comes_back_to_the_filter() {
    let mut desk = Desk::sitting();
    desk.press("x 1 y").press(DINKES);
    let (rows, item) = (drawn(&desk, 120, 35), selected(&desk));
    desk.press("0 Left");
    assert_eq!((desk.board().shown.rows(), selected(&desk)), (24, item));
    assert!(desk.screen(80, 24).contains("Daftar bahasan"));
    desk.press("Left Right Right Down Esc");
    assert_eq!((drawn(&desk, 120, 35), selected(&desk)), (rows, item));
}

#[test]
fn counts_on_the_page_follow_what_is_decided_behind_it() {
    let mut desk = Desk::sitting();
    desk.keeping = Keeping::Waits;
    desk.press("x 1 y v");
    assert!(desk.screen(80, 24).contains("menunggu              24"), "{}", desk.screen(80, 24));
    desk.finish();
    let screen = desk.screen(80, 24);
    assert!(screen.contains("menunggu              23") && screen.contains("ditolak                1"), "{screen}");
}

#[test]
fn the_tally_opens_its_numbers_from_the_lower_border() {
    let mut desk = Desk::sitting();
    desk.press(DINKES).press("a Shift+Tab Enter");
    assert!(matches!(desk.top(), Some(Layer::Reading(reading)) if reading.sheet.is_some()), "{:?}", desk.top());
}

#[test]
fn what_the_rules_say_narrows_too_and_is_judged_anew_after_every_entry() {
    let mut desk = Desk::sitting();
    desk.reads_slowly = true;
    desk.press("v");
    let screen = desk.screen(80, 24);
    assert!(screen.contains(words("board.filter.judging")) && !screen.contains("aturan: "), "{screen}");
    assert_eq!(desk.effects.last(), Some(&Effect::Judge));
    desk.read_on();
    let screen = desk.screen(80, 24);
    assert!(screen.contains("aturan: halangan") && !screen.contains(words("board.filter.judging")), "{screen}");
    desk.press("Down Down Down Down Down Down Down Down Space Enter");
    // Every item that is shown has its block on the board, and no other has one.
    let blocked = drawn(&desk, 200, 60);
    assert!(desk.screen(80, 24).contains(&format!("{} dari 24 butir · aturan: halangan", blocked.len())));
    desk.press("Delete");
    let judged = Arc::clone(desk.board().judged.as_ref().unwrap());
    for place in 0..facts().docket().items().len() {
        desk.app.board_mut().unwrap().select(place);
        let prospect = &desk.board().look.prospect;
        assert_eq!(prospect.blocks().next().is_some(), blocked.contains(&(place + 1)), "item {}", place + 1);
        let said = |severity: &Severity| {
            prospect.verdicts.iter().any(|own| own.severity == *severity && own.lifted_by.is_none())
        };
        assert_eq!(GRAVE.into_iter().filter(said).collect::<Vec<_>>(), judged.item(place), "item {}", place + 1);
    }
    // A document lifts a block: the item stays in sight until the selection moves, and is gone then.
    desk.reads_slowly = false;
    desk.select_blocked();
    let lifted = selected(&desk);
    desk.press("v Home Down Down Down Down Down Down Down Down Space Enter e");
    desk.type_text("Keputusan Menteri").press("Enter").type_text("1/2026").press("Enter").type_text("30-11-2026");
    desk.press("Enter Enter");
    assert_eq!((desk.board().shown.counts().0, selected(&desk)), (blocked.len() - 1, lifted));
    assert!(drawn(&desk, 200, 60).contains(&lifted));
    desk.press("Down");
    assert!(!drawn(&desk, 200, 60).contains(&lifted));
}

#[test]
fn what_was_judged_before_something_was_recorded_does_not_count() {
    let mut desk = Desk::sitting();
    let truth = &desk.board().truth;
    let old = Arc::new(Judged::of(&truth.facts, &truth.standing));
    desk.press("x 1 y");
    desk.tell(Message::Judged(Arc::clone(&old)));
    assert!(!desk.board().is_judged());
    desk.press("u").tell(Message::Judged(old));
    assert!(!desk.board().is_judged(), "undo is an entry as well");
    // While a filter of rules is in force every entry asks for it again; else nobody does.
    desk.press("v Down Down Down Down Down Down Down Down Down Space Enter x 1 y");
    assert!(desk.board().is_judged());
    desk.press("Delete x 1 y");
    assert!(!desk.board().is_judged());
}
