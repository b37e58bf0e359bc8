//! Scores of BIO tags to entities.

/// Tags in the order of the head's outputs.
#[derive(Debug)]
pub(crate) struct EntityTags {
    /// Class of each tag, none for "O".
    class: Vec<Option<usize>>,
    /// Whether a tag goes on with an entity.
    inside: Vec<bool>,
    /// Names of the classes.
    pub(crate) classes: Vec<String>,
}

impl EntityTags {
    /// Reads "O", "B-X" and "I-X".
    ///
    /// # Errors
    /// A label of another form, or none that is "O".
    pub(crate) fn new(labels: &[String]) -> Result<Self, String> {
        let mut tags = Self { class: Vec::new(), inside: Vec::new(), classes: Vec::new() };
        for label in labels {
            let (inside, name) = match label.split_once('-') {
                Some(("B", name)) => (false, name),
                Some(("I", name)) => (true, name),
                None if label == "O" => {
                    tags.class.push(None);
                    tags.inside.push(false);
                    continue;
                }
                _ => return Err(format!("{label:?} is no BIO tag")),
            };
            let class = tags.classes.iter().position(|class| class == name).unwrap_or_else(|| {
                tags.classes.push(name.to_owned());
                tags.classes.len() - 1
            });
            tags.class.push(Some(class));
            tags.inside.push(inside);
        }
        if tags.class.contains(&None) { Ok(tags) } else { Err("there is no tag \"O\"".to_owned()) }
    }

    /// The entities of the best well-formed sequence of tags (Viterbi): first word, end and class. `scores` yields for
    /// each word a score for each tag.
    pub(crate) fn decode<'a>(&self, scores: impl ExactSizeIterator<Item = &'a [f32]>) -> Vec<(usize, usize, usize)> {
        let tags = self.class.len();
        let words = scores.len();
        let mut total = vec![0.0_f32; tags];
        let mut back: Vec<u8> = Vec::with_capacity(words * tags);
        for (word, row) in scores.enumerate() {
            // The best way to come to a tag that anything may precede, and to each class.
            let best = highest(&total, |_| true);
            let mut next = vec![0.0; tags];
            for tag in 0..tags {
                let from = if !self.inside[tag] {
                    best
                } else if word == 0 {
                    // Nothing to go on with; far below all else.
                    next[tag] = -1e9;
                    back.push(0);
                    continue;
                } else {
                    highest(&total, |from| self.class[from] == self.class[tag])
                };
                back.push(from as u8);
                next[tag] = total[from] + row[tag];
            }
            total = next;
        }
        let mut path = vec![0; words];
        let mut tag = highest(&total, |_| true);
        for word in (0..words).rev() {
            path[word] = tag;
            tag = usize::from(back[word * tags + tag]);
        }
        let mut found: Vec<(usize, usize, usize)> = Vec::new();
        for (word, &tag) in path.iter().enumerate() {
            let Some(class) = self.class[tag] else { continue };
            match found.last_mut() {
                Some((_, end, _)) if self.inside[tag] && *end == word => *end += 1,
                _ => found.push((word, word + 1, class)),
            }
        }
        found
    }
}

/// The first of the highest values that may be taken.
fn highest(values: &[f32], may: impl Fn(usize) -> bool) -> usize {
    let mut best = None;
    for (index, value) in values.iter().enumerate() {
        if may(index) && best.is_none_or(|best: usize| *value > values[best]) {
            best = Some(index);
        }
    }
    best.unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::EntityTags;

    fn tags() -> EntityTags {
        EntityTags::new(&["O", "B-Person", "I-Person", "B-Date", "I-Date"].map(str::to_owned)).unwrap()
    }

    fn check(scores: &[[f32; 5]], expected: &[(usize, usize, usize)]) {
        assert_eq!(tags().decode(scores.iter().map(<[f32; 5]>::as_slice)), expected);
    }

    #[test]
    fn entities_are_runs_of_tags() {
        check(&[], &[]);
        check(&[[1., 0., 0., 0., 0.]], &[]);
        check(&[[0., 5., 0., 0., 0.], [0., 0., 5., 0., 0.], [5., 0., 0., 0., 0.]], &[(0, 2, 0)]);
        check(&[[0., 5., 0., 0., 0.], [0., 5., 0., 0., 0.]], &[(0, 1, 0), (1, 2, 0)]);
    }

    #[test]
    fn what_goes_on_must_have_begun() {
        // The first word alone would be inside, the second inside of something else.
        check(&[[0., 3., 4., 0., 0.], [0., 0., 2., 0., 3.]], &[(0, 2, 0)]);
        check(&[[4., 0., 0., 0., 0.], [0., 0., 0., 2., 3.]], &[(1, 2, 1)]);
    }

    #[test]
    fn labels_are_checked() {
        assert_eq!(EntityTags::new(&["X-Person".to_owned()]).unwrap_err(), "\"X-Person\" is no BIO tag");
        assert_eq!(EntityTags::new(&["B-Person".to_owned()]).unwrap_err(), "there is no tag \"O\"");
    }
}
