"""What publishing systems print around documents: the words by which site furniture is known.

Data, not rules: each tuple is a list of words seen on real pages, on the shadow string (half-width marks).
"""

from __future__ import annotations

from gwparse.patterns import lazy

#: Whole lines, blanks removed.
LINES = frozenset(
    "政府信息公开 信息公开 政务公开 下载 打印 全屏 收藏 加大 还原 减小 大 中 小 】"
    " 正文 分享 分享到 分享到: 分享到微信 分享: 返回顶部 返回 关闭 关闭窗口 关闭本页 打印本页 打印 保存 首页 > | × - + "
    " 扫一扫 网站地图 联系我们 设为首页 加入收藏 无障碍浏览 繁体 简体 English 相关报道: 相关报道 相关文档: 相关文档 相关链接: 相关链接"
    " 相关文件 相关文件: 相关附件 相关附件: 相关新闻 相关稿件 附件下载 附件下载: 附件列表 【打印】 【关闭】 【返回】 打印关闭 [打印] [关闭]"
    " 文件正文 内容正文 文字解读 图片解读 视频解读 音频解读 纠错 我要纠错 内容纠错 小程序 微信 微博 (完)".split()
)

#: How a line begins.
STARTS = (
    "上一条",
    "下一条",
    "上一篇",
    "下一篇",
    "扫一扫",
    "扫描二维码",
    "分享到",
    "分享:",
    "关闭窗口",
    "当前位置",
    "您的位置",
    "您当前",
    "您现在的位置",
    "所在位置",
    "打印本页",
    "【打印",
    "【关闭",
    "点击查看",
    "点击下载",
    "点击图片",
    "》》点击",
    "版权所有",
    "主办:",
    "网站标识码",
    "ICP备",
    "回到顶部",
    "返回顶部",
    "相关阅读",
    "相关报道",
    "原文链接",
    "延伸阅读",
    "【返回",
    "用微信扫描",
    "手机扫一扫",
    "附件下载",
)

#: Names of the tabs into which a site splits a page, printed as a list of bullets above it.
TABS = frozenset(
    "答复内容 建议内容 提案内容 答复 建议 提案 正文 附件 政策解读 政策原文 图解 相关文件 文件解读 原文 解读".split()
)

#: What the lines above begin with, so that others need not be compared with all of them.
_STARTS_OF = frozenset(start[0] for start in STARTS)

#: A link to all annexes in one file, which is no name of an annex.
_BUNDLE = lazy(r"附件\d+[-—~至、]\d+\s*(?:下载|\.(?:zip|rar|7z))")

#: The registration of a web site, in its footer.
REGISTRATION = ("ICP备", "公网安备", "网站标识码", "版权所有", "技术支持:")

#: A drawn rule, or the number of a printed page: — 3 —.
RULE = lazy(r"[—–_=─━~*-]{3,}|[—–-]+\s*\d{1,3}\s*[—–-]+")
_RULE_STARTS = frozenset("—–_=─━~*-")

BULLETS = "•·●▪◆■○※"

#: What may stand in front of the label of a metadata field.
FIELD_LEAD = rf"[\s{BULLETS}|【\[]*"


def is_furniture(shadow: str) -> bool:
    """Whether a line is site furniture by its own words.

    Args:
        shadow: the line on the shadow string, outer blanks removed.
    """
    first = shadow[0]
    if (first in _STARTS_OF and shadow.startswith(STARTS)) or (first == "附" and _BUNDLE.match(shadow)):
        return len(shadow) <= 120 and not (shadow.endswith("。") and len(shadow) > 12)
    if len(shadow) > 60:
        return False
    if first in _RULE_STARTS and RULE.fullmatch(shadow):
        return True
    for words in REGISTRATION:
        if words in shadow:
            return True
    tabs = shadow.split()
    squeezed = "".join(tabs)
    if squeezed in LINES or (first in BULLETS and squeezed[1:] in TABS):
        return True
    return len(tabs) > 1 and all(tab in TABS or tab in LINES for tab in tabs)
