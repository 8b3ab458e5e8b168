//! What came of publishing, in words for the person at the terminal.

use portico_identity::publications::{PublishLine, PublishOutcome, PublishRefusal, PublishReport};

use super::Reading;

/// A line for each version of a report.
#[must_use]
pub fn lines(reading: &Reading, report: &PublishReport) -> Vec<String> {
    report.lines.iter().map(|line| told(reading, line)).collect()
}

/// The lines of what was refused only.
#[must_use]
pub fn refusals(reading: &Reading, report: &PublishReport) -> Vec<String> {
    let refused = report.lines.iter().filter(|line| matches!(line.outcome, PublishOutcome::Refused(_)));
    refused.map(|line| told(reading, line)).collect()
}

fn told(reading: &Reading, line: &PublishLine) -> String {
    let what = match &line.outcome {
        PublishOutcome::New(languages) => format!("new, in {}", languages.join(", ")),
        PublishOutcome::NewVersion(languages) => format!("new version, in {}", languages.join(", ")),
        PublishOutcome::NewLanguages(languages) => format!("new language: {}", languages.join(", ")),
        PublishOutcome::Unchanged => "unchanged".into(),
        PublishOutcome::Refused(refusal) => format!("REFUSED: {}", refused(refusal)),
    };
    let file = reading.file_of(line.kind, &line.name);
    format!("{file}: {} {}, version {}: {what}", line.kind.as_str(), line.name, line.version)
}

fn refused(refusal: &PublishRefusal) -> String {
    match refusal {
        PublishRefusal::Name => "its name is not 1 to 40 small letters, digits and dashes".into(),
        PublishRefusal::NameOfOurs => "Portico has pages of this name (/account/consents/…): choose another one".into(),
        PublishRefusal::Language(tag) => format!("{tag} is not a language tag"),
        PublishRefusal::NoText => "it has no text in any language".into(),
        PublishRefusal::Twice => "this version is there twice".into(),
        PublishRefusal::Gap(next) => format!("versions go up by one: make it version {next}"),
        PublishRefusal::FirstEditorial => "a first version cannot be editorial".into(),
        PublishRefusal::FactsChanged { members, next } => {
            format!("it was published with other values of {}; make it version {next}", members.join(", "))
        }
        PublishRefusal::TextChanged { language, members, next } => {
            let members = members.join(", ");
            format!("its text in {language} was published with other words in {members}; make it version {next}")
        }
        PublishRefusal::NoSuchPurpose(purpose) => {
            format!("its purpose {purpose} is neither published nor among the files")
        }
    }
}
