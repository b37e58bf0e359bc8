//! The extractor with the weights that ship: what it finds, that it finds the same everywhere, that nothing breaks it.

use std::sync::LazyLock;

use sanudo::{Convention, Document, Extractor, MarkedSentence, Pipeline, Report};
use sanudo_kernels::Level;
use sanudo_text::{Extraction, ROLES};

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(Pipeline::shipped);

const NEWS: &str = "\
Kenya expelled the ambassador of Chad on Monday.\n\n\
\"We did nothing wrong,\" the ambassador said. He accused Nairobi of lying and urged the African Union to step in.\n\n\
Police arrested 43 protesters in Lima after thousands marched on Congress.";

fn document(text: &str) -> Document {
    PIPELINE.engine().document(Report::new("test", text.to_owned()))
}

fn extract(extractor: &Extractor, doc: &Document) -> Extraction {
    let clues = PIPELINE.coder().clues(doc, &PIPELINE.resolver().mentions(doc));
    extractor.read(PIPELINE.engine(), doc, &clues, Convention::Sanudo)
}

/// What holds of any extraction: words in their places, probabilities that are such.
fn check(doc: &Document, found: &Extraction) {
    let words = doc.tokens.len() as u32;
    let sums_up = |odds: &[f32]| {
        let total: f32 = odds.iter().sum();
        (total - 1.0).abs() < 1e-3 && odds.iter().all(|share| (0.0..=1.001).contains(share))
    };
    assert!(found.acts.windows(2).all(|pair| pair[0].head <= pair[1].head));
    for act in &found.acts {
        assert!(act.words.contains(&act.head) && act.words.end <= words);
        let labels = PIPELINE.extractor().labels();
        assert_eq!((act.types.len(), act.statuses.len()), (labels.types.len() + 1, labels.statuses.len()));
        assert_eq!(act.modes.len(), labels.modes.len());
        assert!([&act.types, &act.statuses, &act.modes].into_iter().all(|odds| sums_up(odds)));
        assert!((0.0..=1.0).contains(&act.confidence));
        for (word, odds) in &act.roles {
            assert!(*word < words && odds.len() == ROLES && sums_up(odds));
        }
    }
    for attribution in &found.attributions {
        for part in [&attribution.source, &attribution.cue, &attribution.content] {
            assert!(part.windows(2).all(|pair| pair[0].end <= pair[1].start));
            assert!(part.iter().all(|words_of| words_of.start < words_of.end && words_of.end <= words));
        }
    }
}

#[test]
fn acts_and_attributions_are_found_with_their_parties_and_parts() {
    let doc = document(NEWS);
    let found = extract(PIPELINE.extractor(), &doc);
    check(&doc, &found);
    let named = |word: u32| doc.form(word as usize);
    let expelled = found.acts.iter().find(|act| named(act.head) == "expelled").expect("an act is found");
    let labels = PIPELINE.extractor().labels();
    assert_eq!(labels.types[expelled.best_type().0], "SANCTION");
    let role = |at: usize| expelled.roles.iter().find(|(_, odds)| odds[at] > 0.5).map(|(word, _)| named(*word));
    assert_eq!((role(1), role(2)), (Some("Kenya"), Some("ambassador")));
    let said = found.attributions.iter().find(|found| named(found.head) == "said").expect("a cue is found");
    let words = |spans: &[std::ops::Range<u32>]| {
        spans
            .iter()
            .map(|span| doc.slice(doc.span_of(span.start as usize..span.end as usize)).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(words(&said.source), ["the ambassador"]);
    assert!(words(&said.content)[0].contains("We did nothing wrong"));
}

#[test]
fn every_level_finds_the_same() {
    let doc = document(NEWS);
    let expected = extract(PIPELINE.extractor(), &doc);
    for level in Level::all() {
        assert_eq!(extract(&sanudo::extractor().at(level), &doc), expected, "{}", level.name());
    }
}

#[test]
fn the_extractor_belongs_to_the_engine_that_ships_with_it() {
    PIPELINE.extractor().check(PIPELINE.engine()).unwrap();
}

#[test]
fn no_text_breaks_it() {
    let long = "Kenya said Chad said ".repeat(2_000);
    let quoted = "\"".repeat(500);
    for text in ["", " ", ".", "¿?", "سلام 中中 🙂", "A\u{0}B\u{200b}C", &long, &quoted, &"x".repeat(100_000)]
    {
        let doc = document(text);
        check(&doc, &extract(PIPELINE.extractor(), &doc));
        let record = PIPELINE.code_document(&doc);
        assert_eq!(record.report.body, text);
    }
}

#[test]
fn a_marked_pair_has_a_type_and_probabilities_that_sum_up() {
    let relation = |text: &str| PIPELINE.relate(&MarkedSentence::parse(text).unwrap());
    let found = relation("<s>Kenya</s> condemned <t>the Sudanese army</t> for shelling a market.");
    assert_eq!(sanudo::EventType::ALL[sanudo_text::largest(&found.types)].as_str(), "ACCUSE");
    for relation in [found, relation("It rained in Lima."), relation("<s>x</s> <t>y</t>")] {
        assert!((relation.types.iter().sum::<f32>() - 1.0).abs() < 1e-3);
        assert!((0.0..=1.0).contains(&relation.none));
    }
}

/// Weights that cannot be used, each with an error that says why.
mod foreign_weights {
    use sanudo::{Extractor, WeightsError};

    #[test]
    fn the_shipped_file_is_whole_and_says_what_it_is() {
        let extractor = Extractor::from_bytes(sanudo_data::EXTRACTOR.to_vec()).unwrap();
        for key in ["data", "licence", "commit", "dev", "epoch", "settings", "words"] {
            assert!(!extractor.about(key).unwrap_or_default().is_empty(), "{key}");
        }
    }

    #[test]
    fn the_engines_weights_are_not_the_extractors() {
        let error = Extractor::from_bytes(sanudo_data::ENGINE.to_vec()).unwrap_err();
        assert!(error.to_string().contains("\"sanudo-engine\", expected \"sanudo-extractor\""), "{error}");
    }

    #[test]
    fn a_changed_byte_is_found() {
        let mut bytes = sanudo_data::EXTRACTOR.to_vec();
        let last = bytes.len() - 1;
        bytes[last] ^= 1;
        assert!(matches!(Extractor::from_bytes(bytes), Err(WeightsError::Checksum { .. })));
    }
}
