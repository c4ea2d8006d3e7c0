"""Names of organs that the reforms of 2018 and 2023 ended, with the day from which no organ has them (原机构名称).

Only names are here of which the whole country had one kind and none is left. Names that some places kept or gave to new organs
(林业局, 粮食局, 物价局, 旅游局, 金融办, 工信委, 乡村振兴局) are not. For organs of every place the day is that by which the reform of all
places was to be done.

Sources: 国务院机构改革方案 (2018, 2023); 国税地税征管体制改革方案 (2018); the days on which the new organs put up their names.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gwparse.organs import without_remark
from gwparse.patterns import lazy


@dataclass(frozen=True, slots=True)
class FormerOrgan:
    """A kind of organ that is no more.

    Attributes:
        names: its names without place and level, as a pattern.
        ended: the day from which none is left.
        successor: what took over its main duties.
        central: whether it was one organ of the whole country, whose name needs no level in front.
    """

    names: str
    ended: date
    successor: str
    central: bool = False


#: When the reforms of 2018 were to be done in all places, and when the offices below the central financial regulators were renamed.
_PLACES_2018 = date(2019, 3, 31)
_FINANCE_2023 = date(2023, 8, 18)

FORMER_ORGANS: tuple[FormerOrgan, ...] = (
    FormerOrgan("(?:国家)?(?:工商行政管理|工商)总局", date(2018, 4, 10), "市场监管总局", central=True),
    FormerOrgan("(?:国家)?(?:质量监督检验检疫|质检)总局", date(2018, 4, 10), "市场监管总局", central=True),
    FormerOrgan(
        "(?:国家)?(?:食品药品监督管理|食品药品监管|食药监)总局", date(2018, 4, 10), "市场监管总局", central=True
    ),
    FormerOrgan("(?:国家)?(?:安全生产监督管理|安全监管|安监)总局", date(2018, 4, 16), "应急管理部", central=True),
    FormerOrgan("(?:国家)?新闻出版广电总局", date(2018, 4, 16), "广电总局", central=True),
    FormerOrgan("国土资源部", date(2018, 4, 10), "自然资源部", central=True),
    FormerOrgan("环境保护部|环保部", date(2018, 4, 16), "生态环境部", central=True),
    FormerOrgan("农业部", date(2018, 4, 3), "农业农村部", central=True),
    FormerOrgan("文化部|国家旅游局", date(2018, 4, 8), "文化和旅游部", central=True),
    FormerOrgan(
        "(?:国家)?(?:卫生和计划生育委员会|卫生计生委)|国家卫计委", date(2018, 3, 27), "国家卫生健康委", central=True
    ),
    FormerOrgan("国家林业局", date(2018, 4, 10), "国家林草局", central=True),
    FormerOrgan("国家粮食局", date(2018, 4, 4), "国家粮食和储备局", central=True),
    FormerOrgan("监察部", date(2018, 3, 23), "国家监委", central=True),
    FormerOrgan("国务院法制办(?:公室)?", date(2018, 3, 31), "司法部", central=True),
    FormerOrgan("国务院扶贫办|国务院扶贫开发领导小组办公室", date(2021, 2, 25), "农业农村部", central=True),
    FormerOrgan("(?:中国)?(?:银监会|保监会)", date(2018, 4, 8), "金融监管总局", central=True),
    FormerOrgan("(?:中国)?(?:银保监会|银行保险监督管理委员会)", date(2023, 5, 18), "金融监管总局", central=True),
    FormerOrgan("国税局|国家税务局|地税局|地方税务局", date(2018, 7, 20), "税务局"),
    FormerOrgan("工商局|工商行政管理局|质监局|质量技术监督局", _PLACES_2018, "市场监管局"),
    FormerOrgan("食药监局|食品药品监管局|食品药品监督管理局", _PLACES_2018, "市场监管局"),
    FormerOrgan("国土局|国土资源局", _PLACES_2018, "自然资源主管部门"),
    FormerOrgan("环保局|环境保护局", _PLACES_2018, "生态环境局"),
    FormerOrgan("农业局", _PLACES_2018, "农业农村局"),
    FormerOrgan("卫计[委局]|卫生计生[委局]|卫生和计划生育(?:委员会|局)", _PLACES_2018, "卫生健康委、卫生健康局"),
    FormerOrgan("安监局|安全监管局|安全生产监督管理局", _PLACES_2018, "应急管理局"),
    FormerOrgan("文广新局|文化广电新闻出版局", _PLACES_2018, "文化和旅游主管部门"),
    FormerOrgan("(?:政府)?法制办(?:公室)?", _PLACES_2018, "司法局"),
    FormerOrgan("扶贫办|扶贫开发办公室|扶贫局", date(2021, 12, 31), "农业农村局"),
    FormerOrgan("[一-鿿]{0,6}(?:银监|银保监)分?局|保监局", _FINANCE_2023, "金融监管局、金融监管分局"),
    FormerOrgan("(?:中国)?(?:人民银行|人行)[一-鿿]{0,6}中心支行", _FINANCE_2023, "人民银行各市分行"),
)

_PLACE = "(?:[一-鿿]{2,6}?(?:[省市县区州盟旗]|自治[区州县旗])|[省市县区州盟旗])"


#: The names of each organ as a pattern, and one that tells which names need not be compared with them all.
_PATTERNS = tuple(
    (lazy(organ.names if organ.central else f"{_PLACE}?(?:{organ.names})"), organ) for organ in FORMER_ORGANS
)
_HOLDS_ONE = lazy("|".join(organ.names for organ in FORMER_ORGANS))


def former_organ(name: str) -> FormerOrgan | None:
    """What ended the organ that has a name; None for a name that is still in use or of which that is not known.

    Args:
        name: the name, with or without its place or level, on the shadow string.
    """
    bare = without_remark(name)
    if not _HOLDS_ONE.search(bare):
        return None
    return next((organ for pattern, organ in _PATTERNS if pattern.fullmatch(bare)), None)
