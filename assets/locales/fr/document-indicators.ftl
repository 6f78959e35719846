# Indicateurs I01 à I30.
document-indicators-summary = Vue d’ensemble
document-indicators-trend = Évolution par plateau
document-indicators-trend-caption = Indicateurs à chaque plateau
document-indicators-trend-note = ● cible atteinte, ◐ en deçà sans alerte, ○ alerte ; ↗ ↘ → : évolution depuis le plateau de départ.
document-indicators-detail = Détail
document-indicators-heading = { $id } – { $name }
document-indicators-numerator = Numérateur
document-indicators-denominator = Dénominateur
document-indicators-target = Cible
document-indicators-standing = Position
document-indicators-course = Évolution
document-indicators-fraction = Soit
document-indicators-counted = Comptés
document-indicators-not-counted = Non comptés
document-indicators-note = Un indicateur dont le dénominateur est vide est « sans objet », jamais 0 ni 100 %. Énergie et carbone sont des ordres de grandeur pour comparer les plateaus.
