//! What is seen: the finished drawing of one view, at one plateau, through one perspective.
//!
//! A [`Scene`] is a flat list of plain [`Figure`]s in map units, back to front, each under the
//! [`Item`] (and so the record) that it shows. Screen, PNG and later exporters are short readers
//! of it: everything hard (wrapping, routing, colours, states) is settled before.
//!
//! The road of one drawing: [`place_view`] gives elements their places (kept in the map as
//! placements), [`place_part`] only some of them, [`routes`] leads the links around them, [`compose`] draws, and [`compose_page`]
//! sets the drawing on a page with title block, legend and marking.
//! [`compose_roadmap`] draws the plan of work packages over time, which is no view,
//! [`compose_service_sheet`] all about one service, and [`compose_impact_sheet`] one scenario with
//! its map and its figures.
//! `content` says what the view shows, `facts` what must be known of it, `look` what the
//! perspective makes of it, `bundles` which links are drawn as one; then a file a figure family.

mod figure;
mod perspective;
mod theme;

mod answer;

mod alternatives;
mod anchored;
mod arrangement;
mod bundles;
mod caption;
mod chosen;
mod content;
mod contents;
mod facts;
mod filtering;
mod hosting;
mod lens;
mod measure;
mod piling;
mod pinned;
mod request;
mod route_memory;
mod tight_frames;
mod view_change;
mod view_layout;
mod view_routes;

mod describe;
mod drawing;
mod findings;
mod lines;
mod look;
mod occupied;
mod pen;

mod backdrop;
mod badge;
mod badge_words;
mod bundle_line;
mod card;
mod container;
mod label;
mod link;
mod note;
mod spokesman;

mod compose;

mod comparison;

mod frame;
mod legend;
mod legend_samples;
mod marked;
mod page;
mod paper;
mod title_block;
mod weak_points;

mod impact_sheet;

mod across;
mod chart;
mod dashboard;
mod matrix;
mod register_sheet;
mod roadmap;
mod service_sheet;

#[cfg(test)]
mod bundle_tests;
#[cfg(test)]
mod piling_tests;
#[cfg(test)]
mod tests;

pub use crate::text::FontWeight;
pub use across::{AcrossPage, AcrossPanel, AcrossRequest, compose_across, compose_across_page};
pub use alternatives::{PlacedAlternative, place_alternatives};
pub use answer::{AnswerEntry, AnswerFigure, AnswerMark, AnswerMarks, Tone};
pub use arrangement::{METHODS, direction_word, method_of, method_word};
pub use bundles::{BundleEnds, Bundling};
pub use card::hue_of;
pub use chart::{Chart, ChartRequest, Form, Pattern, Reading, Series, compose_chart};
pub use chosen::icon_of;
pub use comparison::{
    ChangeMark, ComparisonMark, ComparisonMarks, Shown, State, both as comparison_map,
    ends_of_changes,
};
pub use compose::{OVERHANG, compose};
pub use contents::{BadgeKind, Contents, LinkLook, Support};
pub use dashboard::{DashboardRequest, PLOTS, PastFigures, compose_dashboard, dashboard_charts};
pub use facts::PersonalData;
pub use figure::{
    BundledLinks, Color, Counted, Dash, Figure, IconFigure, ImageFigure, Item, ItemRole,
    PathFigure, RectFigure, Scene, Stroke, Subject, TextAnchor, TextRun,
};
pub use filtering::{Filtered, asked_of, question_name, rule_words, value_name};
pub use findings::{FindingMarks, FindingSign, level_icon, level_tint};
pub use hosting::{HostingClass, hosting_classes};
pub use impact_sheet::{
    ImpactSheetRequest, SHEET_WIDTH, compose_impact_pages, compose_impact_sheet,
};
pub use legend::{
    Entry as LegendEntry, Group as LegendGroup, LEGEND_SAMPLE, LegendRow, legend, legend_groups,
    legend_rows,
};
pub use lens::{
    Class, ClassMembers, Lens, LensGroup, LensRequest, Manner, Shade, ShadeContents, Shading,
};
pub use marked::marked;
pub use matrix::{MatrixRequest, compose_matrix, compose_matrix_page};
pub use measure::FRAME_TITLE_HEIGHT;
pub use note::{ListedNote, note_icon, note_tint};
pub use page::{PageFrame, compose_page, compose_page_on};
pub use paper::{MM_PER_UNIT, OnPaper, PAPER_MARGIN_MM, Paper, scale_in_words};
pub use perspective::{ImpactMark, ImpactMarks, ImpactState, Perspective};
pub use pinned::pinned_route;
pub use register_sheet::{
    REGISTER_SHEET, RegisterSheetRequest, compose_register_sheet, register_sheets,
};
pub use request::{Composition, SceneOptions, SceneRequest};
pub use roadmap::{
    Bar, DAY_WIDTHS, Grouping, Milestone, Roadmap, RoadmapFacts, RoadmapPart, RoadmapRequest,
    SIDE_WIDTH, SupportEnd, SupportMark, amount_in_words, compose_roadmap, compose_roadmap_page,
    date_in_words, plateau_hue, status_name,
};
pub use route_memory::RouteMemory;
pub use service_sheet::{ServiceSheetRequest, compose_service_sheet, service_assumptions};
pub use theme::{Hue, Theme, Tint, contrast};
pub use view_change::{ChangeRequest, Part, place_part};
pub use view_layout::{LayoutWatch, PlaceRequest, PlacedElement, place_view, place_view_watched};
pub use view_routes::{draft_routes, routes, routes_remembered};
pub use weak_points::{
    HEATS, WeakContents, WeakFocus, WeakMark, WeakPointMarks, WeakStanding, Weakness,
};
