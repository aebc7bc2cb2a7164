//! Marks say what verdicts say, of everybody: which rule, how grave, and whether it is lifted.

use sidang::domain::class::MoveKind;
use sidang::domain::docket::Item;
use sidang::domain::facts::Facts;
use sidang::domain::ids::EmployeeId;
use sidang::domain::placements::Placements;
use sidang::domain::proposal::Move;
use sidang::journal::candidates::{Offer, situation, whole};
use sidang::journal::standing::Standing;
use sidang::rules;
use sidang::rules::alone::{Alone, alone};
use sidang::rules::situation::{Exception, Memory, Situation, Whole};
use sidang::rules::verdict::{Mark, Severity, Verdict};
use sidang::store::sample::file;
use sidang::store::sample::size::{Size, Wish};

use crate::{read, samples};

/// Items of each session whose seats everybody is tried on.
const ITEMS: usize = 5;

/// Positions of each session that everybody is tried on.
const POSITIONS: usize = 24;

/// Items evenly spread over the docket.
fn spread(facts: &Facts) -> impl Iterator<Item = &Item> {
    let items = facts.docket().items();
    (0..ITEMS).map(|at| &items[at * items.len() / ITEMS])
}

/// The item as at the opening.
fn at_opening<'a>(facts: &'a Facts, item: &Item) -> Situation<'a> {
    situation(facts, &Standing::default(), std::slice::from_ref(&item.id))
}

/// The item when all others are accepted, all members are at the table, and one block of each rule is lifted for who is
/// suggested.
fn at_the_end<'a>(facts: &'a Facts, item: &Item) -> Situation<'a> {
    let others = facts.docket().items().iter().filter(|other| other.id != item.id);
    let accepted: Vec<_> = others.flat_map(|other| other.moves.iter().cloned()).collect();
    let lifted = |rule: &&rules::rule::Rule| Exception {
        rule: rule.id.to_owned(),
        employee: item.moves[0].employee.clone(),
        number: "800/1".to_owned(),
        date: facts.sitting().date,
        document: "Surat".to_owned(),
    };
    Situation {
        placements: Placements::of(accepted.iter().filter(|one| !facts.kind_of(one).keeps_home())),
        accepted,
        awaited: Vec::new(),
        exceptions: rules::RULES.iter().map(lifted).collect(),
        present: Some(facts.sitting().members.iter().map(|member| member.id.clone()).collect()),
        fitter: item.named.last().cloned(),
        memory: Memory::default(),
        ..at_opening(facts, item)
    }
}

/// What is compared, in one order.
fn sorted(marks: impl Iterator<Item = Mark>) -> Vec<(&'static str, Severity, bool)> {
    let mut marks: Vec<_> = marks.map(|mark| (mark.rule, mark.severity, mark.lifted)).collect();
    marks.sort_unstable();
    marks
}

fn of(verdict: &Verdict) -> Mark {
    Mark { rule: verdict.rule, severity: verdict.severity, lifted: verdict.lifted_by.is_some() }
}

fn assert_same(situation: &Situation<'_>, whole: &Whole, what: &str) {
    let heard = sorted(rules::judge(situation, whole).iter().map(of));
    let marked = sorted(rules::marks(situation, whole).into_iter());
    assert_eq!(marked, heard, "{what}: {whole:?}");
}

/// Everybody in one go finds what each finds alone, and some of them what is found where nothing was looked up before.
fn assert_offers_say_the_same(situation: &Situation<'_>, item: &Item, name: &str) {
    let facts = situation.facts;
    let offer = Offer::of(facts, item);
    let offered = offer.marks(situation, 0..facts.employees().len());
    for (place, (employee, offered)) in facts.employees().iter().zip(offered).enumerate() {
        let whole = whole(facts, item, Some(&employee.id));
        assert_eq!(offered, rules::marks(situation, &whole), "{name}: {whole:?}");
        if place % 11 == 0 {
            let anew = Situation { memory: Memory::default(), ..situation.clone() };
            let heard = sorted(rules::judge(&anew, &whole).iter().map(of));
            assert_eq!(sorted(offered.into_iter()), heard, "{name}: {whole:?}");
        }
    }
}

/// Everybody on some seats of a session, before and after everything else is accepted.
fn assert_marks_say_what_verdicts_say(facts: &Facts, name: &str) {
    for item in spread(facts) {
        for situation in [at_opening(facts, item), at_the_end(facts, item)] {
            assert_offers_say_the_same(&situation, item, name);
            let tried = |employee: &EmployeeId| whole(facts, item, Some(employee));
            for employee in facts.employees() {
                assert_same(&situation, &tried(&employee.id), name);
            }
        }
    }
}

/// Everybody on positions of every class and agency, also lent to them and acting in them: whoever rules pass over for one
/// of them is heard by none.
fn assert_positions_say_the_same(facts: &Facts, name: &str) {
    let situation = Situation::of(facts);
    let kinds = [None, Some(MoveKind::Acting), Some(MoveKind::TemporaryAssignment), Some(MoveKind::Promotion)];
    let step = (facts.positions().len() / POSITIONS).max(1);
    for (number, at) in (0..facts.positions().len()).step_by(step).enumerate() {
        for (place, employee) in facts.employees().iter().enumerate() {
            let stated_kind = kinds[(number + place) % kinds.len()];
            let mutation = Move { stated_kind, ..Move::new(&employee.id, &facts.positions()[at].id) };
            let whole = Whole { moves: vec![mutation], ..Whole::default() };
            let heard = sorted(rules::judge(&situation, &whole).iter().map(of));
            let marks = rules::marks_at(&situation, &whole, (place, at));
            let bars = |mark: &Mark| mark.blocks() && rules::is_of_one_move(mark.rule);
            let by_itself = (!marks.iter().any(bars)).then(|| Alone::of(&marks));
            assert_eq!(alone(&situation, &whole, (place, at)), by_itself, "{name}: {whole:?}");
            assert_eq!(sorted(marks.into_iter()), heard, "{name}: {whole:?}");
        }
    }
}

#[test]
fn marks_say_what_verdicts_say_of_everybody_in_every_sample() {
    for sample in samples() {
        assert_marks_say_what_verdicts_say(&sample.facts, &sample.name);
        assert_positions_say_the_same(&sample.facts, &sample.name);
    }
}

#[test]
fn marks_say_what_verdicts_say_of_thousands_made_up() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("made-up.ron");
    let wish = Wish { employees: Some(2_000), positions: Some(200), agencies: None, seed: None };
    std::fs::write(&path, file::session(Size::of(wish).unwrap())).unwrap();
    let facts = read(&path).facts;
    assert_marks_say_what_verdicts_say(&facts, "made-up");
    assert_positions_say_the_same(&facts, "made-up");
}

#[test]
fn marks_say_what_verdicts_say_of_proposals_as_they_stand() {
    for sample in samples() {
        for item in sample.facts.docket().items() {
            for situation in [at_opening(&sample.facts, item), at_the_end(&sample.facts, item)] {
                assert_same(&situation, &whole(&sample.facts, item, None), &sample.name);
            }
        }
    }
}
