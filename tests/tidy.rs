//! The rules of the house, held against the sources: who may import whom, sizes, words.

#[path = "support/source.rs"]
mod source;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use source::{Source, closing, crate_paths, modules_declared, sources, words_at};

/// The rooms with their floors: imports go to lower floors only, never to the same one.
const FLOORS: [(&str, u8); 15] = [
    ("command", 0),
    ("text", 1),
    ("error", 2),
    ("domain", 3),
    ("fit", 4),
    ("workload", 4),
    ("rules", 5),
    ("quality", 6),
    ("journal", 7),
    ("planner", 7),
    ("paper", 8),
    ("store", 8),
    ("app", 9),
    ("screen", 10),
    ("shell", 11),
];

/// Lower rooms that a room may not import all the same: only the shell touches the disk.
const FORBIDDEN: [(&str, &str); 2] = [("app", "store"), ("screen", "store")];

/// Longest source file, in lines.
const FILE_LINES: usize = 400;
/// Longest function, in lines.
const FUNCTION_LINES: usize = 70;

/// What product code never holds; printing has one place of its own, `shell/out.rs`, without these.
const NEVER: [&str; 11] = [
    ".unwrap()",
    "todo!",
    "unimplemented!",
    "dbg!",
    "println!",
    "eprintln!",
    "print!",
    "eprint!",
    "pub use",
    "pub(crate) use",
    "unsafe",
];

/// Words that no name holds, since they say nothing about what is there.
const EMPTY_NAMES: [&str; 6] = ["util", "utils", "helper", "helpers", "manager", "misc"];

/// Marks of what was left undone.
const UNDONE: [&str; 6] = ["TODO", "FIXME", "XXX", "HACK", "(to come)", "//! (room)"];

/// Fails with every finding in one list.
fn assert_none(findings: &[String], sentence: &str) {
    assert!(findings.is_empty(), "{sentence}\n{}", findings.join("\n"));
}

fn floor(room: &str) -> Option<u8> {
    FLOORS.iter().find(|(name, _)| *name == room).map(|(_, floor)| *floor)
}

fn may_import(room: &str, other: &str) -> bool {
    room == other || (floor(other) < floor(room) && floor(other).is_some() && !FORBIDDEN.contains(&(room, other)))
}

#[test]
fn imports_go_down_only() {
    assert_none(&upward_imports(&sources()), "imports against the table of layers:");
}

fn upward_imports(sources: &[Source]) -> Vec<String> {
    let mut findings = BTreeSet::new();
    for source in sources {
        let Some(room) = source.room() else { continue };
        for path in crate_paths(source, &source.product) {
            if let Some(other) = path.first().filter(|other| floor(other).is_some())
                && !may_import(room, other)
            {
                findings.insert(format!("{}: {room} may not import {}", source.path, path.join("::")));
            }
        }
    }
    findings.into_iter().collect()
}

#[test]
fn the_program_itself_knows_the_shell_only() {
    let sources = sources();
    let main = sources.iter().find(|source| source.path == "src/main.rs").expect("the program has a beginning");
    let paths: Vec<&str> = words_at(&main.code, "sidang::").map(|at| &main.code[at + 8..]).collect();
    assert!(!paths.is_empty() && paths.iter().all(|path| path.starts_with("shell::")), "{paths:?}");
}

#[test]
fn every_room_has_its_floor() {
    let homeless: BTreeSet<String> =
        sources().iter().filter_map(Source::room).filter(|room| floor(room).is_none()).map(str::to_owned).collect();
    assert!(homeless.is_empty(), "rooms without a floor in the table: {homeless:?}");
}

#[test]
fn no_files_of_a_room_import_each_other_in_a_circle() {
    assert_none(&circles(&sources()), "circles of imports:");
}

/// One line for every circle of imports of product code within a room, at least one through each file in one.
fn circles(sources: &[Source]) -> Vec<String> {
    let modules: BTreeSet<&[String]> = sources.iter().map(|source| source.module.as_slice()).collect();
    let mut imports: BTreeMap<&[String], BTreeSet<&[String]>> = BTreeMap::new();
    for source in sources.iter().filter(|source| !source.module.is_empty()) {
        for path in crate_paths(source, &source.product) {
            let file = (1..=path.len()).rev().find_map(|length| modules.get(&path[..length]));
            if let Some(file) = file.filter(|file| file.first() == source.module.first() && **file != source.module) {
                imports.entry(&source.module).or_default().insert(file);
            }
        }
    }
    // Each circle once, from its first file by name, the shortest way round.
    let mut findings = BTreeSet::new();
    for start in imports.keys() {
        let mut came_from: BTreeMap<&[String], &[String]> = BTreeMap::new();
        let mut open = VecDeque::from([*start]);
        while let Some(file) = open.pop_front() {
            for next in imports.get(file).into_iter().flatten() {
                if !came_from.contains_key(next) {
                    came_from.insert(next, file);
                    open.push_back(next);
                }
            }
        }
        if came_from.contains_key(start) {
            let mut way = vec![start.join("::")];
            let mut at = came_from[start];
            while at != *start {
                way.push(at.join("::"));
                at = came_from[at];
            }
            way.reverse();
            let first = way.iter().enumerate().min_by_key(|(_, file)| *file).map_or(0, |(at, _)| at);
            way.rotate_left(first);
            way.push(way[0].clone());
            findings.insert(way.join(" > "));
        }
    }
    findings.into_iter().collect()
}

#[test]
fn files_and_functions_are_short_enough_to_read() {
    let mut findings = Vec::new();
    for source in sources() {
        let lines = source.text.lines().count();
        if lines > FILE_LINES {
            findings.push(format!("{}: {lines} lines", source.path));
        }
        for (name, line, length) in functions(&source.code) {
            if length > FUNCTION_LINES {
                findings.push(format!("{}:{line}: {name} has {length} lines", source.path));
            }
        }
    }
    assert_none(&findings, "longer than a reader can hold:");
}

/// Name, first line and number of lines of every function with a body.
fn functions(code: &str) -> Vec<(&str, usize, usize)> {
    let mut found = Vec::new();
    for at in words_at(code, "fn ") {
        let end = code[at..].find(['{', ';']).map(|offset| at + offset);
        let Some(open) = end.filter(|open| code.as_bytes()[*open] == b'{') else { continue };
        let name = code[at + 3..open].split(['(', '<']).next().unwrap_or_default();
        let first = code[..at].matches('\n').count() + 1;
        found.push((name, first, code[at..closing(code, open)].matches('\n').count() + 1));
    }
    found
}

#[test]
fn every_file_begins_by_saying_what_it_is() {
    let says = |source: &Source| source.text.starts_with("//! ");
    let silent: Vec<String> = sources().into_iter().filter(|source| !says(source)).map(|source| source.path).collect();
    assert_none(&silent, "first line is no `//!` sentence:");
}

#[test]
fn product_code_never_holds_what_is_banned() {
    let mut findings = Vec::new();
    for source in sources() {
        for (line, banned) in banned(&source.product) {
            findings.push(format!("{}:{line}: {banned}", source.path));
        }
    }
    assert_none(&findings, "banned outside tests:");
}

fn banned(product: &str) -> Vec<(usize, &'static str)> {
    let mut found = Vec::new();
    for banned in NEVER {
        let places: Vec<usize> = match banned.strip_prefix('.') {
            Some(_) => product.match_indices(banned).map(|(at, _)| at).collect(),
            None => words_at(product, banned).collect(),
        };
        found.extend(places.into_iter().map(|at| (product[..at].matches('\n').count() + 1, banned)));
    }
    found
}

#[test]
fn names_say_something_and_nothing_is_left_undone() {
    let mut findings = Vec::new();
    for source in sources() {
        let path_words: BTreeSet<String> = words_of_names(&source.path).into_iter().collect();
        let names: BTreeSet<String> = words_of_names(&source.code).into_iter().chain(path_words).collect();
        findings
            .extend(EMPTY_NAMES.iter().filter(|word| names.contains(**word)).map(|w| format!("{}: {w}", source.path)));
        findings
            .extend(UNDONE.iter().filter(|mark| source.text.contains(**mark)).map(|m| format!("{}: {m}", source.path)));
    }
    assert_none(&findings, "empty names, or work left undone:");
}

/// The lower-case words that names are made of: `LineManager` and `line_manager` hold `manager`.
fn words_of_names(code: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for c in code.chars() {
        let begins = !c.is_alphanumeric() || (c.is_uppercase() && before.is_lowercase());
        if begins {
            words.push(String::new());
        }
        if c.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(c.to_lowercase());
        }
        before = c;
    }
    words.retain(|word| !word.is_empty());
    words
}

#[test]
fn every_file_is_reached_by_a_mod() {
    assert_none(&unreached(&sources()), "files that no `mod` reaches:");
}

fn unreached(sources: &[Source]) -> Vec<String> {
    let mut declared: BTreeSet<Vec<String>> = BTreeSet::from([Vec::new()]);
    for source in sources {
        for name in modules_declared(&source.code) {
            declared.insert(source.module.iter().cloned().chain([name]).collect());
        }
    }
    sources.iter().filter(|source| !declared.contains(&source.module)).map(|source| source.path.clone()).collect()
}

#[test]
fn the_reader_blanks_comments_and_texts_and_keeps_lines() {
    let text = "let a = \"crate::x \\\" // no\"; // crate::y\nlet b = r#\"\"crate::z\"#; /* crate /* x */ :: */ let c = '\"';\nfn f<'a>() {} let d = '\\'';";
    let source = Source::new("src/fit/score.rs", text);
    assert_eq!(source.code.lines().count(), 3);
    assert!(!source.code.contains("crate"), "{}", source.code);
    assert!(source.code.contains("let c =") && source.code.contains("fn f<'a>() {} let d ="), "{}", source.code);
}

#[test]
fn the_reader_finds_paths_in_trees_and_inline() {
    let text = "use crate::{domain::{ids::{UnitId, MemberId}, facts}, text::words as w};\nfn f() { crate::error::Error::new() }\nuse super::rank;";
    let source = Source::new("src/fit/score.rs", text);
    let found: Vec<String> = crate_paths(&source, &source.code).iter().map(|path| path.join("::")).collect();
    let expected = ["domain::ids::UnitId", "domain::ids::MemberId", "domain::facts", "text::words"];
    assert_eq!(found[..4], expected);
    assert_eq!(found[4..], ["error::Error::new", "fit::rank"]);
}

#[test]
fn upward_and_sideways_imports_are_found_and_downward_ones_are_not() {
    let finding = |path: &str, text: &str| upward_imports(&[Source::new(path, text)]);
    assert!(finding("src/rules/tenure.rs", "use crate::fit::score::Fit;\nuse crate::rules::verdict;").is_empty());
    assert_eq!(finding("src/fit/score.rs", "use crate::rules::verdict;").len(), 1);
    assert_eq!(finding("src/fit/score.rs", "fn f() { crate::workload::need::need() }").len(), 1);
    assert_eq!(finding("src/screen/mod.rs", "use crate::store::disk;").len(), 1);
}

#[test]
fn circles_are_found_and_tests_are_not_part_of_them() {
    let one = "use crate::fit::two::Two;";
    let files = |two: &str| {
        circles(&[
            Source::new("src/fit/mod.rs", "mod one; mod two;"),
            Source::new("src/fit/one.rs", one),
            Source::new("src/fit/two.rs", two),
        ])
    };
    assert_eq!(files("use crate::fit::one::One;")[0], "fit::one > fit::two > fit::one");
    assert!(files("#[cfg(test)]\nmod tests { use crate::fit::one::One; }").is_empty());
}

#[test]
fn lengths_bans_and_lost_files_are_found() {
    assert_eq!(functions("trait T { fn a(); }\nfn b<T>(x: u8) {\n  {\n  }\n}"), [("b", 2, 4)]);
    let text =
        "fn a() { b.unwrap(); println!() }\n#[cfg(test)]\nmod tests { fn c() { d.unwrap() } }\nfn e() { sprint!() }";
    let product = Source::new("src/fit/score.rs", text).product;
    assert_eq!(banned(&product), [(1, ".unwrap()"), (1, "println!")]);
    assert_eq!(words_of_names("LineManager line_manager"), ["line", "manager", "line", "manager"]);
    let files =
        [Source::new("src/lib.rs", "pub mod fit;"), Source::new("src/fit/mod.rs", ""), Source::new("src/fit/a.rs", "")];
    assert_eq!(unreached(&files), ["src/fit/a.rs"]);
}
