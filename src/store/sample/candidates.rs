//! Who could be proposed for a seat: a rough eye, as a personnel office has before the rules are asked.

use std::collections::HashSet;

use crate::domain::class::{Class, Echelon};
use crate::store::sample::calendar::{effective, months_between};
use crate::store::sample::government::Government;
use crate::store::sample::ladder;

/// How many employees are looked at before giving up.
const REACH: usize = 4_000;
/// Months in a position before anybody thinks of moving its holder.
const SETTLED: i32 = 26;

/// A look at employees.
#[derive(Debug)]
pub struct Fitness<'g> {
    /// The government.
    pub government: &'g Government<'g>,
    /// Who is moved already.
    pub moved: &'g HashSet<usize>,
}

impl Fitness<'_> {
    /// The first employee from `start` on, round the list, for whom `fits` holds.
    pub fn from(&self, start: usize, fits: impl Fn(&Self, usize) -> bool) -> Option<usize> {
        let count = self.government.employees.len();
        (0..count.min(REACH)).map(|step| (start + step) % count).find(|employee| fits(self, *employee))
    }

    /// Not moved yet.
    pub fn unmoved(&self, employee: usize) -> bool {
        !self.moved.contains(&employee)
    }

    /// A civil servant at work, outside the committee, not moved yet.
    pub fn free(&self, employee: usize) -> bool {
        self.unmoved(employee)
            && self.government.employees[employee].person.movable()
            && !self.government.sits(employee)
    }

    /// In another agency than the position.
    pub fn elsewhere(&self, employee: usize, post: usize) -> bool {
        let made = &self.government.made;
        made.posts[self.government.employees[employee].post].agency != made.posts[post].agency
    }

    fn settled(&self, employee: usize) -> bool {
        months_between(self.government.employees[employee].person.since, effective()) >= SETTLED
    }

    fn class(&self, employee: usize) -> Class {
        self.government.made.job(self.government.employees[employee].post).class
    }

    /// Whether education, field and rank suit the position.
    fn suits(&self, employee: usize, post: usize) -> bool {
        let (job, person) = (self.government.made.job(post), &self.government.employees[employee].person);
        let (low, _) = ladder::ranks(job, person.level(), false);
        let fields = self.government.made.fields(post);
        let field = fields.is_empty() || person.education.iter().any(|studied| fields.contains(&studied.course.field));
        field && person.level() >= job.least_education() && person.rank + 1 >= low
    }

    /// Could rise into the position, or come to it from an equal one.
    pub fn rises(&self, employee: usize, post: usize) -> bool {
        let (own, target) = (self.class(employee), self.government.made.job(post).class);
        let height = |post: usize| self.government.made.job(post).echelon().map(Echelon::height);
        let lower = height(post) < height(self.government.employees[employee].post);
        let equal_seat = own.is_structural() && own == target && !lower && self.elsewhere(employee, post);
        let step = target.tier() == own.tier() + 1 || equal_seat || (!target.is_structural() && own == target);
        let away = self.government.employees[employee].post != post;
        self.free(employee) && step && away && self.settled(employee) && self.suits(employee, post)
    }

    /// Leads in the same agency, so that the work is known.
    pub fn could_act(&self, employee: usize, post: usize) -> bool {
        self.free(employee) && self.class(employee).is_structural() && !self.elsewhere(employee, post)
    }

    /// Could come to the position from an equal one in another agency.
    pub fn shifts(&self, employee: usize, post: usize) -> bool {
        let (own, target) = (self.class(employee), self.government.made.job(post).class);
        let equal = own == target || (!own.is_structural() && own.tier() == target.tier());
        self.free(employee) && equal && self.elsewhere(employee, post) && self.suits(employee, post)
    }

    /// Comes from an agency with people to spare.
    pub fn relieves(&self, employee: usize, post: usize) -> bool {
        let spare = self.government.made.agency_of(self.government.employees[employee].post).mood > 104;
        spare && self.settled(employee) && self.shifts(employee, post)
    }

    /// Holds a seat that could be swapped for another.
    pub fn may_swap(&self, employee: usize) -> bool {
        let swappable = matches!(self.class(employee), Class::Administrator | Class::Pengawas | Class::AhliMuda);
        self.free(employee) && swappable && self.settled(employee)
    }

    /// Holds a seat like that of `other`, in another agency.
    pub fn equals(&self, employee: usize, other: usize) -> bool {
        let (made, post) = (&self.government.made, self.government.employees[other].post);
        let own = self.government.employees[employee].post;
        let (one, two) = (made.job(own), made.job(post));
        // Leaders lead anywhere; a profession stays with its own.
        let equal = if one.class.is_structural() { one.echelon == two.echelon } else { one.key == two.key };
        let both = self.suits(employee, post) && self.suits(other, own);
        employee != other && equal && self.may_swap(employee) && self.elsewhere(employee, post) && both
    }
}
