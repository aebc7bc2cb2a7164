//! The suggested plan as text for standard output.

use crate::domain::employee::Employee;
use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, PositionId};
use crate::paper::block::{Block, Column, Table};
use crate::paper::plain;
use crate::planner::chains::Chain;
use crate::planner::pair::Part;
use crate::planner::plan::{Plan, PlannedMove};
use crate::shell::explain::Explanation;
use crate::shell::table::{PAGE, marked, paragraph};
use crate::text::language::Language;
use crate::text::numbers::{decimal, grouped, signed};
use crate::text::words::{Phrase, Value, say};

/// The plan, at most a page wide.
pub fn text(facts: &Facts, plan: &Plan, language: Language) -> String {
    let writer = Writer { facts, plan, language };
    let mut lines = writer.head();
    for (number, chain) in (1_usize..).zip(&plan.chains) {
        lines.push(String::new());
        lines.extend(writer.chain(number, chain));
    }
    if !plan.moves.is_empty() {
        lines.extend([String::new(), writer.say("plan.together").to_owned()]);
        lines.extend(plan.loads.iter().flat_map(|part| writer.part(part, 2)));
        lines.extend([String::new(), writer.say("plan.before-after").to_owned()]);
        lines.extend(writer.before_and_after());
    }
    lines.join("\n")
}

struct Writer<'a> {
    facts: &'a Facts,
    plan: &'a Plan,
    language: Language,
}

impl Writer<'_> {
    fn say(&self, key: &'static str) -> &'static str {
        say(self.language, key)
    }

    fn paragraph(&self, phrase: &Phrase, indent: usize) -> Vec<String> {
        paragraph(&phrase.spoken(self.language), indent)
    }

    fn head(&self) -> Vec<String> {
        let Plan { certificate, moves, value, .. } = self.plan;
        let title = Phrase::new("plan.title").with("title", self.facts.sitting().title.as_str());
        let said = match moves.is_empty() {
            true => Phrase::new("plan.none"),
            false => Phrase::new("plan.value").with("value", *value).with("moves", moves.len()),
        };
        let proved = if certificate.prohibitions.is_empty() { "plan.proved" } else { "plan.proved.under" };
        let proved = Phrase::new(proved)
            .with("pairs", certificate.pairs)
            .with("rounds", certificate.rounds)
            .with("listed", certificate.listed);
        let mut lines: Vec<String> = [title, said, proved].iter().flat_map(|said| self.paragraph(said, 0)).collect();
        for one in &certificate.prohibitions {
            let reason = Explanation::sentence(&one.verdict);
            let said = Phrase::new("plan.prohibited").with("employee", self.employee(&one.employee));
            lines.extend(self.paragraph(&said.with("place", self.position(&one.to)).with("reason", reason), 0));
        }
        for slack in &self.plan.slack {
            let unit = self.facts.units()[slack.unit].name.as_str();
            lines.extend(
                self.paragraph(&Phrase::new("plan.slack").with("unit", unit).with("persons", slack.persons), 0),
            );
        }
        for position in &self.plan.crowded {
            lines.extend(self.paragraph(&Phrase::new("plan.crowded").with("place", self.position(position)), 0));
        }
        lines
    }

    fn chain(&self, number: usize, chain: &Chain) -> Vec<String> {
        let key = match chain.moves.len() {
            _ if chain.closed => "plan.ring",
            1 => "plan.single",
            _ => "plan.chain",
        };
        let mut lines = self.paragraph(&Phrase::new(key).with("number", number), 0);
        lines.extend(chain.moves.iter().flat_map(|at| self.planned(&self.plan.moves[*at])));
        if let Some(hole) = &chain.hole {
            lines.extend(self.paragraph(&Phrase::new("plan.hole").with("place", self.position(hole)), 2));
        }
        lines
    }

    fn planned(&self, own: &PlannedMove) -> Vec<String> {
        let from = own.from.as_ref().map_or(Value::Term("plan.no-seat"), |from| self.position(from));
        let said = Phrase::new("plan.move")
            .with("employee", self.employee(&own.employee))
            .with("id", own.employee.as_str())
            .with("kind", Value::Term(own.kind.key()))
            .with("from", from)
            .with("to", self.position(&own.to));
        let mut lines = marked("-", &said.spoken(self.language), 2);
        lines.extend(own.parts.iter().flat_map(|part| self.part(part, 6)));
        if !own.names.is_empty() {
            let names = own.names.iter().map(|(who, regret)| self.name(who, *regret)).collect();
            lines.extend(self.paragraph(&Phrase::new("plan.names").with("names", Value::List(names)), 6));
        }
        lines
    }

    fn name(&self, who: &EmployeeId, regret: i64) -> Value {
        let name = Phrase::new("plan.name").with("employee", self.employee(who)).with("id", who.as_str());
        name.with("regret", grouped(regret, self.language)).into()
    }

    fn part(&self, part: &Part, indent: usize) -> Vec<String> {
        let points = format!("{:>8}", signed(part.points, self.language));
        marked(&points, &part.sentence.spoken(self.language), indent)
    }

    fn before_and_after(&self) -> Vec<String> {
        let (before, after) = &self.plan.spread;
        let ratio = |value: Option<i64>| value.map_or("–".to_owned(), |value| decimal(value, 3, self.language));
        let count = |value: u32| grouped(i64::from(value), self.language);
        let pairs = [
            ("plan.deviation", ratio(before.deviation), ratio(after.deviation)),
            ("plan.range", ratio(before.range()), ratio(after.range())),
            ("plan.missing", count(self.plan.missing.0), count(self.plan.missing.1)),
            ("plan.vacant", count(before.vacant_structural), count(after.vacant_structural)),
        ];
        let fields = pairs.map(|(key, before, after)| {
            let change = Phrase::new("plan.change").with("before", before).with("after", after);
            (self.say(key).to_owned(), change.spoken(self.language))
        });
        let agencies = self.plan.balance.0.agencies().zip(self.plan.balance.1.agencies());
        let rows = agencies.filter(|(before, after)| before.strength != after.strength).map(|(before, after)| {
            let name = self.facts.unit(&before.unit).map_or_else(String::new, |unit| unit.name.clone());
            vec![name, count(before.need), count(before.strength), count(after.strength)]
        });
        let header = ["plan.agency", "plan.need", "plan.now", "plan.then"].map(|key| self.say(key).to_owned());
        let numbers = Column::numbers(1);
        let table = Table {
            columns: vec![Column::words(6), numbers, numbers, numbers],
            header: vec![header.to_vec()],
            rows: rows.collect(),
        };
        plain::light(&[Block::fields(fields), Block::Table(table)], PAGE)
    }

    fn employee(&self, id: &EmployeeId) -> String {
        self.facts.employee(id).map_or_else(|| id.to_string(), Employee::full_name)
    }

    fn position(&self, id: &PositionId) -> Value {
        self.facts
            .position(id)
            .map_or_else(|| Value::from(id.as_str()), |found| self.facts.name_of_position(found).into())
    }
}
