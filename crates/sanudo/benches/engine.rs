//! The language engine alone, at every level of instructions, beside the bare products of the same shapes: the limit of
//! any such engine on this processor.
//!
//! Reads the reports of the folder in `SANUDO_REPORTS`, or the examples. Throughput is in words; compare the times of
//! `engine/LEVEL` and `bare/LEVEL`: their quotient is the share of the time that the products of the encoder need.

use std::path::PathBuf;

use criterion::{BenchmarkId, Criterion, SamplingMode, Throughput, criterion_group, criterion_main};
use sanudo::{Document, Engine};
use sanudo_kernels::{Level, Packed, Quantized, product};
use sanudo_read::{Input, Options, read, report};

/// Inputs and outputs of the four products of a layer.
const SHAPES: [(usize, usize); 4] = [(384, 1152), (384, 384), (384, 1536), (1536, 384)];
const LAYERS: usize = 6;
/// Rows that the engine works on at once.
const ROWS: usize = 256;
/// Reports of a folder that are read, and how many of them in plain Rust, which takes forty times as long.
const MOST: usize = 24;
const MOST_PLAINLY: usize = 1;

fn documents() -> Vec<Document> {
    let examples = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples");
    let folder = std::env::var_os("SANUDO_REPORTS").map_or_else(|| PathBuf::from(examples), PathBuf::from);
    let options = Options::default();
    let raws = read(&[Input::Path(folder)], &options).filter_map(Result::ok).take(MOST);
    raws.map(|raw| sanudo_nlp::document(report(raw, &options))).collect()
}

fn weights(depth: usize, columns: usize) -> Packed {
    let whole: Vec<i8> = (0..depth * columns).map(|at| (at * 31 % 127) as i8 - 63).collect();
    Packed::new(&whole, depth, &vec![0.01; columns], &vec![0.1; columns]).expect("seven bits")
}

fn engine(c: &mut Criterion) {
    let all = documents();
    let mut group = c.benchmark_group("words");
    group.sample_size(10).sampling_mode(SamplingMode::Flat);
    for level in Level::all() {
        let engine: Engine = sanudo::engine().at(level);
        let docs = if level == Level::PORTABLE { &all[..all.len().min(MOST_PLAINLY)] } else { &all[..] };
        let words: usize = docs.iter().map(|doc| doc.tokens.len()).sum();
        let rows: usize = docs.iter().map(|doc| engine.rows(doc)).sum();
        group.throughput(Throughput::Elements(words as u64));
        group.bench_function(BenchmarkId::new("engine", level.name()), |b| {
            b.iter(|| docs.iter().map(|doc| engine.document(doc.report.clone()).sentences.len()).sum::<usize>());
        });
        let layers: Vec<(Packed, Quantized)> = SHAPES
            .iter()
            .map(|&(depth, columns)| {
                let floats: Vec<f32> = (0..ROWS * depth).map(|at| (at * 7919 % 1013) as f32 / 506.5 - 1.0).collect();
                (weights(depth, columns), Quantized::of(level, &floats, depth))
            })
            .collect();
        let mut out = vec![0.0; ROWS * 1536];
        group.bench_function(BenchmarkId::new("bare", level.name()), |b| {
            b.iter(|| {
                for _ in 0..rows.div_ceil(ROWS) * LAYERS {
                    for (weights, rows) in &layers {
                        product(level, rows, weights, &mut out[..ROWS * weights.columns()]);
                    }
                }
            });
        });
    }
    group.finish();

    c.bench_function("weights to a first sentence", |b| {
        b.iter(|| {
            let report = sanudo::Report::new("first", "The ministers met.".to_owned());
            sanudo::engine().document(report).sentences.len()
        });
    });
}

criterion_group!(benches, engine);
criterion_main!(benches);
