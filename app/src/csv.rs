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
