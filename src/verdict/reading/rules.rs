//! Stages, scales, cuts and tie rules.

use super::super::{
    Aggregate, Criterion, Cut, Decimal, Fault, Quorum, Refusal, Scale, Spread, Stage, Take, TieRule,
};
use super::node::Node;
use std::collections::BTreeMap;

pub(super) fn weights(node: Node<'_>) -> Result<BTreeMap<String, u64>, Refusal> {
    node.by_code(|n| n.count())
}

pub(super) fn scale(node: Node<'_>) -> Result<Scale, Refusal> {
    let scale = node.object(&["min", "max", "per_point", "show"])?;
    Ok(Scale {
        min: scale.required("min", Node::integer)?,
        max: scale.required("max", Node::integer)?,
        per_point: scale.required("per_point", Node::integer)?,
        show: scale.optional("show", ends)?.unwrap_or_else(|| [Decimal::whole(0), Decimal::whole(100)]),
    })
}

pub(super) fn stage(node: Node<'_>) -> Result<Stage, Refusal> {
    let stage = node.object(&[
        "id",
        "criteria",
        "scale",
        "aggregate",
        "cannot_assess",
        "quorum",
        "spread",
        "no_show",
    ])?;
    Ok(Stage {
        id: stage.required("id", Node::text)?,
        criteria: stage.required("criteria", |n| n.items(criterion))?,
        scale: stage.optional("scale", scale)?,
        aggregate: stage.or_default("aggregate", aggregate)?,
        cannot_assess: stage.or_default("cannot_assess", Node::choice)?,
        quorum: stage.or_default("quorum", quorum)?,
        spread: stage.optional("spread", spread)?,
        no_show: stage.or_default("no_show", Node::choice)?,
    })
}

pub(super) fn cut(node: Node<'_>) -> Result<Cut, Refusal> {
    let cut = node.object(&["after", "basis", "take", "at_least", "on_tie", "ties"])?;
    Ok(Cut {
        after: cut.required("after", Node::text)?,
        basis: cut.required("basis", weights)?,
        take: cut.required("take", take)?,
        at_least: cut.optional("at_least", Node::decimal)?,
        on_tie: cut.or_default("on_tie", Node::choice)?,
        ties: cut.optional("ties", |n| n.items(tie_rule))?,
    })
}

pub(super) fn tie_rule(node: Node<'_>) -> Result<TieRule, Refusal> {
    let rule = node.object(&["rule", "stage", "criterion", "stages"])?;
    let (name, known): (_, &[&str]) = match rule.required("rule", Node::text)?.as_str() {
        "stage" => (TieRule::Stage { stage: rule.required("stage", Node::text)? }, &["rule", "stage"]),
        "criterion" => (
            TieRule::Criterion {
                stage: rule.required("stage", Node::text)?,
                criterion: rule.required("criterion", Node::text)?,
            },
            &["rule", "stage", "criterion"],
        ),
        "head_to_head" => {
            (TieRule::HeadToHead { stages: rule.optional("stages", Node::texts)? }, &["rule", "stages"])
        }
        "plenary" => (TieRule::Plenary, &["rule"]),
        "rank" => (TieRule::Rank, &["rule"]),
        _ => return Err(rule.refuse("rule", Fault::BadChoice)),
    };
    node.object(known).map(|_| name)
}

fn ends(node: Node<'_>) -> Result<[Decimal; 2], Refusal> {
    node.items(|n| n.decimal())?.try_into().map_err(|_| node.refuse(Fault::BadScale))
}

fn criterion(node: Node<'_>) -> Result<Criterion, Refusal> {
    let criterion = node.object(&["id", "weight", "title"])?;
    Ok(Criterion {
        id: criterion.required("id", Node::text)?,
        weight: criterion.required("weight", Node::count)?,
        title: criterion.optional("title", Node::text)?,
    })
}

fn aggregate(node: Node<'_>) -> Result<Aggregate, Refusal> {
    let aggregate = node.object(&["method", "low", "high", "limit"])?;
    let (method, known): (_, &[&str]) = match aggregate.required("method", Node::text)?.as_str() {
        "mean" => (Aggregate::Mean, &["method"]),
        "median" => (Aggregate::Median, &["method"]),
        "trimmed" => (
            Aggregate::Trimmed {
                low: aggregate.required("low", Node::count)?,
                high: aggregate.required("high", Node::count)?,
            },
            &["method", "low", "high"],
        ),
        "capped" => {
            (Aggregate::Capped { limit: aggregate.required("limit", Node::decimal)? }, &["method", "limit"])
        }
        _ => return Err(aggregate.refuse("method", Fault::BadChoice)),
    };
    node.object(known).map(|_| method)
}

fn quorum(node: Node<'_>) -> Result<Quorum, Refusal> {
    let quorum = node.object(&["min_sheets", "panel_percent", "same_judges"])?;
    Ok(Quorum {
        min_sheets: quorum.required("min_sheets", Node::count)?,
        panel_percent: quorum.or_default("panel_percent", Node::count)?,
        same_judges: quorum.or_default("same_judges", Node::truth)?,
    })
}

fn spread(node: Node<'_>) -> Result<Spread, Refusal> {
    let spread = node.object(&["limit", "on", "extra_sheets"])?;
    Ok(Spread {
        limit: spread.required("limit", Node::decimal)?,
        on: spread.or_default("on", Node::choice)?,
        extra_sheets: spread.optional("extra_sheets", Node::count)?.unwrap_or(1),
    })
}

fn take(node: Node<'_>) -> Result<Take, Refusal> {
    if node.is_object() { weights(node).map(Take::ByCategory) } else { node.count().map(Take::Each) }
}
