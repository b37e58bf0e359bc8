//! Rows by weights.

use crate::gelu::gelu;
use crate::level::leveled;
use crate::tile::{COLUMNS, Dot, ROWS, Sums};
use crate::{Packed, Quantized};

leveled! {
    /// `rows` by `weights` plus bias: row `r` of `out` has an entry for each output.
    ///
    /// # Panics
    /// When the depths differ or `out` is not of `rows.rows() * weights.columns()` values.
    pub fn product(rows: &Quantized, weights: &Packed, out: &mut [f32]) = plain;
}

leveled! {
    /// GELU of [`product`].
    ///
    /// # Panics
    /// As [`product`].
    pub fn product_gelu(rows: &Quantized, weights: &Packed, out: &mut [f32]) = with_gelu;
}

#[inline(always)]
fn plain<D: Dot>(rows: &Quantized, weights: &Packed, out: &mut [f32]) {
    multiply::<D>(rows, weights, out, |value| value);
}

#[inline(always)]
fn with_gelu<D: Dot>(rows: &Quantized, weights: &Packed, out: &mut [f32]) {
    multiply::<D>(rows, weights, out, gelu);
}

#[inline(always)]
#[expect(unsafe_code, reason = "tiles are unsafe to call")]
fn multiply<D: Dot>(rows: &Quantized, weights: &Packed, out: &mut [f32], then: impl Fn(f32) -> f32) {
    assert_eq!(rows.depth, weights.depth, "as many inputs as the weights have");
    let columns = weights.columns;
    assert_eq!(out.len(), rows.rows() * columns, "a value for each row and output");
    let mut sums: Sums = [[0; COLUMNS]; ROWS];
    for panel in 0..weights.panels() {
        let first = panel * COLUMNS;
        let width = COLUMNS.min(columns - first);
        let lines = weights.panel(panel);
        let scales: &[f32; COLUMNS] = part(&weights.scales, first);
        let bias: &[f32; COLUMNS] = part(&weights.bias, first);
        let offsets: &[i32; COLUMNS] = part(&weights.offsets, first);
        for start in (0..rows.rows()).step_by(ROWS) {
            // SAFETY: `leveled!` compiles this for the level of `D`.
            unsafe { D::tile(&rows.values[start * rows.stride..], rows.stride, lines, &mut sums) };
            for (row, sums) in (start..rows.rows()).zip(&sums) {
                let mut done = [0.0; COLUMNS];
                let scale = rows.scales[row];
                for column in 0..COLUMNS {
                    let sum = (sums[column] - offsets[column]) as f32;
                    done[column] = then(sum * (scale * scales[column]) + bias[column]);
                }
                let out = &mut out[row * columns + first..];
                if let Some(out) = out.first_chunk_mut::<COLUMNS>().filter(|_| width == COLUMNS) {
                    *out = done;
                } else {
                    out[..width].copy_from_slice(&done[..width]);
                }
            }
        }
    }
}

#[inline(always)]
pub(crate) fn part<T>(values: &[T], first: usize) -> &[T; COLUMNS] {
    match values[first..].first_chunk() {
        Some(part) => part,
        None => unreachable!("rows and columns are whole"),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{product, product_gelu};
    use crate::gelu::gelu;
    use crate::{Level, Packed, Quantized};

    fn floats(seed: u64, count: usize) -> Vec<f32> {
        let mut state = seed;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            ((state >> 40) as f32 / 8_388_608.0 - 1.0) * 3.0
        };
        (0..count).map(|_| next()).collect()
    }

    fn weights(seed: u64, depth: usize, columns: usize) -> Packed {
        let whole: Vec<i8> = floats(seed, depth * columns).iter().map(|value| (value * 20.9) as i8).collect();
        Packed::new(&whole, depth, &vec![0.01; columns], &floats(seed.wrapping_add(1), columns)).unwrap()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(if cfg!(miri) { 1 } else { 64 }))]

        #[test]
        fn every_level_gives_the_same_bits(rows in 0_usize..30, depth in 1_usize..40, columns in 1_usize..70, seed: u64) {
            let input = floats(seed, rows * depth);
            let weights = weights(seed ^ 1, depth, columns);
            let run = |level| {
                let rows = Quantized::of(level, &input, depth);
                let mut out = vec![0.0; rows.rows() * columns];
                let mut active = out.clone();
                product(level, &rows, &weights, &mut out);
                product_gelu(level, &rows, &weights, &mut active);
                (out, active)
            };
            let (expected, active) = run(Level::PORTABLE);
            prop_assert!(expected.iter().zip(&active).all(|(value, active)| gelu(*value).to_bits() == active.to_bits()));
            for level in Level::all() {
                prop_assert_eq!(run(level), (expected.clone(), active.clone()), "{:?}", level);
            }
        }

        #[test]
        fn a_row_does_not_depend_on_its_neighbours(rows in 2_usize..30, seed: u64) {
            let (depth, columns, level) = (24, 40, Level::detect());
            let input = floats(seed, rows * depth);
            let weights = weights(seed ^ 1, depth, columns);
            let mut all = vec![0.0; rows * columns];
            product(level, &Quantized::of(level, &input, depth), &weights, &mut all);
            let mut last = vec![0.0; columns];
            product(level, &Quantized::of(level, &input[(rows - 1) * depth..], depth), &weights, &mut last);
            prop_assert_eq!(&all[(rows - 1) * columns..], &last[..]);
        }
    }
}
