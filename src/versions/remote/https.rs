//! The way by HTTPS: git's *smart HTTP*, with the certificates that the system trusts.
//!
//! Public bodies run authorities of their own, so the system's list counts and none is built in. A
//! host may send us on to another of its own pages, never to another host, nor away from HTTPS.
//! Source: gitprotocol-http.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::{Agent, Body, SendBody, http};

use super::credentials::{self, Login};
use super::watch::Stage;
use super::wire::{Service, Wire};
use super::{Access, RemoteError};

/// More hops than this are a circle.
const MOST_HOPS: usize = 3;
/// How often somebody may mistype.
const MOST_LOGINS: usize = 4;

pub(super) struct Web<'a> {
    agent: Agent,
    access: &'a Access<'a>,
    service: Service,
    /// Scheme, host and path of the repository.
    base: String,
    host: String,
    user: Option<String>,
    login: Option<Login>,
}

impl<'a> Web<'a> {
    /// Talks with a host while another thread looks whether to stop.
    pub(super) fn with<T>(
        user: Option<&str>,
        host: &str,
        path: &str,
        is_plain: bool,
        service: Service,
        access: &'a Access<'a>,
        talk: impl FnOnce(&mut dyn Wire) -> Result<T, RemoteError>,
    ) -> Result<T, RemoteError> {
        let agent = agent(is_plain, access)?;
        let is_done = AtomicBool::new(false);
        let scheme = if is_plain { "http" } else { "https" };
        let mut web = Web {
            agent: agent.clone(),
            access,
            service,
            base: format!("{scheme}://{host}{path}"),
            host: host.to_owned(),
            user: user.map(str::to_owned),
            login: None,
        };
        let cancelled = access.watch.cancelled;
        std::thread::scope(|scope| {
            scope.spawn(|| {
                while !is_done.load(Ordering::Relaxed) {
                    if cancelled.load(Ordering::Relaxed) {
                        // Wakes whatever waits for the host.
                        agent.shutdown();
                        return;
                    }
                    std::thread::sleep(Duration::from_millis(30));
                }
            });
            let told = talk(&mut web);
            is_done.store(true, Ordering::Relaxed);
            match told {
                Err(_) if access.watch.is_cancelled() => Err(RemoteError::Cancelled),
                told => told,
            }
        })
    }

    fn get(&self) -> Result<http::Response<Body>, RemoteError> {
        let address = format!("{}/info/refs?service={}", self.base, self.service.program());
        let mut request = self
            .agent
            .get(address)
            .header("Accept", "*/*")
            .header("Pragma", "no-cache");
        if let Some(login) = &self.login {
            request = request.header("Authorization", credentials::basic(login));
        }
        request.call().map_err(explained)
    }

    /// The answer is a form of git's, and no page for people.
    fn checked(
        &self,
        response: http::Response<Body>,
        kind: &str,
    ) -> Result<Box<dyn Read + 'static>, RemoteError> {
        let expected = format!("application/x-{}-{kind}", self.service.program());
        let is_git = response
            .headers()
            .get("content-type")
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| value.trim() == expected);
        if !is_git {
            return Err(RemoteError::nonsense("a web page instead of a repository"));
        }
        let most = self.access.limits.most_bytes;
        let body = response.into_body().into_with_config().limit(most).reader();
        Ok(Box::new(Heard(body)))
    }

    /// Where a host sends us on to, if it is one of its own pages.
    fn hop(&self, response: &http::Response<Body>) -> Option<String> {
        let to = response.headers().get("location")?.to_str().ok()?;
        let end = format!("/info/refs?service={}", self.service.program());
        let base = to.strip_suffix(&end)?;
        let root = |text: &str| {
            let (scheme, rest) = text.split_once("://")?;
            let host = rest.split('/').next()?;
            Some(format!("{scheme}://{host}").to_ascii_lowercase())
        };
        let base = if base.starts_with('/') {
            format!("{}{base}", root(&self.base)?)
        } else {
            base.to_owned()
        };
        (root(&base)? == root(&self.base)? && !base.contains('@')).then_some(base)
    }
}

impl Wire for Web<'_> {
    fn advertised(&mut self) -> Result<Box<dyn Read + '_>, RemoteError> {
        let mut hops = 0;
        let mut helper = credentials::Helper::of_user();
        let mut is_from_helper = false;
        for _ in 0..MOST_LOGINS + MOST_HOPS {
            self.access.watch.check()?;
            let response = self.get()?;
            match response.status().as_u16() {
                200 => {
                    if let (true, Some(login), Some(helper)) =
                        (is_from_helper, &self.login, &helper)
                    {
                        helper.approve(&self.host, login);
                    }
                    return self.checked(response, "advertisement");
                }
                401 => {
                    let was_wrong = self.login.is_some();
                    if let (true, Some(login), Some(wrong)) =
                        (is_from_helper, &self.login, helper.take())
                    {
                        wrong.reject(&self.host, login);
                    }
                    let user = self.user.as_deref();
                    let found = helper
                        .as_ref()
                        .and_then(|helper| helper.fill(&self.host, user));
                    is_from_helper = found.is_some();
                    self.login = found
                        .or_else(|| self.access.credentials.login(&self.host, user, was_wrong));
                    if self.login.is_none() {
                        return Err(RemoteError::NeedsLogin {
                            host: self.host.clone(),
                            user: self.user.clone(),
                            was_wrong,
                        });
                    }
                    if !is_from_helper {
                        // A helper that knows nothing is not asked twice.
                        helper = None;
                    }
                }
                301 | 302 | 303 | 307 | 308 if hops < MOST_HOPS => {
                    hops += 1;
                    let Some(base) = self.hop(&response) else {
                        return Err(RemoteError::SentAway);
                    };
                    self.base = base;
                }
                403 => return Err(RemoteError::Forbidden("HTTP 403".to_owned())),
                404 | 410 => return Err(RemoteError::NoRepository),
                code => return Err(RemoteError::Unreachable(format!("HTTP {code}"))),
            }
        }
        Err(RemoteError::NeedsLogin {
            host: self.host.clone(),
            user: self.user.clone(),
            was_wrong: true,
        })
    }

    fn ask(&mut self, body: &mut dyn Read, length: u64) -> Result<Box<dyn Read + '_>, RemoteError> {
        let program = self.service.program();
        let mut told = Told {
            body,
            done: 0,
            length,
            access: self.access,
        };
        let mut request = self
            .agent
            .post(format!("{}/{program}", self.base))
            .header("Content-Type", format!("application/x-{program}-request"))
            .header("Accept", format!("application/x-{program}-result"))
            .header("Content-Length", length.to_string());
        if let Some(login) = &self.login {
            request = request.header("Authorization", credentials::basic(login));
        }
        let response = request
            .send(SendBody::from_reader(&mut told))
            .map_err(explained)?;
        match response.status().as_u16() {
            200 => self.checked(response, "result"),
            401 => Err(RemoteError::NeedsLogin {
                host: self.host.clone(),
                user: self.user.clone(),
                was_wrong: self.login.is_some(),
            }),
            403 => Err(RemoteError::Forbidden("HTTP 403".to_owned())),
            404 | 410 => Err(RemoteError::NoRepository),
            413 => Err(RemoteError::TooLarge),
            code => Err(RemoteError::Unreachable(format!("HTTP {code}"))),
        }
    }
}

/// The client: patient within limits, trusting whom the system trusts.
fn agent(is_plain: bool, access: &Access<'_>) -> Result<Agent, RemoteError> {
    let limits = &access.limits;
    let mut config = Agent::config_builder()
        .https_only(!is_plain)
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        // Git hosts look for this word before they answer as one.
        .user_agent(concat!("git/portolan-", env!("CARGO_PKG_VERSION")))
        .timeout_resolve(Some(limits.connect))
        .timeout_connect(Some(limits.connect))
        .timeout_recv_response(Some(limits.idle))
        .timeout_per_read(Some(limits.idle))
        .timeout_per_write(Some(limits.idle))
        .timeout_await_100(None)
        .max_response_header_size(64 << 10)
        .max_idle_connections(1);
    if is_plain {
        // This machine is reached without a way round.
        config = config.proxy(None);
    } else {
        let found = rustls_native_certs::load_native_certs();
        let roots: Vec<Certificate<'static>> = found
            .certs
            .iter()
            .map(|der| Certificate::from_der(der.as_ref()).to_owned())
            .collect();
        if roots.is_empty() {
            let reason = found.errors.first().map(ToString::to_string);
            return Err(RemoteError::Certificate(reason.unwrap_or_default()));
        }
        let tls = TlsConfig::builder()
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .root_certs(RootCerts::new_with_certs(&roots))
            .build();
        config = config.tls_config(tls);
    }
    Ok(config.build().new_agent())
}

/// What an error of the client means.
fn explained(error: ureq::Error) -> RemoteError {
    match error {
        ureq::Error::Timeout(_) => RemoteError::TimedOut,
        ureq::Error::Rustls(error) => of_tls(&error),
        ureq::Error::Io(error) => of_io(error),
        ureq::Error::BodyExceedsLimit(_) => RemoteError::TooLarge,
        ureq::Error::Protocol(error) => {
            RemoteError::Nonsense(super::packet::tidy(&error.to_string()))
        }
        ureq::Error::HostNotFound => RemoteError::NoHost,
        other => RemoteError::Unreachable(super::packet::tidy(&other.to_string())),
    }
}

fn of_tls(error: &rustls::Error) -> RemoteError {
    match error {
        rustls::Error::InvalidCertificate(reason) => {
            RemoteError::Certificate(format!("{reason:?}"))
        }
        other => RemoteError::Unreachable(other.to_string()),
    }
}

fn of_io(error: io::Error) -> RemoteError {
    let inner = error.get_ref();
    if let Some(error) = inner.and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
        return of_tls(error);
    }
    if inner.is_some_and(|inner| inner.is::<ureq::Error>()) {
        let inner = error
            .into_inner()
            .and_then(|inner| inner.downcast::<ureq::Error>().ok());
        return inner.map_or(RemoteError::TimedOut, |inner| explained(*inner));
    }
    error.into()
}

/// The answer, with errors in our words.
struct Heard<R>(R);

impl<R: Read> Read for Heard<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.0.read(into).map_err(|error| of_io(error).into_io())
    }
}

/// The question, which tells how far it is.
struct Told<'a> {
    body: &'a mut dyn Read,
    done: u64,
    length: u64,
    access: &'a Access<'a>,
}

impl Read for Told<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let watch = &self.access.watch;
        watch.check().map_err(RemoteError::into_io)?;
        let count = self.body.read(into)?;
        self.done += count as u64;
        watch.tell(Stage::Sending, self.done, Some(self.length));
        Ok(count)
    }
}
