//! When an act takes place: the date told nearest to its trigger, else the day of publication.

use std::ops::Range;

use sanudo_text::{Evidence, Moment};

use crate::codebook::Status;
use crate::dates::{EventDate, dates};
use crate::event::Event;
use crate::reading::Reading;

/// When: the date told nearest to the trigger in its sentence; for what is new, the day of publication.
pub(crate) fn when(reading: &Reading<'_>, event: &mut Event, trigger: &Range<usize>, range: Range<usize>) {
    let published = reading.doc.report.published.as_ref().map(|published| published.moment);
    let distance = |date: &EventDate| {
        date.tokens.as_ref().map_or(usize::MAX, |tokens| {
            if tokens.start >= trigger.end {
                tokens.start - trigger.end
            } else {
                trigger.start.saturating_sub(tokens.end) + 1
            }
        })
    };
    // A date in another clause is that clause's: "promised a loan for heating, where coal darkens the air until April".
    let same_clause = |date: &EventDate| {
        date.tokens.as_ref().is_none_or(|tokens| {
            let between = tokens.end.min(trigger.end)..tokens.start.max(trigger.start);
            !between.into_iter().any(|at| matches!(reading.word(at), "which" | "who" | "where" | ";"))
        })
    };
    let told = dates(reading, range, published).into_iter().filter(same_clause).min_by_key(distance);
    match told {
        Some(date) => {
            let span = date.tokens.clone().map(|tokens| reading.span(tokens));
            event.evidence.push(Evidence::new("date", "date/told", span, "the sentence tells the date"));
            if is_history(reading, &date, published) && event.status == Status::Actual {
                event.status = Status::Historical;
                event.evidence.push(Evidence::new(
                    "status",
                    "status/date",
                    span,
                    "the date lies more than three months back",
                ));
            }
            event.date = Some(date);
        }
        None => {
            if let Some(day) = published.and_then(Moment::day).filter(|_| event.status == Status::Actual) {
                event.date = Some(EventDate { start: day, end: day, tokens: None });
                event.evidence.push(Evidence::new(
                    "date",
                    "date/published",
                    None,
                    "no date is told: the day of publication is assumed",
                ));
            }
        }
    }
}

/// Whether a date lies more than three months before the report: before its publication, or, where that is not known, in a
/// year before the latest one that the report names.
fn is_history(reading: &Reading<'_>, date: &EventDate, published: Option<Moment>) -> bool {
    match published {
        Some(moment) => {
            let (year, month) = moment.month();
            let months = |year: i16, month: i8| i32::from(year) * 12 + i32::from(month);
            months(year, month) - months(date.end.year(), date.end.month()) > 3
        }
        None => {
            let latest = reading
                .words
                .iter()
                .filter(|word| word.len() == 4)
                .filter_map(|word| word.parse::<i16>().ok())
                .filter(|year| (1900..2100).contains(year))
                .max();
            latest.is_some_and(|latest| date.end.year() < latest)
        }
    }
}
