//! Whether enough voters sit at the table for a decision to be lawful.

use crate::domain::committee::{Role, Sitting};
use crate::journal::event::Presence;
use crate::journal::standing::Standing;

/// Count of voters, and what the session's rule asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attendance {
    /// Voters present.
    pub present: usize,
    /// All voters.
    pub voters: usize,
    /// Voters who must be present.
    pub required: usize,
    /// Whether chair or deputy is present.
    pub led: bool,
}

impl Attendance {
    /// Attendance by the record so far.
    pub fn of(sitting: &Sitting, standing: &Standing) -> Attendance {
        let here =
            |member: &&crate::domain::committee::Member| standing.presence(&member.id) == Some(Presence::Present);
        let voters = sitting.voters().count();
        Attendance {
            present: sitting.voters().filter(here).count(),
            voters,
            required: sitting.quorum.required(voters),
            led: sitting.members.iter().filter(here).any(|member| matches!(member.role, Role::Chair | Role::Deputy)),
        }
    }

    /// Whether the sitting can decide.
    pub fn has_quorum(self) -> bool {
        self.present >= self.required && self.led
    }
}
