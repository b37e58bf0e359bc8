//! Exponentials for softmax.

/// Coefficients of 2^f over -0.5..=0.5, a Chebyshev fit of degree 4; off by at most 8e-6 of the value.
const POWERS: [f32; 5] = [1.0, 0.693_127_3, 0.240_222_11, 0.055_875_685, 0.009_670_789];

/// Adding and taking away 1.5 * 2^23 rounds to the nearest whole number, to the even one in between.
pub(crate) const ROUNDER: f32 = 12_582_912.0;

/// `e^x` for `x` of at most 0; anything under -80 counts as -80.
#[inline(always)]
pub(crate) fn exp(x: f32) -> f32 {
    let x = if x > -80.0 { x } else { -80.0 };
    let y = x * std::f32::consts::LOG2_E;
    let shifted = y + ROUNDER;
    let f = y - (shifted - ROUNDER);
    let [a, b, c, d, e] = POWERS;
    let power = (((e * f + d) * f + c) * f + b) * f + a;
    // The low bits of `shifted` are the whole number; moved up they are the exponent of 2^n.
    let exponent = shifted.to_bits().wrapping_sub(ROUNDER.to_bits()) << 23;
    f32::from_bits(power.to_bits().wrapping_add(exponent))
}

#[cfg(test)]
mod tests {
    use super::exp;

    #[test]
    fn it_is_near_the_true_value() {
        for step in 0..=8000_u16 {
            let x = -f32::from(step) / 100.0;
            let (found, expected) = (f64::from(exp(x)), f64::from(x).exp());
            assert!((found / expected - 1.0).abs() < 2e-5, "{x}: {found}, expected {expected}");
        }
        assert!(exp(-1e30) < 1e-34 && exp(f32::NEG_INFINITY) >= 0.0);
    }
}
