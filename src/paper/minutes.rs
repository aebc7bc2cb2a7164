//! The minutes (notulen): the chronological record of the sitting, from letterhead to signatures.
//!
//! Written from the record alone, so that the same entries always give the same minutes. The official
//! record (berita acara) states the result only and is another paper.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::committee::{Member, Role, Sitting};
use crate::domain::facts::Facts;
use crate::domain::legal::LegalBasis;
use crate::journal::event::{Event, Outcome};
use crate::journal::standing::{Life, Standing};
use crate::paper::attendance::{self, was_present};
use crate::paper::block::{Block, Paper, Signature};
use crate::paper::naming::{self, Naming};
use crate::paper::{chronology, follow_up, meetings, results, rule_key, secretaries};
use crate::text::language::Language;
use crate::text::words::Phrase;
use crate::text::{dates, numbers};

/// What only the caller knows when a paper is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// Language of the paper.
    pub language: Language,
    /// Short code of the last entry, as it is read aloud (`#143 K7QF-2M9D-04VW-XR1T`).
    pub head: String,
}

/// The minutes of a sitting as far as its record goes.
pub fn minutes(facts: &Facts, standing: &Standing, printed: &Printed) -> Paper {
    let naming = Naming { facts, language: printed.language };
    let mut blocks = vec![letterhead(facts.sitting()), title(&naming, standing)];
    blocks.push(Block::Paragraph(opening(&naming, standing)));
    blocks.extend(other_day(&naming, standing).map(Block::Paragraph));
    let mut count = 0;
    let mut section = |key, blocks| {
        count += 1;
        let heading = format!("{}. {}", numbers::roman(count), naming.say(key).to_uppercase());
        Block::Section { heading, blocks }
    };
    let mut held = vec![particulars(&naming, standing)];
    held.extend(attendance::held(&naming, standing));
    blocks.push(section("paper.minutes.particulars", held));
    blocks.push(section("paper.minutes.attendance", attendance::attendance(&naming, standing)));
    blocks.push(section("paper.minutes.legal", legal(&naming)));
    blocks.push(section("paper.minutes.agenda", vec![agenda(&naming)]));
    let mut course = vec![Block::Paragraph(naming.say("paper.minutes.course-note"))];
    course.extend(chronology::course(&naming, standing));
    course.extend(rule_key::rule_key(&naming, standing));
    blocks.push(section("paper.minutes.course", course));
    blocks.push(section("paper.minutes.results", results::results(&naming, standing)));
    blocks.push(section("paper.minutes.follow-up", closing_steps(&naming, standing)));
    blocks.push(Block::Paragraph(place_and_day(&naming, standing)));
    blocks.push(signatures(&naming, standing));
    blocks.push(Block::Rule);
    blocks.push(Block::Paragraph(footer(&naming, standing, printed)));
    let watermark = standing.rehearsal().then(|| naming.say("paper.watermark"));
    Paper { watermark, blocks }
}

/// Government, committee and address, as every paper of the committee begins.
pub fn letterhead(sitting: &Sitting) -> Block {
    let mut lines = vec![sitting.government.to_uppercase(), sitting.committee.to_uppercase()];
    lines.extend((!sitting.address.is_empty()).then(|| sitting.address.clone()));
    Block::Letterhead(lines)
}

fn title(naming: &Naming<'_>, standing: &Standing) -> Block {
    let sitting = naming.facts.sitting();
    let number = Phrase::new("paper.number").with("number", sitting.record_number.as_str());
    let mut lines = vec![
        naming.say("paper.minutes.title"),
        sitting.committee.to_uppercase(),
        sitting.title.to_uppercase(),
        naming.spoken(&number),
    ];
    lines.extend((standing.life() != Life::Closed).then(|| naming.say("paper.minutes.unfinished")));
    Block::Title(lines)
}

/// The decree that formed the committee: issuer, number, date.
pub fn decree(naming: &Naming<'_>) -> String {
    let decree = &naming.facts.sitting().decree;
    let phrase = Phrase::new("paper.minutes.decree")
        .with("issuer", decree.issuer.as_str())
        .with("number", decree.number.as_str())
        .with("date", dates::long(decree.date, naming.language));
    naming.spoken(&phrase)
}

fn opening(naming: &Naming<'_>, standing: &Standing) -> String {
    let sitting = naming.facts.sitting();
    let phrase = if standing.life() == Life::Closed {
        Phrase::new("paper.minutes.opening")
    } else {
        Phrase::new("paper.minutes.opening-unfinished")
    };
    let phrase = phrase
        .with("day", dates::formal(sitting.date, naming.language))
        .with("place", sitting.place.as_str())
        .with("committee", sitting.committee.as_str())
        .with("decree", decree(naming))
        .with("title", sitting.title.as_str());
    naming.spoken(&phrase)
}

/// That the entries bear other days than the sitting, as in a rehearsal or a sitting that went on; words that were put
/// otherwise on a later day make no day of the sitting.
fn other_day(naming: &Naming<'_>, standing: &Standing) -> Option<String> {
    let planned = naming.facts.sitting().date;
    let rewords = |event: &Event| matches!(event, Event::Reworded { .. });
    let sat = standing.entries().iter().filter(|entry| !entry.events.iter().all(rewords));
    let days: BTreeSet<NaiveDate> = sat.filter_map(|entry| naming::day(&entry.stamp.time)).collect();
    if days.iter().all(|day| *day == planned) {
        return None;
    }
    let said: Vec<String> = days.iter().map(|day| naming.weekday(*day)).collect();
    let phrase = Phrase::new("paper.minutes.other-day")
        .with("days", said.join("; "))
        .with("planned", dates::long(planned, naming.language));
    Some(naming.spoken(&phrase))
}

/// Time of the entry that closed the sitting, when it is closed.
fn closing_time(standing: &Standing) -> Option<&str> {
    if standing.life() != Life::Closed {
        return None;
    }
    let closes = |event: &Event| matches!(event, Event::Closed { .. });
    let mut entries = standing.entries().iter().rev();
    entries.find(|entry| entry.events.iter().any(closes)).map(|entry| entry.stamp.time.as_str())
}

fn particulars(naming: &Naming<'_>, standing: &Standing) -> Block {
    let sitting = naming.facts.sitting();
    let several = meetings::meetings(standing).len() > 1;
    let moment = |time: &str| match naming::day(time).filter(|_| several) {
        Some(day) => format!("{} {}", naming.weekday(day), naming.hour(time)),
        None => naming.hour(time),
    };
    let begun = standing.entries().first().map(|entry| moment(&entry.stamp.time));
    let ended = closing_time(standing).map(moment);
    let name = |member: Option<&Member>| {
        member.map_or_else(
            || naming.say("paper.minutes.not-taken"),
            |member| format!("{} ({})", member.name, naming.say(member.role.key())),
        )
    };
    let secretary = present(sitting, standing, |member| member.role == Role::Secretary);
    Block::fields([
        (naming.say("paper.minutes.topic"), sitting.title.clone()),
        (naming.say("paper.minutes.day"), naming.weekday(sitting.date)),
        (naming.say("paper.minutes.place"), sitting.place.clone()),
        (naming.say("paper.minutes.start"), begun.unwrap_or_else(|| naming.say("paper.minutes.not-begun"))),
        (naming.say("paper.minutes.end"), ended.unwrap_or_else(|| naming.say("paper.minutes.not-closed"))),
        (naming.say("paper.minutes.chair"), name(presiding(sitting, standing))),
        (naming.say("paper.minutes.secretary"), secretaries::told(naming, standing, secretary)),
        (naming.say("paper.minutes.effective"), dates::long(sitting.effective, naming.language)),
        (naming.say("paper.minutes.data-date"), dates::long(sitting.data_date, naming.language)),
    ])
}

/// Who presided: the chair, or the deputy when the chair was never there.
pub fn presiding<'a>(sitting: &'a Sitting, standing: &Standing) -> Option<&'a Member> {
    let with = |role| present(sitting, standing, move |member: &Member| member.role == role);
    with(Role::Chair).or_else(|| with(Role::Deputy))
}

/// The first member of whom `wanted` holds and who was at the table.
fn present<'a>(sitting: &'a Sitting, standing: &Standing, wanted: impl Fn(&Member) -> bool) -> Option<&'a Member> {
    sitting.members.iter().find(|member| wanted(member) && was_present(standing, &member.id))
}

/// The session's legal bases, numbered; those that nobody checked bear a star, which a sentence below explains.
pub fn legal(naming: &Naming<'_>) -> Vec<Block> {
    let bases = naming.facts.legal_bases();
    if bases.is_empty() {
        return vec![Block::Paragraph(naming.say("paper.minutes.legal-none"))];
    }
    let marked = |basis: &LegalBasis| format!("{}{}", basis.text, if basis.checked { "" } else { " *" });
    let unchecked = bases.iter().any(|basis| !basis.checked);
    let below = unchecked.then(|| Block::Paragraph(naming.say("paper.minutes.legal-unchecked")));
    std::iter::once(Block::numbered(bases.iter().map(marked))).chain(below).collect()
}

fn agenda(naming: &Naming<'_>) -> Block {
    let items = Phrase::new("paper.minutes.agenda-items")
        .with("items", naming.facts.docket().items().len())
        .with("title", naming.facts.sitting().title.as_str());
    Block::numbered([
        naming.say("paper.minutes.agenda-opening"),
        naming.spoken(&items),
        naming.say("paper.minutes.agenda-closing"),
    ])
}

fn closing_steps(naming: &Naming<'_>, standing: &Standing) -> Vec<Block> {
    let sitting = naming.facts.sitting();
    let consideration = Phrase::new("paper.minutes.consideration").with("official", sitting.appointing_title.as_str());
    let mut steps = vec![naming.spoken(&consideration)];
    steps.extend(follow_up::approvals(naming, standing));
    let has = |outcome| standing.decisions().any(|decision| decision.outcome == outcome);
    if standing.decisions().any(|decision| decision.outcome.moves() && !decision.detail.conditions.is_empty()) {
        steps.push(naming.say("paper.minutes.conditions-follow"));
    }
    if has(Outcome::Parked) {
        steps.push(naming.say("paper.minutes.parked-follow"));
    }
    let end = closing_time(standing).map(|time| {
        let day = naming::day(time).unwrap_or(sitting.date);
        let phrase = Phrase::new("paper.minutes.closed-at").with("day", naming.weekday(day));
        naming.spoken(&phrase.with("hour", naming.hour(time)))
    });
    let end = end.unwrap_or_else(|| naming.say("paper.minutes.open-end"));
    vec![Block::numbered(steps), Block::Paragraph(end)]
}

/// `Tebing Tinggi, 2 Desember 2026`: where and when it is signed.
fn place_and_day(naming: &Naming<'_>, standing: &Standing) -> String {
    let sitting = naming.facts.sitting();
    let day = closing_time(standing).and_then(naming::day).unwrap_or(sitting.date);
    format!("{}, {}", sitting.city, dates::long(day, naming.language))
}

/// Who presided, then the secretary, then the members who were at the table.
fn signatures(naming: &Naming<'_>, standing: &Standing) -> Block {
    let sitting = naming.facts.sitting();
    let chair = presiding(sitting, standing).map(|member| &member.id);
    let order = |member: &&Member| match member.role {
        _ if Some(&member.id) == chair => 0,
        Role::Secretary => 1,
        _ if secretaries::took_over(standing, &member.id) => 1,
        Role::Chair | Role::Deputy => 2,
        Role::Member => 3,
    };
    let mut there: Vec<&Member> = sitting.members.iter().filter(|member| was_present(standing, &member.id)).collect();
    there.sort_by_key(order);
    let signature = |member: &Member| {
        let role = naming.say(member.role.key());
        let role = match member.role {
            Role::Deputy if Some(&member.id) == chair => {
                naming.spoken(&Phrase::new("paper.minutes.preside-as").with("role", role))
            }
            _ if member.role == Role::Secretary || secretaries::took_over(standing, &member.id) => {
                format!("{role} ({})", naming.say("paper.minutes.secretary"))
            }
            _ => role,
        };
        let mut below: Vec<String> = member.rank.iter().map(|rank| rank.full()).collect();
        below.push(naming.nip(member.nip.as_ref()));
        Signature { role, name: member.name.clone(), below }
    };
    Block::Signatures(there.into_iter().map(signature).collect())
}

fn footer(naming: &Naming<'_>, standing: &Standing, printed: &Printed) -> String {
    let Some(last) = standing.entries().last() else { return naming.say("paper.minutes.footer-empty") };
    let phrase = Phrase::new("paper.minutes.footer")
        .with("number", last.number.to_string())
        .with("head", printed.head.as_str())
        .with("hash", crate::paper::outcome::hexadecimal(&last.hash))
        .with("session", naming.facts.sitting().id.as_str())
        .with("file", standing.session_hash());
    naming.spoken(&phrase)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::journal::event::{Detail, Entry};
    use crate::paper::sample_record::{self, SECRET};
    use crate::paper::{markdown, plain};

    fn printed(language: Language, rehearsal: bool) -> Paper {
        let facts = sample_record::facts();
        let standing = sample_record::standing(&facts, rehearsal);
        minutes(&facts, &standing, &Printed { language, head: "#11 K7QF-2M9D-04VW-XR1T".to_owned() })
    }

    #[test]
    fn minutes_of_a_small_sitting_in_indonesian() {
        insta::assert_snapshot!(plain::write(&printed(Language::Indonesian, false)));
    }

    #[test]
    fn minutes_of_a_small_rehearsal_in_english() {
        insta::assert_snapshot!(markdown::write(&printed(Language::English, true)));
    }

    #[test]
    fn words_that_were_put_otherwise_on_a_later_day_make_no_day_of_the_sitting() {
        let facts = sample_record::facts();
        let naming = Naming { facts: &facts, language: Language::Indonesian };
        let mut entries = sample_record::standing(&facts, false).entries().to_vec();
        let told = |entries: &[Arc<Entry>]| other_day(&naming, &Standing::of(entries.to_vec()));
        let before = told(&entries);
        let words = Detail { text: "lebih jelas".to_owned(), ..Detail::default() };
        let mut later = sample_record::entry(12, "09:00", vec![(Event::Reworded { entry: 6, place: 0 }, words)]);
        later.stamp.time = "2027-01-05T09:00:00+07:00".to_owned();
        entries.push(later.clone().into());
        assert_eq!(told(&entries), before);
        later.events = vec![Event::NoteTaken { item: None }];
        entries.pop();
        entries.push(later.into());
        assert_ne!(told(&entries), before, "a note on another day does");
    }

    #[test]
    fn a_sensitive_finding_is_told_by_its_gravity_only() {
        for language in [Language::Indonesian, Language::English] {
            let text = markdown::write(&printed(language, false));
            assert!(!text.contains(SECRET) && !text.contains("R-DIS") && !text.contains("disiplin"), "{text}");
        }
        assert!(
            plain::write(&printed(Language::Indonesian, false)).contains("[halangan] Halangan kepegawaian: rincian")
        );
    }

    #[test]
    fn only_a_rehearsal_bears_the_mark() {
        assert_eq!(printed(Language::Indonesian, false).watermark, None);
        let mark = printed(Language::Indonesian, true).watermark;
        assert_eq!(mark.as_deref(), Some("LATIHAN — bukan hasil resmi"));
    }

    #[test]
    fn a_sitting_that_goes_on_is_provisional_and_has_no_end() {
        let facts = sample_record::facts();
        let standing = sample_record::standing(&facts, false).at(6);
        let head = String::new();
        let text = plain::write(&minutes(&facts, &standing, &Printed { language: Language::Indonesian, head }));
        assert!(text.contains("SEMENTARA: sidang belum ditutup") && !text.contains("Rapat ditutup"), "{text}");
    }
}
