"""A folder of files that is there whole or not at all, whatever ends the process that writes it."""

import ctypes
import errno
import fcntl
import json
import os
import secrets
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

DESCRIPTOR = "datapackage.json"  # the name that the Data Package standard gives it

_DRAFT = ".partial"
_AT_FDCWD = -100  # "as seen from the working directory", fcntl.h
_RENAME_EXCHANGE = 2  # linux/fs.h


class Occupied(Exception):
    """The folder cannot be replaced without taking something else away; the message is one line."""


@contextmanager
def replacing(folder: Path, name: str, files: Collection[str]) -> Iterator[Path]:
    """Gives an empty folder to write into, which takes the place of `folder` at the end, all at once.

    It lies beside `folder`, whose parents are made where missing. If the block raises, `folder` is as before. A package
    that is there already is replaced when its descriptor bears the same `name`; what a killed process left is removed.

    Raises:
        Occupied: `folder` holds anything but `files` of a package of that name.
        OSError: the machine refuses; the file system may be one that cannot swap two folders.
    """
    folder = folder.resolve()
    _check(folder, name, files)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise Occupied(f"{folder.parent} is no folder, so there can be none in it") from None
    _sweep(folder)
    draft, lock = _begin(folder)
    try:
        yield draft
        for path in (*sorted(draft.iterdir()), draft):
            _sync(path)
        _put(draft, folder)
        _sync(folder.parent)
    finally:
        # After a swap this is the older package.
        shutil.rmtree(draft, ignore_errors=True)
        os.close(lock)


def _check(folder: Path, name: str, files: Collection[str]) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise Occupied(f"{folder} is no folder")
    if folder.is_mount():
        raise Occupied(f"{folder} is where a disk is mounted, and cannot be replaced: name a folder inside it")
    if folder == Path.cwd():
        # Its successor is another folder: whoever stands in this one would not see it.
        raise Occupied(f"{folder} is the folder you are in, and would be replaced: name one inside it")
    held = sorted(path.name for path in folder.iterdir())
    if not held:
        return
    if foreign := [each for each in held if each not in files]:
        raise Occupied(f"{folder} holds other files ({foreign[0]}), and would be replaced: name a folder of its own")
    if (found := _read_name(folder / DESCRIPTOR)) != name:
        raise Occupied(f"{folder} holds {found or 'no whole package'}, not {name}: name a folder of its own")


def _read_name(descriptor: Path) -> str | None:
    try:
        told = json.loads(descriptor.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return str(told.get("name")) if isinstance(told, dict) else None


def _begin(folder: Path) -> tuple[Path, int]:
    """Makes the draft; it is locked before it bears the name by which others sweep."""
    unlocked = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}")
    try:
        unlocked.mkdir()
    except PermissionError as refusal:
        line = f"no permission to write to {folder.parent}, where a new package is prepared"
        raise PermissionError(refusal.errno, line, str(folder)) from None
    lock = os.open(unlocked, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return unlocked.rename(unlocked.with_name(unlocked.name + _DRAFT)), lock
    except OSError:
        os.close(lock)
        unlocked.rmdir()
        raise


def _sweep(folder: Path) -> None:
    """Removes the drafts of processes that were killed: the kernel has let go of their locks."""
    for path in folder.parent.iterdir():
        if not (path.name.startswith(f".{folder.name}.") and path.name.endswith(_DRAFT)):
            continue
        with suppress(OSError):  # another's at work, another user's, or gone meanwhile
            lock = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(path)
            finally:
                os.close(lock)


def _put(draft: Path, folder: Path) -> None:
    if folder.exists():
        _exchange(draft, folder)
    else:
        draft.rename(folder)


def _exchange(one: Path, other: Path) -> None:
    """Swaps two folders in one step, which Python has no call for: rename(2) refuses to replace a full folder."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        raise OSError(errno.ENOSYS, "this C library cannot swap two folders: remove this one first", str(other))
    rename.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
        raise OSError(code, "this file system cannot swap two folders: remove this one first", str(other))
    raise OSError(code, os.strerror(code), str(other))


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
