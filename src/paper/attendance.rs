//! Who was at the table and when, as the minutes tell it: a column for the sitting, in one of several meetings a line each.

use crate::domain::committee::{Member, Quorum};
use crate::domain::ids::MemberId;
use crate::journal::event::Presence;
use crate::journal::quorum::Attendance;
use crate::journal::standing::Standing;
use crate::paper::block::Block;
use crate::paper::meetings::{self, Meeting};
use crate::paper::naming::{self, Naming};
use crate::paper::results;
use crate::text::words::{Phrase, Value};

/// Whether a member sat at the table at any time.
pub fn was_present(standing: &Standing, member: &MemberId) -> bool {
    let mut meetings = meetings::meetings(standing).into_iter();
    meetings.any(|held| held.course_of(standing, member).iter().any(|(presence, _)| *presence == Presence::Present))
}

/// The list of members with their presence, and the quorum; of each meeting where there were several.
pub fn attendance(naming: &Naming<'_>, standing: &Standing) -> Vec<Block> {
    let sitting = naming.facts.sitting();
    let meetings = meetings::meetings(standing);
    let row = |(place, member): (usize, &Member)| {
        let role = naming.say(member.role.key());
        let role =
            if member.votes { role } else { naming.spoken(&Phrase::new("paper.minutes.no-vote").with("role", role)) };
        vec![
            (place + 1).to_string(),
            format!("{}\n{}", member.name, naming.bare_nip(member.nip.as_ref())),
            member.position.clone(),
            role,
            presences(naming, standing, &meetings, &member.id),
        ]
    };
    let columns = [
        ("paper.column.number", 2),
        ("paper.column.name", 30),
        ("paper.column.position", 20),
        ("paper.column.role", 15),
        ("paper.column.presence", 13),
    ];
    let table = results::table(naming, &columns, sitting.members.iter().enumerate().map(row).collect());
    table.into_iter().chain(quorums(naming, standing, &meetings)).collect()
}

/// Presence in the meeting there was, or in each of several on a line of its own.
fn presences(naming: &Naming<'_>, standing: &Standing, meetings: &[Meeting], member: &MemberId) -> String {
    let told = |held: &Meeting| presence(naming, held.course_of(standing, member).as_slice());
    match meetings {
        [] => naming.say("paper.minutes.not-taken"),
        [only] => told(only),
        several => {
            let line = |held: &Meeting| format!("{}: {}", held.number, told(held));
            several.iter().map(line).collect::<Vec<_>>().join("\n")
        }
    }
}

/// Presence in words: `hadir`, `izin`, or when somebody came late or left early, since or until when.
fn presence(naming: &Naming<'_>, course: &[(Presence, &str)]) -> String {
    let Some((last, time)) = course.last() else { return naming.say("paper.minutes.not-taken") };
    let came = course.iter().position(|(presence, _)| *presence == Presence::Present);
    let phrase = match (last, came) {
        (Presence::Present, Some(came)) if came > 0 => {
            Phrase::new("paper.minutes.came-at").with("hour", naming.hour(course[came].1))
        }
        (Presence::Excused | Presence::Absent, Some(_)) => {
            Phrase::new("paper.minutes.left-at").with("hour", naming.hour(time))
        }
        _ => return naming.say(last.key()),
    };
    naming.spoken(&phrase)
}

/// The quorum by what was taken down last, in each meeting.
fn quorums(naming: &Naming<'_>, standing: &Standing, meetings: &[Meeting]) -> Vec<Block> {
    let of_meeting = |held: &Meeting| {
        let said = quorum(naming, &standing.at(held.last));
        let phrase = Phrase::new("paper.meeting.quorum").with("number", held.number).with("quorum", said);
        Block::Paragraph(naming.spoken(&phrase))
    };
    match meetings {
        [] | [_] => vec![Block::Paragraph(quorum(naming, standing))],
        several => several.iter().map(of_meeting).collect(),
    }
}

fn quorum(naming: &Naming<'_>, standing: &Standing) -> String {
    let sitting = naming.facts.sitting();
    let attendance = Attendance::of(sitting, standing);
    let rule = match sitting.quorum {
        Quorum::MoreThanHalf => "paper.minutes.quorum-half",
        Quorum::TwoThirds => "paper.minutes.quorum-two-thirds",
    };
    let phrase = if attendance.has_quorum() {
        Phrase::new("paper.minutes.quorum-met")
    } else {
        Phrase::new("paper.minutes.quorum-missed")
    };
    let phrase = phrase
        .with("present", attendance.present)
        .with("voters", attendance.voters)
        .with("required", attendance.required);
    naming.spoken(&phrase.with("rule", Value::Term(rule)))
}

/// Day, hours and attendance of each meeting; nothing for a sitting of one.
pub fn held(naming: &Naming<'_>, standing: &Standing) -> Option<Block> {
    let meetings = meetings::meetings(standing);
    if meetings.len() < 2 && standing.adjournment().is_none() {
        return None;
    }
    let row = |meeting: &Meeting| {
        let attendance = meeting.attendance(naming, standing);
        let present =
            Phrase::new("paper.meeting.present").with("present", attendance.present).with("voters", attendance.voters);
        let ended = meeting.ended.as_deref().map(|time| moment_after(naming, &meeting.begun, time));
        vec![
            meeting.number.to_string(),
            naming::day(&meeting.begun).map_or_else(|| meeting.begun.clone(), |day| naming.weekday(day)),
            naming.hour(&meeting.begun),
            ended.unwrap_or_else(|| naming.say("paper.meeting.goes-on")),
            naming.spoken(&present),
        ]
    };
    let columns = [
        ("paper.column.meeting", 4),
        ("paper.column.day", 26),
        ("paper.column.begun", 18),
        ("paper.column.ended", 18),
        ("paper.column.voters-present", 14),
    ];
    results::table(naming, &columns, meetings.iter().map(row).collect())
}

/// The hour, and the day too where it is another than that of `begun`.
fn moment_after(naming: &Naming<'_>, begun: &str, time: &str) -> String {
    match naming::day(time).filter(|day| Some(*day) != naming::day(begun)) {
        Some(day) => format!("{} {}", naming.weekday(day), naming.hour(time)),
        None => naming.hour(time),
    }
}
