"""What each role is answered, by name: rows that the access table uses again and again."""

from dataclasses import dataclass, field
from typing import Any

ROLES = ('nobody', 'stranger', 'viewer', 'colleague', 'owner', 'approver', 'admin')


def answers(words):
    """{role: answer} of seven words in the order of ROLES; one word stands for all."""
    given = words.split()
    return dict(zip(ROLES, given if len(given) > 1 else given * len(ROLES), strict=True))


EVERYBODY = answers('200')
SIGNED_IN = answers('login 200 200 200 200 200 200')
SIGNED_IN_MOVED = answers('login moved moved moved moved moved moved')
SIGNED_IN_NO_GET = answers('login 405 405 405 405 405 405')
SIGNED_IN_REFUSED = answers('login 422 422 422 422 422 422')
NO_POST = answers('login 405 405 405 405 405 405')
# Pages of the company: the stranger sees their own.
PLANNERS = answers('login 200 403 200 200 200 200')
PLANNERS_REFUSED = answers('login 422 403 422 422 422 422')
PLANNERS_NO_GET = answers('login 405 403 405 405 405 405')
DECIDERS = answers('login 200 403 403 403 200 200')
MANAGERS = answers('login 200 403 403 403 403 200')
MANAGERS_MOVED = answers('login moved 403 403 403 403 moved')
MANAGERS_REFUSED = answers('login 422 403 403 403 403 422')
MANAGERS_NO_GET = answers('login 405 403 403 403 403 405')
# Rows of the company: the stranger finds nothing.
OUR_PLANNERS = answers('login 404 403 200 200 200 200')
OUR_PLANNERS_MOVED = answers('login 404 403 moved moved moved moved')
OUR_MANAGERS_MOVED = answers('login 404 403 403 403 403 moved')
# Pages of the plan of the scene, a draft of the owner's.
PLAN_READERS = answers('login 404 200 200 200 200 200')
PLAN_PLANNERS = answers('login 404 403 200 200 200 200')
PLAN_PLANNERS_MOVED = answers('login 404 403 moved moved moved moved')
PLAN_READERS_REFUSED = answers('login 404 422 422 422 422 422')
PLAN_BUILDERS = answers('login 404 403 403 200 403 403')
PLAN_BUILDERS_ELSE_MOVED = answers('login 404 moved moved 200 moved moved')
PLAN_BUILDERS_MOVED = answers('login 404 403 403 moved 403 403')
PLAN_BUILDERS_REFUSED = answers('login 404 403 403 422 403 403')
PLAN_DECIDERS_MOVED = answers('login 404 403 403 403 moved moved')


@dataclass(frozen=True)
class Line:
    """What one method of one URL answers each role."""

    name: str
    method: str
    answers: dict
    data: Any = field(default_factory=dict)

    def __str__(self):
        return f'{self.method} {self.name}'
