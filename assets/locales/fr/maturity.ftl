# Complétude de la documentation : les six vues et les trois niveaux du guide de cartographie de l’ANSSI.
maturity-view-ecosystem = Écosystème
maturity-view-business = Métier
maturity-view-applications = Applications
maturity-view-administration = Administration
maturity-view-logical = Infrastructure logique
maturity-view-physical = Infrastructure physique
maturity-item-name = Nom
maturity-item-group = Groupe d’applications
maturity-item-host = Hôte
maturity-item-hosted = Ce qu’il héberge
maturity-item-service = Service métier
maturity-item-store = Lieu de stockage
maturity-item-activity = Processus ou service
maturity-item-place = Site ou salle
maturity-item-application = Application
maturity-item-backup = Sauvegarde
