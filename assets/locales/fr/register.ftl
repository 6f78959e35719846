# Registre des activités de traitement (RGPD, art. 30), dérivé de la carte.
register-title = Registre des activités de traitement
register-sheet = Registre des activités de traitement – feuille { $number } sur { $of }
register-kind = Registre – RGPD, article 30
register-open = Registre des traitements
register-cli = Registre des activités de traitement (RGPD, art. 30), dérivé de la carte
register-arg-picture = Dessiner le registre ; une suite de fichiers s’il tient sur plusieurs feuilles, ou un seul PDF
register-activities = { $count ->
    [0] Aucun jeu de données à caractère personnel sur cette carte.
    [one] { $count } activité de traitement
   *[other] { $count } activités de traitement
}
register-missing = { $count ->
    [0] rien à compléter
    [one] { $count } rubrique à compléter
   *[other] { $count } rubriques à compléter
}
register-to-complete = à compléter
register-activity = Activité
register-reference = Référence
register-data-sets = Jeux de données
register-owner = Service responsable (rôle)
register-purposes = Finalités
register-legal-basis = Base légale
register-data-subjects = Personnes concernées
register-categories = Catégories de données
register-special = Données sensibles (art. 9)
register-source = Source des données
register-collection = Collecte
register-automated = Décision automatisée
register-recipients = Destinataires
register-processors = Sous-traitants
register-applications = Applications
register-stores = Lieux de stockage
register-places = Hébergement (pays)
register-transfers = Transferts hors UE
register-retention = Conservation
register-measures = Mesures de sécurité
register-dates = Fiche
register-none = Aucun
register-yes = Oui
register-no = Non
register-foreign-law = droit hors de l’UE
register-years = { $years ->
    [one] { $years } an
   *[other] { $years } ans
}
register-recorded = créée le { $date }
register-reviewed = mise à jour le { $date }
register-measure-access = Contrôle d’accès : { $count } sur { $of } (lieux de stockage)
register-measure-at-rest = Chiffrement au repos : { $count } sur { $of } (lieux de stockage)
register-measure-transit = Chiffrement en transit : { $count } sur { $of } (flux)
register-measure-backup = Sauvegarde : { $count } sur { $of } (lieux de stockage)
register-measure-antivirus = Antivirus : { $count } sur { $of } (lieux de stockage)
register-measure-mfa = Authentification forte : { $count } sur { $of } (applications)
register-controller = Responsable du traitement
register-joint = Responsables conjoints et représentant
register-officer = Délégué à la protection des données
register-nothing = Aucune activité de traitement : aucun jeu de données de catégorie personnelle ou de santé n’est présent ici.
data-cli = Où vont les données : lieux de stockage, applications, flux, destinataires ; croisements qui élèvent la sensibilité ; qui en répond
data-arg-id = Le jeu de données ; sans lui, tous
data-raised = Dans « { $application } » se croisent des données de sensibilité différente : { $names }. Le croisement donne à toutes celle de « { $highest } ».
data-raised-title = Croisements qui élèvent la sensibilité
data-owners-title = Qui répond de quoi ?
data-nobody = Sans responsable
data-flow = { $from } → { $to }
data-column-stores = Lieux de stockage
data-column-applications = Applications
data-column-flows = Flux
data-column-reached = Atteint par les flux
data-none = Aucun jeu de données sur cette carte.
data-unknown = « { $id } » n’est pas un jeu de données de cette carte.
data-arg-owners = Lister qui répond de quoi, rôle par rôle
register-owner-role = Responsable (rôle)
register-line = { $label } : { $value }
register-days = { $days ->
    [one] { $days } jour
   *[other] { $days } jours
}
