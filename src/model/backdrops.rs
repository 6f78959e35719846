//! The pictures that elements show behind their content, by name, at whatever plateau.

use std::collections::BTreeSet;

use smol_str::SmolStr;

use super::map::SystemMap;
use super::records::Element;
use super::value::Value;

impl Element {
    /// The pictures that it shows at some plateau.
    fn backdrops(&self) -> impl Iterator<Item = SmolStr> + '_ {
        let own = (!self.backdrop.is_empty()).then(|| self.backdrop.clone());
        let later = self.at.values().filter_map(|fields| {
            let text = fields.get("backdrop").and_then(Value::as_text)?;
            (!text.is_empty()).then(|| SmolStr::new(text))
        });
        own.into_iter().chain(later)
    }

    /// Whether it shows a picture at some plateau.
    #[must_use]
    pub fn asks_for_backdrop(&self, name: &str) -> bool {
        self.backdrops().any(|asked| asked == name)
    }
}

impl SystemMap {
    /// The names of all pictures that its elements show, and of its logo. O(elements).
    #[must_use]
    pub fn backdrops(&self) -> BTreeSet<SmolStr> {
        let elements = self.tables().elements.iter();
        let logo = Some(self.info().logo.clone()).filter(|name| !name.is_empty());
        let shown = elements.flat_map(|element| element.backdrops());
        shown.chain(logo).collect()
    }
}
