"""Ray, where it is installed: a cluster that is there is joined, else one is started on this machine."""

from __future__ import annotations

import logging
import os
from types import ModuleType

from recoupe.errors import UsageError


def join_cluster(workers: int) -> ModuleType:
    """The `ray` module, connected: to the cluster of RAY_ADDRESS, or to a local one made for the workers.

    Raises UsageError where Ray is not installed.
    """
    try:
        import ray  # noqa: PLC0415
    except ImportError as error:
        raise UsageError("a cluster needs Ray: pip install 'recoupe[ray]'") from error
    if not ray.is_initialized():
        # One more than workers: Ray Data wants a place for what it does itself.
        processors = None if "RAY_ADDRESS" in os.environ else workers + 1
        ray.init(num_cpus=processors, log_to_driver=False, logging_level=logging.ERROR)
    module: ModuleType = ray
    return module
