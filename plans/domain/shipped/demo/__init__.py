"""The demonstration's companies, people and plans (product.md 0.8).

The plan files tell one story as it stands on 20 April 2027, the day of the worked example in
product.md 5.7. A demonstration is looked at on any day, and figures dated later than today are
hidden, months-old ones raise alarms. So every date moves by the same number of whole months, and
20 April lands within the last month. On that day itself the files are read as they are written.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plans.document.choices import Role
from plans.document.plan_file import parse
from plans.document.schema import PlanDocument
from plans.domain.shipped.demo.moving import moved_text

FOLDER = Path(__file__).parent
STORY_DAY = date(2027, 4, 20)


@dataclass(frozen=True)
class DemoPerson:
    """A member of a demonstration workspace; `is_staff` may open Django admin."""

    email: str
    name: str
    role: Role
    is_staff: bool = False


@dataclass(frozen=True)
class StoppedCustomer:
    """A customer of the plan file `plan` who stopped buying on a day of the story."""

    name: str
    on: date
    plan: str


@dataclass(frozen=True)
class DemoWorkspace:
    """A company with its people and the plan files it holds, oldest first."""

    name: str
    people: tuple[DemoPerson, ...]
    plans: tuple[str, ...]
    stopped: tuple[StoppedCustomer, ...] = ()


WORKSPACES: tuple[DemoWorkspace, ...] = (
    DemoWorkspace(
        name='Cà phê Đắk Hòa',
        people=(
            DemoPerson('admin@example.com', 'Ánh', Role.ADMIN, is_staff=True),
            DemoPerson('hai@example.com', 'Hải', Role.APPROVER),
            DemoPerson('lan@example.com', 'Lan', Role.EDITOR),
            DemoPerson('tuan@example.com', 'Tuấn', Role.EDITOR),
            DemoPerson('vy@example.com', 'Vy', Role.VIEWER),
        ),
        plans=(
            'cho-nong-san',
            'giay-kraft',
            'noi-dia',
            'san-htx',
            'ban-le-mien-trung',
            'xuat-khau-eu',
        ),
        stopped=(
            StoppedCustomer('Quán Cầu Mống', date(2027, 2, 12), 'noi-dia'),
            StoppedCustomer('Căng tin Khu Chế Xuất', date(2026, 12, 20), 'noi-dia'),
            StoppedCustomer('Cà phê Chợ Lớn', date(2027, 3, 31), 'noi-dia'),
        ),
    ),
    DemoWorkspace(
        name='Bao bì Minh Phát',
        people=(DemoPerson('minh@example.com', 'Minh', Role.ADMIN),),
        plans=('minh-phat-thung-carton', 'minh-phat-giay-cuon'),
    ),
)


def demo_plan(name: str, today: date) -> PlanDocument:
    """The plan file `name`, moved so that today stands where the story's day stands."""
    text = (FOLDER / f'{name}.json').read_text(encoding='utf-8')
    return parse(moved_text(text, months_to(today)))


def months_to(today: date) -> int:
    """How many whole months lie from the story's day to today; negative when today is earlier."""
    months = (today.year - STORY_DAY.year) * 12 + today.month - STORY_DAY.month
    return months if today.day >= STORY_DAY.day else months - 1
