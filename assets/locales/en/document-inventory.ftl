# Inventory of elements and links.
document-inventory-summary = What the map holds
document-inventory-summary-caption = Elements by kind
document-inventory-elements = Elements
document-inventory-links = Links
document-inventory-kind = { $kind } ({ $count })
document-inventory-caption = { $kind }: elements and what is filled in
document-inventory-links-caption = { $kind }: links and what is filled in
document-inventory-all-elements = All elements
document-inventory-all-links = All links
document-inventory-empty = The map holds no element at this plateau. Add some from the palette, or import an inventory.
