use juara::Locale;
use juara_app::csv::Csv;

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
