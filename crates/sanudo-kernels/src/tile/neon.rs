//! ARM's Advanced SIMD. Its dot products would do more at once, but Rust has them only in nightly compilers.

use std::arch::aarch64::{
    int8x16_t, int32x4_t, vaddq_s32, vdupq_n_s32, vget_low_s8, vld1q_s8, vmull_high_s8, vmull_s8, vpadalq_s16,
    vpaddlq_s8, vpaddq_s16, vreinterpretq_s8_s32, vshlq_n_s32, vst1q_s32,
};

use super::{COLUMNS, Dot, Line, ROWS, Sums, check};

/// 128 bits, `smull`: products of `i8`, of which two are added in sixteen bits, which weights of seven bits never
/// overflow, then pairs of those in thirty-two. Activations have no sign, so 128 is taken from them and given back:
/// once for all of a column, as 128 times the sum of its weights.
pub(crate) struct Neon;

/// Rows that are held at once: with 16 columns, 16 registers out of 32.
const FEW: usize = 4;
const NARROW: usize = 16;

impl Dot for Neon {
    #[inline(always)]
    unsafe fn tile(rows: &[u8], stride: usize, panel: &[Line], sums: &mut Sums) {
        check(rows, stride, panel);
        // SAFETY: the instructions are there by the caller's promise. `check` has seen that each row holds four bytes
        // for each pair of lines; a quarter of a line is the 16 bytes of a register; sixteen sums are four registers of
        // four.
        unsafe {
            for first in (0..ROWS).step_by(FEW) {
                for half in 0..COLUMNS / NARROW {
                    let mut held: [[int32x4_t; 4]; FEW] = [[vdupq_n_s32(0); 4]; FEW];
                    let mut totals: [int32x4_t; 4] = [vdupq_n_s32(0); 4];
                    for (group, lines) in panel.as_chunks::<2>().0.iter().enumerate() {
                        let line = lines[half].0.as_ptr();
                        let weights: [int8x16_t; 4] = std::array::from_fn(|quarter| vld1q_s8(line.add(quarter * 16)));
                        for quarter in 0..4 {
                            totals[quarter] = vpadalq_s16(totals[quarter], vpaddlq_s8(weights[quarter]));
                        }
                        for (row, held) in held.iter_mut().enumerate() {
                            let at = (first + row) * stride + group * 4;
                            let four = rows.as_ptr().add(at).cast::<u32>().read_unaligned() ^ 0x8080_8080;
                            let four = vreinterpretq_s8_s32(vdupq_n_s32(four.cast_signed()));
                            for quarter in 0..4 {
                                let low = vmull_s8(vget_low_s8(weights[quarter]), vget_low_s8(four));
                                let high = vmull_high_s8(weights[quarter], four);
                                held[quarter] = vpadalq_s16(held[quarter], vpaddq_s16(low, high));
                            }
                        }
                    }
                    for (sums, held) in sums[first..first + FEW].iter_mut().zip(held) {
                        let sums = sums.as_mut_ptr().add(half * NARROW);
                        for quarter in 0..4 {
                            let sum = vaddq_s32(held[quarter], vshlq_n_s32::<7>(totals[quarter]));
                            vst1q_s32(sums.add(quarter * 4), sum);
                        }
                    }
                }
            }
        }
    }
}
