use std::fs;

use super::*;
use crate::test_folder::TestFolder;

fn folder(name: &str) -> TestFolder {
    TestFolder::new(&format!("keys-{name}"))
}

#[test]
fn what_an_older_key_sealed_still_opens_after_a_rotation() {
    let (folder, rng) = (folder("rotate"), Rng::default());
    let old = KeyRing::open(&folder, &rng, 1).unwrap();
    let sealed = old.seal("mail", b"words", &rng).unwrap();
    let code = old.hash_code("code", "7KQFM201").unwrap();
    KeyRing::rotate(&folder, &rng, 2).unwrap();
    let new = KeyRing::open(&folder, &rng, 3).unwrap();
    assert_eq!(new.open_sealed("mail", &sealed).unwrap(), b"words");
    assert!(new.code_matches("code", "7KQFM201", &code));
    assert!(old.open_sealed("mail", &new.seal("mail", b"x", &rng).unwrap()).is_err());
    assert!(!sealed.windows(5).any(|window| window == b"words"));
}

#[test]
fn a_changed_byte_another_purpose_and_a_cut_do_not_open() {
    let (folder, rng) = (folder("tamper"), Rng::default());
    let keys = KeyRing::open(&folder, &rng, 1).unwrap();
    let sealed = keys.seal("mail", b"words", &rng).unwrap();
    for index in 0..sealed.len() {
        let mut changed = sealed.clone();
        changed[index] ^= 1;
        assert!(keys.open_sealed("mail", &changed).is_err());
        assert!(keys.open_sealed("mail", &sealed[..index]).is_err());
    }
    assert!(keys.open_sealed("other", &sealed).is_err());
}

#[cfg(unix)]
#[test]
fn key_files_are_for_their_owner_only() {
    use std::os::unix::fs::PermissionsExt as _;
    let (folder, rng) = (folder("mode"), Rng::default());
    KeyRing::open(&folder, &rng, 1).unwrap();
    assert_eq!(fs::metadata(&*folder).unwrap().permissions().mode() & 0o777, 0o700);
    for file in fs::read_dir(&*folder).unwrap() {
        let file = file.unwrap();
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{:?}", file.path());
    }
    fs::write(folder.join("bad.key"), "hello").unwrap();
    assert!(matches!(KeyRing::open(&folder, &rng, 1), Err(KeyProblem::NotAKey(_))));
}

#[test]
fn replicas_that_start_at_once_end_with_the_same_keys() {
    let folder = folder("at-once");
    let rings: Vec<_> = std::thread::scope(|scope| {
        let starts: Vec<_> = (1..=8)
            .map(|now| {
                scope.spawn({
                    let folder = &folder;
                    move || KeyRing::open(folder, &Rng::default(), now).unwrap()
                })
            })
            .collect();
        starts.into_iter().map(|start| start.join().unwrap()).collect()
    });
    let rng = Rng::default();
    for ring in &rings {
        assert_eq!((ring.sealing.len(), ring.signing.len()), (1, 1));
        assert_eq!(ring.jwks(), rings[0].jwks());
        assert_eq!(rings[0].open_sealed("x", &ring.seal("x", b"words", &rng).unwrap()).unwrap(), b"words");
    }
}

#[test]
fn a_folder_of_an_older_version_gets_a_signing_key_and_keeps_its_own() {
    let (folder, rng) = (folder("older"), Rng::default());
    KeyRing::open(&folder, &rng, 1).unwrap();
    let sealing = fs::read(folder.join(format!("{:020}.key", 1))).unwrap();
    fs::remove_file(folder.join(format!("{:020}.es256", 1))).unwrap();
    assert_eq!(KeyRing::read(&folder, &rng).unwrap().jwks()["keys"], json!([]));
    let ring = KeyRing::open(&folder, &rng, 2).unwrap();
    assert_eq!((ring.sealing.len(), ring.signing.len()), (1, 1));
    assert_eq!(fs::read(folder.join(format!("{:020}.key", 1))).unwrap(), sealing);
}

#[test]
fn a_rotation_makes_the_newest_key_even_when_the_clock_was_set_back() {
    let (folder, rng) = (folder("set-back"), Rng::default());
    let before = KeyRing::open(&folder, &rng, 500).unwrap();
    let names = KeyRing::rotate(&folder, &rng, 3).unwrap();
    assert_eq!(names, [format!("{:020}.key", 501), format!("{:020}.es256", 501)]);
    let after = KeyRing::open(&folder, &rng, 4).unwrap();
    assert_ne!(after.jwks()["keys"][0], before.jwks()["keys"][0]);
    assert_eq!(after.jwks()["keys"][1], before.jwks()["keys"][0]);
}

#[test]
fn a_file_that_is_no_signing_key_is_named() {
    let (folder, rng) = (folder("bad"), Rng::default());
    KeyRing::open(&folder, &rng, 1).unwrap();
    fs::write(folder.join("bad.es256"), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n").unwrap();
    assert!(
        matches!(KeyRing::open(&folder, &rng, 1), Err(KeyProblem::NotASigningKey(path)) if path.ends_with("bad.es256"))
    );
}
