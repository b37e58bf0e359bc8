//! When two mentions are one actor.

use sanudo_actors::Mention;

/// Whether two mentions stand for the same actor.
pub(crate) fn same_actor(a: &Mention, b: &Mention) -> bool {
    a.actor.name.is_some() && a.actor.name == b.actor.name && a.actor.code == b.actor.code
}
