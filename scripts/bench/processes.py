"""What running processes have used, as Linux tells it; other systems tell nothing here."""

import os
from pathlib import Path

PROC = Path("/proc")
_TICKS = os.sysconf("SC_CLK_TCK")


def family(pid: int) -> list[int]:
    """The process and all that it has started."""
    found = [pid]
    for each in found:
        for task in (PROC / str(each) / "task").glob("*/children"):
            found += [int(child) for child in task.read_text().split()]
    return found


def processor_seconds(pid: int) -> float:
    """Of the process and all that it has started; 0 where the system does not tell."""
    total = 0
    for each in family(pid) if PROC.is_dir() else []:
        fields = (PROC / str(each) / "stat").read_text().rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])  # utime and stime: proc(5)
    return total / _TICKS


def megabytes(pid: int) -> list[float]:
    """Memory of each process of the family: what it has to itself, and its share of the rest."""
    sizes = []
    for each in family(pid) if PROC.is_dir() else []:
        lines = (PROC / str(each) / "smaps_rollup").read_text().splitlines()
        pss = next(line for line in lines if line.startswith("Pss:"))
        sizes.append(round(int(pss.split()[1]) / 1024, 1))
    return sizes
