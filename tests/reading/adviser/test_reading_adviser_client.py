"""The adviser's line to its server: every way in which it can go wrong is bounded and told."""

from __future__ import annotations

import time
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from fake_server import chat, saying, send, serving

from tracktwo.errors import InputError
from tracktwo.reading.adviser import Adviser
from tracktwo.reading.adviser.client import LARGEST, NoAnswer


def _failing(status: int, times: int) -> Any:
    left = [times]

    def reply(handler: BaseHTTPRequestHandler, asked: dict[str, Any]) -> None:
        left[0] -= 1
        if left[0] >= 0:
            send(handler, b"no", status, Retry_After="7")
        else:
            send(handler, chat({"items": []}))

    return reply


def test_a_key_is_sent_and_never_shown() -> None:
    with serving(saying({"items": []})) as server:
        Adviser(server.address, "m", "s3cret").ask("p", "t", {})
        Adviser(server.address, "m").ask("p", "t", {})
    assert server.headers[0]["Authorization"] == "Bearer s3cret"
    assert "Authorization" not in server.headers[1]
    assert "s3cret" not in repr(Adviser("http://localhost/v1", "m", "s3cret"))


@pytest.mark.parametrize(
    ("address", "local"),
    [
        ("http://localhost:8080/v1", True),
        ("http://127.0.0.1:1234", True),
        ("http://[::1]:80/v1", True),
        ("http://192.168.1.20/v1", False),
        ("https://models.example.org/v1", False),
        ("http://localhost.example.org", False),
        ("http://0.0.0.0:80", False),
    ],
)
def test_it_is_told_when_text_leaves_the_machine(address: str, local: bool) -> None:
    adviser = Adviser(address, "m")
    assert adviser.local is local and bool(adviser.warning()) is not local
    assert ("without encryption" in adviser.warning()) == (not local and address.startswith("http:"))


@pytest.mark.parametrize(
    "address",
    [
        "",
        "localhost:8080",
        "ftp://x",
        "http://",
        "http://x:99999",
        "http://a\nb",
        "http://x y/",
        "file:///etc",
    ],
)
def test_an_address_that_is_none_is_refused_in_words(address: str) -> None:
    with pytest.raises(InputError, match="is no address of a model"):
        Adviser(address, "m")


def test_names_and_keys_are_checked_too() -> None:
    with pytest.raises(InputError, match="has no name"):
        Adviser("http://localhost", " ")
    with pytest.raises(InputError, match="the key has a character"):
        Adviser("http://localhost", "m", "a\r\nX-Evil: 1")


def test_a_busy_server_is_asked_again_after_the_time_it_names() -> None:
    waits: list[float] = []
    with serving(_failing(429, 2)) as server:
        Adviser(server.address, "m", wait=waits.append).ask("p", "t", {})
    assert waits == [7.0, 7.0] and len(server.requests) == 3


@pytest.mark.parametrize(
    ("status", "asked", "told"),
    [
        (503, 3, "answers 503 after 3 tries"),
        (401, 1, "set the key"),
        (404, 1, "name of the model"),
        (302, 1, "answers 302"),
    ],
)
def test_a_server_that_refuses_is_reported(status: int, asked: int, told: str) -> None:
    with serving(_failing(status, 9)) as server, pytest.raises(NoAnswer, match=told):
        Adviser(server.address, "m", wait=lambda seconds: None).ask("p", "t", {})
    assert len(server.requests) == asked


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"no json",
        b"[]",
        b'{"choices": []}',
        b"\xff\xfe",
        b"[" * 100_000,
        chat("not json"),
        chat("[" * 100_000),
        chat("NaN" * 3),
    ],
)
def test_answers_that_are_none_are_bounded_in_tries(body: bytes) -> None:
    with (
        serving(lambda handler, asked: send(handler, body)) as server,
        pytest.raises(NoAnswer, match="after 3 tries"),
    ):
        Adviser(server.address, "m", wait=lambda seconds: None).ask("p", "t", {})
    assert len(server.requests) == 3


def test_an_endless_answer_is_cut_off() -> None:
    def reply(handler: BaseHTTPRequestHandler, asked: dict[str, Any]) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(LARGEST // 1_000):
            handler.wfile.write(b" " * 2_000)

    with serving(reply) as server, pytest.raises(NoAnswer, match="longer than"):
        Adviser(server.address, "m").ask("p", "t", {})


@pytest.mark.parametrize(
    "head", [b"", b"HTTP/1.1 200 OK\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n"]
)
def test_a_server_that_drips_runs_into_the_time_limit(head: bytes) -> None:
    def reply(handler: BaseHTTPRequestHandler, asked: dict[str, Any]) -> None:
        handler.wfile.write(head)
        for _ in range(200):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(0.02)

    start = time.monotonic()
    with serving(reply) as server, pytest.raises(NoAnswer, match=r"within 0.1 s after 3 tries"):
        Adviser(server.address, "m", timeout=0.1, wait=lambda seconds: None).ask("p", "t", {})
    assert time.monotonic() - start < 3
