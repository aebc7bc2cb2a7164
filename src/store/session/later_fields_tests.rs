//! Stories of fields that a session may leave out: what a reorganisation changes, places, certificates, terms.

use crate::domain::class::MoveKind;
use crate::domain::committee::Coverage;
use crate::domain::facts::Facts;
use crate::domain::position::Change;
use crate::store::input::examine;
use crate::store::session::tests::SOUND;
use crate::store::session::{check_text, read_text_of};

/// `SOUND` with pieces of text exchanged, each of which stands once.
fn with(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(SOUND.to_owned(), |text, (old, new)| {
        assert_eq!(text.matches(old).count(), 1, "{old} must stand once");
        text.replace(old, new)
    })
}

fn facts(changes: &[(&str, &str)]) -> Facts {
    let (stated, _) = read_text_of(examine(with(changes).into())).map_err(|checked| checked.faults).expect("sound");
    Facts::new(stated)
}

#[test]
fn a_renamed_position_confirms_its_holder_and_the_old_one_needs_nobody() {
    let facts = facts(&[
        ("        members: [", "        reorganisation: (number: \"9\", date: \"2026-10-01\"),\n        members: ["),
        ("id: \"SOS-KASI\", title", "id: \"SOS-KASI\", change: Abolished, title"),
        ("id: \"CAPIL-KASI\", title", "id: \"CAPIL-KASI\", change: Renamed, formerly: \"SOS-KASI\", title"),
        (
            "    settings: (",
            "    distances: [(from: \"Karema\", to: \"Kalumpang\", km: 118, way: \"darat\")],\n    settings: (",
        ),
    ]);
    let proposal = &facts.proposals()[0];
    assert_eq!(facts.kind_of(&proposal.moves[0]), MoveKind::Confirmation);
    let old = facts.position(&"SOS-KASI".into()).expect("it is still listed");
    assert_eq!(old.change, Some(Change::Abolished));
    assert_eq!(crate::workload::need::need(&facts, old).map(|need| need.persons), Some(0));
    assert_eq!(facts.distance("kalumpang", "Karema").map(|distance| distance.km), Some(118));
    assert!(facts.distance("Karema", "Tommo").is_none());
}

#[test]
fn a_unit_works_where_the_unit_above_does_unless_it_says_otherwise() {
    let agency = ("short: \"Dinsos\", kind: Agency", "short: \"Dinsos\", kind: Agency, place: \"Karema\"");
    let apart = ("parent: \"DINSOS\", kind", "parent: \"DINSOS\", place: \"Tommo\", kind");
    assert_eq!(facts(&[agency]).place_of(&"DINSOS-SEK".into()), Some("Karema"));
    assert_eq!(facts(&[agency, apart]).place_of(&"DINSOS-SEK".into()), Some("Tommo"));
    assert_eq!(facts(&[agency]).place_of(&"DISDUK".into()), None);
}

#[test]
fn an_acting_appointment_has_a_last_day_like_a_temporary_assignment() {
    let acting = ("kind: TemporaryAssignment", "kind: Acting");
    assert!(facts(&[acting]).proposals()[1].until.is_some());
    let endless = check_text(examine(with(&[acting, (", until: \"2027-06-30\"", "")]).into()));
    assert_eq!(endless.faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), ["E-LAST-DAY"]);
}

#[test]
fn what_an_employee_brings_along_is_read() {
    let told = "id: \"P-0003\", concurrent: \"SOS-ADM\", certificates: [\"PPNS\"], family_place: \"Karema\", \
                last_transfer: (date: \"2026-03-02\", record: \"800/02\"), service_bond_until: \"2033-03-01\", \
                leave_until: \"2027-02-10\",";
    let facts = facts(&[("id: \"P-0003\",", told)]);
    let employee = facts.employee(&"P-0003".into()).expect("it is listed");
    assert_eq!(employee.concurrent.as_ref().map(|position| position.as_str()), Some("SOS-ADM"));
    assert_eq!(employee.certificates, ["PPNS"]);
    assert_eq!(employee.family_place.as_deref(), Some("Karema"));
    assert_eq!(employee.last_transfer.as_ref().map(|last| last.record.as_str()), Some("800/02"));
    assert!(employee.service_bond_until > employee.leave_until);
    let dangling = with(&[("id: \"P-0003\",", "id: \"P-0003\", concurrent: \"SOS-ADN\",")]);
    assert_eq!(check_text(examine(dangling.into())).faults[0].code, "E-REFERENCE");
}

#[test]
fn a_letter_of_approval_covers_everybody_unless_it_says_whom() {
    let with_letter = |letter: &str| {
        let election = format!("election: (inauguration: \"2026-11-02\", approval: ({letter})), members: [");
        let approval = facts(&[("members: [", &election)]).sitting().election.approval.clone();
        approval.map(|approval| (approval.letter.number, approval.covers))
    };
    let plain = with_letter("number: \"100/901\", date: \"2026-09-28\"");
    assert_eq!(plain, Some(("100/901".to_owned(), Coverage::Everybody)));
    let narrow = with_letter("number: \"100/901\", date: \"2026-09-28\", covers: NonManagerial");
    assert_eq!(narrow.map(|(_, covers)| covers), Some(Coverage::NonManagerial));
}

#[test]
fn personal_data_that_no_sitting_needs_have_no_field_and_no_similar_one() {
    let cure = |field: &str| {
        let told = format!("name: \"Fajar\", {field}: \"x\"");
        check_text(examine(with(&[("name: \"Fajar\"", &told)]).into())).faults.remove(0).cure.key
    };
    assert_eq!((cure("agama"), cure("NIK")), ("fault.cure.private-field", "fault.cure.private-field"));
    assert_eq!(cure("grede"), "fault.cure.did-you-mean");
}
