//! The settings of a session: what is left out keeps its default, what is said must make sense.

use crate::domain::class::Class;
use crate::domain::plan_weights::PlanWeights;
use crate::domain::profiles::{
    EffectiveTime, GradeBounds, GradeVersion, MatchBounds, MatchVersion, Official, PotentialVersion,
};
use crate::domain::settings::{FitSettings, MatchBands, Settings, Thresholds, WorkloadSettings};
use crate::store::session::finding::{At, Findings};
use crate::store::session::raw;
use crate::store::session::texts::name;
use crate::store::session::values::{Decimal, check_range, decimal};
use crate::text::words::{Phrase, Value};

/// Weights are whole percents and sum to this.
const WHOLE: u32 = 100;

/// A day has so many minutes, a week so many days: what nobody can work.
const MINUTES_A_DAY: u64 = 24 * 60;
const DAYS_A_WEEK: u64 = 7;

/// Settings as stated, over the defaults.
pub fn settings(at: &At, raw: &raw::Settings, findings: &mut Findings) -> Settings {
    Settings {
        workload: workload(&at.name("workload"), &raw.workload, findings),
        fit: fit(&at.name("fit"), &raw.fit, findings),
        thresholds: thresholds(&at.name("thresholds"), &raw.thresholds, findings),
        element_weights: raw.satisfaction.weights.unwrap_or_default(),
        planner: planner(&at.name("planner"), &raw.planner, findings),
    }
}

/// An official version or a number of the session's own, with the version where the number is its.
///
/// The number overrides the default version; beside another version that the file names it is a contradiction.
fn settled<V: Official, N: PartialEq>(
    at: &At,
    stated: Option<V>,
    own: Option<N>,
    number_of: impl Fn(V) -> N,
    findings: &mut Findings,
) -> (N, Option<V>) {
    let version = stated.unwrap_or_default();
    let official = number_of(version);
    match own {
        Some(own) if own != official => {
            if stated.is_some() {
                let what = Phrase::new("fault.what.two-versions").with("version", Value::Term(version.key()));
                findings.wrong("E-VERSIONS", at, what, "fault.cure.two-versions");
            }
            (own, None)
        }
        _ => (official, Some(version)),
    }
}

fn planner(at: &At, raw: &PlanWeights, findings: &mut Findings) -> PlanWeights {
    for (field, weight) in raw.named() {
        check_range(&at.name(field), i64::from(weight), 0, i64::from(PlanWeights::LARGEST), findings);
    }
    raw.clone()
}

fn workload(at: &At, raw: &raw::Workload, findings: &mut Findings) -> WorkloadSettings {
    let mut settings = WorkloadSettings::default();
    let mut sound = true;
    let mut take = |field: &'static str, stated: Option<u64>, most: u64| {
        if let Some(value) = stated {
            let shown = i64::try_from(value).unwrap_or(i64::MAX);
            sound &= check_range(&at.name(field), shown, 1, most.cast_signed(), findings);
        }
        stated
    };
    let own = take("effective_minutes", raw.effective_minutes, 366 * MINUTES_A_DAY);
    let days = take("days_per_year", raw.days_per_year, 366);
    let weeks = take("weeks_per_year", raw.weeks_per_year, 53);
    settings.days_per_year = days.unwrap_or(settings.days_per_year);
    settings.weeks_per_year = weeks.unwrap_or(settings.weeks_per_year);
    let field = at.name("effective_minutes");
    (settings.effective_minutes, settings.effective_time) =
        settled(&field, raw.effective_time, own, EffectiveTime::minutes, findings);
    if sound {
        year_holds(at, &settings, findings);
    }
    settings.rounding = raw.rounding.unwrap_or(settings.rounding);
    let field = at.name("grade_bounds");
    let own = raw.grade_bounds.as_ref().and_then(|stated| {
        let lower = falling(&field, stated, Decimal { parts: 10_000, least: 0, most: 100_000 }, findings)?;
        // Bounds of a file are read as the form of Permendagri 12/2008 reads its own: A lies above the first.
        Some(GradeBounds { lower, first_included: raw.grades.unwrap_or_default().bounds().first_included })
    });
    (settings.grade_bounds, settings.grades) = settled(&field, raw.grades, own, GradeVersion::bounds, findings);
    settings
}

/// The days of a year must hold its effective time, and its weeks its days.
fn year_holds(at: &At, settings: &WorkloadSettings, findings: &mut Findings) {
    let days = settings.days_per_year;
    if settings.effective_minutes > days * MINUTES_A_DAY {
        let what = Phrase::new("fault.what.minutes-of-days")
            .with("minutes", settings.effective_minutes.cast_signed())
            .with("days", days.cast_signed());
        findings.wrong("E-YEAR", at, what, "fault.cure.minutes-of-days");
    }
    if days > settings.weeks_per_year * DAYS_A_WEEK {
        let what = Phrase::new("fault.what.days-of-weeks")
            .with("days", days.cast_signed())
            .with("weeks", settings.weeks_per_year.cast_signed());
        findings.wrong("E-YEAR", at, what, "fault.cure.days-of-weeks");
    }
}

/// So many bounds, each lower than the one before; nothing when they are not.
fn falling<const N: usize>(at: &At, stated: &[f64], shape: Decimal, findings: &mut Findings) -> Option<[u64; N]> {
    let read: Vec<Option<u64>> =
        stated.iter().enumerate().map(|(place, value)| decimal(&at.index(place), *value, shape, findings)).collect();
    // A bound that is no number was told already.
    let bounds: Vec<u64> = read.iter().copied().collect::<Option<_>>()?;
    let sound = <[u64; N]>::try_from(bounds).ok().filter(|bounds| bounds.is_sorted_by(|above, below| above > below));
    if sound.is_none() {
        findings.wrong("E-BOUNDS", at, Phrase::new("fault.what.bounds").with("count", N), "fault.cure.bounds");
    }
    sound
}

fn fit(at: &At, raw: &raw::Fit, findings: &mut Findings) -> FitSettings {
    let mut settings = FitSettings::default();
    if let Some(stated) = &raw.name {
        settings.name = name(&at.name("name"), stated, findings);
    }
    let mut sound = true;
    let mut take = |field: &'static str, stated: Option<u32>, target: &mut u32| {
        if let Some(value) = stated {
            sound &= check_range(&at.name(field), i64::from(value), 0, i64::from(WHOLE), findings);
            *target = value;
        }
    };
    take("education_weight", raw.education_weight, &mut settings.education);
    take("competence_weight", raw.competence_weight, &mut settings.competence);
    take("performance_weight", raw.performance_weight, &mut settings.performance);
    take("experience_weight", raw.experience_weight, &mut settings.experience);
    take("training_weight", raw.training_weight, &mut settings.training);
    take("core_percent", raw.core_percent, &mut settings.core_percent);
    let mut points = [80, 50];
    take("same_field_points", raw.same_field_points, &mut points[0]);
    take("other_field_points", raw.other_field_points, &mut points[1]);
    if raw.same_field_points.is_some() {
        settings.same_field_points = i64::from(points[0]);
    }
    if raw.other_field_points.is_some() {
        settings.other_field_points = i64::from(points[1]);
    }
    settings.missing_standard = raw.missing_standard.unwrap_or_default();
    settings.technical_share = raw.technical_share.unwrap_or_default();
    settings.nine_box = raw.nine_box.unwrap_or(settings.nine_box);
    settings.nine_box_numbers = raw.nine_box_numbers.unwrap_or(settings.nine_box_numbers);
    let field = at.name("potential_bounds");
    let shape = Decimal { parts: 100, least: 0, most: 10_000 };
    let own = raw.potential_bounds.as_ref().and_then(|stated| falling(&field, stated, shape, findings));
    (settings.potential_bounds, settings.potential) =
        settled(&field, raw.potential, own, PotentialVersion::bounds, findings);
    let parts = [settings.education, settings.competence, settings.performance, settings.experience, settings.training];
    let sum: u64 = parts.into_iter().map(u64::from).sum();
    if sound && sum != u64::from(WHOLE) {
        let what = Phrase::new("fault.what.weights").with("sum", sum.cast_signed());
        findings.wrong("E-WEIGHTS", at, what, "fault.cure.weights");
    }
    settings
}

/// Three ages, from the lowest functional levels to the highest.
fn entry_ages(at: &At, ages: &[u32], findings: &mut Findings) -> [u32; 3] {
    for (place, age) in ages.iter().enumerate() {
        check_range(&at.index(place), i64::from(*age), 18, 70, findings);
    }
    <[u32; 3]>::try_from(ages).unwrap_or_else(|_| {
        let what = Phrase::new("fault.what.wrong-count").with("expected", 3_usize).with("found", ages.len());
        findings.wrong("E-WRONG-COUNT", at, what, "fault.cure.wrong-count");
        Thresholds::default().functional_entry_ages
    })
}

fn thresholds(at: &At, raw: &raw::Thresholds, findings: &mut Findings) -> Thresholds {
    let mut settings = Thresholds::default();
    let mut take = |field: &'static str, stated: Option<u32>, target: &mut u32| {
        if let Some(value) = stated {
            check_range(&at.name(field), i64::from(value), 0, 1_200, findings);
            *target = value;
        }
    };
    take("tenure_months", raw.tenure_months, &mut settings.tenure_months);
    take("tenure_strict_months", raw.tenure_strict_months, &mut settings.tenure_strict_months);
    take("tenure_long_months", raw.tenure_long_months, &mut settings.tenure_long_months);
    take("discipline_years", raw.discipline_years, &mut settings.discipline_years);
    take("assessment_years", raw.assessment_years, &mut settings.assessment_years);
    take("retirement_warn_months", raw.retirement_warn_months, &mut settings.retirement_warn_months);
    take("retirement_info_months", raw.retirement_info_months, &mut settings.retirement_info_months);
    take("administrator_months", raw.administrator_months, &mut settings.administrator_months);
    take("pengawas_months", raw.pengawas_months, &mut settings.pengawas_months);
    take("ahli_madya_months", raw.ahli_madya_months, &mut settings.ahli_madya_months);
    take("functional_field_months", raw.functional_field_months, &mut settings.functional_field_months);
    take("recent_transfer_months", raw.recent_transfer_months, &mut settings.recent_transfer_months);
    take("acting_months", raw.acting_months, &mut settings.acting_months);
    take("acting_most_months", raw.acting_most_months, &mut settings.acting_most_months);
    take("leadership_training_months", raw.leadership_training_months, &mut settings.leadership_training_months);
    if let Some(ages) = &raw.functional_entry_ages {
        settings.functional_entry_ages = entry_ages(&at.name("functional_entry_ages"), ages, findings);
    }
    for (field, less, more) in [
        ("tenure_strict_months", settings.tenure_strict_months, settings.tenure_months),
        ("tenure_months", settings.tenure_months, settings.tenure_long_months),
        ("retirement_warn_months", settings.retirement_warn_months, settings.retirement_info_months),
        ("acting_months", settings.acting_months, settings.acting_most_months),
    ] {
        if less > more {
            let what = Phrase::new("fault.what.months-order").with("less", less).with("more", more);
            findings.wrong("E-BOUNDS", &at.name(field), what, "fault.cure.months-order");
        }
    }
    settings.job_match = job_match(at, raw, findings);
    settings
}

/// The bands of the match: an official version, or two bounds, of which one that is left out keeps the default's.
fn job_match(at: &At, raw: &raw::Thresholds, findings: &mut Findings) -> MatchBands {
    let shape = Decimal { parts: 100, least: 0, most: 10_000 };
    let mut percent = |field: &'static str, stated: Option<f64>| {
        stated.and_then(|value| decimal(&at.name(field), value, shape, findings)).map(u64::cast_signed)
    };
    let stated = [percent("match_met", raw.match_met), percent("match_partly_met", raw.match_partly_met)];
    let version = raw.job_match.unwrap_or_default();
    let own = stated.iter().any(Option::is_some).then(|| {
        let default = version.bounds(Class::Pelaksana);
        MatchBounds { met: stated[0].unwrap_or(default.met), partly_met: stated[1].unwrap_or(default.partly_met) }
    });
    if own.is_some_and(|own| own.partly_met > own.met) {
        let what = Phrase::new("fault.what.bounds").with("count", 2_usize);
        findings.wrong("E-BOUNDS", at, what, "fault.cure.bounds");
    }
    // A version may ask more of some classes; two bounds of the session's own hold for all of them.
    let every_class = |bounds: MatchBounds| Class::ALL.map(|_| bounds);
    let of_version = |version: MatchVersion| Class::ALL.map(|class| version.bounds(class));
    let field = at.name("match_met");
    match settled(&field, raw.job_match, own.map(every_class), of_version, findings) {
        (_, Some(version)) => MatchBands::Version(version),
        ([bounds, ..], None) => MatchBands::Own(bounds),
    }
}
