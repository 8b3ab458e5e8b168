//! Getting back in without a passkey: a mail, a second and different proof, then a new passkey (NIST SP 800-63B-4 section 4.2).

mod api;
mod confirm;
mod form;
mod outcome;
mod page;
mod passkey;
mod proof;
mod proof_api;
mod second_mail;
mod sent;
mod stage;
mod vouch;
mod vouch_api;
mod waiting;

pub use api::{confirm_code, confirm_link, resend, show, show_link, show_passkey, show_sent, start};
pub use confirm::{RecoverConfirm, confirm_page};
pub use outcome::{Expired, RecoverOutcome, expired_page, outcome_page};
pub use page::{Recover, page};
pub use passkey::passkey_page;
pub use proof::{Proof, ProofAddress, ProofWaiting, proof_page};
pub use proof_api::{
    after_waiting, mail_second, show_proof, show_second_mail, show_waiting, start_waiting, with_code, with_second_mail,
};
pub use second_mail::{SecondMailSent, second_mail_page};
pub use sent::{RecoverSent, sent_page};
pub use vouch::{ProofVouching, UseVouch, VouchNumber, use_vouch_page, vouch_number_page};
pub use vouch_api::{ask_vouch, show_vouched, with_vouch};
pub use waiting::waiting_page;
