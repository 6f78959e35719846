gesture-edge-of-map = Le bord de la carte est atteint.
gesture-not-smaller = Aucune boîte n’est plus petite que son titre.
gesture-not-smaller-than-content = Un conteneur entoure toujours ce qu’il contient.
gesture-grid = Se caler sur la grille
