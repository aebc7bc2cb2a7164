//! `sidang quality`: what the rules cannot say, how complete each group of data is, and every notice, as tables or JSON.

use serde_json::{Value as Json, json};

use crate::domain::facts::Facts;
use crate::paper::block::{Block, Column, Table};
use crate::paper::plain;
use crate::quality;
use crate::quality::check::{Gravity, Subject};
use crate::quality::notice::{Finding, Notice};
use crate::quality::report::Report;
use crate::quality::score::{Score, Share};
use crate::quality::silence::{Case, items_of, items_phrase, people_of};
use crate::shell::table::{self, PAGE};
use crate::text::language::Language;
use crate::text::numbers;
use crate::text::words::{Phrase, say};

/// So many ids are listed below a notice; JSON has them all.
const LISTED: usize = 12;

/// The quality of a session's data as the file states it.
pub struct Quality<'a> {
    facts: &'a Facts,
    report: Report,
}

impl<'a> Quality<'a> {
    /// Looks at everything.
    pub fn of(facts: &'a Facts) -> Quality<'a> {
        Quality { facts, report: quality::look(facts) }
    }

    /// The tables as text, at most a page wide.
    pub fn text(&self, language: Language) -> String {
        let sitting = self.facts.sitting();
        let title = format!("{}: {}", say(language, "shell.quality.title"), sitting.title);
        let basis = Phrase::new("shell.quality.basis").with("day", sitting.data_date);
        let head = format!("{} {}", basis.spoken(language), self.report.summary().spoken(language));
        let mut blocks = vec![Block::Paragraph(title), Block::Paragraph(head), self.unsaid(language)];
        let heading = say(language, "shell.quality.scores").to_owned();
        let overall =
            format!("{} {}.", say(language, "quality.overall"), self.report.overall_phrase().spoken(language));
        blocks.push(Block::Section { heading, blocks: vec![Block::Paragraph(overall), self.scores(language)] });
        let mut lines = plain::light(&blocks, PAGE);
        for gravity in Gravity::ALL {
            let notices = self.report.notices.iter().filter(|notice| notice.gravity == gravity);
            let told: Vec<String> = notices.flat_map(|notice| notice_lines(notice, language)).collect();
            if !told.is_empty() {
                lines.extend([String::new(), say(language, gravity.key()).to_uppercase()]);
                lines.extend(told);
            }
        }
        lines.join("\n")
    }

    /// On how many items a rule cannot judge; which, of whom, and which parts of the fit stay empty.
    fn unsaid(&self, language: Language) -> Block {
        let unsaid = &self.report.unsaid;
        let heading = self.report.unsaid_phrase(self.facts.docket().items().len()).spoken(language);
        let row = |id: &str, title: &'static str, cases: &[Case]| {
            let (people, items) = (count(people_of(cases), language), numbers::ranges(&items_of(cases)));
            vec![id.to_owned(), say(language, title).to_owned(), people, items]
        };
        let rules = unsaid.shown().into_iter().map(|one| row(one.id().unwrap_or("-"), one.title(), &one.cases));
        let criteria = unsaid.dotted.iter().map(|one| row("", one.criterion.key(), &one.cases));
        let rows: Vec<Vec<String>> = rules.chain(criteria).collect();
        let columns = vec![Column::words(14), Column::words(36), Column::numbers(8), Column::words(20)];
        let names = ["shell.quality.rule", "shell.quality.cannot-say", "shell.quality.people", "shell.quality.items"];
        let table = Table { columns, header: vec![names.map(|key| say(language, key).to_owned()).to_vec()], rows };
        let blocks = if table.rows.is_empty() { Vec::new() } else { vec![Block::Table(table)] };
        Block::Section { heading, blocks }
    }

    fn scores(&self, language: Language) -> Block {
        let names = [
            "shell.quality.data",
            "shell.quality.known",
            "shell.quality.needed",
            "shell.quality.percent",
            "shell.quality.state",
            "shell.quality.on-docket",
            "shell.quality.percent",
        ];
        let row = |score: &Score| {
            let (all, docket) = (score.all, score.docket);
            vec![
                say(language, score.field.title).to_owned(),
                count(all.known, language),
                count(all.needed, language),
                percent(all),
                say(language, all.key()).to_owned(),
                format!("{}/{}", count(docket.known, language), count(docket.needed, language)),
                percent(docket),
            ]
        };
        let numbers = |share| Column::numbers(share);
        Block::Table(Table {
            columns: vec![
                Column::words(14),
                numbers(9),
                numbers(8),
                numbers(5),
                Column::words(17),
                numbers(12),
                numbers(5),
            ],
            header: vec![names.map(|key| say(language, key).to_owned()).to_vec()],
            rows: self.report.scores.iter().map(row).collect(),
        })
    }

    /// Everything as one JSON document, ids in full; what tells of birth or age is withheld.
    pub fn json(&self, language: Language) -> Json {
        let (unsaid, overall) = (&self.report.unsaid, self.report.overall());
        let of_cases = |cases: &[Case]| {
            let employees: Vec<_> = cases.iter().map(|(item, who)| json!({ "item": item, "employee": who })).collect();
            json!({ "items": items_of(cases), "cases": employees })
        };
        let silent = unsaid.shown().into_iter().map(|one| {
            json!({
                "rule": one.id(), "title": say(language, one.title()), "withheld": one.rule.is_none(),
                "silent_of": of_cases(&one.cases),
            })
        });
        let dotted = unsaid
            .dotted
            .iter()
            .map(|one| json!({ "criterion": say(language, one.criterion.key()), "empty_for": of_cases(&one.cases) }));
        let gravities = Gravity::ALL.map(|gravity| (word(gravity).to_owned(), json!(self.report.count(gravity))));
        json!({
            "session": self.facts.sitting().id,
            "data_date": self.facts.sitting().data_date,
            "counts": Json::Object(gravities.into_iter().collect()),
            "docket": {
                "items": self.facts.docket().items().len(),
                "items_with_silent_rules": unsaid.items(),
                "silent_rules": silent.collect::<Vec<_>>(),
                "empty_criteria": dotted.collect::<Vec<_>>(),
            },
            "overall": { "all": share_json(overall.0), "docket": share_json(overall.1) },
            "scores": self.report.scores.iter().map(|score| score_json(score, language)).collect::<Vec<_>>(),
            "notices": self.report.notices.iter().map(|notice| notice_json(notice, language)).collect::<Vec<_>>(),
        })
    }
}

/// A notice: its id and title, how many, what it silences, what to do, and whom it concerns.
fn notice_lines(notice: &Notice, language: Language) -> Vec<String> {
    let check = notice.check;
    let mut told = format!("{}: {}.", say(language, check.words.title), notice.count().spoken(language));
    let items = notice.items();
    if !items.is_empty() {
        let touched = Phrase::new("quality.touches").with("items", items_phrase(&items));
        told = format!("{told} {}", touched.spoken(language));
    }
    let effect = notice.effect().map(|effect| format!(" {}", effect.spoken(language)));
    told.push_str(&effect.unwrap_or_default());
    let mut lines = table::marked(check.id, &told, 2);
    let ids: Vec<&str> = notice.findings.iter().filter_map(|finding| finding.subject.id()).take(LISTED).collect();
    let listed = match notice.findings.as_slice() {
        [Finding { subject: Subject::Sitting, says, .. }] => format!("{}.", says.spoken(language)),
        all if all.len() > ids.len() => Phrase::new("shell.quality.and-more")
            .with("ids", ids.join(", "))
            .with("count", all.len() - ids.len())
            .spoken(language),
        _ => ids.join(", "),
    };
    lines.extend(table::paragraph(&listed, 6));
    lines.extend(table::paragraph(say(language, check.words.cure), 6));
    lines
}

fn notice_json(notice: &Notice, language: Language) -> Json {
    let check = notice.check;
    let findings = notice.findings.iter().map(|finding| {
        json!({
            "id": finding.subject.id(), "items": finding.items,
            "what": (!check.sensitive).then(|| finding.says.spoken(language)),
        })
    });
    json!({
        "id": check.id, "gravity": word(notice.gravity), "gravity_words": say(language, notice.gravity.key()),
        "title": say(language, check.words.title), "cause": say(language, check.words.cause),
        "cure": say(language, check.words.cure), "about": about(notice), "count": notice.findings.len(),
        "on_docket": notice.on_docket(), "items": notice.items(), "data": check.field.map(|field| field.id),
        "silent_rules": check.field.map(|field| field.rules),
        "empty_criteria": check.field.map(|field| {
            field.criteria.iter().map(|criterion| say(language, criterion.key())).collect::<Vec<_>>()
        }),
        "withheld": check.sensitive,
        "findings": findings.collect::<Vec<_>>(),
    })
}

fn score_json(score: &Score, language: Language) -> Json {
    json!({
        "data": score.field.id, "title": say(language, score.field.title), "all": share_json(score.all),
        "words": say(language, score.all.key()), "docket": share_json(score.docket),
    })
}

fn share_json(share: Share) -> Json {
    json!({ "known": share.known, "needed": share.needed, "percent": share.percent() })
}

/// What the findings of a notice are about, as JSON says it.
fn about(notice: &Notice) -> &'static str {
    match notice.findings.first().map(|finding| &finding.subject) {
        Some(Subject::Employee(_)) => "employees",
        Some(Subject::Position(_)) => "positions",
        Some(Subject::Unit(_)) => "units",
        Some(Subject::Basis(_)) => "legal_bases",
        Some(Subject::Sitting) | None => "sitting",
    }
}

fn word(gravity: Gravity) -> &'static str {
    match gravity {
        Gravity::Must => "must",
        Gravity::Should => "should",
        Gravity::Note => "note",
    }
}

fn count(number: usize, language: Language) -> String {
    numbers::grouped(i64::try_from(number).unwrap_or(i64::MAX), language)
}

fn percent(share: Share) -> String {
    share.percent().map_or_else(|| "-".to_owned(), |percent| format!("{percent}%"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::story::Story;
    use crate::text::width;

    fn story() -> Story {
        let mut story = Story::town();
        story.employee_mut("P-904").performance.clear();
        story.employee_mut("P-904").discipline = None;
        story
    }

    #[test]
    fn the_tables_fit_the_page_and_say_what_cannot_be_judged_of_whom() {
        let facts = story().facts();
        for language in [Language::Indonesian, Language::English] {
            let text = Quality::of(&facts).text(language);
            assert!(text.lines().all(|line| width::columns(line) <= PAGE), "{text}");
            for expected in ["R-KIN-D", "N-NO-PERFORMANCE", "P-904", "83%"] {
                assert!(text.contains(expected), "{expected} is missing in\n{text}");
            }
            assert!(!text.contains("R-HUKDIS"), "a closed matter is named in\n{text}");
        }
    }

    #[test]
    fn as_json_every_share_and_every_finding_has_its_numbers_and_closed_matters_no_rule() {
        let json = Quality::of(&story().facts()).json(Language::English);
        let scores = json["scores"].as_array().expect("a list");
        let performance = scores.iter().find(|score| score["data"] == "performance").expect("it is a field");
        assert_eq!(performance["all"], json!({ "known": 5, "needed": 6, "percent": 83 }));
        assert_eq!(performance["docket"], json!({ "known": 0, "needed": 1, "percent": 0 }));
        let known = |score: &Json| score["all"]["known"].as_u64().expect("a number");
        assert_eq!(json["overall"]["all"]["known"], json!(scores.iter().map(known).sum::<u64>()));
        let silent = json["docket"]["silent_rules"].as_array().expect("a list");
        assert_eq!((&silent[0]["rule"], &silent[0]["silent_of"]["items"]), (&json!("R-KIN-D"), &json!([1])));
        let closed = silent.last().expect("two rules are silent");
        assert_eq!((&closed["rule"], &closed["withheld"]), (&Json::Null, &json!(true)));
        let notices = json["notices"].as_array().expect("a list");
        let told = notices.iter().find(|notice| notice["id"] == "N-NO-PERFORMANCE").expect("it is told");
        assert_eq!((&told["gravity"], &told["findings"][0]["id"]), (&json!("must"), &json!("P-904")));
    }

    #[test]
    fn what_tells_of_an_age_is_withheld() {
        let mut story = story();
        let employee = story.employee_mut("P-906");
        (employee.nip, employee.birth_date) = (None, Some(crate::domain::story::day(1960, 5, 4)));
        let json = Quality::of(&story.facts()).json(Language::Indonesian);
        let notices = json["notices"].as_array().expect("a list");
        let retired = notices.iter().find(|notice| notice["id"] == "N-RETIRED").expect("it is told");
        assert_eq!((&retired["withheld"], &retired["findings"][0]["what"]), (&json!(true), &Json::Null));
    }
}
