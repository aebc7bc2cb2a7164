//! A small sitting for the tests of the papers: a story of facts, and entries made by hand.

use crate::domain::class::MoveKind;
use crate::domain::facts::Facts;
use crate::domain::ids::{BasisId, EmployeeId, ItemId, UnitId};
use crate::domain::legal::LegalBasis;
use crate::domain::nip::Nip;
use crate::domain::rank::Rank;
use crate::domain::reason::Reason;
use crate::domain::story::{Story, day};
use crate::journal::event::{
    DecidedMove, Detail, Entry, Event, ExceptionDocument, FORMAT, Outcome, Presence, Seen, SeenEffect, SeenFit,
    SeenSentence, SeenVerdict, Stamp,
};
use crate::journal::standing::Standing;
use crate::rules::verdict::Severity;

/// The words of a sensitive finding, which no paper may hold.
pub(crate) const SECRET: &str = "Sedang menjalani hukuman disiplin sedang sampai 1 Maret 2027.";

/// The town with names as people bear them, five items on the docket.
pub(crate) fn facts() -> Facts {
    facts_with(|_| {})
}

/// The same facts after one more change.
pub(crate) fn facts_with(change: impl FnOnce(&mut Story)) -> Facts {
    let mut story = Story::town();
    let sitting = &mut story.stated.sitting;
    sitting.date = day(2026, 12, 2);
    sitting.effective = day(2026, 12, 14);
    sitting.address = "Jalan Contoh Nomor 9, Tebing Tinggi".to_owned();
    let members = [
        ("Dr. Rosmaida Purba, M.Si.", "Sekretaris Daerah", "IV/d"),
        ("Hendra Nasution, S.H.", "Kepala BKPSDM", "IV/b"),
        ("Drs. Mangara Contoh", "Asisten Administrasi Umum", "IV/c"),
        ("Citra Damanik, S.E.", "Inspektur", "IV/b"),
        ("Togar Contoh, S.T.", "Kepala Bagian Organisasi", "IV/a"),
    ];
    for (place, (member, (name, position, rank))) in sitting.members.iter_mut().zip(members).enumerate() {
        member.name = name.to_owned();
        member.position = position.to_owned();
        member.rank = Rank::parse(rank);
        member.nip = Nip::parse(&format!("19700101199503190{}", place + 1), day(2026, 11, 24)).ok();
    }
    for (id, name) in [("CAPIL", "Dinas Kependudukan dan Pencatatan Sipil"), ("SOS", "Dinas Sosial")] {
        story.unit_mut(id).name = name.to_owned();
    }
    story.unit_mut("CAPIL-PIAK").name = "Bidang Pengelolaan Informasi Administrasi Kependudukan".to_owned();
    for (id, title) in [
        ("CAPIL-KABID", "Kepala Bidang Pengelolaan Informasi"),
        ("CAPIL-KASI", "Kepala Seksi Identitas Penduduk"),
        ("CAPIL-OPERATOR", "Operator Layanan Kependudukan"),
        ("SOS-KABID", "Kepala Bidang Rehabilitasi Sosial"),
        ("SOS-KASI", "Kepala Seksi Jaminan Sosial"),
        ("SOS-PENGELOLA", "Pengelola Bantuan Sosial"),
    ] {
        story.position_mut(id).title = title.to_owned();
    }
    for (id, name) in [
        ("P-901", "Saut Contoh"),
        ("P-902", "Murni Contoh"),
        ("P-903", "Lamhot Contoh"),
        ("P-904", "Ayu Rahmadani"),
        ("P-905", "Budi Sembiring"),
        ("P-906", "Nurhayati Contoh"),
    ] {
        story.employee_mut(id).name = name.to_owned();
    }
    story.proposal("U-02", &[("P-905", "CAPIL-OPERATOR")]);
    story.proposal("U-03", &[("P-906", "SOS-KASI")]);
    story.proposal("U-04", &[("P-902", "SOS-KABID")]).alternatives = vec!["P-903".into()];
    let basis = |id: &str, text: &str, checked| LegalBasis { id: BasisId::from(id), text: text.to_owned(), checked };
    story.stated.legal_bases = vec![
        basis("UU", "Undang-Undang Contoh tentang Aparatur Sipil Negara", true),
        basis("PP", "Peraturan Pemerintah Contoh tentang Manajemen Pegawai", false),
    ];
    change(&mut story);
    story.facts()
}

/// Item on which the file suggests this employee first.
pub(crate) fn item_of(facts: &Facts, employee: &str) -> ItemId {
    let suggested = |item: &&crate::domain::docket::Item| item.moves[0].employee.as_str() == employee;
    facts.docket().items().iter().find(suggested).expect("the story suggests the employee").id.clone()
}

/// An entry at this hour and minute of the day of the sitting.
pub(crate) fn entry(number: u64, time: &str, said: Vec<(Event, Detail)>) -> Entry {
    let (events, details) = said.into_iter().unzip();
    Entry {
        number,
        stamp: Stamp {
            time: format!("2026-12-02T{time}:10+07:00"),
            boot: "boot".to_owned(),
            clock: number * 1000,
            by: "sekretariat".to_owned(),
        },
        basis: number - 1,
        events,
        details: Some(details),
        hash: [u8::try_from(number).unwrap_or(0); 32],
    }
}

fn quiet(event: Event) -> (Event, Detail) {
    (event, Detail::default())
}

fn attended(member: u32, presence: Presence) -> (Event, Detail) {
    quiet(Event::Attended { member: format!("K-{member}").into(), presence })
}

fn effect(unit: &str, need: u32, before: u32, after: u32) -> SeenEffect {
    SeenEffect { unit: UnitId::from(unit), need, before, after }
}

/// A decision on the item for which the file suggests `employee`.
fn decided(facts: &Facts, employee: &str, outcome: Outcome, reasons: &[Reason], detail: Detail) -> (Event, Detail) {
    let id = item_of(facts, employee);
    let item = facts.docket().item(&id).expect("the item was just found");
    let who = EmployeeId::from(employee);
    let from = facts.employee(&who).and_then(|found| found.position.clone());
    let moves = vec![DecidedMove { employee: who.clone(), from, to: item.seats[0].clone(), kind: MoveKind::Rotation }];
    let fit = |employee: &str, total, known| SeenFit { employee: employee.into(), total, known, asked: 12 };
    let verdict = |rule: Option<&str>, severity, lifted| SeenVerdict {
        rule: rule.map(str::to_owned),
        severity,
        employee: who.clone(),
        lifted,
    };
    let with_findings = !detail.sentences.is_empty();
    let verdicts = match with_findings {
        true => vec![verdict(None, Severity::Block, true), verdict(Some("R-TEN-MIN"), Severity::Warn, false)],
        false => Vec::new(),
    };
    let event = Event::Decided {
        item: id,
        seats: item.seats.clone(),
        outcome,
        moves: if outcome.moves() { moves } else { Vec::new() },
        reasons: reasons.to_vec(),
        acknowledged: with_findings,
        seen: Seen {
            suggested: vec![who.clone()],
            verdicts,
            candidates: vec![fit(employee, Some(8420), 11), fit("P-903", None, 0)],
            effects: if outcome.moves() {
                vec![effect("SOS", 3, 4, 3), effect("CAPIL", 5, 2, 3)]
            } else {
                vec![effect("SOS", 3, 3, 3)]
            },
            spread: (Some(310), Some(if outcome.moves() { 290 } else { 310 })),
        },
    };
    (event, detail)
}

fn words(text: &str, conditions: &str) -> Detail {
    Detail { text: text.to_owned(), conditions: conditions.to_owned(), ..Detail::default() }
}

fn opening(rehearsal: bool) -> Vec<Entry> {
    let opened = Event::Opened {
        format: FORMAT,
        program: "sidang 0.1.0".to_owned(),
        session: "TT-2026-12".to_owned(),
        session_hash: "5e".repeat(32),
        rehearsal,
    };
    let present = (1..=4).map(|member| attended(member, Presence::Present));
    let everybody = present.chain([attended(5, Presence::Excused)]).collect();
    vec![entry(1, "09:01", vec![quiet(opened)]), entry(2, "09:04", everybody)]
}

fn exception() -> (Event, Detail) {
    let document = ExceptionDocument {
        rule: "R-DIS-ONGOING".to_owned(),
        document: "Surat keterangan bebas hukuman disiplin".to_owned(),
        number: "800/977".to_owned(),
        date: day(2026, 11, 30),
    };
    let event = Event::ExceptionEntered { exception: 1, rule: None, employee: "P-904".into() };
    (event, Detail { document: Some(document), ..Detail::default() })
}

/// Accepted with findings and conditions, rejected, noted, accepted and taken back, parked, closed.
pub(crate) fn standing(facts: &Facts, rehearsal: bool) -> Standing {
    let sentence = |rule: &str, sentence: &str, sensitive| SeenSentence {
        rule: rule.to_owned(),
        sentence: sentence.to_owned(),
        sensitive,
    };
    let accepted = Detail {
        sentences: vec![
            sentence("R-DIS-ONGOING", SECRET, true),
            sentence("R-TEN-MIN", "Baru 1 tahun 7 bulan dalam jabatan (kurang dari 2 tahun).", false),
        ],
        ..words("Paling sesuai dengan tugas\nseksi identitas.", "pelatihan SIAK diselesaikan sebelum 1 Maret 2027")
    };
    let for_it = [Reason::Competence, Reason::WorkloadBalance];
    let against = [Reason::ReleasingUnitShort];
    let parked = [Reason::AwaitingApproval];
    let note = |text: &str| (Event::NoteTaken { item: None }, words(text, ""));
    let mut entries = opening(rehearsal);
    entries.extend([
        entry(3, "09:20", vec![exception()]),
        entry(4, "09:42", vec![decided(facts, "P-904", Outcome::AcceptedWithConditions, &for_it, accepted)]),
        entry(
            5,
            "09:55",
            vec![decided(facts, "P-902", Outcome::Rejected, &against, words("Loket hanya satu orang.", ""))],
        ),
        entry(6, "10:02", vec![note("Ketua meminta jadwal | pelantikan disiapkan.")]),
        entry(7, "10:10", vec![decided(facts, "P-905", Outcome::Accepted, &for_it, Detail::default())]),
        entry(8, "10:12", vec![quiet(Event::Undone { entry: 7 })]),
        entry(9, "10:15", vec![attended(4, Presence::Excused)]),
        entry(10, "10:31", vec![decided(facts, "P-906", Outcome::Parked, &parked, words("", "persetujuan atasan"))]),
        entry(11, "11:05", vec![quiet(Event::Closed { decided: 3, moves: 1 })]),
    ]);
    Standing::of(entries)
}
