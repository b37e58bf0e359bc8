//! The encoder: rows of pieces to states of words.

use std::ops::Range;

use sanudo_kernels::{Attention, Level, Norm, Packed, Quantized, add_norm, attend, product, product_gelu};

use crate::engine::weights::{Table, Weights, WeightsError};
use crate::engine::window::{Batch, Input};

/// Values of a state.
pub(crate) const WIDTH: usize = 384;
/// Attention heads, of 32 values each.
const HEADS: usize = 12;
/// Rows that are worked on at once, unless one window has more.
const MOST_AT_ONCE: usize = 512;
/// Values in the middle of a layer.
const INNER: usize = 1536;

#[derive(Debug)]
struct Layer {
    qkv: Packed,
    out: Packed,
    norm1: Norm,
    up: Packed,
    down: Packed,
    norm2: Norm,
}

/// A BERT encoder (Devlin et al. 2019), its norms after the sums.
#[derive(Debug)]
pub(crate) struct Encoder {
    word: Table,
    position: Table,
    shape: Table,
    norm: Norm,
    layers: Vec<Layer>,
}

/// Room to work in, kept between batches.
#[derive(Debug)]
pub(crate) struct Room {
    rows: Vec<f32>,
    more: Vec<f32>,
    qkv: Vec<f32>,
    mixed: Vec<f32>,
    inner: Vec<f32>,
    narrow: Quantized,
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

impl Encoder {
    pub(crate) fn new(weights: &Weights, layers: usize) -> Result<Self, WeightsError> {
        let layer = |index: usize| -> Result<Layer, WeightsError> {
            let linear =
                |name: &str, inputs, outputs| weights.linear(&format!("layers.{index}.{name}"), inputs, outputs);
            let norm = |name: &str| weights.norm(&format!("layers.{index}.{name}"), WIDTH);
            Ok(Layer {
                qkv: linear("qkv", WIDTH, 3 * WIDTH)?,
                out: linear("out", WIDTH, WIDTH)?,
                norm1: norm("norm1")?,
                up: linear("up", WIDTH, INNER)?,
                down: linear("down", INNER, WIDTH)?,
                norm2: norm("norm2")?,
            })
        };
        Ok(Self {
            word: weights.table("word", WIDTH)?,
            position: weights.table("position", WIDTH)?,
            shape: weights.table("shape", WIDTH)?,
            norm: weights.norm("norm", WIDTH)?,
            layers: (0..layers).map(layer).collect::<Result<_, _>>()?,
        })
    }

    /// Rows of the tables of pieces, positions and shapes.
    pub(crate) fn sizes(&self) -> [usize; 3] {
        [&self.word, &self.position, &self.shape].map(Table::rows)
    }

    /// Reads the windows of `batch` and puts the state of each word it settles into `states`, [`WIDTH`] values for each
    /// word from the word `first` on.
    pub(crate) fn read(
        &self,
        level: Level,
        weights: &Weights,
        batch: &Batch,
        first: usize,
        room: &mut Room,
        states: &mut [f32],
    ) {
        let (mut windows, mut placed) = (batch.windows.as_slice(), batch.placed.as_slice());
        while let Some(window) = windows.first() {
            // A few windows at a time, however many there are.
            let start = window.start;
            let count = windows.iter().take_while(|window| window.end - start <= MOST_AT_ONCE).count().max(1);
            let end = windows[count - 1].end;
            self.rows(level, weights, &batch.inputs[start..end], &windows[..count], room);
            let settled = placed.partition_point(|placed| placed.rows.end <= end);
            for placed in &placed[..settled] {
                let place = (placed.word - first) * WIDTH;
                mean(
                    &room.rows[(placed.rows.start - start) * WIDTH..(placed.rows.end - start) * WIDTH],
                    &mut states[place..place + WIDTH],
                );
            }
            (windows, placed) = (&windows[count..], &placed[settled..]);
        }
    }

    /// The states of the rows of some windows, in `room.rows`.
    fn rows(&self, level: Level, weights: &Weights, inputs: &[Input], windows: &[Range<usize>], room: &mut Room) {
        let Room { rows, more, qkv, mixed, inner, narrow, wide, attention } = room;
        for (buffer, width) in [(&mut *rows, WIDTH), (more, WIDTH), (qkv, 3 * WIDTH), (mixed, WIDTH), (inner, INNER)] {
            buffer.resize(inputs.len() * width, 0.0);
        }
        rows.fill(0.0);
        more.fill(0.0);
        for ((input, row), more) in inputs.iter().zip(rows.chunks_exact_mut(WIDTH)).zip(more.chunks_exact_mut(WIDTH)) {
            weights.add_row(&self.word, input.piece as usize, row);
            weights.add_row(&self.position, usize::from(input.position), more);
            weights.add_row(&self.shape, usize::from(input.shape), more);
        }
        add_norm(level, rows, more, &self.norm, narrow);
        let first = windows.first().map_or(0, |window| window.start);
        for layer in &self.layers {
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

/// The mean of some rows.
fn mean(rows: &[f32], state: &mut [f32]) {
    state.fill(0.0);
    for row in rows.chunks_exact(WIDTH) {
        for (value, row) in state.iter_mut().zip(row) {
            *value += row;
        }
    }
    let count = (rows.len() / WIDTH) as f32;
    for value in state {
        *value /= count;
    }
}
