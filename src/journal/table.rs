//! A table in a small town, for the stories of the journal: what is asked, and what became of it.

use crate::domain::class::{Class, MoveKind};
use crate::domain::facts::Facts;
use crate::domain::ids::ItemId;
use crate::domain::reason::Reason;
use crate::domain::story::{Story, day};
use crate::journal::decide::{Request, decide};
use crate::journal::event::{Draft, Entry, Event, FORMAT, Outcome, Presence, Stamp};
use crate::journal::refusal::Refusal;
use crate::journal::ruling::Ruling;
use crate::journal::standing::Standing;

/// The facts of a town and the standing of its sitting.
#[derive(Clone)]
pub(crate) struct Table {
    /// What the town is.
    pub(crate) facts: Facts,
    /// What is true now.
    pub(crate) standing: Standing,
}

/// A chain B-01 P-904 → CAPIL-KASI (vacant), B-02 P-907 → SOS-KASI, B-03 P-908 → EKO-KASI (which leaves UMUM-KASI
/// empty: a warning), and the swap B-04 of P-901 and P-903.
pub(crate) fn story() -> Story {
    let mut story = Story::town();
    story.unit("EKO", None);
    story.unit("UMUM", None);
    story.position("EKO-KASI", "EKO", Class::Pengawas);
    story.position("UMUM-KASI", "UMUM", Class::Pengawas);
    story.employee("P-907", Some("EKO-KASI"));
    story.employee("P-908", Some("UMUM-KASI"));
    story.proposal("U-02", &[("P-907", "SOS-KASI")]);
    story.proposal("U-03", &[("P-908", "EKO-KASI")]);
    story.proposal("U-04", &[("P-901", "SOS-KABID"), ("P-903", "CAPIL-KABID")]);
    story
}

/// The same, where P-904 is not moved to the vacant seat but appointed to act in it, to 1 March 2027.
pub(crate) fn story_of_acting() -> Story {
    let mut story = story();
    let own = story.stated.proposals.iter_mut().find(|own| own.id.as_str() == "U-01").expect("the town has it");
    own.moves[0].stated_kind = Some(MoveKind::Acting);
    own.until = Some(day(2027, 3, 1));
    story
}

/// An acceptance with a code, words and acknowledgement: whatever may be asked for.
pub(crate) fn accepting(item: &str) -> Ruling {
    Ruling {
        text: "Kebutuhan layanan".to_owned(),
        acknowledged: true,
        ..Ruling::new(&ItemId::from(item), Outcome::Accepted, &[Reason::OrganisationNeed])
    }
}

/// A rejection with a code.
pub(crate) fn rejecting(item: &str) -> Ruling {
    Ruling::new(&ItemId::from(item), Outcome::Rejected, &[Reason::RequirementNotMet])
}

impl Table {
    /// A sitting of the story that is open and has everybody at the table.
    pub(crate) fn of(story: &Story) -> Table {
        let mut table = Table::opened(story);
        let members = table.facts.sitting().members.iter();
        let all = members.map(|member| (member.id.clone(), Presence::Present)).collect();
        table.ask(&Request::Attend(all)).expect("members can be marked");
        table
    }

    /// A sitting of the story that is open; nobody was marked present yet.
    pub(crate) fn opened(story: &Story) -> Table {
        let mut table = Table { facts: story.facts(), standing: Standing::default() };
        table.write(Draft {
            events: vec![Event::Opened {
                format: FORMAT,
                program: "sidang".to_owned(),
                session: "TT-2026-12".to_owned(),
                session_hash: String::new(),
                rehearsal: true,
            }],
            details: vec![Default::default()],
            basis: 0,
        });
        table
    }

    /// Writes a draft as the next entry.
    pub(crate) fn write(&mut self, draft: Draft) {
        let number = self.standing.number() + 1;
        let stamp = Stamp { time: format!("entry {number}"), boot: String::new(), clock: number, by: String::new() };
        let Draft { events, details, basis } = draft;
        self.standing.apply(Entry { number, stamp, basis, events, details: Some(details), hash: [0; 32] });
    }

    /// Asks for something, and writes it when it is let through.
    pub(crate) fn ask(&mut self, request: &Request) -> Result<(), Refusal> {
        let draft = decide(&self.facts, &self.standing, request)?;
        self.write(draft);
        Ok(())
    }

    /// Rules on items as one act.
    pub(crate) fn rule(&mut self, rulings: &[Ruling]) -> Result<(), Refusal> {
        self.ask(&Request::Rule(rulings.to_vec()))
    }

    /// Catalogue key of the refusal of a request that is refused.
    pub(crate) fn refused(&mut self, request: &Request) -> String {
        self.ask(request).expect_err("the request is to be refused").what.key.to_owned()
    }

    /// What was decided on an item.
    pub(crate) fn outcome(&self, item: &str) -> Option<Outcome> {
        self.standing.decision(&ItemId::from(item)).map(|decision| decision.outcome)
    }

    /// Where somebody sits.
    pub(crate) fn seat(&self, employee: &str) -> String {
        let position = self.standing.placements().position_of(&self.facts, &employee.into());
        position.map(ToString::to_string).unwrap_or_default()
    }

    /// Everything that can be seen of the standing but the list of entries.
    pub(crate) fn shown(&self) -> String {
        shown(&self.standing)
    }
}

/// Everything that can be seen of a standing but the list of entries.
pub(crate) fn shown(standing: &Standing) -> String {
    let decisions: Vec<_> = standing.decisions().collect();
    let presence: Vec<_> = (1..=5).map(|number| standing.presence(&format!("K-{number}").as_str().into())).collect();
    format!(
        "{decisions:?} {presence:?} {:?} {:?} {:?} {:?}",
        standing.placements(),
        standing.exceptions(),
        standing.notes(),
        standing.life()
    )
}
