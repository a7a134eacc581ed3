"""Frames between the grader and the process of a submission: four bytes of length, then JSON text."""

import json
import struct
from typing import Any, Protocol

from autograder.contract.wire import BadData, decode, encode

LARGEST_FRAME = 8 << 20
LARGEST_PART = 1 << 16  # bytes that are received at once


class Link(Protocol):
    """What a frame is read from, such as a socket."""

    def recv(self, count: int, /) -> bytes: ...


class OutLink(Protocol):
    """What a frame is written to, such as a socket."""

    def sendall(self, data: bytes, /) -> None: ...


class BadFrame(Exception):
    """The other side closed the socket or sent what is not a frame; the message goes on after its name."""


def frame_of(content: Any) -> bytes:
    """The frame with a value of the contract."""
    text = json.dumps(encode(content)).encode()
    return struct.pack("<I", len(text)) + text


def write_frame(link: OutLink, content: Any) -> None:
    """Send a value of the contract in one frame."""
    link.sendall(frame_of(content))


def read_frame(link: Link, kind: Any, largest: int = LARGEST_FRAME) -> Any:
    """Receive one frame as a type of the contract; raise ``BadFrame`` where there is none, or another."""
    (length,) = struct.unpack("<I", _read(link, 4))
    if length > largest:
        raise BadFrame("sent too much")
    text = _read(link, length)
    if text.count(b"[") + text.count(b"{") > largest // 8:  # a million empty lists take seconds to read
        raise BadFrame("sent what can't be read")
    try:
        return decode(kind, json.loads(text))
    except (BadData, ValueError, RecursionError):
        raise BadFrame("sent what can't be read") from None


class Hoarding:
    """A link from which is taken what is there, so that most frames are one request to the kernel."""

    def __init__(self, link: Link) -> None:
        self.link = link
        self.unread = b""

    def recv(self, count: int) -> bytes:
        """Receive bytes, from what has come already if there are any."""
        part = self.unread or self.link.recv(LARGEST_PART)
        self.unread = part[count:]
        return part[:count]


def _read(link: Link, count: int) -> bytes:
    parts = bytearray()
    while len(parts) < count:
        part = link.recv(min(count - len(parts), LARGEST_PART))
        if not part:
            raise BadFrame("ended its process")
        parts += part
    return bytes(parts)
