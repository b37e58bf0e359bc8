//! ARM's Advanced SIMD with dot products.

use std::arch::aarch64::{int8x16_t, int32x4_t, vdotq_s32, vdupq_n_s32, vld1q_s8, vreinterpretq_s8_s32, vst1q_s32};

use super::{COLUMNS, Dot, Line, ROWS, Sums, check};

/// 128 bits, `sdot`: four products of `i8` added to each of four sums. Activations have no sign, so 128 is taken from them and
/// given back: once for all of a column, as 128 times the sum of its weights.
pub(crate) struct Neon;

/// Rows that are held at once: with 16 columns, 16 registers out of 32.
const FEW: usize = 4;
const NARROW: usize = 16;

impl Dot for Neon {
    #[inline(always)]
    unsafe fn tile(rows: &[u8], stride: usize, panel: &[Line], sums: &mut Sums) {
        check(rows, stride, panel);
        // SAFETY: the instructions are there by the caller's promise. `check` has seen that each row holds four bytes for each
        // pair of lines; a quarter of a line is the 16 bytes of a register; sixteen sums are four registers of four.
        unsafe {
            let one = vreinterpretq_s8_s32(vdupq_n_s32(0x0101_0101));
            for first in (0..ROWS).step_by(FEW) {
                for half in 0..COLUMNS / NARROW {
                    let mut held: [[int32x4_t; 4]; FEW] = [[vdupq_n_s32(0); 4]; FEW];
                    let mut totals: [int32x4_t; 4] = [vdupq_n_s32(0); 4];
                    for (group, lines) in panel.as_chunks::<2>().0.iter().enumerate() {
                        let line = lines[half].0.as_ptr();
                        let weights: [int8x16_t; 4] = std::array::from_fn(|quarter| vld1q_s8(line.add(quarter * 16)));
                        for quarter in 0..4 {
                            totals[quarter] = vdotq_s32(totals[quarter], weights[quarter], one);
                        }
                        for (row, held) in held.iter_mut().enumerate() {
                            let at = (first + row) * stride + group * 4;
                            let four = rows.as_ptr().add(at).cast::<u32>().read_unaligned() ^ 0x8080_8080;
                            let four = vreinterpretq_s8_s32(vdupq_n_s32(four.cast_signed()));
                            for quarter in 0..4 {
                                held[quarter] = vdotq_s32(held[quarter], weights[quarter], four);
                            }
                        }
                    }
                    for (row, held) in held.iter().enumerate() {
                        for quarter in 0..4 {
                            let (mut sum, mut total) = ([0; 4], [0; 4]);
                            vst1q_s32(sum.as_mut_ptr(), held[quarter]);
                            vst1q_s32(total.as_mut_ptr(), totals[quarter]);
                            for lane in 0..4 {
                                sums[first + row][half * NARROW + quarter * 4 + lane] = sum[lane] + 128 * total[lane];
                            }
                        }
                    }
                }
            }
        }
    }
}
