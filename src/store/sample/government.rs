//! A whole made-up government: its establishment, everybody in it, and who sits in the committee.

use crate::domain::committee::Role;
use crate::domain::rank::Rank;
use crate::store::sample::circumstances::Circumstances;
use crate::store::sample::dice::{Dice, Kind};
use crate::store::sample::establishment::Establishment;
use crate::store::sample::lists::Lists;
use crate::store::sample::naming::{Named, Registry};
use crate::store::sample::person::{Person, person};
use crate::store::sample::size::Size;
use crate::store::sample::staffing::{COMMITTEE_POSTS, Staffing};
use crate::store::sample::writer::filled;
use crate::text::names;

/// An employee.
#[derive(Debug)]
pub struct Employee<'a> {
    /// Life and service.
    pub person: Person<'a>,
    /// Name and titles.
    pub named: Named,
    /// NIP or NI PPPK.
    pub number: Option<u64>,
    /// Position.
    pub post: usize,
}

/// A committee member.
#[derive(Debug)]
pub struct Member {
    /// The employee, when the position is part of the session.
    pub employee: Option<usize>,
    /// Name with titles.
    pub name: String,
    /// NIP.
    pub number: Option<u64>,
    /// Official position.
    pub position: String,
    /// Rank.
    pub rank: &'static str,
    /// Role.
    pub role: Role,
    /// Whether the member votes.
    pub votes: bool,
}

/// The whole.
#[derive(Debug)]
pub struct Government<'a> {
    /// What it was made from.
    pub size: Size,
    /// Units and positions.
    pub made: Establishment<'a>,
    /// Who sits where.
    pub staffing: Staffing,
    /// What surrounds the sitting.
    pub circumstances: Circumstances,
    /// Employees, in the order of positions.
    pub employees: Vec<Employee<'a>>,
    /// The committee of seven, five of whom vote.
    pub members: Vec<Member>,
    /// Digits of the number in an employee's id.
    digits: usize,
}

/// Roles of the committee in the order of `COMMITTEE_POSTS`, whether they vote, and the job they are known by.
const ROLES: [(Role, bool, &str); 7] = [
    (Role::Chair, true, "SEKDA"),
    (Role::Deputy, true, "ASISTEN-3"),
    (Role::Member, true, "HEAD"),
    (Role::Member, true, "HEAD"),
    (Role::Member, true, "ASISTEN-1"),
    (Role::Member, false, "KABAG"),
    (Role::Secretary, false, "KABID"),
];

impl<'a> Government<'a> {
    /// The government of this size.
    pub fn new(lists: &'a Lists, size: Size) -> Government<'a> {
        let made = Establishment::new(lists, &size);
        let staffing = Staffing::new(&made, &size);
        let mut registry = Registry::new(lists, made.region);
        let employee = |(number, post): (usize, &usize)| {
            let mut dice = Dice::new(size.seed, Kind::Person, number);
            let field = made.agency_of(*post).template.field;
            let person = person(lists, made.job(*post), field, &mut dice);
            let named = registry.name(&person, &mut dice);
            Employee { number: registry.number(&person, &mut dice), person, named, post: *post }
        };
        let employees: Vec<Employee<'a>> = staffing.posts.iter().enumerate().map(employee).collect();
        let digits = employees.len().to_string().len().max(4);
        let circumstances = Circumstances::of(size.seed, &made, &staffing);
        let mut government = Government { size, made, staffing, circumstances, employees, members: Vec::new(), digits };
        government.members = (0..ROLES.len()).map(|place| government.member(place, &mut registry)).collect();
        government
    }

    /// Id of an employee.
    pub fn id(&self, employee: usize) -> String {
        format!("P-{:0width$}", employee + 1, width = self.digits)
    }

    /// Whether an employee sits in the committee.
    pub fn sits(&self, employee: usize) -> bool {
        self.members.iter().any(|member| member.employee == Some(employee))
    }

    /// Short name of the personnel agency.
    pub fn personnel(&self) -> &str {
        self.made.units.iter().find(|unit| unit.id == "BKPSDM").map_or("BKPSDM", |unit| &unit.short)
    }

    /// The holder of the position that sits in the committee; where the session has no such position, somebody who
    /// is named for the signature alone.
    fn member(&self, place: usize, registry: &mut Registry<'a>) -> Member {
        let (role, votes, key) = ROLES[place];
        let post = self.made.posts.iter().position(|post| post.id == COMMITTEE_POSTS[place]);
        let holder = post.and_then(|post| self.staffing.seats[post].holders.clone().next());
        if let Some((number, post)) = holder.zip(post) {
            let employee = &self.employees[number];
            return Member {
                employee: holder,
                position: self.made.posts[post].title.clone(),
                ..named_member(&employee.person, &employee.named, employee.number, role, votes)
            };
        }
        let lists = self.made.lists;
        let mut dice = Dice::new(self.size.seed, Kind::Sitting, place + 1);
        let key_of_agency = COMMITTEE_POSTS[place].split('-').next().unwrap_or_default();
        let agency = lists.agencies.agencies.iter().find(|agency| agency.key == key_of_agency);
        let agency = agency.unwrap_or(&lists.agencies.agencies[0]);
        let division = agency.divisions.first().map_or("", |division| division.name);
        let job = &lists.jobs[lists.job(key)];
        let stranger = person(lists, job, agency.field, &mut dice);
        let named = registry.name(&stranger, &mut dice);
        let number = registry.number(&stranger, &mut dice);
        let blanks = [("region", self.made.region.region), ("chief", agency.chief), ("unit", division)];
        Member { position: filled(job.title, &blanks), ..named_member(&stranger, &named, number, role, votes) }
    }
}

fn named_member(person: &Person<'_>, named: &Named, number: Option<u64>, role: Role, votes: bool) -> Member {
    Member {
        employee: None,
        name: names::titled(&named.name, &named.front, &named.back),
        number,
        position: String::new(),
        rank: Rank::from_order(person.rank).map_or("", Rank::spelling),
        role,
        votes,
    }
}
