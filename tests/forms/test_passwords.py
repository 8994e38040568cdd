"""Which passwords are refused as easy to guess, without asking anybody outside."""

import pytest

from plans.forms.passwords import GuessablePasswordValidator


@pytest.mark.parametrize(
    'password',
    [
        'password1234',
        'P@ssw0rd2027!',
        'matkhau123456',
        'Mật khẩu 2027',
        'saigonsaigon',
        'Hà Nội 123456',
        'a-n-h-y-e-u-e-m-1',
        'xx-password-1',
        'aaaaaaaaaaaa',
        'abababababab',
        '1234567890',
        '0987654321',
        '2027-05-03-11',
        'qwertyuiop',
        'asdfghjklasdf',
        'abcdefghijkl',
        'salesplan2028',
    ],
)
def test_password_people_try_first_is_guessable(password):
    assert GuessablePasswordValidator().is_guessable(password)


@pytest.mark.parametrize(
    'password',
    [
        'demo-salesplan',
        'another-long-word',
        'xin chào cà phê',
        'mưa rào tháng sáu',
        'x7k-9qz-2mf-w3',
        'correct horse battery',
        'Gạo ST25 ngon hơn',
    ],
)
def test_password_of_words_that_do_not_belong_together_is_taken(password):
    assert not GuessablePasswordValidator().is_guessable(password)
