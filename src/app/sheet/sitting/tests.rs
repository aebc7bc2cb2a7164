//! Stories of the sheet of the sitting.

use super::*;
use crate::app::sheet::trial::{board, lines, section};
use crate::domain::legal::LegalBasis;
use crate::domain::story::Story;

fn told(story: &Story) -> Vec<String> {
    lines(&sheet(Ground::of(&board(story)), Language::Indonesian))
}

#[test]
fn members_quorum_formula_and_rules_are_those_of_the_session() {
    let mut story = Story::town();
    story.stated.sitting.members[4].votes = false;
    story.stated.settings.fit.education = 30;
    let told = told(&story);
    let quorum = "Kuorum : 3 dari 4 anggota bersuara (lebih dari separuh)";
    assert!(told.iter().any(|line| line.starts_with(quorum)), "{told:?}");
    let members = section(&told, "Anggota");
    assert!(members.iter().any(|line| line.starts_with("Anggota 5") && line.contains("tanpa suara")), "{members:?}");
    let formula = section(&told, "Rumus kesesuaian: Kesesuaian 25-35-20-10-10");
    assert!(formula[2].starts_with("Pendidikan ██████") && formula[2].ends_with("30%"), "{formula:?}");
    let listed = section(&told, &format!("Aturan yang dinilai: {}", RULES.len()));
    assert!(RULES.iter().all(|rule| listed.iter().any(|line| line.starts_with(rule.id))), "{listed:?}");
}

#[test]
fn thresholds_and_the_workload_are_those_of_the_settings() {
    let mut story = Story::town();
    story.stated.settings.thresholds.tenure_months = 18;
    story.stated.settings.workload.effective_minutes = 72_000;
    let told = told(&story);
    assert!(told.contains(&"Masa jabatan terpendek : 18 bulan".to_owned()), "{told:?}");
    assert!(section(&told, "Analisis beban kerja")[0].contains("72.000 menit"), "{told:?}");
}

#[test]
fn a_legal_basis_that_nobody_checked_is_marked() {
    let mut story = Story::town();
    assert_eq!(section(&told(&story), "Dasar hukum"), ["belum ada data"]);
    let basis = |id: &str, checked| LegalBasis { id: id.into(), text: format!("Peraturan {id}"), checked };
    story.stated.legal_bases = vec![basis("A", true), basis("B", false)];
    assert_eq!(section(&told(&story), "Dasar hukum"), ["[v] Peraturan A", "[ ] Peraturan B (belum diperiksa)"]);
}
