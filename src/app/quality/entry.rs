//! The rows of the page: what rules cannot judge, and every notice, each with how many it is about.

use crate::quality::check::{Gravity, employees};
use crate::quality::notice::Notice;
use crate::quality::report::Report;
use crate::quality::silence::{Case, Dotted, Shown, items_of, items_phrase, people_of};
use crate::text::language::Language;
use crate::text::words::{Phrase, say};

/// What can be opened on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A rule that cannot judge somebody on the docket, by its place among those shown.
    Silence(usize),
    /// A criterion of the fit that stays empty for somebody on the docket, by its place.
    Dotted(usize),
    /// A notice, by its place.
    Notice(usize),
}

/// A row of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// What the rows below it are.
    Heading(String),
    /// Something that can be opened.
    Entry(Told),
}

/// An entry in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What it opens.
    pub entry: Entry,
    /// How many it is about ("68 pegawai").
    pub count: String,
    /// What it is.
    pub title: String,
    /// What cannot be said because of it; empty where nothing is silent, and where the title says it.
    pub silent: String,
    /// The items it touches; empty where that would tell of whom, and where it touches none.
    pub items: String,
}

/// The page's rows: first what cannot be judged on today's docket, then the notices, the gravest first.
pub fn rows(report: &Report, language: Language) -> Vec<Row> {
    let mut rows = Vec::new();
    let shown = report.unsaid.shown();
    let silent = shown.iter().enumerate().map(|(at, one)| told_of_silence(at, one, language));
    let dotted = report.unsaid.dotted.iter().enumerate().map(|(at, one)| told_of_dotted(at, one, language));
    group(&mut rows, say(language, "quality.page.silent"), silent.chain(dotted).collect());
    for gravity in Gravity::ALL {
        let notices = report.notices.iter().enumerate().filter(|(_, notice)| notice.gravity == gravity);
        let told = notices.map(|(at, notice)| told_of_notice(at, notice, language)).collect();
        group(&mut rows, say(language, gravity.heading()), told);
    }
    rows
}

fn group(rows: &mut Vec<Row>, heading: &str, told: Vec<Told>) {
    if !told.is_empty() {
        rows.push(Row::Heading(heading.to_owned()));
        rows.extend(told.into_iter().map(Row::Entry));
    }
}

/// What can be opened, in the order of the rows.
pub fn entries(report: &Report) -> Vec<Entry> {
    let silences = (0..report.unsaid.shown().len()).map(Entry::Silence);
    let dotted = (0..report.unsaid.dotted.len()).map(Entry::Dotted);
    silences.chain(dotted).chain((0..report.notices.len()).map(Entry::Notice)).collect()
}

fn told_of_silence(at: usize, silence: &Shown, language: Language) -> Told {
    let rule = silence.id().map(|id| format!("{id} ")).unwrap_or_default();
    let title = format!("{rule}{}", say(language, silence.title()));
    told_of_cases(Entry::Silence(at), title, &silence.cases, language)
}

fn told_of_dotted(at: usize, dotted: &Dotted, language: Language) -> Told {
    let title = Phrase::new("quality.page.fit").with("criterion", say(language, dotted.criterion.key()));
    told_of_cases(Entry::Dotted(at), title.spoken(language), &dotted.cases, language)
}

fn told_of_cases(entry: Entry, title: String, cases: &[Case], language: Language) -> Told {
    let count = employees(people_of(cases)).spoken(language);
    Told { entry, count, title, silent: String::new(), items: touched(&items_of(cases), language) }
}

fn told_of_notice(at: usize, notice: &Notice, language: Language) -> Told {
    let check = notice.check;
    let closed = notice.silenced().any(|rule| rule.sensitive);
    let mut silent: Vec<String> =
        notice.silenced().filter(|rule| !rule.sensitive).map(|rule| rule.id.to_owned()).collect();
    if closed {
        silent.push(say(language, "quality.page.closed").to_owned());
    } else if silent.is_empty() && check.field.is_some_and(|field| !field.criteria.is_empty()) {
        silent.push(say(language, "quality.page.of-fit").to_owned());
    }
    Told {
        entry: Entry::Notice(at),
        count: notice.count().spoken(language),
        title: say(language, check.words.title).to_owned(),
        silent: silent.join(", "),
        items: if check.sensitive { String::new() } else { touched(&notice.items(), language) },
    }
}

fn touched(items: &[usize], language: Language) -> String {
    if items.is_empty() {
        return String::new();
    }
    items_phrase(items).spoken(language)
}
