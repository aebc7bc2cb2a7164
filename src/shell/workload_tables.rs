//! `sidang workload`: need against strength by agency, unit and position, as tables or as JSON.

use serde_json::{Value as Json, json};

use crate::domain::facts::Facts;
use crate::domain::placements::Placements;
use crate::domain::position::Position;
use crate::domain::profiles::name_key;
use crate::domain::settings::{Rounding, WorkloadSettings};
use crate::domain::unit::Unit;
use crate::shell::table::{self, Column, Row, Side};
use crate::text::charset::Charset;
use crate::text::language::Language;
use crate::text::numbers;
use crate::text::words::{Phrase, Value, say};
use crate::workload::balance::{Balance, UnitBalance};
use crate::workload::effectiveness::{Effectiveness, PositionBalance, grade_basis};
use crate::workload::need;
use crate::workload::projection::{UnitProjection, projections};
use crate::workload::spread::Spread;

/// The workload of a session as the file states it.
pub struct Workload<'a> {
    facts: &'a Facts,
    balance: Balance,
    projections: Vec<UnitProjection>,
    spread: Spread,
}

impl<'a> Workload<'a> {
    /// Computes all of it, pensions counted from the day of the data.
    pub fn of(facts: &'a Facts) -> Workload<'a> {
        let placements = Placements::default();
        let balance = Balance::of(facts, &placements);
        let projections = projections(facts, &placements, &balance, facts.sitting().data_date);
        let spread = Spread::of(&balance, &facts.settings().workload);
        Workload { facts, balance, projections, spread }
    }

    fn settings(&self) -> &WorkloadSettings {
        &self.facts.settings().workload
    }

    /// Units in the order of the tree, each with its depth and numbers.
    fn tree(&self) -> Vec<(usize, &'a Unit, &UnitBalance, Option<&UnitProjection>)> {
        // A stack of its own: how deep the tree is, the file says.
        let mut open: Vec<(usize, &Unit)> = self.facts.agencies().map(|unit| (0, unit)).collect();
        open.reverse();
        let mut tree = Vec::new();
        while let Some((depth, unit)) = open.pop() {
            if let Some(balance) = self.balance.unit(&unit.id) {
                tree.push((depth, unit, balance, self.projections.iter().find(|found| found.unit == unit.id)));
            }
            let below = self.facts.units_below(&unit.id).iter().rev();
            open.extend(below.filter_map(|id| self.facts.unit(id)).map(|unit| (depth + 1, unit)));
        }
        tree
    }

    fn positions(&self, unit: &Unit) -> impl Iterator<Item = (&'a Position, PositionBalance)> {
        let facts = self.facts;
        let ids = facts.positions_of_unit(&unit.id).to_vec();
        let positions = ids.into_iter().filter_map(move |id| facts.position(&id));
        positions.map(move |position| (position, PositionBalance::of(facts, &Placements::default(), position)))
    }

    fn rounding(&self) -> &'static str {
        match self.settings().rounding {
            Rounding::HalfUp => "shell.load.rounding.half-up",
            Rounding::Up => "shell.load.rounding.up",
            Rounding::Down => "shell.load.rounding.down",
        }
    }

    /// The tables as text.
    pub fn text(&self, language: Language, charset: Charset) -> String {
        let say = |key| say(language, key);
        let basis = Phrase::new("shell.load.basis")
            .with("basis", need::basis(self.facts))
            .with("grades", grade_basis(self.settings()))
            .with("rounding", Value::Term(self.rounding()))
            .with("day", self.facts.sitting().data_date);
        let mut lines = table::paragraph(&format!("{}: {}", say("shell.load.title"), self.facts.sitting().title), 0);
        lines.extend(table::paragraph(&basis.spoken(language), 0));
        lines.extend([String::new(), say("shell.load.units").to_owned()]);
        lines.extend(self.unit_table(language, charset));
        lines.extend(table::paragraph(&self.spread_sentence().spoken(language), 0));
        lines.extend([String::new(), say("shell.load.coming").to_owned()]);
        lines.extend(self.coming_table(language, charset));
        lines.extend([String::new(), say("shell.load.positions").to_owned()]);
        lines.extend(self.position_table(language, charset));
        lines.join("\n")
    }

    fn unit_table(&self, language: Language, charset: Charset) -> Vec<String> {
        let row = |(depth, unit, balance, _): (usize, &Unit, &UnitBalance, Option<&UnitProjection>)| Row {
            indent: depth,
            cells: vec![
                unit.name.clone(),
                count(balance.need, language),
                count(balance.strength, language),
                numbers::signed(balance.difference(), language),
                ratio(balance.effectiveness(self.settings()), self.settings(), language),
                self.words_of(balance).spoken(language),
            ],
        };
        let rows: Vec<Row> = self.tree().into_iter().map(row).collect();
        table::lines(&load_columns(say(language, "shell.load.unit"), "EU", 6, language), &rows, charset)
    }

    /// Load and people in words, with what the sums leave out.
    fn words_of(&self, balance: &UnitBalance) -> Phrase {
        let words = balance.words(self.settings());
        if balance.positions_without_need == 0 {
            return words;
        }
        Phrase::new("shell.load.words-and-unknown")
            .with("words", words)
            .with("positions", balance.positions_without_need)
            .with("people", balance.strength_without_need)
    }

    fn position_table(&self, language: Language, charset: Charset) -> Vec<String> {
        let mut rows = Vec::new();
        for (depth, unit, ..) in self.tree() {
            rows.push(Row { indent: depth, cells: vec![unit.short.clone()] });
            rows.extend(self.positions(unit).map(|(position, balance)| Row {
                indent: depth + 1,
                cells: vec![
                    position.title.clone(),
                    balance.need.map_or_else(|| "?".to_owned(), |need| exact_need(need, language)),
                    count(balance.strength, language),
                    balance.difference().map_or_else(|| "?".to_owned(), |n| numbers::signed(n, language)),
                    ratio(balance.effectiveness(self.settings()), self.settings(), language),
                    balance.words(self.settings()).spoken(language),
                ],
            }));
        }
        table::lines(&load_columns(say(language, "shell.load.position"), "EJ", 10, language), &rows, charset)
    }

    fn coming_table(&self, language: Language, charset: Charset) -> Vec<String> {
        let number = |key| Column { title: say(language, key), width: 10, side: Side::Right };
        let columns = [
            Column { title: say(language, "shell.load.unit"), width: 44, side: Side::Left },
            number("shell.load.vacant"),
            number("shell.load.now"),
            number("shell.load.in-12"),
            number("shell.load.in-24"),
            number("shell.load.pension-unknown"),
        ];
        let rows: Vec<Row> = self
            .tree()
            .into_iter()
            .map(|(depth, unit, balance, projection)| {
                let shown = |number: fn(&UnitProjection) -> u32| {
                    projection.map_or_else(|| "?".to_owned(), |found| count(number(found), language))
                };
                let cells = vec![
                    unit.name.clone(),
                    count(balance.vacant_structural, language),
                    count(balance.strength, language),
                    shown(|found| found.in_12_months),
                    shown(|found| found.in_24_months),
                    shown(|found| found.pension_unknown),
                ];
                Row { indent: depth, cells }
            })
            .collect();
        table::lines(&columns, &rows, charset)
    }

    fn spread_sentence(&self) -> Phrase {
        let spread = &self.spread;
        let (Some(lowest), Some(highest), Some(deviation)) = (spread.lowest, spread.highest, spread.deviation) else {
            return Phrase::new("shell.load.spread.none");
        };
        let hundredths = |thousandths: i64| Value::Hundredths((thousandths + 5) / 10);
        Phrase::new("shell.load.spread")
            .with("lowest", hundredths(lowest))
            .with("highest", hundredths(highest))
            .with("deviation", hundredths(deviation))
            .with("agencies", spread.agencies)
            .with("overloaded", spread.overloaded)
            .with("overstaffed", spread.overstaffed)
            .with("without", spread.without_ratio)
    }

    /// The tables as one JSON document; a value that is not known is `null`.
    pub fn json(&self, language: Language) -> Json {
        let units = self.tree().into_iter().map(|(depth, unit, balance, projection)| {
            json!({
                "id": unit.id, "name": unit.name, "parent": unit.parent, "depth": depth,
                "need": balance.need, "strength": balance.strength, "difference": balance.difference(),
                "strength_without_need": balance.strength_without_need,
                "positions_without_need": balance.positions_without_need,
                "load_hundredths_of_a_minute": balance.load,
                "positions_with_load": balance.positions_with_load,
                "effectiveness": effectiveness(balance.effectiveness(self.settings()), self.settings(), language),
                "words": balance.words(self.settings()).spoken(language),
                "vacant_structural_seats": balance.vacant_structural,
                "strength_in_12_months": projection.map(|found| found.in_12_months),
                "strength_in_24_months": projection.map(|found| found.in_24_months),
                "pension_unknown": projection.map(|found| found.pension_unknown),
                "positions": self.positions(unit).map(|(position, balance)| self.position_json(position, &balance, language))
                    .collect::<Vec<_>>(),
            })
        });
        let spread = &self.spread;
        json!({
            "session": self.facts.sitting().id,
            "data_date": self.facts.sitting().data_date,
            "basis": {
                "effective_minutes": self.settings().effective_minutes,
                "effective_time": say(language, name_key(self.settings().effective_time)),
                "grades": say(language, name_key(self.settings().grades)),
                "grade_bounds_ten_thousandths": self.settings().grade_bounds.lower,
                "fixed_by": self.facts.sitting().workload_fixed_by,
                "fixed_on": self.facts.sitting().workload_fixed_on,
                "year": self.facts.sitting().workload_year,
                "rounding": say(language, self.rounding()),
            },
            "units": units.collect::<Vec<_>>(),
            "spread": {
                "agencies": spread.agencies, "agencies_without_ratio": spread.without_ratio,
                "lowest_thousandths": spread.lowest, "highest_thousandths": spread.highest,
                "deviation_thousandths": spread.deviation,
                "overloaded": spread.overloaded, "overstaffed": spread.overstaffed,
                "vacant_structural_seats": spread.vacant_structural,
            },
        })
    }

    fn position_json(&self, position: &Position, balance: &PositionBalance, language: Language) -> Json {
        json!({
            "id": position.id, "title": position.title, "seats": position.seats,
            "need": balance.need.map(|need| need.persons),
            "need_thousandths": balance.need.and_then(|need| need.exact_thousandths),
            "load_hundredths_of_a_minute": balance.need.and_then(|need| need.load),
            "computed_from": balance.need.map(|need| say(language, need.depth.key())),
            "strength": balance.strength, "difference": balance.difference(),
            "effectiveness": effectiveness(balance.effectiveness(self.settings()), self.settings(), language),
            "words": balance.words(self.settings()).spoken(language),
        })
    }
}

/// Columns for need against strength; a need that shows its exact number is wider, and takes it from the name.
fn load_columns(first: &'static str, effectiveness: &'static str, need: usize, language: Language) -> [Column; 6] {
    let column = |title, width, side| Column { title, width, side };
    [
        column(first, 37 - need, Side::Left),
        column(say(language, "shell.load.need"), need, Side::Right),
        column(say(language, "shell.load.strength"), 5, Side::Right),
        column("+/-", 5, Side::Right),
        column(effectiveness, 8, Side::Right),
        column(say(language, "shell.load.state"), 40, Side::Left),
    ]
}

fn count(number: u32, language: Language) -> String {
    numbers::grouped(i64::from(number), language)
}

/// The whole persons, and behind them the exact number where it was computed: `3 (2,79)`.
fn exact_need(need: need::PositionNeed, language: Language) -> String {
    let persons = count(need.persons, language);
    let exact = need.exact_thousandths.and_then(|exact| i64::try_from((exact + 5) / 10).ok());
    match exact {
        Some(exact) => format!("{persons} ({})", numbers::decimal(exact, 2, language)),
        None => persons,
    }
}

/// Ratio and grade letter: `1,54 A`; the words for the grade stand in the same row.
fn ratio(found: Option<Effectiveness>, settings: &WorkloadSettings, language: Language) -> String {
    found.map_or_else(String::new, |found| {
        let (value, places) = found.shown(settings);
        format!("{} {}", numbers::decimal(value, places, language), found.grade(settings).letter())
    })
}

fn effectiveness(found: Option<Effectiveness>, settings: &WorkloadSettings, language: Language) -> Json {
    found.map_or(Json::Null, |found| {
        let grade = found.grade(settings);
        json!({
            "thousandths": found.thousandths(), "grade": grade.letter(), "grade_words": say(language, grade.key()),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::story::Story;
    use crate::text::width;

    fn told(language: Language) -> String {
        Workload::of(&Story::town().facts()).text(language, Charset::Unicode)
    }

    #[test]
    fn the_tables_fit_the_page_and_say_what_they_rest_on() {
        let text = told(Language::Indonesian);
        assert!(text.lines().all(|line| width::columns(line) <= table::PAGE), "{text}");
        for expected in ["75.000 menit", "setengah ke atas", "kurang 3 orang", "Beban kerja"] {
            assert!(text.contains(expected), "{expected} is missing in\n{text}");
        }
        assert!(told(Language::English).contains("3 short"));
    }

    #[test]
    fn a_need_that_is_not_known_is_shown_as_unknown() {
        let mut story = Story::town();
        story.position_mut("CAPIL-OPERATOR").need = crate::domain::position::Need::Unknown;
        let facts = story.facts();
        let workload = Workload::of(&facts);
        let text = workload.text(Language::Indonesian, Charset::Unicode);
        assert!(text.contains("kebutuhan belum diketahui"), "{text}");
        let json = workload.json(Language::Indonesian);
        let positions = json["units"].as_array().into_iter().flatten().filter_map(|unit| unit["positions"].as_array());
        let operator =
            positions.flatten().find(|position| position["id"] == "CAPIL-OPERATOR").expect("the town has it");
        assert_eq!((&operator["need"], &operator["difference"]), (&Json::Null, &Json::Null));
        assert_eq!(operator["strength"], 1);
    }
}
