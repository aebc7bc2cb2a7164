//! Every id of a session: each once, and everything that is referred to is there.

use crate::domain::index::Lookup;
use crate::store::session::finding::{At, Finding, Findings, Path};
use crate::store::session::raw::Session;
use crate::store::session::texts::{check_id, shortened};
use crate::text::visible::visible;
use crate::text::words::{Phrase, Value};

/// The ids of one list of the session.
#[derive(Debug)]
pub struct Ids<'s> {
    list: Path,
    name: &'static str,
    term: &'static str,
    places: Lookup<&'s str, usize>,
    /// An id of the list could not be read; what is not found may be that one.
    incomplete: bool,
}

impl<'s> Ids<'s> {
    fn of(
        list: &'static str,
        term: &'static str,
        above: &At,
        length: usize,
        rows: impl Iterator<Item = (usize, &'s str)>,
        findings: &mut Findings,
    ) -> Self {
        let at = above.name(list);
        let mut ids = Ids { list: at.path(), name: list, term, places: Lookup::default(), incomplete: false };
        ids.places.reserve(length);
        let mut read = 0;
        let mut capitals: Lookup<String, usize> = Lookup::default();
        for (place, id) in rows {
            read += 1;
            let row = at.index(place);
            let own = row.name("id");
            check_id(&own, id, findings);
            ids.incomplete |= id.is_empty();
            let known = *ids.places.entry(id).or_insert(place);
            // At the table ids are typed and said; nobody can tell apart what differs by capitals alone.
            let first = if id.bytes().any(|byte| byte.is_ascii_lowercase()) {
                let spelled = id.to_ascii_uppercase();
                let earlier = ids.places.get(spelled.as_str()).copied().unwrap_or(known);
                *capitals.entry(spelled).or_insert(earlier)
            } else {
                capitals.get(id).copied().unwrap_or(known)
            };
            if first != place && !id.is_empty() {
                let earlier = at.index(first);
                let what = Phrase::new("fault.what.duplicate-id").with("id", shortened(id));
                let fault = Finding::new("E-DUPLICATE-ID", &own, what, Phrase::new("fault.cure.duplicate-id"));
                findings.fault(fault.naming(&earlier.name("id")));
            }
        }
        ids.incomplete |= read < length;
        ids
    }

    /// The place of the row with this id in its list.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// The place of what is referred to; a fault when there is none.
    pub fn refer(&self, at: &At, id: &str, findings: &mut Findings) -> Option<usize> {
        let found = self.place(id);
        if found.is_none() && !self.incomplete {
            let what =
                Phrase::new("fault.what.reference").with("kind", Value::Term(self.term)).with("id", shortened(id));
            let cure = match findings.may_suggest().then(|| self.nearest(id)).flatten() {
                Some(near) => Phrase::new("fault.cure.did-you-mean").with("name", visible(near)),
                None => Phrase::new("fault.cure.reference").with("list", self.name),
            };
            let mut fault = Finding::new("E-REFERENCE", at, what, cure);
            fault.list = Some(self.list.clone());
            findings.fault(fault);
        }
        found
    }

    fn nearest(&self, id: &str) -> Option<&'s str> {
        let allowed = (id.chars().count() / 4).max(1);
        let near = self.places.keys().filter(|known| known.len().abs_diff(id.len()) <= allowed * 4);
        let distances = near.map(|known| (strsim::damerau_levenshtein(id, known), *known));
        distances.filter(|(distance, _)| *distance <= allowed).min().map(|(_, known)| known)
    }
}

/// All ids, and who holds which position.
#[derive(Debug)]
pub struct Register<'s> {
    /// Units.
    pub units: Ids<'s>,
    /// Positions.
    pub positions: Ids<'s>,
    /// Employees.
    pub employees: Ids<'s>,
    /// Proposals.
    pub proposals: Ids<'s>,
    /// Members.
    pub members: Ids<'s>,
    /// Places of the employees that hold a position, by its id.
    pub holders: Lookup<&'s str, Vec<usize>>,
    /// The session.
    pub session: &'s Session,
}

impl<'s> Register<'s> {
    /// Takes down all ids of a session.
    pub fn of(session: &'s Session, findings: &mut Findings) -> Self {
        let root = At::ROOT;
        let sitting = root.name("sitting");
        let bases = session.legal_bases.iter().map(|(place, row)| (place, row.id.as_str()));
        Ids::of("legal_bases", "fault.kind.basis", &root, session.legal_bases.len(), bases, findings);
        let rows = session.units.iter().map(|(place, row)| (place, row.id.as_str()));
        let units = Ids::of("units", "fault.kind.unit", &root, session.units.len(), rows, findings);
        let rows = session.positions.iter().map(|(place, row)| (place, row.id.as_str()));
        let positions = Ids::of("positions", "fault.kind.position", &root, session.positions.len(), rows, findings);
        let rows = session.employees.iter().map(|(place, row)| (place, row.id.as_str()));
        let employees = Ids::of("employees", "fault.kind.employee", &root, session.employees.len(), rows, findings);
        let rows = session.proposals.iter().map(|(place, row)| (place, row.id.as_str()));
        let proposals = Ids::of("proposals", "fault.kind.proposal", &root, session.proposals.len(), rows, findings);
        let rows = session.sitting.members.iter().map(|(place, row)| (place, row.id.as_str()));
        let members = Ids::of("members", "fault.kind.member", &sitting, session.sitting.members.len(), rows, findings);
        let mut holders: Lookup<&str, Vec<usize>> = Lookup::default();
        for (place, employee) in session.employees.iter() {
            if let Some(position) = &employee.position {
                holders.entry(position).or_default().push(place);
            }
        }
        Register { units, positions, employees, proposals, members, holders, session }
    }

    /// How many hold the position with this id.
    pub fn holder_count(&self, position: &str) -> usize {
        self.holders.get(position).map_or(0, Vec::len)
    }
}

/// Rows of a circle in "row → the row it depends on", each circle told once, at its first row.
pub fn circles(above: &[Vec<usize>]) -> Vec<usize> {
    // 0: not seen, 1: on the way, 2: done. The way is kept by hand: a file may nest as deep as it likes.
    let mut state = vec![0u8; above.len()];
    let mut found = Vec::new();
    for start in 0..above.len() {
        let mut way = vec![(start, 0usize)];
        while let Some((row, next)) = way.pop() {
            if next == 0 {
                if state[row] != 0 {
                    continue;
                }
                state[row] = 1;
            }
            match above[row].get(next) {
                None => state[row] = 2,
                Some(&up) => {
                    way.push((row, next + 1));
                    match state[up] {
                        0 => way.push((up, 0)),
                        1 => found.push(row),
                        _ => {}
                    }
                }
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_circle_is_told_once_and_a_tree_has_none() {
        assert_eq!(circles(&[vec![], vec![0], vec![0, 1]]), Vec::<usize>::new());
        assert_eq!(circles(&[vec![1], vec![2], vec![0], vec![0]]), [2]);
        assert_eq!(circles(&[vec![0], vec![2], vec![1]]), [0, 2]);
    }

    #[test]
    fn a_long_chain_does_not_eat_the_stack() {
        let chain: Vec<Vec<usize>> = (0..200_000).map(|row| vec![(row + 1) % 200_000]).collect();
        assert_eq!(circles(&chain).len(), 1);
    }
}
