//! The map as one web page: a file that opens in any browser, without a network and without us.
