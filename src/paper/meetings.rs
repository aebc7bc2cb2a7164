//! The meetings of a sitting that was adjourned: when each began and ended, and who was there.

use chrono::{DateTime, NaiveDate, TimeDelta};

use crate::domain::ids::MemberId;
use crate::journal::breaks::Adjournment;
use crate::journal::event::{Detail, Event, Presence};
use crate::journal::quorum::Attendance;
use crate::journal::standing::Standing;
use crate::paper::naming::{self, Naming};
use crate::text::words::Phrase;

/// A meeting of the sitting, from its first entry to the one that ended it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Its number, from 1.
    pub number: u32,
    /// Number of its first entry.
    pub first: u64,
    /// Number of its last entry.
    pub last: u64,
    /// Time of its first entry.
    pub begun: String,
    /// Time of the adjournment or closing; none while it goes on.
    pub ended: Option<String>,
}

/// The meetings so far, in order; one for a sitting that was never adjourned, none before the first entry.
pub fn meetings(standing: &Standing) -> Vec<Meeting> {
    let mut meetings: Vec<Meeting> = Vec::new();
    for entry in standing.entries() {
        let time = || entry.stamp.time.clone();
        for event in &entry.events {
            let number = match event {
                Event::Opened { .. } => 1,
                Event::Resumed { day } => *day,
                _ => continue,
            };
            meetings.push(Meeting { number, first: entry.number, last: entry.number, begun: time(), ended: None });
        }
        let ends = |event: &Event| matches!(event, Event::Adjourned { .. } | Event::Closed { .. });
        if let Some(meeting) = meetings.last_mut().filter(|meeting| meeting.ended.is_none()) {
            meeting.last = entry.number;
            meeting.ended = entry.events.iter().any(ends).then(time);
        }
    }
    meetings
}

/// How long after a mark of attendance another one may put it right.
const AT_ONCE: TimeDelta = TimeDelta::minutes(10);

/// Whether so little time lies between two moments of the record that a mark was put right.
fn is_at_once(marked: &str, then: &str) -> bool {
    let moments = [marked, then].map(DateTime::parse_from_rfc3339);
    matches!(moments, [Ok(marked), Ok(then)] if then - marked <= AT_ONCE)
}

impl Meeting {
    /// Presence of one member as taken down in it, in order, with the times; what was taken back is left out, and what was
    /// put right at once: nobody came or left whose mark was changed within ten minutes with nothing but attendance between.
    pub fn course_of<'a>(&self, standing: &'a Standing, member: &MemberId) -> Vec<(Presence, &'a str)> {
        let own = standing.entries().iter().filter(|entry| (self.first..=self.last).contains(&entry.number));
        let mut course: Vec<(Presence, &str)> = Vec::new();
        // Whether nothing but attendance was taken down since the last mark.
        let mut may_be_slip = false;
        for entry in own.filter(|entry| !standing.is_undone(entry.number)) {
            let time = entry.stamp.time.as_str();
            for event in &entry.events {
                match event {
                    Event::Attended { member: who, presence } if who == member => {
                        if course.last().is_some_and(|(_, marked)| may_be_slip && is_at_once(marked, time)) {
                            course.pop();
                        }
                        course.push((*presence, time));
                        may_be_slip = true;
                    }
                    Event::Attended { .. } | Event::Undone { .. } | Event::Redone { .. } => {}
                    _ => may_be_slip = false,
                }
            }
        }
        course
    }

    /// The members who sat at the table in it at any time.
    pub fn present(&self, naming: &Naming<'_>, standing: &Standing) -> Vec<MemberId> {
        let came = |member: &MemberId| {
            self.course_of(standing, member).iter().any(|(presence, _)| *presence == Presence::Present)
        };
        let members = naming.facts.sitting().members.iter();
        members.map(|member| member.id.clone()).filter(|member| came(member)).collect()
    }

    /// Voters present, of all voters, by what was taken down last in it.
    pub fn attendance(&self, naming: &Naming<'_>, standing: &Standing) -> Attendance {
        Attendance::of(naming.facts.sitting(), &standing.at(self.last))
    }
}

/// Since when the sitting is adjourned, why, and until when.
pub fn adjournment(naming: &Naming<'_>, adjournment: &Adjournment) -> String {
    let since = match naming::day(&adjournment.time) {
        Some(day) => format!("{} {}", naming.weekday(day), naming.hour(&adjournment.time)),
        None => adjournment.time.clone(),
    };
    let phrase = Phrase::new("paper.meeting.adjourned-since").with("since", since);
    let phrase = phrase.with("text", naming::sentence(&naming::one_line(&adjournment.text)));
    with_day(naming, naming.spoken(&phrase), adjournment.until)
}

/// The sentence of an adjournment, or of the meeting that follows one, in the course of the sitting.
pub fn headline(naming: &Naming<'_>, event: &Event, detail: Option<&Detail>) -> String {
    match event {
        Event::Adjourned { until } => {
            let text = detail.map_or_else(|| naming.say("paper.withheld"), |detail| naming::one_line(&detail.text));
            let phrase = Phrase::new("paper.entry.adjourned").with("text", naming::sentence(&text));
            with_day(naming, naming.spoken(&phrase), *until)
        }
        Event::Resumed { day } => naming.spoken(&Phrase::new("paper.entry.resumed").with("day", *day)),
        _ => naming.say("paper.none"),
    }
}

fn with_day(naming: &Naming<'_>, sentence: String, until: Option<NaiveDate>) -> String {
    let day = until.map(|day| naming.spoken(&Phrase::new("paper.meeting.until").with("day", naming.weekday(day))));
    std::iter::once(sentence).chain(day).collect::<Vec<_>>().join(" ")
}
