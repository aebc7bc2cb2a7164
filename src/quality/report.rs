//! What all checks found, the gravest first; scores by group of data; what the rules cannot say.

use crate::domain::employee::LegalStanding;
use crate::quality::check::{Check, Gravity, Looks, Subject};
use crate::quality::field::Field;
use crate::quality::ground::Ground;
use crate::quality::score::Score;
use crate::quality::silence::Unsaid;
use crate::rules;
use crate::text::words::{Phrase, Value};

/// One finding of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Whom or what it is about.
    pub subject: Subject,
    /// What was found, a sentence without its full stop.
    pub says: Phrase,
    /// Numbers of the items it touches.
    pub items: Vec<usize>,
}

/// Everything that one check found.
#[derive(Clone, Debug)]
pub struct Notice {
    /// The check.
    pub check: &'static Check,
    /// How grave here: milder where nothing on the docket is touched.
    pub gravity: Gravity,
    /// The findings, in the order of the file; at least one.
    pub findings: Vec<Finding>,
}

impl Notice {
    /// Everything `check` finds; none when it finds nothing.
    pub fn of(check: &'static Check, ground: &Ground<'_>) -> Option<Notice> {
        let findings = findings(check, ground);
        if findings.is_empty() {
            return None;
        }
        // What is wrong with the sitting itself touches every item.
        let whole = matches!(check.looks, Looks::Sitting(_) | Looks::Bases(_));
        let touches = whole || findings.iter().any(|finding| !finding.items.is_empty());
        let gravity = if touches { check.gravity } else { check.gravity.off_the_docket() };
        Some(Notice { check, gravity, findings })
    }

    /// How many of the findings touch the docket.
    pub fn on_docket(&self) -> usize {
        self.findings.iter().filter(|finding| !finding.items.is_empty()).count()
    }

    /// Numbers of the items touched, each once.
    pub fn items(&self) -> Vec<usize> {
        let mut items: Vec<usize> = self.findings.iter().flat_map(|finding| finding.items.iter().copied()).collect();
        items.sort_unstable();
        items.dedup();
        items
    }

    /// What cannot be said of those concerned; none where nothing is silent, or only rules of a closed matter are.
    pub fn effect(&self) -> Option<Phrase> {
        let field = self.check.field?;
        let open = |id: &&&str| rules::rule(id).is_some_and(|rule| !rule.sensitive);
        let rules: Vec<Value> = field.rules.iter().filter(open).map(|rule| Value::from(*rule)).collect();
        let criteria: Vec<Value> = field.criteria.iter().map(|criterion| Value::Term(criterion.key())).collect();
        let (key, named) = match (rules.is_empty(), criteria.is_empty()) {
            (false, false) => ("quality.effect.both", vec![("rules", rules), ("criteria", criteria)]),
            (false, true) => ("quality.effect.rules", vec![("rules", rules)]),
            (true, false) => ("quality.effect.criteria", vec![("criteria", criteria)]),
            (true, true) => return None,
        };
        Some(Phrase { key, values: named.into_iter().map(|(name, list)| (name, Value::List(list))).collect() })
    }

    /// How many are concerned, in words.
    pub fn count(&self) -> Phrase {
        Phrase::new(self.check.looks.count_key()).with("count", self.findings.len())
    }
}

/// Everything that is known about the quality of a session's data.
#[derive(Clone, Debug)]
pub struct Report {
    /// Notices: the gravest first, then those that touch more of the docket.
    pub notices: Vec<Notice>,
    /// Scores, in the order of FIELDS.
    pub scores: Vec<Score>,
    /// What the rules cannot say of the docket.
    pub unsaid: Unsaid,
}

impl Report {
    /// Looks at facts by these checks and fields.
    pub fn of(ground: &Ground<'_>, checks: &'static [&'static Check], fields: &'static [&'static Field]) -> Report {
        let mut notices: Vec<Notice> = checks.iter().filter_map(|check| Notice::of(check, ground)).collect();
        notices.sort_by_key(|notice| (notice.gravity, std::cmp::Reverse(notice.on_docket())));
        Report {
            notices,
            scores: fields.iter().map(|field| Score::of(field, ground)).collect(),
            unsaid: Unsaid::of(ground.facts),
        }
    }

    /// How many notices are of this gravity.
    pub fn count(&self, gravity: Gravity) -> usize {
        self.notices.iter().filter(|notice| notice.gravity == gravity).count()
    }

    /// Whether something must be settled before the docket is decided.
    pub fn is_grave(&self) -> bool {
        self.count(Gravity::Must) > 0
    }

    /// How many notices there are of each gravity, in one sentence.
    pub fn summary(&self) -> Phrase {
        let count = |gravity| Value::from(self.count(gravity));
        Phrase::new("quality.summary")
            .with("must", count(Gravity::Must))
            .with("should", count(Gravity::Should))
            .with("note", count(Gravity::Note))
    }
}

fn findings(check: &Check, ground: &Ground<'_>) -> Vec<Finding> {
    let (facts, docket) = (ground.facts, &ground.docket);
    let found = |subject: Subject, says: Phrase, items: Vec<usize>| Finding { subject, says, items };
    match check.looks {
        Looks::Employees(look) => {
            let present = facts.employees().iter().filter(|employee| employee.standing != LegalStanding::Left);
            let told = present.filter_map(|employee| Some((&employee.id, look(ground, employee)?)));
            told.map(|(id, says)| found(Subject::Employee(id.clone()), says, docket.items_of_employee(id))).collect()
        }
        Looks::Positions(look) => {
            let told = facts.positions().iter().filter_map(|position| Some((&position.id, look(ground, position)?)));
            told.map(|(id, says)| found(Subject::Position(id.clone()), says, docket.items_of_seat(id))).collect()
        }
        Looks::Workloads(look) => {
            let told = facts.positions().iter().filter_map(|position| Some((position, look(ground, position)?)));
            let items = |unit| docket.items_of_agency(facts.agency_of(unit));
            told.map(|(one, says)| found(Subject::Position(one.id.clone()), says, items(&one.unit))).collect()
        }
        Looks::Units(look) => {
            let told = facts.units().iter().filter_map(|unit| Some((&unit.id, look(ground, unit)?)));
            let items = |unit| docket.items_of_agency(facts.agency_of(unit));
            told.map(|(id, says)| found(Subject::Unit(id.clone()), says, items(id))).collect()
        }
        Looks::Bases(look) => {
            let told = facts.legal_bases().iter().filter_map(|basis| Some((&basis.id, look(basis)?)));
            told.map(|(id, says)| found(Subject::Basis(id.clone()), says, Vec::new())).collect()
        }
        Looks::Sitting(look) => {
            look(ground).map(|says| found(Subject::Sitting, says, Vec::new())).into_iter().collect()
        }
    }
}
