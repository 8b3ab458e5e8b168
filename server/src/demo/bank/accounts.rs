//! Accounts and who holds them: current, joint and savings, each with an IBAN whose check digits are right (ISO 13616).

use super::super::days::Days;
use super::super::draw::Draw;
use super::super::table::{Table, money};
use super::Customer;
use super::bookings;

/// What happens on an account.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Plan {
    /// A salary, and all that a household pays.
    Household,
    /// What two people pay together.
    Joint,
    /// A few bookings a month.
    Modest,
    /// Money that is put aside.
    Savings,
}

/// An account.
pub(super) struct Account {
    pub(super) iban: String,
    pub(super) name: &'static str,
    pub(super) plan: Plan,
    /// Customer numbers, the owner first.
    pub(super) holders: Vec<String>,
    opened: String,
    /// Its balance two years ago, in hundredths.
    pub(super) at_first: i64,
}

/// All accounts of all customers. The first two customers share one.
pub(super) fn accounts(customers: &[Customer]) -> Vec<Account> {
    let mut all = Vec::new();
    for customer in customers {
        let mut draw = Draw::of(&["accounts", &customer.number]);
        let plan = if customer.shown { Plan::Household } else { Plan::Modest };
        all.push(account(customer, 1, "Current account", plan, &mut draw));
        if customer.number == "10001" {
            let mut joint = account(customer, 2, "Joint account", Plan::Joint, &mut draw);
            joint.holders.push("10002".into());
            all.push(joint);
        }
        if customer.shown || draw.chance(70) {
            all.push(account(customer, 3, "Savings account", Plan::Savings, &mut draw));
        }
    }
    all
}

fn account(customer: &Customer, serial: u32, name: &'static str, plan: Plan, draw: &mut Draw) -> Account {
    let at_first = match plan {
        Plan::Household => draw.between(140_000, 320_000),
        Plan::Joint => draw.between(60_000, 110_000),
        Plan::Modest => draw.between(40_000, 900_000),
        Plan::Savings => draw.between(300_000, 2_400_000),
    };
    Account {
        iban: iban(&format!("0{serial}{:0>8}", customer.number)),
        name,
        plan,
        holders: vec![customer.number.clone()],
        opened: format!("{}-{:02}-{:02}", draw.between(2009, 2022), draw.between(1, 12), draw.between(1, 28)),
        at_first,
    }
}

/// A Dutch IBAN of a bank that does not exist.
pub(super) fn iban(number: &str) -> String {
    let digits = format!("NFBK{number}NL00").bytes().fold(0_u64, |rest, letter| match letter {
        b'0'..=b'9' => (rest * 10 + u64::from(letter - b'0')) % 97,
        _ => (rest * 100 + u64::from(letter.saturating_sub(b'A')) + 10) % 97,
    });
    format!("NL{:02}NFBK{number}", 98 - digits)
}

/// The table of accounts, with today's balances.
pub(super) fn account_table(accounts: &[Account], days: &Days) -> Vec<u8> {
    let mut table = Table::new(&["iban", "account_name", "product", "currency", "balance", "opened"]);
    for account in accounts {
        let booked: i64 = bookings::bookings(account, days).iter().map(|booking| booking.cents).sum();
        let product = if account.plan == Plan::Savings { "savings" } else { "current" };
        let balance = money(account.at_first + booked);
        table.row(&[account.iban.as_str(), account.name, product, "EUR", &balance, &account.opened]);
    }
    table.into_bytes()
}

/// Who holds which account.
pub(super) fn holder_table(accounts: &[Account]) -> Vec<u8> {
    let mut table = Table::new(&["iban", "customer_no", "role"]);
    for account in accounts {
        for (number, holder) in account.holders.iter().enumerate() {
            table.row(&[account.iban.as_str(), holder, if number == 0 { "owner" } else { "co-owner" }]);
        }
    }
    table.into_bytes()
}

#[cfg(test)]
mod tests {
    use super::iban;

    #[test]
    fn an_iban_checks() {
        for number in ["0100010001", "0300010040"] {
            let iban = iban(number);
            assert_eq!(iban.len(), 18);
            let moved = format!("{}{}", &iban[4..], &iban[..4]);
            let rest = moved.chars().fold(0, |rest, letter| {
                let value = letter.to_digit(36).unwrap();
                (rest * if value > 9 { 100 } else { 10 } + value) % 97
            });
            assert_eq!(rest, 1, "{iban}");
        }
    }
}
