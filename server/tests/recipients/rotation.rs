//! Changing a webhook secret while webhooks go on.

use portico_identity::clock::{DAY, SECOND};
use portico_identity::consents::Decision;
use portico_identity::recipients::RecipientId;

use crate::on_both_engines;
use crate::portal;

on_both_engines! {
    async fn for_a_day_webhooks_are_signed_with_both_secrets(site: Site) {
        site.publish_purposes_without_documents().await;
        let (house, member) = (site.partner("mailhouse").await, site.member("Anna", "anna@mail.example").await);
        let (id, old) = (RecipientId::parse("mailhouse").unwrap(), house.credentials.webhook_secret.clone());
        let new = site.identity.rotate_recipient(&id, None).await.unwrap().unwrap().webhook_secret;
        assert_ne!(new, old);
        site.decides(&member, "newsletter", Decision::Agree).await;
        site.deliver().await;
        let both = house.receiver.last();
        assert_eq!(both.header("webhook-signature").split(' ').count(), 2);
        assert!(both.is_signed_with(&old) && both.is_signed_with(&new));
        site.wait(DAY - SECOND);
        site.decides(&member, "newsletter", Decision::Decline).await;
        site.deliver().await;
        assert!(house.receiver.last().is_signed_with(&old));
        site.wait(SECOND);
        site.decides(&member, "newsletter", Decision::Agree).await;
        site.deliver().await;
        let one = house.receiver.last();
        assert_eq!(one.header("webhook-signature").split(' ').count(), 1);
        assert!(one.is_signed_with(&new) && !one.is_signed_with(&old));
        // The key for tokens stayed.
        assert_eq!(site.ask(&house.subject(), &house.token(&site)).await.status, 200);
    }

    async fn what_nobody_registered_cannot_be_changed(site: Site) {
        let id = RecipientId::parse("nobody").unwrap();
        assert_eq!(site.identity.rotate_recipient(&id, None).await.unwrap(), None);
        assert!(!site.identity.remove_recipient(&id).await.unwrap());
    }
}
