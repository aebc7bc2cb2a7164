//! Keys to commands, looked up in the catalogue by the place that owns the keyboard.

use crate::command::catalogue::{CATALOGUE, Command, Row};
use crate::command::key::Key;
use crate::command::place::Place;

/// The row whose key this is in `place`, if any.
pub fn look_up(place: Place, key: Key) -> Option<&'static Row> {
    let pressed = key.to_string();
    CATALOGUE.iter().find(|row| row.places.contains(&place) && row.keys.iter().any(|name| *name == pressed))
}

/// Rows for the hint line of a place, most useful first.
pub fn hints(place: Place) -> Vec<&'static Row> {
    let mut rows: Vec<&Row> = CATALOGUE.iter().filter(|row| row.hint > 0 && row.places.contains(&place)).collect();
    rows.sort_by_key(|row| row.hint);
    rows
}

/// Rows that work in a place, in the order of the catalogue.
pub fn rows_of(place: Place) -> impl Iterator<Item = &'static Row> {
    CATALOGUE.iter().filter(move |row| row.places.contains(&place))
}

/// The first key of a command, as shown.
pub fn shown_key(command: Command) -> &'static str {
    crate::command::catalogue::row(command).keys[0]
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::text::words;

    #[test]
    fn every_key_is_spelled_as_it_prints_and_names_one_command_in_its_place() {
        let mut seen = HashSet::new();
        for row in CATALOGUE {
            for name in row.keys {
                let key = Key::parse(name).unwrap_or_else(|| panic!("{name} is no key"));
                assert_eq!(key.to_string(), *name);
                for place in row.places {
                    assert!(seen.insert((*place, *name)), "{name} means two things in {place:?}");
                    assert_eq!(look_up(*place, key).map(|found| found.command), Some(row.command));
                }
            }
        }
    }

    #[test]
    fn no_command_sits_on_a_key_that_a_torn_escape_sequence_could_type() {
        for row in CATALOGUE {
            for torn in ["[", "O", "A", "B", "C", "D", "H", "F"] {
                assert!(!row.keys.contains(&torn), "{:?} sits on {torn}", row.command);
            }
        }
    }

    #[test]
    fn every_row_has_its_words_and_every_command_one_row() {
        let mut commands = HashSet::new();
        let mut spoken = HashSet::new();
        for row in CATALOGUE {
            assert!(commands.insert(row.command), "{:?} has two rows", row.command);
            assert!(words::has(row.title) && words::has(row.help), "{:?} lacks words", row.command);
            assert!(row.spoken.iter().all(|word| spoken.insert(*word)), "{:?} is called like another", row.command);
        }
    }
}
