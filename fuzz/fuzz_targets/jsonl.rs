//! Any bytes as JSON, by lines and by items.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sanudo_read::{Input, Options, read, report};

fuzz_target!(|bytes: &[u8]| {
    let options = Options { max_report_bytes: 1 << 10, max_record_bytes: 1 << 12, ..Options::default() };
    for name in ["fuzz.jsonl", "fuzz.json"] {
        for item in read(&[Input::Bytes { name: name.to_owned(), bytes: bytes.to_vec() }], &options) {
            match item {
                Ok(raw) => drop(report(raw, &options)),
                Err(error) => assert!(!error.to_string().is_empty()),
            }
        }
    }
});
