//! The stages in a row.

use sanudo_actors::{NameTables, Resolver};
use sanudo_events::{Codebook, Coder, CoderTables};
use sanudo_ledger::record::Record;
use sanudo_text::table::TableError;
use sanudo_text::{Document, Report};

use crate::assemble;

/// All stages with their tables. Made once; cheap to share between threads, coding needs no lock.
#[derive(Debug)]
pub struct Pipeline {
    resolver: Resolver,
    coder: Coder,
}

impl Pipeline {
    /// The pipeline with the tables that ship with Sanudo.
    ///
    /// # Panics
    /// Never in a tested build: the shipped tables are read by the tests.
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
            cues: sanudo_data::CUES,
            contexts: sanudo_data::CONTEXTS,
        };
        match Self::new(&names, sanudo_data::ROLES, &coder) {
            Ok(pipeline) => pipeline,
            Err(error) => panic!("the shipped tables are well formed: {error}"),
        }
    }

    /// A pipeline with tables of your own.
    ///
    /// # Errors
    /// The first row that cannot be read, by table and line.
    pub fn new(
        names: &NameTables<'_>,
        roles: sanudo_text::table::Table<'_>,
        coder: &CoderTables<'_>,
    ) -> Result<Self, TableError> {
        Ok(Self { resolver: Resolver::new(names, roles)?, coder: Coder::new(coder)? })
    }

    /// Codes one report. Never fails: what goes poorly stands in the record's notes.
    #[must_use]
    pub fn code(&self, report: Report) -> Record {
        self.code_document(&sanudo_nlp::document(report))
    }

    /// Codes a document that somebody else has made: from CoNLL-U of another parser, or by hand. Never fails.
    #[must_use]
    pub fn code_document(&self, doc: &Document) -> Record {
        let mentions = self.resolver.mentions(doc);
        let coded = self.coder.code(doc, &mentions);
        assemble::record(doc, &mentions, &coded, self.coder.codebook())
    }

    /// The codebook in use.
    #[must_use]
    pub const fn codebook(&self) -> &Codebook {
        self.coder.codebook()
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
