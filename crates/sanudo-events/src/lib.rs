//! Documents and mentions to events and statements, after the PLOVER codebook.
//!
//! An extractor, which knows words and no politics, has found which words name acts and who says what ([`sanudo_text::Extraction`]);
//! what is made of it here is the codebook's: types, modes, folding and the rules of the annotation guidelines, each in a
//! file of its own under `rules`; dates, places, contexts; who reports what. What goes out ([`Coded`]) is final.

mod acts;
mod claims;
mod clues;
mod codebook;
mod coder;
mod contexts;
mod crosswalk;
mod custom;
mod dates;
mod event;
mod inflect;
mod lexicon;
#[cfg(test)]
mod made;
mod odds;
mod parties;
mod place;
mod quote;
mod reading;
mod roles;
mod rules;
mod same;
mod statements;
mod when;

pub use clues::CLUE_VALUES;
pub use codebook::{Codebook, EventType, Status};
pub use coder::{Coder, CoderTables, Worth};
pub use contexts::{CONTEXTS, ContextLexicon};
pub use custom::{CodebookError, CustomCodebook, CustomType, Example};
pub use dates::EventDate;
pub use event::{Coded, Event, Speaker, Statement, StatementKind};
pub use inflect::{noun_forms, verb_forms};
pub use lexicon::{Hit, Lexicon, Trigger, Word};
