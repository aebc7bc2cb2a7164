//! What no screen shows: NIP, and the matter of sensitive verdicts while their details are closed.

#![allow(clippy::unwrap_used)]

#[path = "support/desk.rs"]
mod desk;

use std::collections::BTreeSet;

use desk::{Desk, facts};
use sidang::app::layer::Layer;
use sidang::app::message::Effect;
use sidang::journal::event::Event;
use sidang::rules;
use sidang::rules::verdict::Verdict;
use sidang::text::language::Language;

const LANGUAGES: [Language; 2] = [Language::Indonesian, Language::English];

/// Words of the sensitive rules that nothing else says; that a demotion may rest on discipline is said to all.
const CLOSED: [&str; 10] = [
    "hukuman disiplin tingkat",
    "proses hukuman disiplin",
    "riwayat hukuman disiplin",
    "proses peradilan",
    "temuan Inspektorat",
    "batas usia pensiun",
    "disciplinary",
    "judicial process",
    "finding of the inspectorate",
    "findings of the inspectorate",
];

/// Every screen that tells something of the selected item, as one text with single blanks.
fn everything_about_it(desk: &mut Desk) -> String {
    let mut seen = String::new();
    let mut look = |desk: &Desk| seen.push_str(&desk.screen(200, 60));
    look(desk);
    let candidates: Vec<_> = desk.board().look.prospect.candidates.iter().map(|found| found.employee.clone()).collect();
    let swap = desk.board().item().is_swap();
    for candidate in candidates {
        if !swap {
            desk.app.board_mut().unwrap().choose(Some(candidate));
        }
        look(desk);
        for key in ["t", "r", "e", "w", "1", "2", "3", "4", "5", "6", "7"] {
            desk.press(key);
            look(desk);
            if let Some(Layer::Reading(reading)) = desk.top() {
                // Read to its end.
                for _ in 0..reading.lines.len() / 40 {
                    desk.press("PgDn PgDn PgDn PgDn PgDn");
                    look(desk);
                }
            }
            desk.app.layers.clear();
        }
    }
    if !swap {
        desk.press("g");
        for _ in 0..desk.board().look.prospect.candidates.len() {
            look(desk);
            desk.press("Down");
        }
        desk.press("Esc");
    }
    let words: Vec<&str> = seen.split(['│', ' ', '\n']).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// Whether 18 digits stand in a row, alone or grouped by single blanks or dots.
fn holds_a_nip(text: &str) -> bool {
    text.lines().any(|line| {
        let (mut digits, mut gap) = (0, 0);
        line.chars().any(|letter| {
            match letter {
                '0'..='9' => (digits, gap) = (digits + 1, 0),
                ' ' | '.' | '-' if gap == 0 => gap = 1,
                _ => (digits, gap) = (0, 0),
            }
            digits == 18
        })
    })
}

#[test]
fn the_search_for_a_nip_finds_one() {
    assert!(holds_a_nip("NIP 197412241998031957"));
    assert!(holds_a_nip("NIP 19741224 199803 1 957"));
    assert!(!holds_a_nip("84 79  81 2026 12 02 09.42 and 12345 67890"));
}

#[test]
fn sensitive_verdicts_and_nips_are_on_no_screen() {
    let mut ids: BTreeSet<&str> = rules::RULES.iter().filter(|rule| rule.sensitive).map(|rule| rule.id).collect();
    ids.extend(["R-HUKDIS", "R-TEMUAN"]);
    let nips: Vec<String> = facts()
        .employees()
        .iter()
        .filter_map(|found| found.nip.as_ref())
        .flat_map(|nip| [nip.digits().to_owned(), nip.grouped()])
        .collect();
    assert!(!nips.is_empty());
    let mut met = BTreeSet::new();
    let mut neutral = 0;
    for language in LANGUAGES {
        let mut desk = Desk::sitting();
        desk.app.language = language;
        for place in 0..facts().docket().items().len() {
            desk.app.board_mut().unwrap().select(place);
            let seen = everything_about_it(&mut desk);
            desk.app.board_mut().unwrap().choose(None);
            let prospect = &desk.board().look.prospect;
            let of_candidates = prospect.candidates.iter().flat_map(|found| found.verdicts.iter());
            let sensitive = |verdict: &&Verdict| verdict.sensitive;
            for verdict in prospect.verdicts.iter().chain(of_candidates).filter(sensitive) {
                met.insert(verdict.rule);
                let sentence = verdict.sentence.spoken(language);
                assert!(!seen.contains(&sentence), "item {}: {sentence}", place + 1);
            }
            for closed in ids.iter().chain(&CLOSED) {
                let told = seen.to_lowercase().find(&closed.to_lowercase());
                let around = told.map(|at| seen.chars().skip(at.saturating_sub(60)).take(160).collect::<String>());
                assert!(told.is_none(), "item {}: {around:?}", place + 1);
            }
            neutral += usize::from(seen.contains("rincian tertutup") || seen.contains("details withheld"));
            assert!(!holds_a_nip(&seen), "item {}: a NIP is on the screen", place + 1);
            assert!(!nips.iter().any(|nip| seen.contains(nip)), "item {}: a NIP is on the screen", place + 1);
        }
    }
    assert!(met.len() > 1 && neutral > 0, "the sample shows too little to prove anything: {met:?}");
}

#[test]
fn a_document_that_lifts_a_sensitive_block_is_taken_down_without_its_rule() {
    let mut desk = Desk::sitting();
    let count = facts().docket().items().len();
    let mut found = false;
    'search: for place in 0..count {
        desk.app.board_mut().unwrap().select(place);
        let candidates = desk.board().look.prospect.candidates.clone();
        for candidate in candidates {
            desk.app.board_mut().unwrap().choose(Some(candidate.employee));
            if desk.board().look.prospect.blocks().next().is_some_and(|block| block.sensitive) {
                found = true;
                break 'search;
            }
        }
    }
    assert!(found, "the sample has a candidate with a sensitive block");
    let rule = desk.board().look.prospect.blocks().next().unwrap().rule;
    desk.press("e");
    if desk.top().is_none() {
        // Some blocks are lifted by no document; then nothing is said of the rule either.
        assert!(!desk.said().text.contains(rule));
        return;
    }
    desk.type_text("Surat keterangan").press("Tab").type_text("700/1").press("Tab").type_text("01-12-2026");
    desk.press("Enter Enter");
    let drafts = desk.effects.iter().filter_map(|effect| match effect {
        Effect::Append(draft) => draft.events.first(),
        _ => None,
    });
    let entered: Vec<_> = drafts.filter(|event| matches!(event, Event::ExceptionEntered { .. })).collect();
    assert!(matches!(entered[..], [Event::ExceptionEntered { rule: None, .. }]), "{:?}", desk.app.layers);
    for keys in ["", "m", "Esc w"] {
        desk.press(keys);
        assert!(!desk.screen(200, 60).contains(rule), "{rule} is shown after: {keys}");
    }
}
