//! A scene as bytes.
