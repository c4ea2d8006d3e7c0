"""One organ by its several names: whether 市发改委 and 市发展和改革委员会 are the same.

Short names of departments are made by settled habits, which the table below writes out. Only those are there that mean one organ and
nothing else; a name that follows none of them is equal to itself alone. Names come in on the shadow string.
"""

from __future__ import annotations

from gwparse.organs import without_remark
from gwparse.patterns import lazy

#: Short forms inside names of departments, as patterns, and what they are short for. Earlier ones go first.
_SHORT = (
    ("委员会", "委"),
    ("人民政府", "政府"),
    ("办公室", "办"),
    ("监督管理", "监管"),
    ("管理委$|管委会$|管委$", "管委"),
    ("发改", "发展改革"),
    ("经信", "经济信息化"),
    ("工信", "工业信息化"),
    ("人社|人力社保", "人力资源社会保障"),
    ("住建", "住房城乡建设"),
    ("卫健", "卫生健康"),
    ("文广旅", "文化广电旅游"),
    ("文旅", "文化旅游"),
    ("教体", "教育体育"),
    ("自规|资规|(?<!自然)资源规划", "自然资源规划"),
    ("规划资源", "规划自然资源"),
    ("科技(?=[局厅委])", "科学技术"),
    ("交通(?=[局厅委])", "交通运输"),
    ("市监(?=局)", "市场监管"),
    ("城管(?=[局委])", "城市管理"),
    ("(?<=[省市县区旗州])应急(?=[局厅])", "应急管理"),
    ("医保(?=局)", "医疗保障"),
    ("药监(?=局)", "药品监管"),
    ("林草(?=局)", "林业草原"),
    ("粮储(?=局)|粮食储备(?=局)", "粮食物资储备"),
    ("退役军人(?=[局厅])", "退役军人事务"),
    ("机关事务(?=局)", "机关事务管理"),
    ("国资(?=委)", "国有资产监管"),
    ("投促(?=局)", "投资促进"),
    ("民宗(?=[局委])", "民族宗教事务"),
    ("人防(?=办)", "人民防空"),
    ("国动(?=办)", "国防动员"),
    ("外办$", "外事办"),
    ("编办$", "机构编制委办"),
    ("(?:住房)?公积金(?:管理)?中心", "住房公积金管理中心"),
    ("供销(?:合作)?社$", "供销合作社"),
    ("工商联$", "工商业联合会"),
    ("残联$", "残疾人联合会"),
    ("妇联$", "妇女联合会"),
    ("科协$", "科学技术协会"),
    ("(?<=[一-鿿]{2})[和与及](?=[一-鿿]{2})|[、\\s]", ""),  # last, so that both 住房和城乡建设 and 住建 have lost it
)
_SHORT_FORMS = tuple((lazy(pattern), whole) for pattern, whole in _SHORT)


def one_form(name: str) -> str:
    """A name in a form that all names of one organ share: 市发展改革委 of 市发改委 and of 市发展和改革委员会.

    It is for comparing and not for printing. A place in front (云川市发改委) is kept: of which place another name speaks is not
    known here.

    Args:
        name: the name, spelled out where its neighbours print its level (`Unit.resolved`).
    """
    form = without_remark(name)
    for pattern, whole in _SHORT_FORMS:
        form = pattern.sub(whole, form)
    return form
