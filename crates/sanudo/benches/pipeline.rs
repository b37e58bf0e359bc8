//! The stages over the example reports, one after the other: `cargo bench -p sanudo --bench pipeline`.
//!
//! Throughput counts bytes of the reports' bodies. Each stage is measured alone, on the output of the one before; the last
//! group is the whole way from text to record.

use std::hint::black_box;
use std::path::Path;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use sanudo::{Pipeline, Report};
use sanudo_read::{Input, Options, RawRecord, read, report};
use sanudo_text::Document;

fn examples() -> Vec<RawRecord> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let inputs = ["reports", "reports.jsonl"].map(|name| Input::Path(folder.join(name)));
    read(&inputs, &Options::default()).map(|raw| raw.expect("the examples can be read")).collect()
}

fn stages(criterion: &mut Criterion) {
    let options = Options::default();
    let pipeline = Pipeline::shipped();
    let raws = examples();
    let reports: Vec<Report> = raws.iter().map(|raw| report(raw.clone(), &options)).collect();
    let docs: Vec<Document> = reports.iter().map(|report| sanudo_nlp::document(report.clone())).collect();

    let mut group = criterion.benchmark_group("examples");
    group.throughput(Throughput::Bytes(reports.iter().map(|report| report.body.len() as u64).sum()));
    group.bench_function("read", |bench| {
        bench.iter_batched(
            || raws.clone(),
            |raws| raws.into_iter().map(|raw| report(raw, &options)).collect::<Vec<_>>(),
            BatchSize::SmallInput,
        );
    });
    group.bench_function("tokenize", |bench| {
        bench.iter_batched(
            || reports.clone(),
            |reports| reports.into_iter().map(sanudo_nlp::document).collect::<Vec<_>>(),
            BatchSize::SmallInput,
        );
    });
    group.bench_function("mentions", |bench| {
        bench.iter(|| docs.iter().for_each(|doc| drop(black_box(pipeline.resolver().mentions(doc)))));
    });
    group.bench_function("whole", |bench| {
        bench.iter_batched(
            || raws.clone(),
            |raws| raws.into_iter().map(|raw| pipeline.code(report(raw, &options))).collect::<Vec<_>>(),
            BatchSize::SmallInput,
        );
    });
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
