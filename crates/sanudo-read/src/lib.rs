//! From bytes to reports.
//!
//! What comes in: files, folders, standard input or bytes in memory; plain text (one report a file), JSON lines or arrays,
//! CSV and TSV; CoNLL-U, of which [`document`] makes a document at once; plain, gzip or zstd; UTF-8, UTF-16 or an older encoding. What goes out: a [`Report`](sanudo_text::Report)
//! whose body is the text as published, with its parts (headline, dateline, captions, headings, lead, paragraphs, page
//! furniture) as spans over it, and its times with their precision.
//!
//! It happens in two steps, so that a caller can spread the second over threads. [`read`] gives a [`Reader`], an iterator
//! that streams [`RawRecord`]s (or a [`ReadError`] for each thing that could not be read, after which the rest goes on) in
//! an order that depends on the inputs alone. [`report`] is a pure function from one such record to a report and cannot fail.
//!
//! ```
//! use sanudo_read::{Input, Options, read, report};
//!
//! let page = b"Ministers meet in Riga\n10:36 GMT 23.05.2024\nRIGA (BNS) - The ministers met on Thursday.\n";
//! let options = Options::default();
//! let mut reader = read(&[Input::Bytes { name: "riga.txt".to_owned(), bytes: page.to_vec() }], &options);
//! let report = report(reader.next().unwrap()?, &options);
//! assert_eq!(report.title.map(|span| report.slice(span)), Some("Ministers meet in Riga"));
//! assert_eq!(report.published.unwrap().moment.to_string(), "2024-05-23T10:36:00Z");
//! assert_eq!(report.dateline.unwrap().place.map(|span| &report.body[span.range()]), Some("RIGA"));
//! assert!(reader.next().is_none());
//! # Ok::<(), sanudo_read::ReadError>(())
//! ```

// From inputs to records.
mod encoding;
mod error;
mod fields;
mod json;
mod lines;
mod open;
mod options;
mod parsed;
mod reader;
mod record;
mod table;
mod walk;

// From a record to a report.
mod blocks;
mod boilerplate;
mod bylines;
mod captions;
mod datelines;
mod dating;
mod furniture;
mod headlines;
mod language;
mod places;
mod report;
mod shape;
mod stamps;
mod times;

pub use error::{Place, ReadError};
pub use fields::{Field, FieldMap, MapError};
pub use options::{Format, Input, Options};
pub use reader::{Progress, Reader, Skipped, read};
pub use record::{Fields, Named, RawRecord, document};
pub use report::report;
