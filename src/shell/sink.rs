//! One frame, one write.
//!
//! The drawing library writes a frame in pieces and ends even an unchanged one with a few resets.
//! The sink collects the pieces, sends a changed frame whole between the marks of a synchronised
//! update (terminals that do not know the marks ignore them), and sends nothing for an unchanged one.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use crate::shell::{colour, steps, terminal};

const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// What the drawing library sends after every frame, changed or not.
const TRAILERS: &[&[u8]] = &[b"\x1b[39m", b"\x1b[49m", b"\x1b[59m", b"\x1b[0m", b"\x1b[?25l"];

/// A column and a row of the screen, from 0.
pub type Place = (u16, u16);

/// The writer under the drawing library. Clones share one frame: one clone is drawn into, another commits.
#[derive(Clone, Debug, Default)]
pub struct Sink(Rc<RefCell<Frame>>);

#[derive(Debug, Default)]
struct Frame {
    body: Vec<u8>,
    focus: Option<Place>,
}

impl Sink {
    /// Sends the collected frame in one write and says how many bytes that were; 0 when nothing changed.
    ///
    /// `focus` is where the hidden cursor rests: on the selected row, for screen readers and magnifiers.
    ///
    /// # Errors
    /// The line is dead, or the terminal was given back.
    pub fn commit(&self, focus: Option<Place>) -> io::Result<usize> {
        let Some(bytes) = self.take(focus) else { return Ok(0) };
        terminal::send(&bytes)?;
        Ok(bytes.len())
    }

    /// The bytes that [`Sink::commit`] would send, which are then held to be sent; none when nothing changed.
    pub fn take(&self, focus: Option<Place>) -> Option<Vec<u8>> {
        self.0.borrow_mut().take(focus)
    }
}

impl Frame {
    /// The bytes to send for what was collected, `None` when neither picture nor focus changed.
    fn take(&mut self, focus: Option<Place>) -> Option<Vec<u8>> {
        let body = std::mem::take(&mut self.body);
        let moved = focus.is_some() && focus != self.focus;
        if is_unchanged(&body) && !moved {
            return None;
        }
        self.focus = focus;
        let mut bytes = BEGIN.to_vec();
        match std::str::from_utf8(&body) {
            Ok(text) => bytes.extend(steps::short(&colour::lean(text)).bytes()),
            Err(_) => bytes.extend(&body),
        }
        if let Some((column, row)) = focus {
            bytes.extend(format!("\x1b[{};{}H", u32::from(row) + 1, u32::from(column) + 1).bytes());
        }
        bytes.extend(END);
        Some(bytes)
    }
}

/// Whether a frame holds nothing but trailers.
fn is_unchanged(mut body: &[u8]) -> bool {
    while let Some(rest) = TRAILERS.iter().find_map(|trailer| body.strip_prefix(*trailer)) {
        body = rest;
    }
    body.is_empty()
}

impl Write for Sink {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().body.extend_from_slice(piece);
        Ok(piece.len())
    }

    /// Does nothing: a frame goes out by [`Sink::commit`] alone.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use ratatui::backend::CrosstermBackend;
    use ratatui::layout::Rect;
    use ratatui::{Terminal, TerminalOptions, Viewport};

    use super::*;

    /// A terminal of 10×2 over a sink, drawn with each text in turn: the frames that would be sent.
    fn frames(drawn: &[(&'static str, Option<Place>)]) -> Vec<Option<String>> {
        let sink = Sink::default();
        let viewport = Viewport::Fixed(Rect::new(0, 0, 10, 2));
        let backend = CrosstermBackend::new(sink.clone());
        let mut terminal = Terminal::with_options(backend, TerminalOptions { viewport }).unwrap();
        let mut frames = Vec::new();
        for (text, focus) in drawn {
            terminal.draw(|frame| frame.render_widget(*text, frame.area())).unwrap();
            let frame = sink.0.borrow_mut().take(*focus);
            frames.push(frame.map(|bytes| String::from_utf8(bytes).unwrap()));
        }
        frames
    }

    #[test]
    fn a_frame_is_one_piece_between_its_marks_with_the_cursor_on_the_focus() {
        let frame = frames(&[("Ayu", Some((4, 1)))]).remove(0).unwrap();
        assert!(frame.starts_with("\x1b[?2026h") && frame.contains("Ayu"), "{frame:?}");
        assert!(frame.ends_with("\x1b[?25l\x1b[2;5H\x1b[?2026l"), "{frame:?}");
    }

    #[test]
    fn an_unchanged_frame_is_not_sent() {
        let frames = frames(&[("Ayu", None), ("Ayu", None), ("Ayo", None)]);
        assert!(frames[0].is_some() && frames[2].is_some());
        assert_eq!(frames[1], None);
    }

    #[test]
    fn a_focus_that_moves_over_an_unchanged_picture_is_sent_alone() {
        let frames = frames(&[("Ayu", Some((0, 0))), ("Ayu", Some((0, 1))), ("Ayu", Some((0, 1)))]);
        assert!(frames[1].as_ref().is_some_and(|frame| frame.contains("\x1b[2;1H") && !frame.contains("Ayu")));
        assert_eq!(frames[2], None);
    }

    #[test]
    fn without_a_terminal_a_frame_is_an_error_and_not_lost_in_silence() {
        let mut sink = Sink::default();
        sink.write_all(b"Ayu").unwrap();
        assert_eq!(sink.commit(None).unwrap_err().kind(), io::ErrorKind::NotConnected);
    }
}
