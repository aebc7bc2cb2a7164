//! The numbers of the board in order, panel by panel, and the way from one to the next.

use crate::domain::ids::EmployeeId;
use crate::journal::event::Outcome;
use crate::rules::verdict::Severity;
use crate::text::language::Language;
use crate::workload::balance::UnitBalance;

use super::key::{Moment, NumberKey, Panel, Scene, Spot, State};
use super::told;

/// Every number of the board; all agencies have theirs only where the screen is wide enough to show them.
pub fn spots(scene: &Scene<'_>, wide: bool, language: Language) -> Vec<Spot> {
    let mut spots = Spots(Vec::new());
    spots.row(Panel::Head, 0, [NumberKey::Present, NumberKey::Voters, NumberKey::Items]);
    spots.row(Panel::Docket, 0, tally(scene).into_iter().map(NumberKey::Tally));
    let mut row = 0;
    for end in &scene.look.ends {
        spots.push(Panel::Ends, row, 1, NumberKey::Need(end.unit.clone()));
        for (line, moment) in (row + 1..).zip([Moment::Now, Moment::Item, Moment::All]) {
            let keys = [NumberKey::Strength(end.unit.clone(), moment), NumberKey::Difference(end.unit.clone(), moment)];
            spots.row(Panel::Ends, line, keys);
        }
        row += 4;
    }
    spots.row(Panel::Ends, row, [Moment::Now, Moment::Item, Moment::All].map(NumberKey::Spread));
    for (row, agency) in agencies(scene).into_iter().enumerate().filter(|_| wide) {
        let unit = || agency.unit.clone();
        spots.row(
            Panel::Agencies,
            row,
            [
                NumberKey::Strength(unit(), Moment::Now),
                NumberKey::Strength(unit(), Moment::All),
                NumberKey::Need(unit()),
                NumberKey::Difference(unit(), Moment::All),
            ],
        );
    }
    fit(&mut spots, scene);
    verdicts(&mut spots, scene, language);
    spots.0
}

/// The agencies in the order in which the board lists them: the farthest from its need first.
pub fn agencies<'a>(scene: &Scene<'a>) -> Vec<&'a UnitBalance> {
    let mut agencies: Vec<&UnitBalance> = scene.look.with_all.agencies().collect();
    agencies.sort_by_key(|balance| std::cmp::Reverse(balance.difference().abs()));
    agencies
}

/// The states that the docket counts; what is outside the jurisdiction only where something is.
pub fn tally(scene: &Scene<'_>) -> Vec<State> {
    let outside = scene.standing.decisions().any(|decision| decision.outcome == Outcome::OutsideJurisdiction);
    let states = [State::Accepted, State::Rejected, State::Outside, State::Parked, State::Waiting];
    states.into_iter().filter(|state| *state != State::Outside || outside).collect()
}

fn fit(spots: &mut Spots, scene: &Scene<'_>) {
    let candidates = &scene.look.prospect.candidates;
    if !candidates.is_empty() {
        spots.push(Panel::Fit, 0, 0, NumberKey::Candidates);
    }
    // Row by row, and two columns a candidate: the last row has the total and both counts of data.
    let kinds = candidates.first().map_or(0, |first| first.fit.criteria.len());
    for (at, candidate) in candidates.iter().enumerate() {
        let who = || candidate.employee.clone();
        let counted =
            |wanted: Severity| candidate.verdicts.iter().any(|own| own.severity == wanted && own.lifted_by.is_none());
        if !candidate.blocked() && (counted(Severity::Warn) || counted(Severity::Unknown)) {
            spots.push(Panel::Fit, 1, at * 3, NumberKey::Verdicts(who()));
        }
        for (place, criterion) in candidate.fit.criteria.iter().enumerate() {
            spots.push(Panel::Fit, 2 + place, at * 3, NumberKey::Points(who(), criterion.kind));
        }
        spots.push(Panel::Fit, 2 + kinds, at * 3, NumberKey::NineBox(who()));
        for (column, key) in [NumberKey::Total, NumberKey::Known, NumberKey::Asked].into_iter().enumerate() {
            let key: fn(EmployeeId) -> NumberKey = key;
            spots.push(Panel::Fit, 3 + kinds, at * 3 + column, key(who()));
        }
    }
}

fn verdicts(spots: &mut Spots, scene: &Scene<'_>, language: Language) {
    let verdicts = || scene.look.prospect.verdicts.iter().enumerate();
    let mut row = 0;
    let mut line = |keys: Vec<NumberKey>| {
        spots.row(Panel::Verdicts, row, keys);
        row += 1;
    };
    let of =
        |at: usize, verdict| told::values(verdict, language).into_iter().map(move |name| NumberKey::Verdict(at, name));
    for (at, verdict) in verdicts().filter(|(_, verdict)| told::comes_first(verdict)) {
        line(of(at, verdict).collect());
    }
    if scene.item.chain.is_some() {
        line(vec![NumberKey::ChainPlace, NumberKey::ChainLength]);
    }
    for (at, verdict) in verdicts().filter(|(_, verdict)| !told::comes_first(verdict)) {
        line(of(at, verdict).collect());
    }
}

/// Spots as they are gathered; within a panel by row, then by column.
struct Spots(Vec<Spot>);

impl Spots {
    fn push(&mut self, panel: Panel, row: usize, column: usize, key: NumberKey) {
        let spot = Spot { panel, row, column, key };
        let at = self.0.partition_point(|own| (own.panel, own.row, own.column) <= (panel, row, column));
        self.0.insert(at, spot);
    }

    fn row(&mut self, panel: Panel, row: usize, keys: impl IntoIterator<Item = NumberKey>) {
        for (column, key) in keys.into_iter().enumerate() {
            self.push(panel, row, column, key);
        }
    }
}

/// A way from one number to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the next or the previous number.
    Along(isize),
    /// So many rows down or up, staying in the column where there is one.
    Rows(isize),
    /// To the first number of the next or the previous panel, around the end.
    Panels(isize),
}

/// Where the walk begins: at the workload of the first end, else at the first number.
pub fn start(spots: &[Spot]) -> Option<&Spot> {
    spots.iter().find(|spot| spot.panel == Panel::Ends).or(spots.first())
}

/// The number that is reached from `from`; the first one when `from` is no longer on the board.
pub fn step<'a>(spots: &'a [Spot], from: &Spot, step: Step) -> Option<&'a Spot> {
    let Some(at) = spots.iter().position(|spot| spot == from) else { return start(spots) };
    match step {
        Step::Along(by) => spots.get(at.saturating_add_signed(by).min(spots.len() - 1)),
        Step::Rows(by) => {
            let mut rows: Vec<(Panel, usize)> = spots.iter().map(|spot| (spot.panel, spot.row)).collect();
            rows.dedup();
            let row = rows.iter().position(|row| *row == (from.panel, from.row))?;
            let row = rows[row.saturating_add_signed(by).min(rows.len() - 1)];
            let in_row = spots.iter().filter(|spot| (spot.panel, spot.row) == row);
            in_row.min_by_key(|spot| spot.column.abs_diff(from.column))
        }
        Step::Panels(by) => {
            let mut panels: Vec<Panel> = spots.iter().map(|spot| spot.panel).collect();
            panels.dedup();
            let panel = panels.iter().position(|panel| *panel == from.panel)?;
            let next = (panel + panels.len()).saturating_add_signed(by) % panels.len();
            spots.iter().find(|spot| spot.panel == panels[next])
        }
    }
}
