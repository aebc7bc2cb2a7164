//! Paragraphs for standard output: wrapped to the page, set in, behind a mark; nothing cut.

use crate::text::width;

/// Widest line that is printed.
pub const PAGE: usize = 80;

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
    fn marked_lines_stand_under_their_text() {
        let lines = marked("-", &"kata ".repeat(30), 2);
        assert!(lines[0].starts_with("  - kata") && lines[1].starts_with("    kata"), "{lines:?}");
        assert!(lines.iter().all(|line| width::columns(line) <= PAGE));
    }
}
