# The map in forms of other tools.
interchange-dot = Graphviz
interchange-mermaid = Mermaid
interchange-plantuml = PlantUML (C4)
interchange-graphml = GraphML
interchange-json = JSON
interchange-csv = Tables (CSV)
interchange-drawio = draw.io
interchange-loses-attributes = Places, attributes and notes stay behind.
interchange-loses-places = Places, colours and notes stay behind.
interchange-column-id = Identifier
