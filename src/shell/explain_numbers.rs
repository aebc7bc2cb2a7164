//! The numbers of `sidang explain` opened: fit down to its evidence, those in verdicts, both ends down to tasks and
//! employees, each person's hours, the spread.

use serde_json::{Value as Json, json};

use crate::app::message::Located;
use crate::app::number::{sheet, told};
use crate::domain::account::{Account, Datum, FactPath, Input, Source};
use crate::domain::employee::Employee;
use crate::domain::facts::Facts;
use crate::domain::placements::Placements;
use crate::domain::reckoning::Amount;
use crate::fit;
use crate::rules;
use crate::shell::explain::{End, Explanation, situation};
use crate::shell::table::paragraph;
use crate::text::language::Language;
use crate::text::width;
use crate::text::words::{Phrase, Value};
use crate::workload::account::{
    Moved, burden, counted_positions, difference, spread, strength_after, unit_need, unit_ratio, unit_strength,
};
use crate::workload::balance::Balance;

/// Every number of an explanation, in its order; a number that others rest on is opened once.
pub fn accounts(explanation: &Explanation<'_>) -> Vec<Account> {
    let facts = explanation.facts;
    let (employee, position, fit) = (explanation.employee, explanation.position, &explanation.fit);
    let placements = Placements::default().with(&explanation.whole.moves);
    let moved = Moved::under(facts, &placements, mover);
    let mut accounts = of_verdicts(explanation);
    accounts.extend([
        fit::account::exact_total(facts, employee, position, fit),
        fit::account::data(employee, position, fit, true),
        fit::account::data(employee, position, fit, false),
        fit::account::nine_box(facts, employee),
    ]);
    accounts.extend(explanation.ends.iter().flat_map(|end| of_end(facts, end, &moved)));
    for (position, now, then) in &explanation.burdens {
        accounts.extend(now.iter().map(|now| burden(facts, position, now)));
        accounts.extend(then.iter().map(|then| after(burden(facts, position, then))));
    }
    let now = Balance::of(facts, &Placements::default());
    let then = now.after(facts, &Placements::default(), &placements);
    accounts.push(spread(facts, &now, Phrase::new("number.spread.now")));
    accounts.push(after(spread(facts, &then, Phrase::new("number.spread"))));
    accounts
}

/// The numbers in the sentences of open verdicts.
fn of_verdicts(explanation: &Explanation<'_>) -> Vec<Account> {
    let situation = situation(explanation.facts, &explanation.whole);
    let of = |verdict| {
        let values = told::values(verdict, Language::Indonesian).into_iter();
        values.filter_map(|value| rules::account::number(&situation, &explanation.whole, verdict, value))
    };
    explanation.verdicts.iter().flat_map(of).collect()
}

/// Need, strength, difference and ratio of one end, before and after.
fn of_end(facts: &Facts, end: &End<'_>, moved: &[Moved]) -> Vec<Account> {
    let name = || Value::from(end.name);
    let (need, there) = (unit_need(facts, end.unit), unit_strength(facts, end.unit));
    let then = strength_after(facts, there.clone(), &counted_positions(facts, end.unit), moved);
    let mut accounts =
        vec![difference(name(), there, need.clone()), after(then.clone()), after(difference(name(), then, need))];
    accounts.extend(unit_ratio(facts, &end.before));
    accounts.extend(unit_ratio(facts, &end.after).map(after));
    accounts
}

/// A number as it is after the move; what it rests on was opened with the number before.
fn after(account: Account) -> Account {
    Account { title: Phrase::new("number.after.move").with("what", account.title), parts: Vec::new(), ..account }
}

/// Whoever moves, at the place in the file that says where they sit now.
fn mover(employee: &Employee) -> Input {
    let row = FactPath::employee(&employee.id).field("position");
    Input::stated(employee.full_name(), Amount::whole(1), row)
}

/// The places in the session file on which they rest.
pub fn paths(accounts: &[Account]) -> Vec<FactPath> {
    accounts.iter().flat_map(Account::paths).cloned().collect()
}

/// The numbers as lines within the page, a blank one before each.
pub fn text(accounts: &[Account], located: &Located, language: Language) -> Vec<String> {
    let sheet = |account| sheet::lines(account, Some(located), language).into_iter().map(|line| line.text);
    let wrapped = |line: String| {
        let text = line.trim_start();
        paragraph(text, width::columns(&line) - width::columns(text))
    };
    let lines = accounts.iter().flat_map(|account| std::iter::once(String::new()).chain(sheet(account)));
    lines.flat_map(wrapped).collect()
}

/// The numbers as JSON: in words as the board writes them, and beside them the digits, days and lines a program wants.
pub fn json(accounts: &[Account], located: &Located, language: Language) -> Json {
    accounts.iter().map(|account| of_account(account, located, language)).collect()
}

fn of_account(account: &Account, located: &Located, language: Language) -> Json {
    let spoken = |phrases: &[Phrase]| phrases.iter().map(|phrase| phrase.spoken(language)).collect::<Vec<_>>();
    let input = |input: &Input| {
        json!({
            "what": input.what.spoken(language),
            "value": of_datum(&input.datum, language),
            "source": of_source(&input.source, located),
        })
    };
    json!({
        "what": account.title.spoken(language),
        "value": account.result.map(of_amount),
        "words": account.says.as_ref().map(|says| says.spoken(language)),
        "formula": account.formula.spoken(language),
        "dated": spoken(&account.dated),
        "inputs": account.inputs.iter().map(input).collect::<Vec<_>>(),
        "steps": account.steps.iter().map(|step| json!({
            "what": step.words.spoken(language),
            "reckoning": step.reckoning.spoken(language),
            "value": of_amount(step.result),
        })).collect::<Vec<_>>(),
        "not_known": spoken(&account.gaps),
        "rests_on": json(&account.parts, located, language),
    })
}

/// The digits, and how many of them stand behind the decimal mark.
fn of_amount(amount: Amount) -> Json {
    json!({"digits": amount.value, "places": amount.places})
}

fn of_datum(datum: &Datum, language: Language) -> Json {
    match datum {
        Datum::Amount(amount) => of_amount(*amount),
        Datum::Day(day) => json!(day),
        Datum::Words(words) => json!(words.spoken(language)),
        Datum::Missing => Json::Null,
    }
}

/// Where an input comes from; in a file that changed since no line is named.
fn of_source(source: &Source, located: &Located) -> Json {
    match source {
        Source::Record(entry) => json!({"entry": entry}),
        Source::Table => json!("table"),
        Source::Number => json!("number"),
        Source::File(path) => match located {
            Located::Lines { lines, .. } => {
                let line = lines.get(path).copied().flatten();
                json!({"line": line.map(|line| line.number), "stated": line.is_some_and(|line| line.stated)})
            }
            Located::Changed { .. } | Located::Failed(_) => json!({"line": null, "stated": null}),
        },
    }
}
