//! How employees, positions and units are called on the screen, shortened by meaning where room is short.

use crate::domain::docket::Item;
use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, PositionId, UnitId};
use crate::text::names;
use crate::text::titles;

use super::theme::Theme;

/// A position with its agency, in at most `room` columns: "Kabid Pelayanan Kesehatan, Dinkes".
pub fn position(facts: &Facts, id: &PositionId, room: usize, theme: Theme) -> String {
    let title = facts.position(id).map_or_else(|| id.to_string(), |found| found.title.clone());
    let unit = facts.agency_of_position(id).map(|agency| agency.short.clone()).unwrap_or_default();
    if unit.is_empty() || title.contains(&unit) {
        return titles::fitted(&title, room, theme.charset);
    }
    titles::fitted(&format!("{title}, {unit}"), room, theme.charset)
}

/// A position's title without its agency.
pub fn seat(facts: &Facts, id: &PositionId, room: usize, theme: Theme) -> String {
    let title = facts.position(id).map_or_else(|| id.to_string(), |found| found.title.clone());
    titles::fitted(&title, room, theme.charset)
}

/// A unit by its abbreviation.
pub fn unit(facts: &Facts, id: &UnitId, room: usize, theme: Theme) -> String {
    let short = facts.unit(id).map_or_else(|| id.to_string(), |found| found.short.clone());
    titles::fitted(&short, room, theme.charset)
}

/// An employee's name without titles, shortened when it does not fit.
pub fn employee(facts: &Facts, id: &EmployeeId, room: usize, theme: Theme) -> String {
    let name = facts.employee(id).map_or_else(|| id.to_string(), |found| found.name.clone());
    if crate::text::width::columns(&name) <= room {
        return name;
    }
    crate::text::width::cut(&names::short(&name), room, theme.charset)
}

/// The seats of an item: one, or both of a swap with an arrow between.
pub fn seats(facts: &Facts, item: &Item, room: usize, theme: Theme) -> String {
    match item.seats.as_slice() {
        [one] => position(facts, one, room, theme),
        several => {
            let each = room.saturating_sub(3 * (several.len() - 1)) / several.len().max(1);
            let named: Vec<String> = several.iter().map(|id| position(facts, id, each, theme)).collect();
            named.join(if theme.ascii() { " <>" } else { " ⇄ " })
        }
    }
}
