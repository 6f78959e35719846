# Documents tirés de la carte.
document-dossier = Dossier d’architecture technique
document-flows = Matrices de flux
document-register = Registre des activités de traitement
document-cartography = Rapport de cartographie
document-inventory = Inventaire
document-impact = Fiche d’impact
document-business-impact = Bilan d’impact sur l’activité
document-roadmap = Feuille de route
document-compliance = Conformité aux exigences
document-indicators = Indicateurs
document-obsolescence = Plan d’obsolescence
document-suppliers = Fournisseurs
document-changes = Ce qui a changé
document-not-written = Le document n’a pas pu être écrit.
