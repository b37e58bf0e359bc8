//! Closed lists of labels: each with its text and a plain phrase.

/// An enum of a fixed number of labels, written `Name "TEXT" "plain phrase"` after its documentation, name and number, with
/// `ALL`, `as_str`, `explain` and [`FromStr`](std::str::FromStr), whose error is `()`.
///
/// ```
/// sanudo_text::labels! {
///     /// Answers.
///     Answer[2];
///     Yes "YES" "agrees", No "NO" "does not",
/// }
/// assert_eq!("NO".parse(), Ok(Answer::No));
/// assert_eq!(Answer::ALL.map(Answer::explain), ["agrees", "does not"]);
/// ```
#[macro_export]
macro_rules! labels {
    ($(#[$meta:meta])* $type:ident[$count:literal]; $($name:ident $text:literal $what:literal),* $(,)?) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $type { $(#[doc = $what] $name),* }

        impl $type {
            /// All of them, in order.
            pub const ALL: [Self; $count] = [$(Self::$name),*];

            /// The label as it is printed.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text),* }
            }

            /// The label in a plain phrase.
            #[must_use]
            pub const fn explain(self) -> &'static str {
                match self { $(Self::$name => $what),* }
            }
        }

        impl ::std::str::FromStr for $type {
            type Err = ();

            fn from_str(text: &str) -> Result<Self, ()> {
                match text { $($text => Ok(Self::$name),)* _ => Err(()) }
            }
        }
    };
}
