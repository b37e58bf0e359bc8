//! The words that all stages of Sanudo share.
//!
//! A [`Report`] is one text as published. A [`Document`] is a report with sentences, tokens and whatever layers somebody has
//! put on it (tags, trees, entities). Everything points into the stored body by [`Span`]. This crate opens no file, knows no
//! model and no other stage; [`conllu`] is the form in which documents come from and go to the rest of the world.
//!
//! ```
//! use sanudo_text::{Part, PartKind, Report, Span};
//!
//! let mut report = Report::new("example.txt", "Ministers meet\nThe ministers met on Friday.".to_owned());
//! report.parts = vec![
//!     Part { kind: PartKind::Title, span: Span::new(0, 14) },
//!     Part { kind: PartKind::Lead, span: Span::new(15, 43) },
//! ];
//! assert_eq!(report.slice(report.parts[1].span), "The ministers met on Friday.");
//! ```

pub mod conllu;
mod diagnostic;
mod document;
mod evidence;
mod extraction;
mod labels;
mod moment;
mod report;
mod scalar;
mod span;
pub mod table;
mod tags;
mod tree;

pub use diagnostic::{Diagnostic, Severity, Warned};
pub use document::{Document, Entity, Layers, Multiword, Sentence, Token};
pub use evidence::Evidence;
pub use extraction::{ActLabels, CLUES, Clues, Extraction, FoundAct, FoundAttribution, ROLES, largest, role_of};
pub use moment::{Dated, MONTHS, Moment, ReadFrom};
pub use report::{Dateline, Part, PartKind, Report};
pub use scalar::ScalarMap;
pub use span::Span;
pub use tags::{Features, Tag, Upos};
pub use tree::{Arc, TreeError, check_tree};
