# How complete the documentation is: the six views and three levels of the ANSSI mapping guide.
maturity-view-ecosystem = Ecosystem
maturity-view-business = Business
maturity-view-applications = Applications
maturity-view-administration = Administration
maturity-view-logical = Logical infrastructure
maturity-view-physical = Physical infrastructure
maturity-item-name = Name
maturity-item-group = Application group
maturity-item-host = Host
maturity-item-hosted = What it hosts
maturity-item-service = Business service
maturity-item-store = Store
maturity-item-activity = Process or service
maturity-item-place = Site or room
maturity-item-application = Application
maturity-item-backup = Backup
