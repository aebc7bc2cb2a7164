//! Positions that look alike to the rules of one move: whoever is held against one is held against all of them.

use crate::domain::class::{Class, Echelon};
use crate::domain::position::{Change, Requirement, Standard};
use crate::domain::unit::SpecialAuthority;
use crate::rules::situation::Situation;

/// Everything that [rules of one move](super::is_of_one_move) ask of a position, where nothing ties it to the one who
/// moves: it lies in another agency than the present one, no proposal names the move, it is neither a second position
/// held nor the one under which the present one goes on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Likeness<'a> {
    class: Class,
    echelon: Option<Echelon>,
    job_class: Option<u8>,
    requirement: &'a Requirement,
    standard: Option<&'a Standard>,
    retirement_age: Option<u32>,
    leads_unit: bool,
    change: Option<Change>,
    /// The title of a functional position, for the same title elsewhere is the same position.
    title: Option<&'a str>,
    authority: Option<SpecialAuthority>,
    heads_agency: bool,
}

impl<'a> Likeness<'a> {
    /// Of the position at a place of the file.
    pub fn of(situation: &Situation<'a>, place: usize) -> Likeness<'a> {
        let position = &situation.facts.positions()[place];
        let site = situation.site(place);
        Likeness {
            class: position.class,
            echelon: position.echelon,
            job_class: position.job_class,
            requirement: &position.requirement,
            standard: position.standard.as_ref(),
            retirement_age: position.retirement_age,
            leads_unit: position.leads_unit,
            change: position.change,
            title: position.class.is_functional().then_some(position.title.as_str()),
            authority: site.authority,
            heads_agency: site.heads_agency,
        }
    }
}
