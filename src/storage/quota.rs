//! Where a quota on file sizes is set, the system ends the process at the first byte too many; with a
//! handler in place the write fails instead, and the user is told.

/// Lets writes beyond the quota fail. To be called once, before anything is written.
pub fn mind_quotas() {
    #[cfg(unix)]
    {
        /// “File size limit exceeded” on Linux and macOS.
        const SIGXFSZ: i32 = 25;
        let noticed = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
        // Without the handler the old behaviour stays; nothing else depends on it.
        let _registered = signal_hook::flag::register(SIGXFSZ, noticed).is_ok();
    }
}
