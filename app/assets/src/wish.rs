//! What is asked for on the command line.

use std::path::PathBuf;

pub(crate) const HELP: &str = "\
Builds the browser's bundle into target/site/pkg.

  cargo run -p juara-assets -- [--dev] [--require] [--out FOLDER]

  --dev         quick to build, large, without budget
  --require     fail where the standard library for wasm is missing; otherwise that is only said
  --out FOLDER  another place than target/site/pkg; give it to the server as JUARA_ASSETS_DIR";

#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Wish {
    pub(crate) dev: bool,
    pub(crate) require: bool,
    pub(crate) help: bool,
    pub(crate) out: Option<PathBuf>,
}

impl Wish {
    pub(crate) fn of(words: impl IntoIterator<Item = String>) -> Result<Self, String> {
        let mut wish = Self::default();
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--dev" => wish.dev = true,
                "--require" => wish.require = true,
                "--help" | "-h" => wish.help = true,
                "--out" => {
                    let folder = words.next().ok_or("--out needs a folder.")?;
                    wish.out = Some(folder.into());
                }
                other => return Err(format!("{other} is not known.\n\n{HELP}")),
            }
        }
        Ok(wish)
    }
}

#[cfg(test)]
mod tests {
    use super::Wish;

    fn of(words: &[&str]) -> Result<Wish, String> {
        Wish::of(words.iter().map(ToString::to_string))
    }

    #[test]
    fn words_become_a_wish() {
        assert_eq!(of(&[]), Ok(Wish::default()));
        let all = Wish { dev: true, require: true, help: false, out: Some("there".into()) };
        assert_eq!(of(&["--require", "--out", "there", "--dev"]), Ok(all));
    }

    #[test]
    fn what_is_not_known_is_refused() {
        assert!(of(&["--fast"]).is_err_and(|why| why.starts_with("--fast is not known.")));
        assert!(of(&["--out"]).is_err());
    }
}
