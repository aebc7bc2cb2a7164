//! Corrections laid over the text of a session file, so that the corrected text is read like any other: whatever the
//! reader finds wrong with it would have been wrong in the file.

use std::borrow::Cow;
use std::ops::Range;

use crate::domain::account::{FactPath, Row, Way};
use crate::domain::correction::Correction;
use crate::store::walk::{Rows, below, elements, end_of, field, id_of, last_member, member_at, opened};

/// There is no such place in the text: its row is not there, or an element before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unplaced;

/// The text with all these corrections, one after the other.
///
/// # Errors
/// The first correction whose place is not in the text; its number in the list, from 0.
pub fn corrected(text: &str, corrections: &[Correction]) -> Result<String, usize> {
    let mut text = Cow::Borrowed(text);
    for (number, correction) in corrections.iter().enumerate() {
        text = Cow::Owned(with(&text, &correction.path, correction.new.as_deref()).map_err(|Unplaced| number)?);
    }
    Ok(text.into_owned())
}

/// What is written at a place, comments and line breaks included; none where nothing is.
pub fn value_at<'a>(text: &'a str, path: &FactPath) -> Option<&'a str> {
    let rows = Rows::of(text, std::slice::from_ref(path));
    let (mut at, way) = start(&rows, path)?;
    for step in &way {
        at = below(text, at, step)?;
    }
    Some(&text[at..end_of(text, at)])
}

/// The text with this value at a place, or without one.
fn with(text: &str, path: &FactPath, value: Option<&str>) -> Result<String, Unplaced> {
    let rows = Rows::of(text, std::slice::from_ref(path));
    let Some((mut at, way)) = start(&rows, path) else {
        // A new row is added to its list.
        let (list, _) = id_of(&path.row).filter(|_| path.way.is_empty()).ok_or(Unplaced)?;
        let holder = rows.holder(list).ok_or(Unplaced)?;
        let value = value.ok_or(Unplaced)?;
        return match below(text, holder, &field(list)) {
            Some(list) => appended(text, list, value),
            None => Ok(inserted(text, holder, list, &format!("[{value}]"))),
        };
    };
    for (place, step) in way.iter().enumerate() {
        match below(text, at, step) {
            Some(next) => at = next,
            None => {
                let value = value.ok_or(Unplaced)?;
                return added(text, at, step, &wrapped(&way[place + 1..], value)?);
            }
        }
    }
    let range = at..end_of(text, at);
    Ok(match value {
        Some(value) => replaced(text, range, value),
        None => replaced(text, member_at(text, range), ""),
    })
}

/// Where to begin, and the way from there; none where the row is not in the text.
fn start(rows: &Rows<'_>, path: &FactPath) -> Option<(usize, Vec<Way>)> {
    let list = match path.row {
        Row::Sitting => "sitting",
        Row::Settings => "settings",
        Row::Distances => "distances",
        Row::Forum => "forum",
        _ => return rows.start(&path.row).map(|at| (at, path.way.clone())),
    };
    let way = std::iter::once(field(list)).chain(path.way.iter().cloned());
    Some((rows.start(&Row::File)?, way.collect()))
}

/// A value inside what its way leads through.
fn wrapped(way: &[Way], value: &str) -> Result<String, Unplaced> {
    way.iter().rev().try_fold(value.to_owned(), |inside, step| match step {
        Way::Field(name) => Ok(format!("({name}: {inside})")),
        Way::Nth(0) => Ok(format!("[{inside}]")),
        Way::Nth(_) => Err(Unplaced),
    })
}

/// The text with a value one step below the value at `at`, where nothing stands yet.
fn added(text: &str, at: usize, step: &Way, value: &str) -> Result<String, Unplaced> {
    match step {
        Way::Field(name) if opened(text, at).is_some() => Ok(inserted(text, at, name, value)),
        Way::Nth(place) if elements(text, at).len() == *place => appended(text, at, value),
        _ => Err(Unplaced),
    }
}

/// The text with one more field, first in the struct at `at`.
fn inserted(text: &str, at: usize, name: &str, value: &str) -> String {
    let inside = opened(text, at).map_or(at, |cursor| cursor.at);
    replaced(text, inside..inside, &format!("{name}: {value}, "))
}

/// The text with one more element, last in the list at `at`.
fn appended(text: &str, at: usize, value: &str) -> Result<String, Unplaced> {
    let inside = opened(text, at).ok_or(Unplaced)?.at;
    Ok(match last_member(text, at) {
        None => replaced(text, inside..inside, value),
        Some(last) => replaced(text, last.end..last.end, &format!(", {value}")),
    })
}

fn replaced(text: &str, range: Range<usize>, by: &str) -> String {
    [&text[..range.start], by, &text[range.end..]].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"#![enable(implicit_some)]
(
    sitting: (id: "S-1", members: [(id: "K-1", votes: true)]),
    units: [],
    employees: [
        (id: "P-1", grade: "III/c", /* ) */ performance: [(year: 2024, result: Meets), (year: 2025)], potential: Some(High)),
        (
            id: "P-2", // the last one
        ),
    ],
    distances: [],
)
"#;

    fn set(row: Row, way: &str, new: Option<&str>) -> Result<String, usize> {
        let path = FactPath::read(row, way).expect("a way");
        corrected(FILE, &[Correction { path, old: None, new: new.map(str::to_owned) }])
    }

    fn employee(way: &str, new: Option<&str>) -> String {
        let text = set(Row::Employee("P-1".into()), way, new).expect("its place is there");
        text.lines().find(|line| line.contains("\"P-1\"")).expect("the row").trim().to_owned()
    }

    #[test]
    fn a_value_takes_the_place_of_another() {
        assert!(employee("grade", Some("\"III/d\"")).starts_with(r#"(id: "P-1", grade: "III/d", /* ) */ perf"#));
        assert!(
            employee("performance[0].result", Some("Above")).contains("[(year: 2024, result: Above), (year: 2025)]")
        );
        assert!(employee("potential", Some("Low")).ends_with("potential: Low),"));
        let member = set(Row::Member("K-1".into()), "votes", Some("false")).expect("there");
        assert!(member.contains(r#"[(id: "K-1", votes: false)]"#));
    }

    #[test]
    fn what_is_left_out_is_put_in() {
        assert!(employee("nip", Some("\"1\"")).starts_with(r#"(nip: "1", id: "P-1", "#));
        assert!(employee("performance[1].result", Some("Below")).contains("(result: Below, year: 2025)"));
        assert!(employee("performance[2]", Some("(year: 2026)")).contains("(year: 2025), (year: 2026)]"));
        assert!(employee("skills[0]", Some("\"a\"")).starts_with(r#"(skills: ["a"], id:"#));
        let settings = set(Row::Settings, "fit.core_percent", Some("60")).expect("there");
        assert!(settings.contains("(settings: (fit: (core_percent: 60)), \n    sitting"), "{settings}");
        let row = set(Row::Unit("U".into()), "", Some("(id: \"U\")")).expect("there");
        assert!(row.contains("units: [(id: \"U\")],"));
        let proposal = set(Row::Proposal("U-1".into()), "", Some("(id: \"U-1\")")).expect("there");
        assert!(proposal.contains("(proposals: [(id: \"U-1\")], \n"));
        let person = set(Row::Employee("P-3".into()), "", Some("(id: \"P-3\")")).expect("there");
        assert!(person.contains(")\n") || person.contains("), (id: \"P-3\")"), "{person}");
    }

    #[test]
    fn what_is_not_known_any_more_is_taken_out() {
        assert!(employee("grade", None).starts_with(r#"(id: "P-1",  /* ) */ perf"#));
        assert!(employee("performance[0]", None).contains("performance: [ (year: 2025)]"));
        assert!(employee("potential", None).ends_with("(year: 2025)], ),"));
        let gone = set(Row::Employee("P-1".into()), "", None).expect("there");
        assert!(!gone.contains("P-1") && gone.contains("P-2"));
    }

    #[test]
    fn a_place_that_is_not_there_is_refused_and_nothing_else_is_touched() {
        assert_eq!(set(Row::Employee("P-9".into()), "grade", Some("1")), Err(0));
        assert_eq!(set(Row::Employee("P-1".into()), "performance[7]", Some("1")), Err(0));
        assert_eq!(set(Row::Employee("P-1".into()), "skills[1]", Some("1")), Err(0));
        assert_eq!(set(Row::Employee("P-1".into()), "nip", None), Err(0));
        assert_eq!(set(Row::Employee("P-1".into()), "grade.more", Some("1")), Err(0));
        assert_eq!(corrected(FILE, &[]).as_deref(), Ok(FILE));
    }

    #[test]
    fn what_is_written_at_a_place_is_given_back() {
        let at = |row: Row, way: &str| FactPath::read(row, way).and_then(|path| value_at(FILE, &path));
        let first = || Row::Employee("P-1".into());
        assert_eq!(at(first(), "grade"), Some("\"III/c\""));
        assert_eq!(at(first(), "performance[1]"), Some("(year: 2025)"));
        assert_eq!(at(first(), "potential"), Some("Some(High)"));
        assert_eq!(at(first(), "nip"), None);
        assert_eq!(at(Row::Sitting, "id"), Some("\"S-1\""));
        assert_eq!(at(Row::Settings, "fit"), None);
    }
}
