//! What each command of the catalogue does to App, and when it can be used.

use std::sync::Arc;

use crate::command::catalogue::{Command, row};
use crate::journal::chain::{links_together, prospects_in_turn};
use crate::journal::decide::{self, Request};
use crate::journal::event::{Outcome, Presence};
use crate::journal::refusal::Refusal;
use crate::journal::ruling::Prospect;
use crate::journal::secretary;
use crate::text::words::say;

use super::availability;
use super::board::{App, Busy, Manner, PAUSE, Stage};
use super::card::Card;
use super::confirm::{self, Pressed};
use super::explanation;
use super::facts;
use super::form::{Form, Purpose};
use super::layer::{Asked, CandidateList, Help, Layer};
use super::message::Effect;
use super::number::walk::Step;
use super::numbers;
use super::quality::{entry, page};
use super::told;
use super::workload;
use super::{preference, preferences};

/// Rows that one page moves over.
const PAGE: usize = 8;

/// Runs a command, or says why it cannot be used.
pub fn run(app: &mut App, command: Command) -> Vec<Effect> {
    if let Err(why) = availability::available(app, row(command)) {
        let language = app.language;
        app.say(Manner::Refused, why.spoken(language));
        return Vec::new();
    }
    match command {
        Command::Accept => card(app, Outcome::Accepted, false),
        Command::Reject => card(app, Outcome::Rejected, false),
        Command::Park => card(app, Outcome::Parked, false),
        Command::OutsideJurisdiction => card(app, Outcome::OutsideJurisdiction, false),
        Command::AcceptChain => card(app, Outcome::Accepted, true),
        Command::ChooseCandidate => list_candidates(app),
        Command::Explain => explain(app),
        Command::EnterException => enter_exception(app),
        Command::CorrectFact => return facts::open(app),
        Command::TakeNote => {
            let item = app.board().map(|board| board.selected.clone());
            app.layers.push(Layer::Form(Form::new(Purpose::Note(item))));
        }
        Command::Undo => return request(app, &Request::Undo),
        Command::Redo => return request(app, &Request::Redo),
        Command::Attendance => app.layers.push(Layer::Attendance(0)),
        Command::Minutes => explanation::minutes(app),
        Command::Workload => workload::open(app),
        Command::Quality => page::open(app),
        Command::Numbers => numbers::walk(app),
        Command::NextNumber | Command::PreviousNumber => numbers::along(app, command == Command::NextNumber),
        Command::NextPanel | Command::PreviousPanel => numbers::over(app, command == Command::NextPanel),
        Command::Find => find(app),
        Command::NextUndecided => next_undecided(app),
        Command::ChangeSecretary => change_secretary(app),
        Command::Adjourn => app.layers.push(Layer::Form(Form::new(Purpose::Adjourn))),
        Command::ResumeSitting => confirm::ask(app, Asked::Resume),
        Command::CloseSitting => close(app),
        Command::SwitchLanguage => return preferences::switch_language(app),
        Command::Preferences => preferences::open(app),
        Command::NextValue | Command::PreviousValue => return preferences::turn(app, command == Command::NextValue),
        Command::Help => app.layers.push(Layer::Help(Help::default())),
        Command::Quit => return confirm::leave(app),
        Command::Down => step(app, 1),
        Command::Up => step(app, -1),
        Command::PageDown => step(app, PAGE.cast_signed()),
        Command::PageUp => step(app, -PAGE.cast_signed()),
        Command::First => step(app, isize::MIN / 2),
        Command::Last => step(app, isize::MAX / 2),
        Command::NextCandidate => turn_candidate(app, 1),
        Command::PreviousCandidate => turn_candidate(app, -1),
        Command::NextSection | Command::PreviousSection => step_section(app, command == Command::NextSection),
        Command::NextField => step_field(app, 1),
        Command::PreviousField => step_field(app, -1),
        Command::Toggle => toggle(app),
        Command::Press | Command::Choose | Command::Open => match confirm::press(app) {
            Pressed::Effects(effects) => return effects,
            Pressed::Command(command) => return run(app, command),
        },
        Command::Confirm => return confirm::confirm(app),
        Command::Back => return confirm::back(app),
        Command::MarkPresent => return mark(app, Presence::Present),
        Command::MarkExcused => return mark(app, Presence::Excused),
        Command::MarkAbsent => return mark(app, Presence::Absent),
        Command::MarkAllPresent => return mark_all(app),
    }
    Vec::new()
}

/// Sends a request through the door; what comes out goes to the disk first.
pub fn request(app: &mut App, request: &Request) -> Vec<Effect> {
    let language = app.language;
    let Some(board) = app.board() else { return Vec::new() };
    match decide::decide(&board.facts, &board.standing, request) {
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
    let prospects = if whole_chain {
        prospects_in_turn(&board.facts, &board.standing, &items)
    } else {
        vec![Prospect::of(&board.facts, &board.standing, board.item(), candidate.as_ref())]
    };
    if let Some(block) = prospects.iter().flat_map(Prospect::blocks).next().filter(|_| outcome.moves()) {
        let refusal = Refusal::by_verdict(block);
        app.say(Manner::Refused, refusal.spoken(language));
        app.deaf_until = app.now + PAUSE;
        return;
    }
    let earlier = items.first().and_then(|id| board.standing.decision(id));
    let earlier = earlier.map(|decision| (decision.outcome, decision.entry));
    let card = Card { earlier, ..Card::new(&board.facts, outcome, items, candidate, &prospects) };
    app.layers.push(Layer::Card(Box::new(card)));
}

fn list_candidates(app: &mut App) {
    let Some(board) = app.board() else { return };
    if board.item().is_swap() {
        let language = app.language;
        app.say(Manner::Refused, say(language, "journal.refusal.swap-has-no-other-candidate").to_owned());
        return;
    }
    let selected = board.candidate().cloned();
    app.layers.push(Layer::Candidates(CandidateList { selected }));
}

fn explain(app: &mut App) {
    let Some(board) = app.board() else { return };
    let candidate = match app.layers.last() {
        Some(Layer::Candidates(list)) => list.selected.clone(),
        _ => None,
    };
    let reading = explanation::of_item(board, candidate.as_ref(), app.language);
    app.layers.push(Layer::Reading(reading));
}

fn find(app: &mut App) {
    let sought = app.board().map_or("", |board| board.sought.as_str());
    let form = Form::finding(sought);
    app.layers.push(Layer::Form(form));
}

fn enter_exception(app: &mut App) {
    let Some(board) = app.board() else { return };
    let Some(block) = board.block_for_document() else { return };
    let purpose = Purpose::Exception(block.rule.to_owned(), block.employee.clone(), block.sensitive);
    app.layers.push(Layer::Form(Form::new(purpose)));
}

fn next_undecided(app: &mut App) {
    let language = app.language;
    let Some(board) = app.board_mut() else { return };
    match board.next_undecided() {
        Some(next) => board.select(next),
        None => app.say(Manner::Told, say(language, "board.all-decided").to_owned()),
    }
}

/// Closing is asked for only when it would be let through.
fn close(app: &mut App) {
    let language = app.language;
    let Some(board) = app.board() else { return };
    match decide::decide(&board.facts, &board.standing, &Request::Close) {
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

fn mark(app: &mut App, presence: Presence) -> Vec<Effect> {
    let Some(Layer::Attendance(selected)) = app.layers.last() else { return Vec::new() };
    let selected = *selected;
    let Some(board) = app.board() else { return Vec::new() };
    let Some(member) = board.facts.sitting().members.get(selected) else { return Vec::new() };
    let wanted = Request::Attend(vec![(member.id.clone(), presence)]);
    let effects = request(app, &wanted);
    if !effects.is_empty() {
        step(app, 1);
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

/// Moves the selection of whatever list is on top.
fn step(app: &mut App, rows: isize) {
    if matches!(app.layers.last(), Some(Layer::Numbers(_))) {
        // Home and End go to the first and the last number of all.
        return numbers::step(app, if rows.unsigned_abs() > 1 { Step::Along(rows) } else { Step::Rows(rows) });
    }
    let moved = |at: usize, count: usize| at.saturating_add_signed(rows).min(count.saturating_sub(1));
    let board = match &app.stage {
        Stage::Sitting(board) => Some((Arc::clone(&board.facts), board.look.prospect.candidates.clone())),
        Stage::Choosing(_) | Stage::Opening(_) => None,
    };
    let entries = match (app.layers.last(), app.board()) {
        (Some(Layer::Quality(_)), Some(board)) => entry::entries(&board.quality).len(),
        _ => 0,
    };
    let help_rows =
        if matches!(app.layers.last(), Some(Layer::Help(_))) { availability::help_rows(app).len() } else { 0 };
    let fact_lines = facts::count(app);
    match (app.layers.last_mut(), board) {
        (Some(Layer::Quality(selected)), _) => *selected = moved(*selected, entries),
        (Some(Layer::Attendance(selected)), Some((facts, _))) => {
            *selected = moved(*selected, facts.sitting().members.len());
        }
        (Some(Layer::Candidates(list)), Some((_, candidates))) => {
            let at = candidates.iter().position(|candidate| Some(&candidate.employee) == list.selected.as_ref());
            let next = moved(at.unwrap_or(0), candidates.len());
            list.selected = candidates.get(next).map(|candidate| candidate.employee.clone());
        }
        (Some(Layer::Reading(reading)), _) => reading.top = moved(reading.top, reading.lines.len()),
        (Some(Layer::Help(help)), _) => help.selected = moved(help.selected, help_rows),
        (Some(Layer::Preferences(selected)), _) => *selected = moved(*selected, preference::ALL.len()),
        (Some(Layer::Facts(sheet)), _) => sheet.selected = moved(sheet.selected, fact_lines),
        (None, Some((facts, _))) => {
            if let Some(board) = app.board_mut() {
                let next = moved(board.place(), facts.docket().items().len());
                board.select(next);
            }
        }
        (None, None) => {
            if let Stage::Choosing(chooser) = &mut app.stage {
                chooser.selected = moved(chooser.selected, chooser.choices.len());
                chooser.faults.clear();
            }
        }
        _ => {}
    }
}

fn toggle(app: &mut App) {
    if let Some(Layer::Card(card)) = app.layers.last_mut() {
        card.toggle();
    }
}

fn step_section(app: &mut App, forward: bool) {
    if let Some(Layer::Reading(reading)) = app.layers.last_mut() {
        reading.step_section(forward);
    }
}

fn step_field(app: &mut App, step: isize) {
    match app.layers.last_mut() {
        Some(Layer::Card(card)) => card.step(step),
        Some(Layer::Form(form)) => form.step(step),
        Some(Layer::Question(question)) => question.on_yes = !question.on_yes,
        _ => {}
    }
}

/// The next candidate of the ranking, to look at beside the others.
fn turn_candidate(app: &mut App, turn: isize) {
    let Some(board) = app.board_mut() else { return };
    if board.item().is_swap() {
        return;
    }
    let candidates = &board.look.prospect.candidates;
    let at = candidates.iter().position(|candidate| Some(&candidate.employee) == board.candidate());
    let next = at.unwrap_or(0).saturating_add_signed(turn).min(candidates.len().saturating_sub(1));
    let candidate = candidates.get(next).map(|candidate| candidate.employee.clone());
    board.choose(candidate);
}
