"""The notes in brackets below 成文日期 that belong to a document (附注; GB/T 9704-2012, 7.3.6; 条例 第九条第十四项).

Pages print other remarks there (本文有删减, 来源：…), and signers print 代章; these are none.
"""

from __future__ import annotations

import re

from gwparse.patterns import lazy

#: What 附注 says: how far the document goes, whether it is open, whom to ask.
_OFFICIAL = lazy(
    r"此[件文]|公开(?:发布|属性|方式|类型|类别|选项)|(?:主动|依申请|不予)公开|联系(?:人|电话|科室|方式)|^发至"
)

#: The wordings of 附注 about openness that are in use.
_DISCLOSURE = lazy(r"(?:公开发布|主动公开|依申请公开|不予公开|删减后(?:公开|主动公开|公开发布))")


def is_official_remark(text: str) -> bool:
    """Whether a remark, with or without its brackets, is 附注.

    Args:
        text: the remark on the shadow string.
    """
    return _OFFICIAL.search("".join(text.split()).strip("()[]【】〔〕")) is not None


def unknown_disclosure(text: str) -> bool:
    """Whether 附注 speaks of openness in other words than those in use.

    Args:
        text: the remark on the shadow string.
    """
    said = "".join(text.split()).strip("()[]【】〔〕。")
    if "公开" not in said or not is_official_remark(text):
        return False
    return re.match("此件", said) is None or _DISCLOSURE.search(said) is None
