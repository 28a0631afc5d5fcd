"""Waiting for conditions instead of sleeping."""

import time


def until(condition, what="the condition", limit=15.0):
    """Returns the first truthy value of condition(); fails after `limit` seconds."""
    end = time.monotonic() + limit
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError(f"waited {limit} s in vain for {what}")
        time.sleep(0.01)
