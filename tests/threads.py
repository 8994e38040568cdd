"""Calls that run at the same time, each in a thread with a connection of its own."""

import threading

from django.db import connection


def in_parallel(calls):
    """Run each in a thread of its own; returns the names of what was raised."""
    raised, ready = [], threading.Barrier(len(calls))

    def run(call):
        try:
            ready.wait()
            call()
        except Exception as error:
            raised.append(type(error).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[call]) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(raised)
