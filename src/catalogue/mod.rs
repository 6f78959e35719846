//! The kinds of elements and links, generated from `assets/catalogue.ron`.
