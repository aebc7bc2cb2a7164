//! The list of facts of the people and the seat that are looked at, from which one is put right.

use std::sync::Arc;

use crate::command::catalogue::Command;
use crate::command::keymap;
use crate::domain::account::{FactPath, Row};
use crate::domain::correction::{Correction, is_sensitive};
use crate::domain::fact_form::{self, called, form_of, forms_of};
use crate::domain::fact_table::FactForm;
use crate::domain::facts::Facts;
use crate::error::Error;
use crate::journal::correction::Corrections;
use crate::paper::naming::Naming;
use crate::quality::report::Report;
use crate::text::dates;
use crate::text::language::Language;
use crate::text::words::{Phrase, Value, say};

use super::board::{App, Board, Busy, Manner};
use super::changes::{changed, told};
use super::fact_sheet::{Act, FactLine, FactSheet, FactsRead, named_value};
use super::field::Field;
use super::filter::act;
use super::form::{Form, Purpose};
use super::layer::Layer;
use super::matter::Matter;
use super::message::Effect;

/// Opens the list on the candidate and the seat that the board shows.
pub fn open(app: &mut App) -> Vec<Effect> {
    let Some(board) = app.board() else { return Vec::new() };
    let rows = rows(board);
    app.layers.push(Layer::Facts(FactSheet::default()));
    vec![Effect::ReadFacts(rows)]
}

/// What the list is about: those who are moved, where they sit, the seats they go to, the units of both, and who sits at
/// the table.
pub fn rows(board: &Board) -> Vec<Row> {
    let moves = &board.look.prospect.whole.moves;
    let people = moves.iter().map(|own| &own.employee);
    let mut rows: Vec<Row> = people.clone().map(|id| Row::Employee(id.clone())).collect();
    let seats = moves.iter().map(|own| own.to.clone());
    let left = people.filter_map(|id| board.facts.employee(id)?.position.clone());
    let mut units = Vec::new();
    for seat in seats.chain(left) {
        units.extend(board.facts.position(&seat).map(|position| Row::Unit(position.unit.clone())));
        let seat = Row::Position(seat);
        if !rows.contains(&seat) {
            rows.push(seat);
        }
    }
    for unit in units {
        if !rows.contains(&unit) {
            rows.push(unit);
        }
    }
    rows.extend(board.facts.sitting().members.iter().map(|member| Row::Member(member.id.clone())));
    rows
}

/// How many lines the list on top has.
pub fn count(app: &App) -> usize {
    match (app.layers.last(), app.board()) {
        (Some(Layer::Facts(sheet)), Some(board)) => lines(board, sheet, app.language).len(),
        _ => 0,
    }
}

/// Enter on a line: its form, or nothing where nothing can be done.
pub fn press(app: &mut App) {
    let language = app.language;
    let (Some(Layer::Facts(sheet)), Some(board)) = (app.layers.last(), app.board()) else { return };
    let act = lines(board, sheet, language).get(sheet.selected).and_then(|line| line.act.clone());
    if let Some(act) = act {
        let form = form(board, &act, language);
        app.layers.push(Layer::Form(form));
    }
}

/// Saves a correction: it is tried first, so that the form still stands where the facts would be faulty.
pub fn submit(app: &mut App, form: &Form, act: &Act) -> Vec<Effect> {
    let language = app.language;
    if app.busy.is_some() {
        return Vec::new();
    }
    match asked(form, act, language) {
        Ok(corrections) => {
            if let Some(board) = app.board_mut() {
                let papers = form.fields.len().saturating_sub(3);
                board.document = [0, 1, 2].map(|place| form.text(papers + place).to_owned());
            }
            app.busy = Some(Busy::Reading);
            vec![Effect::TryCorrections(corrections)]
        }
        Err((place, why)) => {
            if let Some(Layer::Form(form)) = app.layers.last_mut() {
                form.focus = place;
                form.refusal = Some(why);
            }
            Vec::new()
        }
    }
}

/// What was read of the rows that were asked for arrives; what is wrong is said in the form, or at the foot. A list that
/// is about others by now waits for its own.
pub fn read(app: &mut App, asked: &[Row], read: Result<FactsRead, Error>) {
    let language = app.language;
    if app.board().is_none_or(|board| rows(board) != asked) {
        return;
    }
    match read {
        Ok(read) => {
            let sheet = app.layers.iter_mut().find_map(|layer| match layer {
                Layer::Facts(sheet) => Some(sheet),
                _ => None,
            });
            if let Some(sheet) = sheet {
                sheet.read = Some(read);
            }
            select_first(app);
        }
        Err(error) => {
            app.layers.retain(|layer| !matches!(layer, Layer::Facts(_)));
            app.say(Manner::Failed, error.spoken(language));
        }
    }
}

/// Selects the first line that something can be done with, where the one selected is a heading.
pub fn select_first(app: &mut App) {
    let (Some(Layer::Facts(sheet)), Some(board)) = (app.layers.last(), app.board()) else { return };
    let lines = lines(board, sheet, app.language);
    if lines.get(sheet.selected).is_some_and(|line| line.act.is_some()) {
        return;
    }
    let first = lines.iter().position(|line| line.act.is_some()).unwrap_or(0);
    if let Some(Layer::Facts(sheet)) = app.layers.last_mut() {
        sheet.selected = first;
    }
}

/// Somebody changed the session file: what it said at the opening goes on to count, and that is told.
pub fn file_changed(app: &mut App, changes: Result<usize, Error>) {
    let language = app.language;
    match changes {
        // Written anew as it was.
        Ok(0) => {}
        Ok(count) => {
            let key = keymap::shown_key(Command::CorrectFact);
            let told = Phrase::new("board.file-changed").with("count", count).with("key", key);
            app.say(Manner::Told, told.spoken(language));
        }
        Err(error) => app.say(Manner::Failed, error.spoken(language)),
    }
}

/// Other corrections are in force, or the docket has other items: everything is looked at anew, and what does not stand any more is told.
pub fn corrected(app: &mut App, facts: Result<(Arc<Facts>, Arc<Report>), Error>) -> Vec<Effect> {
    let (language, privacy) = (app.language, app.privacy);
    let listed = app.layers.iter().any(|layer| matches!(layer, Layer::Facts(_)));
    app.busy = None;
    let Some(board) = app.board_mut() else { return Vec::new() };
    let (facts, quality) = match facts {
        Ok(corrected) => corrected,
        Err(error) => {
            // Without its facts nothing more can be decided soundly.
            board.writable = false;
            app.say(Manner::Failed, error.spoken(language));
            return Vec::new();
        }
    };
    let standing = board.truth.standing.clone();
    board.stand_on(Matter { facts, quality, standing }, privacy);
    board.recount();
    board.renew_shown();
    let effects = if listed { vec![Effect::ReadFacts(rows(board))] } else { Vec::new() };
    if !board.unsound.is_empty() {
        let items = Value::List(board.unsound.iter().map(|number| Value::Text(number.to_string())).collect());
        let told = Phrase { key: "board.facts.unsound", values: vec![("items", items)] };
        app.say(Manner::Refused, told.spoken(language));
    }
    effects.into_iter().chain(act::judge(app)).collect()
}

/// The lines of the list that match what was typed.
pub fn lines(board: &Board, sheet: &FactSheet, language: Language) -> Vec<FactLine> {
    let Some(read) = &sheet.read else { return Vec::new() };
    let naming = Naming { facts: &board.facts, language };
    let words: Vec<String> = sheet.filter.text().split_whitespace().map(str::to_lowercase).collect();
    let matches = |line: &FactLine| {
        let text = format!("{} {}", line.label, line.value).to_lowercase();
        words.iter().all(|word| text.contains(word))
    };
    let mut all = Vec::new();
    all.extend(changed(&naming, &read.changes));
    all.retain(matches);
    for (row, value) in &read.rows {
        let own: Vec<FactLine> = lines_of(row, value, &naming).into_iter().filter(matches).collect();
        if !own.is_empty() {
            all.push(FactLine { label: naming.row(row), value: String::new(), act: None });
        }
        all.extend(own);
    }
    all
}

/// Every fact of a row; behind each list of records one line that adds to it.
fn lines_of(row: &Row, value: &str, naming: &Naming<'_>) -> Vec<FactLine> {
    // A wall shows the board: what is none of the public's is not even named.
    let open = |form: &&FactForm| {
        let first = form.path.split('[').next().unwrap_or_default();
        FactPath::read(row.clone(), first).is_some_and(|path| !is_sensitive(&path))
    };
    let (stated, language) = (fact_form::stated(row, value), naming.language);
    let mut lines = Vec::new();
    let mut lists: Vec<&str> = Vec::new();
    for form in forms_of(row).iter().filter(open) {
        let Some((list, _)) = form.path.split_once("[]") else {
            lines.extend(stated.iter().filter(|(place, _)| place == form.path).map(|fact| line(row, fact, naming)));
            continue;
        };
        if lists.contains(&list) {
            continue;
        }
        lists.push(list);
        let own = |place: &str| place.strip_prefix(list).is_some_and(|rest| rest.starts_with('['));
        let inside: Vec<_> = stated.iter().filter(|(place, _)| own(place)).collect();
        let element = |(place, _): &fact_form::StatedFact| place[..=place.find(']').unwrap_or_default()].to_owned();
        let mut count = 0;
        for of_element in inside.chunk_by(|one, other| element(one) == element(other)) {
            count += 1;
            lines.extend(of_element.iter().map(|fact| line(row, fact, naming)));
            lines.extend(of_element.first().and_then(|fact| removal(row, &element(fact), value, language)));
        }
        lines.extend(addition(row, &format!("{list}[{count}]"), language));
    }
    lines
}

fn line(row: &Row, (place, value): &fact_form::StatedFact, naming: &Naming<'_>) -> FactLine {
    let (told, language) = (value.as_ref().map(|value| named_value(naming, row, place, value)), naming.language);
    FactLine {
        label: called(row, place, language),
        value: told.unwrap_or_else(|| say(language, "fact.unstated").to_owned()),
        act: FactPath::read(row.clone(), place).map(|path| Act::Correct { path, old: value.clone() }),
    }
}

/// The line that takes a whole record out; single values of a list are taken out by leaving them empty.
fn removal(row: &Row, element: &str, value: &str, language: Language) -> Option<FactLine> {
    let records = form_of(row, element).is_none();
    let path = FactPath::read(row.clone(), element).filter(|_| records)?;
    let old = fact_form::at(value, element)?.to_owned();
    let label = Phrase::new("board.facts.remove").with("what", called(row, element, language)).spoken(language);
    Some(FactLine { label, value: String::new(), act: Some(Act::Remove { path, old }) })
}

fn addition(row: &Row, element: &str, language: Language) -> Option<FactLine> {
    // What stands inside another record is added with that record.
    let path = FactPath::read(row.clone(), element).filter(|path| path.way.len() == 2)?;
    let group = called(row, element, language);
    let label = Phrase::new("board.facts.add").with("what", group).spoken(language);
    Some(FactLine { label, value: String::new(), act: Some(Act::Add { path }) })
}

/// The form of a line that something can be done with.
pub fn form(board: &Board, act: &Act, language: Language) -> Form {
    let filled = |value: &Option<String>, form: &FactForm| match value {
        Some(value) => Field::offering(&form.shape.spoken(value, language)),
        None => Field::default(),
    };
    let mut fields: Vec<(&'static str, Field)> = match act {
        Act::Correct { path, old } => {
            let form = form_of(&path.row, &path.written());
            form.map(|form| (form.label, filled(old, form))).into_iter().collect()
        }
        Act::Add { path } => inputs(path).iter().map(|form| (form.label, Field::default())).collect(),
        Act::Remove { .. } | Act::TakeOver(_) => Vec::new(),
    };
    let papers = ["board.form.document", "board.form.number", "board.form.date"];
    fields.extend(papers.into_iter().zip(&board.document).map(|(label, last)| (label, Field::offering(last))));
    Form { fields, ..Form::new(Purpose::Correction(act.clone())) }
}

/// The facts of one more element.
fn inputs(path: &FactPath) -> Vec<&'static FactForm> {
    let written = path.written();
    let list = written.split('[').next().unwrap_or_default();
    let inside = |form: &&FactForm| form.path.strip_prefix(list).is_some_and(|rest| rest.starts_with("[]"));
    forms_of(&path.row).iter().filter(inside).collect()
}

/// Whether the form on top asks for just these corrections; none where it is not one of a correction.
pub fn asks_for(app: &App, corrections: &Corrections) -> Option<bool> {
    let Some(Layer::Form(form)) = app.layers.last() else { return None };
    let Purpose::Correction(act) = &form.purpose else { return None };
    let asked = asked(form, act, app.language);
    Some(asked.is_ok_and(|asked| Corrections { docket: corrections.docket.clone(), ..asked } == *corrections))
}

/// What a form asks for; the docket is found when the corrections are tried.
///
/// # Errors
/// Why the field at this place cannot be used.
pub fn asked(form: &Form, act: &Act, language: Language) -> Result<Corrections, (usize, String)> {
    let typed = |place: usize, fact: &FactForm| {
        let text = form.text(place);
        if text.is_empty() {
            return Ok(None);
        }
        let unfit = || fact_form::unfit(Some(fact.shape), Value::Term(fact.label), text).spoken(language);
        fact.shape.written(text).map(Some).ok_or_else(|| (place, unfit()))
    };
    let facts = match act {
        Act::TakeOver(changes) => changes.clone(),
        Act::Remove { path, old } => vec![Correction { path: path.clone(), old: Some(old.clone()), new: None }],
        Act::Correct { path, old } => match form_of(&path.row, &path.written()) {
            Some(fact) => vec![Correction { path: path.clone(), old: old.clone(), new: typed(0, fact)? }],
            None => Vec::new(),
        },
        Act::Add { path } => {
            let mut facts = Vec::new();
            for (place, fact) in inputs(path).into_iter().enumerate() {
                let below = fact.path.split_once("[]").map_or("", |(_, below)| below);
                let path = FactPath::read(path.row.clone(), &format!("{}{below}", path.written()));
                let new = typed(place, fact)?;
                facts.extend(path.filter(|_| new.is_some()).map(|path| Correction { path, old: None, new }));
            }
            facts
        }
    };
    let papers = form.fields.len().saturating_sub(3);
    let date = dates::typed(form.text(papers + 2));
    let date = date.ok_or_else(|| (papers + 2, say(language, "board.form.date.wrong").to_owned()))?;
    let (document, number) = (form.text(papers).to_owned(), form.text(papers + 1).to_owned());
    Ok(Corrections { facts, document, number, date, docket: Default::default() })
}

/// What the form of an act is about: whose fact, and what can be chosen.
pub fn about(board: &Board, act: &Act, language: Language) -> Vec<String> {
    let naming = Naming { facts: &board.facts, language };
    match act {
        Act::Correct { path, .. } | Act::Add { path } | Act::Remove { path, .. } => {
            let written = path.written();
            let called = called(&path.row, &written, language);
            let what = match act {
                Act::Add { .. } => Phrase::new("board.facts.add").with("what", called).into(),
                Act::Remove { .. } => Phrase::new("board.facts.remove").with("what", called).into(),
                _ => Value::Text(called),
            };
            let whose = vec![("whose", naming.row(&path.row).into()), ("what", what)];
            let mut lines = vec![Phrase { key: "board.facts.about", values: whose }.spoken(language)];
            let choices = form_of(&path.row, &written).map(|form| form.shape.choices()).unwrap_or_default();
            if !choices.is_empty() {
                let told = Phrase { key: "board.facts.choices", values: vec![("choices", Value::List(choices))] };
                lines.push(told.spoken(language));
            }
            lines
        }
        Act::TakeOver(changes) => changes.iter().map(|change| told(&naming, change)).collect(),
    }
}
