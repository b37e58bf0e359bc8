//! A mistake in our own code costs one report, not the run.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    /// What broke on this thread while it was guarded; none while it is not.
    static BROKEN: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Runs `work`; a panic becomes an error with its message and place.
///
/// `work` must leave nothing half-done that others can see; coding a report touches nothing shared.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let is_guarded = BROKEN.with_borrow_mut(|broken| {
                if let Some(message) = broken {
                    let place = info.location().map_or(String::new(), |place| format!(" at {place}"));
                    *message = format!("{}{place}", info.payload_as_str().unwrap_or("no message"));
                }
                broken.is_some()
            });
            if !is_guarded {
                usual(info);
            }
        }));
    });
    BROKEN.set(Some(String::new()));
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    let message = BROKEN.take().unwrap_or_default();
    result.map_err(|_| message)
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn a_panic_becomes_a_message() {
        assert_eq!(guarded(|| 7), Ok(7));
        let message = guarded(|| assert!(std::hint::black_box(false), "the table is empty")).unwrap_err();
        assert!(message.starts_with("the table is empty at "), "{message}");
        assert!(message.contains("guard.rs:"), "{message}");
    }
}
