//! Proposals: vacancies with chains and rivals, people from where they are many to where they are few, swaps,
//! requests, and some that a committee should not accept.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use crate::domain::class::{Class, MoveKind};
use crate::domain::proposal::Origin;
use crate::store::sample::calendar::{day, effective, months_after};
use crate::store::sample::candidates::Fitness;
use crate::store::sample::dice::{Dice, Kind};
use crate::store::sample::government::Government;
use crate::store::sample::templates::Text;
use crate::store::sample::writer::filled;
use crate::text::dates;
use crate::text::language::Language;

/// One proposal for so many employees, and how many at most.
const EMPLOYEES_EACH: usize = 40;
/// Most proposals.
const MOST: usize = 400;
/// How often in a row nothing may be found before anybody is proposed for anything.
const PATIENCE: usize = 16;
/// Longest chain, in proposals.
const CHAIN: usize = 4;

/// A proposal.
#[derive(Debug)]
pub struct Proposal {
    /// Employees and the positions they move to.
    pub moves: Vec<(usize, usize)>,
    /// Kind, where it is stated.
    pub kind: Option<MoveKind>,
    /// Where it comes from.
    pub origin: Origin,
    /// Letter behind it.
    pub detail: String,
    /// When.
    pub date: NaiveDate,
    /// Why.
    pub reason: String,
    /// What for.
    pub benefit: String,
    /// Others for the same seat.
    pub alternatives: Vec<usize>,
    /// The proposal that must be accepted first.
    pub requires: Option<usize>,
    /// To be filled at once.
    pub urgent: bool,
    /// Last day of what is for a time.
    pub until: Option<NaiveDate>,
}

/// A wish that a proposal answers.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    /// Position wished for.
    pub post: usize,
    /// When it was said.
    pub date: NaiveDate,
}

/// Reason and benefit: patterns to choose from.
type Patterns<'l> = (&'l [Text], &'l [Text]);

/// All proposals, and what follows from them for the employees' data.
#[derive(Debug, Default)]
pub struct Docket {
    /// Proposals in the order of the file.
    pub proposals: Vec<Proposal>,
    /// Employees who are named in a proposal: their documents are complete.
    pub named: HashSet<usize>,
    /// Wishes by employee.
    pub wishes: HashMap<usize, Wish>,
    /// Employees who are moved.
    moved: HashSet<usize>,
}

/// What proposals are made of while they are made.
struct Maker<'g, 'a> {
    government: &'g Government<'a>,
    docket: Docket,
    dice: Dice,
    vacant: Vec<usize>,
    short: Vec<usize>,
    count: usize,
}

/// What sort of proposal has its turn.
#[derive(Clone, Copy, Debug)]
enum Turn {
    Vacancy,
    Balance,
    Swap,
    Wish,
    Emergency,
    Acting,
    Praise,
}

/// How proposals take turns, so that a longer docket has some of every sort.
const ROUND: [Turn; 20] = {
    use Turn::{Acting, Balance, Emergency, Praise, Swap, Vacancy, Wish};
    [
        Vacancy, Balance, Wish, Vacancy, Balance, Swap, Balance, Vacancy, Balance, Praise, Balance, Vacancy, Balance,
        Wish, Emergency, Balance, Vacancy, Swap, Acting, Vacancy,
    ]
};

impl Docket {
    /// The docket of a government: about one proposal for 40 employees, one at least and 400 at most.
    pub fn new(government: &Government<'_>) -> Docket {
        let seats = &government.staffing.seats;
        let class = |post: &usize| government.made.job(*post).class;
        let mut maker = Maker {
            government,
            docket: Docket::default(),
            dice: Dice::new(government.size.seed, Kind::Docket, 0),
            vacant: (0..seats.len())
                .filter(|post| seats[*post].vacant_since.is_some() && class(post) != Class::Jpt)
                .collect(),
            short: (0..seats.len())
                .filter(|post| {
                    !government.made.job(*post).is_single() && seats[*post].need > seats[*post].holders.len()
                })
                .collect(),
            count: (government.employees.len() / EMPLOYEES_EACH).clamp(1, MOST),
        };
        let mut misses = 0;
        for turn in ROUND.into_iter().cycle() {
            if maker.full() {
                break;
            }
            let made = match turn {
                Turn::Vacancy => maker.vacancy(),
                Turn::Balance => maker.balance(),
                Turn::Swap => maker.swap(),
                Turn::Wish => maker.wish(),
                Turn::Emergency => maker.emergency(),
                Turn::Acting => maker.acting(),
                Turn::Praise => maker.praise(),
            };
            misses = if made.is_some() { 0 } else { misses + 1 };
            if misses > PATIENCE {
                maker.anybody();
            }
        }
        maker.docket
    }
}

impl Maker<'_, '_> {
    fn fitness(&self) -> Fitness<'_> {
        Fitness { government: self.government, moved: &self.docket.moved }
    }

    fn full(&self) -> bool {
        self.docket.proposals.len() >= self.count
    }

    /// A vacant structural seat: somebody for it, perhaps a rival, perhaps successors for what is left empty.
    fn vacancy(&mut self) -> Option<()> {
        let place = self.dice.below(self.vacant.len());
        let post = *self.vacant.get(place)?;
        self.vacant.swap_remove(place);
        let mover = self.find(|fitness, employee| fitness.rises(employee, post))?;
        let phrases = &self.government.made.lists.phrases;
        let number = self.propose(mover, post, (&phrases.vacancy, &phrases.vacancy_benefit), None);
        self.docket.proposals[number].urgent = self.dice.percent(40);
        if !self.full()
            && self.dice.percent(30)
            && let Some(rival) = self.find(|fitness, employee| fitness.rises(employee, post))
        {
            self.propose(rival, post, (&phrases.vacancy, &phrases.vacancy_benefit), None);
        }
        self.succession(mover, number);
        Some(())
    }

    /// Successors along a chain, each requiring the one before.
    fn succession(&mut self, mut mover: usize, mut before: usize) {
        let phrases = &self.government.made.lists.phrases;
        for _ in 1..CHAIN {
            let left = self.government.employees[mover].post;
            if self.full() || !self.government.made.job(left).class.is_structural() || !self.dice.percent(65) {
                return;
            }
            let Some(next) = self.find(|fitness, employee| fitness.rises(employee, left)) else { return };
            before = self.propose(next, left, (&phrases.succession, &phrases.succession_benefit), Some(before));
            mover = next;
        }
    }

    /// From where people are many to where they are few.
    fn balance(&mut self) -> Option<()> {
        let post = *self.short.get(self.dice.below(self.short.len()))?;
        let mover = self.find(|fitness, employee| fitness.relieves(employee, post))?;
        let phrases = &self.government.made.lists.phrases;
        let number = self.propose(mover, post, (&phrases.balance, &phrases.balance_benefit), None);
        self.docket.proposals[number].urgent = self.dice.percent(15);
        Some(())
    }

    /// Two holders of equal seats in different agencies.
    fn swap(&mut self) -> Option<()> {
        let one = self.find(|fitness, employee| fitness.may_swap(employee))?;
        let post = self.government.employees[one].post;
        let other = self.find(|fitness, employee| fitness.equals(employee, one))?;
        let phrases = &self.government.made.lists.phrases;
        let number =
            self.propose(one, self.government.employees[other].post, (&phrases.swap, &phrases.swap_benefit), None);
        let swap = &mut self.docket.proposals[number];
        swap.moves.push((other, post));
        swap.alternatives.clear();
        self.docket.moved.insert(other);
        self.docket.named.insert(other);
        Some(())
    }

    /// Somebody asked for it, or said so in an interview.
    fn wish(&mut self) -> Option<()> {
        let wanted = self.dice.below(self.government.made.posts.len());
        let post = if self.dice.percent(60) { *self.short.get(wanted % self.short.len().max(1))? } else { wanted };
        let mover = self.find(|fitness, employee| fitness.shifts(employee, post))?;
        let phrases = &self.government.made.lists.phrases;
        let number = self.propose(mover, post, (&phrases.wish, &phrases.wish_benefit), None);
        let said = day(2026, 9, self.dice.between(7, 28).cast_unsigned());
        let asked = self.dice.percent(45);
        let pattern = if asked { phrases.request } else { phrases.interview };
        let long = dates::long(said, Language::Indonesian);
        let proposal = &mut self.docket.proposals[number];
        proposal.origin = if asked { Origin::OwnRequest } else { Origin::Aspiration };
        proposal.detail = filled(pattern, &[("date", &long), ("personnel", self.government.personnel())]);
        self.docket.wishes.insert(mover, Wish { post, date: said });
        Some(())
    }

    /// A temporary assignment.
    fn emergency(&mut self) -> Option<()> {
        let post = *self.short.get(self.dice.below(self.short.len()))?;
        let mover = self.find(|fitness, employee| fitness.relieves(employee, post))?;
        let phrases = &self.government.made.lists.phrases;
        let number = self.propose(mover, post, (&phrases.emergency, &phrases.emergency_benefit), None);
        self.for_a_time(number, MoveKind::TemporaryAssignment);
        Some(())
    }

    /// Somebody who acts in a vacant seat until it is filled.
    fn acting(&mut self) -> Option<()> {
        let place = self.dice.below(self.vacant.len());
        let post = *self.vacant.get(place)?;
        let mover = self.find(|fitness, employee| fitness.could_act(employee, post))?;
        self.vacant.swap_remove(place);
        let phrases = &self.government.made.lists.phrases;
        let number = self.propose(mover, post, (&phrases.acting, &phrases.acting_benefit), None);
        self.for_a_time(number, MoveKind::Acting);
        Some(())
    }

    fn for_a_time(&mut self, number: usize, kind: MoveKind) {
        let proposal = &mut self.docket.proposals[number];
        proposal.kind = Some(kind);
        proposal.until = Some(months_after(effective(), 3));
    }

    /// Somebody praised into a seat without a look at rules and need.
    fn praise(&mut self) -> Option<()> {
        let post = self.dice.below(self.government.made.posts.len());
        let mover = self.find(|fitness, employee| fitness.free(employee) && fitness.elsewhere(employee, post))?;
        let phrases = &self.government.made.lists.phrases;
        self.propose(mover, post, (&phrases.praise, &phrases.praise_benefit), None);
        Some(())
    }

    /// When nothing better is to be found, as in very small sessions: anybody anywhere, or confirmed where they are.
    fn anybody(&mut self) {
        let government = self.government;
        let post = self.dice.below(government.made.posts.len());
        let unmoved = self.find(|fitness, employee| fitness.unmoved(employee));
        let mover = unmoved.unwrap_or_else(|| self.dice.below(government.employees.len()));
        let phrases = &government.made.lists.phrases;
        if government.employees[mover].post == post {
            let number = self.propose(mover, post, (&phrases.confirmation, &phrases.confirmation_benefit), None);
            self.docket.proposals[number].kind = Some(MoveKind::Confirmation);
        } else {
            self.propose(mover, post, (&phrases.praise, &phrases.praise_benefit), None);
        }
    }

    /// Somebody for whom `fits` holds, looked for from a chance place on.
    fn find(&mut self, fits: impl Fn(&Fitness<'_>, usize) -> bool) -> Option<usize> {
        let start = self.dice.below(self.government.employees.len());
        self.fitness().from(start, fits)
    }

    fn propose(&mut self, mover: usize, post: usize, patterns: Patterns<'_>, requires: Option<usize>) -> usize {
        let date = day(2026, self.dice.between(9, 10).cast_unsigned(), self.dice.between(14, 30).cast_unsigned());
        let (origin, detail) = self.origin(post);
        let reason = self.said(patterns.0, mover, post);
        let benefit = self.said(patterns.1, mover, post);
        self.docket.moved.insert(mover);
        let mut alternatives = Vec::new();
        for _ in 0..self.dice.below(3) {
            let found = self.find(|fitness, employee| {
                employee != mover && !alternatives.contains(&employee) && fitness.rises(employee, post)
            });
            alternatives.extend(found);
        }
        self.docket.named.extend(alternatives.iter().copied().chain([mover]));
        self.docket.proposals.push(Proposal {
            moves: vec![(mover, post)],
            kind: None,
            origin,
            detail,
            date,
            reason,
            benefit,
            alternatives,
            requires,
            urgent: false,
            until: None,
        });
        self.docket.proposals.len() - 1
    }

    fn origin(&mut self, post: usize) -> (Origin, String) {
        let made = &self.government.made;
        let sources = &made.lists.phrases.origins;
        let weights: Vec<usize> = sources.iter().map(|source| source.weight).collect();
        let source = &sources[self.dice.weighted(&weights)];
        let number = self.dice.between(101, 1_890).to_string();
        let short = &made.units[made.agency_of(post).unit].short;
        let blanks = [
            ("short", short.as_str()),
            ("number", &number),
            ("personnel", self.government.personnel()),
            ("head", made.region.head),
        ];
        (source.origin, filled(source.detail, &blanks))
    }

    /// One of the patterns, filled for this move.
    fn said(&mut self, patterns: &[Text], mover: usize, post: usize) -> String {
        let pattern = self.dice.one(patterns);
        let (made, employee) = (&self.government.made, &self.government.employees[mover]);
        let since = self.government.staffing.seats[post].vacant_since.unwrap_or(employee.person.since);
        let since = format!("{} {}", dates::month(since, Language::Indonesian), since.format("%Y"));
        let blanks = [
            ("seat", made.posts[post].title.as_str()),
            ("agency", made.agency_name(post)),
            ("from", &made.posts[employee.post].title),
            ("origin", made.agency_name(employee.post)),
            ("major", employee.person.major()),
            ("since", &since),
        ];
        filled(pattern, &blanks)
    }
}
