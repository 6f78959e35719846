//! Which elements and links a requirement is about.

use crate::model::{
    Element, ElementId, FieldPath, Filter, Link, LinkId, Record, Snapshot, SubjectId, Value,
};

/// Whether all filters let an element or a link through. A filter of link kinds is about links
/// alone; all others ask both.
#[must_use]
pub fn is_in_scope(snapshot: &Snapshot, scope: &[Filter], subject: &SubjectId) -> bool {
    if let Some(element) = snapshot.element_by_id(&ElementId::from(subject.text().clone())) {
        return scope
            .iter()
            .filter(|filter| !filter.is_of_links())
            .all(|filter| filter.lets_through(of_element(filter, element).as_ref()));
    }
    let Some(ix) = snapshot.find_link(&LinkId::from(subject.text().clone())) else {
        return scope.is_empty();
    };
    let link = snapshot.link(ix);
    let mut filters = scope.iter();
    filters.all(|filter| filter.lets_through(of_link(filter, link).as_ref()))
}

fn of_element(filter: &Filter, element: &Element) -> Option<Value> {
    asked(filter, element.kind.text(), element)
}

fn of_link(filter: &Filter, link: &Link) -> Option<Value> {
    asked(filter, link.kind.text(), link)
}

fn asked<R: Record>(filter: &Filter, kind: &smol_str::SmolStr, record: &R) -> Option<Value> {
    match filter.by.as_str() {
        Filter::KIND | Filter::LINK_KIND => Some(Value::Text(kind.clone())),
        Filter::SINCE => {
            let since = record.since()?;
            Some(Value::Text(since.text().clone()))
        }
        name => record.get(&FieldPath::own(name)),
    }
}
