//! Icons on the screen.

/// Paints an icon.
pub fn paint(_painter: &egui::Painter, _name: &str, _rect: egui::Rect, _color: egui::Color32) {}
/// A button.
pub fn button(ui: &mut egui::Ui, _name: &str, tooltip: &str, _selected: bool) -> egui::Response { ui.button(tooltip) }
