//! Papers as plain text, wrapped at 96 columns so that they print on one page upright.

use crate::paper::block::{Block, Column, Field, Paper, Side, Signature, Table};
use crate::paper::layout;
use crate::text::charset::Charset;
use crate::text::{visible, width};

/// Columns of the page.
pub const PAGE: usize = 96;

/// Labels longer than this are wrapped.
const LABEL: usize = 32;

/// Blank lines that leave room for a hand.
const HAND: usize = 3;

/// Columns between two places to sign.
const GUTTER: usize = 4;

/// How tables are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Frame {
    /// Every cell in lines, as on printed papers.
    Full,
    /// One line under the head, as on a screen.
    Light,
}

/// A page to write on.
#[derive(Clone, Copy, Debug)]
struct Page {
    columns: usize,
    frame: Frame,
}

impl Page {
    fn narrower(self, by: usize) -> Page {
        Page { columns: self.columns.saturating_sub(by), ..self }
    }
}

/// Blocks as lines of at most `columns`, for a screen: tables have one line under their head and no other.
pub fn light(blocks: &[Block], columns: usize) -> Vec<String> {
    let page = Page { columns, frame: Frame::Light };
    self::blocks(blocks, page).into_iter().map(|line| line.trim_end().to_owned()).collect()
}

/// The paper as plain text, ended by a line feed.
pub fn write(paper: &Paper) -> String {
    let mut lines = Vec::new();
    if let Some(watermark) = &paper.watermark {
        lines.extend(mark(watermark));
        lines.push(String::new());
    }
    lines.extend(blocks(&paper.blocks, Page { columns: PAGE, frame: Frame::Full }));
    if let Some(watermark) = &paper.watermark {
        lines.push(String::new());
        lines.extend(mark(watermark));
    }
    let mut text = String::new();
    for line in lines {
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

fn mark(watermark: &str) -> Vec<String> {
    wrapped(watermark, PAGE - 8).iter().map(|line| placed(&format!("*** {line} ***"), PAGE, Side::Centre)).collect()
}

fn blocks(blocks: &[Block], page: Page) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for written in blocks.iter().map(|one| block(one, page)) {
        if !lines.is_empty() && !written.is_empty() {
            lines.push(String::new());
        }
        lines.extend(written);
    }
    lines
}

fn block(block: &Block, page: Page) -> Vec<String> {
    match block {
        Block::Letterhead(office) => {
            let mut lines = centred(office, page.columns);
            lines.push("=".repeat(page.columns));
            lines
        }
        Block::Title(names) => centred(names, page.columns),
        Block::Paragraph(text) => wrapped(text, page.columns),
        Block::Numbered(entries) => numbered(entries, page),
        Block::Fields(all) => fields(all, page.columns),
        Block::Table(one) if page.frame == Frame::Light => light_table(one, page.columns),
        Block::Table(one) => table(one, page.columns),
        Block::Signatures(all) => signatures(all, page.columns),
        Block::Section { heading, blocks: inner } => {
            let mut lines = wrapped(heading, page.columns);
            let longest = lines.iter().map(|line| width::columns(line)).max().unwrap_or(0);
            lines.push("-".repeat(longest));
            lines.extend(blocks(inner, page));
            lines
        }
        Block::Rule => vec!["-".repeat(page.columns)],
    }
}

fn wrapped(text: &str, page: usize) -> Vec<String> {
    layout::lines(text).iter().flat_map(|line| width::wrap(line, page)).collect()
}

fn centred(texts: &[String], page: usize) -> Vec<String> {
    texts.iter().flat_map(|text| wrapped(text, page)).map(|line| placed(&line, page, Side::Centre)).collect()
}

/// The line in exactly `columns` columns; wider lines stay as they are.
fn placed(line: &str, columns: usize, side: Side) -> String {
    match side {
        Side::Left => width::pad(line, columns, Charset::Unicode),
        Side::Right => width::pad_left(line, columns, Charset::Unicode),
        Side::Centre => {
            let before = columns.saturating_sub(width::columns(line)) / 2;
            width::pad(&format!("{:before$}{line}", ""), columns, Charset::Unicode)
        }
    }
}

fn numbered(entries: &[Vec<Block>], page: Page) -> Vec<String> {
    let indent = entries.len().to_string().len() + 2;
    let mut lines = Vec::new();
    for (place, entry) in entries.iter().enumerate() {
        let number = format!("{}.", place + 1);
        for (row, line) in blocks(entry, page.narrower(indent)).iter().enumerate() {
            let head = if row == 0 { number.as_str() } else { "" };
            lines.push(format!("{head:indent$}{line}"));
        }
    }
    lines
}

fn fields(fields: &[Field], page: usize) -> Vec<String> {
    let labels = fields.iter().flat_map(|field| layout::lines(&field.label));
    let column = labels.map(|label| width::columns(&label)).max().unwrap_or(0).min(LABEL);
    let mut lines = Vec::new();
    for field in fields {
        let label = wrapped(&field.label, column);
        let value = wrapped(&field.value, page.saturating_sub(column + 3));
        for row in 0..label.len().max(value.len()) {
            let colon = if row == 0 { " : " } else { "   " };
            let label = placed(layout::cell(&label, row), column, Side::Left);
            lines.push(format!("{label}{colon}{}", layout::cell(&value, row)));
        }
    }
    lines
}

fn table(table: &Table, page: usize) -> Vec<String> {
    // Every column costs a line and two blanks, and the table one more line.
    let frame = 3 * table.columns.len() + 1;
    let widths = layout::column_widths(table, page.saturating_sub(frame));
    let rule = |dash: &str| {
        let cells: Vec<String> = widths.iter().map(|width| dash.repeat(width + 2)).collect();
        format!("+{}+", cells.join("+"))
    };
    let mut lines = vec![rule("-")];
    for header in &table.header {
        lines.extend(table_row(header, &table.columns, &widths, true));
    }
    if !table.header.is_empty() {
        lines.push(rule("="));
    }
    for row in &table.rows {
        lines.extend(table_row(row, &table.columns, &widths, false));
        lines.push(rule("-"));
    }
    lines
}

/// Widths for a screen: numbers are never broken, words share what is left.
fn light_widths(table: &Table, room: usize) -> Vec<usize> {
    let is_number = |column: usize| table.columns[column].side == Side::Right;
    let longest_word = |text: &str| text.split_whitespace().map(width::columns).max().unwrap_or(0);
    let number_width = |column: usize| {
        let titles = table.header.iter().map(|row| longest_word(layout::cell(row, column)));
        let numbers = table.rows.iter().map(|row| width::columns(layout::cell(row, column)));
        titles.chain(numbers).max().unwrap_or(0).max(1)
    };
    let numbers: Vec<usize> =
        (0..table.columns.len()).map(|column| if is_number(column) { number_width(column) } else { 0 }).collect();
    let left = room.saturating_sub(numbers.iter().sum());
    if left < room / 3 {
        return layout::column_widths(table, room);
    }
    let words_of = |row: &Vec<String>| {
        let columns = (0..table.columns.len()).filter(|column| !is_number(*column));
        columns.map(|column| layout::cell(row, column).to_owned()).collect::<Vec<_>>()
    };
    let words = Table {
        columns: table.columns.iter().filter(|column| column.side != Side::Right).copied().collect(),
        header: table.header.iter().map(words_of).collect(),
        rows: table.rows.iter().map(words_of).collect(),
    };
    let mut shared = layout::column_widths(&words, left).into_iter();
    let width = |(column, width): (usize, usize)| if is_number(column) { width } else { shared.next().unwrap_or(1) };
    numbers.into_iter().enumerate().map(width).collect()
}

/// The lines of a cell that may be set in: what is wrapped stays under its beginning.
fn set_in(text: &str, page: usize) -> Vec<String> {
    let line = |line: &str| {
        let blanks = line.len() - line.trim_start_matches(' ').len();
        let lines = width::wrap(&visible::single_line(line), page.saturating_sub(blanks).max(1));
        lines.into_iter().map(move |line| format!("{:blanks$}{line}", "")).collect::<Vec<_>>()
    };
    text.split('\n').flat_map(line).collect()
}

/// A table whose columns stand two blanks apart, with one line under its head; cells may begin with blanks.
fn light_table(table: &Table, page: usize) -> Vec<String> {
    const GAP: usize = 2;
    let gaps = GAP * table.columns.len().saturating_sub(1);
    let widths = light_widths(table, page.saturating_sub(gaps));
    let row = |row: &Vec<String>| {
        let cells: Vec<Vec<String>> =
            widths.iter().enumerate().map(|(column, width)| set_in(layout::cell(row, column), *width)).collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0);
        let line = |number: usize| {
            let placed: Vec<String> = cells
                .iter()
                .zip(widths.iter().zip(&table.columns))
                .map(|(cell, (width, column))| placed(layout::cell(cell, number), *width, column.side))
                .collect();
            placed.join(&" ".repeat(GAP))
        };
        (0..height).map(line).collect::<Vec<_>>()
    };
    let head = table.header.iter().flat_map(row);
    let rule = "─".repeat(widths.iter().sum::<usize>() + gaps);
    head.chain(std::iter::once(rule)).chain(table.rows.iter().flat_map(row)).collect()
}

fn table_row(row: &[String], columns: &[Column], widths: &[usize], header: bool) -> Vec<String> {
    let cells: Vec<Vec<String>> =
        widths.iter().enumerate().map(|(column, &width)| wrapped(layout::cell(row, column), width)).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    (0..height)
        .map(|line| {
            let mut written = String::from("|");
            for ((cell, &width), column) in cells.iter().zip(widths).zip(columns) {
                let side = if header { Side::Centre } else { column.side };
                written.push_str(&format!(" {} |", placed(layout::cell(cell, line), width, side)));
            }
            written
        })
        .collect()
}

fn signatures(signatures: &[Signature], page: usize) -> Vec<String> {
    let column = page.saturating_sub(GUTTER) / 2;
    let mut lines = Vec::new();
    for pair in signatures.chunks(2) {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        let (left, right) = match pair {
            [left, right] => (signature(left, column), signature(right, column)),
            // One alone signs on the right, as letters are signed.
            [alone] => (Vec::new(), signature(alone, column)),
            _ => continue,
        };
        for row in 0..left.len().max(right.len()) {
            let left = placed(layout::cell(&left, row), column, Side::Left);
            lines.push(format!("{left}{:GUTTER$}{}", "", layout::cell(&right, row)));
        }
    }
    lines
}

fn signature(signature: &Signature, column: usize) -> Vec<String> {
    let mut lines = wrapped(&signature.role, column);
    lines.extend(std::iter::repeat_n(String::new(), HAND));
    lines.extend(wrapped(&signature.name, column));
    lines.extend(signature.below.iter().flat_map(|line| wrapped(line, column)));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::block;

    #[test]
    fn a_paper_with_every_kind_of_block() {
        insta::assert_snapshot!(write(&block::example()));
    }

    #[test]
    fn no_line_is_wider_than_the_page() {
        let long = "Penanggungjawaban ".repeat(30) + &"x".repeat(200);
        let paper = Paper {
            watermark: Some(long.clone()),
            blocks: vec![
                Block::Title(vec![long.clone()]),
                Block::fields([(long.as_str(), long.as_str())]),
                Block::Numbered(vec![vec![Block::numbered([long.as_str()])]]),
                Block::Table(Table {
                    columns: vec![Column::words(1); 9],
                    header: vec![vec![long.clone()]],
                    rows: vec![vec![long.clone(); 12]],
                }),
                Block::Signatures(vec![Signature { role: long.clone(), name: long.clone(), below: vec![long] }; 2]),
            ],
        };
        for line in write(&paper).lines() {
            assert!(width::columns(line) <= PAGE, "{line}");
        }
    }

    #[test]
    fn on_a_screen_a_table_has_one_line_under_its_head() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let table = Block::Table(Table {
            columns: vec![Column::words(3), Column::numbers(1), Column::words(3)],
            header: vec![row(["Unit", "+/-", "Keadaan"])],
            rows: vec![
                row(["Dinas Sosial", "+10", "longgar · lebih 10 orang"]),
                row(["  Bidang Linjamsos", "-10", "KOSONG"]),
            ],
        });
        let expected = [
            "Unit         +/-  Keadaan",
            "─────────────────────────────",
            "Dinas        +10  longgar ·",
            "Sosial            lebih 10",
            "                  orang",
            "  Bidang     -10  KOSONG",
            "  Linjamsos",
        ];
        assert_eq!(light(&[table], 30), expected);
    }

    #[test]
    fn on_a_screen_a_number_is_never_broken() {
        let table = Block::Table(Table {
            columns: vec![Column::words(9), Column::numbers(1), Column::words(9)],
            header: vec![["Unit", "Beban setahun", "Keadaan"].map(str::to_owned).to_vec()],
            rows: vec![["Dinas Pendidikan", "-1.395.000", "beban berlebih"].map(str::to_owned).to_vec()],
        });
        let lines = light(&[table], 34);
        assert!(lines.iter().any(|line| line.contains("-1.395.000")), "{lines:?}");
        assert!(lines.iter().all(|line| width::columns(line) <= 34), "{lines:?}");
    }

    #[test]
    fn a_real_paper_has_no_mark() {
        let paper = Paper { watermark: None, blocks: vec![Block::Paragraph("Demikian.".to_owned())] };
        assert_eq!(write(&paper), "Demikian.\n");
    }
}
