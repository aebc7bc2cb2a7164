//! The page of the plan: what it is worth, its moves chain by chain, what it does without, names for the selected seat.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::board::{App, Board};
use crate::app::plan::page::{Row, absent, docket_words, left_out_words, rows};
use crate::app::plan::plan_page::PlanPage;
use crate::app::plan::ripple::Change;
use crate::app::plan::suggested::{OnDocket, Suggested};
use crate::app::plan::told::Told;
use crate::domain::ids::{EmployeeId, PositionId};
use crate::planner::chains::Chain;
use crate::planner::plan::{Plan, PlannedMove};
use crate::text::numbers;
use crate::text::width;
use crate::text::words::{Phrase, Value, say};

use super::cursor::Cursor;
use super::foot;
use super::frame;
use super::naming;
use super::theme::{Role, Theme};

/// Rows at the foot: names for the seat, and what keys do.
const FOOT: u16 = 2;

/// A line of the list, and the row of the page to which it belongs.
struct Line {
    row: Option<usize>,
    role: Role,
    text: String,
}

/// Draws the page.
pub fn draw(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, board: &Board, page: PlanPage) -> Cursor {
    let suggested = board.suggested();
    let plan = suggested.and_then(|own| own.plan.as_ref());
    let found = suggested.map(|own| rows(own)).unwrap_or_default();
    let place = if found.is_empty() { String::new() } else { format!("{}/{}", page.at + 1, found.len()) };
    let size = (area.width.min(116), area.height);
    let inside = frame::counted(buffer, area, theme, size, say(app.language, "plan.page"), &place);
    let (Some(suggested), Some(plan)) = (suggested, plan) else {
        frame::line(buffer, inside, 1, theme, Role::Dim, &format!(" {}", say(app.language, absent(board))));
        return Cursor::Resting(Position::new(inside.x, inside.y));
    };
    let head = draw_head(buffer, inside, theme, app, board, plan);
    let list = Rect { y: inside.y + head, height: inside.height.saturating_sub(head + FOOT), ..inside };
    let lines = lines(app, board, suggested, &found, page.at, usize::from(list.width), theme);
    let of_row = |line: &Line| line.row == Some(page.at);
    let first = lines.iter().position(of_row).unwrap_or(0);
    let last = lines.iter().rposition(of_row).unwrap_or(0);
    let height = usize::from(list.height);
    // The heading of its chain is in sight with the first move.
    let top = frame::first_row(app.drawing.scrolling, last, lines.len(), height).min(first.saturating_sub(1));
    for (row, line) in (0..list.height).zip(&lines[top.min(lines.len())..]) {
        frame::line(buffer, list, row, theme, line.role, &line.text);
        if of_row(line) {
            frame::fill(buffer, list, row, theme.style(Role::Selected));
        }
    }
    draw_foot(buffer, Rect { y: list.bottom(), height: FOOT, ..inside }, theme, app, board, found.get(page.at));
    let row = u16::try_from(first.saturating_sub(top)).unwrap_or(0);
    Cursor::Resting(Position::new(list.x, list.y + row))
}

/// What the plan is worth, what proves it, what it changes, and what has to be said of it; how many rows that took.
fn draw_head(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, board: &Board, plan: &Plan) -> u16 {
    let language = app.language;
    let told = Told { facts: &board.facts, language };
    let proved = if plan.certificate.prohibitions.is_empty() { "plan.page.proved" } else { "plan.page.proved.under" };
    let mut said = vec![
        (Role::Strong, told.value(plan)),
        (Role::Text, Phrase::new(proved).with("pairs", plan.certificate.pairs)),
        (Role::Text, changes(told, plan, theme)),
    ];
    said.extend(told.held_back(plan).map(|held| (Role::Over, held)));
    said.extend(told.remarks(plan).into_iter().map(|remark| (Role::Over, remark)));
    let room = usize::from(area.width).saturating_sub(2);
    let most = usize::from(area.height) / 3;
    let wrapped = |phrase: Phrase| width::wrap(&theme.letters(&phrase.spoken(language)), room).into_iter();
    let mut lines: Vec<(Role, String)> =
        said.into_iter().flat_map(|(role, phrase)| wrapped(phrase).map(move |line| (role, line))).collect();
    if lines.len() > most {
        lines.truncate(most);
        let last = lines.last_mut().map(|(_, line)| line);
        // Whoever reads sees that more was said.
        last.into_iter().for_each(|line| {
            *line = format!("{}{}", width::split(line, room - 1).0.trim_end(), theme.charset.ellipsis());
        });
    }
    lines.extend(since(app, board, room, most - lines.len(), theme).into_iter().map(|line| (Role::Short, line)));
    let mut row = 0;
    for (role, line) in lines {
        frame::line(buffer, area, row, theme, role, &format!(" {line}"));
        row += 1;
    }
    row + 1
}

/// What the last decision changed besides, a line each in so many rows, and how many lines are left out.
fn since(app: &App, board: &Board, room: usize, rows: usize, theme: Theme) -> Vec<String> {
    let (number, changes) = board.plan.changes();
    if changes.is_empty() || rows < 2 {
        return Vec::new();
    }
    let spoken = |phrase: Phrase| theme.letters(&phrase.spoken(app.language));
    let head = Phrase::new("plan.page.since").with("number", number.to_string()).with("count", changes.len());
    let fits = if changes.len() < rows { changes.len() } else { rows - 2 };
    let mut lines = vec![spoken(head)];
    lines.extend(changes.iter().take(fits).map(|change| {
        let change = changed(app, board, change, room.saturating_sub(2), theme);
        width::cut(&format!("  {}", spoken(change)), room, theme.charset)
    }));
    if fits < changes.len() {
        lines.push(format!("  {}", spoken(Phrase::new("plan.changed.more").with("count", changes.len() - fits))));
    }
    lines
}

/// For whom something else is suggested, and who has the seat where there is room to say so.
fn changed(app: &App, board: &Board, change: &Change, room: usize, theme: Theme) -> Phrase {
    let facts = &board.facts;
    let name = |who: &EmployeeId| naming::employee(facts, who, 22, theme);
    let half = room.saturating_sub(22 + 6 + if room > 100 { 40 } else { 0 }) / 2;
    let place = |seat: &Option<PositionId>| match seat {
        Some(seat) => naming::position(facts, seat, half, theme),
        None => say(app.language, "plan.changed.stays").to_owned(),
    };
    let moved = Phrase::new("plan.changed")
        .with("employee", name(&change.employee))
        .with("before", place(&change.before))
        .with("arrow", theme.arrow())
        .with("after", place(&change.after));
    match &change.instead {
        Some(other) if room > 100 => Phrase::new("plan.changed.taken").with("change", moved).with("other", name(other)),
        _ => moved,
    }
}

/// Spread, shortages and empty seats of command, before and after.
fn changes(told: Told<'_>, plan: &Plan, theme: Theme) -> Phrase {
    let changes = told.before_and_after(plan).map(|(_, change)| change.join(&format!(" {} ", theme.arrow())));
    let [deviation, _, missing, vacant] = changes;
    Phrase::new("plan.page.changes").with("deviation", deviation).with("missing", missing).with("vacant", vacant)
}

/// The heading of a chain of several moves, or of a move that leaves a seat empty behind it; other moves need none.
fn heading(told: Told<'_>, number: usize, chain: &Chain) -> Option<Phrase> {
    let title = told.chain(number, chain);
    match told.hole(chain) {
        Some(hole) => Some(Phrase::new("plan.page.chain").with("chain", title).with("hole", hole)),
        None => (chain.moves.len() > 1).then_some(title),
    }
}

/// Names for the seat that an employee is suggested for, as short as the board tells them.
fn names(app: &App, board: &Board, planned: &EmployeeId, names: &[(EmployeeId, i64)], theme: Theme) -> Phrase {
    let name = |(who, regret): &(EmployeeId, i64)| {
        let cost = match who == planned {
            true => say(app.language, "board.fit.suggested").to_owned(),
            false => numbers::grouped(*regret, app.language),
        };
        let name = naming::employee(&board.facts, who, 30, theme);
        Phrase::new("plan.page.name").with("name", name).with("cost", cost).into()
    };
    Phrase::new("plan.page.names-of").with("names", Value::List(names.iter().map(name).collect()))
}

/// The lines of the list: a heading for each chain, two lines a move, two for what is left out.
fn lines(
    app: &App,
    board: &Board,
    suggested: &Suggested,
    rows: &[Row<'_>],
    selected: usize,
    room: usize,
    theme: Theme,
) -> Vec<Line> {
    let language = app.language;
    let told = Told { facts: &board.facts, language };
    let mut lines = Vec::new();
    let title = |lines: &mut Vec<Line>, phrase: Phrase| {
        lines.push(Line { row: None, role: Role::Dim, text: format!(" {}", theme.letters(&phrase.spoken(language))) });
    };
    let (mut last, mut is_headed, mut is_left_out) = (None, false, false);
    for (at, row) in rows.iter().enumerate() {
        let lead = if at == selected { ">" } else { " " };
        match row {
            Row::Move { chain, planned, on_docket } => {
                if last != Some(*chain) {
                    last = Some(*chain);
                    if let Some(found) = suggested.plan.as_ref().and_then(|plan| plan.chains.get(*chain)) {
                        // Under the heading of the chain before, a move without one would seem to be of that.
                        let own = heading(told, chain + 1, found);
                        let own = own.or_else(|| is_headed.then(|| told.chain(chain + 1, found)));
                        is_headed = own.is_some();
                        own.into_iter().for_each(|phrase| title(&mut lines, phrase));
                    }
                }
                lines.extend(move_lines(app, board, planned, *on_docket, room, theme, lead).map(|(role, text)| Line {
                    row: Some(at),
                    role: if at == selected { Role::Selected } else { role },
                    text,
                }));
            }
            Row::LeftOut(place) => {
                if !std::mem::replace(&mut is_left_out, true) {
                    title(&mut lines, Phrase::new("plan.page.left-out.heading"));
                }
                let Some(item) = board.facts.docket().items().get(*place) else { continue };
                let words = left_out_words(suggested, item, told).spoken(language);
                let wrapped = width::wrap(&theme.letters(&words), room.saturating_sub(4)).into_iter().enumerate();
                lines.extend(wrapped.map(|(line, text)| Line {
                    row: Some(at),
                    role: if at == selected { Role::Selected } else { Role::Text },
                    text: format!("{} {text}", if line == 0 { format!("{lead} ") } else { "   ".to_owned() }),
                }));
            }
        }
    }
    lines
}

/// Who, as what, and what the docket knows of it; below it from where to where.
fn move_lines(
    app: &App,
    board: &Board,
    planned: &PlannedMove,
    on_docket: OnDocket,
    room: usize,
    theme: Theme,
    lead: &str,
) -> [(Role, String); 2] {
    let facts = &board.facts;
    let docket = theme.letters(&docket_words(facts, on_docket).spoken(app.language));
    let name = naming::employee(facts, &planned.employee, 36, theme);
    let kind = say(app.language, planned.kind.key());
    let who = format!("{lead}  {} {} {kind}", name, theme.dot());
    let gap = room.saturating_sub(width::columns(&who) + width::columns(&docket) + 1).max(1);
    let half = room.saturating_sub(8) / 2;
    let seat = |id| naming::position(facts, id, half, theme);
    let from = planned.from.as_ref().map_or_else(|| say(app.language, "plan.no-seat").to_owned(), seat);
    let role = if on_docket == OnDocket::Absent { Role::Strong } else { Role::Text };
    let route = format!("     {from} {} {}", theme.arrow(), seat(&planned.to));
    [(role, format!("{who}{}{docket}", " ".repeat(gap))), (Role::Dim, route)]
}

/// What was said, or names for the selected seat and what keys do.
fn draw_foot(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, board: &Board, row: Option<&Row<'_>>) {
    if app.said.is_some() {
        return foot::draw_said(buffer, area, theme, app);
    }
    let said = match row {
        Some(Row::Move { planned, .. }) if !planned.fixed => match board.plan.names(&planned.to) {
            Some(found) => {
                let found = board.suggested().map(|own| own.names_of(planned, found)).unwrap_or_default();
                names(app, board, &planned.employee, &found, theme)
            }
            None => Phrase::new("plan.page.counting"),
        },
        Some(Row::Move { .. }) => Phrase::new("plan.page.fixed"),
        Some(Row::LeftOut(_)) | None => Phrase::new("plan.page.how"),
    };
    let room = usize::from(area.width).saturating_sub(2);
    let lines = width::wrap(&theme.letters(&said.spoken(app.language)), room);
    for (row, text) in (0..area.height).zip(lines) {
        frame::line(buffer, area, row, theme, Role::Dim, &format!(" {text}"));
    }
}
