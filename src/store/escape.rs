//! Escapes inside quoted text: `\n`, `\u{e9}`, `\xC3\xA9`, and a line end that is not meant.

/// The meaning of the escape at the start of `text` and its length in bytes; no character for a
/// line that goes on.
///
/// # Errors
/// The length of an escape that means nothing.
pub fn resolve(text: &str) -> Result<(Option<char>, usize), usize> {
    let Some(sign) = text[1..].chars().next() else { return Err(1) };
    let simple = |character| Ok((Some(character), 2));
    match sign {
        '\'' | '"' | '\\' => simple(sign),
        'n' => simple('\n'),
        'r' => simple('\r'),
        't' => simple('\t'),
        '0' => simple('\0'),
        'x' => bytes(text).ok_or(2),
        'u' => unicode(text).ok_or(2),
        '\n' => Ok((None, text.len() - text[2..].trim_start_matches([' ', '\t', '\n', '\r']).len())),
        '\r' if text[2..].starts_with('\n') => {
            Ok((None, text.len() - text[3..].trim_start_matches([' ', '\t', '\n', '\r']).len()))
        }
        _ => Err(1 + sign.len_utf8()),
    }
}

/// `\u{1F600}`: one to six digits.
fn unicode(text: &str) -> Option<(Option<char>, usize)> {
    let (digits, _) = text[2..].strip_prefix('{')?.split_once('}')?;
    if digits.is_empty() || digits.len() > 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let character = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
    Some((Some(character), 4 + digits.len()))
}

/// `\x41`, or up to four such bytes that make one character together.
fn bytes(text: &str) -> Option<(Option<char>, usize)> {
    let mut bytes = Vec::new();
    while bytes.len() < 4 {
        let digits = text.get(bytes.len() * 4..)?.strip_prefix("\\x")?.get(..2)?;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        if let Some(character) = std::str::from_utf8(&bytes).ok().and_then(|text| text.chars().next()) {
            return Some((Some(character), bytes.len() * 4));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn every_form_is_resolved_with_its_length() {
        assert_eq!(resolve(r"\n."), Ok((Some('\n'), 2)));
        assert_eq!(resolve(r"\u{e9}."), Ok((Some('é'), 6)));
        assert_eq!(resolve(r"\xC3\xA9."), Ok((Some('é'), 8)));
        assert_eq!(resolve("\\\n   \tx"), Ok((None, 6)));
    }

    #[test]
    fn what_means_nothing_is_refused() {
        for text in [r"\q", r"\u{}", r"\u{110000}", r"\u{D800}", r"\u{1234567}", r"\u{", r"\x4", r"\xFF", "\\", r"\é"]
        {
            assert!(resolve(text).is_err(), "{text}");
        }
    }
}
