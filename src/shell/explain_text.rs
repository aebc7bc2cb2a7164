//! The explanation of a move as text for standard output.

use crate::app::explanation::margins_told;
use crate::app::plan::told::Told;
use crate::domain::position::Position;
use crate::domain::satisfaction::ServiceGrade;
use crate::domain::unit::Satisfaction;
use crate::fit::matching;
use crate::fit::score::Criterion;
use crate::rules::verdict::Verdict;
use crate::shell::explain::{End, Explanation, points};
use crate::shell::table::{marked, paragraph};
use crate::text::charset::Charset;
use crate::text::language::Language;
use crate::text::numbers;
use crate::text::words::{Phrase, Value, say};
use crate::workload::balance::UnitBalance;
use crate::workload::burden::Burden;

/// The explanation, at most a page wide.
pub fn text(explanation: &Explanation<'_>, language: Language, charset: Charset) -> String {
    let writer = Writer { explanation, language, charset };
    let mut lines = writer.head();
    for (title, part) in [
        ("shell.explain.verdicts", writer.verdicts()),
        ("shell.explain.fit", writer.fit()),
        ("shell.explain.talent", writer.talent()),
        ("shell.explain.ends", writer.ends()),
        ("shell.explain.plan", writer.plan()),
    ] {
        lines.extend([String::new(), say(language, title).to_owned()]);
        lines.extend(part);
    }
    lines.join("\n")
}

struct Writer<'a> {
    explanation: &'a Explanation<'a>,
    language: Language,
    charset: Charset,
}

impl Writer<'_> {
    fn say(&self, phrase: &Phrase) -> String {
        phrase.spoken(self.language)
    }

    fn head(&self) -> Vec<String> {
        let explanation = self.explanation;
        let employee = explanation.employee;
        let from = explanation
            .present()
            .map_or_else(|| Value::Term("shell.explain.no-seat"), |position| Value::Text(explanation.place(position)));
        let head = Phrase::new("shell.explain.head")
            .with("employee", employee.full_name())
            .with("id", employee.id.as_str())
            .with("kind", Value::Term(explanation.kind.key()))
            .with("from", from)
            .with("to", explanation.place(explanation.position));
        let mut lines = paragraph(&self.say(&head), 0);
        if let Some(proposal) = explanation.proposal {
            let of_file = match proposal.moves.len() {
                1 => Phrase::new("shell.explain.proposal"),
                moves => Phrase::new("shell.explain.proposal.whole").with("moves", moves),
            };
            lines.extend(paragraph(&self.say(&of_file.with("proposal", proposal.id.as_str())), 0));
        }
        lines
    }

    fn verdicts(&self) -> Vec<String> {
        if self.explanation.verdicts.is_empty() {
            return paragraph(say(self.language, "shell.explain.no-verdict"), 2);
        }
        self.explanation.verdicts.iter().flat_map(|verdict| self.verdict(verdict)).collect()
    }

    fn verdict(&self, verdict: &Verdict) -> Vec<String> {
        let sentence = self.say(&Explanation::sentence(verdict));
        let severity = say(self.language, verdict.severity.key()).to_uppercase();
        if verdict.sensitive {
            return marked(&severity, &sentence, 2);
        }
        let about = if verdict.employee == self.explanation.employee.id {
            format!("{} {sentence}", verdict.rule)
        } else {
            format!("{} {}: {sentence}", verdict.rule, verdict.employee)
        };
        let mut lines = marked(&severity, &about, 2);
        let basis: Vec<String> = self.explanation.basis(verdict).iter().map(|basis| self.say(basis)).collect();
        lines.extend(marked(say(self.language, "shell.explain.basis.mark"), &basis.join("; "), 6));
        lines.extend(marked(say(self.language, "shell.explain.lift.mark"), &self.say(&verdict.lift), 6));
        lines
    }

    fn fit(&self) -> Vec<String> {
        let fit = &self.explanation.fit;
        let mut lines: Vec<String> = fit.criteria.iter().flat_map(|criterion| self.criterion(criterion)).collect();
        let total = Phrase::new("shell.explain.total")
            .with("formula", self.explanation.facts.settings().fit.name.as_str())
            .with("total", points(fit.total))
            .with("known", fit.known)
            .with("asked", fit.asked);
        lines.extend(paragraph(&self.say(&total), 2));
        let margins = self.explanation.margins.as_deref().map(margins_told);
        lines.extend(margins.iter().flat_map(|told| paragraph(&self.say(told), 2)));
        let bands = self.explanation.facts.settings().thresholds.job_match;
        lines.extend(paragraph(&format!("{}.", self.say(&matching::basis(bands))), 2));
        lines
    }

    fn criterion(&self, criterion: &Criterion) -> Vec<String> {
        let head = Phrase::new("shell.explain.criterion")
            .with("criterion", Value::Term(criterion.kind.key()))
            .with("weight", criterion.weight)
            .with("points", points(criterion.points));
        let mut lines = paragraph(&self.say(&head), 2);
        for evidence in &criterion.evidence {
            let mark = if evidence.known { "-" } else { "?" };
            lines.extend(marked(mark, &self.say(&evidence.says), 4));
        }
        lines
    }

    fn talent(&self) -> Vec<String> {
        self.explanation.talent().iter().flat_map(|phrase| paragraph(&self.say(phrase), 2)).collect()
    }

    fn plan(&self) -> Vec<String> {
        let Some(told) = self.explanation.plan else { return paragraph(say(self.language, "plan.page.large"), 2) };
        let told = Told { facts: self.explanation.facts, language: self.language }.why_not(told);
        told.iter().flat_map(|phrase| paragraph(&self.say(phrase), 2)).collect()
    }

    fn ends(&self) -> Vec<String> {
        let explanation = self.explanation;
        let mut lines: Vec<String> = explanation.ends.iter().flat_map(|end| self.end(end)).collect();
        let (before, after) = (explanation.spread.0.deviation, explanation.spread.1.deviation);
        let shown = |thousandths: Option<i64>| match thousandths {
            Some(thousandths) => Value::Text(numbers::decimal(thousandths, 3, self.language)),
            None => Value::Term("shell.explain.unknown"),
        };
        let spread = Phrase::new("shell.explain.spread")
            .with("before", shown(before))
            .with("after", shown(after))
            .with("arrow", self.arrow());
        lines.extend(paragraph(&self.say(&spread), 2));
        lines.extend(explanation.burdens.iter().flat_map(|one| self.burden(one)));
        lines.extend(paragraph(&self.say(&explanation.basis_of_numbers()), 2));
        lines
    }

    /// Hours a day of each person in one position, before and after.
    fn burden(&self, (position, before, after): &(&Position, Option<Burden>, Option<Burden>)) -> Vec<String> {
        let settings = &self.explanation.facts.settings().workload;
        let hours = |hundredths: u64| Value::Tenths(i64::try_from((hundredths + 300) / 600).unwrap_or(i64::MAX));
        let each = |burden: &Option<Burden>| match burden {
            Some(burden) if !burden.people.is_empty() => Value::from(
                Phrase::new("shell.explain.burden.each")
                    .with("hours", hours(burden.minutes_per_day(settings)))
                    .with("people", burden.people.len()),
            ),
            _ => Value::Term("load.vacant"),
        };
        let said = Phrase::new("shell.explain.burden")
            .with("position", self.explanation.place(position))
            .with("before", each(before))
            .with("after", each(after))
            .with("full", hours(settings.minutes_per_day()))
            .with("arrow", self.arrow());
        paragraph(&self.say(&said), 2)
    }

    /// How the public judged the service of a unit; the elements that a transfer can change stand by themselves.
    fn satisfaction(&self, found: &Satisfaction) -> Vec<String> {
        let grade = ServiceGrade::of(found.index);
        let said = Phrase::new("shell.explain.satisfaction")
            .with("index", Value::Hundredths(i64::from(found.index)))
            .with("letter", grade.letter())
            .with("grade", Value::Term(grade.key()))
            .with("day", found.date);
        let mut lines = paragraph(&self.say(&said), 4);
        if let Some([competence, behaviour]) = found.elements.map(|elements| elements.of_staff()) {
            let mean = |mean: u32| Value::Hundredths((i64::from(mean) + 50) / 100);
            let said = Phrase::new("shell.explain.satisfaction.staff")
                .with("competence", mean(competence))
                .with("behaviour", mean(behaviour));
            lines.extend(paragraph(&self.say(&said), 4));
        }
        lines
    }

    fn end(&self, end: &End<'_>) -> Vec<String> {
        let role = match end.receives {
            Some(true) => "shell.explain.receives",
            Some(false) => "shell.explain.releases",
            None => "shell.explain.within",
        };
        let head = Phrase::new("shell.explain.end")
            .with("role", Value::Term(role))
            .with("unit", end.name)
            .with("need", end.before.need);
        let mut lines = paragraph(&self.say(&head), 2);
        lines.extend(end.satisfaction.into_iter().flat_map(|found| self.satisfaction(found)));
        for (key, balance) in [("shell.explain.before", &end.before), ("shell.explain.after", &end.after)] {
            lines.extend(marked(say(self.language, key), &self.say(&self.state(balance)), 4));
        }
        lines
    }

    fn state(&self, balance: &UnitBalance) -> Phrase {
        let settings = &self.explanation.facts.settings().workload;
        let words = balance.words(settings);
        match balance.effectiveness(settings) {
            Some(effectiveness) => {
                let (value, places) = effectiveness.shown(settings);
                Phrase::new("shell.explain.state")
                    .with("strength", balance.strength)
                    .with("words", words)
                    .with("ratio", numbers::decimal(value, places, self.language))
                    .with("grade", effectiveness.grade(settings).letter())
                    .with("vacant", balance.vacant_structural)
            }
            None => Phrase::new("shell.explain.state.no-ratio")
                .with("strength", balance.strength)
                .with("words", words)
                .with("vacant", balance.vacant_structural),
        }
    }

    fn arrow(&self) -> &'static str {
        match self.charset {
            Charset::Unicode => "→",
            Charset::Ascii => "->",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::employee::Known;
    use crate::domain::position::Need;
    use crate::domain::satisfaction::Elements;
    use crate::domain::story::{Story, day};
    use crate::text::width;

    fn told(story: &Story, employee: &str, position: &str, language: Language) -> String {
        let facts = story.facts();
        let explanation = Explanation::of(&facts, employee, position).expect("the town knows both");
        text(&explanation, language, Charset::Unicode)
    }

    #[test]
    fn verdicts_fit_and_both_ends_are_all_said_within_the_page() {
        let mut story = Story::town();
        story.employee_mut("P-905").position_since = Some(day(2026, 5, 4));
        let text = told(&story, "P-905", "CAPIL-KASI", Language::Indonesian);
        for expected in ["Temuan", "Dasar:", "Kesesuaian", "bobot 35%", "Kotak", "Melepas", "Menerima", "kini", "nanti"]
        {
            assert!(text.contains(expected), "{expected} is missing in\n{text}");
        }
        assert!(text.lines().all(|line| width::columns(line) <= crate::shell::table::PAGE), "{text}");
    }

    #[test]
    fn hours_of_those_left_and_joined_are_told_with_the_versions_in_force() {
        let mut story = Story::town();
        story.position_mut("CAPIL-OPERATOR").need = Need::Minutes(136_800);
        story.position_mut("SOS-PENGELOLA").need = Need::Minutes(60_000);
        let elements = Elements([32, 31, 29, 38, 33, 34, 35, 30, 31].map(|tenths| tenths * 1_000));
        story.unit_mut("CAPIL").satisfaction =
            Some(Satisfaction { index: 8_139, elements: Some(elements), respondents: 150, date: day(2026, 6, 30) });
        let text = told(&story, "P-906", "CAPIL-OPERATOR", Language::Indonesian);
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for expected in [
            "9,7 jam sehari (1 orang) → 4,9 jam sehari (2 orang)",
            "2,1 jam sehari (2 orang) → 4,3 jam sehari (1 orang)",
            "IKM 81,39, mutu B (baik)",
            "U6 kompetensi pelaksana 3,40, U7 perilaku pelaksana 3,50",
            "PermenPANRB 1/2020",
            "Permendagri 12/2008",
        ] {
            assert!(words.contains(expected), "{expected} is missing in\n{text}");
        }
        assert!(told(&story, "P-904", "CAPIL-KASI", Language::Indonesian).contains("Permendagri 12/2008"));
    }

    #[test]
    fn sensitive_verdicts_stay_closed() {
        let mut story = Story::town();
        story.employee_mut("P-905").open_finding = Known::Yes;
        let text = told(&story, "P-905", "CAPIL-KASI", Language::Indonesian);
        assert!(text.contains("rincian tertutup") && !text.contains("R-TEMUAN"), "{text}");
        let facts = story.facts();
        let explanation = Explanation::of(&facts, "P-905", "CAPIL-KASI").expect("the town knows both");
        assert!(!explanation.json(Language::Indonesian).to_string().contains("R-TEMUAN"));
    }

    #[test]
    fn strangers_are_named() {
        let facts = Story::town().facts();
        let refused = |employee, position| Explanation::of(&facts, employee, position).err().map(|phrase| phrase.key);
        assert_eq!(refused("P-999", "CAPIL-KASI"), Some("shell.explain.no-employee"));
        assert_eq!(refused("P-905", "CAPIL"), Some("shell.explain.no-position"));
    }

    #[test]
    fn a_criterion_that_is_not_known_says_so_instead_of_zero() {
        let mut story = Story::town();
        story.employee_mut("P-905").assessment = None;
        let text = told(&story, "P-905", "CAPIL-KASI", Language::Indonesian);
        assert!(text.contains("Kompetensi · bobot 35% · nilai belum diketahui"), "{text}");
    }
}
