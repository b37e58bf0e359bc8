//! What only all crates together can show: the map of the workspace and the casebook.

mod architecture;
mod casebook;
mod engine;
mod extractor;
mod promises;
mod rules;
mod tables;
