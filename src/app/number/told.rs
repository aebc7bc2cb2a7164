//! The numbers inside sentences: which digits of a spoken verdict are which of its values.

use crate::rules;
use crate::rules::verdict::{Severity, Verdict};
use crate::text::language::Language;
use crate::text::numbers;
use crate::text::words::{Phrase, Value, say};

use super::key::NumberKey;

/// The keys of all runs of digits in a verdict's line as the board words it, in order; none for a run that is no
/// number to open: a date, a name, the rule's id.
pub fn of_verdict(at: usize, verdict: &Verdict, line: &str, language: Language) -> Vec<Option<NumberKey>> {
    let all = numbers::runs(line).len();
    if is_closed(verdict) {
        return vec![None; all];
    }
    let of_sentence = runs(&verdict.sentence, language);
    let mut keys = vec![None; all.saturating_sub(of_sentence.len())];
    keys.extend(of_sentence.into_iter().map(|name| name.map(|name| NumberKey::Verdict(at, name))));
    keys
}

/// For every run of digits in a spoken sentence the name of the value it is; none where it is no number.
fn runs(sentence: &Phrase, language: Language) -> Vec<Option<&'static str>> {
    let mut found = Vec::new();
    let mut rest = say(language, sentence.key);
    while let Some((before, name, after)) = next_value(rest) {
        found.extend(numbers::runs(before).iter().map(|_| None));
        if let Some((name, value)) = sentence.values.iter().find(|(own, _)| *own == name) {
            let spoken = value.spoken(language);
            let is_number = matches!(value, Value::Count(_) | Value::Hundredths(_) | Value::Tenths(_));
            found.extend(numbers::runs(&spoken).iter().map(|_| is_number.then_some(*name)));
        }
        rest = after;
    }
    found.extend(numbers::runs(rest).iter().map(|_| None));
    found
}

/// The text before the next `{name}`, the name, and what follows.
fn next_value(template: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = template.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

/// Whether a verdict is sensitive by itself or by its rule, also while its details are read: its numbers stay closed, and
/// what outlives those details does not name its rule.
pub fn is_closed(verdict: &Verdict) -> bool {
    verdict.sensitive || rules::rule(verdict.rule).is_some_and(|rule| rule.sensitive)
}

/// Whether a verdict stands among the first: what only informs comes last, but for who steps out, which is to be seen
/// before anything is decided.
pub fn comes_first(verdict: &Verdict) -> bool {
    verdict.severity != Severity::Info || rules::is_conflict(verdict)
}

/// Names of the numbers in a verdict's sentence, in order.
pub fn values(verdict: &Verdict, language: Language) -> Vec<&'static str> {
    if is_closed(verdict) { Vec::new() } else { runs(&verdict.sentence, language).into_iter().flatten().collect() }
}
