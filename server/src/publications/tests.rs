//! The files of the demo are right; what is wrong with files is said all at once, with file, line and what is expected.

use std::path::{Path, PathBuf};

use portico_app::locale::Language;
use portico_identity::publications::{Choice, SelfFrom, WhoAgrees};

use super::Reading;

/// A folder of the test's own, removed at its end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("portico-publications-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn with(self, file: &str, text: &str) -> Self {
        let path = self.0.join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
        self
    }

    /// Every problem, without the folder's own path.
    fn problems(&self, read: impl Fn(&Path) -> Reading) -> Vec<String> {
        let folder = format!("{}/", self.0.display());
        read(&self.0).problems.iter().map(|problem| problem.to_string().replace(&folder, "")).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _removed = std::fs::remove_dir_all(&self.0);
    }
}

const PARTIES: &str = r#"
[northfield]
name = "Northfield"
kind = "school"
address = "Arcade Lane 7, Amsterdam"
country = "NL"
contact = "privacy@northfield.example"
"#;

const PURPOSE: &str = r#"version = 1
basis = "consent"
controller = "northfield"
data = ["name"]
storage = ["NL"]
retention_days = 30
jurisdictions = ["NL", "US-CA"]

[text.en]
title = "Newsletter"
sentence = "We send you letters."
used_for = "Letters."
data = "Your name."
shared_with = "Nobody."
kept_for = "A month."
"#;

fn demo(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("demo").join(folder)
}

#[test]
fn the_demo_covers_every_choice_in_every_language() {
    let reading = Reading::purposes(&demo("purposes")).and(Reading::documents(&demo("legal")));
    assert_eq!(reading.problems, []);
    assert_eq!(reading.missing_languages(&Language::ALL), Vec::<String>::new());
    let drafts = reading.checked().unwrap();
    for choice in [Choice::Asked, Choice::Objectable, Choice::Needed] {
        assert!(drafts.purposes.iter().any(|purpose| purpose.facts.basis.choice() == choice), "{choice:?}");
    }
    let photos = drafts.purposes.iter().find(|purpose| purpose.name == "photos").unwrap();
    assert_eq!(photos.facts.age.self_from, SelfFrom::DigitalConsent);
    assert_eq!(photos.facts.age.below, WhoAgrees::AllGuardians);
    assert!(drafts.purposes.iter().any(|purpose| purpose.facts.sold_or_shared));
    let accepted = drafts.documents.iter().map(|document| (document.name.as_str(), document.facts.acceptance));
    assert_eq!(accepted.collect::<Vec<_>>(), [("privacy", false), ("terms", true)]);
    assert_eq!(drafts.topics.len(), 2);
}

#[test]
fn a_purpose_of_the_fewest_lines_is_enough() {
    let folder = Folder::new("fewest").with("parties.toml", PARTIES).with("newsletter.toml", PURPOSE);
    let reading = Reading::purposes(&folder.0);
    assert_eq!(reading.problems, []);
    assert_eq!(reading.drafts.purposes[0].facts.age.self_from, SelfFrom::Anybody);
    let missing = reading.missing_languages(&[Language::En, Language::Nl]);
    assert!(missing[0].ends_with("newsletter is not asked in nl"), "{missing:?}");
}

#[test]
fn everything_that_is_wrong_is_said_at_once() {
    let wrong = PURPOSE
        .replace("basis = \"consent\"", "basis = \"consnt\"")
        .replace("controller = \"northfield\"", "controller = \"southfield\"")
        .replace("retention_days = 30", "retention_dais = 30")
        .replace("[\"NL\"]", "[\"nl\"]")
        .replace("[text.en]", "[text.English]\ntitle = \"x\"\n\n[text.en]")
        .replace("title = \"Newsletter\"", "title = \"\"");
    let folder = Folder::new("wrong").with("parties.toml", PARTIES).with("news.toml", &wrong).with("Big.toml", PURPOSE);
    let problems = folder.problems(Reading::purposes);
    for expected in [
        "Big.toml: its name becomes a stable one: expected 1 to 40 small letters, digits and dashes",
        "news.toml, line 2: `basis` is \"consnt\": expected consent, contract,",
        "news.toml, line 3: `controller` is \"southfield\": expected the name of a party in parties.toml",
        "news.toml, line 5: `storage` is [\"nl\"]: expected a list of country codes",
        "news.toml: `retention_days` is missing: expected a whole number of days",
        "news.toml, line 9: `text.English`: expected a language tag, such as en or nl",
        "`text.en.title` is \"\": expected a few words, at most 80 characters",
        "news.toml, line 6: unknown key `retention_dais`: did you mean `retention_days`?",
    ] {
        assert!(problems.iter().any(|problem| problem.contains(expected)), "{expected}\n{problems:#?}");
    }
    assert_eq!(problems.len(), 8, "{problems:#?}");
}

#[test]
fn a_file_that_is_no_toml_is_refused_with_its_line() {
    let folder = Folder::new("no-toml").with("news.toml", "version = 1\nbasis = \n").with("topics.toml", "[offers\n");
    let problems = folder.problems(Reading::purposes);
    assert!(problems.iter().any(|problem| problem.starts_with("news.toml, line 2: is not TOML")), "{problems:?}");
    assert!(problems.iter().any(|problem| problem.starts_with("topics.toml, line 1: is not TOML")), "{problems:?}");
}

#[test]
fn a_further_version_says_what_changed_unless_it_is_editorial() {
    let second = PURPOSE.replace("version = 1", "version = 2");
    let folder = Folder::new("second").with("parties.toml", PARTIES).with("news.toml", &second);
    assert!(folder.problems(Reading::purposes)[0].contains("`text.en.changed` is missing"));
    let editorial = second.replace("version = 2", "version = 2\neditorial = true");
    let folder = Folder::new("second-editorial").with("parties.toml", PARTIES).with("news.toml", &editorial);
    assert_eq!(folder.problems(Reading::purposes), Vec::<String>::new());
}

#[test]
fn a_topic_of_our_own_cannot_be_taken() {
    let topic =
        "[reminders]\nversion = 1\nchannels = [\"email\"]\n[reminders.text.en]\ntitle = \"x\"\nsentence = \"y\"\n";
    for own in ["reminders", "child-news"] {
        let folder = Folder::new(own).with("topics.toml", &topic.replace("reminders", own));
        assert!(folder.problems(Reading::purposes)[0].contains("a topic of Portico's own"));
    }
    let other = topic.replace("reminders", "offers").replace("email", "pigeon");
    let folder = Folder::new("topic-channel").with("topics.toml", &other);
    assert!(
        folder.problems(Reading::purposes)[0].contains("`offers.channels` is [\"pigeon\"]: expected a list of email")
    );
}

#[test]
fn documents_are_read_from_their_folders_and_plain_files_are_left_alone() {
    let folder = Folder::new("documents")
        .with("imprint.md", "# Imprint\n\nWe.")
        .with("terms/document.toml", "[[version]]\nnumber = 1\nacceptance = true\ngrace_days = 14\n")
        .with("terms/1.en.md", "# Terms\r\n\r\nBe kind.\r\n")
        .with("terms/1.nl.md", "# Voorwaarden\n\nWees aardig.");
    let reading = Reading::documents(&folder.0);
    assert_eq!(reading.problems, []);
    let [terms] = reading.drafts.documents.as_slice() else { panic!("{:?}", reading.drafts) };
    assert_eq!((terms.name.as_str(), terms.facts.grace_days), ("terms", 14));
    let english = &terms.texts["en"];
    assert_eq!((english.title.as_str(), english.text.as_str()), ("Terms", "Be kind."));
}

#[test]
fn what_is_wrong_with_a_document_is_said() {
    let folder = Folder::new("documents-wrong")
        .with(
            "terms/document.toml",
            "[[version]]\nnumber = 1\nacceptance = true\n\n[[version]]\nnumber = 2\nacceptance = false\n",
        )
        .with("terms/1.en.md", "Terms without a title\n")
        .with("terms/2.en.md", "# Terms\n\nWords.")
        .with("terms/3.en.md", "# Terms\n\nWords.")
        .with("terms/01.en.md", "# Terms\n\nWords.")
        .with("notice/1.en.md", "# Notice\n\nWords.");
    let problems = folder.problems(Reading::documents);
    for expected in [
        "notice/document.toml: cannot be read",
        "terms/01.en.md: expected a name of version and language, such as 1.en.md",
        "terms/1.en.md, line 1: expected the title in the first line",
        "`version.grace_days` is missing",
        "version 1 has no text: expected a file such as 1.en.md",
        "`version.changed.en` is missing: expected what changed since version 1",
        "there are texts of version 3: expected a table [[version]] with number = 3",
    ] {
        assert!(problems.iter().any(|problem| problem.contains(expected)), "{expected}\n{problems:#?}");
    }
    assert_eq!(problems.len(), 7, "{problems:#?}");
}
