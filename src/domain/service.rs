//! Time served, summed over spans: no day counts twice, and broken months are added up.

use chrono::NaiveDate;

use crate::domain::account::{Account, Input, Step};
use crate::domain::calendar::{complete_months, months_after};
use crate::domain::reckoning::{Amount, Reckoning};
use crate::domain::settings::Rounding;
use crate::text::words::{Phrase, Value};

/// Days that make a month when broken months of several spans are added up.
const DAYS_OF_A_MONTH: u32 = 30;

/// A first day, and the day after the last.
pub type Span = (NaiveDate, NaiveDate);

/// The spans in order, those that touch or overlap made one; what ends before it begins is none.
fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|(from, end)| from < end);
    spans.sort_unstable();
    spans.dedup_by(|next, last| {
        let touches = next.0 <= last.1;
        if touches {
            last.1 = last.1.max(next.1);
        }
        touches
    });
    spans
}

/// Months served over spans, overlaps counted once.
///
/// Broken months are added up at thirty days, so that many short spans lose nothing.
pub fn months_served(spans: Vec<Span>) -> u32 {
    let (mut months, mut days) = (0, 0);
    for (from, end) in merged(spans) {
        let whole = complete_months(from, end);
        let rest = end.signed_duration_since(months_after(from, whole)).num_days();
        months += whole;
        days += u32::try_from(rest).unwrap_or(0);
    }
    months + days / DAYS_OF_A_MONTH
}

/// The same, reckoned step by step in an account.
pub fn reckon_months_served(account: &mut Account, spans: Vec<Span>) -> Amount {
    let (mut months, mut days) = (Vec::new(), Vec::new());
    for (from, end) in merged(spans) {
        let span = Step::new(Phrase::new("number.served.span"), Reckoning::Months(from, end), 0);
        months.push(account.reckon(span));
        let rest = months_after(from, complete_months(from, end));
        if rest < end {
            let step = Step::new(Phrase::new("number.served.rest"), Reckoning::Days(rest, end), 0);
            days.push(account.reckon(step));
        }
    }
    let mut sum = vec![Reckoning::total(months)];
    if !days.is_empty() {
        let month = Amount::whole(DAYS_OF_A_MONTH);
        account.inputs.push(Input::of_table(Value::Term("number.served.month"), month));
        let days = account.reckon(Step::new(Phrase::new("number.served.days"), Reckoning::total(days), 0));
        sum.push(Reckoning::over(days, month));
    }
    account.reckon(Step::rounded(Phrase::new("number.served.step"), Reckoning::Plus(sum), 0, Rounding::Down))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::story::day;

    fn spans() -> [(Vec<Span>, u32); 7] {
        [
            (vec![(day(2021, 12, 1), day(2026, 12, 1))], 60),
            (vec![(day(2021, 12, 2), day(2026, 12, 1))], 59),
            (vec![(day(2024, 7, 1), day(2026, 12, 1)), (day(2021, 12, 1), day(2024, 7, 1))], 60),
            (vec![(day(2020, 1, 1), day(2021, 7, 16)), (day(2022, 1, 1), day(2023, 6, 16))], 36),
            (vec![(day(2020, 1, 1), day(2022, 1, 1)), (day(2021, 1, 1), day(2023, 1, 1))], 36),
            (vec![(day(2022, 1, 1), day(2021, 1, 1))], 0),
            (vec![(day(2021, 1, 31), day(2021, 2, 28))], 1),
        ]
    }

    #[test]
    fn service_adds_up_over_spans_and_counts_no_day_twice() {
        for (spans, months) in spans() {
            assert_eq!(months_served(spans.clone()), months, "{spans:?}");
        }
    }

    #[test]
    fn the_account_comes_to_the_same() {
        for (spans, months) in spans() {
            let mut account = Account::new(Phrase::new("number.verdict"), Phrase::new("number.served.formula"));
            assert_eq!(reckon_months_served(&mut account, spans.clone()), Amount::whole(months), "{spans:?}");
        }
    }
}
