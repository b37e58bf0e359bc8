# The daily commands; `just` lists them.

_default:
    @just --list --unsorted

# Form, lints, documentation, licences
check:
    cargo fmt --all -- --check
    cargo clippy --workspace --all-targets -- -D warnings
    RUSTDOCFLAGS=-Dwarnings cargo doc --workspace --no-deps
    cargo deny check licenses bans sources

# All tests
test:
    cargo test --workspace

# The casebook only
casebook:
    cargo test -p sanudo --test it casebook

# Write what the casebook's cases give now into its pages; read the difference before you keep it
bless:
    SANUDO_BLESS=1 cargo test -p sanudo --test it casebook

# The stages over the example reports
bench:
    cargo bench -p sanudo --bench pipeline

# The language engine beside the bare products of its shapes; SANUDO_REPORTS=FOLDER reads reports of yours
bench-engine:
    cargo bench -p sanudo --bench engine

# The recipe of the weights, on the sample
train-sample:
    cd training/engine && python3 -m unittest

# One of text_reader, jsonl, csv, conllu, tokenizer, engine, weights, pipeline, for ten minutes (needs a nightly compiler and cargo-fuzz)
fuzz NAME:
    cargo +nightly fuzz run {{NAME}} -- -max_total_time=600

# All that a change must pass
ci:
    .ci/run
