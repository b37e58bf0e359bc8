//! What the processor can do.

use std::fmt;

/// A set of instructions that this processor has. A value of it is the proof: it comes from [`Level::detect`] or
/// [`Level::all`] only, so code compiled for a level may run wherever the level is at hand.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Level(pub(crate) Kind);

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    not(any(target_arch = "x86_64", target_arch = "aarch64")),
    expect(dead_code, reason = "kinds of other machines")
)]
pub(crate) enum Kind {
    /// Plain Rust.
    Portable,
    /// Advanced SIMD of ARM.
    #[cfg(target_arch = "aarch64")]
    Neon,
    /// 256 bits, products of eight-bit pairs.
    #[cfg(target_arch = "x86_64")]
    Avx2,
    /// 512 bits, four eight-bit products in one instruction.
    #[cfg(target_arch = "x86_64")]
    Avx512,
}

impl Level {
    /// Plain Rust, which every machine runs.
    pub const PORTABLE: Self = Self(Kind::Portable);

    /// The best that this processor has.
    #[must_use]
    pub fn detect() -> Self {
        #[cfg(target_arch = "x86_64")]
        {
            // What `leveled!` and the tiles enable, to the letter.
            if is_x86_feature_detected!("avx512f")
                && is_x86_feature_detected!("avx512bw")
                && is_x86_feature_detected!("avx512dq")
                && is_x86_feature_detected!("avx512vl")
                && is_x86_feature_detected!("avx512vnni")
                && is_x86_feature_detected!("avx2")
            {
                return Self(Kind::Avx512);
            }
            if is_x86_feature_detected!("avx2") {
                return Self(Kind::Avx2);
            }
        }
        #[cfg(target_arch = "aarch64")]
        if std::arch::is_aarch64_feature_detected!("neon") {
            return Self(Kind::Neon);
        }
        Self::PORTABLE
    }

    /// All that this processor has, the plainest first.
    pub fn all() -> impl Iterator<Item = Self> {
        let best = Self::detect();
        [
            Kind::Portable,
            #[cfg(target_arch = "aarch64")]
            Kind::Neon,
            #[cfg(target_arch = "x86_64")]
            Kind::Avx2,
            #[cfg(target_arch = "x86_64")]
            Kind::Avx512,
        ]
        .into_iter()
        .map(Self)
        .filter(move |level| *level <= best)
    }

    /// The level of this name, if this processor has it.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::all().find(|level| level.name() == name)
    }

    /// `portable`, `neon`, `avx2` or `avx512vnni`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self.0 {
            Kind::Portable => "portable",
            #[cfg(target_arch = "aarch64")]
            Kind::Neon => "neon",
            #[cfg(target_arch = "x86_64")]
            Kind::Avx2 => "avx2",
            #[cfg(target_arch = "x86_64")]
            Kind::Avx512 => "avx512vnni",
        }
    }
}

impl fmt::Debug for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Makes of a generic, always inlined `body::<Dot>(…)` a function that takes a [`Level`] first and runs the body
/// compiled for it.
macro_rules! leveled {
    ($(#[$meta:meta])* $visible:vis fn $name:ident($($argument:ident: $type:ty),* $(,)?) = $body:ident;) => {
        $(#[$meta])*
        #[expect(unsafe_code, reason = "code compiled for a level is called where the level is at hand")]
        #[allow(clippy::too_many_arguments)]
        $visible fn $name(level: $crate::Level, $($argument: $type),*) {
            #[cfg(target_arch = "x86_64")]
            #[target_feature(enable = "avx2")]
            fn avx2($($argument: $type),*) {
                $body::<$crate::tile::Avx2>($($argument),*);
            }
            #[cfg(target_arch = "x86_64")]
            #[target_feature(enable = "avx2,avx512f,avx512bw,avx512dq,avx512vl,avx512vnni")]
            fn avx512($($argument: $type),*) {
                $body::<$crate::tile::Avx512>($($argument),*);
            }
            #[cfg(target_arch = "aarch64")]
            #[target_feature(enable = "neon")]
            fn neon($($argument: $type),*) {
                $body::<$crate::tile::Neon>($($argument),*);
            }
            match level.0 {
                $crate::level::Kind::Portable => $body::<$crate::tile::Portable>($($argument),*),
                // SAFETY: a level above PORTABLE exists only where its instructions were found (`Level::detect`).
                #[cfg(target_arch = "x86_64")]
                $crate::level::Kind::Avx2 => unsafe { avx2($($argument),*) },
                // SAFETY: as above.
                #[cfg(target_arch = "x86_64")]
                $crate::level::Kind::Avx512 => unsafe { avx512($($argument),*) },
                // SAFETY: as above.
                #[cfg(target_arch = "aarch64")]
                $crate::level::Kind::Neon => unsafe { neon($($argument),*) },
            }
        }
    };
}

pub(crate) use leveled;

#[cfg(test)]
mod tests {
    use super::Level;

    #[test]
    fn levels_have_names_and_the_best_is_the_last() {
        let all: Vec<Level> = Level::all().collect();
        assert_eq!(all[0], Level::PORTABLE);
        assert_eq!(*all.last().unwrap(), Level::detect());
        for level in all {
            assert_eq!(Level::named(level.name()), Some(level));
        }
        assert_eq!(Level::named("abacus"), None);
    }
}
