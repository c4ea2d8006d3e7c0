"""What can go wrong outside a document's text.

Nothing in a document raises: what is wrong with it is a value. Exceptions are for input that cannot be read and for
misuse:

    GwparseError
    ├── UnreadableInput     a file that is missing, is no document, or is too large
    └── Misuse              a request that makes no sense, such as one tree for several files

Their sentences go by who meets them: one about a file begins with its name and is in Chinese, as findings are; one about
the command line begins with the option and is in English, as its help is.
"""

from __future__ import annotations

import errno

#: What an input without a name is called in messages.
UNNAMED = "输入的内容"

#: Why the system refuses a file, in words that need no handbook.
REASONS = {
    errno.EACCES: "没有权限，或者文件正被别的程序打开",
    errno.EPERM: "没有权限",
    errno.ENOENT: "没有这个文件或者文件夹",
    errno.EEXIST: "已经有这个文件",
    errno.EISDIR: "这是文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.ENOSPC: "磁盘已满",
    errno.EFBIG: "文件太大",
    errno.EROFS: "磁盘只能读",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EBUSY: "文件正被别的程序使用",
    errno.EIO: "磁盘读写出错",
}


class GwparseError(Exception):
    """Base of all errors that gwparse raises on purpose; its text is one clear sentence."""


class UnreadableInput(GwparseError):
    """The input cannot be read as a document."""


class Misuse(GwparseError):
    """The request makes no sense as it stands."""


def reason(error: OSError) -> str:
    """Why the system refused, as messages say it; in the system's own words where it is rare."""
    return REASONS.get(error.errno or 0) or error.strerror or str(error)
