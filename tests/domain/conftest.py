"""What only these tests take."""

from tests.receivers import hook, receiver, slow_receiver  # noqa: F401 - fixtures
