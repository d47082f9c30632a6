"""Small disks to fill and to break. Mostly only root may make them; without, the runs use what the user may do."""

import os
import subprocess

from chaos.place import run, works


def may_fill():
    return works(lambda place: small_disk(place, "tried", 1))


def may_break():
    return works(lambda place: FrailDisk(place, "tried", 8))


def small_disk(place, name, megabytes):
    """A file system in memory of so many megabytes."""
    folder = place.folder_of(name)
    run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0711", "klaver-chaos", folder])
    place.afterwards(let_go, folder)
    return folder


def let_go(folder):
    # Lazily, since this has to work while something still has a file open.
    subprocess.run(["umount", "--lazy", folder], capture_output=True)


def fill(folder, leaving):
    """Fills a disk with one file until so many bytes are left. Removing the file gives the room back."""
    path = os.path.join(folder, "ballast")
    free = os.statvfs(folder)
    room = free.f_bavail * free.f_frsize - leaving
    try:
        with open(path, "wb", buffering=0) as file:
            for _ in range(room >> 16):
                file.write(bytes(1 << 16))
    except OSError:
        # Somebody else took the last of it, which is as full.
        pass
    return path


class FrailDisk:
    """An ext4 disk in a file. It can break, as a disk with errors does: from then on nothing is written any more, and
    what was not flushed is lost."""

    def __init__(self, place, name, megabytes=96):
        self.folder = place.folder_of(name)
        self._image = place.path(f"{name}.image")
        with open(self._image, "wb") as file:
            file.truncate(megabytes << 20)
        run(["mkfs.ext4", "-q", self._image])
        place.afterwards(let_go, self.folder)
        self.mount()

    def mount(self):
        run(["mount", "-o", "loop,errors=remount-ro", self._image, self.folder])

    def breaks(self):
        run(["mount", "-o", "remount,abort", self.folder])

    def repair(self):
        """Looks the disk over and gives it back. Nothing may have a file open on it."""
        run(["umount", self.folder])
        # 1 says that something was repaired, which is what it is for.
        done = subprocess.run(["e2fsck", "-fy", self._image], capture_output=True, text=True)
        if done.returncode > 1:
            raise RuntimeError(f"the disk cannot be repaired: {done.stdout}")
        self.mount()
