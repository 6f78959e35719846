pdf-scale-smaller = 1 : { $ratio }
pdf-scale-larger = { $ratio } : 1
pdf-scale-on = { $scale } on { $paper }
pdf-sheet = Sheet { $number } of { $total }
pdf-sheet-of = { $title } – sheet { $label }
pdf-overview = Assembly plan
pdf-overview-about = { $total } sheets of { $paper }, scale { $scale }. Cut at the corner marks; the dotted marks show where the next sheet begins.
pdf-page-of = { $number } / { $total }
export-too-many-sheets = The map would take { $sheets } sheets; { $limit } are the most.
export-too-many-sheets-hint = Choose a scale of { $scale } at most, or larger paper.
pdf-page = Page { $number }
pdf-all-services = Business services
pdf-arg-paper = Sheet of a PDF; without it, a page as large as the drawing
pdf-arg-sheet-paper = Sheet of a PDF (A4 unless said otherwise)
pdf-arg-tiled = Spread the PDF over several sheets, at this scale of paper to map: 1 for the size on screen, 0.5 for half of it
pdf-title-page = Page
pdf-count-services =
    { $count ->
        [one] business service
       *[other] business services
    }
pdf-author-role = Author’s role
pdf-author-role-hint = Printed in the title block: a function, never the name of a person.
pdf-logo-size = { $width } × { $height } pixels
pdf-logo-missing = The picture of the logo is missing
pdf-logo-choose = Choose a logo…
pdf-logo-remove = Remove the logo
pdf-logo-title = Choose the map’s logo
pdf-set-no-field = A map has no field “{ $field }”. It has: { $known }.
pdf-carried-no-png = This file is not a whole PNG picture.
pdf-carried-no-map = This picture carries no map.
pdf-carried-damaged = The map in this picture is damaged, or larger than { $most } MB.
pdf-carried-hint = Choose a picture that was exported with its map, or the .ron file itself.
pdf-carried-opened = Map opened from the picture { $file }.
pdf-carried-opened-hint = It is a copy: save it under a name of its own. Backdrops and logo are not in it.
pdf-arg-with-map = Put the map itself into the PNG picture, which can then be opened like a map
pdf-with-map-png = Only a PNG picture can carry its map (--with-map).
export-map-too-large = The map takes { $bytes } MB; a picture carries { $most } at most.
export-map-too-large-hint = Export the picture without its map, and send the .ron file along.
