app-name = Portolan
app-no-display =
    Il n’y a pas d’affichage où ouvrir une fenêtre (ni X11 ni Wayland).
    Ouvrez une session graphique, ou travaillez en ligne de commande, par exemple :
      portolan export carte.ron -o carte.png
      portolan impact carte.ron --fail ID
      portolan --help
app-no-window =
    La fenêtre n’a pas pu s’ouvrir : { $reason }
    Vérifiez le pilote graphique (OpenGL logiciel suffit), ou travaillez en ligne de commande : portolan export carte.ron -o carte.png
app-dialog-open = Ouvrir une carte
app-dialog-save = Enregistrer la carte
app-dialog-export = Exporter l’image
app-filter-maps = Cartes
app-filter-pictures = Images
app-filter-all = Tous les fichiers
app-saving = Enregistrement…
app-opening = Ouverture…
app-exporting = Export…
app-journal-failed = Les modifications ne peuvent pas être protégées d’un arrêt brutal : { $reason }
app-journal-failed-hint = Enregistrez la carte maintenant, puis vérifiez l’espace libre et les droits de votre dossier d’état.
app-sample-missing = Il n’y a pas d’exemple nommé { $name }.
app-copy-name = { $stem }-copie.ron
app-locked = { $file } est ouvert ailleurs ({ $user } sur { $host }) ; il est montré ici en lecture seule.
app-locked-hint = Enregistrez-la sous un nouveau nom pour travailler sur une copie, ou fermez l’autre fenêtre.
app-recovery-aside = { $file } a changé depuis qu’un arrêt brutal a laissé des modifications non enregistrées ; elles sont gardées à part : { $journal }
app-no-clipboard = L’image n’a pas pu être mise dans le presse-papiers : { $reason }.
app-no-clipboard-hint = Réessayez, ou exportez la vue vers un fichier.
