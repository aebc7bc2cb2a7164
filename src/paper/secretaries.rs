//! Who took down which entries, and how the record passed from hand to hand.

use crate::domain::committee::Member;
use crate::domain::ids::MemberId;
use crate::journal::event::{Detail, Event};
use crate::journal::standing::Standing;
use crate::paper::naming::{self, Naming};
use crate::text::words::Phrase;

/// Entries in one hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hand {
    /// Who; none where the session file names no secretary.
    pub member: Option<MemberId>,
    /// Number of the first entry.
    pub first: u64,
    /// Number of the last entry; 0 before there is one.
    pub last: u64,
}

/// The hands in order; `appointed` took down what came before the first change.
pub fn hands(standing: &Standing, appointed: Option<&Member>) -> Vec<Hand> {
    let mut hands = vec![Hand { member: appointed.map(|member| member.id.clone()), first: 1, last: 0 }];
    for entry in standing.entries() {
        for event in entry.events.iter().filter(|_| !standing.is_undone(entry.number)) {
            if let Event::SecretaryChanged { member } = event {
                hands.push(Hand { member: Some(member.clone()), first: entry.number, last: entry.number });
            }
        }
        if let Some(hand) = hands.last_mut() {
            hand.last = entry.number;
        }
    }
    hands
}

/// Whether a member took down entries after the record had passed into their hand.
pub fn took_over(standing: &Standing, member: &MemberId) -> bool {
    hands(standing, None).iter().any(|hand| hand.member.as_ref() == Some(member))
}

/// Each who took down the record, with the entries: `Ayu Lestari (Sekretaris): catatan #1 sampai #12; …`. The name alone
/// where the hand never changed.
pub fn told(naming: &Naming<'_>, standing: &Standing, appointed: Option<&Member>) -> String {
    let sitting = naming.facts.sitting();
    let name = |hand: &Hand| match hand.member.as_ref().and_then(|member| sitting.member(member)) {
        Some(member) => format!("{} ({})", member.name, naming.say(member.role.key())),
        None => hand.member.as_ref().map_or_else(|| naming.say("paper.minutes.not-taken"), ToString::to_string),
    };
    match hands(standing, appointed).as_slice() {
        [only] => name(only),
        several => {
            let told = |hand: &Hand| {
                let phrase = Phrase::new("paper.minutes.hand").with("name", name(hand));
                let phrase = phrase.with("first", hand.first.to_string()).with("last", hand.last.to_string());
                naming.spoken(&phrase)
            };
            several.iter().map(told).collect::<Vec<_>>().join("; ")
        }
    }
}

/// The sentence of the record passing into another hand, in the course of the sitting.
pub fn headline(naming: &Naming<'_>, event: &Event, detail: Option<&Detail>) -> Phrase {
    match event {
        Event::SecretaryChanged { member } => {
            let text = detail.map_or_else(|| naming.say("paper.withheld"), |detail| naming::one_line(&detail.text));
            let phrase = Phrase::new("paper.entry.secretary").with("name", naming.member(member));
            phrase.with("text", naming::sentence(&text))
        }
        Event::TookOver { pid, user, since } => Phrase::new("paper.entry.took-over")
            .with("user", user.as_str())
            .with("since", naming.hour(since))
            .with("pid", pid.to_string()),
        Event::HandedOver { to } => Phrase::new("paper.entry.handed-over").with("to", to.as_str()),
        Event::Received { from } => Phrase::new("paper.entry.received").with("from", from.as_str()),
        Event::TakenBack => Phrase::new("paper.entry.back"),
        _ => Phrase::new("paper.none"),
    }
}
