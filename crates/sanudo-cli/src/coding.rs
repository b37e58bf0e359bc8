//! From a record as read to a coded one.

use std::fmt;

use sanudo::{Pipeline, Record};
use sanudo_read::{Options, Place, RawRecord, Reader, report};

use crate::complaints::{Complaints, say};
use crate::guard::guarded;

/// A report that broke the coder: a mistake of ours, never the text's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Broken {
    place: Place,
    message: String,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { place, message } = self;
        write!(f, "{place}: coding broke off ({message}); this is a mistake in sanudo, please report it with the text")
    }
}

/// Runs our code over a record; a mistake of ours costs that record only.
pub(crate) fn guarded_at<T>(place: &Place, work: impl FnOnce() -> T) -> Result<T, Broken> {
    guarded(work).map_err(|message| Broken { place: place.clone(), message })
}

/// Makes a report of `raw` and codes it.
pub(crate) fn code(pipeline: &Pipeline, raw: RawRecord, options: &Options) -> Result<Record, Broken> {
    let place = raw.place.clone();
    guarded_at(&place, || pipeline.code(report(raw, options)))
}

/// About how many bytes a record holds.
pub(crate) fn weight(raw: &RawRecord) -> usize {
    raw.fields.body.len() + raw.source.len()
}

/// The next record that can be read; those before it that cannot are told.
pub(crate) fn next_record(reader: &mut Reader, complaints: &Complaints) -> Option<RawRecord> {
    loop {
        match reader.next()? {
            Ok(raw) => return Some(raw),
            Err(error) => complaints.add(&error),
        }
    }
}

/// Says which files were no business of ours.
pub(crate) fn tell_skipped(reader: &Reader) {
    if let [first, rest @ ..] = reader.skipped() {
        let others = if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
        say(&format!("sanudo: left out {} ({}){others}", first.file, first.reason));
    }
}
