//! AVX2 and AVX-512 with VNNI.

use std::arch::x86_64::{
    __m256i, __m512i, _mm256_add_epi32, _mm256_loadu_si256, _mm256_madd_epi16, _mm256_maddubs_epi16, _mm256_set1_epi16,
    _mm256_set1_epi32, _mm256_setzero_si256, _mm256_storeu_si256, _mm512_dpbusd_epi32, _mm512_loadu_si512,
    _mm512_set1_epi32, _mm512_setzero_si512, _mm512_storeu_si512,
};

use super::{COLUMNS, Dot, Line, ROWS, Sums, check};

/// Four bytes of a row, as they lie in memory.
///
/// # Safety
/// `rows[at..at + 4]` must exist.
#[inline(always)]
unsafe fn four(rows: &[u8], at: usize) -> i32 {
    debug_assert!(at + 4 <= rows.len());
    // SAFETY: the caller's promise; `read_unaligned` asks for no alignment.
    unsafe { rows.as_ptr().add(at).cast::<i32>().read_unaligned() }
}

/// 512 bits, `vpdpbusd`: four products of `u8` and `i8` added to each of sixteen sums.
pub(crate) struct Avx512;

impl Dot for Avx512 {
    #[inline(always)]
    unsafe fn tile(rows: &[u8], stride: usize, panel: &[Line], sums: &mut Sums) {
        check(rows, stride, panel);
        // SAFETY: the instructions are there by the caller's promise. `check` has seen that each row holds four bytes
        // for each pair of lines; a line is the 64 bytes of a register; a row of sums is two registers of sixteen.
        unsafe {
            let mut held: [[__m512i; 2]; ROWS] = [[_mm512_setzero_si512(); 2]; ROWS];
            for (group, [left, right]) in panel.as_chunks::<2>().0.iter().enumerate() {
                let left = _mm512_loadu_si512(std::ptr::from_ref(left).cast());
                let right = _mm512_loadu_si512(std::ptr::from_ref(right).cast());
                for (row, held) in held.iter_mut().enumerate() {
                    let four = _mm512_set1_epi32(four(rows, row * stride + group * 4));
                    held[0] = _mm512_dpbusd_epi32(held[0], four, left);
                    held[1] = _mm512_dpbusd_epi32(held[1], four, right);
                }
            }
            for (sums, held) in sums.iter_mut().zip(held) {
                for (sums, held) in sums.as_chunks_mut::<16>().0.iter_mut().zip(held) {
                    _mm512_storeu_si512(sums.as_mut_ptr().cast(), held);
                }
            }
        }
    }
}

/// 256 bits, `vpmaddubsw`: two products of `u8` and `i8` added in sixteen bits, which weights of seven bits never
/// overflow, then pairs of those in thirty-two.
pub(crate) struct Avx2;

/// Rows and columns that sixteen registers hold at once.
const FEW: usize = 4;
const NARROW: usize = 16;

impl Dot for Avx2 {
    #[inline(always)]
    unsafe fn tile(rows: &[u8], stride: usize, panel: &[Line], sums: &mut Sums) {
        check(rows, stride, panel);
        // SAFETY: the instructions are there by the caller's promise. `check` has seen that each row holds four bytes
        // for each pair of lines; half a line is the 32 bytes of a register; sixteen sums are two registers of eight.
        unsafe {
            let one = _mm256_set1_epi16(1);
            for first in (0..ROWS).step_by(FEW) {
                for half in 0..COLUMNS / NARROW {
                    let mut held: [[__m256i; 2]; FEW] = [[_mm256_setzero_si256(); 2]; FEW];
                    for (group, lines) in panel.as_chunks::<2>().0.iter().enumerate() {
                        let line = lines[half].0.as_ptr();
                        let left = _mm256_loadu_si256(line.cast());
                        let right = _mm256_loadu_si256(line.add(32).cast());
                        for (row, held) in held.iter_mut().enumerate() {
                            let four = _mm256_set1_epi32(four(rows, (first + row) * stride + group * 4));
                            let add = |held, weights| {
                                let pairs = _mm256_madd_epi16(_mm256_maddubs_epi16(four, weights), one);
                                _mm256_add_epi32(held, pairs)
                            };
                            held[0] = add(held[0], left);
                            held[1] = add(held[1], right);
                        }
                    }
                    for (sums, held) in sums[first..first + FEW].iter_mut().zip(held) {
                        let sums = sums.as_mut_ptr().add(half * NARROW);
                        _mm256_storeu_si256(sums.cast(), held[0]);
                        _mm256_storeu_si256(sums.add(8).cast(), held[1]);
                    }
                }
            }
        }
    }
}
