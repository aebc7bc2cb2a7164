//! Made-up sessions, judged by what they state: they open, agree with themselves, and differ where they should.

#![allow(clippy::unwrap_used)]

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use chrono::{Datelike, Days, NaiveDate};
use sha2::{Digest, Sha256};
use sidang::domain::class::{Class, MoveKind};
use sidang::domain::committee::{Election, Role};
use sidang::domain::education::EducationLevel;
use sidang::domain::employee::{Employee, Employment};
use sidang::domain::facts::Facts;
use sidang::domain::nip::{Nip, NumberKind};
use sidang::domain::placements::Placements;
use sidang::domain::retirement::pension_from;
use sidang::quality;
use sidang::store::sample::file;
use sidang::store::sample::size::{Size, Wish};
use sidang::store::session::{self, Refused, SessionFile};
use sidang::workload::balance::Balance;

/// First digits of the hash of a session of 40 employees and seed 7.
const FINGERPRINT: &str = "cf6c06902e0cad4a";

fn size(employees: u32, seed: u64) -> Size {
    Size::of(Wish { employees: Some(employees), seed: Some(seed), ..Wish::default() }).unwrap()
}

/// The session of this size, read as any other file.
fn opened(size: Size) -> SessionFile {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("contoh.ron");
    std::fs::write(&path, file::session(size)).unwrap();
    match session::read(&path, 1 << 30) {
        Ok(file) => file,
        Err(Refused::Faults(found)) => {
            let codes: Vec<&str> = found.faults.iter().map(|fault| fault.code).collect();
            panic!("{size:?} has faults: {codes:?}");
        }
        Err(Refused::Error(error)) => panic!("{size:?}: {error:?}"),
    }
}

fn facts(employees: u32, seed: u64) -> Facts {
    opened(size(employees, seed)).facts
}

/// A large session that several stories look at.
fn region() -> &'static Facts {
    static FACTS: OnceLock<Facts> = OnceLock::new();
    FACTS.get_or_init(|| facts(3_000, 12))
}

/// A small one.
fn town() -> &'static Facts {
    static FACTS: OnceLock<Facts> = OnceLock::new();
    FACTS.get_or_init(|| facts(120, 4))
}

fn fingerprint(size: Size) -> String {
    let text = file::session(size);
    // The legal bases before it are those of another file.
    let own = &text[text.find("\nunits: [").unwrap()..];
    Sha256::digest(own).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn the_same_size_and_seed_make_the_same_bytes() {
    // It changes with the lists and the code; what must never be is that two machines differ.
    assert_eq!(fingerprint(size(40, 7)), FINGERPRINT);
    assert_eq!(fingerprint(size(300, 3)), fingerprint(size(300, 3)));
    assert_ne!(fingerprint(size(40, 8)), FINGERPRINT);
}

#[test]
fn sessions_of_any_size_open_and_have_few_notices() {
    let seeds = [0, 17, u64::MAX];
    let sizes = [1, 2, 7, 41, 120].into_iter().flat_map(|count| seeds.map(|seed| size(count, seed)));
    let odd = [(1, 1, 1), (1, 60, 9), (60, 1, 1), (60, 12, 12), (35, 400, 40), (300, 30, 2)];
    let odd = odd.map(|(employees, positions, agencies)| {
        let wish =
            Wish { employees: Some(employees), positions: Some(positions), agencies: Some(agencies), seed: Some(5) };
        Size::of(wish).unwrap()
    });
    for size in sizes.chain([size(1_000, 1_001)]).chain(odd) {
        let SessionFile { facts, .. } = opened(size);
        let notices: usize = quality::placed(&facts).iter().map(|notice| notice.findings.len()).sum();
        assert!(notices <= 9 + size.employees / 30 + size.positions / 20, "{size:?}: {notices}");
        assert_eq!((facts.employees().len(), facts.positions().len()), (size.employees, size.positions), "{size:?}");
        assert_eq!(facts.agencies().count(), size.agencies, "{size:?}");
        assert!(facts.sample());
        let proposals = (size.employees / 40).clamp(1, 400);
        assert_eq!(facts.proposals().len(), proposals, "{size:?}");
    }
}

#[test]
fn the_sitting_is_a_proper_one() {
    for facts in [&facts(1, 3), &facts(7, 2), town(), region()] {
        let sitting = facts.sitting();
        let count = |role| sitting.members.iter().filter(|member| member.role == role).count();
        assert_eq!((sitting.members.len(), sitting.voters().count()), (7, 5));
        assert_eq!((count(Role::Chair), count(Role::Secretary)), (1, 1));
        assert!(sitting.members.iter().all(|member| member.nip.is_some() && member.rank.is_some()));
        assert!(!facts.forum().is_empty());
    }
}

#[test]
fn the_legal_bases_are_those_of_the_hand_made_sample() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/sessions/tebingtinggi-rencana.ron");
    let by_hand = session::read(path.as_ref(), 1 << 30).unwrap().facts;
    assert_eq!(facts(1, 1).legal_bases(), by_hand.legal_bases());
}

#[test]
fn some_agencies_are_short_and_some_have_people_to_spare() {
    for facts in [&facts(120, 1), &facts(120, 2), &facts(120, 3), town(), region()] {
        let balance = Balance::of(facts, &Placements::default());
        let differences: Vec<i64> = balance.agencies().map(|agency| agency.difference()).collect();
        let short = differences.iter().filter(|difference| **difference < 0).count();
        let spare = differences.iter().filter(|difference| **difference > 0).count();
        assert!(short >= 3 && spare >= 2, "{differences:?}");
        let vacant: Vec<_> = facts.positions().iter().filter(|post| post.vacant_since.is_some()).collect();
        assert!(vacant.iter().all(|post| facts.holders(&post.id).is_empty()));
        assert!(vacant.len() >= 3 && vacant.iter().any(|post| post.acting.is_some()));
    }
}

#[test]
fn every_number_is_sound_unique_and_visibly_invented() {
    let facts = region();
    let mut seen = HashSet::new();
    for employee in facts.employees() {
        let Some(nip) = &employee.nip else {
            assert_eq!(employee.employment, Employment::Honorer, "{}", employee.id);
            continue;
        };
        let contract = employee.employment == Employment::Pppk;
        assert_eq!(nip.kind() == NumberKind::Contract, contract, "{}", employee.id);
        assert!(nip.digits()[15..].starts_with('9') && seen.insert(nip.digits()), "{}", employee.id);
        let sex = &nip.digits()[14..15];
        assert!(!employee.front_title.contains("Hj.") || sex == "2", "{}", employee.id);
        assert!(employee.front_title != "H." || sex == "1", "{}", employee.id);
        let midwife = facts.position(employee.position.as_ref().unwrap()).unwrap().title.starts_with("Bidan");
        assert!(!midwife || sex == "2", "{}", employee.id);
    }
}

/// Day of appointment by the number.
fn appointed(nip: &Nip) -> NaiveDate {
    let month = nip.digits()[12..14].parse().unwrap();
    let month = if nip.kind() == NumberKind::Contract { 1 } else { month };
    NaiveDate::from_ymd_opt(nip.appointment_year(), month, 1).unwrap()
}

fn civil_servants(facts: &Facts) -> impl Iterator<Item = (&Employee, &Nip, Class)> {
    let class = |employee: &Employee| facts.position(employee.position.as_ref().unwrap()).unwrap().class;
    facts.employees().iter().filter_map(move |employee| Some((employee, employee.nip.as_ref()?, class(employee))))
}

#[test]
fn ages_ranks_and_tenures_make_sense() {
    for facts in [town(), region()] {
        let today = facts.sitting().data_date;
        for (employee, nip, class) in civil_servants(facts) {
            let (id, born, appointed) = (&employee.id, nip.birth_date(), appointed(nip));
            let age = born.whole_years_until(appointed);
            assert!((18..=47).contains(&age), "{id}: appointed at {age}");
            assert!(pension_from(born, class) > today, "{id}: should be retired");
            let since = employee.position_since.unwrap();
            assert!(appointed <= since && since <= today, "{id}: {since}");
            let graded = employee.grade_since.unwrap();
            assert!(appointed <= graded && graded <= today, "{id}: {graded}");
            let post = facts.position(employee.position.as_ref().unwrap()).unwrap();
            let Some(rank) = employee.rank() else { continue };
            if let Some(lowest) = post.lowest_rank() {
                assert!(rank.order() + 1 >= lowest.order(), "{id}: {rank} in {}", post.id);
            }
            let service = appointed.whole_years_until(today);
            let first = match employee.education_level() {
                Some(EducationLevel::Slta) => 5,
                Some(EducationLevel::D3) => 7,
                Some(EducationLevel::Profesi) => 10,
                _ => 9,
            };
            let steps = i32::from(rank.order()) - first;
            assert!(steps * 3 <= service + 3, "{id}: {rank} after {service} years");
            assert!(employee.education_level() >= Some(post.least_education()), "{id}");
        }
    }
}

/// Whole years from one day to a later one.
trait Years {
    fn whole_years_until(self, later: NaiveDate) -> i32;
}

impl Years for NaiveDate {
    fn whole_years_until(self, later: NaiveDate) -> i32 {
        later.years_since(self).map_or(0, |years| i32::try_from(years).unwrap())
    }
}

#[test]
fn a_career_has_no_gap_and_nothing_comes_before_its_time() {
    let facts = region();
    let mut with_history = 0;
    for (employee, nip, _) in civil_servants(facts) {
        let (id, appointed) = (&employee.id, appointed(nip));
        let mut next = employee.position_since.unwrap();
        for past in &employee.history {
            assert_eq!(past.until.unwrap() + Days::new(1), next, "{id}");
            assert!(past.from < next, "{id}");
            next = past.from;
        }
        if employee.employment != Employment::Pppk {
            assert!(employee.history.is_empty() || next == appointed, "{id}: {next} {appointed}");
        }
        with_history += usize::from(!employee.history.is_empty());
        let years = employee.performance.iter().map(|year| year.year);
        let trained = employee.training.iter().map(|training| training.year);
        assert!(years.chain(trained).all(|year| year >= appointed.year()), "{id}");
        for education in &employee.education {
            let age = education.year.unwrap() - nip.birth_date().year();
            let least = if education.level >= EducationLevel::S1 { 20 } else { 12 };
            assert!(age >= least && education.year.unwrap() <= 2026, "{id}: {education:?}");
        }
        let cases = employee.discipline.iter().flatten();
        assert!(cases.into_iter().all(|case| case.from >= appointed), "{id}");
    }
    assert!(with_history > 1_500, "{with_history}");
}

#[test]
fn data_are_mostly_there_and_sometimes_missing_or_old() {
    let facts = region();
    let share = |count: &dyn Fn(&Employee) -> bool| facts.employees().iter().filter(|one| count(one)).count();
    let old = NaiveDate::from_ymd_opt(2023, 11, 16).unwrap();
    assert!((2_000..2_800).contains(&share(&|one| one.assessment.is_some())));
    assert!((5..120).contains(&share(&|one| one.assessment.as_ref().is_some_and(|assessed| assessed.date < old))));
    assert!((10..150).contains(&share(&|one| one.discipline.as_ref().is_some_and(|cases| !cases.is_empty()))));
    assert!(share(&|one| one.discipline.is_none()) > 100);
    assert!((60..600).contains(&share(&|one| !one.aspirations.is_empty())));
    assert!(share(&|one| !one.documents.is_empty()) > 200 && share(&|one| !one.relations.is_empty()) > 3);
    assert!((300..900).contains(&share(&|one| one.employment == Employment::Pppk)));
}

#[test]
fn no_two_people_of_a_town_have_the_same_name() {
    for seed in 0..8 {
        let facts = facts(120, seed);
        let names: HashSet<&str> = facts.employees().iter().map(|employee| employee.name.as_str()).collect();
        assert_eq!(names.len(), 120, "{seed}");
    }
    let facts = region();
    let mut names: HashMap<&str, usize> = HashMap::new();
    facts.employees().iter().for_each(|employee| *names.entry(&employee.name).or_default() += 1);
    assert!(names.values().all(|count| *count <= 2), "{:?}", names.iter().max_by_key(|(_, count)| **count));
}

#[test]
fn the_docket_has_moves_of_every_kind() {
    for facts in [region(), &facts(2_000, 5)] {
        let proposals = facts.proposals();
        let mut moved = HashSet::new();
        for mutation in proposals.iter().flat_map(|proposal| &proposal.moves) {
            assert!(moved.insert(&mutation.employee), "{} is moved twice", mutation.employee);
        }
        let seats: HashSet<_> = proposals.iter().map(|proposal| &proposal.moves[0].to).collect();
        assert!(seats.len() < proposals.len(), "rivals");
        assert!(proposals.iter().any(|proposal| proposal.moves.len() == 2), "swaps");
        assert!(proposals.iter().any(|proposal| !proposal.requires.is_empty()), "chains");
        assert!(proposals.iter().any(|proposal| proposal.urgent && !proposal.alternatives.is_empty()));
        let kinds: HashSet<_> = proposals.iter().flat_map(|one| &one.moves).map(|one| facts.kind_of(one)).collect();
        for kind in [MoveKind::Promotion, MoveKind::Rotation, MoveKind::TemporaryAssignment, MoveKind::Acting] {
            assert!(kinds.contains(&kind), "{kind:?}");
        }
        let origins: HashSet<_> = proposals.iter().map(|proposal| proposal.origin.key()).collect();
        assert!(origins.len() >= 4, "{origins:?}");
        assert!(facts.docket().items().iter().any(|item| item.chain.is_some()));
    }
}

#[test]
fn governments_differ_in_what_surrounds_their_sitting() {
    let governments: Vec<Facts> = (0..24).map(|seed| facts(300, seed)).collect();
    let counted = |holds: &dyn Fn(&Facts) -> bool| governments.iter().filter(|facts| holds(facts)).count();
    let election = |facts: &Facts| facts.sitting().election.clone();
    assert!((1..12).contains(&counted(&|facts| election(facts).nomination.is_some())), "an election ahead");
    assert!(counted(&|facts| election(facts).approval.is_some()) > 0, "the minister's letter");
    assert!(counted(&|facts| election(facts) == Election::default()) > 6, "mostly none is near");
    for facts in &governments {
        let created: Vec<_> = facts.positions().iter().filter(|position| position.change.is_some()).collect();
        let decree = facts.sitting().reorganisation.as_ref();
        assert_eq!(created.len(), usize::from(decree.is_some()));
        assert!(created.iter().all(|position| position.vacant_since == decree.map(|decree| decree.date)));
        assert!(facts.sitting().workload_fixed_on.is_some_and(|day| day < facts.sitting().data_date));
    }
    assert!((3..15).contains(&counted(&|facts| facts.sitting().reorganisation.is_some())));
}

#[test]
fn rarer_facts_are_there_too() {
    let facts = region();
    let employees = |holds: &dyn Fn(&Employee) -> bool| facts.employees().iter().filter(|one| holds(one)).count();
    assert!(employees(&|one| one.potential_score.is_some()) > employees(&|one| one.potential.is_none()) / 2);
    assert!((1..10).contains(&employees(&|one| one.concurrent.is_some())));
    let leading: Vec<_> = facts.positions().iter().filter(|position| position.leads_unit).collect();
    let held: Vec<usize> = leading.iter().map(|position| facts.holders(&position.id).len()).collect();
    assert!(leading.iter().all(|position| position.seats == 1));
    assert!(held.contains(&1) && held.iter().all(|count| *count <= 1), "{held:?}");
    let judged = || facts.units().iter().filter_map(|unit| unit.satisfaction.as_ref());
    let with_elements = judged().filter(|found| found.elements.is_some()).count();
    assert!(with_elements * 4 > judged().count() && with_elements < judged().count());
    assert!(facts.forum().iter().any(|voice| voice.speaker.is_some()));
}
