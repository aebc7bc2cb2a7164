//! The settings of a session: what is left out keeps its default, what is said must make sense.

use crate::domain::settings::{FitSettings, Settings, Thresholds, WorkloadSettings};
use crate::store::session::finding::{At, Findings};
use crate::store::session::raw;
use crate::store::session::values::{Decimal, check_range, decimal, name};
use crate::text::words::Phrase;

/// Weights are whole percents and sum to this.
const WHOLE: u32 = 100;

/// Settings as stated, over the defaults.
pub fn settings(at: &At, raw: &raw::Settings, findings: &mut Findings) -> Settings {
    Settings {
        workload: workload(&at.name("workload"), &raw.workload, findings),
        fit: fit(&at.name("fit"), &raw.fit, findings),
        thresholds: thresholds(&at.name("thresholds"), &raw.thresholds, findings),
    }
}

fn workload(at: &At, raw: &raw::Workload, findings: &mut Findings) -> WorkloadSettings {
    let mut settings = WorkloadSettings::default();
    let mut take = |field: &'static str, stated: Option<u64>, most: u64, target: &mut u64| {
        if let Some(value) = stated {
            let shown = i64::try_from(value).unwrap_or(i64::MAX);
            check_range(&at.name(field), shown, 1, most.cast_signed(), findings);
            *target = value;
        }
    };
    take("effective_minutes", raw.effective_minutes, 366 * 24 * 60, &mut settings.effective_minutes);
    take("days_per_year", raw.days_per_year, 366, &mut settings.days_per_year);
    take("weeks_per_year", raw.weeks_per_year, 53, &mut settings.weeks_per_year);
    settings.rounding = raw.rounding.unwrap_or(settings.rounding);
    if let Some(bounds) = &raw.grade_bounds {
        let at = at.name("grade_bounds");
        let shape = Decimal { parts: 10_000, least: 0, most: 100_000 };
        let read: Vec<Option<u64>> = bounds
            .iter()
            .enumerate()
            .map(|(place, value)| decimal(&at.index(place), *value, shape, findings))
            .collect();
        match <[Option<u64>; 4]>::try_from(read) {
            Ok([Some(a), Some(b), Some(c), Some(d)]) if a > b && b > c && c > d => settings.grade_bounds = [a, b, c, d],
            Ok(bounds) if bounds.contains(&None) => {}
            _ => findings.wrong("E-BOUNDS", &at, Phrase::new("fault.what.bounds"), "fault.cure.bounds"),
        }
    }
    settings
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
    settings.nine_box = raw.nine_box.unwrap_or(settings.nine_box);
    let parts = [settings.education, settings.competence, settings.performance, settings.experience, settings.training];
    let sum: u64 = parts.into_iter().map(u64::from).sum();
    if sound && sum != u64::from(WHOLE) {
        let what = Phrase::new("fault.what.weights").with("sum", sum.cast_signed());
        findings.wrong("E-WEIGHTS", at, what, "fault.cure.weights");
    }
    settings
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
    let mut percent = |field: &'static str, stated: Option<f64>, target: &mut i64| {
        let shape = Decimal { parts: 100, least: 0, most: 10_000 };
        if let Some(value) = stated.and_then(|value| decimal(&at.name(field), value, shape, findings)) {
            *target = value.cast_signed();
        }
    };
    percent("match_met", raw.match_met, &mut settings.match_met);
    percent("match_partly_met", raw.match_partly_met, &mut settings.match_partly_met);
    if settings.match_partly_met > settings.match_met {
        findings.wrong("E-BOUNDS", at, Phrase::new("fault.what.bounds"), "fault.cure.bounds");
    }
    settings
}
