//! The mails that confirm a further address.

use portico_identity::letters::{Letter, Notice};

use crate::portal::Site;

/// The secrets of such a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Further {
    pub token: String,
    pub code: String,
}

/// All of them to this address, the oldest first.
pub async fn further_to(site: &Site, address: &str) -> Vec<Further> {
    let letters = site.letters_to(address).await.into_iter();
    letters
        .filter_map(|letter| match letter {
            Letter::ConfirmFurtherAddress { token, code, .. } => Some(Further { token, code }),
            _ => None,
        })
        .collect()
}

/// The newest.
pub async fn newest_to(site: &Site, address: &str) -> Further {
    further_to(site, address).await.pop().unwrap_or_else(|| panic!("no mail to {address}"))
}

/// What the owner was told at this address, the oldest first.
pub async fn notices_to(site: &Site, address: &str) -> Vec<Notice> {
    let letters = site.letters_to(address).await.into_iter();
    letters.filter_map(|letter| if let Letter::Notice { notice, .. } = letter { Some(notice) } else { None }).collect()
}
