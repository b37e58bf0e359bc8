//! Weights in the order in which the kernels read them.

use crate::lanes::largest_magnitude;
use crate::quantize::{nearest, scales};
use crate::tile::{COLUMNS, Line};

/// Largest magnitude of a weight: seven bits, so that 255 * 63 * 2, the largest sum of two products, fits into the
/// sixteen bits in which AVX2 adds them. On the treebank it costs 0.02 LAS against eight bits.
pub const WEIGHT_LIMIT: i8 = 63;

/// A matrix of weights, `depth` inputs by `columns` outputs, with the scale and bias of each output.
///
/// Panels of [`COLUMNS`] outputs follow one another; in a panel, four inputs of each output stand together. Missing
/// inputs and outputs are zeros.
#[derive(Clone, Debug)]
pub struct Packed {
    pub(crate) depth: usize,
    pub(crate) columns: usize,
    lines: Vec<Line>,
    /// Of a whole number of panels, as are the two below.
    pub(crate) scales: Vec<f32>,
    pub(crate) bias: Vec<f32>,
    /// What the 128 that is added to each activation adds to an output.
    pub(crate) offsets: Vec<i32>,
}

impl Packed {
    /// Packs `weights`, one row of `depth` inputs for each output, that stand for `weight * scale`. None if a weight is
    /// beyond [`WEIGHT_LIMIT`].
    ///
    /// # Panics
    /// When the sizes do not fit.
    #[must_use]
    pub fn new(weights: &[i8], depth: usize, scales: &[f32], bias: &[f32]) -> Option<Self> {
        let columns = scales.len();
        assert_eq!(weights.len(), depth * columns, "weights are {columns} rows of {depth}");
        assert_eq!(bias.len(), columns, "one bias an output");
        if weights.iter().any(|weight| weight.unsigned_abs() > WEIGHT_LIMIT.unsigned_abs()) {
            return None;
        }
        let mut packed = Self::empty(depth, columns);
        for (column, row) in weights.chunks_exact(depth.max(1)).enumerate() {
            packed.set(column, row);
        }
        packed.scales[..columns].copy_from_slice(scales);
        packed.bias[..columns].copy_from_slice(bias);
        Some(packed)
    }

    /// Packs rows of floats, each an output, so that other rows can be multiplied with them; seven bits and a scale for
    /// each.
    ///
    /// # Panics
    /// When `depth` is 0, or the last row is short.
    #[must_use]
    pub fn of_rows(rows: &[f32], depth: usize) -> Self {
        assert_eq!(rows.len() % depth, 0, "whole rows");
        let mut packed = Self::empty(depth, rows.len() / depth);
        for (column, row) in rows.chunks_exact(depth).enumerate() {
            packed.set_floats(column, row);
        }
        packed
    }

    /// Sets the inputs of one output, and its scale.
    #[inline(always)]
    pub(crate) fn set_floats(&mut self, column: usize, row: &[f32]) {
        let (up, down) = scales(largest_magnitude(row), f32::from(WEIGHT_LIMIT));
        self.scales[column] = down;
        let first = self.first_line(column);
        let place = column % 16;
        let lines = self.lines[first..].iter_mut().step_by(COLUMNS / 16);
        let mut total = 0;
        let (fours, rest) = row.as_chunks::<4>();
        let last = std::array::from_fn(|at| rest.get(at).copied().unwrap_or(0.0));
        for (four, line) in fours.iter().chain(std::iter::once(&last).filter(|_| !rest.is_empty())).zip(lines) {
            let four = four.map(|value| nearest(value * up));
            total += four.iter().sum::<i32>();
            line.set(place, four.map(|value| value as i8));
        }
        self.offsets[column] = total * 128;
    }

    /// Sets all inputs of the outputs of one panel, row by row: input `at` of output `c` is `row(at)[c] * up[c]`.
    /// Outputs must not be multiplied with activations that have 128 added, since no offset is kept.
    #[inline(always)]
    pub(crate) fn set_panel<'a>(&mut self, up: &[f32; COLUMNS], row: impl Fn(usize) -> &'a [f32; COLUMNS]) {
        const NOTHING: [f32; COLUMNS] = [0.0; COLUMNS];
        for (group, lines) in self.lines.as_chunks_mut::<{ COLUMNS / 16 }>().0.iter_mut().enumerate() {
            let rows: [&[f32; COLUMNS]; 4] = std::array::from_fn(|at| {
                let at = group * 4 + at;
                if at < self.depth { row(at) } else { &NOTHING }
            });
            let mut words = [0_u32; COLUMNS];
            for (column, word) in words.iter_mut().enumerate() {
                let byte = |at: usize| nearest(rows[at][column] * up[column]).cast_unsigned() & 0xFF;
                *word = byte(0) | byte(1) << 8 | byte(2) << 16 | byte(3) << 24;
            }
            for (line, words) in lines.iter_mut().zip(words.as_chunks::<16>().0) {
                line.set_all(words);
            }
        }
    }

    /// A matrix that gives back what it is given.
    #[must_use]
    pub fn identity(size: usize) -> Self {
        let weights: Vec<i8> =
            (0..size * size).map(|at| if at % size == at / size { WEIGHT_LIMIT } else { 0 }).collect();
        let mut packed = Self::empty(size, size);
        for (column, row) in weights.chunks_exact(size.max(1)).enumerate() {
            packed.set(column, row);
            packed.scales[column] = 1.0 / f32::from(WEIGHT_LIMIT);
        }
        packed
    }

    /// All zeros.
    pub(crate) fn empty(depth: usize, columns: usize) -> Self {
        let panels = columns.div_ceil(COLUMNS);
        Self {
            depth,
            columns,
            lines: vec![Line::ZERO; panels * Self::lines_a_panel(depth)],
            scales: vec![0.0; panels * COLUMNS],
            bias: vec![0.0; panels * COLUMNS],
            offsets: vec![0; panels * COLUMNS],
        }
    }

    /// Sets the inputs of one output; `row` has `depth` of them, within [`WEIGHT_LIMIT`].
    fn set(&mut self, column: usize, row: &[i8]) {
        let first = self.first_line(column);
        let lines = self.lines[first..].iter_mut().step_by(COLUMNS / 16);
        for (four, line) in row.chunks(4).zip(lines) {
            line.set(column % 16, std::array::from_fn(|at| four.get(at).copied().unwrap_or(0)));
        }
        self.offsets[column] = row.iter().map(|weight| i32::from(*weight)).sum::<i32>() * 128;
    }

    /// The line of the first four inputs of an output; [`COLUMNS`] / 16 lines on are the next four.
    #[inline(always)]
    const fn first_line(&self, column: usize) -> usize {
        column / COLUMNS * Self::lines_a_panel(self.depth) + column % COLUMNS / 16
    }

    const fn lines_a_panel(depth: usize) -> usize {
        depth.div_ceil(4) * (COLUMNS / 16)
    }

    /// Number of inputs.
    #[must_use]
    pub const fn depth(&self) -> usize {
        self.depth
    }

    /// Number of outputs.
    #[must_use]
    pub const fn columns(&self) -> usize {
        self.columns
    }

    #[inline(always)]
    pub(crate) fn panels(&self) -> usize {
        self.scales.len() / COLUMNS
    }

    #[inline(always)]
    pub(crate) fn panel(&self, index: usize) -> &[Line] {
        let lines = Self::lines_a_panel(self.depth);
        &self.lines[index * lines..(index + 1) * lines]
    }
}
