//! Loans with the same payment every month, and what is left of them today.

use jiff::ToSpan;
use jiff::civil::Date;

use super::super::days::Days;
use super::super::draw::Draw;
use super::super::table::{Table, money};
use super::Customer;

/// A loan. Amounts in hundredths, the rate in hundredths of a percent a year.
pub(super) struct Loan {
    pub(super) number: String,
    pub(super) customer: String,
    pub(super) name: &'static str,
    pub(super) amount: i64,
    pub(super) begins: Date,
    months: i32,
    rate: i64,
    payment: i64,
    remaining: i64,
    status: &'static str,
}

/// What the bank lends: name, amount, months, rate.
type Product = (&'static str, i64, i32, i64);

const MORTGAGE: Product = ("Mortgage", 24_000_000, 360, 315);
const CAR: Product = ("Car loan", 1_250_000, 48, 540);
const PERSONAL: Product = ("Personal loan", 800_000, 36, 690);
const HOME: Product = ("Home improvement loan", 1_800_000, 84, 480);
const STUDENT: Product = ("Student loan", 620_000, 60, 210);
const PRODUCTS: [Product; 4] = [CAR, PERSONAL, HOME, STUDENT];
/// What fits whoever newcomers play, a student as well.
const FOR_ANYBODY: [Product; 3] = [CAR, PERSONAL, STUDENT];

/// The loans of all customers. Everybody whom newcomers play has one that still runs.
pub(super) fn loans(customers: &[Customer], days: &Days) -> Vec<Loan> {
    let mut all = Vec::new();
    for customer in customers {
        let mut draw = Draw::of(&["loans", &customer.number]);
        if customer.number == "10001" {
            all.push(loan(customer, 1, MORTGAGE, 62, days));
            all.push(loan(customer, 2, CAR, 14, days));
        } else if customer.is_played {
            all.push(loan(customer, 1, draw.pick(&FOR_ANYBODY), i32::try_from(draw.between(3, 16)).unwrap_or(3), days));
        } else if draw.chance(35) {
            let product = draw.pick(&PRODUCTS);
            let age = i32::try_from(draw.between(3, 70)).unwrap_or(3);
            let mut one = loan(customer, 1, product, age, days);
            // One in a while pays late.
            if one.status == "running" && draw.chance(12) {
                one.status = "behind";
                one.remaining += one.payment;
            }
            all.push(one);
        }
    }
    all
}

fn loan(customer: &Customer, serial: u32, product: Product, age_in_months: i32, days: &Days) -> Loan {
    let (name, amount, months, rate) = product;
    let begins = days.anchor.first_of_month().saturating_sub(age_in_months.months());
    let payment = payment(amount, months, rate);
    let paid = months_between(begins, days.today).min(months);
    // What is left after each payment: the interest of a month comes on top first.
    let remaining = (0..paid).fold(amount, |left, _| (left + left * rate / 120_000 - payment).max(0));
    let status = if paid == months { "paid" } else { "running" };
    let remaining = if paid == months { 0 } else { remaining };
    let (number, customer) = (format!("L-{}-{serial}", customer.number), customer.number.clone());
    Loan { number, customer, name, amount, begins, months, rate, payment, remaining, status }
}

/// The payment that clears the loan in so many months.
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "amounts far below 2^52")]
fn payment(amount: i64, months: i32, rate: i64) -> i64 {
    let monthly = rate as f64 / 120_000.0;
    (amount as f64 * monthly / (1.0 - (1.0 + monthly).powi(-months))).round() as i64
}

fn months_between(from: Date, to: Date) -> i32 {
    (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month()) - i32::from(from.month())
}

/// The table of loans.
pub(super) fn loan_table(loans: &[Loan]) -> Vec<u8> {
    let columns = [
        "loan_no",
        "customer_no",
        "product",
        "amount",
        "currency",
        "begins",
        "months",
        "rate",
        "payment",
        "remaining",
        "status",
    ];
    let mut table = Table::new(&columns);
    for loan in loans {
        table.row(&[
            loan.number.as_str(),
            &loan.customer,
            loan.name,
            &money(loan.amount),
            "EUR",
            &loan.begins.to_string(),
            &loan.months.to_string(),
            &money(loan.rate),
            &money(loan.payment),
            &money(loan.remaining),
            loan.status,
        ]);
    }
    table.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::payment;

    #[test]
    fn the_payments_clear_the_loan() {
        let (amount, months, rate) = (1_250_000, 48, 540);
        let each = payment(amount, months, rate);
        let left = (0..months).fold(amount, |left, _| left + left * rate / 120_000 - each);
        assert!(left.abs() < 100, "{left}");
    }
}
