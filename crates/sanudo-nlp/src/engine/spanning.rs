//! Scores to a tree: the best head for each word where that is a tree, else the best of all trees with one root.
//!
//! The algorithm is that of Chu and Liu (1965) and Edmonds (1967), its cycles merged in place as Tarjan (1977) does for
//! dense graphs: a merge costs the nodes of the cycle times all nodes, and all cycles together have at most twice as
//! many nodes as there are, so a sentence of `n` words costs `n` squared.

/// Taken from every root arc, so that no tree with two of them can win: more than any sentence's scores differ.
const ONE_ROOT: f64 = 1e9;

/// No node.
const NONE: usize = usize::MAX;

/// The head of each word, 0 for the root, else the word's number from 1. `scores` has for each word the score of the
/// root and of each word as its head; the word itself is never its head. Equal scores go to the lower head.
pub(crate) fn heads(scores: &[f32], words: usize) -> Vec<usize> {
    let width = words + 1;
    assert_eq!(scores.len(), words * width, "a score for each word and head");
    let greedy: Vec<usize> = (0..words)
        .map(|word| {
            let row = &scores[word * width..(word + 1) * width];
            let mut best = 0;
            for head in 1..width {
                if head != word + 1 && row[head] > row[best] {
                    best = head;
                }
            }
            best
        })
        .collect();
    if is_tree(&greedy) {
        return greedy;
    }
    best_tree(scores, words)
}

/// Whether one word hangs on the root and every word reaches it.
fn is_tree(heads: &[usize]) -> bool {
    if heads.iter().filter(|head| **head == 0).count() != 1 {
        return false;
    }
    // 0 unseen, otherwise the walk that came by.
    let mut seen = vec![0; heads.len() + 1];
    for start in 1..=heads.len() {
        let mut at = start;
        while at != 0 && seen[at] == 0 {
            seen[at] = start;
            at = heads[at - 1];
        }
        if at != 0 && seen[at] == start {
            return false;
        }
    }
    true
}

/// The best tree; nodes are numbered as heads are.
fn best_tree(scores: &[f32], words: usize) -> Vec<usize> {
    let nodes = words + 1;
    // `into[node][other]`: the score of the best arc from the other (merged) node, and which arc of the words it is.
    let mut into = vec![f64::NEG_INFINITY; nodes * nodes];
    let mut arc = vec![(0_u32, 0_u32); nodes * nodes];
    for word in 1..nodes {
        for head in (0..nodes).filter(|head| *head != word) {
            let score = f64::from(scores[(word - 1) * nodes + head]);
            into[word * nodes + head] = if head == 0 { score - ONE_ROOT } else { score };
            arc[word * nodes + head] = (head as u32, word as u32);
        }
    }
    // A node stands for itself or, once merged, for its whole cycle; those merged into it are gone.
    let mut alive = vec![true; nodes];
    // The node of which each is now a part, and which are part of it.
    let mut leader: Vec<usize> = (0..nodes).collect();
    let mut members: Vec<Vec<usize>> = (0..nodes).map(|node| vec![node]).collect();
    // Each merge makes a new cluster, the parent of those merged: the tree by which the cycles are opened at the end.
    let mut parent: Vec<usize> = vec![NONE; nodes];
    let mut cluster: Vec<usize> = (0..nodes).collect();
    // By which arc each cluster was entered, inner ones before outer ones.
    let mut entered: Vec<(usize, (u32, u32))> = Vec::new();
    let mut chosen = vec![NONE; nodes];

    for start in 1..nodes {
        if !alive[leader[start]] || chosen[leader[start]] != NONE {
            continue;
        }
        let mut path = vec![leader[start]];
        let mut on_path = vec![false; nodes];
        on_path[path[0]] = true;
        while let Some(&node) = path.last() {
            if node == 0 {
                break;
            }
            let row = &into[node * nodes..(node + 1) * nodes];
            let mut best = NONE;
            for other in (0..nodes).filter(|other| alive[*other] && *other != node) {
                if best == NONE || row[other] > row[best] {
                    best = other;
                }
            }
            chosen[node] = best;
            entered.push((cluster[node], arc[node * nodes + best]));
            if !on_path[best] {
                if best == 0 || chosen[best] != NONE {
                    break;
                }
                on_path[best] = true;
                path.push(best);
                continue;
            }
            // A cycle: all of the path from `best` on. Merge it into `best`.
            let from = path.iter().position(|node| *node == best).unwrap_or(0);
            let cycle = path.split_off(from);
            let costs: Vec<f64> = cycle.iter().map(|&node| into[node * nodes + chosen[node]]).collect();
            for other in (0..nodes).filter(|other| alive[*other] && !cycle.contains(other)) {
                let (mut enter, mut leave) = (f64::NEG_INFINITY, f64::NEG_INFINITY);
                let (mut enter_arc, mut leave_arc) = ((0, 0), (0, 0));
                for (&node, cost) in cycle.iter().zip(&costs) {
                    let score = into[node * nodes + other] - cost;
                    if score > enter {
                        (enter, enter_arc) = (score, arc[node * nodes + other]);
                    }
                    let score = into[other * nodes + node];
                    if score > leave {
                        (leave, leave_arc) = (score, arc[other * nodes + node]);
                    }
                }
                (into[best * nodes + other], arc[best * nodes + other]) = (enter, enter_arc);
                (into[other * nodes + best], arc[other * nodes + best]) = (leave, leave_arc);
            }
            let merged = parent.len();
            parent.push(NONE);
            for &node in &cycle {
                parent[cluster[node]] = merged;
                on_path[node] = false;
                if node != best {
                    alive[node] = false;
                    let moved = std::mem::take(&mut members[node]);
                    for &member in &moved {
                        leader[member] = best;
                    }
                    members[best].extend(moved);
                }
            }
            cluster[best] = merged;
            chosen[best] = NONE;
            on_path[best] = true;
            path.push(best);
        }
    }
    // From the outermost in: a cluster's arc holds unless a cluster around it is entered through it, by an arc that
    // ends in one of its words.
    let mut settled = vec![false; parent.len()];
    let mut heads = vec![0; words];
    for (cluster, (head, word)) in entered.into_iter().rev() {
        if settled[cluster] {
            continue;
        }
        heads[word as usize - 1] = head as usize;
        let mut at = word as usize;
        while at != NONE && !settled[at] {
            settled[at] = true;
            at = parent[at];
        }
    }
    heads
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{heads, is_tree};

    /// All heads of all words, the best that is a tree.
    fn by_trying(scores: &[f32], words: usize) -> f64 {
        let mut best = f64::NEG_INFINITY;
        let mut tried = vec![0; words];
        loop {
            if is_tree(&tried) {
                best = best.max(total(scores, &tried));
            }
            let Some(place) = tried.iter().position(|head| *head < words) else { return best };
            tried[place] += 1;
            tried[..place].fill(0);
        }
    }

    fn total(scores: &[f32], heads: &[usize]) -> f64 {
        heads.iter().enumerate().map(|(word, head)| f64::from(scores[word * (heads.len() + 1) + head])).sum()
    }

    #[test]
    fn the_best_heads_are_kept_where_they_are_a_tree() {
        // "They agree": agree is the root, They hangs on it.
        assert_eq!(heads(&[0.0, 9.0, 5.0, 7.0, 1.0, 9.0], 2), [2, 0]);
        assert_eq!(heads(&[], 0), [0; 0]);
        assert_eq!(heads(&[-3.0, 8.0], 1), [0]);
    }

    #[test]
    fn a_cycle_is_broken_where_it_costs_least() {
        // Both words want each other.
        assert_eq!(heads(&[1.0, 0.0, 9.0, 3.0, 9.0, 0.0], 2), [2, 0]);
    }

    #[test]
    fn two_roots_become_one() {
        assert_eq!(heads(&[9.0, 0.0, 1.0, 8.0, 1.0, 0.0], 2), [0, 1]);
    }

    #[test]
    fn a_long_sentence_of_cycles_is_done_soon() {
        let words = 1500_usize;
        let score = |word: usize, head: usize| {
            // Neighbours want each other, then pairs of them, then pairs of pairs: as many merges as there can be.
            let apart = |head: usize| (word ^ head).checked_ilog2().map_or(0, |log| log + 1);
            head.checked_sub(1).map_or(-1000.0, |head| -(apart(head) as f32))
        };
        let scores: Vec<f32> = (0..words).flat_map(|word| (0..=words).map(move |head| score(word, head))).collect();
        assert!(is_tree(&heads(&scores, words)));
    }

    proptest! {
        #[test]
        fn no_tree_is_better(
            (words, scores) in (1_usize..6)
                .prop_flat_map(|words| (Just(words), prop::collection::vec(-9_i8..9, words * (words + 1)))),
        ) {
            let scores: Vec<f32> = scores.into_iter().map(f32::from).collect();
            let found = heads(&scores, words);
            prop_assert!(is_tree(&found), "{found:?}");
            prop_assert_eq!(total(&scores, &found), by_trying(&scores, words));
        }

        #[test]
        fn any_scores_give_a_tree(words in 1_usize..40, seed: u64) {
            let mut state = seed;
            let scores: Vec<f32> = (0..words * (words + 1))
                .map(|_| {
                    state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    (state >> 40) as f32
                })
                .collect();
            prop_assert!(is_tree(&heads(&scores, words)));
        }
    }
}
