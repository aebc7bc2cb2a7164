//! The quick reader against `ron`: whatever it takes, `ron` takes with the same value; and it takes what files are made of.

use std::fmt::Debug;

use proptest::prelude::*;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::store::progress::{Progress, Stage};
use crate::store::quick::{Left, read, read_strictly};
use crate::store::session::raw::Session;
use crate::store::spanned::{Entries, Rows};

/// A record of every kind of value that session files have.
#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Sheet {
    name: String,
    number: u32,
    year: i32,
    norm: f64,
    votes: bool,
    kind: Kind,
    maybe: Option<Kind>,
    text: Option<String>,
    levels: Vec<u8>,
    skills: Entries<u8>,
    rows: Rows<Sheet>,
    inner: Option<Box<Sheet>>,
    spread: (Option<i64>, Option<i64>),
}

#[derive(Debug, Default, PartialEq, Deserialize)]
enum Kind {
    #[default]
    Plain,
    Somewhere,
    Bounds(f64),
    Range {
        least: i64,
    },
}

const SHEET: &str = r#"#![enable(implicit_some)]
// Lembar /* contoh */
(name: "Ayu \"A.\" Tebing—Tinggi", number: 12, year: -3, norm: 2.50, votes: true, kind: Plain, /* catatan */ maybe: Somewhere,
    text: Some("baris\n\\"), levels: [1, 2, 3,], skills: {"Data": 3, "Arsip": 0},
    rows: [(), (kind: Bounds(1)), (kind: Range(least: -5), text: None), (maybe: Some(Plain), inner: (number: 0)),],
    spread: (Some(310), None,),
)
"#;

fn by_ron<T: DeserializeOwned>(text: &str) -> Result<T, ron::error::SpannedError> {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(text)
}

/// The value as the quick reader reads it, which must be that of `ron`; none when it leaves the text to `ron`.
fn quickly<T: DeserializeOwned + Debug>(text: &str) -> Option<String> {
    let quick = format!("{:?}", read::<T>(text, &Progress::default()).ok()?);
    match by_ron::<T>(text) {
        Ok(value) => assert_eq!(quick, format!("{value:?}"), "another value than ron's, in {text}"),
        Err(error) => panic!("taken, but ron refuses it: {error}, in {text}"),
    }
    Some(quick)
}

#[test]
fn every_kind_of_value_is_taken_and_is_that_of_ron() {
    let quick = quickly::<Sheet>(SHEET).expect("everything in it is plain");
    assert!(quick.contains("Tebing—Tinggi") && quick.contains("least: -5"), "{quick}");
}

#[test]
fn the_sample_sessions_are_taken() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/sessions");
    let files = std::fs::read_dir(folder).expect("the samples").filter_map(|entry| Some(entry.ok()?.path()));
    let mut taken = 0;
    for file in files.filter(|file| file.extension().is_some_and(|end| end == "ron")) {
        let text = std::fs::read_to_string(&file).expect("a sample is text");
        assert!(quickly::<Session>(&text).is_some(), "{}", file.display());
        taken += 1;
    }
    assert!(taken > 0);
}

#[test]
fn what_is_unusual_is_left() {
    for unusual in [
        "(number: 0x1F)",
        "(number: 1_000)",
        "(number: 007)",
        "(number: +1)",
        "(number: 1.0)",
        "(number: 4294967296)",
        "(number: -1)",
        "(norm: 1e3)",
        "(norm: .5)",
        "(norm: 1.)",
        "(norm: inf)",
        "(name: r\"a\")",
        "(name: \"\\x41\")",
        "(name: \"a)",
        "(name: 'a')",
        "Sheet(number: 1)",
        "(number: 1 year: 2)",
        "(number: 1,, year: 2)",
        "(number: 1, number: 2)",
        "(other: 1)",
        "(levels: [1 2])",
        "(kind: Other)",
        "(kind: Plain())",
        "(votes: truey)",
        "(maybe: Some(Plain)",
        "(r#number: 1)",
        "/* a /* b */ c */ ()",
        "() // no end of line",
        "() ()",
        "#![enable(unwrap_newtypes)] ()",
        "",
    ] {
        assert_eq!(read::<Sheet>(unusual, &Progress::default()).err(), Some(Left::Unusual), "{unusual}");
    }
}

#[test]
fn progress_is_told_and_a_stop_is_obeyed() {
    let rows = "(number: 1, text: \"sepuluh kata\"),\n".repeat(10_000);
    let text = format!("(rows: [{rows}])");
    let progress = Progress::default();
    assert!(read::<Sheet>(&text, &progress).is_ok());
    let reached = progress.reached();
    assert_eq!((reached.stage, reached.whole), (Stage::Reading, text.len() as u64));
    assert!(reached.done > reached.whole * 7 / 10 && reached.done <= reached.whole, "{reached:?}");
    progress.stop();
    assert_eq!(read::<Sheet>(&text, &progress).err(), Some(Left::Stopped));
}

/// Pieces that slips of the pen, and worse, are made of.
const PIECES: &[&str] = &[
    "\"",
    "\\",
    "\\\"",
    ",",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    " ",
    "\n",
    "\t",
    "\r",
    "\u{b}",
    "\u{200e}",
    "/",
    "//",
    "/*",
    "*/",
    "-",
    "+",
    ".",
    "..",
    "0",
    "00",
    "1",
    "9999999999",
    "1e5",
    "_",
    "0x1",
    "inf",
    "NaN",
    "Some",
    "Some(",
    "None",
    "true",
    "false",
    "Plain",
    "Bounds",
    "Range",
    "number",
    "inner: ()",
    "r\"",
    "r#",
    "b\"",
    "'",
    "#",
    "é",
    "\\u{41}",
    ";",
    "f64",
    "u8",
];

#[derive(Clone, Debug)]
enum Slip {
    Insert(usize, &'static str),
    Delete(usize, usize),
    Repeat(usize, usize),
}

impl Slip {
    fn made_in(&self, text: &mut String) {
        let inside = |text: &str, at: usize| {
            let at = at % (text.len() + 1);
            (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
        };
        match self {
            Slip::Insert(at, piece) => text.insert_str(inside(text, *at), piece),
            Slip::Delete(at, length) | Slip::Repeat(at, length) => {
                let from = inside(text, *at);
                let to = inside(text, from + length % 8).max(from);
                let piece = text[from..to].to_owned();
                match self {
                    Slip::Delete(..) => text.replace_range(from..to, ""),
                    _ => text.insert_str(from, &piece),
                }
            }
        }
    }
}

fn slip() -> impl Strategy<Value = Slip> {
    let at = || 0..SHEET.len();
    prop_oneof![
        (at(), prop::sample::select(PIECES)).prop_map(|(at, piece)| Slip::Insert(at, piece)),
        (at(), 1..8_usize).prop_map(|(at, length)| Slip::Delete(at, length)),
        (at(), 1..8_usize).prop_map(|(at, length)| Slip::Repeat(at, length)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, ..ProptestConfig::default() })]

    #[test]
    fn whatever_slips_into_a_file_it_is_taken_as_ron_takes_it_or_left(slips in prop::collection::vec(slip(), 1..4)) {
        let mut text = SHEET.to_owned();
        for slip in &slips {
            slip.made_in(&mut text);
        }
        quickly::<Sheet>(&text);
    }
}

#[test]
fn without_the_extension_what_there_is_stands_in_some() {
    let by_ron = |text: &str| ron::from_str::<Sheet>(text).ok();
    for text in
        ["(maybe: Some(Plain), spread: (None, Some(-1)))", "(maybe: None, kind: Bounds(1.5))", "(text: Some(\"\"))"]
    {
        assert_eq!(read_strictly::<Sheet>(text).ok(), by_ron(text), "{text}");
        assert!(by_ron(text).is_some(), "{text}");
    }
    for text in ["(maybe: Plain)", "(spread: (1, 2))", "(spread: (None))", "(spread: (None, None, None))", "() ()"] {
        assert_eq!((read_strictly::<Sheet>(text).ok(), by_ron(text)), (None, None), "{text}");
    }
}
