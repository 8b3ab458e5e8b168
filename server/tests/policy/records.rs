//! Lists and records: parts, filters, holdings, what lies over a source's fields, documents, and how fresh it is.

use portico_identity::portal::{About, Cursor, ListAsk, Listed, Order, RecordPage, Role, Why};
use serde_json::json;
use uuid::Uuid;

use crate::portal::worlds::{Span, World};
use crate::portal::{self, Site};
use crate::{acting, ids, listed, on_both_engines};

/// A customer of a bank with an account.
struct Bank {
    world: World,
    bank: Uuid,
    anna: Uuid,
    account: Uuid,
}

impl Bank {
    fn new() -> Self {
        let mut world = World::default();
        let bank = world.organisation("bank", "The Bank", None);
        let anna = world.person("Anna", "");
        world.affiliate(anna, bank, "customer");
        let account = world.record("bank-account", bank, 1, json!({ "name": "Daily", "balance": "12.00" })).id;
        world.hold(anna, account);
        Self { world, bank, anna, account }
    }

    fn transaction(&mut self, at: i64, text: &str) -> Uuid {
        let (bank, account) = (self.bank, self.account);
        let record = self.world.record("transaction", bank, at, json!({ "text": text, "amount": "-1.00" }));
        record.within = Some(account);
        record.id
    }
}

async fn page(site: &Site, bank: &Bank, ask: &ListAsk) -> RecordPage {
    let acting = acting(site, bank.anna, Role::Customer(bank.bank)).await.unwrap();
    match site.identity.list_records(&acting, &About::Myself, ask).await.unwrap() {
        Listed::Shown(page) => page,
        other @ (Listed::Hidden(_) | Listed::NotFound) => panic!("{other:?}"),
    }
}

on_both_engines! {
    async fn a_long_list_comes_in_parts_without_gaps_or_doubles(site: Site) {
        let mut bank = Bank::new();
        // Several at the same moment, in two accounts.
        let second = bank.world.record("bank-account", bank.bank, 1, json!({ "name": "Savings" })).id;
        bank.world.hold(bank.anna, second);
        bank.world.hold(bank.anna, second);
        let mut all: Vec<_> = (0..41).map(|at| (at / 3, bank.transaction(at / 3, "Rent"))).collect();
        let transactions = bank.world.records.iter_mut().filter(|one| one.kind == "transaction");
        transactions.step_by(2).for_each(|one| one.within = Some(second));
        all.sort_unstable();
        bank.world.write(&site).await;
        for (order, limit) in [(Order::OldestFirst, 7), (Order::NewestFirst, 7), (Order::NewestFirst, 41), (Order::OldestFirst, 1)] {
            let mut ask = ListAsk { order, limit, ..ListAsk::newest("transaction") };
            let mut read = Vec::new();
            loop {
                let part = page(&site, &bank, &ask).await;
                read.extend(ids(&part.records));
                let Some(next) = part.next else { break };
                assert_eq!(Cursor::parse(&next.to_string()), Some(next));
                ask.after = Some(next);
            }
            if order == Order::NewestFirst {
                read.reverse();
            }
            assert_eq!(read, all.iter().map(|(_, id)| *id).collect::<Vec<_>>());
        }
        let ask = ListAsk { within: Some(second), ..ListAsk::newest("transaction") };
        assert!(page(&site, &bank, &ask).await.records.iter().all(|shown| shown.within == Some(second)));
    }

    async fn filters_pick_by_words_state_and_time(site: Site) {
        let mut bank = Bank::new();
        let rent = bank.transaction(10, "Rent for May");
        let odd = bank.transaction(20, "100% off_sale! \\ 'x'");
        let arabic = bank.transaction(30, "إيجار ÉCOLE");
        bank.world.records.iter_mut().filter(|one| one.id == rent).for_each(|one| one.state = "debit".into());
        bank.world.write(&site).await;
        let found = async |change: &dyn Fn(&mut ListAsk)| {
            let mut ask = ListAsk::newest("transaction");
            change(&mut ask);
            ids(&page(&site, &bank, &ask).await.records)
        };
        for (words, expected) in [
            ("rent", vec![rent]), ("RENT may", vec![rent]), ("may rent for", vec![rent]), ("rent june", vec![]), ("%", vec![odd]),
            ("_", vec![odd]), ("!", vec![odd]), ("\\ 'x'", vec![odd]), ("école إيجار", vec![arabic]),
            ("1 0 % o ff sale", vec![odd]), ("1 0 % o ff sail", vec![]),
        ] {
            assert_eq!(found(&|ask| ask.words = words.into()).await, expected, "{words}");
        }
        assert_eq!(found(&|ask| ask.state = Some("debit".into())).await, [rent]);
        assert_eq!(found(&|ask| (ask.from, ask.until) = (Some(10), Some(20))).await, [rent]);
        assert_eq!(found(&|ask| ask.from = Some(20)).await, [arabic, odd]);
        let oldest = |ask: &mut ListAsk| (ask.order, ask.from, ask.until) = (Order::OldestFirst, Some(10), Some(30));
        assert_eq!(found(&oldest).await, [rent, odd]);
        let end = Cursor { at: 25, id: Uuid::max() };
        assert_eq!(found(&|ask| (ask.until, ask.after) = (Some(20), Some(end))).await, [rent], "a made-up place opens nothing");
    }

    async fn a_holding_counts_while_it_holds(site: Site) {
        let (mut bank, now) = (Bank::new(), site.identity.now());
        let transaction = bank.transaction(1, "Rent");
        bank.world.holdings[0].span = Some(Span { begins_at: now - 5, ends_at: Some(now + 5) });
        bank.world.write(&site).await;
        for (moment, holds) in [(now - 6, false), (now - 5, true), (now + 4, true), (now + 5, false)] {
            let acting = site.identity.act_as_at(bank.anna, None, moment).await.unwrap().unwrap();
            assert_eq!(listed(&site, &acting, About::Myself, "bank-account").await.len(), usize::from(holds));
            let inside = listed(&site, &acting, About::Myself, "transaction").await;
            assert_eq!(ids(&inside), if holds { vec![transaction] } else { vec![] });
            let found = site.identity.find_record(&acting, &About::Myself, "transaction", transaction).await.unwrap();
            assert_eq!(found.is_some(), holds);
            let ask = ListAsk { within: Some(bank.account), ..ListAsk::newest("transaction") };
            let within = site.identity.list_records(&acting, &About::Myself, &ask).await.unwrap();
            assert_eq!(matches!(within, Listed::Shown(_)), holds, "an account that is not theirs is not found");
        }
    }

    async fn what_the_portal_set_lies_over_what_the_source_says(site: Site) {
        let mut world = World::default();
        let vendor = world.organisation("vendor", "Vendor", None);
        let firm = world.organisation("firm", "Firm", Some(vendor));
        let ben = world.person("Ben", "");
        world.affiliate(ben, firm, "member");
        let setting = world.record("setting", vendor, 1, json!({ "name": "Colour", "value": "red", "unknown": "x" }));
        setting.organisation = Some(firm);
        setting.own = json!({ "value": "blue" }).as_object().cloned().unwrap();
        world.write(&site).await;
        let acting = acting(&site, ben, Role::Member(firm)).await.unwrap();
        let shown = listed(&site, &acting, About::Firm, "setting").await;
        assert_eq!((shown[0].text("name"), shown[0].text("value")), ("Colour", "blue"));
        assert!(!shown[0].fields.contains_key("unknown"), "a field that the kind does not know has no topic");
    }

    async fn a_private_field_is_the_students_alone(site: Site) {
        let mut world = World::default();
        let school = world.organisation("school", "School", None);
        let (parent, child) = (world.person("Parent", ""), world.person("Child", "2015-05-05"));
        world.affiliate(child, school, "student");
        world.guardian(parent, child);
        let result = world.record("result", school, 1, json!({ "title": "Sums", "score": "8", "comment": "Secret" }));
        result.person = Some(child);
        world.write(&site).await;
        let own = acting(&site, child, Role::Student(school)).await.unwrap();
        let parents = acting(&site, parent, Role::Guardian).await.unwrap();
        let own = listed(&site, &own, About::Myself, "result").await;
        assert_eq!((own[0].text("comment"), own[0].hidden.len()), ("Secret", 0));
        let theirs = listed(&site, &parents, About::Child(child), "result").await;
        assert_eq!((theirs[0].text("score"), theirs[0].text("comment")), ("8", ""));
        let hidden: Vec<_> = theirs[0].hidden.iter().map(|hidden| (hidden.name.as_str(), hidden.why)).collect();
        assert_eq!(hidden, [("comment", Why::Private)]);
    }

    async fn a_documents_file_is_read_alone_and_never_listed(site: Site) {
        let mut bank = Bank::new();
        let body = json!({ "title": "Yearly statement", "media_type": "text/plain", "content": "SGVsbG8=" });
        let document = bank.world.record("document", bank.bank, 1, body);
        document.person = Some(bank.anna);
        let document = document.id;
        let eve = bank.world.person("Eve", "");
        bank.world.affiliate(eve, bank.bank, "customer");
        bank.world.write(&site).await;
        let anna = acting(&site, bank.anna, Role::Customer(bank.bank)).await.unwrap();
        let shown = listed(&site, &anna, About::Myself, "document").await;
        assert!(!shown[0].fields.contains_key("content"));
        let file = site.identity.find_document(&anna, &About::Myself, document).await.unwrap().unwrap();
        assert_eq!((file.name.as_str(), file.media_type.as_str()), ("Yearly statement", "text/plain"));
        assert_eq!(file.bytes, b"Hello");
        assert!(!format!("{file:?}").contains("Yearly"));
        let eve = acting(&site, eve, Role::Customer(bank.bank)).await.unwrap();
        assert_eq!(site.identity.find_document(&eve, &About::Myself, document).await.unwrap(), None);
        assert_eq!(site.identity.find_document(&anna, &About::Myself, bank.account).await.unwrap(), None);
    }

    async fn a_list_says_when_its_sources_last_spoke(site: Site) {
        let bank = Bank::new();
        bank.world.write(&site).await;
        let acting = acting(&site, bank.anna, Role::Customer(bank.bank)).await.unwrap();
        for kind in ["bank-account", "transaction"] {
            let fresh = site.identity.freshness(&acting, &About::Myself, kind).await.unwrap();
            assert_eq!((fresh.len(), fresh[0].source.as_str(), fresh[0].spoke_at), (1, "The world", Some(1)), "{kind}");
        }
        let nothing = site.identity.list_records(&acting, &About::Myself, &ListAsk::newest("weather")).await.unwrap();
        assert_eq!(nothing, Listed::NotFound);
    }
}
