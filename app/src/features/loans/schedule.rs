//! The payments of a loan, calculated from what was agreed: level payments each month, interest on what is still owed (a twelfth of the yearly
//! rate), and a last payment that takes whatever rounding left over.

use jiff::ToSpan;
use jiff::civil::Date;

/// Longer than fifty years nobody pays.
const MAX_MONTHS: u32 = 600;
/// A rate in per cent has so many parts: six digits after the point.
const RATE_PARTS: i128 = 1_000_000;

/// What was agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// What was borrowed, in hundredths.
    pub amount: i64,
    /// Per cent a year, in millionths: 4.5 % is 4,500,000.
    pub rate: i64,
    /// How many payments.
    pub months: u32,
    /// Each of them, in hundredths.
    pub payment: i64,
    /// From when on; the first payment is a month later.
    pub begins_on: Date,
    /// The smallest coin of the currency, in hundredths: interest is rounded to it.
    pub coin: i64,
}

/// A payment. Sums in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payment {
    /// When.
    pub due_on: Date,
    /// How much in all.
    pub payment: i64,
    /// What of it is interest.
    pub interest: i64,
    /// What of it pays back.
    pub repaid: i64,
    /// What is still owed then.
    pub owed: i64,
}

/// Reads a rate in per cent, such as "4.5"; none when it is none, below nought, or finer than millionths.
#[must_use]
pub fn read_rate(text: &str) -> Option<i64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(whole) || !is_digits(part) || part.len() > 6 || whole.len() > 6 {
        return None;
    }
    format!("{whole}{part:0<6}").parse().ok()
}

/// All payments, the first one first. None for terms that are no loan.
#[must_use]
pub fn schedule(terms: &Terms) -> Vec<Payment> {
    let Terms { amount, rate, months, payment, begins_on, coin } = *terms;
    let months = months.min(MAX_MONTHS);
    if amount <= 0 || payment <= 0 || rate < 0 || coin <= 0 {
        return Vec::new();
    }
    let mut owed = amount;
    let mut payments = Vec::new();
    for number in 1..=months {
        // Counted from the beginning: what begins on the 31st is due on the last day of shorter months, and on the 31st again after them.
        let Ok(due_on) = begins_on.checked_add(i64::from(number).months()) else { break };
        let interest = interest_on(owed, rate, coin);
        let repaid = if number == months { owed } else { payment.saturating_sub(interest).clamp(0, owed) };
        owed = owed.saturating_sub(repaid);
        payments.push(Payment { due_on, payment: interest.saturating_add(repaid), interest, repaid, owed });
        if owed == 0 {
            break;
        }
    }
    payments
}

/// A month's interest, rounded to the nearest coin.
fn interest_on(owed: i64, rate: i64, coin: i64) -> i64 {
    let parts = 100 * 12 * RATE_PARTS * i128::from(coin);
    let exact = i128::from(owed) * i128::from(rate);
    let coins = (exact + parts / 2) / parts;
    i64::try_from(coins * i128::from(coin)).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_loan_is_paid_back_to_the_hundredth() {
        let terms = Terms {
            amount: 1_000_000,
            rate: 4_500_000,
            months: 12,
            payment: 85_379,
            begins_on: date(2026, 1, 31),
            coin: 1,
        };
        let payments = schedule(&terms);
        assert_eq!(payments.len(), 12);
        assert_eq!((payments[0].interest, payments[0].repaid), (3_750, 81_629));
        assert_eq!(payments[0].due_on, date(2026, 2, 28));
        assert_eq!(payments[2].due_on, date(2026, 4, 30));
        assert_eq!(payments[1].due_on, date(2026, 3, 31));
        let last = payments[11];
        assert_eq!(last.owed, 0);
        assert!((last.payment - terms.payment).abs() < 12, "{last:?}");
    }

    #[test]
    fn what_is_no_loan_has_no_payments() {
        let terms = Terms { amount: 100, rate: 0, months: 3, payment: 33, begins_on: date(2026, 1, 1), coin: 1 };
        let repaid: Vec<_> = schedule(&terms).iter().map(|payment| payment.repaid).collect();
        assert_eq!(repaid, [33, 33, 34]);
        for wrong in [
            Terms { amount: 0, ..terms },
            Terms { payment: 0, ..terms },
            Terms { rate: -1, ..terms },
            Terms { months: 0, ..terms },
        ] {
            assert_eq!(schedule(&wrong), []);
        }
    }

    #[test]
    fn interest_in_a_currency_without_decimals_has_none() {
        let terms = Terms {
            amount: 100_000_000,
            rate: 1_300_000,
            months: 24,
            payment: 4_220_000,
            begins_on: date(2026, 1, 1),
            coin: 100,
        };
        let payments = schedule(&terms);
        assert_eq!(payments.iter().map(|one| one.repaid).sum::<i64>(), terms.amount);
        for one in payments {
            assert!([one.payment, one.interest, one.repaid, one.owed].iter().all(|sum| sum % 100 == 0), "{one:?}");
        }
    }

    #[test]
    fn rates_are_read_exactly() {
        assert_eq!(read_rate("4.5"), Some(4_500_000));
        assert_eq!(read_rate("0"), Some(0));
        assert_eq!(read_rate("12.123456"), Some(12_123_456));
        for wrong in ["", "-1", "1.", ".5", "1.1234567", "4,5", "1e3", "NaN"] {
            assert_eq!(read_rate(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn the_parts_add_up(amount in 1..100_000_000_000_i64, rate in 0..30_000_000_i64, months in 1..700_u32, payment in 1..1_000_000_000_i64) {
            let payments = schedule(&Terms { amount, rate, months, payment, begins_on: date(2024, 2, 29), coin: 1 });
            prop_assert!(!payments.is_empty() && payments.len() <= 600);
            prop_assert_eq!(payments.iter().map(|one| one.repaid).sum::<i64>(), amount);
            prop_assert_eq!(payments.last().map(|one| one.owed), Some(0));
            let mut owed = amount;
            for (one, next) in payments.iter().zip(payments.iter().skip(1).map(Some).chain([None])) {
                prop_assert_eq!(one.payment, one.interest + one.repaid);
                prop_assert!(one.interest >= 0 && one.repaid >= 0 && one.owed == owed - one.repaid);
                prop_assert!(next.is_none_or(|next| next.due_on > one.due_on));
                owed = one.owed;
            }
        }
    }
}
