//! A number of the board opened: its key turned into what it rests on.

use crate::domain::account::{Account, FactPath, Input, Source};
use crate::domain::employee::Employee;
use crate::domain::ids::{EmployeeId, UnitId};
use crate::domain::placements::Placements;
use crate::domain::position::Position;
use crate::domain::reckoning::Amount;
use crate::fit;
use crate::journal::candidates::{Candidate, situation};
use crate::rules;
use crate::text::words::{Phrase, Value};
use crate::workload::account::{
    Moved, counted_positions, difference, spread, strength_after, unit_need, unit_strength,
};

use super::count;
use super::key::{Moment, NumberKey, Scene};

/// Opens a number; none when it is not on this board.
pub fn open(scene: &Scene<'_>, key: &NumberKey) -> Option<Account> {
    let facts = scene.facts;
    match key {
        NumberKey::Present => Some(count::present(scene)),
        NumberKey::Voters => Some(count::voters(scene)),
        NumberKey::Items => Some(count::items(scene)),
        NumberKey::Tally(state) => Some(count::tally(scene, *state)),
        NumberKey::ChainPlace => count::chain(scene, false),
        NumberKey::ChainLength => count::chain(scene, true),
        NumberKey::Need(unit) => Some(unit_need(facts, unit)),
        NumberKey::Strength(unit, moment) => Some(strength(scene, unit, *moment)),
        NumberKey::Difference(unit, moment) => {
            let name = facts.unit(unit).map_or_else(|| unit.to_string(), |found| found.name.clone());
            let account = difference(name.into(), strength(scene, unit, *moment), unit_need(facts, unit));
            Some(Account { title: at(*moment, account.title), ..account })
        }
        NumberKey::Spread(moment) => Some(spread_at(scene, *moment)),
        NumberKey::Candidates => Some(count::candidates(scene)),
        NumberKey::Verdicts(who) => candidate(scene, who).map(count::verdicts),
        NumberKey::Points(who, kind) => {
            let (employee, position) = seat_of(scene, who)?;
            Some(fit::account::criterion(facts, employee, position, *kind))
        }
        NumberKey::NineBox(who) => facts.employee(who).map(|employee| fit::account::nine_box(facts, employee)),
        NumberKey::Total(who) => {
            let (employee, position) = seat_of(scene, who)?;
            Some(fit::account::total(facts, employee, position, &candidate(scene, who)?.fit))
        }
        NumberKey::Known(who) | NumberKey::Asked(who) => {
            let (employee, position) = seat_of(scene, who)?;
            let known = matches!(key, NumberKey::Known(_));
            Some(fit::account::data(employee, position, &candidate(scene, who)?.fit, known))
        }
        NumberKey::Verdict(at, value) => {
            let verdict = scene.look.prospect.verdicts.get(*at)?;
            let situation = situation(facts, scene.standing, std::slice::from_ref(&scene.item.id));
            rules::account::number(&situation, &scene.look.prospect.whole, verdict, value)
        }
    }
}

/// A title with the moment that its number is of.
fn at(moment: Moment, title: Phrase) -> Phrase {
    match moment {
        Moment::Now => title,
        Moment::Item => Phrase::new("number.after.item").with("what", title),
        Moment::All => Phrase::new("number.after.all").with("what", title),
    }
}

fn candidate<'a>(scene: &Scene<'a>, who: &EmployeeId) -> Option<&'a Candidate> {
    scene.look.prospect.candidates.iter().find(|candidate| candidate.employee == *who)
}

/// A candidate and the position that their fit is to: in a swap each has one of their own.
fn seat_of<'a>(scene: &Scene<'a>, who: &EmployeeId) -> Option<(&'a Employee, &'a Position)> {
    let own = scene.item.moves.iter().find(|mutation| scene.item.is_swap() && mutation.employee == *who);
    let seat = own.map(|mutation| &mutation.to).or(scene.item.seats.first())?;
    Some((scene.facts.employee(who)?, scene.facts.position(seat)?))
}

/// Who works where at a moment.
fn placements(scene: &Scene<'_>, moment: Moment) -> Placements {
    match moment {
        Moment::Now => Placements::default(),
        Moment::Item => scene.look.alone.clone(),
        Moment::All => scene.look.all.clone(),
    }
}

fn strength(scene: &Scene<'_>, unit: &UnitId, moment: Moment) -> Account {
    let before = unit_strength(scene.facts, unit);
    if moment == Moment::Now {
        return before;
    }
    let moved = Moved::under(scene.facts, &placements(scene, moment), |employee| mover(scene, employee));
    let mut account = strength_after(scene.facts, before, &counted_positions(scene.facts, unit), &moved);
    account.title = at(moment, account.title);
    account.formula = Phrase::new(match moment {
        Moment::All => "number.strength.all",
        Moment::Now | Moment::Item => "number.strength.item",
    });
    account
}

/// Somebody who moves: by this item, or by a decision of the record.
fn mover(scene: &Scene<'_>, employee: &Employee) -> Input {
    let row = FactPath::employee(&employee.id).field("position");
    let own = scene.look.prospect.whole.moves.iter().any(|mutation| mutation.employee == employee.id);
    let decisions = scene.standing.decisions().filter(|decision| decision.item != scene.item.id);
    let decision = decisions
        .into_iter()
        .find(|decision| decision.moves.iter().any(|decided| decided.employee == employee.id && !own));
    let (item, source) = match decision {
        Some(decision) => {
            let number = scene.facts.docket().item(&decision.item).map_or(0, |item| item.number);
            (number, Source::Record(decision.entry))
        }
        None => (scene.item.number, Source::File(row)),
    };
    let what = Phrase::new("number.mover").with("name", employee.full_name()).with("item", item);
    Input { what: Value::from(what), datum: Amount::whole(1).into(), source }
}

fn spread_at(scene: &Scene<'_>, moment: Moment) -> Account {
    let (balance, title) = match moment {
        Moment::Now => (&scene.look.now, "number.spread.now"),
        Moment::Item => (&scene.look.with_item, "number.spread.item"),
        Moment::All => (&scene.look.with_all, "number.spread.all"),
    };
    spread(scene.facts, balance, Phrase::new(title))
}
