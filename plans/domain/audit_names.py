"""What the recorded actions are called, and of which kind they are."""

import re
from datetime import date
from typing import NamedTuple

from plans.document import display
from plans.document.bilingual import Bilingual
from plans.document.check_names import NAMES
from plans.document.choices import CheckCode, PlanStatus, Role, TokenScope
from plans.document.choices.base import Choice


class Kind(Choice):
    """What an action is about: the filter of the record."""

    PEOPLE = 'people', 'Sign-ins and people', 'Đăng nhập và nhân sự'
    APPROVAL = 'approval', 'Approvals and states', 'Duyệt và trạng thái'
    EXPORT = 'export', 'Exports and links', 'Xuất dữ liệu và liên kết'
    DELETION = 'deletion', 'Deletions', 'Xóa'
    SETTINGS = 'settings', 'Settings and data', 'Cài đặt và dữ liệu'


class Named(NamedTuple):
    """The kind of an action and its words."""

    kind: Kind
    en: str
    vi: str


ACTIONS = {
    'signed_in': Named(Kind.PEOPLE, 'Signed in', 'Đăng nhập'),
    'invited': Named(Kind.PEOPLE, 'Invited', 'Mời tham gia'),
    'invitation_revoked': Named(Kind.PEOPLE, 'Revoked an invitation', 'Thu hồi lời mời'),
    'joined': Named(Kind.PEOPLE, 'Joined', 'Tham gia'),
    'role_changed': Named(Kind.PEOPLE, 'Changed a role', 'Đổi vai trò'),
    'member_removed': Named(Kind.PEOPLE, 'Removed a member', 'Đưa thành viên ra khỏi công ty'),
    'member_restored': Named(Kind.PEOPLE, 'Took a member back', 'Nhận lại thành viên'),
    'member_left': Named(Kind.PEOPLE, 'Left', 'Rời công ty'),
    'plans_handed_over': Named(Kind.PEOPLE, 'Handed plans over', 'Bàn giao kế hoạch'),
    'plan_submitted': Named(Kind.APPROVAL, 'Submitted a plan', 'Trình duyệt kế hoạch'),
    'plan_withdrawn': Named(Kind.APPROVAL, 'Withdrew a plan', 'Rút lại kế hoạch'),
    'plan_approved': Named(Kind.APPROVAL, 'Approved a plan', 'Duyệt kế hoạch'),
    'plan_returned': Named(Kind.APPROVAL, 'Returned a plan', 'Trả lại kế hoạch'),
    'approver_changed': Named(Kind.APPROVAL, 'Asked another approver', 'Đổi người duyệt'),
    'check_taken_back': Named(Kind.APPROVAL, 'Undid an acceptance', 'Hoàn tác chấp nhận'),
    'plan.adjusted': Named(Kind.APPROVAL, 'Adjusted a plan', 'Điều chỉnh kế hoạch'),
    'plan_closed': Named(Kind.APPROVAL, 'Closed a plan', 'Kết thúc kế hoạch'),
    'plan_reopened': Named(Kind.APPROVAL, 'Reopened a plan', 'Mở lại kế hoạch'),
    'plan_archived': Named(Kind.APPROVAL, 'Archived a plan', 'Lưu trữ kế hoạch'),
    'plan_restored': Named(Kind.APPROVAL, 'Restored a plan', 'Khôi phục kế hoạch'),
    'plan_copied': Named(Kind.APPROVAL, 'Copied a plan', 'Nhân bản kế hoạch'),
    'version_restored': Named(
        Kind.APPROVAL, 'Made a draft from a version', 'Tạo bản nháp từ phiên bản'
    ),
    'check_accepted': Named(Kind.APPROVAL, 'Accepted a check', 'Chấp nhận mục kiểm tra'),
    'check_confirmed': Named(Kind.APPROVAL, 'Confirmed an acceptance', 'Xác nhận chấp nhận'),
    'check_revoked': Named(Kind.APPROVAL, 'Took an acceptance back', 'Thu hồi chấp nhận'),
    'plan_deleted': Named(Kind.DELETION, 'Deleted a plan', 'Xóa kế hoạch'),
    'customer_data_erased': Named(Kind.DELETION, 'Erased a customer’s data', 'Xóa dữ liệu khách'),
    'customer_data_corrected': Named(Kind.SETTINGS, 'Corrected customer data', 'Sửa dữ liệu khách'),
    'customer_data_shown': Named(Kind.EXPORT, 'Showed a customer’s data', 'Xem dữ liệu khách hàng'),
    'plan_exported': Named(Kind.EXPORT, 'Exported a plan', 'Xuất kế hoạch'),
    'plan.exported': Named(Kind.EXPORT, 'Exported a plan', 'Xuất kế hoạch'),
    'figures_exported': Named(Kind.EXPORT, 'Exported figures', 'Xuất số liệu'),
    'audit_exported': Named(Kind.EXPORT, 'Exported the record', 'Xuất nhật ký'),
    'import_with_status': Named(
        Kind.SETTINGS, 'Imported with status', 'Nhập kế hoạch kèm trạng thái'
    ),
    'calendar_opened': Named(Kind.EXPORT, 'Made a calendar link', 'Tạo liên kết lịch'),
    'calendar_revoked': Named(Kind.EXPORT, 'Ended a calendar link', 'Ngừng liên kết lịch'),
    'form_link_renewed': Named(Kind.SETTINGS, 'Renewed a form’s link', 'Đổi liên kết biểu mẫu'),
    'share_made': Named(Kind.EXPORT, 'Shared a plan outside', 'Chia sẻ kế hoạch ra ngoài'),
    'share_revoked': Named(Kind.EXPORT, 'Ended a shared link', 'Ngừng liên kết chia sẻ'),
    'token_made': Named(Kind.SETTINGS, 'Made a program’s token', 'Tạo mã truy cập'),
    'token_revoked': Named(Kind.SETTINGS, 'Revoked a program’s token', 'Thu hồi mã truy cập'),
    'webhook_added': Named(Kind.SETTINGS, 'Added a webhook', 'Thêm webhook'),
    'webhook_changed': Named(Kind.SETTINGS, 'Changed a webhook', 'Đổi webhook'),
    'webhook_removed': Named(Kind.SETTINGS, 'Removed a webhook', 'Xóa webhook'),
    'workspace_started': Named(Kind.SETTINGS, 'Started the workspace', 'Tạo không gian làm việc'),
    'workspace_changed': Named(Kind.SETTINGS, 'Changed the settings', 'Đổi cài đặt'),
    'checks_changed': Named(Kind.SETTINGS, 'Changed the checks', 'Đổi cài đặt mục kiểm tra'),
    'template_saved': Named(Kind.SETTINGS, 'Saved a template', 'Lưu mẫu'),
    'template_offered': Named(Kind.SETTINGS, 'Offered a template', 'Mở lại mẫu'),
    'template_retired': Named(Kind.SETTINGS, 'Retired a template', 'Ngừng dùng mẫu'),
}


FACTS = {
    'version': Bilingual('phiên bản', 'version'),
    'status': Bilingual('trạng thái', 'state'),
    'before': Bilingual('trạng thái trước', 'state before'),
    'role': Bilingual('vai trò', 'role'),
    'own_plan': Bilingual('kế hoạch của chính mình', 'own plan'),
    'early': Bilingual('trước khi hết kỳ', 'before its period ended'),
    'check': Bilingual('mục kiểm tra', 'check'),
    'reason': Bilingual('lý do', 'reason'),
    'to': Bilingual('cho', 'to'),
    'plans': Bilingual('kế hoạch', 'plans'),
    'plan': Bilingual('kế hoạch', 'plan'),
    'source': Bilingual('từ', 'from'),
    'target': Bilingual('chỉ tiêu', 'target'),
    'what': Bilingual('dạng', 'as'),
    'sections': Bilingual('phần', 'parts'),
    'until': Bilingual('đến', 'until'),
    'names': Bilingual('kèm tên', 'with names'),
    'scope': Bilingual('quyền', 'may'),
    'events': Bilingual('sự kiện', 'events'),
    'is_on': Bilingual('bật', 'on'),
}
DAY = re.compile(r'[0-9]{4}-[01][0-9]-[0-3][0-9]')
_YES, _NO = Bilingual('có', 'yes'), Bilingual('không', 'no')
_ENUMS = (PlanStatus, Role, TokenScope)


def fact_of(name, language):
    """What a fact is called; a check by its name, a fact without words keeps its own."""
    if name in set(CheckCode):
        return NAMES[CheckCode(name)].text(language)
    return FACTS[name].text(language) if name in FACTS else name


def in_order(facts):
    """[(name, value)], those with words first and as they stand there: JSON of databases has no
    order.
    """
    places = {name: place for place, name in enumerate(FACTS)}
    return sorted(facts.items(), key=lambda one: (places.get(one[0], len(places)), one[0]))


def value_of(value, language):
    """A fact as people read it: a state, role or check in its words, a day, several with commas."""
    if isinstance(value, list):
        return ', '.join(value_of(one, language) for one in value)
    if isinstance(value, bool):
        return (_YES if value else _NO).text(language)
    if isinstance(value, str) and (day := _day_of(value)):
        return display.day(day, language)
    if isinstance(value, str) and value in set(CheckCode):
        return fact_of(value, language)
    named = next((enum(value) for enum in _ENUMS if value in set(enum)), None)
    return named.label(language) if named else str('–' if value in (None, '') else value)


def _day_of(text):
    """The day that a text is, or None: a company may be called 2027-02-30."""
    try:
        return date.fromisoformat(text) if DAY.fullmatch(text) else None
    except ValueError:
        return None


def words_of(action, language):
    """What people read; an action without words keeps its name."""
    named = ACTIONS.get(action)
    return (named.vi if language == 'vi' else named.en) if named else action


def actions_of(kind):
    """The actions of a kind."""
    return [action for action, named in ACTIONS.items() if named.kind == kind]
