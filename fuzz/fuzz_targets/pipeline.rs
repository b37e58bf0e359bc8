//! Any bytes through the whole pipeline: no panic, and every slice of the record equals its text.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use sanudo::Pipeline;
use sanudo_read::{Options, RawRecord};

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(Pipeline::shipped);

fuzz_target!(|data: &[u8]| {
    let raw = RawRecord::text("fuzz", String::from_utf8_lossy(data));
    let record = PIPELINE.code(sanudo_read::report(raw, &Options::default()));
    let body: Vec<char> = record.report.body.chars().collect();
    let slices = record
        .events
        .iter()
        .flat_map(|event| [&event.trigger, &event.sentence.slice].into_iter().chain(event.actors.iter().map(|actor| &actor.slice)))
        .chain(record.statements.iter().flat_map(|statement| [&statement.slice, &statement.cue, &statement.speaker.slice]));
    for slice in slices {
        let found: String = body[slice.start as usize..slice.end as usize].iter().collect();
        assert_eq!(found, slice.text);
    }
});
