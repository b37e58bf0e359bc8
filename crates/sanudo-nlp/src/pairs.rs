//! Which quotes and brackets open and which close.

use sanudo_text::Token;

use crate::chars::{char_at, is_word};

/// What a token does to a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Opens a quotation or bracket.
    Opener,
    /// Closes one.
    Closer,
    /// Neither.
    Plain,
}

/// The role of each token. Straight quotes are told by the white space around them and, where that says nothing, by whether
/// one is open.
pub(crate) fn roles(text: &str, tokens: &[Token]) -> Vec<Role> {
    let mut open = false;
    let mut roles = Vec::with_capacity(tokens.len());
    for (at, token) in tokens.iter().enumerate() {
        let (start, end) = (token.span.start as usize, token.span.end as usize);
        let role = match char_at(text, start) {
            '(' | '[' | '{' | '“' | '«' | '„' | '‹' | '‚' => Role::Opener,
            ')' | ']' | '}' | '”' | '»' | '›' => Role::Closer,
            c @ ('"' | '\'' | '`' | '’' | '‘') if !text[start + c.len_utf8()..end].starts_with(is_word) => {
                let glued_left = at > 0 && tokens[at - 1].span.end as usize == start;
                let glued_right = tokens.get(at + 1).is_some_and(|next| next.span.start as usize == end);
                let role = match (glued_left, glued_right) {
                    (true, false) => Role::Closer,
                    (false, true) => Role::Opener,
                    (true, true) => between(char_at(text, end), open),
                    (false, false) if c == '\'' => Role::Plain,
                    (false, false) => {
                        if open {
                            Role::Closer
                        } else {
                            Role::Opener
                        }
                    }
                };
                if c == '"' || end - start == 2 {
                    open = role == Role::Opener;
                }
                role
            }
            _ => Role::Plain,
        };
        roles.push(role);
    }
    roles
}

/// The role of a quote without white space on either side, before `next`.
fn between(next: char, open: bool) -> Role {
    if open || matches!(next, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']') { Role::Closer } else { Role::Opener }
}

#[cfg(test)]
mod tests {
    use super::{Role, roles};

    fn check(text: &str, expected: &str) {
        let words = crate::tokenize(text);
        let found: String = roles(text, &words.tokens)
            .into_iter()
            .map(|role| match role {
                Role::Opener => '<',
                Role::Closer => '>',
                Role::Plain => '.',
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn white_space_tells_openers_from_closers() {
        check("He said \"no\" (twice).", "..<.><.>.");
        check("“Go,” she said.", "<..>...");
        check("\"Go.\"Then \"stop\".", "<..>.<.>.");
        check("(\"Go\")", "<<.>>");
    }

    #[test]
    fn spaced_quotes_take_turns() {
        check("\" Go \" he said", "<.>..");
    }
}
