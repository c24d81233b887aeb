use super::*;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::TcpListener,
};

fn mailer(folder: &std::path::Path) -> Mailer {
    let set = [("JUARA_DATA_DIR".to_owned(), folder.display().to_string())].into();
    Mailer::new(&Config::read(&set, None).unwrap()).unwrap()
}

fn envelope(subject: &str) -> Envelope {
    Envelope {
        id: "0190".to_owned(),
        to: "wayan@contoh.test".parse().unwrap(),
        subject: Line::new(subject).unwrap(),
        body: "Baris satu.\n\nhttps://lomba.contoh.test/verifikasi/abc\n.\nAkhir.".to_owned(),
    }
}

#[tokio::test]
async fn without_a_mail_server_a_letter_becomes_a_file_with_a_fixed_number() {
    let folder = std::env::temp_dir().join(format!("juara-mail-{}", uuid::Uuid::now_v7()));
    let mailer = mailer(&folder);
    mailer.send(envelope("Konfirmasi alamat: \u{e9}")).await.unwrap();
    mailer.send(envelope("Konfirmasi alamat: \u{e9}")).await.unwrap();
    let files: Vec<_> = fs::read_dir(folder.join("mail")).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(files, [folder.join("mail/0190.eml")]);
    let text = fs::read_to_string(&files[0]).unwrap();
    for line in
        ["Message-ID: <0190@localhost>\r\n", "To: wayan@contoh.test\r\n", "From: Juara <juara@localhost>\r\n"]
    {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert!(text.contains("https://lomba.contoh.test/verifikasi/abc"), "{text}");
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn nothing_that_breaks_a_header_is_a_line() {
    for text in ["a\r\nBcc: x@contoh.test", "a\nb", "a\0b", "a\u{202e}b", "a\u{2028}b", "a\tb"] {
        assert_eq!(Line::new(text), None, "{text:?}");
    }
    assert!(Line::new("I Wayan \"Contoh\" <x@y> 🌺").is_some());
}

#[tokio::test]
async fn a_mail_server_elsewhere_has_to_speak_tls() {
    for (url, want) in [
        ("smtps://me:hush@mail.contoh.test", true),
        ("smtp://me:hush@mail.contoh.test:587", true),
        ("smtp://127.0.0.1:2525", true),
        ("smtp://localhost:2525", true),
        ("smtp://mail.contoh.test?tls=opportunistic", false),
        ("mail.contoh.test", false),
        ("smtp://", false),
    ] {
        assert_eq!(smtp(url).is_ok(), want, "{url}");
    }
    let error = smtp("imap://me:hush@mail.contoh.test").unwrap_err().to_string();
    assert!(!error.contains("hush"), "{error}");
}

/// The address of a mail server that says this to `MAIL`, to `RCPT` and to the letter itself.
async fn server([mail, rcpt, letter]: [&'static str; 3]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((line, _)) = listener.accept().await {
            let mut line = BufReader::new(line);
            let mut says = "220 contoh.test".to_owned();
            let mut in_letter = false;
            loop {
                if !says.is_empty() && line.write_all(format!("{says}\r\n").as_bytes()).await.is_err() {
                    break;
                }
                let mut heard = String::new();
                if line.read_line(&mut heard).await.unwrap_or_default() == 0 {
                    break;
                }
                let heard = heard.trim_end();
                says = match (in_letter, heard.split(' ').next().unwrap_or_default()) {
                    (true, ".") => letter,
                    (true, _) => "",
                    (false, "EHLO") => "250 contoh.test",
                    (false, "MAIL") => mail,
                    (false, "RCPT") => rcpt,
                    (false, "DATA") => "354 go on",
                    (false, _) => "250 ok",
                }
                .to_owned();
                in_letter = (in_letter && heard != ".") || heard == "DATA";
            }
        }
    });
    format!("smtp://{address}")
}

#[tokio::test]
async fn a_letter_is_given_up_only_where_its_addressee_is_to_blame() {
    const OK: &str = "250 2.0.0 ok";
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
        let url = server(says).await;
        let set = [("JUARA_SMTP_URL".to_owned(), url)].into();
        let mailer = Mailer::new(&Config::read(&set, None).unwrap()).unwrap();
        let sent = mailer.send(envelope("Tanda terima 0147")).await;
        assert_eq!(sent.as_ref().err().map(MailError::is_final), final_, "{says:?}: {sent:?}");
    }
}
