//! Numbers that look drawn and are always the same for the same words: the demo's files do not change from one start to the next.

/// A stream of numbers. Small and plain (splitmix64 over FNV-1a); nothing secret comes from it.
pub(super) struct Draw(u64);

impl Draw {
    /// The stream that belongs to these words.
    pub(super) fn of(words: &[&str]) -> Self {
        let letters = words.iter().flat_map(|word| word.bytes().chain([0]));
        Self(letters.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From `low` to `high`, both included.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = high.abs_diff(low).saturating_add(1);
        low.saturating_add_unsigned(self.next() % span)
    }

    /// Whether something happens that happens so often in a hundred times.
    pub(super) fn chance(&mut self, percent: i64) -> bool {
        self.between(1, 100) <= percent
    }

    /// One of several; the default of none.
    pub(super) fn pick<T: Copy + Default>(&mut self, items: &[T]) -> T {
        let most = i64::try_from(items.len()).unwrap_or(1).max(1) - 1;
        let at = usize::try_from(self.between(0, most)).unwrap_or_default();
        items.get(at).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Draw;

    #[test]
    fn the_same_words_draw_the_same() {
        let draw = |words: &[&str]| {
            let mut draw = Draw::of(words);
            [draw.between(0, 1_000_000), draw.between(0, 1_000_000)]
        };
        assert_eq!(draw(&["a", "b"]), draw(&["a", "b"]));
        assert_ne!(draw(&["a", "b"]), draw(&["ab"]));
    }

    #[test]
    fn what_is_drawn_lies_within() {
        let mut draw = Draw::of(&["bounds"]);
        let drawn: Vec<i64> = (0..1000).map(|_| draw.between(-3, 3)).collect();
        assert!((-3..=3).all(|wanted| drawn.contains(&wanted)) && drawn.iter().all(|one| (-3..=3).contains(one)));
        assert_eq!(draw.pick::<&str>(&[]), "");
        assert_eq!(draw.pick(&["one"]), "one");
    }
}
