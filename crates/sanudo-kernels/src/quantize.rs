//! Floats to eight bits.

use crate::Level;
use crate::exp::ROUNDER;
use crate::lanes::largest_magnitude;
use crate::level::leveled;
use crate::tile::{Dot, ROWS};

/// Rows of activations in eight bits: `(value - 128) * scale`, a scale for each row so that its largest magnitude is
/// 127.
#[derive(Clone, Debug, Default)]
pub struct Quantized {
    /// Rows padded to a multiple of four, their number to a multiple of [`ROWS`], so that tiles need no special last
    /// one.
    pub(crate) values: Vec<u8>,
    pub(crate) scales: Vec<f32>,
    pub(crate) depth: usize,
    pub(crate) stride: usize,
}

impl Quantized {
    /// No rows of `depth` values yet.
    #[must_use]
    pub fn new(depth: usize) -> Self {
        Self { depth, stride: depth.next_multiple_of(4), ..Self::default() }
    }

    /// The rows of `floats`, each of `depth` values.
    ///
    /// # Panics
    /// When `depth` is 0, or the last row is short.
    #[must_use]
    pub fn of(level: Level, floats: &[f32], depth: usize) -> Self {
        let mut rows = Self::new(depth);
        rows.set(level, floats);
        rows
    }

    /// Takes the rows of `floats` in place of what was there.
    ///
    /// # Panics
    /// As [`Quantized::of`].
    pub fn set(&mut self, level: Level, floats: &[f32]) {
        assert_eq!(floats.len() % self.depth, 0, "whole rows");
        self.resize(floats.len() / self.depth);
        quantize_rows(level, floats, self);
    }

    /// Makes room for `rows` rows; what they hold is to be written.
    pub(crate) fn resize(&mut self, rows: usize) {
        self.values.resize(rows.next_multiple_of(ROWS) * self.stride, 0);
        self.scales.resize(rows, 0.0);
    }

    /// The number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.scales.len()
    }
}

leveled! {
    fn quantize_rows(floats: &[f32], rows: &mut Quantized) = quantize_all;
}

#[inline(always)]
fn quantize_all<D: Dot>(floats: &[f32], rows: &mut Quantized) {
    let (depth, stride) = (rows.depth, rows.stride);
    for (index, row) in floats.chunks_exact(depth).enumerate() {
        rows.scales[index] = row_to_bytes(row, &mut rows.values[index * stride..index * stride + depth]);
    }
}

/// What to multiply with so that the largest magnitude becomes `limit`, and what one step then stands for; a row of
/// zeros, or one with a magnitude that is no number, becomes zeros.
#[inline(always)]
pub(crate) fn scales(largest: f32, limit: f32) -> (f32, f32) {
    if largest > 1e-30 && largest < 1e30 { (limit / largest, largest / limit) } else { (0.0, 0.0) }
}

/// The nearest whole number, to the even one in between; `value` within ±2^22. In the low bits of the result.
#[inline(always)]
pub(crate) fn nearest(value: f32) -> i32 {
    (value + ROUNDER).to_bits().wrapping_sub(ROUNDER.to_bits()).cast_signed()
}

/// One row to eight bits with 128 for zero; gives its scale.
#[inline(always)]
pub(crate) fn row_to_bytes(row: &[f32], bytes: &mut [u8]) -> f32 {
    let (up, down) = scales(largest_magnitude(row), 127.0);
    for (byte, value) in bytes.iter_mut().zip(row) {
        *byte = (nearest(value * up) + 128) as u8;
    }
    down
}

#[cfg(test)]
mod tests {
    use super::{Quantized, nearest};
    use crate::Level;

    #[test]
    fn rounding_goes_to_the_nearest_then_to_the_even() {
        let rounded: Vec<i32> = [-2.5, -1.5, -0.6, -0.5, 0.0, 0.5, 0.6, 1.5, 126.7].map(nearest).to_vec();
        assert_eq!(rounded, [-2, -2, -1, 0, 0, 0, 1, 2, 127]);
    }

    #[test]
    fn a_row_uses_all_of_its_eight_bits() {
        for level in Level::all() {
            let rows = Quantized::of(level, &[-2.0, 0.0, 1.0, 0.0, 0.0, 0.0], 3);
            assert_eq!(rows.values[..8], [1, 128, 192, 0, 128, 128, 128, 0]);
            assert_eq!((rows.scales[0], rows.scales[1]), (2.0 / 127.0, 0.0));
        }
    }

    #[test]
    fn what_is_no_number_becomes_zero() {
        for level in Level::all() {
            let rows = Quantized::of(level, &[f32::INFINITY, 1.0, f32::NAN, 1.0], 2);
            assert_eq!(rows.scales[0], 0.0);
            assert!(rows.scales[1].is_finite());
        }
    }
}
