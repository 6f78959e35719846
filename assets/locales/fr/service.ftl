service-sheet-title = Fiche de service – { $service }
