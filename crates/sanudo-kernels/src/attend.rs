//! Scaled dot-product attention (Vaswani et al. 2017), in eight bits like all other products.

use crate::exp::exp;
use crate::lanes::largest;
use crate::level::leveled;
use crate::pack::{Packed, WEIGHT_LIMIT};
use crate::product::part;
use crate::quantize::{Quantized, nearest, row_to_bytes, scales};
use crate::tile::{COLUMNS, Dot, ROWS, Sums};

/// Values of a head: as many as a panel has columns.
pub(crate) const HEAD: usize = COLUMNS;

/// Room to work in, kept between calls.
#[derive(Clone, Debug)]
pub struct Attention {
    queries: Quantized,
    keys: Packed,
    values: Packed,
    scores: Vec<f32>,
    shares: Vec<u8>,
}

impl Default for Attention {
    fn default() -> Self {
        Self {
            queries: Quantized::new(HEAD),
            keys: Packed::empty(HEAD, 0),
            values: Packed::empty(0, HEAD),
            scores: Vec::new(),
            shares: Vec::new(),
        }
    }
}

leveled! {
    /// Attention of the rows of one window over one another. A row of `qkv` has the queries of all heads, then their
    /// keys, then their values, 32 each; a row of `out` the results of all heads. A share is rounded to a 255th of the
    /// row's largest.
    ///
    /// # Panics
    /// When `qkv` or `out` is no whole number of rows.
    pub fn attend(qkv: &[f32], heads: usize, room: &mut Attention, out: &mut [f32]) = attend_all;
}

#[inline(always)]
fn attend_all<D: Dot>(qkv: &[f32], heads: usize, room: &mut Attention, out: &mut [f32]) {
    let width = heads * HEAD;
    let length = out.len() / width;
    assert_eq!((qkv.len(), out.len()), (length * width * 3, length * width), "rows of queries, keys and values");
    room.queries.resize(length);
    room.keys = Packed::empty(HEAD, length);
    room.values = Packed::empty(length, HEAD);
    let padded = length.next_multiple_of(COLUMNS);
    room.scores.resize(padded * ROWS, 0.0);
    room.shares.clear();
    room.shares.resize(length.next_multiple_of(4) * ROWS, 0);
    for head in 0..heads {
        attend_one::<D>(qkv, width, head, length, room, out);
    }
}

#[inline(always)]
#[expect(unsafe_code, reason = "tiles are unsafe to call")]
fn attend_one<D: Dot>(qkv: &[f32], width: usize, head: usize, length: usize, room: &mut Attention, out: &mut [f32]) {
    let limit = f32::from(WEIGHT_LIMIT);
    let at = |row: usize, block: usize| part(qkv, row * width * 3 + block * width + head * HEAD);
    for row in 0..length {
        let place = row * HEAD..(row + 1) * HEAD;
        room.queries.scales[row] = row_to_bytes(at(row, 0), &mut room.queries.values[place]);
        room.keys.set_floats(row, at(row, 1));
    }
    let mut highest = [0.0_f32; HEAD];
    for row in 0..length {
        for (highest, value) in highest.iter_mut().zip(at(row, 2)) {
            *highest = if *highest > value.abs() { *highest } else { value.abs() };
        }
    }
    let mut up = [0.0_f32; HEAD];
    for column in 0..HEAD {
        (up[column], room.values.scales[column]) = scales(highest[column], limit);
    }
    room.values.set_panel(&up, |row| at(row, 2));

    let root = 1.0 / (HEAD as f32).sqrt();
    let padded = length.next_multiple_of(COLUMNS);
    let stride = length.next_multiple_of(4);
    let mut sums: Sums = [[0; COLUMNS]; ROWS];
    for start in (0..length).step_by(ROWS) {
        let rows = ROWS.min(length - start);
        for panel in 0..room.keys.panels() {
            let first = panel * COLUMNS;
            // SAFETY: `leveled!` compiles this for the level of `D`.
            unsafe { D::tile(&room.queries.values[start * HEAD..], HEAD, room.keys.panel(panel), &mut sums) };
            let scales: &[f32; COLUMNS] = part(&room.keys.scales, first);
            let offsets: &[i32; COLUMNS] = part(&room.keys.offsets, first);
            let queries = room.queries.scales[start..start + rows].iter();
            for ((scale, sums), scores) in queries.zip(&sums).zip(room.scores.chunks_exact_mut(padded)) {
                let scale = scale * root;
                let scores = &mut scores[first..first + COLUMNS];
                for column in 0..COLUMNS {
                    scores[column] = (sums[column] - offsets[column]) as f32 * (scale * scales[column]);
                }
            }
        }
        let mut totals = [0_i32; ROWS];
        let shares = room.shares.chunks_exact_mut(stride).zip(room.scores.chunks_exact(padded));
        for (total, (shares, scores)) in totals.iter_mut().zip(shares).take(rows) {
            let scores = &scores[..length];
            let highest = largest(scores);
            for (share, score) in shares.iter_mut().zip(scores) {
                let rounded = nearest(exp(score - highest) * 255.0);
                *share = rounded as u8;
                *total += rounded;
            }
        }
        // SAFETY: as above.
        unsafe { D::tile(&room.shares, stride, room.values.panel(0), &mut sums) };
        let scales: &[f32; COLUMNS] = part(&room.values.scales, 0);
        let out = out[start * width..].chunks_exact_mut(width);
        for ((total, sums), out) in totals.iter().zip(&sums).zip(out).take(rows) {
            let share = 1.0 / *total as f32;
            let out = &mut out[head * HEAD..(head + 1) * HEAD];
            for column in 0..COLUMNS {
                out[column] = sums[column] as f32 * (share * scales[column]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Attention, HEAD, attend};
    use crate::Level;

    fn input(length: usize, heads: usize) -> Vec<f32> {
        (0..length * heads * HEAD * 3).map(|at| ((at * 7919 % 1013) as f32 / 506.5 - 1.0) * 1.5).collect()
    }

    fn plainly(qkv: &[f32], heads: usize, length: usize) -> Vec<f32> {
        let width = heads * HEAD;
        let at = |row: usize, block: usize, head: usize, x: usize| {
            f64::from(qkv[row * width * 3 + block * width + head * HEAD + x])
        };
        let mut out = vec![0.0; length * width];
        for head in 0..heads {
            for row in 0..length {
                let scores: Vec<f64> = (0..length)
                    .map(|key| {
                        (0..HEAD).map(|x| at(row, 0, head, x) * at(key, 1, head, x)).sum::<f64>() / 32_f64.sqrt()
                    })
                    .collect();
                let highest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
                let shares: Vec<f64> = scores.iter().map(|score| (score - highest).exp()).collect();
                let total: f64 = shares.iter().sum();
                for x in 0..HEAD {
                    let sum: f64 = (0..length).map(|key| shares[key] * at(key, 2, head, x)).sum();
                    out[row * width + head * HEAD + x] = (sum / total) as f32;
                }
            }
        }
        out
    }

    #[test]
    fn it_is_near_the_true_value_and_the_same_at_every_level() {
        let mut room = Attention::default();
        let sizes = [(1, 1), (13, 2), (5, 2), (12, 1), (40, 2), (65, 1), (129, 1)];
        // Miri takes a minute for what takes a millisecond otherwise.
        for &(length, heads) in &sizes[..if cfg!(miri) { 2 } else { sizes.len() }] {
            let qkv = input(length, heads);
            let expected = plainly(&qkv, heads, length);
            let mut first: Option<Vec<f32>> = None;
            for level in Level::all() {
                let mut out = vec![0.0; length * heads * HEAD];
                attend(level, &qkv, heads, &mut room, &mut out);
                let off = out.iter().zip(&expected).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
                assert!(off < 0.05, "{level:?}, {length} rows: off by {off}");
                assert_eq!(*first.get_or_insert_with(|| out.clone()), out, "{level:?}");
            }
        }
    }

    #[test]
    fn no_rows_are_no_trouble() {
        attend(Level::detect(), &[], 2, &mut Attention::default(), &mut []);
    }
}
