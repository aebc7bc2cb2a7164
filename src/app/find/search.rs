//! Looking words up in the index of a session.

use crate::domain::facts::Facts;

use super::index::{Bond, Index, Thing};
use super::words::{similar, words};

/// What a word is worth when it is the number of an item, the word sought, begins with it, or stands beside.
const NUMBER: u32 = 4;
const WORD: u32 = 3;
const BEGINNING: u32 = 2;
const BESIDE: u32 = 1;

/// What a query was found in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The things with how well they match; best first, then items, units, positions, employees, each in their order.
    pub things: Vec<(Thing, u32)>,
    /// Whether nothing has the words themselves, only similar ones.
    pub similar: bool,
}

/// Everything that matches every word of `query`; nothing for an empty one.
pub fn everything(facts: &Facts, query: &str) -> Found {
    looked_up(facts, query, |_| true)
}

/// The items of the docket that match every word of `query`.
pub fn items(facts: &Facts, query: &str) -> Found {
    looked_up(facts, query, |thing| matches!(thing, Thing::Item(_)))
}

fn looked_up(facts: &Facts, query: &str, wanted: impl Fn(Thing) -> bool) -> Found {
    let sought = words(query);
    if sought.is_empty() {
        return Found::default();
    }
    let index = Index::of(facts);
    // What a masked person is called finds nobody: whoever is found is named by it.
    let named = !facts.is_masked();
    let ranked = |score: &dyn Fn(&str) -> Vec<u32>| {
        let mut totals = vec![0_u32; index.things.len()];
        for (place, word) in sought.iter().enumerate() {
            for (total, score) in totals.iter_mut().zip(score(word)) {
                // What one word missed is out, whatever the others say.
                let is_in = score > 0 && (place == 0 || *total > 0);
                *total = if is_in { *total + score } else { 0 };
            }
        }
        let met = totals.into_iter().enumerate().filter(|(at, total)| *total > 0 && wanted(index.things[*at]));
        let mut met: Vec<(u32, usize)> = met.map(|(at, total)| (total, at)).collect();
        met.sort_unstable_by_key(|(total, at)| (u32::MAX - total, *at));
        met.into_iter().map(|(total, at)| (index.things[at], total)).collect::<Vec<_>>()
    };
    let exact = ranked(&|word| by_beginning(&index, word, named));
    if !exact.is_empty() {
        return Found { things: exact, similar: false };
    }
    Found { things: ranked(&|word| by_likeness(&index, word, named)), similar: true }
}

/// How well each thing has a word as it stands, or one that begins with it.
fn by_beginning(index: &Index, sought: &str, named: bool) -> Vec<u32> {
    let mut scores = vec![0; index.things.len()];
    for (is_whole, places) in index.beginning(sought) {
        for (thing, bond) in places.iter().filter(|(_, bond)| named || !bond.is_name()) {
            let worth = match (bond, is_whole) {
                (Bond::Number, true) => NUMBER,
                (Bond::Number, false) => 0,
                (Bond::Own | Bond::Name, true) => WORD,
                (Bond::Own | Bond::Name, false) => BEGINNING,
                (Bond::Beside | Bond::NameBeside, _) => BESIDE,
            };
            let score = &mut scores[*thing as usize];
            *score = worth.max(*score);
        }
    }
    scores
}

/// How well each thing has a similar word in its own name.
fn by_likeness(index: &Index, sought: &str, named: bool) -> Vec<u32> {
    let mut scores = vec![0; index.things.len()];
    // Numbers and ids are many, and one with other digits is another and no slip.
    let spelled = |word: &str| !word.bytes().any(|letter| letter.is_ascii_digit());
    for (word, places) in index.words().filter(|(word, _)| spelled(word)) {
        let Some(worth) = similar(word, sought).and_then(|worth| u32::try_from(worth).ok()) else { continue };
        let is_own = |bond: &Bond| *bond == Bond::Own || (*bond == Bond::Name && named);
        for (thing, _) in places.iter().filter(|(_, bond)| is_own(bond)) {
            let score = &mut scores[*thing as usize];
            *score = worth.max(*score);
        }
    }
    scores
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::find::words::parts;
    use crate::domain::employee::Employee;
    use crate::domain::ids::UnitId;
    use crate::domain::story::Story;

    #[test]
    fn the_suggested_come_before_those_beside_them_and_similar_words_last() {
        let mut story = Story::town();
        story.employee_mut("P-904").name = "Renée Simbolon".to_owned();
        story.employee("P-907", None).name = "Tiurma Simbolon".to_owned();
        story.proposal("U-02", &[("P-901", "SOS-KABID")]).alternatives = vec!["P-907".into()];
        let facts = story.facts();
        let places = |query: &str| items(&facts, query).things.iter().map(|(thing, _)| *thing).collect::<Vec<_>>();
        assert_eq!(places("SIMBOLON"), [0, 1].map(Thing::Item));
        assert_eq!(places("simb renee"), [Thing::Item(0)]);
        assert_eq!(places("tiurma"), [Thing::Item(1)]);
        assert_eq!(places("2"), [Thing::Item(1)]);
        let likely = items(&facts, "simblon");
        assert_eq!((likely.things.len(), likely.similar), (1, true));
        assert_eq!(items(&facts, "zzz").things, []);
        assert_eq!(items(&facts, " ").things, []);
    }

    #[test]
    fn people_seats_and_units_are_found_too_items_first() {
        let mut story = Story::town();
        story.employee("P-907", None).name = "Tiurma Simbolon".to_owned();
        let facts = story.facts();
        let at = |id: &str| facts.employee_index(&id.into()).expect("there");
        assert_eq!(everything(&facts, "tiurma").things, [(Thing::Employee(at("P-907")), WORD)]);
        assert_eq!(everything(&facts, "907").things[0].0, Thing::Employee(at("P-907")));
        for (place, position) in facts.positions().iter().enumerate() {
            let found = everything(&facts, &position.title);
            assert!(found.things.iter().any(|(thing, _)| *thing == Thing::Position(place)), "{}", position.title);
        }
        for (place, unit) in facts.units().iter().enumerate() {
            let found = everything(&facts, &unit.name);
            assert!(found.things.iter().any(|(thing, _)| *thing == Thing::Unit(place)), "{}", unit.name);
        }
    }

    /// The index against a plain look at every name.
    #[test]
    fn whoever_has_words_that_begin_so_is_found_and_nobody_else() {
        let facts = Story::town().facts();
        for query in ["a", "s", "p 9", "kab", "dinas so", "an ha"] {
            let sought = words(query);
            let has = |name: &str| {
                let own = parts(name);
                sought.iter().all(|word| own.iter().any(|own| own.starts_with(word.as_str())))
            };
            let found = everything(&facts, query).things;
            let around = |employee: &Employee| {
                let held = employee.position.as_ref().and_then(|id| facts.position(id));
                let unit = |id: &UnitId| {
                    facts.unit(id).map_or_else(String::new, |unit| format!("{} {}", unit.name, unit.short))
                };
                held.map_or_else(String::new, |held| {
                    format!("{} {} {}", held.title, unit(&held.unit), unit(facts.agency_of(&held.unit)))
                })
            };
            for (place, employee) in facts.employees().iter().enumerate() {
                let strong = found.iter().find(|(thing, _)| *thing == Thing::Employee(place)).map(|(_, score)| *score);
                let own = has(&format!("{} {}", employee.name, employee.id));
                let all_own =
                    strong.is_some_and(|score| score >= BEGINNING * u32::try_from(sought.len()).expect("few"));
                assert!(!own || all_own, "{query}: {}", employee.name);
                let named = has(&format!("{} {} {}", employee.name, employee.id, around(employee)));
                assert_eq!(strong.is_some(), named, "{query}: {}", employee.name);
            }
        }
    }
}
