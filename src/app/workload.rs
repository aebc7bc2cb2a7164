//! The workload page: all tables of the workload, now and after everything accepted, one section under the other.

use crate::paper::block::Block;
use crate::paper::plain;
use crate::paper::workload::Workload;
use crate::text::language::Language;
use crate::text::words::say;

use super::board::{App, Board};
use super::layer::{Layer, Reading, ReadingLine, Tone};

/// Columns of the tables: what the smallest screen shows in a window.
const COLUMNS: usize = 76;

/// Opens the page.
pub fn open(app: &mut App) {
    let language = app.language;
    let Some(board) = app.board() else { return };
    let reading = Reading::new(say(language, "board.workload").to_owned(), lines(board, language));
    app.layers.push(Layer::Reading(reading));
}

fn lines(board: &Board, language: Language) -> Vec<ReadingLine> {
    let placements = board.standing.workplaces_without(&[]);
    let accepted = placements.moved().next().is_some().then_some(&placements);
    let workload = Workload::of(&board.facts, accepted, language);
    let mut lines: Vec<ReadingLine> = Vec::new();
    let basis = plain::light(&[workload.basis()], COLUMNS);
    lines.extend(basis.into_iter().map(|line| ReadingLine::toned(Tone::Dim, line)));
    for section in workload.sections() {
        let Block::Section { heading, blocks } = section else { continue };
        lines.push(ReadingLine::plain(""));
        lines.push(ReadingLine::toned(Tone::Heading, heading));
        lines.extend(plain::light(&blocks, COLUMNS).into_iter().map(ReadingLine::plain));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::story::Story;
    use crate::text::width;

    #[test]
    fn every_line_fits_the_smallest_screen_and_sections_have_headings() {
        let facts = Story::town().facts();
        let workload = Workload::of(&facts, None, Language::Indonesian);
        let sections = workload.sections();
        assert!(sections.iter().all(|section| matches!(section, Block::Section { .. })), "{sections:?}");
        let lines = plain::light(&sections, COLUMNS);
        assert!(lines.iter().all(|line| width::columns(line) <= COLUMNS), "{lines:?}");
    }
}
