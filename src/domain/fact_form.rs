//! How people read and write single facts of a session file.

use chrono::NaiveDate;

use crate::domain::account::Row;
use crate::domain::fact_table::{Choice, EMPLOYEE, FactForm, MEMBER, POSITION, SWITCH, Shape, UNIT};
use crate::domain::written::{members, quoted, unquoted};
use crate::text::dates;
use crate::text::language::Language;
use crate::text::words::{Phrase, Value, say};

/// The facts of a row that people know by a label; none of other rows.
pub fn forms_of(row: &Row) -> &'static [FactForm] {
    match row {
        Row::Employee(_) => EMPLOYEE,
        Row::Position(_) => POSITION,
        Row::Unit(_) => UNIT,
        Row::Member(_) => MEMBER,
        _ => &[],
    }
}

/// How people read the fact at this way in its row, `performance[1].result`.
pub fn form_of(row: &Row, written: &str) -> Option<&'static FactForm> {
    let mut pattern = String::with_capacity(written.len());
    let mut in_place = false;
    for letter in written.chars() {
        in_place = letter == '[' || (in_place && letter != ']');
        if !in_place || letter == '[' {
            pattern.push(letter);
        }
    }
    forms_of(row).iter().find(|form| form.path == pattern)
}

impl Shape {
    /// A value of the session file as people read it; as it stands where it has another shape.
    pub fn spoken(self, value: &str, language: Language) -> String {
        let text = unquoted(value);
        match self {
            Shape::Day => match text.as_deref().map(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d")) {
                Some(Ok(day)) => Value::Day(day).spoken(language),
                _ => text.unwrap_or_else(|| value.to_owned()),
            },
            Shape::Choice(choices) => chosen(choices, value, language),
            Shape::Switch => chosen(&SWITCH, value, language),
            Shape::Decimal if language == Language::Indonesian => value.replace('.', ","),
            Shape::Text | Shape::Id(_) | Shape::Whole | Shape::Decimal => text.unwrap_or_else(|| value.to_owned()),
        }
    }

    /// What people typed, as the session file writes it; none where it has not this shape.
    pub fn written(self, typed: &str) -> Option<String> {
        let typed = typed.trim();
        match self {
            Shape::Text | Shape::Id(_) => Some(quoted(typed)),
            Shape::Whole => typed.parse::<u64>().ok().map(|number| number.to_string()),
            Shape::Decimal => {
                let number: f64 = typed.replace(',', ".").parse().ok()?;
                number.is_finite().then(|| format!("{number:?}"))
            }
            Shape::Day => dates::typed(typed).map(|day| quoted(&day.to_string())),
            Shape::Switch => word_of(&SWITCH, typed),
            Shape::Choice(choices) => word_of(choices, typed),
        }
    }

    /// What can be chosen, each a term of the catalogue; empty where anything can be typed.
    pub fn choices(self) -> Vec<Value> {
        let choices = match self {
            Shape::Choice(choices) => choices,
            Shape::Switch => &SWITCH,
            _ => return Vec::new(),
        };
        choices.iter().map(|(_, key)| Value::Term(key)).collect()
    }
}

/// Why what was typed cannot be used for a fact, and what can be chosen where there is a choice.
pub fn unfit(shape: Option<Shape>, called: Value, typed: &str) -> Phrase {
    let choices = shape.map(Shape::choices).unwrap_or_default();
    let key = if choices.is_empty() { "plain.fault.value" } else { "plain.fault.choice" };
    Phrase { key, values: vec![("value", typed.into()), ("called", called), ("choices", Value::List(choices))] }
}

fn chosen(choices: &[Choice], value: &str, language: Language) -> String {
    let found = choices.iter().find(|(word, _)| *word == value);
    found.map_or(value, |(_, key)| say(language, key)).to_owned()
}

/// The word of the session file for what was typed in either language, or as the session file writes it.
fn word_of(choices: &[Choice], typed: &str) -> Option<String> {
    let typed = typed.to_lowercase();
    let called = |(word, key): &&Choice| {
        let names = [say(Language::Indonesian, key), say(Language::English, key), word];
        names.iter().any(|name| name.to_lowercase() == typed)
    };
    choices.iter().find(called).map(|(word, _)| (*word).to_owned())
}

/// A value as people read it, whatever it is: a record field by field, by its labels.
pub fn spoken(row: &Row, written: &str, value: &str, language: Language) -> String {
    if let Some(form) = form_of(row, written) {
        return form.shape.spoken(value, language);
    }
    let Some(parts) = members(value) else {
        return unquoted(value).unwrap_or_else(|| value.to_owned());
    };
    let told = parts.iter().enumerate().map(|(place, (name, value))| {
        let below = match (*name, written) {
            ("", _) => format!("{written}[{place}]"),
            (name, "") => name.to_owned(),
            (name, _) => format!("{written}.{name}"),
        };
        let value = spoken(row, &below, value, language);
        match (form_of(row, &below), *name) {
            (_, "") => value,
            (Some(form), _) => format!("{} {value}", last_of(say(language, form.label))),
            (None, name) => format!("{name} {value}"),
        }
    });
    told.collect::<Vec<_>>().join("; ")
}

/// Of `Kinerja: tahun` the last part: the rest is said of the whole record.
fn last_of(label: &str) -> &str {
    label.rsplit_once(": ").map_or(label, |(_, last)| last)
}

/// What a fact is called, with the place of an element from 1: `Kinerja 2: hasil kerja`. As the session file calls it
/// where people have no word for it.
pub fn called(row: &Row, written: &str, language: Language) -> String {
    let place = written.split('[').nth(1).and_then(|rest| rest.split(']').next()?.parse::<usize>().ok());
    let numbered = |label: &str| match (place, label.split_once(':')) {
        (Some(place), Some((group, rest))) => format!("{group} {}:{rest}", place + 1),
        (Some(place), None) => format!("{label} {}", place + 1),
        (None, _) => label.to_owned(),
    };
    if let Some(form) = form_of(row, written) {
        return numbered(say(language, form.label));
    }
    // A whole element, or a whole list: by the first word of what is in it.
    let group = written.split('[').next().unwrap_or(written);
    let inside = forms_of(row).iter().find(|form| form.path.split(['[', '.']).next() == Some(group));
    match inside {
        Some(form) if !group.is_empty() => {
            let label = say(language, form.label);
            numbered(label.split(':').next().unwrap_or(label))
        }
        _ => written.to_owned(),
    }
}

/// A fact of a row: where it stands, and what the session file writes there; none where it is left out.
pub type StatedFact = (String, Option<String>);

/// Every fact of a row that people know, in the order in which it is shown; of lists each element that there is. `value`
/// is the row on one line.
pub fn stated(row: &Row, value: &str) -> Vec<StatedFact> {
    let mut found = Vec::new();
    let mut groups: Vec<&str> = Vec::new();
    for form in forms_of(row) {
        match form.path.split_once("[]") {
            None => found.extend(single(value, form.path)),
            Some((list, _)) if groups.contains(&list) => {}
            Some((list, _)) => {
                groups.push(list);
                found.extend(elements(row, value, list));
            }
        }
    }
    found
}

/// The fact at a path without lists; nothing where the record that would hold it is not there.
fn single(row: &str, path: &str) -> Option<StatedFact> {
    let (holder, name) = match path.rsplit_once('.') {
        Some((record, name)) => (field(row, record)?, name),
        None => (row, path),
    };
    Some((path.to_owned(), field(holder, name).map(str::to_owned)))
}

/// Element after element, every fact of each.
fn elements(row: &Row, value: &str, list: &str) -> Vec<StatedFact> {
    let holder = list.rsplit_once('.').map_or(Some(value), |(record, _)| field(value, record));
    let name = list.rsplit('.').next().unwrap_or(list);
    let elements = holder.and_then(|holder| members(field(holder, name)?)).unwrap_or_default();
    let inside: Vec<&str> =
        forms_of(row).iter().filter_map(|form| form.path.strip_prefix(list)?.strip_prefix("[]")).collect();
    let mut found = Vec::new();
    for (place, (_, element)) in elements.iter().enumerate() {
        found.extend(inside.iter().map(|below| {
            let stated = below.strip_prefix('.').map_or(Some(*element), |name| field(element, name));
            (format!("{list}[{place}]{below}"), stated.map(str::to_owned))
        }));
    }
    found
}

/// What a row on one line holds at a way, `performance[1]`; none where nothing is written.
pub fn at<'a>(row: &'a str, written: &str) -> Option<&'a str> {
    written.split('.').try_fold(row, |value, part| {
        let mut steps = part.split('[');
        let value = field(value, steps.next()?)?;
        steps.try_fold(value, |value, place| {
            let place: usize = place.strip_suffix(']')?.parse().ok()?;
            members(value)?.get(place).map(|(_, element)| *element)
        })
    })
}

/// What a record on one line holds in a field.
fn field<'a>(record: &'a str, name: &str) -> Option<&'a str> {
    members(record)?.into_iter().find(|(own, _)| *own == name).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{English, Indonesian};

    fn person() -> Row {
        Row::Employee("P-1".into())
    }

    #[test]
    fn what_people_type_is_written_and_read_as_they_know_it() {
        let cases = [
            ("grade", "III/d", "\"III/d\"", "III/d"),
            ("grade_since", "1-10-2026", "\"2026-10-01\"", "1 Oktober 2026"),
            ("performance[0].result", "di atas ekspektasi", "Above", "di atas ekspektasi"),
            ("performance[12].year", "2025", "2025", "2025"),
            ("potential_score", "81,5", "81.5", "81,5"),
            ("open_finding", "ya", "Yes", "ya"),
            ("education[1].level", "S-2", "S2", "S-2"),
        ];
        for (path, typed, written, read) in cases {
            let form = form_of(&person(), path).unwrap_or_else(|| panic!("{path} has no form"));
            assert_eq!(form.shape.written(typed).as_deref(), Some(written), "{path}");
            assert_eq!(form.shape.spoken(written, Indonesian), read, "{path}");
        }
        for (path, typed) in [("grade_since", "31-02-2026"), ("performance[0].year", "dua"), ("potential", "sedikit")] {
            assert_eq!(form_of(&person(), path).and_then(|form| form.shape.written(typed)), None, "{path}");
        }
    }

    #[test]
    fn every_fact_has_its_labels_and_every_choice_its_words() {
        for form in EMPLOYEE.iter().chain(POSITION).chain(UNIT).chain(MEMBER) {
            for language in [Indonesian, English] {
                assert!(!say(language, form.label).is_empty());
                let choices: Vec<String> = form.shape.choices().iter().map(|choice| choice.spoken(language)).collect();
                let different: std::collections::HashSet<_> = choices.iter().collect();
                assert_eq!(different.len(), choices.len(), "{}", form.path);
                for choice in choices {
                    let written = form.shape.written(&choice).expect("what is offered can be typed");
                    assert_eq!(form.shape.spoken(&written, language), choice);
                }
            }
        }
    }

    #[test]
    fn a_fact_is_called_by_its_label_and_the_place_of_its_element() {
        assert_eq!(called(&person(), "performance[1].result", Indonesian), "Penilaian kinerja 2: hasil kerja");
        assert_eq!(called(&person(), "performance[1]", English), "Performance 2");
        assert_eq!(called(&person(), "grade", English), "Grade (rank)");
        assert_eq!(called(&Row::Settings, "fit.core_percent", Indonesian), "fit.core_percent");
    }

    #[test]
    fn every_fact_of_a_row_is_listed_also_what_is_left_out() {
        let row = r#"(id: "P-1", grade: "III/d", performance: [(year: 2025, result: Meets), (year: 2026)], certificates: ["A"])"#;
        let found = stated(&person(), row);
        let at = |path: &str| found.iter().find(|(own, _)| own == path).map(|(_, value)| value.as_deref());
        assert_eq!(at("grade"), Some(Some("\"III/d\"")));
        assert_eq!(at("grade_since"), Some(None));
        assert_eq!(at("performance[0].result"), Some(Some("Meets")));
        assert_eq!(at("performance[1].result"), Some(None));
        assert_eq!(at("performance[2].result"), None);
        assert_eq!(at("certificates[0]"), Some(Some("\"A\"")));
        assert_eq!(at("assessment.date"), None, "there is no record that could hold it");
        assert_eq!(super::at(row, "performance[0].result"), Some("Meets"));
        assert_eq!(super::at(row, "performance[1]"), Some("(year: 2026)"));
        assert_eq!(super::at(row, "performance[2].year"), None);
        for (path, _) in &found {
            assert!(form_of(&person(), path).is_some(), "{path}");
        }
    }

    #[test]
    fn a_whole_record_is_read_out_field_by_field() {
        let told = spoken(&person(), "performance[0]", "(year: 2025, result: Meets)", English);
        assert_eq!(told, "year 2025; work result meets expectation");
        assert_eq!(spoken(&person(), "certificates[0]", "\"Ahli \\\"A\\\"\"", English), "Ahli \"A\"");
    }
}
