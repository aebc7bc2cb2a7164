//! One employee: birth, service, rank, position, education, in that they agree with one another.

use chrono::{Datelike, Duration, NaiveDate};

use crate::domain::class::Class;
use crate::domain::education::{EducationLevel, Field};
use crate::domain::employee::{Employment, LegalStanding};
use crate::domain::rank::Rank;
use crate::domain::retirement;
use crate::store::sample::calendar::{data, day, months_after, months_before, some_day};
use crate::store::sample::dice::Dice;
use crate::store::sample::ladder::{
    contract_grade, entry_ages, finished_at, first_rank, ranks, years_at_most, years_before,
};
use crate::store::sample::lists::{Lists, Schooling};
use crate::store::sample::templates::Job;

/// The last intake of civil servants whose two years of performance are complete.
const LAST_INTAKE: i32 = 2023;
/// Years by which somebody may be late with an education.
const LATE: i32 = 4;

/// A course of education that somebody finished.
#[derive(Clone, Copy, Debug)]
pub struct Studied<'a> {
    /// The course.
    pub course: &'a Schooling,
    /// Year of graduation.
    pub year: i32,
}

/// What holds an employee together; the rest is spelled from it.
#[derive(Debug)]
pub struct Person<'a> {
    /// Whether a woman: digit 15 of the number, first names, H. or Hj.; nothing else.
    pub woman: bool,
    /// Birth.
    pub born: NaiveDate,
    /// Appointment.
    pub entered: NaiveDate,
    /// Employment.
    pub employment: Employment,
    /// Standing.
    pub standing: LegalStanding,
    /// Rank or contract grade; none for honorary staff.
    pub grade: Option<&'static str>,
    /// Order of the rank; 0 without one.
    pub rank: u8,
    /// Since when.
    pub grade_since: NaiveDate,
    /// In the present position since.
    pub since: NaiveDate,
    /// Education, highest first.
    pub education: Vec<Studied<'a>>,
}

impl Person<'_> {
    /// Field of the first degree, which a career begins with.
    pub fn field(&self) -> Field {
        self.education.last().map_or(Field::General, |studied| studied.course.field)
    }

    /// Highest level of education.
    pub fn level(&self) -> EducationLevel {
        self.education.first().map_or(EducationLevel::Sd, |studied| studied.course.level)
    }

    /// Major of the highest education.
    pub fn major(&self) -> &'static str {
        self.education.first().map_or("", |studied| studied.course.major)
    }

    /// Whether the committee may move this person at all.
    pub fn movable(&self) -> bool {
        self.employment == Employment::Pns && self.standing == LegalStanding::Active
    }
}

/// The holder of a position made from `job`, in an agency of this field.
pub fn person<'a>(lists: &'a Lists, job: &Job, field: Field, dice: &mut Dice) -> Person<'a> {
    let woman = job.women | dice.percent(if matches!(field, Field::Health | Field::Teaching) { 64 } else { 44 });
    let course = course(lists, job, field, dice);
    let low = matches!(job.class, Class::Pelaksana | Class::Pemula | Class::Terampil | Class::AhliPertama);
    let mut person = match dice.below(1_000) {
        0..220 if low => contract(course.level, dice),
        220..232 if low => newcomer(course.level, dice),
        232..237 if job.class == Class::Pelaksana => honorary(course.level, dice),
        _ => {
            let master = dice.percent(master_share(job.class)) && course.level >= EducationLevel::S1;
            civil_servant(job, course.level, master, dice)
        }
    };
    person.woman = woman;
    person.education = studies(lists, course, &person, job.class, dice);
    person.standing = standing(&person, job.class, dice);
    person
}

/// How many in a hundred have a master's degree.
fn master_share(class: Class) -> usize {
    match class {
        Class::Jpt => 80,
        Class::Administrator | Class::AhliMadya | Class::AhliUtama => 45,
        Class::Pengawas | Class::AhliMuda => 20,
        _ => 5,
    }
}

/// What somebody in such a position has studied: mostly what the position asks for.
fn course<'a>(lists: &'a Lists, job: &Job, field: Field, dice: &mut Dice) -> &'a Schooling {
    let asked = job.least_education();
    let level = match asked {
        EducationLevel::Slta if job.class == Class::Pelaksana => match dice.below(20) {
            0..=14 => EducationLevel::Slta,
            15..=17 => EducationLevel::D3,
            _ => EducationLevel::S1,
        },
        EducationLevel::D3 if !job.class.is_functional() && dice.percent(85) => EducationLevel::S1,
        level => level,
    };
    let asked_for = |one: &&Schooling| job.majors.contains(&one.major);
    let near =
        |one: &&Schooling| if job.fields.is_empty() { one.field == field } else { job.fields.contains(&one.field) };
    let taught = || lists.education.iter().filter(move |one| one.level == level);
    let mut courses: Vec<&Schooling> = taught().filter(asked_for).collect();
    if courses.is_empty() || (job.class == Class::Pelaksana && dice.percent(20)) {
        courses = taught().filter(near).collect();
    }
    if courses.is_empty() || (!job.class.is_functional() && dice.percent(12)) {
        courses = taught().filter(|one| one.level < EducationLevel::Profesi || asked_for(one)).collect();
    }
    courses.get(dice.below(courses.len())).copied().unwrap_or(&lists.education[0])
}

/// A civil servant whose years of service suffice for class and rank, and who is not yet of retirement age.
fn civil_servant<'a>(job: &Job, level: EducationLevel, master: bool, dice: &mut Dice) -> Person<'a> {
    let (start, (low, high)) = (first_rank(level), ranks(job, level, master));
    let (youngest, oldest) = entry_ages(level);
    let before = years_before(job.class);
    let needed = i32::from(low.saturating_sub(start)) * 10 / 3 + 1;
    let least = needed.max(before + 2).max(data().year() - LAST_INTAKE);
    // In the year of the data one is up to two years older than entry age and years of service say.
    let age_limit = i32::try_from(retirement::age(job.class)).unwrap_or(58) - 2;
    let entry_age = dice.between(youngest, oldest.min(age_limit - least));
    let service = dice.between(least, years_at_most(job.class).max(least + 4).min(age_limit - entry_age));
    let month = *dice.one(&[1, 1, 3, 3, 3, 4, 12, 12]);
    let entered = day(data().year() - service, month, 1);
    let reached = start.saturating_add(u8::try_from(service / 4).unwrap_or(0)).clamp(low.max(start), high.max(start));
    let rank = if job.class.is_structural() && reached > start && reached == low && dice.percent(12) {
        reached - 1
    } else {
        reached
    };
    Person {
        born: born(entered, entry_age, dice),
        rank,
        grade: Rank::from_order(rank).map(Rank::spelling),
        grade_since: promoted(entered, start, rank, dice),
        since: in_position_since(entered, before, dice),
        ..blank(entered, Employment::Pns)
    }
}

/// A contract employee, in one position since the beginning.
fn contract<'a>(level: EducationLevel, dice: &mut Dice) -> Person<'a> {
    let (youngest, _) = entry_ages(level);
    let entered = day(dice.between(2021, 2024), dice.between(2, 10).cast_unsigned(), 1);
    let age = dice.between(youngest, 46);
    Person { born: born(entered, age, dice), grade: Some(contract_grade(level)), ..blank(entered, Employment::Pppk) }
}

/// A civil servant on probation.
fn newcomer<'a>(level: EducationLevel, dice: &mut Dice) -> Person<'a> {
    let (youngest, oldest) = entry_ages(level);
    let entered = *dice.one(&[day(2025, 6, 1), day(2026, 3, 1)]);
    let (rank, age) = (first_rank(level), dice.between(youngest, oldest));
    let grade = Rank::from_order(rank).map(Rank::spelling);
    Person { born: born(entered, age, dice), rank, grade, ..blank(entered, Employment::Cpns) }
}

/// Honorary staff, without number and grade.
fn honorary<'a>(level: EducationLevel, dice: &mut Dice) -> Person<'a> {
    let entered = day(dice.between(2014, 2022), dice.between(1, 12).cast_unsigned(), 2);
    let age = dice.between(entry_ages(level).0, 38);
    Person { born: born(entered, age, dice), ..blank(entered, Employment::Honorer) }
}

/// Somebody of whom only the beginning is known.
fn blank<'a>(entered: NaiveDate, employment: Employment) -> Person<'a> {
    Person {
        woman: false,
        born: entered,
        entered,
        employment,
        standing: LegalStanding::Active,
        grade: None,
        rank: 0,
        grade_since: entered,
        since: entered,
        education: Vec::new(),
    }
}

/// A birthday of somebody who entered at this age.
fn born(entered: NaiveDate, age: i32, dice: &mut Dice) -> NaiveDate {
    day(entered.year() - age, entered.month(), 1) - Duration::days(i64::from(dice.between(1, 364)))
}

/// Day of the last rank: 1 April or 1 October, about four years a step, and not too long ago.
fn promoted(entered: NaiveDate, start: u8, rank: u8, dice: &mut Dice) -> NaiveDate {
    if rank <= start {
        return entered;
    }
    let regular = entered.year() + i32::from(rank - start) * 4;
    let year = match regular {
        ..2017 => dice.between(2017, 2025),
        2026.. => dice.between(2022, 2025),
        year => year,
    };
    day(year.max(entered.year() + 2), *dice.one(&[4, 10]), 1)
}

/// A day in the last eight years, after the years that come before such a position.
fn in_position_since(entered: NaiveDate, before: i32, dice: &mut Dice) -> NaiveDate {
    let months = match dice.below(20) {
        0..2 => dice.between(4, 23),
        2..16 => dice.between(25, 60),
        _ => dice.between(61, 96),
    };
    let drawn = some_day(months_before(data(), months), dice);
    drawn.max(months_after(entered, before * 12))
}

/// What was studied, highest first: a master's degree later, a bachelor's before a profession.
fn studies<'a>(
    lists: &'a Lists,
    course: &'a Schooling,
    person: &Person<'_>,
    class: Class,
    dice: &mut Dice,
) -> Vec<Studied<'a>> {
    let earliest = person.born.year() + finished_at(course.level);
    let year = dice.between(earliest, (person.entered.year() - 1).min(earliest + LATE));
    let mut studied = vec![Studied { course, year }];
    let later = person.entered.year() + 4;
    if person.rank > 0 && course.level >= EducationLevel::S1 && later <= 2024 && dice.percent(master_share(class)) {
        let masters = lists.education.iter().filter(|one| one.level == EducationLevel::S2);
        let (own, general): (Vec<&Schooling>, Vec<&Schooling>) = masters.partition(|one| one.field == course.field);
        let pool = if own.is_empty() || dice.percent(30) { &general } else { &own };
        studied.insert(
            0,
            Studied { course: pool[dice.below(pool.len())], year: dice.between(later, (later + 12).min(2024)) },
        );
    }
    studied
}

fn standing(person: &Person<'_>, class: Class, dice: &mut Dice) -> LegalStanding {
    let pension = retirement::pension_from(person.born, class);
    if person.employment != Employment::Pns || class.is_structural() {
        return LegalStanding::Active;
    }
    match dice.below(1_000) {
        0..6 => LegalStanding::StudyAssignment,
        6..9 => LegalStanding::UnpaidLeave,
        9..10 => LegalStanding::Suspended,
        10..400 if pension <= months_after(data(), 12) => LegalStanding::PreRetirement,
        _ => LegalStanding::Active,
    }
}
