//! Sensitive details: asked for with a reason, on the disk first, of one item alone, and only for a while.

#![allow(clippy::unwrap_used)]

#[path = "support/desk.rs"]
mod desk;

use desk::{Desk, Keeping, facts};
use sidang::app::details::IDLE;
use sidang::app::form::Purpose;
use sidang::app::layer::Layer;
use sidang::app::message::{Effect, Message};
use sidang::journal::candidates;
use sidang::journal::event::Event;
use sidang::paper::running::running_minutes;
use sidang::rules::verdict::Verdict;
use sidang::shell::papers::papers;
use sidang::text::language::Language;
use sidang::text::preferences::Privacy;
use sidang::text::words::say;

const REASON: &str = "Ketua ingin memastikan perkaranya";

/// A desk on an item with a sensitive verdict on the candidate it shows, and the places of all such items.
fn closed_item() -> (Desk, Vec<usize>) {
    let mut desk = Desk::sitting();
    let mut places = Vec::new();
    for place in 0..facts().docket().items().len() {
        desk.app.board_mut().unwrap().select(place);
        if desk.board().look.prospect.has_closed_details() {
            places.push(place);
        }
    }
    assert!(places.len() > 1, "the sample shows too little to prove anything");
    desk.app.board_mut().unwrap().select(places[0]);
    (desk, places)
}

/// Sentences of the sensitive rules about the selected item, as they would be read.
fn closed_sentences(desk: &Desk) -> Vec<String> {
    let prospect = &desk.board().look.prospect;
    let of_candidates = prospect.candidates.iter().flat_map(|found| &found.verdicts);
    let sensitive =
        |verdict: &&Verdict| sidang::rules::rule(verdict.rule).is_some_and(|rule| rule.sensitive) || verdict.sensitive;
    let sentences = prospect.verdicts.iter().chain(of_candidates).filter(sensitive);
    sentences.map(|verdict| verdict.sentence.spoken(Language::Indonesian)).collect()
}

/// The explanation pages of all candidates of the selected item, as one text with single blanks.
fn explained(desk: &mut Desk) -> String {
    let mut seen = String::new();
    let candidates: Vec<_> = desk.board().look.prospect.candidates.iter().map(|found| found.employee.clone()).collect();
    for candidate in candidates {
        desk.app.board_mut().unwrap().choose(Some(candidate));
        desk.press("w");
        seen.push_str(&desk.screen(200, 200));
        desk.press("Esc");
    }
    let words: Vec<&str> = seen.split(['│', ' ', '\n']).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

fn open(desk: &mut Desk) {
    desk.press(".").type_text(REASON).press("Enter Enter");
}

fn are_open(desk: &Desk) -> bool {
    let head = desk.screen(80, 24).lines().next().unwrap().contains("RINCIAN TERBUKA");
    assert_eq!(head, desk.board().opened.is_some());
    head
}

#[test]
fn details_are_shown_of_that_item_alone_once_the_request_is_on_the_disk() {
    let (mut desk, places) = closed_item();
    let sentences = closed_sentences(&desk);
    let before = explained(&mut desk);
    assert!(!sentences.is_empty() && sentences.iter().all(|sentence| !before.contains(sentence)));
    desk.keeping = Keeping::Waits;
    open(&mut desk);
    assert!(!are_open(&desk), "shown before it is on the disk");
    desk.finish();
    assert!(are_open(&desk));
    let entry = desk.board().latest().entries().last().unwrap().clone();
    let item = facts().docket().items()[places[0]].id.clone();
    assert!(matches!(&entry.events[..], [Event::DetailsOpened { item: found, .. }] if *found == item));
    assert_eq!(entry.detail(0).text, REASON);
    let after = explained(&mut desk);
    for sentence in &sentences {
        assert!(after.contains(sentence), "{sentence} is not on:\n{after}");
    }
    assert!(!after.contains("rincian tertutup"));
    // Undo leaves it alone, and the next item is closed.
    desk.press("u");
    assert!(are_open(&desk) && !desk.board().latest().is_undone(entry.number));
    desk.app.board_mut().unwrap().select(places[1]);
    assert!(!are_open(&desk));
    let next = closed_sentences(&desk);
    let shown = explained(&mut desk);
    assert!(next.iter().all(|sentence| !shown.contains(sentence)));
    desk.app.board_mut().unwrap().select(places[0]);
    assert!(!are_open(&desk), "they come back by themselves");
}

/// A way in which open details end.
type End = (&'static str, fn(&mut Desk));

#[test]
fn details_end_by_time_by_masking_by_decision_by_looking_back_and_with_the_meeting() {
    let end: [End; 6] = [
        ("masking", |desk| _ = desk.press("F9")),
        ("time", |desk| {
            // The clock of the keys stands at the last one.
            let now = desk.app.now + IDLE;
            desk.tell(Message::Hour("09.47".into(), now - 1));
            assert!(are_open(desk));
            desk.tell(Message::Hour("09.48".into(), now));
        }),
        ("decision", |desk| _ = desk.press("x 1 Shift+Tab").type_text("Tidak layak").press("Tab y")),
        ("looking back", |desk| _ = desk.press("0")),
        ("adjournment", |desk| _ = desk.press("i").type_text("makan siang").press("Enter Enter Enter")),
        ("another item", |desk| _ = desk.press("Down")),
    ];
    for (by, end) in end {
        let (mut desk, _) = closed_item();
        let sentences = closed_sentences(&desk);
        open(&mut desk);
        assert!(are_open(&desk), "{by}");
        if ["masking", "time"].contains(&by) {
            desk.press("w");
        }
        end(&mut desk);
        assert!(!are_open(&desk), "{by}");
        assert!(!matches!(desk.top(), Some(Layer::Reading(_))), "{by}");
        let screen = desk.screen(200, 60);
        assert!(sentences.iter().all(|sentence| !screen.contains(sentence)), "{by}: {screen}");
    }
}

#[test]
fn a_request_is_refused_without_a_reason_a_member_or_anything_closed_and_before_guests() {
    let (mut desk, _) = closed_item();
    let drafts = |desk: &Desk| desk.effects.iter().filter(|effect| matches!(effect, Effect::Append(_))).count();
    let form = |desk: &Desk| match desk.top() {
        Some(Layer::Form(form)) => form.refusal.clone().unwrap_or_default(),
        other => panic!("{other:?}"),
    };
    desk.press(". Enter Enter");
    assert!(form(&desk).contains(say(Language::Indonesian, "journal.refusal.details-reason")));
    desk.press("Esc . Up Home").type_text("X").press("Tab").type_text(REASON).press("Enter Enter");
    assert_eq!(form(&desk), say(Language::Indonesian, "board.form.details.who.wrong"));
    // Masked in the middle of the request: it is not sent.
    desk.press("F9 Enter Enter Enter Enter");
    assert!(!desk.board().look.prospect.verdicts.is_empty() && drafts(&desk) == 0 && desk.board().opened.is_none());
    desk.app.layers.clear();
    desk.press(".");
    assert_eq!(desk.said().text, say(Language::Indonesian, "board.not.masked"));
    desk.press("z y .");
    assert_eq!((desk.app.privacy, desk.app.layers.len()), (Privacy::Closed, 1));
    let mut desk = Desk::sitting();
    let clear = (0..facts().docket().items().len()).find(|place| {
        desk.app.board_mut().unwrap().select(*place);
        !desk.board().look.prospect.has_closed_details()
    });
    assert!(clear.is_some(), "every item of the sample has closed details");
    desk.press(".");
    assert_eq!(desk.said().text, say(Language::Indonesian, "board.details.none"));
    let mut looking = Desk::looking_on();
    looking.press(".");
    assert_eq!(looking.said().text, say(Language::Indonesian, "board.not.read-only"));
}

#[test]
fn the_minutes_tell_who_asked_about_which_item_and_never_why() {
    let (mut desk, places) = closed_item();
    open(&mut desk);
    let (facts, standing) = (facts(), desk.board().latest());
    let line = running_minutes(&facts, standing, Language::Indonesian, 1).pop().unwrap();
    let asked = format!("Rincian tertutup Butir {} dibuka atas permintaan", places[0] + 1);
    assert!(line.contains(&asked), "{line}");
    for language in [Language::Indonesian, Language::English] {
        let papers = papers(&facts, standing, language);
        assert!(papers.iter().all(|paper| !paper.content.contains(REASON)));
        let told = if language == Language::Indonesian { "dibuka di layar" } else { "opened on the screen" };
        assert!(papers.iter().any(|paper| paper.content.replace("\n", " ").contains(told)), "{}", papers[1].content);
    }
}

#[test]
fn what_outlives_open_details_names_no_sensitive_rule() {
    let (desk, places) = closed_item();
    let facts = facts();
    let items = facts.docket().items();
    let offered = |place: &usize| {
        let candidates = candidates::candidates(&facts, &desk.board().standing, &items[*place], None);
        candidates.into_iter().map(|found| (*place, found.employee)).collect::<Vec<_>>()
    };
    let mut seen = 0;
    for (place, candidate) in places.iter().flat_map(offered) {
        let (mut desk, _) = closed_item();
        let board = desk.app.board_mut().unwrap();
        board.select(place);
        board.choose(Some(candidate));
        let verdicts = &board.look.prospect.verdicts;
        let closed: Vec<&str> = verdicts.iter().filter(|own| own.sensitive).map(|own| own.rule).collect();
        if closed.is_empty() {
            continue;
        }
        open(&mut desk);
        // A block among them is refused by the key of the card; its document is asked for by that of exceptions.
        for key in ["t", "e"] {
            desk.press(key);
            match desk.top() {
                Some(Layer::Card(card)) => {
                    let named = card.against.rules.iter().chain(&card.against.lifted);
                    assert!(named.clone().all(|rule| !closed.contains(rule)), "{closed:?}");
                }
                Some(Layer::Form(form)) => {
                    let Purpose::Exception(rule, _, hidden) = &form.purpose else { panic!("{:?}", form.purpose) };
                    assert!(*hidden || !closed.contains(&rule.as_str()), "{rule}");
                }
                _ => continue,
            }
            seen += 1;
            desk.press("Esc");
        }
    }
    assert!(seen > 0, "no card and no form of the sample is about a sensitive rule");
}
