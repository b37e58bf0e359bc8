//! The figures and how they are written.

use std::fmt;

/// A measure of entries found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Count {
    /// Coded entries that answer an annotated one.
    pub matched: usize,
    /// Coded entries.
    pub predicted: usize,
    /// Annotated entries.
    pub gold: usize,
}

impl Count {
    /// The share of coded entries that are right, 0 to 1; 0 where nothing was coded.
    #[must_use]
    pub fn precision(&self) -> f64 {
        share(self.matched, self.predicted).unwrap_or(0.0)
    }

    /// The share of annotated entries that were found, 0 to 1; 0 where nothing was annotated.
    #[must_use]
    pub fn recall(&self) -> f64 {
        share(self.matched, self.gold).unwrap_or(0.0)
    }

    /// The harmonic mean of both, 0 to 1.
    #[must_use]
    pub fn f1(&self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
    }

    /// The line of a measure: `trigger    P 0.663  R 0.597  F1 0.628   (218 of 329 predicted, 365 gold)`.
    pub(super) fn line(&self, name: &str) -> String {
        let [precision, recall, f1] = [self.precision(), self.recall(), self.f1()];
        let Self { matched, predicted, gold } = self;
        format!(
            "{name:<10} P {precision:.3}  R {recall:.3}  F1 {f1:.3}   ({matched} of {predicted} predicted, {gold} gold)"
        )
    }

    pub(super) fn add(&mut self, matched: usize, predicted: usize, gold: usize) {
        self.matched += matched;
        self.predicted += predicted;
        self.gold += gold;
    }
}

/// How often a field of matched events is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Accuracy {
    /// Matched events whose field is right.
    pub right: usize,
    /// Matched events that were asked.
    pub asked: usize,
}

impl Accuracy {
    /// The share that is right, 0 to 1; none where none was asked.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        share(self.right, self.asked)
    }

    pub(super) fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.asked += 1;
    }
}

fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// All that is measured. Printed, it reads as the script prints it; [`Figures::to_json`] is the script's `--json`.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Figures {
    /// Event mentions: same type, overlapping triggers.
    pub trigger: Count,
    /// Actor, type and recipient by sentence.
    pub triple: Count,
    /// The same once a report.
    pub report: Count,
    /// The same without the type and the direction.
    pub dyad: Count,
    /// Tokens inside the content of statements.
    pub content: Count,
    /// Statements with their speakers.
    pub statement: Count,
    /// Modes of matched events.
    pub mode: Accuracy,
    /// Statuses of matched events.
    pub status: Accuracy,
    /// Year and month of matched events whose annotation tells them.
    pub date: Accuracy,
    /// Sources of matched events.
    pub according_to: Accuracy,
    /// `trigger` by PLOVER type, the most frequent in the annotation first.
    pub by_type: Vec<(String, Count)>,
    /// Reports that were annotated and not coded.
    pub missing: Vec<String>,
}

impl Figures {
    fn counts(&self) -> [(&'static str, Count); 6] {
        [
            ("trigger", self.trigger),
            ("triple", self.triple),
            ("report", self.report),
            ("dyad", self.dyad),
            ("content", self.content),
            ("statement", self.statement),
        ]
    }

    fn accuracies(&self) -> [(&'static str, Accuracy); 4] {
        [("mode", self.mode), ("status", self.status), ("date", self.date), ("according_to", self.according_to)]
    }

    /// One line of JSON with shares rounded to four digits, spaced as Python spaces it.
    #[must_use]
    pub fn to_json(&self) -> String {
        let counts = self.counts().map(|(name, count)| {
            let [precision, recall, f1] = [count.precision(), count.recall(), count.f1()].map(rounded);
            let Count { predicted, gold, .. } = count;
            format!(
                r#""{name}": {{"P": {precision}, "R": {recall}, "F": {f1}, "gold": {gold}, "predicted": {predicted}}}"#
            )
        });
        let accuracies = self.accuracies().map(|(name, accuracy)| {
            let share = accuracy.share().map_or("null".to_owned(), rounded);
            format!(r#""{name}": {share}"#)
        });
        format!("{{{}, {}}}", counts.join(", "), accuracies.join(", "))
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, count) in self.counts() {
            writeln!(f, "{}", count.line(name))?;
        }
        for (name, accuracy) in self.accuracies() {
            if let Some(share) = accuracy.share() {
                writeln!(f, "{name:<12} {share:.3} of {} matched", accuracy.asked)?;
            }
        }
        let types: Vec<_> =
            self.by_type.iter().map(|(name, count)| format!("{name} {:.2}/{}", count.f1(), count.gold)).collect();
        write!(f, "by type    {}", types.join("  "))?;
        if !self.missing.is_empty() {
            let first = &self.missing[..self.missing.len().min(8)];
            write!(f, "\nno prediction for {} reports: {}", self.missing.len(), first.join(" "))?;
        }
        Ok(())
    }
}

/// The shortest form of a share rounded to four digits, always with a point.
fn rounded(share: f64) -> String {
    let digits = format!("{share:.4}");
    match digits.trim_end_matches('0') {
        whole if whole.ends_with('.') => format!("{whole}0"),
        digits => digits.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::rounded;

    #[test]
    fn four_digits_at_most_and_one_at_least() {
        assert_eq!(
            [0.0, 1.0, 0.5, 2.0 / 3.0, 0.00004, 0.03125].map(rounded),
            ["0.0", "1.0", "0.5", "0.6667", "0.0", "0.0312"]
        );
    }
}
