//! What plain mode reads out: the docket, an item, its candidates, why, the workload, attendance.
//!
//! A list begins with a line that says how many lines follow, so that a reader knows where it ends.

use crate::app::find::index::Thing;
use crate::app::sheet::ground::Ground;
use crate::app::sheet::open;
use crate::command::catalogue::{self, Command};
use crate::domain::docket::Item;
use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, PositionId, UnitId};
use crate::domain::proposal::Move;
use crate::fit::score::Criterion;
use crate::journal::candidates;
use crate::journal::event::DecidedMove;
use crate::journal::quorum::Attendance;
use crate::journal::ruling::Prospect;
use crate::journal::secretary;
use crate::journal::seen;
use crate::journal::standing::Standing;
use crate::paper::naming::Naming;
use crate::paper::running::running_minutes;
use crate::rules::rule::neutral_key;
use crate::rules::verdict::{Severity, Verdict};
use crate::shell::plain_usage::USAGE;
use crate::store::chain::short_code;
use crate::text::language::Language;
use crate::text::words::{Phrase, Value, say};
use crate::workload::balance::{Balance, UnitBalance};
use crate::workload::need::basis;

/// How many things that were found are read out.
const READ_OUT: usize = 40;

/// A sitting as it is read out in one language.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    /// The facts.
    pub facts: &'a Facts,
    /// What is true now.
    pub standing: &'a Standing,
    /// The language.
    pub language: Language,
}

impl Reader<'_> {
    /// A list: its title with the number of lines, then the lines.
    pub fn list(&self, title: Phrase, lines: Vec<String>) -> Vec<String> {
        let head = Phrase::new("plain.list").with("title", title).with("count", lines.len());
        std::iter::once(head.spoken(self.language)).chain(lines).collect()
    }

    fn spoken(&self, phrase: &Phrase) -> String {
        phrase.spoken(self.language)
    }

    /// Every command with how it is spelled.
    pub fn help(&self) -> Vec<String> {
        let line = |(word, usage): &(&'static str, &'static str)| {
            let usage = say(self.language, usage);
            match catalogue::spoken(word) {
                Some(row) => format!("{usage}: {}", say(self.language, row.help)),
                None => usage.to_owned(),
            }
        };
        self.list(Phrase::new("plain.title.help"), USAGE.iter().map(line).collect())
    }

    /// A sheet of an item, line by line; of its suggested candidate where nobody else is named.
    pub fn sheet(&self, command: Command, item: &Item, candidate: Option<&EmployeeId>) -> Vec<String> {
        let suggested = item.moves.first().map(|mutation| &mutation.employee);
        let Reader { facts, standing, language } = *self;
        let ground = Ground { facts, standing, item, candidate: candidate.or(suggested) };
        let Some(sheet) = open::asked(ground, command, language) else {
            return vec![say(language, "sheet.nobody").to_owned()];
        };
        let lines = sheet.lines.into_iter().map(|line| line.text).filter(|text| !text.is_empty()).collect();
        self.list(Phrase::new("plain.title.sheet").with("title", sheet.title), lines)
    }

    /// Name of an employee, with titles.
    pub fn name(&self, employee: &EmployeeId) -> String {
        self.facts.employee(employee).map_or_else(|| employee.to_string(), |found| found.full_name())
    }

    /// Title of a position and the unit it is known by.
    pub fn seat(&self, position: &PositionId) -> String {
        let title = self.facts.position(position).map_or(position.as_str(), |found| found.title.as_str());
        match self.facts.naming_unit(position) {
            Some(unit) => format!("{title}, {}", unit.short),
            None => title.to_owned(),
        }
    }

    /// Who comes to which seat, as decided.
    pub fn decided(&self, moves: &[DecidedMove]) -> Value {
        let told = |decided: &DecidedMove| self.move_words(&decided.employee, &decided.to, decided.kind.key());
        Value::List(moves.iter().map(told).collect())
    }

    fn proposed(&self, moves: &[Move]) -> Value {
        let told =
            |mutation: &Move| self.move_words(&mutation.employee, &mutation.to, self.facts.kind_of(mutation).key());
        Value::List(moves.iter().map(told).collect())
    }

    fn move_words(&self, employee: &EmployeeId, to: &PositionId, kind: &'static str) -> Value {
        let phrase = Phrase::new("plain.move").with("name", self.name(employee)).with("seat", self.seat(to));
        Value::from(Phrase { values: [phrase.values, vec![("kind", Value::Term(kind))]].concat(), ..phrase })
    }

    /// What was told of the last entry, after its number and code: what a witness notes down. The entry is on the disk
    /// by now; deriving its code takes a few milliseconds.
    pub fn recorded(&self, told: Phrase) -> String {
        let last = self.standing.entries().last();
        let entry = last.map(|entry| short_code(&entry.hash, entry.number)).unwrap_or_default();
        self.spoken(&Phrase::new("plain.done").with("entry", entry).with("told", told))
    }

    /// Items that are not decided.
    pub fn undecided(&self) -> usize {
        self.facts.docket().items().iter().filter(|item| self.standing.decision(&item.id).is_none()).count()
    }

    /// One item in one line.
    pub fn item(&self, item: &Item) -> String {
        let decision = self.standing.decision(&item.id);
        let state = Value::Term(decision.map_or("plain.state.waiting", |decision| decision.outcome.key()));
        let moves = match decision {
            Some(decision) if !decision.moves.is_empty() => self.decided(&decision.moves),
            _ => self.proposed(&item.moves),
        };
        let chain: Value = match item.chain {
            Some(place) => Phrase::new("plain.chain").with("place", place.place).with("length", place.length).into(),
            None => "".into(),
        };
        let seats = item.seats.iter().map(|seat| Value::Text(self.seat(seat))).collect();
        let line = Phrase {
            key: "plain.item",
            values: vec![
                ("number", item.number.into()),
                ("state", state),
                ("seats", Value::List(seats)),
                ("moves", moves),
                ("chain", chain),
            ],
        };
        self.spoken(&line)
    }

    /// The docket.
    pub fn docket(&self) -> Vec<String> {
        let lines = self.facts.docket().items().iter().map(|item| self.item(item)).collect();
        self.list(Phrase::new("plain.title.docket"), lines)
    }

    /// Items at these places of the docket, in which `words` were found; merely similar ones when `similar`.
    pub fn found(&self, words: &str, things: &[Thing], similar: bool) -> Vec<String> {
        let mut lines: Vec<String> = things.iter().take(READ_OUT).map(|thing| self.thing(*thing)).collect();
        if let Some(more) = things.len().checked_sub(READ_OUT).filter(|more| *more > 0) {
            lines.push(Phrase::new("plain.found.more").with("count", more).spoken(self.language));
        }
        let key = match (things, similar) {
            ([], _) => "plain.title.found.none",
            (_, true) => "plain.title.found.similar",
            (_, false) => "plain.title.found",
        };
        self.list(Phrase::new(key).with("words", words), lines)
    }

    /// Something that was found, with the id by which other commands call it.
    fn thing(&self, thing: Thing) -> String {
        let naming = Naming { facts: self.facts, language: self.language };
        let told = |key, id: &str, name: String, where_is: String| {
            Phrase::new(key).with("id", id).with("name", name).with("where", where_is).spoken(self.language)
        };
        match thing {
            Thing::Item(at) => self.facts.docket().items().get(at).map_or_else(String::new, |item| self.item(item)),
            Thing::Unit(at) => {
                let unit = &self.facts.units()[at];
                let above = unit.parent.as_ref().map_or_else(String::new, |above| naming.unit(above));
                told("plain.found.unit", unit.id.as_str(), unit.name.clone(), above)
            }
            Thing::Position(at) => {
                let position = &self.facts.positions()[at];
                let holders = naming.full_names(self.facts.holders(&position.id));
                told("plain.found.position", position.id.as_str(), naming.position(Some(&position.id)), holders)
            }
            Thing::Employee(at) => {
                let employee = &self.facts.employees()[at];
                let held = naming.position(employee.position.as_ref());
                told("plain.found.employee", employee.id.as_str(), employee.full_name(), held)
            }
        }
    }

    /// Quorum in one sentence.
    pub fn quorum(&self) -> Phrase {
        let attendance = Attendance::of(self.facts.sitting(), self.standing);
        let key = match (attendance.has_quorum(), attendance.present >= attendance.required) {
            (true, _) => "plain.quorum.met",
            (false, true) => "plain.quorum.unled",
            (false, false) => "plain.quorum.short",
        };
        let Attendance { present, voters, required, .. } = attendance;
        let counts = [("present", present), ("voters", voters), ("required", required)];
        Phrase { key, values: counts.map(|(name, count)| (name, count.into())).to_vec() }
    }

    /// That whoever takes down the record is not there, and how that is changed.
    pub fn secretary_away(&self) -> Option<String> {
        let away = secretary::away(self.facts.sitting(), self.standing)?;
        Some(self.spoken(&Phrase::new("plain.secretary-away").with("name", away.name.as_str())))
    }

    /// Members with their presence, then the quorum.
    pub fn attendance(&self) -> Vec<String> {
        let member = |member: &crate::domain::committee::Member| {
            let presence = self.standing.presence(&member.id);
            let line = Phrase {
                key: "plain.member",
                values: vec![
                    ("member", member.id.as_str().into()),
                    ("name", member.name.as_str().into()),
                    ("role", Value::Term(member.role.key())),
                    ("presence", Value::Term(presence.map_or("plain.presence.unknown", |known| known.key()))),
                ],
            };
            self.spoken(&line)
        };
        let mut lines: Vec<String> = self.facts.sitting().members.iter().map(member).collect();
        if let Some(now) = secretary::present(self.facts.sitting(), self.standing) {
            lines.push(self.spoken(&Phrase::new("plain.secretary").with("name", now.name.as_str())));
        }
        lines.extend(self.secretary_away());
        lines.push(self.spoken(&self.quorum()));
        self.list(Phrase::new("plain.title.attendance"), lines)
    }

    /// The minutes so far, one line an entry.
    pub fn minutes(&self) -> Vec<String> {
        let lines = running_minutes(self.facts, self.standing, self.language, usize::MAX);
        self.list(Phrase::new("plain.title.minutes"), lines)
    }

    /// The candidates of an item, best fit first.
    pub fn candidates(&self, item: &Item) -> Vec<String> {
        let line = |candidate: &candidates::Candidate| {
            let worst =
                candidate.verdicts.iter().filter(|verdict| verdict.lifted_by.is_none()).map(|v| v.severity).min();
            let line = Phrase {
                key: "plain.candidate",
                values: vec![
                    ("employee", candidate.employee.as_str().into()),
                    ("name", self.name(&candidate.employee).into()),
                    ("total", points(candidate.fit.total)),
                    ("known", candidate.fit.known.into()),
                    ("asked", candidate.fit.asked.into()),
                    ("worst", Value::Term(worst.map_or("plain.no-verdict", |worst| worst.key()))),
                ],
            };
            self.spoken(&line)
        };
        let lines = candidates::candidates(self.facts, self.standing, item, None).iter().map(line).collect();
        self.list(Phrase::new("plain.title.candidates").with("number", item.number), lines)
    }

    /// Verdicts, fit with its evidence, and the effect on both ends, of accepting an item so.
    pub fn why(&self, item: &Item, candidate: Option<&EmployeeId>) -> Vec<String> {
        self.of_prospect(item, &Prospect::of(self.facts, self.standing, item, candidate))
    }

    /// The same with its closed details, once they were asked for and that was taken down.
    pub fn why_in_full(&self, item: &Item, candidate: Option<&EmployeeId>) -> Vec<String> {
        let mut prospect = Prospect::of(self.facts, self.standing, item, candidate);
        prospect.open_details();
        self.of_prospect(item, &prospect)
    }

    fn of_prospect(&self, item: &Item, prospect: &Prospect) -> Vec<String> {
        let mut lines: Vec<String> = prospect.verdicts.iter().map(|verdict| self.verdict(verdict)).collect();
        if lines.is_empty() {
            lines.push(self.spoken(&Phrase::new("plain.no-verdicts")));
        }
        for mutation in &prospect.whole.moves {
            let fit = candidates::fit_of(self.facts, &mutation.employee, &mutation.to);
            let total = Phrase::new("plain.fit")
                .with("name", self.name(&mutation.employee))
                .with("known", fit.known)
                .with("asked", fit.asked);
            lines.push(
                self.spoken(&Phrase { values: [total.values, vec![("total", points(fit.total))]].concat(), ..total }),
            );
            lines.extend(fit.criteria.iter().map(|criterion| self.criterion(criterion)));
        }
        let before = Balance::of(self.facts, &prospect.workplaces.0);
        let after = Balance::of(self.facts, &prospect.workplaces.1);
        for unit in seen::both_ends(self.facts, &prospect.whole, &prospect.before) {
            lines.extend(self.effect(&unit, &before, &after));
        }
        let moves = self.proposed(&prospect.whole.moves);
        let title = Phrase { key: "plain.title.why", values: vec![("number", item.number.into()), ("moves", moves)] };
        self.list(title, lines)
    }

    /// A verdict with its cure, if it asks for one; a sensitive one says only how grave it is.
    fn verdict(&self, verdict: &Verdict) -> String {
        if verdict.sensitive {
            return self.spoken(&Phrase::new(neutral_key(verdict.severity)));
        }
        let said = |key| {
            Phrase::new(key)
                .with("severity", Value::Term(verdict.severity.key()))
                .with("rule", verdict.rule)
                .with("sentence", verdict.sentence.clone())
        };
        let line = match &verdict.lifted_by {
            Some(document) => {
                said("plain.verdict").with("lift", Phrase::new("plain.lifted").with("document", document.as_str()))
            }
            // What asks for nothing says nothing more: who listens need not hear that after every line.
            None if verdict.severity == Severity::Info => said("plain.info"),
            None => said("plain.verdict").with("lift", verdict.lift.clone()),
        };
        self.spoken(&line)
    }

    fn criterion(&self, criterion: &Criterion) -> String {
        let evidence = criterion.evidence.iter().map(|evidence| Value::from(evidence.says.clone())).collect();
        let line = Phrase {
            key: "plain.criterion",
            values: vec![
                ("criterion", Value::Term(criterion.kind.key())),
                ("weight", criterion.weight.into()),
                ("points", points(criterion.points)),
                ("evidence", Value::List(evidence)),
            ],
        };
        self.spoken(&line)
    }

    /// The workload of every agency: by the session file, and after everything accepted.
    pub fn workload(&self) -> Vec<String> {
        let before = Balance::of(self.facts, &crate::domain::placements::Placements::default());
        let after = Balance::of(self.facts, self.standing.placements());
        let basis = format!("{}.", self.spoken(&basis(self.facts)));
        let agencies = before.agencies().filter_map(|agency| self.effect(&agency.unit, &before, &after));
        self.list(Phrase::new("plain.title.workload"), std::iter::once(basis).chain(agencies).collect())
    }

    /// One unit before and after.
    fn effect(&self, unit: &UnitId, before: &Balance, after: &Balance) -> Option<String> {
        let (before, after) = (before.unit(unit)?, after.unit(unit)?);
        let settings = &self.facts.settings().workload;
        let words = |balance: &UnitBalance| Value::from(balance.words(settings));
        let line = Phrase {
            key: "plain.effect",
            values: vec![
                ("unit", self.facts.unit(unit)?.name.as_str().into()),
                ("need", before.need.into()),
                ("before", before.strength.into()),
                ("before_words", words(before)),
                ("after", after.strength.into()),
                ("after_words", words(after)),
            ],
        };
        Some(self.spoken(&line))
    }
}

/// Points in hundredths, or that they are not known.
fn points(points: Option<i64>) -> Value {
    points.map_or(Value::Term("plain.unknown"), Value::Hundredths)
}
