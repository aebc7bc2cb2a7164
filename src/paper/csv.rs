//! Tables for spreadsheets: RFC 4180, every cell quoted, no cell that a spreadsheet would run.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use crate::text::visible;

/// Digits in a row from which spreadsheets begin to round; a NIP has eighteen.
const DIGITS_THAT_SURVIVE: usize = 15;

/// Header and rows as CSV text, comma separated, lines ended by CR LF.
///
/// A cell that begins, after blanks, with a sign of a formula gets an apostrophe before it
/// (ASVS 1.2.10), and so does a number too long for a spreadsheet, so that a NIP stays text.
pub fn write(header: &[String], rows: &[Vec<String>]) -> String {
    let mut writer = WriterBuilder::new()
        .quote_style(QuoteStyle::Always)
        .terminator(Terminator::CRLF)
        .flexible(true)
        .from_writer(Vec::new());
    for row in std::iter::once(header).chain(rows.iter().map(Vec::as_slice)) {
        writer.write_record(row.iter().map(|text| cell(text))).expect("a vector takes every record");
    }
    let bytes = writer.into_inner().expect("a vector can always be flushed");
    String::from_utf8(bytes).expect("cells were valid text")
}

fn cell(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(visible::visible).collect();
    let shown = lines.join("\n");
    if would_be_calculated(text) { format!("'{shown}") } else { shown }
}

fn would_be_calculated(text: &str) -> bool {
    // The full-width signs are read as formulas by some Asian spreadsheets.
    const FORMULA: [char; 12] = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];
    // A tab or line end counts itself, so blanks are only what is neither.
    let begins = text.trim_start_matches(|c: char| c.is_whitespace() && !FORMULA.contains(&c));
    let long_number = text.len() > DIGITS_THAT_SURVIVE && text.bytes().all(|b| b.is_ascii_digit());
    begins.starts_with(FORMULA) || long_number
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn row(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|&cell| cell.to_owned()).collect()
    }

    #[test]
    fn every_cell_is_quoted_and_lines_end_as_the_standard_says() {
        let written =
            write(&row(&["nip", "nama"]), &[row(&["196804111993031909", "Siti \"Nur\", S.Sos."]), row(&["", "a\nb"])]);
        let expected = "\"nip\",\"nama\"\r\n\"'196804111993031909\",\"Siti \"\"Nur\"\", S.Sos.\"\r\n\"\",\"a\nb\"\r\n";
        assert_eq!(written, expected);
    }

    #[test]
    fn no_cell_begins_like_a_formula() {
        for dangerous in ["=1+1", "+62", "-3", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\u{a0}=1", "＝1", "\0=1"] {
            assert!(cell(dangerous).starts_with('\''), "{dangerous:?}");
        }
        for harmless in ["3-1", "a=b", "1250", "'=1", "19680411 199303 1 909", ""] {
            assert_eq!(cell(harmless), harmless);
        }
    }

    #[test]
    fn hidden_characters_are_shown() {
        assert_eq!(cell("\u{1b}[2J\u{202e}"), "‹U+001B›[2J‹U+202E›");
        assert_eq!(cell("\t=1"), "'‹U+0009›=1");
    }

    proptest! {
        #[test]
        fn a_reader_gets_back_every_cell(cells in proptest::collection::vec("\\PC*", 1..6)) {
            let written = write(&cells, &[]);
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(written.as_bytes());
            let read = reader.records().next().unwrap().unwrap();
            let expected: Vec<String> = cells.iter().map(|text| cell(text)).collect();
            prop_assert_eq!(read.iter().collect::<Vec<_>>(), expected);
        }
    }
}
