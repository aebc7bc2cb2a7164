//! Papers as plain text, wrapped at 96 columns so that they print on one page upright.

use crate::paper::block::{Block, Column, Field, Paper, Side, Signature, Table};
use crate::paper::layout;
use crate::text::charset::Charset;
use crate::text::width;

/// Columns of the page.
pub const PAGE: usize = 96;

/// Labels longer than this are wrapped.
const LABEL: usize = 32;

/// Blank lines that leave room for a hand.
const HAND: usize = 3;

/// Columns between two places to sign.
const GUTTER: usize = 4;

/// The paper as plain text, ended by a line feed.
pub fn write(paper: &Paper) -> String {
    let mut lines = Vec::new();
    if let Some(watermark) = &paper.watermark {
        lines.extend(mark(watermark));
        lines.push(String::new());
    }
    lines.extend(blocks(&paper.blocks, PAGE));
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

fn blocks(blocks: &[Block], page: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for written in blocks.iter().map(|one| block(one, page)) {
        if !lines.is_empty() && !written.is_empty() {
            lines.push(String::new());
        }
        lines.extend(written);
    }
    lines
}

fn block(block: &Block, page: usize) -> Vec<String> {
    match block {
        Block::Letterhead(office) => {
            let mut lines = centred(office, page);
            lines.push("=".repeat(page));
            lines
        }
        Block::Title(names) => centred(names, page),
        Block::Paragraph(text) => wrapped(text, page),
        Block::Numbered(entries) => numbered(entries, page),
        Block::Fields(all) => fields(all, page),
        Block::Table(one) => table(one, page),
        Block::Signatures(all) => signatures(all, page),
        Block::Section { heading, blocks: inner } => {
            let mut lines = wrapped(heading, page);
            let longest = lines.iter().map(|line| width::columns(line)).max().unwrap_or(0);
            lines.push("-".repeat(longest));
            lines.extend(blocks(inner, page));
            lines
        }
        Block::Rule => vec!["-".repeat(page)],
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

fn numbered(entries: &[Vec<Block>], page: usize) -> Vec<String> {
    let indent = entries.len().to_string().len() + 2;
    let mut lines = Vec::new();
    for (place, entry) in entries.iter().enumerate() {
        let number = format!("{}.", place + 1);
        for (row, line) in blocks(entry, page.saturating_sub(indent)).iter().enumerate() {
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
    fn a_real_paper_has_no_mark() {
        let paper = Paper { watermark: None, blocks: vec![Block::Paragraph("Demikian.".to_owned())] };
        assert_eq!(write(&paper), "Demikian.\n");
    }
}
