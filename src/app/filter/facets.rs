//! Every item with what it has of the choices: made when it is needed, so that counting looks up nothing.

use crate::app::find::index::Thing;
use crate::app::find::search;
use crate::app::marks::Marks;
use crate::domain::docket::Item;
use crate::domain::facts::Facts;
use crate::journal::standing::Standing;

use super::choice::{Choice, Group, ItemKind, choices_of, states};
use super::judged::{GRAVE, Judged};
use super::picked::Filter;

/// What can be picked, and which items have it.
#[derive(Clone, Debug)]
pub struct Facets {
    /// What can be picked: every state, marks, what rules say, and the agencies and kinds that the docket has.
    pub offered: Vec<Choice>,
    /// Places in `offered` of what each item has.
    items: Vec<Vec<usize>>,
}

/// What a filter leaves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// Places of the items that are shown, in order.
    pub places: Vec<usize>,
    /// How many items each of the offered choices would show beside what is picked of other groups.
    pub counts: Vec<usize>,
}

impl Facets {
    /// The facets of a docket as it stands; without marks or judgements where there are none.
    pub fn of(facts: &Facts, standing: &Standing, marks: Option<&Marks>, judged: Option<&Judged>) -> Facets {
        let own = |(place, item): (usize, &Item)| {
            let mut own = choices_of(facts, standing, item);
            own.extend(marks.filter(|marks| marks.has(&item.id)).map(|_| Choice::Marked));
            match judged.map(|judged| judged.item(place)) {
                Some([]) => own.push(Choice::Rules(None)),
                Some(said) => own.extend(said.iter().map(|severity| Choice::Rules(Some(*severity)))),
                None => {}
            }
            own
        };
        let own: Vec<Vec<Choice>> = facts.docket().items().iter().enumerate().map(own).collect();
        let has = |choice: &Choice| own.iter().any(|choices| choices.contains(choice));
        let agencies = facts.agencies().map(|agency| Choice::Agency(agency.id.clone())).filter(has);
        let kinds = ItemKind::ALL.into_iter().map(Choice::Kind).filter(has);
        let said = GRAVE.into_iter().map(Some).chain([None]).map(Choice::Rules).filter(|_| judged.is_some());
        let states = states().map(Choice::State).chain(marks.map(|_| Choice::Marked));
        let offered: Vec<Choice> = states.chain(said).chain(agencies).chain(kinds).collect();
        let place = |choice: &Choice| offered.iter().position(|other| other == choice);
        let items = own.iter().map(|choices| choices.iter().filter_map(place).collect()).collect();
        Facets { offered, items }
    }

    /// What a filter leaves of the docket; `worded` says of which items the words are true, all of them without any.
    pub fn left(&self, filter: &Filter, worded: Option<&[bool]>) -> Left {
        let picked: Vec<bool> = self.offered.iter().map(|choice| filter.choices.contains(choice)).collect();
        let group: Vec<Group> = self.offered.iter().map(Choice::group).collect();
        let asked = Group::ALL.map(|group| filter.of(group).next().is_some());
        let mut left = Left { places: Vec::new(), counts: vec![0; self.offered.len()] };
        for (place, own) in self.items.iter().enumerate() {
            if worded.is_some_and(|worded| !worded.get(place).copied().unwrap_or(false)) {
                continue;
            }
            let met = |wanted: Group| own.iter().any(|at| group[*at] == wanted && picked[*at]);
            let missed: Vec<Group> = Group::ALL
                .into_iter()
                .zip(asked)
                .filter(|(group, asked)| *asked && !met(*group))
                .map(|(g, _)| g)
                .collect();
            // What misses one group alone is what another choice of that group would show.
            let counted = |at: &&usize| missed.is_empty() || missed == [group[**at]];
            own.iter().filter(counted).for_each(|at| left.counts[*at] += 1);
            if missed.is_empty() {
                left.places.push(place);
            }
        }
        left
    }
}

/// Of which items the words are true; none without words. Only the words themselves count, and none that are similar.
pub fn worded(facts: &Facts, words: &str) -> Option<Vec<bool>> {
    if words.trim().is_empty() {
        return None;
    }
    let found = search::items(facts, words);
    let mut worded = vec![false; facts.docket().items().len()];
    for (thing, _) in found.things.into_iter().filter(|_| !found.similar) {
        if let Thing::Item(place) = thing {
            worded[place] = true;
        }
    }
    Some(worded)
}

#[cfg(test)]
mod tests;
