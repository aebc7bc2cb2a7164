//! On which line of a session file a fact stands, found without building a tree of the file.

use std::collections::HashMap;

use crate::domain::account::{FactPath, FileLine};
use crate::store::fault::LineIndex;
use crate::store::walk::{Rows, follow};

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::Row;

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
