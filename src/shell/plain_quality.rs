//! Data quality as plain mode reads it out: what is told when a sitting is opened, and all of it when it is asked for.

use crate::app::quality::entry::{Row, Told, rows};
use crate::domain::facts::Facts;
use crate::quality;
use crate::quality::report::Report;
use crate::quality::score::Score;
use crate::shell::plain_answer::Reader;
use crate::text::language::Language;
use crate::text::words::{Phrase, Value, say};

/// What is told at an opening, before anything can be decided: how many notices, and what cannot be judged.
pub fn told(report: &Report, facts: &Facts) -> Vec<Phrase> {
    if report.notices.is_empty() {
        return Vec::new();
    }
    let unsaid = report.unsaid_phrase(facts.docket().items().len());
    vec![Phrase::new("plain.quality.told").with("summary", report.summary()).with("unsaid", unsaid)]
}

/// Everything: what cannot be judged, every notice, and how complete each group of data is.
pub fn lines(reader: &Reader<'_>) -> Vec<String> {
    let language = reader.language;
    let report = quality::look(reader.facts);
    let unsaid = report.unsaid_phrase(reader.facts.docket().items().len()).spoken(language);
    let told = rows(&report, language).into_iter().map(|row| match row {
        Row::Heading(heading) => format!("{heading}:"),
        Row::Entry(told) => spoken(&told),
    });
    let scores = report.scores.iter().map(|score| score_line(score, language));
    let lines = [report.summary().spoken(language), unsaid].into_iter().chain(told).chain(scores).collect();
    reader.list(Phrase::new("plain.title.quality"), lines)
}

fn spoken(told: &Told) -> String {
    let parts = [&told.count, &told.title, &told.silent, &told.items];
    parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join("; ")
}

fn score_line(score: &Score, language: Language) -> String {
    let line = Phrase::new("plain.quality.score")
        .with("data", say(language, score.field.title))
        .with("known", score.all.known)
        .with("needed", score.all.needed);
    Phrase { values: [line.values, vec![("words", Value::Term(score.all.key()))]].concat(), ..line }.spoken(language)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::story::Story;
    use crate::journal::standing::Standing;

    /// The town with everybody's predicates gone, and one disciplinary record.
    fn town() -> Facts {
        let mut story = Story::town();
        story.stated.employees.iter_mut().for_each(|employee| employee.performance.clear());
        story.employee_mut("P-904").discipline = None;
        story.facts()
    }

    #[test]
    fn an_opening_says_that_rules_cannot_judge_and_how_to_hear_which() {
        let facts = town();
        let said: Vec<String> =
            told(&quality::look(&facts), &facts).iter().map(|told| told.spoken(Language::English)).collect();
        assert_eq!(said.len(), 1);
        assert!(said[0].contains("On 1 of 1 item") && said[0].ends_with("All of it: quality."), "{said:?}");
    }

    #[test]
    fn all_of_it_names_rules_counts_and_shares_and_nobody_of_a_closed_matter() {
        let facts = town();
        let standing = Standing::default();
        let reader = Reader { facts: &facts, standing: &standing, language: Language::English };
        let said = lines(&reader);
        let has = |words: &str| said.iter().any(|line| line.contains(words));
        for words in
            ["R-KIN-D", "6 employees; Performance predicate missing; R-KIN-D", "Performance: 0 of 6 known, none"]
        {
            assert!(has(words), "{words} is missing in\n{}", said.join("\n"));
        }
        assert!(has("details withheld") && !has("R-HUKDIS") && !has("P-904"), "{}", said.join("\n"));
    }
}
