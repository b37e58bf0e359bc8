//! Any bytes as weights, and the shipped ones with bytes of their header overwritten: an error or an engine that reads.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sanudo_nlp::Engine;
use sanudo_text::Report;

fn check(bytes: Vec<u8>) {
    match Engine::from_bytes(bytes) {
        Ok(engine) => drop(engine.document(Report::new("fuzz", "The ministers met in Doha.".to_owned()))),
        Err(error) => assert!(!error.to_string().is_empty()),
    }
}

fuzz_target!(|bytes: &[u8]| {
    check(bytes.to_vec());
    let mut weights = sanudo_data::ENGINE.to_vec();
    let header = weights.first_chunk().map_or(0, |length| u64::from_le_bytes(*length)) as usize + 8;
    // Places in two bytes, the lower first, then how many bytes are written there, then those.
    let mut rest = bytes;
    while let [low, high, count, run @ ..] = rest {
        let start = usize::from(u16::from_le_bytes([*low, *high])) % header;
        let count = usize::from(*count).min(run.len()).min(header - start);
        weights[start..start + count].copy_from_slice(&run[..count]);
        rest = &run[count..];
    }
    check(weights);
});
