//! Stories of what the door lets through, and what it refuses.

use super::*;
use crate::domain::class::{Class, MoveKind};
use crate::domain::committee::{Quorum, Role};
use crate::domain::employee::{Known, LegalStanding};
use crate::domain::reason::Reason;
use crate::domain::story::{Story, day};
use crate::journal::chain::{links_together, rest_of_chain};
use crate::journal::event::Outcome;
use crate::journal::table::{Table, accepting, rejecting, story};
use crate::text::language::Language;

fn item(id: &str) -> ItemId {
    ItemId::from(id)
}

fn ruling(id: &str, outcome: Outcome, reason: Reason) -> Ruling {
    Ruling { outcome, reasons: vec![reason], ..accepting(id) }
}

fn exception(rule: &str, employee: &str) -> Request {
    Request::EnterException {
        rule: rule.to_owned(),
        employee: employee.into(),
        document: "Surat Keterangan".to_owned(),
        number: "700/901".to_owned(),
        date: day(2026, 11, 20),
    }
}

/// What an item's list of stranded items says, in order.
fn named(refusal: &Refusal) -> String {
    format!("{:?}", refusal.what.values)
}

#[test]
fn a_swap_is_one_entry_and_leaves_no_seat_empty() {
    let mut table = Table::of(&story());
    let before = table.standing.number();
    table.rule(&[accepting("B-04")]).expect("the swap is lawful");
    assert_eq!(table.standing.number(), before + 1);
    assert_eq!((table.seat("P-901"), table.seat("P-903")), ("SOS-KABID".to_owned(), "CAPIL-KABID".to_owned()));
    let decision = table.standing.decision(&item("B-04")).expect("the swap was decided");
    assert_eq!(decision.moves.len(), 2);
    let rules: Vec<_> = decision.seen.verdicts.iter().filter_map(|verdict| verdict.rule.as_deref()).collect();
    assert!(!rules.contains(&"R-VAC") && !rules.contains(&"R-OCC"), "{rules:?}");
    let other = Ruling { candidate: Some("P-904".into()), ..accepting("B-04") };
    assert_eq!(table.refused(&Request::Rule(vec![other])), "journal.refusal.swap-has-no-other-candidate");
}

#[test]
fn the_rest_of_a_chain_is_one_entry_and_all_or_none() {
    let mut table = Table::of(&story());
    let rest = rest_of_chain(&table.facts, &table.standing, &item("B-01"));
    assert_eq!(rest, ["B-01", "B-02", "B-03"].map(ItemId::from));
    let mut rulings: Vec<Ruling> = rest.iter().map(|id| accepting(id.as_str())).collect();
    rulings[2].text.clear();
    let before = table.shown();
    assert_eq!(table.refused(&Request::Rule(rulings.clone())), "journal.refusal.no-words");
    assert_eq!(table.shown(), before, "a refused link leaves nothing behind");
    rulings[2].text = "Kebutuhan layanan".to_owned();
    rulings.reverse();
    assert_eq!(table.refused(&Request::Rule(rulings.clone())), "rule.occ.says", "each in its turn");
    rulings.reverse();
    let entries = table.standing.entries().len();
    table.rule(&rulings).expect("each link is lawful in its turn");
    assert_eq!(table.standing.entries().len(), entries + 1);
    assert_eq!(table.seat("P-908"), "EKO-KASI");
    table.ask(&Request::Undo).expect("the chain is taken back as one");
    assert_eq!(table.shown(), before);
}

#[test]
fn the_rest_of_a_chain_leaves_out_what_was_decided() {
    let mut table = Table::of(&story());
    table.rule(&[accepting("B-01")]).expect("the first link is lawful");
    assert_eq!(rest_of_chain(&table.facts, &table.standing, &item("B-01")), ["B-02", "B-03"].map(ItemId::from));
    assert_eq!(rest_of_chain(&table.facts, &table.standing, &item("B-03")), ["B-03"].map(ItemId::from));
    assert!(rest_of_chain(&table.facts, &table.standing, &item("B-04")).is_empty());
}

#[test]
fn what_would_strand_an_accepted_move_is_refused_with_the_items_named() {
    let mut table = Table::of(&story());
    table.rule(&["B-01", "B-02", "B-03"].map(accepting)).expect("the chain is lawful");
    let before = table.shown();
    for outcome in [Outcome::Rejected, Outcome::Parked, Outcome::OutsideJurisdiction] {
        let refusal = table
            .rule(&[ruling("B-01", outcome, Reason::DataIncomplete)])
            .expect_err("P-907 sits where P-904 would come back to");
        assert_eq!(refusal.what.key, "journal.refusal.strands");
        assert!(named(&refusal).contains("\"2\"") && !named(&refusal).contains("\"3\""), "{}", named(&refusal));
    }
    let other = Ruling { candidate: Some("P-902".into()), ..accepting("B-01") };
    assert!(table.rule(&[other]).is_err(), "another candidate strands the same item");
    assert_eq!(table.shown(), before);
    table.rule(&[rejecting("B-03")]).expect("nobody stands on the last link");
    table.rule(&[rejecting("B-02")]).expect("nor on the next but last, now");
}

#[test]
fn a_ruling_must_not_strand_another_of_the_same_request() {
    let mut table = Table::of(&story());
    table.rule(&[accepting("B-01")]).expect("the first link is lawful");
    let refused = table.refused(&Request::Rule(vec![accepting("B-02"), rejecting("B-01")]));
    assert_eq!(refused, "journal.refusal.strands");
    assert_eq!(table.outcome("B-02"), None);
}

#[test]
fn accepting_needs_a_code_and_words_for_a_warning_and_acknowledgement_for_a_gap() {
    let mut story = story();
    story.employee_mut("P-904").open_finding = Known::Unknown;
    let mut table = Table::of(&story);
    let refused = |table: &mut Table, change: fn(&mut Ruling)| {
        let mut ruling = accepting("B-01");
        change(&mut ruling);
        table.refused(&Request::Rule(vec![ruling]))
    };
    assert_eq!(refused(&mut table, |own| own.reasons.clear()), "journal.refusal.no-reason");
    assert_eq!(refused(&mut table, |own| own.reasons.push(Reason::DataIncomplete)), "journal.refusal.reason-against");
    assert_eq!(refused(&mut table, |own| own.acknowledged = false), "journal.refusal.not-acknowledged");
    let bare = |own: &mut Ruling| own.outcome = Outcome::AcceptedWithConditions;
    assert_eq!(refused(&mut table, bare), "journal.refusal.no-conditions");
    table.rule(&[Ruling { text: String::new(), ..accepting("B-01") }]).expect("without a warning a code will do");
    table.rule(&[accepting("B-02")]).expect("the second link is lawful");
    let silent = Ruling { text: " ".to_owned(), ..accepting("B-03") };
    assert_eq!(table.refused(&Request::Rule(vec![silent])), "journal.refusal.no-words");
    let mixed = Ruling { reasons: vec![Reason::DataIncomplete, Reason::Career], ..rejecting("B-04") };
    assert_eq!(table.refused(&Request::Rule(vec![mixed])), "journal.refusal.reason-for");
}

/// The town with P-907 as a rival of P-904 whose fit is lower: no competency of P-907 is up to standard.
fn rivals() -> Table {
    let mut story = story();
    story.employee_mut("P-907").assessment.as_mut().expect("P-907 was assessed").managerial = [1; 9];
    story.proposal("U-05", &[("P-907", "CAPIL-KASI")]);
    Table::of(&story)
}

#[test]
fn another_candidate_is_recorded_as_replaced_and_owes_words_against_the_ranking() {
    let mut table = rivals();
    let with = |employee: &str| Ruling { candidate: Some(employee.into()), ..accepting("B-01") };
    let ranked = candidates::candidates(&table.facts, &table.standing, &table.facts.docket().items()[0], None);
    let better = candidates::fitter(&ranked, &"P-907".into());
    assert_eq!(better, Some(&"P-904".into()), "the rival fits less");
    assert_eq!(candidates::fitter(&ranked, &"P-904".into()), None);
    let silent = Ruling { text: String::new(), ..with("P-907") };
    assert_eq!(table.refused(&Request::Rule(vec![silent])), "journal.refusal.no-words");
    table.rule(&[with("P-907")]).expect("the rival is lawful");
    assert_eq!(table.outcome("B-01"), Some(Outcome::Replaced));
    assert_eq!(table.seat("P-907"), "CAPIL-KASI");
    assert!(table.rule(&[accepting("B-02")]).is_err(), "P-907 was placed already");
    table.rule(&[with("P-904")]).expect("the suggested one can be named");
    assert_eq!(table.outcome("B-01"), Some(Outcome::Accepted));
    let misnamed = ruling("B-01", Outcome::Replaced, Reason::Career);
    table.rule(&[misnamed]).expect("as suggested");
    assert_eq!(table.outcome("B-01"), Some(Outcome::Accepted), "nobody was replaced");
    table.rule(&[Ruling { conditions: "Setelah serah terima".to_owned(), ..accepting("B-01") }]).expect("lawful");
    assert_eq!(table.outcome("B-01"), Some(Outcome::AcceptedWithConditions));
    assert_eq!(table.refused(&Request::Rule(vec![with("P-999")])), "journal.refusal.no-such-employee");
}

#[test]
fn a_chosen_candidate_beyond_the_list_stands_in_it_at_the_place_of_their_fit() {
    let mut story = story();
    story.employee_mut("P-904").assessment.as_mut().expect("P-904 was assessed").managerial = [1; 9];
    for number in 910..920 {
        story.employee(&format!("P-{number}"), Some("SOS-PENGELOLA"));
    }
    let table = Table::of(&story);
    let found = &table.facts.docket().items()[0];
    let listed = candidates::candidates(&table.facts, &table.standing, found, None);
    let beyond = (910..920).map(|number| EmployeeId::from(format!("P-{number}")));
    let chosen = beyond.rev().find(|id| listed.iter().all(|one| one.employee != *id)).expect("not all fit the list");
    let listed = candidates::candidates(&table.facts, &table.standing, found, Some(&chosen));
    assert!(listed.iter().any(|one| one.employee == chosen));
    assert_eq!(candidates::fitter(&listed, &chosen), None, "they fit better than everybody named");
}

#[test]
fn what_is_rejected_is_the_item_as_suggested() {
    let mut table = rivals();
    table.rule(&[Ruling { candidate: Some("P-907".into()), ..rejecting("B-01") }]).expect("a rejection is free");
    let decision = table.standing.decision(&item("B-01")).expect("it was decided");
    assert!(decision.moves.is_empty());
    assert!(decision.seen.verdicts.iter().all(|verdict| verdict.employee == "P-904".into()));
    table.rule(&[ruling("B-01", Outcome::OutsideJurisdiction, Reason::AwaitingApproval)]).expect("a decision as any");
    assert_eq!(table.outcome("B-01"), Some(Outcome::OutsideJurisdiction));
    assert_eq!(table.seat("P-904"), "SOS-KASI");
}

#[test]
fn an_exception_lifts_its_rule_for_its_employee_and_its_rule_is_public_only_when_it_may_be() {
    let mut story = story();
    let employee = story.employee_mut("P-904");
    employee.open_finding = Known::Yes;
    employee.study_until = Some(day(2026, 12, 1));
    story.employee_mut("P-907").open_finding = Known::Yes;
    let mut table = Table::of(&story);
    table.ask(&exception("R-TEMUAN", "P-907")).expect("a document is a document");
    assert!(table.rule(&[accepting("B-01")]).is_err(), "it is another's");
    table.ask(&exception("R-TUBEL", "P-904")).expect("a document is a document");
    assert!(table.rule(&[accepting("B-01")]).expect_err("it lifts another rule").sensitive);
    table.ask(&exception("R-TEMUAN", "P-904")).expect("a document is a document");
    let silent = Ruling { text: String::new(), ..accepting("B-01") };
    assert_eq!(table.refused(&Request::Rule(vec![silent])), "journal.refusal.no-words");
    table.rule(&[accepting("B-01")]).expect("the finding was answered");
    let events = table.standing.entries().iter().flat_map(|entry| &entry.events);
    let public: Vec<_> = events
        .filter_map(|event| match event {
            Event::ExceptionEntered { rule, .. } => Some(rule.clone()),
            _ => None,
        })
        .collect();
    assert_eq!(public, [None, Some("R-TUBEL".to_owned()), None]);
}

#[test]
fn an_exception_for_a_suspended_employee_names_no_rule_in_public() {
    let mut story = story();
    story.employee_mut("P-904").standing = LegalStanding::Suspended;
    story.employee_mut("P-907").standing = LegalStanding::UnpaidLeave;
    let mut table = Table::of(&story);
    for (employee, public) in [("P-904", None), ("P-907", Some("R-STAT".to_owned()))] {
        table.ask(&exception("R-STAT", employee)).expect("a document is a document");
        let last = table.standing.entries().last().expect("it was just written");
        assert!(matches!(&last.events[0], Event::ExceptionEntered { rule, .. } if *rule == public), "{last:?}");
    }
}

#[test]
fn a_document_lifts_only_a_block_that_stands_and_is_not_dated_after_the_sitting() {
    let mut story = story();
    story.employee_mut("P-904").study_until = Some(day(2026, 12, 1));
    let mut table = Table::of(&story);
    let refusal = table.ask(&exception("R-JPT", "P-904")).expect_err("no rule puts the seat outside");
    assert_eq!(refusal.what.key, "journal.refusal.no-such-block");
    assert!(refusal.spoken(Language::Indonesian).contains("R-TUBEL pada butir 1"), "{refusal:?}");
    assert_eq!(table.refused(&exception("R-TUBEL", "P-907")), "journal.refusal.no-such-block", "it is another's");
    let mut late = exception("R-TUBEL", "P-904");
    if let Request::EnterException { date, .. } = &mut late {
        *date = table.facts.sitting().date + chrono::Days::new(1);
    }
    assert_eq!(table.refused(&late), "journal.refusal.document-date");
    table.ask(&exception("R-TUBEL", "P-904")).expect("the block stands");
    let again = table.refused(&exception("R-TUBEL", "P-904"));
    assert_eq!(again, "journal.refusal.no-such-block", "it was lifted already");
}

#[test]
fn leaving_an_item_to_others_needs_words_unless_a_rule_leaves_it_to_them() {
    let mut story = story();
    story.position("SOS-KADIS", "SOS", Class::Jpt);
    story.proposal("U-05", &[("P-902", "SOS-KADIS")]);
    let mut table = Table::of(&story);
    let silent = |id: &str| Ruling {
        text: " ".to_owned(),
        ..ruling(id, Outcome::OutsideJurisdiction, Reason::AgainstRegulation)
    };
    assert_eq!(table.refused(&Request::Rule(vec![silent("B-01")])), "journal.refusal.not-outside");
    table.rule(&[ruling("B-01", Outcome::OutsideJurisdiction, Reason::AwaitingApproval)]).expect("words were said");
    table.rule(&[silent("B-05")]).expect("the seat is a high one");
}

#[test]
fn a_chain_is_offered_up_to_its_first_decided_link() {
    let mut table = Table::of(&story());
    let links = |table: &Table, id: &str| links_together(&table.facts, &table.standing, &item(id));
    table.rule(&[ruling("B-03", Outcome::Parked, Reason::AwaitingApproval)]).expect("parking is free");
    assert_eq!(links(&table, "B-01").expect("two are left"), ["B-01", "B-02"].map(ItemId::from));
    table.rule(&["B-01", "B-02"].map(accepting)).expect("both are lawful in turn");
    assert_eq!(links(&table, "B-01").expect_err("none is left").what.key, "journal.refusal.no-chain");
    table.ask(&Request::Undo).expect("taken back");
    table.rule(&[rejecting("B-02")]).expect("a rejection is free");
    let refusal = links(&table, "B-01").expect_err("one is left");
    assert!(refusal.spoken(Language::Indonesian).starts_with("Dari rantai ini tinggal butir 1 "), "{refusal:?}");
}

#[test]
fn no_document_gives_one_seat_to_two_people() {
    let mut table = Table::of(&story());
    assert_eq!(table.refused(&exception("R-OCC", "P-907")), "journal.refusal.no-exception");
    assert_eq!(table.refused(&exception("R-DUP", "P-907")), "journal.refusal.no-exception");
    assert_eq!(table.refused(&exception("R-NONE", "P-907")), "journal.refusal.no-such-rule");
    assert_eq!(table.refused(&exception("R-JPT", "P-999")), "journal.refusal.no-such-employee");
}

#[test]
fn a_temporary_assignment_changes_no_placement_and_nobody_is_sent_twice() {
    let mut story = story();
    let lent = story.proposal("U-05", &[("P-905", "CAPIL-OPERATOR")]);
    lent.moves[0].stated_kind = Some(MoveKind::TemporaryAssignment);
    lent.until = Some(day(2027, 2, 1));
    lent.alternatives = vec!["P-906".into()];
    story.proposal("U-06", &[("P-905", "EKO-KASI")]);
    let mut table = Table::of(&story);
    let with = |employee: &str| Ruling { candidate: Some(employee.into()), ..accepting("B-05") };
    table.rule(&[with("P-906")]).expect("the alternative can be lent as well");
    let decision = table.standing.decision(&item("B-05")).expect("it was decided");
    assert_eq!(decision.moves[0].kind, MoveKind::TemporaryAssignment, "the seat is lent, whoever comes");
    table.rule(&[accepting("B-05")]).expect("lending is lawful");
    assert_eq!((table.seat("P-905"), table.seat("P-906")), ("SOS-PENGELOLA".to_owned(), "SOS-PENGELOLA".to_owned()));
    let again = Ruling { candidate: Some("P-905".into()), ..accepting("B-01") };
    assert_eq!(table.refused(&Request::Rule(vec![again])), "rule.dup.employee");
}

#[test]
fn quorum_is_counted_by_the_sessions_rule_and_needs_a_chair() {
    let attended = |quorum: Quorum, present: &[&str]| {
        let mut story = story();
        story.stated.sitting.quorum = quorum;
        story.stated.sitting.members[1].role = Role::Deputy;
        let mut table = Table::opened(&story);
        let marks = present.iter().map(|id| (MemberId::from(*id), Presence::Present)).collect();
        table.ask(&Request::Attend(marks)).expect("members can be marked");
        table.rule(&[rejecting("B-01")]).map_err(|refusal| (refusal.what.key, refusal.lift.map(|lift| lift.key)))
    };
    let few = Err(("journal.refusal.no-quorum", Some("journal.lift.quorum")));
    let headless = Err(("journal.refusal.no-quorum", Some("journal.lift.chair")));
    assert_eq!(attended(Quorum::MoreThanHalf, &["K-1", "K-2"]), few);
    assert_eq!(attended(Quorum::MoreThanHalf, &["K-1", "K-4", "K-5"]), Ok(()));
    assert_eq!(attended(Quorum::MoreThanHalf, &["K-2", "K-4", "K-5"]), Ok(()), "the deputy leads");
    assert_eq!(attended(Quorum::MoreThanHalf, &["K-3", "K-4", "K-5"]), headless);
    assert_eq!(attended(Quorum::TwoThirds, &["K-1", "K-2", "K-3"]), few, "four of five are two thirds");
    assert_eq!(attended(Quorum::TwoThirds, &["K-1", "K-2", "K-3", "K-4"]), Ok(()));
}

#[test]
fn a_sitting_that_lost_its_quorum_neither_decides_nor_closes() {
    let mut table = Table::of(&story());
    let leave = |id: &str| (MemberId::from(id), Presence::Excused);
    table.ask(&Request::Attend(vec![leave("K-1")])).expect("the chair may leave");
    assert_eq!(table.refused(&Request::Rule(vec![accepting("B-01")])), "journal.refusal.no-quorum");
    assert_eq!(table.refused(&Request::Close), "journal.refusal.no-quorum");
    assert_eq!(table.refused(&Request::Attend(vec![leave("K-9")])), "journal.refusal.no-such-member");
}

#[test]
fn closing_names_the_undecided_and_nothing_comes_after_it() {
    let mut table = Table::of(&story());
    table.rule(&[rejecting("B-02")]).expect("a rejection is free");
    let refusal = table.ask(&Request::Close).expect_err("three items wait");
    assert_eq!(refusal.what.key, "journal.refusal.undecided");
    for number in ["1", "3", "4"] {
        assert!(named(&refusal).contains(&format!("Text(\"{number}\")")), "{}", named(&refusal));
    }
    assert!(!named(&refusal).contains("Text(\"2\")"));
    let parked = ruling("B-03", Outcome::Parked, Reason::AwaitingApproval);
    table.rule(&[accepting("B-01"), parked, accepting("B-04")]).expect("all lawful");
    table.ask(&Request::Close).expect("everything is decided");
    let last = table.standing.entries().last().expect("closing is an entry");
    assert_eq!(last.events, [Event::Closed { decided: 4, moves: 3 }]);
    let note = Request::TakeNote { item: None, text: "Catatan".to_owned() };
    for request in [Request::Rule(vec![accepting("B-02")]), Request::Undo, Request::Redo, Request::Close, note] {
        assert_eq!(table.refused(&request), "journal.refusal.closed");
    }
}

#[test]
fn closing_over_an_acceptance_that_is_blocked_now_is_refused_in_words_of_its_own() {
    let mut table = Table::of(&story());
    let rest = ["B-02", "B-03", "B-04"].map(rejecting);
    table.rule(&[accepting("B-01")]).expect("it is lawful");
    table.rule(&rest).expect("a rejection is free");
    let mut changed = story();
    changed.employee_mut("P-904").standing = LegalStanding::Suspended;
    table.facts = changed.facts();
    let refusal = table.ask(&Request::Close).expect_err("nobody who is suspended is moved");
    assert_eq!(refusal.what.key, "journal.refusal.blocked");
    assert!(named(&refusal).contains("Text(\"1\")"), "{}", named(&refusal));
}

#[test]
fn nothing_is_asked_before_the_opening_nor_without_matter() {
    let mut table = Table { facts: Story::town().facts(), standing: Standing::default() };
    assert_eq!(table.refused(&Request::Rule(vec![accepting("B-01")])), "journal.refusal.not-opened");
    let mut table = Table::of(&story());
    assert_eq!(table.refused(&Request::Rule(Vec::new())), "journal.refusal.nothing-asked");
    assert_eq!(table.refused(&Request::Attend(Vec::new())), "journal.refusal.nothing-asked");
    let note =
        |item: Option<&str>, text: &str| Request::TakeNote { item: item.map(ItemId::from), text: text.to_owned() };
    assert_eq!(table.refused(&note(None, " \n")), "journal.refusal.empty-note");
    assert_eq!(table.refused(&note(Some("Budi"), "Catatan")), "journal.refusal.no-such-item");
    assert_eq!(table.refused(&Request::Rule(vec![accepting("B-99")])), "journal.refusal.no-such-item");
}
