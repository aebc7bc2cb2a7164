//! Positions that count alike for everybody whom nothing ties to them, so that everybody is held against a kind and not
//! against each of its positions.

use crate::domain::class::Level;
use crate::domain::index::Lookup;
use crate::domain::position::LoadKind;
use crate::planner::problem::Problem;
use crate::rules::alike::Likeness;

/// Every position with its kind.
pub struct Kinds {
    /// Kind of each position.
    pub of: Vec<u32>,
    /// The first position of each kind.
    pub first: Vec<usize>,
    /// What each kind is.
    pub list: Vec<Kind>,
    /// Places of unit and agency of each position.
    pub sites: Vec<(Option<usize>, Option<usize>)>,
    /// Positions of each agency, in order.
    pub of_agency: Vec<Vec<u32>>,
    /// The position under which each one goes on.
    goes_on: Lookup<usize, usize>,
}

/// What positions of a kind have in common, as far as the planner itself asks.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// Level.
    pub level: Level,
    /// Dominant kind of load.
    pub load: Option<LoadKind>,
}

impl Kinds {
    /// Of all positions of a problem.
    pub fn of(problem: &Problem<'_>) -> Kinds {
        let facts = problem.facts;
        let mut known: Lookup<(Likeness<'_>, Option<LoadKind>), u32> = Lookup::default();
        let (mut of, mut first, mut list, mut goes_on) = (Vec::new(), Vec::new(), Vec::new(), Lookup::default());
        for (place, position) in facts.positions().iter().enumerate() {
            let next = known.len() as u32;
            let kind = *known.entry((Likeness::of(&problem.situation, place), position.load_kind)).or_insert(next);
            if kind == next {
                first.push(place);
                list.push(Kind { level: position.level(), load: position.load_kind });
            }
            of.push(kind);
            let former = position.formerly.as_ref().filter(|former| position.continues(former));
            if let Some(former) = former.and_then(|former| facts.position_index(former)) {
                goes_on.insert(former, place);
            }
        }
        let site = |unit| (facts.unit_index(unit), facts.unit_index(facts.agency_of(unit)));
        let sites: Vec<_> = facts.positions().iter().map(|position| site(&position.unit)).collect();
        let mut of_agency = vec![Vec::new(); facts.units().len()];
        for (place, (_, agency)) in sites.iter().enumerate() {
            agency.iter().for_each(|agency| of_agency[*agency].push(place as u32));
        }
        Kinds { of, first, list, sites, of_agency, goes_on }
    }

    /// How many kinds there are.
    pub fn count(&self) -> usize {
        self.list.len()
    }

    /// Place of the agency of a position.
    pub fn agency(&self, position: usize) -> Option<usize> {
        self.sites[position].1
    }

    /// The position under which one goes on after a reorganisation.
    pub fn next(&self, position: usize) -> Option<usize> {
        self.goes_on.get(&position).copied()
    }
}
