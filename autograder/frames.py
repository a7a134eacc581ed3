"""Frames between the grader and a worker: four bytes of length, then JSON text."""

import json
import struct

LARGEST_FRAME = 8 << 20


class BadFrame(Exception):
    """The other side closed the socket or sent what is not a frame."""


def write_frame(link, content):
    """Send one frame."""
    text = json.dumps(content).encode()
    link.sendall(struct.pack("<I", len(text)) + text)


def read_frame(link):
    """Receive one frame; raise ``BadFrame`` where there is none."""
    (length,) = struct.unpack("<I", _read(link, 4))
    if length > LARGEST_FRAME:
        raise BadFrame("sent too much")
    try:
        return json.loads(_read(link, length))
    except (ValueError, RecursionError):
        raise BadFrame("sent what can't be read") from None


def _read(link, count):
    parts = bytearray()
    while len(parts) < count:
        part = link.recv(min(count - len(parts), 1 << 16))
        if not part:
            raise BadFrame("ended its process")
        parts += part
    return bytes(parts)
