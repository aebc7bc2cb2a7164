//! The page of a scenario: it tells what would come of other factors and weights, and touches nothing that is decided.

#![allow(clippy::unwrap_used)]

#[path = "support/desk.rs"]
mod desk;

use desk::Desk;
use sidang::app::layer::Layer;
use sidang::app::message::{Effect, Message, SupposedTold};
use sidang::app::scenario_page::ScenarioPage;
use sidang::domain::supposed::Supposition;
use sidang::journal::event::Event;
use sidang::paper::running::running_minutes;
use sidang::planner::outlook::Outlook;
use sidang::text::language::Language;

fn page(desk: &Desk) -> &ScenarioPage {
    let Some(Layer::Scenario(page)) = desk.top() else { panic!("the page of a scenario is open: {:?}", desk.top()) };
    page
}

fn outlook(desk: &Desk) -> Outlook {
    page(desk).outlook.flatten().expect("it was counted")
}

#[test]
fn as_the_session_states_it_the_page_tells_what_the_plan_tells() {
    let mut desk = Desk::sitting().planned();
    desk.press("S");
    let told = outlook(&desk);
    let plan = desk.board().suggested().unwrap().plan.clone().unwrap();
    assert_eq!((told.value, told.with.moves), (plan.value, plan.moves.len()));
    assert_eq!((told.today.spread, told.with.spread), plan.spread);
    assert_eq!((told.today.missing, told.with.missing), plan.missing);
    let screen = desk.screen(80, 24);
    assert!(screen.contains("dengan rencana") && screen.contains("Kekurangan orang"), "{screen}");
    let steps = page(&desk).steps.clone().flatten().expect("they are looked for in a small session");
    let price = desk.board().facts.settings().planner.move_points;
    let own = steps.steps.iter().rfind(|step| step.price <= price).unwrap();
    assert_eq!(own.moves, plan.moves.len());
}

#[test]
fn what_is_turned_changes_what_would_come_and_nothing_of_the_sitting() {
    let mut desk = Desk::sitting().planned();
    let (before, entries) = (desk.board().suggested().unwrap().plan.clone().unwrap(), desk.board().standing.number());
    desk.press("S");
    let stated = outlook(&desk);
    let factors = page(&desk).supposed.factors.len();
    for _ in 0..factors {
        desk.press("Right Right Right Down");
    }
    let more = outlook(&desk);
    assert_eq!(more.today, stated.today);
    assert!(more.without.missing > stated.without.missing, "more work needs more people");
    assert!(desk.screen(120, 35).contains("sidang: 1"), "{}", desk.screen(120, 35));
    // The price of a move: dear enough, nobody moves who need not.
    let moves = more.with.moves;
    for _ in 0..14 {
        desk.press("Right");
    }
    assert!(outlook(&desk).with.moves < moves, "a dearer move is made less often");
    desk.press("Esc");
    assert_eq!(desk.board().standing.number(), entries);
    let after = desk.board().suggested().unwrap().plan.clone().unwrap();
    assert_eq!((after.value, after.moves.len()), (before.value, before.moves.len()));
    assert_eq!(Supposition::stated(&desk.board().facts).weights, desk.board().facts.settings().planner);
}

#[test]
fn it_is_noted_on_the_sitting_as_a_whole_in_words_that_can_be_changed() {
    let mut desk = Desk::sitting().planned();
    desk.press("S Right c");
    assert!(desk.screen(120, 35).contains("Tentang sidang ini"), "{}", desk.screen(120, 35));
    desk.type_text("Dibahas. ").press("F2");
    assert!(matches!(desk.top(), Some(Layer::Scenario(_))), "back on the page");
    let last = desk.board().standing.entries().last().unwrap();
    assert!(matches!(&last.events[..], [Event::NoteTaken { item: None }]), "{:?}", last.events);
    let minutes = running_minutes(&desk.board().facts, &desk.board().standing, Language::Indonesian, 1).join(" ");
    assert!(minutes.contains("tidak mengubah putusan") && minutes.contains("105% (sidang: 100%)"), "{minutes}");
}

#[test]
fn what_was_supposed_before_is_for_nobody_any_more() {
    let mut desk = Desk::sitting().planned();
    desk.press("S");
    let before = page(&desk).supposed.clone();
    desk.press("Right");
    let now = page(&desk).supposed.clone();
    let found = outlook(&desk);
    assert_ne!(before, now);
    let told = |supposed: &Supposition, told| Message::Supposed(Box::new((supposed.clone(), told)));
    desk.tell(told(&before, SupposedTold::Outlook(None)));
    desk.tell(told(&before, SupposedTold::Steps(None)));
    desk.tell(told(&now, SupposedTold::GivenUp));
    assert_eq!(outlook(&desk), found, "it came too late, or says nothing");
    assert!(page(&desk).steps.clone().flatten().is_some());
    desk.tell(told(&now, SupposedTold::Outlook(None)));
    assert_eq!(page(&desk).outlook, Some(None), "what is about this is taken");
    assert!(!desk.effects.iter().any(|effect| matches!(effect, Effect::Append(_))), "nothing is recorded");
}
