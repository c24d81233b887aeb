use juara_app::form::is_secret;

#[test]
fn what_lets_somebody_in_never_goes_back() {
    for (field, secret) in [("passphrase", true), ("code", true), ("token", true), ("entry", false)] {
        assert_eq!(is_secret(field), secret, "{field}");
    }
}
