//! Before guests: no layer and no sheet names anybody, one key masks from everywhere, and the record is none the less true.

#![allow(clippy::unwrap_used)]

#[path = "support/desk.rs"]
mod desk;

use std::collections::{BTreeMap, HashSet};
use std::fs::File;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::mpsc::channel;

use desk::Desk;
use sidang::app::layer::Layer;
use sidang::app::message::{Effect, Message};
use sidang::command::place::Place;
use sidang::command::presses::presses;
use sidang::domain::facts::Facts;
use sidang::domain::ids::EmployeeId;
use sidang::error::Error;
use sidang::journal::candidates::{self, Candidate};
use sidang::journal::decide::{self, Request};
use sidang::journal::event::{Draft, Presence};
use sidang::journal::ruling::Prospect;
use sidang::journal::standing::Standing;
use sidang::rules::verdict::Verdict;
use sidang::shell::chance::Chance;
use sidang::shell::clock::Clock;
use sidang::shell::desk::{BoardOptions, Desk as RealDesk};
use sidang::shell::opening::{Choice, OpenOptions};
use sidang::shell::preferences::Begun;
use sidang::store::session;
use sidang::text::charset::Charset;
use sidang::text::language::Language;
use sidang::text::preferences::Privacy;
use sidang::text::words::{Phrase, say};

const LANGUAGES: [Language; 2] = [Language::Indonesian, Language::English];

/// Every layer and sheet that can be opened on an item, by the keys that open it.
const OPENING: [&str; 29] = [
    "", "t", "x", "d", "k", "r", "g", "g w", "w", "e", "c", "h", "h n", "l", "l Enter", "a", "a Enter", "o", "m", "/",
    "0", "v", "?", ":", ",", "i", "s", "R", "R w",
];
const SHEETS: [&str; 9] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

fn sessions() -> Vec<Arc<Facts>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions");
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let sessions = files.filter(|path| path.extension().is_some_and(|end| end == "ron"));
    sessions.map(|path| Arc::new(session::read(&path, 64 << 20).unwrap().facts)).collect()
}

fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|letter: char| !letter.is_alphabetic()).map(str::to_lowercase).filter(|word| word.chars().count() >= 4)
}

/// Words that name people of a session and nothing else: none of a post, a unit, a place or the program itself.
fn telling(facts: &Facts) -> HashSet<String> {
    let mut common = String::new();
    let mut add = |text: &str| common.extend([text, " "]);
    for file in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text/words")).unwrap() {
        add(&std::fs::read_to_string(file.unwrap().path()).unwrap());
    }
    for unit in facts.units() {
        [&unit.name, &unit.short].into_iter().chain(&unit.place).chain(&unit.services).for_each(|text| add(text));
    }
    for position in facts.positions() {
        add(&position.title);
        add(&position.summary);
        position.duties.iter().chain(&position.requirement.majors).for_each(|text| add(text));
    }
    for employee in facts.employees() {
        employee.history.iter().for_each(|past| add(&format!("{} {}", past.title, past.unit)));
        employee.training.iter().for_each(|training| add(&training.name));
        employee.education.iter().for_each(|own| add(&own.major));
        employee.family_place.iter().for_each(|place| add(place));
    }
    facts.sitting().members.iter().for_each(|member| add(&member.position));
    let sitting = facts.sitting();
    [&sitting.title, &sitting.government, &sitting.place, &sitting.city, &sitting.address]
        .into_iter()
        .for_each(|text| add(text));
    facts.legal_bases().iter().for_each(|basis| add(&basis.text));
    let common: HashSet<String> = words(&common).collect();
    let people = facts.employees().iter().map(|one| &one.name);
    let people = people.chain(facts.sitting().members.iter().map(|member| &member.name));
    people.flat_map(|name| words(name)).filter(|word| !common.contains(word)).collect()
}

/// Asserts that a screen names nobody.
fn assert_nameless(screen: &str, telling: &HashSet<String>, about: &str) {
    let named: Vec<String> = words(screen).filter(|word| telling.contains(word)).collect();
    assert!(named.is_empty(), "{about}: {named:?}\n{screen}");
}

/// Reads what lies on top to its end, screen by screen.
fn read_through(desk: &mut Desk, size: (u16, u16), look: &mut impl FnMut(&Desk)) {
    look(desk);
    let mut before = desk.screen(size.0, size.1);
    while matches!(desk.top(), Some(Layer::Reading(_))) {
        desk.press("PgDn");
        let after = desk.screen(size.0, size.1);
        if after == before {
            return;
        }
        before = after;
        look(desk);
    }
}

fn open_to_guests(desk: &mut Desk) {
    desk.press("F9");
    assert_eq!(desk.app.privacy, Privacy::Open);
}

#[test]
fn no_layer_and_no_sheet_of_five_sessions_names_anybody_before_guests() {
    for (at, facts) in sessions().into_iter().enumerate() {
        let telling = telling(&facts);
        assert!(telling.len() > 100, "the search would find nothing");
        let mut desk = Desk::on(&facts).planned();
        // Something to hide: words that name somebody, in the record and on a card.
        let name = facts.employees()[0].full_name();
        desk.press("c").type_text(&format!("Menurut {name}")).press("F2");
        assert!(desk.screen(200, 60).contains(&name.split(' ').next_back().unwrap()[..4]));
        open_to_guests(&mut desk);
        let size = if at % 2 == 0 { (200, 60) } else { (80, 24) };
        let count = facts.docket().items().len();
        // Every sheet of many items; every layer of some.
        for place in (0..count).step_by(3) {
            let layers = if place % 6 == 0 { &OPENING[..] } else { &[] };
            for keys in layers.iter().chain(&SHEETS) {
                desk.app.language = LANGUAGES[place % 2];
                desk.app.layers.clear();
                desk.app.board_mut().unwrap().select(place);
                desk.press(keys);
                let about = format!("session {at}, item {}, {keys:?}", place + 1);
                read_through(&mut desk, size, &mut |desk| {
                    assert_nameless(&desk.screen(size.0, size.1), &telling, &about);
                });
                if keys.starts_with('0') {
                    desk.press("Left");
                    assert_nameless(&desk.screen(200, 60), &telling, &about);
                    desk.press("Esc");
                }
            }
        }
        desk.app.layers.clear();
        let both = [desk.screen(200, 60), desk.screen(80, 24)];
        both.iter().for_each(|screen| assert_nameless(screen, &telling, "the board"));
        assert!(both.iter().all(
            |screen| screen.lines().next().unwrap().contains("NAMES MASKED") || screen.contains("NAMA DISAMARKAN")
        ));
    }
}

#[test]
fn one_key_masks_from_every_layer_and_showing_names_again_is_asked() {
    let telling = telling(&desk::facts());
    for keys in OPENING.iter().chain(&SHEETS) {
        let mut desk = Desk::sitting();
        desk.press(keys);
        open_to_guests(&mut desk);
        for (columns, rows) in [(80, 24), (200, 60)] {
            assert_nameless(&desk.screen(columns, rows), &telling, keys);
            assert!(desk.screen(columns, rows).lines().next().unwrap().contains("NAMA DISAMARKAN"), "{keys}");
        }
        desk.press("F9");
        assert!(matches!(desk.top(), Some(Layer::Question(question)) if !question.on_yes), "{keys}");
        desk.press("Enter");
        assert_eq!(desk.app.privacy, Privacy::Open, "{keys}: the harmless button shows names");
        desk.press("F9 y");
        assert_eq!(desk.app.privacy, Privacy::Closed, "{keys}");
    }
    let mut desk = Desk::sitting();
    desk.press("z");
    assert!(desk.board().is_open());
    // In a field it is a letter like others.
    desk.press("z y c z");
    assert!(!desk.board().is_open());
    assert!(desk.screen(80, 24).contains("│ z "), "{}", desk.screen(80, 24));
}

#[test]
fn a_screen_that_is_too_small_to_show_anything_is_masked_all_the_same() {
    let mut desk = Desk::sitting();
    desk.tell(Message::Resized(60, 15));
    desk.press("F9");
    desk.tell(Message::Resized(80, 24));
    assert!(desk.board().is_open());
}

#[test]
fn what_is_typed_before_guests_is_hidden_and_kept_whole() {
    let mut desk = Desk::sitting();
    desk.press("c").type_text("Menurut Samuel");
    open_to_guests(&mut desk);
    desk.type_text(" baik");
    let screen = desk.screen(80, 24);
    assert!(screen.contains(&"•".repeat(19)) && !screen.contains("Samuel") && !screen.contains("baik"), "{screen}");
    desk.press("F2");
    assert_eq!(desk.board().latest().notes()[0].text, "Menurut Samuel baik");
    assert_eq!(desk.board().standing.notes()[0].text, "");
    desk.select_clear().press("x Shift+Tab").type_text("Ada alasannya");
    let screen = desk.screen(80, 24);
    assert!(screen.contains(&"•".repeat(13)) && !screen.contains("alasannya"), "{screen}");
    desk.app.drawing.charset = Charset::Ascii;
    let ascii = desk::PLAIN;
    let plain = desk::text(&desk.buffer(sidang::screen::theme::Theme { charset: Charset::Ascii, ..ascii }, 80, 24));
    assert!(plain.contains("***") && plain.is_ascii(), "{plain}");
}

#[test]
fn the_finder_finds_posts_and_ids_and_nobody_by_name() {
    let facts = desk::facts();
    let mut desk = Desk::sitting();
    let person = &facts.employees()[3];
    let word = person.name.split(' ').next_back().unwrap().to_lowercase();
    let found = |desk: &mut Desk, query: &str| {
        desk.press("/").type_text(query);
        let Some(Layer::Finder(finder)) = desk.top() else { panic!("no finder") };
        let rows = finder.rows();
        desk.press("Esc");
        if matches!(desk.top(), Some(Layer::Question(_))) {
            desk.press("y");
        }
        desk.app.board_mut().unwrap().sought.clear();
        rows
    };
    assert!(found(&mut desk, &word) > 0);
    open_to_guests(&mut desk);
    assert_eq!(found(&mut desk, &word), 0, "{word}");
    // Nor by a slip in the name.
    assert_eq!(found(&mut desk, &format!("{}{}", &word[..2], &word[3..])), 0, "{word}");
    assert!(found(&mut desk, person.id.as_str()) > 0);
    // Nor does a filter tell whom its words are about, or stay in force with words that may be a name.
    desk.press("v").type_text(&word).press("Enter");
    assert!(!desk.board().shown.is_narrowed());
    desk.press("Esc F9 y v").type_text("dinas").press("Enter");
    assert!(desk.board().shown.is_narrowed());
    desk.press("F9");
    assert!(!desk.board().shown.is_narrowed());
    assert!(found(&mut desk, "dinas") > 0);
}

#[test]
fn the_minutes_say_that_they_are_hidden_and_a_correction_waits() {
    let mut desk = Desk::sitting();
    desk.press("c").type_text("Rahasia dapur").press("F2 F9 m");
    assert!(desk.screen(80, 24).contains("Notulen disembunyikan"), "{}", desk.screen(80, 24));
    desk.press("Esc");
    let wide = desk.screen(200, 60);
    assert!(wide.contains("Notulen disembunyikan") && !wide.contains("Rahasia dapur"), "{wide}");
    desk.press("f");
    assert!(desk.top().is_none());
    assert_eq!(desk.said().text, say(Language::Indonesian, "board.not.masked"));
    desk.press("F9 y m");
    assert!(desk.screen(80, 24).contains("Rahasia dapur"));
}

/// What rules and formulas say of an item, without the words.
fn judged(prospect: &Prospect) -> impl PartialEq + std::fmt::Debug + use<> {
    let of = |verdicts: &[Verdict]| {
        let told = verdicts.iter().map(|own| (own.rule, own.severity, own.employee.clone(), own.lifted_by.is_some()));
        told.collect::<Vec<_>>()
    };
    let fit = |found: &Candidate| (found.employee.clone(), found.fit.total, found.fit.known, of(&found.verdicts));
    (of(&prospect.verdicts), prospect.candidates.iter().map(fit).collect::<Vec<(EmployeeId, _, _, _)>>())
}

#[test]
fn masked_facts_hold_no_name_and_are_judged_alike() {
    for facts in sessions() {
        let masked = facts.masked();
        assert!(masked.is_masked() && !facts.is_masked());
        let everything = format!("{masked:?}");
        for employee in facts.employees().iter().filter(|one| one.name.contains(' ')) {
            assert!(!everything.contains(&employee.name), "{} is named", employee.id);
        }
        let standing = Standing::default();
        for item in facts.docket().items() {
            let [true_one, shown] = [&facts, &masked].map(|facts| judged(&Prospect::of(facts, &standing, item, None)));
            assert_eq!(true_one, shown, "item {}", item.number);
        }
    }
}

#[test]
fn the_door_lets_nothing_through_of_masked_facts() {
    let facts = desk::facts();
    let desk = Desk::sitting();
    let member = facts.sitting().members[0].id.clone();
    let request = Request::Attend(vec![(member, Presence::Present)]);
    assert!(decide::decide(&facts, desk.board().latest(), &request).is_ok());
    let refusal = decide::decide(&facts.masked(), desk.board().latest(), &request).unwrap_err();
    assert_eq!(refusal.spoken(Language::Indonesian), say(Language::Indonesian, "journal.refusal.masked"));
}

#[test]
fn refusals_before_guests_name_nobody() {
    let telling = telling(&desk::facts());
    let mut desk = Desk::sitting();
    open_to_guests(&mut desk);
    let mut refused = 0;
    for place in 0..desk::facts().docket().items().len() {
        desk.app.board_mut().unwrap().select(place);
        for key in ["t y", "t Right Enter", "x y", "r y"] {
            desk.press(key);
            assert_nameless(&desk.screen(80, 24), &telling, key);
            refused += usize::from(desk.screen(80, 24).contains(say(Language::Indonesian, "board.said.refused")));
            desk.app.layers.clear();
        }
    }
    assert!(refused > 10);
}

/// The drafts that the shell was asked to write.
fn drafts(desk: &Desk) -> Vec<Draft> {
    let append = |effect: &Effect| match effect {
        Effect::Append(draft) => Some(draft.clone()),
        _ => None,
    };
    desk.effects.iter().filter_map(append).collect()
}

#[test]
fn what_is_decided_before_guests_is_written_down_as_at_the_closed_table() {
    let held = |privacy: Privacy| {
        let mut desk = Desk::sitting();
        if privacy == Privacy::Open {
            open_to_guests(&mut desk);
        }
        for place in 0..desk::facts().docket().items().len() {
            desk.app.board_mut().unwrap().select(place);
            desk.press("x 1 Shift+Tab").type_text("Tidak mendesak").press("Tab y");
            desk.app.layers.clear();
        }
        desk.press("u Ctrl+Y");
        drafts(&desk)
    };
    let (open, closed) = (held(Privacy::Open), held(Privacy::Closed));
    assert!(closed.len() > 10);
    assert_eq!(open, closed);
    assert!(closed.iter().flat_map(|draft| &draft.details).any(|detail| !detail.sentences.is_empty()));
}

/// What plain mode answers to these lines, all that it says beside them, and how it ended; in a folder that may name
/// somebody.
fn spoken(arguments: &[&str], saved: &str, script: &str) -> (Option<i32>, String) {
    let above = tempfile::tempdir().unwrap();
    let data = above.path().join(ACCOUNT);
    std::fs::create_dir(&data).unwrap();
    std::fs::write(data.join("preferences.ron"), saved).unwrap();
    let lines = data.join("lines");
    std::fs::write(&lines, script).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_sidang"))
        .args(["plain", "--lang", "id", "--new", "--data-dir"])
        .arg(&data)
        .args(arguments)
        .arg(desk::sample_path())
        .stdin(File::open(lines).unwrap())
        .output()
        .unwrap();
    let said = [output.stderr, output.stdout].concat();
    (output.status.code(), String::from_utf8(said).unwrap())
}

const ACCOUNT: &str = "rosmaida-purba";
const OPEN: [&str; 2] = ["--privacy", "open"];
const CLOSED: [&str; 2] = ["--privacy", "closed"];

#[test]
fn plain_mode_names_nobody_before_guests_and_records_the_same() {
    let facts = desk::facts();
    let telling = telling(&facts);
    let name = facts.employees()[3].name.split(' ').next_back().unwrap();
    let id = facts.employees()[3].id.as_str();
    let asking = "mengapa\ncalon\npegawai\njabatan\nunit\nforum\ndokumen\nsidang\nangka\nangka 3 1\nterima\n";
    let items: String = (1..=24).map(|item| format!("butir {item}\n{asking}")).collect();
    let script = format!(
        "hadir\nhadir semua\nnotulis K-5 \"{name} sakit\"\ndaftar\nsaring\n{items}cari {name}\ncari {id}\ncari dinas\n\
         mutu\nbeban\nrencana\nskenario\nskenario bantuan=DINKES\ncatat \"Menurut {name}\"\nnotulen\nfakta {id}\nkoreksi {id} name=\"X\" dokumen=\"a\" nomor=\"1\" tanggal=2026-11-01\n"
    );
    let (code, answers) = spoken(&OPEN, "()", &script);
    assert_eq!(code, Some(1), "facts are not read out: {answers}");
    assert!(!answers.contains(ACCOUNT), "{answers}");
    // What was sought is said again; nobody is found by it.
    let answers: Vec<&str> = answers
        .lines()
        .filter(|line| !line.contains(&format!("“{name}”")) && !line.contains(&format!("\"{name}\"")))
        .collect();
    assert_nameless(&answers.join("\n"), &telling, "plain mode");
    assert!(answers.len() > 500 && answers.iter().any(|line| line.contains("Notulen tidak dibacakan")), "{answers:?}");
    let sitting = include_str!("files/tebingtinggi.script");
    let (open, closed) = (spoken(&OPEN, "()", sitting), spoken(&CLOSED, "()", sitting));
    assert_eq!((open.0, closed.0), (Some(0), Some(0)));
    assert!(closed.1.contains(ACCOUNT) && !open.1.contains(ACCOUNT), "{}", open.1);
}

#[test]
fn plain_mode_counts_the_same_gaps_before_guests_and_takes_a_kept_mask_for_its_own() {
    let quality = |arguments: &[&str], saved| {
        let (code, said) = spoken(arguments, saved, "mutu\n");
        assert_eq!(code, Some(0), "{said}");
        said.lines().skip_while(|line| !line.starts_with("Mutu data")).map(str::to_owned).collect::<Vec<_>>()
    };
    let told = quality(&CLOSED, "()");
    assert!(told.len() > 5, "{told:?}");
    assert_eq!(quality(&OPEN, "()"), told);
    let facts = desk::facts();
    let name = &facts.employees()[3].name;
    let id = facts.employees()[3].id.as_str();
    let named = |arguments: &[&str], saved| spoken(arguments, saved, &format!("cari {id}\n")).1.contains(name.as_str());
    assert!(named(&[], "()") && named(&CLOSED, "(privacy: Open)"));
    assert!(!named(&[], "(privacy: Open)") && !named(&OPEN, "()"));
}

/// Every file that a sitting leaves behind, whoever saw the screen.
fn left_behind(privacy: Privacy) -> BTreeMap<String, Vec<u8>> {
    let data = tempfile::tempdir().unwrap();
    let now = chrono::DateTime::parse_from_rfc3339("2026-12-02T09:42:00+07:00").unwrap();
    let open = OpenOptions {
        choice: Choice::New,
        data_folder: Some(data.path().to_owned()),
        clock: Some(Clock::fixed(now)),
        chance: Chance::Counted(1),
        ..OpenOptions::new(&desk::sample_path())
    };
    let mut preferences = Begun::default();
    preferences.start.shown.privacy = privacy;
    let (sender, receiver) = channel();
    let mut desk = RealDesk::new(BoardOptions { session: Some(desk::sample_path()), preferences, open }, sender);
    let mut now = 0;
    let mut settle = |desk: &mut RealDesk| {
        while desk.expects_answers() {
            desk.hear(receiver.recv().unwrap());
        }
        now += 1_000;
        desk.tell(Message::Drawn(now));
        now += 1_000;
        now
    };
    desk.tell(Message::Resized(80, 24));
    desk.start();
    settle(&mut desk);
    assert_eq!(desk.app.privacy, privacy);
    // Everything is rejected: a sitting that can be closed.
    let mut keys = "Esc h p Esc c 'Menurut Ketua' F2 ".to_owned();
    let items = desk.app.board().unwrap().facts.docket().items().len();
    keys.push_str(&"x 1 Shift+Tab 'Tidak mendesak' Tab y n ".repeat(items));
    keys.push_str("s 'tutup' Enter Enter");
    for key in presses(&keys).unwrap() {
        let now = settle(&mut desk);
        desk.tell(Message::Key(key, now));
        settle(&mut desk);
    }
    assert_eq!(desk.app.place(), Place::Board);
    desk.finish();
    let mut files = BTreeMap::new();
    gather(data.path(), data.path(), &mut files);
    files
}

fn gather(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(root, &path, files);
        } else {
            files.insert(path.strip_prefix(root).unwrap().display().to_string(), std::fs::read(&path).unwrap());
        }
    }
}

#[test]
fn record_and_papers_are_the_same_byte_for_byte_whoever_saw_the_screen() {
    let (open, closed) = (left_behind(Privacy::Open), left_behind(Privacy::Closed));
    let names: Vec<&String> = closed.keys().collect();
    assert!(names.iter().any(|name| name.ends_with("notulen.md")), "{names:?}");
    assert!(names.iter().any(|name| name.ends_with(".journal")), "{names:?}");
    assert_eq!(open.keys().collect::<Vec<_>>(), names);
    for (name, bytes) in closed {
        assert_eq!(open[&name], bytes, "{name} differs");
    }
}

#[test]
fn masking_is_kept_for_the_next_time_and_hides_what_is_sought_and_why_it_was_decided() {
    let mut desk = Desk::sitting();
    let item = desk.select_clear().board().selected.clone();
    desk.press("t y").select(|own| own.id == item);
    let decided = desk.board().standing.decision(&item).unwrap().clone();
    let reason = say(Language::Indonesian, decided.reasons[0].key());
    assert!(desk.screen(200, 60).contains(reason));
    desk.press("z");
    assert_eq!(desk.effects.last(), Some(&Effect::SavePreferences(desk.app.saved)));
    assert_eq!(desk.app.saved.privacy, Privacy::Open, "a line that drops does not bring the names back");
    assert!(!desk.screen(200, 60).contains(reason));
    for page in ["/", "v"] {
        desk.press(page).type_text("Samuel");
        let screen = desk.screen(80, 24);
        assert!(screen.contains("••••••") && !screen.contains("Samuel"), "{screen}");
        desk.press("Esc");
    }
    // On a card as well, where no field has the focus.
    desk.press("z y").select(|own| own.id != item).press("x z");
    assert_eq!((desk.app.privacy, desk.app.saved.privacy), (Privacy::Open, Privacy::Open));
    desk.press("Esc z y");
    assert_eq!((desk.app.privacy, desk.app.saved.privacy), (Privacy::Closed, Privacy::Closed));
}

#[test]
fn what_names_an_account_or_was_typed_into_the_filter_is_told_to_no_guest() {
    let mut desk = Desk::sitting();
    let word = desk.board().facts.units()[1].name.split(' ').next_back().unwrap().to_owned();
    desk.press("z v").type_text(&word).press("Enter");
    assert!(desk.board().shown.is_narrowed());
    let title = desk.screen(200, 60).lines().nth(1).unwrap().to_owned();
    assert!(!title.contains(&word) && title.contains("kata"), "{title}");
    // A filter with words ends with the mask, and that is told.
    desk.press("z y");
    assert!(!desk.board().shown.is_narrowed());
    assert!(desk.said().text.contains(say(Language::Indonesian, "board.privacy.filter")), "{:?}", desk.said());
    desk.press("z");
    let error = Error::new(Phrase::new("record.cannot_write").with("path", "/home/ani/notulen.txt"), "penuh");
    desk.tell(Message::PapersWritten(Err(error)));
    assert!(!desk.said().text.contains("ani") && desk.said().text.contains("penuh"), "{:?}", desk.said());
}

#[test]
fn a_correction_that_was_being_typed_is_not_sent_before_guests() {
    let mut desk = Desk::sitting();
    desk.press("f").type_text("golongan").press("Enter");
    assert!(matches!(desk.top(), Some(Layer::Form(_))), "{:?}", desk.top());
    desk.press("F9");
    let drafts = |desk: &Desk| desk.effects.iter().filter(|effect| matches!(effect, Effect::Append(_))).count();
    desk.press("Shift+Tab Enter");
    let Some(Layer::Form(form)) = desk.top() else { panic!("{:?}", desk.top()) };
    assert_eq!(form.refusal.as_deref(), Some(say(Language::Indonesian, "board.not.masked")));
    assert_eq!(drafts(&desk), 0);
}

#[test]
fn plain_mode_reads_closed_details_out_once_and_takes_the_request_down() {
    const CLOSED_WORDS: &str = ": rincian tertutup";
    let desk = Desk::sitting();
    let (facts, standing) = (desk::facts(), desk.board().latest());
    let closed = facts.docket().items().iter().filter(|item| !item.is_swap()).find_map(|item| {
        let mut offered = candidates::candidates(&facts, standing, item, None).into_iter();
        let found = offered.find(|own| own.verdicts.iter().any(|verdict| verdict.sensitive))?;
        Some((item.number, found.employee))
    });
    let (item, candidate) = closed.expect("somebody on the docket has closed details");
    let asking = format!(
        "hadir semua\nbuka {item} K-1 \"Ketua meminta penjelasan\" calon={candidate}\nmengapa {item} {candidate}\nnotulen\n"
    );
    let (code, said) = spoken(&CLOSED, "()", &asking);
    assert_eq!(code, Some(0), "{said}");
    let answers: Vec<&str> = said.split(&format!("\nButir {item}, ")).skip(1).collect();
    assert!(!answers[0].contains(CLOSED_WORDS) && answers[1].contains(CLOSED_WORDS), "{said}");
    assert!(said.contains("dibacakan sekali") && answers[1].contains("dibuka atas permintaan"), "{said}");
    assert_eq!(spoken(&OPEN, "()", &asking).0, Some(1), "not before guests");
    assert_eq!(spoken(&CLOSED, "()", "hadir semua\nbuka 1 K-1\n").0, Some(1), "not without a reason");
    let clear = (1..=facts.docket().items().len()).find(|number| {
        let item = &facts.docket().items()[number - 1];
        !Prospect::of(&facts, standing, item, None).has_closed_details()
    });
    let asking = format!("hadir semua\nbuka {} K-1 \"ingin tahu\"\nnotulen\n", clear.expect("one is clear"));
    let (code, said) = spoken(&CLOSED, "()", &asking);
    assert!(code == Some(1) && !said.contains("dibuka atas permintaan"), "where nothing is closed: {said}");
}
