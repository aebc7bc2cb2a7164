//! Values as a session file writes them on one line: what a record of them holds, and a text in quotation marks.
//!
//! Not a reader of session files, which may be written in any way; only of what the program itself put on one line.

/// The fields of `(year: 2025, result: Meets)`, or the elements of `[…]` with empty names; none for any other value.
pub fn members(value: &str) -> Option<Vec<(&str, &str)>> {
    let open = value.find(['(', '[', '"'])?;
    let inside = match value[open..].chars().next()? {
        '(' => value[open + 1..].strip_suffix(')')?,
        '[' => value[open + 1..].strip_suffix(']')?,
        _ => return None,
    };
    let named = value[open..].starts_with('(');
    let parts = split(inside).into_iter().map(str::trim).filter(|part| !part.is_empty());
    Some(
        parts
            .map(|part| match part.split_once(": ").filter(|(name, _)| named && is_name(name)) {
                Some((name, value)) => (name, value.trim()),
                None => ("", part),
            })
            .collect(),
    )
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
}

/// The parts between commas that stand in no bracket and in no text.
fn split(inside: &str) -> Vec<&str> {
    let (mut parts, mut from, mut depth, mut quoted, mut escaped) = (Vec::new(), 0, 0usize, false, false);
    for (at, letter) in inside.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                parts.push(&inside[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&inside[from..]);
    parts
}

/// The text between quotation marks; none where the value is no text.
pub fn unquoted(value: &str) -> Option<String> {
    let inside = value.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::with_capacity(inside.len());
    let mut letters = inside.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next()? {
                'n' | 'r' => text.push('\n'),
                't' => text.push(' '),
                'u' => text.push(escaped_letter(&mut letters)?),
                other => text.push(other),
            },
            '"' => return None,
            other => text.push(other),
        }
    }
    Some(text)
}

/// The letter of `{1b}`, what follows `\u`.
fn escaped_letter(letters: &mut std::str::Chars<'_>) -> Option<char> {
    let digits = letters.as_str().strip_prefix('{')?;
    let end = digits.find('}')?;
    let letter = char::from_u32(u32::from_str_radix(&digits[..end], 16).ok()?);
    *letters = digits[end + 1..].chars();
    letter
}

/// A text in quotation marks.
pub fn quoted(text: &str) -> String {
    let mut value = String::with_capacity(text.len() + 2);
    value.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => value.extend(['\\', letter]),
            '\n' => value.push_str("\\n"),
            letter if letter.is_control() => value.push(' '),
            letter => value.push(letter),
        }
    }
    value.push('"');
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_comes_apart_into_its_fields_and_a_list_into_its_elements() {
        let record = r#"(year: 2025, note: "a, (b: \"c\")", of: (x: 1, y: [2, 3]))"#;
        let found = members(record).expect("a record");
        assert_eq!(found, [("year", "2025"), ("note", r#""a, (b: \"c\")""#), ("of", "(x: 1, y: [2, 3])")]);
        assert_eq!(members("[Meets, \"a: b\"]"), Some(vec![("", "Meets"), ("", "\"a: b\"")]));
        assert_eq!(members("Unit(id: 1)"), Some(vec![("id", "1")]));
        assert_eq!(members("[]"), Some(Vec::new()));
        for no_record in ["\"(a: 1)\"", "Meets", "12", "(a: 1", ""] {
            assert_eq!(members(no_record), None, "{no_record}");
        }
    }

    #[test]
    fn a_text_is_read_back_as_it_was_quoted() {
        for text in ["", "a", "say \"it\" \\ so", "two\nlines", "Nama, S.Sos."] {
            assert_eq!(unquoted(&quoted(text)).as_deref(), Some(text));
        }
        assert_eq!(unquoted(r#""a\u{e9}b""#).as_deref(), Some("aéb"));
        for wrong in ["a", "\"a", "\"a\"b\"", r#""\u{zz}""#] {
            assert_eq!(unquoted(wrong), None, "{wrong}");
        }
        assert_eq!(quoted("a\u{1b}b"), "\"a b\"", "nothing that steers a terminal is written");
    }
}
