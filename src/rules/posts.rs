//! Posts with an authority or a certificate of their own: public order, districts, the council's secretariat.

use crate::domain::education::Field;
use crate::domain::unit::SpecialAuthority;
use crate::rules::case::Case;
use crate::rules::rule::Judge::One;
use crate::rules::rule::{Basis, Finding, Rests, Rule};
use crate::rules::site::Site;

/// What the head of public order holds.
const INVESTIGATOR: &str = "PPNS";

/// What the head of a district holds, unless government was studied.
const DISTRICT_GOVERNMENT: &str = "Kepamongprajaan";

/// The head of public order is a civil-service investigator.
pub static PUBLIC_ORDER: Rule = Rule {
    id: "R-SATPOL",
    title: "rule.satpol.title",
    sensitive: false,
    basis: Basis::Regulations(&["UU-23-2014"]),
    judge: One(public_order),
    rests: Rests::At(|_, site| !heads(site, SpecialAuthority::PublicOrder)),
};

/// The head of a district masters the technique of government.
pub static DISTRICT: Rule = Rule {
    id: "R-CAMAT",
    title: "rule.camat.title",
    sensitive: false,
    basis: Basis::Regulations(&["UU-23-2014"]),
    judge: One(district),
    rests: Rests::At(|_, site| !heads(site, SpecialAuthority::District)),
};

/// The secretary of the council comes and goes with the approval of its leaders.
pub static COUNCIL_SECRETARIAT: Rule = Rule {
    id: "R-SETWAN",
    title: "rule.setwan.title",
    sensitive: false,
    basis: Basis::Regulations(&["UU-23-2014"]),
    judge: One(council_secretariat),
    rests: Rests::Never,
};

/// A position may ask for certificates by a rule of its sector.
pub static CERTIFICATES: Rule = Rule {
    id: "R-SERT",
    title: "rule.sert.title",
    sensitive: false,
    basis: Basis::Custom,
    judge: One(certificates),
    rests: Rests::At(|position, _| position.requirement.certificates.is_empty()),
};

/// Whether a structural position is the highest of an agency with this authority.
fn heads(site: &Site, authority: SpecialAuthority) -> bool {
    site.heads_agency && site.authority == Some(authority)
}

fn public_order(case: &Case<'_>) -> Option<Finding> {
    if case.stays() || !heads(case.site, SpecialAuthority::PublicOrder) || case.employee.holds_certificate(INVESTIGATOR)
    {
        return None;
    }
    let sentence = case.says("rule.satpol.says").with("position", case.name_of(case.target));
    Some(Finding::warn(sentence, "rule.sert.lift"))
}

fn district(case: &Case<'_>) -> Option<Finding> {
    let studied = || case.employee.education.iter().any(|education| education.field == Field::Government);
    if case.stays() || !heads(case.site, SpecialAuthority::District) {
        return None;
    }
    if case.employee.holds_certificate(DISTRICT_GOVERNMENT) || studied() {
        return None;
    }
    let sentence = case.says("rule.camat.says").with("position", case.name_of(case.target));
    Some(Finding::warn(sentence, "rule.sert.lift"))
}

fn council_secretariat(case: &Case<'_>) -> Option<Finding> {
    if !case.leaves() {
        return None;
    }
    let mut touched = case.structural_positions();
    let (position, _) = touched.find(|(_, site)| heads(site, SpecialAuthority::CouncilSecretariat))?;
    let sentence = case.says("rule.setwan.says").with("position", case.name_of(position));
    Some(Finding::warn(sentence, "rule.setwan.lift"))
}

fn certificates(case: &Case<'_>) -> Option<Finding> {
    if case.stays() {
        return None;
    }
    // What the two rules above ask for is told by them.
    let told = |asked: &str| match asked {
        INVESTIGATOR => heads(case.site, SpecialAuthority::PublicOrder),
        DISTRICT_GOVERNMENT => heads(case.site, SpecialAuthority::District),
        _ => false,
    };
    let asked = case.target.requirement.certificates.iter();
    let missing: Vec<&str> = asked
        .map(String::as_str)
        .filter(|asked| !case.employee.holds_certificate(asked))
        .filter(|asked| !told(asked))
        .collect();
    if missing.is_empty() {
        return None;
    }
    Some(Finding::warn(case.says("rule.sert.says").with("certificates", missing.join(", ")), "rule.sert.lift"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::class::Class;
    use crate::domain::story::Story;
    use crate::rules::trial::Trial;
    use crate::rules::verdict::Severity;

    /// P-903 to the head of an agency with this authority; the head has a division's chief below.
    fn to_head_of(authority: SpecialAuthority) -> Trial {
        let mut story = Story::town();
        story.unit("KHUSUS", None).authority = Some(authority);
        story.unit("KHUSUS-SEK", Some("KHUSUS"));
        story.position("KHUSUS-KEPALA", "KHUSUS", Class::Administrator);
        story.position("KHUSUS-KASI", "KHUSUS", Class::Pengawas);
        story.employee_mut("P-903").education[0].field = Field::Law;
        Trial::of(story, &[("P-903", "KHUSUS-KEPALA")])
    }

    #[test]
    fn the_head_of_public_order_is_an_investigator_and_nobody_else_need_be() {
        let mut trial = to_head_of(SpecialAuthority::PublicOrder);
        assert_eq!(trial.severity("R-SATPOL"), Some(Severity::Warn));
        trial.story.employee_mut("P-903").certificates = vec!["ppns".to_owned()];
        assert_eq!(trial.severity("R-SATPOL"), None);
        let chief = Trial::of(trial.story.clone(), &[("P-904", "KHUSUS-KASI")]);
        assert_eq!(chief.severity("R-SATPOL"), None);
        assert_eq!(Trial::town().severity("R-SATPOL"), None);
    }

    #[test]
    fn the_head_of_a_district_studied_government_or_holds_the_certificate() {
        let mut trial = to_head_of(SpecialAuthority::District);
        assert_eq!(trial.severity("R-CAMAT"), Some(Severity::Warn));
        trial.story.employee_mut("P-903").education[0].field = Field::Government;
        assert_eq!(trial.severity("R-CAMAT"), None);
        trial.story.employee_mut("P-903").education[0].field = Field::Law;
        trial.story.employee_mut("P-903").certificates = vec!["Kepamongprajaan".to_owned()];
        assert_eq!(trial.severity("R-CAMAT"), None);
    }

    #[test]
    fn the_councils_secretary_comes_and_goes_with_the_councils_leaders() {
        let coming = to_head_of(SpecialAuthority::CouncilSecretariat);
        assert_eq!(coming.severity("R-SETWAN"), Some(Severity::Warn));
        let mut story = coming.story;
        story.employee("P-950", Some("KHUSUS-KEPALA"));
        let going = Trial::of(story.clone(), &[("P-950", "CAPIL-KABID")]);
        assert_eq!(going.severity("R-SETWAN"), Some(Severity::Warn));
        assert_eq!(Trial::of(story, &[("P-904", "KHUSUS-KASI")]).severity("R-SETWAN"), None);
    }

    #[test]
    fn a_certificate_that_the_position_asks_is_held_or_named_once() {
        let mut trial = Trial::town();
        trial.story.position_mut("CAPIL-KASI").requirement.certificates = vec!["Pengadaan Barang/Jasa".to_owned()];
        assert_eq!(trial.severity("R-SERT"), Some(Severity::Warn));
        assert!(trial.sentence("R-SERT").contains("Pengadaan Barang/Jasa"));
        trial.story.employee_mut("P-904").certificates = vec!["Pengadaan Barang/Jasa".to_owned()];
        assert_eq!(trial.severity("R-SERT"), None);
        let mut head = to_head_of(SpecialAuthority::PublicOrder);
        head.story.position_mut("KHUSUS-KEPALA").requirement.certificates = vec!["PPNS".to_owned()];
        assert_eq!(head.severity("R-SATPOL"), Some(Severity::Warn));
        assert_eq!(head.severity("R-SERT"), None);
    }
}
