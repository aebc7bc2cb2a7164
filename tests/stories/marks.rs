//! Marks on items and on candidates: seen in every row without a colour, told in the title, and never recorded.

use super::*;
use desk::{PLAIN, text};
use sidang::screen::theme::Theme;
use sidang::text::charset::Charset;

/// The title of the page on top.
fn title(desk: &Desk) -> String {
    match desk.top() {
        Some(Layer::Reading(reading)) => reading.title.clone(),
        other => panic!("{other:?} is no page"),
    }
}

/// Names in the first lines of the page on top, as far as they stand whole in one of its columns.
fn stands(desk: &Desk, name: &str) -> bool {
    let Some(Layer::Reading(reading)) = desk.top() else { panic!("a page is open") };
    let first: Vec<&str> = reading.lines.iter().take(3).map(|line| line.text.as_str()).collect();
    name.split(' ').all(|part| first.iter().any(|line| line.contains(part)))
}

#[test]
fn an_item_is_marked_and_seen_so_in_its_row_without_a_colour() {
    let mut desk = Desk::sitting();
    desk.press("Down Space Down Space");
    assert!(desk.said().text.starts_with("Butir 3 ditandai (2 butir)."), "{:?}", desk.said());
    for (columns, rows) in [(80, 24), (120, 35), (200, 60)] {
        for charset in [Charset::Unicode, Charset::Ascii] {
            let screen = text(&desk.buffer(Theme { charset, ..PLAIN }, columns, rows));
            let row = |number: usize| screen.lines().find(|line| line.contains(&format!("]*{number:>3}")));
            assert!([2, 3].iter().all(|number| row(*number).is_some_and(|row| row.contains(" tanda"))), "{screen}");
            assert!(row(1).is_none() && screen.contains(" 2 ditandai "), "{screen}");
            assert!(screen.contains("Seluruhnya: 0 diterima, 0 ditolak, 0 ditunda, 24 menunggu"), "{screen}");
        }
    }
    desk.press("Space");
    assert!(desk.said().text.starts_with("Tanda butir 3 dilepas (1 butir"), "{:?}", desk.said());
    desk.press("-");
    assert_eq!(desk.said().text, "Semua tanda dilepas: 1 butir.");
    assert!(!desk.screen(80, 24).contains("ditandai"));
    desk.press("-");
    assert_eq!(desk.said().text, words("board.not.marked"));
    assert!(desk.effects.is_empty(), "marks are never recorded: {:?}", desk.effects);
}

#[test]
fn marked_items_can_be_shown_alone_and_one_that_loses_its_mark_stays_until_the_selection_moves() {
    let mut desk = Desk::sitting();
    desk.press("Down Space Down Down Space v Down Down Down Down Down Down Down Space Enter");
    assert_eq!((desk.board().shown.counts(), desk.board().item().number), ((2, 24), 4));
    for size in [(80, 24), (120, 35), (200, 60)] {
        let screen = desk.screen(size.0, size.1);
        let title = screen.lines().nth(1).unwrap();
        assert!(title.contains(" 2 dari 24 butir · ditandai ─") && title.contains("─ 2 ditandai "), "{screen}");
    }
    desk.press("Space");
    assert_eq!((desk.board().shown.rows(), desk.board().shown.counts().0), (2, 1));
    desk.press("Up");
    assert_eq!(desk.board().shown.rows(), 1);
    // What is decided keeps its mark.
    desk.press("x 1 y -");
    assert_eq!(desk.said().text, "Semua tanda dilepas: 1 butir.");
    assert!(desk.screen(80, 24).contains(words("board.filter.mark")), "{}", desk.screen(80, 24));
}

#[test]
fn marked_candidates_and_no_others_are_compared() {
    let mut desk = Desk::sitting();
    desk.select(|item| !item.is_swap() && item.named.len() > 1);
    let number = desk.board().item().number;
    let names: Vec<String> = {
        let facts = facts();
        let candidates = &desk.board().look.prospect.candidates;
        candidates.iter().map(|own| facts.employee(&own.employee).unwrap().name.clone()).collect()
    };
    desk.press("4");
    let best = format!("Bandingkan calon · butir {number} · yang tampil dan 2 terbaik");
    assert_eq!(title(&desk), best);
    desk.press("Esc g Home Down Space 4");
    assert_eq!(title(&desk), best, "one alone is not compared");
    desk.press("Esc Down Down Space");
    assert!(desk.said().text.starts_with(&format!("Calon ditandai untuk butir {number}: 2")), "{:?}", desk.said());
    let screen = desk.screen(80, 24);
    assert!(screen.contains(" 2 ditandai ┐") && screen.matches("│tanda ").count() == 2, "{screen}");
    assert!(screen.contains(" 2*") && screen.contains(" 4*"), "{screen}");
    desk.press("4");
    assert_eq!(title(&desk), format!("Bandingkan calon · butir {number} · 2 yang ditandai"));
    assert!(stands(&desk, &names[1]) && stands(&desk, &names[3]) && !stands(&desk, &names[0]));
    // The same from the board, and back in the list.
    desk.press("Esc Down Space Down Space Down Space");
    assert_eq!(
        (desk.said().manner, desk.said().text.as_str()),
        (Manner::Refused, "Paling banyak 4 calon dapat ditandai.")
    );
    desk.press("Esc 4");
    assert_eq!(title(&desk), format!("Bandingkan calon · butir {number} · 4 yang ditandai"));
    desk.press("Esc Down 4");
    assert!(title(&desk).contains("terbaik"), "marks are of the item they were made for: {}", title(&desk));
    desk.press("Esc -");
    assert_eq!(desk.said().text, "Semua tanda dilepas: 4 calon.");
}

#[test]
fn a_marked_candidate_who_is_listed_no_more_is_compared_all_the_same() {
    let mut desk = Desk::sitting();
    desk.select(|item| !item.is_swap() && item.named.len() > 1);
    let listed: Vec<_> = desk.board().look.prospect.candidates.iter().map(|own| own.employee.clone()).collect();
    let facts = facts();
    let seat = desk.board().item().seats[0].clone();
    let other = facts.employees().iter().find(|own| !listed.contains(&own.id) && own.position.as_ref() != Some(&seat));
    let other = other.unwrap();
    let item = desk.board().selected.clone();
    let marks = &mut desk.app.board_mut().unwrap().marks;
    marks.turn_candidate(&item, &listed[0]);
    marks.turn_candidate(&item, &other.id);
    desk.press("4");
    assert!(title(&desk).ends_with("2 yang ditandai") && stands(&desk, &other.name), "{}", title(&desk));
}
