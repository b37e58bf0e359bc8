//! From reports to documents.
//!
//! A [`Report`](sanudo_text::Report) comes in with its parts told apart; a [`Document`](sanudo_text::Document) goes
//! out, its sentences and words found. Words are cut as the English Web Treebank of Universal Dependencies 2 cuts them,
//! so that whatever is learned from that treebank meets the same words here.
//!
//! [`document()`] does so by rules, in microseconds. An [`Engine`], made of weights, reads on from there: one encoder
//! reads a window of the text once, and heads on it cut sentences where the page does not show them and add tags,
//! lemmas, dependency trees and entities.
//!
//! Nothing here can fail but the making of an engine: a strange text yields a strange, but whole, document. Between one
//! word and the next of a part lies white space and nothing else.
//!
//! ```
//! use sanudo_text::{Part, PartKind, Report, Span};
//!
//! let mut report = Report::new("example.txt", "\"We don't agree,\" he said. Talks go on.".to_owned());
//! report.parts = vec![Part { kind: PartKind::Lead, span: Span::new(0, 39) }];
//! let doc = sanudo_nlp::document(report);
//!
//! let words: Vec<&str> = (0..doc.tokens.len()).map(|index| doc.form(index)).collect();
//! assert_eq!(words, ["\"", "We", "do", "n't", "agree", ",", "\"", "he", "said", ".", "Talks", "go", "on", "."]);
//! assert_eq!(doc.sentences.len(), 2);
//! ```

mod abbreviations;
mod chars;
mod clitics;
mod document;
mod engine;
mod extractor;
mod hyphens;
mod joints;
mod numbers;
mod pairs;
mod sentences;
mod slashes;
mod speech;
mod starters;
mod symbols;
mod tokens;
mod web;

pub use document::document;
pub use engine::{Engine, Kind, WeightsError};
pub use extractor::{Convention, Extractor};
pub use sentences::sentences;
pub use tokens::{Words, tokenize};
