//! What of an emergency can be turned on the page of a scenario: who is helped, what experience is asked for, and when.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::{Days, NaiveDate};

use crate::domain::education::Field;
use crate::domain::facts::Facts;
use crate::domain::ids::UnitId;
use crate::domain::placements::Placements;
use crate::domain::supposed::Emergency;
use crate::fit::field_work::fields_of_work;
use crate::planner::outlook::Outlook;
use crate::text::dates;
use crate::text::language::Language;
use crate::text::words::{Phrase, Value, say};
use crate::workload::need::need;

/// Months of experience that may be asked for.
pub const EXPERIENCE: RangeInclusive<u32> = 1..=240;
/// Months that help may last.
pub const LENGTH: RangeInclusive<u32> = 1..=24;
/// Months of experience that are asked for and that help lasts, at first.
const FIRST: (u32, u32) = (12, 3);
/// Months of experience by which the bound is turned.
const HALF_YEAR: u32 = 6;
/// Days by which the beginning is turned.
const WEEK: u64 = 7;

/// One thing that can be turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aspect {
    /// Who is helped, if anybody.
    Helped,
    /// The field of the experience.
    Field,
    /// How much of it.
    Experience,
    /// The first day.
    From,
    /// How long.
    Length,
}

impl Aspect {
    /// All of them; without an emergency the first alone can be turned.
    pub const ALL: [Aspect; 5] = [Aspect::Helped, Aspect::Field, Aspect::Experience, Aspect::From, Aspect::Length];

    /// Catalogue key of its name.
    pub fn title(self) -> &'static str {
        match self {
            Aspect::Helped => "scenario.help",
            Aspect::Field => "scenario.help.field",
            Aspect::Experience => "scenario.help.experience",
            Aspect::From => "scenario.help.from",
            Aspect::Length => "scenario.help.length",
        }
    }
}

/// What can be chosen.
#[derive(Clone, Debug)]
pub struct Choices {
    /// Agencies that take help, each with the field that its positions ask for most.
    agencies: Vec<(UnitId, Field)>,
    /// Fields in which anybody has worked.
    fields: Vec<Field>,
    /// The day from which moves are effective.
    effective: NaiveDate,
}

impl Choices {
    /// Of a session: agencies with a position that commands nobody and whose need is known.
    pub fn of(facts: &Facts) -> Choices {
        let fields = fields_of_work(facts);
        let mut asked: BTreeMap<&UnitId, BTreeMap<Field, u32>> = BTreeMap::new();
        let mut missing: BTreeMap<&UnitId, u32> = BTreeMap::new();
        for position in facts.positions().iter().filter(|position| !position.class.is_structural()) {
            let Some(need) = need(facts, position) else { continue };
            let agency = facts.agency_of(&position.unit);
            let there = Placements::default().strength(facts, &position.id);
            *missing.entry(agency).or_default() += need.persons.saturating_sub(there);
            let of_agency = asked.entry(agency).or_default();
            for field in position.requirement.fields.iter().filter(|field| fields.contains(field)) {
                *of_agency.entry(*field).or_default() += need.persons;
            }
        }
        let agency = |id: &UnitId| {
            let of_agency = asked.get(id)?;
            // Of fields that are asked for alike the first.
            let most = of_agency.iter().max_by_key(|(field, persons)| (**persons, std::cmp::Reverse(**field)));
            Some((id.clone(), most.map(|(field, _)| *field).or(fields.first().copied())?))
        };
        let mut agencies: Vec<(UnitId, Field)> = facts.agencies().filter_map(|unit| agency(&unit.id)).collect();
        // Whoever lacks most comes first.
        agencies.sort_by_cached_key(|(id, _)| std::cmp::Reverse(missing.get(id).copied().unwrap_or(0)));
        Choices { agencies, fields, effective: facts.sitting().effective }
    }

    /// Turns one thing of an emergency, or begins or ends it.
    pub fn turn(&self, emergency: &mut Option<Emergency>, aspect: Aspect, forward: bool) {
        if aspect == Aspect::Helped {
            let now = emergency.as_ref().and_then(|own| self.agencies.iter().position(|(id, _)| *id == own.helped));
            let next = match (now, forward) {
                (None, true) => Some(0),
                (Some(at), true) => Some((at + 1).min(self.agencies.len() - 1)),
                (now, false) => now.and_then(|at| at.checked_sub(1)),
            };
            *emergency = next.and_then(|at| self.agencies.get(at)).map(|agency| self.begun(emergency.as_ref(), agency));
            return;
        }
        let Some(own) = emergency else { return };
        let by = |value: u32, step: u32, bounds: RangeInclusive<u32>| {
            let next = if forward { value + step } else { value.saturating_sub(step) };
            next.clamp(*bounds.start(), *bounds.end())
        };
        match aspect {
            Aspect::Helped => {}
            Aspect::Field => {
                let at = self.fields.iter().position(|field| *field == own.field).unwrap_or(0);
                let next = at.saturating_add_signed(if forward { 1 } else { -1 });
                own.field = self.fields.get(next).copied().unwrap_or(own.field);
            }
            // Half years: from the least on the first turn goes to a whole one.
            Aspect::Experience if own.experience < HALF_YEAR && forward => own.experience = HALF_YEAR,
            Aspect::Experience => own.experience = by(own.experience, HALF_YEAR, EXPERIENCE),
            Aspect::From => {
                let (week, from) = (Days::new(WEEK), own.from);
                let next = if forward { from.checked_add_days(week) } else { from.checked_sub_days(week) };
                own.from = next.unwrap_or(from);
            }
            Aspect::Length => own.length = by(own.length, 1, LENGTH),
        }
    }

    /// An emergency in an agency that can be helped.
    pub fn begin(&self, helped: &UnitId) -> Option<Emergency> {
        self.agencies.iter().find(|(id, _)| id == helped).map(|agency| self.begun(None, agency))
    }

    /// The field of work that is called so in either language, where anybody has worked in it.
    pub fn field_named(&self, name: &str) -> Option<Field> {
        let languages = [Language::Indonesian, Language::English];
        let is_called = |field: &Field| languages.iter().any(|own| say(*own, field.key()).eq_ignore_ascii_case(name));
        self.fields.iter().copied().find(is_called)
    }

    /// An emergency in another agency, with the field that it asks for; the rest as it was before.
    fn begun(&self, before: Option<&Emergency>, (helped, field): &(UnitId, Field)) -> Emergency {
        let (helped, field) = (helped.clone(), *field);
        match before {
            Some(own) if own.helped == helped => own.clone(),
            Some(own) => Emergency { helped, field, ..own.clone() },
            None => Emergency { helped, field, experience: FIRST.0, from: self.effective, length: FIRST.1 },
        }
    }
}

/// What is supposed of one thing.
pub fn value(facts: &Facts, emergency: Option<&Emergency>, aspect: Aspect, language: Language) -> String {
    let Some(own) = emergency else { return say(language, "scenario.help.none").to_owned() };
    let months = |months: u32| dates::years_and_months(i64::from(months), language);
    match aspect {
        Aspect::Helped => facts.unit(&own.helped).map(|unit| unit.short.clone()).unwrap_or_default(),
        Aspect::Field => say(language, own.field.key()).to_owned(),
        Aspect::Experience => months(own.experience),
        Aspect::From => dates::short(own.from),
        Aspect::Length => months(own.length),
    }
}

/// What is told under the figures: from when to when, and how many could be asked.
pub fn under(own: &Emergency, outlook: Option<&Outlook>, language: Language) -> Vec<String> {
    let [from, until, back] = [own.from, own.until(), own.back()].map(dates::short);
    let time = Phrase::new("scenario.help.time").with("from", from).with("until", until);
    let asked = outlook.and_then(|outlook| outlook.help).map(|(_, muster)| {
        let asked = Phrase::new("scenario.help.asked").with("able", muster.able).with("less", muster.less);
        asked.with("unknown", muster.unknown)
    });
    let said = std::iter::once(time.with("back", back)).chain(asked);
    said.map(|phrase| phrase.spoken(language)).collect()
}

/// The emergency in one sentence: for whom, with what experience, from when to when.
pub fn told(facts: &Facts, own: &Emergency, language: Language) -> Phrase {
    let unit = facts.unit(&own.helped).map_or_else(|| own.helped.to_string(), |unit| unit.name.clone());
    Phrase::new("scenario.help.told")
        .with("unit", unit)
        .with("field", Value::Term(own.field.key()))
        .with("experience", dates::years_and_months(i64::from(own.experience), language))
        .with("from", own.from)
        .with("until", own.until())
        .with("back", own.back())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::story::{Story, day};

    #[test]
    fn an_emergency_begins_with_the_first_agency_and_ends_before_it() {
        let facts = Story::town().facts();
        let choices = Choices::of(&facts);
        let mut emergency = None;
        choices.turn(&mut emergency, Aspect::Helped, false);
        choices.turn(&mut emergency, Aspect::Length, true);
        assert_eq!(emergency, None, "nothing to turn");
        choices.turn(&mut emergency, Aspect::Helped, true);
        let own = emergency.clone().expect("it began");
        assert_eq!((own.helped.as_str(), own.field, own.experience), ("CAPIL", Field::Government, 12));
        assert_eq!((own.from, own.until(), own.back()), (day(2026, 12, 1), day(2027, 2, 28), day(2027, 3, 1)));
        for (aspect, forward) in [(Aspect::Length, true), (Aspect::From, true), (Aspect::Experience, false)] {
            choices.turn(&mut emergency, aspect, forward);
        }
        choices.turn(&mut emergency, Aspect::Helped, true);
        choices.turn(&mut emergency, Aspect::Helped, true);
        let own = emergency.clone().expect("the last one stays");
        assert_eq!((own.helped.as_str(), own.length, own.experience), ("SOS", 4, 6));
        assert_eq!(own.from, day(2026, 12, 8));
        choices.turn(&mut emergency, Aspect::Helped, false);
        choices.turn(&mut emergency, Aspect::Helped, false);
        assert_eq!(emergency, None);
    }

    #[test]
    fn nothing_is_turned_beyond_its_bounds() {
        let facts = Story::town().facts();
        let choices = Choices::of(&facts);
        let mut emergency = None;
        choices.turn(&mut emergency, Aspect::Helped, true);
        for forward in [false, true] {
            for aspect in [Aspect::Field, Aspect::Experience, Aspect::Length] {
                (0..50).for_each(|_| choices.turn(&mut emergency, aspect, forward));
            }
            let own = emergency.clone().expect("still on");
            assert_eq!((own.experience, own.length), if forward { (240, 24) } else { (1, 1) });
        }
    }
}
