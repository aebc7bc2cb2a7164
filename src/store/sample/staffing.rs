//! Who sits where: seats, holders, need, and what is vacant.

use std::ops::Range;

use chrono::NaiveDate;

use crate::store::sample::calendar::{data, months_before, some_day};
use crate::store::sample::dice::{Dice, Kind};
use crate::store::sample::establishment::{Establishment, spread};
use crate::store::sample::size::Size;

/// One seat of those that have one holder in so many is vacant.
const VACANT: usize = 9;
/// Positions whose holders sit in the committee: agency, unit's last part of the id, job.
pub const COMMITTEE_POSTS: [&str; 7] = [
    "SETDA-SEKDA",
    "SETDA-ASISTEN-3",
    "BKPSDM-HEAD",
    "INSPEKTORAT-HEAD",
    "SETDA-ASISTEN-1",
    "SETDA-ORG-KABAG",
    "BKPSDM-MUTASI-KABID",
];

/// A position with its people.
#[derive(Debug)]
pub struct Seat {
    /// Its holders, as places in the list of employees.
    pub holders: Range<usize>,
    /// Persons needed.
    pub need: usize,
    /// Seats; never fewer than holders.
    pub seats: usize,
    /// Since when a seat of one holder is vacant.
    pub vacant_since: Option<NaiveDate>,
    /// Who acts in it.
    pub acting: Option<usize>,
}

/// All positions with their people, and everybody's position.
#[derive(Debug)]
pub struct Staffing {
    /// By position.
    pub seats: Vec<Seat>,
    /// By employee: the position.
    pub posts: Vec<usize>,
}

impl Staffing {
    /// Seats everybody: one in each seat of one holder that is filled, the rest by the load that positions draw.
    pub fn new(made: &Establishment<'_>, size: &Size) -> Staffing {
        let mut dice = Dice::new(size.seed, Kind::Staffing, 0);
        let mut counts = vec![0; made.posts.len()];
        for post in filled_seats(made, size.employees, &mut dice) {
            counts[post] = 1;
        }
        let staff: Vec<usize> = (0..counts.len()).filter(|post| !made.job(*post).is_single()).collect();
        // Where there are people to spare there are more of them.
        let draw = |post: &usize| {
            made.job(*post).crowd * made.agency_of(*post).mood * dice.between(40, 160).unsigned_abs() as usize
        };
        let weights: Vec<usize> = staff.iter().map(draw).collect();
        let left = size.employees - counts.iter().sum::<usize>();
        for (post, count) in staff.iter().zip(spread(left, &weights)) {
            counts[*post] = count;
        }
        let needs = needs(made, &counts);
        let mut staffing = Staffing { seats: Vec::with_capacity(counts.len()), posts: Vec::new() };
        for (post, (count, need)) in counts.into_iter().zip(needs).enumerate() {
            let first = staffing.posts.len();
            staffing.posts.resize(first + count, post);
            let vacant = count == 0 && made.job(post).is_single();
            staffing.seats.push(Seat {
                holders: first..first + count,
                need,
                seats: count.max(need),
                vacant_since: vacant.then(|| some_day(months_before(data(), dice.between(1, 16)), &mut dice)),
                acting: None,
            });
        }
        for post in 0..staffing.seats.len() {
            staffing.seats[post].acting = staffing.deputy(made, post, &mut dice);
        }
        staffing
    }

    /// Who acts in a vacant seat: mostly the holder of another structural seat of the agency.
    fn deputy(&self, made: &Establishment<'_>, post: usize, dice: &mut Dice) -> Option<usize> {
        self.seats[post].vacant_since?;
        let structural = |other: &usize| made.job(*other).class.is_structural();
        let holders: Vec<usize> = made
            .agency_of(post)
            .posts
            .clone()
            .filter(structural)
            .flat_map(|other| self.seats[other].holders.clone())
            .collect();
        (!holders.is_empty() && dice.percent(75)).then(|| *dice.one(&holders))
    }
}

/// The seats of one holder that are filled: those of the committee and heads first, never so many that nobody is left
/// for the work itself.
fn filled_seats(made: &Establishment<'_>, employees: usize, dice: &mut Dice) -> Vec<usize> {
    let single = (0..made.posts.len()).filter(|post| made.job(*post).is_single());
    let mut ranked: Vec<(u8, usize)> = single.map(|post| (urgency(made, post, dice), post)).collect();
    ranked.sort_unstable();
    let vacant = if ranked.len() < 4 { 0 } else { (ranked.len() / VACANT).max(1) };
    let staffed = ranked.len() < made.posts.len();
    let most = if staffed { employees * 3 / 5 } else { employees };
    ranked.truncate((ranked.len() - vacant).min(most));
    ranked.into_iter().map(|(_, post)| post).collect()
}

/// What is filled first: 0 the committee's, 1 heads of agencies, 2 the others, 3 those that fall vacant.
fn urgency(made: &Establishment<'_>, post: usize, dice: &mut Dice) -> u8 {
    let first = made.agency_of(post).posts.start == post;
    if COMMITTEE_POSTS.contains(&made.posts[post].id.as_str()) {
        0
    } else if first && !dice.percent(4) {
        1
    } else if dice.percent(85) {
        2
    } else {
        3
    }
}

/// Persons needed in each position: one in a structural one; elsewhere so many that the strength of the whole agency
/// is its mood in percent of its need, but one at least.
fn needs(made: &Establishment<'_>, counts: &[usize]) -> Vec<usize> {
    let mut needs = vec![1; counts.len()];
    for agency in &made.agencies {
        let strength: usize = counts[agency.posts.clone()].iter().sum();
        let wanted = (strength * 200 / agency.mood).div_ceil(2).saturating_sub(agency.posts.len());
        let staff = agency.posts.clone().filter(|post| !made.job(*post).is_single());
        let (posts, weights): (Vec<usize>, Vec<usize>) = staff.map(|post| (post, counts[post])).unzip();
        for (post, more) in posts.into_iter().zip(spread(wanted, &weights)) {
            needs[post] += more;
        }
    }
    needs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sample::lists::Lists;
    use crate::store::sample::size::Wish;

    #[test]
    fn everybody_has_a_position_and_a_structural_seat_one_holder_at_most() {
        let lists = Lists::read();
        for (employees, positions, agencies) in
            [(1, 1, 1), (1, 50, 5), (7, 5, 2), (120, 61, 10), (5_000, 40, 40), (20, 900, 30)]
        {
            let wish = Wish {
                employees: Some(employees),
                positions: Some(positions),
                agencies: Some(agencies),
                seed: Some(5),
            };
            let size = Size::of(wish).expect("the size can be");
            let made = Establishment::new(&lists, &size);
            let staffing = Staffing::new(&made, &size);
            assert_eq!(staffing.posts.len(), employees as usize);
            for (post, seat) in staffing.seats.iter().enumerate() {
                assert!(seat.holders.clone().all(|holder| staffing.posts[holder] == post));
                let single = made.job(post).is_single();
                assert!(!single || seat.seats == 1 && seat.holders.len() <= 1, "{}", made.posts[post].id);
                assert_eq!(seat.vacant_since.is_some(), single && seat.holders.is_empty());
            }
        }
    }
}
