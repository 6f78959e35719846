# Ce qui a changé entre deux versions.
document-changes-summary = Vue d’ensemble
document-changes-about = De « { $before } » à « { $after } ».
document-changes-none = Rien à comparer : choisissez une version antérieure, ou un plateau fondé sur un autre.
document-changes-summary-caption = Fiches ajoutées, retirées et modifiées
document-changes-effect = Effet sur les services
document-changes-records = Changements par table
document-changes-no-entry = Rien n’a changé.
document-changes-caption = Changements : { $table }
document-changes-worse = Services moins sûrs
document-changes-better = Services plus sûrs
document-changes-new = Services nouveaux
document-changes-gone = Services disparus
document-changes-same = Services inchangés
document-changes-affected = Éléments concernés
document-changes-dangling = { $count ->
    [one] Un élément perd
   *[other] { $count } éléments perdent
} ce dont il a besoin, sans rien à la place :
document-changes-services-caption = Services dont la sûreté change
document-changes-services-note = Avant → après. Reprise : après la pire perte isolée.
document-changes-trend = Évolution
document-changes-recovery = Reprise
document-changes-no-service = Aucun service n’est plus sûr ni moins sûr.
