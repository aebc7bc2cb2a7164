//! `sidang workload`: the workload tables as text, and all their numbers as one JSON document.

use serde_json::{Value as Json, json};

use crate::domain::facts::Facts;
use crate::domain::placements::Placements;
use crate::domain::position::LoadKind;
use crate::domain::profiles::{Official, name_key};
use crate::domain::satisfaction::ServiceGrade;
use crate::domain::settings::{Rounding, WorkloadSettings};
use crate::domain::unit::Unit;
use crate::paper::block::Block;
use crate::paper::plain;
use crate::paper::workload::Workload;
use crate::shell::table::PAGE;
use crate::text::language::Language;
use crate::text::numbers;
use crate::text::words::{Phrase, say};
use crate::workload::balance::UnitBalance;
use crate::workload::burden::{Burden, burdens, uncarried};
use crate::workload::effectiveness::{Effectiveness, PositionBalance, difference_words};
use crate::workload::emptying::emptying;
use crate::workload::kinds::{KindBalance, exchanges, kinds};
use crate::workload::need::seats;
use crate::workload::overlap::{overlaps, shared_titles};
use crate::workload::overview::Overview;
use crate::workload::pileup::{DivisionSide, pile_ups};
use crate::workload::roster::Seat;
use crate::workload::scenario::scenarios;
use crate::workload::spread::Spread;

/// The tables as text, at most a page wide.
pub fn text(facts: &Facts, language: Language) -> String {
    let workload = Workload::of(facts, None, language);
    let title = format!("{}: {}", say(language, "shell.load.title"), facts.sitting().title);
    let mut blocks = vec![Block::Paragraph(title), workload.basis()];
    blocks.extend(workload.sections());
    blocks.push(workload.positions());
    plain::light(&blocks, PAGE).join("\n")
}

/// All numbers as one JSON document; a value that is not known is `null`.
pub fn json(facts: &Facts, language: Language) -> Json {
    Numbers { facts, language, overview: Overview::of(facts, &Placements::default()) }.document()
}

struct Numbers<'a> {
    facts: &'a Facts,
    language: Language,
    overview: Overview<'a>,
}

impl Numbers<'_> {
    fn settings(&self) -> &WorkloadSettings {
        &self.facts.settings().workload
    }

    fn said(&self, phrase: &Phrase) -> String {
        phrase.spoken(self.language)
    }

    fn document(&self) -> Json {
        let sitting = self.facts.sitting();
        let roster = &self.overview.roster;
        let agencies = kinds(roster);
        json!({
            "session": sitting.id,
            "data_date": sitting.data_date,
            "effective": sitting.effective,
            "basis": self.basis(),
            "units": self.facts.units().iter().filter_map(|unit| self.unit(unit)).collect::<Json>(),
            "positions": roster.seats.iter().map(|seat| self.position(seat)).collect::<Json>(),
            "spread": spread(&self.overview.spread),
            "kinds_of_load": agencies.iter().map(|agency| json!({
                "agency": agency.agency,
                "kinds": LoadKind::ALL.iter().zip(&agency.kinds).map(|(kind, balance)| self.kind(Some(*kind), balance))
                    .chain(std::iter::once(self.kind(None, &agency.unstated))).collect::<Json>(),
            })).collect::<Json>(),
            "exchanges": exchanges(&agencies).iter().map(|one| json!({
                "one": one.one, "other": one.other, "gives": one.gives, "takes": one.takes,
                "people_there": one.there, "people_back": one.back,
            })).collect::<Json>(),
            "pile_ups": pile_ups(roster).iter().map(|pile| json!({
                "agency": pile.agency,
                "over": pile.over.iter().map(|side| self.side(side)).collect::<Json>(),
                "short": pile.short.iter().map(|side| self.side(side)).collect::<Json>(),
                "people_within": pile.within, "people_still_lacking": pile.still_lacking,
            })).collect::<Json>(),
            "burdens": burdens(roster).iter().map(|burden| self.burden(burden)).collect::<Json>(),
            "held_by_nobody": uncarried(roster).iter().map(|burden| json!({
                "position": burden.position, "load_hundredths_of_a_minute": burden.load,
            })).collect::<Json>(),
            "overlaps": overlaps(self.facts).iter().map(|one| json!({
                "duty": one.description, "across_agencies": one.across_agencies,
                "load_hundredths_of_a_minute": one.load(),
                "places": one.places.iter().map(|place| json!({
                    "unit": place.unit, "positions": place.positions, "load_hundredths_of_a_minute": place.load,
                })).collect::<Json>(),
            })).collect::<Json>(),
            "shared_titles": shared_titles(self.facts).iter().map(|one| json!({
                "title": one.title, "positions": one.positions, "duties": one.duties,
            })).collect::<Json>(),
            "emptying": emptying(roster, sitting.effective).iter().map(|one| json!({
                "position": one.position, "strength": one.strength,
                "within_months": if one.within_12 { 12 } else { 24 },
            })).collect::<Json>(),
            "scenarios": scenarios(self.facts).iter().map(|one| json!({
                "unit": one.unit, "percent": one.factor.percent, "source": one.factor.source,
                "need_without": one.need_without, "need_with": one.need_with,
                "load_without_hundredths_of_a_minute": one.load_without,
                "load_with_hundredths_of_a_minute": one.load_with,
            })).collect::<Json>(),
            "satisfaction": self.facts.units().iter().filter_map(|unit| self.satisfaction(unit)).collect::<Json>(),
        })
    }

    fn basis(&self) -> Json {
        let (settings, sitting) = (self.settings(), self.facts.sitting());
        let rounding = match settings.rounding {
            Rounding::HalfUp => "load.rounding.half-up",
            Rounding::Up => "load.rounding.up",
            Rounding::Down => "load.rounding.down",
        };
        json!({
            "effective_minutes": settings.effective_minutes,
            "effective_time": say(self.language, name_key(settings.effective_time)),
            "grades": say(self.language, name_key(settings.grades)),
            "grade_bounds_ten_thousandths": settings.grade_bounds.lower,
            "fixed_by": sitting.workload_fixed_by,
            "fixed_on": sitting.workload_fixed_on,
            "year": sitting.workload_year,
            "rounding": say(self.language, rounding),
            "days_per_year": settings.days_per_year,
            "weeks_per_year": settings.weeks_per_year,
        })
    }

    fn unit(&self, unit: &Unit) -> Option<Json> {
        let balance: &UnitBalance = self.overview.balance.unit(&unit.id)?;
        let coming = self.overview.projections.iter().find(|found| found.unit == unit.id)?;
        Some(json!({
            "id": unit.id, "name": unit.name, "short": unit.short, "parent": unit.parent,
            "need": balance.need, "strength": balance.strength, "difference": balance.difference(),
            "releasable": balance.releasable(),
            "strength_without_need": balance.strength_without_need,
            "positions_without_need": balance.positions_without_need,
            "load_hundredths_of_a_minute": balance.load,
            "positions_with_load": balance.positions_with_load,
            "effectiveness": self.effectiveness(balance.effectiveness(self.settings())),
            "words": self.said(&balance.words(self.settings())),
            "vacant_structural_seats": balance.vacant_structural,
            "strength_in_12_months": coming.in_12_months,
            "strength_in_24_months": coming.in_24_months,
            "words_now_12_24": coming.differences().map(|difference| self.said(&difference_words(difference))),
            "pension_unknown": coming.pension_unknown,
        }))
    }

    fn position(&self, seat: &Seat<'_>) -> Json {
        let balance = PositionBalance { need: seat.need, strength: seat.strength() };
        let position = seat.position;
        json!({
            "id": position.id, "title": position.title, "unit": position.unit, "seats": seats(self.facts, position),
            "need": seat.need.map(|need| need.persons),
            "need_thousandths": seat.need.and_then(|need| need.exact_thousandths),
            "load_hundredths_of_a_minute": seat.need.and_then(|need| need.load),
            "computed_from": seat.need.map(|need| say(self.language, need.depth.key())),
            "strength": seat.strength(), "bound": seat.bound(), "spare": seat.spare(),
            "difference": seat.difference(),
            "effectiveness": self.effectiveness(balance.effectiveness(self.settings())),
            "words": self.said(&balance.words(self.settings())),
        })
    }

    /// A ratio as it is shown, with as many decimals as keep it on its side of a bound.
    fn effectiveness(&self, found: Option<Effectiveness>) -> Json {
        found.map_or(Json::Null, |found| {
            let grade = found.grade(self.settings());
            let (value, places) = found.shown(self.settings());
            json!({
                "thousandths": found.thousandths(), "shown": numbers::decimal(value, places, self.language),
                "grade": grade.letter(), "grade_words": say(self.language, grade.key()),
            })
        })
    }

    fn kind(&self, kind: Option<LoadKind>, balance: &KindBalance) -> Json {
        json!({
            "kind": kind, "need": balance.need, "strength": balance.strength,
            "difference": balance.difference(), "words": self.said(&difference_words(balance.difference())),
            "spare": balance.spare, "lacking": balance.lacking,
        })
    }

    fn side(&self, side: &DivisionSide) -> Json {
        json!({
            "unit": side.unit, "need": side.need, "strength": side.strength, "difference": side.difference(),
            "words": self.said(&difference_words(side.difference())),
        })
    }

    fn burden(&self, burden: &Burden) -> Json {
        let settings = self.settings();
        json!({
            "position": burden.position, "people": burden.people, "load_hundredths_of_a_minute": burden.load,
            "effectiveness": self.effectiveness(burden.effectiveness(settings)),
            "minutes_a_day_hundredths": burden.minutes_per_day(settings),
            "full_day_hundredths": settings.minutes_per_day(),
            "relief_a_week_hundredths": burden.relief_per_week(settings),
        })
    }

    fn satisfaction(&self, unit: &Unit) -> Option<Json> {
        let found = unit.satisfaction.as_ref()?;
        let weights = self.facts.settings().element_weights;
        let grade = ServiceGrade::of(found.index);
        Some(json!({
            "unit": unit.id, "index_hundredths": found.index, "grade": grade.letter(),
            "grade_words": say(self.language, grade.key()),
            "elements_ten_thousandths": found.elements.map(|elements| elements.0),
            "computed_hundredths": found.elements.map(|elements| elements.index(weights)),
            "weights": say(self.language, weights.key()),
            "u6_u7_ten_thousandths": found.elements.map(|elements| elements.of_staff()),
            "respondents": found.respondents, "date": found.date,
        }))
    }
}

fn spread(spread: &Spread) -> Json {
    json!({
        "agencies": spread.agencies, "agencies_without_ratio": spread.without_ratio,
        "lowest_thousandths": spread.lowest, "highest_thousandths": spread.highest,
        "range_thousandths": spread.range(), "deviation_thousandths": spread.deviation,
        "overloaded": spread.overloaded, "overstaffed": spread.overstaffed,
        "vacant_structural_seats": spread.vacant_structural,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::story::Story;
    use crate::text::width;

    #[test]
    fn the_tables_fit_the_page_and_say_what_they_rest_on() {
        let facts = Story::town().facts();
        let told = text(&facts, Language::Indonesian);
        assert!(told.lines().all(|line| width::columns(line) <= PAGE), "{told}");
        for expected in ["75.000 menit", "PermenPANRB 1/2020", "Permendagri 12/2008", "setengah ke atas", "kurang 3"] {
            assert!(told.contains(expected), "{expected} is missing in\n{told}");
        }
        assert!(text(&facts, Language::English).contains("3 short"));
    }

    #[test]
    fn a_need_that_is_not_known_is_shown_as_unknown() {
        let mut story = Story::town();
        story.position_mut("CAPIL-OPERATOR").need = crate::domain::position::Need::Unknown;
        let facts = story.facts();
        assert!(text(&facts, Language::Indonesian).contains("belum diketahui"));
        let document = json(&facts, Language::Indonesian);
        let positions = document["positions"].as_array().expect("positions are a list");
        let operator = positions.iter().find(|position| position["id"] == "CAPIL-OPERATOR").expect("the town has it");
        assert_eq!((&operator["need"], &operator["difference"]), (&Json::Null, &Json::Null));
        assert_eq!(operator["strength"], 1);
    }
}
