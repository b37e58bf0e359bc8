//! The Sanudo pipeline: reports in, records out.

mod assemble;
pub mod evaluate;
mod pipeline;
mod relate;
mod shipped;

pub use pipeline::Pipeline;
pub use relate::{MarkError, MarkedSentence, Relation};
pub use sanudo_events::{Codebook, CodebookError, CustomCodebook, CustomType, EventType};
pub use sanudo_ledger::record::Record;
pub use sanudo_nlp::{Convention, Engine, Extractor, WeightsError};
pub use sanudo_text::{Document, Report};
pub use shipped::{engine, extractor};
