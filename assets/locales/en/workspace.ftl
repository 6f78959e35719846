workspace-untitled = untitled
workspace-first-view = Overview
workspace-read-only = This map is read-only here; nothing was changed.
workspace-read-only-hint = Save it under a new name to work on a copy.
workspace-exported = Picture written: { $file }
workspace-recovered = recover unsaved changes
