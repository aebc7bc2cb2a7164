//! Tables of text for standard output: columns of fixed width, long cells on several lines, nothing cut.

use crate::text::charset::Charset;
use crate::text::width;

/// Widest line that is printed.
pub const PAGE: usize = 100;

/// On which side of its column a cell stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Text.
    Left,
    /// Numbers.
    Right,
}

/// One column.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// What stands above it.
    pub title: &'static str,
    /// Its width in terminal columns.
    pub width: usize,
    /// Its side.
    pub side: Side,
}

/// One row: how far its first cell is set in, and its cells in the order of the columns.
#[derive(Clone, Debug)]
pub struct Row {
    /// Steps of two columns.
    pub indent: usize,
    /// The cells.
    pub cells: Vec<String>,
}

/// Deepest step a row is set in, so that there is always room for its name.
const DEEPEST: usize = 5;

/// The lines of a table, its titles first.
pub fn lines(columns: &[Column], rows: &[Row], charset: Charset) -> Vec<String> {
    let titles = Row { indent: 0, cells: columns.iter().map(|column| column.title.to_owned()).collect() };
    let rule = match charset {
        Charset::Unicode => "─",
        Charset::Ascii => "-",
    };
    let total = columns.iter().map(|column| column.width + 1).sum::<usize>().saturating_sub(1);
    let mut lines = lines_of(columns, &titles, charset);
    lines.push(rule.repeat(total));
    lines.extend(rows.iter().flat_map(|row| lines_of(columns, row, charset)));
    lines
}

fn lines_of(columns: &[Column], row: &Row, charset: Charset) -> Vec<String> {
    let indent = row.indent.min(DEEPEST) * 2;
    let cells: Vec<Vec<String>> = columns
        .iter()
        .zip(&row.cells)
        .enumerate()
        .map(|(at, (column, cell))| width::wrap(cell, if at == 0 { column.width - indent } else { column.width }))
        .collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or_default();
    let line = |number: usize| {
        let mut line = String::new();
        for (at, (column, cell)) in columns.iter().zip(&cells).enumerate() {
            let text = cell.get(number).map_or("", String::as_str);
            let text = if at == 0 { format!("{:indent$}{text}", "") } else { text.to_owned() };
            line.push_str(&match column.side {
                Side::Left => width::pad(&text, column.width, charset),
                Side::Right => width::pad_left(&text, column.width, charset),
            });
            line.push(' ');
        }
        line.trim_end().to_owned()
    };
    (0..height).map(line).collect()
}

/// A paragraph within the page, every line set in by `indent` columns.
pub fn paragraph(text: &str, indent: usize) -> Vec<String> {
    width::wrap(text, PAGE - indent).into_iter().map(|line| format!("{:indent$}{line}", "")).collect()
}

/// A paragraph behind a mark: the first line carries it, the others stand under the text.
pub fn marked(mark: &str, text: &str, indent: usize) -> Vec<String> {
    let inset = indent + width::columns(mark) + 1;
    let mut lines = paragraph(text, inset);
    if let Some(first) = lines.first_mut() {
        *first = format!("{:indent$}{mark} {}", "", first.trim_start());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_wrap_in_their_column_and_nothing_is_cut() {
        let columns = [
            Column { title: "Unit", width: 10, side: Side::Left },
            Column { title: "+/-", width: 4, side: Side::Right },
        ];
        let rows = [Row { indent: 1, cells: vec!["Dinas Sosial".to_owned(), "-3".to_owned()] }];
        let expected = ["Unit        +/-", "---------------", "  Dinas      -3", "  Sosial"];
        assert_eq!(lines(&columns, &rows, Charset::Ascii), expected);
    }

    #[test]
    fn marked_lines_stand_under_their_text() {
        let lines = marked("-", &"kata ".repeat(30), 2);
        assert!(lines[0].starts_with("  - kata") && lines[1].starts_with("    kata"), "{lines:?}");
        assert!(lines.iter().all(|line| width::columns(line) <= PAGE));
    }
}
