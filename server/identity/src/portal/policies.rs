//! The policies (Cedar) and the rules of age, read and validated once. A question is answered from facts alone; nothing is read meanwhile.

use std::collections::{HashMap, HashSet};
use std::str::FromStr;
use std::sync::{Arc, LazyLock};

use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityId, EntityTypeName, EntityUid, PolicyId, PolicySet, Request,
    RestrictedExpression, Schema, ValidationMode, Validator,
};
use uuid::Uuid;

use super::acting::{Action, Sensitivity};
use super::ages::{AgeRules, AgesProblem};
use crate::hex::hex;
use crate::keys::sha256;

/// The texts of the files, as they stand in `server/policies` or in the operator's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyTexts {
    /// `portal.cedar`.
    pub policies: String,
    /// `portal.cedarschema`.
    pub schema: String,
    /// `ages.toml`.
    pub ages: String,
}

/// Why the texts are no policies.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PolicyProblem {
    /// The schema is none.
    #[error("portal.cedarschema: {0}")]
    Schema(String),
    /// The policies are none.
    #[error("portal.cedar: {0}")]
    Policies(String),
    /// A policy asks for something that the schema does not have.
    #[error("portal.cedar does not fit portal.cedarschema: {0}")]
    Invalid(String),
    /// A reason that nobody could be told.
    #[error(
        "portal.cedar: `{0}` is not a reason; they are no-relation, not-in-rights, private, handed-over and withheld"
    )]
    Reason(String),
    /// The rules of age are none.
    #[error("ages.toml: {0}")]
    Ages(#[from] AgesProblem),
}

/// What a forbidding policy tells; the first of these counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reason {
    NoRelation,
    NotInRights,
    Private,
    HandedOver,
    Withheld,
}

/// What the asker is to whom it is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Relation {
    Itself,
    Guardian,
    Member,
    #[default]
    Nobody,
}

/// The facts of one question.
#[derive(Debug, Clone, Default)]
pub(crate) struct Question<'a> {
    pub(crate) relation: Relation,
    pub(crate) rights: HashSet<&'a str>,
    pub(crate) barred: bool,
    pub(crate) handed_over: bool,
    pub(crate) granted: bool,
    pub(crate) withheld: bool,
    pub(crate) admin: bool,
}

/// Policies and rules of age that fit together.
pub struct Policies {
    authorizer: Authorizer,
    policies: PolicySet,
    reasons: HashMap<PolicyId, Reason>,
    person: EntityTypeName,
    data: EntityUid,
    actions: HashMap<Action, EntityUid>,
    ages: AgeRules,
    hash: String,
}

impl std::fmt::Debug for Policies {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Policies").field("hash", &self.hash).finish_non_exhaustive()
    }
}

static BUILT_IN: LazyLock<Option<Arc<Policies>>> =
    LazyLock::new(|| Policies::read(&PolicyTexts::built_in()).ok().map(Arc::new));

impl PolicyTexts {
    /// The texts that are shipped.
    #[must_use]
    pub fn built_in() -> Self {
        Self {
            policies: include_str!("../../../policies/portal.cedar").into(),
            schema: include_str!("../../../policies/portal.cedarschema").into(),
            ages: include_str!("../../../policies/ages.toml").into(),
        }
    }
}

impl Policies {
    /// The shipped ones; none when they are wrong, and then nobody may anything. A test reads the same texts.
    #[must_use]
    pub fn built_in() -> Option<Arc<Self>> {
        BUILT_IN.clone()
    }

    /// Reads and validates the texts.
    ///
    /// # Errors
    /// Says the first thing that is wrong.
    pub fn read(texts: &PolicyTexts) -> Result<Self, PolicyProblem> {
        let (schema, _) = Schema::from_cedarschema_str(&texts.schema)
            .map_err(|problem| PolicyProblem::Schema(problem.to_string()))?;
        let policies =
            PolicySet::from_str(&texts.policies).map_err(|problem| PolicyProblem::Policies(problem.to_string()))?;
        let found = Validator::new(schema.clone()).validate(&policies, ValidationMode::Strict);
        let wrong: Vec<_> = found.validation_errors().map(ToString::to_string).collect();
        if !wrong.is_empty() {
            return Err(PolicyProblem::Invalid(wrong.join("; ")));
        }
        let read = Self {
            authorizer: Authorizer::new(),
            reasons: read_reasons(&policies)?,
            policies,
            person: type_name("Person")?,
            data: EntityUid::from_type_name_and_id(type_name("Data")?, EntityId::new("data")),
            actions: read_actions()?,
            ages: AgeRules::parse(&texts.ages)?,
            hash: hash(texts),
        };
        read.fits(&schema)?;
        Ok(read)
    }

    /// The rules of age.
    #[must_use]
    pub fn ages(&self) -> &AgeRules {
        &self.ages
    }

    /// SHA-256 over the texts, in hexadecimal: by it two installations see whether they decide alike.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// None when it is allowed; else why not. What cannot be answered is not allowed.
    pub(crate) fn decide(
        &self,
        person: Uuid,
        action: Action,
        (topic, sensitivity): (&str, Sensitivity),
        provider: Option<Uuid>,
        question: &Question<'_>,
    ) -> Option<Reason> {
        let Ok((request, data)) = self.request(person, action, (topic, sensitivity), provider, question, None) else {
            return Some(Reason::NoRelation);
        };
        let response = self.authorizer.is_authorized(&request, &self.policies, &data);
        // A policy that fails is skipped by Cedar; a forbidding one must not be.
        let failed = response.diagnostics().errors().next().is_some();
        match (response.decision(), failed) {
            (Decision::Allow, false) => None,
            (Decision::Allow, true) => Some(Reason::NoRelation),
            (Decision::Deny, _) => {
                let told = response.diagnostics().reason().filter_map(|policy| self.reasons.get(policy)).min();
                let nothing_permits =
                    if question.relation == Relation::Nobody { Reason::NoRelation } else { Reason::NotInRights };
                Some(told.copied().unwrap_or(nothing_permits))
            }
        }
    }

    fn request(
        &self,
        person: Uuid,
        action: Action,
        (topic, sensitivity): (&str, Sensitivity),
        provider: Option<Uuid>,
        question: &Question<'_>,
        schema: Option<&Schema>,
    ) -> Result<(Request, Entities), String> {
        let text = |text: &str| RestrictedExpression::new_string(text.to_owned());
        let attributes = [
            ("topic", text(topic)),
            ("sensitivity", text(sensitivity.as_str())),
            ("provider", text(&provider.map(|id| id.to_string()).unwrap_or_default())),
        ];
        let attributes = attributes.map(|(name, value)| (name.to_owned(), value));
        let data = Entity::new(self.data.clone(), attributes.into(), HashSet::new()).map_err(|e| e.to_string())?;
        let data = Entities::from_entities([data], schema).map_err(|e| e.to_string())?;
        let context = question.context()?;
        let person = EntityUid::from_type_name_and_id(self.person.clone(), EntityId::new(person.to_string()));
        let action = self.actions.get(&action).cloned().ok_or("no such action")?;
        let request = Request::new(person, action, self.data.clone(), context, schema).map_err(|e| e.to_string())?;
        Ok((request, data))
    }

    /// Whether every action can be asked about with the facts that there are.
    fn fits(&self, schema: &Schema) -> Result<(), PolicyProblem> {
        for action in Action::ALL {
            let about = ("results", Sensitivity::Normal);
            let asked = self.request(Uuid::nil(), action, about, None, &Question::default(), Some(schema));
            asked.map_err(PolicyProblem::Schema)?;
        }
        Ok(())
    }
}

impl Question<'_> {
    fn context(&self) -> Result<Context, String> {
        let relation = match self.relation {
            Relation::Itself => "self",
            Relation::Guardian => "guardian",
            Relation::Member => "member",
            Relation::Nobody => "none",
        };
        let rights = self.rights.iter().map(|topic| RestrictedExpression::new_string((*topic).to_owned()));
        let facts = [
            ("relation", RestrictedExpression::new_string(relation.into())),
            ("rights", RestrictedExpression::new_set(rights)),
            ("barred", RestrictedExpression::new_bool(self.barred)),
            ("handed_over", RestrictedExpression::new_bool(self.handed_over)),
            ("granted", RestrictedExpression::new_bool(self.granted)),
            ("withheld", RestrictedExpression::new_bool(self.withheld)),
            ("admin", RestrictedExpression::new_bool(self.admin)),
        ];
        Context::from_pairs(facts.map(|(name, value)| (name.to_owned(), value))).map_err(|problem| problem.to_string())
    }
}

fn read_reasons(policies: &PolicySet) -> Result<HashMap<PolicyId, Reason>, PolicyProblem> {
    let told = policies.policies().filter_map(|policy| Some((policy.id().clone(), policy.annotation("reason")?)));
    let read = told.map(|(id, reason)| match reason {
        "no-relation" => Ok((id, Reason::NoRelation)),
        "not-in-rights" => Ok((id, Reason::NotInRights)),
        "private" => Ok((id, Reason::Private)),
        "handed-over" => Ok((id, Reason::HandedOver)),
        "withheld" => Ok((id, Reason::Withheld)),
        _ => Err(PolicyProblem::Reason(reason.into())),
    });
    read.collect()
}

fn read_actions() -> Result<HashMap<Action, EntityUid>, PolicyProblem> {
    let action = type_name("Action")?;
    let uid = |one: Action| EntityUid::from_type_name_and_id(action.clone(), EntityId::new(one.as_str()));
    Ok(Action::ALL.into_iter().map(|one| (one, uid(one))).collect())
}

fn type_name(name: &str) -> Result<EntityTypeName, PolicyProblem> {
    EntityTypeName::from_str(name).map_err(|problem| PolicyProblem::Schema(problem.to_string()))
}

/// Each text with its length before it, so that no text runs into the next.
fn hash(texts: &PolicyTexts) -> String {
    let mut whole = Vec::new();
    for text in [&texts.policies, &texts.schema, &texts.ages] {
        whole.extend(text.len().to_be_bytes());
        whole.extend(text.as_bytes());
    }
    hex(&sha256(&whole))
}

#[cfg(test)]
mod tests;
