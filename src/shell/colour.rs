//! Colour commands without what they repeat and what nobody sees.
//!
//! The drawing library sets letters and ground together whenever one of them changes, also for a blank, which shows its
//! ground alone. In full colour each half takes up to eighteen bytes. Here a half waits until a letter needs it.

/// The frame with colours and weight set only where what follows shows them.
///
/// The picture is the same. What was set before the frame counts as unknown.
pub fn lean(frame: &str) -> String {
    let mut lean = String::with_capacity(frame.len());
    // The frame before ended with a reset.
    let (mut wanted, mut set, mut marked) = (Look::PLAIN, Look::PLAIN, Marked::default());
    let mut pieces = frame.split("\x1b[");
    lean.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let end = piece.find(|letter: char| matches!(letter, '@'..='~')).unwrap_or(piece.len());
        let (parameters, rest) = piece.split_at(end);
        let styled = rest.strip_prefix('m').filter(|_| wanted.takes(parameters));
        let text = styled.unwrap_or_else(|| {
            lean.push_str("\x1b[");
            lean.push_str(parameters);
            let command = rest.chars().next().map_or(0, char::len_utf8);
            lean.push_str(&rest[..command]);
            if rest.starts_with('m') && !marked.takes(parameters) {
                (wanted, set, marked) = (Look::default(), Look::default(), Marked::default());
            }
            &rest[command..]
        });
        let letters = text.trim_start_matches(' ');
        let blanks = &text[..text.len() - letters.len()];
        if !blanks.is_empty() {
            let seen = if marked.is_any() { wanted } else { Look { ground: wanted.ground, ..set } };
            set.become_like(seen, &mut lean);
            lean.push_str(blanks);
        }
        if !letters.is_empty() {
            set.become_like(wanted, &mut lean);
            lean.push_str(letters);
        }
    }
    lean
}

/// How letters look: both colours as they are written, empty while they are not known, and the weight.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Look<'a> {
    letters: &'a str,
    ground: &'a str,
    weight: Option<Weight>,
}

/// Whether letters are bold and whether they are dim.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Weight {
    bold: bool,
    dim: bool,
}

impl<'a> Look<'a> {
    /// Of no weight, in colours that are not known.
    const PLAIN: Look<'static> = Look { letters: "", ground: "", weight: Some(Weight { bold: false, dim: false }) };

    /// Takes the parameters of a command that sets colours or the weight and nothing else.
    fn takes(&mut self, parameters: &'a str) -> bool {
        let weight = self.weight.unwrap_or_default();
        match parameters {
            "1" => self.weight = Some(Weight { bold: true, ..weight }),
            "2" => self.weight = Some(Weight { dim: true, ..weight }),
            "22" => self.weight = Some(Weight::default()),
            _ => {
                let Some(parts) = colours(parameters) else { return false };
                for part in parts {
                    *if part.starts_with('4') { &mut self.ground } else { &mut self.letters } = part;
                }
            }
        }
        true
    }

    /// Writes the command by which this look becomes the one that is wanted, where they differ.
    fn become_like(&mut self, wanted: Look<'a>, lean: &mut String) {
        let mut parts: Vec<&str> = Vec::new();
        if let Some(weight) = wanted.weight.filter(|weight| self.weight != Some(*weight)) {
            let was = self.weight.unwrap_or_default();
            let lighter = (was.bold && !weight.bold) || (was.dim && !weight.dim) || weight == Weight::default();
            parts.extend(lighter.then_some("22"));
            parts.extend((weight.bold && (lighter || !was.bold)).then_some("1"));
            parts.extend((weight.dim && (lighter || !was.dim)).then_some("2"));
        }
        for (own, wanted) in [(self.letters, wanted.letters), (self.ground, wanted.ground)] {
            parts.extend((own != wanted && !wanted.is_empty()).then_some(wanted));
        }
        if !parts.is_empty() {
            lean.push_str("\x1b[");
            lean.push_str(&parts.join(";"));
            lean.push('m');
        }
        *self = wanted;
    }
}

/// Marks by which a blank is seen too, as a line under it, a bit each.
#[derive(Clone, Copy, Default)]
struct Marked(u16);

impl Marked {
    /// Takes the parameters of a command that sets one mark or takes one away.
    fn takes(&mut self, parameters: &str) -> bool {
        match parameters.parse::<u16>() {
            Ok(mark @ 3..=9) => self.0 |= 1 << mark,
            Ok(mark @ 23..=29) => self.0 &= !(1 << (mark - 20)),
            _ => return false,
        }
        true
    }

    fn is_any(self) -> bool {
        self.0 != 0
    }
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
    fn a_blank_is_sent_with_its_ground_alone_unless_a_mark_shows_on_it() {
        let frame = "\x1b[39;49ma\x1b[38;5;9;49m \x1b[39;49mb\x1b[1m \x1b[22mc\x1b[38;5;9;48;5;4m  d";
        assert_eq!(lean(frame), "\x1b[39;49ma b c\x1b[48;5;4m  \x1b[38;5;9md");
        let under = "\x1b[39;49ma\x1b[4m\x1b[38;5;9;49m \x1b[24m\x1b[39;49m b";
        assert_eq!(lean(under), "\x1b[39;49ma\x1b[4m\x1b[38;5;9m \x1b[24m \x1b[39mb");
    }

    #[test]
    fn what_was_wanted_and_never_seen_is_not_sent() {
        assert_eq!(lean("\x1b[1m\x1b[39;49ma\x1b[22m\x1b[2m\x1b[1mb"), "\x1b[1;39;49ma\x1b[2mb");
        assert_eq!(lean("\x1b[39;49ma\x1b[38;5;9;49m\x1b[3;4H\x1b[39;49mb"), "\x1b[39;49ma\x1b[3;4Hb");
    }

    #[test]
    fn attributes_and_moves_leave_colours_and_a_reset_makes_them_unknown() {
        assert_eq!(lean("\x1b[39;49ma\x1b[1mb\x1b[3;4Hc\x1b[39;49md"), "\x1b[39;49ma\x1b[1mb\x1b[3;4Hcd");
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

    #[test]
    fn the_picture_is_the_same() {
        let styles = ["38;2;1;2;3;48;2;4;5;6", "39;49", "38;5;9;49", "1", "22", "4", "24", "7", "27", "38;5;1;48;5;2"];
        let texts = ["a", " ", "  b", "c d", "", "   "];
        let picture = |bytes: &str| {
            let (rows, columns) = (4.try_into().expect("not zero"), 60.try_into().expect("not zero"));
            let mut terminal = vt100::Parser::new(rows, columns, 0);
            terminal.process(bytes.as_bytes());
            let screen = terminal.screen();
            let cells = (0..4).flat_map(|row| (0..60).map(move |column| (row, column)));
            let seen = |(row, column)| {
                let cell = screen.cell(row, column).expect("it is on the screen");
                let blank = cell.contents().trim().is_empty() && !cell.underline() && !cell.inverse();
                let letters = (!blank).then(|| (cell.fgcolor(), cell.bold(), cell.dim()));
                (cell.contents().trim().to_owned(), cell.bgcolor(), cell.underline(), cell.inverse(), letters)
            };
            cells.map(seen).collect::<Vec<_>>()
        };
        let mut at = 7_usize;
        for length in 1..400 {
            let mut frame = String::new();
            for _ in 0..length % 40 {
                at = at.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let pick = at >> 33;
                frame.push_str(&format!("\x1b[{}m{}", styles[pick % styles.len()], texts[pick / 64 % texts.len()]));
                if pick.is_multiple_of(7) {
                    frame.push_str(&format!("\x1b[{};{}H", 1 + pick % 3, 1 + pick % 50));
                }
            }
            assert_eq!(picture(&lean(&frame)), picture(&frame), "{frame:?}");
        }
    }
}
