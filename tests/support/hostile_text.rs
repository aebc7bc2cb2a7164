//! A session that says everything the format can say, with hostile text planted in it.

// Each test binary uses its own part of this; a test may unwrap.
#![allow(dead_code, clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fmt::Write as _;

use sidang::store::input::examine;
use sidang::store::parser::parse;
use sidang::store::session::{Checked, check_text};
use sidang::store::tree::{Kind, Node};

/// A session that says everything the format can say.
pub const WHOLE: &str = include_str!("../files/every_field.ron");

/// Characters that steer, turn, hide, separate, or mean nothing; one of each kind and the edges of the kinds.
pub const HOSTILE: [char; 34] = [
    '\0',
    '\u{7}',
    '\u{8}',
    '\u{b}',
    '\u{1b}',
    '\u{7f}',
    '\u{80}',
    '\u{85}',
    '\u{9b}',
    '\u{9d}',
    '\u{ad}',
    '\u{34f}',
    '\u{61c}',
    '\u{115f}',
    '\u{200b}',
    '\u{200d}',
    '\u{200e}',
    '\u{2028}',
    '\u{2029}',
    '\u{202a}',
    '\u{202e}',
    '\u{2060}',
    '\u{2066}',
    '\u{2069}',
    '\u{2800}',
    '\u{3164}',
    '\u{fe0f}',
    '\u{feff}',
    '\u{fff9}',
    '\u{378}',
    '\u{e000}',
    '\u{e0041}',
    '\u{1d173}',
    '\u{10ffff}',
];

/// The characters as escapes, as a file can hold them between quotation marks without a hidden character of its own.
pub fn escaped(characters: &[char]) -> String {
    characters.iter().fold(String::new(), |mut text, character| {
        write!(text, "\\u{{{:x}}}", u32::from(*character)).unwrap();
        text
    })
}

/// Everything hostile in one text: each character, a title for the terminal's window, a flood of accents.
pub fn medley() -> String {
    format!("awal {} \\u{{1b}}]0;PWN\\u{{7}} a{} akhir", escaped(&HOSTILE), "\\u{301}".repeat(40))
}

/// Every text of the tree: where it stands, quotation marks included, and the fields that lead to it.
fn texts(node: &Node, way: &str, found: &mut Vec<(std::ops::Range<usize>, String)>) {
    match &node.kind {
        Kind::Text(_) => found.push((node.span.range(), way.to_owned())),
        Kind::Some(inner) => texts(inner, way, found),
        Kind::List(items) | Kind::Tuple { items, .. } => items.iter().for_each(|item| texts(item, way, found)),
        Kind::Struct { fields, .. } => {
            fields.iter().for_each(|field| texts(&field.value, &format!("{way}.{}", field.name), found));
        }
        Kind::Map(pairs) => pairs.iter().for_each(|(key, value)| {
            texts(key, &format!("{way}.key"), found);
            texts(value, way, found);
        }),
        _ => {}
    }
}

/// Every place of `WHOLE` at which a text stands.
pub fn places() -> Vec<(std::ops::Range<usize>, String)> {
    let (root, faults) = parse(WHOLE);
    assert!(faults.is_empty());
    let mut found = Vec::new();
    texts(&root.unwrap(), "", &mut found);
    assert!(found.len() > 150, "{}", found.len());
    found
}

/// `WHOLE` with another text at one of its places.
pub fn planted(place: &std::ops::Range<usize>, content: &str) -> String {
    let mut text = WHOLE.to_owned();
    text.replace_range(place.clone(), &format!("\"{content}\""));
    text
}

/// What `sidang check` finds in a text.
pub fn checked(text: &str) -> Checked {
    check_text(examine(text.as_bytes().to_vec()))
}

/// The places at which `like` can stand, the first of each field: several texts of one list may not be alike.
pub fn places_for(like: &str) -> Vec<std::ops::Range<usize>> {
    let opens = |place: &std::ops::Range<usize>| checked(&planted(place, like)).faults.is_empty();
    let mut ways = BTreeSet::new();
    let places =
        places().into_iter().filter(|(place, way)| !ways.contains(way) && opens(place) && ways.insert(way.clone()));
    let places: Vec<_> = places.map(|(place, _)| place).collect();
    assert!(places.len() > 30, "{}", places.len());
    places
}

/// The session with `content` at all of these places at once, numbered, so that no two are alike.
pub fn session_full_of(content: &str, places: &[std::ops::Range<usize>]) -> String {
    let mut text = WHOLE.to_owned();
    for (number, place) in places.iter().enumerate().rev() {
        text.replace_range(place.clone(), &format!("\"{content} {number}\""));
    }
    assert_eq!(checked(&text).faults, []);
    text
}
