change-nature-equipment = équipement
change-nature-link = liaison
change-nature-place = lieu
change-nature-provider = fournisseur
change-nature-software = logiciel
