# La carte dans les formats d’autres outils.
interchange-dot = Graphviz
interchange-mermaid = Mermaid
interchange-plantuml = PlantUML (C4)
interchange-graphml = GraphML
interchange-json = JSON
interchange-csv = Tableaux (CSV)
interchange-drawio = draw.io
interchange-loses-attributes = Les places, les attributs et les notes n’y sont pas.
interchange-loses-places = Les places, les couleurs et les notes n’y sont pas.
interchange-column-id = Identifiant
