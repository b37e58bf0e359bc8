//! Looking for events.

use serde::Serialize;

use super::sql::Conditions;
use super::{EventFilter, Order};
use crate::error::{Error, Result};
use crate::ledger::Ledger;
use crate::read::{self, EVENT_COLUMNS, ReportHead};
use crate::record::EventRecord;

/// An event that was found, with what is told of its report.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EventRow {
    /// Its report.
    pub report: ReportHead,
    /// ISO day by which it is sorted: its own first day, else that of publication.
    pub day: Option<String>,
    /// The event. Its `evidence` is left empty; [`Ledger::explain`](crate::Ledger::explain) and
    /// [`Ledger::record`](crate::Ledger::record) tell it.
    pub event: EventRecord,
}

impl Ledger {
    /// The events that a filter lets through.
    ///
    /// `text` is read so: words stand apart by white space and all must occur in the report's headline or body, in any order; a
    /// `"phrase in double quotes"` must occur as it stands; `normali*` also finds longer words. Case, diacritics and English
    /// endings do not count. There are no operators, and nothing that is typed is an error; what holds no word finds nothing.
    ///
    /// # Errors
    /// As any reading: [`Error::Damaged`], [`Error::Busy`].
    pub fn events(&self, filter: &EventFilter) -> Result<Vec<EventRow>> {
        let mut rows = Vec::new();
        self.each_event(filter, |row| {
            rows.push(row.clone());
            Ok::<(), Error>(())
        })?;
        Ok(rows)
    }

    /// Hands the events that a filter lets through to `each`, one at a time, all seen at the same moment.
    ///
    /// # Errors
    /// As [`Ledger::events`], and whatever `each` fails with, which ends the walk.
    pub fn each_event<E: From<Error>>(
        &self,
        filter: &EventFilter,
        mut each: impl FnMut(&EventRow) -> Result<(), E>,
    ) -> Result<(), E> {
        let place = |cause| E::from(self.place(cause));
        let _same_moment = self.connection.unchecked_transaction().map_err(place)?;
        let mut conditions = self.event_conditions(filter).map_err(place)?;
        let tail = conditions.tail("e", "e.day", filter.order, filter.limit, filter.offset);
        let index = if stops_early(filter) { "INDEXED BY event_day" } else { "" };
        let sql = format!(
            "SELECT {EVENT_COLUMNS}, e.day, e.report FROM event AS e {index} JOIN report AS r ON r.number = e.report \
             WHERE {} {tail}",
            conditions.sql()
        );
        self.walk(&sql, &conditions, read::event_of, |report, day, event| {
            let row = EventRow { report, day, event };
            each(&row)?;
            Ok(row.report)
        })
    }

    /// How many events a filter lets through, whatever its limit and offset.
    ///
    /// # Errors
    /// As [`Ledger::events`].
    pub fn count_events(&self, filter: &EventFilter) -> Result<u64> {
        let from = "event AS e JOIN report AS r ON r.number = e.report";
        let conditions = self.event_conditions(filter);
        conditions.and_then(|conditions| self.count(from, &conditions)).map_err(|cause| self.place(cause))
    }

    fn event_conditions(&self, filter: &EventFilter) -> rusqlite::Result<Conditions> {
        let mut all = Conditions::default();
        if !filter.all_versions {
            all.push("r.current = 1");
        }
        let parties = "'actor', 'recipient'";
        for (roles, codes) in
            [("'actor'", &filter.actor), ("'recipient'", &filter.recipient), (parties, &filter.either)]
        {
            if !codes.is_empty() {
                let codes = all.bind_list(codes);
                all.participant(roles, &[format!("code IN {codes}")]);
            }
        }
        if !filter.name.is_empty() {
            let any = all.named(&self.connection, "", &filter.name, "participant")?;
            all.participant(parties, &any);
        }
        if !filter.according_to.is_empty() {
            let any = all.person(&self.connection, "", &filter.according_to, "participant")?;
            all.participant("'according_to'", &any);
        }
        if !filter.context.is_empty() {
            let names = all.bind_list(&filter.context);
            all.push(format!("e.event IN (SELECT event FROM context WHERE name IN {names})"));
        }
        all.one_of("e.type", &filter.event_type);
        all.one_of("e.mode", &filter.mode);
        all.one_of("e.subtype", &filter.subtype);
        all.one_of("e.status", &filter.status);
        all.one_of("e.quad", &filter.quad);
        all.one_of("e.place_country", &filter.place_country);
        all.one_of("r.outlet", &filter.outlet);
        all.one_of("r.id", &filter.report);
        all.days("e.day", filter.since.as_deref(), filter.until.as_deref());
        all.text("e.report", "report_words", filter.text.as_deref());
        if let Some(least) = filter.min_confidence {
            let least = all.bind(least);
            all.push(format!("e.confidence >= {least}"));
        }
        if filter.without_repeats {
            all.push("e.same_as IS NULL");
        }
        Ok(all)
    }
}

/// Whether the first rows by day are wanted and nothing narrows them down much. Walking along the days then ends after a few rows,
/// which the engine, knowing nothing of the numbers, does not see: it would sort the whole table.
fn stops_early(filter: &EventFilter) -> bool {
    let EventFilter {
        actor,
        recipient,
        either,
        name,
        according_to,
        event_type,
        mode,
        subtype,
        context,
        place_country,
        report,
        ..
    } = filter;
    let lists =
        [actor, recipient, either, name, according_to, event_type, mode, subtype, context, place_country, report];
    filter.order != Order::Report
        && filter.limit.is_some()
        && filter.text.is_none()
        && lists.into_iter().all(Vec::is_empty)
}
