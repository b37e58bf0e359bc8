//! Plain Rust.

use super::{COLUMNS, Dot, Line, Sums, check};

/// What every machine runs.
pub(crate) struct Portable;

impl Dot for Portable {
    #[inline(always)]
    unsafe fn tile(rows: &[u8], stride: usize, panel: &[Line], sums: &mut Sums) {
        let depth = check(rows, stride, panel);
        for (row, sums) in sums.iter_mut().enumerate() {
            *sums = [0; COLUMNS];
            let row = &rows[row * stride..row * stride + depth];
            for (four, lines) in row.as_chunks::<4>().0.iter().zip(panel.as_chunks::<{ COLUMNS / 16 }>().0) {
                let four = four.map(i32::from);
                for (sums, line) in sums.as_chunks_mut::<16>().0.iter_mut().zip(lines) {
                    for (sum, weights) in sums.iter_mut().zip(line.0.as_chunks::<4>().0) {
                        let [a, b, c, d] = weights.map(i32::from);
                        *sum += four[0] * a + four[1] * b + four[2] * c + four[3] * d;
                    }
                }
            }
        }
    }
}
