//! Keys in a row, as somebody writes them down: `h p Esc Down t "kata" Enter`.

use crate::command::key::Key;

/// The keys of a text: names and letters as the catalogue writes them with blanks between, and words between quotation
/// marks, which are typed letter by letter. `Escape` is `Esc`.
///
/// # Errors
/// The first word that is no key.
pub fn presses(text: &str) -> Result<Vec<Key>, String> {
    let mut keys = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        if matches!(first, '"' | '\'') {
            let typed = &rest[1..];
            let end = typed.find(first).ok_or_else(|| rest.to_owned())?;
            keys.extend(typed[..end].chars().filter(|letter| !letter.is_control()).map(Key::Char));
            rest = typed[end + 1..].trim_start();
            continue;
        }
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let word = &rest[..end];
        keys.push(if word == "Escape" { Key::Esc } else { Key::parse(word).ok_or_else(|| word.to_owned())? });
        rest = rest[end..].trim_start();
    }
    Ok(keys)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_letters_and_quoted_words_are_keys() {
        let typed = [Key::Char('a'), Key::Char(' '), Key::Char('b')];
        let wanted = [&[Key::Char('h'), Key::Esc, Key::Esc, Key::Ctrl('y')][..], &typed, &typed, &[Key::Char('?')]];
        assert_eq!(presses(" h Esc  Escape Ctrl+Y 'a b'\"a b\" ?"), Ok(wanted.concat()));
        assert_eq!(presses(" \n"), Ok(Vec::new()));
    }

    #[test]
    fn the_first_word_that_is_no_key_is_named() {
        assert_eq!(presses("h Eskape t"), Err("Eskape".to_owned()));
        assert_eq!(presses("/ 'tanpa akhir"), Err("'tanpa akhir".to_owned()));
    }
}
