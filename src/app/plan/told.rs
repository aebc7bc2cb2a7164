//! A plan in sentences: for the page on the board and for standard output.

use crate::app::plan::ripple::Ripple;
use crate::domain::employee::Employee;
use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, PositionId};
use crate::planner::chains::Chain;
use crate::planner::plan::{Plan, PlannedMove, Slack};
use crate::planner::solution::Prohibition;
use crate::planner::why_not::WhyNot;
use crate::rules::rule::neutral_key;
use crate::text::language::Language;
use crate::text::numbers::{decimal, grouped, signed};
use crate::text::words::{Phrase, Value};

/// What a plan is told with: before guests, facts with masked names.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// The facts.
    pub facts: &'a Facts,
    /// Language of numbers in sentences.
    pub language: Language,
}

impl Told<'_> {
    /// What the plan is worth.
    pub fn value(self, plan: &Plan) -> Phrase {
        match plan.moves.is_empty() {
            true => Phrase::new("plan.none"),
            false => Phrase::new("plan.value").with("value", plan.value).with("moves", plan.moves.len()),
        }
    }

    /// What proves it.
    pub fn proved(self, plan: &Plan) -> Phrase {
        let certificate = &plan.certificate;
        let key = if certificate.prohibitions.is_empty() { "plan.proved" } else { "plan.proved.under" };
        let proved = Phrase::new(key).with("pairs", certificate.pairs).with("rounds", certificate.rounds);
        proved.with("listed", certificate.listed)
    }

    /// What it was proved without, what is left short, and where more is fixed than there is room for.
    pub fn remarks(self, plan: &Plan) -> Vec<Phrase> {
        let prohibited = plan.certificate.prohibitions.iter().map(|one| self.prohibited(one));
        let slack = plan.slack.iter().map(|slack| self.slack(slack));
        let crowded = plan.crowded.iter().map(|id| Phrase::new("plan.crowded").with("place", self.position(id)));
        prohibited.chain(slack).chain(crowded).collect()
    }

    /// Who does not go where, and why. Before guests a sentence that may name others is not said.
    fn prohibited(self, one: &Prohibition) -> Phrase {
        let is_closed = one.verdict.sensitive || self.facts.is_masked();
        let reason =
            if is_closed { Phrase::new(neutral_key(one.verdict.severity)) } else { one.verdict.sentence.clone() };
        let said = Phrase::new("plan.prohibited").with("employee", self.employee(&one.employee));
        said.with("place", self.position(&one.to)).with("reason", reason)
    }

    fn slack(self, slack: &Slack) -> Phrase {
        let unit = self.facts.units()[slack.unit].name.as_str();
        Phrase::new("plan.slack").with("unit", unit).with("persons", slack.persons)
    }

    /// What a chain is called.
    pub fn chain(self, number: usize, chain: &Chain) -> Phrase {
        let key = match chain.moves.len() {
            _ if chain.closed => "plan.ring",
            1 => "plan.single",
            _ => "plan.chain",
        };
        Phrase::new(key).with("number", number)
    }

    /// The seat that a chain leaves empty, if any.
    pub fn hole(self, chain: &Chain) -> Option<Phrase> {
        chain.hole.as_ref().map(|hole| Phrase::new("plan.hole").with("place", self.position(hole)))
    }

    /// Who goes from where to where.
    pub fn moved(self, own: &PlannedMove) -> Phrase {
        Phrase::new("plan.move")
            .with("employee", self.employee(&own.employee))
            .with("id", own.employee.as_str())
            .with("kind", Value::Term(own.kind.key()))
            .with("from", own.from.as_ref().map_or(Value::Term("plan.no-seat"), |from| self.position(from)))
            .with("to", self.position(&own.to))
    }

    /// Names for a seat with what the plan loses by each.
    pub fn names(self, names: &[(EmployeeId, i64)]) -> Phrase {
        let name = |(who, regret): &(EmployeeId, i64)| {
            let name = Phrase::new("plan.name").with("employee", self.employee(who)).with("id", who.as_str());
            Value::from(name.with("regret", grouped(*regret, self.language)))
        };
        Phrase::new("plan.names").with("names", Value::List(names.iter().map(name).collect()))
    }

    /// Label keys of what changes over all agencies, with before and after.
    pub fn before_and_after(self, plan: &Plan) -> [(&'static str, [String; 2]); 4] {
        let (before, after) = &plan.spread;
        let ratio = |value: Option<i64>| value.map_or("–".to_owned(), |value| decimal(value, 3, self.language));
        let count = |value: u32| grouped(i64::from(value), self.language);
        [
            ("plan.deviation", [before.deviation, after.deviation].map(ratio)),
            ("plan.range", [before.range(), after.range()].map(ratio)),
            ("plan.missing", [plan.missing.0, plan.missing.1].map(count)),
            ("plan.vacant", [before.vacant_structural, after.vacant_structural].map(count)),
        ]
    }

    /// Before and after, in words.
    pub fn change([before, after]: [String; 2]) -> Phrase {
        Phrase::new("plan.change").with("before", before).with("after", after)
    }

    /// Points that keeping to what was suggested holds back; nothing where it holds back none.
    pub fn held_back(self, plan: &Plan) -> Option<Phrase> {
        let held = grouped(plan.held_back, self.language);
        (plan.held_back > 0).then(|| Phrase::new("plan.held-back").with("held", held))
    }

    /// What a decision does to the rest of the plan, where the other suggestions are kept or not: its points, and for whom
    /// something else is suggested then.
    pub fn ripple(self, ripple: &Ripple, keeps: bool) -> Phrase {
        let key = match ripple.changes.len() {
            0 if keeps => "plan.ripple.kept",
            _ if keeps => "plan.ripple.kept-some",
            0 if (ripple.points, ripple.held_back) == (0, 0) => "plan.ripple.same",
            0 => "plan.ripple.none",
            _ => "plan.ripple.some",
        };
        let worth = if ripple.held_back == 0 { "plan.ripple.points" } else { "plan.ripple.points-held" };
        let worth = Phrase::new(worth).with("points", signed(ripple.points, self.language));
        let worth = worth.with("held", grouped(ripple.held_back, self.language));
        let names = ripple.changes.iter().map(|change| Value::from(self.short(&change.employee))).collect();
        let told = Phrase::new(key).with("points", worth).with("count", ripple.changes.len());
        told.with("names", Value::List(names))
    }

    /// How somebody stands for a seat in the plan: what it loses by them, and the fit from which it would hold them.
    pub fn why_not(self, told: WhyNot) -> Vec<Phrase> {
        let loss = match told.regret {
            None => Phrase::new("plan.why-not.barred"),
            Some(0) if told.held => Phrase::new("plan.why-not.held"),
            Some(0) => Phrase::new("plan.why-not.equal"),
            Some(regret) => Phrase::new("plan.why-not.loses").with("regret", grouped(regret, self.language)),
        };
        let fit = told.fit.map(|fit| Phrase::new("plan.why-not.fit").with("fit", Value::Hundredths(fit)));
        let none = || Phrase::new("plan.why-not.no-fit");
        let change = told.regret.filter(|regret| *regret > 0).map(|_| fit.unwrap_or_else(none));
        std::iter::once(loss).chain(change).collect()
    }

    /// An employee's name without titles.
    fn short(self, id: &EmployeeId) -> String {
        self.facts.employee(id).map_or_else(|| id.to_string(), |found| found.name.clone())
    }

    /// An employee's name.
    pub fn employee(self, id: &EmployeeId) -> String {
        self.facts.employee(id).map_or_else(|| id.to_string(), Employee::full_name)
    }

    /// A position by the name it is known by.
    pub fn position(self, id: &PositionId) -> Value {
        let name = self.facts.position(id).map(|found| self.facts.name_of_position(found));
        name.map_or_else(|| Value::from(id.as_str()), Value::from)
    }
}
