//! One walk over the facts for all checks and all groups of data.
//!
//! A government has tens of thousands of employees, and each lies in memory by itself: who is looked at is looked at
//! by everything at once.

use crate::domain::employee::{Employee, LegalStanding};
use crate::domain::position::Position;
use crate::domain::unit::Unit;
use crate::quality::check::{Check, Looks, Subject};
use crate::quality::field::Field;
use crate::quality::ground::Ground;
use crate::quality::notice::{Finding, Notice};
use crate::quality::score::Score;
use crate::text::words::Phrase;

/// What was found on the walk.
#[derive(Debug)]
pub struct Scan {
    /// Notices, in the order of the checks.
    pub notices: Vec<Notice>,
    /// Scores, in the order of the fields.
    pub scores: Vec<Score>,
}

impl Scan {
    /// Walks over the facts with these checks and fields.
    pub fn of(
        ground: &Ground<'_>,
        checks: impl IntoIterator<Item = &'static Check>,
        fields: &'static [&'static Field],
    ) -> Scan {
        let found = checks.into_iter().map(|check| (check, Vec::new())).collect();
        let mut walk = Walk { ground, found, scores: fields.iter().map(|field| Score::new(field)).collect() };
        let facts = ground.facts;
        let present = facts.employees().iter().filter(|employee| employee.standing != LegalStanding::Left);
        present.for_each(|employee| walk.employee(employee));
        facts.positions().iter().for_each(|position| walk.position(position));
        facts.units().iter().for_each(|unit| walk.unit(unit));
        walk.sitting();
        let notices = walk.found.into_iter().filter_map(|(check, findings)| Notice::of(check, findings));
        Scan { notices: notices.collect(), scores: walk.scores }
    }
}

struct Walk<'g, 'a> {
    ground: &'g Ground<'a>,
    found: Vec<(&'static Check, Vec<Finding>)>,
    scores: Vec<Score>,
}

impl Walk<'_, '_> {
    fn employee(&mut self, employee: &Employee) {
        let ground = self.ground;
        self.scores.iter_mut().for_each(|score| score.count_employee(ground, employee));
        self.ask(|looks| match looks {
            Looks::Employees(look) => {
                let subject =
                    || (Subject::Employee(employee.id.clone()), ground.docket.items_of_employee(&employee.id));
                look(ground, employee).map(|says| finding(says, subject()))
            }
            _ => None,
        });
    }

    fn position(&mut self, position: &Position) {
        let ground = self.ground;
        self.scores.iter_mut().for_each(|score| score.count_position(ground, position));
        let subject = || Subject::Position(position.id.clone());
        self.ask(|looks| match looks {
            Looks::Positions(look) => {
                look(ground, position).map(|says| finding(says, (subject(), ground.docket.items_of_seat(&position.id))))
            }
            Looks::Workloads(look) => look(ground, position).map(|says| {
                let agency = ground.facts.agency_of(&position.unit);
                finding(says, (subject(), ground.docket.items_of_agency(agency)))
            }),
            _ => None,
        });
    }

    fn unit(&mut self, unit: &Unit) {
        let ground = self.ground;
        self.ask(|looks| match looks {
            Looks::Units(look) => look(ground, unit).map(|says| {
                let agency = ground.facts.agency_of(&unit.id);
                finding(says, (Subject::Unit(unit.id.clone()), ground.docket.items_of_agency(agency)))
            }),
            _ => None,
        });
    }

    /// The sitting itself, and the legal bases it rests on.
    fn sitting(&mut self) {
        let ground = self.ground;
        for basis in ground.facts.legal_bases() {
            self.ask(|looks| match looks {
                Looks::Bases(look) => {
                    look(basis).map(|says| finding(says, (Subject::Basis(basis.id.clone()), Vec::new())))
                }
                _ => None,
            });
        }
        self.ask(|looks| match looks {
            Looks::Sitting(look) => look(ground).map(|says| finding(says, (Subject::Sitting, Vec::new()))),
            _ => None,
        });
    }

    fn ask(&mut self, find: impl Fn(Looks) -> Option<Finding>) {
        for (check, findings) in &mut self.found {
            findings.extend(find(check.looks));
        }
    }
}

fn finding(says: Phrase, (subject, items): (Subject, Vec<usize>)) -> Finding {
    Finding { subject, says, items }
}
