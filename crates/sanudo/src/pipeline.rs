//! The stages in a row.

use std::ops::Range;

use sanudo_actors::{Mentions, NameTables, Resolver};
use sanudo_events::{Codebook, Coder, CoderTables, CustomCodebook};
use sanudo_ledger::record::Record;
use sanudo_nlp::{Convention, Engine, Extractor};
use sanudo_text::table::TableError;
use sanudo_text::{Clues, Document, FoundAttribution, Report, ScalarMap};

use crate::evaluate::AttributionSpans;
use crate::{assemble, shipped};

/// All stages with their tables and weights. Made once; cheap to share between threads, coding needs no lock.
#[derive(Debug)]
pub struct Pipeline {
    engine: Engine,
    extractor: Extractor,
    resolver: Resolver,
    coder: Coder,
    least: f64,
}

impl Pipeline {
    /// The pipeline with the tables and weights that ship with Sanudo. Making it takes some tenths of a second; make it once.
    ///
    /// # Panics
    /// Never in a tested build: what ships is read by the tests.
    #[must_use]
    pub fn shipped() -> Self {
        let names = NameTables {
            countries: sanudo_data::COUNTRIES,
            leaders: sanudo_data::LEADERS,
            bodies: sanudo_data::BODIES,
            organisations: sanudo_data::ORGANISATIONS,
            regions: sanudo_data::REGIONS,
            cities: sanudo_data::CITIES,
        };
        let coder = CoderTables {
            codebook: sanudo_data::CODEBOOK,
            triggers: sanudo_data::TRIGGERS,
            contexts: sanudo_data::CONTEXTS,
            cameo: sanudo_data::CAMEO,
        };
        match Self::new(shipped::engine(), shipped::extractor(), &names, sanudo_data::ROLES, &coder) {
            Ok(pipeline) => pipeline,
            Err(error) => panic!("the shipped tables are well formed: {error}"),
        }
    }

    /// A pipeline with weights and tables of your own. Events of the extractor's usual confidence are kept.
    ///
    /// # Errors
    /// The first row that cannot be read, by table and line.
    pub fn new(
        engine: Engine,
        extractor: Extractor,
        names: &NameTables<'_>,
        roles: sanudo_text::table::Table<'_>,
        coder: &CoderTables<'_>,
    ) -> Result<Self, TableError> {
        let coder = Coder::new(coder, extractor.labels())?;
        let least = f64::from(extractor.usual_confidence());
        Ok(Self { engine, extractor, resolver: Resolver::new(names, roles)?, coder, least })
    }

    /// The same pipeline that keeps events of at least `least` confidence, 0 to 1.
    #[must_use]
    pub const fn with_least_confidence(mut self, least: f64) -> Self {
        self.least = least;
        self
    }

    /// The same pipeline that codes by the types of `custom` as well, in place of any it had.
    ///
    /// ```no_run
    /// use sanudo::{CustomCodebook, Pipeline};
    ///
    /// let pipeline = Pipeline::shipped();
    /// let text = std::fs::read_to_string("examples/codebooks/recognition.toml")?;
    /// let custom = CustomCodebook::parse(&text, "recognition.toml", pipeline.codebook())?;
    /// let pipeline = pipeline.with_codebook(custom);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_codebook(self, custom: CustomCodebook) -> Self {
        Self { coder: self.coder.with_custom(custom), ..self }
    }

    /// The least confidence of the events that are kept.
    #[must_use]
    pub const fn least_confidence(&self) -> f64 {
        self.least
    }

    /// Codes one report. Never fails: what goes poorly stands in the record's notes.
    #[must_use]
    pub fn code(&self, report: Report) -> Record {
        self.code_document(&self.engine.document(report))
    }

    /// Codes a document that somebody else has made: from CoNLL-U of another parser, or by hand. Never fails.
    #[must_use]
    pub fn code_document(&self, doc: &Document) -> Record {
        let (mut mentions, clues) = self.told(doc);
        let extraction = self.extractor.read(&self.engine, doc, &clues, Convention::Sanudo);
        self.resolver.complete(doc, &mut mentions, &extraction.parties(self.least));
        let coded = self.coder.code(doc, &mentions, &extraction, self.least);
        assemble::record(doc, &mentions, &coded, &self.coder)
    }

    /// The attributions of a document as `convention` has them: the stretches of sources, cues and contents, as Unicode scalar
    /// values into the body.
    #[must_use]
    pub fn attributions(&self, doc: &Document, convention: Convention) -> Vec<AttributionSpans> {
        let (_, clues) = self.told(doc);
        let map = ScalarMap::new(&doc.report.body);
        let stretch = |words: &Range<u32>| {
            let span = doc.span_of(words.start as usize..words.end as usize);
            (map.scalar(span.start), map.scalar(span.end))
        };
        let found = self.extractor.read(&self.engine, doc, &clues, convention).attributions;
        let spans = |found: &FoundAttribution| AttributionSpans {
            source: found.source.iter().map(stretch).collect(),
            cue: found.cue.iter().map(stretch).collect(),
            content: found.content.iter().map(stretch).collect(),
        };
        found.iter().map(spans).collect()
    }

    /// What the tables tell of a document before the extractor reads it: who is named in it, and the clues of its words.
    pub(crate) fn told(&self, doc: &Document) -> (Mentions, Vec<Clues>) {
        let mentions = self.resolver.mentions(doc);
        let clues = self.coder.clues(doc, &mentions);
        (mentions, clues)
    }

    /// The codebook in use.
    #[must_use]
    pub const fn codebook(&self) -> &Codebook {
        self.coder.codebook()
    }

    /// The language engine in use.
    #[must_use]
    pub const fn engine(&self) -> &Engine {
        &self.engine
    }

    /// The extractor in use.
    #[must_use]
    pub const fn extractor(&self) -> &Extractor {
        &self.extractor
    }

    /// The stage that finds and resolves mentions.
    #[must_use]
    pub const fn resolver(&self) -> &Resolver {
        &self.resolver
    }

    /// The stage that codes events and statements.
    #[must_use]
    pub const fn coder(&self) -> &Coder {
        &self.coder
    }
}
