//! Documents that lift a block: only of a rule that blocks somebody now, and only papers that exist on the day.

use crate::domain::docket::Item;
use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, ItemId, PositionId};
use crate::domain::proposal::Move;
use crate::journal::candidates;
use crate::journal::event::{Detail, Draft, Event, ExceptionDocument};
use crate::journal::refusal::Refusal;
use crate::journal::standing::Standing;
use crate::rules;
use crate::rules::rule::Rule;
use crate::rules::situation::Whole;
use crate::rules::verdict::Verdict;
use crate::text::words::{Phrase, Value};

/// Lets a document for an employee through as a draft, or refuses it.
pub fn enter(
    facts: &Facts,
    standing: &Standing,
    employee: &EmployeeId,
    document: &ExceptionDocument,
) -> Result<Draft, Refusal> {
    let rule = rules::rule(&document.rule).ok_or_else(|| {
        Refusal::new(Phrase::new("journal.refusal.no-such-rule").with("rule", document.rule.as_str()))
    })?;
    if facts.employee(employee).is_none() {
        return Err(Refusal::new(Phrase::new("journal.refusal.no-such-employee").with("employee", employee.as_str())));
    }
    if document.document.trim().is_empty() || document.number.trim().is_empty() {
        return Err(Refusal::new(Phrase::new("journal.refusal.no-document")).lift("journal.lift.document"));
    }
    if document.date > facts.sitting().date {
        let what = Phrase::new("journal.refusal.document-date").with("date", document.date);
        return Err(Refusal::new(what).lift("journal.lift.document-date"));
    }
    if !rules::is_lifted_by_document(rule) {
        return Err(Refusal::new(Phrase::new("journal.refusal.no-exception").with("rule", rule.id))
            .lift("journal.lift.no-exception"));
    }
    insist_on_block(facts, standing, rule, employee)?;
    let count = u32::try_from(standing.exceptions().len()).unwrap_or(u32::MAX);
    let event = Event::ExceptionEntered {
        exception: count.saturating_add(1),
        rule: (!is_veiled(facts, standing, rule, employee)).then(|| document.rule.clone()),
        employee: employee.clone(),
    };
    let document = ExceptionDocument {
        document: document.document.trim().to_owned(),
        number: document.number.trim().to_owned(),
        ..document.clone()
    };
    let detail = Detail { document: Some(document), ..Detail::default() };
    Ok(Draft { events: vec![event], details: vec![detail], basis: standing.number() })
}

/// Refuses a document of a rule that blocks no move of this employee now; the blocks that do stand are named.
fn insist_on_block(facts: &Facts, standing: &Standing, rule: &Rule, employee: &EmployeeId) -> Result<(), Refusal> {
    let mut blocks: Vec<(usize, Verdict)> = Vec::new();
    for item in considered(facts, standing, employee) {
        blocks.extend(standing_blocks(facts, standing, item, employee).map(|block| (item.number, block)));
    }
    if blocks.iter().any(|(_, block)| block.rule == rule.id) {
        return Ok(());
    }
    let name = facts.employee(employee).map_or(employee.as_str(), |found| found.name.as_str());
    let what = Phrase::new("journal.refusal.no-such-block").with("rule", rule.id).with("name", name);
    let mut named: Vec<Value> = Vec::new();
    for (number, block) in &blocks {
        let lifted = rules::rule(block.rule).is_some_and(rules::is_lifted_by_document);
        let told = Phrase::new("journal.refusal.block-on").with("rule", block.rule).with("number", *number).into();
        if lifted && !block.sensitive && !named.contains(&told) {
            named.push(told);
        }
    }
    let mut refusal = Refusal::new(what);
    if !named.is_empty() {
        refusal.lift = Some(Phrase { key: "journal.lift.other-block", values: vec![("blocks", Value::List(named))] });
    }
    Err(refusal)
}

/// Items on which the table looks at this employee: those that name them, else those that list them among the best,
/// else all on which they can be chosen.
fn considered<'a>(facts: &'a Facts, standing: &Standing, employee: &EmployeeId) -> Vec<&'a Item> {
    let items = facts.docket().items();
    let lists = |item: &&Item| {
        candidates::candidates(facts, standing, item, None).iter().any(|listed| listed.employee == *employee)
    };
    let named: Vec<&Item> = items.iter().filter(|item| item.named.contains(employee) || lists(item)).collect();
    if named.is_empty() { items.iter().filter(|item| !item.is_swap()).collect() } else { named }
}

/// Blocks on this employee that stand when the item is given to them, judged as the standing is now.
fn standing_blocks(
    facts: &Facts,
    standing: &Standing,
    item: &Item,
    employee: &EmployeeId,
) -> impl Iterator<Item = Verdict> {
    let only: &[ItemId] = std::slice::from_ref(&item.id);
    let situation = candidates::situation(facts, standing, only);
    let whole = candidates::whole(facts, item, (!item.is_swap()).then_some(employee));
    let employee = employee.clone();
    rules::judge(&situation, &whole).into_iter().filter(move |found| found.blocks() && found.employee == employee)
}

/// Whether what this rule finds in moves of this employee is sensitive, be it only for their standing.
fn is_veiled(facts: &Facts, standing: &Standing, rule: &Rule, employee: &EmployeeId) -> bool {
    let situation = candidates::situation(facts, standing, &[]);
    let veiled = |seat: &PositionId| {
        let whole = Whole { moves: vec![Move::new(employee, seat)], ..Whole::default() };
        rules::judge(&situation, &whole).iter().any(|verdict| verdict.rule == rule.id && verdict.sensitive)
    };
    rule.sensitive || facts.docket().items().iter().flat_map(|item| &item.seats).any(veiled)
}
