//! From a record as read to a coded one.

use std::fmt;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sanudo::{Codebook, CodebookError, CustomCodebook, Document, Pipeline, Record, Report};
use sanudo_read::{Options, Place, RawRecord, ReadError, Reader, document, report};

use crate::complaints::{Complaints, say};
use crate::guard::guarded;

/// How to code, shared by the commands that do.
#[derive(Debug, clap::Args)]
pub(crate) struct CodingArgs {
    /// Keep events of at least this confidence, 0 to 1: the share of such events that experts find too
    ///
    /// Left out, what makes for the best balance of precision and recall on the annotated reports of the README. Lower
    /// finds more and errs more; what the network itself gives less than 15 % is never told.
    #[arg(long, value_name = "SHARE", value_parser = share)]
    min_confidence: Option<f64>,

    /// Code by the types of this codebook as well; `sanudo codebook check` tries it
    #[arg(long, value_name = "FILE")]
    codebook: Option<PathBuf>,
}

impl CodingArgs {
    /// The pipeline as asked for.
    pub(crate) fn pipeline(&self) -> Result<Pipeline> {
        let mut pipeline = Pipeline::shipped();
        if let Some(path) = &self.codebook {
            let custom = CodebookFile::read(path)?.parse(pipeline.codebook())?;
            pipeline = pipeline.with_codebook(custom);
        }
        Ok(match self.min_confidence {
            Some(least) => pipeline.with_least_confidence(least),
            None => pipeline,
        })
    }
}

/// The text of a custom codebook.
pub(crate) struct CodebookFile {
    /// The path as it was typed.
    pub(crate) name: String,
    text: String,
}

impl CodebookFile {
    /// Bytes that are read of a file, one more than a codebook may have.
    const BYTES: u64 = (1 << 20) + 1;

    pub(crate) fn read(path: &Path) -> Result<Self> {
        let name = path.display().to_string();
        let mut text = String::new();
        let read = File::open(path).and_then(|file| file.take(Self::BYTES).read_to_string(&mut text));
        read.with_context(|| format!("{name}: the codebook cannot be read"))?;
        Ok(Self { name, text })
    }

    pub(crate) fn parse(&self, codebook: &Codebook) -> Result<CustomCodebook, CodebookError> {
        CustomCodebook::parse(&self.text, &self.name, codebook)
    }
}

/// A number from 0 to 1.
fn share(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        Ok(share) => Err(format!("{share} is not from 0 to 1")),
        Err(_) => Err("expected a number from 0 to 1, such as 0.5".to_owned()),
    }
}

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

/// Why a record could not be coded.
#[derive(Debug)]
pub(crate) enum Unusable {
    /// It is not what its format says.
    Read(ReadError),
    /// A mistake of ours.
    Broken(Broken),
}

impl fmt::Display for Unusable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(error) => error.fmt(f),
            Self::Broken(broken) => broken.fmt(f),
        }
    }
}

/// A record ready to be coded.
pub(crate) enum Readable {
    /// Its sentences and words are for us to find.
    Report(Box<Report>),
    /// Somebody has found them.
    Document(Box<Document>),
}

impl Readable {
    /// Makes a report or a document of `raw`.
    pub(crate) fn new(raw: RawRecord, options: &Options) -> Result<Self, Unusable> {
        if !raw.parsed.is_empty() {
            return document(&raw).map(|doc| Self::Document(Box::new(doc))).map_err(Unusable::Read);
        }
        let place = raw.place.clone();
        guarded_at(&place, || report(raw, options))
            .map(|report| Self::Report(Box::new(report)))
            .map_err(Unusable::Broken)
    }

    /// The report, whose words may have been found.
    pub(crate) fn report(&self) -> &Report {
        match self {
            Self::Report(report) => report,
            Self::Document(doc) => &doc.report,
        }
    }

    /// Codes it.
    pub(crate) fn code(self, pipeline: &Pipeline, place: &Place) -> Result<Record, Unusable> {
        let coded = guarded_at(place, || match self {
            Self::Report(report) => pipeline.code(*report),
            Self::Document(doc) => pipeline.code_document(&doc),
        });
        coded.map_err(Unusable::Broken)
    }
}

/// Makes a report or document of `raw` and codes it.
pub(crate) fn code(pipeline: &Pipeline, raw: RawRecord, options: &Options) -> Result<Record, Unusable> {
    let place = raw.place.clone();
    Readable::new(raw, options)?.code(pipeline, &place)
}

/// About how many bytes a record holds.
pub(crate) fn weight(raw: &RawRecord) -> usize {
    raw.fields.body.len() + raw.source.len() + raw.parsed.iter().map(|block| block.rows.len() * 64).sum::<usize>()
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
