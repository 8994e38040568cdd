"""So many requests a second, whatever the answers take: p95 and what failed. See README.md here."""

import argparse
import threading
import time
from collections import Counter
from itertools import count
from queue import Queue

from pages import measured
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
    due, times, faults = Queue(), [], Counter()
    ready = threading.Barrier(VISITORS + 1)
    threads = [
        threading.Thread(target=visit, args=(asked, place, due, times, faults, ready), daemon=True)
        for place in range(VISITORS)
    ]
    for thread in threads:
        thread.start()
    ready.wait()
    dealt = [name for name, share in MIX.items() for _time in range(share)]
    began = time.perf_counter()
    for number in count():
        at = began + number / asked.rate
        if at - began > asked.seconds:
            break
        time.sleep(max(0, at - time.perf_counter()))
        due.put((at, dealt[number * 37 % 100]))
    for _thread in threads:
        due.put(None)
    for thread in threads:
        thread.join()
    report(times, faults, time.perf_counter() - began)


def visit(asked, place, due, times, faults, ready):
    """One visitor: asks for what is due, one after another. Only the first writes."""
    visitor = Visitor(asked.base)
    visitor.sign_in(asked.user, asked.password)
    found = measured(visitor, '')
    ready.wait()
    while (one := due.get()) is not None:
        at, name = one
        is_write = name.endswith('saved')
        if is_write and place:
            due.put(one)
            time.sleep(0.001)
            continue
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
