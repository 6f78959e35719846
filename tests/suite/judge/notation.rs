//! Maps in lines, so that a case that fails can be read:
//! - `plateau ID [BASE]`
//! - `ID kind [parent] [name=value …]` for an element, `FROM kind TO [name=value …]` for a link;
//!   links are `l000`, `l001`, … by their order;
//! - `@PLATEAU ID name=value` for an override, `since ID PLATEAU` for what comes later.

use std::sync::Arc;

use portolan::catalogue::link_kind;
use portolan::model::{
    Element, ElementId, FieldPath, Link, LinkId, Plateau, PlateauId, Record, SystemMap, Tables,
    Value,
};

/// The map that these lines make, mended where they break a promise (circles of containment).
pub(super) fn map(lines: &[String]) -> SystemMap {
    let mut tables = Tables::default();
    let mut links = 0;
    for line in lines {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            ["plateau", id, base @ ..] => {
                let mut plateau = Plateau::blank((*id).into());
                plateau.based_on = base.first().map(|base| PlateauId::from(*base));
                tables.plateaus.insert(Arc::new(plateau));
            }
            ["since", id, plateau] => {
                set(
                    &mut tables,
                    id,
                    &FieldPath::own("since"),
                    &Value::text(*plateau),
                );
            }
            [plateau, id, field] if plateau.starts_with('@') => {
                let (name, value) = field.split_once('=').unwrap();
                let path = FieldPath::at(plateau[1..].into(), name);
                set(&mut tables, id, &path, &value_of(value));
            }
            [from, kind, to, fields @ ..] if link_kind(kind).is_some() => {
                let mut link = Link::blank(format!("l{links:03}").as_str().into());
                links += 1;
                (link.from, link.to) = ((*from).into(), (*to).into());
                link.kind = (*kind).into();
                fill(&mut link, fields);
                tables.links.insert(Arc::new(link));
            }
            [id, kind, fields @ ..] => {
                let mut element = Element::blank((*id).into());
                element.kind = (*kind).into();
                element.name = (*id).into();
                let has_parent = fields.first().is_some_and(|word| !word.contains('='));
                element.parent = has_parent.then(|| fields[0].into());
                fill(&mut element, &fields[usize::from(has_parent)..]);
                tables.elements.insert(Arc::new(element));
            }
            _ => panic!("`{line}` says nothing"),
        }
    }
    SystemMap::assemble(tables).0
}

fn fill<R: Record>(record: &mut R, fields: &[&str]) {
    for (name, value) in fields.iter().filter_map(|field| field.split_once('=')) {
        record
            .set(&FieldPath::own(name), Some(&value_of(value)))
            .unwrap();
    }
}

fn set(tables: &mut Tables, id: &str, path: &FieldPath, value: &Value) {
    if let Some(element) = tables.elements.get(&ElementId::from(id)) {
        let mut element = Element::clone(element);
        element.set(path, Some(value)).unwrap();
        tables.elements.insert(Arc::new(element));
    } else {
        let mut link = Link::clone(tables.links.get(&LinkId::from(id)).unwrap());
        link.set(path, Some(value)).unwrap();
        tables.links.insert(Arc::new(link));
    }
}

fn value_of(text: &str) -> Value {
    match text {
        "true" => Value::Flag(true),
        "false" => Value::Flag(false),
        "-" => Value::Nothing,
        _ if text.starts_with('[') => {
            let names = text.trim_matches(['[', ']']).split(',');
            Value::List(names.map(Value::from).collect())
        }
        _ => {
            let number = text.parse().ok().and_then(Value::number);
            number.unwrap_or_else(|| Value::from(text))
        }
    }
}
