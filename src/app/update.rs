//! One message in, changed App and effects out.

use std::path::PathBuf;

use crate::command::key::Key;
use crate::command::keymap;
use crate::journal::event::{Entry, Event};
use crate::journal::standing::Life;
use crate::text::preferences::Privacy;
use crate::text::words::{Phrase, say};

use super::board::{App, Board, Busy, LEAST, Manner, PAUSE, Stage, TALL, WIDE};
use super::card::Focus;
use super::commands;
use super::confirm;
use super::details;
use super::facts;
use super::field::Field;
use super::filter::act;
use super::finder;
use super::layer::{Asked, Layer};
use super::located;
use super::message::{Effect, FactsTold, Message, Opened};
use super::opening::{Opening, Reached};
use super::past;
use super::plan::asking;
use super::preferences;
use super::privacy;
use super::quality::page;
use super::scenario;
use super::told;

/// Takes one message. Whatever ends open details, nothing of them stays on the screen.
pub fn update(app: &mut App, message: Message) -> Vec<Effect> {
    let are_open = |app: &App| app.board().is_some_and(|board| board.opened.is_some());
    let were_open = are_open(app);
    let mut effects = take(app, message);
    effects.extend(asking::wanted(app));
    effects.extend(scenario::wanted(app));
    effects.extend(scenario::wanted(app));
    if were_open && !are_open(app) {
        details::ended(app);
    }
    effects
}

fn take(app: &mut App, message: Message) -> Vec<Effect> {
    match message {
        Message::Key(key, now) => {
            app.now = now;
            press(app, key)
        }
        Message::Paste(text) => {
            paste(app, &text);
            Vec::new()
        }
        Message::Resized(columns, rows) => {
            app.visible = columns >= LEAST.0 && rows >= LEAST.1;
            (app.wide, app.tall) = (columns >= WIDE, rows >= TALL);
            Vec::new()
        }
        Message::Drawn(now) => {
            if let Some(layer) = app.layers.last_mut().filter(|_| app.visible) {
                layer.drawn(now);
            }
            Vec::new()
        }
        Message::Hour(hour, now) => {
            app.hour = hour;
            details::idle(app, now);
            Vec::new()
        }
        Message::Appended(Ok(entry)) => appended(app, &entry),
        Message::Fingerprint(number, code) => coded(app, (number, code)),
        Message::Appended(Err(error)) => {
            app.busy = None;
            privacy::failed(app, &error);
            if let Some(board) = app.board_mut() {
                board.writable = false;
            }
            Vec::new()
        }
        Message::Opening(file, reached) => {
            opening(app, file, reached);
            Vec::new()
        }
        Message::Opened(Ok(opened)) => {
            open(app, *opened);
            Vec::new()
        }
        Message::Opened(Err(faults)) => {
            app.choose_again(faults);
            Vec::new()
        }
        Message::PapersWritten(Ok(papers)) => papers_written(app, papers),
        Message::PapersWritten(Err(error)) => {
            privacy::failed(app, &error);
            Vec::new()
        }
        Message::Facts(told) => facts_told(app, told),
        Message::Judged(judged) => act::judged(app, judged),
        Message::Plan(told) => asking::told(app, told),
        Message::Supposed(told) => scenario::told(app, &told.0, &told.1),
        Message::PreferencesSaved(saved) => preferences::saved(app, saved),
        Message::Located(located) => {
            located::rewrite(app, &located);
            Vec::new()
        }
    }
}

fn papers_written(app: &mut App, papers: Vec<PathBuf>) -> Vec<Effect> {
    let told = Phrase::new("board.papers-written").with("place", privacy::folder_of(app, &papers));
    app.say(Manner::Told, told.spoken(app.language));
    if let Some(board) = app.board_mut() {
        board.papers = papers;
    }
    Vec::new()
}

fn facts_told(app: &mut App, told: FactsTold) -> Vec<Effect> {
    match told {
        FactsTold::FileChanged(changes) => facts::file_changed(app, changes),
        FactsTold::Read(asked, found) => facts::read(app, &asked, found),
        FactsTold::Tried(tried) => return confirm::tried(app, tried),
        FactsTold::Corrected(corrected) => return facts::corrected(app, corrected),
        FactsTold::AsOf(number, facts) => past::read(app, number, facts),
    }
    Vec::new()
}

/// A key: text fields take printable keys first, all else is looked up in the catalogue. While the screen is
/// too small to show what would be decided no key is heard, but those that leave and that mask.
fn press(app: &mut App, key: Key) -> Vec<Effect> {
    if !app.visible {
        match key {
            Key::Ctrl('c') => return vec![Effect::Quit],
            // Whoever masks names means the screen that comes back too.
            Key::F(9) if app.privacy == Privacy::Closed => return privacy::switch(app),
            _ => {}
        }
        return Vec::new();
    }
    let types_on = matches!(key, Key::Char(letter) if letter.is_alphanumeric() || letter == ' ');
    if app.now < app.deaf_until && types_on {
        app.deaf_until = app.now + PAUSE;
        return Vec::new();
    }
    app.said = None;
    if typed(app, key) {
        return Vec::new();
    }
    match keymap::look_up(app.place(), key) {
        Some(row) => {
            if let Some(Layer::Card(card)) = app.layers.last_mut() {
                card.strays = 0;
            }
            commands::run(app, row.command)
        }
        None => {
            stray(app, key);
            Vec::new()
        }
    }
}

/// A letter that means nothing on a card: from the second in a row on, words are typed into no field, and the letter
/// that decides must not be found among them.
fn stray(app: &mut App, key: Key) {
    let Some(Layer::Card(card)) = app.layers.last_mut() else { return };
    if !matches!(key, Key::Char(letter) if letter.is_alphabetic()) {
        return;
    }
    card.strays += 1;
    if card.strays > 1 {
        card.refusal = Some(say(app.language, "board.card.nowhere").to_owned());
        card.strays = 0;
        app.deaf_until = app.now + PAUSE;
    }
}

/// The field that letters go to: the focused one of a card or form, or the one by which a list is narrowed.
fn field(layer: &mut Layer) -> Option<&mut Field> {
    match layer {
        Layer::Card(card) => card.field(),
        Layer::Form(form) => form.field(),
        Layer::Help(help) => Some(&mut help.filter),
        Layer::Facts(sheet) => Some(&mut sheet.filter),
        Layer::Minutes(page) => Some(&mut page.filter),
        Layer::Finder(finder) => Some(&mut finder.query),
        Layer::Filter(page) => Some(&mut page.words),
        Layer::Editor(_)
        | Layer::Plan(_)
        | Layer::Scenario(_)
        | Layer::Candidates(_)
        | Layer::Attendance(_)
        | Layer::Numbers(_)
        | Layer::Past
        | Layer::Quality(_)
        | Layer::Reading(_)
        | Layer::Preferences(_)
        | Layer::Question(_) => None,
    }
}

/// Whether a key goes to the field of the layer: what moves about in a list goes to the list.
fn is_for_field(layer: &Layer, key: Key) -> bool {
    match layer {
        Layer::Help(_) | Layer::Facts(_) | Layer::Minutes(_) => matches!(key, Key::Char(_) | Key::Backspace),
        Layer::Finder(_) => matches!(key, Key::Char(_) | Key::Backspace | Key::Left | Key::Right),
        Layer::Filter(page) => page.takes(key),
        _ => true,
    }
}

/// A list is narrowed by other words than before.
fn narrowed(app: &mut App) {
    match app.layers.last_mut() {
        Some(Layer::Help(help)) => help.selected = 0,
        Some(Layer::Facts(sheet)) => {
            sheet.selected = 0;
            facts::select_first(app);
        }
        Some(Layer::Finder(_)) => finder::look_again(app),
        Some(Layer::Filter(_)) => act::look_again(app),
        _ => {}
    }
}

/// Gives the key to the focused text field, if there is one that takes it, or to buttons and ticks that have the focus.
fn typed(app: &mut App, key: Key) -> bool {
    let Some(layer) = app.layers.last_mut() else { return false };
    let is_for_field = is_for_field(layer, key);
    if let Some(field) = field(layer).filter(|_| is_for_field) {
        let before = field.text().to_owned();
        let took = field.edit(key);
        if field.text() != before {
            layer.forget_refusal();
            narrowed(app);
        }
        return took;
    }
    let sideways = matches!(key, Key::Left | Key::Right);
    match layer {
        Layer::Card(card) => match key {
            Key::Char(digit) if digit.is_ascii_digit() => card.tick_number(digit.to_digit(10).unwrap_or(0) as usize),
            _ if sideways && card.focus == Focus::Cancel => card.focus = Focus::Confirm,
            _ if sideways && card.focus == Focus::Confirm => card.focus = Focus::Cancel,
            _ => return false,
        },
        Layer::Editor(editor) => return editor.takes(key),
        Layer::Form(form) if sideways => form.step(if form.on_cancel() { 1 } else { -1 }),
        Layer::Question(question) if sideways => question.on_yes = !question.on_yes,
        _ => return false,
    }
    true
}

/// A paste is text, and only where text is asked for.
fn paste(app: &mut App, text: &str) {
    if let Some(Layer::Editor(editor)) = app.layers.last_mut() {
        editor.insert(text);
    } else if let Some(field) = app.layers.last_mut().and_then(field) {
        field.insert(text);
        narrowed(app);
    }
}

/// An opening goes on; from the chooser it is shown only once it has taken its time.
fn opening(app: &mut App, file: String, reached: Reached) {
    let chooser = match &mut app.stage {
        Stage::Choosing(chooser) => Some(std::mem::take(chooser)),
        Stage::Opening(opening) => opening.chooser.take(),
        Stage::Sitting(_) => return,
    };
    app.stage = Stage::Opening(Opening { file: Some(file), reached: Some(reached), chooser });
}

/// A sitting was opened: the board, and what has to be said first. The quality of the data is a page before the board
/// where that concerns what is decided, else a sentence.
fn open(app: &mut App, opened: Opened) {
    app.hour.clone_from(&opened.hour);
    app.layers.clear();
    let mut notices: Vec<String> = opened.notices.iter().map(|notice| privacy::told(app, notice)).collect();
    match Board::of(opened, app.privacy) {
        Some(board) => {
            let first = page::comes_first(&board);
            notices.extend(page::told(&board).filter(|_| !first).map(|told| told.spoken(app.language)));
            app.stage = Stage::Sitting(Box::new(board));
            if first {
                page::open(app);
            }
            if app.board().is_some_and(|board| board.writable && board.standing.life() == Life::Adjourned) {
                confirm::ask(app, Asked::Resume);
            }
            if !notices.is_empty() {
                app.say(Manner::Told, notices.join(" "));
            }
        }
        None => app.choose_again(vec![say(app.language, "board.empty-docket").to_owned()]),
    }
}

/// An entry is on the disk: only now does the standing change.
fn appended(app: &mut App, entry: &Entry) -> Vec<Effect> {
    app.busy = None;
    let (language, privacy) = (app.language, app.privacy);
    let Some(board) = app.board_mut() else { return Vec::new() };
    let goes_on = is_first_decision(board, entry);
    let before = board.truth.standing.amendments();
    board.truth.standing.apply(entry.clone());
    let amended = board.truth.standing.amendments() != before;
    details::after(board, entry, privacy);
    board.show(privacy);
    board.renew_shown();
    let told = told::told(board, entry);
    let (here, narrowed) = (board.place(), board.shown.is_narrowed());
    let next = if goes_on { board.next_undecided() } else { touched(board, entry) };
    if let Some(next) = next.filter(|next| *next != here) {
        board.go_on_to(next);
    }
    let outside = match next {
        None if goes_on => act::waiting_outside(board),
        _ => act::ended(board, narrowed),
    };
    let told: Vec<String> = std::iter::once(told).chain(outside).map(|told| told.spoken(language)).collect();
    app.say(Manner::Told, told.join(" "));
    act::renew_page(app);
    if entry.events.iter().any(|event| matches!(event, Event::Resumed { .. })) {
        // A meeting begins with attendance.
        app.layers.push(Layer::Attendance(0));
    }
    if amended {
        // Nothing else is decided on facts that do not count any more.
        app.busy = Some(Busy::Reading);
        return vec![Effect::ReadCorrected];
    }
    let papers = changes_papers(app, entry).then_some(Effect::WritePapers);
    papers.into_iter().chain(act::judge(app)).collect()
}

/// Whether the papers are to be written: the sitting was closed, or words were put otherwise after that.
fn changes_papers(app: &App, entry: &Entry) -> bool {
    let closed = app.board().is_some_and(|board| board.standing.life() == Life::Closed);
    closed && entry.events.iter().any(|event| matches!(event, Event::Closed { .. } | Event::Reworded { .. }))
}

/// The code of an entry was derived; one that was overtaken by the next entry is not shown.
fn coded(app: &mut App, fingerprint: (u64, String)) -> Vec<Effect> {
    if let Some(board) = app.board_mut() {
        board.fingerprint = fingerprint;
    }
    Vec::new()
}

/// Whether the entry decides the selected item for the first time, so that the board goes on to the next one.
/// Whoever changes an earlier decision stays where they look.
fn is_first_decision(board: &Board, entry: &Entry) -> bool {
    let decides =
        entry.events.iter().any(|event| matches!(event, Event::Decided { item, .. } if *item == board.selected));
    decides && board.standing.decision(&board.selected).is_none()
}

/// The item that an undo or redo was about: what was taken back is what the committee wants to see.
fn touched(board: &Board, entry: &Entry) -> Option<usize> {
    let number = entry.events.iter().find_map(|event| match event {
        Event::Undone { entry } | Event::Redone { entry } => Some(*entry),
        _ => None,
    })?;
    let about = board.standing.entries().iter().find(|entry| entry.number == number)?;
    about.events.iter().find_map(|event| match event {
        Event::Decided { item, .. } => board.facts.docket().place(item),
        _ => None,
    })
}
