"""One store of the module: bytes in, and what is said and written in answer."""

import ctypes

import numpy as np
import pyarrow as pa
import wasmtime

from . import module


class Machine:
    """A store of the module. After a trap it is lost, and nothing may be called any more."""

    def __init__(self):
        engine, compiled = module.compiled()
        self.store = wasmtime.Store(engine)
        self.exports = wasmtime.Instance(self.store, compiled, []).exports(self.store)
        self.memory = self.exports["memory"]

    def call(self, name, *numbers):
        """Calls an export, and returns the number that it returns."""
        return self.exports[name](self.store, *numbers)

    def room(self, length):
        """Returns where the next call finds what it takes, as an array that can be written."""
        return self.view(self.call("input", length), length)

    def view(self, at, length):
        """Returns a part of the memory as it is until the next call."""
        # A memory of more than half of what there can be has addresses that come back negative.
        place = self.memory.get_buffer_ptr(self.store, length, at & 0xFFFFFFFF)
        return np.frombuffer(place, dtype=np.uint8)

    def say(self, name, text):
        """Calls an export with a text, and returns the text that it says."""
        told = text.encode()
        self.room(len(told))[:] = np.frombuffer(told, dtype=np.uint8)
        return self.said(self.call(name))

    def said(self, length):
        """Returns the text of so many bytes that the last call said."""
        return self.view(self.call("said"), length).tobytes().decode()

    def out(self):
        """Returns a copy of the bytes that the last call wrote."""
        length = self.call("out_length")
        copy = pa.allocate_buffer(length)
        ctypes.memmove(copy.address, self.view(self.call("out"), length).ctypes.data, length)
        return copy

    def size(self):
        """Returns how many bytes of memory the store holds."""
        return self.memory.data_len(self.store)
