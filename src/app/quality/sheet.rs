//! A row of the page opened: what it means, what to do about it, and whom it concerns with their lines in the file.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::app::layer::{ReadingLine, Tone};
use crate::app::message::Located;
use crate::app::number::sheet::warning;
use crate::domain::account::{FactPath, Row};
use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, PositionId};
use crate::quality::check::{Subject, employees};
use crate::quality::notice::{Finding, Notice};
use crate::quality::report::Report;
use crate::quality::silence::{Case, Dotted, Shown, items_of, items_phrase, people_of};
use crate::rules::rule::Rule;
use crate::text::language::Language;
use crate::text::numbers;
use crate::text::words::{Phrase, Value, say};

use super::entry::Entry;

/// So many are listed; those on the docket come first.
const LISTED: usize = 200;

/// Somebody or something that a row is about.
struct Mention {
    subject: Subject,
    path: FactPath,
    /// What was found, where the title does not say it.
    says: Option<Phrase>,
    items: Vec<usize>,
}

/// A row that is opened.
pub struct Opened<'a> {
    facts: &'a Facts,
    /// What it is, and how many it is about.
    title: Phrase,
    /// Why it matters, and what is silent.
    meaning: Vec<Phrase>,
    rules: Vec<&'static Rule>,
    touches: Option<Phrase>,
    cure: Option<Phrase>,
    /// Whether nobody may be named.
    closed: bool,
    mentions: Vec<Mention>,
    left_out: usize,
}

impl<'a> Opened<'a> {
    /// The entry, opened; none when the report has no such entry.
    pub fn of(facts: &'a Facts, report: &Report, entry: Entry) -> Option<Opened<'a>> {
        match entry {
            Entry::Notice(at) => report.notices.get(at).map(|notice| Opened::of_notice(facts, notice)),
            Entry::Silence(at) => report.unsaid.shown().get(at).map(|one| Opened::of_silence(facts, one)),
            Entry::Dotted(at) => report.unsaid.dotted.get(at).map(|one| Opened::of_dotted(facts, one)),
        }
    }

    fn of_silence(facts: &'a Facts, silence: &Shown) -> Opened<'a> {
        let title = match silence.rule {
            Some(rule) => Phrase {
                key: "quality.page.rule",
                values: vec![("rule", rule.id.into()), ("title", Value::Term(rule.title))],
            }
            .into(),
            None => Value::Term(silence.title()),
        };
        let opened = Opened::of_cases(facts, title, "quality.page.why-silent", &silence.cases);
        Opened { closed: silence.rule.is_none(), ..opened }
    }

    fn of_dotted(facts: &'a Facts, dotted: &Dotted) -> Opened<'a> {
        let criterion = Value::Term(dotted.criterion.key());
        let title = Phrase { key: "quality.page.fit", values: vec![("criterion", criterion)] };
        Opened::of_cases(facts, title.into(), "quality.page.why-empty", &dotted.cases)
    }

    fn of_notice(facts: &'a Facts, notice: &Notice) -> Opened<'a> {
        let check = notice.check;
        let way = check.place.unwrap_or_default();
        let mention = |finding: &Finding| Mention {
            subject: finding.subject.clone(),
            path: way.iter().fold(FactPath::of(row(&finding.subject)), |path, name| path.field(name)),
            says: (finding.says.key != check.words.title).then(|| finding.says.clone()),
            items: finding.items.clone(),
        };
        let found = notice.findings.iter().map(mention);
        let opened = Opened::with(facts, Value::Term(check.words.title), notice.count(), found.collect());
        Opened {
            meaning: [Phrase::new(check.words.cause)].into_iter().chain(notice.effect()).collect(),
            rules: notice.silenced().collect(),
            touches: touches(&notice.items()).filter(|_| !check.sensitive),
            cure: Some(Phrase::new(check.words.cure)),
            closed: check.sensitive,
            ..opened
        }
    }

    /// Who is named for items: each once, with all of them.
    fn of_cases(facts: &'a Facts, title: Value, meaning: &'static str, cases: &[Case]) -> Opened<'a> {
        let mut of_employee: BTreeMap<&EmployeeId, Vec<usize>> = BTreeMap::new();
        for (item, who) in cases {
            of_employee.entry(who).or_default().push(*item);
        }
        let mention = |(who, items): (&EmployeeId, Vec<usize>)| Mention {
            subject: Subject::Employee(who.clone()),
            path: FactPath::employee(who),
            says: None,
            items,
        };
        let mut mentions: Vec<Mention> = of_employee.into_iter().map(mention).collect();
        mentions.sort_by_key(|one| one.items.first().copied());
        let opened = Opened::with(facts, title, employees(people_of(cases)), mentions);
        Opened { meaning: vec![Phrase::new(meaning)], touches: touches(&items_of(cases)), ..opened }
    }

    fn with(facts: &'a Facts, title: Value, count: Phrase, mut mentions: Vec<Mention>) -> Opened<'a> {
        mentions.sort_by_key(|one| Reverse(!one.items.is_empty()));
        let left_out = mentions.len().saturating_sub(LISTED);
        mentions.truncate(LISTED);
        let title = Phrase { key: "quality.page.headline", values: vec![("title", title), ("count", count.into())] };
        let (meaning, rules) = (Vec::new(), Vec::new());
        Opened { facts, title, meaning, rules, touches: None, cure: None, closed: false, mentions, left_out }
    }

    /// Where the file states what is listed.
    pub fn paths(&self) -> Vec<FactPath> {
        self.mentions.iter().map(|mention| mention.path.clone()).collect()
    }

    /// The lines of the sheet. Until the file was looked through, and when it changed since it was opened, no line of
    /// it is named.
    pub fn lines(&self, located: Option<&Located>, language: Language) -> Vec<ReadingLine> {
        let spoken = |phrase: &Phrase| ReadingLine::plain(phrase.spoken(language));
        let mut lines: Vec<ReadingLine> = located.and_then(|located| warning(located, language)).into_iter().collect();
        lines.push(ReadingLine::toned(Tone::Heading, self.title.spoken(language)));
        lines.extend(self.meaning.iter().map(spoken));
        for rule in self.rules.iter().filter(|rule| !rule.sensitive) {
            lines.push(ReadingLine::plain(format!("  {} {}", rule.id, say(language, rule.title))));
        }
        if self.rules.iter().any(|rule| rule.sensitive) {
            lines.push(ReadingLine::plain(format!("  {}", say(language, "quality.closed"))));
        }
        lines.extend(self.touches.iter().chain(&self.cure).map(spoken));
        lines.push(ReadingLine::plain(""));
        lines.push(ReadingLine::toned(Tone::Heading, say(language, "quality.page.concerned")));
        if self.closed {
            lines.extend(self.unnamed(located, language));
        } else {
            let told = self.mentions.iter().map(|mention| self.mention(mention, located, language));
            lines.extend(told.map(|told| ReadingLine::plain(format!("  {told}"))));
        }
        if self.left_out > 0 {
            let more = Phrase::new("quality.page.more").with("count", self.left_out);
            lines.push(ReadingLine::toned(Tone::Dim, more.spoken(language)));
        }
        lines
    }

    /// Why nobody is named, and on which lines of the file they stand, in the order of the file.
    fn unnamed(&self, located: Option<&Located>, language: Language) -> Vec<ReadingLine> {
        let mut lines = vec![ReadingLine::toned(Tone::Dim, say(language, "quality.page.no-names"))];
        if let Some(Located::Lines { file, lines: found, .. }) = located {
            let placed = self.mentions.iter().filter_map(|mention| found.get(&mention.path).copied().flatten());
            let mut numbers: Vec<usize> = placed.map(|line| line.number as usize).collect();
            numbers.sort_unstable();
            let told = Phrase::new("quality.page.lines").with("file", file.as_str());
            lines.push(ReadingLine::plain(told.with("lines", numbers::ranges(&numbers)).spoken(language)));
        }
        lines
    }

    fn mention(&self, mention: &Mention, located: Option<&Located>, language: Language) -> String {
        let mut told = self.name(&mention.subject, language);
        if let Some(says) = &mention.says {
            told = if told.is_empty() { says.spoken(language) } else { format!("{told}: {}", says.spoken(language)) };
        }
        if !mention.items.is_empty() {
            told = format!("{told} ({})", items_phrase(&mention.items).spoken(language));
        }
        match located.and_then(|located| located.place_of(&mention.path, language)) {
            Some(line) => format!("{told} [{line}]"),
            None => told,
        }
    }

    /// What a subject is called; the sitting needs no name.
    fn name(&self, subject: &Subject, language: Language) -> String {
        let facts = self.facts;
        match subject {
            Subject::Employee(id) => {
                let employee = facts.employee(id);
                let seat = employee.and_then(|one| one.position.as_ref()).map(|seat| self.seat(seat));
                let seat = seat.unwrap_or_else(|| say(language, "board.no-position").to_owned());
                format!("{}, {seat}", employee.map_or_else(|| id.to_string(), |one| one.full_name()))
            }
            Subject::Position(id) => self.seat(id),
            Subject::Unit(id) => facts.unit(id).map_or_else(|| id.to_string(), |unit| unit.name.clone()),
            Subject::Basis(id) => {
                let basis = facts.legal_bases().iter().find(|basis| basis.id == *id);
                basis.map_or_else(|| id.to_string(), |basis| basis.text.clone())
            }
            Subject::Sitting => String::new(),
        }
    }

    fn seat(&self, id: &PositionId) -> String {
        let title = self.facts.position(id).map_or(id.as_str(), |found| found.title.as_str());
        match self.facts.naming_unit(id) {
            Some(unit) => format!("{title}, {}", unit.short),
            None => title.to_owned(),
        }
    }
}

/// Which items it touches; none where it touches none.
fn touches(items: &[usize]) -> Option<Phrase> {
    (!items.is_empty()).then(|| Phrase::new("quality.touches").with("items", items_phrase(items)))
}

/// Whose row of the file a subject stands in.
fn row(subject: &Subject) -> Row {
    match subject {
        Subject::Employee(id) => Row::Employee(id.clone()),
        Subject::Position(id) => Row::Position(id.clone()),
        Subject::Unit(id) => Row::Unit(id.clone()),
        Subject::Basis(id) => Row::Basis(id.clone()),
        Subject::Sitting => Row::Sitting,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::quality::entry::entries;
    use crate::domain::story::{Story, day};
    use crate::quality;

    /// The notice with this id, opened.
    fn opened<'a>(facts: &'a Facts, id: &str) -> Opened<'a> {
        let report = quality::look(facts);
        let at = report.notices.iter().position(|notice| notice.check.id == id).expect("it is told");
        let entry = entries(&report).into_iter().find(|entry| *entry == Entry::Notice(at)).expect("it has a row");
        Opened::of(facts, &report, entry).expect("the report has it")
    }

    #[test]
    fn what_is_wrong_with_the_sitting_stands_in_its_row() {
        let mut story = Story::town();
        story.stated.sitting.decree.until = Some(day(2026, 11, 23));
        let paths = opened(&story.facts(), "N-DECREE-EXPIRED").paths();
        assert_eq!(paths, [FactPath::of(Row::Sitting).field("decree").field("until")]);
    }

    #[test]
    fn those_on_the_docket_are_listed_first_and_the_rest_is_counted() {
        let mut story = Story::town();
        for number in 0..LISTED {
            story.employee(&format!("X-{number}"), Some("SOS-PENGELOLA"));
        }
        story.stated.employees.iter_mut().for_each(|employee| employee.performance.clear());
        let facts = story.facts();
        let opened = opened(&facts, "N-NO-PERFORMANCE");
        assert_eq!((opened.mentions.len(), opened.left_out), (LISTED, 6));
        assert_eq!(opened.mentions[0].subject, Subject::Employee("P-904".into()), "P-904 is proposed");
        let last = opened.lines(None, Language::English).pop().expect("it has lines");
        assert!(last.text.contains("and 6 more"), "{}", last.text);
    }
}
