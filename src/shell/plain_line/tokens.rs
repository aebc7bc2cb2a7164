//! A spoken line cut into words and named values.

use std::iter::Peekable;
use std::str::Chars;

/// A word, or a named value: `name=value`.
pub struct Token {
    /// All of it, without its quotation marks.
    pub whole: String,
    /// The name.
    pub name: Option<String>,
    /// The value, without its quotation marks.
    pub value: String,
    /// The value as it was typed.
    pub typed: String,
}

/// Cuts a line at blanks outside quotation marks, and outside the brackets of a value that begins with one: that is a
/// record or a list as the session file writes it, and kept as it stands. Nothing when a quotation mark is left open.
pub fn split(line: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut letters = line.trim().chars().peekable();
    while letters.peek().is_some() {
        let mut token = Token { whole: String::new(), name: None, value: String::new(), typed: String::new() };
        let mut quoted = false;
        while let Some(letter) = letters.next_if(|letter| quoted || !letter.is_whitespace()) {
            token.typed.push(letter);
            match letter {
                '"' => quoted = !quoted,
                '=' if !quoted && token.name.is_none() && is_name(&token.whole) => {
                    token.name = Some(token.whole.clone());
                    token.value = bracketed(&mut letters);
                    token.typed.clone_from(&token.value);
                }
                _ => {
                    let escapes = letter == '\\' && quoted;
                    let letter = if escapes { letters.next()? } else { letter };
                    token.typed.extend(escapes.then_some(letter));
                    token.whole.push(letter);
                    token.value.push(letter);
                }
            }
        }
        if quoted {
            return None;
        }
        tokens.push(token);
        while letters.next_if(|letter| letter.is_whitespace()).is_some() {}
    }
    Some(tokens)
}

/// Takes what stands in brackets here, up to the one that closes the first; nothing when there is none, or it stays open.
fn bracketed(letters: &mut Peekable<Chars<'_>>) -> String {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    let mut taken = 0;
    for letter in letters.clone() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '(' | '[' if !quoted => depth += 1,
            ')' | ']' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        taken += 1;
        if depth == 0 {
            break;
        }
    }
    let closed = taken > 1 && depth == 0;
    if closed { letters.by_ref().take(taken).collect() } else { String::new() }
}

/// Names of values, and places of facts: `alasan`, `performance[1].result`.
fn is_name(text: &str) -> bool {
    let inside = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '.' | '[' | ']');
    text.starts_with(|first: char| first.is_ascii_alphabetic()) && text.chars().all(inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(line: &str) -> Vec<(String, String)> {
        split(line).expect("it is cut").into_iter().map(|token| (token.value, token.typed)).collect()
    }

    fn pair(value: &str, typed: &str) -> (String, String) {
        (value.to_owned(), typed.to_owned())
    }

    #[test]
    fn a_value_is_known_with_and_without_its_quotation_marks() {
        assert_eq!(values("nip=\"1981 02\""), [pair("1981 02", "\"1981 02\"")]);
        assert_eq!(values("a=\"x \\\"y\\\"\" b=1"), [pair("x \"y\"", "\"x \\\"y\\\"\""), pair("1", "1")]);
    }

    #[test]
    fn a_record_or_list_is_one_value_with_its_blanks_and_quotation_marks() {
        let list = "[(level: Light, from: \"2026-01-01\", note: \"a ) \\\" b\"), (level: Light)]";
        assert_eq!(values(&format!("discipline={list} tanggal=1")), [pair(list, list), pair("1", "1")]);
        // What is no bracketed whole is cut as ever.
        assert_eq!(values("catatan=(draf kata"), [pair("(draf", "(draf"), pair("kata", "kata")]);
        assert_eq!(values("a=b(c d)"), [pair("b(c", "b(c"), pair("d)", "d)")]);
        assert!(split("a=\"(x").is_none());
    }
}
