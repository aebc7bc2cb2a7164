//! `sidang explain`: one employee against one position, gathered from rules, fit and workload.

use serde_json::{Value as Json, json};

use crate::app::plan::fixings::is_planned;
use crate::domain::class::MoveKind;
use crate::domain::employee::Employee;
use crate::domain::facts::Facts;
use crate::domain::ids::{EmployeeId, PositionId, UnitId};
use crate::domain::placements::Placements;
use crate::domain::position::Position;
use crate::domain::proposal::{Move, Proposal};
use crate::domain::unit::Satisfaction;
use crate::fit::margin::Margin;
use crate::fit::score::{Fit, fit};
use crate::fit::talent;
use crate::planner::fixings::Fixings;
use crate::planner::problem::Problem;
use crate::planner::solution::Solution;
use crate::planner::why_not::{WhyNot, why_not};
use crate::rules;
use crate::rules::first_name::margins;
use crate::rules::rule::neutral_key;
use crate::rules::situation::{Situation, Whole};
use crate::rules::verdict::Verdict;
use crate::text::language::Language;
use crate::text::words::{Phrase, Value, say};
use crate::workload::balance::{Balance, UnitBalance};
use crate::workload::burden::Burden;
use crate::workload::effectiveness::grade_basis;
use crate::workload::need::basis;
use crate::workload::roster::Roster;
use crate::workload::spread::Spread;

/// Everything that the facts alone say about a move.
pub struct Explanation<'a> {
    /// The facts.
    pub facts: &'a Facts,
    /// Who.
    pub employee: &'a Employee,
    /// Where to.
    pub position: &'a Position,
    /// The proposal of the file that holds this move; its other moves are judged with it.
    pub proposal: Option<&'a Proposal>,
    /// The moves judged together.
    pub whole: Whole,
    /// Kind of the move.
    pub kind: MoveKind,
    /// Verdicts on the whole, worst first.
    pub verdicts: Vec<Verdict>,
    /// Fit at the planned effective date.
    pub fit: Fit,
    /// Units and agencies at both ends.
    pub ends: Vec<End<'a>>,
    /// Load of each person in the position left and in the one entered, before and after.
    pub burdens: Vec<(&'a Position, Option<Burden>, Option<Burden>)>,
    /// Spread over the agencies before and after.
    pub spread: (Spread, Spread),
    /// How the move stands in the plan of the facts; none where no plan is made while somebody waits for it.
    pub plan: Option<WhyNot>,
    /// Between which weights of the fit the employee stays the first name for the position; none where they are not first,
    /// or where nobody waits for that of so many.
    pub margins: Option<Vec<Margin>>,
}

/// A unit or agency at one end of the move.
pub struct End<'a> {
    /// Id of the unit.
    pub unit: &'a UnitId,
    /// Its name.
    pub name: &'a str,
    /// How the public judged its service, when that was measured.
    pub satisfaction: Option<&'a Satisfaction>,
    /// Whether somebody comes to it rather than leaves it; nothing when both happen inside it.
    pub receives: Option<bool>,
    /// Before.
    pub before: UnitBalance,
    /// After.
    pub after: UnitBalance,
}

impl<'a> Explanation<'a> {
    /// Explains the move of `employee` to `position`.
    ///
    /// # Errors
    /// The sentence that says which of the two the session does not know.
    pub fn of(facts: &'a Facts, employee: &str, position: &str) -> Result<Explanation<'a>, Phrase> {
        let unknown = |key: &'static str, id: &str| Phrase::new(key).with("id", id);
        let (employee_id, position_id) = (EmployeeId::from(employee), PositionId::from(position));
        let found = facts.employee(&employee_id).ok_or_else(|| unknown("shell.explain.no-employee", employee))?;
        let seat = facts.position(&position_id).ok_or_else(|| unknown("shell.explain.no-position", position))?;
        let mutation = Move::new(&employee_id, &position_id);
        let same = |one: &Move| one.employee == mutation.employee && one.to == mutation.to;
        let proposal = facts.proposals().iter().find(|proposal| proposal.moves.iter().any(same));
        let stated = proposal.and_then(|proposal| proposal.moves.iter().find(|one| same(one)));
        let kind = facts.kind_of(stated.unwrap_or(&mutation));
        let whole = match proposal {
            Some(proposal) => Whole::of(proposal),
            None => Whole { moves: vec![mutation], ..Whole::default() },
        };
        let before = Placements::default();
        let after = before.with(&whole.moves);
        let (now, then) = (Balance::of(facts, &before), Balance::of(facts, &after));
        let settings = &facts.settings().workload;
        Ok(Explanation {
            facts,
            employee: found,
            position: seat,
            proposal,
            kind,
            verdicts: rules::judge(&situation(facts, &whole), &whole),
            whole,
            fit: fit(facts, found, seat, facts.sitting().effective),
            ends: ends(facts, found, seat, &now, &then),
            burdens: burdens(facts, found, seat, (&before, &after)),
            spread: (Spread::of(&now, settings), Spread::of(&then, settings)),
            plan: in_plan(facts, &employee_id, &position_id),
            margins: in_margins(facts, found, seat),
        })
    }

    /// The sentence of a verdict as it may be shown to anybody who runs the program.
    pub fn sentence(verdict: &Verdict) -> Phrase {
        if verdict.sensitive { Phrase::new(neutral_key(verdict.severity)) } else { verdict.sentence.clone() }
    }

    /// What a verdict rests on, printed from the session's own list.
    pub fn basis(&self, verdict: &Verdict) -> Vec<Phrase> {
        let one = |id: &&str| match self.facts.legal_basis(id) {
            Some(basis) if basis.checked => Phrase::new("shell.explain.basis").with("text", basis.text.as_str()),
            Some(basis) => Phrase::new("shell.explain.basis.unchecked").with("text", basis.text.as_str()),
            None => Phrase::new("shell.explain.basis.missing").with("id", *id),
        };
        if verdict.basis.is_empty() {
            return vec![Phrase::new("shell.explain.basis.custom")];
        }
        verdict.basis.iter().map(one).collect()
    }

    /// The place in the nine boxes, and what the regulation recommends there.
    pub fn talent(&self) -> Vec<Phrase> {
        let settings = &self.facts.settings().fit;
        let treatment = talent::place_of(settings, self.employee).map(talent::treatment_key).map(Phrase::new);
        std::iter::once(talent::nine_box_words(settings, self.employee)).chain(treatment).collect()
    }

    /// Where the employee sits by the file.
    pub fn present(&self) -> Option<&'a Position> {
        self.employee.position.as_ref().and_then(|id| self.facts.position(id))
    }

    /// Title and unit of a position: `Kepala Bidang PIAK, Disdukcapil`.
    pub fn place(&self, position: &Position) -> String {
        let unit = self.facts.unit(&position.unit).map_or("", |unit| unit.name.as_str());
        format!("{}, {unit}", position.title)
    }

    /// The explanation as one JSON document; what is not known is `null`, what is withheld says so.
    pub fn json(&self, language: Language) -> Json {
        json!({
            "session": self.facts.sitting().id,
            "employee": {"id": self.employee.id, "name": self.employee.full_name()},
            "from": self.present().map(|position| json!({"id": position.id, "title": position.title, "unit": position.unit})),
            "to": {"id": self.position.id, "title": self.position.title, "unit": self.position.unit},
            "kind": say(language, self.kind.key()),
            "proposal": self.proposal.map(|proposal| &proposal.id),
            "verdicts": self.verdicts.iter().map(|verdict| self.verdict_json(verdict, language)).collect::<Vec<_>>(),
            "fit": self.fit_json(language),
            "nine_box": talent::nine_box_of(&self.facts.settings().fit, self.employee),
            "nine_box_words": self.talent().iter().map(|phrase| phrase.spoken(language)).collect::<Vec<_>>(),
            "ends": self.ends.iter().map(|end| self.end_json(end, language)).collect::<Vec<_>>(),
            "burdens": self.burdens.iter().map(|(position, now, then)| json!({
                "position": position.id, "before": self.burden_json(now.as_ref()), "after": self.burden_json(then.as_ref()),
            })).collect::<Vec<_>>(),
            "basis": self.basis_of_numbers().spoken(language),
            "plan": self.plan.map(|told| json!({"held": told.held, "regret": told.regret, "fit_needed_hundredths": told.fit})),
            "first_while": self.margins.iter().flatten().map(|own| json!({
                "criterion": say(language, own.kind.key()), "weight_percent": own.weight, "from": own.from, "to": own.to,
            })).collect::<Vec<_>>(),
            "spread_thousandths": {"before": self.spread.0.deviation, "after": self.spread.1.deviation},
        })
    }

    /// Which official versions the numbers of this explanation rest on.
    pub fn basis_of_numbers(&self) -> Phrase {
        Phrase::new("shell.explain.versions")
            .with("basis", basis(self.facts))
            .with("grades", grade_basis(&self.facts.settings().workload))
    }

    fn burden_json(&self, burden: Option<&Burden>) -> Json {
        let settings = &self.facts.settings().workload;
        burden.map_or(Json::Null, |burden| {
            json!({
                "people": burden.people.len(),
                "minutes_a_day_hundredths": (!burden.people.is_empty()).then(|| burden.minutes_per_day(settings)),
                "full_day_hundredths": settings.minutes_per_day(),
            })
        })
    }

    fn verdict_json(&self, verdict: &Verdict, language: Language) -> Json {
        let basis: Vec<String> = self.basis(verdict).iter().map(|basis| basis.spoken(language)).collect();
        let open = !verdict.sensitive;
        json!({
            "rule": open.then_some(verdict.rule),
            "severity": format!("{:?}", verdict.severity).to_lowercase(),
            "employee": verdict.employee,
            "sentence": Self::sentence(verdict).spoken(language),
            "basis": open.then_some(basis),
            "lift": open.then(|| verdict.lift.spoken(language)),
            "withheld": verdict.sensitive,
        })
    }

    fn fit_json(&self, language: Language) -> Json {
        let criteria = self.fit.criteria.iter().map(|criterion| {
            let evidence = criterion
                .evidence
                .iter()
                .map(|evidence| json!({"says": evidence.says.spoken(language), "known": evidence.known}));
            json!({
                "criterion": say(language, criterion.kind.key()), "weight_percent": criterion.weight,
                "points_hundredths": criterion.points, "evidence": evidence.collect::<Vec<_>>(),
            })
        });
        json!({
            "formula": self.facts.settings().fit.name,
            "total_hundredths": self.fit.total, "known": self.fit.known, "asked": self.fit.asked,
            "criteria": criteria.collect::<Vec<_>>(),
        })
    }

    fn end_json(&self, end: &End<'_>, language: Language) -> Json {
        let settings = &self.facts.settings().workload;
        let state = |balance: &UnitBalance| {
            json!({
                "strength": balance.strength, "difference": balance.difference(),
                "effectiveness_thousandths": balance.effectiveness(settings).map(|found| found.thousandths()),
                "words": balance.words(settings).spoken(language),
                "vacant_structural_seats": balance.vacant_structural,
            })
        };
        json!({
            "unit": end.unit, "name": end.name, "receives": end.receives, "need": end.before.need,
            "before": state(&end.before), "after": state(&end.after),
            "satisfaction_hundredths": end.satisfaction.map(|found| found.index),
        })
    }
}

/// How a move stands in the best plan of the facts.
fn in_plan(facts: &Facts, employee: &EmployeeId, position: &PositionId) -> Option<WhyNot> {
    if !is_planned(facts) {
        return None;
    }
    let problem = Problem::of(facts, &Fixings::default());
    let mut solution = Solution::of(&problem)?;
    Some(why_not(&mut solution, employee, facts.position_index(position)?))
}

/// Between which weights somebody stays first, of everybody who may take the position or is proposed for it.
fn in_margins(facts: &Facts, employee: &Employee, position: &Position) -> Option<Vec<Margin>> {
    if !is_planned(facts) {
        return None;
    }
    let goes = |own: &Move| own.to == position.id;
    let about: Vec<&Proposal> = facts.proposals().iter().filter(|own| own.moves.iter().any(goes)).collect();
    let named = |own: &&Proposal| {
        let movers = own.moves.iter().filter(|own| goes(own)).map(|own| own.employee.clone());
        movers.chain(own.alternatives.iter().cloned()).collect::<Vec<EmployeeId>>()
    };
    let named: Vec<EmployeeId> = about.iter().flat_map(named).collect();
    let whole = |who: &EmployeeId| {
        let own = about.iter().find(|own| own.moves.iter().any(|own| own.employee == *who && goes(own)));
        own.map_or_else(
            || Whole { moves: vec![Move::new(who, &position.id)], ..Whole::default() },
            |own| Whole::of(own),
        )
    };
    margins(&situation(facts, &whole(&employee.id)), employee, position, &named, whole)
}

/// The facts as they stand, with every seat of the docket that this whole does not fill still awaited.
pub fn situation<'a>(facts: &'a Facts, whole: &Whole) -> Situation<'a> {
    let seats = facts.docket().items().iter().flat_map(|item| &item.seats);
    let awaited = seats.filter(|seat| whole.moves.iter().all(|mutation| mutation.to != **seat)).cloned();
    Situation { awaited: awaited.collect(), ..Situation::of(facts) }
}

/// Unit and agency at both ends, releasing ones first, each once.
fn ends<'a>(
    facts: &'a Facts,
    employee: &'a Employee,
    position: &'a Position,
    now: &Balance,
    then: &Balance,
) -> Vec<End<'a>> {
    let chain = |unit: &'a UnitId| [unit, facts.agency_of(unit)];
    let held = employee.position.as_ref().and_then(|id| facts.position(id));
    let releasing: Vec<&UnitId> = held.map(|held| chain(&held.unit).to_vec()).unwrap_or_default();
    let receiving = chain(&position.unit);
    let mut ends: Vec<End<'a>> = Vec::new();
    for unit in releasing.iter().copied().chain(receiving) {
        if ends.iter().any(|end| end.unit == unit) {
            continue;
        }
        let (Some(found), Some(before), Some(after)) = (facts.unit(unit), now.unit(unit), then.unit(unit)) else {
            continue;
        };
        let receives = match (releasing.contains(&unit), receiving.contains(&unit)) {
            (true, true) => None,
            (_, receives) => Some(receives),
        };
        let satisfaction = found.satisfaction.as_ref();
        ends.push(End {
            unit,
            name: &found.name,
            satisfaction,
            receives,
            before: before.clone(),
            after: after.clone(),
        });
    }
    ends
}

/// The burden of each person in the position left and in the one entered, where a load is known.
fn burdens<'a>(
    facts: &'a Facts,
    employee: &'a Employee,
    position: &'a Position,
    (before, after): (&Placements, &Placements),
) -> Vec<(&'a Position, Option<Burden>, Option<Burden>)> {
    let (now, then) = (Roster::of(facts, before), Roster::of(facts, after));
    let burden = |roster: &Roster<'_>, position: &Position| roster.seat(&position.id).and_then(Burden::of);
    let left = employee.position.as_ref().and_then(|id| facts.position(id)).filter(|left| left.id != position.id);
    let pair = |position: &'a Position| (position, burden(&now, position), burden(&then, position));
    left.into_iter().chain([position]).map(pair).filter(|(_, now, then)| now.is_some() || then.is_some()).collect()
}

/// Hundredths of points as written, or that they are not known.
pub fn points(hundredths: Option<i64>) -> Value {
    hundredths.map_or(Value::Term("shell.explain.unknown"), Value::Hundredths)
}
