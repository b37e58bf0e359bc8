//! What looking for events and looking for statements share: walking the rows and counting them.

use rusqlite::{Connection, params_from_iter};

use super::sql::Conditions;
use crate::error::Error;
use crate::ledger::Ledger;
use crate::read::{self, Columns, ReportHead};

/// Reads what a row holds, of the report with this identifier; evidence only if asked.
type Reader<T> = fn(&Connection, &mut Columns<'_, '_>, &str, bool) -> rusqlite::Result<T>;

impl Ledger {
    /// Hands what the rows of `sql` hold to `each`, with its report and its `day`; `each` gives the report back.
    pub(super) fn walk<T, E: From<Error>>(
        &self,
        sql: &str,
        conditions: &Conditions,
        read: Reader<T>,
        mut each: impl FnMut(ReportHead, Option<String>, T) -> Result<ReportHead, E>,
    ) -> Result<(), E> {
        let place = |cause| E::from(self.place(cause));
        let connection = &self.connection;
        let mut statement = connection.prepare(sql).map_err(place)?;
        let mut rows = statement.query(params_from_iter(&conditions.values)).map_err(place)?;
        let mut last: Option<(i64, ReportHead)> = None;
        while let Some(row) = rows.next().map_err(place)? {
            let number: i64 = row.get("report").map_err(place)?;
            // Rows of one report mostly follow each other.
            let report = match last.take() {
                Some((same, head)) if same == number => head,
                _ => read::head(connection, number).map_err(place)?,
            };
            let found = read(connection, &mut Columns::of(row), &report.id, false).map_err(place)?;
            let report = each(report, row.get("day").map_err(place)?, found)?;
            last = Some((number, report));
        }
        Ok(())
    }

    /// How many rows of `from` the conditions let through.
    pub(super) fn count(&self, from: &str, conditions: &Conditions) -> rusqlite::Result<u64> {
        let sql = format!("SELECT count(*) FROM {from} WHERE {}", conditions.sql());
        let count: i64 = self.connection.query_row(&sql, params_from_iter(&conditions.values), |row| row.get(0))?;
        Ok(count.unsigned_abs())
    }
}
