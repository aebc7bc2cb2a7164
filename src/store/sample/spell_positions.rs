//! Units, distances and positions of the file.

use chrono::NaiveDate;

use crate::domain::class::Class;
use crate::domain::education::Field;
use crate::domain::performance::OrganisationPredicate;
use crate::domain::position::{Change, Frequency, LoadKind, NormUnit};
use crate::domain::satisfaction::{ElementWeights, Elements};
use crate::domain::unit::UnitKind;
use crate::store::sample::calendar::{months_after, some_day};
use crate::store::sample::dice::{Dice, Kind};
use crate::store::sample::establishment::{Agency, Unit};
use crate::store::sample::government::Government;
use crate::store::sample::staffing::Seat;
use crate::store::sample::templates::{Job, Task};
use crate::store::sample::writer::{Writer, quoted, spell};

/// Working minutes of a person and year, as the settings have it when a file says nothing.
const MINUTES: usize = 75_000;
/// Most distances.
const DISTANCES: usize = 40;
/// Competencies that count as core where people are served: integrity, communication, public service.
const CORE_OF_SERVICE: [u8; 3] = [1, 3, 5];
/// Place of public service among the nine managerial competencies.
const PUBLIC_SERVICE: usize = 4;

/// Writes the units.
pub fn units(writer: &mut Writer, government: &Government<'_>) {
    for (number, own) in government.made.units.iter().enumerate() {
        let mut dice = Dice::new(government.size.seed, Kind::Establishment, number + 1);
        let agency = &government.made.agencies[own.agency];
        let above = (agency.unit != number).then(|| government.made.units[agency.unit].id.as_str());
        unit(writer, own, agency, above, &mut dice);
        load_factor(writer, government, agency, own, &mut dice);
        writer.close();
    }
}

fn unit(writer: &mut Writer, own: &Unit<'_>, agency: &Agency<'_>, above: Option<&str>, dice: &mut Dice) {
    writer.open();
    writer.text("id", &own.id);
    writer.text("name", &own.name);
    writer.text("short", &own.short);
    writer.some_text("parent", above.unwrap_or_default());
    writer.value("kind", own.kind);
    writer.some_text("place", &own.place);
    writer.texts("services", own.services);
    let predicate = match dice.below(20) {
        0 => OrganisationPredicate::Outstanding,
        1..3 => OrganisationPredicate::NeedsImprovement,
        _ => OrganisationPredicate::Good,
    };
    if !dice.percent(6) {
        writer.value("predicate", predicate);
    }
    if !own.services.is_empty() && dice.percent(75) {
        writer.field("satisfaction", |field| satisfaction(field, agency, dice));
    }
    if let Some(authority) = agency.template.authority.filter(|_| above.is_none()) {
        writer.value("authority", authority);
    }
}

/// The public's judgement as reported, for half of the services with the nine elements behind it; overloaded agencies
/// satisfy less.
fn satisfaction(field: &mut String, agency: &Agency<'_>, dice: &mut Dice) {
    let index = 8_900 - 600 * u32::from(agency.mood < 90) - u32::try_from(dice.below(700)).unwrap_or(0);
    let asked = 120 + dice.below(400);
    if dice.percent(50) {
        let mean = |dice: &mut Dice| (index / 25).saturating_add_signed(dice.between(-24, 24)).clamp(100, 400);
        let means: [u32; 9] = std::array::from_fn(|_| mean(dice));
        let index = Elements(means.map(|mean| mean * 100)).index(ElementWeights::default());
        spell(field, format_args!("(index: {}.{:02}, elements: [", index / 100, index % 100));
        for (place, mean) in means.into_iter().enumerate() {
            let comma = if place == 0 { "" } else { ", " };
            spell(field, format_args!("{comma}{}.{:02}", mean / 100, mean % 100));
        }
        field.push(']');
    } else {
        spell(field, format_args!("(index: {}.{:02}", index / 100, index % 100));
    }
    spell(field, format_args!(", respondents: {asked}, date: \"2026-06-30\")"));
}

/// The busiest divisions have grown since the analysis.
fn load_factor(writer: &mut Writer, government: &Government<'_>, agency: &Agency<'_>, own: &Unit<'_>, dice: &mut Dice) {
    if agency.mood < 70 && own.kind != UnitKind::Agency && dice.percent(50) {
        let percent = 108 + dice.below(11);
        writer.field("load_factor", |field| {
            spell(field, format_args!("(percent: {percent}, source: "));
            quoted(field, government.made.lists.phrases.load_source);
            field.push(')');
        });
    }
}

/// Writes how far districts are from the seat of the government.
pub fn distances(writer: &mut Writer, government: &Government<'_>) {
    let made = &government.made;
    let districts = made.agencies.iter().map(|agency| &made.units[agency.unit]).filter(|unit| !unit.place.is_empty());
    for (number, district) in districts.take(DISTANCES).enumerate() {
        let mut dice = Dice::new(government.size.seed, Kind::Sitting, 200 + number);
        let km = dice.between(6, 118);
        writer.open();
        writer.text("from", made.region.city);
        writer.text("to", &district.place);
        writer.value("km", km);
        writer.text("way", &format!("darat, {} jam", 1 + km / 30));
        writer.close();
    }
}

/// Writes the positions.
pub fn positions(writer: &mut Writer, government: &Government<'_>) {
    let made = &government.made;
    for (number, post) in made.posts.iter().enumerate() {
        let agency = &made.agencies[post.agency];
        if agency.posts.start == number {
            writer.comment(&made.units[agency.unit].name);
        }
        let mut dice = Dice::new(government.size.seed, Kind::Position, number);
        let (job, seat) = (made.job(number), &government.staffing.seats[number]);
        writer.open();
        writer.text("id", &post.id);
        writer.text("title", &post.title);
        writer.text("unit", &made.units[post.unit].id);
        demands(writer, job, &made.fields(number), seat, &mut dice);
        let decree = government.circumstances.reorganisation.as_ref();
        if decree.is_some_and(|decree| decree.created == number) {
            writer.value("change", Change::Created);
        }
        certificates(writer, job, agency, agency.posts.start == number);
        standard(writer, job);
        let created = decree.filter(|decree| decree.created == number).map(|decree| decree.date);
        vacancy(writer, government, seat, created, &mut dice);
        load(writer, government, number, &mut dice);
        writer.text("summary", &made.filled(job.summary, post.unit, ""));
        let duties: Vec<String> = job.duties.iter().map(|duty| made.filled(duty, post.unit, "")).collect();
        writer.texts("duties", &duties);
        writer.close();
    }
}

fn demands(writer: &mut Writer, job: &Job, fields: &[Field], seat: &Seat, dice: &mut Dice) {
    writer.value("class", job.class);
    writer.some_text("echelon", job.echelon.unwrap_or_default());
    writer.value("job_class", job.job_class);
    if !job.class.is_structural() {
        writer.value("seats", seat.seats);
    }
    writer.value("load_kind", job.load_kind);
    if job.leads_unit {
        writer.value("leads_unit", true);
    }
    if dice.percent(if job.load_kind == LoadKind::Service { 20 } else { 4 }) {
        writer.value("critical", true);
    }
    if let Some(education) = job.education {
        writer.value("education", education);
    }
    writer.texts("majors", &job.majors);
    writer.inline("fields", fields, |field, one| spell(field, format_args!("{one:?}")));
    writer.some_text("lowest_rank", job.lowest_rank.unwrap_or_default());
}

fn certificates(writer: &mut Writer, job: &Job, agency: &Agency<'_>, chief: bool) {
    let asked = if chief { &agency.template.certificates } else { &job.certificates };
    writer.texts("certificates", asked);
}

/// Levels of the nine managerial competencies; public service is one higher where people are served.
pub fn managerial(job: &Job) -> [u8; 9] {
    let level = match job.class {
        Class::Jpt | Class::AhliUtama => 4,
        Class::Administrator | Class::AhliMadya => 3,
        Class::Pengawas | Class::AhliPertama | Class::AhliMuda | Class::Mahir | Class::Penyelia => 2,
        Class::Pelaksana | Class::Pemula | Class::Terampil => 1,
    };
    let mut levels = [level; 9];
    if job.load_kind == LoadKind::Service {
        levels[PUBLIC_SERVICE] += 1;
    }
    levels
}

/// Level of the technical competencies of a position.
pub fn technical_level(class: Class) -> u8 {
    match class {
        Class::AhliMuda | Class::Penyelia => 3,
        Class::AhliMadya | Class::AhliUtama => 4,
        _ => 2,
    }
}

fn standard(writer: &mut Writer, job: &Job) {
    writer.field("standard", |field| {
        spell(field, format_args!("(managerial: {:?}", managerial(job)));
        if !job.technical.is_empty() {
            field.push_str(", technical: {");
            for (place, name) in job.technical.iter().enumerate() {
                field.push_str(if place == 0 { "" } else { ", " });
                quoted(field, name);
                spell(field, format_args!(": {}", technical_level(job.class)));
            }
            field.push('}');
        }
        if job.load_kind == LoadKind::Service {
            spell(field, format_args!(", core: {CORE_OF_SERVICE:?}"));
        }
        field.push(')');
    });
}

/// Since when a seat is vacant, one that was created since it exists.
fn vacancy(writer: &mut Writer, government: &Government<'_>, seat: &Seat, created: Option<NaiveDate>, dice: &mut Dice) {
    let Some(vacant) = created.or(seat.vacant_since) else { return };
    writer.shown("vacant_since", vacant);
    if let Some(acting) = seat.acting {
        let since = some_day(vacant, dice).max(vacant);
        let until = months_after(since, 3);
        let (id, stated) = (government.id(acting), dice.percent(60));
        writer.field("acting", |field| {
            spell(field, format_args!("(employee: \"{id}\", since: \"{since}\""));
            if stated {
                spell(field, format_args!(", until: \"{until}\""));
            }
            field.push(')');
        });
    }
}

/// Task by task for most; some positions know only their yearly load or their need, very few nothing.
fn load(writer: &mut Writer, government: &Government<'_>, post: usize, dice: &mut Dice) {
    let (job, need) = (government.made.job(post), government.staffing.seats[post].need);
    let single = job.is_single();
    let thousandths = match single {
        true => 850 + dice.below(270),
        // Rounded half up, this is the need.
        false => need * 1_000 - 400 + dice.below(800),
    };
    match dice.below(1_000) {
        0..4 if !single => {}
        4..40 if !single => writer.value("need", need),
        40..80 if !single => writer.value("load_minutes", thousandths * MINUTES / 1_000),
        _ => {
            let unit = government.made.posts[post].unit;
            writer.rows("tasks", &job.tasks, |field, task| {
                let text = government.made.filled(task.task, unit, "");
                spell_task(field, task, &text, thousandths);
            });
        }
    }
}

fn spell_task(field: &mut String, task: &Task, text: &str, thousandths: usize) {
    let volume = usable(task.volume * thousandths as u64 / 1_000);
    field.push_str("(task: ");
    quoted(field, text);
    spell(field, format_args!(", output: \"{}\", volume: {volume}", task.output));
    if task.frequency != Frequency::Yearly {
        spell(field, format_args!(", frequency: {:?}", task.frequency));
    }
    spell(field, format_args!(", norm: {}", task.norm));
    if task.norm_unit != NormUnit::Minutes {
        spell(field, format_args!(", norm_unit: {:?}", task.norm_unit));
    }
    field.push(')');
}

/// A volume as people write one: round, and never nothing.
fn usable(volume: u64) -> u64 {
    let step = match volume {
        0..20 => 1,
        20..200 => 2,
        200..2_000 => 10,
        _ => 50,
    };
    ((volume + step / 2) / step * step).max(1)
}
