//! Layer norm (Ba, Kiros and Hinton 2016).

use crate::Quantized;
use crate::lanes::{squares_from, sum};
use crate::level::leveled;
use crate::quantize::row_to_bytes;
use crate::tile::Dot;

/// What keeps a row of equal values from dividing by zero; BERT's.
const EPSILON: f32 = 1e-12;

/// Gain and bias of a layer norm, of one length.
#[derive(Clone, Debug, PartialEq)]
pub struct Norm {
    /// What a value is multiplied with after it is normed.
    pub gain: Vec<f32>,
    /// What is added then.
    pub bias: Vec<f32>,
}

leveled! {
    /// Adds `more` to `rows`, norms each row to mean 0 and variance 1, applies gain and bias; `bytes` becomes the same
    /// in eight bits.
    ///
    /// # Panics
    /// When `rows` and `more` differ in size or are no whole rows of the norm's length.
    pub fn add_norm(rows: &mut [f32], more: &[f32], norm: &Norm, bytes: &mut Quantized) = add_and_norm;
}

#[inline(always)]
fn add_and_norm<D: Dot>(rows: &mut [f32], more: &[f32], norm: &Norm, bytes: &mut Quantized) {
    let width = norm.gain.len();
    assert_eq!(rows.len(), more.len(), "as much to add as there is");
    assert_eq!(
        (rows.len() % width, norm.bias.len(), bytes.depth),
        (0, width, width),
        "whole rows of the norm's length"
    );
    bytes.resize(rows.len() / width);
    let stride = bytes.stride;
    for (index, (row, more)) in rows.chunks_exact_mut(width).zip(more.chunks_exact(width)).enumerate() {
        for (value, more) in row.iter_mut().zip(more) {
            *value += more;
        }
        let count = width as f32;
        let mean = sum(row) / count;
        let scale = 1.0 / (squares_from(row, mean) / count + EPSILON).sqrt();
        for ((value, gain), bias) in row.iter_mut().zip(&norm.gain).zip(&norm.bias) {
            *value = (*value - mean) * scale * gain + bias;
        }
        bytes.scales[index] = row_to_bytes(row, &mut bytes.values[index * stride..index * stride + width]);
    }
}

#[cfg(test)]
mod tests {
    use super::{Norm, add_norm};
    use crate::{Level, Quantized};

    #[test]
    fn a_row_is_normed_at_every_level_to_the_same_bits() {
        let norm = Norm { gain: vec![1.0, 1.0, 2.0, 1.0], bias: vec![0.0, 0.0, 0.0, 5.0] };
        for level in Level::all() {
            let mut rows = [1.0, 2.0, 3.0, 4.0, 7.0, 7.0, 7.0, 7.0];
            let mut bytes = Quantized::new(4);
            add_norm(level, &mut rows, &[0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0], &norm, &mut bytes);
            let unit = 1.0 / 1.25_f32.sqrt();
            let expected = [-1.5 * unit, -0.5 * unit, 0.5 * unit * 2.0, 1.5 * unit + 5.0, 0.0, 0.0, 0.0, 5.0];
            assert!(rows.iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 1e-6), "{rows:?}");
            assert_eq!(bytes.rows(), 2);
            assert_eq!((bytes.values[3], bytes.values[7]), (255, 255));
        }
    }
}
