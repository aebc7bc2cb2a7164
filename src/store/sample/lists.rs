//! The built-in lists: what is in them, and how they are read.

use serde::Deserialize;

use crate::domain::committee::RegionLevel;
use crate::domain::education::{EducationLevel, Field};
use crate::domain::proposal::Origin;
use crate::store::sample::templates::{Agencies, Job, Text};

/// A course of education.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Schooling {
    /// Level.
    pub level: EducationLevel,
    /// Major.
    pub major: Text,
    /// Field.
    pub field: Field,
    /// Title before the name.
    #[serde(default)]
    pub front: Text,
    /// Title behind the name.
    #[serde(default)]
    pub back: Text,
    /// Major of the S-1 before a profession.
    #[serde(default)]
    pub after: Text,
}

/// A group of people with names of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[expect(missing_docs, reason = "the names are the names")]
pub enum Group {
    Batak,
    Mandailing,
    Melayu,
    Minang,
    Jawa,
    Mandar,
    Mamasa,
}

/// Words for the names of a group.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Names {
    /// Whose names.
    pub people: Group,
    /// Whether older people of the group may bear H. or Hj.
    pub haji: bool,
    /// First names of men.
    pub male: Vec<Text>,
    /// First names of women.
    pub female: Vec<Text>,
    /// Last names of all.
    #[serde(default)]
    pub second: Vec<Text>,
    /// Last names of men.
    #[serde(default)]
    pub second_male: Vec<Text>,
    /// Last names of women.
    #[serde(default)]
    pub second_female: Vec<Text>,
}

/// An invented region.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Region {
    /// "Kabupaten Bukit Meranti".
    pub region: Text,
    /// Kind.
    pub level: RegionLevel,
    /// Title of its head.
    pub head: Text,
    /// Where papers are signed.
    pub city: Text,
    /// Letters of the sitting's id.
    pub code: Text,
    /// Time zone.
    pub zone: Text,
    /// Who lives there, with weights.
    pub people: Vec<(Group, usize)>,
}

/// Words for the names of places.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Places {
    /// First words.
    pub first: Vec<Text>,
    /// Second words; no common divisor of both counts, so that all pairs come up before one comes again.
    pub second: Vec<Text>,
    /// Third words, the first empty.
    pub third: Vec<Text>,
}

/// Where a proposal comes from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Source {
    /// Origin.
    pub origin: Origin,
    /// Letter behind it.
    pub detail: Text,
    /// How often.
    pub weight: usize,
}

/// Something said in the forum.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
pub struct Voice {
    /// How.
    pub channel: Text,
    /// Who spoke; empty when that was not taken down.
    #[serde(default)]
    pub speaker: Text,
    /// Kind of concern.
    pub category: Text,
    /// What.
    pub text: Text,
    /// Answer; empty when there is none.
    pub answer: Text,
    /// How many employees it names.
    pub employees: usize,
}

/// Phrases.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, bound(deserialize = "'de: 'static"))]
#[expect(missing_docs, reason = "each list is named after where its phrases stand")]
pub struct Phrases {
    pub trainings: Vec<(Field, Vec<(Text, i32)>)>,
    pub past_pengawas: Vec<Text>,
    pub past_pelaksana: Vec<Text>,
    pub skills: Vec<Text>,
    pub relations: Vec<Text>,
    pub channels: Vec<Text>,
    pub aspirations: Vec<Text>,
    pub wishes: Vec<Text>,
    pub constraints: Vec<Text>,
    pub vacancy: Vec<Text>,
    pub vacancy_benefit: Vec<Text>,
    pub succession: Vec<Text>,
    pub succession_benefit: Vec<Text>,
    pub balance: Vec<Text>,
    pub balance_benefit: Vec<Text>,
    pub swap: Vec<Text>,
    pub swap_benefit: Vec<Text>,
    pub wish: Vec<Text>,
    pub wish_benefit: Vec<Text>,
    pub emergency: Vec<Text>,
    pub emergency_benefit: Vec<Text>,
    pub acting: Vec<Text>,
    pub acting_benefit: Vec<Text>,
    pub praise: Vec<Text>,
    pub praise_benefit: Vec<Text>,
    pub confirmation: Vec<Text>,
    pub confirmation_benefit: Vec<Text>,
    pub forum: Vec<Voice>,
    pub origins: Vec<Source>,
    pub request: Text,
    pub interview: Text,
    pub load_source: Text,
}

/// All lists.
#[derive(Debug)]
#[expect(missing_docs, reason = "each list is named after what it holds")]
pub struct Lists {
    pub jobs: Vec<Job>,
    pub agencies: Agencies,
    pub education: Vec<Schooling>,
    pub names: Vec<Names>,
    pub regions: Vec<Region>,
    pub places: Places,
    pub phrases: Phrases,
}

/// The hand-made sample, whose legal bases every made-up session has too.
const BY_HAND: Text = include_str!("../../../sessions/tebingtinggi-rencana.ron");

/// The list of legal bases as it stands in the hand-made sample.
///
/// # Panics
/// When the sample has no such list; a test reads it.
pub fn legal_bases() -> Text {
    let from = BY_HAND.find("legal_bases: [").expect("the hand-made sample has legal bases");
    let end = BY_HAND[from..].find("\n],\n").expect("its list of legal bases ends");
    &BY_HAND[from..from + end + "\n],\n".len()]
}

impl Lists {
    /// Reads the lists that are part of the program.
    pub fn read() -> Lists {
        Lists {
            jobs: list(include_str!("lists/jobs.ron")),
            agencies: list(include_str!("lists/agencies.ron")),
            education: list(include_str!("lists/education.ron")),
            names: list(include_str!("lists/names.ron")),
            regions: list(include_str!("lists/regions.ron")),
            places: list(include_str!("lists/places.ron")),
            phrases: list(include_str!("lists/phrases.ron")),
        }
    }

    /// The place of a job by its key.
    pub fn job(&self, key: &str) -> usize {
        self.jobs.iter().position(|job| job.key == key).expect("the lists name only jobs that are in the list of jobs")
    }
}

fn list<T: Deserialize<'static>>(text: Text) -> T {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(text).expect("the built-in lists are sound: a test reads them")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::class::Echelon;
    use crate::domain::position::{Frequency, NormUnit};
    use crate::store::sample::templates::Task;

    #[test]
    fn the_lists_are_sound_and_name_only_what_is_there() {
        let lists = Lists::read();
        let agencies = &lists.agencies;
        let all = agencies.agencies.iter().chain([&agencies.district]);
        for agency in all {
            let divisions = agency.divisions.iter().flat_map(|division| &division.jobs);
            let branches = agency.branch.iter().chain([&agencies.branch]).flat_map(|branch| &branch.jobs);
            let lead = Some(&agency.lead).filter(|_| !agency.divisions.is_empty());
            let keys = divisions.chain(branches).chain(&agency.jobs).chain(lead).chain([&agency.head]);
            for key in keys.chain(&agencies.office) {
                lists.job(key);
            }
        }
        for job in &lists.jobs {
            assert_eq!(
                job.echelon().map(Echelon::class),
                job.class.is_structural().then_some(job.class),
                "{}",
                job.key
            );
            assert_eq!(job.lowest_rank().is_some(), job.class.is_functional(), "{}", job.key);
        }
        let by_field =
            |field| lists.phrases.trainings.iter().any(|(known, names)| *known == field && !names.is_empty());
        assert!(lists.education.iter().all(|schooling| by_field(schooling.field)));
    }

    #[test]
    fn majors_asked_for_can_be_studied_at_the_level_asked_for_or_above() {
        let lists = Lists::read();
        for job in lists.jobs.iter().filter(|job| !job.majors.is_empty()) {
            let level = job.least_education();
            let taught = |major: &&str| lists.education.iter().any(|one| one.level >= level && one.major == *major);
            assert!(job.majors.iter().any(taught), "{}: {level:?} {:?}", job.key, job.majors);
        }
    }

    #[test]
    fn a_persons_workload_fills_about_a_year() {
        for job in &Lists::read().jobs {
            let minutes: f64 = job.tasks.iter().map(minutes_of).sum();
            let share = minutes / 75_000.0;
            assert!((0.8..1.15).contains(&share), "{}: {share}", job.key);
        }
    }

    fn minutes_of(task: &Task) -> f64 {
        let norm: f64 = task.norm.parse().expect("norms are numbers");
        let times = match task.frequency {
            Frequency::Yearly => 1.0,
            Frequency::Monthly => 12.0,
            Frequency::Weekly => 48.0,
            Frequency::Daily => 240.0,
        };
        let unit = if task.norm_unit == NormUnit::Hours { 60.0 } else { 1.0 };
        task.volume as f64 * norm * times * unit
    }
}
