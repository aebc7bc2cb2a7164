//! Stories of the parser: what it reads, what it steps over, what it can never be made to do.

use proptest::prelude::*;

use crate::store::fault::LineIndex;
use crate::store::parser::parse;
use crate::store::tree::{Kind, Node, Step};
use crate::text::language::Language;

/// Code, line and column of every fault of form.
fn faults(text: &str) -> Vec<(&'static str, usize, usize)> {
    let index = LineIndex::new(text);
    let sorted = parse(text).1.sorted();
    sorted.iter().map(|fault| (fault.code, index.place(fault.span.start))).map(|(c, p)| (c, p.line, p.column)).collect()
}

fn clean(text: &str) -> Node<'_> {
    let (root, faults) = parse(text);
    assert!(faults.is_empty(), "{text}: {:?}", faults.sorted());
    root.expect("a clean text has a root")
}

#[test]
fn every_form_of_value_is_read() {
    let text = "#![enable(implicit_some)]\n// a\n/* b /* c */ */ Sidang(\n a: 1_000, b: -0x1F, c: 2.5e-1, d: true,\n\
        e: None, f: Some(\"x\"), g: 'y', h: [1, 2,], i: (1, \"z\",), j: {\"k\": Kata, \"l\": Kata(3)}, r#type: (),\n\
        m: r#\"raw \"q\" \\n\"#, n: \"tab\\t \\u{e9}\\xC3\\xA9\", o: b\"ab\", p: 18446744073709551615, q: .5, r: +7, \n)";
    let root = clean(text);
    let kind = |name| &root.get(&[Step::Name(name)]).expect("the field is there").kind;
    assert_eq!(kind("a"), &Kind::Integer(1000));
    assert_eq!(kind("b"), &Kind::Integer(-31));
    assert_eq!(kind("c"), &Kind::Float(0.25));
    assert_eq!(kind("g"), &Kind::Char('y'));
    assert_eq!(kind("m"), &Kind::Text("raw \"q\" \\n".into()));
    assert_eq!(kind("n"), &Kind::Text("tab\t éé".into()));
    assert_eq!(kind("p"), &Kind::Unsigned(u64::MAX));
    assert_eq!(kind("type"), &Kind::Tuple { name: None, items: vec![] });
    assert_eq!(root.get(&[Step::Name("j"), Step::Name("k")]).map(|n| &n.kind), Some(&Kind::Word("Kata")));
}

#[test]
fn a_path_leads_to_the_nearest_place() {
    let text = "(employees: [(id: \"P-1\"), Some((id: \"P-2\"))])";
    let root = clean(text);
    let at = |path: &[Step]| &text[root.at(path)];
    assert_eq!(at(&[Step::Name("employees"), Step::Index(1), Step::Name("id")]), "\"P-2\"");
    assert_eq!(at(&[Step::Name("employees"), Step::Index(0), Step::Name("nip")]), "(id: \"P-1\")");
    assert_eq!(at(&[Step::Name("positions")]), text);
}

#[test]
fn line_ends_of_windows_become_one_and_shift_nothing() {
    let root = clean("(a: \"satu\r\ndua\")");
    assert_eq!(root.get(&[Step::Name("a")]).and_then(|n| n.text()), Some("satu\ndua"));
}

#[test]
fn each_slip_is_one_fault_at_its_place() {
    for (text, expected) in [
        ("(a: 1 b: 2)", ("E-COMMA", 1, 6)),
        ("[1 2]", ("E-COMMA", 1, 3)),
        ("(a: 1,, b: 2)", ("E-COMMA", 1, 7)),
        ("(a 1, b: 2)", ("E-COLON", 1, 3)),
        ("(a = 1, b: 2)", ("E-COLON", 1, 3)),
        ("(a: , b: 2)", ("E-NO-VALUE", 1, 5)),
        ("(\"a\": 1)", ("E-FIELD-NAME", 1, 2)),
        ("(a: 1, 2, b: 3)", ("E-FIELD-NAME", 1, 8)),
        ("(a: Foo Bar, b: 2)", ("E-UNEXPECTED", 1, 9)),
        ("(a: 1)\nx", ("E-TRAILING", 2, 1)),
        ("(a: 1", ("E-UNCLOSED", 1, 1)),
        ("(a: [1, 2)", ("E-UNCLOSED", 1, 10)),
        ("(a: 1])", ("E-BRACKET", 1, 6)),
        ("[(a: 1, b: 2\n (a: 3), (a: 4)]", ("E-UNCLOSED", 2, 2)),
        ("(a: \"x,\n b: \"y\",\n c: 1)", ("E-UNCLOSED", 1, 5)),
        ("(a: 1, b: \"x)", ("E-UNCLOSED", 1, 11)),
        ("(a: \"x, b: \"y\", c: 1)", ("E-UNCLOSED", 1, 5)),
        ("[(a: \"x), (b: \"y\")]", ("E-UNCLOSED", 1, 6)),
        ("[\"x, \"y\"]", ("E-UNCLOSED", 1, 2)),
        ("(a: 4,5, b: 2)", ("E-NUMBER", 1, 7)),
        ("(a: 2026-11-21)", ("E-NUMBER", 1, 5)),
        ("(a: 1.000.000)", ("E-NUMBER", 1, 5)),
        ("(a: 'satu dua', b: 1)", ("E-QUOTES", 1, 5)),
        ("(a: “satu dua”, b: 1)", ("E-QUOTES", 1, 5)),
        ("(a: \"é\\q\")", ("E-ESCAPE", 1, 7)),
        ("#![enable(unwrap_newtypes)]\n()", ("E-ATTRIBUTE", 1, 1)),
        ("(a: 1 /* x", ("E-UNCLOSED", 1, 7)),
        ("  ", ("E-EMPTY", 1, 1)),
        ("(a: @@ $, b: 2)", ("E-UNEXPECTED", 1, 5)),
    ] {
        let found = faults(text);
        assert!(found.contains(&expected), "{text}: {found:?}");
        let others = if text.contains("/*") { 2 } else { 1 };
        assert_eq!(found.len(), others, "{text}: {found:?}");
    }
}

#[test]
fn what_follows_a_slip_is_still_read() {
    let (root, _) = parse("(a: \"x, b: \"y\", c: 1)");
    let root = root.expect("a record");
    let text = |name| root.get(&[Step::Name(name)]).and_then(|node| node.text());
    assert_eq!((text("a"), text("b")), (Some("x"), Some("y")));
    let (root, _) = parse("[(a: 1, b: @, c: 3\n (a: 4)]");
    let root = root.expect("a list");
    let at = |index, name| root.get(&[Step::Index(index), Step::Name(name)]).map(|node| node.kind.clone());
    assert_eq!((at(0, "c"), at(1, "a")), (Some(Kind::Integer(3)), Some(Kind::Integer(4))));
}

#[test]
fn deep_nesting_is_one_fault_and_no_overflow() {
    let deep = |open: &str, close: &str, times: usize| open.repeat(times) + &close.repeat(times);
    for text in [deep("[", "]", 300_000), deep("(a:", ")", 100_000), "{".repeat(500_000), "Some(".repeat(200_000)] {
        let found = faults(&text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].0, "E-TOO-DEEP");
    }
    let text = format!("(a: {}, b: 1 c: 2)", deep("[", "]", 100));
    assert_eq!(faults(&text).iter().map(|f| f.0).collect::<Vec<_>>(), ["E-TOO-DEEP", "E-COMMA"]);
    assert!(faults(&deep("[", "]", 64)).is_empty());
}

#[test]
fn a_text_made_of_faults_is_given_up_soon() {
    let start = std::time::Instant::now();
    for text in
        ["\"\n\\".repeat(200_000), "@,".repeat(500_000), format!("[{}", "]])".repeat(300_000)), "/*".repeat(500_000)]
    {
        assert!(!faults(&text).is_empty());
    }
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in ".{0,200}") {
        let _ = parse(&text);
    }

    #[test]
    fn no_mixture_of_its_own_signs_makes_it_panic(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "(", ")", "[", "]", "{", "}", ",", ":", "\"", "'", "\\", "r#", "#", "b", "/*", "*/", "//", "\n", "\r\n",
            "Some", "None", "a", "é", "“", "1", "-", ".", "0x", "_", "e", "\u{202E}", "\\u{", "\\x", "=", " ", "inf",
        ]), 0..60)
    ) {
        let text = pieces.concat();
        let (root, faults) = parse(&text);
        prop_assert!(root.is_some() || !faults.is_empty());
        for fault in faults.sorted() {
            prop_assert!(text.get(fault.span.start..fault.span.start).is_some(), "{fault:?}");
            let filled = !fault.what.spoken(Language::Indonesian).contains('{') || text.contains('{');
            prop_assert!(filled);
        }
    }
}
