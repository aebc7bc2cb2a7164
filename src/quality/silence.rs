//! What the rules cannot say of today's docket, and which criteria of the fit stay dotted: asked of the rules themselves.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::docket::Item;
use crate::domain::facts::Facts;
use crate::domain::ids::EmployeeId;
use crate::domain::proposal::Move;
use crate::fit::score::{CriterionKind, fit};
use crate::rules::rule::Rule;
use crate::rules::situation::{Situation, Whole};
use crate::rules::verdict::Severity;
use crate::rules::{RULES, judge};
use crate::text::numbers;
use crate::text::words::Phrase;

/// Somebody named for an item.
pub type Case = (usize, EmployeeId);

/// A rule that cannot judge somebody on the docket.
#[derive(Clone, Debug)]
pub struct Silence {
    /// Which.
    pub rule: &'static Rule,
    /// Whether what it cannot say is a closed matter: the rule's, or that of the data it misses.
    pub closed: bool,
    /// Of whom, by number of the item and id, each once.
    pub cases: Vec<Case>,
}

/// A criterion that cannot be scored for somebody on the docket.
#[derive(Clone, Debug)]
pub struct Dotted {
    /// Which.
    pub criterion: CriterionKind,
    /// Of whom, by number of the item and id, each once.
    pub cases: Vec<Case>,
}

/// What the docket as suggested leaves unsaid.
#[derive(Clone, Debug, Default)]
pub struct Unsaid {
    /// Rules, in the order of RULES.
    pub silences: Vec<Silence>,
    /// Criteria, in the order of the formula.
    pub dotted: Vec<Dotted>,
}

/// A silence as it may be shown: what rules of a closed matter cannot say is told without their names.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The rule; none for those whose matter is closed, taken together.
    pub rule: Option<&'static Rule>,
    /// Of whom.
    pub cases: Vec<Case>,
}

impl Shown {
    /// Its id on the screen; none for a closed matter.
    pub fn id(&self) -> Option<&'static str> {
        self.rule.map(|rule| rule.id)
    }

    /// Catalogue key of what it is about.
    pub fn title(&self) -> &'static str {
        self.rule.map_or("quality.closed", |rule| rule.title)
    }
}

/// The items of a docket by their numbers: "butir 1-3, 7".
pub fn items_phrase(items: &[usize]) -> Phrase {
    let key = if items.len() == 1 { "quality.item" } else { "quality.items" };
    Phrase::new(key).with("items", numbers::ranges(items))
}

/// Numbers of the items of some cases, each once.
pub fn items_of(cases: &[Case]) -> Vec<usize> {
    let mut items: Vec<usize> = cases.iter().map(|(item, _)| *item).collect();
    items.sort_unstable();
    items.dedup();
    items
}

/// How many people some cases are about.
pub fn people_of(cases: &[Case]) -> usize {
    cases.iter().map(|(_, who)| who).collect::<BTreeSet<_>>().len()
}

impl Unsaid {
    /// Judges every proposal of the docket, and everybody named beside it, by every rule on the facts alone.
    pub fn of(facts: &Facts) -> Unsaid {
        let situation = situation(facts);
        let mut silent: BTreeMap<(usize, bool), Vec<Case>> = BTreeMap::new();
        let mut dotted: BTreeMap<usize, Dotted> = BTreeMap::new();
        for item in facts.docket().items() {
            for whole in wholes(facts, item) {
                let unknown = judge(&situation, &whole).into_iter().filter(|one| one.severity == Severity::Unknown);
                for verdict in unknown {
                    let place = RULES.iter().position(|rule| rule.id == verdict.rule).unwrap_or(RULES.len());
                    let cases = silent.entry((place, verdict.sensitive)).or_default();
                    take_down(cases, item.number, &verdict.employee);
                }
                whole.moves.iter().for_each(|mutation| dots(facts, item.number, mutation, &mut dotted));
            }
        }
        let silence = |((at, closed), cases): ((usize, bool), Vec<Case>)| {
            RULES.get(at).map(|rule| Silence { rule, closed, cases })
        };
        let silences = silent.into_iter().filter_map(silence).collect();
        Unsaid { silences, dotted: dotted.into_values().collect() }
    }

    /// Numbers of the items of which a rule cannot say all.
    pub fn items(&self) -> Vec<usize> {
        let cases: Vec<Case> = self.silences.iter().flat_map(|silence| silence.cases.iter().cloned()).collect();
        items_of(&cases)
    }

    /// The silences as they may be shown: that of most cases first, closed matters last.
    pub fn shown(&self) -> Vec<Shown> {
        let (closed, open): (Vec<&Silence>, Vec<&Silence>) = self.silences.iter().partition(|one| one.closed);
        let mut shown: Vec<Shown> =
            open.iter().map(|one| Shown { rule: Some(one.rule), cases: one.cases.clone() }).collect();
        shown.sort_by_key(|one| std::cmp::Reverse(one.cases.len()));
        if !closed.is_empty() {
            let mut cases: Vec<Case> = closed.iter().flat_map(|one| one.cases.iter().cloned()).collect();
            cases.sort_unstable();
            cases.dedup();
            shown.push(Shown { rule: None, cases });
        }
        shown
    }
}

/// Nothing decided, every seat of the docket awaited: what a rule misses does not depend on either.
fn situation(facts: &Facts) -> Situation<'_> {
    let awaited = facts.docket().items().iter().flat_map(|item| item.seats.iter().cloned());
    Situation { awaited: awaited.collect(), ..Situation::of(facts) }
}

/// The proposals of an item, and a move to its seat for everybody else whom it names.
fn wholes(facts: &Facts, item: &Item) -> Vec<Whole> {
    let proposals = item.proposals.iter().filter_map(|id| facts.proposal(id));
    let mut wholes: Vec<Whole> = proposals.clone().map(Whole::of).collect();
    let Some(seat) = item.seats.first() else { return wholes };
    for who in &item.named {
        let proposed = wholes.iter().flat_map(|whole| &whole.moves).any(|mutation| mutation.employee == *who);
        let naming = proposals.clone().find(|own| own.alternatives.contains(who));
        if let Some(naming) = naming.filter(|_| !proposed) {
            // The seat as the proposal means it, lent or for good; the basis of a demotion is somebody's own.
            let kind = naming.moves.first().and_then(|mutation| mutation.stated_kind);
            let stated_kind = kind.filter(|kind| kind.keeps_home());
            let moves = vec![Move { stated_kind, ..Move::new(who, seat) }];
            wholes.push(Whole { moves, demotion_basis: None, ..Whole::of(naming) });
        }
    }
    wholes
}

fn dots(facts: &Facts, item: usize, mutation: &Move, dotted: &mut BTreeMap<usize, Dotted>) {
    let (Some(employee), Some(seat)) = (facts.employee(&mutation.employee), facts.position(&mutation.to)) else {
        return;
    };
    let criteria = fit(facts, employee, seat, facts.sitting().effective).criteria;
    for (place, criterion) in criteria.iter().enumerate().filter(|(_, criterion)| criterion.points.is_none()) {
        let found = dotted.entry(place);
        let found = found.or_insert_with(|| Dotted { criterion: criterion.kind, cases: Vec::new() });
        take_down(&mut found.cases, item, &employee.id);
    }
}

/// Cases come item by item, so that one said twice of the same item lies near the end.
fn take_down(cases: &mut Vec<Case>, item: usize, employee: &EmployeeId) {
    let said = cases.iter().rev().take_while(|(other, _)| *other == item).any(|(_, other)| other == employee);
    if !said {
        cases.push((item, employee.clone()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::employee::Known;
    use crate::domain::story::Story;
    use crate::quality::trial::complete;

    /// Number of the item that fills a seat.
    fn item(story: &Story, seat: &str) -> usize {
        let facts = story.facts();
        let mut items = facts.docket().items().iter();
        items.find(|item| item.seats.contains(&seat.into())).expect("the docket has it").number
    }

    #[test]
    fn a_rule_is_silent_of_those_named_for_an_item_each_once() {
        let mut story = complete();
        story.stated.proposals[0].alternatives = vec!["P-903".into()];
        for who in ["P-901", "P-902", "P-903"] {
            story.employee_mut(who).performance.clear();
        }
        let unsaid = Unsaid::of(&story.facts());
        let (kasi, pranata) = (item(&story, "CAPIL-KASI"), item(&story, "CAPIL-PRANATA"));
        let rules: Vec<&str> = unsaid.silences.iter().map(|silence| silence.rule.id).collect();
        assert_eq!(rules, ["R-KIN-D"]);
        let mut cases = [(kasi, "P-902".into()), (kasi, "P-903".into()), (pranata, "P-902".into())];
        cases.sort();
        assert_eq!(unsaid.silences[0].cases, cases);
        assert_eq!(unsaid.dotted.iter().map(|one| one.criterion).collect::<Vec<_>>(), [CriterionKind::Performance]);
        assert_eq!(unsaid.items(), BTreeSet::from([kasi, pranata]).into_iter().collect::<Vec<_>>());
        assert_eq!(people_of(&unsaid.silences[0].cases), 2, "nobody moves P-901");
    }

    #[test]
    fn closed_matters_are_shown_as_one_without_a_name_and_last() {
        let mut story = complete();
        story.employee_mut("P-904").discipline = None;
        story.employee_mut("P-904").open_finding = Known::Unknown;
        story.employee_mut("P-905").open_finding = Known::Unknown;
        story.employee_mut("P-905").assessment = None;
        story.employee_mut("P-904").assessment = None;
        let shown = Unsaid::of(&story.facts()).shown();
        let told: Vec<_> = shown.iter().map(|one| (one.id(), one.cases.len())).collect();
        assert_eq!(told, [(Some("R-ASES"), 1), (None, 2)]);
        let both = BTreeSet::from([item(&story, "CAPIL-KASI"), item(&story, "CAPIL-OPERATOR")]);
        assert_eq!(items_of(&shown[1].cases), both.into_iter().collect::<Vec<_>>());
    }
}
