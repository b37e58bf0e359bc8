//! How often the coder is right: coded reports scored against annotated ones.
//!
//! In go reports, each with its text, its annotation and what was coded, both as JSON (an annotation as
//! `gold/GUIDELINES.md` has it, a coding as [`Record`](crate::Record) or in the annotation's form). Out come [`Figures`].
//! Nothing here reads a file; the figures equal those of `tools/score_reports.py`, whose rules are followed to the letter.
//!
//! ```
//! use sanudo::evaluate::{Case, Tally};
//! use serde_json::json;
//!
//! let gold = json!({"events": [{"sentence": "Norland met Sudria.", "trigger": "met", "type": "CONSULT",
//!                               "actors": [{"code": "NOR"}, {"code": "SUD"}], "recipients": []}]});
//! let mut tally = Tally::default();
//! tally.add(&Case { id: "r1", text: "Norland met Sudria.", gold: &gold, coded: Some(&gold) });
//! let figures = tally.figures();
//! assert!(figures.to_string().starts_with("trigger    P 1.000  R 1.000  F1 1.000   (1 of 1 predicted, 1 gold)"));
//! ```

mod attributions;
mod coded;
mod entries;
mod figures;
mod json;
mod matching;
mod names;
mod tally;
#[cfg(test)]
mod tests;
mod text;
mod triples;

pub use attributions::{AttributedText, AttributionFigures, AttributionSpans};
pub use coded::ids;
pub use figures::{Accuracy, Count, Figures};
pub use tally::{Case, Difference, Tally};
pub use triples::Triple;
