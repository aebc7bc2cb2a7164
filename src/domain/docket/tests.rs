//! Stories of the order in which items are taken.

use crate::domain::class::Class;
use crate::domain::docket::Docket;
use crate::domain::story::Story;

/// Number of a chain, place in it, and its length.
type Link = (usize, usize, usize);

/// The seats of the items in order, each with its place in its chain.
fn order(docket: &Docket) -> Vec<(String, Option<Link>)> {
    let place = |item: &crate::domain::docket::Item| item.chain.map(|own| (own.chain, own.place, own.length));
    docket.items().iter().map(|item| (item.seats[0].to_string(), place(item))).collect()
}

fn town() -> Story {
    let mut story = Story::town();
    story.unit("EKO", None);
    story.position("EKO-KASI", "EKO", Class::Pengawas);
    story.employee("P-907", Some("EKO-KASI"));
    story.stated.proposals.clear();
    story
}

#[test]
fn a_chain_stands_together_from_the_seat_that_is_vacant_already() {
    let mut story = town();
    story.proposal("U-01", &[("P-907", "SOS-KASI")]);
    story.proposal("U-02", &[("P-905", "CAPIL-OPERATOR")]);
    story.proposal("U-03", &[("P-904", "CAPIL-KASI")]);
    let facts = story.facts();
    let expected = [("CAPIL-KASI", Some((1, 1, 2))), ("SOS-KASI", Some((1, 2, 2))), ("CAPIL-OPERATOR", None)];
    assert_eq!(order(facts.docket()), expected.map(|(seat, place)| (seat.to_owned(), place)));
    assert_eq!(facts.docket().items()[1].id.as_str(), "B-02");
    assert_eq!(facts.docket().place(&"B-03".into()), Some(2));
}

#[test]
fn an_urgent_link_brings_its_whole_chain_to_the_front() {
    let mut story = town();
    story.proposal("U-01", &[("P-905", "CAPIL-OPERATOR")]);
    story.proposal("U-02", &[("P-904", "CAPIL-KASI")]);
    story.proposal("U-03", &[("P-907", "SOS-KASI")]).urgent = true;
    let seats: Vec<String> = order(story.facts().docket()).into_iter().map(|(seat, _)| seat).collect();
    assert_eq!(seats, ["CAPIL-KASI", "SOS-KASI", "CAPIL-OPERATOR"]);
}

#[test]
fn rivals_for_a_seat_are_one_item_and_a_swap_is_one_too() {
    let mut story = town();
    story.proposal("U-01", &[("P-904", "CAPIL-KASI")]).alternatives = vec!["P-902".into()];
    story.proposal("U-02", &[("P-901", "SOS-KABID"), ("P-903", "CAPIL-KABID")]);
    story.proposal("U-03", &[("P-907", "CAPIL-KASI")]).alternatives = vec!["P-904".into(), "P-905".into()];
    let facts = story.facts();
    let [single, swap] = facts.docket().items() else { panic!("two items") };
    assert_eq!(single.named, ["P-904", "P-902", "P-907", "P-905"].map(Into::into));
    assert_eq!(single.proposals, ["U-01", "U-03"].map(Into::into));
    assert_eq!((single.moves.len(), single.is_swap()), (1, false));
    assert!(swap.is_swap() && swap.chain.is_none());
    assert_eq!(swap.seats, ["SOS-KABID", "CAPIL-KABID"].map(Into::into));
}

#[test]
fn a_position_with_several_open_seats_has_an_item_for_each_and_rivals_for_the_last() {
    let mut story = town();
    story.position_mut("CAPIL-OPERATOR").seats = 3;
    for (id, who) in [("U-01", "P-905"), ("U-02", "P-906"), ("U-03", "P-907")] {
        story.proposal(id, &[(who, "CAPIL-OPERATOR")]);
    }
    story.proposal("U-04", &[("P-904", "SOS-PENGELOLA")]);
    let facts = story.facts();
    assert_eq!(facts.open_seats(&"CAPIL-OPERATOR".into()), 2);
    let [first, second, other] = facts.docket().items() else { panic!("three items") };
    assert_eq!(first.named, ["P-905", "P-907"].map(Into::into), "one more than there are seats");
    assert_eq!(second.named, ["P-906"].map(Into::into));
    assert_eq!((first.chain, other.chain), (None, None), "nobody waits for a seat that is open");
}

#[test]
fn a_ring_of_single_proposals_loses_no_item() {
    let mut story = town();
    story.proposal("U-01", &[("P-904", "EKO-KASI")]);
    story.proposal("U-02", &[("P-907", "SOS-KASI")]);
    let expected = [("EKO-KASI", Some((1, 1, 2))), ("SOS-KASI", Some((1, 2, 2)))];
    assert_eq!(order(story.facts().docket()), expected.map(|(seat, place)| (seat.to_owned(), place)));
}
