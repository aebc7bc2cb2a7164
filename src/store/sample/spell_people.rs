//! The employees of the file: what is known of each.

use chrono::Datelike;

use crate::domain::class::Class;
use crate::domain::education::{EducationLevel, Field};
use crate::domain::employee::{DisciplineLevel, DisciplineState, DocumentKind, Employment, Known, LegalStanding};
use crate::domain::performance::Rating;
use crate::domain::settings::FitSettings;
use crate::rules::documents::asked;
use crate::store::sample::calendar::{data, day, months_after, months_before};
use crate::store::sample::career::history;
use crate::store::sample::dice::{Dice, Kind};
use crate::store::sample::docket::Docket;
use crate::store::sample::government::{Employee, Government};
use crate::store::sample::spell_positions::{managerial, technical_level};
use crate::store::sample::spell_sitting::{relation, relative};
use crate::store::sample::spell_wishes::{relations, wishes};
use crate::store::sample::templates::Text;
use crate::store::sample::writer::{Writer, quoted, spell};

/// Years of performance that a file holds.
const YEARS: [i32; 2] = [2024, 2025];
/// Days on which people were assessed; the last two are too old by now.
const ASSESSED: [(i32, u32, u32); 10] = [
    (2024, 4, 23),
    (2024, 10, 8),
    (2025, 5, 20),
    (2025, 6, 11),
    (2025, 8, 19),
    (2025, 10, 7),
    (2026, 3, 10),
    (2026, 5, 12),
    (2022, 5, 24),
    (2022, 9, 13),
];
/// The last year whose trainings are in the data.
const LAST_TRAINING: i32 = 2025;
/// Of a thousand who lead a small unit so many hold a second position.
const CONCURRENT: usize = 15;
/// Year since which leadership trainings bear their present names.
const RENAMED: i32 = 2019;
/// Of the documents of a move, many who are not on the docket have the first so many as well.
const DOCUMENTS_OF_MANY: usize = 5;

/// Writes the employees.
pub fn employees(writer: &mut Writer, government: &Government<'_>, docket: &Docket) {
    let mut agency = usize::MAX;
    let related = relative(government, docket);
    for (number, employee) in government.employees.iter().enumerate() {
        if government.made.posts[employee.post].agency != agency {
            agency = government.made.posts[employee.post].agency;
            writer.comment(government.made.agency_name(employee.post));
        }
        let mut dice = Dice::new(government.size.seed, Kind::Dossier, number);
        writer.open();
        identity(writer, government, number, employee, &mut dice);
        studies(writer, employee);
        trainings(writer, government, employee, &mut dice);
        past(writer, government, employee, &mut dice);
        performance(writer, employee, &mut dice);
        assessment(writer, government, employee, &mut dice);
        integrity(writer, employee, &mut dice);
        documents(writer, docket.named.contains(&number), employee, &mut dice);
        wishes(writer, government, docket, number, &mut dice);
        let member = related.filter(|(own, _)| *own == number).map(|(_, member)| (member, relation()));
        relations(writer, government, number, member, &mut dice);
        writer.close();
    }
}

fn identity(writer: &mut Writer, government: &Government<'_>, number: usize, employee: &Employee<'_>, dice: &mut Dice) {
    let person = &employee.person;
    writer.text("id", &government.id(number));
    match employee.number {
        Some(number) => writer.shown("nip", number),
        None => writer.shown("birth_date", person.born),
    }
    writer.text("name", &employee.named.name);
    writer.some_text("front_title", &employee.named.front);
    writer.some_text("back_title", &employee.named.back);
    writer.value("employment", person.employment);
    if person.standing != LegalStanding::Active {
        writer.value("standing", person.standing);
    }
    if let Some(grade) = person.grade {
        writer.text("grade", grade);
        writer.shown("grade_since", person.grade_since);
    }
    writer.text("position", &government.made.posts[employee.post].id);
    writer.shown("position_since", person.since);
    concurrent(writer, government, employee, dice);
    if person.standing == LegalStanding::StudyAssignment {
        writer.shown("study_until", day(2027, dice.between(6, 9).cast_unsigned(), 30));
    }
    let agency = government.made.agency_of(employee.post);
    let chief = agency.posts.start == employee.post;
    let asked = if chief { &agency.template.certificates } else { &government.made.job(employee.post).certificates };
    if dice.percent(80) {
        writer.texts("certificates", asked);
    }
}

/// A second position beside the first: a few who lead a small unit do the work of a functional official in it as well.
fn concurrent(writer: &mut Writer, government: &Government<'_>, employee: &Employee<'_>, dice: &mut Dice) {
    let made = &government.made;
    let unit = made.posts[employee.post].unit;
    if made.job(employee.post).class != Class::Pengawas || !dice.in_thousand(CONCURRENT) {
        return;
    }
    let second = |post: &usize| made.posts[*post].unit == unit && made.job(*post).class.is_functional();
    if let Some(second) = made.agency_of(employee.post).posts.clone().find(second) {
        writer.text("concurrent", &made.posts[second].id);
    }
}

fn studies(writer: &mut Writer, employee: &Employee<'_>) {
    // A profession rests on a bachelor's degree of its own.
    let mut rows: Vec<(EducationLevel, Text, Field, i32)> = Vec::with_capacity(3);
    for studied in &employee.person.education {
        let course = studied.course;
        rows.push((course.level, course.major, course.field, studied.year));
        if !course.after.is_empty() {
            rows.push((EducationLevel::S1, course.after, course.field, studied.year - 2));
        }
    }
    writer.rows("education", &rows, |field, (level, major, subject, year)| {
        spell(field, format_args!("(level: {level:?}, major: \"{major}\", field: {subject:?}, year: {year})"));
    });
}

fn trainings(writer: &mut Writer, government: &Government<'_>, employee: &Employee<'_>, dice: &mut Dice) {
    let (class, person) = (government.made.job(employee.post).class, &employee.person);
    let mut rows: Vec<(Text, Option<Field>, i32, i32)> = Vec::new();
    let leading = match class {
        Class::Jpt => ("Pelatihan Kepemimpinan Nasional Tingkat II", "Diklat Kepemimpinan Tingkat II"),
        Class::Administrator => ("Pelatihan Kepemimpinan Administrator", "Diklat Kepemimpinan Tingkat III"),
        Class::Pengawas => ("Pelatihan Kepemimpinan Pengawas", "Diklat Kepemimpinan Tingkat IV"),
        _ => ("", ""),
    };
    if !leading.0.is_empty() && dice.percent(85) {
        let year = (person.since.year() + dice.between(-1, 1)).min(LAST_TRAINING);
        let name = if year < RENAMED { leading.1 } else { leading.0 };
        rows.push((name, None, year, *dice.one(&[894, 908, 923])));
    }
    let field = if dice.percent(60) { government.made.agency_of(employee.post).template.field } else { person.field() };
    let known = government.made.lists.phrases.trainings.iter().find(|(known, _)| *known == field);
    for _ in 0..dice.below(3) {
        let Some((name, since)) = known.map(|(_, names)| *dice.one(names)) else { continue };
        let first = person.entered.year().max(since);
        let row = (name, Some(field), dice.between(first, LAST_TRAINING), *dice.one(&[20, 24, 30, 40, 60]));
        if rows.iter().all(|(other, ..)| *other != name) && first <= LAST_TRAINING {
            rows.push(row);
        }
    }
    writer.rows("training", &rows, |text, (name, field, year, hours)| {
        spell(text, format_args!("(name: \"{name}\", "));
        if let Some(field) = field {
            spell(text, format_args!("field: {field:?}, "));
        }
        spell(text, format_args!("year: {year}, hours: {hours})"));
    });
}

fn past(writer: &mut Writer, government: &Government<'_>, employee: &Employee<'_>, dice: &mut Dice) {
    let rows = history(government, employee, dice);
    writer.rows("history", &rows, |field, past| {
        field.push_str("(title: ");
        quoted(field, &past.title);
        spell(field, format_args!(", class: {:?}, ", past.class));
        if let Some(echelon) = past.echelon {
            spell(field, format_args!("echelon: \"{echelon}\", "));
        }
        field.push_str("unit: ");
        quoted(field, past.unit);
        let (subject, from, until) = (past.field, past.from, past.until);
        spell(field, format_args!(", field: {subject:?}, from: \"{from}\", until: \"{until}\")"));
    });
}

/// Both last years; some predicates have not come in, newcomers have none yet.
fn performance(writer: &mut Writer, employee: &Employee<'_>, dice: &mut Dice) {
    let mut rows = Vec::with_capacity(2);
    for year in YEARS.into_iter().filter(|year| *year >= employee.person.entered.year()) {
        let (result, behaviour) = match dice.below(100) {
            0..22 => (Rating::Above, Rating::Above),
            22..58 => (Rating::Meets, Rating::Meets),
            58..78 => (Rating::Above, Rating::Meets),
            78..96 => (Rating::Meets, Rating::Above),
            96..99 => (Rating::Below, Rating::Meets),
            _ => (Rating::Meets, Rating::Below),
        };
        let target =
            dice.percent(25).then(|| if result == Rating::Below { 78 + dice.below(15) } else { 100 + dice.below(14) });
        rows.push((year, result, behaviour, target));
    }
    if dice.in_thousand(6) {
        rows.pop();
    }
    writer.rows("performance", &rows, |field, (year, result, behaviour, target)| {
        spell(field, format_args!("(year: {year}, result: {result:?}, behaviour: {behaviour:?}"));
        if let Some(target) = target {
            spell(field, format_args!(", target_percent: {target}"));
        }
        field.push(')');
    });
}

/// Most are assessed, near the standard of their position; some long ago.
fn assessment(writer: &mut Writer, government: &Government<'_>, employee: &Employee<'_>, dice: &mut Dice) {
    let job = government.made.job(employee.post);
    if dice.percent(78) {
        let old = employee.person.entered.year() < 2021 && dice.in_thousand(18);
        let (year, month, date) = if old { ASSESSED[8 + dice.below(2)] } else { ASSESSED[dice.below(8)] };
        let date = day(year, month, date).max(months_after(employee.person.entered, 6)).min(data());
        let levels = managerial(job).map(|level| near(level, dice));
        let technical: Vec<u8> = job.technical.iter().map(|_| near(technical_level(job.class), dice)).collect();
        writer.field("assessment", |field| {
            spell(field, format_args!("(date: \"{date}\", managerial: {levels:?}"));
            if !technical.is_empty() {
                field.push_str(", technical: {");
                for (place, (name, level)) in job.technical.iter().zip(technical).enumerate() {
                    field.push_str(if place == 0 { "" } else { ", " });
                    quoted(field, name);
                    spell(field, format_args!(": {level}"));
                }
                field.push('}');
            }
            field.push(')');
        });
    }
    potential(writer, dice);
}

/// Potential as the assessment centre reports it: mostly in a word, else as its number.
fn potential(writer: &mut Writer, dice: &mut Dice) {
    let [high, medium] = FitSettings::default().potential_bounds.map(|bound| i32::try_from(bound).unwrap_or(0));
    let score = match dice.below(20) {
        0..5 => return,
        5..9 => dice.between(medium - 2_000, medium - 1),
        9..16 => dice.between(medium, high - 1),
        _ => dice.between(high, high + 900),
    };
    if dice.percent(25) {
        let (whole, part) = (score / 100, score % 100);
        writer.field("potential_score", |field| spell(field, format_args!("{whole}.{part:02}")));
    } else {
        writer.value("potential", FitSettings::default().potential_of(u64::from(score.unsigned_abs())));
    }
}

/// A level near the standard, 1 to 5.
fn near(level: u8, dice: &mut Dice) -> u8 {
    match dice.below(20) {
        0..3 => level - 1,
        3..6 => level + 1,
        _ => level,
    }
    .clamp(1, 5)
}

/// Discipline, courts, findings: clean, as far as it is known at all.
fn integrity(writer: &mut Writer, employee: &Employee<'_>, dice: &mut Dice) {
    let civil = employee.person.employment == Employment::Pns;
    match dice.below(1_000) {
        0..24 if civil => discipline(writer, employee, dice),
        24..900 if civil => writer.field("discipline", |field| field.push_str("[]")),
        _ => {}
    }
    if civil && dice.percent(75) {
        writer.value("judicial_process", if dice.in_thousand(2) { Known::Yes } else { Known::No });
    }
    if civil && dice.percent(72) {
        writer.value("open_finding", if dice.in_thousand(8) { Known::Yes } else { Known::No });
    }
}

fn discipline(writer: &mut Writer, employee: &Employee<'_>, dice: &mut Dice) {
    let level = [DisciplineLevel::Light, DisciplineLevel::Medium, DisciplineLevel::Heavy][dice.weighted(&[70, 24, 6])];
    let state =
        [DisciplineState::Completed, DisciplineState::Serving, DisciplineState::InProcess][dice.weighted(&[84, 8, 8])];
    let (ago, months) = match state {
        DisciplineState::Completed => (dice.between(16, 84), 12),
        DisciplineState::Serving => (dice.between(2, 5), 12),
        DisciplineState::InProcess => (dice.between(1, 3), 0),
    };
    let from = months_before(data(), ago).max(months_after(employee.person.entered, 1));
    writer.field("discipline", |field| {
        spell(field, format_args!("[(level: {level:?}, state: {state:?}, from: \"{from}\""));
        if months > 0 {
            spell(field, format_args!(", until: \"{}\"", months_after(from, months)));
        }
        field.push_str(")]");
    });
}

fn documents(writer: &mut Writer, named: bool, employee: &Employee<'_>, dice: &mut Dice) {
    if !named && (employee.person.employment != Employment::Pns || !dice.percent(14)) {
        return;
    }
    let missing = dice.below(90);
    let count = if named { usize::MAX } else { DOCUMENTS_OF_MANY };
    let mut rows: Vec<(DocumentKind, Known)> = asked(true).take(count).map(|kind| (kind, Known::Yes)).collect();
    if let Some((_, present)) = rows.get_mut(missing) {
        *present = *dice.one(&[Known::No, Known::Unknown, Known::Unknown]);
    }
    if named && dice.percent(40) {
        rows.push((DocumentKind::CompetenceTest, Known::Yes));
    }
    writer.rows("documents", &rows, |field, (kind, present)| {
        spell(field, format_args!("(kind: {kind:?}, present: {present:?})"));
    });
}
