//! How somebody stands for the seat of the item that is looked at: the fit's total, what the rules say and what would
//! lift it, and why the list of candidates holds them or not.

use crate::app::explanation;
use crate::app::layer::Tone;
use crate::command::catalogue::Command;
use crate::command::keymap;
use crate::domain::employee::Employee;
use crate::domain::position::Position;
use crate::fit::ranking;
use crate::fit::search::{PassedOver, passed_over};
use crate::journal::candidates::{Candidate, OTHERS, candidates_in, situation};
use crate::rules::situation::Situation;
use crate::text::words::Phrase;

use super::writer::Writer;

/// Writes it; of a swap, whose seats are its movers' own, nothing.
pub fn section(page: &mut Writer<'_>, employee: &Employee) {
    let (facts, item) = (page.ground.facts, page.ground.item);
    let seat = page.ground.seat().filter(|_| !item.is_swap()).and_then(|seat| facts.position(seat));
    let Some(seat) = seat else { return };
    // Without the table: somebody who is only looked up makes nobody step out.
    let situation = situation(facts, page.ground.standing, std::slice::from_ref(&item.id));
    let listed = candidates_in(&situation, item, None);
    let with_them = candidates_in(&situation, item, Some(&employee.id));
    let Some(own) = with_them.iter().find(|own| own.employee == employee.id) else { return };
    let heading = Phrase::new("sheet.section.for-item").with("item", item.number).with("seat", page.seat(&seat.id));
    page.section(&heading);
    let place = listed.iter().position(|one| one.employee == employee.id);
    page.sentence(Tone::Plain, &standing(page, &situation, seat, employee, place));
    page.sentence(Tone::Plain, &total(page, own, listed.first()));
    page.lines(explanation::verdict_lines(facts, &own.verdicts, page.language));
}

/// The place on the list of candidates, or why there is none.
fn standing(
    page: &Writer<'_>,
    situation: &Situation<'_>,
    seat: &Position,
    employee: &Employee,
    place: Option<usize>,
) -> Phrase {
    let (facts, placements) = (situation.facts, &situation.placements);
    let moved = page.ground.standing.decisions().find(|decision| {
        decision.outcome.moves()
            && decision.item != page.ground.item.id
            && decision.moves.iter().any(|mutation| mutation.employee == employee.id)
    });
    if let Some(other) = moved.and_then(|decision| facts.docket().item(&decision.item)) {
        return Phrase::new("sheet.for-item.moved").with("other", other.number);
    }
    if let Some(place) = place {
        let key = keymap::shown_key(Command::ChooseCandidate);
        return Phrase::new("sheet.for-item.listed").with("place", place + 1).with("key", key);
    }
    match passed_over(facts, placements, seat, employee) {
        Some(PassedOver::Employment) => Phrase::new("sheet.for-item.employment"),
        Some(PassedOver::Standing) => Phrase::new("sheet.for-item.standing"),
        Some(PassedOver::Holds) => Phrase::new("sheet.for-item.holds"),
        Some(PassedOver::Tier) => Phrase::new("sheet.for-item.tier"),
        None => {
            let (place, of) = ranking::place(facts, placements, seat, employee, facts.sitting().effective);
            Phrase::new("sheet.for-item.below").with("place", place).with("of", of).with("others", OTHERS)
        }
    }
}

/// The total beside that of the first on the list.
fn total(page: &Writer<'_>, own: &Candidate, first: Option<&Candidate>) -> Phrase {
    let total = |of: &Candidate| page.hundredths(of.fit.total);
    let said = Phrase::new("sheet.for-item.total").with("total", total(own));
    let said = said.with("known", own.fit.known).with("asked", own.fit.asked);
    match first.filter(|first| first.employee != own.employee) {
        Some(first) => Phrase::new("sheet.for-item.beside").with("own", said).with("first", total(first)),
        None => said,
    }
}
