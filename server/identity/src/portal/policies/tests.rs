use std::collections::HashSet;

use super::*;

fn policies() -> Arc<Policies> {
    Policies::built_in().expect("the shipped policies are right")
}

fn decide(action: Action, topic: &str, sensitivity: Sensitivity, question: &Question<'_>) -> Option<Reason> {
    policies().decide(Uuid::from_u128(1), action, (topic, sensitivity), Some(Uuid::from_u128(2)), question)
}

fn see(question: &Question<'_>) -> Option<Reason> {
    decide(Action::See, "results", Sensitivity::Normal, question)
}

fn guardian() -> Question<'static> {
    Question { relation: Relation::Guardian, rights: HashSet::from(["results"]), ..Question::default() }
}

#[test]
fn without_a_relation_nothing_is_permitted() {
    let everything = Question {
        rights: HashSet::from(["*", "results"]),
        granted: true,
        handed_over: true,
        admin: true,
        ..Question::default()
    };
    for question in [Question::default(), everything] {
        for action in Action::ALL {
            for sensitivity in [Sensitivity::Normal, Sensitivity::Private] {
                for topic in ["results", "sights", "profile", ""] {
                    let refused = decide(action, topic, sensitivity, &question);
                    assert!(
                        matches!(refused, Some(Reason::NoRelation | Reason::Private)),
                        "{action:?} {topic} {refused:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn ones_own_is_ones_own_private_or_not() {
    let own = Question { relation: Relation::Itself, ..Question::default() };
    for action in [Action::See, Action::Act, Action::Consent, Action::BeTold] {
        assert_eq!(decide(action, "results", Sensitivity::Private, &own), None);
    }
    assert_eq!(decide(Action::Administer, "members", Sensitivity::Normal, &own), Some(Reason::NotInRights));
}

#[test]
fn a_member_does_what_was_given_and_only_an_admin_administers() {
    let member = Question { relation: Relation::Member, rights: HashSet::from(["orders"]), ..Question::default() };
    assert_eq!(decide(Action::See, "orders", Sensitivity::Private, &member), None);
    assert_eq!(decide(Action::See, "invoices", Sensitivity::Normal, &member), Some(Reason::NotInRights));
    assert_eq!(decide(Action::Consent, "orders", Sensitivity::Normal, &member), Some(Reason::NotInRights));
    assert_eq!(decide(Action::Administer, "members", Sensitivity::Normal, &member), Some(Reason::NotInRights));
    let admin = Question { admin: true, ..member };
    assert_eq!(decide(Action::Administer, "members", Sensitivity::Normal, &admin), None);
    assert_eq!(decide(Action::See, "invoices", Sensitivity::Normal, &admin), Some(Reason::NotInRights));
}

#[test]
fn a_guardian_sees_what_the_relation_gives_and_nothing_private() {
    assert_eq!(see(&guardian()), None);
    assert_eq!(see(&Question { rights: HashSet::from(["*"]), ..guardian() }), None);
    assert_eq!(see(&Question { rights: HashSet::from(["timetable"]), ..guardian() }), Some(Reason::NotInRights));
    assert_eq!(decide(Action::See, "results", Sensitivity::Private, &guardian()), Some(Reason::Private));
    assert_eq!(decide(Action::Administer, "results", Sensitivity::Normal, &guardian()), Some(Reason::NotInRights));
}

#[test]
fn coming_of_age_ends_everything_but_what_is_granted_again() {
    let grown = Question { handed_over: true, ..guardian() };
    for action in [Action::See, Action::Act, Action::Consent, Action::BeTold] {
        assert_eq!(decide(action, "results", Sensitivity::Normal, &grown), Some(Reason::HandedOver));
    }
    let granted = Question { granted: true, ..grown };
    assert_eq!(see(&granted), None);
    assert_eq!(decide(Action::See, "results", Sensitivity::Private, &granted), Some(Reason::Private));
    for action in [Action::Act, Action::Consent, Action::BeTold] {
        assert_eq!(decide(action, "results", Sensitivity::Normal, &granted), Some(Reason::HandedOver), "{action:?}");
    }
    let ended = Question { rights: HashSet::new(), ..granted };
    assert_eq!(see(&ended), None, "the relation may have ended since");
    let minor = Question { granted: true, rights: HashSet::new(), ..guardian() };
    assert_eq!(see(&minor), Some(Reason::NotInRights), "a minor grants nothing");
}

#[test]
fn what_is_withheld_or_barred_is_closed_in_every_way() {
    for action in Action::ALL {
        let withheld = Question { withheld: true, ..guardian() };
        assert!(decide(action, "results", Sensitivity::Normal, &withheld).is_some());
        let barred =
            Question { barred: true, granted: true, handed_over: true, rights: HashSet::from(["*"]), ..guardian() };
        assert_eq!(decide(action, "results", Sensitivity::Private, &barred), Some(Reason::NoRelation));
    }
    assert_eq!(see(&Question { withheld: true, ..guardian() }), Some(Reason::Withheld));
    let not_theirs = Question { withheld: true, rights: HashSet::from(["timetable"]), ..guardian() };
    assert_eq!(see(&not_theirs), Some(Reason::NotInRights), "a choice about what nobody could see is not told");
}

#[test]
fn who_looked_is_for_whoever_may_see_any_of_it() {
    let sights = |question: &Question<'_>| decide(Action::See, "sights", Sensitivity::Normal, question);
    assert_eq!(sights(&guardian()), None);
    assert_eq!(sights(&Question { rights: HashSet::new(), ..guardian() }), Some(Reason::NotInRights));
    assert_eq!(sights(&Question { handed_over: true, ..guardian() }), Some(Reason::HandedOver));
}

#[test]
fn files_that_do_not_fit_are_refused() {
    let shipped = PolicyTexts::built_in();
    let problem = |change: fn(&mut PolicyTexts)| {
        let mut texts = shipped.clone();
        change(&mut texts);
        Policies::read(&texts).map(|_| ()).unwrap_err()
    };
    assert!(Policies::read(&shipped).is_ok());
    assert!(matches!(problem(|texts| texts.policies.push_str("permit (")), PolicyProblem::Policies(_)));
    let unknown = |texts: &mut PolicyTexts| {
        texts.policies.push_str("permit (principal, action, resource) when { context.mood == \"good\" };")
    };
    assert!(matches!(problem(unknown), PolicyProblem::Invalid(_)));
    let reason =
        |texts: &mut PolicyTexts| texts.policies.push_str("@reason(\"because\") forbid (principal, action, resource);");
    assert!(matches!(problem(reason), PolicyProblem::Reason(_)));
    assert!(matches!(problem(|texts| texts.schema.push('?')), PolicyProblem::Schema(_)));
    let fact = |texts: &mut PolicyTexts| {
        texts.schema = texts.schema.replace("\"admin\": Bool,", "\"admin\": Bool, \"mood\": String,")
    };
    assert!(matches!(problem(fact), PolicyProblem::Schema(_)), "a fact that nobody has");
    assert!(matches!(problem(|texts| texts.ages.push_str("[[rule]]")), PolicyProblem::Ages(_)));
}

#[test]
fn the_hash_tells_every_change() {
    let shipped = PolicyTexts::built_in();
    let one = Policies::read(&shipped).unwrap();
    let other = Policies::read(&PolicyTexts { ages: format!("{}\n", shipped.ages), ..shipped.clone() }).unwrap();
    assert_eq!(one.hash(), Policies::read(&shipped).unwrap().hash());
    assert_ne!(one.hash(), other.hash());
}
