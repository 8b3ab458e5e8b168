//! After a backup was restored only those are erased again who were erased: not whoever proved an erased person's address as theirs since.

use portico_identity::erasure::Reapplied;

use crate::on_both_engines;
use crate::owner::at;
use crate::portal::{self, DAY};

on_both_engines! {
    async fn whoever_took_over_an_erased_address_stays(site: Site) {
        let (anna, eve) = site.two_owners().await;
        let _asked = site.identity.ask_erasure(&anna.recent(&site), &at()).await.unwrap();
        site.wait(15 * DAY);
        assert_eq!(site.identity.erase_due().await.unwrap(), 1);
        let printed = site.identity.list_tombstones().await.unwrap();
        site.wait(DAY);
        // The mailbox is somebody else's now, who has had an account for longer.
        site.add_confirmed(&eve, "anna@mail.example").await;
        let done = site.identity.reapply_tombstones(&printed, false).await.unwrap();
        assert_eq!(done, Reapplied { people: 1, erased: 0 });
        assert!(site.identity.find_person(&eve.who).await.unwrap().is_some());
    }
}
