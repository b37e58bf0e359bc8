//! Probabilities as a person reads them.

/// The most probable labels with their shares, in falling order: "ACCUSE 81 %, REJECT 9 %". Labels of less than one in twenty
/// are left out, and so are all after the third.
pub(crate) fn told<'n>(probabilities: &[f32], name: impl Fn(usize) -> &'n str) -> String {
    let mut order: Vec<usize> = (0..probabilities.len()).collect();
    order.sort_by(|&a, &b| probabilities[b].total_cmp(&probabilities[a]).then(a.cmp(&b)));
    let shown = order.iter().enumerate().filter(|&(place, &at)| place == 0 || place < 3 && probabilities[at] >= 0.05);
    let parts: Vec<String> = shown.map(|(_, &at)| format!("{} {:.0} %", name(at), 100.0 * probabilities[at])).collect();
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn the_likely_ones_are_told_in_falling_order() {
        let names = ["a", "b", "c", "d"];
        assert_eq!(told(&[0.1, 0.6, 0.26, 0.04], |at| names[at]), "b 60 %, c 26 %, a 10 %");
        assert_eq!(told(&[0.02, 0.97, 0.01, 0.0], |at| names[at]), "b 97 %");
    }
}
