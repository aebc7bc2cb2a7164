//! How far people of a class have come: the ranks of the class, the years before it, the age at its end.

use crate::domain::class::Class;
use crate::domain::education::EducationLevel;
use crate::domain::rank::Rank;
use crate::store::sample::templates::Job;

/// Lowest and highest rank of those who hold a position, as orders of `Rank` (1 to 17).
///
/// Structural: the annex of PP 13/2002. Functional: the rank the position asks for and the next of its level.
/// Pelaksana: whatever their education reaches.
pub fn ranks(job: &Job, level: EducationLevel, master: bool) -> (u8, u8) {
    if let Some(echelon) = job.echelon() {
        return (echelon.lowest_rank().order(), echelon.highest_rank().order());
    }
    let start = first_rank(level);
    match job.lowest_rank().map(Rank::order) {
        None => (start, last_rank(level, master)),
        Some(lowest) => {
            let span = if job.class == Class::AhliMadya { 2 } else { 1 };
            (lowest.max(start), (lowest + span).max(start))
        }
    }
}

/// The rank a career begins with: II/a from SLTA, II/c from D-III, III/a from S-1, III/b from a profession.
pub fn first_rank(level: EducationLevel) -> u8 {
    match level {
        EducationLevel::Sd => 1,
        EducationLevel::Sltp => 3,
        EducationLevel::Slta | EducationLevel::D1 => 5,
        EducationLevel::D2 => 6,
        EducationLevel::D3 => 7,
        EducationLevel::S1 => 9,
        EducationLevel::Profesi | EducationLevel::S2 => 10,
        EducationLevel::S3 => 11,
    }
}

/// The rank at which a career without a position of its own ends.
fn last_rank(level: EducationLevel, master: bool) -> u8 {
    match level {
        _ if master => 13,
        EducationLevel::Sd => 5,
        EducationLevel::Sltp => 8,
        EducationLevel::Slta | EducationLevel::D1 | EducationLevel::D2 => 10,
        EducationLevel::D3 => 11,
        EducationLevel::S1 => 12,
        EducationLevel::Profesi | EducationLevel::S2 | EducationLevel::S3 => 13,
    }
}

/// Years of service before the class is reached, at least.
pub fn years_before(class: Class) -> i32 {
    match class {
        Class::Jpt | Class::AhliUtama => 17,
        Class::Administrator => 10,
        Class::AhliMadya => 12,
        Class::AhliMuda => 6,
        Class::Pengawas => 5,
        Class::Penyelia => 11,
        Class::Mahir => 7,
        Class::Pelaksana | Class::Pemula | Class::Terampil | Class::AhliPertama => 0,
    }
}

/// Years of service after which hardly anybody is still in the class.
pub fn years_at_most(class: Class) -> i32 {
    match class {
        Class::Pemula | Class::Terampil | Class::AhliPertama => 12,
        Class::Mahir => 20,
        Class::AhliMuda => 26,
        Class::Pengawas => 28,
        _ => 36,
    }
}

/// Youngest and oldest age at which people of an education enter the service.
pub fn entry_ages(level: EducationLevel) -> (i32, i32) {
    match level {
        EducationLevel::Sd | EducationLevel::Sltp | EducationLevel::Slta | EducationLevel::D1 => (19, 29),
        EducationLevel::D2 | EducationLevel::D3 => (22, 30),
        EducationLevel::S1 => (23, 31),
        EducationLevel::Profesi | EducationLevel::S2 | EducationLevel::S3 => (25, 32),
    }
}

/// Age at which the education is finished.
pub fn finished_at(level: EducationLevel) -> i32 {
    match level {
        EducationLevel::Sd => 12,
        EducationLevel::Sltp => 15,
        EducationLevel::Slta => 18,
        EducationLevel::D1 => 19,
        EducationLevel::D2 => 20,
        EducationLevel::D3 => 21,
        EducationLevel::S1 => 22,
        EducationLevel::Profesi => 24,
        EducationLevel::S2 => 25,
        EducationLevel::S3 => 30,
    }
}

/// Grade of contract staff by education.
pub fn contract_grade(level: EducationLevel) -> &'static str {
    match level {
        EducationLevel::Sd => "I",
        EducationLevel::Sltp => "IV",
        EducationLevel::Slta | EducationLevel::D1 => "V",
        EducationLevel::D2 | EducationLevel::D3 => "VII",
        EducationLevel::S1 => "IX",
        EducationLevel::Profesi => "X",
        EducationLevel::S2 | EducationLevel::S3 => "XI",
    }
}
