//! Facts put right at the table, and session files changed behind it: in the real program, by spoken lines.

#![allow(clippy::unwrap_used)]

#[path = "support/desk.rs"]
mod desk;
#[path = "support/mod.rs"]
mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use desk::Desk;
use sidang::app::board::Busy;
use sidang::app::layer::Layer;
use sidang::text::language::Language;
use support::table::{SAMPLE, told};
use support::talk::Talk;

/// A sitting for real in a folder of its own.
struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Place {
        let place = Place { folder: tempfile::tempdir().unwrap() };
        let text = fs::read_to_string(SAMPLE).unwrap().replacen("\nsample: true,", "\nsample: false,", 1);
        fs::write(place.session(), text).unwrap();
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn session(&self) -> PathBuf {
        self.path("sidang.ron")
    }

    fn command(&self, word: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sidang"));
        command.arg(word).arg(self.session()).arg("--data-dir").arg(self.path("data"));
        command.args(["--lang", "en"]).env_remove("LC_ALL").stderr(std::process::Stdio::piped());
        command
    }

    /// Says lines; everything that was answered and told.
    fn say(&self, lines: &[&str]) -> String {
        let mut talk = Talk::of(self.command("plain"));
        for line in lines {
            talk.say(line);
        }
        talk.finish().message
    }

    fn change(&self, from: &str, to: &str) {
        let text = fs::read_to_string(self.session()).unwrap();
        assert!(text.contains(from), "{from}");
        fs::write(self.session(), text.replacen(from, to, 1)).unwrap();
    }

    fn verified(&self) -> (i32, String) {
        let (code, said, _) = told(self.command("verify").output().unwrap());
        (code, said)
    }
}

const BY: &str = "document=\"Keputusan\" number=\"823/1/2026\" date=2026-10-01";

#[test]
fn a_corrected_fact_is_judged_again_undone_and_told_in_the_minutes() {
    let place = Place::new();
    // The one who is suggested for the first item.
    let low = format!("correct P-0009 grade=\"II/a\" {BY}");
    let said = place.say(&["attendance all", "why 1", &low, "why 1", "undo", "why 1", "redo", "minutes"]);
    let rank: Vec<usize> = said.match_indices("R-RANK").map(|(at, _)| at).collect();
    let (corrected, undone) = (said.find("Corrected for").unwrap(), said.find("Recorded #4").unwrap());
    assert!(!rank.is_empty() && rank.iter().all(|at| *at > corrected), "{said}");
    assert!(rank.iter().all(|at| *at < undone), "after undo the rank is as before: {said}");
    assert!(said.contains("Correction of"), "{said}");
    let (code, said) = place.verified();
    assert_eq!(code, 0, "{said}");
    // Opened again, the correction counts.
    assert!(place.say(&["why 1"]).contains("R-RANK"));
}

#[test]
fn what_cannot_be_corrected_so_is_refused_with_the_reason() {
    let place = Place::new();
    let cases = [
        (format!("correct P-0009 grade=\"XX\" {BY}"), "cannot be used"),
        (format!("correct P-0009 performance[0].result=\"fine\" {BY}"), "choose from"),
        (format!("correct P-0009 training[99].name=\"x\" {BY}"), "There is no place"),
        (format!("correct P-0009 id=\"\\\"P-1\\\"\" {BY}"), "no employee with the code"),
        (format!("correct P-9999 grade=\"III/a\" {BY}"), "is no id"),
        ("correct P-0009 grade=\"II/a\" document=\"SK\" number=\"1\" date=2031-01-01".to_owned(), "after the day"),
        ("correct P-0009 grade=\"II/a\" document=\"\" number=\"1\" date=2026-01-01".to_owned(), "incomplete"),
        ("correct P-0009 grade=\"II/a\"".to_owned(), "correct P-"),
    ];
    for (line, why) in cases {
        let said = place.say(&["attendance all", &line]);
        assert!(said.contains(why), "{line}: {said}");
        assert!(!said.contains("Corrected for"), "{line}: {said}");
    }
    let absent = place.say(&["undo", &format!("correct P-0009 grade=\"II/a\" {BY}")]);
    assert!(!absent.contains("Corrected for"), "without quorum nothing is corrected: {absent}");
}

#[test]
fn an_acceptance_that_a_correction_takes_the_ground_from_is_named_and_keeps_the_sitting_open() {
    let place = Place::new();
    let accept = "accept 1 reason=kompetensi words=\"Sesuai kebutuhan\" aware";
    let said = place.say(&["attendance all", accept, &format!("correct P-0009 grade=\"II/a\" {BY}"), "close"]);
    assert!(said.contains("Item 1, accepted before, is blocked now"), "{said}");
}

#[test]
fn what_was_corrected_of_a_sensitive_fact_stands_in_the_private_part_alone() {
    let place = Place::new();
    let said = place.say(&["attendance all", &format!("correct P-0009 leave_until=2027-05-17 {BY}"), "minutes"]);
    assert!(said.contains("(closed)") && !said.contains("2027"), "{said}");
    let record = fs::read_to_string(place.path("sidang.journal")).unwrap();
    let line = record.lines().find(|line| line.contains("FactCorrected")).unwrap();
    let (public, private) = line.split_once('\t').unwrap();
    assert!(!public.contains("leave") && !public.contains("2027"), "{public}");
    assert!(private.contains("leave_until") && private.contains("2027-05-17"), "{private}");
}

#[test]
fn records_lists_and_numbers_of_people_are_typed_as_the_session_file_writes_them() {
    let text = fs::read_to_string(SAMPLE).unwrap();
    let row = text.split_once("id: \"P-0009\"").unwrap().1;
    let nip = row.split_once("nip: \"").unwrap().1.split('"').next().unwrap();
    let last = if nip.ends_with('1') { "2" } else { "1" };
    let other = format!("{}{last}", &nip[..17]);
    // A number of a person in marks, without marks, and a list with blanks and marks inside; also all of it in marks.
    let list = "[(level: Light, state: Completed, from: \"2015-03-01\", until: \"2015-09-01\")]";
    let marked = list.replace('"', "\\\"");
    for typed in [
        format!("nip=\"{other}\""),
        format!("nip={other}"),
        format!("discipline={list}"),
        format!("discipline=\"{marked}\""),
    ] {
        let place = Place::new();
        let said = place.say(&["attendance all", &format!("correct P-0009 {typed} {BY}")]);
        assert!(said.contains("Corrected for"), "{typed}: {said}");
        let record = fs::read_to_string(place.path("sidang.journal")).unwrap();
        let private = record.lines().last().unwrap().split_once('\t').unwrap().1.replace('\\', "");
        let written = if typed.starts_with("nip") { format!("\"{other}\"") } else { "from: \"2015-03-01\"".to_owned() };
        assert!(private.contains(&written), "{typed}: {private}");
    }
    let place = Place::new();
    let said =
        place.say(&["help", "attendance all", &format!("correct P-0009 discipline=[(level: Light, from: 5)] {BY}")]);
    assert!(said.contains("as the session file writes them") && !said.contains("Corrected for"), "{said}");
}

#[test]
fn a_session_file_changed_after_the_opening_counts_only_as_corrections() {
    let place = Place::new();
    place.say(&["attendance all"]);
    place.change("grade: \"IV/c\"", "grade: \"IV/d\"");
    place.change("potential: High", "potential: Low");
    let said = place.say(&["correct file"]);
    assert!(said.contains("(2 differences)") && said.contains("IV/c to IV/d"), "{said}");
    let (code, said) = place.verified();
    assert!(code == 0 && said.contains("changed since, but the copy"), "{said}");
    let said = place.say(&[&format!("correct file {BY}"), "correct file", "minutes"]);
    assert!(said.contains("2 changes of the session file were taken over"), "{said}");
    assert!(said.contains("(0 differences)") || said.contains("Changes of the session file, 0"), "{said}");
    let (code, said) = place.verified();
    assert_eq!(code, 0, "{said}");
    // Put back as it was, the file differs from nothing, and the corrections stand.
    place.change("grade: \"IV/d\"", "grade: \"IV/c\"");
    place.change("potential: Low", "potential: High");
    let said = place.say(&["correct P-0001"]);
    assert!(said.contains("Grade (rank): IV/d"), "{said}");
}

#[test]
fn a_file_made_faulty_or_taken_away_after_the_opening_does_not_stop_the_sitting() {
    let place = Place::new();
    place.say(&["attendance all"]);
    let opened = fs::read_to_string(place.session()).unwrap();
    for now in [Some(opened.replacen("grade: \"IV/c\"", "grade: \"IV/x\"", 1)), Some(opened[..900].to_owned()), None] {
        match &now {
            Some(text) => fs::write(place.session(), text).unwrap(),
            None => fs::remove_file(place.session()).unwrap(),
        }
        let said = place.say(&["note something", "correct file"]);
        assert!(said.contains("by the copy beside the record") && said.contains("Recorded #"), "{said}");
        let (code, said) = place.verified();
        assert!(code == 0 && said.contains("but the copy"), "{said}");
    }
    // Where no sitting has begun with it, a faulty file is refused as it is.
    let other = Place::new();
    other.change("grade: \"IV/c\"", "grade: \"IV/x\"");
    let said = other.say(&["note something"]);
    assert!(!said.contains("Recorded #") && !other.path("sidang.journal").exists(), "{said}");
}

#[test]
fn without_the_copy_a_changed_file_is_only_looked_at() {
    let place = Place::new();
    place.say(&["attendance all"]);
    place.change("grade: \"IV/c\"", "grade: \"IV/d\"");
    fs::remove_file(place.path("sidang.journal.session")).unwrap();
    let entries = || fs::read_to_string(place.path("sidang.journal")).unwrap().lines().count();
    let before = entries();
    let said = place.say(&["note something", "undo"]);
    assert!(said.contains("can only be read"), "{said}");
    assert_eq!(entries(), before);
    assert_eq!(place.verified().0, 1);
    place.change("grade: \"IV/d\"", "grade: \"IV/c\"");
    assert!(place.say(&["note something"]).contains("Recorded #"));
    assert!(Path::new(&place.path("sidang.journal.session")).exists(), "the copy is made again");
}

#[test]
fn who_was_taken_out_is_named_so_and_comes_back_with_the_file() {
    let place = Place::new();
    place.say(&["attendance all"]);
    let opened = fs::read_to_string(place.session()).unwrap();
    let (from, to) = row_of(&opened, "P-0026");
    fs::write(place.session(), format!("{}{}", &opened[..from], &opened[to..])).unwrap();
    let said = place.say(&["correct file", &format!("correct file {BY}"), "correct file"]);
    assert!(said.contains("(P-0026): all of it is taken out"), "{said}");
    assert!(said.contains("Changes of the session file, 0"), "{said}");
    // After an adjournment an undo does not reach it any more; the file as it was does.
    fs::write(place.session(), &opened).unwrap();
    let said = place.say(&["correct file", &format!("correct file {BY}"), "correct P-0026", "minutes"]);
    assert!(said.contains("P-0026: new") && said.contains("grade: Grade (rank): "), "{said}");
    assert!(
        said.contains("Taken out of the facts: Derliana") && said.contains("Added to the facts: Derliana"),
        "{said}"
    );
}

/// Where the row of an employee begins and ends, its comma too.
fn row_of(text: &str, id: &str) -> (usize, usize) {
    let at = text.find(&format!("id: \"{id}\"")).unwrap();
    let from = text[..at].rfind("\n    (").unwrap();
    (from, from + text[from..].find("\n    ),").unwrap() + "\n    ),".len())
}

#[test]
fn what_a_faulty_file_seems_to_say_is_not_offered() {
    let place = Place::new();
    place.say(&["attendance all"]);
    place.change("id: \"P-0080\"", "id: P-0080\"");
    let said = place.say(&["correct file", &format!("correct file {BY}")]);
    assert!(said.contains("its changes are not offered") && !said.contains("Recorded #"), "{said}");
}

#[test]
fn who_sits_at_the_table_is_not_changed_by_the_file() {
    let place = Place::new();
    place.say(&["attendance all"]);
    place.change("role: Deputy, votes: true", "role: Deputy, votes: false");
    place.change("grade: \"IV/c\"", "grade: \"IV/d\"");
    let said = place.say(&["correct file", &format!("correct file {BY}"), "correct file"]);
    assert!(said.contains("(cannot be taken over)"), "{said}");
    assert!(said.contains("1 change of the session file") || said.contains("1 changes of the session file"), "{said}");
    assert!(said.contains("Changes of the session file, 1"), "{said}");
}

#[test]
fn a_change_that_makes_another_docket_is_refused() {
    let place = Place::new();
    place.say(&["attendance all"]);
    let text = fs::read_to_string(place.session()).unwrap();
    let at = text.find("proposals: [").unwrap() + "proposals: [".len();
    let end = text[at..].find("\n    ),").unwrap() + at + "\n    ),".len();
    fs::write(place.session(), format!("{}{}", &text[..at], &text[end..])).unwrap();
    let said = place.say(&[&format!("correct file {BY}")]);
    assert!(said.contains("changes the docket"), "{said}");
}

#[test]
fn an_opened_number_names_the_correction_of_what_was_put_right() {
    let place = Place::new();
    let correct = format!("correct P-0009 performance[0].result=\"meets expectation\" {BY}");
    let listed = place.say(&["attendance all", &correct, "number 1"]);
    let number = listed.lines().find_map(|line| {
        let (number, told) = line.split_once(". ")?;
        number.parse::<usize>().ok().filter(|_| told.contains("Fit of Elfrida"))
    });
    let number = number.unwrap_or_else(|| panic!("no number of the fit: {listed}"));
    let opened = place.say(&[&format!("number 1 {number}")]);
    assert!(opened.contains("[correction #3]") && opened.contains("sidang.ron:"), "{opened}");
    // Taken back, the file is the source again.
    let undone = place.say(&["undo", &format!("number 1 {number}")]);
    assert!(!undone.contains("[correction"), "{undone}");
}

/// A board on the sample, whose file was changed behind it in so many facts.
fn changed_behind(folder: &Path, count: usize) -> Desk {
    let mut desk = Desk::sitting();
    let path = folder.join("changed.ron");
    let opened = fs::read_to_string(SAMPLE).unwrap();
    fs::write(&path, opened.replacen("potential: High", "potential: Medium", count)).unwrap();
    let copy = folder.join("changed.journal.session");
    fs::write(&copy, &opened).unwrap();
    desk.file.path = path;
    desk.file.copy = Some(copy);
    desk
}

#[test]
fn every_difference_is_shown_on_the_board_before_it_is_taken_over_and_one_alone_can_be() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = changed_behind(folder.path(), 9);
    desk.press("f");
    let list = desk.screen(120, 35);
    assert!(list.contains("9 perbedaan"), "{list}");
    assert_eq!(list.matches("Potensi: tinggi menjadi menengah").count(), 9, "{list}");
    // The form for all of them says how many it has no room for.
    let form = desk.press("Enter").screen(80, 24);
    let shown = form.matches("Potensi").count();
    let left = format!("dan {} perubahan lagi", 9 - shown);
    assert!(shown > 0 && form.contains(&left), "{shown}: {form}");
    // One is chosen, seen whole, and taken over alone.
    desk.press("Esc Down Enter");
    assert!(!desk.screen(80, 24).contains("perubahan lagi"));
    desk.type_text("Surat").press("Tab").type_text("1").press("Tab").type_text("1-10-2026").press("Tab Tab Enter");
    assert_eq!(desk.board().standing.corrections().len(), 1, "{:?}", desk.app.said);
    assert!(desk.screen(120, 35).contains("8 perbedaan"), "{}", desk.screen(120, 35));
}

#[test]
fn what_is_none_of_the_public_is_not_even_named_on_the_board() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = changed_behind(folder.path(), 0);
    let count = desk::facts().docket().items().len();
    for place in 0..count {
        desk.app.board_mut().unwrap().select(place);
        desk.press("f");
        let Some(Layer::Facts(sheet)) = desk.top() else { panic!("the list is open") };
        let lines = sidang::app::facts::lines(desk.board(), sheet, Language::Indonesian);
        assert!(lines.len() > 20, "item {place}");
        for closed in ["Tanggal lahir", "Hukuman disiplin", "proses peradilan", "Temuan", "Cuti"] {
            assert!(!lines.iter().any(|line| line.label.contains(closed)), "item {place}: {closed}");
        }
        desk.press("Esc");
    }
}

/// The board with the form of the first fact of the list, its document filled in.
fn correcting() -> Desk {
    let mut desk = Desk::sitting();
    desk.press("f").type_text("nama tanpa gelar").press("Enter");
    desk.type_text("Nama Lain").press("Tab").type_text("Surat").press("Tab").type_text("1");
    desk.press("Tab").type_text("1-10-2026");
    desk.reads_slowly = true;
    desk
}

#[test]
fn nothing_is_decided_while_corrected_facts_are_being_read() {
    let mut desk = correcting();
    desk.press("Tab Tab Enter");
    assert_eq!((desk.board().standing.corrections().len(), desk.app.busy), (0, Some(Busy::Reading)));
    desk.read_on();
    // It is on the disk; the facts with it come when they are read.
    assert_eq!((desk.board().standing.corrections().len(), desk.app.busy), (1, Some(Busy::Reading)));
    desk.press("Esc t");
    assert!(desk.top().is_none() && desk.said().text.contains("dibaca ulang"), "{:?}", desk.said());
    assert!(!desk.screen(200, 60).contains("Nama Lain"));
    desk.read_on();
    assert_eq!(desk.app.busy, None);
    assert!(desk.screen(200, 60).contains("Nama Lain"), "{}", desk.screen(200, 60));
}

#[test]
fn a_correction_that_was_left_or_typed_on_is_not_entered() {
    let mut desk = correcting();
    desk.press("Tab Tab Enter Esc y");
    assert!(!matches!(desk.top(), Some(Layer::Form(_))));
    desk.read_on();
    assert_eq!((desk.board().standing.corrections().len(), desk.app.busy), (0, None));
    let mut desk = correcting();
    desk.press("Tab Tab Enter Shift+Tab Shift+Tab").type_text("2");
    desk.read_on();
    let Some(Layer::Form(form)) = desk.top() else { panic!("the form stays") };
    assert!(form.refusal.as_ref().is_some_and(|why| why.contains("Simpan sekali lagi")));
    assert_eq!((desk.board().standing.corrections().len(), desk.app.busy), (0, None));
}

#[test]
fn what_is_named_by_an_id_is_also_named_by_its_name() {
    let mut desk = Desk::sitting();
    desk.press("f").type_text("jabatan sekarang");
    let named = |desk: &Desk| {
        let Some(Layer::Facts(sheet)) = desk.top() else { panic!("the list is open") };
        sidang::app::facts::lines(desk.board(), sheet, Language::Indonesian)
    };
    let lines = named(&desk);
    assert!(lines.iter().any(|line| line.value.starts_with("SETDAKO-AK-KESRA (Analis Kebijakan")), "{lines:?}");
    // Whoever sits at the table declares a relation there.
    desk.press("Esc f").type_text("hubungan");
    assert!(named(&desk).iter().any(|line| line.label == "+ tambah: Hubungan 1"), "{:?}", named(&desk));
}

#[test]
fn looking_back_shows_the_facts_that_counted_then() {
    let mut desk = correcting();
    desk.reads_slowly = false;
    desk.press("Tab Tab Enter Esc");
    assert!(desk.screen(200, 60).contains("Nama Lain"));
    desk.press("0 Left");
    assert!(!desk.screen(200, 60).contains("Nama Lain"), "{}", desk.screen(200, 60));
    desk.press("Right");
    assert!(desk.screen(200, 60).contains("Nama Lain"));
    desk.press("Left Esc");
    assert!(desk.screen(200, 60).contains("Nama Lain"));
}
