//! Data of an employee that contradict each other or the calendar.

use chrono::NaiveDate;

use crate::domain::calendar::complete_months;
use crate::domain::class::Class;
use crate::domain::education::EducationLevel;
use crate::domain::employee::{Employee, Employment};
use crate::domain::nip::{Nip, NumberKind};
use crate::domain::rank::Rank;
use crate::domain::retirement::{pension_from, pension_in};
use crate::quality::check::{Check, Gravity, Looks, words};
use crate::quality::ground::Ground;
use crate::text::words::Phrase;

/// Youngest and oldest age in years at appointment as a civil servant that is usual (BKN's checks of the NIP).
const AGES_AT_APPOINTMENT: std::ops::RangeInclusive<u32> = 17..=46;

/// A position held since before the appointment that the NIP tells.
pub static BEFORE_APPOINTMENT: Check = Check {
    id: "N-BEFORE-APPOINTMENT",
    words: words!("code.before-appointment"),
    gravity: Gravity::Should,
    sensitive: false,
    field: None,
    place: Some(&["position_since"]),
    looks: Looks::Employees(before_appointment),
};

/// An age at appointment that is hardly possible.
pub static APPOINTMENT_AGE: Check = Check {
    id: "N-APPOINTMENT-AGE",
    words: words!("code.appointment-age"),
    gravity: Gravity::Should,
    sensitive: true,
    field: None,
    place: Some(&["nip"]),
    looks: Looks::Employees(appointment_age),
};

/// Rank or position that begins after the day of the data.
pub static AFTER_DATA: Check = Check {
    id: "N-AFTER-DATA",
    words: words!("code.after-data"),
    gravity: Gravity::Must,
    sensitive: false,
    field: None,
    place: Some(&["position_since"]),
    looks: Looks::Employees(after_data),
};

/// A rank below the one with which the education at appointment begins.
pub static RANK_BELOW_EDUCATION: Check = Check {
    id: "N-RANK-EDUCATION",
    words: words!("code.rank-education"),
    gravity: Gravity::Note,
    sensitive: false,
    field: None,
    place: Some(&["grade"]),
    looks: Looks::Employees(rank_below_education),
};

/// A rank outside the range of the echelon held, the one rank of grace below it left out.
pub static RANK_OUTSIDE_ECHELON: Check = Check {
    id: "N-RANK-ECHELON",
    words: words!("code.rank-echelon"),
    gravity: Gravity::Note,
    sensitive: false,
    field: None,
    place: Some(&["grade"]),
    looks: Looks::Employees(rank_outside_echelon),
};

/// Past the retirement age of the class held.
pub static RETIRED: Check = Check {
    id: "N-RETIRED",
    words: words!("code.retired"),
    gravity: Gravity::Must,
    sensitive: true,
    field: None,
    place: Some(&[]),
    looks: Looks::Employees(retired),
};

/// The same name and day of birth as somebody else.
pub static TWICE: Check = Check {
    id: "N-SAME-PERSON",
    words: words!("code.same-person"),
    gravity: Gravity::Must,
    sensitive: false,
    field: None,
    place: Some(&["name"]),
    looks: Looks::Employees(twice),
};

fn before_appointment(_: &Ground<'_>, employee: &Employee) -> Option<Phrase> {
    let (since, nip) = employee.position_since.zip(employee.nip.as_ref())?;
    (since < appointed(nip)?).then(|| Phrase::new("quality.before-appointment.says").with("date", since))
}

/// First day of the month of appointment; of the year where the number tells no month.
fn appointed(nip: &Nip) -> Option<NaiveDate> {
    let month = match nip.kind() {
        NumberKind::CivilServant => nip.digits().get(12..14).and_then(|month| month.parse().ok()).unwrap_or(1),
        NumberKind::Contract => 1,
    };
    NaiveDate::from_ymd_opt(nip.appointment_year(), month, 1)
}

fn appointment_age(_: &Ground<'_>, employee: &Employee) -> Option<Phrase> {
    let nip = employee.nip.as_ref().filter(|nip| nip.kind() == NumberKind::CivilServant)?;
    let age = complete_months(nip.birth_date(), appointed(nip)?) / 12;
    (!AGES_AT_APPOINTMENT.contains(&age)).then(|| Phrase::new("quality.appointment-age.says").with("age", age))
}

fn after_data(ground: &Ground<'_>, employee: &Employee) -> Option<Phrase> {
    let dates =
        [(employee.position_since, "quality.after-data.position"), (employee.grade_since, "quality.after-data.rank")];
    let (date, key) = dates
        .into_iter()
        .find_map(|(date, key)| date.filter(|date| *date > ground.data_date()).map(|date| (date, key)))?;
    Some(Phrase::new(key).with("date", date).with("data", ground.data_date()))
}

/// The rank with which a civil servant of this education begins (PP 99/2000).
fn first_rank(level: EducationLevel) -> Option<Rank> {
    Rank::parse(match level {
        EducationLevel::Sd => "I/a",
        EducationLevel::Sltp => "I/c",
        EducationLevel::Slta | EducationLevel::D1 => "II/a",
        EducationLevel::D2 => "II/b",
        EducationLevel::D3 => "II/c",
        EducationLevel::S1 => "III/a",
        EducationLevel::Profesi | EducationLevel::S2 => "III/b",
        EducationLevel::S3 => "III/c",
    })
}

/// Only what was completed before the year of appointment counts: later degrees do not raise the rank by themselves.
fn rank_below_education(_: &Ground<'_>, employee: &Employee) -> Option<Phrase> {
    let (rank, nip) = employee.rank().zip(employee.nip.as_ref())?;
    let before = employee.education.iter().filter(|one| one.year.is_some_and(|year| year < nip.appointment_year()));
    let highest = before.max_by_key(|education| education.level)?;
    let first = first_rank(highest.level).filter(|first| rank < *first)?;
    let says = Phrase::new("quality.rank-education.says");
    Some(says.with("rank", rank.spelling()).with("level", highest.level.spelling()).with("first", first.spelling()))
}

fn rank_outside_echelon(ground: &Ground<'_>, employee: &Employee) -> Option<Phrase> {
    let rank = employee.rank()?;
    let echelon = ground.held(employee)?.echelon?;
    let (lowest, highest) = (echelon.lowest_rank(), echelon.highest_rank());
    if (lowest.order() - 1..=highest.order()).contains(&rank.order()) {
        return None;
    }
    let says = Phrase::new("quality.rank-echelon.says").with("rank", rank.spelling());
    let says = says.with("echelon", echelon.spelling());
    Some(says.with("lowest", lowest.spelling()).with("highest", highest.spelling()))
}

fn retired(ground: &Ground<'_>, employee: &Employee) -> Option<Phrase> {
    if !matches!(employee.employment, Employment::Pns | Employment::Cpns) {
        return None;
    }
    let born = employee.born()?;
    let unplaced = || pension_from(born, Class::Pelaksana);
    let pension = ground.held(employee).map_or_else(unplaced, |held| pension_in(born, held));
    (pension <= ground.data_date()).then(|| Phrase::new("quality.retired.says").with("date", pension))
}

fn twice(ground: &Ground<'_>, employee: &Employee) -> Option<Phrase> {
    let twin = ground.twin(employee)?;
    Some(Phrase::new("quality.same-person.says").with("id", twin.id.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::education::{Education, Field};
    use crate::domain::rank::Grade;
    use crate::domain::story::{Story, day};
    use crate::quality::trial::{complete, found, notice};

    /// In whom a check finds something once P-906 (or whoever is changed) is changed.
    fn fires(change: impl Fn(&mut Employee), id: &str) -> bool {
        let mut story = complete();
        change(story.employee_mut("P-906"));
        let found = found(&story, id);
        assert!(found.is_empty() || found == ["P-906"], "{id} tells of bystanders: {found:?}");
        !found.is_empty()
    }

    fn number(digits: &str) -> Option<Nip> {
        Nip::parse(digits, day(2026, 11, 24)).ok()
    }

    #[test]
    fn a_position_begins_with_the_month_of_appointment_at_the_earliest() {
        assert!(fires(|one| one.position_since = Some(day(2009, 12, 31)), "N-BEFORE-APPOINTMENT"));
        assert!(!fires(|one| one.position_since = Some(day(2010, 1, 1)), "N-BEFORE-APPOINTMENT"));
    }

    #[test]
    fn nobody_is_appointed_as_a_child_or_near_the_pension() {
        assert!(fires(|one| one.nip = number("199404012010011906"), "N-APPOINTMENT-AGE"));
        assert!(fires(|one| one.nip = number("196204012010011906"), "N-APPOINTMENT-AGE"));
        assert!(!fires(|one| one.nip = number("199301012010011906"), "N-APPOINTMENT-AGE"));
        assert!(!fires(|one| one.nip = number("199404012010211906"), "N-APPOINTMENT-AGE"), "a contract number");
    }

    #[test]
    fn position_and_rank_are_held_by_the_day_of_the_data() {
        assert!(fires(|one| one.position_since = Some(day(2026, 11, 1)), "N-AFTER-DATA"));
        assert!(fires(|one| one.grade_since = Some(day(2027, 4, 1)), "N-AFTER-DATA"));
        assert!(!fires(|one| one.position_since = Some(day(2026, 10, 31)), "N-AFTER-DATA"));
    }

    #[test]
    fn the_education_at_appointment_gives_the_first_rank_and_a_later_one_does_not() {
        let with = |rank: &'static str, level: EducationLevel, year: Option<i32>| {
            move |one: &mut Employee| {
                one.grade = Grade::parse(rank);
                one.education = vec![Education { level, major: "Kebidanan".to_owned(), field: Field::Health, year }];
            }
        };
        assert!(fires(with("II/d", EducationLevel::S1, Some(2008)), "N-RANK-EDUCATION"));
        assert!(!fires(with("III/a", EducationLevel::S1, Some(2008)), "N-RANK-EDUCATION"));
        assert!(!fires(with("II/d", EducationLevel::S1, Some(2019)), "N-RANK-EDUCATION"));
        assert!(!fires(with("II/d", EducationLevel::S1, None), "N-RANK-EDUCATION"));
        assert!(fires(with("II/b", EducationLevel::D3, Some(2006)), "N-RANK-EDUCATION"));
    }

    #[test]
    fn a_rank_lies_in_the_range_of_the_echelon_with_one_rank_of_grace() {
        let held = |rank: &'static str| {
            let mut story = complete();
            story.employee_mut("P-904").grade = Grade::parse(rank);
            found(&story, "N-RANK-ECHELON")
        };
        assert_eq!(held("III/a"), ["P-904"]);
        assert_eq!(held("IV/a"), ["P-904"]);
        assert!(held("III/b").is_empty() && held("III/d").is_empty());
    }

    #[test]
    fn who_should_be_retired_is_told_by_the_class_held() {
        let born = |who: &str, year: i32| {
            let mut story = complete();
            story.position_mut("SOS-KABID").class = Class::Jpt;
            let employee = story.employee_mut(who);
            (employee.nip, employee.birth_date) = (None, Some(day(year, 9, 30)));
            found(&story, "N-RETIRED")
        };
        assert_eq!(born("P-906", 1968), ["P-906"]);
        assert!(born("P-906", 1969).is_empty());
        assert!(born("P-903", 1968).is_empty(), "two years later from high office");
        assert_eq!(born("P-903", 1966), ["P-903"]);
    }

    #[test]
    fn one_person_entered_twice_tells_of_the_other_and_of_no_birth_date() {
        let mut story: Story = complete();
        let (name, born) = (story.employee_mut("P-905").name.clone(), story.employee_mut("P-905").born());
        let twin = story.employee_mut("P-906");
        (twin.name, twin.nip, twin.birth_date) = (name, None, born);
        let told = notice(&story, "N-SAME-PERSON").expect("they are alike");
        assert_eq!(told.findings.len(), 2);
        assert_eq!(told.findings[0].says.values, [("id", "P-906".into())]);
    }
}
