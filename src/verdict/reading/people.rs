//! Categories, entries and what the plenary decided about them.

use super::super::{Category, Decision, Entry, Fault, Prize, Refusal};
use super::node::Node;

pub(super) fn category(node: Node<'_>) -> Result<Category, Refusal> {
    let category = node.object(&["id", "title", "panels", "prizes"])?;
    Ok(Category {
        id: category.required("id", Node::text)?,
        title: category.optional("title", Node::text)?,
        panels: category.or_default("panels", |n| n.by_code(|n| n.texts()))?,
        prizes: category.or_default("prizes", |n| n.items(prize))?,
    })
}

pub(super) fn entry(node: Node<'_>) -> Result<Entry, Refusal> {
    let entry = node.object(&["id", "category", "title", "status", "since", "no_show"])?;
    Ok(Entry {
        id: entry.required("id", Node::text)?,
        category: entry.required("category", Node::text)?,
        title: entry.optional("title", Node::text)?,
        status: entry.or_default("status", Node::choice)?,
        since: entry.optional("since", Node::text)?,
        no_show: entry.or_default("no_show", Node::texts)?,
    })
}

pub(super) fn decision(node: Node<'_>) -> Result<Decision, Refusal> {
    let decision = node.object(&["id", "category", "at", "set", "order", "minutes"])?;
    Ok(Decision {
        id: decision.required("id", Node::text)?,
        category: decision.required("category", Node::text)?,
        at: decision.required("at", |n| n.text()?.parse().map_err(|_| n.refuse(Fault::BadDecision)))?,
        set: decision.required("set", Node::texts)?,
        order: decision.required("order", |n| n.items(|n| n.texts()))?,
        minutes: decision.optional("minutes", Node::text)?,
    })
}

fn prize(node: Node<'_>) -> Result<Prize, Refusal> {
    let prize = node.object(&["rank", "title", "amount"])?;
    Ok(Prize {
        rank: prize.required("rank", Node::count)?,
        title: prize.required("title", Node::text)?,
        amount: prize.or_default("amount", Node::count)?,
    })
}
