//! Whoever a source knows becomes one with an account: the next imports feed that account, and take nothing from it.

use portico_identity::portal::invitations::{InvitationUsed, Invitees};

use crate::owner::at;
use crate::portal;
use crate::{Files, figures, on_both_engines};

const MAPPING: &str = r#"
[[persons]]
key = "id"
name = "name"
email = "mail"
birth_date = "born"
[[affiliations]]
person = "id"
role = { value = "customer" }
"#;

on_both_engines! {
    async fn who_joined_keeps_their_name_and_their_id(site: Site) {
        let files = Files::new(&site).await;
        files.put("people.csv", "id,name,mail,born\np1,ANNA D. WIT,anna@mail.example,\np2,Ben Bos,,\n");
        files.applied("bank", Some(MAPPING)).await;
        let anna = site.owner("Anna de Wit", "anna@mail.example").await;
        let mut codes = Vec::new();
        let mut each = |invitee: portico_identity::portal::invitations::Invitee| {
            codes.push((invitee.name, invitee.made.code));
            Ok(())
        };
        site.identity.make_invitations("source", Invitees::Customers, false, &mut each).await.unwrap().unwrap();
        let code = &codes.iter().find(|(name, _)| name.starts_with("ANNA")).unwrap().1;
        let used = site.identity.use_invitation(&anna.who, code, None, &at()).await.unwrap();
        assert!(matches!(used, InvitationUsed::Joined { .. }), "{used:?}");
        let hers = site.literal(anna.id);
        let is_hers = format!("source_person WHERE source_key = 'p1' AND person_id = {hers}");
        assert_eq!(files.count(&is_hers).await, 1);
        let persons = files.count("person").await;

        // The same again, then with another name, a day of birth and a role that was taken away.
        let again = files.applied("bank", Some(MAPPING)).await;
        assert_eq!(figures(&again, "persons"), [0, 0, 2, 0, 0, 0]);
        files.put("people.csv", "id,name,mail,born\np1,A. Jansen,other@mail.example,1990-05-12\np2,Ben Smit,,\n");
        let changed = files.applied("bank", Some(MAPPING)).await;
        assert_eq!(figures(&changed, "persons"), [0, 2, 0, 0, 0, 0]);
        assert_eq!(files.count(&is_hers).await, 1);
        assert_eq!(files.count(&format!("person WHERE id = {hers} AND name = 'Anna de Wit'")).await, 1);
        assert_eq!(files.count("person WHERE name = 'Ben Smit'").await, 1, "who has no account has the source's name");
        assert_eq!(files.count(&format!("affiliation WHERE person_id = {hers} AND role = 'customer' AND retired_at IS NULL")).await, 1);
        assert_eq!(files.count("contact WHERE address = 'other@mail.example'").await, 0);
        assert_eq!(files.count("person").await, persons, "nobody is made anew");
    }
}
