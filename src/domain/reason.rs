//! Reason codes: why something is accepted, rejected or parked.

use serde::{Deserialize, Serialize};

/// A reason code of the trade; free text may follow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Reason {
    /// Kebutuhan organisasi.
    OrganisationNeed,
    /// Kesesuaian kompetensi.
    Competence,
    /// Kesesuaian pendidikan.
    Education,
    /// Pemerataan beban kerja.
    WorkloadBalance,
    /// Kinerja.
    Performance,
    /// Pola karier.
    Career,
    /// Kelompok rencana suksesi.
    TalentPool,
    /// Masa jabatan lebih dari lima tahun.
    LongTenure,
    /// Aspirasi pegawai.
    Aspiration,
    /// Pengisian jabatan kosong.
    VacantSeat,
    /// Penugasan darurat.
    Emergency,
    /// Syarat tidak terpenuhi.
    RequirementNotMet,
    /// Unit asal kekurangan pegawai.
    ReleasingUnitShort,
    /// Calon lain lebih sesuai.
    OtherCandidateFitsBetter,
    /// Data belum lengkap.
    DataIncomplete,
    /// Keberatan atau aspirasi pegawai.
    EmployeeObjection,
    /// Konflik kepentingan.
    ConflictOfInterest,
    /// Menunggu persetujuan.
    AwaitingApproval,
    /// Bertentangan dengan peraturan.
    AgainstRegulation,
}

impl Reason {
    /// Reasons for accepting, in the order of the keys 1 to 9, 0 and a.
    pub const FOR: [Reason; 11] = [
        Reason::OrganisationNeed,
        Reason::Competence,
        Reason::Education,
        Reason::WorkloadBalance,
        Reason::Performance,
        Reason::Career,
        Reason::TalentPool,
        Reason::LongTenure,
        Reason::Aspiration,
        Reason::VacantSeat,
        Reason::Emergency,
    ];

    /// Reasons for rejecting or parking.
    pub const AGAINST: [Reason; 8] = [
        Reason::RequirementNotMet,
        Reason::ReleasingUnitShort,
        Reason::OtherCandidateFitsBetter,
        Reason::DataIncomplete,
        Reason::EmployeeObjection,
        Reason::ConflictOfInterest,
        Reason::AwaitingApproval,
        Reason::AgainstRegulation,
    ];

    /// Word by which plain mode and files name the reason (`kompetensi`).
    pub fn word(self) -> &'static str {
        match self {
            Reason::OrganisationNeed => "kebutuhan",
            Reason::Competence => "kompetensi",
            Reason::Education => "pendidikan",
            Reason::WorkloadBalance => "beban",
            Reason::Performance => "kinerja",
            Reason::Career => "karier",
            Reason::TalentPool => "suksesi",
            Reason::LongTenure => "masa-jabatan",
            Reason::Aspiration => "aspirasi",
            Reason::VacantSeat => "kosong",
            Reason::Emergency => "darurat",
            Reason::RequirementNotMet => "syarat",
            Reason::ReleasingUnitShort => "asal-kurang",
            Reason::OtherCandidateFitsBetter => "calon-lain",
            Reason::DataIncomplete => "data",
            Reason::EmployeeObjection => "keberatan",
            Reason::ConflictOfInterest => "konflik",
            Reason::AwaitingApproval => "persetujuan",
            Reason::AgainstRegulation => "peraturan",
        }
    }

    /// The reason named by a word.
    pub fn parse(word: &str) -> Option<Reason> {
        Reason::FOR.into_iter().chain(Reason::AGAINST).find(|reason| reason.word() == word)
    }

    /// Catalogue key of the reason's sentence.
    pub fn key(self) -> &'static str {
        match self {
            Reason::OrganisationNeed => "term.reason.organisation-need",
            Reason::Competence => "term.reason.competence",
            Reason::Education => "term.reason.education",
            Reason::WorkloadBalance => "term.reason.workload-balance",
            Reason::Performance => "term.reason.performance",
            Reason::Career => "term.reason.career",
            Reason::TalentPool => "term.reason.talent-pool",
            Reason::LongTenure => "term.reason.long-tenure",
            Reason::Aspiration => "term.reason.aspiration",
            Reason::VacantSeat => "term.reason.vacant-seat",
            Reason::Emergency => "term.reason.emergency",
            Reason::RequirementNotMet => "term.reason.requirement-not-met",
            Reason::ReleasingUnitShort => "term.reason.releasing-unit-short",
            Reason::OtherCandidateFitsBetter => "term.reason.other-candidate",
            Reason::DataIncomplete => "term.reason.data-incomplete",
            Reason::EmployeeObjection => "term.reason.employee-objection",
            Reason::ConflictOfInterest => "term.reason.conflict",
            Reason::AwaitingApproval => "term.reason.awaiting-approval",
            Reason::AgainstRegulation => "term.reason.against-regulation",
        }
    }
}
