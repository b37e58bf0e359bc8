//! The Sanudo pipeline: reports in, records out.

mod assemble;
pub mod evaluate;
mod pipeline;

pub use pipeline::Pipeline;
pub use sanudo_ledger::record::Record;
pub use sanudo_text::Report;
