//! How wide the columns of a table become on a page of fixed width.

use crate::paper::block::Table;
use crate::text::{visible, width};

/// The lines of one cell or paragraph: split at line feeds, hidden characters shown.
pub fn lines(text: &str) -> Vec<String> {
    text.split('\n').map(visible::single_line).collect()
}

/// The cell of a row, empty where the row is short.
pub fn cell(row: &[String], column: usize) -> &str {
    row.get(column).map_or("", String::as_str)
}

/// The columns' widths, each at least 1 and together at most `room` (as long as there are not more
/// columns than room). Columns keep their natural width where all fit; otherwise columns narrower
/// than their share keep it, and the rest is divided among the others by share.
pub fn column_widths(table: &Table, room: usize) -> Vec<usize> {
    let natural: Vec<usize> = (0..table.columns.len()).map(|column| natural_width(table, column)).collect();
    if natural.iter().sum::<usize>() <= room {
        return natural;
    }
    let mut widths = vec![0; natural.len()];
    let mut open: Vec<usize> = (0..natural.len()).collect();
    let mut left = room;
    loop {
        let shares: usize = open.iter().map(|&column| share(table, column)).sum();
        let part = |column: usize| (left * share(table, column) / shares.max(1)).max(1);
        let (fitting, wider): (Vec<usize>, Vec<usize>) =
            open.iter().copied().partition(|&column| natural[column] <= part(column));
        if fitting.is_empty() || wider.is_empty() {
            for &column in &open {
                widths[column] = part(column).min(natural[column]);
            }
            break;
        }
        for column in fitting {
            widths[column] = natural[column];
            left = left.saturating_sub(natural[column]);
        }
        open = wider;
    }
    widths
}

fn share(table: &Table, column: usize) -> usize {
    table.columns[column].share.max(1)
}

fn natural_width(table: &Table, column: usize) -> usize {
    let rows = table.header.iter().chain(&table.rows);
    let cells = rows.flat_map(|row| cell(row, column).split('\n'));
    // A cell may be set in by blanks, which only some writers keep.
    let blanks = |line: &str| line.len() - line.trim_start_matches(' ').len();
    cells.map(|line| blanks(line) + width::columns(&visible::single_line(line))).max().unwrap_or(0).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::block::Column;

    fn table(shares: &[usize], cells: &[usize]) -> Table {
        Table {
            columns: shares.iter().map(|&share| Column::words(share)).collect(),
            header: Vec::new(),
            rows: vec![cells.iter().map(|&length| "x".repeat(length)).collect()],
        }
    }

    #[test]
    fn a_table_that_fits_keeps_its_natural_width() {
        assert_eq!(column_widths(&table(&[1, 9], &[10, 20]), 30), [10, 20]);
    }

    #[test]
    fn narrow_columns_lend_their_room_to_wide_ones() {
        assert_eq!(column_widths(&table(&[1, 1, 1], &[2, 100, 100]), 42), [2, 20, 20]);
        assert_eq!(column_widths(&table(&[1, 3, 1], &[2, 100, 100]), 42), [2, 30, 10]);
    }

    #[test]
    fn widths_never_exceed_the_room() {
        for room in 4..60 {
            let widths = column_widths(&table(&[1, 7, 2, 5], &[1, 80, 12, 40]), room);
            assert!(widths.iter().sum::<usize>() <= room, "{widths:?} in {room}");
            assert!(widths.iter().all(|&width| width > 0));
        }
    }
}
