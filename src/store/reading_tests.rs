//! Stories of the tolerant reading: everything is found at once, and what is sound is kept.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::{Deserialize, Serialize};

use crate::store::fault::LineIndex;
use crate::store::spanned::{Entries, Rows, Spanned};
use crate::store::tolerant::{Reading, read_text};
use crate::text::language::Language;
use crate::text::words::has;

#[derive(Debug, Deserialize)]
struct Sitting {
    title: String,
    seats: u8,
    #[serde(default)]
    open: bool,
    #[serde(default)]
    agencies: Entries<String>,
    employees: Rows<Person>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "only its fields' types matter")]
struct Person {
    id: Spanned<String>,
    name: String,
    nip: Option<String>,
    #[serde(default)]
    state: State,
    score: Option<f64>,
    birth: Option<Birth>,
}

#[derive(Debug, Deserialize)]
#[expect(dead_code, reason = "only its fields' types matter")]
struct Birth {
    year: i32,
    place: String,
}

#[derive(Debug, Default, Deserialize, PartialEq)]
enum State {
    #[default]
    Active,
    OnLeave,
    Posted(String),
}

fn said<T>(text: &str, reading: &Reading<T>) -> Vec<(usize, usize, &'static str)> {
    let index = LineIndex::new(text);
    let sorted = reading.faults.clone().sorted();
    for fault in &sorted {
        assert!(has(fault.what.key) && has(fault.cure.key), "{fault:?}");
        assert!(!fault.line("f", &index, Language::Indonesian).contains('{'), "{fault:?}");
    }
    sorted.iter().map(|f| (index.place(f.span.start).line, index.place(f.span.start).column, f.code)).collect()
}

const FIFTEEN: &str = "#![enable(implicit_some)]
(
    title: 2026,
    seats: 300,
    opne: true,
    agencies: {\"A\": \"Dinas\", \"A\": \"Badan\"},
    employees: [
        (id: \"P-1\", name: \"Ayu\", nip: 198001012005011901),
        (id: \"P-2\", nip: \"1\", state: OnLeav),
        (id: \"P-3\", name: \"Éka\u{202E}\", score: NaN, umur: 3),
        (id: \"P-4\", name: \"Budi\" nip: \"2\", name: \"Badu\"),
        (id: \"P-5\", name: \"Citra\", state: Posted, birth: (year: 1980)),
        (id: \"P-6\", name: \"Dewi \\q\"),
        (id: \"P-7\", name: \"Eko\", birth: [1980]),
        (id: \"P-8\", name: \"Fajar\", state: Posted(\"Medan\")),
    ],
)
";

#[test]
fn fifteen_planted_faults_are_found_each_at_its_place() {
    let (reading, _) = read_text::<Sitting>(FIFTEEN);
    let expected = [
        (3, 12, "E-WRONG-TYPE"),
        (4, 12, "E-NUMBER-RANGE"),
        (5, 5, "E-UNKNOWN-FIELD"),
        (8, 39, "E-WRONG-TYPE"),
        (9, 9, "E-MISSING-FIELD"),
        (9, 38, "E-UNKNOWN-CHOICE"),
        (10, 31, "E-HIDDEN-CHARACTER"),
        (10, 42, "E-NUMBER-NOT-FINITE"),
        (10, 47, "E-UNKNOWN-FIELD"),
        (11, 33, "E-COMMA"),
        (11, 44, "E-DUPLICATE-FIELD"),
        (12, 43, "E-WRONG-TYPE"),
        (12, 58, "E-MISSING-FIELD"),
        (13, 33, "E-ESCAPE"),
        (14, 41, "E-WRONG-TYPE"),
    ];
    assert_eq!(said(FIFTEEN, &reading), expected);
    let value = reading.value.as_ref().expect("placeholders make it whole");
    let ids: Vec<&str> = value.employees.iter().map(|(_, row)| row.id.as_str()).collect();
    assert_eq!(ids, ["P-1", "P-2", "P-3", "P-4", "P-5", "P-6", "P-7", "P-8"]);
    let row = |place| value.employees.get(place).expect("placeholders make it whole");
    assert_eq!((row(1).name.as_str(), row(3).name.as_str()), ("", "Budi"));
    assert_eq!(row(7).state, State::Posted("Medan".into()));
    assert_eq!((value.title.as_str(), value.seats, value.open), ("", 0, false));
    let nip = FIFTEEN.find("198001012005011901").expect("planted");
    assert!(reading.is_poisoned(&(nip..nip + 18)));
    assert!(!reading.is_poisoned(&row(7).id.span) && !reading.is_poisoned(&row(1).id.span));
    let keys: Vec<&str> = value.agencies.0.iter().map(|(key, _)| key.as_str()).collect();
    assert!(keys.len() > 1 && keys[0] == keys[1], "both of two equal keys are kept: {keys:?}");
}

#[test]
fn the_cure_names_what_was_meant() {
    let (reading, _) = read_text::<Sitting>(FIFTEEN);
    let index = LineIndex::new(FIFTEEN);
    let lines: Vec<String> =
        reading.faults.sorted().iter().map(|f| f.line("s.ron", &index, Language::Indonesian)).collect();
    let all = lines.join("\n");
    assert!(
        all.contains("s.ron:5:5: kesalahan E-UNKNOWN-FIELD: Kolom opne tidak dikenal. Mungkin maksudnya open."),
        "{all}"
    );
    assert!(all.contains("Mungkin maksudnya OnLeave; pilihannya: Active, OnLeave, Posted."), "{all}");
    assert!(all.contains("‹U+202E›") && all.contains("Kolom place tidak ada"), "{all}");
}

#[test]
fn all_missing_fields_are_named_not_only_the_first() {
    let text = "(employees: [(), (id: \"P-1\")])";
    let (reading, _) = read_text::<Sitting>(text);
    let names: Vec<String> = reading.faults.clone().sorted().iter().map(|f| f.what.spoken(Language::English)).collect();
    assert_eq!(said(text, &reading).len(), 5, "{names:?}");
    let value = reading.value.expect("built with placeholders");
    assert_eq!((value.employees.len(), value.employees.iter().count()), (2, 2));
}

#[test]
fn a_type_that_refuses_is_heard_and_the_rest_examined() {
    #[derive(Debug, Deserialize)]
    #[serde(try_from = "String")]
    struct Four(String);
    impl TryFrom<String> for Four {
        type Error = String;
        fn try_from(text: String) -> Result<Self, String> {
            if text.len() == 4 { Ok(Four(text)) } else { Err("not four".into()) }
        }
    }
    #[derive(Debug, Deserialize)]
    #[expect(dead_code, reason = "only its fields' types matter")]
    struct Row {
        code: Four,
        count: u8,
    }
    let text = "[(code: \"abc\", count: -1), (code: \"abcd\", count: 2), (count: \"x\")]";
    let (reading, _) = read_text::<Rows<Row>>(text);
    assert_eq!(
        said(text, &reading),
        [(1, 9, "E-VALUE"), (1, 23, "E-NUMBER-RANGE"), (1, 54, "E-MISSING-FIELD"), (1, 62, "E-WRONG-TYPE")]
    );
    let rows = reading.value.expect("the list goes on");
    let codes: Vec<(usize, &str)> = rows.iter().map(|(place, row)| (place, row.code.0.as_str())).collect();
    assert_eq!(codes, [(1, "abcd")]);
}

#[test]
fn a_thousand_broken_rows_take_no_time() {
    let rows = "(nip: 7, state: Gone, birth: (year: \"x\")),\n".repeat(1000);
    let text = format!("(title: \"t\", seats: 1, employees: [{rows}])");
    let start = std::time::Instant::now();
    let (reading, _) = read_text::<Sitting>(&text);
    assert_eq!(reading.faults.len(), 6000);
    assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Sample {
    text: String,
    small: i8,
    large: u64,
    letter: char,
    half: f64,
    maybe: Option<Option<bool>>,
    list: Vec<Item>,
    map: BTreeMap<String, (u8, String)>,
    wrapped: Wrapped,
    marker: Marker,
    nothing: (),
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Wrapped(i64);

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Marker;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum Item {
    Plain,
    One(String),
    Two(i32, Option<u8>),
    Named { inner: Box<Item>, r#type: bool },
}

fn item() -> impl Strategy<Value = Item> {
    let leaf = prop_oneof![
        Just(Item::Plain),
        any::<String>().prop_map(Item::One),
        any::<(i32, Option<u8>)>().prop_map(|(a, b)| Item::Two(a, b)),
    ];
    leaf.prop_recursive(3, 8, 2, |inner| {
        (inner, any::<bool>()).prop_map(|(inner, r#type)| Item::Named { inner: Box::new(inner), r#type })
    })
}

fn sample() -> impl Strategy<Value = Sample> {
    let scalars = (any::<String>(), any::<i8>(), any::<u64>(), any::<char>(), prop::num::f64::NORMAL);
    let maybe = prop_oneof![Just(None), any::<bool>().prop_map(|b| Some(Some(b)))];
    let map = prop::collection::btree_map(any::<String>(), any::<(u8, String)>(), 0..4);
    (scalars, maybe, prop::collection::vec(item(), 0..4), map, any::<i64>()).prop_map(
        |((text, small, large, letter, half), maybe, list, map, wrapped)| Sample {
            text,
            small,
            large,
            letter,
            half,
            maybe,
            list,
            map,
            wrapped: Wrapped(wrapped),
            marker: Marker,
            nothing: (),
        },
    )
}

proptest! {
    #[test]
    fn what_ron_writes_is_read_as_ron_reads_it(sample in sample(), names in any::<bool>(), lines in any::<bool>()) {
        let style = ron::ser::PrettyConfig::new().struct_names(names);
        let text = match lines {
            true => ron::ser::to_string_pretty(&sample, style),
            false => ron::ser::to_string(&sample),
        }.expect("ron writes every sample");
        let by_ron: Sample = ron::from_str(&text).expect("ron reads what it wrote");
        let (root, form) = crate::store::parser::parse(&text);
        prop_assert!(form.is_empty(), "{text}\n{:?}", form.sorted());
        let root = root.expect("a root");
        let reading = crate::store::tolerant::from_tree::<Sample>(&text, &root);
        prop_assert!(reading.faults.is_empty(), "{text}\n{:?}", reading.faults.sorted());
        prop_assert_eq!(reading.value, Some(by_ron));
    }

    #[test]
    fn no_damage_to_a_good_text_makes_it_panic(at in 0usize..900, cut in 0usize..20, put in "[()\\[\\]{},:\"a1 é]{0,3}") {
        let characters: Vec<char> = FIFTEEN.chars().collect();
        let at = at.min(characters.len());
        let rest = (at + cut).min(characters.len());
        let text: String = characters[..at].iter().copied().chain(put.chars()).chain(characters[rest..].iter().copied()).collect();
        let (reading, _) = read_text::<Sitting>(&text);
        prop_assert!(reading.value.is_some() || !reading.faults.is_empty());
    }
}
