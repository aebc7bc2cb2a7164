//! What the sitting resulted in: decisions in force only, in tables by class of the new position.

use std::cell::OnceCell;

use crate::domain::class::Class;
use crate::domain::docket::Item;
use crate::domain::ids::UnitId;
use crate::domain::placements::Placements;
use crate::journal::candidates;
use crate::journal::event::{DecidedMove, Event, Outcome};
use crate::journal::standing::{Decision, Standing};
use crate::paper::block::{Block, Column, Table};
use crate::paper::chronology;
use crate::paper::grounds;
use crate::paper::naming::{self, Naming, capitalised};
use crate::paper::wordings;
use crate::text::dates;
use crate::text::words::{Phrase, Value};
use crate::workload::balance::Balance;
use crate::workload::need::basis;

/// Decisions in force in the order of the docket.
pub fn decisions<'a>(naming: &Naming<'_>, standing: &'a Standing) -> Vec<&'a Decision> {
    let place = |decision: &&Decision| {
        let number = naming.facts.docket().item(&decision.item).map_or(usize::MAX, |item| item.number);
        (number, decision.entry)
    };
    let mut decisions: Vec<&Decision> = standing.decisions().collect();
    decisions.sort_by_key(place);
    decisions
}

/// Items without a decision in force, in the order of the docket.
pub fn undecided<'a>(naming: &Naming<'a>, standing: &Standing) -> Vec<&'a Item> {
    naming.facts.docket().items().iter().filter(|item| standing.decision(&item.id).is_none()).collect()
}

/// Summary, moves by class, what was left, workload before and after.
pub fn results(naming: &Naming<'_>, standing: &Standing) -> Vec<Block> {
    let decisions = decisions(naming, standing);
    let mut blocks = vec![Block::Paragraph(summary(naming, &decisions))];
    let of_class = |class: &Class| moves_of_class(naming, standing, &decisions, Some(*class));
    blocks.extend(Class::ALL.iter().filter_map(of_class));
    // A position the facts do not know is named by its id rather than lost.
    blocks.extend(moves_of_class(naming, standing, &decisions, None));
    for (outcome, heading) in [
        (Outcome::Rejected, "paper.minutes.left-rejected"),
        (Outcome::Parked, "paper.minutes.left-parked"),
        (Outcome::OutsideJurisdiction, "paper.minutes.left-outside"),
    ] {
        blocks.extend(left(naming, &decisions, outcome, heading));
    }
    blocks.extend(undecided_table(naming, standing));
    blocks.extend(workload(naming, standing));
    blocks
}

fn summary(naming: &Naming<'_>, decisions: &[&Decision]) -> String {
    let items = naming.facts.docket().items().len();
    if decisions.is_empty() {
        return naming.spoken(&Phrase::new("paper.minutes.summary-none").with("items", items));
    }
    let counted = Outcome::ALL.iter().filter_map(|outcome| {
        let count = decisions.iter().filter(|decision| decision.outcome == *outcome).count();
        let phrase =
            Phrase::new("paper.minutes.count").with("count", count).with("outcome", Value::Term(outcome.key()));
        (count > 0).then(|| naming.spoken(&phrase))
    });
    let counts: Vec<String> = counted.collect();
    let phrase = if decisions.len() == items {
        Phrase::new("paper.minutes.summary-all")
    } else {
        Phrase::new("paper.minutes.summary").with("items", items)
    };
    naming.spoken(&phrase.with("taken", decisions.len()).with("counts", counts.join(", ")))
}

/// The moves to positions of one class; `None` for positions that the facts do not know.
fn moves_of_class(
    naming: &Naming<'_>,
    standing: &Standing,
    decisions: &[&Decision],
    class: Option<Class>,
) -> Option<Block> {
    let of_class = |decided: &&DecidedMove| naming.facts.position(&decided.to).map(|position| position.class) == class;
    let moves = decisions.iter().flat_map(|decision| decision.moves.iter().map(move |decided| (*decision, decided)));
    let rows: Vec<Vec<String>> = moves
        .filter(|(_, decided)| of_class(decided))
        .enumerate()
        .map(|(place, (decision, decided))| move_row(naming, place + 1, decision, decided))
        .collect();
    let name = class.map_or_else(|| naming.say("paper.unknown"), |class| naming.say(class.key()));
    let heading = naming.spoken(&Phrase::new("paper.minutes.class").with("class", name));
    let table = table(
        naming,
        &[
            ("paper.column.number", 2),
            ("paper.column.name", 21),
            ("paper.column.rank", 9),
            ("paper.column.old-position", 13),
            ("paper.column.new-position", 13),
            ("paper.column.echelon", 6),
            ("paper.column.remark", 10),
        ],
        rows,
    )?;
    let mut blocks = vec![table];
    blocks.extend(conditions_of(naming, decisions, of_class));
    blocks.extend(exceptions_of(naming, standing, decisions, of_class));
    Some(Block::Section { heading, blocks })
}

/// The conditions under a table, by item: cells are too narrow for them.
fn conditions_of(
    naming: &Naming<'_>,
    decisions: &[&Decision],
    of_class: impl Fn(&&DecidedMove) -> bool,
) -> Option<Block> {
    let tied = decisions.iter().filter(|decision| {
        !decision.detail.conditions.is_empty() && decision.moves.iter().any(|decided| of_class(&decided))
    });
    let pairs: Vec<(String, String)> = tied
        .map(|decision| {
            let label = Phrase::new("paper.minutes.condition-of").with("item", naming.item(&decision.item));
            (naming.spoken(&label), naming::sentence(&naming::one_line(&decision.detail.conditions)))
        })
        .collect();
    (!pairs.is_empty()).then(|| Block::fields(pairs))
}

/// The documents under a table that lifted blocks of its moves: cells are too narrow for them.
fn exceptions_of(
    naming: &Naming<'_>,
    standing: &Standing,
    decisions: &[&Decision],
    of_class: impl Fn(&&DecidedMove) -> bool,
) -> Option<Block> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for decision in decisions {
        for decided in decision.moves.iter().filter(&of_class) {
            let label = Phrase::new("paper.minutes.exception-of").with("item", naming.item(&decision.item));
            let documents = documents(naming, standing, decision, decided);
            let name = naming.full_name(&decided.employee);
            pairs.extend(documents.map(|said| (naming.spoken(&label), naming::sentence(&format!("{name}: {said}")))));
        }
    }
    (!pairs.is_empty()).then(|| Block::fields(pairs))
}

/// The documents that lifted the blocks of one move, joined; none when nothing was lifted. A sensitive rule
/// is not named, nor what its document is; words withheld from this copy are said to be so.
fn documents(naming: &Naming<'_>, standing: &Standing, decision: &Decision, decided: &DecidedMove) -> Option<String> {
    let seen = decision.seen.verdicts.iter().enumerate();
    let lifted = seen.filter(|(_, verdict)| verdict.lifted && verdict.employee == decided.employee);
    let mut said: Vec<String> = Vec::new();
    // What was entered later, or taken back later, lifted nothing then.
    let then = OnceCell::new();
    for (place, verdict) in lifted {
        let named = verdict.rule.as_deref();
        let rule = named.or_else(|| decision.detail.sentences.get(place).map(|shown| shown.rule.as_str()));
        let then: &Standing = then.get_or_init(|| standing.at(decision.entry));
        let mut exceptions = then.exceptions().iter().rev();
        let found = exceptions.find(|own| own.employee == decided.employee && Some(own.rule.as_str()) == rule);
        let document = found.map_or_else(
            || naming.say("paper.withheld"),
            |own| grounds::document_phrase(naming, &own.document, &own.number, own.date, named.is_some()),
        );
        let one = match named {
            Some(rule) => format!("{document} ({rule})"),
            None => document,
        };
        if !said.contains(&one) {
            said.push(one);
        }
    }
    (!said.is_empty()).then(|| said.join("; "))
}

fn move_row(naming: &Naming<'_>, number: usize, decision: &Decision, decided: &DecidedMove) -> Vec<String> {
    let kind = match candidates::last_day(naming.facts, &decision.item, decided) {
        Some(day) => naming.spoken(
            &Phrase::new("paper.minutes.kind-until").with("kind", Value::Term(decided.kind.key())).with("day", day),
        ),
        None => naming.say(decided.kind.key()),
    };
    let mut remark = vec![capitalised(&kind), naming.item(&decision.item)];
    if decision.outcome != Outcome::Accepted {
        remark.push(capitalised(&naming.say(decision.outcome.key())));
    }
    if decision.seen.verdicts.iter().any(|verdict| verdict.lifted && verdict.employee == decided.employee) {
        remark.push(naming.say("paper.minutes.with-exception"));
    }
    vec![
        number.to_string(),
        naming.name_and_nip(&decided.employee),
        naming.rank(&decided.employee),
        naming.position(decided.from.as_ref()),
        naming.position(Some(&decided.to)),
        naming.echelon(naming.facts.position(&decided.to)),
        remark.join("\n"),
    ]
}

/// The items that were left with this outcome.
fn left(naming: &Naming<'_>, decisions: &[&Decision], outcome: Outcome, heading: &'static str) -> Option<Block> {
    let rows = decisions.iter().filter(|decision| decision.outcome == outcome).enumerate().map(|(place, decision)| {
        let mut why = vec![capitalised(&naming.reasons(&decision.reasons))];
        if !decision.detail.text.is_empty() {
            why.push(wordings::marked(naming, naming::one_line(&decision.detail.text), decision.reworded));
        }
        why.extend(chronology::conditions(naming, outcome, &decision.detail.conditions));
        vec![
            (place + 1).to_string(),
            naming.item(&decision.item),
            naming.positions(&decision.seats),
            naming.full_names(&decision.seen.suggested),
            why.join("\n"),
        ]
    });
    let columns = [
        ("paper.column.number", 2),
        ("paper.column.item", 8),
        ("paper.column.position", 25),
        ("paper.column.suggested", 19),
        ("paper.column.reason", 26),
    ];
    let table = table(naming, &columns, rows.collect())?;
    Some(Block::Section { heading: naming.say(heading), blocks: vec![table] })
}

fn undecided_table(naming: &Naming<'_>, standing: &Standing) -> Option<Block> {
    let rows = undecided(naming, standing).into_iter().enumerate().map(|(place, item)| {
        vec![
            (place + 1).to_string(),
            naming.item(&item.id),
            naming.positions(&item.seats),
            naming.full_names(&item.moves.iter().map(|mutation| mutation.employee.clone()).collect::<Vec<_>>()),
        ]
    });
    let columns = [
        ("paper.column.number", 2),
        ("paper.column.item", 8),
        ("paper.column.position", 40),
        ("paper.column.suggested", 33),
    ];
    let table = table(naming, &columns, rows.collect())?;
    Some(Block::Section { heading: naming.say("paper.minutes.left-undecided"), blocks: vec![table] })
}

/// A table whose second header row counts the columns; none without rows.
pub fn table(naming: &Naming<'_>, columns: &[(&'static str, usize)], rows: Vec<Vec<String>>) -> Option<Block> {
    if rows.is_empty() {
        return None;
    }
    let names = columns.iter().map(|(key, _)| naming.say(key)).collect();
    let numbers = (1..=columns.len()).map(|number| number.to_string()).collect();
    let column = |(place, (_, share)): (usize, &(&str, usize))| match place {
        0 => Column::numbers(*share),
        _ => Column::words(*share),
    };
    Some(Block::Table(Table {
        columns: columns.iter().enumerate().map(column).collect(),
        header: vec![names, numbers],
        rows,
    }))
}

/// Agencies that a decision in force releases from or places into, in the order of the facts.
fn touched(naming: &Naming<'_>, standing: &Standing) -> Vec<UnitId> {
    let moves = || standing.decisions().flat_map(|decision| &decision.moves);
    let ends: Vec<UnitId> = moves()
        .flat_map(|decided| decided.from.iter().chain(std::iter::once(&decided.to)))
        .filter_map(|position| naming.facts.agency_of_position(position).map(|agency| agency.id.clone()))
        .collect();
    naming.facts.agencies().map(|agency| agency.id.clone()).filter(|agency| ends.contains(agency)).collect()
}

fn workload(naming: &Naming<'_>, standing: &Standing) -> Option<Block> {
    let agencies = touched(naming, standing);
    let (before, after) =
        (Balance::of(naming.facts, &Placements::default()), Balance::of(naming.facts, standing.placements()));
    let mut apart = Vec::new();
    let row = |(place, agency): (usize, &UnitId)| {
        let mut cells = vec![(place + 1).to_string(), naming.unit(agency)];
        match (before.unit(agency), after.unit(agency)) {
            (Some(before), Some(after)) => {
                cells.push(naming.persons(before.need));
                cells.extend([before, after].map(|balance| {
                    let words = naming.load(balance.need, balance.strength);
                    format!("{}\n{words}", naming.persons(balance.strength))
                }));
                if after.positions_without_need > 0 {
                    let phrase = Phrase::new("paper.minutes.workload-apart")
                        .with("unit", naming.unit(agency))
                        .with("persons", after.strength_without_need)
                        .with("positions", after.positions_without_need);
                    apart.push(naming.spoken(&phrase));
                }
            }
            _ => cells.extend(std::iter::repeat_n(naming.say("paper.unknown"), 3)),
        }
        cells
    };
    let rows: Vec<Vec<String>> = agencies.iter().enumerate().map(row).collect();
    let columns = [
        ("paper.column.number", 2),
        ("paper.column.agency", 30),
        ("paper.column.need", 14),
        ("paper.column.before", 17),
        ("paper.column.after", 17),
    ];
    let table = table(naming, &columns, rows)?;
    let sitting = naming.facts.sitting();
    let source = Phrase::new("paper.minutes.workload-source")
        .with("basis", basis(naming.facts))
        .with("date", dates::long(sitting.data_date, naming.language));
    let mut blocks = vec![table, Block::Paragraph(naming.spoken(&source))];
    blocks.extend(apart.into_iter().map(Block::Paragraph));
    blocks.extend(spread(naming, standing).map(Block::Paragraph));
    Some(Block::Section { heading: naming.say("paper.minutes.workload"), blocks })
}

/// The spread before the first and after the last decision, as the record holds it. Nothing when a
/// decision was taken back after the last one, because no entry shows the spread that results.
fn spread(naming: &Naming<'_>, standing: &Standing) -> Option<String> {
    let events = || standing.entries().iter().flat_map(|entry| &entry.events);
    let (mut first, mut last) = (None, None);
    for event in events() {
        match event {
            Event::Decided { seen, .. } => {
                first = first.or(Some(seen.spread.0));
                last = Some(seen.spread.1);
            }
            Event::Undone { .. } | Event::Redone { .. } => last = None,
            _ => {}
        }
    }
    let shown = |value: i64| crate::text::numbers::decimal(value, 3, naming.language);
    let phrase = Phrase::new("paper.minutes.spread").with("before", shown(first??)).with("after", shown(last??));
    Some(naming.spoken(&phrase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::{plain, sample_record};
    use crate::text::language::Language;

    /// The results of the sample after `change` to its facts' record.
    fn results_of(change: impl FnOnce(&mut Vec<crate::journal::event::Entry>)) -> String {
        let facts = sample_record::facts();
        let standing = sample_record::standing(&facts, false);
        let mut entries = standing.entries().iter().map(|entry| entry.as_ref().clone()).collect();
        change(&mut entries);
        let naming = Naming { facts: &facts, language: Language::Indonesian };
        let blocks = results(&naming, &Standing::of(entries));
        let text = plain::write(&crate::paper::block::Paper { watermark: None, blocks });
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_was_parked_is_taken_up_and_not_decided() {
        let text = results_of(|_| {});
        assert!(text.starts_with("Dari 4 butir daftar bahasan, 3 butir dibahas: 1 diterima dengan syarat, 1 ditolak"));
        // Without the entry that took it back, the fourth item is decided too.
        let text = results_of(|entries| entries.retain(|entry| entry.number != 8));
        let whole = "4 butir dibahas: 1 diterima, 1 diterima dengan syarat, 1 ditolak, 1 ditunda.";
        assert!(text.starts_with(whole), "{text}");
    }

    #[test]
    fn the_document_that_lifted_a_block_is_named_and_a_sensitive_one_only_by_its_date() {
        let text = results_of(|_| {});
        let closed = "Pengecualian Butir 1 : Ayu Rahmadani, S.STP.: dokumen tanggal 30 November 2026 (rinciannya";
        assert!(text.contains(closed) && !text.contains("R-DIS") && !text.contains("800/977"), "{text}");
        let text = results_of(|entries| {
            let Some(Event::Decided { seen, .. }) = entries[3].events.first_mut() else { panic!("#4 decides") };
            seen.verdicts[0].rule = Some("R-DIS-ONGOING".to_owned());
        });
        let open = "Surat keterangan bebas hukuman disiplin Nomor 800/977 tanggal 30 November 2026 (R-DIS-ONGOING).";
        assert!(text.contains(open), "{text}");
        let text = results_of(|entries| entries.iter_mut().for_each(|entry| entry.details = None));
        assert!(text.contains("Pengecualian Butir 1 : Ayu Rahmadani, S.STP.: (isi tidak disertakan"), "{text}");
    }
}
