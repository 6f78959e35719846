# Feuille de route et fiches projet (§5.5).
document-roadmap-masterplan = Schéma directeur
document-roadmap-stakes = Enjeux
document-roadmap-stakes-gap = Énoncez les enjeux de la collectivité auxquels répond ce plan : la carte ne les porte pas.
document-roadmap-principles = Principes directeurs et politique informatique
document-roadmap-principles-gap = Énoncez les principes directeurs (mutualisation, souveraineté, sobriété…) ; une décision notée sur la carte peut les porter.
document-roadmap-orientations = Orientations et plateaus
document-roadmap-axes-caption = Chantiers et budget par axe
document-roadmap-projects = Chantiers
document-roadmap-technology = Choix technologiques
document-roadmap-plan = Planification
document-roadmap-figure = Chantiers et plateaus dans le temps
document-roadmap-figure-about = { $count ->
    [one] Un chantier
   *[other] { $count } chantiers
} sur l’axe du temps, avec les plateaus, les dépendances et les fins de support.
document-roadmap-plan-caption = Chantiers, dans l’ordre du temps
document-roadmap-none = La carte ne contient aucun chantier. Ajoutez-les sur la feuille de route.
document-roadmap-budget = Budget par année
document-roadmap-budget-caption = Budget par année
document-roadmap-no-budget = Aucun chantier ne porte de budget.
document-roadmap-budget-note = Le budget d’un chantier est réparti également sur ses jours ; un chantier abandonné ne coûte rien.
document-roadmap-year = Année
document-roadmap-undated = Sans dates
document-roadmap-cards = Fiches projet
document-roadmap-card-caption = Fiche projet : { $package }
document-roadmap-delivers = Livre
document-roadmap-removes = Retire
document-roadmap-changes = Modifie
document-roadmap-gaps = Écarts entre plateaus
document-roadmap-coverage-caption = Écarts pris en charge par un chantier
document-roadmap-coverage-note = Vont avec : liens qui arrivent, partent ou changent avec un élément pris en charge.
document-roadmap-differences = Écarts
document-roadmap-claimed = Pris en charge
document-roadmap-along = Vont avec
document-roadmap-unclaimed = Sans chantier
document-roadmap-covered = Couverture (I30)
document-roadmap-unclaimed-caption = Écarts qu’aucun chantier ne prend en charge
document-roadmap-all-claimed = Tous les écarts sont pris en charge.
document-roadmap-without = Annonces sans écart
document-roadmap-problems = Cohérence du plan
document-roadmap-no-problem = Le plan ne se contredit pas.
document-roadmap-dashboard = Tableau de bord
