//! Small things that every panel draws with: a titled box, a line of parts, a centred window.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::symbols::border;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Borders, Clear, Widget};

use crate::text::preferences::Scrolling;
use crate::text::width;

use super::theme::{Role, Theme};

/// Plain letters for boxes, for terminals that lack line drawing.
const ASCII: border::Set<'static> = border::Set {
    top_left: "+",
    top_right: "+",
    bottom_left: "+",
    bottom_right: "+",
    vertical_left: "|",
    vertical_right: "|",
    horizontal_top: "-",
    horizontal_bottom: "-",
};

/// Draws a box with a title on the left and one on the right; returns the room inside.
pub fn boxed(buffer: &mut Buffer, area: Rect, theme: Theme, left: &str, right: &str) -> Rect {
    let set = if theme.ascii() { ASCII } else { border::PLAIN };
    let room = usize::from(area.width).saturating_sub(4);
    let right = width::cut(&theme.letters(right), room, theme.charset);
    let left_room = room.saturating_sub(width::columns(&right) + 2);
    let left = width::cut(&theme.letters(left), left_room, theme.charset);
    let mut block = Block::new()
        .borders(Borders::ALL)
        .border_set(set)
        .border_style(theme.style(Role::Border))
        .style(theme.ground())
        .title_top(Line::styled(format!(" {left} "), theme.style(Role::Strong)));
    if !right.is_empty() {
        block = block.title_top(Line::styled(format!(" {right} "), theme.style(Role::Dim)).right_aligned());
    }
    let inside = block.inner(area);
    block.render(area, buffer);
    inside
}

/// Clears a centred window over whatever is below and draws its box; returns the room inside.
pub fn window(buffer: &mut Buffer, area: Rect, theme: Theme, size: (u16, u16), title: &str) -> Rect {
    counted(buffer, area, theme, size, title, "")
}

/// A window with something more in its border on the right: which row of how many. One of full height takes all columns and
/// leaves those blank that it has no use for: beside it stand no torn words.
pub fn counted(buffer: &mut Buffer, area: Rect, theme: Theme, size: (u16, u16), title: &str, right: &str) -> Rect {
    let columns = beside(size.0, area.width);
    let place = match size.1 < area.height {
        true => {
            let left = area.x + (area.width - columns) / 2;
            let top = area.y + (area.height - size.1) / 2;
            Rect::new(left, top, columns, size.1)
        }
        false => area,
    };
    Clear.render(place, buffer);
    let inside = boxed(buffer, place, theme, title, right);
    Rect { width: inside.width.min(columns.saturating_sub(2)), ..inside }
}

/// Columns of a window that asks for so many: all of them where what is left beside it could only show torn words.
pub fn beside(columns: u16, all: u16) -> u16 {
    if u32::from(columns) * 4 >= u32::from(all) * 3 { all } else { columns }
}

/// Writes one line of parts at a row of `area`; what does not fit is cut with an ellipsis.
pub fn parts(buffer: &mut Buffer, area: Rect, row: u16, theme: Theme, parts: &[(&str, Style)]) {
    if row >= area.height {
        return;
    }
    let mut left = usize::from(area.width);
    let mut spans = Vec::with_capacity(parts.len());
    for (text, style) in parts {
        let text = width::cut(&theme.letters(text), left, theme.charset);
        left -= width::columns(&text).min(left);
        spans.push(Span::styled(text, *style));
    }
    buffer.set_line(area.x, area.y + row, &Line::from(spans), area.width);
}

/// Writes one line of text in one role.
pub fn line(buffer: &mut Buffer, area: Rect, row: u16, theme: Theme, role: Role, text: &str) {
    parts(buffer, area, row, theme, &[(text, theme.style(role))]);
}

/// So many columns of a row of `area`, from a column on, as far as the area goes.
pub fn part(area: Rect, row: u16, from: usize, columns: usize) -> Rect {
    let [from, columns] = [from, columns].map(|count| u16::try_from(count).unwrap_or(u16::MAX).min(area.width));
    Rect::new(area.x + from, area.y + row, columns.min(area.width - from), 1)
}

/// Fills a row with a style, as for a band or a selected row.
pub fn fill(buffer: &mut Buffer, area: Rect, row: u16, style: Style) {
    if row < area.height {
        buffer.set_style(Rect::new(area.x, area.y + row, area.width, 1), style);
    }
}

/// First row shown of a list of `count` rows so that `selected` is in sight. Half pages save bytes on a slow line.
pub fn first_row(scrolling: Scrolling, selected: usize, count: usize, height: usize) -> usize {
    if height == 0 || count <= height {
        return 0;
    }
    let half = (height / 2).max(1);
    let top = match scrolling {
        Scrolling::HalfPages if selected < height => 0,
        Scrolling::HalfPages => (selected - height) / half * half + half,
        Scrolling::Lines => selected.saturating_sub(height / 2),
    };
    top.min(count - height).max(selected.saturating_sub(height - 1)).min(selected)
}

/// A blank shows its ground alone: however letters would look there, it is drawn alike, so that one that stays is not
/// sent anew.
pub fn plain_blanks(buffer: &mut Buffer, theme: Theme) {
    let seen = Modifier::REVERSED | Modifier::UNDERLINED | Modifier::CROSSED_OUT;
    let letters = theme.ground().fg.unwrap_or_default();
    for cell in buffer.content.iter_mut().filter(|cell| cell.symbol() == " " && !cell.modifier.intersects(seen)) {
        cell.fg = letters;
        cell.modifier.remove(Modifier::BOLD | Modifier::DIM);
    }
}

#[cfg(test)]
mod tests {
    use super::{Scrolling, first_row};

    #[test]
    fn the_selected_row_is_always_in_sight() {
        for (count, scrolling) in [1, 5, 24, 100].into_iter().flat_map(|count| SCROLLING.map(|how| (count, how))) {
            for height in 1..12 {
                for selected in 0..count {
                    let top = first_row(scrolling, selected, count, height);
                    assert!(top <= selected && selected < top + height, "{selected} of {count} in {height}: {top}");
                    assert!(count <= height || top + height <= count, "{selected} of {count} in {height}: {top}");
                }
            }
        }
    }

    const SCROLLING: [Scrolling; 2] = [Scrolling::HalfPages, Scrolling::Lines];

    #[test]
    fn a_list_goes_on_by_half_pages_or_by_lines_with_the_selection_in_the_middle() {
        let tops = |scrolling| (0..10).map(|selected| first_row(scrolling, selected, 10, 4)).collect::<Vec<_>>();
        assert_eq!(tops(Scrolling::HalfPages), [0, 0, 0, 0, 2, 2, 4, 4, 6, 6]);
        assert_eq!(tops(Scrolling::Lines), [0, 0, 0, 1, 2, 3, 4, 5, 6, 6]);
    }
}
