//! An opened number as lines to read: what it is, its formula, inputs with their lines in the file, and the reckoning.

use crate::app::layer::{ReadingLine, Tone};
use crate::app::message::Located;
use crate::domain::account::{Account, Datum, FileLine, Input, Source};
use crate::text::language::Language;
use crate::text::words::{Phrase, say};

/// The lines of a sheet. Until the file was looked through, and when it changed since it was opened, no line of it is
/// named.
pub fn lines(account: &Account, located: Option<&Located>, language: Language) -> Vec<ReadingLine> {
    let mut lines: Vec<ReadingLine> = located.and_then(|located| warning(located, language)).into_iter().collect();
    Sheet { located, language }.number(account, &mut lines);
    lines
}

/// Why no line of the file is named.
pub fn warning(located: &Located, language: Language) -> Option<ReadingLine> {
    let why = match located {
        Located::Changed { file } => Phrase::new("number.file-changed").with("file", file.as_str()).spoken(language),
        Located::Failed(error) => error.spoken(language),
        Located::Lines { .. } => return None,
    };
    Some(ReadingLine::toned(Tone::Warn, why))
}

/// The number in words: `Kebutuhan pegawai Dinas Sosial: 24`.
pub fn headline(account: &Account, language: Language) -> String {
    let result =
        account.result.map_or_else(|| say(language, "number.unknown").to_owned(), |amount| amount.spoken(language));
    let words = account.says.as_ref().map_or_else(String::new, |says| format!(" ({})", says.spoken(language)));
    format!("{}: {result}{words}", account.title.spoken(language))
}

struct Sheet<'a> {
    located: Option<&'a Located>,
    language: Language,
}

impl Sheet<'_> {
    fn number(&self, account: &Account, lines: &mut Vec<ReadingLine>) {
        let language = self.language;
        let title = |key| ReadingLine::toned(Tone::Heading, say(language, key));
        lines.push(ReadingLine::toned(Tone::Heading, headline(account, language)));
        lines.push(ReadingLine::plain(account.formula.spoken(language)));
        for gap in &account.gaps {
            lines.push(ReadingLine::toned(Tone::Warn, format!("? {}", gap.spoken(language))));
        }
        if !account.steps.is_empty() {
            lines.push(title("number.steps"));
        }
        for step in &account.steps {
            lines.push(ReadingLine::toned(Tone::Dim, format!("  {}", step.words.spoken(language))));
            let reckoned = format!("    {} = {}", step.reckoning.spoken(language), step.result.spoken(language));
            lines.push(ReadingLine::plain(reckoned));
        }
        if !account.inputs.is_empty() {
            lines.push(title("number.inputs"));
        }
        for input in &account.inputs {
            lines.push(ReadingLine::plain(format!("  {}", self.input(input))));
        }
        for dated in &account.dated {
            lines.push(ReadingLine::toned(Tone::Dim, format!("  {}", dated.spoken(language))));
        }
        for part in &account.parts {
            lines.push(ReadingLine::plain(""));
            self.number(part, lines);
        }
    }

    fn input(&self, input: &Input) -> String {
        let (what, datum) = (input.what.spoken(self.language), input.datum.spoken(self.language));
        match self.source(input) {
            Some(source) => format!("{what}: {datum} [{source}]"),
            None => format!("{what}: {datum}"),
        }
    }

    fn source(&self, input: &Input) -> Option<String> {
        let language = self.language;
        match (&input.source, self.located) {
            (Source::Record(entry), _) => {
                let entry = i64::try_from(*entry).unwrap_or(i64::MAX);
                Some(Phrase::new("number.source.record").with("number", entry).spoken(language))
            }
            (Source::Table, _) => Some(say(language, "number.source.table").to_owned()),
            (Source::Number, _) => None,
            (Source::File(path), Some(located @ Located::Lines { file, lines, .. })) => {
                let placed = || lines.get(path).map(|line| placed(*line, &input.datum, file, language));
                located.correction_of(path, language).or_else(placed)
            }
            (Source::File(_), _) => None,
        }
    }
}

/// `sidang.ron:1234`, or why there is no such line.
fn placed(line: Option<FileLine>, datum: &Datum, file: &str, language: Language) -> String {
    let place = |line: FileLine| format!("{file}:{}", line.number);
    match line {
        Some(line) if line.stated => place(line),
        Some(line) if *datum == Datum::Missing => {
            Phrase::new("number.source.missing").with("place", place(line)).spoken(language)
        }
        Some(_) | None => say(language, "number.source.default").to_owned(),
    }
}
