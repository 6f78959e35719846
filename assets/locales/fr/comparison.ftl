# Deux états d’une carte, l’un à côté de l’autre.
app-reading-sides = Lecture des états à comparer…
ui-look-comparison = Comparaison
comparison-working = Carte en cours
