//! The page of a scenario: what would come of other factors on the work and other weights of the plan. It is looked at and
//! may be noted; nothing is decided by it, and the weights of the sitting stay as they are locked.

use crate::domain::employee::Employee;
use crate::domain::facts::Facts;
use crate::domain::ids::PositionId;
use crate::domain::supposed::Supposition;
use crate::planner::foreseen::Foreseen;
use crate::planner::outlook::{Outlook, State};
use crate::planner::price::Step;
use crate::text::dates;
use crate::text::language::Language;
use crate::text::numbers::{decimal, grouped, signed_decimal};
use crate::text::words::{Phrase, Value, say};

use super::board::{App, Manner};
use super::emergency;
use super::layer::{Layer, Reading, ReadingLine, Tone};
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
    pages.for_each(|page| page.take(told));
    Vec::new()
}

/// What is told beside a row: what the session states where that is something else, and where a factor comes from.
pub fn beside(facts: &Facts, row: Row<'_>, language: Language) -> String {
    let source = match row {
        Row::Factor(unit, ..) => facts.unit(unit).and_then(|unit| unit.load_factor.as_ref()),
        Row::Emergency(..) | Row::Weight(..) => None,
    };
    let source = source.map(|factor| factor.source.clone()).unwrap_or_default();
    let stated = stated(row, language).filter(|_| !row.is_as_stated());
    let stated = stated.map(|stated| Phrase::new("scenario.stated").with("value", stated).spoken(language));
    stated.into_iter().chain([source]).filter(|said| !said.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What is supposed in a row.
pub fn value(facts: &Facts, page: &ScenarioPage, row: Row<'_>, language: Language) -> String {
    match row {
        Row::Emergency(aspect, _) => emergency::value(facts, page.supposed.emergency.as_ref(), aspect, language),
        Row::Factor(_, _, now) => format!("{}%", grouped(i64::from(now), language)),
        Row::Weight(_, _, now) => grouped(i64::from(now), language),
    }
}

/// What a row has by the session; no session states an emergency.
fn stated(row: Row<'_>, language: Language) -> Option<String> {
    match row {
        Row::Emergency(..) => None,
        Row::Factor(_, stated, _) => Some(format!("{}%", grouped(i64::from(stated), language))),
        Row::Weight(_, stated, _) => Some(grouped(i64::from(stated), language)),
    }
}

/// What a row is called.
pub fn name(facts: &Facts, row: Row<'_>) -> Value {
    match row {
        Row::Emergency(aspect, _) => Value::Term(aspect.title()),
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
    let help = outlook.help.map(|(wanted, _)| {
        let left = wanted.saturating_sub(outlook.moves.len() as u32);
        ("scenario.help.wanted", ["–".to_owned(), count(wanted), count(left)])
    });
    let moves = if help.is_some() { "scenario.help.lent" } else { "scenario.moves" };
    let rows = [
        ("scenario.deviation", of(&|state| ratio(state.spread.deviation))),
        ("scenario.range", of(&|state| ratio(state.spread.range()))),
        ("scenario.overloaded", of(&|state| count(state.spread.overloaded))),
        ("scenario.overstaffed", of(&|state| count(state.spread.overstaffed))),
        ("scenario.missing", of(&|state| count(state.missing))),
        ("scenario.vacant", of(&|state| count(state.spread.vacant_structural))),
        (moves, of(&|state| grouped(state.moves as i64, language))),
        ("scenario.fit", of(&|state| signed_decimal((state.fit + 5).div_euclid(10), 1, language))),
        ("scenario.warnings", of(&|state| count(state.warnings))),
        ("scenario.value", ["–".to_owned(), "–".to_owned(), grouped(outlook.value, language)]),
    ];
    // Help fills no seat of command and leaves none.
    let rows = rows.into_iter().filter(|(key, _)| help.is_none() || *key != "scenario.vacant");
    help.iter().cloned().chain(rows).collect()
}

/// What is told under the figures: in an emergency when it is and who could be asked, else moves by their price.
pub fn under(page: &ScenarioPage, language: Language) -> Vec<String> {
    match &page.supposed.emergency {
        None => vec![prices(page, language).spoken(language)],
        Some(own) => emergency::under(own, page.outlook.as_ref().and_then(Option::as_ref), language),
    }
}

/// Prices of a move with how many moves the best plan has from each on, those around the present price first.
fn prices(page: &ScenarioPage, language: Language) -> Phrase {
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

/// What is supposed otherwise than the session states it.
pub fn changes(facts: &Facts, page: &ScenarioPage, language: Language) -> Phrase {
    let changed = page.rows().into_iter().filter(|row| !row.is_as_stated()).filter_map(|row| {
        let said = Phrase::new("scenario.note.changed").with("what", name(facts, row));
        Some(Value::from(said.with("stated", stated(row, language)?).with("now", value(facts, page, row, language))))
    });
    let emergency = page.supposed.emergency.as_ref().map(|own| emergency::told(facts, own, language).into());
    let changed: Vec<Value> = emergency.into_iter().chain(changed).collect();
    match changed.is_empty() {
        true => Phrase::new("scenario.note.as-stated"),
        false => Phrase::new("scenario.note").with("changes", Value::List(changed)),
    }
}

/// What is set side by side, a sentence each.
pub fn figure_lines(outlook: &Outlook, language: Language) -> Vec<String> {
    let key = if outlook.help.is_some() { "scenario.note.help" } else { "scenario.note.line" };
    let line = |(what, [today, without, with]): (&'static str, [String; 3])| {
        let line = Phrase::new(key).with("what", Value::Term(what));
        line.with("today", today).with("without", without).with("with", with).spoken(language)
    };
    figures(outlook, language).into_iter().map(line).collect()
}

/// A note of what was supposed and what came of it, for the secretary to complete; none while that is counted.
pub fn note(facts: &Facts, page: &ScenarioPage, language: Language) -> Option<String> {
    let outlook = page.outlook.as_ref()?.as_ref()?;
    // Where, not who: the words of a note are read by everybody.
    let lent = outlook.help.iter().flat_map(|_| &outlook.moves).map(|own| {
        let told = Phrase::new("scenario.note.lent").with("from", place(facts, own.from.as_ref()));
        told.with("to", place(facts, Some(&own.to))).spoken(language)
    });
    let head = changes(facts, page, language).spoken(language);
    let lines = std::iter::once(head).chain(figure_lines(outlook, language)).chain(lent);
    Some(lines.collect::<Vec<_>>().join("\n"))
}

/// What a position is called.
fn place(facts: &Facts, position: Option<&PositionId>) -> Value {
    let found = position.and_then(|id| facts.position(id));
    found.map_or(Value::Term("plan.no-seat"), |found| facts.name_of_position(found).into())
}

/// Opens the list of those who would move, or be lent.
pub fn open_moves(app: &mut App) {
    let language = app.language;
    let (Some(Layer::Scenario(page)), Some(board)) = (app.layers.last(), app.board()) else { return };
    let Some(outlook) = page.outlook.as_ref().and_then(Option::as_ref) else {
        return app.say(Manner::Told, say(language, "scenario.counting").to_owned());
    };
    let reading =
        Reading::new(say(language, "scenario.title").to_owned(), moves(&board.facts, page, outlook, language));
    app.layers.push(Layer::Reading(reading));
}

/// Who would move from where to where, or be lent, with what is known of each.
fn moves(facts: &Facts, page: &ScenarioPage, outlook: &Outlook, language: Language) -> Vec<ReadingLine> {
    let mut lines = vec![ReadingLine::plain(changes(facts, page, language).spoken(language))];
    if let Some(own) = &page.supposed.emergency {
        // From when to when is said above.
        let under = emergency::under(own, Some(outlook), language).into_iter().skip(1);
        lines.extend(under.map(|said| ReadingLine::toned(Tone::Dim, said)));
    }
    if outlook.moves.is_empty() {
        lines.push(ReadingLine::plain(say(language, "scenario.who.nobody")));
    }
    for own in &outlook.moves {
        lines.push(ReadingLine::toned(Tone::Heading, goes(facts, own).spoken(language)));
        lines.push(ReadingLine::plain(format!("  {}", known(own, language))));
    }
    if let Some(Some(found)) = &page.steps {
        lines.push(ReadingLine::toned(Tone::Heading, say(language, "scenario.prices.heading")));
        let step = |own: &Step| {
            let price = grouped(i64::from(own.price), language);
            let told = Phrase::new("scenario.prices.row").with("price", format!("{price:>8}")).with("moves", own.moves);
            ReadingLine::plain(told.spoken(language))
        };
        lines.extend(found.steps.iter().map(step));
    }
    lines
}

/// Who would go from where to where.
pub fn goes(facts: &Facts, own: &Foreseen) -> Phrase {
    let name = facts.employee(&own.employee).map(Employee::full_name).unwrap_or_default();
    let goes = Phrase::new("scenario.who.goes").with("employee", name).with("id", own.employee.as_str());
    goes.with("from", place(facts, own.from.as_ref())).with("to", place(facts, Some(&own.to)))
}

/// What is known of a move, each in a few words.
pub fn known(own: &Foreseen, language: Language) -> String {
    let experience = own.experience.map(|months| {
        let length = dates::years_and_months(i64::from(months), language);
        Phrase::new("scenario.who.experience").with("length", length)
    });
    let (now, then) = own.fits;
    let fit = now.zip(then).map(|(now, then)| {
        let fit = Phrase::new("scenario.who.fit").with("now", Value::Hundredths(now));
        fit.with("then", Value::Hundredths(then))
    });
    let points = Phrase::new("scenario.who.points").with("points", own.points);
    let warnings = (own.warnings > 0).then(|| Phrase::new("scenario.who.warnings").with("count", own.warnings));
    let said = experience.into_iter().chain(fit).chain([points]).chain(warnings);
    said.map(|phrase| phrase.spoken(language)).collect::<Vec<_>>().join(" · ")
}
