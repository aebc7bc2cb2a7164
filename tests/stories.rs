//! How the board behaves: what a key does, what it never does, and what is said.

#![allow(clippy::unwrap_used)]

#[path = "support/desk.rs"]
mod desk;

#[path = "stories/filter.rs"]
mod filter;
#[path = "stories/marks.rs"]
mod marks;

use desk::{Desk, Keeping, facts};
use sidang::app::availability;
use sidang::app::board::{Busy, Manner, Stage};
use sidang::app::card::Focus;
use sidang::app::confirm;
use sidang::app::find::state::Sort;
use sidang::app::layer::{Asked, EarlierRehearsal, HeldRecord, Layer};
use sidang::app::message::{Effect, Message, Resume};
use sidang::app::opening::Opening;
use sidang::command::catalogue::Command;
use sidang::command::place::Place;
use sidang::domain::committee::Role;
use sidang::journal::decide::{Request, decide};
use sidang::journal::event::{Event, Outcome, Presence};
use sidang::journal::standing::Life;
use sidang::text::language::Language;
use sidang::text::words::{Phrase, say};

fn decisions(desk: &Desk) -> usize {
    desk.board().standing.decisions().count()
}

fn words(key: &'static str) -> &'static str {
    say(Language::Indonesian, key)
}

#[test]
fn a_card_is_deaf_to_yes_until_it_was_seen_for_a_moment() {
    let mut desk = Desk::sitting();
    desk.select_clear();
    // Typed ahead over a slow line: the card was never on the screen.
    desk.press_ahead("t y y");
    assert!(desk.effects.is_empty() && desk.card().outcome == Outcome::Accepted);
    // On the screen now, but for 299 ms only; then for 300.
    desk.drawn();
    desk.wait(294).press_ahead("y");
    assert!(desk.effects.is_empty(), "decided after 299 ms");
    desk.wait(0).press_ahead("F12 y");
    assert_eq!(decisions(&desk), 1, "still deaf after 300 ms");
}

#[test]
fn the_key_that_acts_never_confirms() {
    for (key, ticked) in [("t", ""), ("x", "1"), ("d", "1"), ("k", "1")] {
        let mut desk = Desk::sitting();
        let clear = key != "k";
        if clear {
            desk.select_clear()
        } else {
            desk.select(|item| item.number == 21)
        };
        desk.press(key).press(ticked);
        desk.press(&format!("{key} {key} {key}"));
        assert_eq!(decisions(&desk), 0, "{key} twice decides");
        assert_eq!(desk.card().focus, Focus::Cancel);
        // Enter presses the button that has the focus, and that is the harmless one.
        desk.press("Enter");
        assert_eq!((decisions(&desk), desk.app.place()), (0, Place::Board), "{key} and Enter decide");
        desk.press(key).press(ticked).press("y");
        assert_eq!(decisions(&desk), 1);
    }
}

#[test]
fn leaving_an_item_to_others_against_the_rules_needs_words() {
    let mut desk = Desk::sitting();
    desk.select_clear().press("k 1 y");
    assert_eq!(decisions(&desk), 0);
    let refusal = desk.card().refusal.clone().unwrap_or_default();
    assert!(refusal.contains("tidak di luar kewenangan") && desk.card().must_have_words, "{refusal}");
    while desk.card().focus != Focus::Words {
        desk.press("Tab");
    }
    desk.type_text("Wewenang pusat").press("Enter");
    while desk.card().focus != Focus::Cancel {
        desk.press("Tab");
    }
    desk.press("y");
    assert_eq!(decisions(&desk), 1);
}

#[test]
fn an_earlier_rehearsal_is_told_of_and_only_a_button_begins_anew() {
    let asked = |count: usize, closed: bool| {
        let mut desk = Desk::choosing(count);
        if count == 0 {
            desk.app.stage = Stage::Opening(Opening::default());
        }
        let told = Phrase::new("record.rehearsal_before").with("number", 3_usize).with("entries", 31_usize);
        let earlier = EarlierRehearsal { session: "s.ron".into(), told: Some(told), closed };
        confirm::ask(&mut desk.app, Asked::ContinueRehearsal(earlier));
        assert!(desk.screen(80, 24).contains("Latihan nomor 3"), "{}", desk.screen(80, 24));
        desk.press("Left Left");
        desk
    };
    let pressed = |mut desk: Desk, key: &str| {
        desk.press(key);
        assert!(desk.top().is_none());
        desk.effects
    };
    let open = |resume| [Effect::Open("s.ron".into(), resume)];
    assert_eq!(pressed(asked(2, false), "Enter"), open(Resume::Continue));
    assert_eq!(pressed(asked(2, true), "Enter"), open(Resume::New));
    assert_eq!(pressed(asked(2, true), "y"), open(Resume::Continue));
    assert_eq!(pressed(asked(2, false), "Esc"), [], "back to the chooser");
    assert_eq!(pressed(asked(0, false), "Esc"), [Effect::Quit], "a file was named: there is nothing to go back to");
}

#[test]
fn a_refusal_keeps_what_was_typed_in_the_card() {
    let mut desk = Desk::sitting();
    desk.press("x Shift+Tab");
    while desk.card().focus != Focus::Words {
        desk.press("Tab");
    }
    desk.type_text("belum ada pengganti").press("Tab y");
    let card = desk.card();
    assert_eq!(card.words.text(), "belum ada pengganti");
    let refusal = card.refusal.clone().expect("a rejection without a reason is refused");
    assert!(desk.screen(80, 24).contains(&format!("{} ", words("board.said.refused"))));
    assert!(refusal.contains(words("journal.lift.reason")), "{refusal}");
    assert!(desk.effects.is_empty());
    desk.press("1 y");
    let decision = desk.board().standing.decisions().next().expect("with a reason it is let through");
    assert_eq!(decision.detail.text, "belum ada pengganti");
}

#[test]
fn while_an_entry_is_written_nothing_else_is_decided_and_the_board_says_so() {
    let mut desk = Desk::sitting();
    desk.keeping = Keeping::Waits;
    desk.press("x 1 y");
    assert_eq!((decisions(&desk), desk.app.busy), (0, Some(Busy::Saving)), "the standing ran ahead of the disk");
    assert!(desk.screen(80, 24).contains(words("board.not.saving")));
    for key in ["t", "x", "d", "k", "u", "c", "s", "r"] {
        desk.press(key);
        assert_eq!(desk.said().text, words("board.not.saving"), "{key}");
        assert!(desk.top().is_none());
    }
    desk.press("h i");
    assert_eq!(desk.said().text, words("board.not.saving"));
    // Looking on goes on.
    desk.press("Esc Down w Esc");
    assert_eq!(desk.effects.len(), 1);
    desk.finish();
    assert_eq!((decisions(&desk), desk.app.busy), (1, None));
    desk.press("x");
    assert_eq!(desk.card().outcome, Outcome::Rejected);
}

#[test]
fn a_write_that_fails_leaves_the_standing_as_the_disk_has_it_and_the_board_read_only() {
    let mut desk = Desk::sitting();
    desk.press("x 1 y");
    let entries = desk.board().standing.entries().len();
    desk.keeping = Keeping::Fails;
    desk.press("x 1 y");
    assert_eq!((decisions(&desk), desk.board().standing.entries().len()), (1, entries));
    assert_eq!(desk.said().manner, Manner::Failed);
    for (columns, rows) in [(80, 24), (200, 60)] {
        let screen = desk.screen(columns, rows);
        assert!(screen.lines().any(|line| line.starts_with(&format!(" {} ", words("board.said.failed")))), "{screen}");
        assert!(screen.lines().next().unwrap().contains(words("board.mark.read-only")), "{screen}");
    }
    desk.keeping = Keeping::Writes;
    let asked = desk.effects.len();
    for key in ["t", "u", "c", "s"] {
        desk.press(key);
        assert_eq!(desk.said().text, words("board.not.read-only"), "{key}");
    }
    assert_eq!(desk.effects.len(), asked);
}

#[test]
fn an_act_is_taken_back_and_made_valid_again_by_keys() {
    let mut desk = Desk::sitting();
    let item = desk.board().item().id.clone();
    desk.press("x 1 y");
    assert!(desk.board().standing.decision(&item).is_some());
    desk.press("Ctrl+Z");
    assert!(desk.board().standing.decision(&item).is_none());
    desk.press("Ctrl+Y");
    assert_eq!(desk.board().standing.decision(&item).map(|found| found.outcome), Some(Outcome::Rejected));
    desk.press("Ctrl+Y");
    assert_eq!(desk.said().manner, Manner::Refused);
}

#[test]
fn a_chosen_candidate_is_forgotten_when_the_selection_moves() {
    let mut desk = Desk::sitting();
    let suggested = desk.board().candidate().cloned();
    desk.press("Right");
    assert_ne!(desk.board().candidate().cloned(), suggested);
    desk.press("t");
    assert_eq!(desk.card().candidate, desk.board().chosen);
    desk.press("Esc Down Up");
    assert_eq!((desk.board().chosen.clone(), desk.board().candidate().cloned()), (None, suggested));
}

#[test]
fn a_rejection_is_never_about_another_candidate() {
    let mut desk = Desk::sitting();
    desk.press("Right x");
    assert_eq!(desk.card().candidate, None);
}

#[test]
fn switching_the_language_keeps_everything_else() {
    let mut desk = Desk::sitting();
    desk.press("x 1 y Down Right");
    let before = (desk.board().selected.clone(), desk.board().chosen.clone(), decisions(&desk));
    desk.press("b");
    assert_eq!(desk.app.language, Language::English);
    assert_eq!((desk.board().selected.clone(), desk.board().chosen.clone(), decisions(&desk)), before);
    let english = desk.screen(80, 24);
    assert!(english.contains("REHEARSAL") && !english.contains("menunggu"), "{english}");
    desk.press("b");
    assert_eq!(desk.app.language, Language::Indonesian);
}

#[test]
fn a_paste_goes_into_fields_and_is_never_a_command() {
    let mut desk = Desk::sitting();
    desk.tell(Message::Paste("t y q x 1 y".into()));
    assert!(desk.top().is_none() && desk.effects.is_empty());
    desk.press("x");
    let before = format!("{:?}", desk.card());
    desk.tell(Message::Paste("1y".into()));
    assert_eq!(format!("{:?}", desk.card()), before, "a paste beside the fields changes the card");
    desk.press("Esc i");
    desk.tell(Message::Paste("baris satu\nbaris dua".into()));
    assert!(matches!(desk.top(), Some(Layer::Form(form)) if form.text(0) == "baris satu baris dua"));
    desk.press("Esc y c");
    desk.tell(Message::Paste("baris satu\nbaris dua".into()));
    assert!(matches!(desk.top(), Some(Layer::Editor(editor)) if editor.text() == "baris satu\nbaris dua"));
    desk.press("F2");
    let noted = desk
        .effects
        .iter()
        .any(|effect| matches!(effect, Effect::Append(draft) if matches!(draft.events[..], [Event::NoteTaken { .. }])));
    assert!(noted, "{:?}", desk.top());
}

#[test]
fn items_are_found_by_number_and_by_names_in_any_order() {
    let mut desk = Desk::sitting();
    desk.press("/").type_text("12").press("Enter");
    assert_eq!(desk.board().item().number, 12);
    let facts = facts();
    let item = facts.docket().items().iter().find(|item| item.number == 9).unwrap();
    let name = &facts.employee(&item.moves[0].employee).unwrap().name;
    let turned: Vec<&str> = name.split_whitespace().rev().collect();
    for words in [name.clone(), turned.join(" "), name.to_uppercase()] {
        desk.press("Home /").type_text(&words).press("Enter");
        assert_eq!(desk.board().item().number, 9, "{words}");
    }
    desk.press("/").type_text("qxqxqx").press("Enter");
    assert!(matches!(desk.top(), Some(Layer::Finder(finder)) if finder.rows() == 0));
    desk.press("Esc");
    assert_eq!(desk.board().item().number, 9);
}

#[test]
fn the_same_words_lead_on_from_item_to_item_and_around() {
    let mut desk = Desk::sitting();
    desk.press("/").type_text("DINKES").press("Enter");
    let first = desk.board().item().number;
    let mut seen = Vec::new();
    for _ in 0..6 {
        desk.press("/ Enter");
        seen.push(desk.board().item().number);
    }
    assert_eq!((first, seen), (1, vec![11, 12, 13, 14, 23, 1]));
}

#[test]
fn whoever_is_sought_is_counted_by_sort_and_a_sort_can_be_looked_at_alone() {
    let mut desk = Desk::sitting();
    desk.press("/").type_text("dinas");
    let Some(Layer::Finder(finder)) = desk.top() else { panic!("the finder is open") };
    let counts = Sort::ALL.map(|sort| finder.count(Some(sort)));
    assert_eq!(counts.iter().sum::<usize>(), finder.rows());
    assert!(counts[..4].iter().all(|count| *count > 0), "{counts:?}");
    let screen = desk.screen(80, 24);
    assert!(screen.contains(&format!("pegawai {}", counts[1])), "{screen}");
    desk.press("Tab Tab");
    let Some(Layer::Finder(finder)) = desk.top() else { panic!("the finder is open") };
    assert_eq!((finder.only, finder.rows()), (Some(Sort::Employee), counts[1]));
    // Going about in what was typed changes neither what is shown nor which of it is selected.
    desk.press("Down Down Left Left Right");
    let Some(Layer::Finder(finder)) = desk.top() else { panic!("the finder is open") };
    assert_eq!((finder.only, finder.selected), (Some(Sort::Employee), 2));
    // A person is opened over the matches, and Esc comes back to them.
    desk.press("Enter");
    assert!(matches!(desk.top(), Some(Layer::Reading(reading)) if reading.title.starts_with("Lembar pegawai")));
    desk.press("Esc Tab Enter");
    assert!(matches!(desk.top(), Some(Layer::Reading(reading)) if reading.title.starts_with("Lembar jabatan")));
    desk.press("Esc Tab Enter");
    assert!(
        matches!(desk.top(), Some(Layer::Reading(reading)) if reading.title.starts_with("Lembar perangkat daerah"))
    );
    desk.press("Esc");
    // What was written into the minutes is found as well.
    desk.press("Esc c").type_text("Kepala Dinas meminta waktu").press("F2");
    desk.press("/").type_text("meminta waktu").press("Enter");
    let Some(Layer::Minutes(page)) = desk.top() else { panic!("the minutes are open") };
    assert_eq!(page.at.map(|at| at.entry), Some(desk.board().standing.number()));
}

#[test]
fn an_empty_search_moves_nothing() {
    let mut desk = Desk::sitting();
    desk.press("Down Down / Enter");
    assert_eq!(desk.board().item().number, 3);
}

#[test]
fn the_next_undecided_item_is_found_around_the_end() {
    let mut desk = Desk::sitting();
    desk.press("End x 1 y");
    assert_eq!(desk.board().item().number, 1, "after the last item comes the first that waits");
    desk.press("Down x 1 y Home n");
    assert_eq!(desk.board().item().number, 3);
    desk.press("Up n");
    assert_eq!(desk.board().item().number, 3);
}

#[test]
fn closing_is_refused_with_the_numbers_of_what_waits_and_takes_a_word() {
    let mut desk = Desk::sitting();
    let count = facts().docket().items().len();
    for _ in 2..count {
        desk.press("x 1 y");
    }
    desk.press("s");
    let waiting = desk.said().text.clone();
    assert!(waiting.contains(&format!("{}, {count}", count - 1)), "{waiting}");
    desk.press("x 1 y x 1 y n");
    assert_eq!(desk.said().text, words("board.all-decided"));
    desk.press("s").type_text("ya").press("Enter Enter");
    assert!(matches!(desk.top(), Some(Layer::Form(form)) if form.refusal.is_some() && form.text(0) == "ya"));
    desk.press("Backspace Backspace").type_text("Tutup").press("Enter Enter");
    assert!(desk.top().is_none() && desk.effects.contains(&Effect::WritePapers), "{:?}", desk.top());
    assert!(desk.screen(80, 24).lines().next().unwrap().contains(words("board.mark.closed")));
    assert!(desk.said().text.contains("naskah"));
    desk.press("x");
    assert_eq!(desk.said().text, words("board.not.closed"));
}

#[test]
fn attendance_marks_the_selected_member_and_goes_on() {
    let mut desk = Desk::sample();
    desk.press("t");
    assert_eq!(desk.said().manner, Manner::Refused, "without quorum nothing is decided");
    assert!(desk.top().is_none());
    desk.press("h h i a");
    let facts = facts();
    let members = &facts.sitting().members;
    let marks: Vec<_> = members.iter().take(4).map(|member| desk.board().standing.presence(&member.id)).collect();
    assert_eq!(marks, [Some(Presence::Present), Some(Presence::Excused), Some(Presence::Absent), None]);
    assert!(matches!(desk.top(), Some(Layer::Attendance(3))));
    desk.press("p");
    assert!(members.iter().all(|member| desk.board().standing.presence(&member.id).is_some()));
    assert_eq!(desk.board().standing.presence(&members[1].id), Some(Presence::Excused), "the excused stay excused");
    let screen = desk.screen(80, 24);
    for word in ["hadir", "izin", "tanpa keterangan"] {
        assert!(screen.lines().any(|line| line.trim_end_matches(['│', ' ']).ends_with(word)), "{word}\n{screen}");
    }
}

#[test]
fn a_swap_takes_no_other_candidate() {
    let mut desk = Desk::sitting();
    desk.select(|item| item.is_swap());
    let movers = desk.board().look.prospect.whole.moves.clone();
    desk.press("g");
    assert_eq!(desk.said().text, words("journal.refusal.swap-has-no-other-candidate"));
    assert!(desk.top().is_none());
    desk.press("Right Right");
    assert_eq!((desk.board().chosen.clone(), &desk.board().look.prospect.whole.moves), (None, &movers));
}

#[test]
fn leaving_asks_once_and_stays_unless_told() {
    let mut desk = Desk::sitting();
    desk.press("q q Enter");
    assert!(desk.top().is_none() && desk.effects.is_empty());
    desk.press("Ctrl+C y");
    assert_eq!(desk.effects, [Effect::Quit]);
}

#[test]
fn an_adjourned_sitting_takes_nothing_down_until_a_question_resumes_it_with_attendance() {
    let mut desk = Desk::sitting();
    desk.press("x 1 y i").type_text("Menunggu data").press("Enter").type_text("30-2-2027").press("Enter Enter");
    assert!(matches!(desk.top(), Some(Layer::Form(form)) if form.refusal.is_some()), "there is no such day");
    desk.press("Backspace Backspace Backspace Backspace Backspace Backspace Backspace Backspace Backspace");
    desk.type_text("3-12-2026").press("Enter Enter");
    let life = desk.board().standing.life();
    assert_eq!((desk.top().is_none(), life), (true, Life::Adjourned), "{}", desk.screen(80, 24));
    assert!(desk.screen(80, 24).lines().next().unwrap().contains(words("board.mark.adjourned")));
    for key in ["t", "x", "d", "k", "u", "c", "s", "i", "r", "Ctrl+Y"] {
        desk.press(key);
        assert_eq!(desk.said().text, words("board.not.adjourned"), "{key}");
        assert!(desk.top().is_none());
    }
    desk.press("h p");
    assert_eq!(desk.said().text, words("board.not.adjourned"), "attendance waits too");
    // The key that asks does not confirm, and the harmless button has the focus.
    desk.press("Esc p");
    let screen = desk.screen(80, 24);
    assert!(screen.contains("Menunggu data") && screen.contains("3 Desember 2026"), "{screen}");
    desk.press("p Enter");
    assert_eq!((desk.top().is_none(), desk.board().standing.life()), (true, Life::Adjourned));
    desk.press("p y");
    assert_eq!((desk.board().standing.life(), desk.board().standing.day()), (Life::Open, 2));
    assert!(matches!(desk.top(), Some(Layer::Attendance(0))));
    desk.press("Esc t");
    assert_eq!(desk.said().manner, Manner::Refused, "without quorum nothing is decided");
    desk.press("u");
    assert!(desk.said().text.contains(words("journal.refusal.undo-earlier")), "{}", desk.said().text);
    desk.press("p");
    assert_eq!(desk.said().text, words("board.not.not-adjourned"));
}

#[test]
fn the_record_passes_to_the_selected_member_with_a_reason_and_the_list_says_who_has_it() {
    let mut desk = Desk::sitting();
    let facts = facts();
    let members = &facts.sitting().members;
    let heir = members.iter().position(|member| member.role == Role::Member).unwrap();
    let told = |desk: &Desk, place: usize| desk.screen(80, 24).contains(&format!("Notulis: {}", members[place].name));
    let appointed = members.iter().position(|member| member.role == Role::Secretary).unwrap();
    desk.press("h");
    assert!(told(&desk, appointed), "{}", desk.screen(80, 24));
    desk.press(&"Down ".repeat(heir)).press("n").press("Enter Enter");
    assert!(matches!(desk.top(), Some(Layer::Form(form)) if form.refusal.is_some()), "a reason is needed");
    desk.press("Shift+Tab Shift+Tab").type_text("Sekretaris dipanggil").press("Enter Enter");
    assert!(matches!(desk.top(), Some(Layer::Attendance(_))) && told(&desk, heir), "{}", desk.screen(80, 24));
    assert_eq!(desk.board().standing.secretary(), Some(&members[heir].id));
    desk.press("n").type_text("lagi").press("Enter Enter");
    assert!(matches!(desk.top(), Some(Layer::Form(form)) if form.refusal.is_some()), "that hand has it already");
    desk.press("Esc y Esc u");
    assert_eq!(desk.board().standing.secretary(), None);
}

#[test]
fn a_secretary_who_is_not_there_is_told_after_attendance_and_before_closing() {
    let mut desk = Desk::sitting();
    let members = facts().sitting().members.clone();
    let appointed = members.iter().position(|member| member.role == Role::Secretary).unwrap();
    desk.press("h").press(&"Down ".repeat(appointed)).press("i");
    let told = format!("Notulis {} tidak hadir", members[appointed].name);
    assert!(desk.said().text.contains(&told), "{:?}", desk.said());
    assert!(desk.screen(80, 24).contains("TIDAK HADIR"), "{}", desk.screen(80, 24));
    desk.press("Esc");
    for _ in facts().docket().items() {
        desk.press("x 1 y");
    }
    desk.press("s");
    assert!(matches!(desk.top(), Some(Layer::Form(_))), "it is no refusal");
    assert!(desk.said().text.contains(&told) && desk.screen(80, 24).contains(&told), "{:?}", desk.said());
    // Once somebody else takes down the record there is nothing to say.
    let heir = members.iter().position(|member| member.role == Role::Member).unwrap();
    desk.press("Esc h").press(&"Up ".repeat(members.len())).press(&"Down ".repeat(heir)).press("n");
    desk.type_text("Sekretaris sakit").press("Enter Enter Esc s");
    assert!(!desk.screen(80, 24).contains("tidak hadir"), "{}", desk.screen(80, 24));
}

#[test]
fn a_copy_that_was_handed_over_says_to_whom_and_promises_no_going_on() {
    let mut desk = Desk::looking_on();
    desk.press("q");
    assert!(desk.screen(80, 24).contains("hanya dilihat di sini"), "{}", desk.screen(80, 24));
    assert!(!desk.screen(80, 24).contains("dilanjutkan kapan saja"), "{}", desk.screen(80, 24));
    desk.press("Esc");
    let board = desk.app.board_mut().unwrap();
    let given = decide(&board.facts, &board.standing, &Request::HandOver { to: "ani".to_owned() }).unwrap();
    board.standing = board.standing.foresee(given);
    desk.press("t");
    assert!(desk.said().text.contains("diserahkan kepada ani"), "{:?}", desk.said());
    desk.press("q");
    assert!(desk.screen(80, 24).contains("diserahkan kepada ani"), "{}", desk.screen(80, 24));
}

#[test]
fn a_record_in_use_is_looked_at_unless_words_are_typed_that_take_it_over() {
    let asked = |barred: Option<&'static str>| {
        let mut desk = Desk::choosing(2);
        let owner = Phrase::new("record.owner")
            .with("user", "sekretaris")
            .with("host", "bkpsdm-1")
            .with("since", "09.42")
            .with("pid", "4711");
        let barred = barred.map(|key| Phrase::new(key).with("user", "sekretaris").with("host", "bkpsdm-2"));
        let held = HeldRecord { session: "s.ron".into(), owner: Some(owner), barred };
        confirm::ask(&mut desk.app, Asked::Held(held));
        let screen = desk.screen(80, 24);
        assert!(screen.contains("bkpsdm-1") && screen.contains("4711"), "{screen}");
        desk.press("Left Left");
        desk
    };
    let open = |resume| [Effect::Open("s.ron".into(), resume)];
    let mut desk = asked(None);
    desk.press("Enter");
    assert_eq!(desk.effects, open(Resume::Look), "the harmless button has the focus");
    let mut desk = asked(None);
    desk.press("Esc");
    assert_eq!((desk.effects.len(), desk.app.place()), (0, Place::Chooser));
    let mut desk = asked(None);
    desk.press("y").type_text("ambil").press("Enter Enter");
    assert!(desk.effects.is_empty() && matches!(desk.top(), Some(Layer::Form(form)) if form.refusal.is_some()));
    desk.type_text(" alih").press("Enter Enter");
    assert_eq!((&desk.effects[..], desk.top().is_none()), (&open(Resume::TakeOver)[..], true));
    let mut desk = asked(None);
    desk.press("y").type_text("ambil").press("Esc");
    assert_eq!((desk.effects.len(), desk.app.place()), (0, Place::Chooser));
    // Where it cannot be taken over, the other button only tries again.
    let mut desk = asked(Some("record.take-over.other-machine"));
    assert!(desk.screen(80, 24).contains("bkpsdm-2"), "{}", desk.screen(80, 24));
    desk.press("y");
    assert_eq!(desk.effects, open(Resume::Continue));
}

#[test]
fn the_board_looks_back_entry_by_entry_and_decides_nothing_there() {
    let mut desk = Desk::sitting();
    desk.select_clear();
    let place = desk.board().place();
    let before = desk.screen(120, 35);
    desk.press("t 1 y");
    assert_eq!(decisions(&desk), 1);
    desk.app.board_mut().unwrap().select(0);
    let (entries, effects) = (desk.board().standing.number(), desk.effects.len());
    desk.press("0");
    assert!(desk.screen(80, 24).contains(&format!("MUNDUR #{entries}")), "{}", desk.screen(80, 24));
    // The entry before: nothing was decided then, on the item nobody had seen decided.
    desk.press("Left");
    assert_eq!((decisions(&desk), desk.board().standing.number()), (0, entries - 1));
    for key in ["t", "x", "u", "c", "s", "y", "h"] {
        desk.press(key);
    }
    assert_eq!((decisions(&desk), desk.effects.len(), desk.app.layers.len()), (0, effects, 1), "nothing was heard");
    desk.app.board_mut().unwrap().select(place);
    desk.app.said = None;
    let then = desk.screen(120, 35);
    let docket = |screen: &str| screen.lines().skip(1).take(8).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(docket(&then), docket(&before), "the docket stands as it stood");
    // Forward again stands on the item of the decision; Esc is the present.
    desk.press("Right");
    assert_eq!((decisions(&desk), desk.board().place()), (1, place));
    desk.press("Right Esc");
    assert!(desk.board().present.is_none() && desk.top().is_none());
    assert_eq!((decisions(&desk), desk.board().place()), (1, 0));
}

#[test]
fn looking_back_stops_at_the_first_entry() {
    let mut desk = Desk::sitting();
    desk.press("0 Left Left Left Left Left Left Left Left Left");
    assert_eq!(desk.board().standing.number(), 1);
    assert!(desk.said().text.contains("#1"), "{}", desk.said().text);
    desk.press("Esc");
    assert!(desk.board().standing.number() > 1);
}

#[test]
fn the_list_of_commands_begins_with_those_used_last_and_narrows_by_typing() {
    let mut desk = Desk::sitting();
    desk.press("o Esc m Esc Down :");
    let first: Vec<Command> = availability::help_rows(&desk.app).iter().take(2).map(|(row, _)| row.command).collect();
    assert_eq!(first, [Command::Minutes, Command::Workload]);
    desk.press("Enter");
    assert!(matches!(desk.top(), Some(Layer::Minutes(_))));
    desk.press("Esc :").type_text("beban kerja").press("Enter");
    assert!(matches!(desk.top(), Some(Layer::Reading(reading)) if reading.title.starts_with("Beban kerja")));
}
