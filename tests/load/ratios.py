"""Times of pages as ratios to the floor page, asked one by one in turns: see README.md here."""

import argparse
import random
from pathlib import Path
from statistics import median

from pages import links, pages, saves
from visitor import Visitor

WARM = 4  # requests of each before any counts


def main():
    asked = arguments()
    visitor = Visitor(asked.base)
    visitor.sign_in(asked.user, asked.password)
    known = links(visitor)
    found = {**pages(visitor, known), **saves(visitor, known, asked.token)}
    wanted = [one for name, one in found.items() if asked.only in name and name != 'floor']
    floor = found['floor']
    for one in [floor, *wanted]:
        for _time in range(WARM):
            one.once()
        one.times.clear()
    floors = {one.name: [] for one in wanted}
    processor = {one.name: [] for one in [floor, *wanted]}
    shuffle = random.Random(1)
    for _round in range(asked.rounds):
        for one in shuffle.sample(wanted, len(wanted)):
            began = cpu(asked.pid)
            floors[one.name].append(floor.once())
            between = cpu(asked.pid)
            one.once()
            processor['floor'].append(between - began)
            processor[one.name].append(cpu(asked.pid) - between)
    print(f'{"":26}  quiet  ratio    p50    p95   cpu÷  queries    kB')
    for one in [floor, *wanted]:
        print(line_of(one, floor, floors.get(one.name, floor.times), processor))
    if asked.pid:
        print(f'memory of a worker: {memory(asked.pid):.0f} MB (largest, proportional share)')


def line_of(one, floor, beside, processor):
    quiet = low(one.times) / low(floor.times)
    ratio = median(one.times) / median(beside)
    p95 = sorted(one.times)[int(len(one.times) * 0.95)]
    cost = low(processor['floor'])
    spent = f'{low(processor[one.name]) / cost:6.2f}' if cost else '     –'
    return (
        f'{one.name:26} {quiet:6.2f} {ratio:6.2f} {median(one.times) * 1000:6.1f} {p95 * 1000:6.1f}'
        f' {spent} {one.queries:>8} {one.size / 1024:5.0f}'
    )


def low(values):
    """The tenth of the values from below: what an idle machine would show."""
    return sorted(values)[len(values) // 10]


def workers(pid):
    return [int(one) for one in Path(f'/proc/{pid}/task/{pid}/children').read_text().split()]


def cpu(pid):
    """Seconds that the workers of the server `pid` have computed; 0 without a pid."""
    if not pid:
        return 0
    return sum(
        int(Path(f'/proc/{one}/schedstat').read_text().split()[0]) / 1e9
        for worker in workers(pid)
        for one in (entry.name for entry in Path(f'/proc/{worker}/task').iterdir())
        if Path(f'/proc/{one}/schedstat').exists()
    )


def memory(pid):
    """MB of the largest worker, pages that several share counted by their share."""
    shares = [
        sum(
            int(line.split()[1])
            for line in Path(f'/proc/{worker}/smaps_rollup').read_text().splitlines()
            if line.startswith('Pss:')
        )
        for worker in workers(pid)
    ]
    return max(shares) / 1024


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--base', default='http://127.0.0.1:8000')
    parser.add_argument('--user', default='lan@example.com')
    parser.add_argument('--password', default='demo-salesplan')
    parser.add_argument('--token', default='', help='of the API, to push figures')
    parser.add_argument('--pid', type=int, help='of gunicorn on this machine: also CPU, memory')
    parser.add_argument('--rounds', type=int, default=40)
    parser.add_argument('--only', default='', help='names that contain this')
    return parser.parse_args()


if __name__ == '__main__':
    main()
