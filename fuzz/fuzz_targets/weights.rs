//! Any bytes as weights, and the shipped ones with bytes of their header overwritten: an error or an engine that reads.
#![no_main]

use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

use sanudo_nlp::{Convention, Engine, Extractor};
use sanudo_text::{CLUES, Report};

const TEXT: &str = "The ministers met in Doha, officials said.";

static ENGINE: LazyLock<Engine> =
    LazyLock::new(|| Engine::from_static(sanudo_data::ENGINE).expect("the shipped weights are sound"));

fn check(bytes: Vec<u8>) {
    match Engine::from_bytes(bytes.clone()) {
        Ok(engine) => drop(engine.document(Report::new("fuzz", TEXT.to_owned()))),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
    match Extractor::from_bytes(bytes) {
        Ok(extractor) => {
            let doc = ENGINE.document(Report::new("fuzz", TEXT.to_owned()));
            drop(extractor.read(&ENGINE, &doc, &vec![[0; CLUES]; doc.tokens.len()], Convention::Sanudo));
        }
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

fuzz_target!(|bytes: &[u8]| {
    check(bytes.to_vec());
    // The first byte says whose weights are spoiled.
    let own = bytes.first().is_some_and(|byte| byte % 2 == 0);
    let mut weights = if own { sanudo_data::ENGINE.to_vec() } else { sanudo_data::EXTRACTOR.to_vec() };
    let header = weights.first_chunk().map_or(0, |length| u64::from_le_bytes(*length)) as usize + 8;
    // Places in two bytes, the lower first, then how many bytes are written there, then those.
    let mut rest = bytes.get(1..).unwrap_or_default();
    while let [low, high, count, run @ ..] = rest {
        let start = usize::from(u16::from_le_bytes([*low, *high])) % header;
        let count = usize::from(*count).min(run.len()).min(header - start);
        weights[start..start + count].copy_from_slice(&run[..count]);
        rest = &run[count..];
    }
    check(weights);
});
