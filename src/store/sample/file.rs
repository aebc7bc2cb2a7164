//! The whole file, part after part.

use crate::store::sample::docket::Docket;
use crate::store::sample::government::Government;
use crate::store::sample::lists::Lists;
use crate::store::sample::size::Size;
use crate::store::sample::writer::Writer;
use crate::store::sample::{spell_docket, spell_people, spell_positions, spell_sitting};

/// Bytes that an employee, a position and everything else take, about.
const BYTES: (usize, usize, usize) = (1_100, 1_600, 60_000);

/// A session file of this size: the same size, the same bytes, on any machine.
pub fn session(size: Size) -> String {
    let lists = Lists::read();
    let government = Government::new(&lists, size);
    let docket = Docket::new(&government);
    let mut writer = Writer::with_capacity(size.employees * BYTES.0 + size.positions * BYTES.1 + BYTES.2);
    spell_sitting::sitting_head(&mut writer, &government, &docket);
    spell_positions::units(&mut writer, &government);
    writer.lines("],\n\n// ---- Jarak dari pusat pemerintahan ----\ndistances: [");
    spell_positions::distances(&mut writer, &government);
    writer.lines("],\n\n// ---- Jabatan: beban kerja, syarat, standar kompetensi ----\npositions: [");
    spell_positions::positions(&mut writer, &government);
    writer.lines("],\n\n// ---- Pegawai; yang tidak diketahui tidak ditulis, bukan nol ----\nemployees: [");
    spell_people::employees(&mut writer, &government, &docket);
    writer.lines("],\n\n// ---- Usulan ----\nproposals: [");
    spell_docket::proposals(&mut writer, &government, &docket);
    writer.lines("],\n\n// ---- Forum pegawai dan warga ----\nforum: [");
    spell_sitting::forum(&mut writer, &government, &docket);
    writer.lines("],\n)");
    writer.into_text()
}
