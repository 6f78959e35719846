//! Another side that hangs, lies, or means harm.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use super::support::{Kit, Place, Server, git, keep, read_request};
use crate::versions::Versions;
use crate::versions::remote::{Limits, RemoteError};

/// A map with a version, and a remote at an address.
fn someone(place: &Place, address: &str) -> (Versions, crate::versions::remote::Remote) {
    let map = place.map();
    keep(&map, "(mine)\n");
    let mut ours = Versions::open(&map).unwrap();
    let origin = ours
        .add_remote("origin", address, place.path(), &place.trust)
        .unwrap();
    (ours, origin)
}

/// Nothing of ours changed, and plain git finds nothing wrong.
fn is_untouched(ours: &Versions) {
    let folder = ours.folder();
    assert_eq!(git(folder, &["show", "main:carte.ron"]), "(mine)\n");
    git(folder, &["fsck", "--strict", "--full", "--no-dangling"]);
    let packs = std::fs::read_dir(folder.join("objects/pack"));
    assert_eq!(
        packs.map_or(0, Iterator::count),
        0,
        "no half pack stays behind"
    );
}

fn impatient() -> Kit {
    Kit {
        limits: Limits {
            connect: Duration::from_millis(300),
            idle: Duration::from_millis(300),
            ..Limits::default()
        },
        ..Kit::default()
    }
}

#[test]
fn a_host_that_hangs_is_given_up_in_time() {
    let place = Place::new();
    let silent = Server::with(|stream| {
        let _request = read_request(&stream);
        std::thread::sleep(Duration::from_secs(30));
    });
    let half = Server::with(|mut stream| {
        let _request = read_request(&stream);
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/x-git-upload-pack-advertisement\r\n\r\n001e# service=git-up";
        stream.write_all(head.as_bytes()).unwrap();
        std::thread::sleep(Duration::from_secs(30));
    });
    let ssh = place.script("hanging-ssh", "exec sleep 30\n");
    for address in [
        format!("{}/x", silent.address),
        format!("{}/x", half.address),
        "forge:x".to_owned(),
    ] {
        let (mut ours, origin) = someone(&place, &address);
        let kit = Kit {
            ssh: ssh.clone(),
            ..impatient()
        };
        let start = Instant::now();
        let refused = ours.fetch(&origin, false, &kit.access()).unwrap_err();
        assert!(
            matches!(refused, RemoteError::TimedOut),
            "{address}: {refused}"
        );
        assert!(start.elapsed() < Duration::from_secs(5), "{address}");
        is_untouched(&ours);
    }
}

#[test]
fn a_transfer_that_is_cancelled_ends_at_once() {
    let place = Place::new();
    let silent = Server::with(|stream| {
        let _request = read_request(&stream);
        std::thread::sleep(Duration::from_secs(30));
    });
    let ssh = place.script("hanging-ssh", "exec sleep 30\n");
    for address in [format!("{}/x", silent.address), "forge:x".to_owned()] {
        let (mut ours, origin) = someone(&place, &address);
        let kit = Kit {
            ssh: ssh.clone(),
            ..Kit::default()
        };
        let cancelled = std::sync::Arc::clone(&kit.cancelled);
        let waker = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(200));
            cancelled.store(true, Ordering::Relaxed);
            Instant::now()
        });
        let refused = ours.push(&origin, &kit.access()).unwrap_err();
        let asked = waker.join().unwrap();
        assert!(
            matches!(refused, RemoteError::Cancelled),
            "{address}: {refused}"
        );
        assert!(asked.elapsed() < Duration::from_secs(2), "{address}");
        is_untouched(&ours);
    }
}

#[test]
fn a_host_that_is_not_there_or_no_git_host_is_named() {
    let place = Place::new();
    let page = Server::with(|mut stream| {
        let _request = read_request(&stream);
        let page =
            "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\n<p>Hi</p>";
        stream.write_all(page.as_bytes()).unwrap();
    });
    let elsewhere = Server::with(|mut stream| {
        let _request = read_request(&stream);
        let away = "HTTP/1.1 302 Found\r\nLocation: http://evil.example/x/info/refs?service=git-upload-pack\r\nContent-Length: 0\r\n\r\n";
        stream.write_all(away.as_bytes()).unwrap();
    });
    let gone = {
        let closed = Server::with(drop);
        closed.address.clone()
    };
    let kit = Kit {
        ssh: place.script(
            "denied",
            "echo 'git@forge: Permission denied (publickey).' >&2\nexit 255\n",
        ),
        ..impatient()
    };
    let fetch = |address: &str| {
        let (mut ours, origin) = someone(&place, address);
        let refused = ours.fetch(&origin, false, &kit.access()).unwrap_err();
        is_untouched(&ours);
        refused
    };
    let refused = fetch(&format!("{}/x", page.address));
    assert!(matches!(refused, RemoteError::Nonsense(_)), "{refused}");
    let refused = fetch(&format!("{}/x", elsewhere.address));
    assert!(matches!(refused, RemoteError::SentAway), "{refused}");
    let refused = fetch(&format!("{gone}/x"));
    assert!(matches!(refused, RemoteError::Unreachable(_)), "{refused}");
    let refused = fetch("forge:x");
    assert!(matches!(refused, RemoteError::Forbidden(_)), "{refused}");
    let refused = fetch("/no/such/folder");
    assert!(matches!(refused, RemoteError::NoRepository), "{refused}");
}

/// What git's own program says to our question, kept to be told again.
fn recorded(place: &Place) -> (Vec<u8>, Vec<u8>) {
    let map = place.map();
    for n in 0..4 {
        keep(&map, &format!("(theirs {n}, {})\n", "y".repeat(300)));
    }
    git(
        map.with_extension("versions").as_path(),
        &["push", "-q", &place.bare().display().to_string(), "main"],
    );
    let record = place.path().join("record");
    let body = format!(
        "for last; do :; done\nsh -c \"$last\" | tee {}\n",
        record.display()
    );
    let ssh = place.script("recording", &body);
    let address = format!("forge:{}", place.bare().display());
    let (mut ours, origin) = someone(place, &address);
    let kit = Kit {
        ssh,
        ..Kit::default()
    };
    ours.fetch(&origin, false, &kit.access()).unwrap();
    let all = std::fs::read(record).unwrap();
    // The answer begins after the advertisement's end.
    let start = all.windows(8).position(|at| at == b"00000008").unwrap() + 4;
    (all[..start].to_vec(), all[start..].to_vec())
}

/// A stand-in for `ssh` that tells a recording.
fn tell(place: &Place, bytes: &[u8]) -> Kit {
    let file = place.path().join("told");
    std::fs::write(&file, bytes).unwrap();
    Kit {
        ssh: place.script("telling", &format!("exec cat {}\n", file.display())),
        limits: Limits {
            connect: Duration::from_secs(10),
            idle: Duration::from_secs(10),
            most_bytes: 1 << 20,
            largest_object: 1 << 20,
        },
        ..Kit::default()
    }
}

#[test]
fn an_answer_that_is_cut_or_altered_changes_nothing() {
    let place = Place::new();
    let (advert, answer) = recorded(&place);
    let tip = git(&place.bare(), &["rev-parse", "main"]).trim().to_owned();
    let (mut ours, origin) = someone(&place, "forge:x");
    let name = "refs/remotes/origin/main";
    let mut check = |bytes: &[u8], what: &str| {
        let kit = tell(&place, bytes);
        let fetched = ours.fetch(&origin, false, &kit.access());
        let folder = ours.folder();
        let known = git(folder, &["for-each-ref", "refs/remotes"]);
        if fetched.is_ok() && !known.is_empty() {
            // An altered remark, for example, does no harm.
            assert_eq!(git(folder, &["rev-parse", name]).trim(), tip, "{what}");
            git(folder, &["fsck", "--full", "--no-dangling"]);
            git(folder, &["update-ref", "-d", name]);
            git(folder, &["gc", "-q", "--prune=now"]);
            for pack in std::fs::read_dir(folder.join("objects/pack"))
                .unwrap()
                .flatten()
            {
                assert!(!pack.path().ends_with(".keep"));
            }
        } else {
            // Nothing came, or the branch goes by another name there.
            assert_eq!(known, "", "{what}");
        }
        fetched.is_ok()
    };
    let whole = [advert.as_slice(), answer.as_slice()].concat();
    assert!(check(&whole, "as it was told"));
    let step = (whole.len() / 40).max(1);
    for at in (0..whole.len()).step_by(step) {
        check(&whole[..at], &format!("cut at {at}"));
        let mut altered = whole.clone();
        altered[at] ^= 0x15;
        check(&altered, &format!("altered at {at}"));
    }
    git(ours.folder(), &["fsck", "--full", "--no-dangling"]);
}

#[test]
fn random_bytes_are_no_answer() {
    let place = Place::new();
    let (mut ours, origin) = someone(&place, "forge:x");
    let mut state = 0x9e37_79b9_u64;
    for round in 0..40 {
        let bytes: Vec<u8> = (0..round * 7)
            .map(|_| {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                (state >> 24) as u8
            })
            .collect();
        let kit = tell(&place, &bytes);
        ours.fetch(&origin, false, &kit.access()).unwrap_err();
        ours.push(&origin, &kit.access()).unwrap_err();
    }
    is_untouched(&ours);
}

/// A pack whose head claims what follows, with a right sum.
fn pack(claimed: u32, body: &[u8]) -> Vec<u8> {
    let mut bytes = b"PACK\0\0\0\x02".to_vec();
    bytes.extend_from_slice(&claimed.to_be_bytes());
    bytes.extend_from_slice(body);
    let mut hash = gix::hash::hasher(gix::hash::Kind::Sha1);
    hash.update(&bytes);
    let sum = hash.try_finalize().unwrap();
    bytes.extend_from_slice(sum.as_slice());
    bytes
}

#[test]
fn a_pack_that_claims_ten_gigabytes_or_four_billion_objects_is_refused_without_room_for_them() {
    let place = Place::new();
    let (advert, _) = recorded(&place);
    let (mut ours, origin) = someone(&place, "forge:x");
    // 10 GiB as a size of a blob: four bits, then seven at a time.
    let mut size: u64 = 10 << 30;
    let mut head = vec![0x80 | 0x30 | (size & 0x0f) as u8];
    size >>= 4;
    while size > 0x7f {
        head.push(0x80 | (size & 0x7f) as u8);
        size >>= 7;
    }
    head.push(size as u8);
    let nothing = [0x78, 0x9c, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01];
    let giant = pack(1, &[head.as_slice(), &nothing].concat());
    let many = pack(u32::MAX, &[]);
    for claim in [giant, many] {
        let mut answer = advert.clone();
        answer.extend_from_slice(b"0008NAK\n");
        for part in claim.chunks(60_000) {
            answer.extend_from_slice(format!("{:04x}\x01", part.len() + 5).as_bytes());
            answer.extend_from_slice(part);
        }
        answer.extend_from_slice(b"0000");
        let kit = tell(&place, &answer);
        let refused = ours.fetch(&origin, false, &kit.access()).unwrap_err();
        assert!(
            matches!(refused, RemoteError::Nonsense(_) | RemoteError::TooLarge),
            "{refused}"
        );
        is_untouched(&ours);
    }
}

#[test]
fn an_answer_without_end_is_cut_off() {
    let place = Place::new();
    let endless = Server::with(|mut stream: TcpStream| {
        let _request = read_request(&stream);
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/x-git-upload-pack-advertisement\r\n\r\n001e# service=git-upload-pack\n0000";
        let mut sent = stream.write_all(head.as_bytes()).is_ok();
        let line = format!("003d{} refs/heads/x\n", "a".repeat(40));
        while sent {
            sent = stream.write_all(line.as_bytes()).is_ok();
        }
        let mut rest = [0; 16];
        let _over = stream.read(&mut rest).is_ok();
    });
    let (mut ours, origin) = someone(&place, &format!("{}/x", endless.address));
    let mut kit = Kit::default();
    kit.limits.most_bytes = 3 << 20;
    let refused = ours.fetch(&origin, false, &kit.access()).unwrap_err();
    assert!(
        matches!(
            refused,
            RemoteError::TooLarge | RemoteError::Nonsense(_) | RemoteError::Unreachable(_)
        ),
        "{refused}"
    );
    is_untouched(&ours);
}

#[test]
fn a_host_that_refuses_by_its_rules_is_heard() {
    let place = Place::new();
    let hook = place.bare().join("hooks/pre-receive");
    std::fs::create_dir_all(hook.parent().unwrap()).unwrap();
    let made = place.script("hook", "echo 'main is protected' >&2\nexit 1\n");
    std::fs::rename(made, &hook).unwrap();
    let kit = Kit {
        ssh: place.fake_ssh(),
        ..Kit::default()
    };
    let address = format!("forge:{}", place.bare().display());
    let (mut ours, origin) = someone(&place, &address);
    let refused = ours.push(&origin, &kit.access()).unwrap_err();
    let RemoteError::Refused(reason) = &refused else {
        panic!("{refused}");
    };
    assert!(reason.contains("main is protected"), "{reason}");
    is_untouched(&ours);
}

#[test]
fn names_in_a_tree_do_not_lead_out_of_the_folder() {
    use gix::bstr::ByteSlice as _;
    let root = Path::new("/work/si");
    for name in [
        "../x",
        "a/../../x",
        ".git/hooks/post-checkout",
        ".GIT/x",
        "a/.git/x",
        "git~1/x",
        "a//b",
        "/etc/x",
        "a\\..\\b",
        "nul\0x",
        "a\nb",
    ] {
        let place = super::super::files::place(root, name.as_bytes().as_bstr());
        assert!(place.is_err(), "{name:?}: {place:?}");
    }
    let place = super::super::files::place(root, b"cartes/r\xc3\xa9seau.ron".as_bstr()).unwrap();
    assert_eq!(place, root.join("cartes/réseau.ron"));
}
