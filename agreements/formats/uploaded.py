"""An uploaded file as what a load takes: laid down on the disk for as long as it is read."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from agreements.domain.entries import Fault, Position
from agreements.formats.proposals import located, proposed


@dataclass(frozen=True, slots=True)
class UploadedFixture:
    """A fixture under the name that its uploader knows it by."""

    name: str
    path: Path

    def objects(self) -> Iterator[tuple[Position, Any] | Fault]:
        """Its objects with their positions, and its faults; from the beginning each time."""
        return iter(proposed([(self.name, self.path)]))

    def located(self, fault: Fault) -> Fault:
        """A fault with the line of the field it speaks of."""
        return located(fault, {self.name: self.path})


@contextmanager
def laid_open(name: str, content: bytes) -> Iterator[UploadedFixture]:
    """The file, which is gone when its reading ends. Raises ``OSError`` where the disk does not take it."""
    with TemporaryDirectory(prefix="mousite-upload-") as folder:
        path = Path(folder, "fixture.json")
        path.write_bytes(content)
        yield UploadedFixture(name, path)
