//! More than a thousand mutations of sessions: every one is answered as it must be, and never in silence.
//!
//! A class of mutations says what must become of it ([`judge::Answer`]); whatever it says, the law of [`judge`]
//! holds. The die falls the same way every time, so that a failure can be looked at again.

#![allow(clippy::unwrap_used)]

mod changes;
mod judge;

use std::ops::Range;

use changes::{Die, Leaf, Places, Sort, signs, swapped, with, without};
use judge::Answer::{Fault, Lawful, Same, Told};
use judge::{Answer, Base, Mutation, judged};

/// A session that says everything the format can say.
const WHOLE: &str = include_str!("../files/every_field.ron");

/// A smaller one.
const SOUND: &str = include_str!("../files/sound.ron");

/// So many mutations make a class.
const LEAST: usize = 40;

/// So many are tried of it, unless its class says otherwise.
const USUAL: usize = 60;

/// Judges a class: mutations by what was done, all of one answer.
fn class(name: &str, answer: Answer, found: Vec<(String, String)>) -> Vec<String> {
    largest_class(name, answer, USUAL, found)
}

/// Judges a class of which at most `most` are tried.
fn largest_class(name: &str, answer: Answer, most: usize, found: Vec<(String, String)>) -> Vec<String> {
    let found: Vec<_> = found.into_iter().filter(|(_, text)| text != WHOLE).collect();
    assert!(found.len() >= LEAST, "{name}: {} mutations make no class", found.len());
    let seed = name.bytes().fold(7u64, |sum, byte| sum.wrapping_mul(31) + u64::from(byte));
    changed(WHOLE, name, answer, Die::new(seed).some(&found, most))
}

/// Judges changes of a session.
fn changed(session: &str, name: &str, answer: Answer, found: Vec<(String, String)>) -> Vec<String> {
    let mutations = found.into_iter().map(|(what, text)| Mutation { what: format!("{name}: {what}"), text, answer });
    judged(&Base::of(session), mutations.collect())
}

fn none(complaints: &[Vec<String>]) {
    let complaints = complaints.concat();
    let first: Vec<&str> = complaints.iter().take(40).map(String::as_str).collect();
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), first.join("\n"));
}

/// Each leaf changed by each of several ways that apply to it.
fn each<'a>(leaves: &'a [Leaf], ways: &'a [&'a str]) -> Vec<(String, String)> {
    let change = |leaf: &'a Leaf, new: &'a str| (format!("{} := {new}", leaf.way), with(WHOLE, &leaf.span, new));
    leaves.iter().flat_map(|leaf| ways.iter().map(move |new| change(leaf, new))).collect()
}

/// Ids that stand as such in the session, and everything that refers to one of them.
fn ids_and_references(places: &Places) -> (Vec<Leaf>, Vec<Leaf>) {
    let texts = places.leaves_of(Sort::Text);
    let (ids, others): (Vec<Leaf>, Vec<Leaf>) = texts.into_iter().partition(|leaf| leaf.way.ends_with(".id"));
    let refers = |leaf: &Leaf| ids.iter().any(|id| id.says == leaf.says);
    let references = others.into_iter().filter(refers).collect();
    (ids, references)
}

#[test]
fn what_only_looks_different_is_the_same() {
    let places = Places::of(WHOLE);
    let mut die = Die::new(1);
    let body = WHOLE.find("\n(").unwrap();
    let gap = |(at, sign): &(usize, char)| *at > body && "()[]{},:".contains(*sign);
    let gaps: Vec<usize> = signs(WHOLE).into_iter().filter(gap).map(|(at, _)| at).collect();
    let blank = |at: &usize, piece: &str| (format!("{piece:?} at {at}"), with(WHOLE, &(*at..*at), piece));
    let blanks = ["  ", "\n", "\t", "// catatan\n", "/* catatan ( \" */", "\r\n"];
    let blanks = die.some(&gaps, 60).iter().map(|at| blank(at, die.pick::<&str>(&blanks))).collect();
    let reordered = places.records.iter().filter(|record| record.members.len() > 1).map(|record| {
        let fields: Vec<&str> = record.members.iter().rev().map(|field| &WHOLE[field.clone()]).collect();
        (
            format!("fields of {} turned round", record.way),
            with(WHOLE, &record.span, &format!("({})", fields.join(", "))),
        )
    });
    let commas = places.lists.iter().chain(&places.records).filter_map(|group| {
        let last = group.members.last()?;
        let follows = WHOLE[last.end..].trim_start().starts_with(',');
        (!follows).then(|| (format!("a comma at the end of {}", group.way), with(WHOLE, &(last.end..last.end), ",")))
    });
    let some = places.leaves.iter().filter(|leaf| leaf.way.matches('.').count() == 2 && !leaf.key && is_optional(leaf));
    let some = some.map(|leaf| {
        (format!("Some({})", leaf.way), with(WHOLE, &leaf.span, &format!("Some({})", &WHOLE[leaf.span.clone()])))
    });
    let escapes = places.leaves_of(Sort::Text).into_iter().map(|leaf| {
        let spelled: String = leaf.says.chars().map(|letter| format!("\\u{{{:x}}}", u32::from(letter))).collect();
        (format!("escapes in {}", leaf.way), with(WHOLE, &leaf.span, &format!("\"{spelled}\"")))
    });
    none(&[
        class("blanks and comments", Same, blanks),
        class("order of fields", Same, reordered.collect()),
        class("commas at the end", Same, commas.collect()),
        class("written as Some", Same, some.collect()),
        class("letters as escapes", Same, escapes.collect()),
    ]);
}

/// Whether a field may be left out, so that its value may be written as `Some(…)`.
fn is_optional(leaf: &Leaf) -> bool {
    const OPTIONAL: [&str; 40] = [
        "job_class",
        "echelon",
        "seats",
        "need",
        "load_minutes",
        "load_kind",
        "education",
        "lowest_rank",
        "vacant_since",
        "change",
        "formerly",
        "parent",
        "predicate",
        "authority",
        "place",
        "nip",
        "birth_date",
        "grade",
        "grade_since",
        "position_since",
        "potential",
        "potential_score",
        "study_until",
        "concurrent",
        "family_place",
        "service_bond_until",
        "leave_until",
        "date_",
        "until",
        "demotion_basis",
        "speaker",
        "answer",
        "responsible",
        "name_",
        "nomination",
        "term_end",
        "inauguration",
        "employee_",
        "rank",
        "kind_",
    ];
    OPTIONAL.contains(&leaf.way.rsplit('.').next().unwrap_or_default()) && !leaf.way.starts_with(".sitting.place")
}

#[test]
fn what_breaks_the_form_is_a_fault() {
    let places = Places::of(WHOLE);
    let gone = |wanted: &'static str| {
        let signs = signs(WHOLE).into_iter().filter(move |(_, sign)| wanted.contains(*sign));
        signs.map(|(at, sign)| (format!("{sign} gone at {at}"), with(WHOLE, &(at..at + 1), ""))).collect::<Vec<_>>()
    };
    let doubled = signs(WHOLE).into_iter().filter(|(_, sign)| "()[]{}:".contains(*sign));
    let doubled =
        doubled.map(|(at, sign)| (format!("{sign} twice at {at}"), with(WHOLE, &(at..at), &sign.to_string())));
    let cut = (1..60).map(|part| WHOLE.len() * part / 60).filter(|at| WHOLE.is_char_boundary(*at));
    let cut = cut.map(|at| (format!("cut off at {at}"), WHOLE[..at].to_owned()));
    let fields = places.records.iter().flat_map(|record| record.members.iter().map(move |field| (record, field)));
    let twice = fields.clone().map(|(record, field)| {
        let again = format!("{}, ", &WHOLE[field.clone()]);
        (format!("a field of {} twice: {again}", record.way), with(WHOLE, &(field.start..field.start), &again))
    });
    let renamed = fields.map(|(record, field)| {
        let letter = field.start + 1..field.start + 2;
        (
            format!("a field of {} renamed", record.way),
            with(WHOLE, &letter, if &WHOLE[letter.clone()] == "x" { "y" } else { "x" }),
        )
    });
    let bytes = (0..60).map(|turn| {
        let at = WHOLE.len() / 60 * turn;
        (format!("a byte of another encoding at {at}"), format!("{}\u{FFFF}{}", &WHOLE[..at], &WHOLE[at..]))
    });
    none(&[
        class("brackets gone", Fault, gone("()[]{}")),
        class("quotation marks gone", Fault, gone("\"")),
        class("colons gone", Fault, gone(":")),
        class("signs doubled", Fault, doubled.collect()),
        class("cut off", Fault, cut.collect()),
        class("fields twice", Fault, twice.collect()),
        class("fields renamed", Fault, renamed.collect()),
        class("raw hidden characters", Fault, bytes.collect()),
    ]);
}

#[test]
fn values_of_another_kind_are_faults() {
    let places = Places::of(WHOLE);
    let quoted = |leaf: &Leaf| format!("\"{}\"", leaf.says);
    let nested: Vec<_> = places
        .leaves
        .iter()
        .flat_map(|leaf| {
            let own = &WHOLE[leaf.span.clone()];
            [format!("[{own}]"), format!("[[{own}]]"), format!("({own}, {own})"), format!("{{\"k\": {own}}}")]
                .map(|new| (format!("{} := {new}", leaf.way), with(WHOLE, &leaf.span, &new)))
        })
        .collect();
    let values = places.leaves.iter().filter(|leaf| !matches!(leaf.sort, Sort::Text | Sort::Day));
    let quoted = values.map(|leaf| (format!("{} quoted", leaf.way), with(WHOLE, &leaf.span, &quoted(leaf)))).collect();
    let texts: Vec<Leaf> =
        places.leaves.iter().filter(|leaf| matches!(leaf.sort, Sort::Text | Sort::Day)).cloned().collect();
    let mut alone = places.leaves_of(Sort::Number);
    alone.retain(|leaf| !leaf.way.ends_with(".core"));
    let choices = places.leaves_of(Sort::Word);
    let misspelt = choices.iter().flat_map(|leaf| {
        [leaf.says.to_lowercase(), format!("{}x", leaf.says), format!("Else{}", leaf.says)]
            .map(|new| (format!("{} := {new}", leaf.way), with(WHOLE, &leaf.span, &new)))
    });
    none(&[
        class("nested", Fault, nested),
        class("values quoted", Fault, quoted),
        class("texts unquoted", Fault, each(&texts, &["Mamuju", "7", "true", "None()", "-", "(a: 1)"])),
        class(
            "numbers that are none",
            Fault,
            each(&places.leaves_of(Sort::Number), &["NaN", "inf", "1e999", "1_000_x", "Satu"]),
        ),
        // A list of any length reads a decimal comma as two numbers.
        class("decimal commas", Fault, each(&alone, &["7,5"])),
        class("choices misspelt", Fault, misspelt.collect()),
    ]);
}

#[test]
fn values_that_cannot_be_are_faults() {
    let places = Places::of(WHOLE);
    let days = [
        "\"2026-02-30\"",
        "\"2026-13-01\"",
        "\"0000-00-00\"",
        "\"2026-1-1\"",
        "\"01-02-2026\"",
        "\"\"",
        "\"kemarin\"",
        "\"9999-12-31\"",
        "\"1899-12-31\"",
        "\"2026-11-20 \"",
        "\"２０２６-11-20\"",
    ];
    let (ids, references) = ids_and_references(&places);
    let dangling = references.iter().flat_map(|leaf| {
        [
            format!("{}9", leaf.says),
            format!(" {}", leaf.says),
            leaf.says.to_lowercase(),
            String::new(),
            "TIDAK-ADA".to_owned(),
        ]
        .map(|new| (format!("{} := {new:?}", leaf.way), with(WHOLE, &leaf.span, &format!("\"{new}\""))))
    });
    let doubled = ids.iter().flat_map(|id| {
        let same = ids.iter().filter(move |other| other.way == id.way && other.says != id.says);
        same.map(move |other| {
            (format!("{} := {}", id.way, other.says), with(WHOLE, &id.span, &format!("\"{}\"", other.says)))
        })
    });
    let bad_ids = ids.iter().flat_map(|id| {
        ["", " ", "A B", "A/1", "-A", "é", "A\\u{202e}"]
            .map(|new| (format!("{} := {new:?}", id.way), with(WHOLE, &id.span, &format!("\"{new}\""))))
    });
    let rows = places.lists.iter().filter(|list| ROWS.contains(&list.way.as_str()));
    let copied = rows.flat_map(|list| {
        let (first, last) = (list.members[0].start, list.members[list.members.len() - 1].start);
        let copy = move |row: &Range<usize>, to: usize| {
            let again = format!("{}, ", &WHOLE[row.clone()]);
            (format!("a row of {} again at {to}", list.way), with(WHOLE, &(to..to), &again))
        };
        list.members.iter().flat_map(move |row| [copy(row, first), copy(row, last)])
    });
    let empty =
        places.leaves_of(Sort::Text).into_iter().filter(|leaf| !CAN_BE_EMPTY.iter().any(|end| leaf.way.ends_with(end)));
    let empty: Vec<Leaf> = empty.collect();
    none(&[
        class("impossible days", Fault, each(&places.leaves_of(Sort::Day), &days)),
        class(
            "numbers out of reach",
            Fault,
            each(
                &places.leaves_of(Sort::Number),
                &["-1", "-99999999999999999999", "99999999999999999999", "4294967296000", "0x7FFFFFFFFFFFFFFF"],
            ),
        ),
        class("references to nothing", Fault, dangling.collect()),
        class("ids twice", Fault, doubled.collect()),
        class("ids that are none", Fault, bad_ids.collect()),
        class("rows copied", Fault, copied.collect()),
        class("texts that say nothing", Fault, each(&empty, &["\"-\"", "\"  \"", "\"?\"", "\"\\u{a0}\""])),
    ]);
}

/// Lists whose rows have ids.
const ROWS: [&str; 6] = [".sitting.members", ".legal_bases", ".units", ".positions", ".employees", ".proposals"];

/// Fields in which an empty text is as good as none.
const CAN_BE_EMPTY: [&str; 7] = ["front_title", "back_title", "address", "origin_detail", "benefit", "summary", "way"];

#[test]
fn what_hides_something_is_refused_or_told() {
    let places = Places::of(WHOLE);
    let texts = places.leaves_of(Sort::Text);
    let planted = |piece: &str| {
        let put = |leaf: &Leaf| {
            let middle = leaf.says.char_indices().nth(leaf.says.chars().count() / 2).map_or(0, |(at, _)| at);
            let new = format!("\"{}{piece}{}\"", &leaf.says[..middle], &leaf.says[middle..]);
            (format!("{} := {new}", leaf.way), with(WHOLE, &leaf.span, &new))
        };
        texts.iter().map(put).collect::<Vec<_>>()
    };
    let hidden = [
        "\\u{1b}[2J",
        "\\u{202e}",
        "\\u{200b}",
        "\\u{feff}",
        "\\u{e000}",
        "\\u{2028}",
        "\\u{9b}",
        "\\0",
        "\\u{301}\\u{301}\\u{301}",
    ];
    let raw = ["\u{1b}[2J", "\u{202e}", "\u{200b}", "\u{feff}", "\u{e000}", "\u{2028}", "\u{9b}", "\0"];
    none(&[
        class("hidden by an escape", Told, hidden.iter().flat_map(|piece| planted(piece)).collect()),
        class("hidden as it is", Fault, raw.iter().flat_map(|piece| planted(piece)).collect()),
    ]);
}

#[test]
fn another_value_is_taken_as_it_is_or_told() {
    let places = Places::of(WHOLE);
    let numbers = places.leaves_of(Sort::Number);
    let near = numbers.iter().flat_map(|leaf| {
        let number: f64 = leaf.says.parse().unwrap();
        [number + 1.0, number - 1.0, number * 2.0, number / 2.0]
            .map(|new| (format!("{} := {new}", leaf.way), with(WHOLE, &leaf.span, &new.to_string())))
    });
    let days = ["\"1969-08-17\"", "\"2008-02-29\"", "\"2019-12-31\"", "\"2026-11-20\"", "\"2031-01-01\""];
    let texts = places.leaves_of(Sort::Text);
    let other =
        texts.iter().map(|leaf| (format!("{} := Kata Lain", leaf.way), with(WHOLE, &leaf.span, "\"Kata Lain 7\"")));
    let bools =
        places.leaves_of(Sort::Bool).into_iter().map(|leaf| (if leaf.says == "true" { "false" } else { "true" }, leaf));
    let bools: Vec<_> =
        bools.map(|(new, leaf)| (format!("{} := {new}", leaf.way), with(WHOLE, &leaf.span, new))).collect();
    let words = places.leaves_of(Sort::Word);
    let chosen = words
        .iter()
        .flat_map(|leaf| words.iter().filter(move |other| other.says != leaf.says).map(move |other| (leaf, other)));
    let chosen =
        chosen.map(|(leaf, other)| (format!("{} := {}", leaf.way, other.says), with(WHOLE, &leaf.span, &other.says)));
    let (_, references) = ids_and_references(&places);
    let others = references.iter().flat_map(|leaf| {
        references.iter().filter(move |other| other.says != leaf.says).map(move |other| (leaf, other))
    });
    let others = others.map(|(leaf, other)| {
        (format!("{} := {}", leaf.way, other.says), with(WHOLE, &leaf.span, &WHOLE[other.span.clone()]))
    });
    none(&[
        largest_class("other numbers", Lawful, 240, near.collect()),
        class("other days", Lawful, each(&places.leaves_of(Sort::Day), &days)),
        largest_class("other words", Lawful, 240, other.collect()),
        class("other choices", Lawful, chosen.chain(bools).collect()),
        class("other ids", Lawful, others.collect()),
    ]);
}

#[test]
fn what_is_left_out_or_moved_is_missed_in_the_facts_or_told() {
    let places = Places::of(WHOLE);
    let removed = places.records.iter().flat_map(|record| {
        let fields =
            record.members.iter().zip(&record.names).map(|(field, name)| (field, format!("{}.{name}", record.way)));
        let fields = fields.filter(|(_, way)| !SAID_TWICE.contains(&way.as_str()));
        fields.map(move |(field, way)| (format!("{way} left out"), without(WHOLE, field)))
    });
    let shorter = places.lists.iter().flat_map(|list| {
        list.members.iter().map(move |member| (format!("an element of {} left out", list.way), without(WHOLE, member)))
    });
    let emptied = places.lists.iter().map(|list| (format!("{} emptied", list.way), with(WHOLE, &list.span, "[]")));
    let turned = places.lists.iter().filter(|list| list.members.len() > 1).flat_map(|list| {
        list.members
            .windows(2)
            .map(move |pair| (format!("two elements of {} exchanged", list.way), swapped(WHOLE, &pair[0], &pair[1])))
    });
    let mut die = Die::new(5);
    let exchanged = (0..200).filter_map(|_| {
        let (one, other) = (die.pick(&places.leaves), die.pick(&places.leaves));
        let (one, other) = if one.span.start < other.span.start { (one, other) } else { (other, one) };
        (one.sort == other.sort && one.says != other.says)
            .then(|| (format!("{} and {} exchanged", one.way, other.way), swapped(WHOLE, &one.span, &other.span)))
    });
    let exchanged: Vec<_> = exchanged.collect();
    none(&[
        largest_class("fields left out", Lawful, 400, removed.collect()),
        class("elements left out", Lawful, shorter.collect()),
        class("lists emptied", Lawful, emptied.collect()),
        class("elements exchanged", Lawful, turned.collect()),
        class("values exchanged", Lawful, exchanged),
    ]);
}

/// Values that another one beside them says as well: an official version, the elements of an index.
const SAID_TWICE: [&str; 7] = [
    ".settings.workload.effective_minutes",
    ".settings.workload.grade_bounds",
    ".settings.fit.potential_bounds",
    ".settings.thresholds.match_met",
    ".settings.thresholds.match_partly_met",
    ".units.satisfaction.index",
    ".employees.potential",
];

#[test]
fn chance_damage_is_never_silent() {
    let mut die = Die::new(9);
    let letters: Vec<usize> = WHOLE.char_indices().map(|(at, _)| at).collect();
    let pieces = [
        "", "0", "9", "x", "\"", ",", ":", "(", ")", "[", "]", "-", ".", " ", "\n", "é", "{", "}", "\\", "/", "//",
        "true", "None",
    ];
    let one = (0..120).map(|_| {
        let (at, piece) = (die.below(letters.len() - 1), *die.pick(&pieces));
        (
            format!("{piece:?} in place of a letter at {}", letters[at]),
            with(WHOLE, &(letters[at]..letters[at + 1]), piece),
        )
    });
    let one: Vec<_> = one.collect();
    let runs = (0..120).map(|_| {
        let at = die.below(letters.len() - 30);
        let end = at + die.below(30);
        (format!("letters gone from {}", letters[at]), with(WHOLE, &(letters[at]..letters[end]), ""))
    });
    let runs: Vec<_> = runs.collect();
    let copies = (0..120).map(|_| {
        let (at, to) = (die.below(letters.len() - 40), die.below(letters.len()));
        let end = at + die.below(40);
        let piece = &WHOLE[letters[at]..letters[end]];
        (format!("{piece:?} again at {}", letters[to]), with(WHOLE, &(letters[to]..letters[to]), piece))
    });
    let copies: Vec<_> = copies.collect();
    none(&[
        class("one letter", Lawful, one),
        class("letters gone", Lawful, runs),
        class("pieces copied", Lawful, copies),
    ]);
}

/// A session as it is, with one of its lines changed, gone, doubled or exchanged with the next.
fn line_changed(session: &str, die: &mut Die) -> (String, String) {
    let mut lines: Vec<&str> = session.lines().collect();
    let at = die.below(lines.len() - 1);
    let shorter = &lines[at][..lines[at].char_indices().nth(die.below(40)).map_or(0, |(end, _)| end)];
    let what = match die.below(4) {
        0 => {
            lines.remove(at);
            "gone"
        }
        1 => {
            lines.insert(at, lines[at]);
            "twice"
        }
        2 => {
            lines.swap(at, at + 1);
            "after the next"
        }
        _ => {
            lines[at] = shorter;
            "cut short"
        }
    };
    (format!("line {} {what}", at + 1), lines.join("\n"))
}

#[test]
fn damage_to_lines_of_other_sessions_is_never_silent() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions");
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut samples: Vec<_> = paths.filter(|path| path.extension().is_some_and(|end| end == "ron")).collect();
    samples.sort();
    let mut die = Die::new(3);
    let sound = (0..USUAL).map(|_| line_changed(SOUND, &mut die)).collect();
    let mut complaints = vec![changed(SOUND, "the small session", Lawful, sound)];
    for path in &samples {
        let (session, name) = (std::fs::read_to_string(path).unwrap(), path.display().to_string());
        let found = (0..LEAST.div_ceil(samples.len())).map(|_| line_changed(&session, &mut die)).collect();
        complaints.push(changed(&session, &name, Lawful, found));
    }
    none(&complaints);
}
