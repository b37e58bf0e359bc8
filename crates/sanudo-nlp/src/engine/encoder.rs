//! The encoder: rows of pieces to states of words.

use std::ops::Range;

use sanudo_kernels::{Level, Norm};

use crate::engine::layers::{Layers, Room, WIDTH};
use crate::engine::weights::{Table, Weights, WeightsError};
use crate::engine::window::{Batch, Input, Placed};

/// Rows that are worked on at once, unless one window has more.
const MOST_AT_ONCE: usize = 512;

/// A BERT encoder (Devlin et al. 2019).
#[derive(Debug)]
pub(crate) struct Encoder {
    word: Table,
    position: Table,
    shape: Table,
    norm: Norm,
    layers: Layers,
}

impl Encoder {
    pub(crate) fn new(weights: &Weights, layers: usize) -> Result<Self, WeightsError> {
        Ok(Self {
            word: weights.table("word", WIDTH)?,
            position: weights.table("position", WIDTH)?,
            shape: weights.table("shape", WIDTH)?,
            norm: weights.norm("norm", WIDTH)?,
            layers: Layers::new(weights, "layers", layers)?,
        })
    }

    /// Rows of the tables of pieces, positions and shapes.
    pub(crate) fn sizes(&self) -> [usize; 3] {
        [&self.word, &self.position, &self.shape].map(Table::rows)
    }

    /// The table of word pieces.
    pub(crate) const fn pieces(&self) -> &Table {
        &self.word
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
        batch.each(MOST_AT_ONCE, |some| {
            self.embed(level, weights, some.inputs, room);
            self.layers.run(level, some.windows, room);
            some.settle(&room.rows, first, states);
        });
    }

    /// The rows of some windows before the first layer, in `room`.
    fn embed(&self, level: Level, weights: &Weights, inputs: &[Input], room: &mut Room) {
        room.embed(level, inputs.len(), &self.norm, |index, row, more| {
            let input = inputs[index];
            weights.add_row(&self.word, input.piece as usize, row);
            weights.add_row(&self.position, usize::from(input.position), more);
            weights.add_row(&self.shape, usize::from(input.shape), more);
        });
    }
}

/// Some windows of a batch that are worked on together.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Portion<'b> {
    pub(crate) inputs: &'b [Input],
    pub(crate) windows: &'b [Range<usize>],
    pub(crate) placed: &'b [Placed],
    /// The first row of the first window.
    pub(crate) start: usize,
}

impl Portion<'_> {
    /// The words of these windows and their rows, counted from the first row; a word of two windows is told by the one that
    /// settles it.
    pub(crate) fn words(&self) -> impl Iterator<Item = (usize, Range<usize>)> {
        self.placed.iter().map(|placed| (placed.word, placed.rows.start - self.start..placed.rows.end - self.start))
    }

    /// Puts the state of each word that these windows settle, the mean of its rows, into `states`, [`WIDTH`] values for each
    /// word from the word `first` on.
    pub(crate) fn settle(&self, rows: &[f32], first: usize, states: &mut [f32]) {
        for (word, own) in self.words() {
            let place = (word - first) * WIDTH;
            mean(&rows[own.start * WIDTH..own.end * WIDTH], &mut states[place..place + WIDTH]);
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
