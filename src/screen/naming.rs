//! How employees, positions and units are called on the screen, shortened by meaning where room is short.

use crate::domain::docket::Item;
use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, PositionId, UnitId};
use crate::text::names;
use crate::text::titles;
use crate::text::width;

use super::theme::Theme;

/// A position with the unit it is known by, in at most `room` columns: "Kabid Pelayanan Kesehatan, Dinkes".
pub fn position(facts: &Facts, id: &PositionId, room: usize, theme: Theme) -> String {
    let title = facts.position(id).map_or_else(|| id.to_string(), |found| found.title.clone());
    let named = facts.naming_unit(id);
    let unit = named.map(|unit| unit.short.clone()).unwrap_or_default();
    if unit.is_empty() || title.contains(&unit) || named.is_some_and(|unit| title.contains(&unit.name)) {
        return titles::fitted(&title, room, theme.charset);
    }
    // The unit is never what gets cut: the same title stands in many of them.
    let tail = format!(", {}", unit_in(facts, id, &unit, room, theme));
    let title_room = room.saturating_sub(width::columns(&tail)).max(room / 3);
    let head = titles::fitted(&title, title_room, theme.charset);
    width::cut(&format!("{head}{tail}"), room, theme.charset)
}

/// The unit's short name where it leaves room for a title: abbreviated when it must be, else that of the agency.
fn unit_in(facts: &Facts, id: &PositionId, unit: &str, room: usize, theme: Theme) -> String {
    let shorter = titles::fitted(unit, room / 2, theme.charset);
    if !shorter.ends_with(theme.charset.ellipsis()) {
        return shorter;
    }
    let agency = facts.agency_of_position(id).map_or(unit, |agency| agency.short.as_str());
    if width::columns(agency) < width::columns(unit) { agency.to_owned() } else { unit.to_owned() }
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
    if width::columns(&name) <= room {
        return name;
    }
    let short = names::short(&name);
    if width::columns(&short) <= room {
        return short;
    }
    // A first name that stands whole says more than a cut one with initials.
    width::cut(short.split(' ').next().unwrap_or(&short), room, theme.charset)
}

/// A name by its first letter and its last part, for those whose first names are alike.
pub fn told_apart(facts: &Facts, id: &EmployeeId, room: usize, theme: Theme) -> String {
    let name = facts.employee(id).map_or("", |found| found.name.as_str());
    let (first, last) = (name.chars().next(), name.split_whitespace().next_back().unwrap_or_default());
    let told = first.map(|first| format!("{first}. {last}")).unwrap_or_default();
    width::cut(&told, room, theme.charset)
}

/// The seats of an item: one, both of an exchange with an arrow between, or several that are filled together.
pub fn seats(facts: &Facts, item: &Item, room: usize, theme: Theme) -> String {
    match item.seats.as_slice() {
        [one] => position(facts, one, room, theme),
        [first, more @ ..] if more.iter().all(|other| other == first) => position(facts, first, room, theme),
        several => {
            let between = if facts.is_exchange(&item.moves) { " <> " } else { " + " };
            let titles: Vec<_> = several.iter().map(|id| facts.position(id).map(|found| &found.title)).collect();
            if titles.windows(2).all(|pair| pair[0] == pair[1]) {
                let units: Vec<String> =
                    several.iter().filter_map(|id| facts.naming_unit(id)).map(|unit| unit.short.clone()).collect();
                let tail = format!(", {}", units.join(between));
                let title = seat(facts, &several[0], room.saturating_sub(width::columns(&tail)).max(room / 3), theme);
                return width::cut(&format!("{title}{tail}"), room, theme.charset);
            }
            let each = room.saturating_sub(between.len() * (several.len() - 1)) / several.len().max(1);
            let named: Vec<String> = several.iter().map(|id| position(facts, id, each, theme)).collect();
            named.join(between)
        }
    }
}
