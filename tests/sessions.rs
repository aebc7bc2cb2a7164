//! The sample sessions: each opens, is a believable house of different people, and tells its story in numbers.

#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

use chrono::{Datelike, Months, NaiveDate};
use sidang::domain::class::{Class, Echelon};
use sidang::domain::education::EducationLevel;
use sidang::domain::employee::{Employee, Employment, LegalStanding};
use sidang::domain::facts::Facts;
use sidang::domain::ids::UnitId;
use sidang::domain::nip::NumberKind;
use sidang::domain::placements::Placements;
use sidang::domain::position::{LoadKind, Need, Position};
use sidang::domain::retirement::pension_from;
use sidang::store::session;
use sidang::workload::balance::{Balance, UnitBalance};
use sidang::workload::need::{need, task_load};
use sidang::workload::spread::Spread;

/// A sample session with the name of its file.
struct Sample {
    name: String,
    facts: Facts,
}

/// Every session in `sessions/`, by name.
fn samples() -> Vec<Sample> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let sessions = paths.iter().filter(|path| path.extension().is_some_and(|end| end == "ron"));
    let read = |path: &std::path::PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let file = session::read(path, 64 << 20).unwrap_or_else(|refused| panic!("{name}: {refused:?}"));
        Sample { name, facts: file.facts }
    };
    sessions.map(read).collect()
}

fn sample(name: &str) -> Facts {
    samples().into_iter().find(|sample| sample.name == name).expect("the sample is there").facts
}

/// Asks everything of every employee of every sample and lists what was answered.
fn of_everybody(ask: impl Fn(&Facts, &Employee) -> Vec<String>) -> Vec<String> {
    let mut said = Vec::new();
    for Sample { name, facts } in samples() {
        for employee in facts.employees() {
            let answers = ask(&facts, employee).into_iter();
            said.extend(answers.map(|answer| format!("{name}: {} {}: {answer}", employee.id, employee.name)));
        }
    }
    said
}

fn none(said: &[String]) {
    assert!(said.is_empty(), "{}", said.join("\n"));
}

fn balance(facts: &Facts) -> Balance {
    Balance::of(facts, &Placements::default())
}

fn of_unit(facts: &Facts, unit: &str) -> UnitBalance {
    balance(facts).unit(&UnitId::from(unit)).expect("the unit is there").clone()
}

fn position<'a>(facts: &'a Facts, id: &str) -> &'a Position {
    facts.position(&id.into()).unwrap_or_else(|| panic!("no position {id}"))
}

#[test]
fn every_sample_is_as_large_as_a_real_round() {
    let samples = samples();
    assert!(!samples.is_empty());
    for Sample { name, facts } in &samples {
        let sizes = [
            ("agencies", facts.agencies().count(), 10),
            ("positions", facts.positions().len(), 60),
            ("employees", facts.employees().len(), 120),
            ("proposals", facts.proposals().len(), 12),
            ("forum entries", facts.forum().len(), 5),
            ("legal bases", facts.legal_bases().len(), 8),
        ];
        for (what, found, least) in sizes {
            assert!(found >= least, "{name}: {found} {what}, at least {least}");
        }
        assert!(facts.sample(), "{name} does not say that its people are invented");
        assert!(facts.proposals().len() <= 30, "{name}: {} proposals are too many", facts.proposals().len());
        let deep = facts.units().iter().filter(|unit| unit.parent.is_some()).count();
        assert!(deep >= 10, "{name}: {deep} units under agencies");
    }
}

#[test]
fn every_committee_can_vote_and_names_nobody_twice() {
    let mut ids = HashSet::new();
    for Sample { name, facts } in samples() {
        let sitting = facts.sitting();
        assert!(ids.insert(sitting.id.clone()), "{name}: {} is the id of another sample too", sitting.id);
        assert_eq!(sitting.members.len(), 7, "{name}");
        assert_eq!(sitting.voters().count() % 2, 1, "{name}: an even number of voters");
        let names: HashSet<&str> = sitting.members.iter().map(|member| member.name.as_str()).collect();
        assert_eq!(names.len(), 7, "{name}: a name stands twice in the committee");
        for member in &sitting.members {
            let Some(row) = member.employee.as_ref().and_then(|id| facts.employee(id)) else { continue };
            assert_eq!(member.name, row.full_name(), "{name}: {}", member.id);
            assert_eq!(member.nip, row.nip, "{name}: {}", member.id);
            assert_eq!(member.rank, row.rank(), "{name}: {}", member.id);
        }
    }
}

#[test]
fn nobody_bears_the_name_or_the_number_of_another() {
    let mut people: HashMap<String, (String, String, String)> = HashMap::new();
    for Sample { name, facts } in samples() {
        let mut here = HashSet::new();
        for employee in facts.employees() {
            assert!(here.insert(employee.name.clone()), "{name}: two employees are called {}", employee.name);
            let number = employee.nip.as_ref().map_or_else(String::new, |nip| nip.digits().to_owned());
            let invented = number.is_empty() || number.as_bytes()[15] == b'9';
            assert!(invented, "{name}: the serial of {} is not of the invented ones", employee.id);
            // One government may have two samples: then the same person is the same row, and nobody else.
            let key = format!("{} {}", facts.sitting().government, employee.name);
            let is = (employee.id.to_string(), number, name.clone());
            let was = people.entry(key).or_insert_with(|| is.clone());
            assert_eq!((&was.0, &was.1), (&is.0, &is.1), "{}: another in {} and {}", employee.name, was.2, name);
        }
    }
}

/// What makes a life, each part as text; empty where nothing is stated.
fn life(employee: &Employee) -> [String; 8] {
    let listed = |parts: Vec<String>| parts.join(";");
    let education = employee.education.iter().map(|one| format!("{:?} {} {:?}", one.level, one.major, one.year));
    let history = employee.history.iter().map(|past| format!("{} {} {}", past.title, past.unit, past.from));
    let training = employee.training.iter().map(|one| format!("{} {}", one.name, one.year));
    let performance = employee.performance.iter().map(|one| format!("{one:?}"));
    let shown = |value: Option<String>| value.unwrap_or_default();
    [
        shown(employee.born().map(|day| day.to_string())),
        shown(employee.position_since.map(|day| day.to_string())),
        shown(employee.grade.zip(employee.grade_since).map(|(grade, since)| format!("{grade} {since}"))),
        listed(education.collect()),
        listed(history.collect()),
        listed(training.collect()),
        listed(performance.collect()),
        shown(employee.assessment.as_ref().map(|one| format!("{one:?}"))),
    ]
}

/// Parts that two lives share, where both state them.
fn shared(one: &[String; 8], other: &[String; 8]) -> usize {
    one.iter().zip(other).filter(|(one, other)| !one.is_empty() && one == other).count()
}

#[test]
fn no_two_employees_are_the_same_life_under_two_names() {
    for Sample { name, facts } in samples() {
        let lives: Vec<(&Employee, [String; 8])> = facts.employees().iter().map(|one| (one, life(one))).collect();
        for (at, (employee, own)) in lives.iter().enumerate() {
            for (other, theirs) in &lives[at + 1..] {
                let parts = shared(own, theirs);
                assert!(parts < 5, "{name}: {} and {} share {parts} of 8 parts of their lives", employee.id, other.id);
            }
        }
    }
}

#[test]
fn a_clone_would_be_seen() {
    let facts = sample("plaju-penataan");
    let one = &facts.employees()[20];
    let mut clone = one.clone();
    clone.name = "Orang Lain".to_owned();
    clone.position_since = None;
    assert!(shared(&life(one), &life(&clone)) >= 5);
}

fn years(from: NaiveDate, to: NaiveDate) -> i32 {
    to.year() - from.year() - i32::from((to.month(), to.day()) < (from.month(), from.day()))
}

/// First day of the month of appointment that the number tells; none for contract staff and those without number.
fn appointed(employee: &Employee) -> Option<NaiveDate> {
    let nip = employee.nip.as_ref().filter(|nip| nip.kind() == NumberKind::CivilServant)?;
    NaiveDate::from_ymd_opt(nip.appointment_year(), nip.digits()[12..14].parse().unwrap(), 1)
}

/// Least age at which a level of education is finished.
fn least_age(level: EducationLevel) -> i32 {
    match level {
        EducationLevel::Sd | EducationLevel::Sltp => 11,
        EducationLevel::Slta => 16,
        EducationLevel::D1 | EducationLevel::D2 => 18,
        EducationLevel::D3 => 19,
        EducationLevel::S1 | EducationLevel::Profesi => 20,
        EducationLevel::S2 => 22,
        EducationLevel::S3 => 25,
    }
}

#[test]
fn ages_fit_the_lives() {
    none(&of_everybody(|facts, employee| {
        let mut said = Vec::new();
        let Some(born) = employee.born() else { return said };
        if let Some(day) = appointed(employee).filter(|day| !(18..=46).contains(&years(born, *day))) {
            said.push(format!("appointed at {}", years(born, day)));
        }
        let early = |one: &&sidang::domain::education::Education| {
            one.year.is_some_and(|year| year - born.year() < least_age(one.level))
        };
        said.extend(employee.education.iter().filter(early).map(|one| format!("{:?} in {:?}", one.level, one.year)));
        let class = employee.position.as_ref().and_then(|id| facts.position(id)).map_or(Class::Pelaksana, |p| p.class);
        let serving = employee.standing != LegalStanding::Left && employee.employment == Employment::Pns;
        if serving && pension_from(born, class) <= facts.sitting().data_date {
            said.push("past the retirement age".to_owned());
        }
        said
    }));
}

#[test]
fn careers_run_forward_without_holding_two_posts_at_once() {
    none(&of_everybody(|facts, employee| {
        let mut said = Vec::new();
        let mut spans: Vec<(NaiveDate, Option<NaiveDate>)> =
            employee.history.iter().map(|past| (past.from, past.until)).collect();
        spans.sort();
        let since = employee.position_since;
        let next = spans.iter().skip(1).map(|span| Some(span.0)).chain([since]);
        for (span, next) in spans.iter().zip(next) {
            let end = span.1.unwrap_or(span.0);
            if end < span.0 || next.is_some_and(|next| end >= next) {
                said.push(format!("the post of {} ends {end}, the next begins {next:?}", span.0));
            }
        }
        let first = spans.first().map(|span| span.0).or(since);
        if let Some((first, appointed)) = first.zip(appointed(employee)).filter(|(first, day)| first < day) {
            said.push(format!("in a post on {first}, appointed {appointed}"));
        }
        for day in [since, employee.grade_since].into_iter().flatten() {
            if day > facts.sitting().data_date {
                said.push(format!("{day} lies after the day of the data"));
            }
        }
        said
    }));
}

/// Rank at which somebody with this education enters the service.
fn entry_order(level: EducationLevel) -> u8 {
    match level {
        EducationLevel::Sd | EducationLevel::Sltp => 1,
        EducationLevel::Slta | EducationLevel::D1 => 5,
        EducationLevel::D2 | EducationLevel::D3 => 7,
        EducationLevel::S1 => 9,
        EducationLevel::Profesi | EducationLevel::S2 => 10,
        EducationLevel::S3 => 11,
    }
}

/// Lowest and highest rank of a class without echelon; none where pelaksana of any rank sit.
fn ranks_of(class: Class) -> Option<(u8, u8)> {
    Some(match class {
        Class::Pemula => (5, 6),
        Class::Terampil => (6, 8),
        Class::Mahir => (9, 10),
        Class::Penyelia => (11, 12),
        Class::AhliPertama => (9, 10),
        Class::AhliMuda => (11, 12),
        Class::AhliMadya => (13, 15),
        Class::AhliUtama => (16, 17),
        _ => return None,
    })
}

#[test]
fn ranks_fit_years_of_service_education_and_seat() {
    none(&of_everybody(|facts, employee| {
        let mut said = Vec::new();
        let Some(rank) = employee.rank() else { return said };
        let seat = employee.position.as_ref().and_then(|id| facts.position(id));
        let bounds = seat.and_then(|seat| match seat.echelon {
            Some(echelon) => {
                Some((Echelon::lowest_rank(echelon).order() - 1, Echelon::highest_rank(echelon).order() + 1))
            }
            None => ranks_of(seat.class),
        });
        if let Some((least, most)) = bounds.filter(|(least, most)| !(least..=most).contains(&&rank.order())) {
            said.push(format!("{rank} in a seat of {least} to {most}"));
        }
        let least = seat.map(|seat| seat.class.least_education());
        if least.zip(employee.education_level()).is_some_and(|(least, level)| level < least) {
            said.push(format!("{:?} in a seat that asks {least:?}", employee.education_level()));
        }
        // Four years a rank is the ordinary pace; nobody climbs at twice that pace all along.
        if let Some((day, level)) = appointed(employee).zip(employee.education_level()) {
            let steps = i32::from(rank.order()) - i32::from(entry_order(level));
            let service = years(day, facts.sitting().data_date);
            if steps * 2 > service + 2 {
                said.push(format!("{steps} ranks in {service} years"));
            }
        }
        said
    }));
}

#[test]
fn positions_are_described_measured_and_asked_for() {
    for Sample { name, facts } in samples() {
        let mut thin = Vec::new();
        for one in facts.positions() {
            let requirement = &one.requirement;
            let asks =
                requirement.education.is_some() || !requirement.fields.is_empty() || one.class != Class::Pelaksana;
            let measured = match &one.need {
                Need::Tasks(tasks) => tasks.len() >= 3,
                Need::Minutes(_) | Need::Persons(_) => true,
                Need::Unknown => false,
            };
            let lacks = [
                ("summary", one.summary.is_empty()),
                ("duties", one.duties.len() < 2),
                ("need", !measured),
                ("education", !asks),
                ("standard", one.standard.is_none()),
                ("job class", one.job_class.is_none()),
                ("kind of load", one.load_kind.is_none()),
            ];
            thin.extend(lacks.iter().filter(|(_, lack)| *lack).map(|(what, _)| format!("{} lacks {what}", one.id)));
        }
        // One position of a file may be one that nobody has analysed yet, as in a real office.
        let unknown: Vec<String> = facts
            .positions()
            .iter()
            .filter(|one| one.need == Need::Unknown)
            .map(|one| format!("{} ", one.id))
            .collect();
        assert!(unknown.len() <= 1, "{name}: {unknown:?} have no need");
        thin.retain(|said| !unknown.iter().any(|one| said.starts_with(one)));
        assert!(thin.is_empty(), "{name}: {}", thin.join("\n"));
        let with_tasks = facts.positions().iter().filter(|one| matches!(one.need, Need::Tasks(_))).count();
        assert!(with_tasks * 10 >= facts.positions().len() * 9, "{name}: {with_tasks} positions with tasks");
    }
}

#[test]
fn load_lies_unevenly_over_the_agencies() {
    for Sample { name, facts } in samples() {
        let settings = &facts.settings().workload;
        let balance = balance(&facts);
        let ratios: Vec<i64> = balance
            .agencies()
            .filter_map(|agency| agency.effectiveness(settings))
            .map(|effectiveness| effectiveness.thousandths())
            .collect();
        let even = ratios.iter().filter(|ratio| (950..=1050).contains(*ratio)).count();
        assert!(even * 2 <= ratios.len(), "{name}: {even} of {} agencies at ratio 1", ratios.len());
        assert!(ratios.iter().any(|ratio| *ratio > 1_200), "{name}: nobody is short of people: {ratios:?}");
        assert!(ratios.iter().any(|ratio| *ratio < 850), "{name}: nobody can let people go: {ratios:?}");
        assert!(Spread::of(&balance, settings).deviation.unwrap() >= 150, "{name}");
        assert!(balance.agencies().any(|agency| agency.releasable() >= 2), "{name}");
    }
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
    let minutes = minutes_of_task(&facts, "Memverifikasi dan memvalidasi data penerima bantuan sosial (DTSEN)");
    // 6,400 households at 6, 8 and 12 minutes: agency, district, and four of its seven villages.
    assert_eq!(minutes["DINSOS-LINJAMSOS"], 6_400 * 6);
    assert_eq!(minutes["KEC-PLAJU"], 6_400 * 8);
    let villages: u64 = minutes.iter().filter(|(unit, _)| unit.starts_with("KEL-")).map(|(_, minutes)| minutes).sum();
    assert_eq!(villages, (1_150 + 890 + 820 + 960) * 12);
    // Done once, in the villages, it frees more than one person of 75,000 minutes.
    assert!(minutes["DINSOS-LINJAMSOS"] + minutes["KEC-PLAJU"] > 75_000);
    let bills = minutes_of_task(&facts, "Mendata objek dan menyampaikan SPPT PBB");
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
    assert_eq!((of_unit(&facts, "DINKES").difference(), of_unit(&facts, "SETDA").difference()), (-13, 6));
    assert_eq!((of_unit(&facts, "BPKAD").difference(), of_unit(&facts, "KEC-PLAJU").difference()), (-3, 7));
    // Inside one agency: too many in one division, too few in the other.
    assert_eq!(of_unit(&facts, "DINSOS-LINJAMSOS").difference(), 3);
    assert_eq!(of_unit(&facts, "DINSOS-REHSOS").difference(), -2);
    // Nobody at all where a clinic should have one.
    assert!(facts.holders(&"PKM-PLAJU-PROMKES".into()).is_empty());
    let sanitation = position(&facts, "PKM-TEGAL-SANITASI");
    assert_eq!((need(&facts, sanitation).unwrap().persons, facts.holders(&sanitation.id).len()), (2, 0));
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
    assert_eq!((of_unit(&facts, "DINKES").difference(), of_unit(&facts, "DISDIK").difference()), (-4, 0));
    assert_eq!(of_kind(&facts, "DINKES", LoadKind::Administrative), (21, 9));
    assert_eq!(of_kind(&facts, "DINKES", LoadKind::Fieldwork), (5, 13));
    assert_eq!(of_kind(&facts, "DISDIK", LoadKind::Administrative), (13, 23));
    assert_eq!(of_kind(&facts, "DISDIK", LoadKind::Fieldwork), (11, 3));
    // The exchange goes both ways in one whole, each to the kind of load that lacks people.
    let exchanges = facts.proposals().iter().filter(|one| one.moves.len() == 2);
    let kinds = exchanges.map(|one| {
        let ends = one.moves.iter().map(|mutation| {
            let to = position(&facts, mutation.to.as_str());
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
        let one = position(&facts, id);
        assert_eq!(facts.holders(&one.id).len(), 1, "{id}");
        need(&facts, one).unwrap().load.unwrap() / minutes
    };
    assert_eq!((alone("PKM-PLAJU-PA"), alone("DINKES-PLK"), alone("DISDIK-PLO-LAP")), (221, 394, 415));
    let pressed = facts.forum().iter().filter(|entry| entry.employees.contains(&"P-0334".into()));
    assert!(pressed.clone().count() > 0 && pressed.clone().all(|entry| entry.settled));
    let open = facts.forum().iter().find(|entry| entry.employees.contains(&"P-0322".into())).unwrap();
    assert!(!open.settled && open.answer.is_none());
    let told = |word: &str| facts.proposals().iter().filter(|one| one.benefit.contains(word)).count();
    assert!(told("elatihan") >= 6 && told("mentor") >= 6 && told("langkah karier") >= 6);
}

/// Months after a day, as the trade counts them.
fn after(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap()
}

#[test]
fn what_a_sitting_looks_back_at_lies_behind_it() {
    for Sample { name, facts } in samples() {
        let sitting = facts.sitting();
        let early: Vec<String> = facts
            .proposals()
            .iter()
            .filter(|one| one.date.is_some_and(|day| day > sitting.date || after(day, 12) < sitting.date))
            .map(|one| format!("{} of {:?}", one.id, one.date))
            .collect();
        assert!(early.is_empty(), "{name}: {early:?}");
        let late = facts.forum().iter().filter(|entry| entry.date > sitting.date).count();
        assert_eq!(late, 0, "{name}: forum entries after the sitting");
        let open = facts.forum().iter().filter(|entry| !entry.settled).count();
        assert!(open > 0 && open < facts.forum().len(), "{name}: some concerns are answered, some stand open");
    }
}
