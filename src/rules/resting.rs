//! Which rules need not be asked about a move, as far as one side of it tells.

use crate::rules::case::Case;
use crate::rules::rule::{Rests, Rule};

/// A set of rules by their places in the list of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct RuleSet(u128);

impl RuleSet {
    /// All rules of a list that are so.
    pub(super) fn of(rules: &[&Rule], is_in: impl Fn(&Rule) -> bool) -> RuleSet {
        assert!(rules.len() <= u128::BITS as usize, "more rules than bits");
        let places = rules.iter().enumerate().filter(|(_, rule)| is_in(rule));
        RuleSet(places.fold(0, |set, (place, _)| set | 1 << place))
    }

    /// All others of so many rules.
    pub(super) fn others(self, rules: usize) -> RuleSet {
        RuleSet(!self.0 & (u128::MAX >> (u128::BITS as usize - rules)))
    }

    /// Those that are in both.
    pub(super) fn and(self, other: RuleSet) -> RuleSet {
        RuleSet(self.0 & other.0)
    }

    /// Their places, in order.
    pub(super) fn places(self) -> impl Iterator<Item = usize> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let place = left.trailing_zeros() as usize;
            left &= left.wrapping_sub(1);
            (place < u128::BITS as usize).then_some(place)
        })
    }

    /// Whether the rule at a place is in it.
    pub(super) fn has(self, place: usize) -> bool {
        self.0 >> place & 1 == 1
    }
}

/// The rules of the list of all that find nothing in a move.
pub(super) fn resting(rules: &[&Rule], case: &Case<'_>) -> RuleSet {
    let set = |rests: &dyn Fn(&Rests) -> bool| RuleSet::of(rules, |rule| rests(&rule.rests)).0;
    let facts = case.facts();
    let with = || set(&|rests| matches!(rests, Rests::With(so) if so(facts, case.brief)));
    let at = || set(&|rests| matches!(rests, Rests::At(so) if so(case.target, case.site)));
    let within = || set(&|rests| matches!(rests, Rests::In(so) if so(case.situation)));
    let resting = &case.situation.memory.resting;
    RuleSet(case.brief.resting.get_or_init(with) | case.site.resting.get_or_init(at) | resting.get_or_init(within))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RULES;

    #[test]
    fn a_set_lists_its_rules_in_order_and_the_others_are_all_that_it_lacks() {
        let sensitive = RuleSet::of(RULES, |rule| rule.sensitive);
        let others: Vec<usize> = sensitive.others(RULES.len()).places().collect();
        let expected: Vec<usize> = (0..RULES.len()).filter(|place| !RULES[*place].sensitive).collect();
        assert_eq!(others, expected);
        assert!(sensitive.places().all(|place| RULES[place].sensitive && sensitive.has(place)));
        assert_eq!(sensitive.and(sensitive.others(RULES.len())), RuleSet::default());
        assert_eq!(RuleSet::default().places().count(), 0);
    }
}
