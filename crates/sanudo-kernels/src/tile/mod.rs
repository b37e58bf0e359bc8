//! The innermost loop: a tile of sums of products. One file for each set of instructions; [`Portable`] is the plain
//! loop that the others are checked against.

#[cfg(target_arch = "aarch64")]
mod neon;
mod portable;
#[cfg(target_arch = "x86_64")]
mod x86;

#[cfg(target_arch = "aarch64")]
pub(crate) use neon::Neon;
pub(crate) use portable::Portable;
#[cfg(target_arch = "x86_64")]
pub(crate) use x86::{Avx2, Avx512};

/// Rows of a tile: with [`COLUMNS`], 24 registers of 512 bits out of 32.
pub const ROWS: usize = 12;
/// Columns of a tile and of a panel of weights.
pub const COLUMNS: usize = 32;

/// The sums of one tile.
pub(crate) type Sums = [[i32; COLUMNS]; ROWS];

/// 64 bytes of weights that lie in one cache line: four inputs of each of 16 outputs.
#[derive(Clone, Copy, Debug)]
#[repr(C, align(64))]
pub(crate) struct Line(pub(crate) [i8; 64]);

impl Line {
    pub(crate) const ZERO: Self = Self([0; 64]);

    /// Sets the four inputs of the output at `place`.
    #[inline(always)]
    pub(crate) fn set(&mut self, place: usize, four: [i8; 4]) {
        self.0.as_chunks_mut::<4>().0[place] = four;
    }

    /// Sets the inputs of all outputs, four in a word, the lowest byte first.
    #[inline(always)]
    pub(crate) fn set_all(&mut self, words: &[u32; 16]) {
        for (four, word) in self.0.as_chunks_mut::<4>().0.iter_mut().zip(words) {
            *four = word.to_le_bytes().map(u8::cast_signed);
        }
    }
}

/// A way to get at the sums.
pub(crate) trait Dot {
    /// `sums[r][c]` becomes the sum over `k` of `rows[r * stride + k] * weight(k, c)`, the weights those of one panel
    /// of [`Packed`](crate::Packed), each of at most seven bits. Each row is read to the depth of the panel, rounded up
    /// to four.
    ///
    /// # Panics
    /// When `rows` has fewer than [`ROWS`] rows of that depth.
    ///
    /// # Safety
    /// The processor must have the instructions of the implementation.
    unsafe fn tile(rows: &[u8], stride: usize, panel: &[Line], sums: &mut Sums);
}

/// Bytes that a tile reads of `rows`; checked by all implementations before they use pointers.
#[inline(always)]
pub(crate) fn check(rows: &[u8], stride: usize, panel: &[Line]) -> usize {
    let depth = panel.len() / (COLUMNS / 16) * 4;
    assert!((ROWS - 1) * stride + depth <= rows.len(), "a tile reads {ROWS} rows of {depth}");
    depth
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{COLUMNS, Dot, Line, Portable, ROWS, Sums};
    use crate::Level;
    use crate::level::leveled;

    #[inline(always)]
    fn run<D: Dot>(rows: &[u8], stride: usize, panel: &[Line], sums: &mut Sums) {
        // SAFETY: `leveled!` compiles this for the level's instructions.
        unsafe { D::tile(rows, stride, panel, sums) }
    }

    leveled! {
        fn tile_at(rows: &[u8], stride: usize, panel: &[Line], sums: &mut Sums) = run;
    }

    /// One product after the other.
    fn plainly(rows: &[u8], stride: usize, panel: &[Line]) -> Sums {
        let mut sums = [[0; COLUMNS]; ROWS];
        for (row, sums) in sums.iter_mut().enumerate() {
            for (column, sum) in sums.iter_mut().enumerate() {
                for k in 0..panel.len() / 2 * 4 {
                    let weight = panel[k / 4 * 2 + column / 16].0[column % 16 * 4 + k % 4];
                    *sum += i32::from(rows[row * stride + k]) * i32::from(weight);
                }
            }
        }
        sums
    }

    fn check(rows: &[u8], stride: usize, panel: &[Line]) {
        let expected = plainly(rows, stride, panel);
        for level in Level::all() {
            let mut sums = [[-1; COLUMNS]; ROWS];
            tile_at(level, rows, stride, panel, &mut sums);
            assert_eq!(sums, expected, "{level:?}");
        }
    }

    #[test]
    fn the_largest_and_smallest_do_not_saturate() {
        for (row, weight) in [(255, 63), (255, -63), (0, 63), (128, -63)] {
            let groups = if cfg!(miri) { 2 } else { 96 };
            let panel = vec![Line([weight; 64]); 2 * groups];
            check(&vec![row; ROWS * groups * 4], groups * 4, &panel);
        }
    }

    #[test]
    fn nothing_times_nothing_is_nothing() {
        check(&[], 0, &[]);
    }

    #[test]
    #[should_panic(expected = "a tile reads 12 rows of 4")]
    fn short_rows_are_refused() {
        let mut sums = [[0; COLUMNS]; ROWS];
        tile_at(Level::detect(), &[0; ROWS * 4 - 1], 4, &[Line::ZERO; 2], &mut sums);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(if cfg!(miri) { 2 } else { 64 }))]

        #[test]
        fn every_level_agrees_with_the_plain_loop(groups in 0_usize..9, extra in 0_usize..5, seed: u64) {
            let mut state = seed;
            let mut next = || {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (state >> 33) as u32
            };
            let stride = groups * 4 + extra;
            let rows: Vec<u8> = (0..ROWS * stride).map(|_| next() as u8).collect();
            let panel: Vec<Line> =
                (0..groups * 2).map(|_| Line(std::array::from_fn(|_| (next() % 127) as i8 - 63))).collect();
            check(&rows, stride, &panel);
            let mut sums = [[0; COLUMNS]; ROWS];
            run::<Portable>(&rows, stride, &panel, &mut sums);
            prop_assert_eq!(sums, plainly(&rows, stride, &panel));
        }
    }
}
