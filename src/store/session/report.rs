//! What the command `check` says of one file, as lines and as JSON.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::store::fault::LineIndex;
use crate::store::session::Checked;
use crate::text::language::Language;
use crate::text::visible::visible;
use crate::text::words::Phrase;

/// Every fault and notice on its line, then one line that counts them.
pub fn report_text(shown_path: &str, checked: &Checked, language: Language) -> String {
    let (file, index) = (visible(shown_path), LineIndex::new(&checked.text));
    let mut report = String::new();
    let faults = checked.faults.iter().map(|fault| fault.line(&file, &index, language));
    let notices = checked.notices.iter().map(|notice| notice.line(&file, &index, language));
    for line in faults.chain(notices).chain(std::iter::once(summary(&file, checked, language))) {
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

/// The same as one JSON object: `file`, `sound`, `fault_count`, `faults`, `notices`; each with code, line, column,
/// severity, what and cure.
pub fn report_json(shown_path: &str, checked: &Checked, language: Language) -> Value {
    let index = LineIndex::new(&checked.text);
    let faults: Vec<Value> = checked.faults.iter().map(|fault| fault.json(shown_path, &index, language)).collect();
    let notices: Vec<Value> = checked.notices.iter().map(|notice| notice.json(shown_path, &index, language)).collect();
    json!({ "file": shown_path, "sound": checked.faults.is_empty(), "fault_count": checked.fault_count(), "faults": faults, "notices": notices })
}
