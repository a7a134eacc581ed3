"""What the process of a submission does to itself before it runs a student's line: it gives up all that it can.

Everything here is the kernel's own: namespaces decide what can be seen, limits how much can be used, capabilities
and the list of forbidden calls what can be asked for. None of it can be taken back from inside.
"""

import ctypes
import os
import platform
import resource
import signal
import struct
from pathlib import Path

LIBC = ctypes.CDLL(None, use_errno=True)

# From the kernel's headers: linux/sched.h, sys/mount.h, linux/prctl.h, linux/capability.h
NEW_MOUNTS, NEW_IPC, NEW_USERS, NEW_PROCESSES = 0x00020000, 0x08000000, 0x10000000, 0x20000000
ALL_NEW = 0x7E020000  # these and the namespaces of control groups, host names and networks
READ_ONLY, NO_SETUID, NO_DEVICES, NO_PROGRAMS = 1, 2, 4, 8
SET_PARENT_DEATH_SIGNAL, SET_DUMPABLE, SET_SECCOMP = 1, 4, 22
READ_BOUND, DROP_BOUND, NO_NEW_PRIVILEGES, AMBIENT, AMBIENT_CLEAR = 23, 24, 38, 47, 4
CAPABILITY_VERSION_3 = 0x20080522


def become(user: int) -> None:
    """Give up root for good. Its processes aren't counted, so that a limit of their number would mean nothing."""
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)


def hide_memory(hidden: bool = True) -> None:
    """Let no other process of this user read the memory of this one, or follow it."""
    _must("prctl", SET_DUMPABLE, int(not hidden), 0, 0, 0)


def enter_namespaces() -> None:
    """Move into fresh namespaces. The next child is the first process of its own: with it everything ends."""
    user, group = os.geteuid(), os.getegid()
    hide_memory(False)  # the kernel gives the files below to whoever may be followed
    _must("unshare", NEW_USERS | NEW_MOUNTS | NEW_PROCESSES | NEW_IPC)
    own = Path("/proc/self")
    (own / "setgroups").write_text("deny")
    (own / "uid_map").write_text(f"{user} {user} 1")
    (own / "gid_map").write_text(f"{group} {group} 1")


def isolate(folders: list[str], size: str, limits: dict[str, int]) -> None:
    """Shut this process in: the first of its namespace, before it runs foreign code.

    Parameters
    ----------
    folders : list of str
        What it may write to: each is covered by an empty one in memory. The first becomes its working folder.
    size : str
        How much fits into each.
    limits : dict
        Names of ``resource`` and their values.
    """
    _must("prctl", SET_PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
    Path("/proc/self/oom_score_adj").write_text("1000")  # should memory end, it is the first to go
    for folder in folders:
        options = f"size={size},nr_inodes=10k,mode=0700"
        _must("mount", b"tmpfs", folder.encode(), b"tmpfs", NO_SETUID | NO_DEVICES, options.encode())
    nothing = READ_ONLY | NO_SETUID | NO_DEVICES | NO_PROGRAMS
    _must("mount", b"tmpfs", b"/proc", b"tmpfs", nothing, b"size=4k,mode=0555")
    os.chdir(folders[0])
    set_limits(limits)
    drop_capabilities()
    hide_memory()
    forbid_calls()


def set_limits(limits: dict[str, int]) -> None:
    """Limit what this process and its children use."""
    for name, value in limits.items():
        resource.setrlimit(getattr(resource, name), (value, value))


def memory_in_use() -> dict[str, int]:
    """Bytes of address space and of private data of this process, as RLIMIT_AS and RLIMIT_DATA count them."""
    pages = Path("/proc/self/statm").read_text().split()
    size = resource.getpagesize()
    return {"RLIMIT_AS": int(pages[0]) * size, "RLIMIT_DATA": int(pages[5]) * size}


def drop_capabilities() -> None:
    """Give up every right of a superuser, also the ones that a namespace grants inside itself, and for ever."""
    capability = 0
    while LIBC.prctl(READ_BOUND, capability, 0, 0, 0) >= 0:  # up to the last one that this kernel knows
        _must("prctl", DROP_BOUND, capability, 0, 0, 0)
        capability += 1
    _must("prctl", AMBIENT, AMBIENT_CLEAR, 0, 0, 0)
    _must("capset", struct.pack("<Ii", CAPABILITY_VERSION_3, 0), bytes(24))
    _must("prctl", NO_NEW_PRIVILEGES, 1, 0, 0, 0)


def _must(call: str, *arguments: int | bytes | ctypes.Array[ctypes.c_char]) -> None:
    """Call a function of the C library; raise ``OSError`` where it fails."""
    plain = [ctypes.c_ulong(value) if isinstance(value, int) else value for value in arguments]
    if getattr(LIBC, call)(*plain) != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{call}: {os.strerror(number)}")


# The filter of system calls: everything is allowed but what follows. Most of it would fail anyway, without
# capabilities; but a fault of the kernel is found most often in what hardly a program needs.

MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}  # column below; name in linux/audit.h
FORBIDDEN = {
    # other processes and their memory
    "ptrace": (101, 117),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "process_madvise": (440, 440),
    "kcmp": (312, 272),
    "pidfd_getfd": (438, 438),
    # namespaces and mounts
    "unshare": (272, 97),
    "setns": (308, 268),
    "mount": (165, 40),
    "umount2": (166, 39),
    "pivot_root": (155, 41),
    "chroot": (161, 51),
    "open_tree": (428, 428),
    "move_mount": (429, 429),
    "fsopen": (430, 430),
    "fsconfig": (431, 431),
    "fsmount": (432, 432),
    "fspick": (433, 433),
    "mount_setattr": (442, 442),
    "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265),
    # memory that no limit of a process counts, and queues that all processes of the machine share
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "shmget": (29, 194),
    "listmount": (458, 458),
    "statmount": (457, 457),
    "io_setup": (206, 0),
    "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    # the kernel's insides
    "add_key": (248, 217),
    "request_key": (249, 218),
    "keyctl": (250, 219),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "fanotify_init": (300, 262),
    "personality": (135, 92),
    "modify_ldt": (154, None),
    "iopl": (172, None),
    "ioperm": (173, None),
    "syslog": (103, 116),
    "quotactl": (179, 60),
    "quotactl_fd": (443, 443),
    "acct": (163, 89),
    "swapon": (167, 224),
    "swapoff": (168, 225),
    "reboot": (169, 142),
    "kexec_load": (246, 104),
    "kexec_file_load": (320, 294),
    "init_module": (175, 105),
    "finit_module": (313, 273),
    "delete_module": (176, 106),
    "settimeofday": (164, 170),
    "clock_settime": (227, 112),
    "adjtimex": (159, 171),
    "clock_adjtime": (305, 266),
    "sethostname": (170, 161),
    "setdomainname": (171, 162),
}
CLONE, CLONE3, SOCKET, PRCTL = (56, 220), (435, 435), (41, 198), (157, 167)
MMAP, SETSOCKOPT = (9, 222), (54, 208)
AF_UNIX = 1
SHARED_AND_OF_NO_FILE = 0x21  # MAP_SHARED and MAP_ANONYMOUS: memory that can be had without being counted
BUFFERS = (7, 8)  # SO_SNDBUF and SO_RCVBUF: how much the kernel keeps for a socket

LOAD, EQUAL, AT_LEAST, ANY_BIT, AND, RETURN = 0x20, 0x15, 0x35, 0x45, 0x54, 0x06  # linux/filter.h
# Where struct seccomp_data has them; of an argument its lower half
NUMBER, MACHINE, FIRST_ARGUMENT, THIRD_ARGUMENT, FOURTH_ARGUMENT = 0, 4, 16, 32, 40
Instruction = tuple[int, int, int, int]  # code, how far to jump if it is so and if not, value
ALLOW, KILL, REFUSE, UNKNOWN = 0x7FFF0000, 0x80000000, 0x00050000 | 1, 0x00050000 | 38  # EPERM, ENOSYS


def filter_for(machine: str) -> list[Instruction]:
    """The filter as a list of the kernel's instructions."""
    if machine not in MACHINES:
        raise OSError(f"no list of system calls for {machine}")
    column, name = MACHINES[machine]
    program = [(LOAD, 0, 0, MACHINE), (EQUAL, 1, 0, name), (RETURN, 0, 0, KILL), (LOAD, 0, 0, NUMBER)]
    if machine == "x86_64":  # its second numbering of the same calls
        program += [(AT_LEAST, 0, 1, 0x40000000), (RETURN, 0, 0, REFUSE)]
    for numbers in FORBIDDEN.values():
        number = numbers[column]
        if number is not None:
            program += [(EQUAL, 0, 1, number), (RETURN, 0, 0, REFUSE)]
    # clone3 has its flags where a filter can't look; the C library falls back on clone
    program += [(EQUAL, 0, 1, CLONE3[column]), (RETURN, 0, 0, UNKNOWN)]
    for call, test in {
        CLONE: (ANY_BIT, 0, 1, ALL_NEW),
        SOCKET: (EQUAL, 1, 0, AF_UNIX),
        PRCTL: (EQUAL, 0, 1, SET_PARENT_DEATH_SIGNAL),
    }.items():
        program += [(EQUAL, 0, 4, call[column]), (LOAD, 0, 0, FIRST_ARGUMENT), test]
        program += [(RETURN, 0, 0, REFUSE), (RETURN, 0, 0, ALLOW)]
    program += [(EQUAL, 0, 5, MMAP[column]), (LOAD, 0, 0, FOURTH_ARGUMENT), (AND, 0, 0, SHARED_AND_OF_NO_FILE)]
    program += [(EQUAL, 0, 1, SHARED_AND_OF_NO_FILE), (RETURN, 0, 0, REFUSE), (RETURN, 0, 0, ALLOW)]
    program += [(EQUAL, 0, 5, SETSOCKOPT[column]), (LOAD, 0, 0, THIRD_ARGUMENT)]
    program += [(EQUAL, 1, 0, BUFFERS[0]), (EQUAL, 0, 1, BUFFERS[1]), (RETURN, 0, 0, REFUSE), (RETURN, 0, 0, ALLOW)]
    return [*program, (RETURN, 0, 0, ALLOW)]


def forbid_calls() -> None:
    """Install the filter for this process and all that it starts."""
    program = filter_for(platform.machine())
    instructions = ctypes.create_string_buffer(b"".join(struct.pack("<HBBI", *each) for each in program))
    pointer = struct.pack("@HP", len(program), ctypes.addressof(instructions))
    _must("prctl", SET_SECCOMP, 2, pointer, 0, 0)  # 2: a filter
