# Formats des documents, et modèles propres à l’utilisateur.
forms-contents = Sommaire
forms-table = Tableau
forms-figure = Figure
forms-gap = À compléter
forms-missing = à compléter
forms-page = Page
forms-logo = Logo
forms-nothing-drawn = Rien à dessiner.
forms-contents-note = Dans Word, cliquez ici puis appuyez sur F9 pour mettre à jour les numéros de page.
forms-sheet-cover = Couverture
forms-sheet-facts = Fiches
forms-sheet-gaps = À compléter
forms-column-part = Partie
forms-column-label = Rubrique
forms-column-value = Valeur
forms-column-gap = Ce qui manque
forms-rows = { $count ->
    [0] aucune ligne
    [one] { $count } ligne
   *[other] { $count } lignes
}
forms-no-tables = Ce document n’a aucun tableau, et ce format ne contient que des tableaux.
forms-no-tables-hint = Choisissez HTML, Word ou Markdown.
forms-too-many-rows = Le tableau « { $table } » a plus de lignes qu’une feuille Excel n’en contient.
forms-too-many-rows-hint = Choisissez CSV, ou un périmètre plus petit.
forms-template = Le modèle contient une erreur : { $reason } { $detail }
forms-fault-syntax = il ne peut pas être lu.
forms-fault-no-template = il demande un autre modèle, qui n’est pas à côté de lui.
forms-fault-no-tool = il emploie un filtre, un test ou une fonction inconnus.
forms-fault-wrong-value = il demande à une valeur ce qu’elle n’a pas.
forms-fault-endless = il ne finit pas, ou demande trop d’étapes.
forms-fault-too-long = il écrit beaucoup plus que le document n’en dit.
forms-fault-other = il ne peut pas être rempli.
forms-fault-hint = Corrigez cet endroit du fichier, ou supprimez le fichier pour revenir au modèle fourni.
forms-fault-length-hint = Ôtez la boucle qui se répète trop, ou supprimez le fichier pour revenir au modèle fourni.
forms-figure-failed = La figure « { $figure } » n’a pas pu être dessinée : { $reason }
forms-figure-failed-hint = Réduisez la vue, ou retirez-la du document.
forms-cancelled = L’écriture du document a été interrompue.
forms-not-put-together = Le document n’a pas pu être assemblé : { $reason }
forms-not-put-together-hint = Essayez un autre format, et signalez ce défaut.
template-too-long = Ce fichier de modèle dépasse { $most } Kio.
template-no-text = Ce fichier de modèle n’est pas un texte en UTF-8.
template-unread-hint = Enregistrez-le en UTF-8 dans un éditeur de texte, ou supprimez-le.
template-no-field = « { $field } » n’est pas un réglage connu.
template-no-field-hint = Réglages possibles : { $known }.
template-ron-hint = Corrigez cet endroit, ou recréez le fichier par « portolan report template ».
template-no-color = « { $value } » n’est pas une couleur.
template-no-font = « { $value } » n’est pas un nom de police.
template-looks-hint = Écrivez une couleur comme #1f4e79, et un nom de police en lettres et espaces.
template-no-heading = Le titre « { $heading } » n’existe pas dans le document « { $kind } ».
template-no-heading-hint = Recopiez un titre tel qu’il est dans le document produit sans modèle.
