"""What ends a verb early: one line for the person at the keyboard, and an exit code for the script."""


class Fault(Exception):
    """A verb that cannot be done. The message is one line, shown without a traceback; `exit_code` is the process's."""

    exit_code = 1


class Failed(Fault):
    """The input was right and it still did not work."""

    exit_code = 1


class WrongInput(Fault):
    """What the user asked for cannot be understood or is not allowed; the line says what to write instead."""

    exit_code = 2


class OtherInstance(Fault):
    """Another Derekkoz is at work on the same home."""

    exit_code = 3


class Unfit(Fault):
    """The machine is not fit: disk, permissions, a missing part."""

    exit_code = 4
