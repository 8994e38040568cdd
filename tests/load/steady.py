"""So many requests a second, whatever the answers take: p95 and what failed. See README.md here."""

import argparse
import threading
import time
from collections import Counter
from itertools import count
from queue import Queue

from pages import links, pages, saves
from visitor import Visitor

# How often each is asked, of a hundred.
MIX = {
    'list': 20,
    'home': 15,
    'plan': 20,
    'tracking': 12,
    'inbox': 8,
    'wizard step': 5,
    'field saved': 15,
    'cell saved': 5,
}
VISITORS = 24


def main():
    asked = arguments()
    reads, writes, times, faults = Queue(), Queue(), [], Counter()
    visitor = Visitor(asked.base)
    visitor.sign_in(asked.user, asked.password)
    known = links(visitor)
    wanted = [(pages(visitor.beside(), known), reads) for _one in range(VISITORS)]
    wanted.append((saves(visitor, known), writes))
    threads = [
        threading.Thread(target=visit, args=(found, due, times, faults), daemon=True)
        for found, due in wanted
    ]
    for thread in threads:
        thread.start()
    dealt = [name for name, share in MIX.items() for _time in range(share)]
    began = time.perf_counter()
    for number in count():
        at = began + number / asked.rate
        if at - began > asked.seconds:
            break
        time.sleep(max(0, at - time.perf_counter()))
        name = dealt[number * 37 % 100]
        (writes if name.endswith('saved') else reads).put((at, name))
    for _found, due in wanted:
        due.put(None)
    for thread in threads:
        thread.join()
    report(times, faults, time.perf_counter() - began)


def visit(found, due, times, faults):
    """One visitor: asks for what is due, one after another."""
    while (one := due.get()) is not None:
        at, name = one
        try:
            found[name].once()
        except (SystemExit, OSError) as fault:
            faults[str(fault)] += 1
        times.append((name, time.perf_counter() - at))


def report(times, faults, seconds):
    print(f'{len(times)} requests in {seconds:.0f} s, {sum(faults.values())} failed')
    for fault, often in faults.most_common(5):
        print(f'  {often} × {fault}')
    for name in ['all', *MIX]:
        found = sorted(took for one, took in times if name in ('all', one))
        if found:
            p50, p95 = (found[int(len(found) * share)] * 1000 for share in (0.5, 0.95))
            print(f'{name:14} {len(found):6}  p50 {p50:6.0f} ms  p95 {p95:6.0f} ms')


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--base', default='http://127.0.0.1:8000')
    parser.add_argument('--user', default='lan@example.com')
    parser.add_argument('--password', default='demo-salesplan')
    parser.add_argument('--rate', type=float, default=40)
    parser.add_argument('--seconds', type=float, default=600)
    return parser.parse_args()


if __name__ == '__main__':
    main()
