//! The input thread: from terminal events to keys, pastes and sizes.
//!
//! Only this file reads the keyboard, on a thread of its own, because after a hang-up the input
//! library never comes back from its call.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;

use crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::command::key::Key;
use crate::error::Error;
use crate::shell::incoming::Incoming;
use crate::shell::rejoin::Rejoiner;
use crate::text::words::Phrase;

/// Exit code when the keyboard cannot be read although the line stands.
const EXIT_MACHINE: i32 = 3;

/// Starts the input thread; it ends when nobody receives any more.
///
/// # Errors
/// The system refuses a thread.
pub fn listen<M>(sender: Sender<M>) -> Result<(), Error>
where
    M: From<Incoming> + Send + 'static,
{
    let failed = |cause: io::Error| Error::new(Phrase::new("shell.thread_failed"), cause);
    thread::Builder::new().name("input".into()).spawn(move || read_until_gone(&sender)).map_err(failed)?;
    Ok(())
}

/// Reads events, re-joins what the line cut apart, sends what results.
fn read_until_gone<M: From<Incoming>>(sender: &Sender<M>) {
    let mut rejoiner = Rejoiner::default();
    // The library hears of sizes from its first call on. A size that changed between the first
    // frame and that call would never be told, so it is told once whether it changed or not.
    let _ = event::poll(Duration::ZERO);
    if let Ok((columns, rows)) = crossterm::terminal::size() {
        let _ = sender.send(Incoming::Resized(columns, rows).into());
    }
    loop {
        let heard = match next_event(&rejoiner) {
            Ok(Some(event)) => translate(event).into_iter().flat_map(|heard| rejoiner.hear(heard)).collect(),
            Ok(None) => rejoiner.silence(),
            Err(_) => {
                let _ = sender.send(Incoming::Gone(EXIT_MACHINE).into());
                return;
            }
        };
        for incoming in heard {
            if sender.send(incoming.into()).is_err() {
                return;
            }
        }
    }
}

/// The next event; `None` when the rejoiner waits for one and it does not come in time.
fn next_event(rejoiner: &Rejoiner) -> io::Result<Option<Event>> {
    match rejoiner.patience() {
        Some(patience) if !event::poll(patience)? => Ok(None),
        _ => event::read().map(Some),
    }
}

/// What one terminal event means: nothing, one thing, or Escape and a key.
fn translate(event: Event) -> Vec<Incoming> {
    match event {
        Event::Key(pressed) if pressed.kind != KeyEventKind::Release => keys(pressed),
        Event::Paste(text) => vec![Incoming::paste(&text)],
        Event::Resize(columns, rows) => vec![Incoming::Resized(columns, rows)],
        _ => Vec::new(),
    }
}

/// The keys of one press.
///
/// Escape and a key that arrive in one packet look like Alt and that key; nothing here uses Alt, so
/// both keys are taken for what a slow line made of them.
fn keys(pressed: KeyEvent) -> Vec<Incoming> {
    let one_byte = matches!(pressed.code, KeyCode::Char(_) | KeyCode::Enter | KeyCode::Tab | KeyCode::Backspace);
    let after_escape = one_byte && pressed.modifiers.contains(KeyModifiers::ALT);
    let modifiers = if after_escape { pressed.modifiers - KeyModifiers::ALT } else { pressed.modifiers };
    let key = key(pressed.code, modifiers);
    after_escape.then_some(Key::Esc).into_iter().chain(key).map(Incoming::Key).collect()
}

/// The canonical key; `None` for what the program does not know: bare modifiers, media keys, and
/// arrows or function keys held together with Ctrl or Alt.
fn key(code: KeyCode, modifiers: KeyModifiers) -> Option<Key> {
    let shift = modifiers.contains(KeyModifiers::SHIFT);
    match (code, modifiers - KeyModifiers::SHIFT) {
        // Some terminals send this code for Backspace.
        (KeyCode::Char('h'), KeyModifiers::CONTROL) => Some(Key::Backspace),
        (KeyCode::Char(letter), KeyModifiers::CONTROL) => Some(Key::Ctrl(letter.to_ascii_lowercase())),
        (KeyCode::Char(letter), KeyModifiers::NONE) if shift => Some(Key::Char(letter.to_ascii_uppercase())),
        (KeyCode::Char(letter), KeyModifiers::NONE) => Some(Key::Char(letter)),
        (KeyCode::Tab, KeyModifiers::NONE) if shift => Some(Key::BackTab),
        (code, KeyModifiers::NONE) => named(code),
        _ => None,
    }
}

/// The key of a code that is no character.
fn named(code: KeyCode) -> Option<Key> {
    Some(match code {
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Tab => Key::Tab,
        KeyCode::BackTab => Key::BackTab,
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::Backspace => Key::Backspace,
        KeyCode::Delete => Key::Delete,
        KeyCode::F(number @ 1..=12) => Key::F(number),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(code: KeyCode, modifiers: KeyModifiers) -> Vec<Incoming> {
        translate(Event::Key(KeyEvent::new(code, modifiers)))
    }

    #[test]
    fn shift_and_capitals_are_settled_once() {
        assert_eq!(pressed(KeyCode::Char('T'), KeyModifiers::SHIFT), [Incoming::Key(Key::Char('T'))]);
        assert_eq!(pressed(KeyCode::Char('t'), KeyModifiers::SHIFT), [Incoming::Key(Key::Char('T'))]);
        assert_eq!(pressed(KeyCode::Tab, KeyModifiers::SHIFT), [Incoming::Key(Key::BackTab)]);
        assert_eq!(pressed(KeyCode::Char('z'), KeyModifiers::CONTROL), [Incoming::Key(Key::Ctrl('z'))]);
    }

    #[test]
    fn both_codes_of_backspace_are_backspace() {
        assert_eq!(pressed(KeyCode::Backspace, KeyModifiers::NONE), [Incoming::Key(Key::Backspace)]);
        assert_eq!(pressed(KeyCode::Char('h'), KeyModifiers::CONTROL), [Incoming::Key(Key::Backspace)]);
    }

    #[test]
    fn releases_and_bare_modifiers_are_no_keys() {
        let release = KeyEvent::new_with_kind(KeyCode::Char('t'), KeyModifiers::NONE, KeyEventKind::Release);
        assert_eq!(translate(Event::Key(release)), []);
        let shift = KeyCode::Modifier(event::ModifierKeyCode::LeftShift);
        assert_eq!(pressed(shift, KeyModifiers::SHIFT), []);
        assert_eq!(pressed(KeyCode::Down, KeyModifiers::CONTROL), []);
        assert_eq!(pressed(KeyCode::F(13), KeyModifiers::NONE), []);
    }

    #[test]
    fn escape_and_a_key_in_one_packet_are_two_keys() {
        let both = pressed(KeyCode::Char('t'), KeyModifiers::ALT);
        assert_eq!(both, [Incoming::Key(Key::Esc), Incoming::Key(Key::Char('t'))]);
    }
}
