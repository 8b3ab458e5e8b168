//! What the chart of an account shows, and the number of an account as people read it.

use portico_identity::portal::BalancePoint;

use crate::features::records::{Chart, ChartPoint, Reader, money_words};
use crate::locale::BalanceWords;

/// The chart of the balances at the ends of months, the oldest first; the last one is now.
pub(super) fn chart_of(reader: &Reader, points: &[BalancePoint], currency: &str) -> Chart {
    let texts = &reader.language.texts().customer;
    let words = |amount| money_words(reader.language, amount, currency);
    let month = |point: &BalancePoint| reader.month(&point.day).unwrap_or_default();
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return Chart::default() };
    let amounts = points.iter().map(|point| point.amount);
    let (least, most) = (amounts.clone().min().unwrap_or_default(), amounts.max().unwrap_or_default());
    let description = (texts.chart_text)(&BalanceWords {
        first_month: &month(first),
        first: &words(first.amount),
        last: &words(last.amount),
        least: &words(least),
        most: &words(most),
    });
    let points = points.iter().map(|point| ChartPoint {
        when: month(point),
        short: month(point),
        value: point.amount,
        words: words(point.amount),
    });
    Chart {
        id: "balance",
        title: texts.chart.to_owned(),
        description,
        when: texts.month.to_owned(),
        what: texts.at_end.to_owned(),
        points: points.collect(),
        ..Chart::default()
    }
}

/// The number of an account: an IBAN (ISO 13616) in groups of four, any other as it is.
pub(crate) fn grouped(number: &str) -> String {
    let plain: Vec<char> = number.chars().filter(|letter| !letter.is_whitespace()).collect();
    let [country @ .., _, _] = plain.get(..4).unwrap_or_default() else { return number.to_owned() };
    let is_iban = country.iter().all(char::is_ascii_uppercase)
        && plain.iter().skip(2).take(2).all(char::is_ascii_digit)
        && (15..=34).contains(&plain.len())
        && plain.iter().all(char::is_ascii_alphanumeric);
    if !is_iban {
        return number.to_owned();
    }
    plain.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;
    use crate::locale::zones::Zone;

    #[test]
    fn a_number_is_read_in_groups() {
        assert_eq!(grouped("NL91ABNA0417164300"), "NL91 ABNA 0417 1643 00");
        assert_eq!(grouped("NL91 ABNA 0417 1643 00"), "NL91 ABNA 0417 1643 00");
        for other in ["", "123", "0800/12345", "1234567890123456", "nl91abna0417164300", "NL91-ABNA-0417164300"] {
            assert_eq!(grouped(other), other);
        }
    }

    #[test]
    fn a_chart_says_in_a_sentence_what_its_line_shows() {
        let reader = Reader { language: Language::En, zone: Zone::UTC, now: 0 };
        let point = |day: &str, amount| BalancePoint { at: 0, day: day.into(), amount };
        let chart = chart_of(
            &reader,
            &[point("2026-09-30", 1_000), point("2026-10-31", -500), point("2026-11-22", 2_000)],
            "EUR",
        );
        assert_eq!(
            chart.description,
            "€10.00 at the end of September 2026, €20.00 now; between \u{2212}€5.00 and €20.00 in all that time."
        );
        assert_eq!(chart.points.len(), 3);
        assert_eq!(chart_of(&reader, &[], "EUR").points.len(), 0);
    }
}
