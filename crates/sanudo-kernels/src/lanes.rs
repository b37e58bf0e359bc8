//! Sums and largest values of floats in an order that no register width changes.

/// Floats that are gathered side by side: value `i` goes to lane `i % LANES`, and the lanes are then folded in halves.
pub const LANES: usize = 16;

/// Maps each value and gathers the results; `with` must not care about order beyond the rounding of sums.
#[inline(always)]
fn gather(values: &[f32], start: f32, map: impl Fn(f32) -> f32, with: impl Fn(f32, f32) -> f32) -> f32 {
    let mut lanes = [start; LANES];
    let (full, rest) = values.as_chunks::<LANES>();
    for chunk in full {
        for lane in 0..LANES {
            lanes[lane] = with(lanes[lane], map(chunk[lane]));
        }
    }
    for (lane, value) in lanes.iter_mut().zip(rest) {
        *lane = with(*lane, map(*value));
    }
    let mut half = LANES / 2;
    while half > 0 {
        for lane in 0..half {
            lanes[lane] = with(lanes[lane], lanes[lane + half]);
        }
        half /= 2;
    }
    lanes[0]
}

/// The larger of two numbers, `b` where `a` is none; one instruction on most machines.
#[inline(always)]
fn larger(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}

/// The sum.
#[inline(always)]
pub(crate) fn sum(values: &[f32]) -> f32 {
    gather(values, 0.0, |value| value, |a, b| a + b)
}

/// The sum of the squares of the distances from `middle`.
#[inline(always)]
pub(crate) fn squares_from(values: &[f32], middle: f32) -> f32 {
    gather(values, 0.0, |value| (value - middle) * (value - middle), |a, b| a + b)
}

/// The largest magnitude, 0 for none.
#[inline(always)]
pub(crate) fn largest_magnitude(values: &[f32]) -> f32 {
    gather(values, 0.0, f32::abs, larger)
}

/// The largest, `-inf` for none.
#[inline(always)]
pub(crate) fn largest(values: &[f32]) -> f32 {
    gather(values, f32::NEG_INFINITY, |value| value, larger)
}

#[cfg(test)]
mod tests {
    use super::{largest, largest_magnitude, squares_from, sum};

    #[test]
    fn all_values_count_whatever_their_number() {
        for count in [0_u16, 1, 15, 16, 17, 40] {
            let values: Vec<f32> = (1..=count).map(f32::from).collect();
            assert_eq!(sum(&values), f32::from(count * (count + 1) / 2));
            assert_eq!(squares_from(&values, 1.0), (0..count).map(|n| f32::from(n * n)).sum::<f32>());
            assert_eq!(largest_magnitude(&values.iter().map(|value| -value).collect::<Vec<_>>()), f32::from(count));
            assert_eq!(largest(&values), if count == 0 { f32::NEG_INFINITY } else { f32::from(count) });
        }
    }
}
