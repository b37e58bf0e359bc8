//! Conditions and their parameters, put together.

use rusqlite::Connection;
use rusqlite::types::Value;

use super::Order;
use super::names::{self, Wanted};
use crate::search::words_query;
use crate::write::first_day;

/// The `WHERE` of a query. Everything that a user typed goes in as a parameter.
#[derive(Default)]
pub(super) struct Conditions {
    sql: Vec<String>,
    pub(super) values: Vec<Value>,
}

impl Conditions {
    pub(super) fn push(&mut self, sql: impl Into<String>) {
        self.sql.push(sql.into());
    }

    /// Keeps a value and gives the name of its parameter.
    pub(super) fn bind(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("?{}", self.values.len())
    }

    /// A list as a table of one column.
    pub(super) fn bind_list<T: serde::Serialize>(&mut self, list: &[T]) -> String {
        // Strings and small numbers always have a JSON form.
        let json = serde_json::to_string(list).unwrap_or_default();
        format!("(SELECT value FROM json_each({}))", self.bind(json))
    }

    pub(super) fn one_of<T: serde::Serialize>(&mut self, column: &str, list: &[T]) {
        if !list.is_empty() {
            let list = self.bind_list(list);
            self.push(format!("{column} IN {list}"));
        }
    }

    pub(super) fn days(&mut self, column: &str, since: Option<&str>, until: Option<&str>) {
        if let Some(since) = since {
            let since = self.bind(first_day(since));
            self.push(format!("{column} >= {since}"));
        }
        if let Some(until) = until {
            // `2024-05` and `2024` include every day that begins so; no day sorts behind its month and `-99`.
            let whole = if until.len() < 10 { "-99" } else { "" };
            let until = self.bind(format!("{}{whole}", until.chars().take(10).collect::<String>()));
            self.push(format!("{column} <= {until}"));
        }
    }

    /// Rows whose words are found in the index `words`.
    pub(super) fn text(&mut self, key: &str, words: &str, typed: Option<&str>) {
        match typed.map(words_query) {
            None => {}
            Some(None) => self.push("0"),
            Some(Some(query)) => {
                let query = self.bind(query);
                self.push(format!("{key} IN (SELECT rowid FROM {words} WHERE {words} MATCH {query})"));
            }
        }
    }

    /// Conditions of which one holds for whoever is looked for, by the columns `code`, `name` and `text` behind `prefix`.
    pub(super) fn person(
        &mut self,
        connection: &Connection,
        prefix: &str,
        typed: &[String],
        table: &str,
    ) -> rusqlite::Result<Vec<String>> {
        let Wanted { codes, parts } = names::wanted(typed);
        let mut any = Vec::new();
        if !codes.is_empty() {
            any.push(format!("{prefix}code IN {}", self.bind_list(&codes)));
        }
        if !parts.is_empty() {
            any.extend(self.named(connection, prefix, &parts, table)?);
        }
        Ok(any)
    }

    /// Conditions of which one holds where the name, or the words of the unresolved, contain one of `parts`.
    pub(super) fn named(
        &mut self,
        connection: &Connection,
        prefix: &str,
        parts: &[String],
        table: &str,
    ) -> rusqlite::Result<[String; 2]> {
        let found = names::containing(connection, table, prefix, parts)?;
        let (names, texts) = (self.bind_list(&found.names), self.bind_list(&found.texts));
        Ok([format!("{prefix}name IN {names}"), format!("({prefix}name IS NULL AND {prefix}text IN {texts})")])
    }

    /// Events in which somebody in one of these roles fulfils one of the conditions. Each condition is a look-up of its own, since
    /// each has its own index.
    pub(super) fn participant(&mut self, roles: &str, any: &[String]) {
        let look_up = |one: &String| format!("SELECT event FROM participant WHERE role IN ({roles}) AND {one}");
        let all: Vec<String> = any.iter().map(look_up).collect();
        self.push(format!("e.event IN ({})", all.join(" UNION ALL ")));
    }

    pub(super) fn sql(&self) -> String {
        if self.sql.is_empty() { "1".to_owned() } else { self.sql.join(" AND ") }
    }

    /// The end of the query: order and which rows of it.
    pub(super) fn tail(&mut self, entry: &str, day: &str, order: Order, limit: Option<u32>, offset: u32) -> String {
        let order = match order {
            Order::Oldest => format!("{day}, r.id, {entry}.number"),
            Order::Newest => format!("{day} DESC, r.id, {entry}.number"),
            Order::Report => format!("r.id, {entry}.number"),
        };
        let limit = self.bind(limit.map_or(-1, i64::from));
        let offset = self.bind(i64::from(offset));
        format!("ORDER BY {order} LIMIT {limit} OFFSET {offset}")
    }
}
