"""What the texts leave to the one who installs the product."""

# How the elements that have no type of their own are known, by words of their label.
SINGLE_SIGN_ON = ("authentification unique", "single sign-on")
ARCHIVING_SERVICE = ("archivage électronique",)
DEMILITARISED_ZONE = ("dmz",)
ADMINISTRATION_ZONE = ("administration",)
OBJECT_OR_VIDEO_ZONE = ("objets", "vidéo")
DATA_ZONE = ("données",)
PROXY_OR_GATEWAY = ("mandataire", "proxy", "passerelle", "gateway")
BASTION = "bastion"

ADMINISTRATION_PROTOCOLS = ("SSH", "RDP", "SNMP")
ADMINISTRATION_REASONS = ("administration", "télémaintenance")

# EX-12: the types of a single point of failure that counts.
SINGLE_POINT_TYPES = (
    "firewall", "switch", "router", "network_link", "hypervisor", "storage", "power", "provider",
)

PERSONAL = ("personal", "health")
SENSITIVE_AT_REST = ("personal", "health", "financial")
HOSTING_MODELS = ("on_prem", "iaas", "paas", "saas")

# What can go out of support or be given an availability: equipment and software, no places.
COMPONENTS = (
    "application", "backup_vault", "cloud_service", "database", "firewall", "hypervisor", "logical_server",
    "network_link", "power", "router", "saas_service", "storage", "switch",
)

PROJECTION_YEARS = 3


def principal_site(plateau):
    return next((site.id for site in plateau.of_kind("site") if site.get("role") == "principal"), None)


def loss_scenarios(plateau):
    """I15: the loss of each computing site, of each of its rooms, of each provider."""
    sites = [site.id for site in plateau.of_kind("site") if site.get("role") in ("principal", "secours")]
    rooms = [room.id for room in plateau.of_kind("room") if room.parent in sites]
    return sites + rooms + [provider.id for provider in plateau.of_kind("provider")]
