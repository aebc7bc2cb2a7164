//! The page of a scenario: what would come of other factors on the work and other weights of the plan. It is looked at and
//! may be noted; nothing is decided by it, and the weights of the sitting stay as they are locked.

use crate::domain::facts::Facts;
use crate::domain::supposed::Supposition;
use crate::planner::outlook::{Outlook, State};
use crate::planner::price::Step;
use crate::text::language::Language;
use crate::text::numbers::{decimal, grouped, signed_decimal};
use crate::text::words::{Phrase, Value, say};

use super::board::{App, Manner};
use super::layer::Layer;
use super::message::{Effect, SupposedTold};
use super::plan::fixings::is_planned;
use super::scenario_page::{Row, ScenarioPage};

/// Opens the page.
pub fn open(app: &mut App) {
    let language = app.language;
    let Some(board) = app.board() else { return };
    if !is_planned(&board.truth.facts) {
        return app.say(Manner::Refused, say(language, "plan.page.large").to_owned());
    }
    let page = ScenarioPage::of(&board.truth.facts);
    app.layers.push(Layer::Scenario(Box::new(page)));
}

/// Moves the selection.
pub fn step(app: &mut App, by: isize) {
    if let Some(Layer::Scenario(page)) = app.layers.last_mut() {
        let last = page.rows().len().saturating_sub(1);
        page.at = page.at.saturating_add_signed(by).min(last);
    }
}

/// Turns the value of the selected row.
pub fn turn(app: &mut App, forward: bool) {
    if let Some(Layer::Scenario(page)) = app.layers.last_mut() {
        page.turn(forward);
    }
}

/// Asks what comes of what is supposed now, where that was not asked yet.
pub fn wanted(app: &mut App) -> Option<Effect> {
    let Some(Layer::Scenario(page)) = app.layers.last_mut() else { return None };
    page.ask().map(Effect::Suppose)
}

/// Takes what was found; what was supposed before is for nobody any more.
pub fn told(app: &mut App, supposed: &Supposition, told: &SupposedTold) -> Vec<Effect> {
    let pages = app.layers.iter_mut().filter_map(|layer| match layer {
        Layer::Scenario(page) if page.supposed == *supposed => Some(page),
        _ => None,
    });
    for page in pages {
        match told {
            SupposedTold::Outlook(outlook) => page.outlook = Some(outlook.as_deref().copied()),
            SupposedTold::Steps(steps) => page.steps = Some(steps.clone()),
            SupposedTold::GivenUp => {}
        }
    }
    Vec::new()
}

/// Where the factor of a row comes from, as the session states it.
pub fn source(facts: &Facts, row: Row<'_>) -> String {
    let factor = match row {
        Row::Factor(unit, ..) => facts.unit(unit).and_then(|unit| unit.load_factor.as_ref()),
        Row::Weight(..) => None,
    };
    factor.map(|factor| factor.source.clone()).unwrap_or_default()
}

/// What a row has by the session, and what is supposed.
pub fn values(row: Row<'_>, language: Language) -> [String; 2] {
    let number = |value: u32| grouped(i64::from(value), language);
    match row {
        Row::Factor(_, stated, now) => [stated, now].map(|percent| format!("{}%", number(percent))),
        Row::Weight(_, stated, now) => [stated, now].map(number),
    }
}

/// What a row is called.
pub fn name(facts: &Facts, row: Row<'_>) -> Value {
    match row {
        Row::Factor(unit, ..) => {
            let unit = facts.unit(unit).map_or_else(|| unit.to_string(), |unit| unit.name.clone());
            Phrase::new("scenario.factor").with("unit", unit).into()
        }
        Row::Weight(lever, ..) => Value::Term(lever.title),
    }
}

/// Labels of what is set side by side, with what each state comes to.
pub fn figures(outlook: &Outlook, language: Language) -> Vec<(&'static str, [String; 3])> {
    let of = |show: &dyn Fn(&State) -> String| [&outlook.today, &outlook.without, &outlook.with].map(show);
    let count = |number: u32| grouped(i64::from(number), language);
    let ratio = |value: Option<i64>| value.map_or("–".to_owned(), |value| decimal(value, 3, language));
    vec![
        ("scenario.deviation", of(&|state| ratio(state.spread.deviation))),
        ("scenario.range", of(&|state| ratio(state.spread.range()))),
        ("scenario.overloaded", of(&|state| count(state.spread.overloaded))),
        ("scenario.overstaffed", of(&|state| count(state.spread.overstaffed))),
        ("scenario.missing", of(&|state| count(state.missing))),
        ("scenario.vacant", of(&|state| count(state.spread.vacant_structural))),
        ("scenario.moves", of(&|state| grouped(state.moves as i64, language))),
        ("scenario.fit", of(&|state| signed_decimal((state.fit + 5).div_euclid(10), 1, language))),
        ("scenario.warnings", of(&|state| count(state.warnings))),
        ("scenario.value", ["–".to_owned(), "–".to_owned(), grouped(outlook.value, language)]),
    ]
}

/// Prices of a move with how many moves the best plan has from each on, those around the present price first.
pub fn prices(page: &ScenarioPage, language: Language) -> Phrase {
    let Some(steps) = &page.steps else { return Phrase::new("scenario.prices.counting") };
    let Some(steps) = steps else { return Phrase::new("scenario.prices.none") };
    let now = page.supposed.weights.move_points;
    let first = steps.steps.partition_point(|own| own.price <= now).saturating_sub(3);
    let step = |own: &Step| {
        let price = grouped(i64::from(own.price), language);
        Value::from(Phrase::new("scenario.price").with("price", price).with("moves", own.moves))
    };
    let key = if steps.complete { "scenario.prices" } else { "scenario.prices.partly" };
    Phrase::new(key).with("prices", Value::List(steps.steps[first..].iter().map(step).collect()))
}

/// A note of what was supposed and what came of it, for the secretary to complete; none while that is counted.
pub fn note(facts: &Facts, page: &ScenarioPage, language: Language) -> Option<String> {
    let outlook = page.outlook.flatten()?;
    let changed = page.rows().into_iter().filter(|row| !row.is_as_stated()).map(|row| {
        let [stated, now] = values(row, language);
        let said = Phrase::new("scenario.note.changed").with("what", name(facts, row));
        Value::from(said.with("stated", stated).with("now", now))
    });
    let changed: Vec<Value> = changed.collect();
    let head = match changed.is_empty() {
        true => Phrase::new("scenario.note.as-stated"),
        false => Phrase::new("scenario.note").with("changes", Value::List(changed)),
    };
    let line = |(key, [today, without, with]): (&'static str, [String; 3])| {
        let line = Phrase::new("scenario.note.line").with("what", Value::Term(key));
        line.with("today", today).with("without", without).with("with", with).spoken(language)
    };
    let lines = figures(&outlook, language).into_iter().map(line);
    Some(std::iter::once(head.spoken(language)).chain(lines).collect::<Vec<_>>().join("\n"))
}
