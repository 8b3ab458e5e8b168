//! English: recovery in the account.

use crate::locale::RecoveryTexts;

/// The words.
pub(super) const RECOVERY: RecoveryTexts = RecoveryTexts {
    title: "Recovery",
    lead: "What gets you back in if you ever lose your passkeys.",
    banner: |moment| {
        format!("Somebody is recovering this account without a passkey. It can be finished from {moment}.")
    },
    banner_link: "Look at it, or stop it",
    running: "Somebody is recovering this account",
    running_text: |moment| {
        format!(
            "It was begun with one of your addresses and can be finished from {moment}. If it is you, do nothing. If it is not you, stop it."
        )
    },
    stop: "Stop this recovery",
    freeze: "Freeze the account too",
    stopped: "The recovery is stopped. Your account is as it was.",
    recovered: "You are back in, and all other sessions have ended. Your older passkeys still work; remove the ones you lost.",
    shown_again: "Thank you. Now press the button once more.",
    codes: "Recovery codes",
    codes_text: "Ten codes for the day when no passkey is at hand. Each one works once, together with a mail to you.",
    none: "You have none yet. It takes a minute, and a sheet of paper is enough.",
    left: |count| match count {
        0 => "No code is left".to_owned(),
        1 => "1 code is left".to_owned(),
        _ => format!("{count} codes are left"),
    },
    made: "Made",
    used: |count| match count {
        1 => "One code was used. Make a new one in its place, so that you have all ten again.".to_owned(),
        _ => format!("{count} codes were used. Make new ones in their place, so that you have all ten again."),
    },
    replace: "Replace what was used",
    make: "Make ten codes",
    make_anew: "Make ten new codes",
    make_anew_text: "Did somebody see them, or did you lose them? The old ones stop working at once.",
    fresh_title: "Your recovery codes",
    fresh_lead: "Save them now. They are shown this once, and not even we can read them again.",
    fresh_replaced: "Write them where the used ones stood. The others on your sheet still work.",
    fresh_keep: "Best on paper, or in a password manager. Not only on the device that holds your passkey.",
    sheet: |brand| format!("Recovery codes for {brand}"),
    sheet_use: "Each code works once. If you cannot sign in, choose “Get back in”, confirm your mail, then type one of these.",
    copy: "Copy",
    download: "Download",
    print: "Print",
    by_hand: "Select the codes to copy them, or print this page with your browser.",
    copied: "Copied. Paste them somewhere safe.",
    copy_failed: "Your browser did not allow it. Select the codes and copy them yourself.",
    downloaded: "The file is in your downloads. Move it somewhere safe.",
    saved: "I have saved them",
};
