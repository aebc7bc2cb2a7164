//! The people of the samples: different lives, each possible.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};
use sidang::domain::class::{Class, Echelon};
use sidang::domain::education::EducationLevel;
use sidang::domain::employee::{Employee, Employment, LegalStanding};
use sidang::domain::facts::Facts;
use sidang::domain::nip::NumberKind;
use sidang::domain::retirement::pension_from;

use crate::{Sample, sample, samples};

/// Asks everything of every employee of every sample and lists what was answered.
fn of_everybody(ask: impl Fn(&Facts, &Employee) -> Vec<String>) -> Vec<String> {
    let mut said = Vec::new();
    for Sample { name, facts } in samples() {
        for employee in facts.employees() {
            let answers = ask(facts, employee).into_iter();
            said.extend(answers.map(|answer| format!("{name}: {} {}: {answer}", employee.id, employee.name)));
        }
    }
    said
}

fn none(said: &[String]) {
    assert!(said.is_empty(), "{}", said.join("\n"));
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
fn nobody_in_a_lower_functional_level_is_left_in_one_rank_for_long() {
    // Four years are the ordinary pace; a test of competence that waits for a seat of the next level may add some.
    let lower = [Class::Pemula, Class::Terampil, Class::Mahir, Class::AhliPertama];
    none(&of_everybody(|facts, employee| {
        let seat = employee.position.as_ref().and_then(|id| facts.position(id));
        let since = employee.grade_since.filter(|_| employee.employment == Employment::Pns);
        let waits = seat.zip(since).filter(|(seat, _)| lower.contains(&seat.class));
        let waited = waits.map(|(_, since)| years(since, facts.sitting().data_date)).filter(|waited| *waited >= 6);
        waited.map(|waited| format!("{:?} for {waited} years", employee.grade)).into_iter().collect()
    }));
}
