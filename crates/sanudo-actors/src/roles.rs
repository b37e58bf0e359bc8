//! Nouns for political roles: "police", "foreign minister", "protesters".

use std::collections::HashMap;

use sanudo_text::table::{Table, TableError, rows};

use crate::fold::fold;

/// Whether a role noun names a person, several people or an institution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoleKind {
    /// A person: "minister". Its plural is a group.
    Person,
    /// Several people: "protesters".
    Group,
    /// An institution: "parliament".
    Body,
}

/// A role noun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// Singular, lower case.
    pub noun: String,
    /// PLOVER sector.
    pub sector: String,
    /// What it names.
    pub kind: RoleKind,
}

/// All role nouns by their folded singular and plural.
#[derive(Debug)]
pub struct Roles {
    roles: Vec<Role>,
    /// Folded form to the role and whether the form is a plural.
    forms: HashMap<String, (u32, bool)>,
    /// Most words in a form.
    longest: usize,
}

impl Roles {
    /// Reads the table `noun plural sector kind`.
    ///
    /// # Errors
    /// A row that cannot be read, or an unknown kind.
    pub fn new(table: Table<'_>) -> Result<Self, TableError> {
        let mut roles = Self { roles: Vec::new(), forms: HashMap::new(), longest: 0 };
        for row in rows(table, ["noun", "plural", "sector", "kind"])? {
            let [noun, plural, sector, kind] = row.cells;
            let kind = match kind {
                "person" => RoleKind::Person,
                "group" => RoleKind::Group,
                "body" => RoleKind::Body,
                other => return Err(row.error(format!("kind {other:?} is not person, group or body"))),
            };
            let index = roles.roles.len() as u32;
            roles.roles.push(Role { noun: noun.to_owned(), sector: sector.to_owned(), kind });
            for (form, is_plural) in [(noun, false), (plural, true)] {
                let key = fold(form);
                if !key.is_empty() {
                    roles.longest = roles.longest.max(key.split(' ').count());
                    roles.forms.entry(key).or_insert((index, is_plural));
                }
            }
        }
        Ok(roles)
    }

    /// The longest role noun that begins at the first of `folded`: tokens covered, the role, whether it is plural.
    pub(crate) fn longest<'k>(&self, folded: impl Iterator<Item = &'k str>) -> Option<(usize, &Role, bool)> {
        let mut key = String::new();
        let mut best = None;
        let mut words = 0;
        for (index, word) in folded.enumerate() {
            if word.is_empty() {
                if index == 0 {
                    return None;
                }
                continue;
            }
            if !key.is_empty() {
                key.push(' ');
            }
            key.push_str(word);
            if let Some(&(role, plural)) = self.forms.get(&key) {
                best = Some((index + 1, &self.roles[role as usize], plural));
            }
            words += 1;
            if words == self.longest {
                break;
            }
        }
        best
    }
}
