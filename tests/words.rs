//! The catalogue of words and the code agree: every key that is spoken exists, every key is spoken.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use sidang::store::codes::{CODES, code};
use sidang::text::words;

/// Calls whose text arguments are keys of the catalogue.
const SPEAKERS: [&str; 3] = ["say(", "Phrase::new(", "Value::Term("];

/// Beginnings of keys that code puts together at run time, each with the reason. Tables name whole
/// keys, so this list stays empty unless a key is truly computed.
const COMPUTED: [&str; 2] = [
    // Title, cause and cure of a code have one name in `store/codes`; its tests hold them together.
    "code.",
    // So have those of a check of data that is no code; the tests of `quality` hold them together.
    "notice.",
];

#[test]
fn every_key_that_is_spoken_is_in_the_catalogue() {
    let mut missing = Vec::new();
    for (path, source) in sources() {
        for key in spoken_keys(&source) {
            if !words::has(&key) {
                missing.push(format!("{}: {key}", path.display()));
            }
        }
    }
    assert!(missing.is_empty(), "spoken, but not in the catalogue:\n{}", missing.join("\n"));
}

#[test]
fn every_key_of_the_catalogue_is_used() {
    let sources: Vec<String> = sources().into_iter().map(|(_, source)| source).collect();
    let idle: BTreeSet<&str> = words::catalogue()
        .keys()
        .copied()
        .filter(|key| !COMPUTED.iter().any(|beginning| key.starts_with(beginning)))
        .filter(|key| {
            let quoted = format!("\"{key}\"");
            !sources.iter().any(|source| source.contains(&quoted))
        })
        .collect();
    assert!(
        idle.is_empty(),
        "in the catalogue, but used nowhere:\n{}",
        idle.into_iter().collect::<Vec<_>>().join("\n")
    );
}

#[test]
fn every_code_of_a_finding_is_in_the_list_of_codes() {
    let mut named = BTreeSet::new();
    for (path, source) in sources() {
        // Every second piece between quotation marks is a text, or at least every code is such a piece.
        for text in source.split('"').filter(|text| is_code(text)) {
            assert!(code(text).is_some(), "{}: {text} is not in the list of codes", path.display());
            if !path.ends_with("store/codes.rs") {
                named.insert(text.to_owned());
            }
        }
    }
    let idle: Vec<&str> = CODES.iter().map(|code| code.id).filter(|id| !named.contains(*id)).collect();
    assert!(idle.is_empty(), "codes that nothing names: {idle:?}");
}

/// `[EN]-[A-Z][A-Z0-9-]+`
fn is_code(text: &str) -> bool {
    let name = text.strip_prefix("E-").or_else(|| text.strip_prefix("N-")).unwrap_or_default();
    name.len() > 1
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-')
}

#[test]
fn keys_have_the_shape_of_keys() {
    let odd: Vec<&str> = words::catalogue().keys().copied().filter(|key| !is_key(key)).collect();
    assert!(odd.is_empty(), "not of the form room.word: {odd:?}");
}

#[test]
fn the_reader_of_sources_finds_keys_over_lines_and_branches() {
    let source = r#"
        say(language, "board.title");
        words::say(
            language,
            if late { "board.late" } else { "board.early" },
        );
        // say(language, "board.comment")
        Phrase::new("rule.tenure").with("from", "P-0137");
        Value::Term("term.promotion"), "not.spoken"
        say(language, match c { ')' => "board.close", _ => "plain" });
        essay(language, "board.essay");
    "#;
    let found: Vec<String> = spoken_keys(source);
    let expected = ["board.title", "board.late", "board.early", "board.close", "rule.tenure", "term.promotion"];
    assert_eq!(found, expected);
}

fn sources() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    assert!(found.len() > 10, "the sources were not found");
    found
}

fn collect(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).expect("the folder of sources can be listed") {
        let path = entry.expect("an entry of the folder can be read").path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let source = fs::read_to_string(&path).expect("a source is text");
            found.push((path, source));
        }
    }
}

/// The keys inside the arguments of every speaker, in the order of [`SPEAKERS`].
fn spoken_keys(source: &str) -> Vec<String> {
    let code: String =
        source.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| [line, "\n"]).collect();
    let mut keys = Vec::new();
    for speaker in SPEAKERS {
        for (start, found) in code.match_indices(speaker) {
            let before = code[..start].chars().next_back();
            let part_of_a_name = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
            if !part_of_a_name {
                keys.extend(texts_until_closed(&code[start + found.len()..]).into_iter().filter(|text| is_key(text)));
            }
        }
    }
    keys
}

/// The string literals up to the parenthesis that closes the one before `code`.
fn texts_until_closed(code: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut open = 1;
    let mut characters = code.char_indices();
    while let Some((offset, character)) = characters.next() {
        match character {
            '(' => open += 1,
            ')' => open -= 1,
            // A character literal may hold a parenthesis or a quotation mark.
            '\'' if code[offset..].chars().nth(2) == Some('\'') => {
                characters.nth(1);
            }
            '"' => texts.push(text_until_quote(&mut characters)),
            _ => {}
        }
        if open == 0 {
            break;
        }
    }
    texts
}

fn text_until_quote(characters: &mut std::str::CharIndices) -> String {
    let mut text = String::new();
    while let Some((_, character)) = characters.next() {
        match character {
            '"' => break,
            '\\' => text.extend(characters.next().map(|(_, escaped)| escaped)),
            _ => text.push(character),
        }
    }
    text
}

/// `[a-z]+(\.[a-z0-9_-]+)+`
fn is_key(text: &str) -> bool {
    let mut parts = text.split('.');
    let room = parts.next().unwrap_or("");
    let rest: Vec<&str> = parts.collect();
    let word = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-')
    };
    !room.is_empty()
        && room.chars().all(|c| c.is_ascii_lowercase())
        && !rest.is_empty()
        && rest.iter().all(|part| word(part))
}
