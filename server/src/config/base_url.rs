//! The address under which people reach Juara. Every link in a letter begins with it; no request can change it.

use std::fmt;
use std::net::{IpAddr, SocketAddr};

/// `https://HOST[:PORT]`, or `http://` on this very machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseUrl {
    https: bool,
    host: String,
    port: Option<u16>,
}

impl BaseUrl {
    /// # Errors
    /// Why the text can't be the base address.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (https, rest) = if let Some(rest) = text.strip_prefix("https://") {
            (true, rest)
        } else if let Some(rest) = text.strip_prefix("http://") {
            (false, rest)
        } else {
            return Err("it has to begin with https://".to_owned());
        };
        let rest = rest.strip_suffix('/').unwrap_or(rest);
        let authority: http::uri::Authority =
            rest.parse().map_err(|_| "after https:// only a host and a port can stand".to_owned())?;
        if authority.as_str().contains('@') || authority.host().is_empty() {
            return Err("after https:// only a host and a port can stand".to_owned());
        }
        let host = authority.host().to_ascii_lowercase();
        let port = match authority.as_str().get(authority.host().len()..) {
            Some("") | None => None,
            Some(end) => {
                let port = end.strip_prefix(':').and_then(|port| port.parse::<u16>().ok());
                Some(
                    port.filter(|port| *port > 0)
                        .ok_or_else(|| "the port is no number from 1 to 65535".to_owned())?,
                )
            }
        };
        if !https && !is_loopback(&host) {
            return Err(
                "passphrases would cross the network in the open; plain http is only for 127.0.0.1 or localhost, so use https://"
                    .to_owned(),
            );
        }
        let port = port.filter(|port| *port != if https { 443 } else { 80 });
        Ok(Self { https, host, port })
    }

    /// The address of a trial on this machine that listens here.
    #[must_use]
    pub fn beside(listen: SocketAddr) -> Self {
        let host = match listen.ip() {
            IpAddr::V6(ip) if ip.is_loopback() => "[::1]",
            _ => "127.0.0.1",
        };
        Self { https: false, host: host.to_owned(), port: Some(listen.port()).filter(|port| *port != 80) }
    }

    /// Whether cookies can be `Secure`.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.https
    }

    /// `host:port` as browsers write it into `Host`; the port only where it is not the usual one.
    #[must_use]
    pub fn authority(&self) -> String {
        match self.port {
            Some(port) => format!("{}:{port}", self.host),
            None => self.host.clone(),
        }
    }

    /// Whether a request that names this host means us.
    #[must_use]
    pub fn is_host(&self, host: &str) -> bool {
        let usual = if self.https { ":443" } else { ":80" };
        let host = host.to_ascii_lowercase();
        let host = if self.port.is_none() { host.strip_suffix(usual).unwrap_or(&host) } else { &host };
        host == self.authority()
    }

    /// The domain of Message-IDs and of the default sender. A bare number is written as RFC 5321 wants it.
    #[must_use]
    pub fn mail_domain(&self) -> String {
        if self.host.starts_with('[') || self.host.parse::<IpAddr>().is_ok() {
            "localhost".to_owned()
        } else {
            self.host.clone()
        }
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", if self.https { "https" } else { "http" }, self.authority())
    }
}

fn is_loopback(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || bare.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_bare_address_is_a_base_and_plain_http_stays_on_this_machine() {
        for (text, want) in [
            ("https://lomba.contoh.test", Some("https://lomba.contoh.test")),
            ("https://Lomba.Contoh.test:443/", Some("https://lomba.contoh.test")),
            ("https://lomba.contoh.test:8443", Some("https://lomba.contoh.test:8443")),
            ("http://localhost:3000", Some("http://localhost:3000")),
            ("http://127.0.0.1:80", Some("http://127.0.0.1")),
            ("http://[::1]:9", Some("http://[::1]:9")),
            ("http://lomba.contoh.test", None),
            ("http://10.0.0.1", None),
            ("ftp://lomba.contoh.test", None),
            ("https://", None),
            ("https://a:b@c.test", None),
            ("https://c.test/path", None),
            ("https://c.test?x", None),
            ("https://c.test:0", None),
            ("https://c.test:99999", None),
            ("lomba.contoh.test", None),
        ] {
            assert_eq!(BaseUrl::parse(text).ok().map(|url| url.to_string()).as_deref(), want, "{text}");
        }
    }

    #[test]
    fn a_host_is_ours_with_or_without_the_usual_port() {
        let url = BaseUrl::parse("https://lomba.contoh.test").unwrap();
        for (host, want) in [
            ("lomba.contoh.test", true),
            ("LOMBA.contoh.test:443", true),
            ("lomba.contoh.test:80", false),
            ("evil.test", false),
            ("lomba.contoh.test.evil.test", false),
            ("", false),
        ] {
            assert_eq!(url.is_host(host), want, "{host}");
        }
    }
}
