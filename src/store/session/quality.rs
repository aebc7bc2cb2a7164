//! Notices about data, each at its place in the file. What they look at is a matter of the room `quality`.

use std::collections::HashMap;

use crate::domain::facts::{Facts, Stated};
use crate::quality;
use crate::quality::check::Subject;
use crate::store::fault::FAULTS_KEPT;
use crate::store::session::finding::{Finding, Path};
use crate::store::session::raw::Session;
use crate::store::tree::Step;
use crate::text::words::Phrase;

/// Fields of the sitting against whose days all data are held.
const DAYS: [&str; 3] = ["date", "effective", "data_date"];

/// Notices about what was stated, at most as many as are kept of faults.
///
/// What is wrong is told as a fault alone, not as a notice about the same value. Where a day of the sitting, a setting
/// or the tree of units is wrong nothing is told: it is not known then what data are held against.
pub fn notices(session: &Session, mut stated: Stated, faults: &[Finding]) -> Vec<Finding> {
    if faults.iter().any(|fault| is_ground(&fault.path)) {
        return Vec::new();
    }
    // A docket needs moves.
    stated.proposals.retain(|proposal| !proposal.moves.is_empty());
    let rows = Rows::of(session);
    let mut told = Vec::new();
    for notice in quality::placed(&Facts::new(stated)) {
        for finding in notice.findings {
            let Some(mut path) = rows.path(&finding.subject) else { continue };
            path.extend(notice.check.place.unwrap_or_default().iter().map(|name| Step::Name(name)));
            let same_value = |fault: &Finding| fault.path.starts_with(&path) || path.starts_with(&fault.path);
            if !faults.iter().any(same_value) {
                told.push(Finding::at(notice.check.id, path, finding.says, Phrase::new(notice.check.words.cure)));
            }
            if told.len() == FAULTS_KEPT {
                return told;
            }
        }
    }
    told
}

/// Whether a fault at this path leaves open what data are held against.
fn is_ground(path: &[Step<'static>]) -> bool {
    match path {
        [] | [Step::Name("settings"), ..] => true,
        [Step::Name("sitting"), Step::Name(field), ..] => DAYS.contains(field),
        [Step::Name("units"), _, Step::Name("id" | "parent"), ..] => true,
        _ => false,
    }
}

/// Rows by their ids; none where an id stands twice.
struct Rows<'s> {
    lists: [(&'static str, HashMap<&'s str, Option<usize>>); 4],
}

impl<'s> Rows<'s> {
    fn of(session: &'s Session) -> Rows<'s> {
        let employees = by_id(session.employees.iter().map(|(place, row)| (place, row.id.as_str())));
        let positions = by_id(session.positions.iter().map(|(place, row)| (place, row.id.as_str())));
        let units = by_id(session.units.iter().map(|(place, row)| (place, row.id.as_str())));
        let bases = by_id(session.legal_bases.iter().map(|(place, row)| (place, row.id.as_str())));
        let lists = [("employees", employees), ("positions", positions), ("units", units), ("legal_bases", bases)];
        Rows { lists }
    }

    /// The path of the row of a subject.
    fn path(&self, subject: &Subject) -> Option<Path> {
        let (list, id) = match subject {
            Subject::Employee(id) => (0, id.as_str()),
            Subject::Position(id) => (1, id.as_str()),
            Subject::Unit(id) => (2, id.as_str()),
            Subject::Basis(id) => (3, id.as_str()),
            Subject::Sitting => return Some(vec![Step::Name("sitting")]),
        };
        let (name, rows) = &self.lists[list];
        let place = rows.get(id).copied().flatten()?;
        Some(vec![Step::Name(name), Step::Index(place)])
    }
}

fn by_id<'s>(rows: impl Iterator<Item = (usize, &'s str)>) -> HashMap<&'s str, Option<usize>> {
    let mut places = HashMap::new();
    for (place, id) in rows {
        places.entry(id).and_modify(|known| *known = None).or_insert(Some(place));
    }
    places
}
