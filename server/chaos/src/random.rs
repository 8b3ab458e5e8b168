//! Choices that a seed repeats: which client does what, and when the server is killed. Secrets are not drawn here. SplitMix64
//! (Steele, Lea and Flood 2014) is enough and fits in six lines.

/// A sequence of choices.
#[derive(Debug, Clone)]
pub(crate) struct Choices(u64);

impl Choices {
    /// The sequence number `stream` of a seed.
    pub(crate) fn new(seed: u64, stream: u64) -> Self {
        let mut choices = Self(seed ^ stream.wrapping_mul(0xD134_2543_DE82_EF95));
        choices.next();
        choices
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to below `end`; 0 when that is empty.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.next() % end).unwrap_or(0)
    }

    /// A time from `least` to below `most` milliseconds.
    pub(crate) fn millis(&mut self, least: usize, most: usize) -> std::time::Duration {
        let millis = least.saturating_add(self.below(most.saturating_sub(least)));
        std::time::Duration::from_millis(u64::try_from(millis).unwrap_or(0))
    }

    /// One of them.
    pub(crate) fn pick<'a, T>(&mut self, things: &'a [T]) -> Option<&'a T> {
        things.get(self.below(things.len()))
    }

    /// A client address that nobody else has used lately; `family` keeps loads apart.
    pub(crate) fn address(&mut self, family: usize) -> String {
        format!("10.{}.{}.{}", family % 250, self.below(250), self.below(250).saturating_add(1))
    }
}

#[cfg(test)]
mod tests {
    use super::Choices;

    #[test]
    fn a_seed_repeats_its_choices_and_streams_differ() {
        let draw = |seed, stream| {
            let mut choices = Choices::new(seed, stream);
            (0..8).map(|_| choices.below(1000)).collect::<Vec<_>>()
        };
        assert_eq!(draw(7, 1), draw(7, 1));
        assert_ne!(draw(7, 1), draw(7, 2));
        assert_ne!(draw(7, 1), draw(8, 1));
        assert_eq!(Choices::new(1, 1).below(0), 0);
    }
}
