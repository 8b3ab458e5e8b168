//! Comparing what is said about two persons: points for and against, each with its reason, and a verdict that is careful about "certain".
//!
//! Twins share family name, day, address and often more: without the same given name, or a number that an authority gave, nobody is certain.

use strsim::{damerau_levenshtein, jaro_winkler};

use super::facts::Facts;

/// From so many points on two persons may be one.
const POSSIBLE: f64 = 6.0;
/// So many points are the highest score.
const MOST: f64 = 24.0;

/// What two persons are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Not one.
    Different,
    /// Perhaps one: somebody has to look.
    Possible,
    /// One.
    Certain,
}

/// How two persons compare.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// What they are.
    pub likeness: Likeness,
    /// How alike they are, 0 to 100.
    pub score: u8,
    /// Why, in stable words.
    pub reasons: Vec<&'static str>,
}

/// How two values of a field compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    Unknown,
    Equal,
    Near,
    Apart,
}

/// All fields of two persons side by side.
struct Fits {
    given: Fit,
    family: Fit,
    swapped: bool,
    birth: Fit,
    address: Fit,
    postcode: Fit,
    city: Fit,
    email: Fit,
    phone: Fit,
    number: Fit,
}

/// Compares what is said about two persons.
pub(crate) fn compare(one: &Facts, other: &Facts) -> Compared {
    let fits = Fits::of(one, other);
    let points = fits.points();
    let likeness = if fits.are_certain() {
        Likeness::Certain
    } else if points >= POSSIBLE {
        Likeness::Possible
    } else {
        Likeness::Different
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 90")]
    let score = (points / MOST * 90.0).clamp(0.0, 90.0) as u8;
    // What is certain stands above all that is not.
    let score = if likeness == Likeness::Certain { 90 + score / 9 } else { score };
    Compared { likeness, score, reasons: fits.reasons() }
}

impl Fits {
    fn of(one: &Facts, other: &Facts) -> Self {
        let straight = (name(&one.given, &other.given), name(&one.family, &other.family));
        let crossed = (name(&one.given, &other.family), name(&one.family, &other.given));
        let swapped = weight(crossed.0) + weight(crossed.1) > weight(straight.0) + weight(straight.1)
            && crossed.0 != Fit::Apart
            && crossed.1 != Fit::Apart;
        // Which of the two crossed ones is the given name nobody knows: the weaker one, to be careful.
        let sorted = if weight(crossed.0) < weight(crossed.1) { crossed } else { (crossed.1, crossed.0) };
        let (given, family) = if swapped { sorted } else { straight };
        Self {
            given,
            family,
            swapped,
            birth: birth(&one.birth, &other.birth),
            address: place(&one.address, &other.address),
            postcode: typed(&one.postcode, &other.postcode),
            city: place(&one.city, &other.city),
            email: typed(&one.email, &other.email),
            phone: typed(&one.phone, &other.phone),
            number: typed(&one.number, &other.number),
        }
    }

    fn points(&self) -> f64 {
        worth(self.given, [3.0, 2.0, -2.5])
            + worth(self.family, [4.0, 2.5, -2.5])
            + worth(self.birth, [5.0, 3.0, -3.5])
            + worth(self.address, [3.0, 2.0, -0.5])
            + worth(self.postcode, [1.5, 1.0, -0.5])
            + worth(self.city, [1.0, 0.5, -0.5])
            // A family often has one address.
            + worth(self.email, [4.0, 1.0, 0.0])
            + worth(self.phone, [2.0, 0.5, 0.0])
            + worth(self.number, [7.0, 4.0, -3.0])
    }

    /// Two persons are one for certain only when names, day and something else agree, and nothing speaks against it.
    fn are_certain(&self) -> bool {
        use Fit::{Apart, Equal, Near, Unknown};
        let near = |fit: Fit| matches!(fit, Equal | Near);
        let apart = [self.given, self.family, self.birth].iter().filter(|fit| **fit == Apart).count();
        if apart > 0 {
            // People marry, are called otherwise, and somebody mistypes a day; but one number, and all the rest, is one person.
            let rest = [self.given, self.family, self.birth].iter().filter(|fit| near(**fit)).count();
            return self.number == Equal && apart == 1 && rest == 2 && near(self.address);
        }
        let named = near(self.given) || near(self.family);
        let placed = near(self.address)
            || self.postcode == Equal && near(self.city)
            || self.email == Equal
            || self.phone == Equal;
        match (self.number, self.birth) {
            // Nobody shares such a number.
            (Equal, Equal | Near) => named,
            (Equal, Unknown) => named && placed,
            (Near, Equal) => {
                self.given != Unknown
                    && self.family != Unknown
                    && (self.given == Equal || self.family == Equal)
                    && placed
            }
            (Unknown, Equal) => self.given == Equal && near(self.family) && placed,
            (Near, Near | Unknown) => self.given == Equal && self.family == Equal && placed,
            // A father and his son may have everything else in common.
            (Unknown, Near | Unknown) => {
                self.given == Equal
                    && self.family == Equal
                    && near(self.address)
                    && (self.email == Equal || self.phone == Equal)
            }
            // A slip in the number: then all the rest has to agree.
            (Apart, Equal) => {
                self.given == Equal && self.family == Equal && self.address == Equal && near(self.postcode)
            }
            (Apart, _) | (_, Apart) => false,
        }
    }

    fn reasons(&self) -> Vec<&'static str> {
        let mut reasons = Vec::new();
        if self.swapped {
            reasons.push("names-swapped");
        }
        let fits = [
            (self.given, ["given-name-equal", "given-name-alike", "given-name-differs"]),
            (self.family, ["family-name-equal", "family-name-alike", "family-name-differs"]),
            (self.birth, ["birth-date-equal", "birth-date-alike", "birth-date-differs"]),
            (self.number, ["number-equal", "number-alike", "number-differs"]),
            (self.email, ["email-equal", "email-alike", "email-differs"]),
            (self.phone, ["phone-equal", "phone-alike", "phone-differs"]),
            (self.address, ["address-equal", "address-alike", "address-differs"]),
            (self.postcode, ["postcode-equal", "postcode-alike", "postcode-differs"]),
            (self.city, ["city-equal", "city-alike", "city-differs"]),
        ];
        for (fit, [equal, near, apart]) in fits {
            match fit {
                Fit::Unknown => {}
                Fit::Equal => reasons.push(equal),
                Fit::Near => reasons.push(near),
                Fit::Apart => reasons.push(apart),
            }
        }
        reasons
    }
}

fn worth(fit: Fit, [equal, near, apart]: [f64; 3]) -> f64 {
    match fit {
        Fit::Unknown => 0.0,
        Fit::Equal => equal,
        Fit::Near => near,
        Fit::Apart => apart,
    }
}

fn weight(fit: Fit) -> u8 {
    match fit {
        Fit::Apart => 0,
        Fit::Unknown => 1,
        Fit::Near => 2,
        Fit::Equal => 4,
    }
}

fn fit(one: &str, other: &str, near: impl FnOnce(&str, &str) -> bool) -> Fit {
    if one.is_empty() || other.is_empty() {
        Fit::Unknown
    } else if one == other {
        Fit::Equal
    } else if near(one, other) {
        Fit::Near
    } else {
        Fit::Apart
    }
}

/// Names: alike to the ear of a clerk, in one slip, or one the beginning of the other.
fn name(one: &str, other: &str) -> Fit {
    fit(one, other, |one, other| {
        let shorter = one.chars().count().min(other.chars().count());
        jaro_winkler(one, other) >= 0.86
            || shorter > 3 && damerau_levenshtein(one, other) <= 1
            || shorter > 5 && damerau_levenshtein(one, other) <= 2
    })
}

/// Addresses and towns.
fn place(one: &str, other: &str) -> Fit {
    fit(one, other, |one, other| jaro_winkler(one, other) >= 0.88 || same_words(one, other))
}

/// Most words of the shorter one stand in the other, whatever their order.
fn same_words(one: &str, other: &str) -> bool {
    let (a, b): (Vec<_>, Vec<_>) = (one.split(' ').collect(), other.split(' ').collect());
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let found = short.iter().filter(|word| long.contains(word)).count();
    short.len() > 1 && found * 4 >= short.len() * 3
}

/// What is typed from a card: one slip.
fn typed(one: &str, other: &str) -> Fit {
    fit(one, other, |one, other| one.len() > 3 && damerau_levenshtein(one, other) <= 1)
}

/// Days: day and month changed places, or one slip that leaves the year. Another year is another person, as often as not.
fn birth(one: &str, other: &str) -> Fit {
    fit(one, other, |one, other| {
        let parts = |day: &str| Some((day.get(..4)?.to_owned(), day.get(4..6)?.to_owned(), day.get(6..)?.to_owned()));
        let (Some(a), Some(b)) = (parts(one), parts(other)) else { return false };
        let crossed = a.0 == b.0 && a.1 == b.2 && a.2 == b.1;
        let slips = damerau_levenshtein(one, other);
        let years = damerau_levenshtein(&a.0, &b.0);
        crossed || slips <= 1 && years == 0 || slips <= 1 && a.0.get(..3) == b.0.get(..3)
    })
}
