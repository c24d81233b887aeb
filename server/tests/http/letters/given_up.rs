//! When a letter is given up, by what a mail server says.

use super::{MailServer, server::OK};
use juara_server::mail::{Envelope, Line, MailError};

#[tokio::test]
async fn a_letter_is_given_up_only_where_its_addressee_is_to_blame() {
    let (server, folder) = (MailServer::open().await, std::env::temp_dir());
    let mailer = server.mailer(&folder);
    for (says, final_) in [
        ([OK, OK, OK], None),
        ([OK, "550 5.1.1 <wayan@contoh.test>: no such user", OK], Some(true)),
        ([OK, "550 5.2.1 mailbox disabled", OK], Some(true)),
        ([OK, "450 4.2.1 try again", OK], Some(false)),
        ([OK, "451 4.7.1 greylisted", OK], Some(false)),
        ([OK, "550 no", OK], Some(false)),
        (["530 5.7.0 sign in first", OK, OK], Some(false)),
        (["535 5.7.8 wrong secret", OK, OK], Some(false)),
        (["550 5.1.8 sender not allowed", OK, OK], Some(false)),
        ([OK, OK, "552 5.2.2 mailbox full"], Some(false)),
        ([OK, OK, "554 5.7.1 looks like spam"], Some(false)),
    ] {
        server.says(says);
        let sent = mailer.send(letter()).await;
        assert_eq!(sent.as_ref().err().map(MailError::is_final), final_, "{says:?}: {sent:?}");
    }
}

#[tokio::test]
async fn a_mail_server_elsewhere_that_offers_no_tls_gets_no_letter() {
    let (server, folder) = (MailServer::open().await, std::env::temp_dir());
    let sent = server.mailer_from_elsewhere(&folder).send(letter()).await;
    assert!(matches!(sent, Err(MailError::Later(_))), "{sent:?}");
    assert!(server.taken().is_empty(), "{:?}", server.taken());
    // On this machine nobody else listens.
    server.mailer(&folder).send(letter()).await.unwrap();
    assert_eq!(server.taken().len(), 1);
}

fn letter() -> Envelope {
    Envelope {
        id: "0190".to_owned(),
        to: "wayan@contoh.test".parse().unwrap(),
        subject: Line::new("Tanda terima 0147").unwrap(),
        body: "Baris satu.".to_owned(),
    }
}
