"""What an exception on the way to a page says about the page."""

import ssl
from dataclasses import dataclass
from socket import gaierror

from requests import exceptions as requested
from urllib3 import exceptions as transported

from scripts.web.guard import PrivateAddressError
from scripts.web.verdicts import Answer, Verdict

# All that a server, a network or a wrong address can raise; anything else is a fault of ours.
EXPECTED = (requested.RequestException, transported.HTTPError, PrivateAddressError, OSError, ValueError)


@dataclass(frozen=True)
class Fault:
    """The verdict, and whether the request may fare better in a moment (`again`) or with GET for HEAD (`by_get`)."""

    answer: Answer
    again: bool = False
    by_get: bool = False


def fault(error: BaseException, *, expired: bool, status: int = 0) -> Fault:
    """The fault behind an exception of EXPECTED; `status` is that of the answer that broke off, if one had begun."""
    if isinstance(error, PrivateAddressError):
        return Fault(_unreachable(f"the way leads to a private address, {error}, which is not asked"))
    if expired or isinstance(error, (requested.Timeout, transported.TimeoutError, TimeoutError)):
        return Fault(Answer(Verdict.SLOW, status), by_get=True)
    if status and not isinstance(error, ValueError):
        return Fault(Answer(Verdict.TRUNCATED, status), again=True)
    causes = _causes(error)
    return _of_name_or_tls(causes) or _of_connection(causes)


def _of_name_or_tls(causes: list[BaseException]) -> Fault | None:
    """What keeps a connection from being made at all, whatever the method."""
    for cause in causes:
        if isinstance(cause, ssl.SSLError):
            return Fault(_unreachable(f"TLS: {getattr(cause, 'verify_message', '') or cause.reason or 'it fails'}"))
        if isinstance(cause, gaierror):
            return Fault(_unreachable("DNS: the name is not known"), again=True)
    return None


def _of_connection(causes: list[BaseException]) -> Fault:
    if isinstance(causes[0], (requested.InvalidHeader, transported.InvalidHeader)):
        return Fault(_unreachable("connection: the answer is malformed"), by_get=True)
    reasons = [cause.strerror for cause in causes if isinstance(cause, OSError) and cause.strerror]
    if reasons or isinstance(causes[0], (requested.ConnectionError, transported.HTTPError)):
        return Fault(_unreachable(f"connection: {[*reasons, 'it broke off'][0]}"), again=True, by_get=True)
    return Fault(_unreachable("the address, or one that it leads to, is none"))


def _unreachable(detail: str) -> Answer:
    return Answer(Verdict.UNREACHABLE, detail=detail)


def _causes(error: BaseException | None) -> list[BaseException]:
    """The exception and those that it came from."""
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found
