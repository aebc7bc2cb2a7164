//! Plots: how far the sitting is, how the load lies over the agencies, who retires when, how long posts have been held.
//!
//! They are made of letters, so that they stand on any terminal, in a log and in front of a screen reader; every bar has its
//! number beside it.

use chrono::{DateTime, Months, NaiveDate, TimeDelta};

use crate::app::layer::{Reading, Tone};
use crate::domain::calendar::complete_months;
use crate::domain::employee::{Employee, Employment};
use crate::domain::placements::Placements;
use crate::domain::position::Position;
use crate::domain::retirement::pension_in;
use crate::journal::event::{Entry, Event, Outcome};
use crate::journal::standing::Standing;
use crate::text::charset::Charset;
use crate::text::dates;
use crate::text::language::Language;
use crate::text::width;
use crate::text::words::Phrase;
use crate::workload::balance::{Balance, UnitBalance};

use super::coming::LEAST;
use super::ground::Ground;
use super::writer::{Writer, bar};

/// Cells of a bar.
const BAR: usize = 36;
/// Columns of what stands before a bar.
const LABEL: usize = 26;

/// Cells of the strip, for strength from 0 to 200 percent of the need: the middle one is 100 percent.
const STRIP: usize = 61;
/// Columns of what stands before the strip.
const STRIP_LABEL: usize = 9;

/// Years ahead for which pensions are counted.
const YEARS: u32 = 5;

/// Longer than this nobody decides; the committee was at something else.
const PAUSE: TimeDelta = TimeDelta::minutes(60);
/// Fewest spans between decisions from which a pace is told.
const SPANS: usize = 3;

/// Complete months from which each class of time in a post begins.
const TENURES: [(u32, &str); 5] = [
    (0, "sheet.tenure.half-year"),
    (6, "sheet.tenure.two-years"),
    (24, "sheet.tenure.five-years"),
    (60, "sheet.tenure.ten-years"),
    (120, "sheet.tenure.longer"),
];

/// The page.
pub fn sheet(ground: Ground<'_>, language: Language) -> Reading {
    let mut page = Writer::new(ground, language);
    progress(&mut page);
    load(&mut page);
    pensions(&mut page);
    tenure(&mut page);
    page.finish(&Phrase::new("sheet.plots.title"))
}

/// Bars under each other, each with its count; the longest one is the whole unless one is given.
fn bars(page: &mut Writer<'_>, rows: &[(String, usize)], whole: Option<usize>) {
    let most = whole.or(rows.iter().map(|(_, count)| *count).max()).unwrap_or(0);
    for (label, count) in rows {
        let label = width::pad(label, LABEL, Charset::Unicode);
        page.quoted(&format!("{label} {} {count:>6}", bar(length(*count), length(most), BAR)));
    }
}

fn length(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Items by what was decided, and how long the rest takes at the pace so far.
fn progress(page: &mut Writer<'_>) {
    let (items, standing) = (page.ground.facts.docket().items(), page.ground.standing);
    let decided = |item| standing.decision(item).map(|decision| decision.outcome);
    let count = |outcome: Option<Outcome>| items.iter().filter(|item| decided(&item.id) == outcome).count();
    let waiting = count(None);
    let of = Outcome::ALL.into_iter().map(|outcome| (page.cells.say(outcome.key()), count(Some(outcome))));
    let mut rows: Vec<(String, usize)> = of.filter(|(_, count)| *count > 0).collect();
    rows.push((page.cells.say("board.waiting"), waiting));
    page.section(
        &Phrase::new("sheet.section.progress").with("decided", items.len() - waiting).with("items", items.len()),
    );
    bars(page, &rows, Some(items.len()));
    match pace(standing) {
        Some(seconds) if waiting > 0 => {
            let told = Phrase::new("sheet.progress.pace").with("each", lasting(seconds)).with("waiting", waiting);
            page.set_in(Tone::Plain, &told.with("rest", lasting(seconds * length(waiting))));
        }
        Some(_) => {}
        None => page.set_in(Tone::Dim, &Phrase::new("sheet.progress.no-pace").with("least", SPANS + 1)),
    }
}

/// So many seconds in words: short ones in seconds, so that many of them add up before everybody's eyes; else in minutes,
/// begun ones counted.
fn lasting(seconds: i64) -> Phrase {
    match seconds {
        ..=119 => Phrase::new("sheet.seconds").with("count", seconds),
        _ => Phrase::new("sheet.minutes").with("count", (seconds + 59) / 60),
    }
}

/// Seconds that an item usually takes: the median, pauses left out; none of too few. What is decided at once, as the rest
/// of a chain, shares the time.
fn pace(standing: &Standing) -> Option<i64> {
    let decided = |entry: &Entry| entry.events.iter().filter(|event| matches!(event, Event::Decided { .. })).count();
    let moments = standing.entries().iter().map(|entry| (&entry.stamp.time, decided(entry))).filter(|own| own.1 > 0);
    let moments = moments.filter_map(|(time, items)| Some((DateTime::parse_from_rfc3339(time).ok()?, items)));
    let moments: Vec<_> = moments.collect();
    let spans = moments.windows(2).map(|pair| (pair[1].0 - pair[0].0, pair[1].1));
    let spans = spans.filter(|(span, _)| (TimeDelta::zero()..PAUSE).contains(span));
    let mut each: Vec<i64> = spans.map(|(span, items)| span.num_seconds() / length(items)).collect();
    each.sort_unstable();
    each.get(each.len() / 2).filter(|_| each.len() >= SPANS).copied()
}

/// Where the agencies lie between too few and too many people, before the sitting and after everything accepted.
fn load(page: &mut Writer<'_>) {
    let facts = page.ground.facts;
    let start = Placements::default();
    let now = Balance::of(facts, &start);
    let then = now.after(facts, &start, &page.ground.standing.workplaces_without(&[]));
    page.section(&Phrase::new("sheet.section.strip"));
    page.sentence(Tone::Dim, &Phrase::new("sheet.strip.how"));
    for (label, balance) in [("sheet.strip.before", &now), ("sheet.strip.now", &then)] {
        let label = width::pad(&page.cells.say(label), STRIP_LABEL, Charset::Unicode);
        page.quoted(&format!("{label}{}", strip(balance.agencies())));
    }
    page.quoted(&format!("{}{}", " ".repeat(STRIP_LABEL), axis()));
    for (label, balance) in [("sheet.strip.before", &now), ("sheet.strip.now", &then)] {
        let by = |wanted: fn(i64) -> bool| {
            balance.agencies().filter(|agency| agency.need > 0 && wanted(agency.difference())).count()
        };
        let told = Phrase::new("sheet.strip.counts").with("short", by(|own| own < 0)).with("even", by(|own| own == 0));
        let told = told.with("over", by(|own| own > 0));
        page.set_in(
            Tone::Plain,
            &Phrase { values: [vec![("when", page.cells.say(label).into())], told.values].concat(), ..told },
        );
    }
    let unknown = now.agencies().filter(|agency| agency.need == 0).count();
    if unknown > 0 {
        page.set_in(Tone::Warn, &Phrase::new("sheet.strip.unknown").with("count", unknown));
    }
}

/// How many agencies lie in each cell; a plus sign for ten and more.
fn strip<'b>(agencies: impl Iterator<Item = &'b UnitBalance>) -> String {
    let mut cells = [0_u32; STRIP];
    for agency in agencies.filter(|agency| agency.need > 0) {
        cells[cell(agency.strength, agency.need)] += 1;
    }
    let middle = STRIP / 2;
    let drawn = cells.iter().enumerate().map(|(place, count)| match count {
        0 if place == middle => '|',
        0 => '·',
        1..=9 => char::from_digit(*count, 10).unwrap_or('+'),
        _ => '+',
    });
    drawn.collect()
}

/// The cell of a strength against a need, rounded half up; what is beyond the strip lies in its last cell. Exactly 100
/// percent alone lies in the middle: who is short by one of many is short.
fn cell(strength: u32, need: u32) -> usize {
    let middle = STRIP / 2;
    let (strength, need) = (strength as usize, need as usize);
    let place = (2 * strength * middle + need) / (2 * need);
    match strength.cmp(&need) {
        std::cmp::Ordering::Less => place.min(middle - 1),
        std::cmp::Ordering::Equal => middle,
        std::cmp::Ordering::Greater => place.clamp(middle + 1, STRIP - 1),
    }
}

/// The marks under the strip.
fn axis() -> String {
    let mut axis = String::new();
    for percent in [0, 50, 100, 150, 200] {
        let at = percent * (STRIP - 1) / 200;
        let mark = format!("{percent}%");
        let from = at.saturating_sub(if percent == 0 { 0 } else { mark.len() / 2 });
        axis.push_str(&" ".repeat(from.saturating_sub(axis.len())));
        axis.push_str(&mark);
    }
    axis
}

/// Those at work in a position, with it.
fn holders<'a>(ground: Ground<'a>) -> impl Iterator<Item = (&'a Employee, &'a Position)> {
    let at_work = ground.facts.employees().iter().filter(|employee| employee.standing.counts_in_strength());
    at_work.filter_map(move |employee| Some((employee, ground.facts.position(employee.position.as_ref()?)?)))
}

/// Pensions in each of the coming years (UU 20/2023), counted; whose birth is not known is in none.
fn pensions(page: &mut Writer<'_>) {
    let effective = page.ground.facts.sitting().effective;
    let ends: Vec<NaiveDate> =
        (1..=YEARS).filter_map(|year| effective.checked_add_months(Months::new(12 * year))).collect();
    let (mut counts, mut unknown, mut known) = (vec![0_usize; ends.len()], 0_usize, 0_u32);
    for (employee, position) in holders(page.ground).filter(|(employee, _)| employee.employment != Employment::Honorer)
    {
        match employee.born().map(|born| pension_in(born, position)) {
            None => unknown += 1,
            Some(day) => {
                known += 1;
                if let Some(count) = ends.iter().position(|end| day <= *end).and_then(|at| counts.get_mut(at)) {
                    *count += 1;
                }
            }
        }
    }
    let label =
        |end: &NaiveDate| page.naming.spoken(&Phrase::new("sheet.pension.until").with("day", dates::short(*end)));
    let rows: Vec<(String, usize)> = ends.iter().map(label).zip(counts).collect();
    page.section(&Phrase::new("sheet.section.pension-years"));
    if known < LEAST {
        page.set_in(Tone::Dim, &Phrase::new("sheet.pensions.few").with("least", LEAST));
    } else {
        bars(page, &rows, None);
    }
    if unknown > 0 {
        page.set_in(Tone::Warn, &Phrase::new("sheet.pension.unknown").with("count", unknown));
    }
}

/// How long those in structural positions have held them, and how long all others have held theirs.
fn tenure(page: &mut Writer<'_>) {
    let effective = page.ground.facts.sitting().effective;
    let mut counts = [[0_usize; TENURES.len()]; 2];
    let mut unknown = 0_usize;
    for (employee, position) in holders(page.ground) {
        match employee.position_since.map(|since| complete_months(since, effective)) {
            None => unknown += 1,
            Some(months) => {
                let class = TENURES.iter().rposition(|(from, _)| months >= *from).unwrap_or(0);
                counts[usize::from(!position.class.is_structural())][class] += 1;
            }
        }
    }
    for (title, counts) in ["sheet.section.tenure-structural", "sheet.section.tenure-others"].into_iter().zip(counts) {
        let rows: Vec<(String, usize)> = TENURES.iter().map(|(_, label)| page.cells.say(label)).zip(counts).collect();
        page.section(&Phrase::new(title));
        bars(page, &rows, None);
    }
    if unknown > 0 {
        page.set_in(Tone::Warn, &Phrase::new("sheet.tenure.unknown").with("count", unknown));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::sheet::ground::Ground;
    use crate::app::sheet::trial::{board, lines, section};
    use crate::domain::story::{Story, day};
    use crate::journal::table::{self, Table, rejecting};

    #[test]
    fn an_agency_that_lacks_one_of_many_is_short_and_only_a_full_one_stands_in_the_middle() {
        let middle = STRIP / 2;
        assert_eq!([cell(0, 10), cell(10, 10), cell(20, 10), cell(90, 10)], [0, middle, STRIP - 1, STRIP - 1]);
        assert_eq!([cell(999, 1_000), cell(1_001, 1_000)], [middle - 1, middle + 1]);
        assert_eq!(cell(5, 10), middle / 2);
        let axis = axis();
        assert_eq!(axis.find("100%"), Some(middle - 2));
        assert!(axis.ends_with("200%") && axis.len() <= STRIP + 2, "{axis}");
    }

    #[test]
    fn the_plots_of_a_town_count_what_the_town_has() {
        let mut story = Story::town();
        for (id, born, since) in
            [("P-904", day(1969, 6, 1), day(2026, 9, 1)), ("P-905", day(1971, 6, 1), day(2010, 1, 1))]
        {
            let employee = story.employee_mut(id);
            (employee.nip, employee.birth_date, employee.position_since) = (None, Some(born), Some(since));
        }
        let board = board(&story);
        let told = lines(&sheet(Ground::of(&board), Language::Indonesian));
        let progress = told.iter().find(|line| line.starts_with("Kemajuan sidang")).expect("there is progress");
        assert!(progress.contains("0 dari"), "{progress}");
        let strip = section(&told, "Sebaran bezetting antarperangkat daerah");
        assert!(
            strip.iter().any(|line| line.starts_with("awal") && line.contains('·') && line.contains('1')),
            "{strip:?}"
        );
        let structural = section(&told, "Lama menduduki jabatan struktural");
        assert!(structural[0].starts_with("di bawah 6 bulan") && structural[0].ends_with(" 1"), "{structural:?}");
        let others = section(&told, "Lama menduduki jabatan lainnya");
        assert!(others[4].ends_with(" 1"), "{others:?}");
        let pensions = section(&told, "Pensiun dalam lima tahun");
        let count = |line: &String| line.rsplit(' ').next().and_then(|count| count.parse::<usize>().ok());
        assert_eq!(pensions.iter().filter_map(count).sum::<usize>(), 2, "{pensions:?}");
        // Of two people a count by year would tell when they were born.
        story.stated.employees.retain(|employee| ["P-904", "P-905"].contains(&employee.id.as_str()));
        let told = lines(&sheet(Ground::of(&self::board(&story)), Language::Indonesian));
        let pensions = section(&told, "Pensiun dalam lima tahun");
        assert!(pensions.len() == 1 && pensions[0].contains("kurang dari 3"), "{pensions:?}");
    }

    #[test]
    fn the_pace_is_told_from_four_decisions_on_and_leaves_pauses_out() {
        let mut table = Table::of(&table::story());
        assert_eq!(pace(&table.standing), None);
        for _ in 0..4 {
            table.rule(&[rejecting("B-04")]).expect("it may be decided again");
        }
        let mut entries: Vec<Entry> = table.standing.entries().iter().map(|entry| entry.as_ref().clone()).collect();
        let times = ["09:00", "09:02", "09:06", "11:30", "11:33"];
        let decided = entries.iter_mut().rev().take(4).rev();
        for (entry, time) in decided.zip(times) {
            entry.stamp.time = format!("2026-12-02T{time}:00+07:00");
        }
        assert_eq!(pace(&Standing::of(entries.clone())), None, "one of three spans is a pause");
        if let Some(last) = entries.last_mut() {
            last.stamp.time = "2026-12-02T09:09:00+07:00".to_owned();
        }
        assert_eq!(pace(&Standing::of(entries)), Some(180));
    }
}
