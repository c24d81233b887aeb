//! Tables of pages as files for spreadsheets.

use juara::Locale;

/// A table, all of it text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Csv {
    /// The heads of the columns.
    pub heads: Vec<String>,
    /// The rows, as wide as the heads.
    pub rows: Vec<Vec<String>>,
}

impl Csv {
    /// The bytes of the file as a spreadsheet in this language opens it: UTF-8 that says so, every cell
    /// quoted; between them a semicolon where the comma parts the decimals.
    #[must_use]
    pub fn bytes(&self, locale: Locale) -> Vec<u8> {
        let delimiter = match locale {
            Locale::Id => b';',
            Locale::En => b',',
        };
        let mut writer = csv::WriterBuilder::new()
            .delimiter(delimiter)
            .quote_style(csv::QuoteStyle::Always)
            .terminator(csv::Terminator::CRLF)
            .flexible(true)
            .from_writer("\u{feff}".as_bytes().to_vec());
        for row in std::iter::once(&self.heads).chain(&self.rows) {
            // Into memory, and rows of any width: nothing here can fail.
            let written = writer.write_record(row.iter().map(|cell| inert(cell)));
            debug_assert!(written.is_ok(), "{written:?}");
        }
        writer.into_inner().unwrap_or_default()
    }
}

/// A cell that is read as text: a spreadsheet takes one that begins so for a formula, and runs it.
fn inert(cell: &str) -> String {
    const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    if cell.starts_with(FORMULA) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn csv(cells: &[&str]) -> Csv {
        Csv {
            heads: vec!["A".to_owned(); cells.len()],
            rows: vec![cells.iter().map(|c| (*c).to_owned()).collect()],
        }
    }

    #[test]
    fn a_spreadsheet_in_either_language_finds_the_columns() {
        let table = csv(&["0147", "83,72", "Wayan \"Contoh\"; Sari"]);
        let id = String::from_utf8(table.bytes(Locale::Id)).unwrap();
        assert_eq!(id, "\u{feff}\"A\";\"A\";\"A\"\r\n\"0147\";\"83,72\";\"Wayan \"\"Contoh\"\"; Sari\"\r\n");
        let en = String::from_utf8(table.bytes(Locale::En)).unwrap();
        assert!(en.contains("\"0147\",\"83,72\","), "{en}");
    }

    #[test]
    fn no_cell_is_a_formula() {
        for evil in ["=1+1", "+62 812", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠A"]
        {
            let bytes = csv(&[evil]).bytes(Locale::Id);
            let text = String::from_utf8(bytes).unwrap();
            assert!(text.ends_with(&format!("\"'{evil}\"\r\n")), "{text:?}");
        }
        for harmless in ["", "'=1", "a=b", "–", "Ni Luh", "0001"] {
            let text = String::from_utf8(csv(&[harmless]).bytes(Locale::Id)).unwrap();
            assert!(text.ends_with(&format!("\"{harmless}\"\r\n")), "{text:?}");
        }
    }
}
