//! Numbers of the table opened: the quorum of an item, who is outranked, how far the family lives.

use crate::domain::account::{Account, FactPath, Input, Row, Step};
use crate::domain::committee::{Member, Quorum, Sitting};
use crate::domain::reckoning::{Amount, Reckoning};
use crate::domain::settings::Rounding;
use crate::rules::case::Case;
use crate::rules::hierarchy::outranking as outranked;
use crate::rules::table::in_conflict;
use crate::text::words::{Phrase, Value};

const ONE: Amount = Amount { value: 1, places: 0 };

fn opened(title: &'static str, formula: &'static str) -> Account {
    Account::new(Phrase::new(title), Phrase::new(formula))
}

/// How many of so many voters must be at the table.
pub fn required(sitting: &Sitting, voters: usize) -> Account {
    let voters = Amount::whole(voters);
    let (formula, numbers) = match sitting.quorum {
        Quorum::MoreThanHalf => ("number.quorum.half", [2, 1]),
        Quorum::TwoThirds => ("number.quorum.thirds", [2, 3]),
    };
    let mut account = Account::new(Phrase::new("number.quorum"), Phrase::new(formula));
    account.inputs.push(Input::number(Value::Term("number.voters"), voters));
    let path = FactPath::of(Row::Sitting).field("quorum");
    account.inputs.push(Input::stated(Value::Term("number.quorum.rule"), Value::Term(formula), path));
    let [first, second] = numbers.map(Amount::whole);
    for number in [first, second] {
        account.inputs.push(Input::of_table(Value::Term("number.quorum.number"), number));
    }
    match sitting.quorum {
        Quorum::MoreThanHalf => {
            let half = Reckoning::over(voters, first);
            let half = Step::rounded(Phrase::new("number.quorum.step-half"), half, 0, Rounding::Down);
            let half = account.reckon(half);
            let more = Reckoning::Plus(vec![half.into(), second.into()]);
            account.reckon(Step::new(Phrase::new("number.quorum.step-more"), more, 0));
        }
        Quorum::TwoThirds => {
            let thirds = Reckoning::over(Reckoning::product(&[voters, first]), second);
            account.reckon(Step::rounded(Phrase::new("number.quorum.step-thirds"), thirds, 0, Rounding::Up));
        }
    }
    account
}

/// The counts of an item's own quorum: voters at the table, all voters, and how many it needs, those who step out of
/// the item left out of each.
pub(super) fn quorum(case: &Case<'_>, value: &str) -> Account {
    let out = in_conflict(case);
    let steps_out = |member: &Member| out.iter().any(|own| own.id == member.id);
    let here = |member: &Member| case.situation.present.as_ref().is_some_and(|present| present.contains(&member.id));
    let count = |title: &'static str, counts: &dyn Fn(&Member) -> bool| {
        let mut account = opened(title, "number.kuorum.formula");
        for member in case.facts().sitting().voters() {
            let row = FactPath::of(Row::Member(member.id.clone()));
            account.inputs.push(match () {
                () if steps_out(member) => {
                    Input::stated(member.name.as_str(), Value::Term("number.kuorum.steps-out"), row)
                }
                () if counts(member) => Input::stated(member.name.as_str(), ONE, row),
                () => Input::stated(member.name.as_str(), Value::Term("number.kuorum.absent"), row),
            });
        }
        account.add_up(Phrase::new("number.summed"));
        account
    };
    let voters = count("number.voters", &|_| true);
    match value {
        "present" => count("number.present", &here),
        "voters" => voters,
        _ => {
            let counted = voters.result.map_or(0, |amount| usize::try_from(amount.value).unwrap_or(0));
            let mut account = required(case.facts().sitting(), counted);
            account.parts.push(voters);
            account
        }
    }
}

/// People below the position, in its unit, who hold a higher rank.
pub(super) fn outranking(case: &Case<'_>, title: &'static str) -> Account {
    let mut account = opened(title, "number.outrank.formula");
    if let Some(rank) = case.employee.rank() {
        let row = FactPath::employee(&case.employee.id).field("grade");
        account.inputs.push(Input::stated(case.employee.full_name(), Value::Text(rank.to_string()), row));
        for (employee, own) in outranked(case, rank) {
            let what =
                Phrase::new("number.outrank.one").with("name", employee.full_name()).with("rank", own.to_string());
            account.inputs.push(Input::stated(what, ONE, FactPath::employee(&employee.id).field("grade")));
        }
    }
    account.add_up(Phrase::new("number.summed"));
    account
}

/// The way from the new place of work to the family, as the session measures it.
pub(super) fn distance(case: &Case<'_>, title: &'static str) -> Option<Account> {
    let facts = case.facts();
    let home = case.employee.family_place.as_deref()?;
    let place = facts.place_of(&case.target.unit)?;
    let known = facts.distance(home, place)?;
    let at = facts.distances().iter().position(|own| own == known)?;
    let mut account = opened(title, "number.distance.formula");
    let row = FactPath::employee(&case.employee.id).field("family_place");
    account.inputs.push(Input::stated(Value::Term("number.distance.home"), Value::from(home), row));
    let what = Phrase::new("number.distance.between").with("from", known.from.as_str()).with("to", known.to.as_str());
    let path = FactPath::of(Row::Distances).nth(at).field("km");
    account.inputs.push(Input::stated(what, Amount::whole(known.km), path));
    account.add_up(Phrase::new("number.as-stated"));
    Some(account)
}
