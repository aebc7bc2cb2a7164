//! An assessment level by level, against the standard of the seat on the table and of the position held.

use crate::app::layer::Tone;
use crate::domain::calendar::months_after;
use crate::domain::employee::{Assessment, Employee, TechnicalCompetence};
use crate::domain::position::{Position, Standard};
use crate::fit::matching::{Competence, MatchBand, basis, job_person_match};
use crate::paper::block::Column;
use crate::text::names::same_name;
use crate::text::words::{Phrase, Value};

use super::writer::{Writer, bar};

/// The levels of the latest assessment beside both standards, and the match with each.
pub fn compared(page: &mut Writer<'_>, employee: &Employee) {
    page.section(&Phrase::new("sheet.section.assessment"));
    let facts = page.ground.facts;
    let position = |id| facts.position(id);
    let seat = page.ground.seat_for(&employee.id).and_then(position);
    let held = employee.position.as_ref().and_then(position).filter(|held| seat.is_none_or(|seat| seat.id != held.id));
    let Some(assessment) = &employee.assessment else {
        return page.sentence(Tone::Warn, &Phrase::new("fit.competence.none"));
    };
    let until = months_after(assessment.date, facts.settings().thresholds.assessment_years * 12);
    let valid = until >= facts.sitting().effective;
    let key = if valid { "sheet.assessment.valid" } else { "fit.competence.expired" };
    let said = Phrase { key, values: vec![("date", assessment.date.into()), ("until", until.into())] };
    page.sentence(if valid { Tone::Plain } else { Tone::Warn }, &said);
    let against: Vec<(&'static str, &Position)> = [("sheet.column.here", seat), ("sheet.column.held", held)]
        .into_iter()
        .filter_map(|(key, own)| Some((key, own?)))
        .collect();
    let mut columns = vec![("sheet.column.competence", Column::words(5)), ("sheet.column.reached", Column::numbers(1))];
    columns.extend(against.iter().map(|(key, _)| (*key, Column::words(3))));
    let standards: Vec<Option<&Standard>> = against.iter().map(|(_, own)| own.standard.as_ref()).collect();
    page.table(&columns, levels(page, assessment, &standards));
    for (_, own) in against {
        matched(page, assessment, own);
    }
    page.sentence(Tone::Dim, &basis(facts.settings().thresholds.job_match));
}

/// One row a competence: the level reached, and what each standard asks.
fn levels(page: &Writer<'_>, assessment: &Assessment, standards: &[Option<&Standard>]) -> Vec<Vec<String>> {
    let row = |name: String, reached: u8, asked: Vec<Option<u8>>| {
        let mut row = vec![name, if reached > 0 { reached.to_string() } else { "?".to_owned() }];
        row.extend(asked.into_iter().map(|asked| against(page, reached, asked)));
        row
    };
    let nine = assessment.managerial.iter().enumerate().map(|(place, reached)| {
        let name = Competence::Managerial(place).name().spoken(page.language);
        row(name, *reached, standards.iter().map(|own| own.map(|own| own.managerial[place])).collect())
    });
    let technical = names(assessment, standards).into_iter().map(|name| {
        let asked = standards.iter().map(|own| own.map(|own| level(&own.technical, name))).collect();
        row(name.to_owned(), level(&assessment.technical, name), asked)
    });
    nine.chain(technical).collect()
}

/// Technical competencies that were assessed or are asked for, each once.
fn names<'n>(assessment: &'n Assessment, standards: &[Option<&'n Standard>]) -> Vec<&'n str> {
    let asked = standards.iter().flatten().flat_map(|own| own.technical.iter());
    let mut names: Vec<&str> = Vec::new();
    for own in assessment.technical.iter().chain(asked) {
        if !names.iter().any(|name| same_name(name, &own.name)) {
            names.push(&own.name);
        }
    }
    names
}

/// The level of a technical competence; 0 where it is not among them.
fn level(technical: &[TechnicalCompetence], name: &str) -> u8 {
    technical.iter().find(|own| same_name(&own.name, name)).map_or(0, |own| own.level)
}

/// What a standard asks, and by how much the level falls short of it.
fn against(page: &Writer<'_>, reached: u8, asked: Option<u8>) -> String {
    let Some(asked) = asked else { return page.missing() };
    match asked {
        0 => "–".to_owned(),
        _ if reached == 0 || reached >= asked => asked.to_string(),
        _ => {
            let said = Phrase::new("sheet.level.short").with("asked", u32::from(asked));
            page.naming.spoken(&said.with("short", u32::from(asked - reached)))
        }
    }
}

/// The match with one position's standard, in per cent with its category.
fn matched(page: &mut Writer<'_>, assessment: &Assessment, position: &Position) {
    let name = page.seat(&position.id);
    let found = position.standard.as_ref().map(|standard| job_person_match(assessment, standard));
    let Some(found) = found.filter(|found| found.compared > 0) else {
        return page.sentence(Tone::Warn, &Phrase::new("sheet.match.unknown").with("seat", name));
    };
    let bands = page.ground.facts.settings().thresholds.job_match;
    let band = MatchBand::of(found.capped, bands.bounds(position.class));
    let said = Phrase::new("sheet.match")
        .with("bar", bar(found.capped, 10_000, 10))
        .with("match", Value::Hundredths(found.capped))
        .with("band", Value::Term(band.key(bands)))
        .with("seat", name);
    page.sentence(if band == MatchBand::NotMet { Tone::Warn } else { Tone::Plain }, &said);
    if position.standard.as_ref().is_some_and(|standard| standard.assumed) {
        page.sentence(Tone::Dim, &Phrase::new("sheet.match.assumed"));
    }
}
