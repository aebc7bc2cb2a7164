//! The record on a real disk: made, held, mended, and defended against what happens to files.

use std::fs::{self, OpenOptions, Permissions};
use std::io::Write;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use sidang::error::Error;
use sidang::store::chain::{Body, End, Private, digest, hex};
use sidang::store::disk::{Disk, RealDisk, beside};
use sidang::store::journal_file::{JournalFile, Opened, create, open, read_only};
use sidang::store::owner::Owner;
use sidang::text::language::Language;
use sidang::text::words::has;
use tempfile::TempDir;

const NOW: &str = "20261121T030322Z";

struct Table {
    folder: TempDir,
    disk: Arc<dyn Disk>,
}

impl Table {
    fn new() -> Table {
        Table { folder: tempfile::tempdir().expect("a folder"), disk: Arc::new(RealDisk) }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("mutasi.journal")
    }

    fn create(&self) -> JournalFile {
        create(&self.disk, &self.path(), &body(1), &owner()).expect("a new record").file.expect("for writing")
    }

    fn open(&self) -> Result<Opened, Error> {
        open(&self.disk, &self.path(), &owner())
    }

    /// A closed record with `count` entries.
    fn record(&self, count: u64) -> Vec<u8> {
        let mut file = self.create();
        add(&mut file, count);
        file.close();
        fs::read(self.path()).expect("the record")
    }

    fn write(&self, bytes: &[u8]) {
        fs::write(self.path(), bytes).expect("written");
        fs::set_permissions(self.path(), Permissions::from_mode(0o600)).expect("its mode");
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(self.folder.path()).expect("the folder");
        let mut names: Vec<String> =
            entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

fn owner() -> Owner {
    Owner {
        pid: std::process::id(),
        user: "sekretaris".to_owned(),
        host: "bkpsdm-1".to_owned(),
        since: "09.42".to_owned(),
        process: None,
    }
}

fn body(number: u64) -> Body {
    Body { public: format!("(number:{number})"), private: format!("(salt:\"{number:032x}\")") }
}

fn add(file: &mut JournalFile, up_to: u64) {
    while file.entries() < up_to {
        let number = file.entries() + 1;
        assert_eq!(file.append(&body(number), NOW).expect("recorded").number, number);
    }
}

fn key(error: &Error) -> &'static str {
    error.what.key
}

fn keys(opened: &Opened) -> Vec<&'static str> {
    opened.notice.iter().map(|notice| notice.key).collect()
}

#[test]
fn a_sitting_writes_closes_and_goes_on() {
    let table = Table::new();
    let mut file = table.create();
    assert_eq!(table.names(), ["mutasi.journal", "mutasi.journal.owner"], "no temporary file is left");
    assert_eq!(fs::metadata(table.path()).unwrap().permissions().mode() & 0o7777, 0o600);
    add(&mut file, 3);
    let head = file.head();
    file.close();
    assert_eq!(table.names(), ["mutasi.journal"], "the note goes with its holder");

    let opened = table.open().unwrap();
    assert_eq!((opened.lines.len(), opened.end, opened.torn.clone()), (3, End::Clean, None));
    assert_eq!(opened.notice, []);
    assert_eq!(opened.lines[2].private, Private::Present(body(3).private));
    let mut file = opened.file.unwrap();
    assert_eq!((file.entries(), file.head()), (3, head));
    add(&mut file, 5);
    assert_eq!(read_only(&*table.disk, &table.path()).unwrap().lines.len(), 5, "readers need no lock");
}

#[test]
fn a_record_is_never_written_over() {
    let table = Table::new();
    let before = table.record(2);
    let error = create(&table.disk, &table.path(), &body(1), &owner()).unwrap_err();
    assert_eq!(key(&error), "record.exists");
    assert_eq!(fs::read(table.path()).unwrap(), before);
    assert_eq!(table.names(), ["mutasi.journal"]);
}

#[test]
fn a_second_holder_is_told_who_holds_it() {
    let table = Table::new();
    let first = table.create();
    let error = table.open().unwrap_err();
    assert_eq!(key(&error), "record.held");
    let said = error.spoken(Language::Indonesian);
    assert!(said.contains("sekretaris") && said.contains("bkpsdm-1") && said.contains("09.42"), "{said}");
    first.close();
    assert!(table.open().unwrap().file.is_some());
}

#[test]
fn a_cut_anywhere_in_the_last_three_lines_keeps_the_whole_ones() {
    let table = Table::new();
    let bytes = table.record(6);
    let ends: Vec<usize> = (0..bytes.len()).filter(|place| bytes[*place] == b'\n').map(|place| place + 1).collect();
    for length in ends[2]..=bytes.len() {
        table.write(&bytes[..length]);
        let whole = ends.iter().filter(|end| **end <= length + 1).count();
        let opened = table.open().unwrap();
        assert_eq!(opened.lines.len(), whole, "cut at {length}");
        let start = ends[whole - 1];
        match opened.torn {
            Some(torn) => {
                assert_eq!(torn.kept_as, beside(&table.path(), &format!(".torn-{start}")));
                assert_eq!(fs::read(&torn.kept_as).unwrap(), &bytes[start..length]);
                assert_eq!((torn.bytes, torn.sha256), ((length - start) as u64, digest(&bytes[start..length])));
                assert_eq!(opened.notice[0].key, "record.set_aside");
                fs::remove_file(torn.kept_as).unwrap();
            }
            None => assert!(length == start || length + 1 == start, "cut at {length}"),
        }
        let mut file = opened.file.unwrap();
        add(&mut file, whole as u64 + 1);
        file.close();
        let again = read_only(&*table.disk, &table.path()).unwrap();
        assert_eq!((again.lines.len(), again.end), (whole + 1, End::Clean), "cut at {length}");
    }
}

#[test]
fn what_was_set_aside_is_told_until_it_is_recorded() {
    let table = Table::new();
    let bytes = table.record(3);
    table.write(&bytes[..bytes.len() - 5]);
    let torn = table.open().unwrap().torn;
    assert!(torn.is_some());
    // The program died before it could record it; the record itself is clean now.
    let opened = table.open().unwrap();
    assert_eq!((opened.end, &opened.torn), (End::Clean, &torn));
    add(&mut opened.file.unwrap(), 3);
    assert_eq!(table.open().unwrap().torn, None);
}

#[test]
fn zeros_at_the_end_are_set_aside_and_an_older_torn_file_is_kept() {
    let table = Table::new();
    let mut bytes = table.record(3);
    let whole = bytes.len();
    bytes.resize(whole + 4096, 0);
    table.write(&bytes);
    let older = beside(&table.path(), &format!(".torn-{whole}"));
    fs::write(&older, b"older").unwrap();
    let torn = table.open().unwrap().torn.unwrap();
    assert_eq!((torn.bytes, &torn.kept_as), (4096, &beside(&older, "-2")));
    assert_eq!(fs::read(older).unwrap(), b"older");
}

#[test]
fn a_damaged_record_is_only_read_and_not_touched() {
    let table = Table::new();
    let mut bytes = table.record(7);
    let place = bytes.len() - 20;
    bytes[place] ^= 1;
    table.write(&bytes);
    let opened = table.open().unwrap();
    assert!(opened.file.is_none());
    assert_eq!((opened.lines.len(), keys(&opened)), (6, vec!["record.damaged"]));
    assert!(opened.notice[0].spoken(Language::Indonesian).contains("baris 7"));
    assert_eq!(fs::read(table.path()).unwrap(), bytes);
    assert_eq!(table.names(), ["mutasi.journal"]);

    for empty in [&b""[..], &[0; 100], b"bukan catatan"] {
        table.write(empty);
        let opened = table.open().unwrap();
        assert!(opened.file.is_none(), "a record without a first entry was not left by a power cut");
        assert_eq!(fs::read(table.path()).unwrap(), empty);
    }
}

#[test]
fn a_copy_with_withheld_parts_never_opens_for_writing() {
    let table = Table::new();
    let text = String::from_utf8(table.record(3)).unwrap();
    let secret = body(2).private;
    table.write(text.replace(&secret, &format!("~{}", hex(&digest(secret.as_bytes())))).as_bytes());
    let opened = table.open().unwrap();
    assert!(opened.file.is_none());
    assert_eq!((opened.lines.len(), opened.end, keys(&opened)), (3, End::Clean, vec!["record.withheld"]));
}

#[test]
fn whatever_is_done_to_the_file_the_confirmed_entries_are_rescued() {
    type Deed = fn(&Path);
    let deeds: [(&str, Deed); 7] = [
        ("record.change.gone", |path| fs::remove_file(path).unwrap()),
        ("record.change.gone", |path| fs::rename(path, beside(path, ".lama")).unwrap()),
        ("record.change.replaced", |path| {
            fs::copy(path, beside(path, ".baru")).unwrap();
            fs::rename(beside(path, ".baru"), path).unwrap();
        }),
        ("record.change.shorter", |path| OpenOptions::new().write(true).open(path).unwrap().set_len(10).unwrap()),
        ("record.change.longer", |path| {
            OpenOptions::new().append(true).open(path).unwrap().write_all(b"catatan lain\n").unwrap();
        }),
        ("record.change.rights", |path| fs::set_permissions(path, Permissions::from_mode(0o644)).unwrap()),
        ("record.change.second_name", |path| fs::hard_link(path, beside(path, ".kedua")).unwrap()),
    ];
    for (change, deed) in deeds {
        let table = Table::new();
        let mut file = table.create();
        add(&mut file, 4);
        let confirmed = fs::read(table.path()).unwrap();
        deed(&table.path());

        let error = file.append(&body(5), NOW).unwrap_err();
        assert_eq!(key(&error), "record.changed_behind", "{change}");
        let said = error.spoken(Language::English);
        assert!(said.contains(sidang::text::words::say(Language::English, change)), "{said}");
        let rescued = beside(&table.path(), ".rescued-20261121T030322Z");
        assert_eq!(fs::read(&rescued).unwrap(), confirmed, "{change}");
        assert_eq!(fs::metadata(&rescued).unwrap().permissions().mode() & 0o7777, 0o600);

        assert_eq!(file.lost(), Some(5));
        assert_eq!(key(&file.append(&body(5), NOW).unwrap_err()), "record.closed_to_entries");
        file.close();
        fs::rename(rescued, table.path()).unwrap();
        assert_eq!(table.open().unwrap().lines.len(), 4, "the rescued copy is a record");
    }
}

#[test]
fn an_entry_that_is_no_line_does_not_end_the_sitting() {
    let table = Table::new();
    let mut file = table.create();
    let odd = Body { public: "(a\tb)".to_owned(), private: "()".to_owned() };
    assert_eq!(key(&file.append(&odd, NOW).unwrap_err()), "record.unfit");
    add(&mut file, 2);
    assert_eq!(file.lost(), None);
}

#[test]
fn only_a_plain_file_of_our_own_is_opened() {
    let table = Table::new();
    let path = table.path();
    assert_eq!(key(&table.open().unwrap_err()), "record.absent");

    fs::create_dir(&path).unwrap();
    assert_eq!(key(&table.open().unwrap_err()), "record.not_regular");
    fs::remove_dir(&path).unwrap();

    // Would wait for ever if it were opened like a file.
    let kind = rustix::fs::FileType::Fifo;
    rustix::fs::mknodat(rustix::fs::CWD, &path, kind, rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR, 0).unwrap();
    assert_eq!(key(&table.open().unwrap_err()), "record.not_regular");
    assert_eq!(key(&read_only(&*table.disk, &path).unwrap_err()), "record.not_regular");
    assert!(table.disk.open(&path, sidang::store::disk::Access::Append).is_ok(), "and even then it does not wait");
    fs::remove_file(&path).unwrap();

    table.record(2);
    let other = path.with_extension("other");
    fs::rename(&path, &other).unwrap();
    symlink(&other, &path).unwrap();
    assert_eq!(key(&table.open().unwrap_err()), "record.not_regular");
    assert!(table.disk.open(&path, sidang::store::disk::Access::Read).is_err(), "links are not followed");
    fs::remove_file(&path).unwrap();

    fs::hard_link(&other, &path).unwrap();
    assert_eq!(key(&table.open().unwrap_err()), "record.second_name");
    assert_eq!(keys(&read_only(&*table.disk, &path).unwrap()), ["record.second_name"]);
    fs::remove_file(&other).unwrap();

    for mode in [0o640, 0o604, 0o700, 0o400] {
        fs::set_permissions(&path, Permissions::from_mode(mode)).unwrap();
        assert_eq!(key(&table.open().unwrap_err()), "record.wrong_mode");
        assert_eq!(keys(&read_only(&*table.disk, &path).unwrap()), ["record.wrong_mode"], "readers get a notice");
    }
    fs::set_permissions(&path, Permissions::from_mode(0o600)).unwrap();

    fs::set_permissions(table.folder.path(), Permissions::from_mode(0o777)).unwrap();
    assert_eq!(key(&table.open().unwrap_err()), "record.open_folder");
    fs::set_permissions(table.folder.path(), Permissions::from_mode(0o1777)).unwrap();
    assert_eq!(table.open().unwrap().lines.len(), 2);
}

#[test]
fn a_reader_leaves_out_the_line_that_is_being_written() {
    let table = Table::new();
    let bytes = table.record(3);
    for cut in [1, 2, 40] {
        table.write(&bytes[..bytes.len() - cut]);
        let read = read_only(&*table.disk, &table.path()).unwrap();
        assert_eq!((read.lines.len(), keys(&read)), (2, vec!["record.unfinished_ignored"]));
        assert_eq!(fs::read(table.path()).unwrap().len(), bytes.len() - cut);
    }
    assert_eq!(table.names(), ["mutasi.journal"]);
}

#[test]
fn every_sentence_of_this_room_stands_in_the_catalogue() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store");
    let mut found = 0;
    for name in ["chain.rs", "identity.rs", "journal_file.rs", "owner.rs", "recovery.rs", "whole.rs"] {
        let text = fs::read_to_string(folder.join(name)).unwrap();
        for literal in text.split('"').filter(|literal| literal.starts_with("record.")) {
            assert!(has(literal), "{name}: {literal}");
            found += 1;
        }
    }
    assert!(found > 40);
}
