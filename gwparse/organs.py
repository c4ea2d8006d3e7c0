"""The names of organs (机关、单位): parting lists of them, telling kinds of organs from one organ, and what a short name stands for.

Everything here takes strings of the shadow and knows no positions but those inside them. A name that is not certain stays
uncertain: `spelled_out` would rather give None than a wrong name.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from gwparse.patterns import lazy
from gwparse.words import marks_outside

#: The last characters of a name behind which 和 begins another name.
_PARTS_AT_AND = lazy(
    r"(?:政府|委员会|管委会|办公[室厅]|部门|单位|机构|公司|集团|中心|专班|支队|大队|银行|分行|支行|海关|总局|区县|县区|省"
    r"|[局厅委办部院署队〉)]|(?<![社运])会|[供合][销作]社|地区)$"
)
_AND = lazy("以及|[和及与]")

#: A name that is not whole before the rest of its list: 各省 (、自治区、直辖市人民政府).
_HALF_NAME = lazy(r".{0,6}各(?:有关)?(?:省|市|县|区|乡|镇|州|盟|旗|地)(?:、|$)")
_WHOLE_NAME = lazy("(?:政府|厅|局|委|办|会|处|院|所|中心|公司|单位|部门|机构)$")

#: Kinds of organs that are no name by themselves: 市各委、办、局.
_BARE_KINDS = ("委", "办", "局", "厅", "部", "处", "会", "政府")

#: What a name in a list of duties ends with.
_ORGAN_END = lazy(
    r"(?:政府|办公[厅室]|委员会|管委会|领导小组|工作组|专班|指挥部|联席会议|部门|单位|机构|机关|中心|公司|集团|银行|[分支]行|营管部"
    r"|[总支大]队|海关|公安|税务|工商联|残联|妇联|文联|侨联|总站|服务站|监管组|车站|铁路港|示范区|开发区|新区|高新区|经开区|园区"
    r"|大学|学院|学校|医院|街道|企业|协会|学会|总社|总会|工会|城市|地区|各?[省市县区州旗盟]|[局厅委办部院署处社会馆所组室站台协联校村]"
    r"|镇|乡|团[市省县区]委|各地|各部门|社区|高校|中学|小学|[一二三四五六七八九]中|防指|移动|电信|联通|运营商|农场|林场|农商行"
    r"|[省市县区镇]\)|共青团中央)$"
)

#: Words that make a name one of a kind of organs, whom nobody can call: 各县区人民政府, 市有关部门.
_COLLECTIVE = lazy(
    r"各|有关|相关|其[他它]|成员单位|责任单位|主管部门|所属|同级|(?:部门|单位|机构|地区|企业|方面)$|^(?:试点|地方)"
)

#: Words of organs that are no name by themselves.
_NO_NAME = lazy(
    "^(?:政府|部门|单位|机构|机关|企业|公司|中心|地区|社会|党委)$|^各?(?:牵头|责任|配合|主办|承办|协办|参与)(?:单位|部门)$|指定|作为|下设|设在"
)

#: Level of government as a first character: 市财政局, 省直, 区委办.
_LEVEL = "省市县区州盟旗"

_OWN_LEVEL = lazy(rf"[{_LEVEL}](?!场|域|际|镇)..")
#: A place and its level in front of a department: 云川市财政局.
_PLACE_LEVEL = lazy(r"[一-鿿]{2,4}?[省市县区](?=(.+))")

#: Words that names of departments are made of. A name made of nothing else has no place in it: 住房和城乡建设局.
_FIELDS = (
    "发展 改革 发改 教育 教体 体育 科技 科学 技术 工业 信息 信息化 工信 经信 经济 经发 公安 民政 司法 财政 财金 人社 人力 资源"
    " 社会 保障 自然 规划 资规 国土 生态 环境 保护 环保 住建 住房 城乡 城镇 建设 房管 房产 房屋 房地产 管理 交通 运输 水利 水务"
    " 农业 农村 农牧 畜牧 林业 林草 草原 园林 绿化 商务 商贸 文化 旅游 文旅 文广 广电 广播 电视 新闻 出版 版权 文物 卫健 卫生"
    " 健康 卫计 计划 生育 中医药 退役 军人 事务 应急 审计 市场 监管 监督 质监 质量 工商 食药 食药监 食品 药品 统计 医保 医疗"
    " 地方 金融 信访 城管 执法 城市 综合 行政 审批 政务 服务 数据 大数据 营商 国资 国有 资产 机关 事管 粮食 粮储 物资 储备"
    " 能源 安监 工作 文体旅 文体 安全 生产 人防 国防 动员 税务 气象 地震 公共 交易 招商 投资 促进 合作 外事 侨务 民族 宗教 民宗 法制 研究"
    " 口岸 物流 档案 督查 编 机构 编制 网信 政法 知识产权 土地 不动产 登记 扶贫 振兴 乡村 移民 供销 矿产 盐务 邮政"
).split()
_FIELD_WORDS = rf"(?:{'|'.join(sorted(_FIELDS, key=len, reverse=True))}|和|与)+"
_FIELD_NAME = lazy(
    rf"{_FIELD_WORDS}(?:委员会|办公室|管理局|[局厅委办]|中心)"
    r"|(?:总工会|妇联|残联|工商联|科协|供销社|红十字会|(?:人民)?法院|(?:人民)?检察院)"
)
#: Departments of a party committee are 市委组织部, never 市组织部.
_PARTY = lazy(r"(?:组织|宣传|统战|政法|社会工作|网信)(?:部|委|委员会|办|办公室)|编办|机关工委|党校")


def split_names(text: str) -> list[tuple[int, int]]:
    """The names in a list, as ranges in it without blanks at their ends.

    Names are parted by 、 and ， outside brackets and by 和 behind a whole name; 各省、自治区、直辖市人民政府 is one name.

    Args:
        text: the list on the shadow string, roles and marks at its ends left out.
    """
    cuts = [-1, *(at for at, _ in marks_outside(text, "、,;\n")), len(text)]
    pieces = [_stripped(text, start + 1, end) for start, end in pairwise(cuts)]
    parted = [part for start, end in pieces for part in _split_at_blanks(text, start, end) if part[0] < part[1]]
    return join_wholes(text, [part for start, end in parted for part in _split_at_and(text, start, end)])


def _split_at_blanks(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A piece of a list parted at blanks behind a whole name; elsewhere a blank is a line wrapped inside a name."""
    cuts = [at for at in range(start + 1, end - 1) if text[at].isspace() and looks_like_organ(text[start:at].strip())]
    return [_stripped(text, at, to) for at, to in pairwise([start, *cuts, end])] if cuts else [(start, end)]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    inner = text[start:end]
    return start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip())


_KIND_OR_SEAT = lazy("各|有关|相关|其他|中央|国家|[省市县区](?!县)")
_PLACE = lazy("[一-鿿]{2,3}[市县区]")
#: Party and government of one place, whose name is printed once: 各县（市、区）党委和政府.
_TWINS = lazy("(?:党委|党工委|[省市县区州镇乡]委)(?:和|与|及)(?:(?:人民)?政府|管委会)")


def _split_at_and(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A piece of a list parted where 和 stands between two names, and without a 和 at its beginning."""
    lead = _AND.match(text, start, end)
    if lead and _KIND_OR_SEAT.match(text, lead.end(), end):
        start = lead.end()  # and not in 和顺县
    cuts: list[tuple[int, int]] = []
    twins = {found.end() for found in _TWINS.finditer(text, start, end)}
    if end in twins:
        return [(start, end)] if start < end else []
    for at, _ in marks_outside(text[start:end], "以和及与"):
        found = _AND.match(text, start + at, end)
        before = text[max(start, start + at - 8) : start + at]
        parts = _PARTS_AT_AND.search(before) or _PLACE.fullmatch(text, start, start + at)
        if found and parts and _begins_name(text[found.end() : min(end, found.end() + LONGEST_NAME)]):
            cuts.append(found.span())
    starts, ends = [start, *(to for _, to in cuts)], [*(at for at, _ in cuts), end]
    return [(at, to) for at, to in zip(starts, ends, strict=True) if at < to]


def _begins_name(rest: str) -> bool:
    """Whether a name stands behind 和: up to the next 和, or to the end."""
    return looks_like_organ(rest) or looks_like_organ(_AND.split(rest, maxsplit=1)[0])


#: A name is not longer, nor are pieces that are one name only together.
LONGEST_NAME = 60


_BRACKET_AT_END = lazy(r"\(.*\)$")
_BRACKET = lazy(r"\([^()]*\)")


def join_wholes(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join pieces that are one name only together: 各省、自治区、直辖市人民政府 and 市各委、办、局.

    Args:
        text: the list.
        pieces: its names as ranges.
    """
    whole: list[tuple[int, int]] = []
    open_name = False
    for start, end in pieces:
        name = _BRACKET_AT_END.sub("", text[start:end])
        beside = bool(whole) and end - whole[-1][0] <= LONGEST_NAME and text[whole[-1][1] : start].strip() == "、"
        if beside and (open_name or name in _BARE_KINDS):
            whole[-1] = (whole[-1][0], end)
        else:
            whole.append((start, end))
        so_far = _BRACKET.sub("", text[whole[-1][0] : end])
        open_name = _HALF_NAME.match(so_far) is not None and _WHOLE_NAME.search(name) is None
    return whole


#: The rest of a remark at the end of a name, behind its opening bracket; it may hold brackets itself.
_REMARK_END = r"(?:[^()]|\([^()]{0,80}\)){0,80}[)〉]$"
_REMARK = lazy(rf"\s*[(〈]{_REMARK_END}")
_EXPLANATION = lazy(rf"\s*[(〈](?=[^()]{{0,200}}(?:含|包括|以下|下同|简称|下称|前|长期|持续)){_REMARK_END}")


def bare_name(name: str) -> str:
    """A name without a remark in brackets behind it: 各区政府(含高新区管委会,下同) is 各区政府."""
    return _REMARK.sub("", name) or name


def without_remark(name: str) -> str:
    """A name without what explains it in brackets: 各区政府(含高新区管委会,下同) is 各区政府; 市住建局(市人防办) stays."""
    return _EXPLANATION.sub("", name) or name


_LETTER = lazy("[一-鿿A-Za-z]")
_NOBODY = lazy("无|暂无|待定|另定|待明确|另行确定|同上|指.*")


def names_nobody(name: str) -> bool:
    """Whether a cell or a piece of a list stands for no organ: 待定, 无, a dash."""
    return _LETTER.search(name) is None or _NOBODY.fullmatch(name) is not None


_SHORT_WORD = lazy("[一-鿿]{2,12}")


def organs_among(names: list[str], *, open_ended: bool = False) -> list[int]:
    """Which pieces of running text in front of a role name organs: not a bare 政府, and ending as organs' names do.

    Args:
        names: the pieces in order; one may share the end of the next (广州、深圳市政府).
        open_ended: whether 等部门 or 等单位 stood behind them, whose last word all of them share (供水、供电等单位).
    """
    shared = _shared_ends(names, [True] * len(names))
    return [
        at
        for at, name in enumerate(names)
        if shared[at] is not None
        or (open_ended and _SHORT_WORD.fullmatch(name))
        or (looks_like_organ(name) and not _NO_NAME.search(name))
    ]


def looks_like_organ(name: str) -> bool:
    """Whether a name ends as names of organs or of kinds of organs do."""
    return _ORGAN_END.search(bare_name(name)) is not None


_DEPARTMENT_OF_LEVEL = lazy(rf"[{_LEVEL}](?!级|直|属|有关|相关|各).{{2,}}部门")
_SEVERAL_LEVELS = lazy(r"[省市县区乡镇]\([^()]*[市县区镇乡街]")


def is_collective(name: str) -> bool:
    """Whether a name means a kind of organs and not one: 各县（市、区）人民政府, 市有关部门."""
    bare = bare_name(name)
    if _DEPARTMENT_OF_LEVEL.fullmatch(bare):
        return False  # 市民政部门 is one
    return _COLLECTIVE.search(bare) is not None or _SEVERAL_LEVELS.match(bare) is not None


def spelled_out(names: list[str], beside: list[bool], level: str = "") -> tuple[list[str | None], str]:
    """What each name of a list stands for without its neighbours; None where that is not certain.

    A level printed once goes on to the departments behind it: 市发改委、财政局 means 市财政局. It goes on across a name that begins
    with the level itself (市政府国资委), and stops at one with a place or seat of its own (天水火车站), at a kind of organs (各县区
    政府) and at a comma. Only a name made of the words of departments takes it. An end printed once goes back: 广州、深圳市政府.

    Args:
        names: the names of one list, in order.
        beside: for each, whether it stands beside the one before, parted by 、 or 和.
        level: the level that a list right before this one went on with; "" for none.

    Returns:
        What the names stand for, and the level that goes on behind them.
    """
    found: list[str | None] = []
    ends = _shared_ends(names, beside)
    for at, printed in enumerate(names):
        name = bare_name(printed)
        if at and not beside[at]:
            level = ""
        if ends[at] is not None:
            level = name[0] if _OWN_LEVEL.match(name) else level
            found.append(_with_level(level, ends[at] or "") if _FIELD_NAME.fullmatch(ends[at] or "") else ends[at])
        elif _FIELD_NAME.fullmatch(name) or _PARTY.fullmatch(name):
            found.append(_with_level(level, name))
        elif _OWN_LEVEL.match(name):
            level = name[0]
            found.append(without_remark(printed))
        elif (place := _PLACE_LEVEL.match(name)) and _FIELD_NAME.fullmatch(place[1]):
            level = place[0]
            found.append(without_remark(printed))
        else:
            level = ""
            found.append(without_remark(printed) if _stands_alone(name) else None)
    return found, level


def _with_level(level: str, name: str) -> str | None:
    """A department of a level; None where none is known, or where it cannot be of that level."""
    if not level or (name.endswith("厅") and level[-1] != "省") or (_PARTY.fullmatch(name) and name != "编办"):
        return None
    return level + name


def _shared_ends(names: list[str], beside: list[bool]) -> list[str | None]:
    """Names with the end that they share with those behind them; None for a name that shares none.

    广州、深圳市政府 · 松溪区、青澜县人民政府 · 杨凌示范区、西咸新区管委会 · 市、区民政部门 · 市水利、生态环境、林业局
    """
    found: list[str | None] = [None] * len(names)
    for at in range(len(names) - 2, -1, -1):
        if beside[at + 1]:
            name = bare_name(names[at])
            found[at] = _with_end_of(name, found[at + 1] or bare_name(names[at + 1]))
    return found


_BARE_LEVEL = lazy(f"[{_LEVEL}镇乡]")
_BEHIND_LEVEL = lazy(rf"[{_LEVEL}镇乡](?![{_LEVEL}])(?:\([^()]*\))?(.+)")
_FIELD_OF_LEVEL = rf"(?:[{_LEVEL}](?!场|域))?{_FIELD_WORDS}"
_BARE_FIELD = lazy(_FIELD_OF_LEVEL)
_FIELD_WITH_END = lazy(rf"{_FIELD_OF_LEVEL}([局厅委办]|部门)")
_OF_A_KIND = lazy("[一-鿿]{2,6}(部门|单位)")
_KIND_WORD = lazy("[一-鿿]{2,4}")
_ZONE = lazy("(?:示范区|开发区|新区|高新区|经开区|园区|港区)$")
_ZONE_OFFICE = lazy("区管委会$")
_GOVERNMENT = lazy("[一-鿿]{2,4}?([市县区])((?:人民)?政府)")
_SEAT = lazy("[一-鿿]{2,4}[市县区](?<!开发区|经开区|高新区|示范区)(?<!新区|园区|港区)")
_BARE_PLACE = lazy("[一-鿿]{1,2}[^局委办厅部会处省市县区]")


def _with_end_of(name: str, follower: str) -> str | None:
    """A name with the end of the one behind it, where it plainly lacks one."""
    if _BARE_LEVEL.fullmatch(name):
        found = _BEHIND_LEVEL.match(follower)
        return name + found[1] if found else None
    field = _FIELD_WITH_END.fullmatch(follower)
    if field and _BARE_FIELD.fullmatch(name):
        return name + field[1]
    kind = _OF_A_KIND.fullmatch(follower)
    if kind and _KIND_WORD.fullmatch(name) and not looks_like_organ(name) and follower[0] not in _LEVEL + "各有相其":
        return name + kind[1]
    if _ZONE.search(name) and _ZONE_OFFICE.search(follower):
        return name + "管委会"
    ending = _GOVERNMENT.fullmatch(follower)
    if not ending or "各" in name:
        return None
    if _SEAT.fullmatch(name):
        return name + ending[2]
    return name + ending[1] + ending[2] if _BARE_PLACE.fullmatch(name) else None


#: What makes a name whole: a place, a rank that only the centre has, or a kind of organ that is named after its seat.
_WHOLE_BY_PLACE = lazy(
    r"国家|中国|中央|全国|国务院|总局|总署|总社|税务总局|[省市县区州盟旗镇乡].{2,}"
    r"|..(?:部|署)$|.{2}(?:金融监管|银保监|银监|证监|通信管理|邮政管理|海事|国税|地税)(?:分)?局$"
)
#: Departments of which every place has one.
_DEPARTMENT = lazy(r"(?:[局委办厅处室会联科社]|中心|支队|大队)$|^(?:电力|供电|水务|燃气|自来水)(?:集团)?(?:有限)?公司$")


_KIND = lazy("各|有关|相关|其[他它]|所属|同级|试点|地方|中央|国家")
_ONLY_FIELDS = lazy(_FIELD_WORDS)


def _stands_alone(name: str) -> bool:
    """Whether a name says by itself which organ, or which kind of organs, it is."""
    if is_collective(name):
        return _KIND.match(name) is not None or bool(_WHOLE_BY_PLACE.search(name))
    if name.startswith(("我", "本", "该", "贵")) or _ONLY_FIELDS.fullmatch(name):
        return False
    return _WHOLE_BY_PLACE.search(name) is not None or (looks_like_organ(name) and _DEPARTMENT.search(name) is None)


def may_be_one(one: str, other: str) -> bool:
    """Whether one name may be short for the other: all its characters occur in it, in whatever order (云川银保监分局).

    Args:
        one, other: the names, remarks in brackets left out.
    """
    short, full = Counter(one), Counter(other)
    return short <= full or full <= short
