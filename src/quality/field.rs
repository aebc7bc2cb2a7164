//! The FIELDS: groups of data, for whom they are needed, and which rules and criteria are silent without them.
//!
//! What is silent stands here once; a test takes each datum away and hears the rules themselves.

use crate::domain::class::Class;
use crate::domain::employee::{Employee, Employment, Known};
use crate::domain::position::{Need, Position};
use crate::fit::score::CriterionKind;
use crate::quality::ground::Ground;

/// Of whom a datum is asked: none where it is not needed, else whether it is known.
#[derive(Clone, Copy, Debug)]
pub enum Asked {
    /// Of employees; those who left are passed over.
    Employees(fn(&Ground<'_>, &Employee) -> Option<bool>),
    /// Of positions.
    Positions(fn(&Position) -> Option<bool>),
}

/// A group of data.
#[derive(Debug)]
pub struct Field {
    /// Stable name, as JSON says it.
    pub id: &'static str,
    /// Catalogue key of its name, short enough for a column.
    pub title: &'static str,
    /// Rules that cannot say anything without it.
    pub rules: &'static [&'static str],
    /// Criteria of the fit that stay dotted without it.
    pub criteria: &'static [CriterionKind],
    /// For whom it is needed, and whether it is known.
    pub asked: Asked,
}

/// Every group, in the order in which they are listed: who, where, able, proven, clean, wished; then the positions.
pub static FIELDS: &[&Field] = &[
    &NUMBER,
    &RANK,
    &SINCE,
    &EDUCATION,
    &HISTORY,
    &TRAINING,
    &PERFORMANCE,
    &ASSESSMENT,
    &POTENTIAL,
    &DISCIPLINE,
    &CLEARANCE,
    &DOCUMENTS,
    &ASPIRATION,
    &WORKLOAD,
    &TASKS,
    &STANDARD,
    &REQUIREMENT,
];

/// NIP or contract number, which tells the day of birth.
pub static NUMBER: Field = Field {
    id: "number",
    title: "quality.field.number",
    rules: &["R-BUP"],
    criteria: &[],
    asked: Asked::Employees(|_, employee| {
        let numbered = employee.employment != Employment::Honorer;
        numbered.then_some(employee.nip.is_some())
    }),
};

/// Rank.
pub static RANK: Field = Field {
    id: "rank",
    title: "quality.field.rank",
    rules: &["R-RANK"],
    criteria: &[],
    asked: Asked::Employees(|_, employee| is_civil(employee).then_some(employee.rank().is_some())),
};

/// Since when the position is held.
pub static SINCE: Field = Field {
    id: "position_since",
    title: "quality.field.since",
    rules: &["R-TEN-MIN"],
    criteria: &[],
    asked: Asked::Employees(|_, employee| {
        let holds = is_movable(employee) && employee.position.is_some();
        holds.then_some(employee.position_since.is_some())
    }),
};

/// Formal education.
pub static EDUCATION: Field = Field {
    id: "education",
    title: "quality.field.education",
    rules: &["R-EDU"],
    criteria: &[CriterionKind::Education],
    asked: Asked::Employees(|_, employee| is_civil(employee).then_some(!employee.education.is_empty())),
};

/// Positions held before.
pub static HISTORY: Field = Field {
    id: "history",
    title: "quality.field.history",
    rules: &["R-EXP", "R-EXP-BIDANG"],
    criteria: &[],
    asked: Asked::Employees(|_, employee| is_movable(employee).then_some(!employee.history.is_empty())),
};

/// Training.
pub static TRAINING: Field = Field {
    id: "training",
    title: "quality.field.training",
    rules: &[],
    criteria: &[CriterionKind::Training],
    asked: Asked::Employees(|_, employee| is_movable(employee).then_some(!employee.training.is_empty())),
};

/// Predicates of the last two years.
pub static PERFORMANCE: Field = Field {
    id: "performance",
    title: "quality.field.performance",
    rules: &["R-KIN-D"],
    criteria: &[CriterionKind::Performance],
    asked: Asked::Employees(|ground, employee| {
        is_movable(employee).then(|| ground.years.iter().all(|year| employee.performance_of(*year).is_some()))
    }),
};

/// An assessment that still counts on the effective date.
pub static ASSESSMENT: Field = Field {
    id: "assessment",
    title: "quality.field.assessment",
    rules: &["R-ASES"],
    criteria: &[CriterionKind::Competence],
    asked: Asked::Employees(|ground, employee| {
        let asked = is_movable(employee) && ground.is_to_be_assessed(employee);
        let valid = || employee.assessment.as_ref().is_some_and(|found| found.date >= ground.assessed_since);
        asked.then(valid)
    }),
};

/// Potential, which places an employee in the nine boxes.
pub static POTENTIAL: Field = Field {
    id: "potential",
    title: "quality.field.potential",
    rules: &[],
    criteria: &[],
    asked: Asked::Employees(|ground, employee| {
        let asked = is_movable(employee) && ground.is_to_be_assessed(employee);
        asked.then_some(employee.potential.is_some())
    }),
};

/// Disciplinary cases, also that there are none.
pub static DISCIPLINE: Field = Field {
    id: "discipline",
    title: "quality.field.discipline",
    rules: &["R-HUKDIS-NOW"],
    criteria: &[],
    asked: Asked::Employees(|_, employee| is_movable(employee).then_some(employee.discipline.is_some())),
};

/// Whether a judicial process or a finding of the inspectorate is open.
pub static CLEARANCE: Field = Field {
    id: "clearance",
    title: "quality.field.clearance",
    rules: &["R-HUKDIS-NOW", "R-TEMUAN"],
    criteria: &[],
    asked: Asked::Employees(|_, employee| {
        let known = employee.judicial_process != Known::Unknown && employee.open_finding != Known::Unknown;
        is_movable(employee).then_some(known)
    }),
};

/// Whether the documents that a lasting move needs are at hand, for those named on the docket.
pub static DOCUMENTS: Field = Field {
    id: "documents",
    title: "quality.field.documents",
    rules: &["R-UKOM", "R-DOK"],
    criteria: &[],
    asked: Asked::Employees(|ground, employee| {
        let named = ground.docket.names(&employee.id);
        named.then(|| ground.documents_not_settled(employee).is_empty())
    }),
};

/// A wish that was heard, for those who are proposed.
pub static ASPIRATION: Field = Field {
    id: "aspiration",
    title: "quality.field.aspiration",
    rules: &[],
    criteria: &[],
    asked: Asked::Employees(|ground, employee| {
        ground.docket.proposes(&employee.id).then_some(!employee.aspirations.is_empty())
    }),
};

/// The workload of a position, at any depth; a structural seat is one person whatever the load.
pub static WORKLOAD: Field = Field {
    id: "workload",
    title: "quality.field.workload",
    rules: &["R-NEED"],
    criteria: &[],
    asked: Asked::Positions(|position| {
        (!position.class.is_structural()).then_some(!matches!(position.need, Need::Unknown))
    }),
};

/// The workload task by task.
pub static TASKS: Field = Field {
    id: "tasks",
    title: "quality.field.tasks",
    rules: &[],
    criteria: &[],
    asked: Asked::Positions(|position| {
        let stated = !position.class.is_structural() && !matches!(position.need, Need::Unknown);
        stated.then_some(matches!(position.need, Need::Tasks(_)))
    }),
};

/// The standard of competence.
pub static STANDARD: Field = Field {
    id: "standard",
    title: "quality.field.standard",
    rules: &["R-JPM"],
    criteria: &[CriterionKind::Competence],
    asked: Asked::Positions(|position| (position.class != Class::Pelaksana).then_some(position.standard.is_some())),
};

/// The fields of knowledge that a position asks for.
pub static REQUIREMENT: Field = Field {
    id: "requirement",
    title: "quality.field.requirement",
    rules: &[],
    criteria: &[CriterionKind::Education, CriterionKind::Training],
    asked: Asked::Positions(|position| {
        let requirement = &position.requirement;
        Some(!requirement.fields.is_empty() || !requirement.majors.is_empty())
    }),
};

/// Civil servants, candidates among them.
fn is_civil(employee: &Employee) -> bool {
    matches!(employee.employment, Employment::Pns | Employment::Cpns)
}

/// Civil servants who can be moved: of them all evidence is asked.
fn is_movable(employee: &Employee) -> bool {
    employee.employment == Employment::Pns
}

/// Whether the datum is asked of this employee and not known.
pub fn is_missing(field: &Field, ground: &Ground<'_>, employee: &Employee) -> bool {
    match field.asked {
        Asked::Employees(known) => known(ground, employee) == Some(false),
        Asked::Positions(_) => false,
    }
}

/// Whether the datum is asked of this position and not known.
pub fn is_missing_of(field: &Field, position: &Position) -> bool {
    match field.asked {
        Asked::Positions(known) => known(position) == Some(false),
        Asked::Employees(_) => false,
    }
}

#[cfg(test)]
mod tests;
