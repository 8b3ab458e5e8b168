//! Mails about families and firms: invitations, a coming of age, decided claims, memberships, and vouching.

use portico_identity::letters::{Invited, NewOfChild, Side};

use super::MailContext;
use super::content::{Button, Code, Content, brand, greet, grouped, help, link, moment};
use super::privacy::tell;
use super::typed::{greeting_name, in_sentence, one_line};
use crate::locale::zones::Zone;
use crate::locale::{SchoolTopic, dates};

/// What an invitation says.
pub(super) struct Invites<'a> {
    /// Who invites.
    pub organisation: &'a str,
    /// Who invites for it; may be empty.
    pub inviter: &'a str,
    /// Ten characters.
    pub code: &'a str,
    /// Path and query of the page that takes it.
    pub link: &'a str,
    /// Microseconds since 1970 UTC.
    pub expires_at: i64,
    /// To what.
    pub what: Invited,
}

/// An invitation. The address is not confirmed, and names come from whoever invites: none that could be a message passes.
pub(super) fn invite(cx: &MailContext, name: &str, invites: &Invites) -> Content {
    let (texts, brand) = (&cx.texts.mail.relations.invitation, brand(cx));
    let sentence = |name: String| in_sentence(cx.language, &name);
    let organisation = greeting_name(invites.organisation).map_or_else(|| brand.clone(), sentence);
    let inviter = greeting_name(invites.inviter).map(sentence);
    let intro = match invites.what {
        Invited::Known => (texts.known)(&organisation, &brand),
        Invited::Guardian => (texts.guardian)(&organisation, &brand),
        Invited::Member => (texts.member)(&organisation, inviter.as_deref(), &brand),
    };
    Content {
        subject: (texts.subject)(&brand),
        preheader: texts.preheader.to_owned(),
        heading: texts.heading.to_owned(),
        greeting: greet(cx, greeting_name(name)),
        before: vec![intro, texts.next.to_owned()],
        button: Some(Button { label: texts.button, url: link(cx, &one_line(invites.link), None) }),
        code: Some(Code { intro: texts.code, code: grouped(invites.code) }),
        after: vec![(texts.ends)(&moment(cx, invites.expires_at)), texts.not_you.to_owned()],
        why: (texts.why)(&organisation),
        help: help(cx),
        stop: None,
    }
}

/// A coming of age.
pub(super) fn hand_over(cx: &MailContext, name: &str, child: &str, day: i64, you_are: Side) -> Content {
    let texts = &cx.texts.mail.relations;
    let day = dates::day(cx.language, &Zone::UTC, day);
    let (texts, happened) = match you_are {
        Side::Adult => (&texts.hand_over_adult, (texts.hand_over_adult.happened)(&foreign(cx, child), &day)),
        Side::Child => (&texts.hand_over_child, (texts.hand_over_child.happened)(&day, "")),
    };
    tell(cx, texts, Some(name), (happened, "/account/family"))
}

/// Something is new of children: a line each, with how much of what.
pub(super) fn child_news(cx: &MailContext, name: &str, children: &[NewOfChild], stop: &str) -> Content {
    let texts = &cx.texts.mail.relations.child_news;
    let mut content = tell(cx, texts, Some(name), ((texts.happened)("", ""), "/home"));
    let lines = children.iter().map(|child| {
        let topics = SchoolTopic::ALL.into_iter().filter_map(|topic| {
            let (_, count) = child.topics.iter().find(|(name, _)| name == topic.as_str())?;
            Some(format!("{} ({count})", topic.words(&cx.texts.school.topics).title))
        });
        let topics: Vec<_> = topics.collect();
        let topics: Vec<_> = topics.iter().map(String::as_str).collect();
        format!("{}: {}", foreign(cx, &child.name), (cx.texts.children.and_so_on)(&topics))
    });
    content.before.splice(1..1, lines);
    let stop = Button { label: cx.texts.messages.stop_submit, url: link(cx, "/stop", Some(stop)) };
    Content { stop: Some(stop), ..content }
}

/// The desk decided about a claim.
pub(super) fn claim_decided(cx: &MailContext, name: &str, child: &str, approved: bool) -> Content {
    let texts = &cx.texts.mail.relations;
    let texts = if approved { &texts.claim_approved } else { &texts.claim_refused };
    tell(cx, texts, Some(name), ((texts.happened)(&foreign(cx, child), ""), "/account/family"))
}

/// Members are to be confirmed.
pub(super) fn attestation_due(cx: &MailContext, name: &str, organisation: &str, due_at: i64) -> Content {
    let texts = &cx.texts.mail.relations.attestation_due;
    let happened = (texts.happened)(&foreign(cx, organisation), &moment(cx, due_at));
    tell(cx, texts, Some(name), (happened, "/account/organisation"))
}

/// A membership was suspended.
pub(super) fn member_suspended(cx: &MailContext, name: &str, organisation: &str) -> Content {
    let texts = &cx.texts.mail.relations.member_suspended;
    tell(cx, texts, Some(name), ((texts.happened)(&foreign(cx, organisation), ""), "/home"))
}

/// Nobody uses the account.
pub(super) fn account_unused(cx: &MailContext, name: &str, suspend_at: Option<i64>, erase_at: i64) -> Content {
    let texts = &cx.texts.mail.relations;
    let erased = moment(cx, erase_at);
    let (texts, happened) = match suspend_at {
        Some(suspend_at) => (&texts.account_unused, (texts.account_unused.happened)(&moment(cx, suspend_at), &erased)),
        None => (&texts.account_suspended, (texts.account_suspended.happened)(&erased, "")),
    };
    tell(cx, texts, Some(name), (happened, "/sign-in"))
}

/// Somebody asks to be vouched for.
pub(super) fn vouch_asked(cx: &MailContext, name: &str, who: &str) -> Content {
    let texts = &cx.texts.mail.relations.vouch_asked;
    tell(cx, texts, Some(name), ((texts.happened)(&foreign(cx, who), ""), "/account/vouch"))
}

fn foreign(cx: &MailContext, text: &str) -> String {
    in_sentence(cx.language, &one_line(text))
}
