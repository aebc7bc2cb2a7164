//! Classes, functional levels and echelons of positions, and what kind of move lies between two of them.

use serde::{Deserialize, Serialize};

use crate::domain::education::EducationLevel;
use crate::domain::rank::Rank;

/// The class of a position (UU 5/2014: JPT, administrasi, fungsional).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Class {
    /// Jabatan pimpinan tinggi; filled by open selection, outside this committee's authority.
    Jpt,
    /// Administrator (eselon III).
    Administrator,
    /// Pengawas (eselon IV).
    Pengawas,
    /// Pelaksana.
    Pelaksana,
    /// Jabatan fungsional keterampilan, pemula.
    Pemula,
    /// Jabatan fungsional keterampilan, terampil.
    Terampil,
    /// Jabatan fungsional keterampilan, mahir.
    Mahir,
    /// Jabatan fungsional keterampilan, penyelia.
    Penyelia,
    /// Jabatan fungsional keahlian, ahli pertama.
    AhliPertama,
    /// Jabatan fungsional keahlian, ahli muda.
    AhliMuda,
    /// Jabatan fungsional keahlian, ahli madya.
    AhliMadya,
    /// Jabatan fungsional keahlian, ahli utama.
    AhliUtama,
}

impl Class {
    /// Every class, highest first, in the order in which papers list them.
    pub const ALL: [Class; 12] = [
        Class::Jpt,
        Class::Administrator,
        Class::Pengawas,
        Class::AhliUtama,
        Class::AhliMadya,
        Class::AhliMuda,
        Class::AhliPertama,
        Class::Penyelia,
        Class::Mahir,
        Class::Terampil,
        Class::Pemula,
        Class::Pelaksana,
    ];

    /// Whether the position leads a unit by law: exactly one person, whatever the workload says.
    pub fn is_structural(self) -> bool {
        matches!(self, Class::Jpt | Class::Administrator | Class::Pengawas)
    }

    /// Whether this is a functional position (jabatan fungsional).
    pub fn is_functional(self) -> bool {
        !self.is_structural() && self != Class::Pelaksana
    }

    /// Height for telling promotion from rotation: 1 pelaksana and equals, 2 pengawas, 3 administrator, 4 JPT.
    ///
    /// Source: the table of equal functional levels (Ahli Muda = Pengawas, Ahli Madya = Administrator,
    /// Ahli Utama = JPT, Penyelia roughly Pengawas). Ahli Pertama stands with pelaksana, so that a
    /// pelaksana who becomes Ahli Pertama moves diagonally and is not promoted.
    pub fn tier(self) -> u8 {
        match self {
            Class::Jpt | Class::AhliUtama => 4,
            Class::Administrator | Class::AhliMadya => 3,
            Class::Pengawas | Class::AhliMuda | Class::Penyelia => 2,
            Class::Pelaksana | Class::Pemula | Class::Terampil | Class::Mahir | Class::AhliPertama => 1,
        }
    }

    /// Order inside the functional ladder (pemula 1 … penyelia 4, ahli pertama 5 … ahli utama 8); 0 elsewhere.
    pub fn functional_step(self) -> u8 {
        match self {
            Class::Pemula => 1,
            Class::Terampil => 2,
            Class::Mahir => 3,
            Class::Penyelia => 4,
            Class::AhliPertama => 5,
            Class::AhliMuda => 6,
            Class::AhliMadya => 7,
            Class::AhliUtama => 8,
            Class::Jpt | Class::Administrator | Class::Pengawas | Class::Pelaksana => 0,
        }
    }

    /// The least education the class asks for; a position may ask for more.
    ///
    /// Source: PP 11/2017 on managerial classes; expert functional levels start at S-1, skilled ones at SLTA.
    pub fn least_education(self) -> EducationLevel {
        match self {
            Class::Jpt
            | Class::Administrator
            | Class::AhliPertama
            | Class::AhliMuda
            | Class::AhliMadya
            | Class::AhliUtama => EducationLevel::S1,
            Class::Pengawas => EducationLevel::D3,
            Class::Pelaksana | Class::Pemula | Class::Terampil | Class::Mahir | Class::Penyelia => EducationLevel::Slta,
        }
    }

    /// Catalogue key of the class's name.
    pub fn key(self) -> &'static str {
        match self {
            Class::Jpt => "term.class.jpt",
            Class::Administrator => "term.class.administrator",
            Class::Pengawas => "term.class.pengawas",
            Class::Pelaksana => "term.class.pelaksana",
            Class::Pemula => "term.class.pemula",
            Class::Terampil => "term.class.terampil",
            Class::Mahir => "term.class.mahir",
            Class::Penyelia => "term.class.penyelia",
            Class::AhliPertama => "term.class.ahli-pertama",
            Class::AhliMuda => "term.class.ahli-muda",
            Class::AhliMadya => "term.class.ahli-madya",
            Class::AhliUtama => "term.class.ahli-utama",
        }
    }
}

/// Echelon of a structural position, highest first in declaration order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Echelon {
    /// I.a.
    Ia,
    /// I.b.
    Ib,
    /// II.a.
    IIa,
    /// II.b.
    IIb,
    /// III.a.
    IIIa,
    /// III.b.
    IIIb,
    /// IV.a.
    IVa,
    /// IV.b.
    IVb,
    /// V.a.
    Va,
}

impl Echelon {
    /// All echelons, highest first.
    pub const ALL: [Echelon; 9] = [
        Echelon::Ia,
        Echelon::Ib,
        Echelon::IIa,
        Echelon::IIb,
        Echelon::IIIa,
        Echelon::IIIb,
        Echelon::IVa,
        Echelon::IVb,
        Echelon::Va,
    ];

    /// `III.a`.
    pub fn spelling(self) -> &'static str {
        match self {
            Echelon::Ia => "I.a",
            Echelon::Ib => "I.b",
            Echelon::IIa => "II.a",
            Echelon::IIb => "II.b",
            Echelon::IIIa => "III.a",
            Echelon::IIIb => "III.b",
            Echelon::IVa => "IV.a",
            Echelon::IVb => "IV.b",
            Echelon::Va => "V.a",
        }
    }

    /// Reads `III.a`.
    pub fn parse(text: &str) -> Option<Echelon> {
        Echelon::ALL.into_iter().find(|echelon| echelon.spelling() == text.trim())
    }

    /// Height for comparison, 9 for I.a down to 1 for V.a.
    pub fn height(self) -> u8 {
        match self {
            Echelon::Ia => 9,
            Echelon::Ib => 8,
            Echelon::IIa => 7,
            Echelon::IIb => 6,
            Echelon::IIIa => 5,
            Echelon::IIIb => 4,
            Echelon::IVa => 3,
            Echelon::IVb => 2,
            Echelon::Va => 1,
        }
    }

    /// Lowest and highest rank of the echelon (annex of PP 13/2002), as orders of [`Rank`].
    fn rank_orders(self) -> (u8, u8) {
        match self {
            Echelon::Ia => (16, 17),
            Echelon::Ib => (15, 17),
            Echelon::IIa => (15, 16),
            Echelon::IIb => (14, 15),
            Echelon::IIIa => (13, 14),
            Echelon::IIIb => (12, 13),
            Echelon::IVa => (11, 12),
            Echelon::IVb => (10, 11),
            Echelon::Va => (9, 10),
        }
    }

    /// Lowest rank of the echelon.
    pub fn lowest_rank(self) -> Rank {
        Rank::from_order(self.rank_orders().0).expect("the table holds ranks")
    }

    /// Highest rank of the echelon.
    pub fn highest_rank(self) -> Rank {
        Rank::from_order(self.rank_orders().1).expect("the table holds ranks")
    }

    /// The class an echelon belongs to (eselon III = administrator, IV = pengawas, V = pelaksana).
    pub fn class(self) -> Class {
        match self {
            Echelon::Ia | Echelon::Ib | Echelon::IIa | Echelon::IIb => Class::Jpt,
            Echelon::IIIa | Echelon::IIIb => Class::Administrator,
            Echelon::IVa | Echelon::IVb => Class::Pengawas,
            Echelon::Va => Class::Pelaksana,
        }
    }
}

/// What a move is called in the papers (keterangan).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum MoveKind {
    /// Promosi: to a higher level.
    Promotion,
    /// Rotasi / alih tugas: same level.
    Rotation,
    /// Mutasi diagonal: between structural, functional and pelaksana positions of equal level.
    Diagonal,
    /// Demosi: to a lower level; needs a basis.
    Demotion,
    /// Tetap / dikukuhkan: the same seat confirmed, as after a reorganisation.
    Confirmation,
    /// Penugasan sementara: keeps the home position, opens no seat.
    TemporaryAssignment,
    /// Penunjukan pelaksana tugas (Plt): keeps the home position and acts in a vacant one for a term.
    Acting,
}

impl MoveKind {
    /// Whether the employee keeps the home position and no seat is opened or filled.
    pub fn keeps_home(self) -> bool {
        matches!(self, MoveKind::TemporaryAssignment | MoveKind::Acting)
    }

    /// Whether the employee works at the target: all but those who only act in a seat beside their own work.
    pub fn changes_workplace(self) -> bool {
        self != MoveKind::Acting
    }

    /// Catalogue key of the kind's name in one short word, for narrow columns.
    pub fn short_key(self) -> &'static str {
        match self {
            MoveKind::TemporaryAssignment => "term.kind.temporary.short",
            MoveKind::Acting => "term.kind.acting.short",
            MoveKind::Diagonal => "term.kind.diagonal.short",
            MoveKind::Promotion | MoveKind::Rotation | MoveKind::Demotion | MoveKind::Confirmation => self.key(),
        }
    }

    /// Catalogue key of the kind's name.
    pub fn key(self) -> &'static str {
        match self {
            MoveKind::Promotion => "term.kind.promotion",
            MoveKind::Rotation => "term.kind.rotation",
            MoveKind::Diagonal => "term.kind.diagonal",
            MoveKind::Demotion => "term.kind.demotion",
            MoveKind::Confirmation => "term.kind.confirmation",
            MoveKind::TemporaryAssignment => "term.kind.temporary",
            MoveKind::Acting => "term.kind.acting",
        }
    }
}

/// A level: class with its echelon, where there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Level {
    /// Class of the position.
    pub class: Class,
    /// Echelon, for structural positions.
    pub echelon: Option<Echelon>,
}

impl Level {
    /// Whether this level stands above another one: a higher tier, or a higher echelon in one tier.
    pub fn is_above(self, other: Level) -> bool {
        let height = |level: Level| (level.class.tier(), level.echelon.map_or(0, Echelon::height));
        height(self) > height(other)
    }

    /// The kind of a permanent move from this level to another, computed from the table of equal levels.
    ///
    /// Inside one tier the echelon decides between structural seats (III.b → III.a is a promotion), and
    /// the functional ladder between functional ones of the same branch; between two groups of positions (jabatan
    /// struktural, fungsional, pelaksana) the move is diagonal, and everything else is a rotation.
    pub fn kind_to(self, target: Level) -> MoveKind {
        let group = |class: Class| (class.is_structural(), class.is_functional());
        let heights = match (self.echelon, target.echelon) {
            _ if self.class.tier() != target.class.tier() => (self.class.tier(), target.class.tier()),
            (Some(from), Some(to)) => (from.height(), to.height()),
            _ if same_branch(self.class, target.class) => {
                (self.class.functional_step(), target.class.functional_step())
            }
            _ => (0, 0),
        };
        match heights.0.cmp(&heights.1) {
            std::cmp::Ordering::Less => MoveKind::Promotion,
            std::cmp::Ordering::Equal if group(self.class) != group(target.class) => MoveKind::Diagonal,
            std::cmp::Ordering::Equal => MoveKind::Rotation,
            std::cmp::Ordering::Greater => MoveKind::Demotion,
        }
    }
}

/// Whether both are skilled or both are expert functional levels, so that their steps can be compared.
fn same_branch(one: Class, other: Class) -> bool {
    let (one, other) = (one.functional_step(), other.functional_step());
    one > 0 && other > 0 && (one <= 4) == (other <= 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(class: Class, echelon: Option<&str>) -> Level {
        Level { class, echelon: echelon.and_then(Echelon::parse) }
    }

    #[test]
    fn kinds_of_moves_follow_the_table_of_equal_levels() {
        let pelaksana = level(Class::Pelaksana, None);
        let kasi = level(Class::Pengawas, Some("IV.a"));
        let seklur = level(Class::Pengawas, Some("IV.b"));
        let kabid = level(Class::Administrator, Some("III.b"));
        let sekretaris = level(Class::Administrator, Some("III.a"));
        let muda = level(Class::AhliMuda, None);
        assert_eq!(pelaksana.kind_to(kasi), MoveKind::Promotion);
        assert_eq!(seklur.kind_to(kasi), MoveKind::Promotion);
        assert_eq!(kabid.kind_to(sekretaris), MoveKind::Promotion);
        assert_eq!(muda.kind_to(kasi), MoveKind::Diagonal);
        assert_eq!(muda.kind_to(kabid), MoveKind::Promotion);
        assert_eq!(kabid.kind_to(kasi), MoveKind::Demotion);
        assert_eq!(kabid.kind_to(kabid), MoveKind::Rotation);
        assert_eq!(pelaksana.kind_to(level(Class::AhliPertama, None)), MoveKind::Diagonal);
        assert_eq!(level(Class::AhliPertama, None).kind_to(pelaksana), MoveKind::Diagonal);
        assert_eq!(muda.kind_to(pelaksana), MoveKind::Demotion);
        assert_eq!(level(Class::Mahir, None).kind_to(level(Class::Terampil, None)), MoveKind::Demotion);
        assert_eq!(level(Class::Terampil, None).kind_to(level(Class::AhliPertama, None)), MoveKind::Rotation);
    }

    #[test]
    fn echelons_keep_their_ranks() {
        let third = Echelon::parse("III.b").expect("III.b is an echelon");
        assert_eq!(third.lowest_rank(), Rank::parse("III/d").expect("III/d is a rank"));
        assert_eq!(third.highest_rank(), Rank::parse("IV/a").expect("IV/a is a rank"));
    }
}
