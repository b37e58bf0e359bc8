//! The Sanudo pipeline: reports in, records out.

mod assemble;
pub mod evaluate;
mod pipeline;
mod shipped;

pub use pipeline::Pipeline;
pub use sanudo_ledger::record::Record;
pub use sanudo_nlp::{Engine, WeightsError};
pub use sanudo_text::{Document, Report};
pub use shipped::engine;
