//! The numbers in a verdict's sentence opened: what each rests on and how it is reckoned.

use crate::domain::account::{Account, FactPath, Input, Row, Step};
use crate::domain::class::Class;
use crate::domain::placements::Placements;
use crate::domain::position::Position;
use crate::domain::reckoning::{Amount, Reckoning};
use crate::domain::retirement;
use crate::domain::service::reckon_months_served;
use crate::domain::settings::Rounding;
use crate::fit;
use crate::fit::criterion_account::match_of;
use crate::fit::score;
use crate::rules;
use crate::rules::case::Case;
use crate::rules::end_state::EndState;
use crate::rules::experience;
use crate::rules::situation::{Situation, Whole};
use crate::rules::table_account;
use crate::rules::verdict::Verdict;
use crate::text::words::{Phrase, Value};
use crate::workload::account::{
    Moved, counted_positions, difference, position_strength, strength_after, unit_need, unit_strength,
};
use crate::workload::need::need;
use crate::workload::need_account::position_need;

/// The number that stands for `value` in the sentence of a verdict on `whole`; none where it has none of that name, or
/// where the verdict is closed.
pub fn number(situation: &Situation<'_>, whole: &Whole, verdict: &Verdict, value: &str) -> Option<Account> {
    let end = EndState::of(situation, whole);
    let mutation = whole.moves.iter().find(|mutation| mutation.employee == verdict.employee)?;
    let case = Case::of(&end, mutation)?;
    let known = verdict.sentence.values.iter().find(|(name, _)| *name == value).filter(|_| !verdict.sensitive)?;
    let title = rules::rule(verdict.rule).map_or("number.verdict", |rule| rule.title);
    Some(opened(&case, verdict, value, title).unwrap_or_else(|| stated(known, &case, title)))
}

fn opened(case: &Case<'_>, verdict: &Verdict, value: &str, title: &'static str) -> Option<Account> {
    let thresholds = case.thresholds();
    let set = |field: &'static str, bound: u32| threshold(title, field, bound);
    Some(match (verdict.rule, value) {
        ("R-TEN-MIN", "months") => tenure(case, title),
        ("R-DIKLAT", "months") => tenure(case, title),
        ("R-TEN-MAX", "years") => years_of(tenure(case, title)),
        ("R-TEN-MIN", "least") => set("tenure_months", thresholds.tenure_months),
        ("R-TEN-MAX", "bound") => years_of(set("tenure_long_months", thresholds.tenure_long_months)),
        ("R-ASES", "years") => set("assessment_years", thresholds.assessment_years),
        ("R-SUDAH", "months") => since_transfer(case, title)?,
        ("R-EXP", "months") => served(false, case, title),
        ("R-EXP-BIDANG", "months") => served(true, case, title),
        ("R-EXP" | "R-EXP-BIDANG", "least") => match case.target.class {
            Class::Administrator => set("administrator_months", thresholds.administrator_months),
            class if class.is_functional() => set("functional_field_months", thresholds.functional_field_months),
            _ => set("pengawas_months", thresholds.pengawas_months),
        },
        ("R-BUP-SHORT", "now") => retirement_age(case.present.unwrap_or(case.target), title),
        ("R-BUP-SHORT", "then") => retirement_age(case.target, title),
        ("R-KELAS", "now") => job_class(case.present?, title),
        ("R-KELAS", "then") => job_class(case.target, title),
        ("R-SANKSI", "now") => fit_to(case, case.present?),
        ("R-SANKSI", "then") => fit_to(case, case.target),
        ("R-BAL", "short") => shortage(case, title),
        ("R-NEED", "need") => position_need(case.facts(), case.target),
        ("R-NEED", "strength") => strength(case),
        ("R-DUP", "seats") => seats(case, title),
        ("R-JPM", "match") => match_of(case.employee, case.target, Phrase::new(title)),
        ("R-PLT", "most") if verdict.sentence.key == "rule.plt.too-long" => {
            set("acting_most_months", thresholds.acting_most_months)
        }
        ("R-PLT", "most") => set("acting_months", thresholds.acting_months),
        ("R-PLT-LAMA", "months") => acting(case, title)?,
        ("R-KUORUM", _) => table_account::quorum(case, value),
        ("R-OUTRANK", "count") => table_account::outranking(case, title),
        ("R-JARAK", "km") => table_account::distance(case, title)?,
        _ => return None,
    })
}

fn account(title: &'static str, formula: &'static str) -> Account {
    Account::new(Phrase::new(title), Phrase::new(formula))
}

fn effective(case: &Case<'_>) -> Input {
    let path = FactPath::of(Row::Sitting).field("effective");
    Input::stated(Value::Term("number.effective"), case.effective(), path)
}

/// A number that the sentence takes from the two rows it judges as it stands there.
fn stated(known: &(&'static str, Value), case: &Case<'_>, title: &'static str) -> Account {
    let mut account = account(title, "number.verdict.formula");
    let row = FactPath::employee(&case.employee.id);
    account.inputs.push(Input::stated(case.employee.full_name(), known.1.clone(), row));
    let row = FactPath::position(&case.target.id);
    account.inputs.push(Input::stated(case.target.title.as_str(), known.1.clone(), row));
    account
}

/// Months in the present position on the effective date.
fn tenure(case: &Case<'_>, title: &'static str) -> Account {
    let mut account = account(title, "number.tenure.formula");
    let Some(since) = case.employee.position_since else {
        return account;
    };
    let row = FactPath::employee(&case.employee.id).field("position_since");
    account.inputs.push(Input::stated(Value::Term("number.tenure.since"), since, row));
    account.inputs.push(effective(case));
    account.reckon(Step::new(Phrase::new("number.tenure.step"), Reckoning::Months(since, case.effective()), 0));
    account
}

/// A threshold in months, as the session states it.
fn threshold(title: &'static str, field: &'static str, bound: u32) -> Account {
    let title = Phrase::new("number.threshold.of").with("rule", Value::Term(title));
    let mut account = Account::new(title, Phrase::new("number.threshold.formula"));
    let path = FactPath::of(Row::Settings).field("thresholds").field(field);
    account.inputs.push(Input::stated(Value::Term("number.threshold"), Amount::whole(bound), path));
    account.add_up(Phrase::new("number.as-stated"));
    account
}

/// The same in complete years.
fn years_of(mut account: Account) -> Account {
    if let Some(months) = account.result {
        account.inputs.push(Input::of_table(Value::Term("number.monthly"), Amount::whole(12)));
        let years = Reckoning::over(months, Amount::whole(12));
        account.reckon(Step::rounded(Phrase::new("number.years.step"), years, 0, Rounding::Down));
    }
    account
}

/// Months served in positions that count, overlaps once and broken months added up.
fn served(related: bool, case: &Case<'_>, title: &'static str) -> Account {
    let mut account = account(title, "number.served.formula");
    account.inputs.push(effective(case));
    let row = FactPath::employee(&case.employee.id);
    let counted = experience::counted(case, related);
    for (place, from, end) in &counted {
        let days = Phrase::new("number.experience.days").with("from", *from).with("end", *end);
        let past = place.and_then(|place| case.employee.history.get(place).map(|past| (place, past)));
        account.inputs.push(match past {
            Some((place, past)) => {
                Input::stated(past.title.as_str(), Value::from(days), row.clone().field("history").nth(place))
            }
            None => {
                let held = case.present.map_or("", |present| present.title.as_str());
                Input::stated(held, Value::from(days), row.clone().field("position_since"))
            }
        });
    }
    reckon_months_served(&mut account, counted.into_iter().map(|(_, from, end)| (from, end)).collect());
    account
}

/// The retirement age of a position's class.
fn retirement_age(position: &Position, title: &'static str) -> Account {
    let mut account = account(title, "number.retirement.formula");
    let class = Value::Term(position.class.key());
    let row = FactPath::position(&position.id).field("class");
    account.inputs.push(Input::stated(position.title.as_str(), class.clone(), row));
    let age = Amount::whole(retirement::age(position.class));
    account.inputs.push(Input::of_table(Phrase::new("number.retirement.of").with("class", class), age));
    account.reckon(Step::new(Phrase::new("number.by-table"), age.into(), 0));
    account
}

/// The job class of a position.
fn job_class(position: &Position, title: &'static str) -> Account {
    let mut account = account(title, "number.job-class.formula");
    let row = FactPath::position(&position.id).field("job_class");
    account.inputs.push(Input::stated(position.title.as_str(), position.job_class.map(Amount::whole), row));
    account.add_up(Phrase::new("number.as-stated"));
    account
}

/// The total fit to a position, with its two decimals.
fn fit_to(case: &Case<'_>, position: &Position) -> Account {
    let fit = score::fit(case.facts(), case.employee, position, case.effective());
    fit::account::exact_total(case.facts(), case.employee, position, &fit)
}

/// Months between the last transfer and the effective date.
fn since_transfer(case: &Case<'_>, title: &'static str) -> Option<Account> {
    let last = case.employee.last_transfer.as_ref()?;
    let row = FactPath::employee(&case.employee.id).field("last_transfer").field("date");
    let mut account = account(title, "number.transfer.formula");
    account.inputs.push(Input::stated(Value::Term("number.transfer.last"), last.date, row));
    account.inputs.push(effective(case));
    account.reckon(Step::new(Phrase::new("number.months.step"), Reckoning::Months(last.date, case.effective()), 0));
    Some(account)
}

/// Months for which somebody has been acting in the seat, on the day of the sitting.
fn acting(case: &Case<'_>, title: &'static str) -> Option<Account> {
    let acting = case.target.acting.as_ref()?;
    let row = FactPath::position(&case.target.id).field("acting").field("since");
    let mut account = account(title, "number.acting.formula");
    account.inputs.push(Input::stated(Value::Term("number.acting.since"), acting.since, row));
    let day = case.facts().sitting().date;
    let path = FactPath::of(Row::Sitting).field("date");
    account.inputs.push(Input::stated(Value::Term("number.acting.sitting"), day, path));
    account.reckon(Step::new(Phrase::new("number.months.step"), Reckoning::Months(acting.since, day), 0));
    Some(account)
}

/// By how many people the agency that gives somebody away is short afterwards.
fn shortage(case: &Case<'_>, title: &'static str) -> Account {
    let agency = case.present.and_then(|present| case.facts().agency_of_position(&present.id));
    let Some(agency) = agency else {
        return account(title, "number.shortage.formula");
    };
    let counted = counted_positions(case.facts(), &agency.id);
    let before = unit_strength(case.facts(), &agency.id);
    let strength = strength_after(case.facts(), before, &counted, &moved(case, case.end.working()));
    let name = Value::Text(agency.name.clone());
    let mut account = difference(name, strength, unit_need(case.facts(), &agency.id));
    account.formula = Phrase::new("number.shortage.formula");
    if let Some(difference) = account.result {
        let short = Reckoning::minus(Amount::whole(0), difference);
        account.reckon(Step::new(Phrase::new("number.shortage.step"), short, 0));
        account.says = None;
    }
    account
}

/// Who works elsewhere than the file says.
fn moved(case: &Case<'_>, placements: &Placements) -> Vec<Moved> {
    Moved::under(case.facts(), placements, |employee| {
        let row = FactPath::employee(&employee.id).field("position");
        Input::stated(employee.full_name(), Amount::whole(1), row)
    })
}

/// People at work in the position moved to, before the move.
fn strength(case: &Case<'_>) -> Account {
    let facts = case.facts();
    let before = position_strength(facts, case.target);
    let moved = moved(case, &case.situation.placements);
    if moved.is_empty() {
        return before;
    }
    strength_after(facts, before, std::slice::from_ref(&case.target.id), &moved)
}

/// The seats of the position moved to.
fn seats(case: &Case<'_>, title: &'static str) -> Account {
    if !case.target.seats_stated && need(case.facts(), case.target).is_some() {
        return position_need(case.facts(), case.target);
    }
    let mut account = account(title, "number.seats.formula");
    let row = FactPath::position(&case.target.id).field("seats");
    account.inputs.push(Input::stated(Value::Term("number.seats"), Amount::whole(case.target.seats), row));
    account.add_up(Phrase::new("number.as-stated"));
    account
}
