//! What the rules say of every item of the docket, as the board would show it. It asks every rule about everybody on the
//! docket, so no key waits for it: it is made in a thread of its own, and holds for the facts and the standing it was made of.

use std::sync::Arc;

use crate::domain::docket::Item;
use crate::domain::facts::Facts;
use crate::domain::ids::EmployeeId;
use crate::journal::candidates::{Offer, Situations, fit_of};
use crate::journal::standing::Standing;
use crate::rules;
use crate::rules::situation::Situation;
use crate::rules::verdict::{Mark, Severity};

/// What items are told apart by, gravest first.
pub const GRAVE: [Severity; 3] = [Severity::Block, Severity::Warn, Severity::Unknown];

/// What the rules say of all items.
#[derive(Clone, Debug)]
pub struct Judged {
    facts: Arc<Facts>,
    /// Number of the last entry of the standing.
    number: u64,
    items: Vec<Vec<Severity>>,
}

impl Judged {
    /// Judges every item: as decided, else as suggested.
    pub fn of(facts: &Arc<Facts>, standing: &Standing) -> Judged {
        let situations = Situations::of(facts, standing);
        let present = standing.at_table(facts.sitting());
        let judge = |item: &Item| {
            let mut situation = situations.without(std::slice::from_ref(&item.id));
            situation.present.clone_from(&present);
            let decided = standing.decision(&item.id).and_then(|decision| decision.moves.first());
            let decided = decided.filter(|_| !item.is_swap()).map(|decided| &decided.employee);
            severities(&mut situation, item, decided)
        };
        let items = facts.docket().items().iter().map(judge).collect();
        Judged { number: standing.number(), facts: Arc::clone(facts), items }
    }

    /// Whether it was made of these facts and this standing.
    pub fn holds(&self, facts: &Arc<Facts>, standing: &Standing) -> bool {
        Arc::ptr_eq(&self.facts, facts) && self.number == standing.number()
    }

    /// What is said of the item at a place, gravest first; nothing where all is clear.
    pub fn item(&self, place: usize) -> &[Severity] {
        self.items.get(place).map_or(&[], Vec::as_slice)
    }
}

/// What the rules say of an item with this candidate, or as suggested; a block that a document lifted stands no more.
fn severities(situation: &mut Situation<'_>, item: &Item, candidate: Option<&EmployeeId>) -> Vec<Severity> {
    let offer = Offer::of(situation.facts, item);
    let whole = offer.to(candidate);
    let chosen = whole.moves.first().filter(|_| !item.is_swap()).map(|own| &own.employee);
    situation.fitter = chosen.and_then(|chosen| fitter(situation, item, &offer, chosen)).cloned();
    let marks = rules::marks(situation, &whole);
    let stands = |mark: &Mark, severity: Severity| mark.severity == severity && !mark.lifted;
    GRAVE.into_iter().filter(|severity| marks.iter().any(|mark| stands(mark, *severity))).collect()
}

/// Who of those the file names, blocked by nothing, fits better than the one chosen.
fn fitter<'a>(
    situation: &Situation<'_>,
    item: &'a Item,
    offer: &Offer<'_>,
    chosen: &EmployeeId,
) -> Option<&'a EmployeeId> {
    let seat = item.seats.first()?;
    let own = fit_of(situation.facts, chosen, seat).total;
    let better = |who: &&EmployeeId| *who != chosen && fit_of(situation.facts, who, seat).total > own;
    let blocked = |who: &EmployeeId| rules::marks(situation, &offer.to(Some(who))).iter().any(Mark::blocks);
    item.named.iter().filter(better).find(|who| !blocked(who))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::look::Look;
    use crate::journal::table::{Table, accepting, rejecting, story};

    /// What the board shows of each item, and what was judged of all of them at once.
    fn both(table: &Table) -> Vec<(Vec<Severity>, Vec<Severity>)> {
        let facts = Arc::new(table.facts.clone());
        let judged = Judged::of(&facts, &table.standing);
        let shown = |item: &Item| {
            let verdicts = Look::at(&facts, &table.standing, item, None).prospect.verdicts;
            let stands =
                |severity: &Severity| verdicts.iter().any(|own| own.severity == *severity && own.lifted_by.is_none());
            GRAVE.into_iter().filter(stands).collect()
        };
        let items = facts.docket().items().iter().enumerate();
        items.map(|(place, item)| (shown(item), judged.item(place).to_vec())).collect()
    }

    #[test]
    fn every_item_is_judged_as_the_board_shows_it_whatever_was_decided() {
        let mut story = story();
        story.stated.proposals[0].alternatives = vec!["P-908".into(), "P-906".into()];
        story.employee_mut("P-904").performance.clear();
        let mut table = Table::opened(&story);
        let mut seen = Vec::new();
        let mut look = |table: &Table| {
            for (place, (shown, judged)) in both(table).into_iter().enumerate() {
                assert_eq!(judged, shown, "item {}", place + 1);
                seen.extend(judged);
            }
        };
        look(&table);
        table = Table::of(&story);
        look(&table);
        table.rule(&[accepting("B-01")]).expect("lawful");
        look(&table);
        table.rule(&[rejecting("B-02")]).expect("lawful");
        look(&table);
        assert!(GRAVE.iter().all(|severity| seen.contains(severity)), "{seen:?}");
    }

    #[test]
    fn it_holds_until_something_is_recorded() {
        let mut table = Table::of(&story());
        let facts = Arc::new(table.facts.clone());
        let judged = Judged::of(&facts, &table.standing);
        assert!(
            judged.holds(&facts, &table.standing) && !judged.holds(&Arc::new(table.facts.clone()), &table.standing)
        );
        table.rule(&[rejecting("B-04")]).expect("lawful");
        assert!(!judged.holds(&facts, &table.standing));
    }
}
