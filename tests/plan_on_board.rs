//! The plan at the table: it comes beside the board, holds for one standing alone, and every decision brings the next.

#![allow(clippy::unwrap_used)]

#[path = "support/desk.rs"]
mod desk;

use std::path::Path;
use std::sync::Arc;

use desk::Desk;
use sidang::app::layer::Layer;
use sidang::app::message::Message;
use sidang::app::plan::at_hand::{Answer, Cost, PlanTold};
use sidang::app::plan::page::{Row, rows};
use sidang::app::plan::ripple::Change;
use sidang::app::plan::suggested::{OnDocket, Suggested};
use sidang::domain::ids::{EmployeeId, PositionId};
use sidang::domain::reason::Reason;
use sidang::journal::decide::Request;
use sidang::journal::event::Outcome;
use sidang::journal::ruling::Ruling;
use sidang::paper::running::running_minutes;
use sidang::store::session;
use sidang::text::language::Language;

/// A desk on the page of the plan, at the first move of which the docket knows nothing.
fn at_absent() -> Desk {
    let mut desk = Desk::sitting().planned();
    desk.press("R Home");
    while !matches!(selected(&desk), Some(OnDocket::Absent)) {
        desk.press("Down");
    }
    desk
}

/// What the docket knows of the selected move.
fn selected(desk: &Desk) -> Option<OnDocket> {
    let Some(Layer::Plan(page)) = desk.top() else { panic!("the page of the plan is open") };
    match rows(desk.board().suggested()?).get(page.at)? {
        Row::Move { on_docket, .. } => Some(*on_docket),
        Row::LeftOut(_) => None,
    }
}

/// The plan of the board, and its moves as who goes where.
fn plan(desk: &Desk) -> (Arc<Suggested>, Vec<(EmployeeId, PositionId)>) {
    let suggested = Arc::clone(desk.board().suggested().expect("there is a plan of this standing"));
    let moves = suggested.plan.iter().flat_map(|plan| &plan.moves);
    let moves = moves.map(|own| (own.employee.clone(), own.to.clone())).collect();
    (suggested, moves)
}

/// Places of items that the plan fills as proposed, each once, in the order of the page.
fn as_proposed(suggested: &Suggested) -> Vec<usize> {
    let same = |row: &Row<'_>| match row {
        Row::Move { on_docket: OnDocket::Same(place), .. } => Some(*place),
        _ => None,
    };
    let mut places: Vec<usize> = rows(suggested).iter().filter_map(same).collect();
    places.dedup();
    places
}

fn select(desk: &mut Desk, place: usize) {
    desk.app.board_mut().unwrap().select(place);
}

#[test]
fn a_plan_is_asked_for_once_a_standing_and_one_that_was_overtaken_is_never_shown() {
    let mut desk = Desk::sitting().planned();
    let (first, _) = plan(&desk);
    let asked = desk.plans_asked;
    desk.press("Down Up Down");
    assert_eq!(desk.plans_asked, asked, "looking around asks for no other plan");
    desk.plans = false;
    desk.press("c").type_text("Catatan").press("F2");
    assert_eq!(desk.plans_asked, asked + 1);
    assert!(desk.board().suggested().is_none(), "the plan is of an earlier standing");
    desk.press("R");
    assert!(desk.screen(80, 24).contains("Rencana sedang disusun"), "{}", desk.screen(80, 24));
    desk.tell(Message::Plan(PlanTold::Made(first)));
    assert!(desk.board().suggested().is_none(), "it comes too late");
}

#[test]
fn what_is_accepted_stays_in_the_plan_and_what_is_rejected_is_in_none() {
    let mut desk = Desk::sitting().planned();
    let (suggested, before) = plan(&desk);
    let worth = suggested.plan.as_ref().unwrap().value;
    let places = as_proposed(&suggested);
    let moved = |desk: &Desk, place: usize| {
        let own = &desk.board().facts.docket().items()[place].moves[0];
        (own.employee.clone(), own.to.clone())
    };
    select(&mut desk, places[0]);
    let rejected = moved(&desk, places[0]);
    assert!(before.contains(&rejected));
    desk.press("x 1 y");
    let (suggested, after) = plan(&desk);
    assert!(!after.contains(&rejected), "what was rejected is suggested again");
    assert!(suggested.plan.as_ref().unwrap().value <= worth, "a prohibition makes no plan better");
    let (accepted, place) = as_proposed(&suggested)
        .into_iter()
        .find_map(|place| {
            select(&mut desk, place);
            let look = &desk.board().look.prospect;
            let sound = look.blocks().next().is_none() && !desk.board().item().is_swap();
            sound.then(|| (moved(&desk, place), place))
        })
        .expect("something can be accepted");
    select(&mut desk, place);
    let ruling = Ruling {
        text: "Kebutuhan layanan".to_owned(),
        acknowledged: true,
        ..Ruling::new(&desk.board().selected, Outcome::Accepted, &[Reason::OrganisationNeed])
    };
    let draft = desk.board().decide(&Request::Rule(vec![ruling])).expect("no block stands");
    desk.keep(draft);
    let (suggested, after) = plan(&desk);
    assert!(after.contains(&accepted));
    let at = suggested.plan.as_ref().unwrap().moves.iter().position(|own| own.employee == accepted.0).unwrap();
    assert!(suggested.plan.as_ref().unwrap().moves[at].fixed);
    assert_eq!(suggested.on_docket[at], OnDocket::Decided(place));
    desk.press("u u");
    assert_eq!(plan(&desk).1, before, "taken back, everything is as it was");
}

#[test]
fn beside_each_candidate_stands_what_the_whole_plan_loses_by_that_name() {
    let mut desk = Desk::sitting().planned();
    let (suggested, moves) = plan(&desk);
    let places = as_proposed(&suggested);
    for place in places.iter().take(3) {
        select(&mut desk, *place);
        desk.tell(Message::Drawn(0));
        let seat = desk.board().item().seats[0].clone();
        let mut costs = Vec::new();
        for candidate in &desk.board().look.prospect.candidates {
            let cost = desk.board().plan.cost(&seat, &candidate.employee).expect("it was asked for");
            assert_ne!(cost, Cost::Counting);
            if moves.contains(&(candidate.employee.clone(), seat.clone())) {
                assert_eq!(cost, Cost::Points(0), "nothing is lost by whom it suggests");
            }
            if let Cost::Points(points) = cost {
                assert!(points >= 0, "no plan is better than the best");
                assert!(!candidate.blocked() || points > 0);
                costs.push(points);
            }
        }
        assert!(costs.contains(&0), "item {}: {costs:?}", place + 1);
        let screen = desk.screen(120, 40);
        let row = screen.lines().find(|line| line.contains("Rencana ")).expect("the fit has a row of the plan");
        assert!(row.contains("disarankan"), "{row}");
    }
}

#[test]
fn the_page_tells_every_move_and_leads_to_its_item_or_says_why_it_is_there() {
    let mut desk = Desk::sitting().planned();
    desk.press("R Home");
    let (suggested, _) = plan(&desk);
    let rows: Vec<OnDocket> = rows(&suggested)
        .iter()
        .filter_map(|row| match row {
            Row::Move { on_docket, .. } => Some(*on_docket),
            Row::LeftOut(_) => None,
        })
        .collect();
    assert_eq!(rows.len(), suggested.plan.as_ref().unwrap().moves.len());
    let items = desk.board().facts.docket().items().len();
    assert_eq!(suggested.left_out.len() + as_proposed(&suggested).len(), items);
    let absent = rows.iter().position(|row| *row == OnDocket::Absent).expect("the plan goes beyond the docket");
    for _ in 0..absent {
        desk.press("Down");
    }
    desk.press("Enter");
    let why = desk.screen(80, 40);
    assert!(why.contains("belum di daftar bahasan") && why.contains("Aturan, sesudah seluruh rantai"), "{why}");
    desk.press("Esc Home");
    let listed = rows.iter().position(|row| *row != OnDocket::Absent).unwrap();
    for _ in 0..listed {
        desk.press("Down");
    }
    assert!(desk.screen(80, 24).contains("disarankan"), "names for the selected seat: {}", desk.screen(80, 24));
    desk.press("Enter");
    assert!(desk.top().is_none(), "the board again");
    let (OnDocket::Decided(place) | OnDocket::Same(place) | OnDocket::Other(place)) = rows[listed] else { panic!() };
    assert_eq!(desk.board().place(), place);
    desk.press("R");
    assert!(matches!(desk.top(), Some(Layer::Plan(_))));
}

#[test]
fn what_the_docket_lacks_is_added_after_a_question_and_decided_like_any_other_item() {
    let mut desk = at_absent();
    let before = desk.board().facts.docket().items().len();
    desk.press("+");
    assert!(desk.screen(80, 24).contains("Masukkan ke daftar bahasan"), "{}", desk.screen(80, 24));
    desk.press("Enter");
    assert_eq!(desk.board().facts.docket().items().len(), before, "the harmless button has the focus");
    desk.press("+ y");
    let added = desk.board().facts.docket().items().len() - before;
    assert!(added > 0);
    assert!(
        matches!(selected(&desk), Some(OnDocket::Same(place)) if place >= before),
        "the page shows where it is now"
    );
    let minutes = running_minutes(&desk.board().facts, &desk.board().standing, Language::Indonesian, 1).join(" ");
    assert!(minutes.contains("Ditambahkan ke daftar bahasan") && minutes.contains("saran program"), "{minutes}");
    desk.press("Enter");
    assert!(desk.board().place() >= before, "Enter leads to the new item");
    desk.press("0 Left");
    assert_eq!(desk.board().facts.docket().items().len(), before);
    desk.press("Esc u");
    assert_eq!(desk.board().facts.docket().items().len(), before, "taken back, the docket is what it was");
    assert!(desk.board().place() < before);
    desk.press("Ctrl+Y End");
    assert_eq!(desk.board().facts.docket().items().len(), before + added);
    desk.press("x 1 y");
    let item = &desk.board().facts.docket().items()[before + added - 1].id;
    assert!(desk.board().standing.decision(item).is_some());
    desk.press("u u");
    assert!(desk.said().text.contains("sudah disebut dalam catatan"), "{}", desk.said().text);
    assert_eq!(desk.board().facts.docket().items().len(), before + added);
}

#[test]
fn answers_that_come_while_the_board_looks_back_are_there_when_it_comes_to_the_present() {
    let mut desk = Desk::sitting().planned();
    let (suggested, _) = plan(&desk);
    let seat = desk.board().item().seats[0].clone();
    let who = EmployeeId::from("P-0033");
    desk.press("0");
    let answer = Answer::Costs(seat.clone(), vec![(who.clone(), Some(7))]);
    desk.tell(Message::Plan(PlanTold::Answered(suggested.number(), answer)));
    desk.press("Esc");
    assert_eq!(desk.board().plan.cost(&seat, &who), Some(Cost::Points(7)));
}

#[test]
fn no_name_for_any_item_of_any_sample_is_better_than_the_best_plan() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions");
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    for path in files.filter(|path| path.extension().is_some_and(|end| end == "ron")) {
        let facts = Arc::new(session::read(&path, 64 << 20).unwrap().facts);
        let mut desk = Desk::on(&facts).planned();
        let mut counted = 0;
        for place in 0..facts.docket().items().len() {
            select(&mut desk, place);
            desk.tell(Message::Drawn(0));
            if desk.board().item().is_swap() {
                continue;
            }
            let seat = desk.board().item().seats[0].clone();
            for candidate in &desk.board().look.prospect.candidates {
                match desk.board().plan.cost(&seat, &candidate.employee) {
                    Some(Cost::Points(points)) => {
                        assert!(
                            points >= 0,
                            "{}: item {}, {}: {points}",
                            path.display(),
                            place + 1,
                            candidate.employee
                        );
                        counted += 1;
                    }
                    found => assert_eq!(found, Some(Cost::Barred), "{}: item {}", path.display(), place + 1),
                }
            }
        }
        assert!(counted > 30, "{}: {counted}", path.display());
    }
}

#[test]
fn one_of_several_seats_that_is_parked_leaves_the_others_open() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions/plaju-penataan.ron");
    let facts = Arc::new(session::read(&path, 64 << 20).unwrap().facts);
    let items = facts.docket().items();
    let twin = |one: &usize| {
        items[*one + 1..].iter().position(|other| other.seats == items[*one].seats).map(|at| one + 1 + at)
    };
    let (first, second) = (0..items.len()).find_map(|one| Some((one, twin(&one)?))).expect("two seats of one position");
    let mut desk = Desk::on(&facts).planned();
    let holds = |desk: &Desk| as_proposed(&plan(desk).0).contains(&second);
    assert!(holds(&desk), "the plan fills the second seat as proposed");
    select(&mut desk, first);
    desk.press("d 1 y");
    assert!(holds(&desk), "the other seat is parked");
}

#[test]
fn looking_back_before_an_adding_the_docket_is_what_it_was() {
    let mut desk = at_absent();
    let before = desk.board().facts.docket().items().len();
    desk.press("+ y");
    let added = desk.board().facts.docket().items().len() - before;
    desk.press("Enter x 1 y");
    // Looking back before the adding, the docket is what it was.
    desk.press("0 Left Left");
    assert_eq!(desk.board().facts.docket().items().len(), before);
    desk.press("Esc");
    assert_eq!(desk.board().facts.docket().items().len(), before + added);
}

#[test]
fn without_a_quorum_nothing_is_added() {
    let mut desk = Desk::sample().planned();
    desk.press("R Home");
    while !matches!(selected(&desk), Some(OnDocket::Absent)) {
        desk.press("Down");
    }
    desk.press("+");
    assert!(matches!(desk.top(), Some(Layer::Plan(_))), "there is nothing to confirm");
    assert!(desk.app.said.as_ref().is_some_and(|said| said.text.contains("uorum")), "{:?}", desk.app.said);
}

#[test]
fn whom_the_plan_puts_in_place_of_the_one_proposed_is_looked_at_on_the_board() {
    let mut desk = Desk::sitting().planned();
    desk.press("R Home");
    while !matches!(selected(&desk), Some(OnDocket::Other(_))) {
        desk.press("Down");
    }
    let Some(Layer::Plan(page)) = desk.top() else { panic!() };
    let suggested = Arc::clone(desk.board().suggested().unwrap());
    let Some(Row::Move { planned, .. }) = rows(&suggested).get(page.at).copied() else { panic!() };
    desk.press("Enter");
    assert_eq!(desk.board().candidate(), Some(&planned.employee));
    assert!(desk.screen(120, 40).contains("disarankan"));
}

#[test]
fn the_card_tells_before_a_decision_what_it_changes_and_so_it_comes() {
    let places = as_proposed(&plan(&Desk::sitting().planned()).0);
    let mut changed = 0;
    for (key, place) in ["x", "d"].into_iter().flat_map(|key| places.iter().map(move |place| (key, *place))) {
        let mut desk = Desk::sitting().planned();
        let before = plan(&desk).0;
        select(&mut desk, place);
        desk.press(key);
        let intended = desk.card().intended();
        let told = desk.board().plan.ripple(&intended).expect("it was counted").expect("a plan holds it").clone();
        let line = desk.screen(80, 24).lines().find(|line| line.contains("Rencana ")).map(str::to_owned);
        let line = line.expect("the card says what becomes of the plan");
        assert_eq!(line.contains("saran lain tetap"), told.changes.is_empty(), "{line}");
        desk.press("1 y");
        let after = plan(&desk).0;
        let value = |own: &Suggested| own.plan.as_ref().unwrap().value;
        assert_eq!(value(&after) - value(&before), told.points, "item {}", place + 1);
        assert!(told.points <= 0, "the best plan is made no better by a decision against it");
        let is_other = |change: &&Change| intended.moves.iter().all(|own| own.employee != change.employee);
        let came: Vec<Change> = desk.board().plan.changes().1.iter().filter(is_other).cloned().collect();
        assert_eq!(came, told.changes, "item {}", place + 1);
        changed += usize::from(!came.is_empty());
        if !desk.board().plan.changes().1.is_empty() {
            desk.press("R");
            assert!(desk.screen(80, 50).contains("Sejak catatan #"), "{}", desk.screen(80, 50));
        }
    }
    assert!(changed > 0, "nothing here would prove anything");
}

#[test]
fn a_card_for_the_plan_s_own_suggestion_leaves_all_others_as_they_are() {
    let mut desk = Desk::sitting().planned();
    let suggested = plan(&desk).0;
    let sound = as_proposed(&suggested).into_iter().find(|place| {
        select(&mut desk, *place);
        desk.board().look.prospect.blocks().next().is_none()
    });
    select(&mut desk, sound.expect("something can be accepted"));
    desk.press("t");
    let ripple = desk.board().plan.ripple(&desk.card().intended()).expect("it was counted").expect("a plan holds it");
    assert_eq!((ripple.points, ripple.changes.len()), (0, 0));
}

/// Rejects the item at a place on a card, with `=` pressed first or not; how many other suggestions the card foretold to
/// change, and what was held back then.
fn reject(desk: &mut Desk, place: usize, keeps: bool) -> (usize, i64) {
    select(desk, place);
    desk.press(if keeps { "x = 1" } else { "x 1" });
    let Some(Layer::Card(card)) = desk.top() else { panic!("a card is open") };
    assert_eq!(card.keeps, keeps);
    let ripple =
        desk.board().plan.ripple(&card.intended()).expect("it was counted").expect("some plan holds it").clone();
    desk.press("y");
    let after = Arc::clone(desk.board().suggested().expect("there is a plan"));
    let plan = after.plan.as_ref().unwrap();
    assert_eq!(plan.held_back, ripple.held_back, "what was foretold has come");
    assert!(plan.held_back >= 0);
    let (_, changes) = desk.board().plan.changes();
    let own = &desk.board().facts.docket().items()[place].moves;
    let is_other = |change: &&Change| own.iter().all(|decided| decided.employee != change.employee);
    let others: Vec<&Change> = changes.iter().filter(is_other).collect();
    assert_eq!(others, ripple.changes.iter().collect::<Vec<_>>(), "item {}, all kept: {keeps}", place + 1);
    (others.len(), ripple.held_back)
}

#[test]
fn other_suggestions_are_kept_where_that_is_asked_let_go_where_they_are_and_restored_by_taking_back() {
    let mut desk = Desk::sitting().planned();
    let (suggested, before) = plan(&desk);
    let places = as_proposed(&suggested);
    let (mut freely, mut held) = (0, 0);
    for place in places {
        let (changed, _) = reject(&mut desk, place, false);
        let free = plan(&desk).0.plan.as_ref().unwrap().value;
        desk.press("u");
        assert_eq!(plan(&desk).1, before, "taken back, the stored plan is there again");
        let (still, back) = reject(&mut desk, place, true);
        assert!(still <= changed, "item {}: {still} with all kept, {changed} without", place + 1);
        let kept = plan(&desk);
        desk.press("R");
        if back > 0 {
            held += 1;
            assert!(desk.screen(80, 24).contains("poin ditahan"), "{}", desk.screen(80, 24));
            desk.press("=");
            let freed = plan(&desk).0.plan.as_ref().unwrap().clone();
            assert_eq!((freed.held_back, freed.value), (0, kept.0.plan.as_ref().unwrap().value + back));
        }
        let last = plan(&desk).1;
        desk.press("Esc u");
        assert_eq!(plan(&desk).1, before);
        desk.press("Ctrl+Y");
        assert_eq!(plan(&desk).1, last, "the same again");
        desk.press("u");
        assert_eq!(plan(&desk).1, before);
        freely += changed;
        assert!(free <= suggested.plan.as_ref().unwrap().value);
    }
    assert!(freely > 0, "no decision changed anything: that tries nothing");
    assert!(held > 0, "nothing was ever held back: that tries nothing");
}

#[test]
fn a_page_that_waited_for_its_plan_goes_to_the_selected_item() {
    let mut desk = Desk::sitting();
    desk.press("Down Down Down R");
    assert!(desk.board().suggested().is_none());
    let desk = desk.planned();
    let Some(Layer::Plan(page)) = desk.top() else { panic!("the page of the plan is open") };
    let rows = rows(desk.board().suggested().unwrap());
    let place = match rows[page.at] {
        Row::Move { on_docket, .. } => on_docket.place(),
        Row::LeftOut(at) => Some(at),
    };
    assert_eq!(place, Some(desk.board().place()));
    assert!(page.at > 0);
}

#[test]
fn without_a_plan_the_key_that_keeps_says_why_it_does_nothing() {
    let mut desk = Desk::sitting();
    desk.press("x =");
    let Some(Layer::Card(card)) = desk.top() else { panic!("a card is open") };
    assert!(!card.keeps);
    assert!(desk.said().text.contains("sedang disusun"), "{}", desk.said().text);
}

#[test]
fn what_is_read_of_the_plan_tells_what_is_counted_meanwhile() {
    let counting = "sedang dihitung";
    let mut desk = Desk::sitting().planned();
    desk.reads_slowly = true;
    desk.press("R w Down Down");
    let top = |desk: &Desk| match desk.top() {
        Some(Layer::Reading(reading)) => reading.top,
        other => panic!("a text is open: {other:?}"),
    };
    let before = top(&desk);
    assert!(desk.screen(200, 60).contains(counting), "{}", desk.screen(200, 60));
    desk.read_on();
    assert!(!desk.screen(200, 60).contains(counting), "{}", desk.screen(200, 60));
    assert_eq!(top(&desk), before, "nobody loses the line that was read");
    // The same of a candidate on the board, of whom nothing was counted yet.
    let waits = select_waiting(&mut desk);
    desk.press("w");
    let said = desk.screen(200, 60);
    desk.read_on();
    assert_ne!(desk.screen(200, 60), said, "item {waits}");
}

/// Goes to a single item that waits and of which the plan was not asked yet; its place.
fn select_waiting(desk: &mut Desk) -> usize {
    desk.press("Esc Esc");
    let items = desk.board().facts.docket().items();
    let place = items.iter().rposition(|item| !item.is_swap()).unwrap();
    select(desk, place);
    place
}
