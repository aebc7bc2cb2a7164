//! Attendance in the spoken sitting.

use super::{Stop, Table};
use crate::domain::ids::MemberId;
use crate::journal::decide::Request;
use crate::journal::event::Presence;
use crate::text::words::Phrase;

impl Table<'_> {
    /// Takes one member down, or everybody who is not taken down yet.
    pub(super) fn attend(&mut self, member: Option<&str>, presence: Presence) -> Result<Vec<String>, Stop> {
        let standing = &self.sitting.standing;
        let members: Vec<MemberId> = match member {
            Some(id) => vec![MemberId::from(id)],
            None => {
                let members = self.sitting.facts.sitting().members.iter();
                members
                    .filter(|member| standing.presence(&member.id).is_none())
                    .map(|member| member.id.clone())
                    .collect()
            }
        };
        let count = members.len();
        if count > 0 {
            self.act(&Request::Attend(members.into_iter().map(|member| (member, presence)).collect()))?;
        }
        let told = Phrase::new("plain.done.attended").with("count", count).with("quorum", self.reader().quorum());
        let mut answer = if count > 0 { self.done(told) } else { vec![self.reader().quorum().spoken(self.language)] };
        answer.extend(self.reader().secretary_away());
        Ok(answer)
    }
}
