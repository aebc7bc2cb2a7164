//! What people see: whole words at every size, in both languages, with and without colours.

#![allow(clippy::unwrap_used)]

#[path = "support/desk.rs"]
mod desk;

use desk::{Desk, PLAIN, facts, lines, text};
use ratatui::style::Color;
use sidang::app::board::LEAST;
use sidang::app::form::{Form, Purpose};
use sidang::app::layer::Layer;
use sidang::command::place::Place;
use sidang::fit::score::CriterionKind;
use sidang::screen::cursor::Cursor;
use sidang::screen::theme::{Depth, Role, Theme};
use sidang::text::charset::Charset;
use sidang::text::language::Language;
use sidang::text::preferences::Scheme;
use sidang::text::width;
use sidang::text::words::{self, Phrase, say};
use sidang::workload::effectiveness;

const SIZES: [(u16, u16); 4] = [(80, 24), (100, 30), (120, 35), (200, 60)];
const LANGUAGES: [Language; 2] = [Language::Indonesian, Language::English];
const COLOURED: [Theme; 3] = [coloured(Scheme::Dark), coloured(Scheme::Light), coloured(Scheme::Projector)];

const fn coloured(scheme: Scheme) -> Theme {
    Theme { depth: Depth::Full, scheme, charset: Charset::Unicode }
}

/// A board on which things were decided, the selection on the first item that waits.
fn decided() -> Desk {
    let mut desk = Desk::sitting();
    desk.select_clear().press("t y");
    desk.press("x 1 y").press("d 4 y");
    desk.press("k 8 Shift+Tab").type_text("Wewenang pusat").press("Tab y");
    desk.app.board_mut().unwrap().select(0);
    assert_eq!(desk.board().standing.decisions().count(), 4);
    desk.app.said = None;
    desk
}

/// Every kind of layer once, each over the board, and what lies below them.
fn scenes() -> Vec<(&'static str, Desk)> {
    let mut scenes = vec![
        ("chooser", Desk::choosing(3)),
        ("opening", Desk::opening()),
        ("board without quorum", Desk::sample()),
        ("board that is only read", Desk::looking_on()),
        ("board", decided()),
    ];
    for (name, keys) in [
        ("attendance", "h Down"),
        ("minutes", "c T u l i s F2 m Up"),
        ("words of the minutes", "c T u l i s F2 m Up Enter"),
        ("workload", "o"),
        ("data quality", "l Down"),
        ("help", "? Down"),
        ("preferences", ", Down"),
        ("question", "q"),
        ("reject", "x"),
        ("reject, refused", "x Tab y"),
        ("park", "d"),
        ("outside", "k"),
        ("note", "c T u l i s Enter l a g i"),
        ("find", "/"),
        ("filter", "v Space Tab Space"),
        ("filter that leaves nothing", "v Down Space"),
        ("why", "w"),
        ("employee sheet", "1"),
        ("position sheet", "2"),
        ("agency sheet", "3"),
        ("forum", "6"),
        ("documents", "7"),
        ("sitting sheet", "8"),
        ("glossary", "9"),
        ("plots", ";"),
        ("details form", "."),
    ] {
        let mut desk = Desk::sitting();
        desk.app.board_mut().unwrap().select(10);
        desk.press(keys);
        scenes.push((name, desk));
    }
    let mut accept = Desk::sitting();
    accept.select_clear().press("t");
    let mut chain = Desk::sitting();
    chain.select(|item| item.chain.is_some_and(|place| place.place == 1)).press("r");
    let mut swap = Desk::sitting();
    swap.select(|item| item.is_swap()).press("t");
    let mut exception = Desk::sitting();
    exception.select_blocked().press("e");
    let mut candidates = Desk::sitting();
    candidates.select(|item| !item.is_swap() && item.named.len() > 1).press("g Down");
    let mut narrowed = decided();
    narrowed.press("v Space Tab Down Down Space Enter");
    scenes.push(("board that is narrowed", narrowed));
    let mut marked = decided();
    marked.press("Space Down Space");
    scenes.push(("board with marks", marked));
    let mut both = decided();
    both.press("Space Down Space v Space Enter");
    scenes.push(("board with marks, narrowed", both));
    let mut compared = Desk::sitting();
    compared.select(|item| !item.is_swap() && item.named.len() > 1).press("g Space Down Space");
    scenes.push(("candidates with marks", compared));
    let mut compared = Desk::sitting();
    compared.select(|item| !item.is_swap() && item.named.len() > 1).press("g Space Down Space Down Space Down Space 4");
    scenes.push(("compared", compared));
    let mut close = decided();
    close.app.layers.push(Layer::Form(Form::new(Purpose::Close)));
    scenes.extend([
        ("accept", accept),
        ("chain", chain),
        ("swap", swap),
        ("exception", exception),
        ("candidates", candidates),
        ("close", close),
    ]);
    for (name, desk) in &scenes {
        let bare = name.starts_with("board") || ["chooser", "opening"].contains(name);
        assert_eq!(bare, desk.top().is_none(), "{name} was not prepared: {:?}", desk.app.said);
    }
    scenes
}

#[test]
fn the_head_is_whole_at_every_size_in_both_languages() {
    let mut desk = Desk::sample();
    let count = facts().docket().items().len();
    for present in [false, true] {
        if present {
            desk.press("h p Esc");
        }
        for (place, language) in (0..count).flat_map(|place| LANGUAGES.map(|language| (place, language))) {
            desk.app.language = language;
            desk.app.board_mut().unwrap().select(place);
            for (columns, rows) in SIZES {
                let screen = desk.screen(columns, rows);
                let head = screen.lines().next().unwrap();
                let quorum = say(language, if present { "board.head.quorum" } else { "board.head.no-quorum" });
                let item = if language == Language::English { "item" } else { "butir" };
                for wanted in [
                    say(language, "board.mark.rehearsal").to_owned(),
                    format!("{quorum}  {item} {}/{count}", place + 1),
                    facts().sitting().committee_short.clone(),
                    "09.42".to_owned(),
                ] {
                    assert!(head.contains(&wanted), "{columns}x{rows}: {wanted} is not whole in {head}");
                }
            }
        }
    }
}

/// Words that stand on the screen as labels, whatever the data are.
fn labels(language: Language) -> Vec<&'static str> {
    let rooms =
        ["board.", "fit.", "load.", "term.kind.", "term.reason.", "term.outcome.", "term.presence.", "command."];
    let keys = words::catalogue().keys().copied();
    let keys = keys.filter(|key| rooms.iter().any(|room| key.starts_with(room)));
    keys.map(|key| say(language, key)).collect()
}

#[test]
fn no_label_ends_in_an_ellipsis_at_any_size() {
    for language in LANGUAGES {
        let labels = labels(language);
        for (name, mut desk) in scenes() {
            desk.app.language = language;
            let rows = SIZES.map(|(columns, rows)| lines(&desk.buffer(PLAIN, columns, rows)));
            for line in rows.iter().flatten() {
                for (at, _) in line.match_indices('…') {
                    let before = line[..at].rsplit(['│', '─', '>', ']']).next().unwrap();
                    let stem = before.rsplit("  ").next().unwrap().trim();
                    let cut = labels.iter().find(|label| stem.chars().count() > 2 && label.starts_with(stem));
                    assert!(cut.is_none(), "{name}: {cut:?} is cut in: {line}");
                }
                let counted = line.contains(" or…") || line.contains(" ora…") || line.contains(" sho…");
                assert!(!counted, "{name}: a number of people is cut in: {line}");
            }
        }
    }
}

/// Whether `word` stands in the text as a whole word.
fn whole(text: &str, word: &str) -> bool {
    let edge = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric() && letter != '…');
    text.match_indices(word)
        .any(|(at, found)| edge(text[..at].chars().next_back()) && edge(text[at + found.len()..].chars().next()))
}

#[test]
fn the_fixed_words_of_the_board_stand_whole_at_every_size() {
    let criteria = [
        CriterionKind::Education,
        CriterionKind::Competence,
        CriterionKind::Performance,
        CriterionKind::Experience,
        CriterionKind::Training,
    ];
    let mut fixed = vec!["board.docket", "board.ends", "board.fit", "board.fit.rules", "board.fit.box"];
    fixed.extend(["board.fit.total", "board.end.now", "board.end.item", "board.end.all"]);
    fixed.extend(criteria.map(CriterionKind::key));
    let mut desk = Desk::sitting();
    let mut missing = Vec::new();
    for (place, language) in (0..facts().docket().items().len()).flat_map(|at| LANGUAGES.map(|language| (at, language)))
    {
        desk.app.language = language;
        desk.app.board_mut().unwrap().select(place);
        let board = desk.board();
        let item = board.item();
        let kind = item.moves.first().map_or("board.waiting", |mutation| board.facts.kind_of(mutation).short_key());
        let kind = if item.is_swap() { "board.swap" } else { kind };
        for (columns, rows) in SIZES {
            let screen = desk.screen(columns, rows);
            let mut wanted: Vec<String> = fixed.iter().map(|key| say(language, key).to_owned()).collect();
            for end in board.look.ends.iter().take(1) {
                let direction = match (end.releases, end.receives) {
                    (true, true) if item.is_swap() => "board.end.both",
                    (true, true) => "board.end.within",
                    (_, true) => "board.end.to",
                    (_, false) => "board.end.from",
                };
                wanted.push(say(language, direction).to_owned());
                wanted.push(Phrase::new("board.end.need").with("need", end.now.need).spoken(language));
                let words = [&end.now, &end.with_item, &end.with_all].map(|balance| balance.difference());
                wanted.extend(words.map(|words| effectiveness::difference_words(words).spoken(language)));
            }
            missing.extend(wanted.iter().filter(|word| !whole(&screen, word)).map(|word| format!("{columns}: {word}")));
            let row = screen.lines().find(|line| line.starts_with("│>")).unwrap_or_else(|| panic!("{screen}"));
            if !item.moves.is_empty() && !whole(row, say(language, kind)) {
                missing.push(format!("{columns}: {kind} in {row}"));
            }
        }
    }
    missing.sort();
    missing.dedup();
    assert!(missing.is_empty(), "not whole:\n{}", missing.join("\n"));
}

#[test]
fn the_card_shows_every_reason_both_buttons_and_both_ends_whole() {
    for (keys, act) in [
        ("t", "board.button.accept"),
        ("x", "board.button.reject"),
        ("d", "board.button.park"),
        ("k", "board.button.outside"),
    ] {
        for language in LANGUAGES {
            let mut desk = Desk::sitting();
            desk.app.language = language;
            desk.select_clear().press(keys);
            let screen = desk.screen(LEAST.0, LEAST.1);
            for (reason, _) in &desk.card().reasons {
                assert!(whole(&screen, say(language, reason.key())), "{:?}\n{screen}", reason.key());
            }
            let act = format!("[ {} (y) ]", say(language, act));
            assert!(
                screen.contains(&format!(">[ {} ]<", say(language, "board.button.cancel"))) && screen.contains(&act)
            );
            let board = desk.board();
            assert!(!board.look.ends.is_empty());
            for end in board.look.ends.iter().filter(|_| keys == "t") {
                let words = |difference| effectiveness::difference_words(difference).spoken(language);
                let short = &board.facts.unit(&end.unit).unwrap().short;
                let effect = format!("{short}: {} → {}", words(end.now.difference()), words(end.with_all.difference()));
                assert!(screen.contains(&effect), "{effect}\n{screen}");
            }
        }
    }
}

#[test]
fn exactly_one_row_is_selected_by_mark_and_by_style() {
    for ((name, desk), theme) in scenes().iter().flat_map(|scene| COLOURED.map(|theme| (scene, theme))) {
        let chosen = theme.style(Role::Selected);
        let list = matches!(
            desk.app.place(),
            Place::Board
                | Place::Chooser
                | Place::Help
                | Place::Candidates
                | Place::Attendance
                | Place::Quality
                | Place::Preferences
        );
        if !list {
            continue;
        }
        for (columns, rows) in SIZES {
            let (buffer, cursor) = desk.drawing(theme, columns, rows);
            let selected: Vec<u16> = (0..rows)
                .filter(|row| {
                    let cells = (0..columns).map(|column| buffer[(column, *row)].style());
                    cells.filter(|style| style.bg == chosen.bg && style.fg == chosen.fg).count() > 20
                })
                .collect();
            assert_eq!(selected.len(), 1, "{name} at {columns}x{rows}: rows {selected:?}\n{}", text(&buffer));
            let first = (0..columns).find(|column| buffer[(*column, selected[0])].style().bg == chosen.bg).unwrap();
            assert_eq!(buffer[(first, selected[0])].symbol(), ">", "{name} at {columns}x{rows}");
            if let Cursor::Resting(position) = cursor {
                assert_eq!(position.y, selected[0], "{name}: the cursor rests elsewhere");
            }
        }
    }
}

#[test]
fn without_colours_and_without_letters_the_screen_says_the_same() {
    for (name, mut desk) in scenes() {
        for (columns, rows) in SIZES {
            let plain = desk.screen(columns, rows);
            for theme in [Theme { depth: Depth::Sixteen, ..PLAIN }].into_iter().chain(COLOURED) {
                let coloured = text(&desk.buffer(theme, columns, rows));
                assert_eq!(coloured, plain, "{name}: {theme:?} says something else");
            }
            for theme in COLOURED {
                let twice = desk.buffer(theme, columns, rows);
                assert_eq!(twice, desk.buffer(theme, columns, rows), "{name}: drawn twice, two pictures");
                let ground = theme.ground().bg;
                let bare = twice.content.iter().filter(|cell| cell.bg == Color::Reset).count();
                assert_eq!((bare, ground.is_some()), (0, true), "{name}: the terminal's own ground shows through");
            }
            for language in LANGUAGES {
                desk.app.language = language;
                let ascii = text(&desk.buffer(Theme { charset: Charset::Ascii, ..PLAIN }, columns, rows));
                let strange: Vec<char> = ascii.chars().filter(|letter| !letter.is_ascii()).collect();
                assert!(strange.is_empty(), "{name} at {columns}x{rows}: {strange:?}\n{ascii}");
            }
            desk.app.language = Language::Indonesian;
        }
    }
}

#[test]
fn no_size_panics_and_a_small_screen_shows_the_message_only() {
    for (name, desk) in scenes() {
        for columns in [0, 1, 2, 20, 79, 80, 81, 99, 109, 110, 149, 159, 200] {
            for rows in [0, 1, 2, 12, 23, 24, 25, 30, 33, 45, 60] {
                let shown = desk.screen(columns, rows);
                if columns >= LEAST.0 && rows >= LEAST.1 {
                    continue;
                }
                let message = Phrase::new("board.too-small")
                    .with("columns", usize::from(columns))
                    .with("rows", usize::from(rows))
                    .spoken(Language::Indonesian);
                let wrapped = width::wrap(&message, usize::from(columns).max(1));
                let expected: Vec<&str> = wrapped.iter().map(String::as_str).take(usize::from(rows)).collect();
                let shown = shown.trim_end().to_owned();
                let expected = if columns == 0 { String::new() } else { expected.join("\n") };
                assert_eq!(shown, expected.trim_end(), "{name} at {columns}x{rows}");
            }
        }
    }
}

#[test]
fn the_screens_of_a_sitting() {
    let mut scenes = scenes();
    let mut scene = |name: &str| {
        let at = scenes.iter().position(|(found, _)| *found == name).unwrap();
        scenes.swap_remove(at).1
    };
    let board = scene("board");
    insta::assert_snapshot!("board_80x24", board.screen(80, 24));
    insta::assert_snapshot!("board_120x35", board.screen(120, 35));
    insta::assert_snapshot!("board_200x60", board.screen(200, 60));
    for (name, file) in [
        ("accept", "card_80x24"),
        ("candidates", "candidates_80x24"),
        ("why", "why_80x24"),
        ("attendance", "attendance_80x24"),
        ("help", "help_80x24"),
        ("data quality", "quality_80x24"),
        ("preferences", "preferences_80x24"),
        ("details form", "details_form_80x24"),
    ] {
        insta::assert_snapshot!(file, scene(name).screen(80, 24));
    }
    for (name, file) in [
        ("employee sheet", "sheet_employee"),
        ("position sheet", "sheet_position"),
        ("agency sheet", "sheet_agency"),
        ("forum", "sheet_forum"),
        ("documents", "sheet_documents"),
        ("sitting sheet", "sheet_sitting"),
        ("glossary", "sheet_glossary"),
        ("plots", "sheet_plots"),
    ] {
        let sheet = scene(name);
        insta::assert_snapshot!(format!("{file}_80x24"), sheet.screen(80, 24));
        insta::assert_snapshot!(format!("{file}_120x35"), sheet.screen(120, 35));
    }
}
