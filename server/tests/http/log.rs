//! What the log says of what people do: no address, no link, no cookie, nothing that they typed.

use crate::browser::Browser;
use crate::letters::{MailServer, link};
use crate::world::{BACKENDS, EXAMPLE, World};
use http::StatusCode;
use juara::Locale;
use juara_server::jobs::send_letters;
use juara_store::fixture::cast::PASSPHRASE;
use juara_words::t;
use std::io::{self, Write};
use std::sync::{Arc, Mutex};
use tracing_subscriber::EnvFilter;

const EMAIL: &str = "wayan.rahasia@contoh.test";
const L: Locale = Locale::Id;

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

async fn sign_in(browser: &mut Browser, passphrase: &str) {
    browser.open("/masuk").await;
    browser.type_into(&t!(L, sign_in.email), EMAIL);
    browser.type_into(&t!(L, sign_in.passphrase), passphrase);
    browser.press(&t!(L, sign_in.enter)).await;
}

/// Everything runs on the thread of this test, which alone hears what is logged meanwhile.
#[tokio::test]
async fn it_names_nobody_and_opens_nothing() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .json()
        .with_env_filter(EnvFilter::new(
            "info,juara=trace,juara_app=trace,juara_server=trace,juara_store=trace",
        ))
        .with_writer(move || writer.clone())
        .finish();
    // Beside a single listener, what is first logged on the thread of another test is taken for what nobody hears.
    let _second = tracing::Dispatch::new(tracing_subscriber::registry());
    let _heard = tracing::subscriber::set_default(subscriber);

    let world = World::with(BACKENDS[0], EXAMPLE).await;
    let mut wayan = world.browser();
    wayan.open("/daftar").await;
    wayan.type_into(&t!(L, account.name), "Wayan Rahasia");
    wayan.type_into(&t!(L, account.email), EMAIL);
    wayan.type_into(&t!(L, sign_in.passphrase), PASSPHRASE);
    wayan.press(&t!(L, account.make)).await;
    let confirm = link(&world, EMAIL).await;
    wayan.open(&confirm).await.press(&t!(L, account.confirm)).await;
    sign_in(&mut wayan, "bukan frasa yang benar ini").await;
    assert_eq!(wayan.status, StatusCode::FORBIDDEN);
    sign_in(&mut wayan, PASSPHRASE).await;
    assert_eq!(wayan.path, "/ikut");
    wayan.open("/lupa-sandi").await;
    wayan.type_into(&t!(L, sign_in.email), EMAIL);
    wayan.press(&t!(L, sign_in.send_link)).await;
    // Neither a mail server that refuses nor an act that breaks says more.
    let server = MailServer::open().await;
    server.says(["250 2.0.0 ok", "451 4.7.1 wayan.rahasia@contoh.test come again", "250 2.0.0 ok"]);
    let mailer = server.mailer(&world.state.config.data_dir);
    send_letters::run(&world.state, &mailer).await.unwrap();
    wayan.open("/tidak/ada?email=wayan.rahasia@contoh.test").await;
    let broke = wayan.ask("/do/test/breaks", Some(vec![("a".to_owned(), "b".to_owned())])).await;
    assert_eq!(broke.0, StatusCode::INTERNAL_SERVER_ERROR);

    let said = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    for there in ["answered", "/verifikasi/{token}", "a letter did not go", "a request broke"] {
        assert!(said.contains(there), "{there}: {said}");
    }
    let cookies = wayan.cookies();
    let cookie = cookies[0].split_once('=').unwrap().1;
    let token = confirm.rsplit('/').next().unwrap();
    for secret in ["rahasia", "Rahasia", cookie, token, PASSPHRASE, "a secret of the inside"] {
        assert!(!said.contains(secret), "{secret}: {said}");
    }
}
