//! A builder of small facts for the stories under the items: a town with sound defaults, to be tweaked.
//!
//! `Story::empty()` has a committee and nobody else; `Story::town()` has two agencies that differ in load.
//! Every builder hands back what it made, so that a story states only what it is about:
//! `story.employee("P-905", Some("CAPIL-KASI")).potential = Some(Potential::High)`.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::class::{Class, Echelon};
use crate::domain::committee::{Decree, Election, Member, OfficeStatus, Quorum, RegionLevel, Role, Sitting, TieRule};
use crate::domain::education::{Education, EducationLevel, Field};
use crate::domain::employee::{Assessment, DocumentKind, Employee, Employment, Known, LegalStanding, Training};
use crate::domain::facts::{Facts, Stated};
use crate::domain::ids::{EmployeeId, MemberId, PositionId, ProposalId, UnitId};
use crate::domain::nip::Nip;
use crate::domain::performance::{PerformanceYear, Predicate};
use crate::domain::position::{Need, Position, Requirement, Standard};
use crate::domain::proposal::{Move, Origin, Proposal};
use crate::domain::rank::Grade;
use crate::domain::settings::Settings;
use crate::domain::unit::{Unit, UnitKind};
use crate::text::dates::Zone;

/// A calendar day that the story knows to exist.
pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("the story names a calendar day")
}

/// Facts in the making.
#[derive(Clone, Debug)]
pub(crate) struct Story {
    /// What is stated so far; change anything.
    pub(crate) stated: Stated,
}

impl Story {
    /// A sitting on 24 November 2026 (moves effective 1 December) with a committee of five, and no units yet.
    pub(crate) fn empty() -> Story {
        Story {
            stated: Stated {
                sample: true,
                sitting: sitting(),
                settings: Settings::default(),
                legal_bases: Vec::new(),
                distances: Vec::new(),
                units: Vec::new(),
                positions: Vec::new(),
                employees: Vec::new(),
                proposals: Vec::new(),
                forum: Vec::new(),
            },
        }
    }

    /// The town with three more who might take its seats: P-911 in CAPIL-OPERATOR, P-912 and P-913 in SOS-PENGELOLA, each
    /// appraised once.
    pub(crate) fn town_of_rivals() -> Story {
        let mut story = Story::town();
        for (id, seat) in [("P-911", "CAPIL-OPERATOR"), ("P-912", "SOS-PENGELOLA"), ("P-913", "SOS-PENGELOLA")] {
            story.employee(id, Some(seat)).performance.truncate(1);
        }
        story
    }

    /// Two agencies: CAPIL is short of people, SOS has too many. Proposal `U-01` moves P-904 to the vacant CAPIL-KASI.
    ///
    /// CAPIL: CAPIL-KABID (P-901), CAPIL-KASI (vacant) and CAPIL-OPERATOR (needs 3, holds P-902), the last two in the
    /// division CAPIL-PIAK. SOS: SOS-KABID (P-903), SOS-KASI (P-904), SOS-PENGELOLA (needs 1, holds P-905 and P-906).
    pub(crate) fn town() -> Story {
        let mut story = Story::empty();
        story.unit("CAPIL", None);
        story.unit("CAPIL-PIAK", Some("CAPIL"));
        story.unit("SOS", None);
        story.position("CAPIL-KABID", "CAPIL", Class::Administrator);
        story.position("CAPIL-KASI", "CAPIL-PIAK", Class::Pengawas).vacant_since = Some(day(2026, 5, 1));
        story.position("CAPIL-OPERATOR", "CAPIL-PIAK", Class::Pelaksana).need = Need::Persons(3);
        story.position("SOS-KABID", "SOS", Class::Administrator);
        story.position("SOS-KASI", "SOS", Class::Pengawas);
        story.position("SOS-PENGELOLA", "SOS", Class::Pelaksana).need = Need::Persons(1);
        for (id, position) in [
            ("P-901", "CAPIL-KABID"),
            ("P-902", "CAPIL-OPERATOR"),
            ("P-903", "SOS-KABID"),
            ("P-904", "SOS-KASI"),
            ("P-905", "SOS-PENGELOLA"),
            ("P-906", "SOS-PENGELOLA"),
        ] {
            story.employee(id, Some(position));
        }
        story.proposal("U-01", &[("P-904", "CAPIL-KASI")]);
        story
    }

    /// Adds a unit: an agency without a unit above it, else a division.
    pub(crate) fn unit(&mut self, id: &str, parent: Option<&str>) -> &mut Unit {
        self.stated.units.push(Unit {
            id: UnitId::from(id),
            name: format!("Unit {id}"),
            short: id.to_owned(),
            parent: parent.map(UnitId::from),
            kind: if parent.is_some() { UnitKind::Division } else { UnitKind::Agency },
            services: Vec::new(),
            predicate: None,
            satisfaction: None,
            load_factor: None,
            authority: None,
            place: None,
        });
        self.stated.units.last_mut().expect("a unit was just added")
    }

    /// Adds a position: one seat of need one, with the echelon of its class (II.b, III.b, IV.a) and a standard of
    /// level 3 in all nine competencies; pelaksana and functional positions have five seats.
    pub(crate) fn position(&mut self, id: &str, unit: &str, class: Class) -> &mut Position {
        let echelon = match class {
            Class::Jpt => Some(Echelon::IIb),
            Class::Administrator => Some(Echelon::IIIb),
            Class::Pengawas => Some(Echelon::IVa),
            _ => None,
        };
        self.stated.positions.push(Position {
            id: PositionId::from(id),
            title: format!("Jabatan {id}"),
            unit: UnitId::from(unit),
            class,
            echelon,
            job_class: None,
            seats: if class.is_structural() { 1 } else { 5 },
            seats_stated: true,
            need: Need::Persons(1),
            load_kind: None,
            requirement: Requirement { fields: vec![Field::Government], ..Requirement::default() },
            standard: Some(Standard { managerial: [3; 9], ..Standard::default() }),
            summary: String::new(),
            duties: Vec::new(),
            vacant_since: None,
            acting: None,
            retirement_age: None,
            critical: false,
            leads_unit: false,
            change: None,
            formerly: None,
        });
        self.stated.positions.last_mut().expect("a position was just added")
    }

    /// Adds an active PNS of rank III/d, born 1985, in the position since 2 January 2022: S-1 of the right field,
    /// Baik in 2024 and 2025, assessed on 12 May 2025 at level 3 throughout, trained to lead, never punished, every
    /// document at hand,
    /// ready to move.
    pub(crate) fn employee(&mut self, id: &str, position: Option<&str>) -> &mut Employee {
        let good = |year| PerformanceYear {
            year,
            result: None,
            behaviour: None,
            predicate: Predicate::Good,
            target_percent: None,
        };
        let serial = 900 + self.stated.employees.len() % 100;
        self.stated.employees.push(Employee {
            id: EmployeeId::from(id),
            nip: Nip::parse(&format!("198504122010011{serial}"), day(2026, 11, 24)).ok(),
            name: format!("Pegawai {id}"),
            front_title: String::new(),
            back_title: "S.STP.".to_owned(),
            birth_date: None,
            employment: Employment::Pns,
            standing: LegalStanding::Active,
            grade: Grade::parse("III/d"),
            grade_since: Some(day(2022, 4, 1)),
            position: position.map(PositionId::from),
            position_since: Some(day(2022, 1, 2)),
            education: vec![Education {
                level: EducationLevel::S1,
                major: "Ilmu Pemerintahan".to_owned(),
                field: Field::Government,
                year: Some(2008),
            }],
            training: ["Pelatihan Kepemimpinan Administrator", "Pelatihan Kepemimpinan Pengawas"]
                .map(|name| Training { name: name.to_owned(), field: None, year: 2020, hours: None })
                .to_vec(),
            history: Vec::new(),
            performance: vec![good(2024), good(2025)],
            assessment: Some(Assessment { date: day(2025, 5, 12), managerial: [3; 9], technical: Vec::new() }),
            potential: None,
            potential_score: None,
            discipline: Some(Vec::new()),
            judicial_process: Known::No,
            study_until: None,
            open_finding: Known::No,
            documents: DocumentKind::ALL.map(|kind| (kind, Known::Yes)).to_vec(),
            skills: Vec::new(),
            interests: Vec::new(),
            aspirations: Vec::new(),
            ready: Known::Yes,
            relations: Vec::new(),
            concurrent: None,
            certificates: Vec::new(),
            family_place: None,
            last_transfer: None,
            service_bond_until: None,
            leave_until: None,
        });
        self.stated.employees.last_mut().expect("an employee was just added")
    }

    /// Adds a proposal of the personnel agency with these moves: who, and where to.
    pub(crate) fn proposal(&mut self, id: &str, moves: &[(&str, &str)]) -> &mut Proposal {
        let moves = moves.iter().map(|(who, to)| Move::new(&(*who).into(), &(*to).into())).collect();
        self.stated.proposals.push(Proposal {
            date: Some(day(2026, 11, 2)),
            reason: "Kebutuhan organisasi".to_owned(),
            ..Proposal::new(ProposalId::from(id), moves, Origin::PersonnelAgency)
        });
        self.stated.proposals.last_mut().expect("a proposal was just added")
    }

    /// The unit with this id, to be changed.
    pub(crate) fn unit_mut(&mut self, id: &str) -> &mut Unit {
        self.stated.units.iter_mut().find(|unit| unit.id.as_str() == id).expect("the story has the unit")
    }

    /// The position with this id, to be changed.
    pub(crate) fn position_mut(&mut self, id: &str) -> &mut Position {
        self.stated
            .positions
            .iter_mut()
            .find(|position| position.id.as_str() == id)
            .expect("the story has the position")
    }

    /// The employee with this id, to be changed.
    pub(crate) fn employee_mut(&mut self, id: &str) -> &mut Employee {
        self.stated
            .employees
            .iter_mut()
            .find(|employee| employee.id.as_str() == id)
            .expect("the story has the employee")
    }

    /// The facts as stated so far; the story can go on and be told again.
    pub(crate) fn facts(&self) -> Facts {
        Facts::new(self.stated.clone())
    }
}

fn sitting() -> Sitting {
    let member = |number: u32, role: Role| Member {
        id: MemberId::from(format!("K-{number}")),
        employee: None,
        name: format!("Anggota {number}"),
        nip: None,
        position: "Asisten".to_owned(),
        rank: None,
        role,
        votes: true,
        relations: Vec::new(),
    };
    let roles = [Role::Chair, Role::Secretary, Role::Member, Role::Member, Role::Member];
    Sitting {
        id: "TT-2026-12".to_owned(),
        title: "Mutasi Triwulan IV 2026".to_owned(),
        government: "Pemerintah Kota Tebing Tinggi".to_owned(),
        region_level: RegionLevel::City,
        committee: "Tim Penilai Kinerja PNS".to_owned(),
        committee_short: "TPK".to_owned(),
        decree: Decree {
            issuer: "Keputusan Wali Kota Tebing Tinggi".to_owned(),
            number: "800/901".to_owned(),
            date: day(2025, 1, 6),
            until: None,
        },
        address: String::new(),
        city: "Tebing Tinggi".to_owned(),
        record_number: "800.1.3/901".to_owned(),
        date: day(2026, 11, 24),
        start: NaiveTime::from_hms_opt(9, 0, 0).expect("nine o'clock exists"),
        zone: Zone::default(),
        place: "Ruang rapat Sekretaris Daerah".to_owned(),
        effective: day(2026, 12, 1),
        data_date: day(2026, 10, 31),
        appointing_title: "Wali Kota Tebing Tinggi".to_owned(),
        appointing_status: OfficeStatus::Definitive,
        election: Election::default(),
        civil_registry_approval: None,
        reorganisation: None,
        quorum: Quorum::default(),
        tie: TieRule::default(),
        members: (1..).zip(roles).map(|(number, role)| member(number, role)).collect(),
        workload_fixed_by: "Sekretaris Daerah".to_owned(),
        workload_year: 2026,
        workload_fixed_on: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_town_refers_only_to_what_it_has_and_every_number_is_sound() {
        let mut story = Story::town();
        story.unit_mut("SOS").short = "Dinsos".to_owned();
        story.position_mut("SOS-KASI").critical = true;
        story.employee_mut("P-904").ready = Known::No;
        let facts = story.facts();
        assert_eq!(facts.docket().items().len(), 1);
        assert_eq!(facts.sitting().voters().count(), 5);
        for employee in facts.employees() {
            assert!(employee.nip.is_some(), "{}", employee.id);
            let position = employee.position.as_ref().expect("everybody in the town has a position");
            assert!(facts.unit_of_position(position).is_some(), "{position}");
        }
    }
}
