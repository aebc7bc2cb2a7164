//! The moves recommended as a table for spreadsheets: one row each, header in Indonesian.

use crate::paper::csv;
use crate::paper::outcome::{MoveOutcome, Outcome, PositionOutcome};
use crate::text::language::Language;
use crate::text::words::say;

/// Header of the table of moves, one catalogue key a column.
const COLUMNS: [&str; 28] = [
    "paper.moves.number",
    "paper.moves.item",
    "paper.moves.employee",
    "paper.moves.nip",
    "paper.moves.name",
    "paper.moves.rank",
    "paper.moves.from-id",
    "paper.moves.from",
    "paper.moves.from-unit",
    "paper.moves.from-agency",
    "paper.moves.to-id",
    "paper.moves.to",
    "paper.moves.to-unit",
    "paper.moves.to-agency",
    "paper.moves.echelon",
    "paper.moves.job-class",
    "paper.moves.kind",
    "paper.moves.effective",
    "paper.moves.until",
    "paper.moves.record-number",
    "paper.moves.record-date",
    "paper.moves.outcome",
    "paper.moves.reasons",
    "paper.moves.text",
    "paper.moves.conditions",
    "paper.moves.entry",
    "paper.moves.time",
    "paper.moves.rehearsal",
];

/// The moves for a spreadsheet, one row each, header in Indonesian; no cell is a formula, NIP is text.
pub fn csv(outcome: &Outcome) -> String {
    let header = COLUMNS.map(|key| say(Language::Indonesian, key).to_owned());
    let rows: Vec<Vec<String>> = outcome
        .moves
        .iter()
        .enumerate()
        .map(|(place, recommended)| row(place + 1, recommended, outcome.session.rehearsal))
        .collect();
    csv::write(&header, &rows)
}

fn row(number: usize, recommended: &MoveOutcome, rehearsal: bool) -> Vec<String> {
    let word = |key| say(Language::Indonesian, key).to_owned();
    let from = |part: fn(&PositionOutcome) -> String| recommended.from.as_ref().map(part).unwrap_or_default();
    let reasons: Vec<&str> = recommended.reasons.iter().map(|reason| reason.sentence.as_str()).collect();
    vec![
        number.to_string(),
        recommended.item.to_string(),
        recommended.employee.to_string(),
        recommended.nip.clone().unwrap_or_default(),
        recommended.name.clone(),
        recommended.rank.clone().unwrap_or_default(),
        from(|position| position.id.to_string()),
        from(|position| position.title.clone()),
        from(|position| position.unit.clone()),
        from(|position| position.agency.clone()),
        recommended.to.id.to_string(),
        recommended.to.title.clone(),
        recommended.to.unit.clone(),
        recommended.to.agency.clone(),
        recommended.to.echelon.clone().unwrap_or_default(),
        recommended.to.job_class.map(|class| class.to_string()).unwrap_or_default(),
        word(recommended.kind.key()),
        recommended.effective.to_string(),
        recommended.until.map(|day| day.to_string()).unwrap_or_default(),
        recommended.record_number.clone(),
        recommended.record_date.to_string(),
        word(recommended.outcome.key()),
        reasons.join("; "),
        recommended.text.clone(),
        recommended.conditions.clone(),
        recommended.entry.to_string(),
        recommended.decided_at.clone(),
        word(if rehearsal { "paper.moves.yes" } else { "paper.moves.no" }),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::table::{self, Table};
    use crate::paper::minutes::{self, Printed};
    use crate::paper::{outcome, plain, sample_record};

    fn sample() -> Outcome {
        let facts = sample_record::facts();
        outcome::outcome(&facts, &sample_record::standing(&facts, true))
    }

    #[test]
    fn a_nip_stays_text_and_no_cell_is_a_formula() {
        let mut outcome = sample();
        outcome.moves[0].conditions = "=HYPERLINK(\"x\")".to_owned();
        outcome.moves[0].text = "-1+1".to_owned();
        let written = csv(&outcome);
        assert!(written.contains("\"'=HYPERLINK(\"\"x\"\")\"") && written.contains("\"'-1+1\""), "{written}");
        assert!(written.contains("\"'198504122010011"), "{written}");
        assert_eq!(written.lines().count(), 2);
    }

    #[test]
    fn an_acting_appointment_keeps_the_home_seat_and_every_paper_tells_its_last_day() {
        let mut table = Table::of(&table::story_of_acting());
        table.rule(&[table::accepting("B-01")]).expect("P-904 may act in the vacant seat");
        assert_eq!(table.seat("P-904"), "SOS-KASI");
        let outcome = outcome::outcome(&table.facts, &table.standing);
        assert!(csv(&outcome).contains("\"penunjukan Plt\",\"2026-12-01\",\"2027-03-01\""), "{}", csv(&outcome));
        let printed = Printed { language: Language::Indonesian, head: String::new() };
        let minutes = plain::write(&minutes::minutes(&table.facts, &table.standing, &printed));
        assert!(minutes.contains("Penunjukan Plt"), "{minutes}");
        assert!(minutes.contains("Maret 2027"), "{minutes}");
    }

    #[test]
    fn both_agencies_and_the_reason_in_words_have_their_columns() {
        let mut outcome = sample();
        outcome.moves[0].text = "Paling sesuai".to_owned();
        let written = csv(&outcome);
        let mut reader = ::csv::Reader::from_reader(written.as_bytes());
        let header = reader.headers().unwrap().clone();
        let row = reader.records().next().unwrap().unwrap();
        let cell = |name: &str| row.get(header.iter().position(|column| column == name).unwrap()).unwrap();
        assert_eq!(cell("Perangkat daerah lama"), "Dinas Sosial");
        assert_eq!(cell("Perangkat daerah baru"), "Dinas Kependudukan dan Pencatatan Sipil");
        assert_eq!(cell("Unit baru"), "Bidang Pengelolaan Informasi Administrasi Kependudukan");
        assert_eq!(cell("Uraian"), "Paling sesuai");
        assert_eq!(header.len(), row.len());
    }
}
