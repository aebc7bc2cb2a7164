//! What a session file says otherwise than another: as corrections that would lead from the one to the other.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write;

use crate::domain::account::{FactPath, Row, Way};
use crate::domain::correction::Correction;
use crate::store::parser::parse;
use crate::store::tree::{Field, Kind, Node, Step};

/// How the rows of a list are named by their ids.
type Naming = fn(&str) -> Row;

/// Lists whose rows are known by their ids, and where they stand.
const LISTS: [(&[Step<'static>], Naming); 6] = [
    (&[Step::Name("sitting"), Step::Name("members")], |id| Row::Member(id.into())),
    (&[Step::Name("legal_bases")], |id| Row::Basis(id.into())),
    (&[Step::Name("units")], |id| Row::Unit(id.into())),
    (&[Step::Name("positions")], |id| Row::Position(id.into())),
    (&[Step::Name("employees")], |id| Row::Employee(id.into())),
    (&[Step::Name("proposals")], |id| Row::Proposal(id.into())),
];

/// Fields of the whole file that have rows of their own.
const ELSEWHERE: [&str; 8] =
    ["sitting", "settings", "legal_bases", "distances", "units", "positions", "employees", "proposals"];

/// What must be corrected in one session file so that it says what another says. The order of rows in their lists, how
/// it is written and what comments say is no difference. None where one of them is no session file, or not written as one:
/// of what a slip of the pen has split nobody can tell what was meant.
pub fn differences(before: &str, after: &str) -> Option<Vec<Correction>> {
    let sound = |text| match parse(text) {
        (Some(node), faults) if faults.is_empty() => Some(node),
        _ => None,
    };
    let (before, after) = (sound(before)?, sound(after)?);
    let mut found = Differences::default();
    for (list, row) in LISTS {
        found.rows(before.get(list), after.get(list), row);
    }
    for (name, row) in [("settings", Row::Settings), ("distances", Row::Distances), ("forum", Row::Forum)] {
        let list = [Step::Name(name)];
        found.values(&FactPath::of(row), before.get(&list), after.get(&list));
    }
    let sitting = [Step::Name("sitting")];
    let at = FactPath::of(Row::Sitting);
    found.fields(&at, fields(before.get(&sitting)?)?, fields(after.get(&sitting)?)?, &["members"]);
    let rest = [&ELSEWHERE[..], &["forum"]].concat();
    found.fields(&FactPath::of(Row::File), fields(&before)?, fields(&after)?, &rest);
    Some(found.0)
}

#[derive(Default)]
struct Differences(Vec<Correction>);

impl Differences {
    fn rows(&mut self, before: Option<&Node>, after: Option<&Node>, row: Naming) {
        let (before, after) = (items(before), items(after));
        let by_id = |rows: &[Node]| -> HashMap<String, usize> {
            rows.iter().enumerate().filter_map(|(at, node)| Some((id(node)?, at))).collect()
        };
        let then = by_id(after);
        for node in before {
            let Some(id) = id(node) else { continue };
            let path = FactPath::of(row(&id));
            self.values(&path, Some(node), then.get(&id).map(|at| &after[*at]));
        }
        let first = by_id(before);
        for node in after {
            if let Some(id) = id(node).filter(|id| !first.contains_key(id)) {
                self.values(&FactPath::of(row(&id)), None, Some(node));
            }
        }
    }

    /// Down to the least value that differs.
    fn values(&mut self, path: &FactPath, before: Option<&Node>, after: Option<&Node>) {
        let (before, after) = (before.map(plain), after.map(plain));
        match (before.flatten(), after.flatten()) {
            (None, None) => {}
            (Some(one), Some(other)) => match (&one.kind, &other.kind) {
                (Kind::Struct { name, fields: before }, Kind::Struct { name: other_name, fields: after })
                    if name == other_name =>
                {
                    self.fields(path, before, after, &[]);
                }
                (Kind::List(_), Kind::List(_)) => self.lists(path, one, other),
                _ => self.differ(path, Some(one), Some(other)),
            },
            (one, other) => self.differ(path, one, other),
        }
    }

    fn fields(&mut self, path: &FactPath, before: &[Field], after: &[Field], but: &[&str]) {
        let below = |name: &str| {
            let mut path = path.clone();
            path.way.push(Way::Field(Cow::Owned(name.to_owned())));
            path
        };
        let of = |fields: &[Field], name: &str| fields.iter().position(|field| field.name == name);
        for field in before.iter().filter(|field| !but.contains(&field.name.as_ref())) {
            let other = of(after, &field.name).map(|at| &after[at].value);
            self.values(&below(&field.name), Some(&field.value), other);
        }
        for field in after.iter().filter(|field| !but.contains(&field.name.as_ref())) {
            if of(before, &field.name).is_none() {
                self.values(&below(&field.name), None, Some(&field.value));
            }
        }
    }

    /// Place by place while every element keeps its place. Where one in the midst is gone or new, nobody can tell by the
    /// places which is which: then the list as a whole is the difference.
    fn lists(&mut self, path: &FactPath, before: &Node, after: &Node) {
        let (one, other) = (items(Some(before)), items(Some(after)));
        let is_longer =
            other.len() > one.len() && one.iter().zip(other).all(|(one, other)| one_line(one) == one_line(other));
        if one.len() != other.len() && !is_longer {
            return self.differ(path, Some(before), Some(after));
        }
        for (place, (one, other)) in one.iter().zip(other).enumerate() {
            self.values(&path.clone().nth(place), Some(one), Some(other));
        }
        for (place, node) in other.iter().enumerate().skip(one.len()) {
            self.differ(&path.clone().nth(place), None, Some(node));
        }
    }

    fn differ(&mut self, path: &FactPath, before: Option<&Node>, after: Option<&Node>) {
        let (old, new) = (before.map(one_line), after.map(one_line));
        if old != new {
            self.0.push(Correction { path: path.clone(), old, new });
        }
    }
}

/// A value as one line of the session file, on which equal values are written alike.
pub fn one_line(node: &Node) -> String {
    let mut text = String::new();
    write_node(&mut text, node);
    text
}

/// The value of a text on its own, on one line; none where it is no value.
pub fn value_on_one_line(text: &str) -> Option<String> {
    let (node, faults) = parse(text);
    node.filter(|_| faults.is_empty()).map(|node| one_line(&node))
}

fn write_node(text: &mut String, node: &Node) {
    let mut group = |name: &str, brackets: [char; 2], items: &[Node]| {
        text.push_str(name);
        text.push(brackets[0]);
        for (place, item) in items.iter().enumerate() {
            text.push_str(if place == 0 { "" } else { ", " });
            write_node(text, item);
        }
        text.push(brackets[1]);
    };
    match &node.kind {
        Kind::List(items) => group("", ['[', ']'], items),
        Kind::Tuple { name, items } => group(name.unwrap_or_default(), ['(', ')'], items),
        Kind::Some(inner) => write_node(text, inner),
        Kind::Struct { name, fields } => {
            text.push_str(name.unwrap_or_default());
            text.push('(');
            for (place, field) in fields.iter().enumerate() {
                let _ = write!(text, "{}{}: ", if place == 0 { "" } else { ", " }, field.name);
                write_node(text, &field.value);
            }
            text.push(')');
        }
        Kind::Map(pairs) => {
            text.push('{');
            for (place, (key, value)) in pairs.iter().enumerate() {
                text.push_str(if place == 0 { "" } else { ", " });
                write_node(text, key);
                text.push_str(": ");
                write_node(text, value);
            }
            text.push('}');
        }
        // As the reader's library spells it: no line break and no hidden character goes out as it is.
        Kind::Text(said) => text.push_str(&ron::to_string(said.as_ref()).unwrap_or_default()),
        other => write_simple(text, other),
    }
}

fn write_simple(text: &mut String, kind: &Kind) {
    let _ = match kind {
        Kind::Bool(said) => write!(text, "{said}"),
        Kind::Integer(number) => write!(text, "{number}"),
        Kind::Unsigned(number) => write!(text, "{number}"),
        Kind::Float(number) => write!(text, "{number:?}"),
        Kind::Char(letter) => write!(text, "{letter:?}"),
        Kind::Word(word) => write!(text, "{word}"),
        _ => write!(text, "None"),
    };
}

/// The value itself: `Some(…)` is no difference, and `None` is nothing.
fn plain<'a, 'b>(node: &'b Node<'a>) -> Option<&'b Node<'a>> {
    match &node.kind {
        Kind::None => None,
        Kind::Some(inner) => plain(inner),
        _ => Some(node),
    }
}

fn items<'a, 'b>(node: Option<&'b Node<'a>>) -> &'b [Node<'a>] {
    match node.and_then(plain).map(|node| &node.kind) {
        Some(Kind::List(items)) => items,
        _ => &[],
    }
}

fn fields<'a, 'b>(node: &'b Node<'a>) -> Option<&'b [Field<'a>]> {
    match &node.kind {
        Kind::Struct { fields, .. } => Some(fields),
        _ => None,
    }
}

fn id(node: &Node) -> Option<String> {
    node.get(&[Step::Name("id")])?.text().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::overlay::corrected;

    const SAMPLE: &str = include_str!("../../sessions/tebingtinggi-rencana.ron");

    fn told(after: &str) -> Vec<(String, Option<String>, Option<String>)> {
        let found = differences(SAMPLE, after).expect("two session files");
        found.into_iter().map(|one| (one.path.written(), one.old, one.new)).collect()
    }

    fn changed(changes: &[(&str, &str)]) -> String {
        changes.iter().fold(SAMPLE.to_owned(), |text, (from, to)| {
            assert!(text.contains(from), "{from}");
            text.replacen(from, to, 1)
        })
    }

    #[test]
    fn a_file_that_says_the_same_differs_in_nothing() {
        assert_eq!(told(SAMPLE), []);
        let otherwise = changed(&[
            ("employees: [", "/* the same */ employees: [\n"),
            ("grade: \"IV/c\",", "grade: Some(\"IV/c\")  ,"),
        ]);
        assert_eq!(told(&otherwise), []);
    }

    #[test]
    fn the_least_value_that_differs_is_named() {
        let text = |said: &str| Some(said.to_owned());
        let grade = changed(&[("grade: \"IV/c\"", "grade: \"IV/d\"")]);
        assert_eq!(told(&grade), [(text("grade").expect("some"), text("\"IV/c\""), text("\"IV/d\""))]);
        let rating = changed(&[(
            "(year: 2024, result: Meets, behaviour: Above)",
            "(year: 2024, result: Below, behaviour: Above)",
        )]);
        assert_eq!(told(&rating), [("performance[0].result".to_owned(), text("Meets"), text("Below"))]);
        let gone = changed(&[(" grade: \"IV/c\",", "")]);
        assert_eq!(told(&gone), [("grade".to_owned(), text("\"IV/c\""), None)]);
        let vote = changed(&[("role: Deputy, votes: true", "role: Deputy, votes: false")]);
        assert_eq!(told(&vote), [("votes".to_owned(), text("true"), text("false"))]);
    }

    #[test]
    fn a_list_in_which_one_is_gone_differs_as_a_whole_and_one_that_grew_by_what_is_new() {
        let rating = "(year: 2024, result: Meets, behaviour: Above), ";
        let [(path, old, new)] = &told(&changed(&[(rating, "")]))[..] else { panic!("one difference") };
        assert_eq!(path, "performance");
        let years = |list: &Option<String>| list.as_deref().map(|list| list.matches("year: ").count());
        assert_eq!((years(old), years(new)), (Some(2), Some(1)));
        let skills = changed(&[("skills: [", "skills: [\"Baru\", ")]);
        let [(path, _, _)] = &told(&skills)[..] else { panic!("one difference") };
        assert_eq!(path, "skills");
        let grown = changed(&[("behaviour: Above)],", "behaviour: Above), (year: 2030)],")]);
        let [(path, None, Some(_))] = &told(&grown)[..] else { panic!("one difference") };
        assert!(path.starts_with("performance["), "{path}");
    }

    #[test]
    fn what_is_not_written_as_a_session_file_is_compared_with_nothing() {
        for (from, to) in [("id: \"P-0009\"", "id: P-0009\""), ("employees: [", "employees: "), ("\n)", "\n))))")] {
            let end = SAMPLE.rfind(from).expect("in the sample");
            let slipped = format!("{}{to}{}", &SAMPLE[..end], &SAMPLE[end + from.len()..]);
            assert_eq!(differences(SAMPLE, &slipped), None, "{to}");
            assert_eq!(differences(&slipped, SAMPLE), None, "{to}");
        }
        assert_eq!(differences(SAMPLE, &SAMPLE[..SAMPLE.len() / 2]), None);
    }

    #[test]
    fn laying_the_differences_over_the_one_file_says_what_the_other_says() {
        let after = changed(&[
            ("grade: \"IV/c\"", "grade: \"IV/d\""),
            ("(id: \"K-6\"", "(id: \"K-9\""),
            ("(year: 2024, result: Meets, behaviour: Above), ", ""),
            ("settled: true,", "settled: false,"),
            (
                "    (\n        id: \"SETDAKO-ORG\"",
                "    (id: \"BARU\", name: \"Unit baru\", short: \"Baru\", kind: Agency),\n    (\n        id: \"SETDAKO-ORG\"",
            ),
            ("potential: Low,", ""),
            (
                "training: [(name: \"Pelatihan Kepemimpinan Nasional Tingkat II\", year: 2023, hours: 923)]",
                "training: [(name: \"Pelatihan \\\"baru\\\"\", year: 2023), (name: \"Lain\", year: 2024)]",
            ),
        ]);
        let found = differences(SAMPLE, &after).expect("two session files");
        assert!(found.len() >= 8, "{found:?}");
        let laid = corrected(SAMPLE, &found).expect("every place is there");
        assert_eq!(differences(&laid, &after).expect("two session files"), []);
    }

    #[test]
    fn a_value_on_its_own_is_brought_to_one_line() {
        assert_eq!(
            value_on_one_line(" ( year : 2024 ,\n result:Some(Meets), ) ").as_deref(),
            Some("(year: 2024, result: Meets)")
        );
        for wrong in ["(", "\"a", "1 2", ""] {
            assert_eq!(value_on_one_line(wrong), None, "{wrong}");
        }
    }
}
