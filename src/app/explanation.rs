//! Texts to read: why a candidate.

use crate::command::catalogue::Command;
use crate::command::keymap;
use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, PositionId};
use crate::fit::margin::Margin;
use crate::fit::matching;
use crate::fit::score::{Criterion, Fit};
use crate::fit::talent;
use crate::journal::candidates::{self, Candidate, Offer};
use crate::planner::why_not::{WhyNot, needed_fit};
use crate::rules;
use crate::rules::first_name::margins;
use crate::rules::rule;
use crate::rules::verdict::{Severity, Verdict};
use crate::text::language::Language;
use crate::text::numbers;
use crate::text::words::{Phrase, Value, say};

use super::board::Board;
use super::layer::{Reading, ReadingLine, Tone};
use super::plan::at_hand::Cost;
use super::plan::fixings::is_planned;
use super::plan::told::Told;

/// Why: every verdict with its basis and cure, and the fit opened down to its evidence.
pub fn of_item(board: &Board, candidate: Option<&EmployeeId>, language: Language) -> Reading {
    let facts = &board.facts;
    let chosen = candidate.or(board.candidate());
    let mut lines = Vec::new();
    let found = &board.look.prospect.candidates;
    let shown: Vec<&Candidate> = match (board.item().is_swap(), chosen) {
        (true, _) => found.iter().collect(),
        (false, Some(chosen)) => found.iter().filter(|found| found.employee == *chosen).collect(),
        (false, None) => Vec::new(),
    };
    for (place, candidate) in shown.into_iter().enumerate() {
        let mutation = board.look.prospect.whole.moves.get(place).or(board.look.prospect.whole.moves.first());
        let seat = mutation.map(|mutation| mutation.to.clone()).or(board.item().seats.first().cloned());
        person(&mut lines, facts, candidate, seat.as_ref(), language);
        reasons_given(&mut lines, board, candidate, language);
        lines.extend(in_plan(board, candidate, seat.as_ref(), language));
        verdicts(&mut lines, facts, &candidate.verdicts, language);
        fit(&mut lines, &candidate.fit, language);
        lines.extend(first_name(board, candidate, seat.as_ref(), language));
    }
    let basis = matching::basis(facts.settings().thresholds.job_match).spoken(language);
    lines.push(ReadingLine::toned(Tone::Dim, format!("{basis}.")));
    let title = Phrase::new("board.explain.title").with("item", board.item().number).spoken(language);
    Reading::new(title, lines)
}

fn person(
    lines: &mut Vec<ReadingLine>,
    facts: &Facts,
    candidate: &Candidate,
    seat: Option<&PositionId>,
    language: Language,
) {
    let Some(employee) = facts.employee(&candidate.employee) else { return };
    let title_of = |position: &PositionId| {
        let title = facts.position(position).map(|found| found.title.clone()).unwrap_or_default();
        let unit = facts.agency_of_position(position).map(|unit| unit.name.clone()).unwrap_or_default();
        format!("{title}, {unit}")
    };
    lines.push(ReadingLine::toned(Tone::Heading, employee.full_name()));
    let none = || say(language, "board.no-position").to_owned();
    let from = employee.position.as_ref().map_or_else(none, title_of);
    lines.push(ReadingLine::plain(format!("{}: {from}", say(language, "board.from"))));
    if let Some(seat) = seat {
        lines.push(ReadingLine::plain(format!("{}: {}", say(language, "board.to"), title_of(seat))));
    }
    let grade = employee.grade.map_or_else(|| "?".to_owned(), |grade| grade.to_string());
    let box_words = talent::nine_box_words(&facts.settings().fit, employee).spoken(language);
    lines.push(ReadingLine::plain(format!("{}: {grade} · {box_words}", say(language, "board.rank"))));
    for wish in &employee.aspirations {
        let heard = Phrase::new("board.aspiration").with("date", wish.date).with("channel", wish.channel.as_str());
        lines.push(ReadingLine::plain(format!("{}: {}", heard.spoken(language), wish.text)));
    }
}

/// What the proposal itself says: origin, reason, benefit.
fn reasons_given(lines: &mut Vec<ReadingLine>, board: &Board, candidate: &Candidate, language: Language) {
    let proposals = board.item().proposals.iter().filter_map(|id| board.facts.proposal(id));
    for proposal in proposals.filter(|own| own.moves.iter().any(|mutation| mutation.employee == candidate.employee)) {
        let origin = Phrase::new("board.origin").with("origin", Value::Term(proposal.origin.key()));
        let detail =
            if proposal.origin_detail.is_empty() { String::new() } else { format!(" ({})", proposal.origin_detail) };
        lines.push(ReadingLine::plain(format!("{}{detail}: {}", origin.spoken(language), proposal.reason)));
        if !proposal.benefit.is_empty() {
            lines.push(ReadingLine::plain(format!("{}: {}", say(language, "board.benefit"), proposal.benefit)));
        }
    }
}

/// How the plan stands to the candidate, where that was counted.
pub fn in_plan(
    board: &Board,
    candidate: &Candidate,
    seat: Option<&PositionId>,
    language: Language,
) -> Vec<ReadingLine> {
    let facts = &board.facts;
    let (Some(seat), Some(suggested)) = (seat, board.suggested()) else { return Vec::new() };
    let cost = board.plan.cost(seat, &candidate.employee);
    let regret = match cost {
        Some(Cost::Points(points)) => Some(points),
        Some(Cost::Barred) => None,
        Some(Cost::Counting) | None => return Vec::new(),
    };
    let held = suggested.has(&candidate.employee, seat);
    let found = facts.employee(&candidate.employee).zip(facts.position(seat)).zip(regret);
    let fit = found.and_then(|((employee, to), regret)| needed_fit(facts, employee, to, regret));
    let told = Told { facts, language }.why_not(WhyNot { held, regret, fit });
    let said = told.iter().map(|phrase| phrase.spoken(language)).collect::<Vec<_>>().join(" ");
    vec![ReadingLine::plain(said)]
}

/// Between which weights the candidate stays the first name for the seat, if they are.
fn first_name(
    board: &Board,
    candidate: &Candidate,
    seat: Option<&PositionId>,
    language: Language,
) -> Option<ReadingLine> {
    let facts = &board.facts;
    let (employee, position) = (facts.employee(&candidate.employee)?, facts.position(seat?)?);
    if board.item().is_swap() || !is_planned(facts) {
        return None;
    }
    let item = board.item();
    let situation = candidates::situation(facts, &board.standing, std::slice::from_ref(&item.id));
    // Named or not: whoever is shown is ranked.
    let shown: Vec<EmployeeId> = board.look.prospect.candidates.iter().map(|own| own.employee.clone()).collect();
    let offer = Offer::of(facts, item);
    let margins = margins(&situation, employee, position, &shown, |own| offer.to(Some(own)))?;
    Some(ReadingLine::plain(margins_told(&margins).spoken(language)))
}

/// Margins of weights in one sentence.
pub fn margins_told(margins: &[Margin]) -> Phrase {
    let margin = |own: &Margin| {
        let said = Phrase::new("fit.margin").with("criterion", Value::Term(own.kind.key()));
        Value::from(said.with("from", own.from).with("to", own.to).with("weight", own.weight))
    };
    Phrase::new("fit.margins").with("margins", Value::List(margins.iter().map(margin).collect()))
}

fn verdicts(lines: &mut Vec<ReadingLine>, facts: &Facts, verdicts: &[Verdict], language: Language) {
    lines.push(ReadingLine::plain(""));
    lines.push(ReadingLine::toned(Tone::Heading, say(language, "board.verdicts")));
    lines.extend(verdict_lines(facts, verdicts, language));
}

/// What the rules say of somebody: each verdict with its basis, and how to lift it.
pub fn verdict_lines(facts: &Facts, verdicts: &[Verdict], language: Language) -> Vec<ReadingLine> {
    let mut lines = Vec::new();
    if verdicts.is_empty() {
        lines.push(ReadingLine::plain(say(language, "board.no-verdicts")));
    }
    let (stepping_out, others): (Vec<&Verdict>, Vec<&Verdict>) =
        verdicts.iter().partition(|own| rules::is_conflict(own));
    for verdict in stepping_out.into_iter().chain(others) {
        let tone = match verdict.severity {
            Severity::Block if verdict.lifted_by.is_none() => Tone::Block,
            Severity::Info if rules::is_conflict(verdict) => Tone::Warn,
            Severity::Block | Severity::Warn | Severity::Unknown => Tone::Warn,
            Severity::Info => Tone::Plain,
        };
        lines.push(ReadingLine::toned(tone, verdict_line(verdict, language)));
        if verdict.sensitive {
            continue;
        }
        let basis: Vec<String> = verdict
            .basis
            .iter()
            .map(|id| facts.legal_basis(id).map_or_else(|| (*id).to_owned(), |basis| basis.text.clone()))
            .collect();
        if !basis.is_empty() {
            lines.push(ReadingLine::toned(
                Tone::Dim,
                format!("   {}: {}", say(language, "board.basis"), basis.join("; ")),
            ));
        }
        if verdict.severity != Severity::Info {
            lines.push(ReadingLine::toned(Tone::Dim, format!("   {}", verdict.lift.spoken(language))));
        }
    }
    lines
}

/// A verdict in one line: severity and sentence, or the neutral sentence of a sensitive one.
pub fn verdict_line(verdict: &Verdict, language: Language) -> String {
    if verdict.sensitive {
        return say(language, rule::neutral_key(verdict.severity)).to_owned();
    }
    let severity = say(language, verdict.severity.key()).to_uppercase();
    let lifted = match &verdict.lifted_by {
        Some(document) => format!(" {} {document}:", say(language, "board.lifted")),
        None => String::new(),
    };
    format!("{severity}{lifted} {} {}", verdict.rule, verdict.sentence.spoken(language))
}

fn fit(lines: &mut Vec<ReadingLine>, fit: &Fit, language: Language) {
    lines.push(ReadingLine::plain(""));
    let total = fit
        .total
        .map_or_else(|| say(language, "board.unknown").to_owned(), |total| numbers::decimal(total, 2, language));
    let heading = Phrase::new("board.fit-total").with("total", total).with("known", fit.known).with("asked", fit.asked);
    lines.push(ReadingLine::toned(Tone::Heading, heading.spoken(language)));
    for criterion in &fit.criteria {
        lines.push(ReadingLine::plain(criterion_line(criterion, language)));
        for evidence in &criterion.evidence {
            let tone = if evidence.known { Tone::Dim } else { Tone::Warn };
            lines.push(ReadingLine::toned(tone, format!("   {}", evidence.says.spoken(language))));
        }
    }
}

fn criterion_line(criterion: &Criterion, language: Language) -> String {
    let points = criterion
        .points
        .map_or_else(|| say(language, "board.unknown").to_owned(), |points| numbers::decimal(points, 2, language));
    let line = Phrase::new("board.criterion")
        .with("name", Value::Term(criterion.kind.key()))
        .with("weight", criterion.weight)
        .with("points", points);
    line.spoken(language)
}

/// What stands in place of the minutes before guests.
pub fn hidden_minutes(language: Language) -> String {
    Phrase::new("board.minutes.hidden").with("key", keymap::shown_key(Command::Privacy)).spoken(language)
}
