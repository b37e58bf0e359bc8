//! How a command ended when it could be carried out.

/// Becomes the exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Status 0.
    Clean,
    /// Status 1: some records could not be used; the rest was.
    SomeFailed,
}
