# Inventaire des éléments et des liens.
document-inventory-summary = Ce que contient la carte
document-inventory-summary-caption = Éléments par type
document-inventory-elements = Éléments
document-inventory-links = Liens
document-inventory-kind = { $kind } ({ $count })
document-inventory-caption = { $kind } : éléments et caractéristiques renseignées
document-inventory-links-caption = { $kind } : liens et caractéristiques renseignées
document-inventory-all-elements = Tous les éléments
document-inventory-all-links = Tous les liens
document-inventory-empty = La carte ne contient aucun élément à ce plateau. Ajoutez-en depuis la palette, ou importez un inventaire.
