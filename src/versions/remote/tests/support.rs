//! Repositories to share between, and the three ways to one: a folder, a stand-in for `ssh` that
//! runs git's programs here, and git's own HTTP back end behind a few lines of server.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use crate::versions::remote::{Access, Credentials, Limits, Nobody, Trust, Watch, ssh_program};
use crate::versions::{Versions, Words};

/// Plain git, which judges what we made.
pub(super) fn git(folder: &Path, words: &[&str]) -> String {
    let done = Command::new("git")
        .args(["-c", "user.name=T", "-c", "user.email=t@example.org"])
        .args(words)
        .current_dir(folder)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .expect("git is needed as the judge");
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(done.status.success(), "git {words:?}: {said}");
    String::from_utf8_lossy(&done.stdout).into_owned()
}

pub(super) fn words(title: &str) -> Words {
    Words {
        title: title.into(),
        reason: "Because.".into(),
        author: "Architect".into(),
    }
}

/// Never cancelled.
static GOES_ON: AtomicBool = AtomicBool::new(false);

/// Everything to go by; each test takes what it needs of it.
pub(super) struct Kit {
    pub ssh: PathBuf,
    pub limits: Limits,
    pub cancelled: Arc<AtomicBool>,
    pub credentials: Box<dyn Credentials>,
}

impl Default for Kit {
    fn default() -> Self {
        Self {
            ssh: ssh_program(),
            limits: Limits {
                connect: Duration::from_secs(10),
                idle: Duration::from_secs(20),
                ..Limits::default()
            },
            cancelled: Arc::default(),
            credentials: Box::new(Nobody),
        }
    }
}

impl Kit {
    pub(super) fn access(&self) -> Access<'_> {
        assert!(!GOES_ON.load(Ordering::Relaxed));
        Access {
            watch: Watch {
                cancelled: &self.cancelled,
                progress: &|_| {},
            },
            credentials: &*self.credentials,
            ssh: self.ssh.clone(),
            may_prompt: false,
            limits: self.limits,
        }
    }
}

/// A folder with a bare repository in it, and answers that lie beside.
pub(super) struct Place {
    pub folder: tempfile::TempDir,
    pub trust: Trust,
    count: AtomicUsize,
}

impl Place {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        crate::versions::remote::create(&folder.path().join("si.git")).unwrap();
        Self {
            trust: Trust::at(Some(&folder.path().join("state"))),
            folder,
            count: AtomicUsize::new(0),
        }
    }

    pub(super) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(super) fn bare(&self) -> PathBuf {
        self.path().join("si.git")
    }

    /// A folder of its own with a map and no version yet.
    pub(super) fn map(&self) -> PathBuf {
        let at = self.count.fetch_add(1, Ordering::Relaxed);
        let folder = self.path().join(format!("own-{at}"));
        std::fs::create_dir(&folder).unwrap();
        let map = folder.join("carte.ron");
        std::fs::write(&map, "(zero)\n").unwrap();
        map
    }

    /// A script in place of `ssh`: it runs what it is asked to, here.
    pub(super) fn fake_ssh(&self) -> PathBuf {
        // The last argument is the command for the other end.
        self.script("ssh", "for last; do :; done\nexec sh -c \"$last\"\n")
    }

    pub(super) fn script(&self, name: &str, body: &str) -> PathBuf {
        use std::os::unix::fs::PermissionsExt as _;
        let path = self.path().join(name);
        let beside = self.path().join(format!("{name}.new"));
        std::fs::write(&beside, format!("#!/bin/sh\n{body}")).unwrap();
        std::fs::set_permissions(&beside, std::fs::Permissions::from_mode(0o755)).unwrap();
        std::fs::rename(&beside, &path).unwrap();
        path
    }
}

/// Writes a map and keeps it.
pub(super) fn keep(map: &Path, text: &str) -> String {
    std::fs::write(map, text).unwrap();
    let versions = Versions::open_or_create(map).unwrap();
    let kept = versions.keep(text.as_bytes(), &words(text.trim())).unwrap();
    kept.id
}

/// A server for one repository folder, with or without a password. Ends with the test.
pub(super) struct Server {
    pub address: String,
    is_over: Arc<AtomicBool>,
    port: u16,
}

impl Server {
    pub(super) fn start(root: &Path, password: Option<&'static str>) -> Self {
        let root = root.to_owned();
        Self::with(move |stream| serve(stream, &root, password))
    }

    /// A server that answers as a test says.
    pub(super) fn with(answer: impl Fn(TcpStream) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let is_over = Arc::new(AtomicBool::new(false));
        let ends = Arc::clone(&is_over);
        let answer = Arc::new(answer);
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if ends.load(Ordering::Relaxed) {
                    break;
                }
                let answer = Arc::clone(&answer);
                std::thread::spawn(move || answer(stream));
            }
        });
        Self {
            address: format!("http://127.0.0.1:{port}"),
            is_over,
            port,
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::Relaxed);
        drop(TcpStream::connect(("127.0.0.1", self.port)));
    }
}

/// One request of HTTP.
pub(super) struct Request {
    pub method: String,
    pub target: String,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

pub(super) fn read_request(stream: &TcpStream) -> Option<Request> {
    let mut reader = BufReader::new(stream);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let mut words = line.split_whitespace();
    let (method, target) = (words.next()?.to_owned(), words.next()?.to_owned());
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        let (name, value) = line.split_once(':')?;
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let length = length.map_or(0, |(_, value)| value.parse().unwrap());
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(Request {
        method,
        target,
        headers,
        body,
    })
}

fn serve(mut stream: TcpStream, root: &Path, password: Option<&str>) {
    let Some(request) = read_request(&stream) else {
        return;
    };
    let header = |name: &str| {
        let found = request.headers.iter().find(|(other, _)| other == name);
        found.map_or("", |(_, value)| value.as_str())
    };
    if let Some(password) = password
        && header("authorization") != password
    {
        let refusal = b"HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        let _sent = stream.write_all(refusal).is_ok();
        return;
    }
    let (path, query) = request
        .target
        .split_once('?')
        .unwrap_or((&request.target, ""));
    let mut child = Command::new("git")
        .args(["-c", "http.receivepack=true", "http-backend"])
        .env("GIT_PROJECT_ROOT", root)
        .env("GIT_HTTP_EXPORT_ALL", "1")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("PATH_INFO", path)
        .env("QUERY_STRING", query)
        .env("REQUEST_METHOD", &request.method)
        .env("CONTENT_TYPE", header("content-type"))
        .env("CONTENT_LENGTH", request.body.len().to_string())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let body = request.body;
    let writer = std::thread::spawn(move || {
        let _sent = stdin.write_all(&body).is_ok();
    });
    let mut answer = Vec::new();
    child
        .stdout
        .take()
        .unwrap()
        .read_to_end(&mut answer)
        .unwrap();
    writer.join().unwrap();
    child.wait().unwrap();
    let end = answer
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .unwrap();
    let head = String::from_utf8_lossy(&answer[..end]).into_owned();
    let status = head
        .lines()
        .find_map(|line| line.strip_prefix("Status: "))
        .unwrap_or("200 OK");
    let rest = &answer[end + 4..];
    let length = rest.len();
    let head = format!(
        "HTTP/1.1 {status}\r\n{head}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    );
    let _sent = stream
        .write_all(head.as_bytes())
        .and_then(|()| stream.write_all(rest))
        .is_ok();
}
