//! Text that somebody typed, made fit for one line of a mail.

use crate::locale::{Language, isolate};

/// A longer name would be a message of its own.
const LONGEST_GREETING: usize = 80;

/// One line: control characters and line ends become spaces, direction overrides and isolates are dropped.
pub(super) fn one_line(text: &str) -> String {
    let steers = |character: &char| matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let breaks = |character: char| character.is_control() || matches!(character, '\u{2028}' | '\u{2029}');
    let line: String = text
        .chars()
        .filter(|character| !steers(character))
        .map(|character| if breaks(character) { ' ' } else { character })
        .collect();
    line.trim().to_owned()
}

/// The name for the greeting of a mail to an address that is not confirmed yet: none if it could carry a message or an address,
/// because anybody can have such a mail sent to anybody.
pub(super) fn greeting_name(name: &str) -> Option<String> {
    let name = one_line(name);
    let points_elsewhere = name.contains(['/', ':', '@', '\\']) || holds_domain(&name);
    (!points_elsewhere && !name.is_empty() && name.chars().count() <= LONGEST_GREETING).then_some(name)
}

/// A dot between letters or digits is what mail programs turn into a link; "J.R. Smith" has at most initials there.
fn holds_domain(name: &str) -> bool {
    name.split(char::is_whitespace).any(|word| {
        let labels: Vec<&str> = word.split('.').collect();
        labels.windows(2).any(|pair| match pair {
            [before, after] => before.chars().count() > 1 && after.chars().count() > 1,
            _ => false,
        })
    })
}

/// Isolates text whose direction may differ from the sentence around it (UAX #9); plain ASCII lines stay as they are.
pub(super) fn in_sentence(language: Language, text: &str) -> String {
    let right_to_left = |character: char| matches!(character, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}');
    if language.dir() == "rtl" || text.chars().any(right_to_left) { isolate(text) } else { text.to_owned() }
}
