//! Everybody in short: how well each fits a position at most, told from a few bytes a head.
//!
//! A ranking wants the best few of tens of thousands. What is in short here rules out nearly all of them; the fit
//! itself is computed of the others only. A promise is never below the fit, so nobody is passed over by it.

use std::collections::BinaryHeap;
use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;

use crate::domain::class::Class;
use crate::domain::education::{EducationLevel, Field, FieldSet};
use crate::domain::employee::{Employee, Employment, LegalStanding};
use crate::domain::facts::Facts;
use crate::domain::placements::Placements;
use crate::domain::position::{Position, Requirement, Standard};
use crate::domain::settings::FitSettings;
use crate::fit::criteria::{self, competences_asked, competences_unknown, valid_until};
use crate::fit::experience::{is_field_known, mean_of, served_fields, time, time_points};
use crate::fit::ledger::Ledger;
use crate::fit::matching::match_of_nine;
use crate::fit::score::{CriterionKind, Score, Steady, total, weight};
use crate::text::names::NameSet;

/// Everybody, in the order of the file.
pub(super) struct Muster(Vec<Brief>);

/// One employee, as far as it does not depend on the position.
struct Brief {
    /// A civil servant at work.
    eligible: bool,
    /// Tier of the position held by the file; that of pelaksana for staff without position.
    tier: u8,
    /// What of the fit is exactly so for every position.
    steady: Steady,
    /// The highest level of education; none without any.
    educated: Option<EducationLevel>,
    trained: bool,
    field_known: bool,
    /// Fields of education, of training, and of work.
    fields: [FieldSet; 3],
    majors: NameSet,
    /// Technical competencies that were assessed.
    technical: NameSet,
    /// Levels in the nine competencies with the last day on which they count.
    assessed: Option<([u8; 9], NaiveDate)>,
}

impl Brief {
    fn of(facts: &Facts, employee: &Employee) -> Brief {
        let held = employee.position.as_ref().and_then(|id| facts.position(id));
        let years = facts.settings().thresholds.assessment_years;
        Brief {
            eligible: employee.employment == Employment::Pns && employee.standing == LegalStanding::Active,
            tier: held.map_or(Class::Pelaksana, |held| held.class).tier(),
            steady: Steady::of(facts, employee),
            educated: employee.education_level(),
            trained: !employee.training.is_empty(),
            field_known: is_field_known(facts, employee),
            fields: [
                FieldSet::of(employee.education.iter().map(|education| education.field)),
                FieldSet::of(employee.training.iter().filter_map(|training| training.field)),
                FieldSet::of(served_fields(facts, employee)),
            ],
            majors: NameSet::of(employee.education.iter().map(|education| education.major.as_str())),
            technical: NameSet::of(
                employee.assessment.iter().flat_map(|own| &own.technical).map(|own| own.name.as_str()),
            ),
            assessed: employee.assessment.as_ref().map(|own| (own.managerial, valid_until(own, years))),
        }
    }
}

/// What a position asks, in short.
struct Asked<'a> {
    facts: &'a Facts,
    position: &'a Position,
    settings: &'a FitSettings,
    requirement: &'a Requirement,
    standard: Option<&'a Standard>,
    technical: NameSet,
    least: EducationLevel,
    fields: FieldSet,
    majors: NameSet,
    on: NaiveDate,
}

impl<'a> Asked<'a> {
    fn by(facts: &'a Facts, position: &'a Position, on: NaiveDate) -> Asked<'a> {
        let requirement = &position.requirement;
        let technical = position.standard.iter().flat_map(|own| &own.technical);
        Asked {
            facts,
            position,
            technical: NameSet::of(technical.map(|own| own.name.as_str())),
            least: position.least_education(),
            settings: &facts.settings().fit,
            requirement,
            standard: position.standard.as_ref(),
            fields: FieldSet::asked(&requirement.fields),
            majors: NameSet::of(requirement.majors.iter().map(String::as_str)),
            on,
        }
    }

    /// The most that the total of a fit can be, in hundredths; none when nothing can be known.
    fn promise(&self, brief: &Brief) -> Option<i64> {
        let weighed = |kind, points| (weight(kind, self.settings), points);
        let others = [
            weighed(CriterionKind::Education, self.education(brief)),
            weighed(CriterionKind::Performance, brief.steady.performance),
            weighed(CriterionKind::Experience, self.experience(brief)),
            weighed(CriterionKind::Training, self.training(brief)),
        ];
        let competence = weighed(CriterionKind::Competence, self.competence(brief));
        // An assessment may turn out to tell nothing about the position; then the others stand alone.
        total(others).max(total(others.into_iter().chain([competence])))
    }

    fn education(&self, brief: &Brief) -> Option<i64> {
        let Requirement { majors, fields, .. } = self.requirement;
        if brief.educated.is_none() || (majors.is_empty() && fields.is_empty()) {
            return None;
        }
        let [own, ..] = brief.fields;
        let best = if self.asks_no_field() || brief.majors.meets(self.majors) { 100 } else { i64::MIN };
        let same = if own.meets(self.fields) { self.settings.same_field_points } else { i64::MIN };
        Some(best.max(same).max(self.settings.other_field_points) * 100)
    }

    /// The nine as they are, and every technical competence in full.
    fn competence(&self, brief: &Brief) -> Option<i64> {
        let (levels, until) = brief.assessed?;
        let standard = self.standard.filter(|_| until >= self.on)?;
        let (mut capped, mut asked) = (0, 0);
        for (own, level) in levels.into_iter().zip(standard.managerial).filter(|(own, level)| *own > 0 && *level > 0) {
            capped += i64::from(own.min(level));
            asked += i64::from(level);
        }
        if asked == 0 || standard.technical_percent.is_some() {
            return Some(10_000);
        }
        let technical: i64 = standard.technical.iter().map(|wanted| i64::from(wanted.level)).sum();
        // Rounded up.
        Some(((capped + technical) * 10_000 + asked + technical - 1) / (asked + technical))
    }

    fn experience(&self, brief: &Brief) -> Option<i64> {
        let [.., served] = brief.fields;
        let most = if served.meets(self.fields) { u32::MAX } else { 0 };
        let known = brief.field_known && !self.requirement.fields.is_empty();
        mean_of([known.then(|| time_points(most)), brief.steady.variety])
    }

    fn training(&self, brief: &Brief) -> Option<i64> {
        let [_, trained, _] = brief.fields;
        let known = brief.trained && !self.requirement.fields.is_empty();
        known.then(|| if trained.meets(self.fields) { 10_000 } else { 5_000 })
    }
}

/// Scores told from what is in short: exactly, because who has nothing of what is asked for is told so, and whoever may
/// have some of it is looked at in full.
impl Asked<'_> {
    /// The [`score`](super::score::score) of an employee whose brief this is.
    fn score(&self, brief: &Brief, employee: &Employee) -> Score {
        let mut ledger = Ledger::counting_from(brief.steady.data);
        let time = self.exact_time(brief, employee, &mut ledger);
        let points = [
            (CriterionKind::Education, self.exact_education(brief, employee, &mut ledger)),
            (CriterionKind::Competence, self.exact_competence(brief, employee, &mut ledger)),
            (CriterionKind::Performance, brief.steady.performance),
            (CriterionKind::Experience, mean_of([time, brief.steady.variety])),
            (CriterionKind::Training, self.exact_training(brief, &mut ledger)),
        ];
        let total = total(points.map(|(kind, points)| (weight(kind, self.settings), points)));
        Score { total, known: ledger.known, asked: ledger.asked }
    }

    fn asks_no_field(&self) -> bool {
        self.requirement.majors.is_empty() && self.requirement.fields.contains(&Field::General)
    }

    /// As [`criteria::education`].
    fn exact_education(&self, brief: &Brief, employee: &Employee, ledger: &mut Ledger) -> Option<i64> {
        let Requirement { majors, fields, .. } = self.requirement;
        let [own, ..] = brief.fields;
        let points = match brief.educated {
            Some(level) if self.asks_no_field() && level >= self.least => 100,
            Some(_) if brief.majors.meets(self.majors) || own.meets(self.fields) => {
                return criteria::education(self.facts, employee, self.position, ledger);
            }
            Some(_) if !majors.is_empty() || !fields.is_empty() => self.settings.other_field_points,
            _ => {
                ledger.count(0, 1);
                return None;
            }
        };
        ledger.count(1, 1);
        Some(points * 100)
    }

    /// As [`criteria::competence`].
    fn exact_competence(&self, brief: &Brief, employee: &Employee, ledger: &mut Ledger) -> Option<i64> {
        let Some(standard) = self.standard else {
            ledger.count(0, 1);
            return None;
        };
        let asked = competences_asked(standard);
        let Some((levels, _)) = brief.assessed.filter(|(_, until)| *until >= self.on) else {
            ledger.count(0, asked);
            return None;
        };
        if brief.technical.meets(self.technical) {
            return criteria::competence(self.facts, employee, self.position, self.on, ledger);
        }
        let found = match_of_nine(&levels, standard);
        let unknown = competences_unknown(&found, asked);
        ledger.count(asked - unknown, asked);
        (found.compared > 0).then_some(found.capped)
    }

    /// As [`time`].
    fn exact_time(&self, brief: &Brief, employee: &Employee, ledger: &mut Ledger) -> Option<i64> {
        let [.., served] = brief.fields;
        if brief.field_known && served.meets(self.fields) {
            return time(self.facts, employee, self.position, self.on, ledger);
        }
        let points = (brief.field_known && !self.requirement.fields.is_empty()).then(|| time_points(0));
        ledger.count(u32::from(points.is_some()), 1);
        points
    }

    /// As [`criteria::training`].
    fn exact_training(&self, brief: &Brief, ledger: &mut Ledger) -> Option<i64> {
        let points = self.training(brief);
        ledger.count(u32::from(points.is_some()), 1);
        points
    }
}

impl Muster {
    pub(super) fn of(facts: &Facts) -> Arc<Muster> {
        facts.kept(|| Muster(facts.employees().iter().map(|employee| Brief::of(facts, employee)).collect()))
    }

    /// What of every fit of the employee at a place of the file does not depend on the position.
    pub(super) fn steady(&self, place: usize) -> &Steady {
        &self.0[place].steady
    }
}

/// The [`score`](super::score::score) of the employees at these places of the file, one after another.
pub fn scores<'a>(
    facts: &'a Facts,
    position: &'a Position,
    on: NaiveDate,
    places: Range<usize>,
) -> impl Iterator<Item = Score> + use<'a> {
    let muster = Muster::of(facts);
    let asked = Asked::by(facts, position, on);
    places.map(move |place| asked.score(&muster.0[place], &facts.employees()[place]))
}

/// Those who may be candidates for a position, whoever promises most first, with the most that their total can be.
///
/// They are civil servants at work who by the file, or because they were moved, may stand in the position's tier or the
/// one below; whoever asks looks more closely.
pub(super) fn by_promise<'a>(
    facts: &'a Facts,
    placements: &Placements,
    position: &Position,
    on: NaiveDate,
) -> impl Iterator<Item = (Option<i64>, &'a Employee)> {
    let muster = Muster::of(facts);
    let asked = Asked::by(facts, position, on);
    let tier = position.class.tier();
    let tiers = tier.saturating_sub(1)..=tier;
    let near = |brief: &Brief| tiers.contains(&brief.tier);
    let by_file = muster.0.iter().enumerate().filter(|(_, brief)| near(brief));
    let moved = placements.moved().filter_map(|(employee, _)| facts.employee_index(employee));
    let moved = moved.map(|place| (place, &muster.0[place])).filter(|(_, brief)| !near(brief));
    let eligible = by_file.chain(moved).filter(|(_, brief)| brief.eligible);
    let mut promises: BinaryHeap<_> = eligible.map(|(place, brief)| (asked.promise(brief), place)).collect();
    std::iter::from_fn(move || promises.pop()).map(|(promise, place)| (promise, &facts.employees()[place]))
}
