"""What keeps a machine from setting a sandbox up, and how it is allowed: the words for whoever may change it."""

from pathlib import Path

SWITCHES = {  # what keeps user namespaces from programs, and the value with which it does
    "kernel/apparmor_restrict_unprivileged_userns": "1",  # Ubuntu since 23.10
    "kernel/unprivileged_userns_clone": "0",  # some Debian kernels
    "user/max_user_namespaces": "0",
}
ALLOWED = {"user/max_user_namespaces": "10000"}  # the opposite of a value, where it isn't 0 or 1


def how_to_allow(settings: Path = Path("/proc/sys")) -> str:
    """What to type where this kernel keeps user namespaces, of which a sandbox is made, from programs."""
    kept = [name for name, value in SWITCHES.items() if _read(settings / name) == value]
    if not kept:
        return "If this is a container, it must be one that may make namespaces itself: docker run --privileged."
    lines = [f"sudo sysctl -w {name.replace('/', '.')}={_allowing(name)}" for name in kept]
    return "User namespaces, of which a sandbox is made, are restricted here. Allow them: " + " && ".join(lines)


def _allowing(name: str) -> str:
    return ALLOWED.get(name, "0" if SWITCHES[name] == "1" else "1")


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except OSError:
        return ""
