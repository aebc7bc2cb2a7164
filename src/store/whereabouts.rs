//! On which line of a session file a fact stands, found without building a tree of the file.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::domain::account::{FactPath, FileLine, Row, Way};
use crate::store::cursor::Cursor;
use crate::store::fault::LineIndex;

/// The lines of facts in the text of a session file that could be opened. A fact that the file leaves out has the line
/// of the nearest value on the way to it; one whose row is not there has none.
pub fn lines(text: &str, paths: &[FactPath]) -> HashMap<FactPath, Option<FileLine>> {
    let index = LineIndex::new(text);
    let rows = Rows::of(text, paths);
    let mut found = HashMap::new();
    for path in paths {
        let line = rows.start(&path.row).map(|row| {
            let (at, stated) = follow(text, row, &path.way);
            FileLine { number: u32::try_from(index.place(at).line).unwrap_or(u32::MAX), stated }
        });
        found.insert(path.clone(), line);
    }
    found
}

/// Where the value at the end of the way begins, or the nearest one on it; and whether the end was reached.
fn follow(text: &str, row: usize, way: &[Way]) -> (usize, bool) {
    let mut at = row;
    for step in way {
        match below(text, at, step) {
            Some(next) => at = next,
            None => return (at, false),
        }
    }
    (at, true)
}

/// Where the rows begin that are asked for.
struct Rows<'a> {
    text: &'a str,
    root: usize,
    /// By list and id.
    starts: HashMap<(&'static str, String), usize>,
}

impl<'a> Rows<'a> {
    fn of(text: &'a str, paths: &[FactPath]) -> Rows<'a> {
        let mut rows = Rows { text, root: beginning(text), starts: HashMap::new() };
        for list in ["members", "units", "positions", "employees", "proposals", "legal_bases"] {
            let of_list = paths.iter().filter_map(|path| id_of(&path.row)).filter(|(own, _)| *own == list);
            let wanted: HashSet<&str> = of_list.map(|(_, id)| id).collect();
            let holder =
                if list == "members" { below(text, rows.root, &Way::Field("sitting")) } else { Some(rows.root) };
            let start = holder.filter(|_| !wanted.is_empty()).and_then(|at| below(text, at, &Way::Field(list)));
            for element in start.map(|at| elements(text, at)).unwrap_or_default() {
                let id = below(text, element, &Way::Field("id")).and_then(|at| quoted_at(text, at));
                if let Some(id) = id.filter(|id| wanted.contains(id.as_ref())) {
                    rows.starts.entry((list, id.into_owned())).or_insert(element);
                }
            }
        }
        rows
    }

    fn start(&self, row: &Row) -> Option<usize> {
        match row {
            Row::Sitting => below(self.text, self.root, &Way::Field("sitting")),
            Row::Distances => below(self.text, self.root, &Way::Field("distances")),
            // A file without settings has the program's.
            Row::Settings => Some(below(self.text, self.root, &Way::Field("settings")).unwrap_or(self.root)),
            _ => id_of(row).and_then(|(list, id)| self.starts.get(&(list, id.to_owned())).copied()),
        }
    }
}

/// The list that a row stands in, and its id there.
fn id_of(row: &Row) -> Option<(&'static str, &str)> {
    match row {
        Row::Sitting | Row::Settings | Row::Distances => None,
        Row::Member(id) => Some(("members", id.as_str())),
        Row::Unit(id) => Some(("units", id.as_str())),
        Row::Position(id) => Some(("positions", id.as_str())),
        Row::Employee(id) => Some(("employees", id.as_str())),
        Row::Proposal(id) => Some(("proposals", id.as_str())),
        Row::Basis(id) => Some(("legal_bases", id.as_str())),
    }
}

fn cursor_at(text: &str, at: usize) -> Cursor<'_> {
    let mut cursor = Cursor::new(text);
    cursor.at = at;
    cursor
}

/// The text between the quotes that begin at `at`; none where no quote stands.
fn quoted_at(text: &str, at: usize) -> Option<Cow<'_, str>> {
    let mut cursor = cursor_at(text, at);
    (cursor.peek() == Some(b'"')).then(|| cursor.quoted())
}

/// Where the value of the whole file begins, behind its attributes.
fn beginning(text: &str) -> usize {
    let mut cursor = Cursor::new(text);
    cursor.skip_space();
    while cursor.peek() == Some(b'#') {
        let length = cursor.rest().find(']').map_or(cursor.rest().len(), |close| close + 1);
        cursor.take(length);
        cursor.skip_space();
    }
    cursor.at
}

/// Where the value one step below the value at `at` begins.
fn below(text: &str, at: usize, way: &Way) -> Option<usize> {
    match way {
        Way::Nth(place) => elements(text, at).get(*place).copied(),
        Way::Field(name) => {
            let mut cursor = opened(text, at)?;
            while let Some(start) = next_member(&mut cursor) {
                let named = cursor.word();
                cursor.skip_space();
                if named.is_some() && cursor.peek() == Some(b':') {
                    cursor.take(1);
                    cursor.skip_space();
                    if named == Some(*name) {
                        return Some(cursor.at);
                    }
                } else {
                    cursor.at = start;
                }
                skip_value(&mut cursor);
            }
            None
        }
    }
}

/// Where the elements of the list at `at` begin.
fn elements(text: &str, at: usize) -> Vec<usize> {
    let mut starts = Vec::new();
    if let Some(mut cursor) = opened(text, at) {
        while let Some(start) = next_member(&mut cursor) {
            starts.push(start);
            skip_value(&mut cursor);
        }
    }
    starts
}

/// A cursor behind the opening bracket of the value at `at`; `Some(…)` is gone through.
fn opened(text: &str, at: usize) -> Option<Cursor<'_>> {
    let mut cursor = cursor_at(text, at);
    let word = cursor.word();
    cursor.skip_space();
    if !matches!(cursor.peek(), Some(b'(' | b'[' | b'{')) {
        return None;
    }
    cursor.take(1);
    if word == Some("Some") {
        cursor.skip_space();
        return opened(text, cursor.at);
    }
    Some(cursor)
}

/// Where the next member begins; none before the closing bracket and at the end of the text.
fn next_member(cursor: &mut Cursor<'_>) -> Option<usize> {
    cursor.skip_space();
    while cursor.peek() == Some(b',') {
        cursor.take(1);
        cursor.skip_space();
    }
    match cursor.peek() {
        None | Some(b')' | b']' | b'}') => None,
        Some(_) => Some(cursor.at),
    }
}

/// Goes over a value and whatever it holds.
fn skip_value(cursor: &mut Cursor<'_>) {
    let mut depth = 0usize;
    loop {
        cursor.skip_space();
        match cursor.peek() {
            None => return,
            Some(b'"') => drop(cursor.quoted()),
            Some(b'r') if cursor.rest().starts_with("r\"") || cursor.rest().starts_with("r#\"") => {
                drop(cursor.raw_quoted());
            }
            Some(b'\'') => drop(cursor.other_quotes()),
            Some(b'(' | b'[' | b'{') => {
                depth += 1;
                cursor.take(1);
            }
            Some(b')' | b']' | b'}') if depth == 0 => return,
            Some(b')' | b']' | b'}') => {
                depth -= 1;
                cursor.take(1);
            }
            Some(b',') if depth == 0 => return,
            Some(_) => cursor.take_character(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r##"// a comment with ( and "
#![enable(implicit_some)]
(
    format: 1, /* another } */
    sitting: (
        id: "S-1", effective: "2027-01-04",
        members: [
            (id: "K-1", name: "One, (two)"),
            (id: "K-2", votes: true),
        ],
    ),
    employees: [
        (id: "P-1", name: "Raw", note: r#"a " ) quote"#),
        (
            id: "P-2", position: Some("A-1"),
            performance: [
                (year: 2024, predicate: Good),
                (year: 2025, predicate: VeryGood),
            ],
            assessment: Some((
                date: "2025-05-12",
            )),
        ),
    ],
    legal_bases: [
        (id: "PP-1", text: "One"),
        (id: "PP-2", text: "Two", checked: true),
    ],
)
"##;

    fn line(path: &FactPath) -> Option<(u32, bool)> {
        let found = lines(FILE, std::slice::from_ref(path));
        found.get(path).copied().flatten().map(|line| (line.number, line.stated))
    }

    #[test]
    fn facts_are_found_on_their_lines() {
        let second = || FactPath::employee(&"P-2".into());
        assert_eq!(line(&second()), Some((14, true)));
        assert_eq!(line(&second().field("position")), Some((15, true)));
        assert_eq!(line(&FactPath::of(Row::Basis("PP-2".into())).field("checked")), Some((27, true)));
        assert_eq!(line(&second().field("performance").nth(1).field("predicate")), Some((18, true)));
        assert_eq!(line(&second().field("assessment").field("date")), Some((21, true)));
        assert_eq!(line(&FactPath::employee(&"P-1".into()).field("note")), Some((13, true)));
        assert_eq!(line(&FactPath::of(Row::Sitting).field("effective")), Some((6, true)));
        assert_eq!(line(&FactPath::of(Row::Member("K-2".into())).field("votes")), Some((9, true)));
    }

    #[test]
    fn what_the_file_leaves_out_has_the_nearest_line_and_says_so() {
        assert_eq!(line(&FactPath::employee(&"P-1".into()).field("performance").nth(0)), Some((13, false)));
        assert_eq!(line(&FactPath::employee(&"P-2".into()).field("performance").nth(7)), Some((16, false)));
        assert_eq!(line(&FactPath::of(Row::Settings).field("fit").field("core_percent")), Some((3, false)));
        assert_eq!(line(&FactPath::employee(&"P-9".into())), None);
    }

    #[test]
    fn in_a_text_that_is_cut_off_nothing_is_found_that_is_not_there() {
        for text in ["", "(", "(employees: [(id: ", "#![", "(a: 'x', employees: [\"P-1\"]", "\u{feff}()", "é("] {
            let found = lines(text, &[FactPath::employee(&"P-1".into())]);
            assert!(found.values().all(Option::is_none), "{text}");
        }
        for (end, _) in FILE.char_indices() {
            let path = FactPath::employee(&"P-2".into()).field("performance");
            let found = lines(&FILE[..end], std::slice::from_ref(&path));
            assert!(found.values().flatten().all(|line| line.number >= 14), "{end}: {found:?}");
        }
    }
}
