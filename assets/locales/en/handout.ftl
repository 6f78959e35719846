# What leaves the map: forms, presets, preview, refusals.
handout-form-png = PNG picture
handout-form-svg = SVG drawing
handout-form-archimate = ArchiMate (exchange 3.1)
handout-form-map = Portolan map
handout-about-png = For a document, a presentation, a web page.
handout-about-svg = Sharp at any size, with text that can be selected.
handout-about-drawio = Go on drawing in draw.io: places, bends and colours are there.
handout-about-archimate = For Archi and other architecture tools.
handout-about-dot = A graph for Graphviz.
handout-about-mermaid = A diagram for a wiki or a forge.
handout-about-plantuml = A C4 diagram for PlantUML.
handout-about-graphml = A graph for yEd, Gephi, NetworkX.
handout-about-json = Data for a program.
handout-about-csv = Two tables: elements and links.
handout-about-map = The map itself, without what the profile holds back.
handout-loses-drawio = One plateau at a time; requirements, work packages and scenarios are not in it.
handout-loses-archimate = One plateau at a time; requirements, work packages and scenarios are not in it.
handout-starter-documentation = Documentation (PNG)
handout-starter-slide = Slide (PNG)
handout-starter-print = Picture at 300 dpi (PNG)
handout-starter-svg = Vector drawing (SVG)
handout-starter-all = All views × plateaus
handout-starter-drawio = draw.io
handout-unknown-form = The form “{ $form }” is not known.
handout-unknown-form-hint = Choose png, svg, drawio, xml, json or csv, for example.
handout-nothing = Nothing of what is asked for is in the map.
handout-nothing-hint = Choose a view or a plateau that is still there; a redaction profile may also have held everything back.
handout-no-selection = Nothing is selected at this plateau.
handout-no-selection-hint = Select the elements to export first.
handout-no-page = This page cannot become: { $form }.
handout-no-page-hint = Choose PNG or SVG, or go back to a view.
handout-leak = “{ $file }” was not written: { $count ->
    [one] what the profile holds back is still in it (“{ $text }”).
   *[other] { $count } texts that the profile holds back are still in it, such as “{ $text }”.
}
handout-leak-hint = Add this text to the words of the redaction profile, then export again.
handout-withheld = { $count ->
    [0] The profile “{ $profile }” held nothing back.
    [one] The profile “{ $profile }” held one thing back.
   *[other] The profile “{ $profile }” held { $count } things back.
}
handout-withheld-short = { $count ->
    [one] One thing held back by the redaction profile
   *[other] { $count } things held back by the redaction profile
}
handout-no-profile = There is no redaction profile “{ $profile }”; nothing was exported.
handout-no-profile-hint = Choose another profile in the export dialog.
handout-one-at-a-time = An export is already under way.
handout-copied = The picture is on the clipboard.
handout-written-many = { $count ->
    [one] One file written into { $folder }
   *[other] { $count } files written into { $folder }
}
handout-running = Exporting… { $percent }%
handout-stop = Stop the export
handout-folder-title = Export into the folder…
handout-at-dpi = { $size } at { $dpi } dpi
handout-about-bytes = about { $size }
handout-files = { $count ->
    [one] One file
   *[other] { $count } files
}
handout-first-name = { $name } and others
handout-marked = Marking: { $marking }
handout-unsaved = The map is not saved: the export shows what is on screen.
handout-kilobytes = { $number } kB
handout-megabytes = { $number } MB
handout-gigabytes = { $number } GB
handout-scope-shown = The view that shows
handout-scope-page = The page that shows
handout-scope-selection = The selection ({ $count })
handout-scope-around = Around the selection ({ $count })
handout-scope-screen = The part in sight
handout-scope-chosen = Chosen views…
handout-scope-all = All views
handout-scope-whole = The whole map
handout-plateau-shown = The one that shows
handout-plateau-chosen = Chosen plateaus…
handout-plateau-all = All plateaus
handout-look-shown = As on screen
handout-by-scale = Scale
handout-by-dpi = dpi
handout-by-width = Width
handout-profile-none = None: everything shows
handout-ui-title = Export
handout-ui-kept = Presets of the map
handout-ui-none-kept = None yet.
handout-ui-starters = To start with
handout-ui-name = Name of the preset
handout-ui-name-hint = For example: Committee
handout-ui-keep = Keep as preset
handout-ui-replace = Replace the preset
handout-ui-forget = Forget “{ $name }”
handout-ui-form = Form
handout-ui-what = Content
handout-ui-scope = What
handout-ui-size = Size
handout-ui-by = By
handout-ui-value = Value
handout-ui-look = Looks
handout-ui-preview = Preview
handout-ui-coming = Drawing…
handout-ui-copy = Copy the picture
handout-ui-copy-about = Puts the first picture on the clipboard; the protection mark stays.
handout-ui-export = Export…
handout-ui-folder = { $map } - export
handout-cli = Export presets kept in the map
handout-cli-list = List the presets, the map’s own and then the starters
handout-cli-show = Show what a preset says
handout-cli-set = Keep a preset, new or changed
handout-cli-remove = Forget a preset
handout-cli-like = Start from another preset
handout-cli-fields = Fields of the preset, such as form=svg scope=views all_plateaus=yes
handout-cli-bad-field = “{ $field }” is no field of a preset, or its value does not fit. Fields: { $known }
handout-cli-starter = “{ $preset }” is a starter; the map does not keep it.
handout-cli-column-kept = Kept
handout-cli-preset = Preset, by name or id
handout-cli-no-preset = There is no preset “{ $preset }”. There are: { $known }
handout-cli-out = File, or folder where there are several; the form follows the ending
handout-cli-form = Form, where the name of the file does not say
handout-cli-forms = { $file }: the form is not known. Endings: { $known }
handout-cli-plateau = Plateaus (default: the first)
handout-cli-all-plateaus = At all plateaus
handout-cli-profile = Redaction profile: internal, partner, public, or one of the map
handout-cli-no-profile = There is no profile “{ $profile }”. There are: { $known }
handout-cli-elements = Only these elements and what contains them, where they stand in the view
handout-cli-region = Only this part of the view, in map units
handout-cli-bad-region = “{ $region }” is no region: give X,Y,WIDTH,HEIGHT in map units.
handout-cli-needs-folder = That makes { $count } files; { $file } is one. Name a folder.
handout-form-pdf = PDF document
handout-form-html = Web page
handout-about-pdf = To print or to file: sharp at any size, a view a page, with bookmarks.
handout-about-html = One file for any browser, without a network: search, details, losses.
handout-starter-a3 = Print on A3 (PDF)
handout-starter-atlas = Atlas on A3 (PDF)
handout-starter-web = Web page
handout-pages = { $count ->
    [one] One page
   *[other] { $count } pages
}
handout-paper-drawing = As large as the drawing
handout-ui-paper = Paper
handout-ui-tiled = Tiled
handout-ui-tiled-about = Over several sheets to be put together
handout-ui-carries = Map inside
handout-ui-carries-about = Dropping the picture opens the map
handout-loss-held-back = The profile holds back what is lost ({ $names }): the page cannot say what its loss does.
handout-loss-held-back-hint = Export it without a profile, or with one that keeps what is lost; or lose what contains it.
handout-untrue = The page would mislead: without what the profile holds back, { $count ->
    [one] one element shows in another state than in the whole map
   *[other] { $count } elements show in another state than in the whole map
} ({ $names }).
handout-untrue-hint = Export it without a profile, or with one that keeps what they depend on.
