//! The page of a scenario: it tells what would come of other factors and weights, and touches nothing that is decided.

#![allow(clippy::unwrap_used)]

#[path = "support/desk.rs"]
mod desk;

use std::io::Write;
use std::process::{Command, Stdio};

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
    page(desk).outlook.clone().flatten().expect("it was counted")
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
    desk.press("Down");
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
    desk.press("S Down Right c");
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
    desk.press("Down Right");
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

#[test]
fn in_an_emergency_people_are_lent_for_a_time_and_nothing_is_decided() {
    let mut desk = Desk::sitting().planned();
    let entries = desk.board().standing.number();
    desk.press("S Right");
    let found = outlook(&desk);
    let (wanted, muster) = found.help.expect("the emergency began");
    assert!(wanted > 0 && muster.able > 0, "whoever lacks most comes first: {found:?}");
    assert!(!found.moves.is_empty() && found.moves.len() <= wanted as usize, "{found:?}");
    let emergency = page(&desk).supposed.emergency.clone().unwrap();
    let facts = desk.board().facts.clone();
    for lent in &found.moves {
        let below = |id| facts.lineage(&facts.position(id).unwrap().unit).any(|unit| unit.id == emergency.helped);
        assert!(below(&lent.to) && lent.from.as_ref().is_none_or(|from| !below(from)), "{lent:?}");
        assert!(!facts.position(&lent.to).unwrap().class.is_structural(), "no seat of command is lent");
        assert!(lent.experience.unwrap() >= 12, "{lent:?}");
    }
    assert_eq!(found.today.missing, found.without.missing);
    assert!(found.with.missing < found.without.missing);
    let screen = desk.screen(80, 24);
    assert!(screen.contains("dengan bantuan") && screen.contains("kembali"), "{screen}");
    desk.press("Enter");
    let screen = desk.screen(120, 35);
    assert!(screen.contains("pengalaman") && screen.contains(found.moves[0].employee.as_str()), "{screen}");
    // A bound that nobody meets leaves nobody to be lent.
    desk.press("Esc Down Down");
    for _ in 0..45 {
        desk.press("Right");
    }
    let strict = outlook(&desk);
    assert!(strict.help.unwrap().1.able < muster.able, "twenty years are asked for: {strict:?}");
    assert!(strict.moves.iter().all(|own| own.experience.unwrap() >= 240));
    desk.press("Up Up Left");
    assert_eq!(outlook(&desk).help, None, "before the first agency the emergency ends");
    assert_eq!(desk.board().standing.number(), entries);
}

#[test]
fn the_note_of_an_emergency_tells_from_where_and_when_but_names_nobody() {
    let mut desk = Desk::sitting().planned();
    desk.press("S Right");
    let found = outlook(&desk);
    desk.press("c F2");
    let minutes = running_minutes(&desk.board().facts, &desk.board().standing, Language::Indonesian, 1).join(" ");
    assert!(minutes.contains("bantuan darurat untuk") && minutes.contains("Diperbantukan dari"), "{minutes}");
    for lent in &found.moves {
        let name = &desk.board().facts.employee(&lent.employee).unwrap().name;
        assert!(!minutes.contains(name) && !minutes.contains(lent.employee.as_str()), "{minutes}");
    }
}

#[test]
fn before_guests_the_list_of_who_would_move_is_masked() {
    let mut desk = Desk::sitting().planned();
    desk.press("z S Right");
    let lent = outlook(&desk).moves[0].clone();
    desk.press("Enter");
    let name = desk.board().truth.facts.employee(&lent.employee).unwrap().name.clone();
    let screen = desk.screen(200, 60);
    assert!(screen.contains("pengalaman") && !screen.contains(&name), "{screen}");
}

/// What plain mode answers on these lines, from a sitting of its own; the code it ends with.
fn spoken(lines: &str) -> (Option<i32>, String) {
    let data = tempfile::tempdir().unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_sidang"));
    program
        .args(["plain", "sessions/tebingtinggi-rencana.ron", "--new", "--lang", "id", "--data-dir"])
        .arg(data.path());
    let mut child = program.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn plain_mode_tells_the_same_and_notes_it() {
    let mut desk = Desk::sitting().planned();
    desk.press("S");
    let stated = outlook(&desk);
    let (code, said) = spoken("skenario\nskenario 1=150%\n");
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains(&format!("Mutasi: kini 0, tanpa rencana 0, dengan rencana {}.", stated.with.moves)),
        "{said}"
    );
    assert!(said.contains("\n1. Faktor beban") && said.contains("Harga setiap mutasi: "), "{said}");
    assert!(said.contains("150% (sidang: 100%)"), "{said}");
    for moved in &stated.moves {
        assert!(said.contains(&format!("({}): ", moved.employee)), "{said}");
    }
    desk.press("Right");
    let helped = page(&desk).supposed.emergency.clone().unwrap().helped;
    let lent = outlook(&desk).moves.len();
    let line = format!(
        "skenario bantuan={} bidang=kesehatan pengalaman=24 mulai=2027-01-04 selama=2",
        helped.as_str().to_lowercase()
    );
    let (code, said) =
        spoken(&format!("hadir semua\nskenario bantuan={helped}\n{line}\nskenario catat bantuan={helped}\nnotulen\n"));
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains(&format!("dengan bantuan {lent}.")), "{said}");
    assert!(said.contains("paling sedikit 2 tahun, 4 Januari 2027 sampai 3 Maret 2027"), "{said}");
    let minutes = said.rsplit_once("Catatan dimasukkan").unwrap().1;
    assert!(minutes.contains("bantuan darurat untuk"), "{minutes}");
}

#[test]
fn plain_mode_says_what_nothing_can_be_supposed_of() {
    for line in ["1000=5", "1=4", "0=50", "bantuan=TIDAK-ADA", "bantuan=DINKES bidang=sulap"] {
        let (code, said) = spoken(&format!("skenario {line}\n"));
        assert!(code == Some(1) && said.contains("tidak ada yang dapat bernilai"), "{line}: {said}");
    }
    for line in ["bidang=kesehatan", "bantuan=DINKES selama=0", "bantuan=DINKES pengalaman=banyak", "besok", "1=x"] {
        let (code, said) = spoken(&format!("skenario {line}\n"));
        assert!(code == Some(1) && said.contains("skenario [catat]"), "{line}: {said}");
    }
}
