//! What each command of the catalogue does to App, and when it can be used.

use crate::command::catalogue::{Command, row};
use crate::command::keymap;
use crate::command::place::Place;
use crate::journal::chain::{links_together, prospects_in_turn};
use crate::journal::decide::{self, Request};
use crate::journal::event::{Outcome, Presence};
use crate::journal::refusal::Refusal;
use crate::journal::ruling::Prospect;
use crate::journal::secretary;
use crate::rules;
use crate::text::words::{Phrase, say};

use super::availability;
use super::board::{App, Busy, Manner, PAUSE};
use super::card::Card;
use super::confirm::{self, Pressed};
use super::details;
use super::explanation;
use super::facts;
use super::filter::act;
use super::finder;
use super::form::{Form, Purpose};
use super::guide;
use super::layer::{Asked, CandidateList, Help, Layer, Reading, Sheet};
use super::marking;
use super::message::Effect;
use super::minutes;
use super::moving;
use super::number;
use super::numbers;
use super::pages;
use super::past;
use super::plan;
use super::preferences;
use super::privacy;
use super::scenario;
use super::told;
use super::writing;

/// How many of the latest commands are kept in mind.
const RECENT: usize = 5;

/// Runs a command, or says why it cannot be used.
pub fn run(app: &mut App, command: Command) -> Vec<Effect> {
    if let Err(why) = availability::available(app, row(command)) {
        let language = app.language;
        app.say(Manner::Refused, why.spoken(language));
        return Vec::new();
    }
    remember(app, command);
    let mut effects = act(app, command);
    effects.extend(guide::learned(app, command));
    effects
}

/// Does what a command means, which can be used.
fn act(app: &mut App, command: Command) -> Vec<Effect> {
    match command {
        Command::Accept => card(app, Outcome::Accepted, false),
        Command::Reject => card(app, Outcome::Rejected, false),
        Command::Park => card(app, Outcome::Parked, false),
        Command::OutsideJurisdiction => card(app, Outcome::OutsideJurisdiction, false),
        Command::AcceptChain => card(app, Outcome::Accepted, true),
        Command::ChooseCandidate => list_candidates(app),
        Command::Explain => explain(app),
        Command::EnterException => enter_exception(app),
        Command::OpenDetails => details::ask(app),
        Command::CorrectFact => return facts::open(app),
        Command::TakeNote => writing::take_note(app),
        Command::Reword => minutes::reword(app),
        Command::Save => return writing::save(app),
        Command::UndoTyping | Command::RedoTyping => writing::turn(app, command == Command::UndoTyping),
        Command::Undo => return request(app, &Request::Undo),
        Command::Redo => return request(app, &Request::Redo),
        Command::Attendance => app.layers.push(Layer::Attendance(0)),
        Command::Numbers => numbers::walk(app),
        Command::Minutes
        | Command::Plan
        | Command::Scenario
        | Command::Workload
        | Command::Quality
        | Command::EmployeeSheet
        | Command::PositionSheet
        | Command::AgencySheet
        | Command::Compare
        | Command::NineBox
        | Command::ForumSheet
        | Command::DocumentSheet
        | Command::SittingSheet
        | Command::Plots
        | Command::Glossary => pages::open(app, command),
        Command::AddItems => plan::page::ask_to_add(app),
        Command::KeepSuggestions => plan::asking::keep(app),
        Command::LookBack => past::open(app),
        Command::EarlierEntry => return past::step(app, -1),
        Command::LaterEntry => return past::step(app, 1),
        Command::Find => finder::open(app),
        Command::NextUndecided => next_undecided(app),
        Command::Mark | Command::ClearMarks => marking::run(app, command),
        Command::Filter | Command::UseFilter | Command::ClearFilter => return act::run(app, command),
        Command::ChangeSecretary => change_secretary(app),
        Command::Adjourn => app.layers.push(Layer::Form(Form::new(Purpose::Adjourn))),
        Command::ResumeSitting => confirm::ask(app, Asked::Resume),
        Command::CloseSitting => close(app),
        Command::SwitchLanguage => return preferences::switch_language(app),
        Command::Preferences => preferences::open(app),
        Command::NextValue | Command::PreviousValue => return turn(app, command == Command::NextValue),
        Command::Privacy | Command::PrivacyAnywhere => return privacy::switch(app),
        Command::Help => app.layers.push(Layer::Help(Help::default())),
        Command::Palette => app.layers.push(Layer::Help(Help { latest_first: true, ..Help::default() })),
        Command::Quit => return confirm::leave(app),
        Command::Press | Command::Choose | Command::Open => match confirm::press(app) {
            Pressed::Effects(effects) => return effects,
            Pressed::Command(command) => return run(app, command),
        },
        Command::Confirm => return confirm::confirm(app),
        Command::Back => return confirm::back(app),
        Command::MarkPresent | Command::MarkExcused | Command::MarkAbsent => return mark(app, command),
        Command::MarkAllPresent => return mark_all(app),
        // What moves about acts on nothing; a test presses every key.
        _ => moving::go(app, command),
    }
    Vec::new()
}

/// Keeps in mind what is done on the board, for the list of commands; moving about is not worth it.
fn remember(app: &mut App, command: Command) {
    let is_page = matches!(command, Command::Help | Command::Palette | Command::Quit);
    if app.place() == Place::Board && !row(command).spoken.is_empty() && !is_page {
        app.recent.retain(|other| *other != command);
        app.recent.insert(0, command);
        app.recent.truncate(RECENT);
    }
}

/// Sends a request through the door; what comes out goes to the disk first.
pub fn request(app: &mut App, request: &Request) -> Vec<Effect> {
    let language = app.language;
    let Some(board) = app.board() else { return Vec::new() };
    match board.decide(request) {
        Ok(draft) => {
            app.busy = Some(Busy::Saving);
            vec![Effect::Append(draft)]
        }
        Err(refusal) => {
            app.say(Manner::Refused, refusal.spoken(language));
            Vec::new()
        }
    }
}

/// Opens the decision card on the selected item, or on the rest of its chain.
///
/// When the card is refused, the letters that follow without a pause were meant for it and are not heard.
fn card(app: &mut App, outcome: Outcome, whole_chain: bool) {
    let language = app.language;
    let Some(board) = app.board() else { return };
    if let Err(refusal) = decide::may_decide(&board.facts, &board.standing) {
        app.say(Manner::Refused, refusal.spoken(language));
        app.deaf_until = app.now + PAUSE;
        return;
    }
    let items = match links_together(&board.facts, &board.standing, &board.selected) {
        _ if !whole_chain => vec![board.selected.clone()],
        Ok(links) => links,
        Err(refusal) => {
            app.say(Manner::Refused, refusal.spoken(language));
            app.deaf_until = app.now + PAUSE;
            return;
        }
    };
    // Who is accepted is who the board shows; any other decision is about what was suggested.
    let candidate = board.other_candidate().cloned().filter(|_| outcome.moves() && !whole_chain);
    let mut prospects = if whole_chain {
        prospects_in_turn(&board.facts, &board.standing, &items)
    } else {
        vec![Prospect::of(&board.facts, &board.standing, board.item(), candidate.as_ref())]
    };
    if board.opened.is_some() && !whole_chain {
        prospects.iter_mut().for_each(Prospect::open_details);
    }
    if let Some(block) = prospects.iter().flat_map(Prospect::blocks).next().filter(|_| outcome.moves()) {
        let mut told = Refusal::by_verdict(block).spoken(language);
        // The key is about the selected item: in a chain the block may stand on another.
        if !whole_chain && rules::rule(block.rule).is_some_and(rules::is_lifted_by_document) {
            let key = keymap::shown_key(Command::EnterException);
            told = format!("{told} {}", Phrase::new("board.exception-key").with("key", key).spoken(language));
        }
        app.say(Manner::Refused, told);
        app.deaf_until = app.now + PAUSE;
        return;
    }
    let earlier = items.first().and_then(|id| board.standing.decision(id));
    let mut card = Card::new(&board.facts, outcome, items, candidate, &prospects);
    card.earlier = earlier.map(|decision| (decision.outcome, decision.entry));
    // What was written before stays until somebody changes it; before guests it is not shown, and so not taken over.
    if let Some(decision) = earlier.filter(|_| !whole_chain && !board.is_open()) {
        card.take_over(decision);
    }
    app.layers.push(Layer::Card(Box::new(card)));
}

/// Turns the value of the selected row: of a preference, or of what is supposed.
fn turn(app: &mut App, forward: bool) -> Vec<Effect> {
    if matches!(app.layers.last(), Some(Layer::Scenario(_))) {
        scenario::turn(app, forward);
        return Vec::new();
    }
    preferences::turn(app, forward)
}

fn list_candidates(app: &mut App) {
    let Some(board) = app.board() else { return };
    if board.item().is_swap() {
        let language = app.language;
        let why = match board.facts.is_exchange(&board.item().moves) {
            true => "journal.refusal.swap-has-no-other-candidate",
            false => "journal.refusal.together-has-no-other-candidate",
        };
        app.say(Manner::Refused, say(language, why).to_owned());
        return;
    }
    let selected = board.candidate().cloned();
    app.layers.push(Layer::Candidates(CandidateList { selected }));
}

fn explain(app: &mut App) {
    if matches!(app.layers.last(), Some(Layer::Plan(_))) {
        return plan::page::explain(app);
    }
    let Some(board) = app.board() else { return };
    let candidate = match app.layers.last() {
        Some(Layer::Candidates(list)) => list.selected.clone(),
        _ => None,
    };
    let reading = explanation::of_item(board, candidate.as_ref(), app.language);
    app.layers.push(Layer::Reading(Reading { sheet: Some(Sheet::Candidate(candidate)), ..reading }));
}

fn enter_exception(app: &mut App) {
    let Some(board) = app.board() else { return };
    let Some(block) = board.block_for_document() else { return };
    let purpose = Purpose::Exception(block.rule.to_owned(), block.employee.clone(), number::told::is_closed(block));
    app.layers.push(Layer::Form(Form::new(purpose)));
}

fn next_undecided(app: &mut App) {
    let language = app.language;
    let Some(board) = app.board_mut() else { return };
    match board.next_undecided() {
        Some(next) => board.select(next),
        None => {
            let told = act::waiting_outside(board).unwrap_or_else(|| Phrase::new("board.all-decided"));
            app.say(Manner::Told, told.spoken(language));
        }
    }
}

/// Closing is asked for only when it would be let through.
fn close(app: &mut App) {
    let language = app.language;
    let Some(board) = app.board() else { return };
    match board.decide(&Request::Close) {
        Ok(_) => {
            let away = secretary::away(board.facts.sitting(), &board.standing);
            let away = away.map(|away| told::secretary_away("board.close.secretary-away", away).spoken(language));
            if let Some(away) = away {
                app.say(Manner::Told, away);
            }
            app.layers.push(Layer::Form(Form::new(Purpose::Close)));
        }
        Err(refusal) => app.say(Manner::Refused, refusal.spoken(language)),
    }
}

fn mark(app: &mut App, command: Command) -> Vec<Effect> {
    let presence = match command {
        Command::MarkExcused => Presence::Excused,
        Command::MarkAbsent => Presence::Absent,
        _ => Presence::Present,
    };
    let Some(Layer::Attendance(selected)) = app.layers.last() else { return Vec::new() };
    let selected = *selected;
    let Some(board) = app.board() else { return Vec::new() };
    let Some(member) = board.facts.sitting().members.get(selected) else { return Vec::new() };
    let wanted = Request::Attend(vec![(member.id.clone(), presence)]);
    let effects = request(app, &wanted);
    if !effects.is_empty() {
        moving::step(app, 1);
    }
    effects
}

/// Asks why the record passes to the selected member.
fn change_secretary(app: &mut App) {
    let Some(Layer::Attendance(selected)) = app.layers.last() else { return };
    let member = app.board().and_then(|board| board.facts.sitting().members.get(*selected));
    let Some(member) = member.map(|member| member.id.clone()) else { return };
    app.layers.push(Layer::Form(Form::new(Purpose::Secretary(member))));
}

fn mark_all(app: &mut App) -> Vec<Effect> {
    let language = app.language;
    let Some(board) = app.board() else { return Vec::new() };
    let open = board.facts.sitting().members.iter().filter(|member| board.standing.presence(&member.id).is_none());
    let marks: Vec<_> = open.map(|member| (member.id.clone(), Presence::Present)).collect();
    if marks.is_empty() {
        app.say(Manner::Told, say(language, "board.all-marked").to_owned());
        return Vec::new();
    }
    request(app, &Request::Attend(marks))
}
