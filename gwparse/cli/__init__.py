"""The command line. Exit codes: 0 done or clean, 1 findings at or above the fail level, 2 misuse or an input that cannot be read.

130 when interrupted. When whoever reads standard output hangs up (`| head -1`) a check ends with 141, as what a signal of the pipe ends
does: not all has been checked, and 0 would say that all is clean. The other commands end with 0: their exit code answers no question.
Nothing else in the package prints or ends the process.
"""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Sequence

from gwparse.errors import GwparseError, reason


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: the words of the command line; those of the process when None.

    Returns:
        The exit code.
    """
    from gwparse.cli.arguments import parser

    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    codecs.register_error("json-escape", _json_escape)
    options = parser().parse_args(arguments)
    try:
        code = int(options.run(options))
        sys.stdout.flush()  # what cannot be written is found here, not at the interpreter's end
        return code
    except GwparseError as error:
        print(f"gwparse: {error}", file=sys.stderr)
        return 2
    except RecursionError:
        print("gwparse: 内容嵌套太深，处理不了", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  # stays open for the interpreter's last flush
        return 141 if options.command == "check" else 0
    except OSError as error:
        print(f"gwparse: 结果写不进去（{reason(error)}）", file=sys.stderr)
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  # as above
        return 2


def _open_closed_streams() -> None:
    """Put nothing in the place of streams that were closed before the process began (`>&-`): Python leaves None there."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115  # stays open to the end


def _json_escape(error: UnicodeError) -> tuple[str, int]:
    """What JSON writes for characters that a console has no code for: UTF-16 units as escapes."""
    assert isinstance(error, UnicodeEncodeError)
    units = error.object[error.start : error.end].encode("utf-16-be", errors="surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2)), error.end
