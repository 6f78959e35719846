account-loss-of = Perte de « { $names } »
account-degradation-of = Dégradation de { $names }
account-loss-and-degradation = Perte de « { $lost } », dégradation de « { $degraded } »
account-no-loss = Rien n’est perdu
account-at-hour = { $hours } après la perte
account-steady = à terme
account-nature-physical = équipement ou lieu perdu
account-nature-logical = données corrompues ou chiffrées
account-at-least = ≥ { $hours }
account-about = ≈ { $hours }
account-unknown = inconnu
account-unknown-assumed = inconnu ({ $hours } supposées)
account-durations-assumed = { $count ->
    [one] 1 durée supposée
   *[other] { $count } durées supposées
}
account-others-assumed = autres durées supposées
account-rto = RTO { $hours }
account-rpo = RPO { $hours }
account-mtd = DMIA { $hours }
account-mdl = PDMA { $hours }
account-spare = marge de { $hours }
account-over = dépasse de { $hours }
account-over-about = dépasse de ≈ { $hours }
account-perhaps = tenue sous réserve
account-no-mtd = DMIA non indiquée
account-no-mdl = PDMA non indiquée
account-cannot-tell = indéterminé
account-data-lost = perte totale
account-data-unknown = âge de la copie inconnu
account-just = tout juste tenue
account-why-direct = Perte de « { $name } »
account-why-through = { $name } n’a plus { $lost }
account-why-far = { $name } n’a plus { $lost }, faute de { $root }
account-goes-on = continue en mode dégradé
account-together = redémarrage coordonné
account-margin = { $available } sur { $n } restants, { $k } nécessaires
account-margin-none = aucune autre perte supportée
account-margin-more = { $count ->
    [one] supporte encore une perte
   *[other] supporte encore { $count } pertes
}
account-group-services = Services
account-group-applications = Applications
account-group-data = Jeux de données
account-group-infrastructure = Infrastructure
account-honest-durations = Délais de reprise : { $given } des { $needed } durées qui comptent figurent dans la carte.
account-honest-no-durations = Délais de reprise : rien n’est à réparer ni à redémarrer.
account-honest-repair = Délai de réparation non indiqué, { $hours } supposées : { $names }.
account-honest-restart = Délai de redémarrage ou de bascule non indiqué, compté pour nul : { $names }.
account-honest-copies = Âge des copies non indiqué pour { $count ->
    [one] un jeu de données
   *[other] { $count } jeux de données
} : { $names }.
account-honest-needs = Pas de DMIA dans la carte pour { $names }.
account-honest-data-needs = Pas de PDMA dans la carte pour { $names }.
account-honest-steady = Aucune heure choisie : situation à terme, toutes les réserves de temps épuisées.
account-honest-buffers = { $count ->
    [one] Une dépendance avec réserve de temps compte comme perdue : { $names }.
   *[other] { $count } dépendances avec réserve de temps comptent comme perdues : { $names }.
}
account-honest-buffers-hold = Tiennent encore sur leur réserve de temps à cette heure : { $names }.
account-honest-buffer = { $name } ({ $hours })
account-honest-repaired = Ce qui est déjà revenu à cette heure compte comme en service ; toutes les réparations sont supposées commencer aussitôt et en parallèle.
account-honest-physical = Répliques et sauvegardes hors de ce qui est perdu sont supposées utilisables.
account-honest-logical = Les répliques portent la corruption ; seuls comptent les coffres immuables ou hors ligne.
account-honest-missing = Absents à ce plateau, donc laissés hors du scénario : { $names }.
account-honest-unseen = Non vu : la charge sur ce qui reste, les équipes et les contournements manuels, les réparations qui s’attendent, d’autres pannes entre-temps. Un flux coupé n’arrête pas de lui-même ses extrémités.
account-and-others = { $names } et { $count ->
    [one] 1 autre
   *[other] { $count } autres
}
account-column-rto = RTO (h)
account-column-rto-doubt = RTO : supposé
account-column-durations = Durées connues
account-column-mtd = DMIA (h)
account-column-rto-verdict = RTO face à la DMIA
account-column-rpo = RPO (h)
account-column-mdl = PDMA (h)
account-column-rpo-verdict = RPO face à la PDMA
account-column-note = Note
account-all-affected = Tout ce qui est touché
