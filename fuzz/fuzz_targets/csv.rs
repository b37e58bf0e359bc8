//! Any bytes as a table, with a small limit so that endless rows are met.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sanudo_read::{FieldMap, Input, Options, read, report};

fuzz_target!(|bytes: &[u8]| {
    let Ok(map) = FieldMap::parse("body=b") else { return };
    let options = Options { map, max_report_bytes: 64, max_record_bytes: 64, ..Options::default() };
    let table = [b"a,b\n", bytes].concat();
    for item in read(&[Input::Bytes { name: "fuzz.csv".to_owned(), bytes: table }], &options) {
        match item {
            Ok(raw) => drop(report(raw, &options)),
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
});
