//! Twenty hand-checked cases, input and result.

use super::super::compute;
use crate::canonical;
use serde_json::Value;

fn vectors() -> Vec<Value> {
    let file = canonical::read(include_bytes!("vectors.json")).unwrap();
    file["vectors"].as_array().unwrap().clone()
}

#[test]
fn every_hand_checked_case_gives_its_result_byte_for_byte() {
    assert_eq!(vectors().len(), 20);
    for vector in vectors() {
        let result = compute(&canonical::bytes(&vector["input"])).bytes();
        let (result, want) = (String::from_utf8(result).unwrap(), canonical::bytes(&vector["result"]));
        assert_eq!(result, String::from_utf8(want).unwrap(), "{}", vector["name"]);
    }
}
