"""An address inside somebody's own network, or of no network at all.

Nobody else can read it there; and who checks it by machine would knock at a door of the house.
"""

from collections.abc import Iterator
from ipaddress import ip_address

from scripts.addresses import at_hosts
from scripts.findings import Case
from scripts.tables import Tables

INNER = {"localhost", "localdomain", "local", "internal", "intranet", "lan", "home", "corp", "private", "invalid", "onion"}


def find(tables: Tables) -> Iterator[Case]:
    """Addresses whose host is an inner name, or a number that is not of the public network."""
    return at_hosts(tables, lambda host: host.rpartition(".")[2] in INNER or _inner_number(host))


def _inner_number(host: str) -> bool:
    if not host.rpartition(".")[2][:1].isdigit():
        return False
    try:
        return not ip_address(host).is_global
    except ValueError:  # a number in another form: browsers read 0x7f.1 as 127.0.0.1
        return True


def remedy(_case: Case) -> str:
    """What to write instead."""
    return "Only one machine or house can open this address. Write the public one."
