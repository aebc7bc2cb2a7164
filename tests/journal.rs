//! Random sittings on the sample session: whatever is asked, the record replays to what was seen, and its public
//! parts stay public.

use std::path::Path;
use std::sync::LazyLock;

use chrono::NaiveDate;
use proptest::prelude::*;
use sidang::domain::facts::Facts;
use sidang::domain::reason::Reason;
use sidang::journal::chain::rest_of_chain;
use sidang::journal::decide::{Request, decide};
use sidang::journal::event::{Draft, Entry, Event, FORMAT, Outcome, Presence, Stamp};
use sidang::journal::ruling::Ruling;
use sidang::journal::standing::{Life, Standing};
use sidang::rules::RULES;
use sidang::store::record::{self, Salts};
use sidang::store::session;

/// Words that are said at the table, and that no public part may hold.
const WORDS: &str = "Ucapan-Tertutup";

static FACTS: LazyLock<Facts> = LazyLock::new(|| {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions/tebingtinggi-rencana.ron");
    session::read(&path, 1 << 27).expect("the sample session can be opened").facts
});

/// One thing that somebody at the table may ask for, by numbers: what they mean depends on the standing.
#[derive(Clone, Debug)]
struct Wish {
    what: u8,
    item: usize,
    person: usize,
    outcome: usize,
    reason: usize,
    sound: bool,
}

fn wish() -> impl Strategy<Value = Wish> {
    (0..20_u8, any::<usize>(), any::<usize>(), 0..6_usize, 0..19_usize, proptest::bool::weighted(0.9))
        .prop_map(|(what, item, person, outcome, reason, sound)| Wish { what, item, person, outcome, reason, sound })
}

const OUTCOMES: [Outcome; 6] = [
    Outcome::Accepted,
    Outcome::Rejected,
    Outcome::Parked,
    Outcome::Replaced,
    Outcome::AcceptedWithConditions,
    Outcome::OutsideJurisdiction,
];

fn request(standing: &Standing, wish: &Wish) -> Request {
    let items = FACTS.docket().items();
    let item = &items[wish.item % items.len()];
    let employees = FACTS.employees();
    let anybody = &employees[wish.person % employees.len()].id;
    let outcome = OUTCOMES[wish.outcome];
    let fitting = if outcome.moves() { Reason::Career } else { Reason::DataIncomplete };
    let all = Reason::FOR.into_iter().chain(Reason::AGAINST).collect::<Vec<_>>();
    let reasons = if wish.sound { vec![fitting] } else { vec![all[wish.reason]] };
    let ruling = |id: &sidang::domain::ids::ItemId, outcome| Ruling {
        text: WORDS.to_owned(),
        conditions: if outcome == Outcome::AcceptedWithConditions { WORDS.to_owned() } else { String::new() },
        acknowledged: wish.sound,
        ..Ruling::new(id, outcome, &reasons)
    };
    match wish.what {
        0..=6 => Request::Rule(vec![ruling(&item.id, outcome)]),
        7..=9 => {
            let named = item.named.get(wish.person % (item.named.len() + 1)).unwrap_or(anybody);
            Request::Rule(vec![Ruling { candidate: Some(named.clone()), ..ruling(&item.id, outcome) }])
        }
        10 | 11 => {
            let rest = rest_of_chain(&FACTS, standing, &item.id);
            Request::Rule(rest.iter().map(|id| ruling(id, Outcome::Accepted)).collect())
        }
        12 => {
            let other = &items[wish.person % items.len()];
            Request::Rule(vec![ruling(&item.id, outcome), ruling(&other.id, OUTCOMES[wish.reason % 6])])
        }
        13 => Request::EnterException {
            rule: RULES[wish.reason % RULES.len()].id.to_owned(),
            employee: item.named.first().unwrap_or(anybody).clone(),
            document: WORDS.to_owned(),
            number: WORDS.to_owned(),
            date: NaiveDate::from_ymd_opt(2026, 11, 1).expect("the day exists"),
        },
        14 => {
            let item = wish.sound.then(|| item.id.clone()).or_else(|| Some(WORDS.into()));
            Request::TakeNote { item, text: WORDS.to_owned() }
        }
        15 => {
            let members = &FACTS.sitting().members;
            let presence = [Presence::Present, Presence::Excused, Presence::Absent][wish.outcome % 3];
            Request::Attend(vec![(members[wish.person % members.len()].id.clone(), presence)])
        }
        16 | 17 => Request::Undo,
        18 => Request::Redo,
        _ => Request::Close,
    }
}

/// What is true at the table; the private words only when they were not withheld.
fn shown(standing: &Standing, words: bool) -> String {
    let decisions: Vec<String> = standing
        .decisions()
        .map(|own| format!("{} {:?} {:?} {:?} {:?}", own.item, own.outcome, own.moves, own.reasons, own.seen))
        .collect();
    let presence: Vec<_> = FACTS.sitting().members.iter().map(|member| standing.presence(&member.id)).collect();
    let placements = standing.placements();
    let private = words.then(|| format!("{:?} {:?}", standing.exceptions(), standing.notes()));
    format!("{decisions:?} {presence:?} {placements:?} {:?} {private:?}", standing.life())
}

fn entry(standing: &Standing, draft: Draft) -> Entry {
    let number = standing.number() + 1;
    let stamp = Stamp { time: format!("t{number}"), boot: "b".to_owned(), clock: number, by: "notulis".to_owned() };
    let Draft { events, details, basis } = draft;
    Entry { number, stamp, basis, events, details: Some(details), hash: [0; 32] }
}

fn opened() -> Standing {
    let opening = Event::Opened {
        format: FORMAT,
        program: "sidang".to_owned(),
        session: FACTS.sitting().id.clone(),
        session_hash: String::new(),
        rehearsal: true,
    };
    let draft = Draft { events: vec![opening], details: vec![Default::default()], basis: 0 };
    let mut standing = Standing::default();
    standing.apply(entry(&standing, draft));
    let all = FACTS.sitting().members.iter().map(|member| (member.id.clone(), Presence::Present)).collect();
    let draft = decide(&FACTS, &standing, &Request::Attend(all)).expect("members can be marked");
    standing.apply(entry(&standing, draft));
    standing
}

/// Refuses a public part that holds what must stay in the private one.
fn check_public(standing: &Standing) -> Result<(), TestCaseError> {
    let sensitive: Vec<&str> = RULES.iter().filter(|rule| rule.sensitive).map(|rule| rule.id).collect();
    for entry in standing.entries() {
        let draft = Draft {
            events: entry.events.clone(),
            details: entry.details.clone().unwrap_or_default(),
            basis: entry.basis,
        };
        let salts = Salts { public: [1; 16], private: [2; 16] };
        let public = record::body(entry.number, "0", &entry.stamp, &draft, salts).public;
        prop_assert!(!public.contains(WORDS), "{public}");
        for rule in &sensitive {
            prop_assert!(!public.contains(&format!("\"{rule}\"")), "{rule} in {public}");
        }
        for employee in FACTS.employees() {
            prop_assert!(!public.contains(&employee.name), "{} in {public}", employee.name);
            let nip = employee.nip.as_ref().map(|nip| nip.digits().to_owned());
            prop_assert!(nip.is_none_or(|nip| !public.contains(&nip)), "a number in {public}");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sitting_replays_to_what_was_seen_and_keeps_its_private_words(wishes in prop::collection::vec(wish(), 1..40)) {
        let mut standing = opened();
        // The acts in force, each with what was shown after it: undo goes down, redo up again.
        let mut done = vec![shown(&standing, true)];
        let mut taken_back: Vec<String> = Vec::new();
        let mut history = vec![(standing.number(), done[0].clone())];
        for wish in &wishes {
            let request = request(&standing, wish);
            let before = shown(&standing, true);
            let Ok(draft) = decide(&FACTS, &standing, &request) else {
                prop_assert_eq!(&before, &shown(&standing, true));
                continue;
            };
            prop_assert!(standing.life() == Life::Open, "something came after closing");
            prop_assert!(!draft.events.is_empty() && draft.events.len() == draft.details.len());
            standing.apply(entry(&standing, draft));
            let now = shown(&standing, true);
            match request {
                Request::Undo => {
                    taken_back.extend(done.pop());
                    // The first act is the attendance at the opening: nothing is known below it.
                    match done.last() {
                        Some(earlier) => prop_assert_eq!(&now, earlier),
                        None => done.push(now.clone()),
                    }
                }
                Request::Redo => {
                    let later = taken_back.pop();
                    prop_assert_eq!(Some(&now), later.as_ref());
                    done.push(now.clone());
                }
                _ => {
                    taken_back.clear();
                    done.push(now.clone());
                }
            }
            history.push((standing.number(), now));
        }
        for (number, seen) in &history {
            prop_assert_eq!(&shown(&standing.at(*number), true), seen);
        }
        let bare = Standing::of(standing.entries().iter().map(|entry| Entry { details: None, ..entry.as_ref().clone() }));
        prop_assert_eq!(shown(&bare, false), shown(&standing, false));
        check_public(&standing)?;
    }
}

#[test]
fn everything_on_the_sample_can_be_decided_and_closed_and_its_record_stays_public() {
    let mut standing = opened();
    for item in FACTS.docket().items() {
        let ruling = |outcome, reason| Ruling {
            text: WORDS.to_owned(),
            acknowledged: true,
            ..Ruling::new(&item.id, outcome, &[reason])
        };
        let accepted = Request::Rule(vec![ruling(Outcome::Accepted, Reason::Career)]);
        let parked = Request::Rule(vec![ruling(Outcome::Parked, Reason::DataIncomplete)]);
        let draft = decide(&FACTS, &standing, &accepted).or_else(|_| decide(&FACTS, &standing, &parked));
        standing.apply(entry(&standing, draft.expect("an item that cannot be accepted can be parked")));
    }
    let accepted = standing.decisions().filter(|decision| decision.outcome.moves()).count();
    assert!(accepted > FACTS.docket().items().len() / 2, "{accepted} items could be accepted");
    let closing = decide(&FACTS, &standing, &Request::Close).expect("everything is decided");
    standing.apply(entry(&standing, closing));
    assert_eq!(standing.life(), Life::Closed);
    check_public(&standing).expect("public parts hold ids and codes only");
}
