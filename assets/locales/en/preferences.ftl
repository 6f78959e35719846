history-back = Go back to here
history-forward = Go forward to here
history-saved = saved
history-show = History of changes
history-start = As opened
history-tab = History
overview-elements = { $count ->
        [one] Element
       *[other] Elements
    }
overview-links = { $count ->
        [one] Link
       *[other] Links
    }
overview-notes = { $count ->
        [one] Note
       *[other] Notes
    }
overview-views = { $count ->
        [one] View
       *[other] Views
    }
preferences-grid = Keep boxes to the grid
preferences-grid-about = While moving and resizing; Ctrl ignores it.
preferences-journal = Every change goes into a recovery journal within a tenth of a second, until the map is saved: after a crash or a power cut, the next start offers it again. Your file changes only when you save, and the versions before go to the backups.
preferences-keys = Keys
preferences-language = Language
preferences-larger = Larger
preferences-motion-about = Shows where things end up, without the way there.
preferences-open = Preferences…
preferences-own-dialog = Portolan’s own file dialog
preferences-own-dialog-about = Even where the system has one.
preferences-percent = { $percent } %
preferences-role = Your role
preferences-role-hint = For example: Security officer
preferences-safety = Saving
preferences-scale = Interface scale
preferences-scale-100 = Interface at 100 %
preferences-scale-125 = Interface at 125 %
preferences-scale-150 = Interface at 150 %
preferences-scale-200 = Interface at 200 %
preferences-scale-75 = Interface at 75 %
preferences-smaller = Smaller
preferences-theme = Theme
preferences-title = Preferences
preferences-wheel = The wheel zooms
preferences-wheel-about = Instead of panning; Ctrl and the wheel always zoom.
status-failed = Saving failed
status-failed-about = The last attempt to save failed; your changes are kept in the recovery journal. Save again, or under another name.
status-kept = Changes kept in the journal
status-kept-about = The file does not have these changes yet. They survive a crash: the next start offers them.
status-kept-no-file = Kept in the journal, no file yet
status-no-file-about = The map has no file of its own yet. Save it to give it one.
status-not-kept-about = The file does not have these changes, and the recovery journal cannot be written: save soon.
status-read-only-about = This map cannot be changed here. Save it under another name to change the copy.
status-saved-about = The file holds what you see.
status-saving-about = The file is being written; you can go on.
cli-set = Set fields of elements and links
cli-arg-set-fields = Field and value, such as criticality=4, eol=31/12/2030, tags=web,citizen; an empty value clears
cli-arg-set-ids = Elements and links to change, or “map” for the map itself
cli-arg-set-own = Fields that the catalogue does not know become own attributes
cli-arg-set-write = Write the changes into the map
cli-set-no-equals = “{ $word }” has no value: write FIELD=VALUE.
cli-set-no-field = { $id } has no field “{ $field }”. Close to it: { $near }. With --own it becomes an own attribute.
cli-set-no-record = There is no element or link “{ $id }” at this plateau.
cli-set-not-written = Nothing was written (--write).
cli-set-wrong = { $id }.{ $field } cannot be “{ $value }”: { $expected }.
