//! Colours, fonts and spacing of the window.
