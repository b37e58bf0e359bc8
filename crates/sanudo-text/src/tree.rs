//! The layer of dependency trees.

use std::fmt;

/// The arc that ends in one token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arc {
    /// Index of the head **within the sentence**, zero based; none for the root.
    pub head: Option<u32>,
    /// Universal Dependencies relation with its subtype, such as `nsubj:pass`.
    pub deprel: String,
}

/// Why a set of arcs is not a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TreeError {
    /// The number of roots, when it is not one.
    Roots(usize),
    /// A head outside the sentence, at this token.
    Outside(usize),
    /// A cycle through this token.
    Cycle(usize),
}

impl fmt::Display for TreeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Roots(count) => write!(f, "a tree has one root, this one has {count}"),
            Self::Outside(token) => write!(f, "word {} has a head outside its sentence", token + 1),
            Self::Cycle(token) => write!(f, "word {} is its own ancestor", token + 1),
        }
    }
}

impl std::error::Error for TreeError {}

/// Checks that a sentence's arcs form a single-rooted tree.
///
/// # Errors
/// The first broken condition. An empty sentence is a tree.
pub fn check_tree(arcs: &[Arc]) -> Result<(), TreeError> {
    if arcs.is_empty() {
        return Ok(());
    }
    let roots = arcs.iter().filter(|arc| arc.head.is_none()).count();
    if roots != 1 {
        return Err(TreeError::Roots(roots));
    }
    if let Some(token) = arcs.iter().position(|arc| arc.head.is_some_and(|head| head as usize >= arcs.len())) {
        return Err(TreeError::Outside(token));
    }
    // 0 unseen, otherwise the walk (numbered from 1) that reached the token first.
    let mut walk_of = vec![0_usize; arcs.len()];
    for start in 0..arcs.len() {
        let mut token = start;
        while walk_of[token] == 0 {
            walk_of[token] = start + 1;
            match arcs[token].head {
                Some(head) => token = head as usize,
                None => break,
            }
        }
        if walk_of[token] == start + 1 && arcs[token].head.is_some() {
            return Err(TreeError::Cycle(token));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Arc, TreeError, check_tree};

    fn check(heads: &[Option<u32>]) -> Result<(), TreeError> {
        let arcs: Vec<Arc> = heads.iter().map(|&head| Arc { head, deprel: "dep".to_owned() }).collect();
        check_tree(&arcs)
    }

    #[test]
    fn one_root_and_no_cycle() {
        assert_eq!(check(&[]), Ok(()));
        assert_eq!(check(&[Some(1), None, Some(1), Some(2)]), Ok(()));
        assert_eq!(check(&[None, None]), Err(TreeError::Roots(2)));
        assert_eq!(check(&[None, Some(9)]), Err(TreeError::Outside(1)));
        assert!(matches!(check(&[None, Some(2), Some(1)]), Err(TreeError::Cycle(_))));
        assert!(matches!(check(&[None, Some(1)]), Err(TreeError::Cycle(1))));
    }
}
