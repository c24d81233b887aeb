use super::*;
use std::os::unix::fs::PermissionsExt as _;

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
    assert!(secret::is_private(&folder) && secret::is_private(&folder.join("mail")));
    // It may carry a link that is as good as a passphrase.
    assert_eq!(fs::metadata(&files[0]).unwrap().permissions().mode() & 0o777, 0o600);
    let text = fs::read_to_string(&files[0]).unwrap();
    for line in
        ["Message-ID: <0190@localhost>\r\n", "To: wayan@contoh.test\r\n", "From: Juara <juara@localhost>\r\n"]
    {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert!(text.contains("https://lomba.contoh.test/verifikasi/abc"), "{text}");
    // It is taken back under its number, and what has another stays.
    let other = folder.join("mail/0191.eml");
    fs::write(&other, "").unwrap();
    for taken in [1, 0] {
        assert_eq!(take_back(&folder, ["0190".to_owned(), "0192".to_owned()]).unwrap(), taken);
    }
    assert!(!files[0].exists() && other.exists());
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
