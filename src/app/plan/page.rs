//! The page of the plan: its moves chain by chain, then what the docket suggests and the plan does without.

use crate::app::board::{App, Board, Manner};
use crate::app::confirm;
use crate::app::explanation;
use crate::app::layer::{Asked, Layer, Reading, ReadingLine, Sheet, Tone};
use crate::domain::docket::Item;
use crate::domain::facts::Facts;
use crate::domain::ids::EmployeeId;
use crate::domain::proposal::{Move, Origin};
use crate::journal::candidates;
use crate::journal::decide;
use crate::journal::standing::Life;
use crate::planner::plan::PlannedMove;
use crate::rules;
use crate::rules::situation::Whole;
use crate::rules::verdict::Verdict;
use crate::text::language::Language;
use crate::text::numbers::{grouped, signed};
use crate::text::words::{Phrase, Value, say};

use super::fixings::is_planned;
use super::plan_page::PlanPage;
use super::suggested::{OnDocket, Suggested};
use super::told::Told;

/// A row of the page.
#[derive(Clone, Copy, Debug)]
pub enum Row<'a> {
    /// A move of the plan.
    Move {
        /// Place of its chain.
        chain: usize,
        /// The move.
        planned: &'a PlannedMove,
        /// What the docket knows of it.
        on_docket: OnDocket,
    },
    /// The item at this place, whose suggestion the plan does without.
    LeftOut(usize),
}

/// All rows.
pub fn rows(suggested: &Suggested) -> Vec<Row<'_>> {
    let moves = suggested.plan.iter().flat_map(|plan| {
        suggested.told().into_iter().map(|(chain, at)| Row::Move {
            chain,
            planned: &plan.moves[at],
            on_docket: suggested.on_docket[at],
        })
    });
    moves.chain(suggested.left_out.iter().map(|place| Row::LeftOut(*place))).collect()
}

/// The move of a row; none of one that is left out.
pub fn planned(suggested: &Suggested, at: usize) -> Option<&PlannedMove> {
    match rows(suggested).get(at)? {
        Row::Move { planned, .. } => Some(planned),
        Row::LeftOut(_) => None,
    }
}

/// Why there is no plan on the page.
pub fn absent(board: &Board) -> &'static str {
    match board.plan.suggested() {
        _ if !is_planned(&board.truth.facts) => "plan.page.large",
        _ if board.truth.standing.life() == Life::Closed => "plan.page.closed",
        Some(own) if own.holds(&board.truth.facts, &board.truth.standing) => "plan.impossible",
        _ => "plan.page.making",
    }
}

/// What the docket knows of a move, in words.
pub fn docket_words(facts: &Facts, on_docket: OnDocket) -> Phrase {
    let number = |place: usize| facts.docket().items().get(place).map_or(0, |item| item.number);
    match on_docket {
        OnDocket::Decided(place) => Phrase::new("plan.page.decided").with("item", number(place)),
        OnDocket::Same(place) if is_own(facts, place) => Phrase::new("plan.page.listed").with("item", number(place)),
        OnDocket::Same(place) => Phrase::new("plan.page.same").with("item", number(place)),
        OnDocket::Other(place) => Phrase::new("plan.page.other").with("item", number(place)),
        OnDocket::Absent => Phrase::new("plan.page.absent"),
    }
}

/// Whether an item came from the plan itself.
fn is_own(facts: &Facts, place: usize) -> bool {
    let first = facts.docket().items().get(place).and_then(|item| item.proposals.first());
    first.and_then(|id| facts.proposal(id)).is_some_and(|own| own.origin == Origin::Planner)
}

/// An item that the plan does without: whom it suggests for the seat in their place, if anybody.
pub fn left_out_words(suggested: &Suggested, item: &Item, told: Told<'_>) -> Phrase {
    let mover = item.moves.first().map(|own| told.employee(&own.employee)).unwrap_or_default();
    let said = |key| {
        let place = item.seats.first().map_or(Value::from(""), |seat| told.position(seat));
        Phrase::new(key).with("item", item.number).with("employee", mover.clone()).with("place", place)
    };
    let instead = item.seats.first().and_then(|seat| suggested.for_seat(seat).next());
    match instead {
        _ if item.is_swap() => said("plan.page.left-out.swap"),
        Some(planned) => said("plan.page.left-out.other").with("other", told.employee(&planned.employee)),
        None => said("plan.page.left-out"),
    }
}

/// Opens the page at the move for the selected item's seat, if there is one.
pub fn open(app: &mut App) {
    let Some(board) = app.board() else { return };
    let page = PlanPage { at: row_of_item(board), waits: board.suggested().is_none() };
    app.layers.push(Layer::Plan(page));
}

/// The row about the selected item, or the first one.
fn row_of_item(board: &Board) -> usize {
    let about = |row: &Row<'_>| match row {
        Row::Move { on_docket, .. } => on_docket.place() == Some(board.place()),
        Row::LeftOut(at) => *at == board.place(),
    };
    board.suggested().and_then(|own| rows(own).iter().position(about)).unwrap_or(0)
}

/// A plan has come: a page that waited for it goes to the row about the selected item, another one stays on a row.
pub(super) fn has_come(app: &mut App) {
    let at = app.board().map_or(0, row_of_item);
    if let Some(Layer::Plan(page)) = app.layers.last_mut() {
        *page = PlanPage { at: if page.waits { at } else { page.at }, waits: false };
    }
    step(app, 0);
}

/// Moves the selection.
pub fn step(app: &mut App, by: isize) {
    let count = app.board().and_then(Board::suggested).map_or(0, |own| rows(own).len());
    if let Some(Layer::Plan(page)) = app.layers.last_mut() {
        page.at = page.at.saturating_add_signed(by).min(count.saturating_sub(1));
    }
}

/// Goes to the item of the selected row on the board, and looks there at whom the plan suggests; explains a move about which there is none.
pub fn press(app: &mut App) {
    let (Some(Layer::Plan(page)), Some(board)) = (app.layers.last(), app.board()) else { return };
    let found = board.suggested().map(|own| rows(own));
    let (place, instead) = match found.as_ref().and_then(|rows| rows.get(page.at).copied()) {
        Some(Row::Move { planned, on_docket: OnDocket::Other(place), .. }) => (place, Some(planned.employee.clone())),
        Some(Row::Move { on_docket: OnDocket::Decided(place) | OnDocket::Same(place), .. } | Row::LeftOut(place)) => {
            (place, None)
        }
        Some(Row::Move { on_docket: OnDocket::Absent, .. }) => return explain(app),
        None => return,
    };
    app.layers.pop();
    if let Some(board) = app.board_mut() {
        board.select(place);
        if instead.is_some() && !board.item().is_swap() {
            board.choose(instead);
        }
    }
}

/// What of a chain the docket does not have: an exchange as one whole, each other move as an item of its own. Else the
/// catalogue key of why there is nothing to add.
pub fn additions(suggested: &Suggested, chain: usize) -> Result<Vec<Vec<Move>>, &'static str> {
    let Some((plan, links)) = suggested.plan.as_ref().and_then(|plan| Some((plan, plan.chains.get(chain)?))) else {
        return Err("plan.add.nothing");
    };
    let absent = links.moves.iter().filter(|at| suggested.on_docket[**at] == OnDocket::Absent);
    let moves: Vec<Move> = absent.map(|at| Move::new(&plan.moves[*at].employee, &plan.moves[*at].to)).collect();
    match links.closed {
        _ if moves.is_empty() => Err("plan.add.nothing"),
        true if moves.len() == links.moves.len() => Ok(vec![moves]),
        // By itself no move of an exchange is lawful: its seat is taken.
        true => Err("plan.add.partly"),
        false => Ok(moves.into_iter().map(|own| vec![own]).collect()),
    }
}

/// Asks whether what the docket lacks of the selected chain is to be added to it.
pub fn ask_to_add(app: &mut App) {
    let language = app.language;
    let (Some(Layer::Plan(page)), Some(board)) = (app.layers.last(), app.board()) else { return };
    let Some(suggested) = board.suggested() else { return };
    let additions = match rows(suggested).get(page.at) {
        Some(Row::Move { chain, .. }) => additions(suggested, *chain),
        Some(Row::LeftOut(_)) | None => return,
    };
    let additions = match additions {
        Ok(additions) => additions,
        Err(why) => return app.say(Manner::Told, say(language, why).to_owned()),
    };
    if let Err(refusal) = decide::may_decide(&board.facts, &board.standing) {
        return app.say(Manner::Refused, refusal.spoken(language));
    }
    confirm::ask(app, Asked::AddItems(additions));
}

/// Why the plan holds the move of the selected row: part by part, with the names for the seat and what the rules say.
pub fn explain(app: &mut App) {
    let language = app.language;
    let (Some(Layer::Plan(page)), Some(board)) = (app.layers.last(), app.board()) else { return };
    if let Some(reading) = written(board, page.at, language) {
        app.layers.push(Layer::Reading(Reading { sheet: Some(Sheet::Planned), ..reading }));
    }
}

/// What is told of a row, as far as it is known by now.
pub fn written(board: &Board, at: usize, language: Language) -> Option<Reading> {
    let suggested = board.suggested()?;
    let told = Told { facts: &board.facts, language };
    match rows(suggested).get(at)? {
        Row::Move { chain, planned, on_docket } => Some(of_move(board, suggested, (*chain, planned), *on_docket, told)),
        Row::LeftOut(place) => {
            let item = board.facts.docket().items().get(*place)?;
            let words = left_out_words(suggested, item, told).spoken(language);
            Some(Reading::new(say(language, "plan.page").to_owned(), vec![ReadingLine::plain(words)]))
        }
    }
}

/// What the rules say of a move when its whole chain is done: the seat that it takes is free then.
fn verdicts(board: &Board, suggested: &Suggested, planned: &PlannedMove, chain: usize) -> Vec<Verdict> {
    let plan = suggested.plan.iter();
    let links = plan.flat_map(|plan| plan.chains[chain].moves.iter().map(|at| &plan.moves[*at]));
    let open = links.filter(|own| !own.fixed).map(|own| Move::new(&own.employee, &own.to));
    let whole = Whole { moves: open.collect(), ..Whole::default() };
    let mut verdicts = rules::judge(&candidates::situation(&board.facts, &board.standing, &[]), &whole);
    verdicts.retain(|verdict| verdict.employee == planned.employee);
    verdicts
}

/// A line for each name with what the plan loses by it.
fn name_lines(board: &Board, suggested: &Suggested, planned: &PlannedMove, told: Told<'_>) -> Vec<ReadingLine> {
    let Some(names) = board.plan.names(&planned.to).map(|found| suggested.names_of(planned, found)) else {
        return vec![ReadingLine::toned(Tone::Dim, say(told.language, "plan.page.counting"))];
    };
    let line = |(who, regret): &(EmployeeId, i64)| {
        let points = grouped(*regret, told.language);
        ReadingLine::plain(format!("{points:>8}  {}", told.employee(who)))
    };
    names.iter().map(line).collect()
}

fn of_move(
    board: &Board,
    suggested: &Suggested,
    (chain, planned): (usize, &PlannedMove),
    on_docket: OnDocket,
    told: Told<'_>,
) -> Reading {
    let language = told.language;
    let spoken = |phrase: Phrase| ReadingLine::plain(phrase.spoken(language));
    let heading = |key| ReadingLine::toned(Tone::Heading, say(language, key));
    let mut lines = vec![spoken(told.moved(planned)), spoken(docket_words(&board.facts, on_docket))];
    lines.extend([ReadingLine::plain(""), heading("plan.page.parts")]);
    for part in &planned.parts {
        let points = signed(part.points, language);
        lines.push(ReadingLine::plain(format!("{points:>8}  {}", part.sentence.spoken(language))));
    }
    let sum = Phrase::new("plan.page.sum").with("points", signed(planned.points(), language));
    lines.push(ReadingLine::toned(Tone::Dim, sum.spoken(language)));
    if !planned.fixed {
        lines.extend([ReadingLine::plain(""), heading("plan.page.names")]);
        lines.extend(name_lines(board, suggested, planned, told));
    }
    if !planned.fixed {
        lines.extend([ReadingLine::plain(""), heading("plan.page.rules")]);
        lines.extend(explanation::verdict_lines(&board.facts, &verdicts(board, suggested, planned, chain), language));
    }
    Reading::new(say(language, "plan.page").to_owned(), lines)
}
