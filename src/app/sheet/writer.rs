//! A sheet in the making: sections of fields, tables and sentences, no line wider than the smallest screen.

use chrono::NaiveDate;

use crate::app::layer::{Reading, ReadingLine, Tone};
use crate::domain::calendar::complete_months;
use crate::domain::docket::Item;
use crate::domain::ids::{PositionId, UnitId};
use crate::paper::block::{Block, Column, Field};
use crate::paper::naming::Naming;
use crate::paper::plain;
use crate::paper::workload::cells::Cells;
use crate::text::charset::Charset;
use crate::text::dates;
use crate::text::language::Language;
use crate::text::numbers;
use crate::text::width;
use crate::text::words::Phrase;

use super::ground::Ground;

/// Columns of tables and fields: what the smallest screen shows in a window.
const COLUMNS: usize = 76;

/// A column of a table: catalogue key of its title, and how it is set.
pub type Titled = (&'static str, Column);

/// A sheet in the making.
pub struct Writer<'a> {
    /// What it is written from.
    pub ground: Ground<'a>,
    /// How tables name things and write numbers.
    pub cells: Cells<'a>,
    /// How papers name things.
    pub naming: Naming<'a>,
    /// Language of the sheet.
    pub language: Language,
    lines: Vec<ReadingLine>,
}

impl<'a> Writer<'a> {
    /// An empty sheet.
    pub fn new(ground: Ground<'a>, language: Language) -> Writer<'a> {
        let facts = ground.facts;
        let (cells, naming) = (Cells { facts, language }, Naming { facts, language });
        Writer { ground, cells, naming, language, lines: Vec::new() }
    }

    /// The sheet under its title, to be read from its first line.
    pub fn finish(self, title: &Phrase) -> Reading {
        Reading::new(title.spoken(self.language), self.lines)
    }

    /// Begins a section.
    pub fn section(&mut self, title: &Phrase) {
        if !self.lines.is_empty() {
            self.lines.push(ReadingLine::plain(""));
        }
        self.lines.push(ReadingLine::toned(Tone::Heading, title.spoken(self.language)));
    }

    /// A sentence in a tone; the screen wraps it.
    pub fn sentence(&mut self, tone: Tone, sentence: &Phrase) {
        self.lines.push(ReadingLine::toned(tone, sentence.spoken(self.language)));
    }

    /// Lines that were written elsewhere.
    pub fn lines(&mut self, lines: Vec<ReadingLine>) {
        self.lines.extend(lines);
    }

    /// A sentence set in under what it belongs to.
    pub fn set_in(&mut self, tone: Tone, sentence: &Phrase) {
        self.lines.push(ReadingLine::toned(tone, format!("  {}", sentence.spoken(self.language))));
    }

    /// How many a list of at most so many leaves out, if any.
    pub fn left_out(&mut self, count: usize, most: usize) {
        let left_out = count.saturating_sub(most);
        if left_out > 0 {
            self.sentence(Tone::Dim, &Phrase::new("sheet.more").with("count", left_out));
        }
    }

    /// Words of the data, set in under what they belong to.
    pub fn quoted(&mut self, text: &str) {
        self.lines.push(ReadingLine::plain(format!("  {text}")));
    }

    /// Labels by their keys, with what is known; what is not is said to be missing.
    pub fn fields(&mut self, fields: Vec<(&'static str, Option<String>)>) {
        let field = |(label, value): (&'static str, Option<String>)| Field {
            label: self.cells.say(label),
            value: value.filter(|value| !value.trim().is_empty()).unwrap_or_else(|| self.missing()),
        };
        let block = Block::Fields(fields.into_iter().map(field).collect());
        self.lines.extend(plain::light(&[block], COLUMNS).into_iter().map(ReadingLine::plain));
    }

    /// A table; without rows only that there are no data.
    pub fn table(&mut self, columns: &[Titled], rows: Vec<Vec<String>>) {
        if rows.is_empty() {
            return self.sentence(Tone::Warn, &Phrase::new("sheet.missing"));
        }
        let lines = plain::light(&[self.cells.table(columns, rows)], COLUMNS);
        let head = lines.iter().position(|line| line.starts_with('─')).map_or(0, |rule| rule + 1);
        let tone = |place: usize| if place < head { Tone::Dim } else { Tone::Plain };
        self.lines.extend(lines.into_iter().enumerate().map(|(place, line)| ReadingLine::toned(tone(place), line)));
    }

    /// A table of at most so many rows, and how many more there are.
    pub fn first_rows(&mut self, columns: &[Titled], rows: Vec<Vec<String>>, most: usize) {
        let count = rows.len();
        self.table(columns, rows.into_iter().take(most).collect());
        self.left_out(count, most);
    }

    /// The words for what is not known.
    pub fn missing(&self) -> String {
        self.cells.say("sheet.missing")
    }

    /// A day of a table, `02-12-2026`; a dash for none.
    pub fn short_day(&self, day: Option<NaiveDate>) -> String {
        day.map_or_else(|| "–".to_owned(), dates::short)
    }

    /// Years and complete months between two days.
    pub fn span(&self, from: NaiveDate, until: NaiveDate) -> String {
        let months = complete_months(from, until);
        self.naming.spoken(&Phrase::new("sheet.span").with("years", months / 12).with("months", months % 12))
    }

    /// A day, and how long ago it is on the planned effective date.
    pub fn since(&self, day: NaiveDate) -> String {
        let span = self.span(day, self.ground.facts.sitting().effective);
        self.naming.spoken(&Phrase::new("sheet.since").with("day", day).with("span", span))
    }

    /// A position by its title and the unit that people name with it.
    pub fn seat(&self, id: &PositionId) -> String {
        let Some(position) = self.ground.facts.position(id) else { return id.to_string() };
        match self.ground.facts.naming_unit(id) {
            Some(unit) if !position.title.contains(&unit.short) => format!("{}, {}", position.title, unit.short),
            _ => position.title.clone(),
        }
    }

    /// A unit with the agency it belongs to, by their short names.
    pub fn unit(&self, id: &UnitId) -> String {
        let (own, agency) = (self.cells.unit(id), self.cells.unit(self.ground.facts.agency_of(id)));
        if own.contains(&agency) { own } else { format!("{own}, {agency}") }
    }

    /// What was decided of an item, or that it waits.
    pub fn outcome(&self, item: &Item) -> String {
        let decision = self.ground.standing.decision(&item.id);
        self.cells.say(decision.map_or("board.waiting", |decision| decision.outcome.key()))
    }

    /// Hundredths with two decimals; a question mark for what is not known, as on the board.
    pub fn hundredths(&self, value: Option<i64>) -> String {
        value.map_or_else(|| "?".to_owned(), |value| numbers::decimal(value, 2, self.language))
    }
}

/// Lines of columns, each so wide and broken already, beside one another with a blank between.
pub fn side_by_side(columns: &[(usize, Vec<String>)]) -> Vec<String> {
    let deep = columns.iter().map(|(_, lines)| lines.len()).max().unwrap_or(0);
    let line = |at: usize| {
        let part = |(wide, lines): &(usize, Vec<String>)| {
            width::pad(lines.get(at).map_or("", String::as_str), *wide, Charset::Unicode)
        };
        columns.iter().map(part).collect::<Vec<_>>().join(" ").trim_end().to_owned()
    };
    (0..deep).map(line).collect()
}

/// A bar of `cells` cells of which so many are filled as the value is of the whole, rounded half up.
pub fn bar(value: i64, whole: i64, cells: usize) -> String {
    let (value, whole) = (value.clamp(0, whole.max(1)), whole.max(1));
    let width = i64::try_from(cells).unwrap_or(0);
    let filled = usize::try_from((2 * value * width + whole) / (2 * whole)).unwrap_or(0);
    format!("{}{}", "█".repeat(filled), "░".repeat(cells.saturating_sub(filled)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_filled_by_its_share_and_never_beyond_its_cells() {
        let drawn = [0, 9, 10, 50, 100, 140, -3].map(|value| bar(value, 100, 5));
        assert_eq!(drawn, ["░░░░░", "░░░░░", "█░░░░", "███░░", "█████", "█████", "░░░░░"]);
        assert_eq!(bar(1, 0, 2), "██", "a whole of nothing is taken for one");
    }
}
