//! The sheet of words: every term of the trade in alphabetical order, with where on the board it is seen.

use crate::app::layer::{Reading, Tone};
use crate::journal::event::Outcome;
use crate::journal::named::{UNSOUND, WAITING};
use crate::text::glossary::{Entry, entries};
use crate::text::language::Language;
use crate::text::words::Phrase;

use super::ground::Ground;
use super::writer::Writer;

/// The sheet of words, a section a letter.
pub fn sheet(ground: Ground<'_>, language: Language) -> Reading {
    let mut page = Writer::new(ground, language);
    marks(&mut page);
    let initial = |entry: &Entry| entry.term.chars().next().map(|letter| letter.to_ascii_uppercase());
    for letter in entries().chunk_by(|one, next| initial(one) == initial(next)) {
        let title = letter.first().and_then(initial).map(String::from).unwrap_or_default();
        page.section(&Phrase::new("sheet.section.letter").with("letter", title));
        for entry in letter {
            let told = Phrase::new("sheet.term").with("term", entry.term).with("means", entry.means(language));
            page.sentence(Tone::Plain, &told);
            page.set_in(Tone::Dim, &Phrase::new("sheet.term.seen").with("place", entry.seen(language)));
        }
    }
    page.finish(&Phrase::new("sheet.glossary.title").with("count", entries().len()))
}

/// The marks of the docket and of the lists beside it.
fn marks(page: &mut Writer<'_>) {
    let decided = Outcome::ALL.into_iter().map(|outcome| (outcome.mark(), outcome.key()));
    let others = [("!", "sheet.mark.urgent"), ("*", "sheet.mark.marked"), ("2/3", "sheet.mark.chain")];
    let unsound = (UNSOUND, "sheet.mark.unsound");
    let shown = [(WAITING, "board.waiting")].into_iter().chain(decided).chain([unsound]).chain(others);
    let short = [
        (Phrase::new("board.fit.warns").with("count", 2_usize), "sheet.mark.warns"),
        (Phrase::new("board.fit.unknowns").with("count", 2_usize), "sheet.mark.unknowns"),
        (Phrase::new("board.predicate.outstanding"), "sheet.mark.special"),
        (Phrase::new("board.predicate.needs-improvement"), "sheet.mark.improve"),
    ];
    let shown = shown.map(|(mark, means)| (mark.to_owned(), means));
    let shown = shown.chain(short.map(|(mark, means)| (page.naming.spoken(&mark), means)));
    let shown: Vec<(String, &str)> = shown.collect();
    page.section(&Phrase::new("sheet.section.marks"));
    for (mark, means) in shown {
        let means = page.cells.say(means);
        page.sentence(Tone::Plain, &Phrase::new("sheet.mark").with("mark", mark).with("means", means));
    }
}
