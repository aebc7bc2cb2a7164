//! Agencies, units and positions of a made-up government: what there is, before anybody sits there.

use std::ops::Range;

use crate::domain::education::Field;
use crate::domain::unit::UnitKind;
use crate::store::sample::dice::{Dice, Kind};
use crate::store::sample::lists::{Lists, Places, Region};
use crate::store::sample::size::Size;
use crate::store::sample::templates::{self, Branch, Job, Text};
use crate::store::sample::writer::filled;

/// Branches of an agency that does not grow without end.
const BRANCHES: usize = 8;
/// Jobs that a branch opens with.
const BRANCH_CORE: usize = 2;
/// Strength of a district in percent of its need: districts differ more than other agencies.
const DISTRICT_MOODS: [usize; 6] = [66, 80, 94, 106, 122, 140];

/// A unit.
#[derive(Debug)]
pub struct Unit<'a> {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Short name.
    pub short: String,
    /// The agency it belongs to, as a place in the list of agencies.
    pub agency: usize,
    /// Kind; an agency has no unit above it, every other unit has its agency.
    pub kind: UnitKind,
    /// What it is about.
    pub topic: Text,
    /// Where it is; empty at the seat of the government.
    pub place: String,
    /// Services.
    pub services: &'a [Text],
}

/// An agency.
#[derive(Debug)]
pub struct Agency<'a> {
    /// What it is made from.
    pub template: &'a templates::Agency,
    /// Its own unit.
    pub unit: usize,
    /// Strength in percent of need.
    pub mood: usize,
    /// Its positions.
    pub posts: Range<usize>,
}

/// A position.
#[derive(Debug)]
pub struct Post {
    /// Id.
    pub id: String,
    /// Title.
    pub title: String,
    /// Its unit, as a place in the list of units.
    pub unit: usize,
    /// Its agency, as a place in the list of agencies.
    pub agency: usize,
    /// What it is made from, as a place in the list of jobs.
    pub job: usize,
}

/// Everything that a government has.
#[derive(Debug)]
pub struct Establishment<'a> {
    /// The lists it was made from.
    pub lists: &'a Lists,
    /// The region.
    pub region: &'a Region,
    /// Units, agencies before what is in them.
    pub units: Vec<Unit<'a>>,
    /// Agencies.
    pub agencies: Vec<Agency<'a>>,
    /// Positions, agency after agency.
    pub posts: Vec<Post>,
}

/// Where in an agency a position is, in the order of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Spot {
    Own,
    Office,
    Division(usize),
    Branch(usize),
}

impl<'a> Establishment<'a> {
    /// The establishment of this size.
    pub fn new(lists: &'a Lists, size: &Size) -> Establishment<'a> {
        let mut dice = Dice::new(size.seed, Kind::Establishment, 0);
        let region = dice.one(&lists.regions);
        let mut made = Establishment { lists, region, units: Vec::new(), agencies: Vec::new(), posts: Vec::new() };
        let templates = templates_of(lists, size.agencies);
        let shares = shares(size.positions, &templates, lists);
        let mut places = dice.below(lists.places.first.len() * lists.places.second.len())..;
        for (template, share) in templates.into_iter().zip(shares) {
            made.found(template, share, &mut places, &mut dice);
        }
        made
    }

    /// What a position is made from.
    pub fn job(&self, post: usize) -> &'a Job {
        &self.lists.jobs[self.posts[post].job]
    }

    /// Fields that a position asks for: those of its job; a leader where the job names none should be at home in the
    /// agency's field or in administration.
    pub fn fields(&self, post: usize) -> Vec<Field> {
        let (job, own) = (self.job(post), self.agency_of(post).template.field);
        match (job.fields.as_slice(), own) {
            ([], Field::Government) if job.class.is_structural() => vec![own],
            ([], _) if job.class.is_structural() => vec![own, Field::Government],
            (fields, _) => fields.to_vec(),
        }
    }

    /// What the agency of a position is made from.
    pub fn agency_of(&self, post: usize) -> &Agency<'a> {
        &self.agencies[self.posts[post].agency]
    }

    /// The name of the agency of a position.
    pub fn agency_name(&self, post: usize) -> &str {
        &self.units[self.agency_of(post).unit].name
    }

    /// A pattern of the lists, filled for one unit.
    pub fn filled(&self, pattern: &str, unit: usize, number: &str) -> String {
        let own = &self.units[unit];
        let agency = &self.agencies[own.agency];
        let sort = agency.template.name.split(' ').next().unwrap_or_default();
        filled(
            pattern,
            &[
                ("agency", &self.units[agency.unit].name),
                ("unit", &own.name),
                ("place", &own.place),
                ("topic", own.topic),
                ("chief", agency.template.chief),
                ("region", self.region.region),
                ("head", self.region.head),
                ("number", number),
                ("sort", sort),
            ],
        )
    }

    /// Founds one agency with so many positions.
    fn found(
        &mut self,
        template: &'a templates::Agency,
        share: usize,
        places: &mut impl Iterator<Item = usize>,
        dice: &mut Dice,
    ) {
        let district = std::ptr::eq(template, &self.lists.agencies.district);
        let mood = if district { *dice.one(&DISTRICT_MOODS) } else { template.mood } + dice.below(9);
        let (number, unit, first) = (self.agencies.len(), self.units.len(), self.posts.len());
        let place = if district { self.next_place(places) } else { String::new() };
        let id = if district { id_of(template.key, &place) } else { template.key.to_owned() };
        let named = |pattern| filled(pattern, &[("place", &place), ("region", self.region.region)]);
        self.units.push(Unit {
            id,
            name: named(template.name),
            short: named(template.short),
            agency: number,
            kind: UnitKind::Agency,
            topic: template.topic,
            services: &template.services,
            place,
        });
        self.agencies.push(Agency { template, unit, mood, posts: first..first + share });
        let skipped = usize::from(share == 1);
        let mut slots: Vec<(Spot, Text)> = slots(template, self.lists).skip(skipped).take(share).collect();
        slots.sort_by_key(|(spot, _)| *spot);
        let mut last = (Spot::Own, unit);
        for (spot, job) in slots {
            if spot != last.0 {
                last = (spot, self.units.len());
                let own = self.unit_at(spot, number, places);
                self.units.push(own);
            }
            self.seat(last.1, number, job);
        }
    }

    /// The unit of a spot in an agency.
    fn unit_at(&self, spot: Spot, agency: usize, places: &mut impl Iterator<Item = usize>) -> Unit<'a> {
        let template = self.agencies[agency].template;
        let above = &self.units[self.agencies[agency].unit];
        let unit = |id, name, short, topic, place, kind, services| Unit {
            id,
            name,
            short,
            agency,
            kind,
            topic,
            place,
            services,
        };
        match spot {
            Spot::Own | Spot::Office => unit(
                format!("{}-SEK", above.id),
                format!("Sekretariat {}", above.name),
                format!("Sekretariat {}", above.short),
                "kesekretariatan",
                String::new(),
                UnitKind::Division,
                &[],
            ),
            Spot::Division(number) => {
                let own = &template.divisions[number];
                let id = format!("{}-{}", above.id, own.key);
                unit(id, own.name.to_owned(), own.short.to_owned(), own.topic, String::new(), UnitKind::Division, &[])
            }
            Spot::Branch(_) => {
                let branch = branch_of(template, self.lists);
                let place = self.next_place(places);
                let named =
                    |pattern| filled(pattern, &[("place", &place), ("short", &above.short), ("key", &above.id)]);
                let topic = if branch.topic.is_empty() { template.topic } else { branch.topic };
                let id = id_of(&named(branch.key), &place);
                unit(id, named(branch.name), named(branch.short), topic, place.clone(), branch.kind, &branch.services)
            }
        }
    }

    /// Adds a position to a unit; the second and later ones of a job in it are numbered.
    fn seat(&mut self, unit: usize, agency: usize, key: &str) {
        let job = self.lists.job(key);
        let earlier =
            self.posts.iter().rev().take_while(|post| post.unit == unit).filter(|post| post.job == job).count();
        let id = match earlier {
            0 => format!("{}-{key}", self.units[unit].id),
            _ => format!("{}-{key}-{}", self.units[unit].id, earlier + 1),
        };
        let title = self.filled(self.lists.jobs[job].title, unit, ROMAN[earlier.min(ROMAN.len() - 1)]);
        self.posts.push(Post { id, title, unit, agency, job });
    }

    fn next_place(&self, places: &mut impl Iterator<Item = usize>) -> String {
        place(&self.lists.places, places.next().unwrap_or_default())
    }
}

const ROMAN: [&str; 5] = ["I", "II", "III", "IV", "V"];

/// The `number`th place: every pair of words comes once, then with a third word, then with a number.
fn place(words: &Places, number: usize) -> String {
    let pairs = words.first.len() * words.second.len();
    let (first, second) = (words.first[number % words.first.len()], words.second[number % words.second.len()]);
    let third = words.third[number / pairs % words.third.len()];
    let round = number / (pairs * words.third.len());
    let mut name = format!("{first} {second} {third}").trim_end().to_owned();
    if round > 0 {
        name.push_str(&format!(" {}", round + 1));
    }
    name
}

/// An id of a key and a name.
fn id_of(key: &str, name: &str) -> String {
    format!("{key}-{}", name.to_uppercase().replace(' ', "-"))
}

/// The first agencies that a government has; districts when the list is at its end.
fn templates_of(lists: &Lists, count: usize) -> Vec<&templates::Agency> {
    let known = &lists.agencies;
    let mut others = known.agencies.iter();
    let mut next = |place| if known.districts_at.contains(&place) { None } else { others.next() };
    (0..count).map(|place| next(place).unwrap_or(&known.district)).collect()
}

/// How many positions each agency gets: at least one, by weight, no more than there is room for; the rest goes to
/// the agencies that grow without end, and if there are none, to all.
fn shares(total: usize, templates: &[&templates::Agency], lists: &Lists) -> Vec<usize> {
    let weights: Vec<usize> = templates.iter().map(|template| template.weight).collect();
    let mut shares: Vec<usize> = spread(total - templates.len(), &weights).iter().map(|share| share + 1).collect();
    let mut left = 0;
    for (share, template) in shares.iter_mut().zip(templates).filter(|(_, template)| !template.elastic) {
        let branches = template.branch.as_ref().map_or(0, |branch| branch.jobs.len() * BRANCHES);
        let room = fixed_slots(template, lists).len() + branches;
        left += share.saturating_sub(room);
        *share = (*share).min(room);
    }
    let elastic = templates.iter().any(|template| template.elastic);
    let takers: Vec<usize> = templates.iter().map(|one| if one.elastic || !elastic { one.weight } else { 0 }).collect();
    for (share, more) in shares.iter_mut().zip(spread(left, &takers)) {
        *share += more;
    }
    shares
}

/// `total` shared out by weight, without a remainder.
pub fn spread(total: usize, weights: &[usize]) -> Vec<usize> {
    let all = weights.iter().sum::<usize>().max(1);
    let (mut sum, mut given) = (0, 0);
    let share = |weight: &usize| {
        sum += weight;
        let share = total * sum / all - given;
        given += share;
        share
    };
    weights.iter().map(share).collect()
}

fn branch_of<'a>(template: &'a templates::Agency, lists: &'a Lists) -> &'a Branch {
    template.branch.as_ref().unwrap_or(&lists.agencies.branch)
}

/// Positions of an agency, the most needed first, without end.
fn slots<'a>(template: &'a templates::Agency, lists: &'a Lists) -> impl Iterator<Item = (Spot, Text)> + 'a {
    let jobs = &branch_of(template, lists).jobs;
    let opened = if template.branch.is_some() { BRANCH_CORE } else { 0 };
    let branches = (0..).flat_map(move |number| jobs.iter().map(move |job| (Spot::Branch(number), *job)));
    fixed_slots(template, lists).into_iter().chain(branches.skip(opened))
}

/// Positions that an agency has only once.
fn fixed_slots(template: &templates::Agency, lists: &Lists) -> Vec<(Spot, Text)> {
    let office: Vec<(Spot, Text)> = match template.office {
        true => lists.agencies.office.iter().map(|job| (Spot::Office, *job)).collect(),
        false => Vec::new(),
    };
    let own = template.jobs.iter().map(|job| (Spot::Own, *job));
    let mut shared = office.iter().copied().take(1).chain(own).chain(office.iter().copied().skip(1));
    let core = |(number, division): (usize, &templates::Division)| {
        [Some(template.lead), division.jobs.first().copied()].map(|job| job.map(|job| (Spot::Division(number), job)))
    };
    let mut slots = vec![(Spot::Own, template.head)];
    slots.extend(shared.next());
    slots.extend(template.divisions.iter().enumerate().take(1).flat_map(core).flatten());
    let opened = template.branch.iter().flat_map(|branch| branch.jobs.iter().take(BRANCH_CORE));
    slots.extend(opened.map(|job| (Spot::Branch(0), *job)));
    slots.extend(shared.by_ref().take(2));
    slots.extend(template.divisions.iter().enumerate().skip(1).flat_map(core).flatten());
    slots.extend(shared);
    let rest = template.divisions.iter().enumerate();
    slots.extend(rest.flat_map(|(number, one)| one.jobs.iter().skip(1).map(move |job| (Spot::Division(number), *job))));
    slots
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::store::sample::size::Wish;

    fn establishment(lists: &Lists, employees: u32, positions: u32, agencies: u32) -> Establishment<'_> {
        let wish =
            Wish { employees: Some(employees), positions: Some(positions), agencies: Some(agencies), seed: Some(3) };
        Establishment::new(lists, &Size::of(wish).expect("the size can be"))
    }

    #[test]
    fn there_are_as_many_positions_and_agencies_as_asked_for_each_with_an_id_of_its_own() {
        let lists = Lists::read();
        for (positions, agencies) in
            [(1, 1), (2, 2), (9, 2), (70, 12), (6_000, 48), (3_000, 1), (500, 500), (20_000, 80)]
        {
            let made = establishment(&lists, 100, positions, agencies);
            assert_eq!((made.posts.len(), made.agencies.len()), (positions as usize, agencies as usize));
            let posts: HashSet<&str> = made.posts.iter().map(|post| post.id.as_str()).collect();
            let units: HashSet<&str> = made.units.iter().map(|unit| unit.id.as_str()).collect();
            let names: HashSet<&str> = made.units.iter().map(|unit| unit.name.as_str()).collect();
            assert_eq!((posts.len(), units.len()), (made.posts.len(), made.units.len()), "{positions} {agencies}");
            assert!(names.len() == made.units.len() && posts.iter().all(|id| id.len() <= 80), "{positions} {agencies}");
        }
    }

    #[test]
    fn places_come_once() {
        let words = Lists::read().places;
        let all: HashSet<String> = (0..10_000).map(|number| place(&words, number)).collect();
        assert_eq!(all.len(), 10_000);
    }

    #[test]
    fn shares_lose_nothing() {
        assert_eq!(spread(10, &[1, 1, 1]), [3, 3, 4]);
        assert_eq!(spread(5, &[0, 2, 0]), [0, 5, 0]);
    }
}
