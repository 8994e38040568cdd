"""The pages of dealers, their sessions and rooms: a part of the site."""

from tests.journeys.walk import NOBODY, OWNER, PHONE, Walk, once, url

DEALERS_NOT_PAGES = {
    'session_calendar',
    'session_task',
    'room_choices',
    'undo_dealers',
    'unmerge_dealer',
    'dealer_plan',
    'activate_dealer',
    'deactivate_dealer',
}


def session_page(name):
    """A page of the running plan's session that is held, its room opened once."""
    return lambda scene: [url(name, scene.active.pk, scene.room.session_id)]


def compared(scene):
    """Two dealers side by side, and the search for the second."""
    one, other = scene.draft.workspace.dealers.listed()[:2]
    return [url('merge_dealer', one.pk), url('merge_dealer', one.pk, **{'with': other.pk})]


def dealer_table(scene):
    """A table of dealers: one new, one that looks like a known one."""
    known = scene.draft.workspace.dealers.listed().first()
    table = [['Đại lý', 'Tỉnh'], ['Hoa Sen Xanh', 'Huế'], [f'Cty {known.name}', '']]
    upload = scene.draft.workspace.dealer_imports.create(rows=table, by=scene.people[OWNER])
    return [url('preview_dealers', upload.pk)]


DEALERS_SITE = {
    'room_code': Walk(NOBODY, once('room_code')),
    'room_join': Walk(NOBODY, lambda scene: [url('room_join', scene.room.token)]),
    'room_phone': Walk(PHONE, once('room_phone')),
    'dealers': Walk(OWNER, lambda scene: [url('dealers'), url('dealers', show='never')]),
    'new_dealer': Walk(OWNER, once('new_dealer')),
    'dealer_attendance': Walk(OWNER, once('dealer_attendance')),
    'duplicate_dealers': Walk(OWNER, once('duplicate_dealers')),
    'import_dealers': Walk(OWNER, once('import_dealers')),
    'preview_dealers': Walk(OWNER, dealer_table),
    'dealer': Walk(OWNER, lambda scene: [url('dealer', scene.a_dealer)]),
    'edit_dealer': Walk(OWNER, lambda scene: [url('edit_dealer', scene.a_dealer)]),
    'merge_dealer': Walk(OWNER, compared),
    'session': Walk(OWNER, session_page('session')),
    'edit_session': Walk(OWNER, session_page('edit_session')),
    'attendance': Walk(OWNER, session_page('attendance')),
    'room': Walk(OWNER, session_page('room')),
    'room_desk': Walk(OWNER, session_page('room_desk')),
    'room_evidence': Walk(OWNER, session_page('room_evidence')),
}
