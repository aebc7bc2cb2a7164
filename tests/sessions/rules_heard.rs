//! Every rule is heard somewhere in the samples, and silent somewhere.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use sidang::domain::docket::Item;
use sidang::domain::facts::Facts;
use sidang::domain::ids::MemberId;
use sidang::domain::placements::Placements;
use sidang::domain::proposal::Move;
use sidang::journal::candidates::{self, Candidate};
use sidang::journal::standing::Standing;
use sidang::rules::situation::{Memory, Situation};
use sidang::rules::{self, RULES};

use crate::{Sample, read, samples};

/// The ids of the rules that speak of each candidate whom the file names for an item, in one situation.
fn spoken(situation: &Situation<'_>, item: &Item) -> Vec<HashSet<&'static str>> {
    let facts = situation.facts;
    let ranked: Vec<Candidate> = candidates::candidates_in(situation, item, None);
    let named = ranked.iter().filter(|candidate| candidate.named);
    let of_candidate = |candidate: &Candidate| {
        let mut own = situation.clone();
        own.fitter = candidates::fitter(&ranked, &candidate.employee).cloned().filter(|_| !item.is_swap());
        let verdicts = rules::judge(&own, &candidates::whole(facts, item, Some(&candidate.employee)));
        verdicts.iter().filter(|verdict| verdict.employee == candidate.employee).map(|verdict| verdict.rule).collect()
    };
    named.map(of_candidate).collect()
}

/// Everything as at the opening, with these members at the table.
fn at_opening<'a>(facts: &'a Facts, item: &Item, present: &[&MemberId]) -> Situation<'a> {
    let mut situation = candidates::situation(facts, &Standing::default(), std::slice::from_ref(&item.id));
    situation.present = Some(present.iter().map(|member| (*member).clone()).collect());
    situation
}

/// Everything as when all other items are accepted as suggested.
fn at_the_end<'a>(facts: &'a Facts, item: &Item, present: &[&MemberId]) -> Situation<'a> {
    let others = facts.docket().items().iter().filter(|other| other.id != item.id);
    let accepted: Vec<Move> = others.flat_map(|other| other.moves.iter().cloned()).collect();
    let seated: Vec<Move> = accepted.iter().filter(|one| !facts.kind_of(one).keeps_home()).cloned().collect();
    Situation {
        placements: Placements::default().with(&seated),
        accepted,
        awaited: Vec::new(),
        memory: Memory::default(),
        ..at_opening(facts, item, present)
    }
}

/// The sample as if the committee's mandate had ended the day before the sitting.
fn without_mandate(sample: &Sample) -> Facts {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("sessions/{}.ron", sample.name));
    let text = std::fs::read_to_string(path).unwrap();
    let decree = text.find("decree: (").unwrap();
    let until = decree + text[decree..].find("until: \"").unwrap() + "until: \"".len();
    let before = sample.facts.sitting().date.pred_opt().unwrap().to_string();
    let folder = tempfile::tempdir().unwrap();
    let changed = folder.path().join("changed.ron");
    std::fs::write(&changed, format!("{}{before}{}", &text[..until], &text[until + before.len()..])).unwrap();
    read(&changed).facts
}

/// What rules say of each candidate of an item at the opening, and what else they say of them in other situations
/// that a sitting comes into: the chair alone at the table, all other items accepted, the mandate run out.
fn heard(facts: &Facts, lapsed: &Facts, item: &Item) -> (Vec<HashSet<&'static str>>, HashSet<&'static str>) {
    let everybody: Vec<&MemberId> = facts.sitting().members.iter().map(|member| &member.id).collect();
    let opening = spoken(&at_opening(facts, item, &everybody), item);
    let alone = spoken(&at_opening(facts, item, &everybody[..1]), item);
    let last = spoken(&at_the_end(facts, item, &everybody), item);
    let late = spoken(&at_opening(lapsed, item, &everybody), item);
    let all = [&opening, &alone, &last, &late].into_iter().flatten().flatten().copied().collect();
    (opening, all)
}

#[test]
fn every_rule_speaks_and_is_silent_somewhere_in_the_samples() {
    let mut speaks: BTreeMap<&str, usize> = RULES.iter().map(|rule| (rule.id, 0)).collect();
    let mut silent = speaks.clone();
    for sample in samples() {
        let lapsed = without_mandate(sample);
        for item in sample.facts.docket().items() {
            let (opening, all) = heard(&sample.facts, &lapsed, item);
            for rule in RULES {
                *speaks.get_mut(rule.id).unwrap() += usize::from(all.contains(rule.id));
                *silent.get_mut(rule.id).unwrap() += opening.iter().filter(|ids| !ids.contains(rule.id)).count();
            }
        }
    }
    let without = |counts: &BTreeMap<&'static str, usize>| -> Vec<&'static str> {
        counts.iter().filter(|(_, count)| **count == 0).map(|(rule, _)| *rule).collect()
    };
    let (never, always) = (without(&speaks), without(&silent));
    assert!(never.is_empty() && always.is_empty(), "never heard: {never:?}; never silent: {always:?}");
}
