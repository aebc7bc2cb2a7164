//! Statements of a session that are sound one by one and cannot all be true, or cannot be meant.
//!
//! Rows that have a fault of their own are passed over: what follows from a mistake is not told as another one.

mod committee;
mod lives;
mod proposals;
mod region;
mod seats;
mod units;
mod whole;

#[cfg(test)]
pub mod tests;

use chrono::NaiveDate;

use crate::domain::facts::Stated;
use crate::store::session::contradictions::whole::Whole;
use crate::store::session::finding::Findings;
use crate::store::session::register::Register;

/// Leaves every contradiction of a session whose rows could all be read; `days` are that of the sitting and the
/// planned effective date, where they can be read.
pub fn look(
    register: &Register,
    stated: &Stated,
    days: (Option<NaiveDate>, Option<NaiveDate>),
    findings: &mut Findings,
) {
    let session = register.session;
    let lists = [
        (session.units.len(), stated.units.len()),
        (session.positions.len(), stated.positions.len()),
        (session.employees.len(), stated.employees.len()),
        (session.proposals.len(), stated.proposals.len()),
        (session.forum.len(), stated.forum.len()),
        (session.distances.len(), stated.distances.len()),
        (session.sitting.members.len(), stated.sitting.members.len()),
    ];
    if lists.iter().any(|(written, read)| written != read) {
        return;
    }
    let whole = Whole::of(register, stated, days, findings);
    committee::look(&whole, findings);
    region::look(&whole, findings);
    units::look(&whole, findings);
    seats::look(&whole, findings);
    lives::look(&whole, findings);
    proposals::look(&whole, findings);
}
