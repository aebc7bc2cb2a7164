//! A board that draws into memory.

// A bench may unwrap, and each bench uses its own part of this.
#![allow(dead_code, clippy::unwrap_used)]

use std::path::Path;
use std::sync::Arc;

use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use sidang::app::board::App;
use sidang::app::chooser::Chooser;
use sidang::app::message::{Message, Opened};
use sidang::app::update::update;
use sidang::command::key::Key;
use sidang::domain::facts::Facts;
use sidang::domain::ids::ItemId;
use sidang::journal::standing::Standing;
use sidang::quality;
use sidang::screen;
use sidang::screen::cursor::Cursor;
use sidang::screen::theme::{Depth, Theme};
use sidang::shell::sink::Sink;
use sidang::text::charset::Charset;
use sidang::text::language::Language;
use sidang::text::preferences::Scheme;

/// A board that draws into memory.
pub struct Screen {
    /// What is open.
    pub app: App,
    theme: Theme,
    terminal: Terminal<CrosstermBackend<Sink>>,
    sink: Sink,
    clock: u64,
}

impl Screen {
    /// The board with this session just opened, not drawn yet.
    pub fn new((facts, standing): (&Arc<Facts>, &Standing), (columns, rows): (u16, u16), depth: Depth) -> Screen {
        let mut app = App::new(Language::Indonesian, Chooser::default());
        let opened = Opened {
            facts: Arc::clone(facts),
            quality: Arc::new(quality::look(facts)),
            standing: standing.clone(),
            writable: true,
            notices: Vec::new(),
            folder: Path::new("catatan").to_owned(),
            hour: "09.42".to_owned(),
        };
        update(&mut app, Message::Opened(Ok(Box::new(opened))));
        // The page of data quality may come first; keys are timed on the board.
        app.layers.clear();
        let sink = Sink::default();
        let viewport = Viewport::Fixed(Rect::new(0, 0, columns, rows));
        let backend = CrosstermBackend::new(sink.clone());
        let terminal = Terminal::with_options(backend, TerminalOptions { viewport }).unwrap();
        Screen {
            app,
            theme: Theme { depth, scheme: Scheme::Dark, charset: Charset::Unicode },
            terminal,
            sink,
            clock: 0,
        }
    }

    /// Draws, and says how many bytes would be sent.
    pub fn draw(&mut self) -> usize {
        let mut cursor = None;
        self.terminal
            .draw(|frame| {
                let at = screen::board::draw(&self.app, self.theme, frame.buffer_mut());
                if let Cursor::Typing(position) = at {
                    frame.set_cursor_position(position);
                }
                cursor = Some(at);
            })
            .unwrap();
        let focus = match cursor {
            Some(Cursor::Resting(position)) => Some((position.x, position.y)),
            _ => None,
        };
        self.sink.take(focus).map_or(0, |bytes| bytes.len())
    }

    /// The item that is selected.
    pub fn selected(&self) -> Option<ItemId> {
        self.app.board().map(|board| board.selected.clone())
    }

    /// Presses a key and draws; a third of a second passes between keys.
    pub fn press(&mut self, key: Key) -> usize {
        self.clock += 333;
        update(&mut self.app, Message::Key(key, self.clock));
        let bytes = self.draw();
        update(&mut self.app, Message::Drawn(self.clock));
        bytes
    }
}
