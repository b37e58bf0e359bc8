//! Layers of a BERT encoder (Devlin et al. 2019), their norms after the sums.

use std::ops::Range;

use sanudo_kernels::{Attention, Level, Norm, Packed, Quantized, add_norm, attend, product, product_gelu};

use crate::engine::weights::{Weights, WeightsError};

/// Values of a state.
pub(crate) const WIDTH: usize = 384;
/// Attention heads, of 32 values each.
const HEADS: usize = 12;
/// Values in the middle of a layer.
const INNER: usize = 1536;

/// More layers than any encoder that is worth a laptop's while.
pub(crate) const MOST_LAYERS: usize = 48;

#[derive(Debug)]
struct Layer {
    qkv: Packed,
    out: Packed,
    norm1: Norm,
    up: Packed,
    down: Packed,
    norm2: Norm,
}

/// Layers that follow one another.
#[derive(Debug)]
pub(crate) struct Layers(Vec<Layer>);

/// Room to work in, kept between batches.
#[derive(Debug)]
pub(crate) struct Room {
    /// The states, a row of [`WIDTH`] values each.
    pub(crate) rows: Vec<f32>,
    more: Vec<f32>,
    qkv: Vec<f32>,
    mixed: Vec<f32>,
    inner: Vec<f32>,
    /// The states once more, in eight bits: what a layer reads.
    pub(crate) narrow: Quantized,
    wide: Quantized,
    attention: Attention,
}

impl Default for Room {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            more: Vec::new(),
            qkv: Vec::new(),
            mixed: Vec::new(),
            inner: Vec::new(),
            narrow: Quantized::new(WIDTH),
            wide: Quantized::new(INNER),
            attention: Attention::default(),
        }
    }
}

impl Room {
    /// Makes `rows` states anew: `add` puts what they are made of into two sums, which `norm` brings together.
    pub(crate) fn embed(
        &mut self,
        level: Level,
        rows: usize,
        norm: &Norm,
        mut add: impl FnMut(usize, &mut [f32], &mut [f32]),
    ) {
        self.resize(rows);
        let Self { rows, more, narrow, .. } = self;
        rows.fill(0.0);
        more.fill(0.0);
        for (index, (row, more)) in rows.chunks_exact_mut(WIDTH).zip(more.chunks_exact_mut(WIDTH)).enumerate() {
            add(index, row, more);
        }
        add_norm(level, rows, more, norm, narrow);
    }

    /// Makes room for `rows` states.
    pub(crate) fn resize(&mut self, rows: usize) {
        let Self { rows: states, more, qkv, mixed, inner, .. } = self;
        for (buffer, width) in [(states, WIDTH), (more, WIDTH), (qkv, 3 * WIDTH), (mixed, WIDTH), (inner, INNER)] {
            buffer.resize(rows * width, 0.0);
        }
    }
}

impl Layers {
    /// The layers `{name}.0`, `{name}.1` and so on.
    pub(crate) fn new(weights: &Weights, name: &str, count: usize) -> Result<Self, WeightsError> {
        let layer = |index: usize| -> Result<Layer, WeightsError> {
            let linear =
                |part: &str, inputs, outputs| weights.linear(&format!("{name}.{index}.{part}"), inputs, outputs);
            let norm = |part: &str| weights.norm(&format!("{name}.{index}.{part}"), WIDTH);
            Ok(Layer {
                qkv: linear("qkv", WIDTH, 3 * WIDTH)?,
                out: linear("out", WIDTH, WIDTH)?,
                norm1: norm("norm1")?,
                up: linear("up", WIDTH, INNER)?,
                down: linear("down", INNER, WIDTH)?,
                norm2: norm("norm2")?,
            })
        };
        (0..count).map(layer).collect::<Result<_, _>>().map(Self)
    }

    /// Takes the states of `room` through all layers; each row sees those of its window only. Windows are
    /// ranges of rows, counted from the start of the first.
    pub(crate) fn run(&self, level: Level, windows: &[Range<usize>], room: &mut Room) {
        let Room { rows, more, qkv, mixed, inner, narrow, wide, attention } = room;
        let first = windows.first().map_or(0, |window| window.start);
        for layer in &self.0 {
            product(level, narrow, &layer.qkv, qkv);
            for window in windows {
                let (from, to) = ((window.start - first) * WIDTH, (window.end - first) * WIDTH);
                attend(level, &qkv[from * 3..to * 3], HEADS, attention, &mut mixed[from..to]);
            }
            narrow.set(level, mixed);
            product(level, narrow, &layer.out, more);
            add_norm(level, rows, more, &layer.norm1, narrow);
            product_gelu(level, narrow, &layer.up, inner);
            wide.set(level, inner);
            product(level, wide, &layer.down, more);
            add_norm(level, rows, more, &layer.norm2, narrow);
        }
    }
}
