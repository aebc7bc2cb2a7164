//! The suggested plan as text for standard output.

use crate::app::plan::told::Told;
use crate::domain::facts::Facts;
use crate::paper::block::{Block, Column, Table};
use crate::paper::plain;
use crate::planner::chains::Chain;
use crate::planner::pair::Part;
use crate::planner::plan::{Plan, PlannedMove};
use crate::shell::table::{PAGE, marked, paragraph};
use crate::text::language::Language;
use crate::text::numbers::{grouped, signed};
use crate::text::words::{Phrase, say};

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

    fn told(&self) -> Told<'_> {
        Told { facts: self.facts, language: self.language }
    }

    fn paragraph(&self, phrase: &Phrase, indent: usize) -> Vec<String> {
        paragraph(&phrase.spoken(self.language), indent)
    }

    fn head(&self) -> Vec<String> {
        let title = Phrase::new("plan.title").with("title", self.facts.sitting().title.as_str());
        let mut said = vec![title, self.told().value(self.plan), self.told().proved(self.plan)];
        said.extend(self.told().remarks(self.plan));
        said.iter().flat_map(|said| self.paragraph(said, 0)).collect()
    }

    fn chain(&self, number: usize, chain: &Chain) -> Vec<String> {
        let mut lines = self.paragraph(&self.told().chain(number, chain), 0);
        lines.extend(chain.moves.iter().flat_map(|at| self.planned(&self.plan.moves[*at])));
        lines.extend(self.told().hole(chain).iter().flat_map(|hole| self.paragraph(hole, 2)));
        lines
    }

    fn planned(&self, own: &PlannedMove) -> Vec<String> {
        let mut lines = marked("-", &self.told().moved(own).spoken(self.language), 2);
        lines.extend(own.parts.iter().flat_map(|part| self.part(part, 6)));
        if !own.names.is_empty() {
            lines.extend(self.paragraph(&self.told().names(&own.names), 6));
        }
        lines
    }

    fn part(&self, part: &Part, indent: usize) -> Vec<String> {
        let points = format!("{:>8}", signed(part.points, self.language));
        marked(&points, &part.sentence.spoken(self.language), indent)
    }

    fn before_and_after(&self) -> Vec<String> {
        let count = |value: u32| grouped(i64::from(value), self.language);
        let fields = self.told().before_and_after(self.plan);
        let fields = fields.map(|(key, change)| (self.say(key).to_owned(), Told::change(change).spoken(self.language)));
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
}
