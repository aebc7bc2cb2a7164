//! Buttons: pressing, confirming and going back. Acting and confirming are never the same key.

use crate::command::catalogue::Command;
use crate::command::place::Place;
use crate::domain::proposal::Origin;
use crate::journal::correction::Corrections;
use crate::journal::decide::Request;
use crate::text::dates;
use crate::text::preferences::Privacy;
use crate::text::words::{Phrase, Value, say};

use super::availability;
use super::board::{App, Stage};
use super::card::Focus;
use super::details;
use super::editor;
use super::facts;
use super::finder;
use super::form::{Form, Purpose};
use super::layer::{Asked, Layer, Question, command_of};
use super::message::{Effect, Resume};
use super::numbers;
use super::opening::Opening;
use super::past;
use super::plan;
use super::privacy;
use super::quality::page;
use super::scenario;
use super::sending::send;
use super::writing;

/// How long a card must have been on the screen before it can be confirmed, in milliseconds: keys typed
/// ahead over a slow line must not decide about a person.
pub const GUARD: u64 = 300;

/// Whether something shown at `shown_at` may be confirmed now.
fn settled(shown_at: Option<u64>, now: u64) -> bool {
    shown_at.is_some_and(|shown_at| now >= shown_at + GUARD)
}

/// What pressing led to.
#[derive(Debug)]
pub enum Pressed {
    /// Work for the shell, if any.
    Effects(Vec<Effect>),
    /// A command chosen from the help list, still to be run.
    Command(Command),
}

/// Enter: presses the focused button, or opens what is selected.
pub fn press(app: &mut App) -> Pressed {
    if let Some(Layer::Help(help)) = app.layers.last() {
        let command = command_of(&availability::help_rows(app), help.selected);
        app.layers.pop();
        return command.map_or(Pressed::Effects(Vec::new()), Pressed::Command);
    }
    Pressed::Effects(press_in(app))
}

fn press_in(app: &mut App) -> Vec<Effect> {
    match app.layers.last_mut() {
        Some(Layer::Card(card)) => match card.focus {
            Focus::Cancel => back(app),
            Focus::Confirm => confirm(app),
            Focus::Words | Focus::Conditions => {
                card.enter();
                Vec::new()
            }
            Focus::Reason(_) | Focus::Acknowledge => {
                card.toggle();
                Vec::new()
            }
        },
        Some(Layer::Form(form)) => {
            if form.on_cancel() {
                return back(app);
            }
            if form.on_save() {
                return submit(app);
            }
            // From the last field straight to the button that saves: Enter, Enter is a note.
            let last = form.focus + 1 == form.fields.len();
            form.step(if last { 2 } else { 1 });
            Vec::new()
        }
        Some(Layer::Editor(editor)) => match editor.focus {
            editor::Focus::Cancel => back(app),
            editor::Focus::Text | editor::Focus::Save => writing::save(app),
        },
        Some(Layer::Candidates(list)) => {
            let candidate = list.selected.clone();
            app.layers.pop();
            if let Some(board) = app.board_mut() {
                board.choose(candidate);
            }
            Vec::new()
        }
        Some(Layer::Question(question)) if question.on_yes => confirm(app),
        Some(Layer::Question(_)) => decline(app),
        Some(Layer::Numbers(_)) => numbers::open(app),
        Some(Layer::Facts(_) | Layer::Finder(_) | Layer::Plan(_) | Layer::Scenario(_)) => {
            open_row(app);
            Vec::new()
        }
        Some(Layer::Quality(selected)) => {
            let selected = *selected;
            page::open_entry(app, selected)
        }
        Some(
            Layer::Attendance(_)
            | Layer::Filter(_)
            | Layer::Past
            | Layer::Reading(_)
            | Layer::Minutes(_)
            | Layer::Help(_)
            | Layer::Preferences(_),
        ) => Vec::new(),
        None => open_choice(app),
    }
}

/// Opens the selected row of a list, or what it stands for.
fn open_row(app: &mut App) {
    match app.layers.last() {
        Some(Layer::Facts(_)) => facts::press(app),
        Some(Layer::Finder(_)) => finder::press(app),
        Some(Layer::Plan(_)) => plan::page::press(app),
        Some(Layer::Scenario(_)) => scenario::open_moves(app),
        _ => {}
    }
}

/// `y` or the confirm button: decides, if the card has been on the screen long enough.
pub fn confirm(app: &mut App) -> Vec<Effect> {
    let now = app.now;
    match app.layers.last() {
        Some(Layer::Card(card)) if settled(card.shown_at, now) => decide_card(app),
        Some(Layer::Question(question)) if settled(question.shown_at, now) => {
            match &question.asked {
                Asked::Resume => return send(app, &Request::Resume),
                Asked::AddItems(wholes) => {
                    let request = Request::AddItems { wholes: wholes.clone(), origin: Origin::Planner };
                    return send(app, &request);
                }
                _ => {}
            }
            let asked = question.asked.clone();
            app.layers.pop();
            match asked {
                Asked::Quit => vec![Effect::Quit],
                Asked::Resume | Asked::AddItems(_) => Vec::new(),
                Asked::ShowNames => privacy::show_names(app),
                Asked::Held(held) if held.barred.is_some() => vec![Effect::Open(held.session, Resume::Continue)],
                Asked::Held(held) => {
                    app.layers.push(Layer::Form(Form::new(Purpose::TakeOver(held.session))));
                    Vec::new()
                }
                Asked::Discard => {
                    app.layers.pop();
                    Vec::new()
                }
                Asked::ContinueRehearsal(earlier) => vec![Effect::Open(earlier.session, Resume::Continue)],
            }
        }
        _ => Vec::new(),
    }
}

fn decide_card(app: &mut App) -> Vec<Effect> {
    let Some(Layer::Card(card)) = app.layers.last() else { return Vec::new() };
    let (request, keeps) = (Request::Rule(card.rulings()), card.keeps);
    let effects = send(app, &request);
    // What was refused is followed by no plan.
    let keeps = keeps && !effects.is_empty();
    app.board_mut().into_iter().for_each(|board| board.plan.keep_at_next(keeps));
    effects
}

/// Esc or the harmless button: goes back, not without asking where something was typed. From an opening and from its
/// questions that is the chooser, or out of the program when a file was named; nothing is begun by it.
pub fn back(app: &mut App) -> Vec<Effect> {
    let typed = match app.layers.last() {
        Some(Layer::Card(card)) => card.has_words(),
        Some(Layer::Form(form)) => form.holds_words(),
        Some(Layer::Editor(editor)) => editor.is_changed(),
        _ => false,
    };
    if typed {
        ask(app, Asked::Discard);
        return Vec::new();
    }
    match app.layers.pop() {
        Some(Layer::Past) => {
            past::leave(app);
            Vec::new()
        }
        Some(Layer::Question(Question { asked: Asked::ContinueRehearsal(_) | Asked::Held(_), .. })) | None => {
            stop_opening(app)
        }
        Some(Layer::Form(Form { purpose: Purpose::TakeOver(_), .. })) => stop_opening(app),
        Some(_) => Vec::new(),
    }
}

/// What is being opened is not opened any more.
fn stop_opening(app: &mut App) -> Vec<Effect> {
    match &app.stage {
        Stage::Opening(Opening { chooser: None, .. }) => vec![Effect::Quit],
        Stage::Opening(_) => {
            app.choose_again(Vec::new());
            vec![Effect::StopOpening]
        }
        Stage::Choosing(_) | Stage::Sitting(_) => Vec::new(),
    }
}

/// The button of a question that does not confirm: stays, begins a new rehearsal, or only looks.
fn decline(app: &mut App) -> Vec<Effect> {
    let Some(Layer::Question(question)) = app.layers.last() else { return back(app) };
    let (session, resume) = match &question.asked {
        Asked::ContinueRehearsal(earlier) => (earlier.session.clone(), Resume::New),
        Asked::Held(held) => (held.session.clone(), Resume::Look),
        Asked::Quit | Asked::Discard | Asked::Resume | Asked::AddItems(_) | Asked::ShowNames => return back(app),
    };
    if !settled(question.shown_at, app.now) {
        return Vec::new();
    }
    app.layers.pop();
    vec![Effect::Open(session, resume)]
}

/// Saves a form.
fn submit(app: &mut App) -> Vec<Effect> {
    let Some(Layer::Form(form)) = app.layers.last() else { return Vec::new() };
    let form = form.clone();
    match &form.purpose {
        Purpose::Exception(rule, employee, _) => {
            let Some(date) = dates::typed(form.text(2)) else {
                return refuse(app, "board.form.date.wrong");
            };
            let request = Request::EnterException {
                rule: rule.clone(),
                employee: employee.clone(),
                document: form.text(0).to_owned(),
                number: form.text(1).to_owned(),
                date,
            };
            send(app, &request)
        }
        Purpose::Correction(_) | Purpose::Details(_) if app.privacy == Privacy::Open => refuse(app, "board.not.masked"),
        Purpose::Correction(act) => facts::submit(app, &form, act),
        Purpose::Details(item) => {
            let Some(member) = app.board().and_then(|board| details::typed(board, form.text(0))) else {
                return refuse_at(app, "board.form.details.who.wrong", 0);
            };
            send(app, &Request::OpenDetails { item: item.clone(), member, text: form.text(1).to_owned() })
        }
        Purpose::Secretary(member) => {
            let request = Request::ChangeSecretary { member: member.clone(), text: form.text(0).to_owned() };
            send(app, &request)
        }
        Purpose::Adjourn => {
            let until = match form.text(1) {
                "" => None,
                text => match dates::typed(text) {
                    Some(day) => Some(day),
                    None => return refuse(app, "board.form.date.wrong"),
                },
            };
            send(app, &Request::Adjourn { until, text: form.text(0).to_owned() })
        }
        Purpose::TakeOver(session) => {
            let session = session.clone();
            if form.text(0).to_lowercase() != say(app.language, "board.form.take-over.word").to_lowercase() {
                return refuse(app, "board.form.take-over.wrong");
            }
            app.layers.pop();
            vec![Effect::Open(session, Resume::TakeOver)]
        }
        Purpose::Close => {
            if form.text(0).to_lowercase() != say(app.language, "board.form.close.word") {
                return refuse(app, "board.form.close.wrong");
            }
            send(app, &Request::Close)
        }
    }
}

/// The corrections of the form on top can be read, or cannot: then the form says why. Whoever left the form meanwhile,
/// or typed on in it, has not asked for what was tried.
pub fn tried(app: &mut App, tried: Result<Box<Corrections>, Vec<Phrase>>) -> Vec<Effect> {
    app.busy = None;
    match tried {
        Ok(corrections) => match facts::asks_for(app, &corrections) {
            Some(true) => send(app, &Request::CorrectFacts(*corrections)),
            Some(false) => refuse(app, "board.facts.typed-on"),
            None => Vec::new(),
        },
        Err(faults) => {
            let what = faults.into_iter().map(Value::from).collect();
            let told = Phrase { key: "board.facts.failed", values: vec![("what", Value::List(what))] };
            let said = told.spoken(app.language);
            match app.layers.last_mut() {
                Some(Layer::Form(form)) if matches!(form.purpose, Purpose::Correction(_)) => form.refusal = Some(said),
                _ => {}
            }
            Vec::new()
        }
    }
}

/// Says why a form is not sent, and goes to its last field.
fn refuse(app: &mut App, key: &'static str) -> Vec<Effect> {
    refuse_at(app, key, usize::MAX)
}

/// The same of the field at a place.
fn refuse_at(app: &mut App, key: &'static str, field: usize) -> Vec<Effect> {
    let said = say(app.language, key).to_owned();
    if let Some(Layer::Form(form)) = app.layers.last_mut() {
        form.refusal = Some(said);
        form.focus = field.min(form.fields.len() - 1);
    }
    Vec::new()
}

/// Opens the session that is selected in the chooser.
fn open_choice(app: &mut App) -> Vec<Effect> {
    match &app.stage {
        Stage::Choosing(chooser) => match chooser.choices.get(chooser.selected) {
            Some(choice) => vec![Effect::Open(choice.path.clone(), Resume::Ask)],
            None => Vec::new(),
        },
        Stage::Opening(_) | Stage::Sitting(_) => Vec::new(),
    }
}

/// Asks a question, unless it is asked already.
pub fn ask(app: &mut App, asked: Asked) {
    let open = matches!(app.layers.last(), Some(Layer::Question(question)) if question.asked == asked);
    if !open {
        // Going on with what is not finished loses nothing and begins nothing: there it is the harmless button.
        let on_yes = matches!(&asked, Asked::ContinueRehearsal(earlier) if !earlier.closed);
        app.layers.push(Layer::Question(Question { asked, on_yes, shown_at: None }));
    }
}

/// Leaves: at once while no sitting is open, else after a question.
pub fn leave(app: &mut App) -> Vec<Effect> {
    match app.place() {
        Place::Chooser | Place::Opening => vec![Effect::Quit],
        _ => {
            ask(app, Asked::Quit);
            Vec::new()
        }
    }
}
