app-name = Portolan
app-no-display =
    There is no display to open a window on (neither X11 nor Wayland).
    Log in to a desktop session, or work from the command line, for example:
      portolan export map.ron -o map.png
      portolan impact map.ron --fail ID
      portolan --help
app-no-window =
    The window could not be opened: { $reason }
    Check the graphics driver (software OpenGL is enough), or work from the command line: portolan export map.ron -o map.png
app-dialog-open = Open a map
app-dialog-save = Save the map
app-dialog-export = Export the picture
app-filter-maps = Maps
app-filter-pictures = Pictures
app-filter-all = All files
app-saving = Saving…
app-opening = Opening…
app-exporting = Exporting…
app-journal-failed = Changes cannot be kept safe against a crash: { $reason }
app-journal-failed-hint = Save the map now, and check the free space and the rights of your state folder.
app-sample-missing = There is no sample named { $name }.
app-copy-name = { $stem }-copy.ron
app-locked = { $file } is open elsewhere ({ $user } on { $host }); it is shown read-only here.
app-locked-hint = Save it under a new name to work on a copy, or close the other window.
app-recovery-aside = { $file } has changed since a crash left unsaved changes; they were kept aside: { $journal }
app-no-clipboard = The picture could not be put on the clipboard: { $reason }.
app-no-clipboard-hint = Try again, or export the view to a file.
