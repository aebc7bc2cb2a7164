//! The nine boxes of performance and potential: how many people stand in each, and where the candidates are.

use crate::app::board::Board;
use crate::app::layer::{Reading, ReadingLine, Tone};
use crate::domain::employee::Employee;
use crate::domain::facts::Facts;
use crate::domain::performance::{NineBox, Potential, Rating};
use crate::domain::profiles::Official;
use crate::domain::settings::FitSettings;
use crate::fit::talent;
use crate::text::charset::Charset;
use crate::text::language::Language;
use crate::text::names;
use crate::text::width;
use crate::text::words::{Phrase, Value, say};

/// Columns of one box, without its borders; three of them and the word of the row fit the smallest screen.
const BOX: usize = 20;
const LABEL: usize = 12;

/// Names that a box has room for.
const NAMES: usize = 4;

/// The page: boxes from the best performance down, potential from left to right.
pub fn of(board: &Board, language: Language) -> Reading {
    let facts = &board.facts;
    let settings = &facts.settings().fit;
    let on_item: Vec<&Employee> =
        board.look.prospect.candidates.iter().filter_map(|own| facts.employee(&own.employee)).collect();
    let (counts, unknown) = counted(facts, settings);
    let mut lines = vec![
        ReadingLine::toned(Tone::Heading, say(language, "sheet.box.heading")),
        ReadingLine::toned(
            Tone::Dim,
            Phrase::new("sheet.box.basis")
                .with("version", Value::Term(settings.nine_box_numbers.key()))
                .spoken(language),
        ),
    ];
    lines.push(ReadingLine::plain(""));
    let rule = |left: &str, cross: &str, right: &str| {
        format!("{}{left}{}{right}", " ".repeat(LABEL), vec!["─".repeat(BOX); 3].join(cross))
    };
    lines.push(ReadingLine::toned(Tone::Dim, rule("┌", "┬", "┐")));
    for (at, performance) in [Rating::Above, Rating::Meets, Rating::Below].into_iter().enumerate() {
        if at > 0 {
            lines.push(ReadingLine::toned(Tone::Dim, rule("├", "┼", "┤")));
        }
        let boxes = [Potential::Low, Potential::Medium, Potential::High].map(|potential| {
            let place = NineBox { performance, potential };
            let mut cell = vec![
                Phrase::new("sheet.box.head")
                    .with("box", u32::from(place.number(settings.nine_box_numbers)))
                    .with("count", counts[row(place)][column(place)])
                    .spoken(language),
            ];
            let inside = on_item.iter().filter(|own| talent::place_of(settings, own) == Some(place));
            let names: Vec<String> = inside.map(|own| format!("> {}", short(&own.name))).collect();
            cell.extend(names.iter().take(NAMES).cloned());
            if names.len() > NAMES {
                cell[NAMES] = Phrase::new("sheet.box.more").with("count", names.len() - NAMES + 1).spoken(language);
            }
            cell
        });
        let deep = boxes.iter().map(Vec::len).max().unwrap_or(1).max(3);
        let label = width::wrap(say(language, performance.key()), LABEL - 1);
        for line in 0..deep {
            let mut text = width::pad(label.get(line).map_or("", String::as_str), LABEL, Charset::Unicode);
            for cell in &boxes {
                text.push('│');
                text.push_str(&width::pad(cell.get(line).map_or("", String::as_str), BOX, Charset::Unicode));
            }
            text.push('│');
            lines.push(ReadingLine::plain(text));
        }
    }
    lines.push(ReadingLine::toned(Tone::Dim, rule("└", "┴", "┘")));
    let mut axis = " ".repeat(LABEL + 1);
    for potential in [Potential::Low, Potential::Medium, Potential::High] {
        let told = Phrase::new("sheet.box.potential").with("potential", Value::Term(potential.key())).spoken(language);
        axis.push_str(&width::pad(&told, BOX + 1, Charset::Unicode));
    }
    lines.push(ReadingLine::toned(Tone::Dim, axis.trim_end()));
    lines.push(ReadingLine::plain(""));
    lines.push(ReadingLine::plain(Phrase::new("sheet.box.unknown").with("count", unknown).spoken(language)));
    people(&mut lines, settings, &on_item, language);
    Reading::new(Phrase::new("sheet.box.title").with("item", board.item().number).spoken(language), lines)
}

/// How many people at work stand in each box, and how many in none.
fn counted(facts: &Facts, settings: &FitSettings) -> ([[usize; 3]; 3], usize) {
    let everybody = facts.employees().iter().filter(|own| own.standing.counts_in_strength());
    let mut counts = [[0_usize; 3]; 3];
    let mut unknown = 0_usize;
    for employee in everybody {
        match talent::place_of(settings, employee) {
            Some(place) => counts[row(place)][column(place)] += 1,
            None => unknown += 1,
        }
    }
    (counts, unknown)
}

/// Each candidate with the box in words and what is recommended for its people.
fn people(lines: &mut Vec<ReadingLine>, settings: &FitSettings, candidates: &[&Employee], language: Language) {
    lines.push(ReadingLine::plain(""));
    lines.push(ReadingLine::toned(Tone::Heading, say(language, "board.candidates")));
    for employee in candidates {
        let words = talent::nine_box_words(settings, employee).spoken(language);
        lines.push(ReadingLine::plain(format!("{}: {words}", employee.name)));
        if let Some(place) = talent::place_of(settings, employee) {
            lines.push(ReadingLine::toned(Tone::Dim, format!("   {}", say(language, talent::treatment_key(place)))));
        }
    }
}

/// A name that stands whole in a box.
fn short(name: &str) -> String {
    // The mark before it, and a blank behind.
    let room = BOX - 3;
    let told = [name.to_owned(), names::short(name)].into_iter().find(|told| width::columns(told) <= room);
    told.unwrap_or_else(|| width::wrap(name, room).swap_remove(0))
}

/// From the best performance down.
fn row(place: NineBox) -> usize {
    match place.performance {
        Rating::Above => 0,
        Rating::Meets => 1,
        Rating::Below => 2,
    }
}

/// From the lowest potential on.
fn column(place: NineBox) -> usize {
    match place.potential {
        Potential::Low => 0,
        Potential::Medium => 1,
        Potential::High => 2,
    }
}
