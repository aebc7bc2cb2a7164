//! The table of commands and the board agree: keys, help, hint line.

#![allow(clippy::unwrap_used)]

#[path = "support/desk.rs"]
mod desk;

use desk::{Desk, PLAIN};
use sidang::app::board::{Manner, Stage};
use sidang::app::card::Focus;
use sidang::app::editor::Subject;
use sidang::app::facts;
use sidang::app::filter::page::{self, FilterPage};
use sidang::app::filter::picked::Filter;
use sidang::app::find::state::Sort;
use sidang::app::form::Purpose;
use sidang::app::layer::{Asked, Layer};
use sidang::app::message::{Effect, Resume};
use sidang::app::minutes;
use sidang::app::number::walk::{self, Step};
use sidang::app::numbers;
use sidang::app::plan;
use sidang::app::plan::suggested::OnDocket;
use sidang::app::preference;
use sidang::app::quality::entry::entries;
use sidang::app::{availability, layer};
use sidang::command::catalogue::{CATALOGUE, Command, row};
use sidang::command::condition::Condition;
use sidang::command::key::Key;
use sidang::command::keymap;
use sidang::command::place::Place;
use sidang::journal::event::{Event, Outcome, Presence};
use sidang::text::charset::Charset;
use sidang::text::language::Language;
use sidang::text::preferences::Privacy;
use sidang::text::width;
use sidang::text::words::say;

const PLACES: [Place; 21] = [
    Place::Chooser,
    Place::Opening,
    Place::Board,
    Place::Card,
    Place::Form,
    Place::Editor,
    Place::Candidates,
    Place::Attendance,
    Place::Numbers,
    Place::Past,
    Place::Quality,
    Place::Finder,
    Place::Filter,
    Place::Reading,
    Place::Facts,
    Place::Minutes,
    Place::Plan,
    Place::Scenario,
    Place::Help,
    Place::Preferences,
    Place::Question,
];

/// Item on which the board of these tests stands, from 0: pages and ends lie on both sides of it.
const MIDDLE: usize = 10;

/// A desk whose keyboard belongs to `place`, made so that `command` can do its work.
fn prepared(place: Place, command: Command) -> Desk {
    if place == Place::Chooser {
        let mut desk = Desk::choosing(30);
        desk.press("PgDn Down Down");
        return desk;
    }
    if place == Place::Opening {
        return Desk::opening();
    }
    let is_planned = place == Place::Plan || command == Command::KeepSuggestions;
    let mut desk = if is_planned { Desk::sitting().planned() } else { Desk::sitting() };
    let alone = |item: &sidang::domain::docket::Item| !item.is_swap() && item.chain.is_none();
    match command {
        Command::AcceptChain => drop(desk.select(|item| item.chain.is_some_and(|place| place.place == 1))),
        Command::EnterException => drop(desk.select_blocked()),
        Command::Accept => drop(desk.select_clear()),
        Command::OpenDetails => {
            for place in 0.. {
                desk.app.board_mut().unwrap().select(place);
                if desk.board().look.prospect.has_closed_details() {
                    break;
                }
            }
        }
        Command::ChooseCandidate | Command::NextCandidate | Command::PreviousCandidate | Command::Compare => {
            desk.select(alone);
            desk.app.board_mut().unwrap().choose(None);
            let third = desk.board().look.prospect.candidates[2].employee.clone();
            desk.app.board_mut().unwrap().choose(Some(third));
        }
        Command::ResumeSitting => {
            desk.press("i").type_text("makan siang").press("Enter Enter Enter");
            assert!(desk.board().standing.adjournment().is_some());
        }
        Command::Redo => {
            desk.press("u");
            assert!(desk.board().standing.redoable().is_some());
        }
        _ => desk.app.board_mut().unwrap().select(MIDDLE),
    }
    let keys = match place {
        Place::Board | Place::Chooser | Place::Opening => "",
        Place::Card => "x 1",
        Place::Form => "i Tab",
        Place::Editor => "c Tab",
        Place::Candidates => "g Home Down Down",
        Place::Attendance => "h Down Down",
        Place::Numbers => "a Down Down",
        Place::Past => "0 Left Left",
        Place::Quality => "l PgDn Down Down",
        Place::Finder => "/ PgDn Down Down",
        Place::Filter => "v Down Down Down",
        Place::Reading => "w Down Down Down Down Down Down Down Down Down",
        Place::Facts => "f PgDn Down Down",
        Place::Minutes => "m PgUp Up",
        Place::Plan if command == Command::AddItems => "R Home",
        Place::Plan => "R Home PgDn Down Down",
        Place::Scenario => "S PgDn Down Down",
        Place::Help => "? PgDn Down Down Down Down Down Down",
        Place::Preferences => ", Down Down",
        Place::Question => "q",
    };
    if place == Place::Candidates {
        desk.select(alone);
    }
    if place == Place::Minutes {
        for note in 0..12 {
            desk.press("c").type_text(&format!("catatan {note}")).press("F2");
        }
    }
    if place == Place::Past {
        for note in ["satu", "dua", "tiga"] {
            desk.press("c").type_text(note).press("F2");
        }
    }
    desk.press(keys);
    if command == Command::AddItems {
        while plan_row(&desk).is_some_and(|on_docket| on_docket != OnDocket::Absent) {
            desk.press("Down");
        }
    }
    match (place, command) {
        (_, Command::Toggle) => drop(desk.press("Tab Tab")),
        (Place::Editor, Command::Save | Command::UndoTyping | Command::RedoTyping) => {
            desk.press("Shift+Tab").type_text("kata");
            if command == Command::RedoTyping {
                desk.press("Ctrl+Z");
            }
        }
        (Place::Board, Command::ClearFilter) => drop(desk.press("v Space Enter")),
        (Place::Board, Command::ClearMarks) => drop(desk.press("Space")),
        (Place::Filter, Command::ClearFilter | Command::UseFilter) => drop(desk.press("Up Up Up Space")),
        _ => {}
    }
    desk.app.said = None;
    desk.effects.clear();
    assert_eq!(desk.app.place(), place, "{command:?} was not prepared");
    desk
}

/// Place of the selection, whatever list is on top.
fn selection(desk: &Desk) -> usize {
    match (desk.top(), &desk.app.stage) {
        (Some(Layer::Candidates(list)), Stage::Sitting(board)) => {
            let candidates = &board.look.prospect.candidates;
            candidates.iter().position(|found| Some(&found.employee) == list.selected.as_ref()).unwrap()
        }
        (Some(Layer::Attendance(at) | Layer::Quality(at) | Layer::Preferences(at)), _) => *at,
        (Some(Layer::Numbers(spot)), _) => numbers::spots(&desk.app).iter().position(|own| own == spot).unwrap(),
        (Some(Layer::Reading(reading)), _) => reading.top,
        (Some(Layer::Help(help)), _) => help.selected,
        (Some(Layer::Minutes(page)), Stage::Sitting(board)) => {
            minutes::selected(&minutes::rows(board, page, Language::Indonesian), page)
        }
        (Some(Layer::Facts(sheet)), _) => sheet.selected,
        (Some(Layer::Finder(finder)), _) => finder.selected,
        (Some(Layer::Filter(page)), _) => page.row(column(page)),
        (Some(Layer::Plan(page)), _) => page.at,
        (Some(Layer::Scenario(page)), _) => page.at,
        (None, Stage::Choosing(chooser)) => chooser.selected,
        (Some(Layer::Past) | None, Stage::Sitting(board)) => board.place(),
        (other, _) => panic!("{other:?} has no selection"),
    }
}

/// Rows of the list on top.
fn count(desk: &Desk) -> usize {
    match (desk.top(), &desk.app.stage) {
        (Some(Layer::Candidates(_)), Stage::Sitting(board)) => board.look.prospect.candidates.len(),
        (Some(Layer::Attendance(_)), Stage::Sitting(board)) => board.facts.sitting().members.len(),
        (Some(Layer::Numbers(_)), _) => numbers::spots(&desk.app).len(),
        (Some(Layer::Quality(_)), Stage::Sitting(board)) => entries(&board.quality).len(),
        (Some(Layer::Scenario(page)), _) => page.rows().len(),
        (Some(Layer::Reading(reading)), _) => reading.lines.len(),
        (Some(Layer::Help(_)), _) => availability::help_rows(&desk.app).len(),
        (Some(Layer::Facts(_)), _) => facts::count(&desk.app),
        (Some(Layer::Minutes(page)), Stage::Sitting(board)) => minutes::rows(board, page, Language::Indonesian).len(),
        (Some(Layer::Preferences(_)), _) => preference::ALL.len(),
        (Some(Layer::Finder(finder)), _) => finder.rows(),
        (Some(Layer::Filter(page)), _) => page.column(column(page)).len(),
        (Some(Layer::Plan(_)), Stage::Sitting(board)) => plan::page::rows(board.suggested().unwrap()).len(),
        (None, Stage::Choosing(chooser)) => chooser.choices.len(),
        (Some(Layer::Past) | None, Stage::Sitting(board)) => board.facts.docket().items().len(),
        (other, _) => panic!("{other:?} has no rows"),
    }
}

/// What the docket knows of the selected move of the plan; none of an item that the plan does without.
fn plan_row(desk: &Desk) -> Option<OnDocket> {
    let Some(Layer::Plan(page)) = desk.top() else { panic!("the page of the plan is open") };
    match plan::page::rows(desk.board().suggested()?).get(page.at)? {
        plan::page::Row::Move { on_docket, .. } => Some(*on_docket),
        plan::page::Row::LeftOut(_) => None,
    }
}

/// The column of the filter that has the focus.
fn column(page: &FilterPage) -> usize {
    match page.focus {
        page::Focus::Column(column) => column,
        page::Focus::Words => panic!("the field has the focus"),
    }
}

/// What has the focus of the fields on top, as a number in the order of Tab.
fn focus(desk: &Desk) -> String {
    match desk.top() {
        Some(Layer::Card(card)) => format!("{:?}", card.focus),
        Some(Layer::Form(form)) => form.focus.to_string(),
        Some(Layer::Editor(editor)) => format!("{:?}", editor.focus),
        Some(Layer::Question(question)) => question.on_yes.to_string(),
        other => panic!("{other:?} has no focus"),
    }
}

fn appended(desk: &Desk) -> Vec<&Event> {
    let drafts = desk.effects.iter().filter_map(|effect| match effect {
        Effect::Append(draft) => Some(draft.events.iter()),
        _ => None,
    });
    drafts.flatten().collect()
}

/// Whether the traces of exactly this command are found after its key; `before` is the desk without it.
fn ran(command: Command, place: Place, before: &Desk, after: &Desk) -> bool {
    let card_of = |outcome| matches!(after.top(), Some(Layer::Card(card)) if card.outcome == outcome);
    let form_of =
        |wanted: fn(&Purpose) -> bool| matches!(after.top(), Some(Layer::Form(form)) if wanted(&form.purpose));
    let reading = |title: &str| matches!(after.top(), Some(Layer::Reading(found)) if found.title.to_lowercase().starts_with(title));
    let moved = |rows: isize| {
        let last = count(before) - 1;
        selection(after) == selection(before).saturating_add_signed(rows).min(last)
            && selection(after) != selection(before)
    };
    let marked =
        |presence| matches!(appended(after)[..], [Event::Attended { presence: found, .. }] if *found == presence);
    let candidate = |desk: &Desk| {
        let at = |found: &sidang::journal::candidates::Candidate| Some(&found.employee) == desk.board().candidate();
        desk.board().look.prospect.candidates.iter().position(at).unwrap()
    };
    let at_heading = || match after.top() {
        Some(Layer::Reading(found)) => found.lines[found.top].tone == layer::Tone::Heading,
        _ => false,
    };
    match command {
        Command::NextSection => at_heading() && selection(after) > selection(before),
        Command::PreviousSection => at_heading() && selection(after) < selection(before),
        Command::Accept => card_of(Outcome::Accepted) && after.card().items.len() == 1,
        Command::Reject => card_of(Outcome::Rejected),
        Command::Park => card_of(Outcome::Parked),
        Command::OutsideJurisdiction => card_of(Outcome::OutsideJurisdiction),
        Command::AcceptChain => card_of(Outcome::Accepted) && after.card().items.len() > 1,
        Command::ChooseCandidate => matches!(after.top(), Some(Layer::Candidates(_))),
        Command::Explain if place == Place::Plan => reading("saran rencana"),
        Command::Explain => reading("mengapa"),
        Command::Plan => matches!(after.top(), Some(Layer::Plan(_))),
        Command::AddItems => {
            matches!(after.top(), Some(Layer::Question(question)) if matches!(question.asked, Asked::AddItems(_)))
        }
        Command::Scenario => matches!(after.top(), Some(Layer::Scenario(_))),
        Command::KeepSuggestions => match after.top() {
            Some(Layer::Card(card)) => card.keeps,
            _ => after.said().text.contains("rencana terbaik"),
        },
        Command::EnterException => form_of(|purpose| matches!(purpose, Purpose::Exception(..))),
        Command::CorrectFact => matches!(after.top(), Some(Layer::Facts(sheet)) if sheet.read.is_some()),
        Command::TakeNote => matches!(after.top(), Some(Layer::Editor(_))),
        Command::Save => matches!(appended(after)[..], [Event::NoteTaken { .. }]) && after.top().is_none(),
        Command::UndoTyping | Command::RedoTyping => {
            let typed = |desk: &Desk| match desk.top() {
                Some(Layer::Editor(editor)) => editor.text(),
                other => panic!("{other:?} is no editor"),
            };
            let (then, now) = if command == Command::UndoTyping { ("kata", "") } else { ("", "kata") };
            (typed(before).as_str(), typed(after).as_str()) == (then, now)
        }
        Command::Undo => matches!(appended(after)[..], [Event::Undone { .. }]),
        Command::Redo => matches!(appended(after)[..], [Event::Redone { .. }]),
        Command::Attendance => matches!(after.top(), Some(Layer::Attendance(_))),
        Command::Minutes => matches!(after.top(), Some(Layer::Minutes(_))),
        Command::Reword => {
            matches!(after.top(), Some(Layer::Editor(editor)) if matches!(editor.subject, Subject::Wording { place: 0, .. }))
        }
        Command::Workload => reading("beban kerja perangkat daerah"),
        Command::Numbers => matches!(after.top(), Some(Layer::Numbers(_))),
        Command::Quality => matches!(after.top(), Some(Layer::Quality(0))),
        Command::NextNumber | Command::PreviousNumber | Command::NextPanel | Command::PreviousPanel => {
            let way = match command {
                Command::NextNumber => Step::Along(1),
                Command::PreviousNumber => Step::Along(-1),
                Command::NextPanel => Step::Panels(1),
                _ => Step::Panels(-1),
            };
            walked(before, after, way)
        }
        Command::Down | Command::Up if place == Place::Numbers => {
            walked(before, after, Step::Rows(if command == Command::Down { 1 } else { -1 }))
        }
        Command::Compare => reading("bandingkan calon · "),
        Command::NineBox => reading("peta talenta · "),
        Command::LookBack => after.app.place() == Place::Past && after.board().present.is_some(),
        Command::EarlierEntry => after.board().standing.number() + 1 == before.board().standing.number(),
        Command::LaterEntry => after.board().standing.number() == before.board().standing.number() + 1,
        Command::EmployeeSheet => reading("lembar pegawai · "),
        Command::PositionSheet => reading("lembar jabatan · "),
        Command::AgencySheet => reading("lembar perangkat daerah · "),
        Command::ForumSheet => reading("forum dan aspirasi"),
        Command::DocumentSheet => reading("dokumen · butir 11"),
        Command::Plots => reading("grafik"),
        Command::SittingSheet => reading("lembar sidang · "),
        Command::Glossary => reading("istilah: "),
        Command::Find => matches!(after.top(), Some(Layer::Finder(_))),
        Command::NextSort | Command::PreviousSort => {
            // Nothing typed: the items alone are there.
            matches!(after.top(), Some(Layer::Finder(finder)) if finder.only == Some(Sort::Item))
        }
        Command::Mark if place == Place::Board => after.board().marks.has(&after.board().selected),
        Command::Mark => {
            let Some(Layer::Candidates(list)) = after.top() else { panic!("the list is open") };
            Some(after.board().marks.candidates(&after.board().selected))
                == list.selected.as_ref().map(std::slice::from_ref)
        }
        Command::ClearMarks => !before.board().marks.is_empty() && after.board().marks.is_empty(),
        Command::Filter => matches!(after.top(), Some(Layer::Filter(_))),
        Command::UseFilter => after.top().is_none() && after.board().shown.is_narrowed(),
        Command::ClearFilter if place == Place::Board => {
            before.board().shown.is_narrowed() && !after.board().shown.is_narrowed()
        }
        Command::ClearFilter => picked(before) != Filter::default() && picked(after) == Filter::default(),
        Command::NextGroup => matches!(after.top(), Some(Layer::Filter(page)) if column(page) == 1),
        Command::PreviousGroup => {
            matches!(after.top(), Some(Layer::Filter(page)) if page.focus == page::Focus::Words)
        }
        Command::NextUndecided => after.board().place() == before.board().place() + 1 && after.top().is_none(),
        Command::ChangeSecretary => {
            let third = desk::facts().sitting().members[2].id.clone();
            matches!(after.top(), Some(Layer::Form(form)) if form.purpose == Purpose::Secretary(third))
        }
        Command::Adjourn => form_of(|purpose| *purpose == Purpose::Adjourn),
        Command::ResumeSitting => {
            matches!(after.top(), Some(Layer::Question(question)) if question.asked == Asked::Resume)
        }
        Command::CloseSitting => after.said().manner == Manner::Refused && after.top().is_none(),
        Command::SwitchLanguage => {
            let saved = after.app.saved.language == Language::English;
            after.app.language == Language::English
                && saved
                && after.effects == [Effect::SavePreferences(after.app.saved)]
        }
        Command::OpenDetails => form_of(|purpose| matches!(purpose, Purpose::Details(_))),
        Command::Privacy | Command::PrivacyAnywhere => {
            (before.app.privacy, after.app.privacy) == (Privacy::Closed, Privacy::Open)
        }
        Command::Preferences => matches!(after.top(), Some(Layer::Preferences(0))),
        Command::NextValue | Command::PreviousValue if place == Place::Scenario => {
            let percent = |desk: &Desk| match desk.top() {
                Some(Layer::Scenario(page)) => page.supposed.factors[page.at - 1].1,
                _ => 0,
            };
            percent(after) == if command == Command::NextValue { percent(before) + 5 } else { percent(before) - 5 }
        }
        // The third row has two values.
        Command::NextValue | Command::PreviousValue => {
            let (shown, saved) = (after.app.drawing.charset, after.app.saved.drawing.charset);
            (shown, saved) == (Charset::Ascii, Charset::Ascii)
                && after.effects == [Effect::SavePreferences(after.app.saved)]
        }
        Command::Help => matches!(after.top(), Some(Layer::Help(help)) if !help.latest_first),
        Command::Palette => matches!(after.top(), Some(Layer::Help(help)) if help.latest_first),
        Command::Quit if matches!(place, Place::Chooser | Place::Opening) => after.effects == [Effect::Quit],
        Command::Quit => matches!(after.top(), Some(Layer::Question(question)) if question.asked == Asked::Quit),
        Command::Down => moved(1),
        Command::Up => moved(-1),
        Command::PageDown => moved(8),
        Command::PageUp => moved(-8),
        Command::First => selection(after) == 0,
        Command::Last => selection(after) == count(after) - 1,
        Command::NextCandidate => candidate(after) == candidate(before) + 1,
        Command::PreviousCandidate => candidate(after) == candidate(before) - 1,
        Command::NextField | Command::PreviousField => {
            let way = if command == Command::NextField { 1 } else { -1 };
            let mut stepped = before.top().cloned();
            match &mut stepped {
                Some(Layer::Card(card)) => card.step(way),
                Some(Layer::Form(form)) => form.step(way),
                Some(Layer::Editor(editor)) => editor.step(way),
                Some(Layer::Question(question)) => question.on_yes = !question.on_yes,
                other => panic!("{other:?} has no fields"),
            }
            let wanted = match stepped {
                Some(Layer::Card(card)) => format!("{:?}", card.focus),
                Some(Layer::Form(form)) => form.focus.to_string(),
                Some(Layer::Editor(editor)) => format!("{:?}", editor.focus),
                Some(Layer::Question(question)) => question.on_yes.to_string(),
                _ => String::new(),
            };
            focus(after) == wanted && focus(before) != wanted
        }
        Command::Toggle if place == Place::Filter => picked(after).choices.len() == 1,
        Command::Toggle => {
            let Focus::Reason(at) = before.card().focus else { panic!("a reason has the focus") };
            before.card().reasons[at].1 != after.card().reasons[at].1
        }
        Command::Press | Command::Choose | Command::Open => pressed(place, before, after),
        Command::Confirm if place == Place::Question => after.effects == [Effect::Quit],
        Command::Confirm => {
            matches!(appended(after)[..], [Event::Decided { outcome: Outcome::Rejected, .. }]) && after.top().is_none()
        }
        Command::Back if place == Place::Opening => {
            after.effects == [Effect::StopOpening] && after.app.place() == Place::Chooser
        }
        Command::Back => after.app.layers.len() + 1 == before.app.layers.len() && after.effects.is_empty(),
        Command::MarkPresent => marked(Presence::Present),
        Command::MarkExcused => marked(Presence::Excused),
        Command::MarkAbsent => marked(Presence::Absent),
        Command::MarkAllPresent => after.said().text == say(Language::Indonesian, "board.all-marked"),
    }
}

/// What is picked on the page of the filter.
fn picked(desk: &Desk) -> Filter {
    match desk.top() {
        Some(Layer::Filter(page)) => page.filter(),
        other => panic!("{other:?} is no filter"),
    }
}

/// Whether the walk over the numbers went this way.
fn walked(before: &Desk, after: &Desk, way: Step) -> bool {
    let spots = numbers::spots(&before.app);
    let next = walk::step(&spots, before.app.walk().unwrap(), way);
    after.app.walk() == next && after.app.walk() != before.app.walk()
}

/// What Enter does in each place: the harmless button has the focus on cards and questions.
fn pressed(place: Place, before: &Desk, after: &Desk) -> bool {
    match place {
        Place::Chooser => {
            matches!(&after.effects[..], [Effect::Open(path, Resume::Ask)] if path.ends_with("putaran-10.ron"))
        }
        Place::Candidates => after.top().is_none() && after.board().chosen.is_some(),
        Place::Help => {
            let wanted = layer::command_of(&availability::help_rows(&before.app), selection(before));
            wanted == Some(Command::Minutes) && ran(Command::Minutes, Place::Board, before, after)
        }
        Place::Card | Place::Question | Place::Editor => after.top().is_none() && after.effects.is_empty(),
        Place::Numbers | Place::Quality => {
            matches!(after.top(), Some(Layer::Reading(reading)) if reading.sheet.is_some())
        }
        Place::Finder => after.top().is_none() && after.board().place() == selection(before),
        Place::Facts => {
            matches!(after.top(), Some(Layer::Form(form)) if matches!(form.purpose, Purpose::Correction(_)))
        }
        Place::Form => matches!(after.top(), Some(Layer::Form(form)) if form.on_save()),
        Place::Plan => match plan_row(before).map(OnDocket::place) {
            Some(None) => matches!(after.top(), Some(Layer::Reading(_))),
            Some(Some(place)) => after.top().is_none() && after.board().place() == place,
            None => after.top().is_none(),
        },
        Place::Scenario => matches!(after.top(), Some(Layer::Reading(_))),
        Place::Opening
        | Place::Board
        | Place::Attendance
        | Place::Filter
        | Place::Past
        | Place::Reading
        | Place::Minutes
        | Place::Preferences => false,
    }
}

/// Help, the finder, the filter, the minutes and the list of facts are typed into, so printable keys narrow the list and run nothing;
/// in the filter a blank ticks.
fn is_typed(place: Place, key: Key) -> bool {
    let is_field = match place {
        Place::Help | Place::Facts | Place::Finder | Place::Minutes => true,
        Place::Filter => key != Key::Char(' '),
        _ => false,
    };
    is_field && matches!(key, Key::Char(_))
}

#[test]
fn every_key_runs_its_command_in_each_of_its_places() {
    let mut failed = Vec::new();
    for row in CATALOGUE {
        for (place, name) in row.places.iter().flat_map(|place| row.keys.iter().map(move |name| (*place, *name))) {
            let before = prepared(place, row.command);
            let mut after = prepared(place, row.command);
            after.press(name);
            let key = Key::parse(name).unwrap();
            let done = if is_typed(place, key) {
                match after.top() {
                    Some(Layer::Help(help)) => help.filter.text() == name,
                    Some(Layer::Facts(sheet)) => sheet.filter.text() == name,
                    Some(Layer::Minutes(page)) => page.filter.text() == name,
                    Some(Layer::Finder(finder)) => finder.query.text() == name,
                    Some(Layer::Filter(page)) => page.words.text() == name,
                    _ => false,
                }
            } else {
                ran(row.command, place, &before, &after)
            };
            if !done {
                failed.push(format!("{name} in {place:?} does not run {:?}: said {:?}", row.command, after.app.said));
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn a_key_that_is_in_no_row_of_a_place_does_nothing_there() {
    let names = CATALOGUE.iter().flat_map(|row| row.keys.iter().copied());
    let strange = ["z", "F12", "Ctrl+D", "Delete", "0"];
    let places = [
        Place::Board,
        Place::Candidates,
        Place::Attendance,
        Place::Numbers,
        Place::Quality,
        Place::Reading,
        Place::Preferences,
        Place::Question,
    ];
    for place in places {
        let unused: Vec<&str> = names
            .clone()
            .chain(strange)
            .filter(|name| keymap::look_up(place, Key::parse(name).unwrap()).is_none())
            .filter(|name| place != Place::Question || !["Left", "Right"].contains(name))
            .collect();
        assert!(unused.len() >= strange.len());
        let mut desk = prepared(place, Command::Back);
        let before = desk.screen(80, 24);
        for name in unused {
            desk.press(name);
            assert_eq!(desk.screen(80, 24), before, "{name} does something in {place:?}");
        }
        assert!(desk.effects.is_empty(), "{:?}", desk.effects);
    }
}

#[test]
fn help_lists_every_row_of_the_board() {
    let mut desk = Desk::sitting();
    desk.press("?");
    let listed: Vec<Command> = availability::help_rows(&desk.app).iter().map(|(row, _)| row.command).collect();
    let wanted: Vec<Command> = keymap::rows_of(Place::Board).map(|row| row.command).collect();
    assert_eq!(listed, wanted);
    // Walking down the list, each of them comes on the screen with its sentence whole.
    let mut seen = String::new();
    for _ in 0..listed.len() {
        seen.push_str(&desk.screen(80, 24));
        desk.press("Down");
    }
    for (row, usable) in availability::help_rows(&desk.app) {
        let sentence = usable.map_or_else(|why| why, |()| say(Language::Indonesian, row.help).to_owned());
        for words in [say(Language::Indonesian, row.title), sentence.as_str()] {
            assert!(seen.contains(words), "help never shows: {words}");
        }
    }
}

#[test]
fn help_opened_over_a_list_is_about_that_list() {
    for place in [Place::Candidates, Place::Attendance, Place::Numbers, Place::Reading, Place::Preferences] {
        let mut desk = prepared(place, Command::Back);
        desk.press("?");
        let listed: Vec<Command> = availability::help_rows(&desk.app).iter().map(|(row, _)| row.command).collect();
        let wanted: Vec<Command> = keymap::rows_of(place).map(|row| row.command).collect();
        assert_eq!(listed, wanted, "{place:?}");
    }
}

#[test]
fn typing_in_help_finds_a_command_by_its_words_in_both_languages() {
    for (language, words, wanted) in [
        (Language::Indonesian, "urungkan", Command::Undo),
        (Language::Indonesian, "rantai terima", Command::AcceptChain),
        (Language::Indonesian, "KEHADIRAN kuorum", Command::Attendance),
        (Language::English, "undo", Command::Undo),
        (Language::English, "chain accept", Command::AcceptChain),
        (Language::English, "attendance quorum", Command::Attendance),
    ] {
        let mut desk = Desk::sitting();
        desk.app.language = language;
        desk.press("?").type_text(words);
        let rows = availability::help_rows(&desk.app);
        assert_eq!(rows.first().map(|(row, _)| row.command), Some(wanted), "{words}");
    }
    let mut desk = Desk::sitting();
    desk.press("?").type_text("qqqq");
    assert!(availability::help_rows(&desk.app).is_empty());
    desk.press("Enter");
    assert!(desk.top().is_none() && desk.effects.is_empty(), "Enter on nothing runs something");
}

#[test]
fn enter_in_help_runs_the_command_and_a_disabled_row_says_why() {
    let mut desk = Desk::sitting();
    desk.press("?").type_text("tolak butir").press("Enter");
    assert_eq!(desk.card().outcome, Outcome::Rejected);
    assert_eq!(desk.app.layers.len(), 1, "help is still open under the card");

    let mut desk = Desk::sitting();
    desk.select(|item| item.chain.is_none()).press("?").type_text("terima rantai");
    let why = say(Language::Indonesian, "board.not.no-chain");
    assert!(desk.screen(80, 24).contains(why), "{}", desk.screen(80, 24));
    desk.press("Enter");
    assert_eq!((desk.said().manner, desk.said().text.as_str()), (Manner::Refused, why));
    assert!(desk.top().is_none());
}

#[test]
fn what_help_says_cannot_be_used_is_what_the_key_refuses() {
    let mut desk = Desk::looking_on();
    for row in keymap::rows_of(Place::Board).filter(|row| row.when != Condition::Always) {
        match availability::available(&desk.app, row) {
            Ok(()) => assert!(
                matches!(row.command, Command::ChooseCandidate | Command::NextCandidate | Command::PreviousCandidate),
                "{:?} acts on a record that is only read",
                row.command
            ),
            Err(why) => {
                desk.press(row.keys[0]);
                assert_eq!(desk.said().text, why.spoken(Language::Indonesian), "{:?}", row.command);
                assert!(desk.effects.is_empty() && desk.top().is_none(), "{:?}", row.command);
            }
        }
    }
}

#[test]
fn the_hint_line_is_short_whole_and_names_the_way_to_help_or_back() {
    for place in PLACES {
        for language in [Language::Indonesian, Language::English] {
            let mut desk = prepared(place, Command::Back);
            desk.app.language = language;
            let screen = desk.screen(80, 24);
            let hints = screen.lines().last().unwrap();
            assert!(!hints.contains('…') && width::columns(hints) <= 80, "{place:?}: {hints}");
            let rows = keymap::hints(place);
            let whole = |row: &&&_| {
                let row: &sidang::command::catalogue::Row = row;
                format!("{hints}  ").contains(&format!(" {} {}  ", PLAIN.key(row.keys[0]), say(language, row.title)))
            };
            let shown: Vec<Command> = rows.iter().filter(whole).map(|row| row.command).collect();
            assert!((1..=7).contains(&shown.len()), "{place:?}: {hints}");
            let way_out = if row(Command::Help).places.contains(&place) { Command::Help } else { Command::Back };
            assert!(shown.contains(&way_out), "{place:?} {language:?}: {hints}");
            // Nothing else stands there: the hints fill the line up to its end.
            let told: usize = shown
                .iter()
                .map(|found| {
                    width::columns(PLAIN.key(row(*found).keys[0]))
                        + width::columns(say(language, row(*found).title))
                        + 4
                })
                .sum();
            assert_eq!(width::columns(hints.trim_end()) + 2, told, "{place:?}: {hints}");
        }
    }
}
