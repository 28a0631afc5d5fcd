"""Small disks of their own, so that they can be full, damaged or read-only without harm to the machine."""

import contextlib
import errno
import os
import subprocess

import pytest


def mount(*arguments):
    done = subprocess.run(["mount", *map(str, arguments)], capture_output=True, text=True)
    return None if done.returncode == 0 else done.stderr.strip()


@contextlib.contextmanager
def mounted(folder, *arguments):
    """`arguments`: of mount, without the folder. Skips the test where mounting is not permitted."""
    folder.mkdir(parents=True, exist_ok=True)
    refused = mount(*arguments, folder)
    if refused:
        pytest.skip(f"this machine does not permit: mount {' '.join(map(str, arguments))} ({refused})")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def small_disk(folder, mebibytes):
    return mounted(folder, "-t", "tmpfs", "-o", f"size={mebibytes}m", "tmpfs")


@contextlib.contextmanager
def ext4_disk(folder, mebibytes):
    image = folder.parent / f"{folder.name}.img"
    with open(image, "wb") as file:
        file.truncate(mebibytes << 20)
    subprocess.run(["mkfs.ext4", "-q", str(image)], check=True)
    with mounted(folder, "-t", "ext4", "-o", "loop", str(image)):
        yield folder
    image.unlink()


def fill(folder):
    """Takes all space that is left; the file that does, to be removed again."""
    path = folder / "filler"
    with open(path, "wb", buffering=0) as file:
        for size in (1 << 20, 4096, 1):
            with contextlib.suppress(OSError):
                while True:
                    file.write(b"x" * size)
    try:
        with open(folder / "probe", "wb", buffering=0) as probe:
            probe.write(b"x")
        raise AssertionError("the disk is not full")
    except OSError as refused:
        assert refused.errno == errno.ENOSPC
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(folder / "probe")
    return path
