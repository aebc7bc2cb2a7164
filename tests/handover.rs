//! A sitting is handed over to another account as one file, goes on there, and comes back; nothing unsound is received.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use sidang::journal::event::Event;
use sidang::journal::standing::Standing;
use sidang::shell::clock::Clock;
use sidang::store::bundle::Bundle;
use sidang::store::chain::{self, Body, Private, START};
use sidang::store::disk::RealDisk;
use sidang::store::{journal_file, record};
use sidang::text::dates::Zone;

/// A folder with a sitting that was begun.
struct Town {
    folder: tempfile::TempDir,
}

impl Town {
    fn new() -> Town {
        let folder = tempfile::tempdir().unwrap();
        let session = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/records/format-1/sidang.ron");
        fs::copy(session, folder.path().join("putaran.ron")).unwrap();
        let town = Town { folder };
        town.says("plain", &["putaran.ron"], "hadir semua\ntolak 1 alasan=syarat\ncatat \"hari pertama\"\n", 0);
        town
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What the program says, which must end with `code`.
    fn says(&self, command: &str, args: &[&str], lines: &str, code: i32) -> String {
        self.says_to(".data", command, args, lines, code)
    }

    /// The same under a data folder of its own, as another account has it.
    fn says_to(&self, data: &str, command: &str, args: &[&str], lines: &str, code: i32) -> String {
        let script = self.path(".lines");
        fs::write(&script, lines).unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_sidang"))
            .arg(command)
            .args(args)
            .args(["--lang", "id", "--data-dir", data])
            .current_dir(self.folder.path())
            .stdin(Stdio::from(fs::File::open(&script).unwrap()))
            .output()
            .unwrap();
        let said = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{command} {args:?}: {said}");
        said
    }

    fn notes(&self, file: &str) {
        self.says("plain", &[file], "catat \"sesudahnya\"\n", 0);
    }

    fn give(&self, file: &str, to: &str, bundle: &str, code: i32) -> String {
        self.says("handover", &[file, "--to", to, "--out", bundle], "", code)
    }

    fn take(&self, bundle: &str, folder: &str, code: i32) -> String {
        self.says("receive", &[bundle, "--out", folder], "", code)
    }

    fn standing(&self, name: &str) -> Standing {
        let lines = journal_file::read_only(&RealDisk, &self.path(name)).unwrap().lines;
        Standing::of(record::read(&self.path(name), &lines).entries)
    }

    /// Names in the folder that the program made, apart from those given.
    fn appeared(&self) -> Vec<String> {
        let known = [".lines", ".data", "putaran.ron", "putaran.journal", "putaran.journal.session"];
        let names =
            fs::read_dir(self.folder.path()).unwrap().map(|found| found.unwrap().file_name().into_string().unwrap());
        names.filter(|name| !known.contains(&name.as_str())).collect()
    }
}

/// Name of the account under which the tests run.
fn us() -> String {
    Clock::machine(Zone::Wib).stamp().by
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn what_is_handed_over_is_the_session_as_it_was_opened_with_its_corrections() {
    let town = Town::new();
    let correct = "koreksi P-0001 grade=\"III/d\" dokumen=\"SK\" nomor=\"1\" tanggal=2026-10-01\n";
    town.says("plain", &["putaran.ron"], correct, 0);
    let opened = fs::read(town.path("putaran.ron")).unwrap();
    let changed = String::from_utf8(opened.clone()).unwrap().replacen("grade: \"III/b\"", "grade: \"III/a\"", 1);
    assert_ne!(changed.as_bytes(), opened);
    fs::write(town.path("putaran.ron"), changed).unwrap();
    town.give("putaran.ron", &us(), "satu.tar", 0);
    town.take("satu.tar", "sana", 0);
    assert_eq!(fs::read(town.path("sana/sidang.ron")).unwrap(), opened);
    town.says("verify", &["sana/sidang.ron"], "", 0);
    let said = town.says("plain", &["sana/sidang.ron"], "koreksi P-0001\nkoreksi berkas\n", 0);
    assert!(said.contains("Golongan (pangkat): III/d") && said.contains("Perubahan berkas sidang, 0 baris"), "{said}");
}

#[test]
fn a_sitting_goes_on_where_it_was_received_and_comes_back() {
    let town = Town::new();
    let said = town.give("putaran.ron", &us(), "satu.tar", 0);
    assert!(said.contains(&format!("diserahkan kepada {}", us())), "{said}");
    assert_eq!(mode(&town.path("satu.tar")), 0o600);
    // The copy left behind says to whom it went, and takes nothing.
    let before = fs::read(town.path("putaran.journal")).unwrap();
    let said = town.says("plain", &["putaran.ron"], "tolak 2 alasan=syarat\n", 1);
    assert!(said.contains(&format!("sudah diserahkan kepada {}", us())), "{said}");
    assert_eq!(fs::read(town.path("putaran.journal")).unwrap(), before, "looking at it wrote something");
    let said = town.take("satu.tar", "sana", 0);
    assert!(said.contains("sana/sidang.ron"), "{said}");
    let folder = town.path("sana");
    assert_eq!(
        [mode(&folder), mode(&folder.join("sidang.ron")), mode(&folder.join("sidang.journal"))],
        [0o700, 0o600, 0o600]
    );
    town.says("verify", &["sana/sidang.ron"], "", 0);
    town.says("plain", &["sana/sidang.ron"], "tolak 2 alasan=syarat\nskors \"besok\"\n", 0);
    // Giving back is the same act, also between two meetings.
    town.give("sana/sidang.ron", &us(), "dua.tar", 0);
    town.take("dua.tar", "kembali", 0);
    let said = town.says("plain", &["kembali/sidang.ron"], "lanjutkan\nhadir semua\ntutup\n", 0);
    assert!(said.contains("Sidang ditutup."), "{said}");
    town.says("verify", &["kembali/sidang.ron"], "", 0);
    let standing = town.standing("kembali/sidang.journal");
    let count = |wanted: fn(&Event) -> bool| {
        standing.entries().iter().flat_map(|entry| &entry.events).filter(|event| wanted(event)).count()
    };
    assert_eq!(count(|event| matches!(event, Event::HandedOver { .. })), 2);
    assert_eq!(count(|event| matches!(event, Event::Received { .. })), 2);
    let minutes = fs::read_to_string(town.path("kembali/sidang.papers/notulen.txt")).unwrap();
    assert!(minutes.contains(&format!("diserahkan kepada akun {}", us())), "{minutes}");
    // A closed sitting is copied with its papers.
    town.give("kembali/sidang.ron", "arsip", "tiga.tar", 0);
    town.take("tiga.tar", "arsip", 0);
    assert_eq!(fs::read_to_string(town.path("arsip/sidang.papers/notulen.txt")).unwrap(), minutes);
    town.says("verify", &["arsip/sidang.ron"], "", 0);
    // Its facts stay those on which it was decided, also when somebody changes the session file there.
    let session = town.path("arsip/sidang.ron");
    let changed = fs::read_to_string(&session).unwrap().replacen("III/b", "III/a", 1);
    fs::write(&session, changed).unwrap();
    assert!(town.says("verify", &["arsip/sidang.ron"], "", 0).contains("notulen.txt"));
    town.says("state", &["arsip/sidang.ron"], "", 0);
    assert_eq!(mode(&town.path("arsip/sidang.journal.session")), 0o600);
}

#[test]
fn a_bundle_is_unpacked_and_checked_with_ordinary_tools() {
    let town = Town::new();
    town.give("putaran.ron", &us(), "satu.tar", 0);
    let run = |program: &str, args: &[&str]| {
        Command::new(program).args(args).current_dir(town.folder.path()).output().unwrap()
    };
    assert!(run("tar", &["xf", "satu.tar"]).status.success());
    let checked = run("sha256sum", &["-c", "--strict", "SHA256SUMS"]);
    let said = String::from_utf8(checked.stdout).unwrap();
    assert!(
        checked.status.success() && said.contains("sidang.ron: OK") && said.contains("sidang.journal: OK"),
        "{said}"
    );
    assert_eq!(fs::read(town.path("sidang.journal")).unwrap(), fs::read(town.path("putaran.journal")).unwrap());
}

#[test]
fn whoever_is_not_meant_receives_nothing() {
    let town = Town::new();
    town.give("putaran.ron", "orang-lain", "satu.tar", 0);
    let said = town.take("satu.tar", "sana", 1);
    assert!(said.contains("diserahkan kepada orang-lain"), "{said}");
    assert_eq!(town.appeared(), ["satu.tar"]);
    // To nobody else either; to the same one the bundle is written again, just so.
    assert!(town.give("putaran.ron", &us(), "dua.tar", 1).contains("sudah diserahkan kepada orang-lain"));
    town.give("putaran.ron", "orang-lain", "dua.tar", 0);
    assert_eq!(fs::read(town.path("satu.tar")).unwrap(), fs::read(town.path("dua.tar")).unwrap());
}

#[test]
fn a_sitting_that_went_to_a_mistyped_account_is_taken_back_and_handed_over_again() {
    let town = Town::new();
    let back = |file: &str, code: i32| town.says("handover", &[file, "--take-back"], "", code);
    assert!(back("putaran.ron", 1).contains("tidak diserahkan kepada siapa pun"));
    let said = town.give("putaran.ron", "anni-keliru", "satu.tar", 0);
    assert!(said.contains("install -m 0640 -g GRUP satu.tar"), "{said}");
    assert_eq!(mode(&town.path("satu.tar")), 0o600);
    assert!(said.contains("anni-keliru tidak terdaftar") && said.contains("--take-back"), "{said}");
    let said = back("putaran.ron", 0);
    assert!(said.contains("Penyerahan kepada anni-keliru dibatalkan") && said.contains("salinan kedua"), "{said}");
    let head = said.split('"').nth(1).unwrap();
    let known = town.says("verify", &["putaran.ron", "--head", head], "", 0);
    assert!(known.contains(head), "{known}");
    town.says("plain", &["putaran.ron"], "tolak 2 alasan=syarat\n", 0);
    let said = town.give("putaran.ron", &us(), "dua.tar", 0);
    assert!(!said.contains("tidak terdaftar"), "{said}");
    town.take("dua.tar", "sana", 0);
    let said = town.says("plain", &["sana/sidang.ron"], "notulen\n", 0);
    assert!(said.contains("Penyerahan buku catatan dibatalkan"), "{said}");
    // Only whoever gave it takes it back: what was received is no longer on its way.
    assert!(back("sana/sidang.ron", 1).contains("tidak diserahkan kepada siapa pun"));
    // What was never begun is not begun by it.
    fs::copy(town.path("putaran.ron"), town.path("lain.ron")).unwrap();
    back("lain.ron", 3);
    assert!(!town.path("lain.journal").exists());
}

#[test]
fn a_bundle_is_received_once_by_an_account_unless_it_is_asked_for_again() {
    let town = Town::new();
    town.give("putaran.ron", &us(), "satu.tar", 0);
    town.take("satu.tar", "sana", 0);
    assert_eq!(mode(&town.path(".data/handovers")), 0o600);
    let said = town.take("satu.tar", "lagi", 1);
    assert!(said.contains("sana") && said.contains("salinan kedua"), "{said}");
    assert!(!town.path("lagi").exists());
    // What was received is not taken back where it was handed over.
    assert!(town.says("handover", &["putaran.ron", "--take-back"], "", 1).contains("sana"));
    // Coming back it is another bundle; the copies on the way do not count.
    town.give("sana/sidang.ron", &us(), "dua.tar", 0);
    town.take("dua.tar", "kembali", 0);
    assert!(town.says("handover", &["sana/sidang.ron", "--take-back"], "", 1).contains("kembali"));
    town.take("satu.tar", "lagi", 1);
    town.says("receive", &["satu.tar", "--out", "lagi", "--again"], "", 0);
    town.says("verify", &["lagi/sidang.ron"], "", 0);
    // Another account, with a data folder of its own, knows nothing of it.
    fs::rename(town.path(".data/handovers"), town.path(".handovers")).unwrap();
    town.take("satu.tar", "lain", 0);
    // Nor does whoever takes it back; what is handed over anew parts from what was received.
    fs::remove_file(town.path(".data/handovers")).unwrap();
    town.says("handover", &["putaran.ron", "--take-back"], "", 0);
    town.give("putaran.ron", &us(), "tiga.tar", 0);
    fs::rename(town.path(".handovers"), town.path(".data/handovers")).unwrap();
    assert!(town.take("tiga.tar", "ketiga", 1).contains("lagi"), "the copy for which the others were given up");
}

#[test]
fn a_bundle_that_was_damaged_cut_or_put_together_otherwise_is_refused_and_nothing_appears() {
    let town = Town::new();
    town.give("putaran.ron", &us(), "satu.tar", 0);
    let whole = fs::read(town.path("satu.tar")).unwrap();
    let refused = |bytes: &[u8]| {
        fs::write(town.path("satu.tar"), bytes).unwrap();
        let said = town.take("satu.tar", "sana", 1);
        assert!(said.contains("tidak dapat diterima") && said.contains("Tidak ada yang disimpan."), "{said}");
        assert_eq!(town.appeared(), ["satu.tar"]);
        said
    };
    let at = |needle: &[u8]| whole.windows(needle.len()).position(|found| found == needle).unwrap();
    for (place, why) in [
        (at(b"hari pertama"), "sidang.journal tidak cocok"),
        (at(b"Rosmaida Purba"), "sidang.ron tidak cocok"),
        (0, "susunannya bukan"),
        (600, "tidak cocok"),
        (whole.len() - 1, "diubah atau terpotong"),
    ] {
        let mut turned = whole.clone();
        turned[place] ^= 1;
        let said = refused(&turned);
        assert!(said.contains(why), "{place}: {said}");
    }
    for length in [0, 511, 512, whole.len() / 2, whole.len() - 512] {
        refused(&whole[..length]);
    }
    // The right hashes over a record that belongs to another session.
    let bundle = Bundle::read(&whole).unwrap();
    let session = [&bundle.session[..], b"// lain\n"].concat();
    let other = Bundle { session, ..bundle.clone() };
    assert!(refused(&other.bytes()).contains("bukan milik"));
    let record = bundle.record[..bundle.record.len() - 9].to_vec();
    assert!(refused(&Bundle { record, ..bundle }.bytes()).contains("rusak, terpotong"));
    fs::write(town.path("satu.tar"), &whole).unwrap();
    town.take("satu.tar", "sana", 0);
}

#[test]
fn nothing_is_overwritten_and_nothing_is_begun_to_be_handed_over() {
    let town = Town::new();
    fs::write(town.path("satu.tar"), "milik orang").unwrap();
    assert!(town.give("putaran.ron", &us(), "satu.tar", 1).contains("sudah ada"));
    assert_eq!(town.standing("putaran.journal").handed_over(), None);
    town.give("putaran.ron", &us(), "dua.tar", 0);
    fs::create_dir(town.path("sana")).unwrap();
    assert!(town.take("dua.tar", "sana", 1).contains("sudah ada"));
    assert_eq!(fs::read_dir(town.path("sana")).unwrap().count(), 0);
    // A session without a record, and one that is only rehearsed.
    fs::copy(town.path("putaran.ron"), town.path("lain.ron")).unwrap();
    town.give("lain.ron", &us(), "tiga.tar", 3);
    assert!(!town.path("lain.journal").exists());
    town.says("plain", &["putaran.ron", "--rehearse"], "hadir semua\n", 0);
    let said = town.says("handover", &["putaran.ron", "--rehearse", "--to", &us(), "--out", "tiga.tar"], "", 1);
    assert!(said.contains("Latihan tidak diserahkan") && !town.path("tiga.tar").exists(), "{said}");
}

#[test]
fn a_second_copy_that_was_asked_for_never_comes_back_unseen() {
    let town = Town::new();
    town.give("putaran.ron", &us(), "satu.tar", 0);
    town.take("satu.tar", "kiri", 0);
    town.says("receive", &["satu.tar", "--out", "kanan", "--again"], "", 0);
    for side in ["kiri", "kanan"] {
        let session = format!("{side}/sidang.ron");
        town.notes(&session);
        town.give(&session, &us(), &format!("{side}.tar"), 0);
    }
    assert!(town.take("kiri.tar", "pulang", 1).contains("kanan"));
    assert!(town.take("kanan.tar", "pulang", 1).contains("kiri"));
    assert!(!town.path("pulang").exists());
}

#[test]
fn what_was_taken_back_and_the_copy_that_went_on_elsewhere_do_not_both_go_on_unseen() {
    let town = Town::new();
    town.give("putaran.ron", &us(), "satu.tar", 0);
    town.says_to(".lain", "receive", &["satu.tar", "--out", "sana"], "", 0);
    town.notes("sana/sidang.ron");
    // The giver cannot know that it was received; coming back the other copy is known by what it lacks.
    town.says("handover", &["putaran.ron", "--take-back"], "", 0);
    town.notes("putaran.ron");
    town.says_to(".lain", "handover", &["sana/sidang.ron", "--to", &us(), "--out", "dua.tar"], "", 0);
    let said = town.take("dua.tar", "kembali", 1);
    assert!(said.contains("putaran.journal") && said.contains("salinan kedua"), "{said}");
    // The other side knows its own copy, so that what went on here does not come there either.
    town.give("putaran.ron", &us(), "tiga.tar", 0);
    let said = town.says_to(".lain", "receive", &["tiga.tar", "--out", "ketiga"], "", 1);
    assert!(said.contains("/sana"), "{said}");
}

#[test]
fn a_bundle_that_was_withdrawn_is_refused_after_the_one_that_took_its_place() {
    let town = Town::new();
    town.give("putaran.ron", &us(), "satu.tar", 0);
    town.says("handover", &["putaran.ron", "--take-back"], "", 0);
    town.give("putaran.ron", &us(), "dua.tar", 0);
    town.says_to(".lain", "receive", &["dua.tar", "--out", "sana"], "", 0);
    assert!(town.says_to(".lain", "receive", &["satu.tar", "--out", "lagi"], "", 1).contains("/sana"));
    // In the other order the withdrawn one is there first, and is told.
    town.says_to(".ketiga", "receive", &["satu.tar", "--out", "usang"], "", 0);
    assert!(town.says_to(".ketiga", "receive", &["dua.tar", "--out", "baru"], "", 1).contains("/usang"));
}

#[test]
fn a_sitting_that_was_closed_elsewhere_is_not_taken_back_and_gone_on_with() {
    let town = Town::new();
    town.give("putaran.ron", &us(), "satu.tar", 0);
    town.says_to(".lain", "receive", &["satu.tar", "--out", "sana"], "", 0);
    town.says("plain", &["sana/sidang.ron"], "tolak 2 alasan=syarat\ntutup\n", 0);
    town.says_to(".lain", "handover", &["sana/sidang.ron", "--to", &us(), "--out", "tutup.tar"], "", 0);
    town.take("tutup.tar", "arsip", 0);
    // Twice is no harm: it says the same.
    town.take("tutup.tar", "arsip-2", 0);
    assert!(town.says("handover", &["putaran.ron", "--take-back"], "", 1).contains("arsip"));
    town.says("handover", &["putaran.ron", "--take-back", "--again"], "", 0);
    assert!(town.take("tutup.tar", "arsip-3", 1).contains("putaran.journal"));
}

#[test]
fn a_taking_back_that_is_refused_writes_nothing_also_into_a_record_that_was_cut() {
    let town = Town::new();
    town.give("putaran.ron", &us(), "satu.tar", 0);
    town.take("satu.tar", "sana", 0);
    let torn = [fs::read(town.path("putaran.journal")).unwrap(), b"abc".to_vec()].concat();
    fs::write(town.path("putaran.journal"), &torn).unwrap();
    assert!(town.says("handover", &["putaran.ron", "--take-back"], "", 1).contains("sana"));
    assert_eq!(fs::read(town.path("putaran.journal")).unwrap(), torn);
}

#[test]
fn where_it_cannot_be_known_what_this_account_holds_nothing_changes_hands() {
    let town = Town::new();
    fs::create_dir_all(town.path(".data")).unwrap();
    fs::write(town.path(".data/handovers"), "tidak terbaca\n").unwrap();
    assert!(town.give("putaran.ron", &us(), "satu.tar", 3).contains("handovers rusak"));
    assert_eq!(town.standing("putaran.journal").handed_over(), None);
    fs::remove_file(town.path(".data/handovers")).unwrap();
    town.give("putaran.ron", &us(), "satu.tar", 0);
    fs::write(town.path(".data/handovers"), "tidak terbaca\n").unwrap();
    town.take("satu.tar", "sana", 3);
    town.says("handover", &["putaran.ron", "--take-back"], "", 3);
    assert_eq!(town.appeared(), ["satu.tar"]);
    // Nor where the bundle could not be written.
    fs::remove_file(town.path(".data/handovers")).unwrap();
    let fresh = Town::new();
    fresh.give("putaran.ron", &us(), "tidak-ada/satu.tar", 3);
    assert_eq!(fresh.standing("putaran.journal").handed_over(), None);
}

#[test]
fn of_many_who_receive_at_once_one_receives() {
    let town = Town::new();
    town.give("putaran.ron", &us(), "satu.tar", 0);
    let receiving = |folder: String| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sidang"));
        command.args(["receive", "satu.tar", "--lang", "id", "--data-dir", ".data", "--out", &folder]);
        command.current_dir(town.folder.path()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    };
    let all: Vec<_> = (0..6).map(|place| receiving(format!("sana-{place}"))).collect();
    let done = all.into_iter().filter_map(|mut one| one.wait().unwrap().code()).filter(|code| *code == 0).count();
    assert_eq!(done, 1);
    let folders = (0..6).filter(|place| town.path(&format!("sana-{place}")).exists()).count();
    assert_eq!(folders, 1);
}

#[test]
fn a_record_under_no_honest_id_is_refused() {
    let town = Town::new();
    town.give("putaran.ron", &us(), "satu.tar", 0);
    let whole = Bundle::read(&fs::read(town.path("satu.tar")).unwrap()).unwrap();
    let lines = chain::scan(&whole.record).lines;
    let journal = record::read(&town.path("putaran.journal"), &lines).journal;
    let (mut above, mut record) = (START, Vec::new());
    for line in lines {
        let Private::Present(private) = line.private else { panic!("nothing is withheld") };
        let public = line.public.replace(&journal, &format!("x\\n{journal} 999"));
        let (bytes, hash) = chain::encode(&above, &Body { public, private }).unwrap();
        above = hash;
        record.extend(bytes);
    }
    fs::write(town.path("satu.tar"), Bundle { record, ..whole }.bytes()).unwrap();
    let said = town.take("satu.tar", "sana", 1);
    assert!(said.contains("tidak dapat diterima"), "{said}");
    assert_eq!(fs::read_to_string(town.path(".data/handovers")).unwrap().lines().count(), 1, "that of the giver");
}

#[test]
fn the_copy_that_stayed_behind_says_so_and_both_sides_have_something_to_compare() {
    let town = Town::new();
    let given = town.give("putaran.ron", &us(), "satu.tar", 0);
    for command in ["state", "verify"] {
        let said = town.says(command, &["putaran.ron"], "", 0);
        assert!(said.contains(&format!("sudah diserahkan kepada {}", us())), "{command}: {said}");
    }
    let said = town.says("verify", &["putaran.ron"], "", 0);
    let head = said.lines().find_map(|line| line.strip_prefix("Sidik jari catatan terakhir: ")).unwrap();
    let code = head.rsplit_once(' ').unwrap().0;
    assert!(given.contains(code), "{given} {code}");
    assert!(town.take("satu.tar", "sana", 0).contains(code));
    // A real record of a sample is only found when that is said.
    let sample =
        fs::read_to_string(town.path("putaran.ron")).unwrap().replacen("format: 1,", "format: 1, sample: true,", 1);
    fs::write(town.path("contoh kita.ron"), sample).unwrap();
    town.says("plain", &["contoh kita.ron", "--record"], "hadir semua\n", 0);
    assert!(town.give("contoh kita.ron", &us(), "dua.tar", 3).contains("tidak ditemukan"));
    town.says("handover", &["contoh kita.ron", "--record", "--to", &us(), "--out", "dua.tar"], "", 0);
    let said = town.says("handover", &["contoh kita.ron", "--record", "--take-back"], "", 0);
    assert!(said.contains("sidang 'contoh kita.ron' --record"), "{said}");
}

#[test]
fn what_was_cut_off_between_the_entry_and_the_list_is_remembered_when_it_is_repeated() {
    let town = Town::new();
    town.give("putaran.ron", &us(), "satu.tar", 0);
    let listed = fs::read(town.path(".data/handovers")).unwrap();
    fs::remove_file(town.path(".data/handovers")).unwrap();
    town.give("putaran.ron", &us(), "dua.tar", 0);
    town.give("putaran.ron", &us(), "tiga.tar", 0);
    assert_eq!(fs::read(town.path(".data/handovers")).unwrap(), listed, "once, as the first try would have");
}

#[test]
fn a_copy_that_was_given_up_for_another_does_not_stop_that_one_for_ever() {
    let town = Town::new();
    town.give("putaran.ron", &us(), "satu.tar", 0);
    town.take("satu.tar", "kiri", 0);
    town.says("receive", &["satu.tar", "--out", "kanan", "--again"], "", 0);
    town.notes("kanan/sidang.ron");
    town.give("kanan/sidang.ron", &us(), "kanan.tar", 0);
    town.take("kanan.tar", "pulang", 0);
    // What was given up is known again as soon as it goes on.
    town.give("kiri/sidang.ron", &us(), "kiri.tar", 0);
    assert!(town.take("kiri.tar", "lagi", 1).contains("pulang"));
}
