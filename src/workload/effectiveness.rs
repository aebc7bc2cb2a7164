//! Effectiveness of a position (EJ) and of a unit (EU): load against the time of those who are there.

use crate::domain::facts::Facts;
use crate::domain::placements::Placements;
use crate::domain::position::Position;
use crate::domain::profiles::{GradeBounds, name_key};
use crate::domain::settings::WorkloadSettings;
use crate::text::words::{Phrase, Value};
use crate::workload::balance::{Grade, UnitBalance};
use crate::workload::need::{PositionNeed, need, person_time};

/// EJ or EU as an exact fraction: load ÷ (persons × effective time). Exists only where somebody is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effectiveness {
    load: u128,
    time: u128,
}

impl Effectiveness {
    /// The effectiveness of `strength` persons under a load in hundredths of a minute a year.
    ///
    /// Source: Permendagri 12/2008. None when nobody is there: the value is undefined, and shown as vacant.
    pub fn of(load: u64, strength: u32, settings: &WorkloadSettings) -> Option<Effectiveness> {
        let time = person_time(settings) * u128::from(strength);
        (time > 0).then_some(Effectiveness { load: u128::from(load), time })
    }

    /// The value in 10^-`places`, rounded half up.
    pub fn scaled(self, places: u32) -> i64 {
        let unit = 10_u128.pow(places.min(9));
        i64::try_from((self.load * unit + self.time / 2) / self.time).unwrap_or(i64::MAX)
    }

    /// The value in thousandths, rounded half up.
    pub fn thousandths(self) -> i64 {
        self.scaled(3)
    }

    /// The grade of the unrounded value by the version in force: by default above 1 A, from each lower bound on B, C
    /// and D, else E.
    pub fn grade(self, settings: &WorkloadSettings) -> Grade {
        grade_of(self.load, self.time, settings.grade_bounds)
    }

    /// Whether there is more work than time: above 1, whatever the version calls it.
    pub fn is_over(self) -> bool {
        self.load > self.time
    }

    /// The grade whose words are true: a version may call A what is not above 1, and that is no overload.
    fn grade_in_words(self, settings: &WorkloadSettings) -> Grade {
        match self.grade(settings) {
            Grade::A if !self.is_over() => Grade::B,
            grade => grade,
        }
    }

    /// The value to show, with its number of decimals: two, or as many as keep a bound from being told wrong.
    ///
    /// 0.8999 is a C and would read `0,90` with two decimals, which is a B; it is shown as `0,8999`.
    pub fn shown(self, settings: &WorkloadSettings) -> (i64, u32) {
        let grade = self.grade(settings);
        let reads_true = |value: i64, places: u32| {
            grade_of(u128::from(value.unsigned_abs()), 10_u128.pow(places), settings.grade_bounds) == grade
        };
        (2..=6)
            .map(|places| (self.scaled(places), places))
            .find(|(value, places)| reads_true(*value, *places))
            .unwrap_or_else(|| {
                let down = i64::try_from(self.load * 1_000_000 / self.time).unwrap_or(i64::MAX);
                (if reads_true(down, 6) { down } else { down.saturating_add(1) }, 6)
            })
    }
}

fn grade_of(load: u128, time: u128, bounds: GradeBounds) -> Grade {
    let [a, b, c, d] = bounds.lower.map(|bound| u128::from(bound) * time);
    let value = load * 10_000;
    match value {
        _ if value > a || (bounds.first_included && value == a) => Grade::A,
        _ if value >= b => Grade::B,
        _ if value >= c => Grade::C,
        _ if value >= d => Grade::D,
        _ => Grade::E,
    }
}

/// By which bounds the grades in a table are given, and whose they are.
pub fn grade_basis(settings: &WorkloadSettings) -> Phrase {
    let bounds = settings.grade_bounds;
    let key = if bounds.first_included { "load.grades.from" } else { "load.grades.above" };
    let said = Phrase::new(key).with("version", Value::Term(name_key(settings.grades)));
    ["a", "b", "c", "d"].into_iter().zip(bounds.lower).fold(said, |said, (name, bound)| {
        let bound = i64::try_from(bound).unwrap_or(i64::MAX);
        said.with(name, if bound % 100 == 0 { Value::Hundredths(bound / 100) } else { Value::Decimal(bound, 4) })
    })
}

/// What is known of the load when its words are to be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadState {
    /// There are people and a load.
    Graded(Grade),
    /// There is a need and nobody is there.
    Vacant,
    /// The load was not computed; only persons can be compared.
    NotComputed,
}

/// Load and people in words, which never stand without each other: `beban berlebih · kurang 3 orang`.
///
/// Where the grade and the count point different ways (a rounded need is met and yet every hour is taken), the
/// count comes first and the load is said for each person: `lebih 1 orang, beban per orang tinggi`.
pub fn load_words(difference: i64, state: LoadState) -> Phrase {
    let load = match state {
        LoadState::Graded(grade) if points_elsewhere(difference, grade) => return words_apart(difference, grade),
        LoadState::Graded(grade) => grade.key(),
        LoadState::Vacant => "load.vacant",
        LoadState::NotComputed => "load.not-computed",
    };
    Phrase::new("load.words").with("load", Value::Term(load)).with("people", difference_words(difference))
}

/// Whether the grade tells another story than strength − need.
fn points_elsewhere(difference: i64, grade: Grade) -> bool {
    match grade {
        Grade::A => difference >= 0,
        Grade::B => difference != 0,
        Grade::C | Grade::D | Grade::E => difference <= 0,
    }
}

fn words_apart(difference: i64, grade: Grade) -> Phrase {
    let each = match grade {
        Grade::A => "load.each.a",
        Grade::B => "load.each.b",
        Grade::C => "load.each.c",
        Grade::D => "load.each.d",
        Grade::E => "load.each.e",
    };
    let people = if difference == 0 { Phrase::new("load.as-many") } else { difference_words(difference) };
    Phrase::new("load.words-apart").with("people", people).with("each", Value::Term(each))
}

/// Strength against need in words: `kurang 3 orang`, `lebih 2 orang`, `sesuai`.
pub fn difference_words(difference: i64) -> Phrase {
    let persons = i64::try_from(difference.unsigned_abs()).unwrap_or(i64::MAX);
    match difference {
        0 => Phrase::new("load.fitting"),
        1.. => Phrase::new("load.surplus").with("count", persons),
        _ => Phrase::new("load.shortage").with("count", persons),
    }
}

/// The same without the word for people, for a column whose heading says them: `kurang 3`, `lebih 2`, `sesuai`.
pub fn short_difference_words(difference: i64) -> Phrase {
    let persons = i64::try_from(difference.unsigned_abs()).unwrap_or(i64::MAX);
    match difference {
        0 => Phrase::new("load.fitting"),
        1.. => Phrase::new("load.surplus.short").with("count", persons),
        _ => Phrase::new("load.shortage.short").with("count", persons),
    }
}

/// Need against strength of one position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PositionBalance {
    /// Need, when known.
    pub need: Option<PositionNeed>,
    /// Persons at work in it.
    pub strength: u32,
}

impl PositionBalance {
    /// The balance of one position when employees sit as `placements` says.
    pub fn of(facts: &Facts, placements: &Placements, position: &Position) -> PositionBalance {
        PositionBalance { need: need(facts, position), strength: placements.strength(facts, &position.id) }
    }

    /// Strength − need (+/−), when the need is known.
    pub fn difference(&self) -> Option<i64> {
        self.need.map(|need| i64::from(self.strength) - i64::from(need.persons))
    }

    /// EJ; none when nobody is there or the load is not known.
    pub fn effectiveness(&self, settings: &WorkloadSettings) -> Option<Effectiveness> {
        Effectiveness::of(self.need?.load?, self.strength, settings)
    }

    /// Load and people in words.
    pub fn words(&self, settings: &WorkloadSettings) -> Phrase {
        let Some(difference) = self.difference() else {
            return Phrase::new("load.need-unknown").with("count", self.strength);
        };
        let state = match self.effectiveness(settings) {
            Some(effectiveness) => LoadState::Graded(effectiveness.grade_in_words(settings)),
            None if self.strength == 0 && difference < 0 => LoadState::Vacant,
            None => LoadState::NotComputed,
        };
        load_words(difference, state)
    }
}

impl UnitBalance {
    /// EU over the positions whose load is known; none when nobody is there.
    pub fn effectiveness(&self, settings: &WorkloadSettings) -> Option<Effectiveness> {
        Effectiveness::of(self.load, self.strength_with_load, settings).filter(|_| self.positions_with_load > 0)
    }

    /// Load and people in words.
    pub fn words(&self, settings: &WorkloadSettings) -> Phrase {
        let state = match self.effectiveness(settings) {
            Some(effectiveness) => LoadState::Graded(effectiveness.grade_in_words(settings)),
            None if self.strength == 0 && self.need > 0 => LoadState::Vacant,
            None => LoadState::NotComputed,
        };
        load_words(self.difference(), state)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::position::Need;
    use crate::domain::profiles::GradeVersion;
    use crate::domain::story::Story;
    use crate::text::language::Language;

    /// EJ of one person whose effective time is 10,000 minutes, for a value in ten-thousandths.
    fn ej(ten_thousandths: u64) -> (Effectiveness, WorkloadSettings) {
        let settings = WorkloadSettings { effective_minutes: 10_000, ..WorkloadSettings::default() };
        let effectiveness = Effectiveness::of(ten_thousandths * 100, 1, &settings).expect("one person is there");
        (effectiveness, settings)
    }

    #[test]
    fn grades_are_half_open_on_the_unrounded_value() {
        for (value, grade) in [
            (10_001, Grade::A),
            (10_000, Grade::B),
            (9_000, Grade::B),
            (8_999, Grade::C),
            (7_000, Grade::C),
            (6_999, Grade::D),
            (5_000, Grade::D),
            (4_999, Grade::E),
            (0, Grade::E),
        ] {
            let (effectiveness, settings) = ej(value);
            assert_eq!(effectiveness.grade(&settings), grade, "{value}");
        }
        assert_eq!(Effectiveness::of(100, 0, &WorkloadSettings::default()), None);
    }

    #[test]
    fn another_version_grades_by_its_own_bounds() {
        let graded = |version: GradeVersion, value: u64| {
            let (effectiveness, settings) = ej(value);
            let settings = WorkloadSettings { grade_bounds: version.bounds(), ..settings };
            (effectiveness.grade(&settings), effectiveness.grade_in_words(&settings))
        };
        for (value, grade) in [(10_001, Grade::A), (10_000, Grade::B), (8_100, Grade::B), (8_099, Grade::C)] {
            assert_eq!(graded(GradeVersion::Depkeu2002, value), (grade, grade), "{value}");
        }
        assert_eq!(graded(GradeVersion::Depkeu2002, 6_599).0, Grade::D);
        let with_91 = |value| graded(GradeVersion::Bounds91And76And61And51, value);
        assert_eq!([with_91(10_001), with_91(9_100)], [(Grade::A, Grade::A), (Grade::A, Grade::B)]);
        assert_eq!([with_91(9_099), with_91(5_099)], [(Grade::B, Grade::B), (Grade::E, Grade::E)]);
    }

    proptest! {
        #[test]
        fn what_is_shown_never_reads_as_another_grade(load in 0u64..40_000_000, strength in 1u32..60) {
            for version in GradeVersion::ALL {
                let settings = WorkloadSettings { grade_bounds: version.bounds(), ..WorkloadSettings::default() };
                let found = Effectiveness::of(load * 100, strength, &settings).expect("somebody is there");
                let (value, places) = found.shown(&settings);
                let shown = u128::from(value.unsigned_abs());
                prop_assert_eq!(grade_of(shown, 10_u128.pow(places), settings.grade_bounds), found.grade(&settings));
            }
        }
    }

    #[test]
    fn near_a_bound_more_decimals_are_shown() {
        for (value, shown) in [
            (9_120, (91, 2)),
            (8_999, (8_999, 4)),
            (8_960, (896, 3)),
            (10_001, (10_001, 4)),
            (10_000, (100, 2)),
            (4_999, (4_999, 4)),
        ] {
            let (effectiveness, settings) = ej(value);
            assert_eq!(effectiveness.shown(&settings), shown, "{value}");
        }
        let settings = WorkloadSettings::default();
        let hardly_over = Effectiveness::of(7_500_000 * 40_000 + 1, 40_000, &settings).expect("people are there");
        assert_eq!(hardly_over.grade(&settings), Grade::A);
        assert_eq!(hardly_over.shown(&settings), (1_000_001, 6));
    }

    #[test]
    fn two_holders_balance_what_drowns_one() {
        let mut story = Story::town();
        story.position_mut("SOS-PENGELOLA").need = Need::Minutes(136_800);
        let words = |story: &Story| {
            let facts = story.facts();
            let position = facts.position(&"SOS-PENGELOLA".into()).expect("the town has it");
            let balance = PositionBalance::of(&facts, &Placements::default(), position);
            let settings = &facts.settings().workload;
            let thousandths = balance.effectiveness(settings).map(Effectiveness::thousandths);
            (thousandths, balance.words(settings).spoken(Language::Indonesian))
        };
        assert_eq!(words(&story), (Some(912), "seimbang · sesuai".to_owned()));
        story.stated.settings.workload.effective_minutes = 72_000;
        assert_eq!(words(&story), (Some(950), "seimbang · sesuai".to_owned()));
        story.stated.settings.workload.effective_minutes = 75_000;
        story.employee_mut("P-906").position = None;
        assert_eq!(words(&story), (Some(1824), "beban berlebih · kurang 1 orang".to_owned()));
        story.employee_mut("P-905").position = None;
        assert_eq!(words(&story), (None, "KOSONG · kurang 2 orang".to_owned()));
        story.position_mut("SOS-PENGELOLA").need = Need::Unknown;
        assert_eq!(words(&story), (None, "kebutuhan belum diketahui · ada 0 orang".to_owned()));
    }

    #[test]
    fn load_and_people_are_said_together_even_when_they_disagree() {
        let said = |difference, state| load_words(difference, state).spoken(Language::Indonesian);
        assert_eq!(said(-3, LoadState::Graded(Grade::A)), "beban berlebih · kurang 3 orang");
        assert_eq!(said(2, LoadState::Graded(Grade::C)), "longgar · lebih 2 orang");
        assert_eq!(said(0, LoadState::Graded(Grade::A)), "jumlah sesuai kebutuhan, beban per orang tinggi");
        assert_eq!(said(-1, LoadState::Graded(Grade::E)), "kurang 1 orang, beban per orang sangat rendah");
        assert_eq!(said(1, LoadState::Graded(Grade::B)), "lebih 1 orang, beban per orang seimbang");
        assert_eq!(said(0, LoadState::Graded(Grade::B)), "seimbang · sesuai");
        assert_eq!(said(-2, LoadState::NotComputed), "beban belum dihitung · kurang 2 orang");
        assert_eq!(load_words(1, LoadState::Graded(Grade::D)).spoken(Language::English), "under-used · over by 1");
    }
}
