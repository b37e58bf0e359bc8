//! Data sets out of a ledger.
//!
//! Every export walks the ledger by report id and entry number, whatever order the filter asks for, one row in memory at a time.
//! The same reports coded by the same version give the same bytes. Nothing in them tells when the reports were ingested.

pub mod csv;
pub mod plover;
