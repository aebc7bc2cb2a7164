//! Walks over the text of a session file that could be opened, without building a tree of it: where rows, fields and
//! elements begin and end.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::domain::account::{FactPath, Row, Way};
use crate::store::cursor::Cursor;

/// Where the value at the end of the way begins, or the nearest one on it; and whether the end was reached.
pub fn follow(text: &str, row: usize, way: &[Way]) -> (usize, bool) {
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
pub struct Rows<'a> {
    text: &'a str,
    root: usize,
    /// By list and id.
    starts: HashMap<(&'static str, String), usize>,
}

impl<'a> Rows<'a> {
    /// Finds the rows of these facts.
    pub fn of(text: &'a str, paths: &[FactPath]) -> Rows<'a> {
        let mut rows = Rows { text, root: beginning(text), starts: HashMap::new() };
        for list in ["members", "units", "positions", "employees", "proposals", "legal_bases"] {
            let of_list = paths.iter().filter_map(|path| id_of(&path.row)).filter(|(own, _)| *own == list);
            let wanted: HashSet<&str> = of_list.map(|(_, id)| id).collect();
            let holder = rows.holder(list).filter(|_| !wanted.is_empty());
            let start = holder.and_then(|at| below(text, at, &field(list)));
            for element in start.map(|at| elements(text, at)).unwrap_or_default() {
                let id = below(text, element, &field("id")).and_then(|at| quoted_at(text, at));
                if let Some(id) = id.filter(|id| wanted.contains(id.as_ref())) {
                    rows.starts.entry((list, id.into_owned())).or_insert(element);
                }
            }
        }
        rows
    }

    /// Where the value begins whose field the list is.
    pub fn holder(&self, list: &str) -> Option<usize> {
        if list == "members" { below(self.text, self.root, &field("sitting")) } else { Some(self.root) }
    }

    /// Where a row begins; none where it is not there.
    pub fn start(&self, row: &Row) -> Option<usize> {
        match row {
            Row::Sitting => below(self.text, self.root, &field("sitting")),
            Row::Distances => below(self.text, self.root, &field("distances")),
            Row::Forum => below(self.text, self.root, &field("forum")),
            Row::File => Some(self.root),
            // A file without settings has the program's.
            Row::Settings => Some(below(self.text, self.root, &field("settings")).unwrap_or(self.root)),
            _ => id_of(row).and_then(|(list, id)| self.starts.get(&(list, id.to_owned())).copied()),
        }
    }
}

/// The list that a row stands in, and its id there.
pub fn id_of(row: &Row) -> Option<(&'static str, &str)> {
    let list = match row {
        Row::Sitting | Row::Settings | Row::Distances | Row::Forum | Row::File => return None,
        Row::Member(_) => "members",
        Row::Unit(_) => "units",
        Row::Position(_) => "positions",
        Row::Employee(_) => "employees",
        Row::Proposal(_) => "proposals",
        Row::Basis(_) => "legal_bases",
    };
    row.id().map(|id| (list, id))
}

/// The step to the field of this name.
pub fn field(name: &'static str) -> Way {
    Way::Field(Cow::Borrowed(name))
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
pub fn below(text: &str, at: usize, way: &Way) -> Option<usize> {
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
                    if named == Some(name.as_ref()) {
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
pub fn elements(text: &str, at: usize) -> Vec<usize> {
    let mut starts = Vec::new();
    if let Some(mut cursor) = opened(text, at) {
        while let Some(start) = next_member(&mut cursor) {
            starts.push(start);
            skip_value(&mut cursor);
        }
    }
    starts
}

/// The last element of the list at `at`, or the last field of the struct.
pub fn last_member(text: &str, at: usize) -> Option<Range<usize>> {
    let mut cursor = opened(text, at)?;
    let mut last = None;
    while let Some(start) = next_member(&mut cursor) {
        skip_value(&mut cursor);
        last = Some(start..cursor.end);
    }
    last
}

/// Where the value at `at` ends.
pub fn end_of(text: &str, at: usize) -> usize {
    let mut cursor = cursor_at(text, at);
    skip_value(&mut cursor);
    cursor.end.max(at)
}

/// All of the member whose value this is: its name before it, where it has one, and the comma behind it.
pub fn member_at(text: &str, value: Range<usize>) -> Range<usize> {
    let before = text[..value.start].trim_end();
    let named = before.strip_suffix(':').map(str::trim_end);
    let letters = |name: &str| name.trim_end_matches(|letter: char| letter.is_alphanumeric() || letter == '_').len();
    let start = named.map_or(value.start, letters);
    let mut cursor = cursor_at(text, value.end);
    cursor.skip_space();
    let end = if cursor.peek() == Some(b',') { cursor.at + 1 } else { value.end };
    start..end
}

/// A cursor behind the opening bracket of the value at `at`; `Some(…)` is gone through.
pub fn opened(text: &str, at: usize) -> Option<Cursor<'_>> {
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
