//! The products of one encoder layer, and what stands between them, over 256 rows.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use sanudo_kernels::{Attention, Level, Norm, Packed, Quantized, add_norm, attend, product, product_gelu};

const ROWS: usize = 256;

fn floats(count: usize) -> Vec<f32> {
    (0..count).map(|at| (at * 7919 % 1013) as f32 / 506.5 - 1.0).collect()
}

fn weights(depth: usize, columns: usize) -> Packed {
    let whole: Vec<i8> = (0..depth * columns).map(|at| (at * 31 % 127) as i8 - 63).collect();
    Packed::new(&whole, depth, &vec![0.01; columns], &vec![0.1; columns]).expect("seven bits")
}

fn products(c: &mut Criterion) {
    let mut group = c.benchmark_group("product");
    for (depth, columns) in [(384, 1152), (384, 384), (384, 1536), (1536, 384)] {
        let (rows, weights) = (floats(ROWS * depth), weights(depth, columns));
        let mut out = vec![0.0; ROWS * columns];
        group.throughput(Throughput::Elements((2 * ROWS * depth * columns) as u64));
        for level in Level::all() {
            let rows = Quantized::of(level, &rows, depth);
            group.bench_function(BenchmarkId::new(level.name(), format!("{depth}x{columns}")), |b| {
                b.iter(|| product(level, &rows, &weights, &mut out));
            });
            if columns == 1536 {
                group.bench_function(BenchmarkId::new(level.name(), "384x1536 gelu"), |b| {
                    b.iter(|| product_gelu(level, &rows, &weights, &mut out));
                });
            }
        }
    }
    group.finish();
}

fn between(c: &mut Criterion) {
    let mut group = c.benchmark_group("between");
    let width = 384;
    let norm = Norm { gain: vec![1.0; width], bias: vec![0.0; width] };
    for level in Level::all() {
        let (mut rows, more) = (floats(ROWS * width), floats(ROWS * width));
        let mut bytes = Quantized::new(width);
        group.bench_function(BenchmarkId::new(level.name(), "norm"), |b| {
            b.iter(|| add_norm(level, &mut rows, &more, &norm, &mut bytes));
        });
        let wide = floats(ROWS * 1536);
        let mut bytes = Quantized::new(1536);
        group.bench_function(BenchmarkId::new(level.name(), "quantize 1536"), |b| b.iter(|| bytes.set(level, &wide)));
        for length in [32, 128] {
            let qkv = floats(length * 3 * width);
            let mut out = vec![0.0; length * width];
            let mut room = Attention::default();
            group.bench_function(BenchmarkId::new(level.name(), format!("attention {length} rows")), |b| {
                b.iter(|| attend(level, &qkv, 12, &mut room, &mut out));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, products, between);
criterion_main!(benches);
