//! Words of the minutes are put otherwise: on the page, by spoken lines, after closing, in the papers and in copies.

#![allow(clippy::unwrap_used)]

#[path = "support/desk.rs"]
mod desk;

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use desk::Desk;
use sidang::app::layer::{Asked, Layer};
use sidang::app::message::Effect;
use sidang::app::minutes;
use sidang::command::catalogue::{Command as Does, row};
use sidang::domain::ids::ItemId;
use sidang::journal::event::{Detail, Draft, Event};
use sidang::text::language::Language;
use sidang::text::words::say;

/// A sitting with a note on item 11, an attendance and a rejection in words, the minutes open.
fn noted() -> Desk {
    let mut desk = Desk::sitting();
    desk.app.board_mut().unwrap().select(10);
    desk.press("c").type_text("Kepala Dinas minta waktu").press("Enter").type_text("Ketua setuju").press("F2");
    desk.press("x 1 Shift+Tab").type_text("Belum ada pengganti").press("Tab y m");
    desk
}

/// Texts of the rows of the page.
fn told(desk: &Desk) -> Vec<String> {
    let Some(Layer::Minutes(page)) = desk.top() else { panic!("no minutes, but {:?}", desk.top()) };
    minutes::rows(desk.board(), page, desk.app.language).into_iter().map(|row| row.text).collect()
}

/// What the selected row says.
fn selected(desk: &Desk) -> String {
    let Some(Layer::Minutes(page)) = desk.top() else { panic!("no minutes") };
    let rows = minutes::rows(desk.board(), page, desk.app.language);
    rows[minutes::selected(&rows, page)].text.clone()
}

#[test]
fn the_page_opens_at_the_newest_and_tells_words_below_what_happened() {
    let mut desk = noted();
    let rows = told(&desk);
    assert_eq!(rows[2..5], ["#3 09.00 Catatan Butir 11:", "Kepala Dinas minta waktu", "Ketua setuju"]);
    assert!(rows[5].starts_with("#4 09.00 Butir 11 ditolak") && rows[6] == "Belum ada pengganti", "{rows:?}");
    assert_eq!(selected(&desk), "Belum ada pengganti");
    desk.press("Home");
    assert_eq!(selected(&desk), rows[0]);
    let screen = desk.screen(80, 24);
    assert!(screen.contains("Baris ini ditulis program dari yang terjadi"), "{screen}");
    desk.press("End");
    assert!(desk.screen(80, 24).contains(say(Language::Indonesian, "board.minutes.how")));
}

#[test]
fn typing_narrows_the_page_to_events_with_these_words() {
    let mut desk = noted();
    desk.type_text("DINAS setuju");
    assert_eq!(told(&desk), ["#3 09.00 Catatan Butir 11:", "Kepala Dinas minta waktu", "Ketua setuju"]);
    desk.press("Enter");
    assert!(matches!(desk.top(), Some(Layer::Editor(_))), "Enter opens what is left");
    desk.press("Esc").type_text(" qqqq");
    assert!(told(&desk).is_empty());
    desk.press("Enter Down Home End PgUp");
    assert!(matches!(desk.top(), Some(Layer::Minutes(_))) && desk.screen(80, 24).contains("qqqq"));
}

#[test]
fn words_are_put_otherwise_from_the_page_and_marked_there() {
    let mut desk = noted();
    desk.press("Up Up Enter");
    assert!(desk.screen(80, 24).contains("Kepala Dinas minta waktu"), "{}", desk.screen(80, 24));
    desk.press("Esc");
    assert!(matches!(desk.top(), Some(Layer::Minutes(_))), "nothing was changed, so nothing is asked");
    desk.press("Enter Backspace Esc");
    assert!(matches!(desk.top(), Some(Layer::Question(question)) if question.asked == Asked::Discard));
    desk.press("Enter").type_text("u dua minggu").press("F2");
    let rows = told(&desk);
    assert_eq!(rows[2], "#3 09.00 Catatan Butir 11: (kata-kata diperbaiki, #5)");
    assert_eq!(rows[3..5], ["Kepala Dinas minta waktu", "Ketua setuju dua minggu"].map(str::to_owned));
    assert!(rows.last().unwrap().starts_with("#5 09.00 Kata-kata catatan #3 diperbaiki"), "{rows:?}");
    assert!(desk.screen(80, 24).contains("Tersimpan #5: kata-kata catatan #3 diperbaiki"), "{}", desk.screen(80, 24));
    // The row that tells of them leads to the newest words.
    desk.press("End Enter");
    assert!(desk.screen(80, 24).contains("Ketua setuju dua minggu"), "{}", desk.screen(80, 24));
    desk.press("Esc");
    // Undo takes it back like any entry, and looking back shows the words of then.
    desk.press("Esc u m Up Enter");
    assert_eq!(desk.said().text, say(Language::Indonesian, "journal.refusal.reword-undone"));
    assert_eq!(told(&desk)[2..5], ["#3 09.00 Catatan Butir 11:", "Kepala Dinas minta waktu", "Ketua setuju"]);
    desk.press("Esc Ctrl+Y");
    assert_eq!(desk.board().standing.notes()[0].text, "Kepala Dinas minta waktu\nKetua setuju dua minggu");
    desk.press("0 Home Left Left Left");
    assert_eq!(desk.board().standing.notes()[0].text, "Kepala Dinas minta waktu\nKetua setuju");
}

#[test]
fn what_the_program_wrote_is_not_opened_and_says_why() {
    let mut desk = noted();
    desk.press("Home Enter");
    assert!(matches!(desk.top(), Some(Layer::Minutes(_))));
    assert_eq!(desk.said().text, say(Language::Indonesian, "journal.refusal.reword-facts"));
    assert!(desk.screen(80, 24).contains(&desk.said().text[..40]), "{}", desk.screen(80, 24));
}

#[test]
fn nothing_is_put_otherwise_while_masked_looking_back_or_only_reading() {
    let mut desk = noted();
    desk.press("F9");
    assert!(desk.top().is_none(), "the page is closed before guests");
    desk.press("m Enter");
    assert!(!desk.screen(200, 60).contains("Kepala Dinas minta"), "{}", desk.screen(200, 60));
    desk.press("Esc F9 y 0 m Enter");
    assert!(matches!(desk.top(), Some(Layer::Past)), "the page is not reached while looking back");
    let mut desk = Desk::looking_on();
    desk.press("m Enter");
    assert!(matches!(desk.top(), Some(Layer::Minutes(_))));
    assert_eq!(desk.said().text, say(Language::Indonesian, "board.not.read-only"));
    // What is being written when names are masked stays, hidden, and is refused before it is recorded.
    let mut desk = noted();
    desk.press("Up Up Enter").type_text(" rahasia").press("F9");
    assert!(!desk.screen(80, 24).contains("rahasia"), "{}", desk.screen(80, 24));
    desk.effects.clear();
    desk.press("F2");
    assert!(!desk.effects.iter().any(|effect| matches!(effect, Effect::Append(_))), "{:?}", desk.effects);
    desk.press("F9 y F2");
    let kept = &desk.board().standing.notes()[0].text;
    assert!(kept.ends_with(" rahasia"), "what was hidden was kept whole: {kept}");
}

#[test]
fn a_closed_sitting_takes_other_words_and_its_papers_are_written_anew() {
    let mut desk = noted();
    desk.press("Esc");
    for _ in 1..desk::facts().docket().items().len() {
        desk.press("n x 1 Shift+Tab").type_text("Tidak mendesak").press("Tab y");
    }
    desk.press("s").type_text("tutup").press("Enter Enter");
    desk.effects.clear();
    desk.press("c");
    assert_eq!(desk.said().text, say(Language::Indonesian, "board.not.closed"));
    desk.press("m").type_text("dinas minta").press("Enter").type_text(".").press("F2");
    assert!(matches!(desk.effects[..], [Effect::Append(_), Effect::WritePapers]), "{:?}", desk.effects);
    assert!(desk.board().standing.notes()[0].text.ends_with("setuju."));
}

#[test]
fn a_paragraph_of_any_length_is_brought_on_the_smallest_screen_row_by_row() {
    let mut desk = Desk::sitting();
    let words: Vec<String> = (0..900).map(|word| format!("kata{word}")).collect();
    desk.press("c").type_text(&words.join(" ")).press("F2 m Home");
    let mut seen = String::new();
    for _ in 0..told(&desk).len() {
        seen.push_str(&desk.screen(80, 24));
        desk.press("Down");
    }
    let missing: Vec<&String> = words.iter().filter(|word| !seen.contains(&format!("{word} "))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn the_public_part_of_other_words_holds_numbers_alone() {
    let mut desk = noted();
    desk.press("Up Up Enter").type_text(" rahasia dapur").press("F2");
    let mut drafts = desk.effects.iter().rev().filter_map(|effect| match effect {
        Effect::Append(draft) => Some(draft),
        _ => None,
    });
    let Draft { events, details, .. } = drafts.next().unwrap();
    assert_eq!(ron::to_string(events).unwrap(), "[Reworded(entry:3,place:0)]");
    let text = "Kepala Dinas minta waktu\nKetua setuju rahasia dapur".to_owned();
    assert_eq!(details[..], [Detail { text, ..Detail::default() }]);
    assert!(matches!(events[..], [Event::Reworded { entry: 3, place: 0 }]));
    assert_eq!(row(Does::Reword).keys, ["Enter"]);
}

/// A folder with a session that is recorded for real.
struct Town(tempfile::TempDir);

impl Town {
    fn new() -> Town {
        let folder = tempfile::tempdir().unwrap();
        let session = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/records/format-1/sidang.ron");
        fs::copy(session, folder.path().join("sidang.ron")).unwrap();
        Town(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Exit code and all that a command says, given these lines.
    fn run(&self, arguments: &[&str], lines: &str) -> (i32, String) {
        let mut child = Command::new(env!("CARGO_BIN_EXE_sidang"))
            .args(arguments)
            .args(["--lang", "id"])
            .current_dir(self.0.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
        (output.status.code().unwrap(), said)
    }

    fn talk(&self, lines: &str) -> String {
        let (code, said) = self.run(&["plain", "sidang.ron"], lines);
        assert_eq!(code, 0, "{said}");
        said
    }

    /// A paper, blanks run together as it is wrapped.
    fn paper(&self, name: &str) -> String {
        let text = fs::read_to_string(self.path("sidang.papers").join(name)).unwrap();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Entry 3 is a note, 4 and 5 reject both items, 6 puts the note otherwise, 7 closes.
fn closed() -> Town {
    let town = Town::new();
    town.talk(
        "hadir semua\ncatat 1 \"Rahasia semula\"\ntolak 1 alasan=syarat catatan=\"Belum lengkap\"\n\
         tolak 2 alasan=syarat\nperbaiki 3 \"Kata pertama\"\ntutup\n",
    );
    town
}

#[test]
fn spoken_words_are_put_otherwise_in_both_languages_and_papers_mark_them() {
    let town = closed();
    let notulen = town.paper("notulen.txt");
    assert!(notulen.contains("Kata pertama. Kata-kata diperbaiki dengan catatan #6."), "{notulen}");
    assert!(notulen.contains("Kata-kata catatan #3 diperbaiki."), "{notulen}");
    assert!(!notulen.contains("Rahasia semula"));
    assert!(fs::read_to_string(town.path("sidang.journal")).unwrap().contains("Rahasia semula"));
    let said = town.talk("reword 4 \"Ijazah belum ada\"\nnotulen\n");
    assert!(said.contains("Kata-kata catatan #4 diperbaiki") && said.contains("5 berkas"), "{said}");
    assert!(said.contains("(kata-kata diperbaiki, #8)"), "{said}");
    for name in ["notulen.md", "hasil.json", "hasil.ron"] {
        let paper = town.paper(name);
        assert!(paper.contains("Ijazah belum ada") && !paper.contains("Belum lengkap"), "{name}: {paper}");
    }
    assert!(town.paper("hasil.json").contains("\"reworded\": 8"));
    assert!(town.paper("notulen.md").contains("Ijazah belum ada (kata-kata diperbaiki, #8)"), "the table of results");
    let (code, state) = town.run(&["state", "sidang.ron"], "");
    assert!(code == 0 && state.contains("#3 Kata pertama (kata-kata diperbaiki, #6)"), "{state}");
    let (_, then) = town.run(&["state", "sidang.ron", "--at", "5"], "");
    assert!(then.contains("#3 Rahasia semula") && !then.contains("diperbaiki"), "{then}");
}

#[test]
fn a_record_that_was_reworded_after_closing_is_sound_with_its_papers_of_before_and_of_now() {
    let town = closed();
    let before: Vec<(PathBuf, Vec<u8>)> = fs::read_dir(town.path("sidang.papers"))
        .unwrap()
        .map(|file| file.unwrap().path())
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect();
    town.talk("perbaiki 3 \"Kata kedua\"\nperbaiki 3 \"Kata ketiga\"\n");
    let (code, said) = town.run(&["verify", "sidang.ron"], "");
    assert!(code == 0 && said.contains("notulen.txt: sesuai dengan catatan"), "{said}");
    for (path, content) in &before {
        fs::write(path, content).unwrap();
    }
    let (code, said) = town.run(&["verify", "sidang.ron"], "");
    assert!(code == 0 && said.contains("notulen.txt: sesuai dengan catatan sampai #7; sesudah itu"), "{said}");
    // The record writes its papers again, and one that nobody wrote is called changed.
    town.talk("tutup\n");
    assert!(town.paper("notulen.txt").contains("Kata ketiga"));
    fs::write(town.path("sidang.papers/notulen.txt"), "lain").unwrap();
    let (code, said) = town.run(&["verify", "sidang.ron"], "");
    assert!(code == 1 && said.contains("notulen.txt: tidak sama"), "{said}");
}

#[test]
fn a_copy_withholds_other_words_with_the_first_ones_and_can_be_repaired() {
    let town = closed();
    let (code, said) = town.run(&["redact", "sidang.ron", "--out", "salinan.journal", "--entries", "3"], "");
    assert!(code == 0 && said.contains("2 di antaranya tanpa bagian tertutup"), "{said}");
    let copy = fs::read_to_string(town.path("salinan.journal")).unwrap();
    assert!(!copy.contains("Rahasia semula") && !copy.contains("Kata pertama") && copy.contains("Belum lengkap"));
    fs::copy(town.path("sidang.ron"), town.path("salinan.ron")).unwrap();
    let (code, said) = town.run(&["plain", "salinan.ron"], "perbaiki 3 \"lain\"\nnotulen\n");
    assert!(code == 1 && said.contains("tidak disertakan dalam salinan ini"), "{said}");
    // Up to an entry the record is repaired as any other: what was put otherwise later is not in it.
    let (code, said) = town.run(&["repair", "sidang.ron", "--keep-until", "5", "--out", "lama.journal"], "");
    assert_eq!(code, 0, "{said}");
    fs::copy(town.path("sidang.ron"), town.path("lama.ron")).unwrap();
    let (_, state) = town.run(&["state", "lama.ron"], "");
    assert!(state.contains("#3 Rahasia semula"), "{state}");
    assert_eq!(fs::metadata(town.path("lama.journal")).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn spoken_refusals_say_what_is_amiss() {
    let town = Town::new();
    let lines = "hadir semua\nperbaiki 99 \"kata\"\nperbaiki 2 \"kata\"\nperbaiki \"kata\"\ncatat \"Satu\"\nperbaiki 3 \"Satu\"\n";
    let (code, said) = town.run(&["plain", "sidang.ron"], lines);
    assert_eq!(code, 1);
    for what in ["Catatan #99 tidak ada", "ditulis program", "perbaiki CATATAN", "masih sama"] {
        assert!(said.contains(what), "{what}: {said}");
    }
    let (_, said) = town.run(&["plain", "sidang.ron", "--privacy", "open"], "perbaiki 3 \"Dua\"\n");
    assert!(said.contains("Selama nama disamarkan"), "{said}");
    assert!(!fs::read_to_string(town.path("sidang.journal")).unwrap().contains("Reworded"));
}

#[test]
fn of_a_chain_the_item_is_named_whose_words_are_meant() {
    let mut desk = Desk::sitting();
    desk.select(|item| item.chain.is_some_and(|place| place.place == 1));
    let items: Vec<ItemId> = desk::facts().docket().items()[1..4].iter().map(|item| item.id.clone()).collect();
    desk.press("r");
    while !matches!(desk.card().focus, sidang::app::card::Focus::Words) {
        desk.press("Tab");
    }
    desk.type_text("Layanan kosong");
    let chain = desk.card().rulings();
    assert_eq!(chain.iter().map(|ruling| ruling.item.clone()).collect::<Vec<_>>(), items);
    desk.press("Tab Tab Tab");
    desk.press(if desk.card().focus == sidang::app::card::Focus::Cancel { "y" } else { "Tab y" });
    desk.press("m");
    let rows = told(&desk);
    assert_eq!(rows.iter().filter(|row| *row == "Layanan kosong").count(), items.len(), "{rows:?}");
    desk.press("Up Up Enter").type_text(" lama").press("F2");
    let text = |item| desk.board().standing.decision(item).unwrap().detail.text.clone();
    assert_eq!(items.iter().map(text).collect::<Vec<_>>(), ["Layanan kosong", "Layanan kosong lama", "Layanan kosong"]);
}
