workspace-untitled = sans titre
workspace-first-view = Vue d’ensemble
workspace-read-only = Cette carte est en lecture seule ici ; rien n’a été modifié.
workspace-read-only-hint = Enregistrez-la sous un nouveau nom pour travailler sur une copie.
workspace-exported = Image écrite : { $file }
workspace-recovered = récupérer les modifications non enregistrées
