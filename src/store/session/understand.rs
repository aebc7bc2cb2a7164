//! From what a session file says to what it means: every check that looks at more than form.

use crate::domain::facts::Stated;
use crate::domain::legal::LegalBasis;
use crate::store::progress::Progress;
use crate::store::session::finding::{At, Findings};
use crate::store::session::raw::Session;
use crate::store::session::register::Register;
use crate::store::session::texts::required_text;
use crate::store::session::{committee, contradictions, docket, establishment, people, weights};
use crate::text::words::Phrase;

/// The one format this program reads.
pub const FORMAT: u32 = 1;

/// Understands a session as far as it can be. What is stated is whole only when the findings hold no fault and
/// `progress` was not stopped.
pub fn understand(session: &Session, progress: &Progress) -> (Stated, Findings) {
    let mut findings = Findings::default();
    let root = At::ROOT;
    if session.format != FORMAT {
        let what = Phrase::new("fault.what.format").with("format", session.format);
        findings.wrong("E-FORMAT", &root.name("format"), what, "fault.cure.format");
    }
    let register = Register::of(session, &mut findings);
    let settings = weights::settings(&root.name("settings"), &session.settings, &mut findings);
    let understood = committee::sitting(&register, &mut findings);
    let stated = Stated {
        sample: session.sample,
        legal_bases: legal_bases(session, &mut findings),
        distances: establishment::distances(&register, &mut findings),
        units: establishment::units(&register, settings.element_weights, &mut findings),
        positions: establishment::positions(&register, &settings.fit, &mut findings),
        employees: people::employees(&register, understood.data_date, &settings.fit, progress, &mut findings),
        proposals: docket::proposals(&register, understood.effective, &mut findings),
        forum: docket::forum(&register, &mut findings),
        settings,
        sitting: understood.sitting,
    };
    contradictions::look(&register, &stated, (understood.date, understood.effective), &mut findings);
    (stated, findings)
}

fn legal_bases(session: &Session, findings: &mut Findings) -> Vec<LegalBasis> {
    let at = At::ROOT.name("legal_bases");
    let bases = session.legal_bases.iter();
    bases
        .map(|(place, basis)| LegalBasis {
            id: basis.id.as_str().into(),
            text: required_text(&at.index(place).name("text"), &basis.text, findings),
            checked: basis.checked,
        })
        .collect()
}
