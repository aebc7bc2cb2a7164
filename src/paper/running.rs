//! The minutes while they grow: one short line an entry, for the pane on the board.

use crate::domain::fact_form;
use crate::domain::facts::Facts;
use crate::domain::ids::PositionId;
use crate::journal::event::{Detail, Entry, Event};
use crate::journal::standing::Standing;
use crate::paper::grounds::{self, Whole};
use crate::paper::naming::{self, Naming};
use crate::paper::wordings;
use crate::text::language::Language;
use crate::text::words::{Phrase, Value};

/// The last `count` entries, oldest first, one line each; the screen cuts them to its width.
pub fn running_minutes(facts: &Facts, standing: &Standing, language: Language, count: usize) -> Vec<String> {
    let naming = Naming { facts, language };
    let entries = standing.entries();
    entries[entries.len().saturating_sub(count)..].iter().map(|entry| line(&naming, standing, entry)).collect()
}

fn line(naming: &Naming<'_>, standing: &Standing, entry: &Entry) -> String {
    let events = entry.events.iter().enumerate();
    let told = |(place, event)| {
        let line = naming.spoken(&short(naming, event, standing.words(entry, place).as_ref()));
        wordings::marked(naming, line, standing.reworded(entry.number, place))
    };
    let mut said: Vec<String> = events.map(told).collect();
    // Of several closed facts of one person no more is told than of one.
    said.dedup();
    stamped(naming, standing, entry, &said.join("; "))
}

/// An event as the page of the minutes tells it, or several that belong together and hold nobody's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Number of the entry.
    pub entry: u64,
    /// Which of its events, from 0; the first where several are told as one.
    pub place: usize,
    /// What happened, on one line.
    pub line: String,
    /// What people wrote down, paragraph by paragraph.
    pub words: Vec<String>,
}

/// All that happened, oldest first, with the words that people wrote down.
pub fn told(facts: &Facts, standing: &Standing, language: Language) -> Vec<Told> {
    let naming = Naming { facts, language };
    let entries = standing.entries().iter();
    entries.flat_map(|entry| told_of(&naming, standing, entry)).collect()
}

fn told_of(naming: &Naming<'_>, standing: &Standing, entry: &Entry) -> Vec<Told> {
    if !entry.events.iter().any(has_words) {
        let line = line(naming, standing, entry);
        return vec![Told { entry: entry.number, place: 0, line, words: Vec::new() }];
    }
    let one = |(place, event): (usize, &Event)| {
        let detail = standing.words(entry, place);
        let (wordless, text) = match detail {
            Some(detail) if has_words(event) => (Some(Detail { text: String::new(), ..detail.clone() }), detail.text),
            detail => (detail, String::new()),
        };
        let said = naming.spoken(&short(naming, event, wordless.as_ref()));
        let said = wordings::marked(naming, said.trim_end().to_owned(), standing.reworded(entry.number, place));
        let line = stamped(naming, standing, entry, &said);
        Told { entry: entry.number, place, line, words: wordings::paragraphs(&text) }
    };
    entry.events.iter().enumerate().map(one).collect()
}

/// Whether people write words with such an event, which the minutes tell.
fn has_words(event: &Event) -> bool {
    matches!(
        event,
        Event::NoteTaken { .. } | Event::Decided { .. } | Event::SecretaryChanged { .. } | Event::Adjourned { .. }
    )
}

/// What was said of an entry, with its number, its hour, and whether it was taken back.
fn stamped(naming: &Naming<'_>, standing: &Standing, entry: &Entry, said: &str) -> String {
    let line = format!("#{} {} {said}", entry.number, naming.clock(&entry.stamp.time));
    if standing.is_undone(entry.number) {
        naming.spoken(&Phrase::new("paper.line.taken-back").with("line", line))
    } else {
        line
    }
}

fn short(naming: &Naming<'_>, event: &Event, detail: Option<&Detail>) -> Phrase {
    match event {
        Event::Opened { rehearsal: true, .. } => Phrase::new("paper.line.opened-rehearsal"),
        Event::Opened { .. } => Phrase::new("paper.line.opened"),
        Event::Continued { .. } => Phrase::new("paper.line.continued"),
        Event::Recovered { .. } => Phrase::new("paper.line.recovered"),
        Event::TookOver { .. } => Phrase::new("paper.line.took-over"),
        Event::Attended { member, presence } => Phrase::new("paper.line.attended")
            .with("member", naming.member(member))
            .with("presence", Value::Term(presence.key())),
        Event::Decided { .. } => decision(naming, event),
        Event::ExceptionEntered { rule: Some(rule), employee, .. } => {
            Phrase::new("paper.line.exception").with("rule", rule.as_str()).with("name", naming.name(employee))
        }
        Event::ExceptionEntered { rule: None, employee, .. } => {
            Phrase::new("paper.line.exception-closed").with("name", naming.name(employee))
        }
        Event::FactCorrected { row, field: Some(field) } => Phrase::new("paper.line.corrected")
            .with("whose", naming.row(row))
            .with("fact", fact_form::called(row, field, naming.language)),
        Event::FactCorrected { row, field: None } => {
            let key = grounds::whole_row(detail).map_or("paper.line.corrected-closed", |gone| match gone {
                Whole::Gone => "paper.line.row-gone",
                Whole::New => "paper.line.row-new",
            });
            Phrase::new(key).with("whose", naming.row(row))
        }
        Event::ItemsAdded { items } => grounds::added(naming, items),
        Event::NoteTaken { item } => {
            let text = detail.map_or_else(|| naming.say("paper.withheld"), |detail| naming::one_line(&detail.text));
            match item {
                Some(item) => Phrase::new("paper.line.note-on").with("item", naming.item(item)).with("text", text),
                None => Phrase::new("paper.line.note").with("text", text),
            }
        }
        Event::Undone { entry } => Phrase::new("paper.line.undone").with("entry", entry.to_string()),
        Event::Redone { entry } => Phrase::new("paper.line.redone").with("entry", entry.to_string()),
        Event::HandedOver { to } => Phrase::new("paper.line.handed-over").with("to", to.as_str()),
        Event::Received { from } => Phrase::new("paper.line.received").with("from", from.as_str()),
        Event::TakenBack => Phrase::new("paper.line.back"),
        Event::Reworded { entry, .. } => wordings::headline(*entry),
        Event::SecretaryChanged { member } => Phrase::new("paper.line.secretary").with("name", naming.member(member)),
        Event::DetailsOpened { item, member } => {
            Phrase::new("paper.line.details").with("item", naming.item(item)).with("name", naming.member(member))
        }
        Event::Adjourned { .. } => {
            let text = detail.map_or_else(|| naming.say("paper.withheld"), |detail| naming::one_line(&detail.text));
            Phrase::new("paper.line.adjourned").with("text", text)
        }
        Event::Resumed { day } => Phrase::new("paper.line.resumed").with("day", *day),
        Event::Closed { .. } => Phrase::new("paper.line.closed"),
    }
}

fn decision(naming: &Naming<'_>, event: &Event) -> Phrase {
    let Event::Decided { item, seats, outcome, moves, .. } = event else { return Phrase::new("paper.none") };
    let phrase = if moves.is_empty() {
        let seats: Vec<String> = seats.iter().map(|position| seat(naming, position)).collect();
        Phrase::new("paper.line.left").with("seats", seats.join(", "))
    } else {
        let moves: Vec<String> = moves
            .iter()
            .map(|decided| {
                let phrase = Phrase::new("paper.line.move")
                    .with("name", naming.name(&decided.employee))
                    .with("to", seat(naming, &decided.to));
                naming.spoken(&phrase.with("kind", Value::Term(decided.kind.key())))
            })
            .collect();
        Phrase::new("paper.line.moved").with("moves", moves.join(", "))
    };
    phrase.with("item", naming.item(item)).with("outcome", Value::Term(outcome.key()))
}

/// A position by the name it is known by: many bear the same title.
fn seat(naming: &Naming<'_>, position: &PositionId) -> String {
    let found = naming.facts.position(position);
    found.map_or_else(|| naming.title(position), |found| naming.facts.name_of_position(found))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::sample_record;

    #[test]
    fn every_entry_is_one_line_and_what_was_taken_back_says_so() {
        let facts = sample_record::facts();
        let standing = sample_record::standing(&facts, false);
        let lines = running_minutes(&facts, &standing, Language::Indonesian, 8);
        let [accepted, noted, taken_back] = ["P-904", "", "P-905"].map(|who| {
            let item = facts.docket().items().iter().find(|item| item.moves[0].employee.as_str() == who);
            item.map_or(0, |item| item.number)
        });
        assert_eq!(noted, 0);
        let expected = format!(
            "#4 09.42 Butir {accepted} diterima dengan syarat: Ayu Rahmadani -> Kepala Seksi Identitas Penduduk, CAPIL (rotasi)"
        );
        assert_eq!(lines[0], expected);
        assert_eq!(lines[2], "#6 10.02 Catatan: Ketua meminta jadwal | pelantikan disiapkan.");
        let expected = format!(
            "#7 10.10 Butir {taken_back} diterima: Budi Sembiring -> Operator Layanan Kependudukan, CAPIL (rotasi) (diurungkan)"
        );
        assert_eq!(lines[3], expected);
        assert_eq!(lines[4..6], ["#8 10.12 #7 diurungkan", "#9 10.15 Citra Damanik, S.E.: izin"]);
        assert_eq!(lines.len(), 8);
    }

    #[test]
    fn opening_the_program_again_is_not_told_as_the_sitting_being_resumed() {
        let facts = sample_record::facts();
        let naming = Naming { facts: &facts, language: Language::Indonesian };
        let again = Event::Continued { program: "sidang 0.1.0".to_owned(), session_hash: String::new() };
        let [again, resumed] =
            [again, Event::Resumed { day: 2 }].map(|event| naming.spoken(&short(&naming, &event, None)));
        assert_eq!(again, "Program dibuka kembali, pencatatan diteruskan");
        assert_eq!(resumed, "Pertemuan ke-2 dibuka");
    }
}
