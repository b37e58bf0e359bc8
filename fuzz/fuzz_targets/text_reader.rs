//! Any bytes as a plain text: decoding, furniture, times. Parts must stay inside the body.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sanudo_read::{Format, Input, Options, read, report};

fuzz_target!(|bytes: &[u8]| {
    let options = Options { format: Format::Text, ..Options::default() };
    let input = Input::Bytes { name: "fuzz_20240523.txt".to_owned(), bytes: bytes.to_vec() };
    for raw in read(&[input], &options).flatten() {
        let report = report(raw, &options);
        for part in &report.parts {
            assert!(!report.slice(part.span).is_empty());
        }
    }
});
