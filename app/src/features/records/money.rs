//! Money in words: digits grouped as each language does (Unicode CLDR, ICU4X), the currency where it stands there, with as many decimals as the
//! currency has (ISO 4217).

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::{Locale, locale};

use super::view::{Sum, Way};
use crate::locale::Language;

impl Sum {
    /// A sum of an amount in hundredths and an ISO 4217 code. Where the way matters, a word says it and the sum has no sign.
    #[must_use]
    pub fn of(language: Language, amount: i64, currency: &str, says_way: bool) -> Self {
        let texts = &language.texts().records;
        if !says_way {
            return Self { words: money_words(language, amount, currency), ..Self::default() };
        }
        let (way, words) = if amount < 0 { (Way::Paid, texts.paid) } else { (Way::Received, texts.received) };
        Self {
            words: money_words(language, amount.saturating_abs(), currency),
            way: Some(way),
            way_words: words.to_owned(),
        }
    }
}

/// An amount in hundredths with its currency (ISO 4217): "€1,204.50", "€ 1.204,50", and for a currency without a sign of its own "CZK 1,204.50".
/// Of a currency without decimals none are written unless the amount has some: "JPY 1,204"; of one with three, all three: "KWD 1.250".
#[must_use]
pub fn money_words(language: Language, amount: i64, currency: &str) -> String {
    let figures = decimal_words(language, &decimal_of(amount.saturating_abs(), currency));
    let sign = if amount < 0 { "\u{2212}" } else { "" };
    let currency = currency_sign(currency);
    let gap = if currency.is_empty() { "" } else { "\u{a0}" };
    match language {
        Language::En => {
            let gap = if currency.ends_with(|last: char| last.is_ascii_alphabetic()) { gap } else { "" };
            format!("{sign}{currency}{gap}{figures}")
        }
        Language::Nl => format!("{currency}{gap}{sign}{figures}"),
        // The mark keeps the sign before its figures.
        Language::Ar => format!("\u{200e}{sign}{figures}{gap}{currency}"),
    }
}

/// An amount in hundredths with the decimals of its currency. Nothing is rounded.
fn decimal_of(amount: i64, currency: &str) -> Decimal {
    let mut decimal = Decimal::from(amount);
    decimal.multiply_pow10(-2);
    let digits = currency_digits(currency);
    if amount % 100 == 0 {
        decimal.trim_end();
    }
    decimal.pad_end(if amount % 100 == 0 { -digits } else { -digits.max(2) });
    decimal
}

/// How many decimals a currency has: the minor units of ISO 4217 (SIX, list one). Two for what is not on the list.
#[must_use]
pub fn currency_digits(code: &str) -> i16 {
    match code {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "UYI" | "VND"
        | "VUV" | "XAF" | "XOF" | "XPF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        "CLF" | "UYW" => 4,
        _ => 2,
    }
}

/// A number whose last `-power` digits are decimals, grouped as the language does: `(120450, -2)` is "1,204.50".
#[must_use]
pub fn figures(language: Language, number: i64, power: i16) -> String {
    let mut decimal = Decimal::from(number);
    decimal.multiply_pow10(power);
    decimal_words(language, &decimal)
}

/// A decimal string of a source, such as "7.5", as the language writes it; as it came when it is none.
#[must_use]
pub fn number_words(language: Language, number: &str) -> String {
    number.parse().map_or_else(|_| number.to_owned(), |decimal| decimal_words(language, &decimal))
}

fn decimal_words(language: Language, decimal: &Decimal) -> String {
    let locale: Locale = match language {
        Language::En => locale!("en-GB"),
        Language::Nl => locale!("nl"),
        Language::Ar => locale!("ar"),
    };
    DecimalFormatter::try_new(locale.into(), Default::default())
        .map_or_else(|_| decimal.to_string(), |formatter| formatter.format(decimal).to_string())
}

/// What stands for a currency: its own sign where one is known everywhere, else its code.
fn currency_sign(code: &str) -> &str {
    match code {
        "EUR" => "€",
        "GBP" => "£",
        "USD" => "US$",
        other => other,
    }
}

/// Reads a decimal string of two digits, such as "-1204.50", as hundredths.
#[must_use]
pub fn parse_amount(text: &str) -> Option<i64> {
    let (whole, part) = text.split_once('.')?;
    let is_plain = part.len() == 2 && part.bytes().all(|digit| digit.is_ascii_digit());
    let digits = whole.strip_prefix('-').unwrap_or(whole);
    if !is_plain || digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    format!("{whole}{part}").parse().ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn money_is_written_as_each_language_writes_it() {
        assert_eq!(money_words(Language::En, 120_450, "EUR"), "€1,204.50");
        assert_eq!(money_words(Language::En, -120_450, "EUR"), "\u{2212}€1,204.50");
        assert_eq!(money_words(Language::En, 5, "CZK"), "CZK\u{a0}0.05");
        assert_eq!(money_words(Language::Nl, 120_450, "EUR"), "€\u{a0}1.204,50");
        assert_eq!(money_words(Language::Nl, -120_450, "CZK"), "CZK\u{a0}\u{2212}1.204,50");
        assert_eq!(money_words(Language::Ar, 120_450, "EUR"), "\u{200e}1,204.50\u{a0}€");
        assert_eq!(money_words(Language::En, 100, ""), "1.00");
    }

    #[test]
    fn a_currency_has_its_own_decimals_and_no_amount_loses_any() {
        for (amount, currency, words) in [
            (120_400, "JPY", "JPY\u{a0}1,204"),
            (0, "KRW", "KRW\u{a0}0"),
            (-120_400, "VND", "\u{2212}VND\u{a0}1,204"),
            // What a source says in spite of the list is said in full.
            (120_450, "JPY", "JPY\u{a0}1,204.50"),
            (125, "BHD", "BHD\u{a0}1.250"),
            (100_000, "KWD", "KWD\u{a0}1,000.000"),
            (5, "TND", "TND\u{a0}0.050"),
            (125, "CLF", "CLF\u{a0}1.2500"),
            (100, "EUR", "€1.00"),
            (120_000, "XYZ", "XYZ\u{a0}1,200.00"),
        ] {
            assert_eq!(money_words(Language::En, amount, currency), words);
        }
        assert_eq!(money_words(Language::Nl, 120_400, "JPY"), "JPY\u{a0}1.204");
        assert_eq!(money_words(Language::Nl, 125, "KWD"), "KWD\u{a0}1,250");
        assert_eq!(money_words(Language::Ar, 120_400, "JPY"), "\u{200e}1,204\u{a0}JPY");
    }

    #[test]
    fn the_way_of_money_is_a_word() {
        let paid = Sum::of(Language::En, -500, "EUR", true);
        assert_eq!((paid.words.as_str(), paid.way, paid.way_words.as_str()), ("€5.00", Some(Way::Paid), "Paid"));
        let received = Sum::of(Language::Nl, 500, "EUR", true);
        assert_eq!((received.way, received.way_words.as_str()), (Some(Way::Received), "Ontvangen"));
        assert_eq!(Sum::of(Language::En, -500, "EUR", false).words, "\u{2212}€5.00");
    }

    #[test]
    fn what_is_no_amount_is_none() {
        assert_eq!(parse_amount("-1204.50"), Some(-120_450));
        assert_eq!(parse_amount("-0.05"), Some(-5));
        for wrong in
            ["", "1", "1.5", "1.555", ".50", "-.50", "+1.00", "--1.00", "1e3.00", "1.5x", "99999999999999999999.00"]
        {
            assert_eq!(parse_amount(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn no_amount_is_too_large_to_say(amount: i64) {
            let hundredths = u128::from(amount.saturating_abs().unsigned_abs());
            for (currency, exact) in [("EUR", hundredths), ("KWD", hundredths * 10), ("CLF", hundredths * 100)] {
                for language in Language::ALL {
                    let words = money_words(language, amount, currency);
                    let digits: String = words.chars().filter(char::is_ascii_digit).collect();
                    let said: u128 = digits.parse().unwrap();
                    prop_assert_eq!(said, exact, "{}", words);
                }
            }
        }
    }
}
