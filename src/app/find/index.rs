//! Every word of a session, and where it stands: made once for the facts, so that a key in the finder looks up words and
//! not people.

use std::collections::HashMap;

use crate::domain::docket::Item;
use crate::domain::facts::Facts;
use crate::domain::ids::UnitId;

use super::words::parts;

/// What can be found, each by its place: on the docket, or in the order of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Thing {
    /// An item of the docket.
    Item(usize),
    /// A unit, agencies among them.
    Unit(usize),
    /// A position.
    Position(usize),
    /// An employee.
    Employee(usize),
}

/// How a word stands to a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bond {
    /// Its number.
    Number,
    /// It is in its name.
    Own,
    /// It is in the name of somebody or something beside it.
    Beside,
    /// It is the name of a person, its own.
    Name,
    /// It is the name of a person beside it.
    NameBeside,
}

impl Bond {
    /// Whether the word tells what a person is called.
    pub fn is_name(self) -> bool {
        matches!(self, Bond::Name | Bond::NameBeside)
    }
}

/// The words of a session in alphabetical order, and the things that each stands in.
#[derive(Debug)]
pub struct Index {
    /// Items, units, positions, employees: things of the same kind stand together, in their own order.
    pub things: Vec<Thing>,
    words: Vec<Box<str>>,
    /// Where the places of each word begin; one more than there are words.
    starts: Vec<u32>,
    places: Vec<(u32, Bond)>,
}

impl Index {
    /// The index of these facts, kept beside them.
    pub fn of(facts: &Facts) -> std::sync::Arc<Index> {
        facts.kept(|| Builder::default().build(facts))
    }

    /// Every word that begins with `sought`, with whether it is the word itself and the things it stands in.
    pub fn beginning<'a>(&'a self, sought: &'a str) -> impl Iterator<Item = (bool, &'a [(u32, Bond)])> {
        let from = self.words.partition_point(|word| &**word < sought);
        let found = self.words[from..].iter().take_while(move |word| word.starts_with(sought));
        found.enumerate().map(move |(step, word)| (**word == *sought, self.places_of(from + step)))
    }

    /// Every word, with the things it stands in.
    pub fn words(&self) -> impl Iterator<Item = (&str, &[(u32, Bond)])> {
        self.words.iter().enumerate().map(|(at, word)| (&**word, self.places_of(at)))
    }

    fn places_of(&self, word: usize) -> &[(u32, Bond)] {
        &self.places[self.starts[word] as usize..self.starts[word + 1] as usize]
    }
}

/// Numbers of words, as they were first met.
type Words = Vec<u32>;

#[derive(Default)]
struct Builder {
    known: HashMap<Box<str>, u32, foldhash::fast::FixedState>,
    things: Vec<Thing>,
    /// Word, thing, and how they belong together.
    pairs: Vec<(u32, u32, Bond)>,
}

impl Builder {
    fn build(mut self, facts: &Facts) -> Index {
        let units: Vec<Words> = facts.units().iter().map(|unit| self.read(&[&unit.name, &unit.short])).collect();
        let unit_words = |id: &UnitId| facts.unit_index(id).map_or(&[][..], |at| &units[at]);
        let titles: Vec<Words> = facts.positions().iter().map(|position| self.read(&[&position.title])).collect();
        for (place, item) in facts.docket().items().iter().enumerate() {
            self.item(facts, place, item);
        }
        for (place, unit) in facts.units().iter().enumerate() {
            let above = unit.parent.as_ref().map_or(&[][..], |above| unit_words(above));
            self.thing(Thing::Unit(place), &units[place], above);
        }
        let around = |id: &UnitId| [unit_words(id), unit_words(facts.agency_of(id))].concat();
        for (place, position) in facts.positions().iter().enumerate() {
            let own = [&titles[place][..], &around(&position.unit)].concat();
            self.thing(Thing::Position(place), &own, &[]);
        }
        for (place, employee) in facts.employees().iter().enumerate() {
            let (name, own) = (self.read(&[&employee.name]), self.read(&[employee.id.as_str()]));
            let held = employee.position.as_ref().and_then(|id| facts.position_index(id));
            let beside = held.map(|at| [&titles[at][..], &around(&facts.positions()[at].unit)].concat());
            let at = self.thing(Thing::Employee(place), &own, &beside.unwrap_or_default());
            self.pair(at, &name, Bond::Name);
        }
        self.finish()
    }

    /// An item: its number, the people suggested, the seats and their agencies; beside them the other candidates.
    fn item(&mut self, facts: &Facts, place: usize, item: &Item) {
        let mut own = Words::new();
        for position in item.seats.iter().filter_map(|seat| facts.position(seat)) {
            own.extend(self.read(&[&position.title]));
            for unit in [facts.unit(&position.unit), facts.agency_of_position(&position.id)].into_iter().flatten() {
                own.extend(self.read(&[&unit.name, &unit.short]));
            }
        }
        let (mut beside, mut names, mut names_beside) = (Words::new(), Words::new(), Words::new());
        for employee in item.named.iter().filter_map(|id| facts.employee(id)) {
            let suggested = item.moves.iter().any(|mutation| mutation.employee == employee.id);
            let (name, id) = (self.read(&[&employee.name]), self.read(&[employee.id.as_str()]));
            let (called, known) = if suggested { (&mut names, &mut own) } else { (&mut names_beside, &mut beside) };
            called.extend(name);
            known.extend(id);
        }
        let at = self.thing(Thing::Item(place), &own, &beside);
        self.pair(at, &names, Bond::Name);
        self.pair(at, &names_beside, Bond::NameBeside);
        let number = self.word(&item.number.to_string());
        self.pairs.push((number, at, Bond::Number));
    }

    fn thing(&mut self, thing: Thing, own: &[u32], beside: &[u32]) -> u32 {
        let at = u32::try_from(self.things.len()).expect("fewer things than a file of its largest size has bytes");
        self.things.push(thing);
        self.pair(at, own, Bond::Own);
        self.pair(at, beside, Bond::Beside);
        at
    }

    fn pair(&mut self, thing: u32, words: &[u32], bond: Bond) {
        self.pairs.extend(words.iter().map(|word| (*word, thing, bond)));
    }

    fn read(&mut self, texts: &[&str]) -> Words {
        let words = texts.iter().flat_map(|text| parts(text));
        words.map(|word| self.word(&word)).collect()
    }

    fn word(&mut self, word: &str) -> u32 {
        if let Some(number) = self.known.get(word) {
            return *number;
        }
        let number = u32::try_from(self.known.len()).expect("fewer words than a file of its largest size has bytes");
        self.known.insert(word.into(), number);
        number
    }

    /// Words in order, and the places of each beside one another.
    fn finish(self) -> Index {
        let mut sorted: Vec<(Box<str>, u32)> = self.known.into_iter().collect();
        sorted.sort_unstable();
        let mut ranks = vec![0_u32; sorted.len()];
        for (rank, (_, number)) in (0..).zip(&sorted) {
            ranks[*number as usize] = rank;
        }
        let mut starts = vec![0_u32; sorted.len() + 1];
        for (word, ..) in &self.pairs {
            starts[ranks[*word as usize] as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut places = vec![(0, Bond::Own); self.pairs.len()];
        for (word, thing, bond) in self.pairs {
            let at = &mut next[ranks[word as usize] as usize];
            places[*at as usize] = (thing, bond);
            *at += 1;
        }
        Index { things: self.things, words: sorted.into_iter().map(|(word, _)| word).collect(), starts, places }
    }
}
