"""A fault plan at work: for each request, the fault that befalls it, if any."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass

from carehome_desktop.endpoint.faults import Fault


@dataclass
class _Planned:
    fault: Fault
    fitting: int = 0
    done: int = 0

    def due(self) -> bool:
        return self.fitting >= self.fault.nth and (self.fault.times == "always" or self.done < self.fault.times)


class FaultPlan:
    """Steps that are used up in order; a request that no step is due for passes. May be changed while serving."""

    def __init__(self, faults: Iterable[Fault] = ()) -> None:
        self._lock = threading.Lock()
        self._steps = [_Planned(fault) for fault in faults]

    def set(self, *faults: Fault) -> None:
        """Put these steps in place of what was planned; counting starts anew."""
        with self._lock:
            self._steps = [_Planned(fault) for fault in faults]

    def add(self, *faults: Fault) -> None:
        """Plan these steps behind the others."""
        with self._lock:
            self._steps += [_Planned(fault) for fault in faults]

    def take(self, method: str, path: str) -> Fault | None:
        """Return the fault for a request, and count it as done."""
        with self._lock:
            fitting = [step for step in self._steps if step.fault.fits(method, path)]
            for step in fitting:
                step.fitting += 1
            for step in fitting:
                if step.due():
                    step.done += 1
                    return step.fault
            return None

    def left(self) -> list[Fault]:
        """Return the steps that are not used up, those for always apart."""
        with self._lock:
            return [s.fault for s in self._steps if s.fault.times != "always" and s.done < s.fault.times]
