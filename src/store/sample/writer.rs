//! Writes a session file as people write one: a record on a few lines, its fields packed up to the margin.

use std::fmt::{self, Write};

/// Columns of a line of packed fields.
const MARGIN: usize = 150;
/// Columns before the fields of a record, and before the rows of a list in it.
const INDENT: [&str; 2] = ["        ", "            "];
/// Rows longer than this have a line of their own.
const SHORT: usize = 56;

/// A session file in the making.
#[derive(Debug, Default)]
pub struct Writer {
    file: String,
    /// Where the line in work begins.
    line: usize,
    /// Whether the record in work has no field yet.
    empty: bool,
    /// Whether nothing more belongs on the line in work.
    full: bool,
    /// The field in work.
    field: String,
    /// Where the rows of the list in work end in `field`.
    ends: Vec<usize>,
}

impl Writer {
    /// A file of about so many bytes.
    pub fn with_capacity(bytes: usize) -> Writer {
        Writer { file: String::with_capacity(bytes), ..Writer::default() }
    }

    /// What was written.
    pub fn into_text(self) -> String {
        self.file
    }

    /// Lines as they are.
    pub fn lines(&mut self, text: &str) {
        self.file.push_str(text);
        self.file.push('\n');
    }

    /// A comment inside a list of records.
    pub fn comment(&mut self, text: &str) {
        self.file.push_str("    // ");
        self.lines(text);
    }

    /// Begins a record.
    pub fn open(&mut self) {
        self.file.push_str("    (\n");
        self.begin_line();
        self.empty = true;
        self.full = false;
    }

    /// Ends a record.
    pub fn close(&mut self) {
        self.file.push_str(",\n    ),\n");
    }

    fn begin_line(&mut self) {
        self.line = self.file.len();
        self.file.push_str(INDENT[0]);
    }

    /// A field whose value is spelled by `spell`.
    pub fn field(&mut self, name: &str, spell: impl FnOnce(&mut String)) {
        self.begin_field(name);
        spell(&mut self.field);
        self.place(false);
    }

    /// A field with a text.
    pub fn text(&mut self, name: &str, text: &str) {
        self.field(name, |field| quoted(field, text));
    }

    /// A field with a text that is left out when it is empty.
    pub fn some_text(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.text(name, text);
        }
    }

    /// A field with a date or another value that is quoted.
    pub fn shown(&mut self, name: &str, value: impl fmt::Display) {
        self.field(name, |field| spell(field, format_args!("\"{value}\"")));
    }

    /// A field with the name of an enum's value, a number or a truth value.
    pub fn value(&mut self, name: &str, value: impl fmt::Debug) {
        self.field(name, |field| spell(field, format_args!("{value:?}")));
    }

    /// A field with a list of texts; left out when the list is empty.
    pub fn texts<T: AsRef<str>>(&mut self, name: &str, texts: &[T]) {
        self.inline(name, texts, |field, text| quoted(field, text.as_ref()));
    }

    /// A field with a list on one line; left out when the list is empty.
    pub fn inline<T>(&mut self, name: &str, items: &[T], spell: impl Fn(&mut String, &T)) {
        if items.is_empty() {
            return;
        }
        self.field(name, |field| {
            field.push('[');
            for (place, item) in items.iter().enumerate() {
                field.push_str(if place == 0 { "" } else { ", " });
                spell(field, item);
            }
            field.push(']');
        });
    }

    /// A field with a list of rows, each spelled by `spell`; on one line when it fits. Left out when it is empty.
    pub fn rows<T>(&mut self, name: &str, rows: &[T], spell: impl Fn(&mut String, &T)) {
        if rows.is_empty() {
            return;
        }
        self.begin_field(name);
        let head = self.field.len();
        self.ends.clear();
        for row in rows {
            spell(&mut self.field, row);
            self.ends.push(self.field.len());
        }
        if self.field.len() + 2 * rows.len() + INDENT[0].len() < MARGIN {
            self.put_rows_inline(head);
        } else {
            self.put_rows_below(head);
        }
    }

    fn begin_field(&mut self, name: &str) {
        self.field.clear();
        self.field.push_str(name);
        self.field.push_str(": ");
    }

    fn put_rows_inline(&mut self, head: usize) {
        let rows = self.field.split_off(head);
        self.field.push('[');
        let mut start = 0;
        for end in &self.ends {
            self.field.push_str(if start == 0 { "" } else { ", " });
            self.field.push_str(&rows[start..end - head]);
            start = end - head;
        }
        self.field.push(']');
        self.place(false);
    }

    fn put_rows_below(&mut self, head: usize) {
        let rows = self.field.split_off(head);
        self.field.push_str("[\n");
        let (mut start, mut column) = (0, 0);
        for end in &self.ends {
            let row = &rows[start..end - head];
            start = end - head;
            if column > 0 && row.len() <= SHORT && column + row.len() + 2 <= MARGIN {
                self.field.push(' ');
            } else {
                self.field.push_str(if column == 0 { "" } else { "\n" });
                self.field.push_str(INDENT[1]);
                column = INDENT[1].len();
            }
            self.field.push_str(row);
            self.field.push(',');
            column += row.len() + 2;
        }
        self.field.push('\n');
        self.field.push_str(INDENT[0]);
        self.field.push(']');
        self.place(true);
    }

    /// Puts the field behind the one before, or on a new line where it does not fit or has lines of its own.
    fn place(&mut self, own_line: bool) {
        let column = self.file.len() - self.line;
        if !self.empty {
            self.file.push(',');
            if self.full || own_line || column + self.field.len() + 3 > MARGIN {
                self.file.push('\n');
                self.begin_line();
            } else {
                self.file.push(' ');
            }
        }
        self.empty = false;
        self.file.push_str(&self.field);
        self.full = own_line;
    }
}

/// Spells a text with its quotation marks.
pub fn quoted(field: &mut String, text: &str) {
    field.push('"');
    for part in text.split_inclusive(['"', '\\']) {
        match part.strip_suffix(['"', '\\']) {
            Some(before) => {
                field.push_str(before);
                field.push('\\');
                field.push_str(&part[before.len()..]);
            }
            None => field.push_str(part),
        }
    }
    field.push('"');
}

/// Spells what `format_args!` holds.
pub fn spell(field: &mut String, what: fmt::Arguments<'_>) {
    // Writing to a text cannot fail.
    let _ = field.write_fmt(what);
}

/// `pattern` with every `{name}` replaced by the value of that name; a name without a value stays as it is.
pub fn filled(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(pattern.len() + 32);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (name, behind) = after.split_once('}').unwrap_or((after, ""));
        match values.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => text.push_str(value),
            None => spell(&mut text, format_args!("{{{name}}}")),
        }
        rest = behind;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_packed_up_to_the_margin_and_long_lists_stand_below() {
        let mut writer = Writer::default();
        writer.open();
        writer.text("id", "A \"b\"");
        writer.value("class", crate::domain::class::Class::Jpt);
        writer.text("long", &"x".repeat(130));
        writer.rows("short", &[1, 2], |field, row| spell(field, format_args!("({row})")));
        writer.rows("rows", &[70, 71, 20, 20], |field, row| field.push_str(&"y".repeat(*row)));
        writer.some_text("none", "");
        writer.value("last", true);
        writer.close();
        let (x, y) = ("x".repeat(130), |count: usize| "y".repeat(count));
        let expected = format!(
            "    (\n        id: \"A \\\"b\\\"\", class: Jpt,\n        long: \"{x}\",\n        short: [(1), (2)],\n        rows: [\n            {},\n            {}, {}, {},\n        ],\n        last: true,\n    ),\n",
            y(70),
            y(71),
            y(20),
            y(20)
        );
        assert_eq!(writer.into_text(), expected);
    }

    #[test]
    fn blanks_in_a_pattern_are_filled() {
        assert_eq!(
            filled("Kepala {unit} di {place}.", &[("unit", "Dinas"), ("place", "Kota")]),
            "Kepala Dinas di Kota."
        );
        assert_eq!(filled("{unknown} x", &[]), "{unknown} x");
    }
}
