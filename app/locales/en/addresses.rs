//! English: the mail addresses of an account.

use crate::locale::{AddressesTexts, Outcome};

/// The words.
pub(super) const ADDRESSES: AddressesTexts = AddressesTexts {
    title: "Addresses",
    lead: "Mail about your account goes to these addresses. With two of them, one can help you back in when you lose your passkeys.",
    list: "Your addresses",
    primary: "Primary",
    primary_text: "Mail reaches you here first",
    verified: "Confirmed",
    suspended: "You said that you did not add this address: it does not help anybody back in. Remove it, or remove it and add it again if it is yours.",
    make_primary: "Make primary",
    remove: "Remove",
    pending: "Not confirmed yet",
    pending_until: |moment| format!("The mail works until {moment}"),
    enter_code: "Type the code",
    add: "Add an address",
    add_text: "Best is one with another provider: whoever gets into one mailbox is then not in both.",
    email: ("E-mail address", "We send one mail there, to confirm that it is yours. Your other addresses are told."),
    add_submit: "Add this address",
    added: "The address is confirmed and belongs to your account.",
    dropped: "The address was not added.",
    removed: "The address was removed.",
    primary_changed: "Your primary address was changed.",
    sent_title: "Confirm the new address",
    sent_lead: |address| format!("We sent a mail to {address}. It works for 10 minutes."),
    sent_ways: "Type its code here, or open the link in it while you are signed in.",
    drop: "Not this address after all?",
    drop_text: "Link and code then stop working, and nothing is added.",
    drop_submit: "Do not add it",
    confirm_title: "Confirm this address",
    confirm_lead: |address| format!("Press the button to add {address} to your account."),
    confirm_why: "Mail programs sometimes open links by themselves. That is why the link alone changes nothing.",
    confirm_submit: "Add this address",
    remove_title: "Remove this address?",
    remove_lead: |address| {
        format!("{address} then no longer gets mail about your account, and no longer helps you back in.")
    },
    remove_primary: "It is your primary address. The oldest of your other addresses takes its place.",
    remove_submit: "Remove it",
    keep: "Keep it",
    last: Outcome {
        title: "This is your only address",
        text: "Without one we could not reach you, nor help you back in. Add another one first; then you can remove this one.",
    },
    expired: Outcome {
        title: "That link is too old",
        text: "It worked for 10 minutes. Ask for a new mail on the page of your addresses; nothing is lost.",
    },
    spent: Outcome { title: "That link was already used", text: "If the address is in your list, all is well." },
    unknown: Outcome {
        title: "We do not know that link",
        text: "It may have been cut in two on its way, or a newer mail replaced it. Open the link of the newest mail, or type its code.",
    },
    not_yours: Outcome {
        title: "This link belongs to another account",
        text: "Nothing was changed. If that account is yours too, sign out, sign in there, and open the link once more.",
    },
    taken: Outcome {
        title: "This address belongs to another account",
        text: "An address can belong to one account only. Nothing was changed. If that account is yours too, remove the address there first.",
    },
    back: "Go to your addresses",
};
