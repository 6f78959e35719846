# Documents drawn up from the map.
document-dossier = Architecture dossier
document-flows = Flow matrices
document-register = Register of processing activities
document-cartography = Cartography report
document-inventory = Inventory
document-impact = Impact sheet
document-business-impact = Business impact table
document-roadmap = Roadmap
document-compliance = Compliance with requirements
document-indicators = Indicators
document-obsolescence = Obsolescence plan
document-suppliers = Suppliers
document-changes = What changed
document-not-written = The document could not be written.
