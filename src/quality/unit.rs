//! Units: predicates that their own predicate leaves no room for, and names that are almost the same.

use crate::domain::employee::LegalStanding;
use crate::domain::ids::UnitId;
use crate::domain::performance::{OrganisationPredicate, Predicate};
use crate::domain::profiles::Official;
use crate::domain::unit::Unit;
use crate::quality::check::{Check, Gravity, Looks, words};
use crate::quality::ground::Ground;
use crate::text::words::{Phrase, Value};

/// Fewer predicates than this say nothing about a distribution.
const PREDICATES_THAT_SHOW: u32 = 5;

/// More Sangat Baik than the unit's own predicate leaves room for.
pub static TOO_MANY_VERY_GOOD: Check = Check {
    id: "N-PREDICATES",
    words: words!("code.predicates"),
    gravity: Gravity::Should,
    sensitive: false,
    field: None,
    place: Some(&["predicate"]),
    looks: Looks::Units(too_many_very_good),
};

/// Two agencies whose names are almost the same.
pub static ALIKE: Check = Check {
    id: "N-SAME-AGENCY",
    words: words!("code.same-agency"),
    gravity: Gravity::Should,
    sensitive: false,
    field: None,
    place: Some(&["name"]),
    looks: Looks::Units(alike),
};

/// An index of public satisfaction that its nine elements do not come to.
pub static INDEX: Check = Check {
    id: "N-INDEX",
    words: words!("code.index"),
    gravity: Gravity::Note,
    sensitive: false,
    field: None,
    place: Some(&["satisfaction", "index"]),
    looks: Looks::Units(index),
};

/// Percent of Sangat Baik for which a unit of this predicate has room (distribution patterns of PermenPANRB 6/2022);
/// none where the pattern sets no bound.
fn room(predicate: OrganisationPredicate) -> Option<u32> {
    match predicate {
        OrganisationPredicate::Outstanding => None,
        OrganisationPredicate::Good => Some(30),
        OrganisationPredicate::NeedsImprovement | OrganisationPredicate::Poor => Some(10),
        OrganisationPredicate::VeryPoor => Some(0),
    }
}

fn too_many_very_good(ground: &Ground<'_>, unit: &Unit) -> Option<Phrase> {
    let predicate = unit.predicate?;
    let room = room(predicate)?;
    let year = ground.years[1];
    let (mut rated, mut very_good) = (0_u32, 0_u32);
    for found in predicates(ground, unit, year) {
        rated += 1;
        very_good += u32::from(found == Predicate::VeryGood);
    }
    // A share of a person counts as one: small units are not told of rounding.
    if rated < PREDICATES_THAT_SHOW || very_good <= (rated * room).div_ceil(100) {
        return None;
    }
    let says = Phrase::new("quality.predicates.says").with("count", very_good).with("rated", rated);
    Some(says.with("year", year.to_string()).with("predicate", Value::Term(predicate.key())))
}

/// Predicates of everybody in the unit and below it, but for units below that have a predicate of their own.
fn predicates(ground: &Ground<'_>, unit: &Unit, year: i32) -> Vec<Predicate> {
    let facts = ground.facts;
    let mut open: Vec<&UnitId> = vec![&unit.id];
    let mut found = Vec::new();
    while let Some(id) = open.pop() {
        let rated_together = |below: &&UnitId| facts.unit(below).is_some_and(|below| below.predicate.is_none());
        open.extend(facts.units_below(id).iter().filter(rated_together));
        let holders = facts.positions_of_unit(id).iter().flat_map(|position| facts.holders(position));
        let there = holders.filter_map(|id| facts.employee(id)).filter(|one| one.standing != LegalStanding::Left);
        found.extend(there.filter_map(|one| one.performance_of(year)).map(|performance| performance.predicate));
    }
    found
}

fn index(ground: &Ground<'_>, unit: &Unit) -> Option<Phrase> {
    let satisfaction = unit.satisfaction.as_ref()?;
    let (elements, stated) = (satisfaction.elements?, satisfaction.index);
    let weights = ground.facts.settings().element_weights;
    let computed = elements.index(weights);
    if stated == computed {
        return None;
    }
    let other = weights.other();
    let fits = elements.index(other) == stated;
    let says = Phrase::new(if fits { "quality.index.other-weights" } else { "quality.index.says" })
        .with("index", Value::Hundredths(i64::from(stated)))
        .with("found", Value::Hundredths(i64::from(computed)));
    Some(if fits { says.with("version", Value::Term(other.key())) } else { says })
}

fn alike(ground: &Ground<'_>, unit: &Unit) -> Option<Phrase> {
    let other = ground.namesake(&unit.id)?;
    Some(Phrase::new("quality.same-agency.says").with("name", other.name.as_str()).with("id", other.id.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::story::Story;
    use crate::quality::trial::{complete, found};

    /// SOS with five raters' worth of people, so many of them Sangat Baik last year, under this predicate.
    fn rated(predicate: OrganisationPredicate, very_good: usize) -> Story {
        let mut story = complete();
        story.employee("P-907", Some("SOS-PENGELOLA"));
        story.unit_mut("SOS").predicate = Some(predicate);
        let people = ["P-903", "P-904", "P-905", "P-906", "P-907"];
        for who in people.into_iter().take(very_good) {
            let employee = story.employee_mut(who);
            employee.performance.iter_mut().for_each(|one| one.predicate = Predicate::VeryGood);
        }
        story
    }

    #[test]
    fn a_poor_unit_has_no_room_for_everybody_very_good_and_an_outstanding_one_has() {
        assert_eq!(found(&rated(OrganisationPredicate::Poor, 5), "N-PREDICATES"), ["SOS"]);
        assert_eq!(found(&rated(OrganisationPredicate::VeryPoor, 1), "N-PREDICATES"), ["SOS"]);
        assert_eq!(found(&rated(OrganisationPredicate::Good, 3), "N-PREDICATES"), ["SOS"]);
        assert!(found(&rated(OrganisationPredicate::Good, 2), "N-PREDICATES").is_empty(), "30 % of five, rounded up");
        assert!(found(&rated(OrganisationPredicate::Outstanding, 5), "N-PREDICATES").is_empty());
        assert!(found(&rated(OrganisationPredicate::Poor, 0), "N-PREDICATES").is_empty());
    }

    #[test]
    fn a_unit_below_that_is_rated_by_itself_is_left_out_and_few_say_nothing() {
        let mut story = rated(OrganisationPredicate::Poor, 5);
        story.unit("SOS-BID", Some("SOS")).predicate = Some(OrganisationPredicate::Outstanding);
        story.position_mut("SOS-PENGELOLA").unit = "SOS-BID".into();
        assert!(found(&story, "N-PREDICATES").is_empty(), "two people are left in SOS itself");
    }

    #[test]
    fn two_agencies_of_almost_one_name_tell_of_each_other() {
        let mut story = complete();
        story.unit_mut("CAPIL").name = "Dinas Kesehatan".to_owned();
        story.unit_mut("SOS").name = "Dinas Sosial".to_owned();
        assert!(found(&story, "N-SAME-AGENCY").is_empty());
        story.unit_mut("SOS").name = "Dinas Kesehaten".to_owned();
        assert_eq!(found(&story, "N-SAME-AGENCY"), ["CAPIL", "SOS"]);
    }
}
