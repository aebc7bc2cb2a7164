//! Every number on a board opens, says what it rests on and where that stands, and its arithmetic holds.

#![allow(clippy::unwrap_used)]

#[path = "support/arithmetic.rs"]
mod arithmetic;
#[path = "support/desk.rs"]
mod desk;

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::sync::Arc;

use arithmetic::{decimals, number, reckon};
use chrono::NaiveDate;
use desk::{Desk, facts, lines, sample_path};
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Modifier;
use sidang::app::layer::Layer;
use sidang::app::message::{Effect, Message};
use sidang::app::number::key::{NumberKey, Panel, Spot};
use sidang::app::number::open::open;
use sidang::app::number::sheet;
use sidang::app::numbers::spots;
use sidang::domain::account::{Account, Datum, Source, Way};
use sidang::rules::verdict::Verdict;
use sidang::screen::theme::Theme;
use sidang::store::session;
use sidang::store::whereabouts;
use sidang::text::dates;
use sidang::text::language::Language;
use sidang::text::numbers;

const LANGUAGES: [Language; 2] = [Language::Indonesian, Language::English];
const SIZES: [(u16, u16); 3] = [(80, 24), (120, 35), (200, 60)];
const MONO: Theme = desk::PLAIN;

/// A sitting in which something of everything was decided, on a screen of this size.
fn sitting(columns: u16, rows: u16) -> Desk {
    let mut desk = Desk::sitting();
    desk.tell(Message::Resized(columns, rows));
    desk.select(|item| item.chain.is_some_and(|place| place.place == 1)).press("r 1 y");
    desk.app.board_mut().unwrap().select(0);
    desk.press("x 1 y d 4 y");
    desk.app.said = None;
    desk
}

/// A number of the board opened, and its sheet before the file was looked through.
fn opened(desk: &Desk, spot: &Spot) -> (Account, Vec<String>) {
    let account = open(&desk.board().scene(), &spot.key).unwrap_or_else(|| panic!("{spot:?} does not open"));
    let lines = sheet::lines(&account, None, desk.app.language).into_iter().map(|line| line.text).collect();
    (account, lines)
}

/// Stands on a number and opens it with the key; the sheet names the lines of the file.
fn pressed(desk: &mut Desk, spot: &Spot) -> Vec<String> {
    desk.app.layers = vec![Layer::Numbers(spot.clone())];
    desk.press("Enter");
    match desk.top() {
        Some(Layer::Reading(reading)) => reading.lines.iter().map(|line| line.text.clone()).collect(),
        other => panic!("{spot:?} does not open: {other:?}, said {:?}", desk.app.said),
    }
}

/// Reckons every step of an account and its parts anew from what is printed.
fn hold_to_account(account: &Account, lines: &HashSet<&str>, language: Language) {
    let told = account.title.spoken(language);
    let spoken = |datum: &Datum| datum.spoken(language);
    let amounts = account.inputs.iter().filter(|input| matches!(input.datum, Datum::Amount(_)));
    let mut known: Vec<String> = amounts.map(|input| spoken(&input.datum)).collect();
    for input in account.inputs.iter().filter(|input| !matches!(input.datum, Datum::Missing)) {
        let line = format!("  {}: {}", input.what.spoken(language), spoken(&input.datum));
        let line = match input.source {
            Source::Record(_) | Source::Table => {
                lines.iter().find(|own| own.starts_with(&line)).copied().unwrap_or(&line)
            }
            Source::File(_) | Source::Number => &line,
        };
        assert!(lines.contains(line), "{told}: not on the sheet: {line}");
    }
    for step in &account.steps {
        let (reckoning, result) = (step.reckoning.spoken(language), step.result.spoken(language));
        let line = format!("    {reckoning} = {result}");
        assert!(lines.contains(line.as_str()), "{told}: not on the sheet: {line}");
        let found = reckon(&reckoning, language);
        let words = step.words.spoken(Language::Indonesian);
        let least = 10_f64.powi(-i32::try_from(step.result.places).unwrap());
        assert!(decimals(&result, language) <= i32::try_from(step.result.places).unwrap(), "{line}");
        let away = number(&result, language) - found.value;
        let holds = match () {
            () if words.contains("ke bawah") || words.contains("penuh") => away <= 1e-9 && away > -least,
            () if words.contains("ke atas") && !words.contains("setengah ke atas") => away >= -1e-9 && away < least,
            () => away.abs() <= least / 2.0 + 1e-9 * found.value.abs().max(1.0),
        };
        assert!(holds, "{told}: {line}, but it comes to {}", found.value);
        // Nothing is put in that does not stand on the sheet: an input, an earlier result, a count of equal ones, or
        // the hundred of percents.
        for printed in &found.numbers {
            let equal = known.iter().map(|one| known.iter().filter(|own| *own == one).count()).max().unwrap_or(0);
            let counts = || printed.parse().is_ok_and(|count: usize| (2..=equal).contains(&count));
            assert!(
                known.contains(printed) || counts() || ["0", "100"].contains(&printed.as_str()),
                "{told}: {printed} in {line} is nowhere among {known:?}"
            );
        }
        known.push(result);
    }
    assert_eq!(account.result, account.steps.last().map(|step| step.result), "{told}");
    // Of what is counted there may be none.
    let none = account.result.is_some_and(|amount| amount.value == 0);
    let told_why = account.result.is_some() || !account.gaps.is_empty();
    let rests_on_something = told_why && (none || !account.inputs.is_empty());
    assert!(rests_on_something, "{told}: {account:#?}");
    for part in &account.parts {
        hold_to_account(part, lines, language);
    }
}

/// Boards of the sample by their place, fewer in English: the sentences differ, the numbers do not.
fn places(language: Language) -> impl Iterator<Item = usize> {
    let all = facts().docket().items().len();
    (0..all).step_by(if language == Language::Indonesian { 1 } else { 5 })
}

/// Opens every number of some boards, each that is the same on several only once; gives what sorts there were.
fn hold_boards_to_account(desk: &mut Desk, places: impl Iterator<Item = usize>) -> BTreeSet<String> {
    let (mut met, mut sorts) = (HashSet::new(), BTreeSet::new());
    for place in places {
        desk.app.board_mut().unwrap().select(place);
        for spot in spots(&desk.app) {
            let account = open(&desk.board().scene(), &spot.key).unwrap_or_else(|| panic!("{spot:?} does not open"));
            let sort = match &spot.key {
                NumberKey::Verdict(at, value) => format!("{} {value}", desk.board().look.prospect.verdicts[*at].rule),
                key => format!("{key:?}").split('(').next().unwrap().to_owned(),
            };
            assert_ne!(account.formula.key, "number.verdict.formula", "nothing is known of the number of {sort}");
            sorts.insert(sort);
            if met.insert(format!("{:?} {:?} {:?}", account.title, account.steps, account.gaps)) {
                let lines = sheet::lines(&account, None, desk.app.language);
                let lines: HashSet<&str> = lines.iter().map(|line| line.text.as_str()).collect();
                hold_to_account(&account, &lines, desk.app.language);
            }
        }
    }
    sorts
}

#[test]
fn every_number_of_every_board_opens_and_its_arithmetic_holds() {
    for language in LANGUAGES {
        let mut desk = sitting(200, 60);
        desk.app.language = language;
        let sorts = hold_boards_to_account(&mut desk, places(language));
        assert!(sorts.len() > 16, "{sorts:?}");
    }
}

#[test]
fn numbers_of_the_other_samples_open_too() {
    let mut sorts = BTreeSet::new();
    for file in fs::read_dir(sample_path().parent().unwrap()).unwrap().map(|file| file.unwrap().path()) {
        let facts = Arc::new(session::read(&file, 64 << 20).expect("samples have no faults").facts);
        let mut desk = Desk::on(&facts);
        sorts.extend(hold_boards_to_account(&mut desk, 0..facts.docket().items().len()));
    }
    for rule in
        ["R-KELAS then", "R-TEN-MIN months", "R-EXP months", "R-JARAK km", "R-PLT-LAMA months", "R-SUDAH months"]
    {
        assert!(sorts.contains(rule), "no sample has the number of {rule}: {sorts:?}");
    }
}

/// The text in the marked cells; none when nothing is marked.
fn marked(buffer: &Buffer) -> Option<(u16, u16, String)> {
    let cells: Vec<_> =
        buffer.area.positions().filter(|at| buffer[*at].modifier.contains(Modifier::UNDERLINED)).collect();
    let first = cells.first()?;
    assert!(cells.iter().all(|at| at.y == first.y), "two places are marked");
    let text: String = cells.iter().map(|at| buffer[*at].symbol()).collect();
    Some((first.x, first.y, text))
}

#[test]
fn what_opens_is_the_number_that_is_marked() {
    for (columns, rows) in SIZES {
        let mut desk = sitting(columns, rows);
        for place in (0..facts().docket().items().len()).step_by(if rows == 24 { 2 } else { 8 }) {
            desk.app.layers.clear();
            desk.app.board_mut().unwrap().select(place);
            for spot in spots(&desk.app) {
                let result = opened(&desk, &spot).0.result;
                desk.app.layers = vec![Layer::Numbers(spot.clone())];
                let buffer = desk.buffer(MONO, columns, rows);
                let Some((.., text)) = marked(&buffer) else {
                    panic!("{spot:?} of item {} is not in sight at {columns}x{rows}", place + 1)
                };
                let shown = numbers::runs(&text).last().map(|run| text[run.clone()].to_owned());
                let expected = match (&spot.key, result) {
                    (_, None) => Some("?".to_owned()),
                    (NumberKey::Difference(..), Some(amount)) if amount.value == 0 => None,
                    (NumberKey::Difference(..), Some(amount)) => Some(amount.value.unsigned_abs().to_string()),
                    (_, Some(amount)) => Some(amount.spoken(Language::Indonesian)),
                };
                assert_eq!(shown, expected, "{spot:?} of item {}: {text}", place + 1);
            }
        }
    }
}

/// What stands under the panels, in the head and beside the docket and is no number to open: each with its reason.
fn is_exempt(line: &str, run: std::ops::Range<usize>, language: Language) -> bool {
    let (before, after) = (&line[..run.start], &line[run.end..]);
    let word_before = before.trim_end().rsplit(' ').next().unwrap_or_default();
    let is_day = (1..=12).any(|month| {
        let name = dates::month(NaiveDate::from_ymd_opt(2026, month, 1).unwrap(), language);
        after.trim_start().starts_with(name) || word_before == name
    });
    let number = &line[run.clone()];
    let is_year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    // The hour, and the number of the item or of what the forum said: how it is called and not how many.
    let is_hour = number.len() == 5 && number.contains(['.', ':']);
    let is_item = ["butir", "item", "nomor", "number"].contains(&word_before);
    // The number of an entry, the id of a rule, the title of a position.
    let is_name = before.ends_with('#') || word_before.starts_with("R-") || in_a_name(line, run.start);
    // How many lines there are that the panel has no room for.
    let is_rest = after.contains("keterangan lain")
        || after.contains("more: press")
        || after.starts_with(" perangkat daerah lain");
    is_day || is_year || is_hour || is_item || is_name || is_rest || after.starts_with(" more agencies")
}

/// Whether a place in the line lies within a name of the facts.
fn in_a_name(line: &str, at: usize) -> bool {
    let facts = facts();
    let names = facts.positions().iter().map(|position| position.title.as_str());
    let names = names.chain(facts.units().iter().flat_map(|unit| [unit.name.as_str(), unit.short.as_str()]));
    names
        .filter(|name| name.contains(|letter: char| letter.is_ascii_digit()))
        .any(|name| line.match_indices(name).any(|(start, found)| (start..start + found.len()).contains(&at)))
}

#[test]
fn every_digit_on_a_board_belongs_to_a_number_that_opens() {
    for (language, (columns, rows)) in
        LANGUAGES.into_iter().flat_map(|language| [(language, (80, 24)), (language, (200, 60))])
    {
        let mut desk = sitting(columns, rows);
        desk.app.language = language;
        for place in places(language).step_by(6) {
            desk.app.layers.clear();
            desk.app.board_mut().unwrap().select(place);
            let rows_drawn = lines(&desk.buffer(MONO, columns, rows));
            let mut covered = HashSet::new();
            for spot in spots(&desk.app) {
                desk.app.layers = vec![Layer::Numbers(spot)];
                let buffer = desk.buffer(MONO, columns, rows);
                // A number for which the panel had to be moved stands elsewhere without the walk.
                if lines(&buffer).iter().zip(&rows_drawn).take(usize::from(rows) - 1).all(|(one, other)| one == other) {
                    covered.extend(
                        buffer.area.positions().filter(|at| buffer[*at].modifier.contains(Modifier::UNDERLINED)),
                    );
                }
            }
            let docket = rows_drawn.iter().position(|row| row.starts_with('┌')).unwrap();
            let panels = rows_drawn.iter().position(|row| row.starts_with("└")).unwrap() + 1;
            let shown = rows_drawn.iter().enumerate().take(usize::from(rows) - 1);
            for (y, line) in shown.filter(|(y, _)| *y <= docket || *y >= panels) {
                let line: String = line.chars().map(|letter| if letter.is_ascii() { letter } else { '_' }).collect();
                // The minutes beside the docket say what was; the title of the fit names the seat.
                let line = line.replace('_', " ");
                for run in numbers::runs(&line) {
                    let at = Position::new(u16::try_from(run.start).unwrap(), u16::try_from(y).unwrap());
                    assert!(
                        covered.contains(&at) || is_exempt(&line, run.clone(), language),
                        "{} at {at} of item {} opens nothing: {line}",
                        &line[run],
                        place + 1
                    );
                }
            }
        }
    }
}

#[test]
fn the_walk_goes_along_rows_and_panels_and_back_and_leaves_the_board_as_it_was() {
    let mut desk = sitting(80, 24);
    desk.select(|item| item.chain.is_some());
    let before = (desk.board().selected.clone(), desk.screen(80, 24));
    let at = |desk: &Desk| desk.app.walk().map(|spot| (spot.panel, spot.row, spot.column));
    desk.press("a");
    assert_eq!(at(&desk), Some((Panel::Ends, 0, 1)));
    for (key, expected) in [
        ("Down", (Panel::Ends, 1, 1)),
        ("Left", (Panel::Ends, 1, 0)),
        ("Right", (Panel::Ends, 1, 1)),
        ("Up", (Panel::Ends, 0, 1)),
        ("Up", (Panel::Docket, 0, 1)),
        ("Shift+Tab", (Panel::Head, 0, 0)),
        ("Left", (Panel::Head, 0, 0)),
        ("Shift+Tab", (Panel::Verdicts, 0, 0)),
        ("Tab", (Panel::Head, 0, 0)),
        ("Tab", (Panel::Docket, 0, 0)),
        ("Tab", (Panel::Ends, 0, 1)),
        ("Tab", (Panel::Fit, 0, 0)),
        ("Home", (Panel::Head, 0, 0)),
    ] {
        desk.press(key);
        assert_eq!(at(&desk), Some(expected), "{key} leads elsewhere");
    }
    desk.press("End");
    let last = spots(&desk.app).last().map(|spot| (spot.panel, spot.row, spot.column));
    assert_eq!(at(&desk), last);
    desk.press("Enter").press("Esc");
    assert_eq!(at(&desk), last, "the sheet goes back to where the walk stood");
    desk.press("Esc");
    assert_eq!((desk.board().selected.clone(), desk.screen(80, 24)), before);
}

#[test]
fn nothing_is_decided_while_walking() {
    let mut desk = sitting(80, 24);
    let entries = desk.board().standing.number();
    for open in ["", "Enter"] {
        desk.app.layers.clear();
        desk.press("=").press(open);
        let before = desk.screen(80, 24);
        desk.effects.clear();
        desk.press("t x d k r g e c u Ctrl+Z Ctrl+Y h s y n Space 1");
        assert_eq!(desk.screen(80, 24), before);
        assert!(desk.effects.is_empty(), "{:?}", desk.effects);
    }
    assert_eq!(desk.board().standing.number(), entries);
}

#[test]
fn what_is_typed_ahead_of_the_picture_opens_what_the_keys_say() {
    let mut desk = sitting(80, 24);
    desk.press_ahead("a Down Enter");
    let spot = desk.app.walk().cloned().unwrap();
    assert!(matches!(spot.key, NumberKey::Difference(..)), "{spot:?}");
    assert!(matches!(desk.effects.last(), Some(Effect::Locate(paths)) if !paths.is_empty()));
}

#[test]
fn inputs_are_named_with_the_line_on_which_they_stand() {
    let text = fs::read_to_string(sample_path()).unwrap();
    let rows: Vec<&str> = text.lines().collect();
    let mut desk = sitting(200, 60);
    let (mut days, mut amounts) = (0, 0);
    for place in [0, 6, 15] {
        desk.app.board_mut().unwrap().select(place);
        let spots = spots(&desk.app).into_iter().filter(|spot| spot.panel != Panel::Agencies);
        let accounts: Vec<Account> = spots.map(|spot| opened(&desk, &spot).0).collect();
        let paths: Vec<_> = accounts.iter().flat_map(Account::paths).cloned().collect();
        let found = whereabouts::lines(&text, &paths);
        assert!(found.values().all(Option::is_some), "a row of the file is not found");
        for account in &accounts {
            for input in account.inputs.iter().chain(account.parts.iter().flat_map(|part| &part.inputs)) {
                let Source::File(path) = &input.source else { continue };
                let Some(line) = found[path].filter(|line| line.stated) else { continue };
                let row = rows[usize::try_from(line.number).unwrap() - 1];
                let field = path.way.last();
                match (&input.datum, field) {
                    (Datum::Day(day), _) => {
                        days += 1;
                        assert!(row.contains(&day.to_string()), "{path:?}: {day} is not in {row}");
                    }
                    (Datum::Amount(amount), Some(Way::Field(name)))
                        if ["volume", "norm", "need"].contains(&name.as_ref()) =>
                    {
                        amounts += 1;
                        let whole = amount.value / 10_i64.pow(amount.places);
                        assert!(row.contains(&whole.to_string()), "{path:?}: {whole} is not in {row}");
                    }
                    (_, Some(Way::Field(name))) => assert!(row.contains(name.as_ref()), "{path:?}: {row}"),
                    _ => {}
                }
            }
        }
    }
    assert!(days > 10 && amounts > 10, "{days} days and {amounts} amounts were looked at");
}

#[test]
fn a_file_that_changed_since_the_opening_names_no_lines() {
    let mut desk = sitting(80, 24);
    let name = "tebingtinggi-rencana.ron:";
    let spot = spots(&desk.app).into_iter().find(|spot| spot.panel == Panel::Ends).unwrap();
    let told = pressed(&mut desk, &spot).join("\n");
    assert!(told.contains(name), "{told}");
    desk.file.hash = "00".to_owned();
    let told = pressed(&mut desk, &spot).join("\n");
    assert!(told.contains("berubah sejak sidang dibuka") && !told.contains(name), "{told}");
    desk.file.path = "no-such-file.ron".into();
    let told = pressed(&mut desk, &spot).join("\n");
    assert!(told.contains("no-such-file.ron") && !told.contains(name), "{told}");
}

#[test]
fn a_number_that_is_not_known_says_what_is_missing_and_what_cannot_be_said() {
    let mut desk = sitting(80, 24);
    let mut unknown = BTreeSet::new();
    for place in 0..facts().docket().items().len() {
        desk.app.board_mut().unwrap().select(place);
        for spot in spots(&desk.app) {
            let (account, lines) = opened(&desk, &spot);
            if account.result.is_none() {
                assert!(!account.gaps.is_empty(), "{spot:?}");
                assert!(lines[0].ends_with("belum diketahui"), "{}", lines[0]);
                assert!(lines.iter().any(|line| line.starts_with("? ")), "{lines:?}");
                unknown.insert(account.gaps[0].key);
            }
        }
    }
    assert!(unknown.len() > 2, "{unknown:?}");
}

#[test]
fn no_sheet_tells_a_birth_date_a_nip_or_what_is_closed() {
    let facts = facts();
    let mut closed: Vec<String> = Vec::new();
    for employee in facts.employees() {
        let born = employee.born().into_iter();
        closed.extend(born.flat_map(|day| LANGUAGES.map(|language| dates::long(day, language))));
        closed.extend(employee.nip.iter().flat_map(|nip| [nip.digits().to_owned(), nip.grouped()]));
    }
    let closed: HashSet<String> = closed.into_iter().collect();
    let mut desk = sitting(200, 60);
    for place in 0..facts.docket().items().len() {
        desk.app.board_mut().unwrap().select(place);
        for spot in spots(&desk.app).into_iter().filter(|spot| spot.panel != Panel::Agencies) {
            let (account, lines) = opened(&desk, &spot);
            for line in &lines {
                let words: Vec<&str> = line.split([' ', '[', ']', '(', ')', ',', ';']).collect();
                assert!(!words.windows(3).any(|three| closed.contains(&three.join(" "))), "{line}");
                assert!(!words.iter().any(|word| closed.contains(*word)), "{line}");
            }
            let verdict = |verdict: &Verdict| verdict.sensitive && lines.iter().any(|line| line.contains(verdict.rule));
            let prospect = &desk.board().look.prospect;
            let candidates = prospect.candidates.iter().flat_map(|candidate| &candidate.verdicts);
            assert!(!prospect.verdicts.iter().chain(candidates).any(verdict), "{:?}", account.title);
        }
    }
}

#[test]
fn the_sheets_of_a_total_and_of_a_difference() {
    let mut desk = sitting(80, 24);
    for (name, wanted) in [("number_total_80x24", Panel::Fit), ("number_difference_80x24", Panel::Ends)] {
        let mut found = spots(&desk.app).into_iter().filter(|spot| spot.panel == wanted);
        let sort = |key: &NumberKey| matches!(key, NumberKey::Total(_) | NumberKey::Difference(..));
        let spot = found.find(|spot| sort(&spot.key)).unwrap();
        pressed(&mut desk, &spot);
        insta::assert_snapshot!(name, desk.screen(80, 24));
    }
}
