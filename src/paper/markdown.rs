//! Papers as Markdown with tables, as code hosts and editors show it.

use crate::paper::block::{Block, Field, Paper, Side, Signature, Table};
use crate::paper::layout;

/// The paper as Markdown, ended by a line feed.
pub fn write(paper: &Paper) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mark = paper.watermark.as_ref().map(|watermark| format!("> **{}**", escaped(watermark)));
    parts.extend(mark.clone());
    parts.extend(blocks(&paper.blocks, 1));
    parts.extend(mark);
    let mut text = parts.join("\n\n");
    text.push('\n');
    text
}

fn blocks(blocks: &[Block], depth: usize) -> Vec<String> {
    blocks.iter().map(|one| block(one, depth)).filter(|part| !part.is_empty()).collect()
}

fn block(block: &Block, depth: usize) -> String {
    match block {
        Block::Letterhead(office) => format!("**{}**\n\n---", joined(office)),
        Block::Title(names) => format!("# {}", joined(names)),
        Block::Paragraph(text) => escaped(text),
        Block::Numbered(entries) => numbered(entries, depth),
        Block::Fields(all) => fields(all),
        Block::Table(one) => table(one),
        Block::Signatures(all) => all.iter().map(signature).collect::<Vec<_>>().join("\n\n"),
        Block::Section { heading, blocks: inner } => {
            // The title is the first level, and Markdown knows six.
            let level = "#".repeat((depth + 1).min(6));
            let mut parts = vec![format!("{level} {}", escaped(heading))];
            parts.extend(blocks(inner, depth + 1));
            parts.join("\n\n")
        }
        Block::Rule => "---".to_owned(),
    }
}

fn numbered(entries: &[Vec<Block>], depth: usize) -> String {
    let entry = |(place, entry): (usize, &Vec<Block>)| {
        let number = format!("{}. ", place + 1);
        let indent = format!("\n{:width$}", "", width = number.len());
        let inner = blocks(entry, depth).join("\n\n");
        format!("{number}{}", inner.replace('\n', &indent))
    };
    let lines: Vec<String> = entries.iter().enumerate().map(entry).collect();
    // Blanks that only indent an empty line are not written.
    lines.join("\n").lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

fn fields(fields: &[Field]) -> String {
    let line = |field: &Field| format!("- **{}:** {}", escaped(&field.label), escaped(&field.value));
    fields.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn table(table: &Table) -> String {
    let row = |cells: &[String]| {
        let cells: Vec<String> = (0..table.columns.len()).map(|column| escaped(layout::cell(cells, column))).collect();
        format!("| {} |", cells.join(" | "))
    };
    let sides: Vec<&str> = table
        .columns
        .iter()
        .map(|column| match column.side {
            Side::Left => "---",
            Side::Right => "---:",
            Side::Centre => ":---:",
        })
        .collect();
    // Markdown has exactly one header row; further ones become rows.
    let first = table.header.first().map_or(&[][..], Vec::as_slice);
    let mut lines = vec![row(first), format!("| {} |", sides.join(" | "))];
    lines.extend(table.header.iter().skip(1).chain(&table.rows).map(|cells| row(cells)));
    lines.join("\n")
}

fn signature(signature: &Signature) -> String {
    let mut lines = vec![escaped(&signature.role), String::new(), String::new()];
    lines.push(format!("**{}**", escaped(&signature.name)));
    lines.extend(signature.below.iter().map(|line| escaped(line)));
    lines.join("<br>")
}

fn joined(texts: &[String]) -> String {
    texts.iter().map(|text| escaped(text)).collect::<Vec<_>>().join("<br>")
}

/// The text as it stands, on one line of Markdown: line feeds become `<br>`, and no character of it
/// is read as markup.
fn escaped(text: &str) -> String {
    let lines: Vec<String> = layout::lines(text).iter().map(|line| escaped_line(line)).collect();
    lines.join("<br>")
}

fn escaped_line(line: &str) -> String {
    let mut written = String::with_capacity(line.len());
    let begins = opens_a_block(line);
    for (offset, character) in line.char_indices() {
        let markup = matches!(character, '\\' | '|' | '`' | '<' | '*' | '_' | '~' | '[' | ']' | '&');
        if markup || begins == Some(offset) {
            written.push('\\');
        }
        written.push(character);
    }
    written
}

/// The offset of the character that would make the line a heading, a quotation or a list.
fn opens_a_block(line: &str) -> Option<usize> {
    if line.starts_with(['#', '>', '-', '+', '=']) {
        return Some(0);
    }
    let after_digits = line.find(|c: char| !c.is_ascii_digit())?;
    (after_digits > 0 && line[after_digits..].starts_with(['.', ')'])).then_some(after_digits)
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
    fn data_is_never_read_as_markup() {
        for (text, written) in [
            ("a|b", r"a\|b"),
            ("`x` <script> *b* _i_ ~s~", r"\`x\` \<script> \*b\* \_i\_ \~s\~"),
            ("# bab", r"\# bab"),
            ("C# dan R&D", r"C# dan R\&D"),
            ("- butir", r"\- butir"),
            ("2025. Lalu", r"2025\. Lalu"),
            ("2025", "2025"),
            ("[x](y) \\", r"\[x\](y) \\"),
            ("satu\n# dua", r"satu<br>\# dua"),
            ("a\u{202e}b\r", "a‹U+202E›b"),
        ] {
            assert_eq!(escaped(text), written);
        }
    }
}
