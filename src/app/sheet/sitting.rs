//! The sheet of the sitting: who sits, when and by which rules; formula, thresholds and versions that hold in it.

use crate::app::layer::{Reading, Tone};
use crate::domain::committee::{Approval, Coverage, Member, OfficeStatus, Quorum, TieRule};
use crate::domain::performance::NineBoxSchool;
use crate::domain::profiles::{Official, name_key};
use crate::domain::settings::{MissingStandard, Rounding, TechnicalShare, Thresholds};
use crate::fit::matching::basis as match_basis;
use crate::fit::score::CriterionKind;
use crate::journal::quorum::Attendance;
use crate::paper::block::Column;
use crate::rules::RULES;
use crate::text::dates;
use crate::text::language::Language;
use crate::text::words::{Phrase, Value};
use crate::workload::effectiveness::grade_basis;
use crate::workload::need::basis as workload_basis;

use super::ground::Ground;
use super::writer::{Writer, bar};

/// The sheet of the sitting and of its criteria.
pub fn sheet(ground: Ground<'_>, language: Language) -> Reading {
    let mut page = Writer::new(ground, language);
    session(&mut page);
    members(&mut page);
    approvals(&mut page);
    formula(&mut page);
    thresholds(&mut page);
    workload(&mut page);
    choices(&mut page);
    bases(&mut page);
    rules(&mut page);
    page.finish(&Phrase::new("sheet.sitting.title").with("title", ground.facts.sitting().title.as_str()))
}

fn session(page: &mut Writer<'_>) {
    let sitting = page.ground.facts.sitting();
    let day = |day| dates::long(day, page.language);
    let hour = dates::hour_in_zone(sitting.start, sitting.zone, page.language);
    let decree = Phrase::new("sheet.decree")
        .with("issuer", sitting.decree.issuer.as_str())
        .with("number", sitting.decree.number.as_str())
        .with("day", sitting.decree.date);
    let attendance = Attendance::of(sitting, page.ground.standing);
    let rule = match sitting.quorum {
        Quorum::MoreThanHalf => "paper.minutes.quorum-half",
        Quorum::TwoThirds => "paper.minutes.quorum-two-thirds",
    };
    let quorum = Phrase::new("sheet.quorum").with("required", attendance.required).with("voters", attendance.voters);
    let quorum = Phrase { values: [quorum.values, vec![("rule", Value::Term(rule))]].concat(), ..quorum };
    let tie = match sitting.tie {
        TieRule::Park => "sheet.tie.park",
        TieRule::ChairDecides => "sheet.tie.chair",
    };
    let mut fields = vec![
        ("sheet.field.government", Some(sitting.government.clone())),
        ("sheet.field.committee", Some(format!("{} ({})", sitting.committee, sitting.committee_short))),
        ("sheet.field.decree", Some(page.naming.spoken(&decree))),
        ("sheet.field.decree-until", sitting.decree.until.map(day)),
        ("sheet.field.record", Some(sitting.record_number.clone())),
        ("sheet.field.sitting-day", Some(format!("{}, {hour}", day(sitting.date)))),
        ("sheet.field.sitting-place", Some(sitting.place.clone())),
        ("sheet.field.effective", Some(day(sitting.effective))),
        ("sheet.field.data-day", Some(day(sitting.data_date))),
        ("sheet.field.appointing", Some(sitting.appointing_title.clone())),
        ("sheet.field.quorum", Some(page.naming.spoken(&quorum))),
        ("sheet.field.tie", Some(page.cells.say(tie))),
    ];
    // A decree without a last day is valid until it is replaced: that is no gap in the data.
    fields.retain(|(label, value)| *label != "sheet.field.decree-until" || value.is_some());
    page.section(&Phrase::new("sheet.section.sitting"));
    page.fields(fields);
}

fn members(page: &mut Writer<'_>) {
    let standing = page.ground.standing;
    let row = |member: &Member| {
        let presence = standing.presence(&member.id).map_or("board.attendance.open", |presence| presence.key());
        let votes = if member.votes { "board.attendance.votes" } else { "board.attendance.no-vote" };
        let words = [member.role.key(), votes, presence].map(|key| page.cells.say(key));
        let [role, votes, presence] = words;
        vec![member.name.clone(), member.position.clone(), role, votes, presence]
    };
    let rows = page.ground.facts.sitting().members.iter().map(row).collect();
    let columns = [
        ("sheet.column.name", Column::words(6)),
        ("sheet.column.office", Column::words(6)),
        ("sheet.column.role", Column::words(4)),
        ("sheet.column.vote", Column::words(3)),
        ("sheet.column.presence", Column::words(3)),
    ];
    page.section(&Phrase::new("sheet.section.members"));
    page.table(&columns, rows);
}

/// Dates and letters on which the window for replacing officials and special approvals depend.
fn approvals(page: &mut Writer<'_>) {
    let sitting = page.ground.facts.sitting();
    let day = |day| Some(dates::long(day, page.language));
    let letter = |own: &Approval| {
        let said = Phrase::new("sheet.letter").with("number", own.number.as_str()).with("day", own.date);
        page.naming.spoken(&said)
    };
    let none = || Some(page.cells.say("sheet.none"));
    let election = &sitting.election;
    let status = match sitting.appointing_status {
        OfficeStatus::Definitive => "sheet.office.definitive",
        OfficeStatus::Acting => "sheet.office.acting",
    };
    let approval = election.approval.as_ref().map(|own| {
        let covers = match own.covers {
            Coverage::Everybody => "sheet.covers.everybody",
            Coverage::NonManagerial => "sheet.covers.non-managerial",
        };
        format!("{} · {}", letter(&own.letter), page.cells.say(covers))
    });
    let fields = vec![
        ("sheet.field.office", Some(page.cells.say(status))),
        ("sheet.field.nomination", election.nomination.and_then(day).or_else(none)),
        ("sheet.field.term-end", election.term_end.and_then(day).or_else(none)),
        ("sheet.field.inauguration", election.inauguration.and_then(day).or_else(none)),
        ("sheet.field.election-approval", approval.or_else(none)),
        ("sheet.field.registry-approval", sitting.civil_registry_approval.as_ref().map(letter).or_else(none)),
        ("sheet.field.reorganisation", sitting.reorganisation.as_ref().map(letter).or_else(none)),
    ];
    page.section(&Phrase::new("sheet.section.approvals"));
    page.fields(fields);
}

/// The one formula: every criterion with its weight.
fn formula(page: &mut Writer<'_>) {
    let settings = &page.ground.facts.settings().fit;
    let weights = [
        (CriterionKind::Education, settings.education),
        (CriterionKind::Competence, settings.competence),
        (CriterionKind::Performance, settings.performance),
        (CriterionKind::Experience, settings.experience),
        (CriterionKind::Training, settings.training),
    ];
    let row = |(kind, weight): (CriterionKind, u32)| {
        vec![page.cells.say(kind.key()), bar(i64::from(weight), 100, 20), format!("{weight}%")]
    };
    let rows = weights.into_iter().map(row).collect();
    let columns = [
        ("sheet.column.criterion", Column::words(4)),
        ("sheet.column.weight", Column::words(4)),
        ("sheet.column.percent", Column::numbers(1)),
    ];
    page.section(&Phrase::new("sheet.section.formula").with("name", settings.name.as_str()));
    page.table(&columns, rows);
    page.sentence(Tone::Dim, &Phrase::new("sheet.formula.how"));
    let points = Phrase::new("sheet.formula.education")
        .with("same", settings.same_field_points)
        .with("other", settings.other_field_points);
    page.sentence(Tone::Plain, &points);
    let core = settings.core_percent.min(100);
    page.sentence(Tone::Plain, &Phrase::new("sheet.formula.core").with("core", core).with("secondary", 100 - core));
}

/// What rules compare with.
fn thresholds(page: &mut Writer<'_>) {
    let Thresholds {
        tenure_months,
        tenure_strict_months,
        tenure_long_months,
        assessment_years,
        administrator_months,
        pengawas_months,
        ahli_madya_months,
        functional_field_months,
        recent_transfer_months,
        acting_months,
        acting_most_months,
        leadership_training_months,
        retirement_warn_months,
        retirement_info_months,
        discipline_years,
        functional_entry_ages,
        ..
    } = page.ground.facts.settings().thresholds;
    let months = |count: u32| Some(page.naming.spoken(&Phrase::new("sheet.months").with("count", count)));
    let years = |count: u32| Some(page.naming.spoken(&Phrase::new("sheet.years").with("count", count)));
    let ages = functional_entry_ages.map(|age| age.to_string()).join(", ");
    let fields = vec![
        ("sheet.threshold.tenure", months(tenure_months)),
        ("sheet.threshold.tenure-strict", months(tenure_strict_months)),
        ("sheet.threshold.tenure-long", months(tenure_long_months)),
        ("sheet.threshold.recent", months(recent_transfer_months)),
        ("sheet.threshold.assessment", years(assessment_years)),
        ("sheet.threshold.administrator", months(administrator_months)),
        ("sheet.threshold.pengawas", months(pengawas_months)),
        ("sheet.threshold.madya", months(ahli_madya_months)),
        ("sheet.threshold.field", months(functional_field_months)),
        ("sheet.threshold.entry-age", Some(ages)),
        ("sheet.threshold.acting", months(acting_months)),
        ("sheet.threshold.acting-most", months(acting_most_months)),
        ("sheet.threshold.training", months(leadership_training_months)),
        ("sheet.threshold.retirement-warn", months(retirement_warn_months)),
        ("sheet.threshold.retirement-info", months(retirement_info_months)),
        ("sheet.threshold.discipline", years(discipline_years)),
    ];
    page.section(&Phrase::new("sheet.section.thresholds"));
    page.fields(fields);
}

fn workload(page: &mut Writer<'_>) {
    let facts = page.ground.facts;
    let settings = &facts.settings().workload;
    let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let rounding = match settings.rounding {
        Rounding::HalfUp => "load.rounding.half-up",
        Rounding::Up => "load.rounding.up",
        Rounding::Down => "load.rounding.down",
    };
    page.section(&Phrase::new("sheet.section.workload"));
    page.sentence(Tone::Plain, &workload_basis(facts));
    let days = Phrase::new("sheet.workload.days")
        .with("days", count(settings.days_per_year))
        .with("weeks", count(settings.weeks_per_year))
        .with("minutes", Value::Hundredths(count(settings.minutes_per_day())));
    page.sentence(Tone::Plain, &days);
    page.sentence(Tone::Plain, &Phrase::new(rounding));
    page.sentence(Tone::Plain, &grade_basis(settings));
}

/// Competing versions, and which of them this session chose.
fn choices(page: &mut Writer<'_>) {
    let settings = page.ground.facts.settings();
    let standard = match settings.fit.missing_standard {
        MissingStandard::Unknown => "sheet.choice.standard-unknown",
        MissingStandard::UsualOfClass => "sheet.choice.standard-usual",
    };
    let technical = match settings.fit.technical_share {
        TechnicalShare::SummedAlike => "sheet.choice.technical-alike",
        TechnicalShare::ByFunctionalLevel => "sheet.choice.technical-level",
    };
    let school = match settings.fit.nine_box {
        NineBoxSchool::VeryGoodIsAbove => "sheet.choice.school-very-good",
        NineBoxSchool::GoodIsAbove => "sheet.choice.school-good",
    };
    let fields = vec![
        ("sheet.choice.standard", Some(page.cells.say(standard))),
        ("sheet.choice.technical", Some(page.cells.say(technical))),
        ("sheet.choice.school", Some(page.cells.say(school))),
        ("sheet.choice.numbers", Some(page.cells.say(settings.fit.nine_box_numbers.key()))),
        ("sheet.choice.potential", Some(page.cells.say(name_key(settings.fit.potential)))),
        ("sheet.choice.elements", Some(page.cells.say(settings.element_weights.key()))),
    ];
    page.section(&Phrase::new("sheet.section.choices"));
    page.fields(fields);
    page.sentence(Tone::Plain, &match_basis(settings.thresholds.job_match));
}

fn bases(page: &mut Writer<'_>) {
    let facts = page.ground.facts;
    page.section(&Phrase::new("sheet.section.bases"));
    if facts.legal_bases().is_empty() {
        page.sentence(Tone::Warn, &Phrase::new("sheet.missing"));
    }
    for basis in facts.legal_bases() {
        let key = if basis.checked { "sheet.basis.checked" } else { "sheet.basis.unchecked" };
        let tone = if basis.checked { Tone::Plain } else { Tone::Warn };
        page.sentence(tone, &Phrase { key, values: vec![("text", basis.text.as_str().into())] });
    }
}

/// Every rule that is asked about every move, in the order in which verdicts of one severity are listed.
fn rules(page: &mut Writer<'_>) {
    let rows = RULES.iter().map(|rule| vec![rule.id.to_owned(), page.cells.say(rule.title)]).collect();
    let columns = [("sheet.column.rule", Column::words(2)), ("sheet.column.about", Column::words(8))];
    page.section(&Phrase::new("sheet.section.rules").with("count", RULES.len()));
    page.table(&columns, rows);
}

#[cfg(test)]
mod tests;
