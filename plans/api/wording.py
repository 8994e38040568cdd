"""The schema's own words in Vietnamese, by the English of the operations (docstrings, names)."""

from http import HTTPStatus
from typing import Any

from django.utils import translation

from plans.api.problems import titles

INFO = {
    'description': (
        'Kế hoạch, số liệu và phản hồi của một công ty. Gửi kèm `Authorization: Bearer <mã>`; mã '
        'truy cập được tạo trong trang hồ sơ và thay mặt chủ của mã trong một công ty. Lời từ '
        'chối là `application/problem+json`, theo ngôn ngữ của `Accept-Language` (vi, en). Số '
        'thập phân là chuỗi ký tự, ngày viết `YYYY-MM-DD`. Các header `RateLimit-*` cho biết mã '
        'còn được gọi bao nhiêu lần.'
    ),
}
TAGS = {
    'workspaces': 'công ty',
    'plans': 'kế hoạch',
    'checks and tracking': 'mục kiểm tra và tiến độ',
    'actuals': 'số liệu thực hiện',
    'feedback': 'phản hồi',
    'dealers': 'đại lý',
    'sessions': 'buổi kết nối',
    'templates': 'mẫu kế hoạch',
}
OPERATIONS = {
    'List Workspaces': 'Danh sách công ty',
    'The companies this token reaches: always the one it was made for.': (
        'Các công ty mà mã này vào được: luôn là công ty mà mã được tạo cho.'
    ),
    'Read Workspace': 'Đọc một công ty',
    "One company; any other than the token's own is not found.": (
        'Một công ty; công ty khác với công ty của mã thì không tìm thấy.'
    ),
    'List Plans': 'Danh sách kế hoạch',
    'Plans of the company, archived ones only by their status.': (
        'Các kế hoạch của công ty; kế hoạch đã lưu trữ chỉ có khi lọc theo trạng thái.'
    ),
    'Add Plan': 'Đưa kế hoạch vào',
    'Make a plan of a plan file: a draft, unless an admin asks to keep its status.': (
        'Tạo kế hoạch từ tệp kế hoạch: là bản nháp, trừ khi quản trị viên muốn giữ trạng thái '
        'trong tệp.'
    ),
    'Read Plan': 'Đọc một kế hoạch',
    'One plan as lists show it, with its ETag.': 'Một kế hoạch như trong danh sách, kèm ETag.',
    'Change Plan': 'Sửa kế hoạch',
    'Change the basics of a draft, as it was read.': (
        'Sửa phần cơ bản của một bản nháp, đúng như bản đã đọc.'
    ),
    'Delete Plan': 'Xóa kế hoạch',
    'Delete an own draft that was never submitted.': (
        'Xóa bản nháp của mình chưa trình duyệt lần nào.'
    ),
    'Read Document': 'Đọc tệp kế hoạch',
    'The plan file of a plan, with its ETag.': 'Tệp kế hoạch của một kế hoạch, kèm ETag.',
    'Read Checks': 'Đọc kết quả kiểm tra',
    'What is missing and what the checks find, by the thresholds of the company.': (
        'Những gì còn thiếu và những gì các mục kiểm tra tìm thấy, theo ngưỡng của công ty.'
    ),
    'Read Tracking': 'Đọc tiến độ',
    'Pace, forecast and status of every target.': (
        'Tiến độ, dự báo và trạng thái của từng chỉ tiêu.'
    ),
    'As on this day; else today in the company.': (
        'Tính đến ngày này; để trống là hôm nay theo giờ của công ty.'
    ),
    'List Actuals': 'Danh sách số liệu',
    'The figures of a plan, target by target.': (
        'Số liệu của một kế hoạch, lần lượt từng chỉ tiêu.'
    ),
    'Push Actuals': 'Gửi số liệu',
    'Take up to 10,000 figures of a plan that runs, all or none.': (
        'Nhận tối đa 10.000 số liệu của một kế hoạch đang thực hiện: nhận hết hoặc không nhận số '
        'nào.'
    ),
    'List Feedback': 'Danh sách phản hồi',
    'What customers said, the newest first.': 'Khách hàng đã nói gì, mới nhất trước.',
    'Add Feedback': 'Ghi phản hồi',
    'Write down what a customer said.': 'Ghi lại điều khách hàng nói.',
    'Read Feedback': 'Đọc một phản hồi',
    'One thing a customer said.': 'Một điều khách hàng đã nói.',
    'List Dealers': 'Danh sách đại lý',
    'Dealers by name; of one plan by its code.': (
        'Các đại lý theo tên; của một kế hoạch thì lọc theo mã kế hoạch.'
    ),
    'Add Dealer': 'Thêm đại lý',
    'Add a dealer to the directory; one of that very name is refused (409).': (
        'Thêm một đại lý vào danh bạ; trùng đúng tên thì bị từ chối (409).'
    ),
    'Read Dealer': 'Đọc một đại lý',
    'One dealer, with its ETag.': 'Một đại lý, kèm ETag.',
    'Change Dealer': 'Sửa đại lý',
    'Change a dealer, as it was read; plans with it say so too.': (
        'Sửa một đại lý, đúng như bản đã đọc; các kế hoạch có đại lý đó cũng đổi theo.'
    ),
    'List Sessions': 'Danh sách buổi kết nối',
    'Sessions, the newest first; of one plan by its code.': (
        'Các buổi kết nối, mới nhất trước; của một kế hoạch thì lọc theo mã kế hoạch.'
    ),
    'Read Session': 'Đọc một buổi kết nối',
    'One session with its dealers, and its ETag.': 'Một buổi kết nối với các đại lý, kèm ETag.',
    'Plan Session': 'Lên lịch buổi kết nối',
    "Plan a session of a plan's dealers.": (
        'Lên lịch một buổi kết nối cho các đại lý của kế hoạch.'
    ),
    'Change Session': 'Sửa buổi kết nối',
    'Change a session of a plan, as it was read: what is planned, who came, what came of it.': (
        'Sửa một buổi kết nối của kế hoạch, đúng như bản đã đọc: dự định gì, ai đã dự, kết quả ra '
        'sao.'
    ),
    'List Templates': 'Danh sách mẫu',
    "Templates in use, the shipped ones and the company's own.": (
        'Các mẫu đang dùng, mẫu có sẵn và mẫu của công ty.'
    ),
    'Read Template': 'Đọc một mẫu',
    "A template's file: steps, questions, suggested targets, words.": (
        'Tệp của một mẫu: các bước, câu hỏi, chỉ tiêu gợi ý, từ ngữ.'
    ),
}
HEADERS = {
    'Calls that the token may make in a minute.': (
        'Số lệnh gọi mà mã được thực hiện trong một phút.'
    ),
    'Calls that are left in this minute.': 'Số lệnh gọi còn lại trong phút này.',
    'Seconds until the next minute.': 'Số giây đến phút tiếp theo.',
    'Changes with every change: for If-Match and If-None-Match.': (
        'Thay đổi sau mỗi lần sửa: dùng cho If-Match và If-None-Match.'
    ),
    'The address of what was made.': 'Địa chỉ của mục vừa tạo.',
    '"true": the first answer to a call with this key.': (
        '"true": câu trả lời đầu tiên cho lệnh gọi có khóa này.'
    ),
    'Seconds to wait.': 'Số giây cần chờ.',
    'How to send the token.': 'Cách gửi mã truy cập.',
}
DONE = {200: 'Thành công', 201: 'Đã tạo', 204: 'Không có nội dung', 304: 'Không thay đổi'}


def in_vietnamese(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema with Vietnamese words; names, types and what the parts say stay."""
    words = OPERATIONS | HEADERS | _statuses()
    headers = _worded(schema['components']['headers'], words)
    return schema | {
        'info': schema['info'] | INFO,
        'paths': _worded(schema['paths'], words),
        'components': schema['components'] | {'headers': headers},
    }


def _statuses() -> dict[str, str]:
    """What an answer is called, as its problem's title says it."""
    with translation.override('vi'):
        told = DONE | titles()
    return {HTTPStatus(status).phrase: text for status, text in told.items()}


def _worded(part: Any, words: dict[str, str]) -> Any:
    if isinstance(part, list):
        return [_worded(one, words) for one in part]
    if not isinstance(part, dict):
        return part
    found = {key: _worded(value, words) for key, value in part.items()}
    for name in ('summary', 'description'):
        if isinstance(found.get(name), str):
            found[name] = words.get(found[name], found[name])
    if 'operationId' in found:
        found['tags'] = [TAGS.get(tag, tag) for tag in found['tags']]
    return found
