# Registre des activités de traitement (RGPD, article 30).
document-register-controller = Responsable du traitement
document-register-controller-gap = Complétez le responsable, les responsables conjoints et le délégué à la protection des données dans les propriétés de la carte.
document-register-activities = Activités de traitement
document-register-count = Activités
document-register-missing = Rubriques à compléter
document-register-missing-short = À compléter
document-register-none = La carte ne contient aucun jeu de données personnelles ou de santé à ce plateau. Donnez aux jeux de données leur catégorie pour qu’ils entrent au registre.
document-register-summary-caption = Activités de traitement
document-register-activity = Activité
document-register-reference = Référence
document-register-cards = Fiches
document-register-derived = Applications, lieux de stockage, destinataires, transferts et mesures de sécurité sont lus sur la carte ; le reste est ce qui a été écrit sur les jeux de données.
document-register-card-caption = Fiche de traitement : { $activity }
document-register-gap = À compléter sur les jeux de données de cette activité, ou sur ce qui les stocke et les héberge : { $fields }.
document-register-processor = Traitements effectués comme sous-traitant (art. 30.2)
document-register-processor-gap = La carte ne dit pas pour le compte de qui d’autres traitements seraient effectués. S’il y en a, indiquez pour chacun les responsables servis, les catégories de traitement, les transferts et les mesures.
