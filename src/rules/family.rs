//! Family: relatives in one unit, and how far the new place is from where the family lives. Known, never a bar.

use crate::domain::employee::Relation;
use crate::domain::ids::EmployeeId;
use crate::rules::case::Case;
use crate::rules::rule::Judge::{One, Several};
use crate::rules::rule::{Basis, Finding, Rests, Rule};
use crate::rules::site::Site;
use crate::text::names::same_name;

/// A spouse or relative works in the unit already.
pub static RELATIVES: Rule = Rule {
    id: "R-KELUARGA",
    title: "rule.keluarga.title",
    sensitive: false,
    basis: Basis::Regulations(&["UU-30-2014"]),
    judge: Several(relatives),
    rests: Rests::With(|_, brief| !brief.has_kin),
};

/// The new place is elsewhere than the family, and elsewhere than the present one.
pub static DISTANCE: Rule = Rule {
    id: "R-JARAK",
    title: "rule.jarak.title",
    sensitive: false,
    basis: Basis::Custom,
    judge: One(distance),
    rests: Rests::With(|_, brief| !brief.has_home),
};

fn relatives(case: &Case<'_>, tell: &mut dyn FnMut(Finding)) {
    if case.stays() || !case.brief.has_kin {
        return;
    }
    // A relation may be stated with either of the two.
    let stated = case.employee.relations.iter().filter_map(|own| Some((own.employee.as_ref()?, own)));
    let declared = case.facts().relations_to(&case.employee.id);
    let mut told: Vec<&EmployeeId> = Vec::new();
    for (relative, relation) in stated.chain(declared) {
        let works_there = case
            .end
            .working()
            .position_of(case.facts(), relative)
            .and_then(|position| case.facts().position(position))
            .is_some_and(|position| position.unit == case.target.unit);
        if works_there && !told.contains(&relative) {
            told.push(relative);
            tell(related(case, relative, relation));
        }
    }
}

fn related(case: &Case<'_>, relative: &EmployeeId, relation: &Relation) -> Finding {
    let unit = case.facts().unit(&case.target.unit).map_or("", |unit| unit.short.as_str());
    let sentence = case
        .says("rule.keluarga.says")
        .with("relative", case.name_of_employee(relative))
        .with("relation", relation.relation.as_str())
        .with("unit", unit);
    Finding::info(sentence)
}

fn distance(case: &Case<'_>) -> Option<Finding> {
    if case.stays() || !case.brief.has_home {
        return None;
    }
    let home = case.employee.family_place.as_deref()?;
    let facts = case.facts();
    let of = |site: &Site| site.at.and_then(|unit| facts.units()[unit].place.as_deref());
    let now = case.site_left().and_then(of);
    // Who goes on working in the same place comes no nearer to the family and no farther from it.
    let known = [Some(home), now];
    let is_new = |place: &&str| !known.iter().flatten().any(|other| same_name(place, other));
    let place = of(case.site).filter(is_new)?;
    if !case.is_heard() {
        return Some(Finding::info(case.says("rule.jarak.says")));
    }
    let sentence = match facts.distance(home, place) {
        Some(known) if known.way.is_empty() => case.says("rule.jarak.says").with("km", known.km),
        Some(known) => case.says("rule.jarak.way").with("km", known.km).with("way", known.way.as_str()),
        None => case.says("rule.jarak.unmeasured"),
    };
    Some(Finding::info(sentence.with("home", home).with("place", place)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::story::Story;
    use crate::domain::unit::Distance;
    use crate::rules::trial::Trial;
    use crate::rules::verdict::Severity;

    fn spouse(of: &str) -> Vec<Relation> {
        vec![Relation { employee: Some(of.into()), member: None, relation: "suami/istri".to_owned() }]
    }

    #[test]
    fn a_spouse_in_the_unit_is_told_whoever_stated_it_and_one_elsewhere_is_not() {
        let mut story = Story::town();
        story.employee_mut("P-904").relations = spouse("P-902");
        let trial = Trial::of(story, &[("P-904", "CAPIL-KASI")]);
        assert_eq!(trial.severity("R-KELUARGA"), Some(Severity::Info));
        assert!(trial.sentence("R-KELUARGA").contains("suami/istri"));
        let mut story = Story::town();
        story.employee_mut("P-902").relations = spouse("P-904");
        assert_eq!(Trial::of(story, &[("P-904", "CAPIL-KASI")]).severity("R-KELUARGA"), Some(Severity::Info));
        let mut story = Story::town();
        story.employee_mut("P-904").relations = spouse("P-901");
        assert_eq!(Trial::of(story, &[("P-904", "CAPIL-KASI")]).severity("R-KELUARGA"), None, "another division");
    }

    #[test]
    fn the_way_to_the_family_is_told_in_kilometres_when_they_are_known() {
        let mut trial = Trial::town();
        trial.story.unit_mut("CAPIL").place = Some("Kalumpang".to_owned());
        assert_eq!(trial.severity("R-JARAK"), None, "where the family lives is not known");
        trial.story.employee_mut("P-904").family_place = Some("Karema".to_owned());
        assert_eq!(trial.verdict("R-JARAK").map(|verdict| verdict.sentence.key), Some("rule.jarak.unmeasured"));
        let (from, to) = ("Kalumpang".to_owned(), "Karema".to_owned());
        trial.story.stated.distances.push(Distance { from, to, km: 118, way: "darat, 5 jam".to_owned() });
        assert!(trial.sentence("R-JARAK").contains("118 km"), "{}", trial.sentence("R-JARAK"));
        trial.story.unit_mut("SOS").place = Some("KALUMPANG".to_owned());
        assert_eq!(trial.severity("R-JARAK"), None, "as far as it is now");
        trial.story.unit_mut("SOS").place = Some("Karema".to_owned());
        assert_eq!(trial.severity("R-JARAK"), Some(Severity::Info));
        trial.story.employee_mut("P-904").family_place = Some("kalumpang".to_owned());
        assert_eq!(trial.severity("R-JARAK"), None);
    }
}
