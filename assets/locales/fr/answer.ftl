answer-explain = Explication
answer-upstream = Ce dont il a besoin
answer-downstream = Qui en dépend
answer-availability = Disponibilité
answer-why = Pourquoi { $name } est touché
answer-needs-of = Ce dont { $name } a besoin
answer-dependents-of = Qui dépend de { $name }
answer-availability-of = Disponibilité de { $name }
answer-availability-of-all = Disponibilité de tous les services
answer-change-of = Ce que touche le changement : { $from } → { $to }
answer-shown-of = { $shown } sur cette vue, { $all } en tout
answer-pill-struck = PERTE
answer-step = étape { $number } depuis la perte : { $reason }
answer-legend-steps = Numérotées : les { $count } étapes depuis la perte
answer-legend-beside = Sans numéro : ce sur quoi la preuve repose aussi · { $count }
answer-steps = étapes
answer-in-proof = dans la preuve
answer-pill-from = DÉPART
answer-from = Ce qui est demandé
answer-steps-away = { $count ->
    [one] à 1 pas
   *[other] à { $count } pas
}
answer-steps-and-more = à { $count } pas et plus
answer-reached = atteints
answer-on-view = sur cette vue
answer-farthest = pas au plus
answer-pill-unquantified = NON CHIFFRÉ
answer-unquantified = Pas de disponibilité dans la carte, supposé toujours en marche
answer-pill-gain = +{ $hours }/AN
answer-gain = { $hours } par an de gagnées s’il ne tombait jamais en panne
answer-at-most = ≤ { $share }
answer-legend-services = Disponibilité d’un service
answer-gain-great = Plus fort gain s’il ne tombait jamais en panne
answer-gain-large = Fort gain
answer-gain-medium = Gain moyen
answer-gain-small = Faible gain
answer-figure-availability = disponible
answer-figure-least = la plus basse
answer-figure-downtime = d’arrêt par an
answer-figure-unknown = sans chiffre
answer-pill-affected = TOUCHÉ
answer-affected = Inchangé, mais touché par le changement
answer-proof = Toute la preuve
answer-column-step = Étape
answer-column-level = Niveau
answer-arg-picture = Dessiner aussi la réponse sur une vue de la carte, dans cette image
answer-arg-view = Vue de l’image (sans précision, celle qui montre le plus de la réponse)
answer-honest-unquantified = { $count ->
    [one] Un élément n’a pas de disponibilité dans la carte : { $names }.
   *[other] { $count } éléments n’ont pas de disponibilité dans la carte : { $names }.
}
answer-honest-independent = Les éléments sont supposés tomber en panne indépendamment, causes communes mises à part ; les dépendances souples ne comptent pas.
answer-column-method = Méthode
answer-method-exact = exacte
answer-method-drawn = tirage au sort (± { $error })
answer-title-map = Carte
