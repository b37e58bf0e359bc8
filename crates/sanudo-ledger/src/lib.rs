//! Keeps and finds what was coded.
//!
//! In comes a [`Record`](record::Record): all that is said of one report. It is kept in a ledger, one SQLite file, once, in one
//! transaction. Out come the same record, rows that a filter lets through, an explanation of any entry, and data sets. The tables
//! are documented in `SCHEMA.md`; the views `events` and `statements` are for R, DuckDB and spreadsheets.
//!
//! Nothing that is kept is altered: a report whose content changed becomes a new version of its source beside the older one, and
//! queries and exports see the newest. The same reports give the same answers and the same bytes in whatever order they were
//! added, except that the versions of *one* source count in the order of their arrival.
//!
//! ```
//! use sanudo_ledger::record::{Record, ReportRecord};
//! use sanudo_ledger::{Access, Added, EventFilter, Ledger, report_id};
//! use sanudo_text::Report;
//!
//! let folder = tempfile::tempdir()?;
//! let mut ledger = Ledger::open(folder.path().join("sanudo.db"), Access::Create)?;
//!
//! let report = Report::new("a.txt", "Ministers met.".to_owned());
//! # let record = Record {
//! #     report: ReportRecord {
//! #         id: report_id(&report), source: report.source.clone(), outlet: None, title: None, published: None, updated: None,
//! #         dateline: None, language: None, body: report.body.clone(), parts: vec![], times: vec![],
//! #     },
//! #     events: vec![], statements: vec![], notes: vec![],
//! # };
//! let id = report_id(&report);
//! if ledger.known(&id, &report.source)?.is_none() {
//!     // Coding makes the record; then:
//!     assert_eq!(ledger.add(&record)?, Added::New);
//! }
//! assert_eq!(ledger.add(&record)?, Added::Known);
//! assert_eq!(ledger.record(&id)?, Some(record));
//!
//! let asked = EventFilter { actor: vec!["BHR".to_owned()], recipient: vec!["RUS".to_owned()], ..EventFilter::default() };
//! assert!(ledger.events(&asked)?.is_empty());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

// What is kept.
mod check;
mod identity;
pub mod record;

// The file and its schema.
mod error;
mod ledger;
mod migrate;

// In and out.
mod add;
mod read;
mod summary;
mod write;

// Finding, explaining, handing out.
pub mod explain;
pub mod export;
mod find;
pub mod query;
mod search;

pub use add::Added;
pub use error::{Error, Result};
pub use find::Found;
pub use identity::report_id;
pub use ledger::{Access, Ledger, Options};
pub use migrate::SCHEMA_VERSION;
pub use query::{EventFilter, EventRow, Order, StatementFilter, StatementRow};
pub use read::{ReportHead, SourceVersion};
pub use summary::Summary;
