//! Candidates side by side: what tells two, three or four of them apart, row by row.

use std::cmp::Reverse;

use crate::app::board::Board;
use crate::app::layer::{Reading, ReadingLine, Tone};
use crate::domain::employee::Employee;
use crate::domain::ids::EmployeeId;
use crate::fit::score::Criterion;
use crate::fit::talent;
use crate::journal::candidates::{Candidate, candidates};
use crate::rules::verdict::{Severity, Verdict};
use crate::text::language::Language;
use crate::text::numbers;
use crate::text::width;
use crate::text::words::{Phrase, say};

use super::ground::Ground;
use super::writer::{Writer, bar, side_by_side};

/// Columns of the page, and of what a row is about.
const ROOM: usize = 76;
const LABEL: usize = 15;

/// The page on the candidates of the item: those that are marked, where there are two at least; else the one that the
/// board shows and the best others, as far as there is room. None for an item of several moves, or with a single candidate.
pub fn of_item(board: &Board, language: Language) -> Option<Reading> {
    let candidates = &board.look.prospect.candidates;
    if board.item().is_swap() || candidates.len() < 2 {
        return None;
    }
    let marked = marked(board);
    if marked.len() >= 2 {
        let who = Phrase::new("sheet.compare.marked").with("count", marked.len());
        return Some(of(board, &marked.iter().collect::<Vec<_>>(), who, language));
    }
    let (shown, others): (Vec<_>, Vec<_>) = candidates.iter().partition(|own| Some(&own.employee) == board.candidate());
    let compared: Vec<&Candidate> = shown.into_iter().chain(others).take(3).collect();
    let who = Phrase::new("sheet.compare.best").with("count", compared.len() - 1);
    Some(of(board, &compared, who, language))
}

/// The candidates of the item that are marked, best fit first; also those who are not listed any more.
fn marked(board: &Board) -> Vec<Candidate> {
    let listed = &board.look.prospect.candidates;
    let found = |who: &EmployeeId| {
        let own = listed.iter().find(|own| own.employee == *who).cloned();
        own.or_else(|| {
            let others = candidates(&board.facts, &board.standing, board.item(), Some(who));
            others.into_iter().find(|own| own.employee == *who)
        })
    };
    let mut marked: Vec<Candidate> = board.marks.candidates(&board.selected).iter().filter_map(found).collect();
    marked.sort_by(|one, other| {
        one.fit.score().better_first(&other.fit.score()).then_with(|| one.employee.cmp(&other.employee))
    });
    marked
}

/// The page on these candidates of the item, in the order given; its title says who they are.
fn of(board: &Board, candidates: &[&Candidate], who: Phrase, language: Language) -> Reading {
    let columns = (ROOM - LABEL) / candidates.len().max(1) - 1;
    let mut page = Page { board, language, columns, lines: Vec::new() };
    page.people(candidates);
    page.fits(candidates);
    page.verdicts(candidates);
    let title = Phrase::new("sheet.compare.title").with("item", board.item().number).with("who", who);
    Reading::new(title.spoken(language), page.lines)
}

struct Page<'a> {
    board: &'a Board,
    language: Language,
    /// Columns of one candidate.
    columns: usize,
    lines: Vec<ReadingLine>,
}

impl Page<'_> {
    fn say(&self, key: &'static str) -> String {
        say(self.language, key).to_owned()
    }

    fn missing(&self) -> String {
        self.say("sheet.missing")
    }

    fn heading(&mut self, key: &'static str) {
        let heading = self.say(key);
        self.lines.push(ReadingLine::plain(""));
        self.lines.push(ReadingLine::toned(Tone::Heading, heading));
    }

    /// A row: what it is about, and a cell of each candidate, broken into as many lines as it needs.
    fn row(&mut self, label: &str, cells: &[String], tone: Tone) {
        let mut broken = vec![(LABEL, width::wrap(label, LABEL))];
        broken.extend(cells.iter().map(|cell| (self.columns, width::wrap(cell, self.columns))));
        let lines = side_by_side(&broken);
        self.lines.extend(lines.into_iter().map(|line| ReadingLine::toned(tone, line)));
    }

    /// A row of what is known of each person.
    fn each(&mut self, key: &'static str, people: &[&Employee], cell: impl Fn(&Employee) -> Option<String>) {
        let cells: Vec<String> = people.iter().map(|own| cell(own).unwrap_or_else(|| self.missing())).collect();
        let label = self.say(key);
        self.row(&label, &cells, Tone::Plain);
    }

    fn people(&mut self, candidates: &[&Candidate]) {
        let facts = std::sync::Arc::clone(&self.board.facts);
        let people: Vec<&Employee> = candidates.iter().filter_map(|own| facts.employee(&own.employee)).collect();
        let (language, settings) = (self.language, &facts.settings().fit);
        let page = Writer::new(Ground::of(self.board), language);
        let names: Vec<String> = people.iter().map(|own| own.name.clone()).collect();
        self.row("", &names, Tone::Heading);
        self.each("board.from", &people, |own| own.position.as_ref().map(|id| page.seat(id)));
        self.each("board.rank", &people, |own| own.grade.map(|grade| grade.to_string()));
        self.each("sheet.compare.education", &people, |own| {
            let best = own.education.iter().max_by_key(|education| education.level)?;
            Some(format!("{} {}", best.level.spelling(), best.major))
        });
        self.each("sheet.compare.performance", &people, |own| {
            let mut years: Vec<_> = own.performance.iter().collect();
            years.sort_by_key(|year| Reverse(year.year));
            let told =
                years.iter().take(2).map(|year| format!("{} {}", year.year, say(language, year.predicate.key())));
            Some(told.collect::<Vec<_>>().join("; ")).filter(|told| !told.is_empty())
        });
        self.each("sheet.compare.box", &people, |own| {
            let place = talent::place_of(settings, own)?;
            let number = place.number(settings.nine_box_numbers);
            let pool = if place.is_succession_pool() { say(language, "sheet.compare.pool") } else { "" };
            Some(format!("{number} {pool}").trim_end().to_owned())
        });
        self.each("sheet.compare.wish", &people, |own| {
            let wishes: Vec<&str> = own.aspirations.iter().map(|wish| wish.text.as_str()).collect();
            Some(if wishes.is_empty() { "–".to_owned() } else { wishes.join("; ") })
        });
    }

    fn fits(&mut self, candidates: &[&Candidate]) {
        self.heading("sheet.compare.fit");
        let language = self.language;
        let unknown = || say(language, "board.unknown").to_owned();
        let total = |own: &&Candidate| {
            let total = own.fit.total.map_or_else(unknown, |total| numbers::decimal(total, 2, language));
            format!("{total} ({}/{})", own.fit.known, own.fit.asked)
        };
        let label = self.say("board.fit.total");
        self.row(&label, &candidates.iter().map(total).collect::<Vec<_>>(), Tone::Plain);
        let kinds: Vec<&Criterion> =
            candidates.first().map(|own| own.fit.criteria.iter().collect()).unwrap_or_default();
        let cells = self.columns.saturating_sub(7).min(8);
        for (place, kind) in kinds.into_iter().enumerate() {
            let cell = |own: &&Candidate| match own.fit.criteria.get(place).and_then(|found| found.points) {
                Some(points) => {
                    format!("{} {}", bar(points, 10_000, cells), numbers::decimal((points + 5) / 10, 1, language))
                }
                None => format!("{} ?", "·".repeat(cells)),
            };
            let label = self.say(kind.kind.key());
            self.row(&label, &candidates.iter().map(cell).collect::<Vec<_>>(), Tone::Plain);
        }
    }

    /// Blocks first, then warnings and what is not known; what is only information the sheet of the person tells.
    fn verdicts(&mut self, candidates: &[&Candidate]) {
        self.heading("board.verdicts");
        for severity in [Severity::Block, Severity::Warn, Severity::Unknown] {
            let cell = |own: &&Candidate| {
                // A block that a document lifted does not stand any more.
                let stands = |verdict: &&Verdict| verdict.severity != Severity::Block || verdict.blocks();
                let found = own.verdicts.iter().filter(|verdict| verdict.severity == severity).filter(stands);
                let told: Vec<&str> = found
                    .map(|own| if own.sensitive { say(self.language, "sheet.compare.closed") } else { own.rule })
                    .collect();
                if told.is_empty() { "–".to_owned() } else { told.join(", ") }
            };
            let cells: Vec<String> = candidates.iter().map(cell).collect();
            let label = self.say(severity.key());
            let tone = match severity {
                Severity::Block if cells.iter().any(|cell| cell != "–") => Tone::Warn,
                _ => Tone::Plain,
            };
            self.row(&label, &cells, tone);
        }
    }
}
