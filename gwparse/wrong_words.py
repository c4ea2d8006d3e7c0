"""Words that are often written wrong in official documents, with the right ones (易错词), and words of the office's own list.

The list is closed: only words are here that no sentence needs. What a word is part of by chance (按|排名, 抽签|定, 恢复|盖章) is told from
it by the characters on either side. Words that are right in one sense and wrong in another (反映 反应, 权利 权力, 截止到, 做出, 制订,
渡过, 份量) and those that stand inside too many phrases (定单: 固定|单位, 定货: 确定|货物, 本份: 本|份) are left out.

Sources: 报纸编校质量评比差错认定细则 article 22, 25, 26; 图书编校质量差错认定细则 8, 12; GF 1001—2001 第一批异形词整理表.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from gwparse.patterns import lazy
from gwparse.shadow import shadow_of

#: spelling: no such word · usage: the word does not mean what is meant · custom: printed texts have the other form · variant: GF
#: 1001—2001 recommends the other form · office: the office's own list.
Reason = Literal["spelling", "usage", "custom", "variant", "office"]


@dataclass(frozen=True, slots=True)
class WrongWord:
    """A word, what is written for it, and where it is no slip.

    Attributes:
        wrong: what is wrong, on the shadow.
        right: what is right; empty where the word is just not to be used.
        reason: why it is wrong.
        not_after: characters in front with which it is part of another phrase.
        not_before: what stands behind it then, as a pattern.
        only_before: what must stand behind it, as a pattern.
        opens_clause: whether it must stand at the beginning of a clause.
        note: what the office says about it.
    """

    wrong: str
    right: str
    reason: Reason = "spelling"
    not_after: str = ""
    not_before: str = ""
    only_before: str = ""
    opens_clause: bool = False
    note: str = ""

    @property
    def pattern(self) -> re.Pattern[str]:
        """The word where it is wrong: no part of another phrase, nor of the right word itself (水利局 in 市水利局)."""
        front = f"(?<![{re.escape(self.not_after)}])" if self.not_after else ""
        front += r"(?:(?<=[,。;、(\s])|\A)" if self.opens_clause else ""
        behind = f"(?!{self.not_before})" if self.not_before else ""
        behind += f"(?={self.only_before})" if self.only_before else ""
        before, held, after = shadow_of(self.right).partition(self.wrong)
        if held:
            inside = (f"(?<={re.escape(before)})" if before else "") + re.escape(self.wrong + after)
            front = f"(?!{inside})" + front
        return lazy(front + re.escape(self.wrong) + behind)


#: Time behind 截止, which wants 截至.
_TIME = r"\s*(?:目前|当前|现在|今[年天日]|本[年月]|去年|上[年月]|发稿|\d{2,4}年|\d{1,2}月|\d{1,2}日|[一二〇○]{2})"

#: Words of which 帐 for 账 is a part; 帐 is a tent or a curtain.
_ACCOUNTS = "户 号 目 本 簿 册 单 务 款 面 龄 期 外".split()
_ACCOUNTING = "台 结 报 呆 坏 转 记 做 对 挂 入 到 欠 查 总 销 赖 要 分 明细".split()

#: The list, by the wrong word's kind.
WRONG_WORDS: tuple[WrongWord, ...] = (
    WrongWord("其它", "其他", "custom", not_after="尤极", not_before="们"),
    WrongWord("截止至", "截至", "usage", opens_clause=True, only_before=_TIME),
    WrongWord("截止", "截至", "usage", opens_clause=True, only_before=_TIME),
    *(WrongWord(f"帐{end}", f"账{end}", "variant", not_after="蚊营军纱床混") for end in _ACCOUNTS),
    *(
        WrongWord(
            f"{front}帐", f"{front}账", "variant", not_before="[篷蓬幕房子帘下中前后里内户号目本簿册单务款面龄期外]"
        )
        for front in _ACCOUNTING
    ),
    WrongWord("好象", "好像", not_before="[征形牙棋山]"),
    WrongWord("图象", "图像", not_before="[征形牙棋山]"),
    WrongWord("录象", "录像", not_before="[征形牙棋山]"),
    WrongWord("影象", "影像", not_before="[征形牙棋山]"),
    WrongWord("摄象", "摄像", not_before="[征形牙棋山]"),
    WrongWord("肖象", "肖像", not_before="[征形牙棋山]"),
    WrongWord("现像", "现象", not_after="体实出呈表展再涌发显重浮兑贴闪凸"),
    WrongWord(
        "对像",
        "对象",
        not_after="面针应相绝成比配结反不一两敌作核派",
        not_before="样|.{0,10}(?:一样|这样|那样|这类|那类|这种|那种)",
    ),
    WrongWord("布署", "部署", not_after="发公颁宣遍", not_before="[名长]"),
    WrongWord("部暑", "部署", not_after="全", not_before="[期假运热]"),
    WrongWord("按排", "安排", not_before="[名序放查列水污除险位号定在队长行练球灌泄斥挤外出洪涝气烟渍量期班产风]"),
    WrongWord("按装", "安装", not_before="[机备置修订卸载货配箱饰药甲运车船瓶袋潢束扮填]"),
    WrongWord("渡假", "度假", not_after="过"),
    WrongWord("防碍", "妨碍", not_before="事"),
    WrongWord("复盖", "覆盖", not_after="恢回批答修重反收康报往", not_before="[章印房]"),
    WrongWord("松驰", "松弛", not_before="[名骋]"),
    WrongWord("宣染", "渲染"),
    WrongWord("粗旷", "粗犷"),
    WrongWord("辐员", "幅员"),
    WrongWord("泻密", "泄密", not_after="腹倾奔"),
    WrongWord("幅射", "辐射", not_after="一大巨涨增"),
    WrongWord("震憾", "震撼"),
    WrongWord("防犯", "防范", not_before="[罪法人错案规下]"),
    WrongWord("针贬", "针砭", not_before="[值低]"),
    WrongWord("修茸", "修葺"),
    WrongWord("气慨", "气概", not_before="[叹然]"),
    WrongWord("寒喧", "寒暄", not_before="[哗嚣闹]"),
    WrongWord("脏款", "赃款", not_after="心肝肾内五肮", not_before="[式待]"),
    WrongWord("贯切", "贯彻", not_before="[割断入身实除块勿忌]"),
    WrongWord("贯砌", "贯彻"),
    WrongWord("措失", "措施", not_after="举", not_before="[误当败灵效去]"),
    WrongWord("精减", "精简", only_before="(?:机构|会议|文件|环节|流程|程序|材料)"),
    WrongWord(
        "既使",
        "即使",
        opens_clause=True,
        only_before="(?:在|是|没有|不)(?![^。;\n]{0,60}[又也还](?:使|让|能|要))",
    ),
    WrongWord("即然", "既然", not_after="随立当旋迅", not_before="后"),
    WrongWord("一如继往", "一如既往"),
    WrongWord("挂勾", "挂钩"),
    WrongWord("走头无路", "走投无路"),
    WrongWord("穿流不息", "川流不息"),
    WrongWord("迫不急待", "迫不及待"),
    WrongWord("按步就班", "按部就班"),
    WrongWord("再接再励", "再接再厉"),
    WrongWord("再接再砺", "再接再厉", "variant"),
    WrongWord("挺而走险", "铤而走险"),
    WrongWord("义无返顾", "义无反顾"),
    WrongWord("一愁莫展", "一筹莫展"),
    WrongWord("不径而走", "不胫而走"),
    WrongWord("默守成规", "墨守成规"),
    WrongWord("记忆尤新", "记忆犹新"),
    WrongWord("鼎立相助", "鼎力相助"),
    WrongWord("出奇不意", "出其不意"),
    WrongWord("呕心历血", "呕心沥血"),
    WrongWord("竭泽而鱼", "竭泽而渔"),
    WrongWord("滥芋充数", "滥竽充数"),
    WrongWord("直接了当", "直截了当"),
    WrongWord("取销", "取消", not_after="收获提领换听骗赚争录采窃", not_before="[售项量路毁假魂]"),
    WrongWord("撤消", "撤销", "custom", not_after="后", not_before="[防费耗毒息除失]"),
    WrongWord("签定", "签订", not_after="会抽标牌书浮中便", not_before="[稿额级号位名]"),
    WrongWord("成份", "成分", "variant", not_after="完形生变分构组达折换收作做制印装合拆划", not_before="[额数儿量股]"),
    WrongWord("部份", "部分", not_after="全内各总", not_before="[额数儿量]"),
    WrongWord("充份", "充分", not_after="补扩填冒", not_before="[额数儿量子]"),
    WrongWord(
        "身分", "身份", "variant", only_before="(?:证|信息|识别|认证|核|验证|登记)", not_after="自本全终亲随化转"
    ),
    WrongWord("过份", "过分", not_after="超通经", not_before="[额数儿量]"),
)

#: Forms beside which GF 1001—2001 recommends another; both are words.
VARIANTS: tuple[WrongWord, ...] = (
    WrongWord("参预", "参与", "variant", not_before="[算案警赛测防订计言期料报感定备先付]"),
    WrongWord("人材", "人才", "variant", not_before="[料质]"),
    WrongWord("思惟", "思维", "variant", not_before="[一有]"),
    WrongWord("执著", "执着", "variant", not_before="[称名作述录书]"),
    WrongWord("惟一", "唯一", "variant"),
    WrongWord("联贯", "连贯", "variant", not_after="关互", not_before="[通穿彻]"),
    WrongWord("装璜", "装潢", "variant"),
    WrongWord("关连", "关联", "variant", not_after="有无相机海", only_before="(?:交易|关系|企业|方|性)"),
    WrongWord("摹仿", "模仿", "variant", not_after="临"),
    WrongWord("告戒", "告诫", "variant", not_after="警公通报", not_before="[毒烟网酒指严备]"),
    WrongWord("答覆", "答复", "variant", not_before="[盖灭]"),
    WrongWord("给与", "给予", "variant", not_after="供补自配交送递留传分发付转", not_before="[需求取会其此否时众]"),
    WrongWord("赋与", "赋予", "variant", not_after="天税田词诗禀贡资"),
    WrongWord("左证", "佐证", "variant", not_after="极"),
    WrongWord("叙言", "序言", "variant", not_after="记"),
    WrongWord("计画", "计划", "variant", not_after="设统会合预累估审总共伙", not_before="[面册像图作家派]"),
    WrongWord("筹画", "筹划", "variant", not_after="统自"),
    WrongWord("谋画", "谋划", "variant", not_after="阴参图出", not_before="[面家像派廊策]"),
    WrongWord("勾划", "勾画", "variant"),
    WrongWord("出谋画策", "出谋划策", "variant"),
    WrongWord("指手划脚", "指手画脚", "variant"),
    WrongWord("必恭必敬", "毕恭毕敬", "variant"),
    WrongWord("元元本本", "原原本本", "variant"),
)


def merged(office: tuple[WrongWord, ...]) -> tuple[WrongWord, ...]:
    """The list with the office's own: an office's word goes before the list's, and no right word of the office is called wrong."""
    own = {word.wrong for word in office}
    kept = (
        word for word in WRONG_WORDS if word.wrong not in own and not any(word.wrong in other.right for other in office)
    )
    return (*office, *kept)


@lru_cache(maxsize=8)
def _finder(words: tuple[WrongWord, ...]) -> tuple[re.Pattern[str], dict[str, tuple[WrongWord, re.Pattern[str]]]]:
    """One pattern for all words, longer ones first, and the words with their own patterns by what is wrong."""
    table = {word.wrong: (word, word.pattern) for word in words}
    return lazy("|".join(map(re.escape, sorted(table, key=len, reverse=True)))), table


def find_words(shadow: str, words: tuple[WrongWord, ...]) -> Iterator[tuple[int, WrongWord]]:
    """Where words of a list stand in a text, and which; of two that overlap the first.

    Args:
        shadow: the text, on the shadow.
        words: the list; at least one word.
    """
    pattern, table = _finder(words)
    for found in pattern.finditer(shadow):
        word, exact = table[found[0]]
        if exact.match(shadow, found.start()):
            yield found.start(), word
