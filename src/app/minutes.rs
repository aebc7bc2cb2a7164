//! The page of the minutes: all that happened with the words that people wrote down, which can be put otherwise.

use crate::journal::event::Event;
use crate::journal::reword;
use crate::paper::running;
use crate::text::language::Language;
use crate::text::width;
use crate::text::words::say;

use super::board::{App, Board, Manner};
use super::explanation;
use super::find::words::parts;
use super::layer::{Layer, Reading, ReadingLine};
use super::minutes_page::{MinutesPage, Spot};
use super::writing;

/// Columns of words in one row at most: a longer paragraph has several rows, so that all of it can be brought on the
/// smallest screen.
const ROW: usize = 400;

/// A row of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where it stands.
    pub spot: Spot,
    /// What it says.
    pub text: String,
}

/// The rows that the words typed leave: of each event all or none.
pub fn rows(board: &Board, page: &MinutesPage, language: Language) -> Vec<Row> {
    let sought = parts(page.filter.text());
    let told = running::told(&board.facts, &board.standing, language).into_iter();
    let has = |told: &running::Told| {
        let words: Vec<String> = std::iter::once(&told.line).chain(&told.words).flat_map(|text| parts(text)).collect();
        sought.iter().all(|sought| words.iter().any(|word| word.starts_with(sought)))
    };
    let shown = told.filter(|told| sought.is_empty() || has(told));
    shown.flat_map(rows_of).collect()
}

fn rows_of(told: running::Told) -> impl Iterator<Item = Row> {
    let words = told.words.into_iter().flat_map(|paragraph| width::wrap(&paragraph, ROW));
    let texts = std::iter::once(told.line).chain(words).enumerate();
    texts.map(move |(row, text)| Row { spot: Spot { entry: told.entry, place: told.place, row }, text })
}

/// Which of the rows is selected; the last one before where it would stand.
pub fn selected(rows: &[Row], page: &MinutesPage) -> usize {
    let before = page.at.map_or(rows.len(), |at| rows.partition_point(|row| row.spot <= at));
    before.saturating_sub(1)
}

/// Opens the minutes at an entry, or at the newest; before guests what stands in their place.
pub fn open(app: &mut App, entry: Option<u64>) {
    let language = app.language;
    let Some(board) = app.board() else { return };
    if board.is_open() {
        let hidden = vec![ReadingLine::plain(explanation::hidden_minutes(language))];
        let reading = Reading::new(say(language, "board.minutes").to_owned(), hidden);
        return app.layers.push(Layer::Reading(reading));
    }
    let at = entry.map(|entry| Spot { entry, place: 0, row: 0 });
    app.layers.push(Layer::Minutes(MinutesPage { at, ..MinutesPage::default() }));
}

/// Moves the selection.
pub fn step(app: &mut App, by: isize) {
    let language = app.language;
    let (Some(Layer::Minutes(page)), Some(board)) = (app.layers.last(), app.board()) else { return };
    let rows = rows(board, page, language);
    let next = selected(&rows, page).saturating_add_signed(by).min(rows.len().saturating_sub(1));
    let at = rows.get(next).map(|row| row.spot);
    if let Some(Layer::Minutes(page)) = app.layers.last_mut() {
        page.at = at.or(page.at);
    }
}

/// The words of the selected row as they are now, with where they stand; or why they may not be put otherwise. A row that
/// tells of other words is about those.
pub fn words(board: &Board, page: &MinutesPage, language: Language) -> Option<Result<(Spot, String), String>> {
    let rows = rows(board, page, language);
    let spot = rows.get(selected(&rows, page))?.spot;
    let found = board.standing.entries().iter().find(|found| found.number == spot.entry);
    let spot = match found.and_then(|found| found.events.get(spot.place)) {
        Some(Event::Reworded { entry, place }) if !board.standing.is_undone(spot.entry) => {
            Spot { entry: *entry, place: *place, row: 0 }
        }
        _ => spot,
    };
    let written = reword::written(&board.standing, spot.entry, spot.place);
    Some(written.map(|text| (spot, text)).map_err(|refusal| refusal.spoken(language)))
}

/// Opens the words of the selected row in the editor, or says why not.
pub fn reword(app: &mut App) {
    let language = app.language;
    let (Some(Layer::Minutes(page)), Some(board)) = (app.layers.last(), app.board()) else { return };
    match words(board, page, language) {
        Some(Ok((spot, text))) => writing::wording(app, spot.entry, spot.place, &text),
        Some(Err(why)) => app.say(Manner::Refused, why),
        None => {}
    }
}
