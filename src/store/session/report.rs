//! What the command `check` says: of one file, as lines and as JSON, and of the codes themselves.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde_json::{Value, json};

use crate::store::codes::{CODES, Class, Code, code};
use crate::store::fault::LineIndex;
use crate::store::session::Checked;
use crate::text::language::Language;
use crate::text::visible::visible;
use crate::text::words::{Phrase, say};

/// Every fault and notice on its line, then one line that counts them and one for each code.
pub fn report_text(shown_path: &str, checked: &Checked, language: Language) -> String {
    let (file, index) = (visible(shown_path), LineIndex::new(&checked.text));
    let mut report = String::new();
    let faults = checked.faults.iter().map(|fault| fault.line(&file, &index, language));
    let notices = checked.notices.iter().map(|notice| notice.line(&file, &index, language));
    let counts = counts(checked);
    let by_code = counts.iter().map(|(count, code)| format!("{count:>7}  {}", heading(code, language)));
    let more = (!counts.is_empty()).then(|| say(language, "fault.report.more").to_owned());
    for line in
        faults.chain(notices).chain(std::iter::once(summary(&file, checked, language))).chain(by_code).chain(more)
    {
        writeln!(report, "{line}").expect("a string takes what is written");
    }
    report
}

fn summary(file: &str, checked: &Checked, language: Language) -> String {
    let key = if checked.faults.is_empty() { "fault.report.sound" } else { "fault.report.faulty" };
    let counts = Phrase::new(key).with("file", file).with("notices", checked.notices.len());
    let counts = if checked.faults.is_empty() { counts } else { counts.with("faults", checked.fault_count()) };
    counts.spoken(language)
}

/// How often each code was found, of those that are kept: faults first, then the most frequent.
fn counts(checked: &Checked) -> Vec<(usize, &'static Code)> {
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    let found = checked.faults.iter().chain(checked.notices.iter().map(|notice| &notice.0));
    found.for_each(|fault| *counted.entry(fault.code).or_default() += 1);
    let mut counts: Vec<(usize, &Code)> =
        counted.into_iter().filter_map(|(id, count)| code(id).map(|code| (count, code))).collect();
    counts.sort_by_key(|(count, code)| (code.class == Class::Notice, std::cmp::Reverse(*count)));
    counts
}

/// `E-DATE  Not a date`, names below each other.
fn heading(code: &Code, language: Language) -> String {
    let width = CODES.iter().map(|code| code.id.len()).max().unwrap_or_default();
    format!("{:width$}  {}", code.id, say(language, code.title))
}

/// The same as one JSON object: `file`, `sound`, `fault_count`, `counts` (how often each code), `faults`, `notices`;
/// each of these with severity, code, title, place, what, cause and cure.
pub fn report_json(shown_path: &str, checked: &Checked, language: Language) -> Value {
    let (file, index) = (visible(shown_path), LineIndex::new(&checked.text));
    let faults: Vec<Value> = checked.faults.iter().map(|fault| fault.json(&file, &index, language)).collect();
    let notices: Vec<Value> = checked.notices.iter().map(|notice| notice.json(&file, &index, language)).collect();
    let counts = counts(checked);
    let counts: Vec<Value> = counts.iter().map(|(count, code)| json!({ "code": code.id, "count": count })).collect();
    json!({
        "file": file, "sound": checked.faults.is_empty(), "fault_count": checked.fault_count(), "counts": counts,
        "faults": faults, "notices": notices,
    })
}

/// All codes, one a line, faults first.
pub fn codes_text(language: Language) -> String {
    let lines: Vec<String> = CODES.iter().map(|code| heading(code, language)).collect();
    lines.join("\n")
}

/// One code: what it is called and whether it keeps a file from being opened, its cause, its cure.
pub fn code_text(code: &Code, language: Language) -> String {
    let head = format!("{} ({}): {}", code.id, say(language, code.class.key()), say(language, code.title));
    let line = |key, text| Phrase::new(key).with("text", say(language, text)).spoken(language);
    [head, line("fault.explain.cause", code.cause), line("fault.explain.cure", code.cure)].join("\n")
}
