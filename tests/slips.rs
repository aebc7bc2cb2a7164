//! Slips of people at the table that a trial of the program found: none of them decides or loses anything.

#![allow(clippy::unwrap_used)]

#[path = "support/desk.rs"]
mod desk;

use desk::Desk;
use sidang::app::board::Manner;
use sidang::app::card::Focus;
use sidang::app::layer::{Asked, Layer};
use sidang::app::message::Message;
use sidang::command::place::Place;
use sidang::domain::ids::EmployeeId;
use sidang::journal::candidates::Candidate;
use sidang::journal::event::Outcome;
use sidang::paper::attendance::was_present;
use sidang::text::language::Language;
use sidang::text::words::say;

fn words(key: &'static str) -> &'static str {
    say(Language::Indonesian, key)
}

fn decided(desk: &Desk) -> usize {
    desk.board().standing.decisions().count()
}

/// Puts the focus of the card on the field for the reason in words.
fn to_words(desk: &mut Desk) {
    while desk.card().focus != Focus::Words {
        desk.press("Tab");
    }
}

#[test]
fn nothing_is_decided_on_a_screen_too_small_to_show_it() {
    let mut desk = Desk::sitting();
    desk.select_clear().press("t");
    desk.tell(Message::Resized(60, 15));
    desk.wait(1_000).press("y");
    assert_eq!(decided(&desk), 0);
    desk.press("Esc x");
    desk.tell(Message::Resized(80, 24));
    assert_eq!(desk.app.place(), Place::Card, "the card waited as it was");
    desk.press("y");
    assert_eq!(decided(&desk), 1);
}

#[test]
fn what_was_typed_is_not_thrown_away_by_one_key() {
    let mut desk = Desk::sitting();
    desk.press("x");
    to_words(&mut desk);
    desk.type_text("belum ada pengganti").press("Esc");
    assert!(matches!(desk.top(), Some(Layer::Question(question)) if question.asked == Asked::Discard));
    desk.press("Enter");
    assert_eq!(desk.card().words.text(), "belum ada pengganti");
    desk.press("Esc y");
    assert_eq!((desk.app.place(), decided(&desk)), (Place::Board, 0));
}

#[test]
fn letters_typed_on_after_a_refusal_command_nothing_until_a_pause() {
    let mut desk = Desk::sitting();
    desk.select_blocked().press("t");
    assert_eq!(desk.said().manner, Manner::Refused);
    desk.press_ahead("d x 4 y k");
    assert_eq!((desk.app.place(), decided(&desk)), (Place::Board, 0));
    desk.wait(600).press("x");
    assert_eq!(desk.app.place(), Place::Card);
}

#[test]
fn undo_leads_back_to_what_it_took_back_and_a_change_stays_where_it_is() {
    let mut desk = Desk::sitting();
    desk.select_clear();
    let first = desk.board().place();
    desk.press("x 1 y");
    assert_ne!(desk.board().place(), first, "the board goes on after a first decision");
    desk.press("u");
    assert_eq!(desk.board().place(), first);
    desk.press("x 1 y");
    desk.app.board_mut().unwrap().select(first);
    desk.press("d");
    assert!(desk.card().earlier.is_some());
    let number = desk.card().earlier.unwrap().1;
    assert!(desk.screen(80, 24).contains(&format!("(#{number})")));
    desk.press("4 y");
    assert_eq!(desk.board().place(), first, "a changed decision leaves the selection where it is");
}

#[test]
fn a_member_who_is_related_to_the_candidate_is_named() {
    let mut desk = Desk::sitting();
    let facts = desk::facts();
    let related = |item: &sidang::domain::docket::Item| {
        item.moves.iter().any(|mutation| !facts.related_members(&mutation.employee).is_empty())
    };
    desk.select(related);
    assert!(desk.screen(120, 35).contains("R-COI"));
    desk.press("w");
    assert!(desk.screen(80, 24).contains("R-COI"));
}

#[test]
fn a_sitting_does_not_close_over_a_warning_that_nobody_answered() {
    let mut desk = Desk::sitting();
    // The chain is accepted as one, then its last link and its middle one are taken out.
    desk.select(|item| item.chain.is_some_and(|place| place.place == 1));
    let head = desk.board().item().clone();
    desk.press("r y");
    let links: Vec<usize> =
        desk::facts().docket().chain(head.chain.unwrap().chain).map(|item| item.number - 1).collect();
    for link in links.iter().skip(1).rev() {
        desk.app.board_mut().unwrap().select(*link);
        desk.press("x 1 y");
    }
    let board = desk.app.board_mut().unwrap();
    let open: Vec<usize> = (0..desk::facts().docket().items().len())
        .filter(|at| board.standing.decision(&desk::facts().docket().items()[*at].id).is_none())
        .collect();
    for at in open {
        desk.app.board_mut().unwrap().select(at);
        desk.press("d 4 y");
    }
    desk.press("s");
    assert_eq!(desk.said().manner, Manner::Refused, "{:?}", desk.said());
    assert!(desk.said().text.contains(words("journal.lift.unanswered")), "{:?}", desk.said());
    desk.app.board_mut().unwrap().select(head.number - 1);
    desk.press("t");
    to_words(&mut desk);
    desk.type_text("Plt ditunjuk sampai Maret 2027").press("Tab Tab 1 y");
    desk.press("s");
    assert_eq!(desk.app.place(), Place::Form, "{:?}", desk.said());
}

/// Opens the card for accepting, answers what it asks, confirms, and gives who was shown on it.
fn accept_as_shown(desk: &mut Desk, at: usize) -> EmployeeId {
    desk.app.board_mut().unwrap().select(at);
    desk.press("t");
    let shown = desk.card().moves[0].employee.clone();
    assert_eq!(Some(&shown), desk.board().candidate(), "the card shows somebody else than the board");
    if desk.card().must_have_words {
        to_words(desk);
        desk.type_text("menguasai sistem yang dipakai di sana").press("Tab");
    }
    while desk.card().must_acknowledge && !desk.card().acknowledged {
        desk.press(if desk.card().focus == Focus::Acknowledge { "Space" } else { "Tab" });
    }
    while desk.card().focus != Focus::Cancel {
        desk.press("Tab");
    }
    if !desk.card().reasons.iter().any(|(_, ticked)| *ticked) {
        desk.press("1");
    }
    desk.press("y");
    assert_eq!(desk.app.place(), Place::Board, "{}", desk.screen(120, 35));
    shown
}

#[test]
fn who_is_decided_is_who_the_board_and_the_card_show() {
    let mut desk = Desk::sitting();
    let at = desk.select_clear().board().place();
    let suggested = desk.board().item().moves[0].employee.clone();
    let free = |candidate: &&Candidate| candidate.employee != suggested && !candidate.blocked();
    let other = desk.board().look.prospect.candidates.iter().find(free).unwrap().employee.clone();
    let in_force = |desk: &Desk| {
        let decision = desk.board().standing.decision(&desk.board().facts.docket().items()[at].id).unwrap();
        (decision.outcome, decision.moves[0].employee.clone())
    };

    desk.app.board_mut().unwrap().choose(Some(other.clone()));
    assert_eq!(accept_as_shown(&mut desk, at), other);
    assert_eq!(in_force(&desk), (Outcome::Replaced, other.clone()));

    // Looked at again, the decided candidate is shown; accepting anew is about that one.
    desk.app.board_mut().unwrap().select(at + 1);
    assert_eq!(accept_as_shown(&mut desk, at), other);
    assert_eq!(in_force(&desk), (Outcome::Replaced, other));

    // A rejection is about the suggestion, and its card says so.
    desk.press("x");
    assert_eq!(desk.card().moves[0].employee, suggested);
    desk.press("Esc");

    // The suggested one can be taken after all.
    desk.app.board_mut().unwrap().choose(Some(suggested.clone()));
    assert_eq!(accept_as_shown(&mut desk, at), suggested);
    assert_eq!(in_force(&desk), (Outcome::Accepted, suggested));
}

#[test]
fn words_typed_where_no_field_takes_them_decide_nothing_and_that_is_said() {
    for typed in ["setuju, layak", "calonnya layak", "ok, layak"] {
        let mut desk = Desk::sitting();
        desk.select_clear().press("t").wait(1_000).type_text(typed);
        assert_eq!((desk.app.place(), decided(&desk)), (Place::Card, 0), "{typed}");
        assert_eq!(desk.card().refusal.as_deref(), Some(words("board.card.nowhere")), "{typed}");
        // Once nobody types any more the card is heard again; one letter alone is a slip of a finger.
        desk.wait(1_000).press("b y");
        assert_eq!((desk.app.place(), decided(&desk)), (Place::Board, 1), "{typed}");
    }
}

#[test]
fn a_refusal_goes_with_what_it_was_about() {
    let mut desk = Desk::sitting();
    desk.press("x Tab y");
    assert!(desk.card().refusal.is_some());
    desk.press("1");
    assert_eq!(desk.card().refusal, None, "a reason was chosen");
    desk.press("Esc d y");
    assert!(desk.card().refusal.is_some());
    to_words(&mut desk);
    assert!(desk.card().refusal.is_some(), "going about on the card mends nothing");
    desk.type_text("a");
    assert_eq!(desk.card().refusal, None);
}

#[test]
fn who_steps_out_is_named_on_the_board_and_on_the_card_before_anything_is_decided() {
    let mut desk = Desk::sitting();
    let conflict = (0..desk.board().facts.docket().items().len()).find(|place| {
        desk.app.board_mut().unwrap().select(*place);
        desk.board().look.prospect.verdicts.iter().any(|verdict| verdict.rule == "R-COI")
    });
    desk.app.board_mut().unwrap().select(conflict.expect("somebody at the table is related to a candidate"));
    let says = |screen: &str| screen.lines().any(|line| line.contains("R-COI"));
    assert!(says(&desk.screen(80, 24)), "{}", desk.screen(80, 24));
    for key in ["t", "x", "d"] {
        desk.press(key);
        assert!(says(&desk.screen(80, 24)), "{key}: {}", desk.screen(80, 24));
        desk.press("Esc");
    }
}

#[test]
fn a_block_that_a_document_lifts_names_the_key_for_it() {
    let mut desk = Desk::sitting();
    desk.select_blocked().press("t");
    assert!(desk.said().text.ends_with("dimasukkan dengan tombol e."), "{:?}", desk.said());
    desk.select(|item| item.chain.is_some_and(|place| place.place == 2)).press("t");
    assert!(!desk.said().text.contains("tombol e"), "{:?}", desk.said());
}

#[test]
fn the_condition_of_a_decision_stays_in_sight_and_in_the_card_that_would_replace_it() {
    let mut desk = Desk::sitting();
    desk.select_clear().press("t");
    while desk.card().focus != Focus::Conditions {
        desk.press("Tab");
    }
    desk.type_text("serah terima sebelum 15 Januari").press("Enter");
    assert_eq!(desk.card().focus, Focus::Confirm, "from the last field to the button that decides");
    desk.wait(1_000).press("Enter Up");
    let decided = desk.board().standing.decisions().next().unwrap().item.clone();
    let place = desk.board().facts.docket().place(&decided).unwrap();
    desk.app.board_mut().unwrap().select(place);
    let screen = desk.screen(120, 35);
    assert!(screen.contains("Syarat: serah terima sebelum 15 Januari"), "{screen}");
    desk.press("t");
    assert_eq!(desk.card().conditions.text(), "serah terima sebelum 15 Januari");
    assert!(desk.card().reasons.iter().any(|(_, ticked)| *ticked));
    desk.wait(1_000).press("y");
    let again = desk.board().standing.decision(&decided).unwrap();
    assert_eq!(again.outcome, Outcome::AcceptedWithConditions, "what was written before is not dropped");
    // Of somebody else nothing of it may be true; another kind of decision takes over nothing, and before guests nothing is
    // shown.
    desk.app.board_mut().unwrap().select(place);
    let suggested = desk.board().standing.decision(&decided).unwrap().moves[0].employee.clone();
    let other = |found: &&Candidate| !found.blocked() && found.employee != suggested;
    let other = desk.board().look.prospect.candidates.iter().find(other).map(|found| found.employee.clone());
    desk.app.board_mut().unwrap().choose(Some(other.expect("somebody else may take it")));
    desk.press("t");
    assert_eq!(desk.card().conditions.text(), "");
    desk.press("Esc");
    desk.app.board_mut().unwrap().choose(None);
    desk.press("x");
    assert_eq!(desk.card().words.text(), "");
    desk.press("Esc z t");
    assert_eq!(desk.card().conditions.text(), "");
}

#[test]
fn the_docket_tells_the_kind_of_the_move_that_was_decided() {
    let mut desk = Desk::sitting();
    let items = desk.board().facts.docket().items().to_vec();
    for (place, item) in items.iter().enumerate().filter(|(_, item)| !item.is_swap() && item.chain.is_none()) {
        desk.app.board_mut().unwrap().select(place);
        let open = |found: &&Candidate| {
            !found.blocked() && Some(&found.employee) != item.moves.first().map(|own| &own.employee)
        };
        let Some(other) = desk.board().look.prospect.candidates.iter().find(open).map(|found| found.employee.clone())
        else {
            continue;
        };
        let facts = desk.board().facts.clone();
        let kind = |who: &EmployeeId| facts.kind_between(facts.employee(who), facts.position(&item.seats[0]).unwrap());
        let (proposed, decided) = (kind(&item.moves[0].employee), kind(&other));
        if proposed == decided || item.moves[0].stated_kind.is_some() {
            continue;
        }
        desk.app.board_mut().unwrap().choose(Some(other));
        desk.press("t");
        if !matches!(desk.top(), Some(Layer::Card(_))) {
            continue;
        }
        if let Some(Layer::Card(card)) = desk.app.layers.last_mut() {
            card.words.insert("Lebih sesuai.");
            card.acknowledged = true;
        }
        desk.wait(1_000).press("1 y");
        let Some(decision) = desk.board().standing.decision(&item.id) else { panic!("{:?}", desk.said()) };
        assert_eq!(decision.moves[0].kind, decided);
        desk.app.board_mut().unwrap().select(place);
        let screen = desk.screen(200, 60);
        let row = screen.lines().find(|line| line.starts_with("│>")).unwrap();
        assert!(row.contains(words(decided.short_key())) && !row.contains(words(proposed.short_key())), "{row}");
        return;
    }
    panic!("no item has another candidate who would come by another kind of move");
}

#[test]
fn a_mark_of_attendance_that_is_put_right_at_once_is_no_leaving() {
    let mut desk = Desk::sample();
    let chair = desk.board().facts.sitting().members[0].id.clone();
    desk.press("h p Home i Esc");
    assert!(!was_present(&desk.board().standing, &chair), "nobody came who was marked by mistake");
    desk.press("h Home h Esc").select_clear().press("t");
    desk.wait(1_000).press("y h Home i Esc");
    assert!(was_present(&desk.board().standing, &chair), "who decided and left was there");
}
