"""Asks a language model behind an OpenAI-compatible address; everything that it may do wrong is bounded."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cached_property
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from ipaddress import ip_address
from socket import SHUT_RDWR
from threading import Event, Timer
from typing import Any
from urllib.parse import SplitResult, urlsplit

from tracktwo.errors import Finding, InputError, Place, TracktwoError

__all__ = ["KEY", "Adviser", "NoAnswer"]

KEY = "TRACKTWO_ADVISER_KEY"
"""Environment variable with the key; keys are taken from nowhere else."""
PATH = "/chat/completions"
LARGEST = 2_000_000
"""Bytes read of an answer."""
TRIES = 3
LONGEST_WAIT = 30.0
"""Seconds waited at most before another try, whatever the server asks for."""
TOKENS = 4_000
"""Asked for as the longest answer."""
AGAIN = {408, 409, 425, 429, 500, 502, 503, 504}
"""Status codes after which another try may help."""


class NoAnswer(TracktwoError):
    """The model gave no answer that can be used; the text says why."""


@dataclass(frozen=True)
class Adviser:
    """A language model behind an address.

    Parameters
    ----------
    address : str
        Such as ``http://localhost:8080/v1``; ``/chat/completions`` is added where it is missing.
    model : str
        Its name there.
    key : str, optional
        Sent as bearer token; never shown or kept.
    timeout : float, optional
        Seconds for one answer, from the connection to its last byte.
    wait : callable, optional
        How to wait between tries, in seconds.

    Raises
    ------
    InputError
        If the address is no http or https address, or the model has no name.
    """

    address: str
    model: str
    key: str = field(default="", repr=False)
    timeout: float = 120.0
    wait: Callable[[float], object] = field(
        default=lambda seconds: time.sleep(seconds), repr=False, compare=False
    )

    def __post_init__(self) -> None:
        """Check the address and the name."""
        try:
            usable = self._url.scheme in ("http", "https") and self._url.hostname and self._url.port != 0
        except ValueError:
            usable = False
        if not usable or any(ord(letter) <= 32 or ord(letter) > 126 for letter in self.address):
            remedy = "Write one such as http://localhost:8080/v1."
            raise InputError(
                Finding(Place("--adviser"), f"'{self.address}' is no address of a model.", remedy)
            )
        if not self.model.strip():
            remedy = "Name the model as its server knows it."
            raise InputError(Finding(Place("--adviser-model"), "the model has no name.", remedy))
        if not all(32 < ord(letter) < 127 for letter in self.key):
            raise InputError(Finding(Place(KEY), "the key has a character that no key has.", "Set it again."))

    @cached_property
    def _url(self) -> SplitResult:
        return urlsplit(self.address)

    @property
    def local(self) -> bool:
        """Whether the address is on this machine, so that no text leaves it."""
        host = (self._url.hostname or "").rstrip(".")
        try:
            return ip_address(host).is_loopback
        except ValueError:
            return host == "localhost"

    def warning(self) -> str:
        """Return what a user must know before the first question; empty where no text leaves the machine."""
        if self.local:
            return ""
        bare = "" if self._url.scheme == "https" else " without encryption"
        return (
            f"The text of the reports is sent{bare} to {self._url.hostname}, which is not this machine. "
            "Stop here if it is confidential."
        )

    def ask(self, prompt: str, text: str, schema: Mapping[str, Any]) -> Any:
        """Ask once, with a few tries, and return the answer as plain data.

        Parameters
        ----------
        prompt : str
            What to do.
        text : str
            What to do it with.
        schema : mapping
            JSON Schema of the answer, which the server is asked to keep to; the answer may break it still.

        Returns
        -------
        dict, list, str, int, float, bool or None

        Raises
        ------
        NoAnswer
            After the last try; or at once where another would not help.
        """
        body = json.dumps(
            {
                "model": self.model,
                "messages": [{"role": "system", "content": prompt}, {"role": "user", "content": text}],
                "response_format": {
                    "type": "json_schema",
                    "json_schema": {"name": "items", "strict": True, "schema": schema},
                },
                "temperature": 0,
                "seed": 1,
                "max_tokens": TOKENS,
            }
        ).encode("utf-8", "replace")
        for number in range(1, TRIES + 1):
            try:
                return self._once(body)
            except _Again as problem:
                if number == TRIES:
                    raise NoAnswer(f"{problem} after {TRIES} tries.") from None
                self.wait(min(problem.seconds or 2.0**number, LONGEST_WAIT))
        raise AssertionError("every way out of the loop is above")

    def _once(self, body: bytes) -> Any:
        kind = HTTPSConnection if self._url.scheme == "https" else HTTPConnection
        connection = kind(self._url.hostname or "", self._url.port, timeout=self.timeout)
        late = Event()
        try:
            connection.connect()
            with _alarm(connection, self.timeout, late):
                connection.request("POST", self._path, body, self._headers())
                response = connection.getresponse()
                _check(response)
                data = response.read(LARGEST + 1)
        except (OSError, HTTPException) as problem:
            if late.is_set() or isinstance(problem, TimeoutError):
                raise self._late() from None
            raise _Again(f"{self._url.hostname} cannot be reached ({type(problem).__name__})") from None
        finally:
            connection.close()
        if late.is_set():
            raise self._late()
        return _content(data)

    def _late(self) -> _Again:
        return _Again(f"No answer from {self._url.hostname} within {self.timeout:g} s")

    @property
    def _path(self) -> str:
        path = self._url.path.rstrip("/")
        if not path.endswith(PATH):
            path = (path or "/v1") + PATH
        return f"{path}?{self._url.query}" if self._url.query else path

    def _headers(self) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "tracktwo"}
        return {**headers, "Authorization": f"Bearer {self.key}"} if self.key else headers


class _Again(Exception):
    """Another try may help, after some seconds."""

    def __init__(self, message: str, seconds: float = 0.0) -> None:
        super().__init__(message)
        self.seconds = seconds


def _check(response: HTTPResponse) -> None:
    """Refuse every status but 200; redirects too, so that the key stays with one server."""
    if response.status in AGAIN:
        told = response.getheader("Retry-After", "")
        raise _Again(f"The server answers {response.status}", float(told) if told.isdecimal() else 0.0)
    if response.status in (401, 403):
        raise NoAnswer(f"The server answers {response.status}: set the key in {KEY}.")
    if response.status != 200:
        raise NoAnswer(
            f"The server answers {response.status}: look at the address and the name of the model."
        )


@contextmanager
def _alarm(connection: HTTPConnection, seconds: float, late: Event) -> Iterator[None]:
    """Cut the line after some seconds: a server that sends a byte now and then never runs into a time-out."""
    line = connection.sock

    def cut() -> None:
        late.set()
        with suppress(OSError):
            line.shutdown(SHUT_RDWR)

    timer = Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _content(data: bytes) -> Any:
    """Take the model's words out of the server's, and read them as JSON."""
    if len(data) > LARGEST:
        raise NoAnswer(f"The answer is longer than {LARGEST:,} bytes.")
    try:
        told = json.loads(data)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        raise _Again("The server's answer is not in the form of chat completions") from None
    try:
        return json.loads(told)
    except (ValueError, TypeError, RecursionError):
        raise _Again("The model's answer is no JSON") from None
