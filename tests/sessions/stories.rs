//! The story of each sample, as a few numbers that were worked out by hand.

use std::collections::BTreeMap;

use sidang::domain::class::MoveKind;
use sidang::domain::committee::OfficeStatus;
use sidang::domain::facts::Facts;
use sidang::domain::ids::UnitId;
use sidang::domain::performance::OrganisationPredicate;
use sidang::domain::placements::Placements;
use sidang::domain::position::{LoadKind, Need, Position};
use sidang::domain::proposal::Origin;
use sidang::workload::balance::UnitBalance;
use sidang::workload::need::{load_factor, need, task_load};

use crate::{balance, sample};

fn of_unit(facts: &Facts, unit: &str) -> UnitBalance {
    balance(facts).unit(&UnitId::from(unit)).expect("the unit is there").clone()
}

/// Persons at work above or below the need, of several units.
fn differences<const N: usize>(facts: &Facts, units: [&str; N]) -> [i64; N] {
    units.map(|unit| of_unit(facts, unit).difference())
}

fn position<'a>(facts: &'a Facts, id: &str) -> &'a Position {
    facts.position(&id.into()).unwrap_or_else(|| panic!("no position {id}"))
}

/// Minutes a year that tasks of this wording take, by the agency in which they are done.
fn minutes_of_task(facts: &Facts, wording: &str) -> BTreeMap<String, u64> {
    let mut minutes: BTreeMap<String, u64> = BTreeMap::new();
    for one in facts.positions() {
        let Need::Tasks(tasks) = &one.need else { continue };
        for task in tasks.iter().filter(|task| task.description == wording) {
            *minutes.entry(one.unit.to_string()).or_default() += task_load(task, &facts.settings().workload) / 100;
        }
    }
    minutes
}

#[test]
fn plaju_penataan_verifies_the_same_data_in_three_places() {
    let facts = sample("plaju-penataan");
    let minutes = minutes_of_task(facts, "Memverifikasi dan memvalidasi data penerima bantuan sosial (DTSEN)");
    // 6,400 households at 6, 8 and 12 minutes: agency, district, and four of its seven villages.
    assert_eq!(minutes["DINSOS-LINJAMSOS"], 6_400 * 6);
    assert_eq!(minutes["KEC-PLAJU"], 6_400 * 8);
    let villages: u64 = minutes.iter().filter(|(unit, _)| unit.starts_with("KEL-")).map(|(_, minutes)| minutes).sum();
    assert_eq!(villages, (1_150 + 890 + 820 + 960) * 12);
    // Done once, in the villages, it frees more than one person of 75,000 minutes.
    assert!(minutes["DINSOS-LINJAMSOS"] + minutes["KEC-PLAJU"] > 75_000);
    let bills = minutes_of_task(facts, "Mendata objek dan menyampaikan SPPT PBB");
    assert_eq!(bills.keys().filter(|unit| !unit.starts_with("KEL-")).count(), 2, "{bills:?}");
}

#[test]
fn plaju_penataan_has_health_graduates_in_offices_and_no_one_in_the_clinics() {
    use sidang::domain::education::Field::{Finance, Health};
    let facts = sample("plaju-penataan");
    let studied = |field, agency: &str| {
        let here = facts.employees().iter().filter(|one| {
            let unit = one.position.as_ref().and_then(|id| facts.agency_of_position(id));
            unit.is_some_and(|unit| unit.id.as_str() == agency)
        });
        here.filter(|one| one.highest_education().is_some_and(|highest| highest.field == field)).count()
    };
    assert!(studied(Health, "SETDA") >= 4 && studied(Health, "KEC-PLAJU") >= 2 && studied(Finance, "DINSOS") >= 2);
    assert_eq!(differences(facts, ["DINKES", "BPKAD", "SETDA", "KEC-PLAJU"]), [-13, -3, 6, 10]);
    // Inside one agency: too many in one division, too few in the other.
    assert_eq!(differences(facts, ["DINSOS-LINJAMSOS", "DINSOS-REHSOS"]), [3, -2]);
    // Nobody at all where a clinic should have one.
    assert!(facts.holders(&"PKM-PLAJU-PROMKES".into()).is_empty());
    let sanitation = position(facts, "PKM-TEGAL-SANITASI");
    assert_eq!((need(facts, sanitation).unwrap().persons, facts.holders(&sanitation.id).len()), (2, 0));
    assert_eq!(sanitation.load_kind, Some(LoadKind::Fieldwork));
    // Mentors, training after the move and a look back are told to those who move.
    let told = |word: &str| facts.proposals().iter().filter(|one| one.benefit.contains(word)).count();
    assert!(told("dampingi") + told("pendamping") >= 10 && told("sesudah") >= 4 && told("ditinjau") >= 12);
    assert!(facts.forum().iter().any(|entry| entry.category == "Penilaian atas penataan yang lalu" && entry.settled));
}

/// Persons needed and at work in an agency's positions of one kind of load.
fn of_kind(facts: &Facts, agency: &str, kind: LoadKind) -> (u32, u32) {
    let here = facts.positions().iter().filter(|one| one.load_kind == Some(kind));
    let here = here.filter(|one| facts.agency_of(&one.unit).as_str() == agency);
    here.fold((0, 0), |(persons, present), one| {
        let strength = Placements::default().strength(facts, &one.id);
        (persons + need(facts, one).unwrap().persons, present + strength)
    })
}

#[test]
fn plaju_beban_kerja_has_two_agencies_that_lack_what_the_other_has() {
    let facts = sample("plaju-beban-kerja");
    // By heads both come near to balance; by kind of load neither does.
    assert_eq!(differences(facts, ["DINKES", "DISDIK"]), [-4, 2]);
    assert_eq!(of_kind(facts, "DINKES", LoadKind::Administrative), (21, 9));
    assert_eq!(of_kind(facts, "DINKES", LoadKind::Fieldwork), (5, 13));
    assert_eq!(of_kind(facts, "DISDIK", LoadKind::Administrative), (13, 25));
    assert_eq!(of_kind(facts, "DISDIK", LoadKind::Fieldwork), (11, 3));
    // The exchange goes both ways in one whole, each to the kind of load that lacks people.
    let exchanges = facts.proposals().iter().filter(|one| one.moves.len() == 2);
    let kinds = exchanges.map(|one| {
        let ends = one.moves.iter().map(|mutation| {
            let to = position(facts, mutation.to.as_str());
            (facts.agency_of(&to.unit).to_string(), to.load_kind.unwrap())
        });
        ends.collect::<Vec<_>>()
    });
    let both_ways = vec![("DINKES".to_owned(), LoadKind::Administrative), ("DISDIK".to_owned(), LoadKind::Fieldwork)];
    assert_eq!(kinds.collect::<Vec<_>>(), [both_ways.clone(), both_ways]);
}

#[test]
fn plaju_beban_kerja_presses_single_people_and_answers_some() {
    let facts = sample("plaju-beban-kerja");
    let minutes = facts.settings().workload.effective_minutes;
    // Load of one person who is alone in a position, in hundredths of a person.
    let alone = |id: &str| {
        let one = position(facts, id);
        assert_eq!(facts.holders(&one.id).len(), 1, "{id}");
        need(facts, one).unwrap().load.unwrap() / minutes
    };
    assert_eq!((alone("PKM-PLAJU-PA"), alone("DINKES-PLK"), alone("DISDIK-PLO-LAP")), (221, 394, 415));
    let pressed = facts.forum().iter().filter(|entry| entry.employees.contains(&"P-0334".into()));
    assert!(pressed.clone().count() > 0 && pressed.clone().all(|entry| entry.settled));
    let open = facts.forum().iter().find(|entry| entry.employees.contains(&"P-0322".into())).unwrap();
    assert!(!open.settled && open.answer.is_none());
    let told = |word: &str| facts.proposals().iter().filter(|one| one.benefit.contains(word)).count();
    assert!(told("elatihan") >= 6 && told("mentor") >= 6 && told("langkah karier") >= 6);
}

#[test]
fn tebingtinggi_rencana_is_short_where_the_town_grows_and_has_seats_that_wait() {
    let facts = sample("tebingtinggi-rencana");
    assert_eq!(differences(facts, ["DISDUKCAPIL", "DINKES", "DISDIKBUD"]), [-16, -15, -3]);
    assert_eq!(differences(facts, ["SETDAKO", "DINSOS"]), [10, 6]);
    let growth = |unit: &str| load_factor(facts, &unit.into()).map(|factor| factor.percent);
    assert_eq!(
        (growth("DISDUKCAPIL-DAFDUK"), growth("DISDUKCAPIL-SEK"), growth("DINSOS")),
        (Some(118), Some(116), None)
    );
    // Three posts that live from each other's seats, one swap, and seats for which two are proposed.
    let items = facts.docket().items();
    let chain: Vec<&str> = facts.docket().chain(1).map(|item| item.proposals[0].as_str()).collect();
    assert_eq!(chain, ["U-02", "U-03", "U-04"]);
    assert_eq!(items.iter().filter(|item| item.is_swap()).count(), 1);
    assert!(items.iter().filter(|item| item.proposals.len() > 1).count() >= 2);
    assert!(facts.positions().iter().filter(|one| one.vacant_since.is_some()).count() >= 6);
}

#[test]
fn mamuju_pengelolaan_lends_health_staff_to_the_mountains_and_the_islands() {
    let facts = sample("mamuju-pengelolaan");
    assert_eq!(differences(facts, ["PKM-KALUMPANG", "PKM-BONEHAU", "PKM-BINANGA", "BAPENDA"]), [-7, -5, 5, -9]);
    let of_kind = |kind: MoveKind| {
        let moves = facts.proposals().iter().flat_map(|one| one.moves.iter().map(move |mutation| (one, mutation)));
        moves.filter(move |(_, mutation)| facts.kind_of(mutation) == kind)
    };
    let (effective, first) = (facts.sitting().effective, "P-0078");
    let lent: Vec<_> = of_kind(MoveKind::TemporaryAssignment).collect();
    assert!(lent.len() >= 8 && lent[0].1.employee.as_str() == first);
    assert!(lent.iter().all(|(one, _)| one.until.is_some_and(|until| until > effective)), "nobody is lent for good");
    assert_eq!(of_kind(MoveKind::Confirmation).count(), 3, "those whose seats are renamed are confirmed");
    assert!(facts.sitting().reorganisation.is_some());
    let hours = facts.distance("Mamuju", "Kalumpang").expect("the file tells how far it is");
    assert!(hours.km > 100, "{hours:?}");
}

#[test]
fn bungo_kinerja_has_people_heaped_in_one_division_of_an_agency_and_counts_what_they_achieve() {
    let facts = sample("bungo-kinerja");
    // Whole agencies near to balance, their divisions far from it.
    assert_eq!(differences(facts, ["DPUPR", "DPUPR-BM", "DPUPR-SDA"]), [1, 5, -3]);
    assert_eq!(differences(facts, ["DISDIKBUD", "DISDIKBUD-SEK", "DISDIKBUD-PAUD"]), [-1, 5, -5]);
    let teams: Vec<_> = facts.units().iter().filter(|unit| unit.parent.is_some()).map(|unit| unit.predicate).collect();
    assert!(
        teams.contains(&Some(OrganisationPredicate::Outstanding)) && teams.contains(&Some(OrganisationPredicate::Poor))
    );
    let targets =
        facts.employees().iter().flat_map(|one| &one.performance).filter(|year| year.target_percent.is_some());
    assert!(targets.count() >= 20, "targets attained are part of the story");
    // A name from outside stands beside one that was proposed for what it achieved.
    let pushed: Vec<_> = facts.proposals().iter().filter(|one| one.origin == Origin::Outside).collect();
    let rivals = facts.proposals().iter().filter(|one| one.moves[0].to == pushed[0].moves[0].to).count();
    assert_eq!((pushed.len(), rivals), (1, 2));
    assert_eq!(facts.sitting().appointing_status, OfficeStatus::Acting);
}
