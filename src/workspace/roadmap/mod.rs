//! The plan of work packages, without a window: what shows of it, what is asked of it, its picture
//! and its lists.

mod picture;

pub use picture::RoadmapOrder;
