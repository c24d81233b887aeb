//! Sheets and sums.

use super::super::{Refusal, Sheet, Sums};
use super::node::Node;

pub(super) fn sheet(node: Node<'_>) -> Result<Sheet, Refusal> {
    let sheet = node.object(&["stage", "judge", "entry", "state", "cells", "reason", "position"])?;
    Ok(Sheet {
        stage: sheet.required("stage", Node::text)?,
        judge: sheet.required("judge", Node::text)?,
        entry: sheet.required("entry", Node::text)?,
        state: sheet.required("state", Node::choice)?,
        cells: sheet.optional("cells", |n| n.by_code(|n| n.nullable(Node::integer)))?,
        reason: sheet.optional("reason", Node::text)?,
        position: sheet.optional("position", Node::integer)?,
    })
}

pub(super) fn sums(node: Node<'_>) -> Result<Sums, Refusal> {
    let sums = node.object(&["stage", "entry", "sheets", "recused", "cells"])?;
    Ok(Sums {
        stage: sums.required("stage", Node::text)?,
        entry: sums.required("entry", Node::text)?,
        sheets: sums.required("sheets", Node::count)?,
        recused: sums.or_default("recused", Node::count)?,
        cells: sums.required("cells", |n| n.by_code(|n| n.integer()))?,
    })
}
