//! Documents and mentions to events and statements, after the PLOVER codebook.
//!
//! The coder in the middle is shallow: a lexicon of triggers and cues, the nearest noun phrases as roles, and rules for status,
//! folding, dates and attribution, each in a file of its own. What it hands on ([`Coded`]) is final; a learned coder takes its
//! place behind the same interface.

mod acts;
mod adjunct;
mod clause;
mod codebook;
mod coder;
mod contexts;
mod cue;
mod dates;
mod event;
mod inflect;
mod lexicon;
mod quote;
mod reading;
mod roles;
mod statements;
mod status;
mod words;

pub use codebook::{Codebook, EventType, Status};
pub use coder::{Coder, CoderTables};
pub use contexts::{CONTEXTS, ContextLexicon};
pub use cue::Cues;
pub use dates::EventDate;
pub use event::{Coded, Event, Speaker, Statement, StatementKind};
pub use inflect::{Form, noun_forms, verb_forms};
pub use lexicon::{Frame, Hit, Lexicon, Trigger, Word};
