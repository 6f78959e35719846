# Constats : marques sur la carte, liste, dérogations, fiche de l’inspecteur.
findings-mark = { $count ->
    [one] un constat
   *[other] { $count } constats
}, { $level }
findings-legend = Constat de niveau { $level }
findings-legend-title = Constats
findings-export = Constats
findings-export-about = Marque ce qui s’écarte des exigences
findings-cli-arg = Marque ce qui s’écarte des exigences, au niveau le plus grave, avec le nombre de constats
