//! Handing a sitting over to another account: two hands never go on in two copies.
//!
//! The record itself says to whom it went, as its last entry. Whoever looks into the copy that stayed behind reads that,
//! and nothing is added there; the account that is named goes on, in the copy that it received. The name is what the system of the machine says.

use crate::journal::breaks::HandedOver;
use crate::journal::event::{Detail, Draft, Event};
use crate::journal::refusal::Refusal;
use crate::journal::standing::Standing;
use crate::text::words::Phrase;

/// No account has a longer name.
const LONGEST_NAME: usize = 80;

/// Lets a handover to this account through as a draft.
pub fn hand_over(standing: &Standing, to: &str) -> Result<Draft, Refusal> {
    named(to)?;
    Ok(draft(standing, Event::HandedOver { to: to.to_owned() }))
}

/// Refuses what cannot be the name of an account; those of a directory service may have their domain before them.
pub fn named(account: &str) -> Result<(), Refusal> {
    let of_a_name = |letter: char| letter.is_ascii_alphanumeric() || "._-@+\\".contains(letter);
    match !account.is_empty() && account.len() <= LONGEST_NAME && account.chars().all(of_a_name) {
        true => Ok(()),
        false => Err(Refusal::new(Phrase::new("journal.refusal.account")).lift("journal.lift.account")),
    }
}

/// Lets the sitting go on under this account, to which it was handed over.
pub fn receive(standing: &Standing, account: &str) -> Result<Draft, Refusal> {
    match standing.handed_over() {
        None => Err(Refusal::new(Phrase::new("journal.refusal.not-handed-over"))),
        Some(handed) if handed.to != account => {
            let what = Phrase::new("journal.refusal.other-receiver").with("to", handed.to.as_str());
            let what = what.with("account", account);
            Err(Refusal::new(what).lift("journal.lift.other-receiver"))
        }
        Some(handed) => Ok(draft(standing, Event::Received { from: handed.from.clone() })),
    }
}

/// Lets the sitting go on in the copy that stayed behind, under the account that handed it over: nobody may be able to
/// receive it, as under a name that was mistyped. The door sees this copy alone; whether the other went on is not in it.
pub fn take_back(standing: &Standing, account: &str) -> Result<Draft, Refusal> {
    match standing.handed_over() {
        None => Err(Refusal::new(Phrase::new("journal.refusal.not-handed-over"))),
        Some(handed) if handed.from != account => {
            Err(Refusal::new(Phrase::new("journal.refusal.other-giver").with("from", handed.from.as_str())))
        }
        Some(_) => Ok(draft(standing, Event::TakenBack)),
    }
}

/// Why nothing is added to the copy that stayed behind.
pub fn refusal(handed: &HandedOver) -> Refusal {
    let what = Phrase::new("journal.refusal.handed-over").with("to", handed.to.as_str());
    Refusal::new(what).lift("journal.lift.handed-over")
}

fn draft(standing: &Standing, event: Event) -> Draft {
    Draft { events: vec![event], details: vec![Detail::default()], basis: standing.number() }
}

#[cfg(test)]
mod tests {
    use crate::journal::decide::{Request, decide};
    use crate::journal::standing::Life;
    use crate::journal::table::{self, Table, rejecting};

    fn to(account: &str) -> Request {
        Request::HandOver { to: account.to_owned() }
    }

    fn by(account: &str) -> Request {
        Request::Receive { account: account.to_owned() }
    }

    #[test]
    fn a_sitting_handed_over_goes_on_only_where_it_was_received() {
        let mut table = Table::of(&table::story());
        table.rule(&[rejecting("B-04")]).unwrap();
        assert_eq!(table.refused(&by("ani")), "journal.refusal.not-handed-over");
        table.ask(&to("ani")).unwrap();
        for request in [Request::Rule(vec![rejecting("B-01")]), Request::Undo, Request::Close, to("budi")] {
            assert_eq!(table.refused(&request), "journal.refusal.handed-over", "{request:?}");
        }
        assert_eq!(table.refused(&by("budi")), "journal.refusal.other-receiver");
        table.ask(&by("ani")).unwrap();
        assert_eq!(table.standing.handed_over(), None);
        table.ask(&Request::Undo).unwrap();
        table.rule(&[rejecting("B-01")]).unwrap();
    }

    #[test]
    fn a_sitting_that_nobody_received_is_taken_back_by_its_giver_alone() {
        let mut table = Table::of(&table::story());
        let back = |account: &str| Request::TakeBack { account: account.to_owned() };
        assert_eq!(table.refused(&back("sekretaris")), "journal.refusal.not-handed-over");
        table.ask(&Request::Adjourn { until: None, text: "istirahat".to_owned() }).unwrap();
        table.ask(&to("anni")).unwrap();
        let giver = table.standing.handed_over().unwrap().from.clone();
        assert_eq!(table.refused(&back("anni")), "journal.refusal.other-giver");
        table.ask(&back(&giver)).unwrap();
        assert_eq!(table.standing.life(), Life::Adjourned);
        assert_eq!(table.refused(&by("anni")), "journal.refusal.not-handed-over");
        table.ask(&Request::Resume).unwrap();
        table.ask(&to("ani")).unwrap();
        table.ask(&by("ani")).unwrap();
        assert_eq!(table.refused(&back(&giver)), "journal.refusal.not-handed-over");
    }

    #[test]
    fn an_adjourned_sitting_is_handed_over_and_stays_adjourned() {
        let mut table = Table::of(&table::story());
        table.ask(&Request::Adjourn { until: None, text: "istirahat".to_owned() }).unwrap();
        table.ask(&to("ani")).unwrap();
        assert_eq!(table.refused(&Request::Resume), "journal.refusal.handed-over");
        table.ask(&by("ani")).unwrap();
        assert_eq!(table.standing.life(), Life::Adjourned);
        table.ask(&Request::Resume).unwrap();
    }

    #[test]
    fn an_account_has_a_name_without_blanks_or_signs_that_steer() {
        let table = Table::of(&table::story());
        for name in ["", "a b", "a/b", "a\u{1b}[2J", "ä", &"a".repeat(81)] {
            assert!(decide(&table.facts, &table.standing, &to(name)).is_err(), "{name:?}");
        }
        assert!(decide(&table.facts, &table.standing, &to("ani.s_1-x@bkpsdm")).is_ok());
        assert!(decide(&table.facts, &table.standing, &to("KOTA\\ani")).is_ok());
    }
}
