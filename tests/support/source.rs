//! Reads Rust sources just well enough to hold them against the rules of the house: no parser, only
//! what comments, texts, braces and paths look like.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// One source file of `src/`.
pub struct Source {
    /// Path below the crate, for messages: `src/rules/tenure.rs`.
    pub path: String,
    /// Path of the module: `["rules", "tenure"]`; empty for `lib.rs` and `main.rs`.
    pub module: Vec<String>,
    /// The file as it is.
    pub text: String,
    /// The file with comments and texts blanked out, line for line.
    pub code: String,
    /// `code` with what is compiled for tests only blanked out too.
    pub product: String,
}

/// All sources below `src/`, by path.
pub fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    collect(&root.join("src"), &mut files);
    files.sort();
    let mut found: Vec<Source> = files
        .iter()
        .map(|file| {
            let path = file.strip_prefix(root).expect("collected below the root").to_str().expect("a plain name");
            Source::new(path, &fs::read_to_string(file).expect("a source is text"))
        })
        .collect();
    forget_test_files(&mut found);
    found
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder of sources can be listed") {
        let path = entry.expect("an entry of the folder can be read").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

impl Source {
    /// A source by its path and text.
    pub fn new(path: &str, text: &str) -> Source {
        let code = blank_comments_and_texts(text);
        let product = blank_tests(&code);
        Source { path: path.to_owned(), module: module_of(path), text: text.to_owned(), code, product }
    }

    /// The room: first part of the module's path; nothing for `lib.rs` and `main.rs`.
    pub fn room(&self) -> Option<&str> {
        self.module.first().map(String::as_str)
    }
}

/// `src/store/session/mod.rs` is the module `store::session`.
fn module_of(path: &str) -> Vec<String> {
    let below = path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    if below == "lib" || below == "main" { Vec::new() } else { below.split('/').map(str::to_owned).collect() }
}

/// Files that only a `#[cfg(test)] mod name;` reaches hold no product code.
fn forget_test_files(sources: &mut [Source]) {
    let mut of_tests: BTreeSet<Vec<String>> = BTreeSet::new();
    for source in sources.iter() {
        let product = modules_declared(&source.product);
        for name in modules_declared(&source.code).into_iter().filter(|name| !product.contains(name)) {
            of_tests.insert(source.module.iter().cloned().chain([name]).collect());
        }
    }
    for source in sources {
        if (1..=source.module.len()).any(|length| of_tests.contains(&source.module[..length])) {
            source.product = blanked(&source.product);
        }
    }
}

/// The text with everything but line ends turned into blanks.
fn blanked(text: &str) -> String {
    text.chars().map(|c| if c == '\n' { c } else { ' ' }).collect()
}

/// Blanks comments, texts and character literals; keeps every line where it is.
pub fn blank_comments_and_texts(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    let mut before = ' ';
    while let Some(next) = rest.chars().next() {
        let name_goes_on = before.is_alphanumeric() || before == '_';
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            block_comment(rest)
        } else if next == '"' {
            quoted(rest)
        } else if !name_goes_on && let Some(length) = raw_text(rest) {
            length
        } else if next == '\'' {
            character(rest).unwrap_or(0)
        } else {
            0
        };
        if length == 0 {
            code.push(next);
            rest = &rest[next.len_utf8()..];
        } else {
            code.push_str(&blanked(&rest[..length]));
            rest = &rest[length..];
        }
        before = next;
    }
    code
}

/// Length of the block comment that begins here; they nest.
fn block_comment(text: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < text.len() {
        if text[at..].starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if text[at..].starts_with("*/") {
            (depth, at) = (depth - 1, at + 2);
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
        if depth == 0 {
            break;
        }
    }
    at
}

/// Length of the text in quotation marks that begins here.
fn quoted(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Length of the raw text (`r"…"`, `r#"…"#`, `br"…"`) that begins here, if one does.
fn raw_text(text: &str) -> Option<usize> {
    let after = text.strip_prefix("br").or_else(|| text.strip_prefix('r'))?;
    let fences = after.len() - after.trim_start_matches('#').len();
    let inside = after[fences..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(fences));
    let start = text.len() - inside.len();
    Some(inside.find(&end).map_or(text.len(), |at| start + at + end.len()))
}

/// Length of the character literal that begins here; nothing for a lifetime.
fn character(text: &str) -> Option<usize> {
    let mut characters = text.char_indices().skip(1);
    let (_, first) = characters.next()?;
    if first == '\\' {
        return text[2..].char_indices().skip(1).find(|(_, c)| *c == '\'').map(|(at, _)| at + 3);
    }
    let (at, next) = characters.next()?;
    (next == '\'').then_some(at + 1)
}

/// Blanks every item behind `#[cfg(test)]`.
fn blank_tests(code: &str) -> String {
    let mut product = code.to_owned();
    while let Some(start) = product.find("#[cfg(test)]") {
        let end = product[start..].find(['{', ';']).map_or(product.len(), |at| match product.as_bytes()[start + at] {
            b'{' => closing(&product, start + at),
            _ => start + at + 1,
        });
        let blank = blanked(&product[start..end]);
        product.replace_range(start..end, &blank);
    }
    product
}

/// Offset just behind the brace that closes the one at `open`.
pub fn closing(code: &str, open: usize) -> usize {
    let mut depth = 0;
    for (at, c) in code[open..].char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return open + at + 1;
        }
    }
    code.len()
}

/// Where `word` stands in `code` as a word of its own.
pub fn words_at<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let part_of_name = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    code.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let ends_in_name =
            part_of_name(word.chars().next_back()) && part_of_name(code[at + word.len()..].chars().next());
        !part_of_name(code[..*at].chars().next_back()) && !ends_in_name
    })
}

/// Names in `mod name;` declarations.
pub fn modules_declared(code: &str) -> Vec<String> {
    let name = |at: usize| {
        let (name, _) = code[at + 4..].split_once(';')?;
        let name = name.trim();
        name.chars().all(|c| c.is_alphanumeric() || c == '_').then(|| name.to_owned())
    };
    words_at(code, "mod ").filter_map(name).collect()
}

/// Every path of the own crate that `code` names, from `use` trees and inline, as parts below the crate.
pub fn crate_paths(source: &Source, code: &str) -> Vec<Vec<String>> {
    let mut paths = Vec::new();
    for at in words_at(code, "crate::") {
        expand(&code[at + 7..], &[], &mut paths);
    }
    let parent = source.module.split_last().map_or(&[][..], |(_, parent)| parent);
    for at in words_at(code, "super::").filter(|at| !code[..*at].ends_with("super::")) {
        expand(&code[at + 7..], parent, &mut paths);
    }
    paths
}

/// Adds the paths that the use tree (or plain path) at the start of `text` spells out.
fn expand<'a>(text: &'a str, before: &[String], paths: &mut Vec<Vec<String>>) -> &'a str {
    let mut path = before.to_vec();
    let mut rest = text;
    loop {
        rest = rest.trim_start();
        if let Some(inside) = rest.strip_prefix('{') {
            rest = inside.trim_start();
            while !rest.is_empty() && !rest.starts_with('}') {
                let after = expand(rest, &path, paths).trim_start();
                rest = after.strip_prefix(',').unwrap_or(after).trim_start();
                if after.len() == rest.len() && !rest.starts_with('}') {
                    break;
                }
            }
            return rest.strip_prefix('}').unwrap_or(rest);
        }
        let length = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
        if length > 0 {
            path.push(rest[..length].to_owned());
        }
        rest = rest[length..].strip_prefix('*').unwrap_or(&rest[length..]);
        match rest.strip_prefix("::") {
            Some(more) if length > 0 => rest = more,
            _ => break,
        }
    }
    paths.push(path);
    // A renamed import ends behind its new name.
    match rest.strip_prefix(" as ") {
        Some(name) => name.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_'),
        None => rest,
    }
}
