//! Publishing: what is published never changes, and what was edited behind the portal's back counts no more.

use portico_identity::publications::{
    Draft, Drafts, PublishOutcome, PublishRefusal, PurposeFacts, PurposeText, check_publications,
};

use crate::on_both_engines;
use crate::portal::{self, standard_drafts};

fn outcome_of(outcomes: &portico_identity::publications::PublishReport, name: &str) -> PublishOutcome {
    outcomes.lines.iter().find(|line| line.name == name).unwrap().outcome.clone()
}

fn newsletter() -> Draft<PurposeFacts, PurposeText> {
    standard_drafts().purposes.into_iter().find(|draft| draft.name == "newsletter").unwrap()
}

fn only(draft: Draft<PurposeFacts, PurposeText>) -> Drafts {
    Drafts { purposes: vec![draft], ..Drafts::default() }
}

on_both_engines! {
    async fn publishing_twice_changes_nothing(site: Site) {
        let first = site.identity.publish(&standard_drafts(), false).await.unwrap();
        assert!(first.has_news() && !first.is_refused(), "{first:?}");
        let before = site.database.dump().await;
        let second = site.identity.publish(&standard_drafts(), false).await.unwrap();
        assert!(second.lines.iter().all(|line| line.outcome == PublishOutcome::Unchanged), "{second:?}");
        assert_eq!(site.database.dump().await, before);
        assert_eq!(check_publications(site.identity.store()).await.unwrap(), Vec::<String>::new());
    }

    async fn a_dry_run_says_the_same_and_writes_nothing(site: Site) {
        let before = site.database.dump().await;
        let tried = site.identity.publish(&standard_drafts(), true).await.unwrap();
        assert_eq!(site.database.dump().await, before);
        assert!(site.identity.catalogue().purposes.is_empty());
        assert_eq!(site.identity.publish(&standard_drafts(), false).await.unwrap(), tried);
    }

    async fn a_changed_text_is_refused_and_nothing_else_is_published_with_it(site: Site) {
        site.publish_purposes().await;
        let before = site.database.dump().await;
        let mut drafts = standard_drafts();
        drafts.purposes[0].texts.get_mut("nl").unwrap().sentence = "Iets anders.".into();
        let news = Draft { name: "another".into(), ..drafts.purposes[1].clone() };
        drafts.purposes.push(news);
        let report = site.identity.publish(&drafts, false).await.unwrap();
        assert!(report.is_refused());
        let changed = PublishRefusal::TextChanged { language: "nl".into(), members: vec!["sentence".into()], next: 2 };
        assert_eq!(outcome_of(&report, "newsletter"), PublishOutcome::Refused(changed));
        assert!(matches!(outcome_of(&report, "another"), PublishOutcome::New(_)));
        assert_eq!(site.database.dump().await, before);
    }

    async fn changed_facts_are_refused(site: Site) {
        site.publish_purposes().await;
        let mut draft = newsletter();
        draft.facts.retention_days = 31;
        draft.facts.recipients.clear();
        let report = site.identity.publish(&only(draft), false).await.unwrap();
        let members = vec!["recipients".into(), "retention_days".into()];
        let changed = PublishRefusal::FactsChanged { members, next: 2 };
        assert_eq!(outcome_of(&report, "newsletter"), PublishOutcome::Refused(changed));
        let editorial = Draft { editorial: true, ..newsletter() };
        assert!(site.identity.publish(&only(editorial), false).await.unwrap().is_refused());
    }

    async fn versions_go_up_by_one_and_a_language_may_come_later(site: Site) {
        let mut first = newsletter();
        let late = first.texts.remove("ar").unwrap();
        let gap = Draft { version: 2, ..first.clone() };
        let report = site.identity.publish(&only(gap.clone()), false).await.unwrap();
        assert_eq!(outcome_of(&report, "newsletter"), PublishOutcome::Refused(PublishRefusal::Gap(1)));
        site.publish(&only(first.clone())).await;
        first.texts.insert("ar".into(), late);
        let report = site.identity.publish(&only(first), false).await.unwrap();
        assert_eq!(outcome_of(&report, "newsletter"), PublishOutcome::NewLanguages(vec!["ar".into()]));
        site.publish(&only(gap)).await;
        let catalogue = site.identity.catalogue();
        let newest = catalogue.purpose("newsletter").unwrap();
        assert_eq!((newest.versions.len(), newest.versions[0].texts.len(), newest.versions[1].texts.len()), (2, 3, 2));
        assert!(newest.shown_in("ar").is_none(), "a purpose without a text in the language is not asked");
    }

    async fn two_publishers_at_once_publish_once(site: Site) {
        let replica = site.replica().await;
        let drafts = standard_drafts();
        let (one, other) =
            tokio::join!(site.identity.publish(&drafts, false), replica.identity.publish(&drafts, false));
        let news = [one.unwrap(), other.unwrap()].map(|report| (report.has_news(), report.is_refused()));
        assert!(news.contains(&(true, false)) && news.contains(&(false, false)), "{news:?}");
        assert_eq!(site.database.count("publication").await, 9);
        assert_eq!(site.database.count("publication_text").await, 27);
        site.identity.refresh_catalogue().await.unwrap();
        replica.identity.refresh_catalogue().await.unwrap();
        assert_eq!(site.identity.catalogue().purposes, replica.identity.catalogue().purposes);
    }

    async fn another_replica_sees_it_at_its_next_look(site: Site) {
        let replica = site.replica().await;
        site.publish_purposes().await;
        assert!(replica.identity.catalogue().purposes.is_empty());
        assert!(replica.identity.refresh_catalogue().await.unwrap());
        assert!(!replica.identity.refresh_catalogue().await.unwrap(), "nothing is read again without news");
        assert_eq!(replica.identity.catalogue().purposes.len(), 5);
    }

    async fn the_database_itself_refuses_to_change_what_is_published(site: Site) {
        site.publish_purposes().await;
        for change in ["UPDATE publication SET editorial = editorial", "DELETE FROM publication_text"] {
            let refused = site.database.try_tamper(change).await;
            assert!(refused.unwrap_err().contains("append-only"), "{change}");
        }
    }

    async fn an_edited_text_is_found_and_shown_to_nobody(site: Site) {
        site.publish_purposes().await;
        site.database.without_guard("publication_text").await;
        site.database
            .tamper("UPDATE publication_text SET body = replace(body, 'one sentence', 'other words') WHERE name = 'ads' AND language = 'en'")
            .await;
        let faults = check_publications(site.identity.store()).await.unwrap();
        assert_eq!(faults, ["purpose ads, version 1: the text in en is not what was published"]);
        let replica = site.replica().await;
        let catalogue = replica.identity.catalogue();
        let ads = catalogue.purpose("ads").unwrap();
        assert!(ads.shown_in("en").is_none() && ads.shown_in("nl").is_some());
    }

    async fn edited_facts_take_the_purpose_out(site: Site) {
        site.publish_purposes().await;
        site.database.without_guard("publication").await;
        site.database
            .tamper("UPDATE publication SET facts = replace(facts, '\"sold_or_shared\":true', '\"sold_or_shared\":false') WHERE name = 'ads'")
            .await;
        let faults = check_publications(site.identity.store()).await.unwrap();
        assert_eq!(faults, ["purpose ads, version 1: its facts are not what was published"]);
        assert!(site.replica().await.identity.catalogue().purpose("ads").is_none());
    }
}
