//! Agents: who answers for which child, as a claim. A child's row and a guardian's row may both say it; it is one claim.

use portico_identity::portal::imports::{Fault, GuardianSaid, Mode, Said, TableName, What};

use super::RosterReader;
use super::facts::{short, split};
use super::lines::Here;
use super::manifest::RosterVersion;
use super::roles::guardian_kind;

impl RosterReader {
    /// What a child's row says about who answers for them.
    pub(super) fn read_agents_of_child(&mut self, here: &mut Here<'_>) -> Vec<What> {
        if !self.facts.users.get(&short(&here.key)).is_some_and(|user| user.student) {
            return Vec::new();
        }
        let (mut all, mut keys) = (Vec::new(), Vec::new());
        for adult in split(here.cell("agentSourcedIds")) {
            let Some(agent) = self.facts.users.get(&short(adult)).copied() else {
                let (said, kept) = self.unknown_agent(here, adult);
                all.extend(said);
                keys.extend(kept);
                continue;
            };
            if agent.guardian == 0 {
                let detail = "names somebody who has not the role of a guardian, or is not enabled";
                here.odd.push(Fault::of("agentSourcedIds", "agent-not-guardian", detail));
                continue;
            }
            self.said.insert(short(&format!("{}/{adult}", here.key)));
            for org in self.facts.schools_of(&here.key) {
                let key = format!("child {}/{adult}/{org}", here.key);
                let twin = format!("adult {adult}/{}/{org}", here.key);
                keys.push(key.clone());
                all.push(What::Says(Said::Guardian(self.guardian(key, twin, adult, &here.key, org, agent.guardian))));
            }
        }
        if here.table.mode == Mode::Delta {
            all.push(What::Only(TableName::Guardianships, format!("child {}/", here.key), keys));
        } else if all.is_empty() && !here.odd.is_empty() {
            all.push(What::Nothing(TableName::Guardianships, here.key.clone()));
        }
        all
    }

    /// An agent of whom the files say nothing: a defect in a bulk. In a delta somebody may be known from before, so the claims stay.
    fn unknown_agent(&self, here: &Here<'_>, adult: &str) -> (Option<What>, Vec<String>) {
        if here.table.mode == Mode::Bulk {
            let fault = Fault::of("agentSourcedIds", "orphan", "names a user who is not there");
            let key = format!("child {}/{adult}", here.key);
            return (Some(What::Unreadable(TableName::Guardianships, key, fault)), Vec::new());
        }
        let kept = format!("child {}/{adult}/", here.key);
        (None, self.facts.schools_of(&here.key).iter().map(|org| format!("{kept}{org}")).collect())
    }

    /// What a guardian's row says about their children.
    pub(super) fn read_agents_of_adult(&self, here: &mut Here<'_>) -> Vec<What> {
        let Some(adult) = self.facts.users.get(&short(&here.key)).filter(|user| user.guardian > 0) else {
            // Whoever is not enabled answers for nobody any more, nor does in 1.1 who has another role now.
            let speaks = self.version == RosterVersion::V1P1 || self.facts.disabled.contains(&short(&here.key));
            return if speaks && here.table.mode == Mode::Delta { no_children(&here.key) } else { Vec::new() };
        };
        let (mut all, mut keys) = (Vec::new(), Vec::new());
        for child in split(here.cell("agentSourcedIds")) {
            let known = self.facts.users.get(&short(child));
            if known.is_none() && here.table.mode == Mode::Bulk {
                let fault = Fault::of("agentSourcedIds", "orphan", "names a user who is not there");
                all.push(What::Unreadable(TableName::Guardianships, format!("adult {}/{child}", here.key), fault));
            }
            // The child's own row said it before.
            if self.said.contains(&short(&format!("{child}/{}", here.key))) {
                continue;
            }
            for org in self.facts.schools_of(child) {
                let key = format!("adult {}/{child}/{org}", here.key);
                let twin = format!("child {child}/{}/{org}", here.key);
                keys.push(key.clone());
                all.push(What::Says(Said::Guardian(self.guardian(key, twin, &here.key, child, org, adult.guardian))));
            }
        }
        if here.table.mode == Mode::Delta {
            all.push(What::Only(TableName::Guardianships, format!("adult {}/", here.key), keys));
        }
        all
    }

    fn guardian(&self, key: String, twin: String, adult: &str, child: &str, org: &str, kind: u8) -> GuardianSaid {
        GuardianSaid {
            key,
            twin: Some(twin),
            adult: adult.into(),
            child: child.into(),
            organisation: self.organisation(org),
            kind: guardian_kind(kind).into(),
            barred: false,
            begins_on: None,
            ends_on: None,
        }
    }
}

/// In a delta: an adult answers for nobody, whoever of the two said it.
pub(super) fn no_children(adult: &str) -> Vec<What> {
    let own = What::Only(TableName::Guardianships, format!("adult {adult}/"), Vec::new());
    vec![own, What::About(TableName::Guardianships, "child", adult.into())]
}

/// In a delta: nobody answers for a child, whoever of the two said it.
pub(super) fn no_guardians(child: &str) -> Vec<What> {
    let own = What::Only(TableName::Guardianships, format!("child {child}/"), Vec::new());
    vec![own, What::About(TableName::Guardianships, "adult", child.into())]
}
