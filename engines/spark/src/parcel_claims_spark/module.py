"""The module that holds the rules, and its compiled form, which a machine keeps."""

import contextlib
import functools
import hashlib
import os
import platform
import stat
import tempfile
from importlib import metadata, resources
from pathlib import Path

import wasmtime

NAME = "parcel-claims-tables.wasm"

#: The variable that may name the folder in which compiled forms are kept.
CACHE = "PARCEL_CLAIMS_CACHE"

DIGEST_SIZE = hashlib.sha256().digest_size


@functools.lru_cache(maxsize=None)
def code():
    """Returns the bytes of the module; read from inside an archive, too, as ``--py-files`` hands one over."""
    return resources.files(__package__).joinpath(NAME).read_bytes()


@functools.lru_cache(maxsize=None)
def digest():
    """Returns the SHA-256 of the module in hexadecimal digits: who has the same counts by the same code."""
    return hashlib.sha256(code()).hexdigest()


@functools.lru_cache(maxsize=None)
def compiled():
    """Returns the engine and the module for this processor, compiled once for a machine and loaded once for a process."""
    engine = wasmtime.Engine()
    folder = cache()
    if folder is None:
        return engine, wasmtime.Module(engine, code())
    path = folder / f"{digest()}-{metadata.version('wasmtime')}-{platform.machine()}"
    with alone(path):
        module = load(engine, path)
        if module is None:
            module = wasmtime.Module(engine, code())
            keep(path, bytes(module.serialize()))
    return engine, module


def cache():
    """Returns the folder for compiled forms, which nobody else can write to; None where there is none.

    What is loaded from it is run: a folder of somebody else is not taken.
    """
    named = os.environ.get(CACHE)
    home = os.environ.get("XDG_CACHE_HOME") or Path("~/.cache").expanduser()
    own = getattr(os, "getuid", lambda: "")()
    temporary = Path(tempfile.gettempdir()) / f"parcel-claims-spark-{own}"
    for folder in [Path(named)] if named else [Path(home) / "parcel-claims-spark", temporary]:
        with contextlib.suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            told = folder.lstat()
            is_own = not hasattr(os, "getuid") or told.st_uid == os.getuid()
            others_write = told.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
            if stat.S_ISDIR(told.st_mode) and is_own and not others_write and os.access(folder, os.W_OK):
                return folder
    return None


@contextlib.contextmanager
def alone(path):
    """Lets one process of the machine in at a time, so that the others wait for what the first one compiles."""
    try:
        import fcntl
    except ImportError:  # A system without such locks: each compiles for itself, and the last one stays.
        yield
        return
    with open(f"{path}.lock", "wb") as lock:
        with contextlib.suppress(OSError):  # Some network drives know no locks either.
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def load(engine, path):
    """Returns what was kept; None where nothing was, or not the whole of it, or for another processor."""
    try:
        kept = path.read_bytes()
    except OSError:
        return None
    whole, form = kept[:DIGEST_SIZE], kept[DIGEST_SIZE:]
    if hashlib.sha256(form).digest() != whole:
        return None
    try:
        return wasmtime.Module.deserialize(engine, form)
    except wasmtime.WasmtimeError:
        return None


def keep(path, form):
    """Writes beside it first: whoever reads meanwhile finds all or nothing."""
    with contextlib.suppress(OSError):
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(hashlib.sha256(form).digest() + form)
        os.replace(file.name, path)
