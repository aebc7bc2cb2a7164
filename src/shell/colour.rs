//! Colour commands without what they repeat.
//!
//! The drawing library sets letters and ground together whenever one of them changes. In full colour
//! each half takes up to eighteen bytes, and the ground is the same nearly everywhere.

/// The frame without the halves of colour commands that set what is set already.
///
/// Nothing else is changed. What was set before the frame counts as unknown.
pub fn lean(frame: &str) -> String {
    let mut lean = String::with_capacity(frame.len());
    let (mut letters, mut ground) = ("", "");
    let mut pieces = frame.split("\x1b[");
    lean.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let end = piece.find(|letter: char| matches!(letter, '@'..='~')).unwrap_or(piece.len());
        let (parameters, rest) = piece.split_at(end);
        let parts = colours(parameters).filter(|_| rest.starts_with('m'));
        let Some(parts) = parts else {
            if rest.starts_with('m') && !is_attribute(parameters) {
                (letters, ground) = ("", "");
            }
            lean.push_str("\x1b[");
            lean.push_str(piece);
            continue;
        };
        let mut before = "\x1b[";
        for part in parts {
            let set = if part.starts_with('4') { &mut ground } else { &mut letters };
            if *set != part {
                lean.push_str(before);
                lean.push_str(part);
                before = ";";
                *set = part;
            }
        }
        // Without its command the end of it goes too.
        lean.push_str(if before == ";" { rest } else { &rest[1..] });
    }
    lean
}

/// The colours that the parameters of a command set, each as it is written; none when they set anything else.
fn colours(parameters: &str) -> Option<Vec<&str>> {
    let mut parts = Vec::with_capacity(2);
    let mut rest = parameters;
    while !rest.is_empty() {
        let numbers = match rest.as_bytes() {
            [b'3' | b'4', b'8', b';', b'2', b';', ..] => 5,
            [b'3' | b'4', b'8', b';', b'5', b';', ..] => 3,
            [b'3' | b'4', b'9'] | [b'3' | b'4', b'9', b';', ..] => 1,
            _ => return None,
        };
        let end = rest.match_indices(';').nth(numbers - 1).map_or(rest.len(), |(at, _)| at);
        parts.push(&rest[..end]);
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    Some(parts).filter(|parts| !parts.is_empty())
}

/// Whether this is one attribute, such as bold, which leaves the colours as they are.
fn is_attribute(parameters: &str) -> bool {
    parameters.parse::<u8>().is_ok_and(|number| (1..30).contains(&number))
}

#[cfg(test)]
mod tests {
    use super::lean;

    #[test]
    fn only_the_half_that_changes_is_sent() {
        let frame = "\x1b[38;2;1;2;3;48;2;4;5;6ma\x1b[38;2;9;9;9;48;2;4;5;6mb\x1b[38;2;9;9;9;48;2;7;7;7mc";
        assert_eq!(lean(frame), "\x1b[38;2;1;2;3;48;2;4;5;6ma\x1b[38;2;9;9;9mb\x1b[48;2;7;7;7mc");
        let sixteen = "\x1b[38;5;0;48;5;11ma\x1b[39;49mb\x1b[38;5;0;49mc\x1b[38;5;0;49md";
        assert_eq!(lean(sixteen), "\x1b[38;5;0;48;5;11ma\x1b[39;49mb\x1b[38;5;0mcd");
    }

    #[test]
    fn attributes_and_moves_leave_colours_and_a_reset_makes_them_unknown() {
        let kept = "\x1b[39;49ma\x1b[1mb\x1b[3;4Hc";
        assert_eq!(lean(&format!("{kept}\x1b[39;49md")), format!("{kept}d"));
        let reset = "\x1b[39;49ma\x1b[0mb\x1b[39;49mc";
        assert_eq!(lean(reset), reset);
        let mixed = "\x1b[39;49ma\x1b[1;31mb\x1b[39;49mc";
        assert_eq!(lean(mixed), mixed);
    }

    #[test]
    fn what_is_no_colour_command_stays_to_the_byte() {
        for frame in ["", "Ayu ✓", "\x1b[?2026h\x1b[2J[39m", "\x1b[39", "\x1b[", "\x1b[38;2m"] {
            assert_eq!(lean(frame), frame);
        }
    }
}
