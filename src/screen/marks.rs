//! Marks the number on which the walk stands, where a panel has drawn it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use crate::app::board::App;
use crate::app::number::key::{NumberKey, Panel};
use crate::text::numbers;

use super::theme::{Role, Theme};

/// The number of `key` takes the whole of `area`.
pub fn whole(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, panel: Panel, key: &NumberKey) {
    if is_walked(app, panel, key) {
        mark(buffer, area, theme);
    }
}

/// The runs of digits in the one row of `area` are the numbers of `keys`, in order.
pub fn runs(buffer: &mut Buffer, area: Rect, theme: Theme, app: &App, panel: Panel, keys: &[Option<NumberKey>]) {
    let Some(at) = keys.iter().flatten().find(|key| is_walked(app, panel, key)) else { return };
    let cells: String = (area.left()..area.right())
        // One byte a column, so that a run's place in the text is its column.
        .map(|column| buffer[(column, area.y)].symbol().chars().next().filter(char::is_ascii).unwrap_or('_'))
        .collect();
    for (run, key) in numbers::runs(&cells).into_iter().zip(keys) {
        if key.as_ref() == Some(at) {
            let (start, columns) = (u16::try_from(run.start).unwrap_or(0), u16::try_from(run.len()).unwrap_or(0));
            mark(buffer, Rect::new(area.x + start, area.y, columns, 1), theme);
        }
    }
}

fn is_walked(app: &App, panel: Panel, key: &NumberKey) -> bool {
    app.walk().is_some_and(|spot| spot.panel == panel && spot.key == *key)
}

fn mark(buffer: &mut Buffer, area: Rect, theme: Theme) {
    for position in area.intersection(buffer.area).positions() {
        let cell = &mut buffer[position];
        // On a band that is itself reversed the number stands out by not being so.
        let on_band = cell.modifier.contains(Modifier::REVERSED);
        cell.set_style(theme.style(Role::Number));
        if on_band {
            cell.set_style(Style::new().remove_modifier(Modifier::REVERSED));
        }
    }
}

/// Where the marked number is: nothing else on the board is underlined.
pub fn marked(buffer: &Buffer) -> Option<Position> {
    buffer.area.positions().find(|position| buffer[*position].modifier.contains(Modifier::UNDERLINED))
}
