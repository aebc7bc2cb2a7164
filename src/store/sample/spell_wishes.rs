//! Wishes, terms and relations of an employee.

use crate::domain::employee::{Employment, Known};
use crate::store::sample::calendar::{data, day, months_after, months_before, months_between};
use crate::store::sample::dice::Dice;
use crate::store::sample::docket::Docket;
use crate::store::sample::government::Government;
use crate::store::sample::writer::{Writer, filled, quoted, spell};

/// Years for which a recruit promised not to ask for a move out of the agency.
const BOND_YEARS: i32 = 10;

/// Skills, interests, wishes, readiness, and what binds somebody to a place.
pub fn wishes(writer: &mut Writer, government: &Government<'_>, docket: &Docket, number: usize, dice: &mut Dice) {
    let (employee, made) = (&government.employees[number], &government.made);
    let phrases = &made.lists.phrases;
    let named = docket.named.contains(&number);
    if dice.percent(if named { 35 } else { 6 }) {
        writer.texts("skills", &[*dice.one(&phrases.skills)]);
    }
    if dice.percent(if named { 40 } else { 8 }) {
        writer.inline("interests", &[employee.person.field()], |field, one| spell(field, format_args!("{one:?}")));
    }
    let answered = docket.wishes.get(&number);
    if answered.is_some() || (employee.person.employment == Employment::Pns && dice.in_thousand(35)) {
        let channel =
            filled(phrases.channels[dice.below(phrases.channels.len())], &[("personnel", government.personnel())]);
        let date = answered.map_or_else(|| day(2026, 9, dice.between(1, 28).cast_unsigned()), |wish| wish.date);
        let pattern = *dice.one(if answered.is_some() { &phrases.aspirations } else { &phrases.wishes });
        let post = answered.map(|wish| &made.posts[wish.post]);
        let agency = post.map_or("", |post| &made.units[made.agencies[post.agency].unit].name);
        let text = filled(pattern, &[("agency", agency), ("seat", post.map_or("", |post| &post.title))]);
        let constraint = dice.percent(12).then(|| *dice.one(&phrases.constraints));
        writer.rows("aspirations", &[()], |field, ()| {
            spell(field, format_args!("(date: \"{date}\", channel: "));
            quoted(field, &channel);
            field.push_str(", text: ");
            quoted(field, &text);
            if let Some(post) = post {
                let unit = &made.units[made.agencies[post.agency].unit].id;
                spell(field, format_args!(", position: \"{}\", unit: \"{unit}\"", post.id));
            }
            if let Some(constraint) = constraint {
                spell(field, format_args!(", constraint: \"{constraint}\""));
            }
            field.push(')');
        });
    }
    if dice.percent(if named { 85 } else { 3 }) {
        writer.value("ready", if dice.percent(4) { Known::No } else { Known::Yes });
    }
    terms(writer, government, number, dice);
}

/// Where the family lives, the last move, the recruit's promise, a leave.
fn terms(writer: &mut Writer, government: &Government<'_>, number: usize, dice: &mut Dice) {
    let (person, made) = (&government.employees[number].person, &government.made);
    if dice.percent(4) {
        let agency = dice.one(&made.agencies);
        let place = made.units[agency.unit].place.as_str();
        writer.text("family_place", if place.is_empty() { made.region.city } else { place });
    }
    if person.employment != Employment::Pns {
        return;
    }
    let months = months_between(person.since, data());
    if person.since > person.entered && months < 36 && dice.percent(12) {
        let (since, count) = (person.since, 1 + dice.below(11));
        let year = since.format("%Y");
        writer.field("last_transfer", |field| {
            spell(field, format_args!("(date: \"{since}\", record: \"800.1.3.3/{count:02}/BA-TPK/{year}\")"));
        });
    }
    let bond = months_after(person.entered, BOND_YEARS * 12);
    if bond > data() && dice.percent(50) {
        writer.shown("service_bond_until", bond);
    }
    if dice.in_thousand(3) {
        writer.shown("leave_until", months_after(months_before(data(), 1), dice.between(2, 4)));
    }
}

/// Relatives: few, and the one of a committee member.
pub fn relations(
    writer: &mut Writer,
    government: &Government<'_>,
    number: usize,
    member: Option<(usize, &str)>,
    dice: &mut Dice,
) {
    let other = dice.below(government.employees.len());
    let kind = *dice.one(&government.made.lists.phrases.relations);
    let (one, two) = (&government.employees[number].person, &government.employees[other].person);
    let years = months_between(one.born.min(two.born), one.born.max(two.born)) / 12;
    let close = years < 12 && (kind != "suami/istri" || one.woman != two.woman);
    let mut rows: Vec<String> = Vec::new();
    if let Some((place, relation)) = member {
        rows.push(format!("(member: \"K-{}\", relation: \"{relation}\")", place + 1));
    }
    if dice.in_thousand(6) && close && other != number {
        rows.push(format!("(employee: \"{}\", relation: \"{kind}\")", government.id(other)));
    }
    writer.rows("relations", &rows, |field, row| field.push_str(row));
}
