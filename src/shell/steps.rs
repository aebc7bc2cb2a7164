//! Moves of the cursor as short steps.
//!
//! The drawing library names row and column for every run of cells, seven or eight bytes, even when the next
//! run stands one cell further on. A step to the right takes three or four.

/// The frame with moves along a row as steps to the right.
///
/// Only where everything since the last named place is plain ASCII: how wide a terminal draws other letters
/// is its own affair, and a step would carry its mistake on where a named place mends it.
pub fn short(frame: &str) -> String {
    let mut short = String::with_capacity(frame.len());
    let mut place: Option<(u32, u32)> = None;
    let mut pieces = frame.split("\x1b[");
    short.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let end = piece.find(|letter: char| matches!(letter, '@'..='~')).unwrap_or(piece.len());
        let (parameters, rest) = piece.split_at(end);
        let named = rest.strip_prefix('H').and_then(|text| Some((row_and_column(parameters)?, text)));
        match (named, place) {
            (Some(((row, column), text)), Some((own_row, own_column))) if row == own_row && column >= own_column => {
                match column - own_column {
                    0 => {}
                    1 => short.push_str("\x1b[C"),
                    steps => short.push_str(&format!("\x1b[{steps}C")),
                }
                short.push_str(text);
                place = after(Some((row, column)), text);
            }
            (Some((named, text)), _) => {
                short.push_str("\x1b[");
                short.push_str(piece);
                place = after(Some(named), text);
            }
            (None, _) => {
                short.push_str("\x1b[");
                short.push_str(piece);
                // Colours leave the cursor where it is; after any other command its place is not known.
                place = rest.strip_prefix('m').and_then(|text| after(place, text));
            }
        }
    }
    short
}

/// Where the cursor is after a text; not known after anything but plain ASCII.
fn after(place: Option<(u32, u32)>, text: &str) -> Option<(u32, u32)> {
    let (row, column) = place?;
    let plain = text.bytes().all(|letter| (b' '..=b'~').contains(&letter));
    plain.then(|| (row, column + u32::try_from(text.len()).unwrap_or(0)))
}

fn row_and_column(parameters: &str) -> Option<(u32, u32)> {
    let (row, column) = parameters.split_once(';')?;
    Some((row.parse().ok()?, column.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn a_move_along_the_row_is_a_step() {
        assert_eq!(short("\x1b[3;9Hab\x1b[3;12Hc\x1b[3;20Hd"), "\x1b[3;9Hab\x1b[Cc\x1b[7Cd");
        assert_eq!(short("\x1b[3;9Hab\x1b[1m\x1b[3;11Hc"), "\x1b[3;9Hab\x1b[1mc");
    }

    #[test]
    fn another_row_a_step_back_and_what_follows_other_letters_are_named() {
        for frame in [
            "\x1b[3;9Hab\x1b[4;12Hc",
            "\x1b[3;9Hab\x1b[3;2Hc",
            "\x1b[3;9H█\x1b[3;12Hc",
            "\x1b[3;9Hab\x1b[?25l\x1b[3;12Hc",
            "a\x1b[3;12Hc",
            "",
        ] {
            assert_eq!(short(frame), frame);
        }
    }

    #[test]
    fn the_picture_is_the_same() {
        let frame = "\x1b[2;3Hsatu\x1b[2;9Hdua\x1b[31m\x1b[2;12Htiga …\x1b[2;20Hempat\x1b[3;1Hlima\x1b[3;7Henam";
        let picture = |bytes: &str| {
            let (rows, columns) = (5.try_into().expect("not zero"), 40.try_into().expect("not zero"));
            let mut terminal = vt100::Parser::new(rows, columns, 0);
            terminal.process(bytes.as_bytes());
            terminal.screen().contents_formatted()
        };
        assert!(short(frame).len() < frame.len());
        assert_eq!(picture(&short(frame)), picture(frame));
    }
}
