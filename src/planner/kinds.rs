//! Positions that count alike for everybody whom nothing ties to them, so that everybody is held against a kind and not
//! against each of its positions: at once against all of it in other agencies, and against all of it in the own one.

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
    /// Positions of each unit, in order.
    pub of_unit: Vec<Vec<u32>>,
    /// Positions by kind.
    pub all: Groups,
    /// Positions by agency and kind; those of no agency are in none.
    pub inside: Groups,
    /// Kinds of each agency, in order.
    of_agency: Vec<Vec<u32>>,
    /// The first group of each agency; one more for its end.
    firsts: Vec<usize>,
    /// Where the kind of each position stands among those of its agency.
    places: Vec<Option<usize>>,
    /// The position under which each one goes on.
    goes_on: Lookup<usize, usize>,
}

/// Positions group after group.
pub struct Groups {
    positions: Vec<u32>,
    /// Where each group begins; one more for the end.
    starts: Vec<usize>,
}

impl Groups {
    /// Of positions with their groups, of which there are so many.
    fn sorted(count: usize, group: &[Option<u32>]) -> Groups {
        let mut positions: Vec<u32> = (0..group.len() as u32).filter(|at| group[*at as usize].is_some()).collect();
        positions.sort_by_key(|at| group[*at as usize]);
        let before = |own: u32| positions.partition_point(|at| group[*at as usize] < Some(own));
        let starts = (0..=count as u32).map(before).collect();
        Groups { positions, starts }
    }

    /// How many groups there are.
    pub fn count(&self) -> usize {
        self.starts.len() - 1
    }

    /// The positions of a group, in order.
    pub fn of(&self, group: usize) -> &[u32] {
        &self.positions[self.starts[group]..self.starts[group + 1]]
    }
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
        let (mut of_unit, mut of_agency) =
            (vec![Vec::new(); facts.units().len()], vec![Vec::new(); facts.units().len()]);
        for (place, (unit, agency)) in sites.iter().enumerate() {
            unit.iter().for_each(|unit| of_unit[*unit].push(place as u32));
            agency.iter().for_each(|agency| of_agency[*agency].push(of[place]));
        }
        let mut firsts = vec![0];
        for own in &mut of_agency {
            own.sort_unstable();
            own.dedup();
            firsts.push(firsts.last().map_or(0, |first| first + own.len()));
        }
        let all: Vec<Option<u32>> = of.iter().copied().map(Some).collect();
        let mut kinds = Kinds {
            all: Groups::sorted(list.len(), &all),
            inside: Groups::sorted(0, &[]),
            of,
            first,
            list,
            sites,
            of_unit,
            of_agency,
            firsts,
            places: Vec::new(),
            goes_on,
        };
        let place = |position| kinds.of_agency[kinds.agency(position)?].binary_search(&kinds.of[position]).ok();
        kinds.places = (0..kinds.of.len()).map(place).collect();
        let inside = |position| Some((kinds.firsts[kinds.agency(position)?] + kinds.place_inside(position)?) as u32);
        let inside: Vec<Option<u32>> = (0..kinds.of.len()).map(inside).collect();
        kinds.inside = Groups::sorted(kinds.firsts.last().copied().unwrap_or(0), &inside);
        kinds
    }

    /// How many kinds there are.
    pub fn count(&self) -> usize {
        self.list.len()
    }

    /// Place of the agency of a position.
    pub fn agency(&self, position: usize) -> Option<usize> {
        self.sites[position].1
    }

    /// Kinds of the positions of an agency, in order.
    pub fn kinds_of(&self, agency: usize) -> &[u32] {
        &self.of_agency[agency]
    }

    /// The first of the groups of an agency.
    pub fn first_inside(&self, agency: usize) -> usize {
        self.firsts[agency]
    }

    /// Where the kind of a position stands among those of its agency.
    pub fn place_inside(&self, position: usize) -> Option<usize> {
        self.places[position]
    }

    /// The position under which one goes on after a reorganisation.
    pub fn next(&self, position: usize) -> Option<usize> {
        self.goes_on.get(&position).copied()
    }
}
