//! The map as files for others: what a preset asks for, view by view and plateau by plateau, in
//! whatever form, after what is held back was taken out.
