//! Candidate fit: suggested and alternatives side by side, criterion by criterion, unknown dotted.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::board::{App, Board};
use crate::app::number::key::{NumberKey, Panel};
use crate::app::plan::at_hand::Cost;
use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, PositionId};
use crate::fit::talent;
use crate::journal::candidates::Candidate;
use crate::rules::verdict::Severity;
use crate::text::language::Language;
use crate::text::numbers;
use crate::text::width;
use crate::text::words::{Phrase, say};

use super::frame;
use super::marks;
use super::naming;
use super::theme::{Role, Theme};

/// Columns of the row labels.
const LABEL: usize = 10;
/// Columns of one candidate.
const COLUMN: usize = 10;

/// Draws as many candidates as fit, the one that is looked at always among them.
pub fn draw(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, board: &Board) {
    let inside = frame::boxed(buffer, area, theme, &title(app, board, area, theme), "");
    let room = usize::from(inside.width).saturating_sub(LABEL) / COLUMN;
    let shown = in_sight(app, board, room.max(1));
    let column = (usize::from(inside.width).saturating_sub(LABEL) / shown.len().max(1)).clamp(COLUMN, 20);
    let mut rows = rows(app, board, &shown, theme, usize::from(inside.height), column);
    let keys = keys(&shown);
    rows.truncate(usize::from(inside.height));
    for (row, (label, cells)) in (0..inside.height).zip(rows) {
        let mut parts = vec![(width::pad(&label, LABEL, theme.charset), theme.style(Role::Dim))];
        for (text, role) in cells {
            // The cell of the candidate looked at begins with its mark, every other one with a blank.
            let lead = if text.starts_with('>') { "" } else { " " };
            let cell = width::cut(&format!("{lead}{text}"), column, theme.charset);
            let rest = " ".repeat(column - width::columns(&cell));
            parts.push((cell, theme.style(role)));
            parts.push((rest, theme.style(Role::Text)));
        }
        let borrowed: Vec<(&str, _)> = parts.iter().map(|(text, style)| (text.as_str(), *style)).collect();
        frame::parts(buffer, inside, row, theme, &borrowed);
        if row == 0 {
            let ranks = frame::part(inside, row, 0, width::columns(label.trim_end()));
            marks::whole(buffer, ranks, theme, app, Panel::Fit, &NumberKey::Candidates);
        }
        for (place, of_cell) in keys.get(usize::from(row)).into_iter().flatten().enumerate() {
            let cell = frame::part(inside, row, LABEL + place * column, column);
            marks::runs(buffer, cell, theme, app, Panel::Fit, of_cell);
        }
    }
}

/// The numbers in the cells of each row, in the order in which the rows are drawn.
fn keys(shown: &[&Candidate]) -> Vec<Vec<Vec<Option<NumberKey>>>> {
    let row = |of: &dyn Fn(EmployeeId) -> Vec<Option<NumberKey>>| {
        shown.iter().map(|candidate| of(candidate.employee.clone())).collect::<Vec<_>>()
    };
    let mut rows = vec![row(&|_| Vec::new()), row(&|who| vec![Some(NumberKey::Verdicts(who))])];
    let kinds = shown.first().map(|first| first.fit.criteria.iter().map(|criterion| criterion.kind));
    rows.extend(kinds.into_iter().flatten().map(|kind| row(&|who| vec![Some(NumberKey::Points(who, kind))])));
    rows.push(row(&|who| vec![Some(NumberKey::NineBox(who))]));
    rows.push(row(&|who| {
        vec![Some(NumberKey::Total(who.clone())), Some(NumberKey::Known(who.clone())), Some(NumberKey::Asked(who))]
    }));
    rows
}

fn title(app: &App, board: &Board, area: Rect, theme: Theme) -> String {
    let item = board.item();
    let head = say(app.language, "board.fit");
    // Several people go to several seats: no one of them is that of all.
    let seat = item.seats.first().filter(|first| item.seats.iter().all(|seat| seat == *first));
    let level = seat.and_then(|id| board.facts.position(id)).and_then(|found| found.echelon);
    let level = level.map(|echelon| format!(", {}", echelon.spelling())).unwrap_or_default();
    let room = usize::from(area.width).saturating_sub(width::columns(head) + width::columns(&level) + 9);
    let seat = seat.map(|id| naming::seat(&board.facts, id, room, theme));
    match seat {
        Some(seat) => format!("{head} {} {seat}{level}", theme.dot()),
        None => head.to_owned(),
    }
}

/// The candidates in sight: the ranking from its head, moved on so that the one looked at is there.
fn in_sight<'a>(app: &App, board: &'a Board, room: usize) -> Vec<&'a Candidate> {
    let candidates = &board.look.prospect.candidates;
    let looked_at = || candidates.iter().position(|candidate| Some(&candidate.employee) == board.candidate());
    let at = looked_at().unwrap_or(0);
    let from = at.saturating_sub(room - 1).min(candidates.len().saturating_sub(room));
    // The walk moves the window no farther than to whom it goes.
    let walked = app.walk().filter(|spot| spot.panel == Panel::Fit && spot.row > 0).map(|spot| spot.column / 3);
    let from = walked.map_or(from, |at| from.clamp((at + 1).saturating_sub(room), at));
    candidates.iter().skip(from).take(room).collect()
}

type Cells = Vec<(String, Role)>;

fn rows(
    app: &App,
    board: &Board,
    shown: &[&Candidate],
    theme: Theme,
    height: usize,
    column: usize,
) -> Vec<(String, Cells)> {
    let language = app.language;
    let label = |key: &'static str| say(language, key).to_owned();
    let facts = &board.facts;
    let mut rows = vec![
        (ranks(app, board, shown), name_cells(board, shown, column, theme)),
        (label("board.fit.rules"), shown.iter().map(|candidate| rule_cell(candidate, language, theme)).collect()),
    ];
    let kinds = shown.first().map(|candidate| candidate.fit.criteria.len()).unwrap_or_default();
    for place in 0..kinds {
        let name = shown[0].fit.criteria.get(place).map(|criterion| criterion.kind.key()).unwrap_or_default();
        let points = |candidate: &&Candidate| candidate.fit.criteria.get(place).and_then(|criterion| criterion.points);
        rows.push((label(name), shown.iter().map(|candidate| points_cell(points(candidate), theme)).collect()));
    }
    rows.push((label("board.fit.box"), shown.iter().map(|candidate| box_cell(facts, candidate, language)).collect()));
    rows.push((label("board.fit.total"), shown.iter().map(|candidate| total_cell(candidate, language)).collect()));
    if height > rows.len()
        && let Some(seat) = plan_seat(board)
    {
        let cost = |candidate: &&Candidate| {
            let is_had = board.suggested().is_some_and(|own| own.has(&candidate.employee, seat));
            plan_cell(board.plan.cost(seat, &candidate.employee), is_had, language, theme)
        };
        rows.push((label("board.fit.plan"), shown.iter().map(cost).collect()));
    }
    if height > rows.len() {
        rows.push((
            label("board.fit.source"),
            shown.iter().map(|candidate| source_cell(candidate, language)).collect(),
        ));
    }
    if height > rows.len() {
        let rank = |candidate: &&Candidate| {
            facts.employee(&candidate.employee).and_then(|found| found.grade).map_or("?".to_owned(), |g| g.to_string())
        };
        rows.push((label("board.rank"), shown.iter().map(|candidate| (rank(candidate), Role::Text)).collect()));
    }
    if height > rows.len() {
        let from = |candidate: &&Candidate| {
            let position = facts.employee(&candidate.employee).and_then(|found| found.position.as_ref());
            let agency = position.and_then(|id| facts.agency_of_position(id));
            agency.map_or(theme.dash().to_owned(), |unit| naming::unit(facts, &unit.id, column - 1, theme))
        };
        rows.push((label("board.from"), shown.iter().map(|candidate| (from(candidate), Role::Text)).collect()));
    }
    rows
}

/// Which places of the ranking are in sight, so that nobody takes a window for the whole.
fn ranks(app: &App, board: &Board, shown: &[&Candidate]) -> String {
    let all = &board.look.prospect.candidates;
    let place =
        |wanted: &Candidate| all.iter().position(|found| found.employee == wanted.employee).map_or(0, |at| at + 1);
    match (shown.first(), shown.last()) {
        (Some(first), Some(last)) if shown.len() < all.len() => {
            format!("{}-{} / {}", place(first), place(last), all.len())
        }
        (Some(_), Some(_)) => Phrase::new("board.fit.listed").with("count", all.len()).spoken(app.language),
        _ => String::new(),
    }
}

/// Names over the columns; those that would be alike are told apart by the last name.
fn name_cells(board: &Board, shown: &[&Candidate], column: usize, theme: Theme) -> Cells {
    let facts = &board.facts;
    let names: Vec<String> =
        shown.iter().map(|candidate| naming::employee(facts, &candidate.employee, column - 2, theme)).collect();
    let is_alike = |name: &String| names.iter().filter(|other| *other == name).count() > 1;
    let cell = |(candidate, name): (&&Candidate, &String)| {
        let looked_at = board.look.prospect.whole.moves.iter().any(|mutation| mutation.employee == candidate.employee);
        let apart = || naming::told_apart(facts, &candidate.employee, column - 2, theme);
        let name = if is_alike(name) { apart() } else { name.clone() };
        if looked_at { (format!(">{name}"), Role::Focus) } else { (name, Role::Strong) }
    };
    shown.iter().zip(&names).map(cell).collect()
}

/// Verdicts first: a block in capitals, warnings and unknowns counted with their word.
fn rule_cell(candidate: &Candidate, language: Language, theme: Theme) -> (String, Role) {
    let count = |severity: Severity| {
        candidate.verdicts.iter().filter(|verdict| verdict.severity == severity && verdict.lifted_by.is_none()).count()
    };
    if candidate.blocked() {
        return (say(language, "board.fit.blocked").to_owned(), Role::Badge);
    }
    let (warns, unknowns) = (count(Severity::Warn), count(Severity::Unknown));
    if warns > 0 {
        return (Phrase::new("board.fit.warns").with("count", warns).spoken(language), Role::Over);
    }
    if unknowns > 0 {
        return (Phrase::new("board.fit.unknowns").with("count", unknowns).spoken(language), Role::Short);
    }
    (theme.dash().to_owned(), Role::Text)
}

fn points_cell(points: Option<i64>, theme: Theme) -> (String, Role) {
    match points {
        Some(points) => {
            let whole = (points + 50) / 100;
            let filled = usize::try_from((points + 1_666) / 3_333).unwrap_or(0);
            (format!("{} {whole:>3}", theme.bar(filled, 0, 3)), Role::Text)
        }
        None => (format!("{}   ?", if theme.ascii() { "..." } else { "···" }), Role::Short),
    }
}

fn box_cell(facts: &Facts, candidate: &Candidate, language: Language) -> (String, Role) {
    let employee = facts.employee(&candidate.employee);
    let number = employee.and_then(|found| talent::nine_box_of(&facts.settings().fit, found));
    let number = number.map_or_else(|| "?".to_owned(), |number| number.to_string());
    let position = employee.and_then(|found| found.position.as_ref());
    let agency = position.and_then(|id| facts.agency_of_position(id)).and_then(|unit| unit.predicate);
    let agency = agency.map_or("?", |predicate| short_predicate(predicate, language));
    (format!("{number} {agency}"), Role::Text)
}

fn short_predicate(predicate: crate::domain::performance::OrganisationPredicate, language: Language) -> &'static str {
    use crate::domain::performance::OrganisationPredicate as Predicate;
    say(
        language,
        match predicate {
            Predicate::Outstanding => "board.predicate.outstanding",
            Predicate::Good => "board.predicate.good",
            Predicate::NeedsImprovement => "board.predicate.needs-improvement",
            Predicate::Poor => "board.predicate.poor",
            Predicate::VeryPoor => "board.predicate.very-poor",
        },
    )
}

fn total_cell(candidate: &Candidate, language: Language) -> (String, Role) {
    let fit = &candidate.fit;
    let total = fit.total.map_or_else(|| "?".to_owned(), |total| numbers::decimal((total + 5) / 10, 1, language));
    (format!("{total} {}/{}", fit.known, fit.asked), Role::Strong)
}

/// The seat of which the plan tells what each name costs it: while there is a plan and the item waits.
fn plan_seat(board: &Board) -> Option<&PositionId> {
    let item = board.item();
    let waits = board.standing.decision(&item.id).is_none() && !item.is_swap();
    item.seats.first().filter(|_| waits && board.suggested().is_some())
}

/// What the whole plan loses by a name; one by whom nothing is lost need not be the one whom it has.
fn plan_cell(cost: Option<Cost>, is_had: bool, language: Language, theme: Theme) -> (String, Role) {
    match cost {
        Some(Cost::Points(0)) if is_had => (say(language, "board.fit.suggested").to_owned(), Role::Strong),
        Some(Cost::Points(points)) => (numbers::signed(-points, language), Role::Text),
        Some(Cost::Barred) => (theme.dash().to_owned(), Role::Text),
        Some(Cost::Counting) | None => (theme.charset.ellipsis().to_owned(), Role::Dim),
    }
}

fn source_cell(candidate: &Candidate, language: Language) -> (String, Role) {
    let key = if candidate.named { "board.fit.named" } else { "board.fit.from-data" };
    (say(language, key).to_owned(), Role::Dim)
}
