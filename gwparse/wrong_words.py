"""Words that are often written wrong in official documents, with the right ones (易错词), and words of the office's own list.

The list is closed: only words are here that no sentence needs. What a word is part of by chance (按|排名, 抽签|定, 恢复|盖章) is told from
it by the characters on either side. Words that are right in one sense and wrong in another (反映 反应, 权利 权力, 截止到, 做出, 制订,
渡过, 份量) and those that stand inside too many phrases (定单: 固定|单位, 定货: 确定|货物, 本份: 本|份) are left out.

Sources: 报纸编校质量评比差错认定细则 article 22, 25, 26; 图书编校质量差错认定细则 8, 12; GF 1001—2001 第一批异形词整理表;
characters that input methods put side by side (拔打 拨打, 底于 低于), each tried on 1.5 million characters of published documents.
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
    WrongWord("贯澈", "贯彻"),
    WrongWord("须求", "需求", not_after="必无仍只务", not_before="[助救证得全同稳真实新变职知解见情和学]"),
    WrongWord("拔打", "拨打", not_after="选海提", not_before="[破造击]"),
    WrongWord("拔付", "拨付", not_after="选提", not_before="[出诸]"),
    WrongWord("拔款", "拨款", not_after="选提", not_before="待"),
    WrongWord("批评指证", "批评指正"),
    WrongWord("应急予案", "应急预案"),
    WrongWord("气侯", "气候"),
    WrongWord("侯选人", "候选人"),
    WrongWord("宏扬", "弘扬", only_before=".{0,12}(?:精神|文化|传统|美德|价值|新风|正气|正能量|作风|主旋律|风尚)"),
    WrongWord("各司其责", "各司其职"),
    WrongWord("以身做则", "以身作则"),
    WrongWord("防讯", "防汛", not_after="消国边海空联人技", not_before="[息号问]"),
    WrongWord("烂用职权", "滥用职权"),
    WrongWord("授于", "授予", not_after="教传讲函面口", only_before=".{0,40}(?:称号|奖[牌状项章]|荣誉|勋章|学位)"),
    WrongWord("冒然", "贸然", not_after="感", not_before="后"),
    WrongWord("脉博", "脉搏", not_after="山", not_before="[物大采览鳌弈士得爱]"),
    WrongWord("针炙", "针灸"),
    WrongWord("亲睐", "青睐"),
    WrongWord("追朔", "追溯"),
    WrongWord("编篡", "编纂", not_before="[改夺]"),
    WrongWord("通迅", "通讯", not_after="交流畅", not_before="[速猛捷雷]"),
    WrongWord("抵毁", "诋毁"),
    WrongWord("尤如", "犹如", not_after="蚩", not_before="[何此]"),
    WrongWord("篮图", "蓝图", not_before="[书片标案形像画纸册]"),
    WrongWord("督捉", "督促", not_after="监", not_before="拿"),
    WrongWord("组识", "组织", not_after="小", not_before="[别字破]"),
    WrongWord("竟争", "竞争", not_after="究毕", not_before="[取论吵先抢议]"),
    *(
        WrongWord(f"竟{end}", f"竞{end}", not_after="究毕", not_before="[择出中手道区马民拔项定举用请过]")
        for end in "聘岗选赛"
    ),
    WrongWord("己经", "已经", not_after="自知异克利", not_before="[营济办手]"),
    WrongWord("自已", "自己", not_after="来亲擅私独各源", only_before="(?:的|家|人|身|动手)"),
    WrongWord("报消", "报销", not_after="上通汇申举播预速填呈", not_before="[息防费除毒化失灭耗极散]"),
    WrongWord("陷井", "陷阱", not_after="塌沉凹缺", not_before="[盖口下壁筒]"),
    WrongWord("既时", "及时", only_before="(?:到岗|到位|上报|报告|报送|处置|处理|整改|反馈)"),
    WrongWord("恰谈", "洽谈", not_after="恰", not_before="[到及]"),
    WrongWord("覆行", "履行", not_after="颠倾反回答", not_before="[为动业驶]"),
    WrongWord("招回", "召回", opens_clause=True, only_before="(?:[,。;、]|缺陷|不合格|问题)"),
    WrongWord(
        "底于",
        "低于",
        not_after="年月季到见谷海湖河井池水旬彻留摸探沉触",
        only_before=r"\d+(?:\.\d+)?(?![\d年月日时号])",
    ),
    WrongWord(
        "截流",
        "截留",
        "usage",
        only_before="[、,和或]?(?:挤占|挪用|套取|私分|坐支|滞留|克扣|资金|专项资金|补[贴助]资金)",
    ),
    WrongWord("审判机关、检查机关", "审判机关、检察机关"),
    WrongWord("人民检查院", "人民检察院"),
    WrongWord(
        "必需",
        "必须",
        "usage",
        not_after="所非",
        only_before=r"(?:在\d|于\d|按时|坚持|坚决|严格|按照|遵守|服从|认真|立即|及时|尽快)",
    ),
    WrongWord("不在担任", "不再担任"),
    WrongWord("配和", "配合", only_before="[,。;]"),
    WrongWord("编制袋", "编织袋"),
    WrongWord("工作须要", "工作需要", only_before="[,。;、]"),
    WrongWord("捡查", "检查"),
    WrongWord("捡测", "检测"),
    WrongWord("捡验", "检验"),
    WrongWord("捡修", "检修"),
    WrongWord("遗撼", "遗憾"),
    WrongWord("蔓廷", "蔓延"),
    WrongWord("廷误", "延误", not_after="朝宫法"),
    WrongWord("廷期", "延期", not_after="朝宫法", not_before="[间盼待]"),
    WrongWord("统畴", "统筹", not_after="系传"),
    WrongWord("必竟", "毕竟", not_after="务未何势"),
    WrongWord("蹉商", "磋商"),
    WrongWord("严历打击", "严厉打击"),
    WrongWord("很抓", "狠抓", only_before="(?:落实|工作|整改|作风|项目|安全|质量)"),
    WrongWord("实施求是", "实事求是"),
    WrongWord("一如即往", "一如既往"),
    WrongWord("默守陈规", "墨守成规"),
    WrongWord("重蹈复辙", "重蹈覆辙"),
    WrongWord("名列前矛", "名列前茅"),
    WrongWord("相形见拙", "相形见绌"),
    WrongWord("变本加利", "变本加厉"),
    WrongWord("天翻地复", "天翻地覆"),
    WrongWord("兵慌马乱", "兵荒马乱"),
    WrongWord("萎糜不振", "萎靡不振"),
    WrongWord("迫在眉捷", "迫在眉睫"),
    WrongWord("渊源流长", "源远流长"),
    WrongWord("一诺千斤", "一诺千金"),
    WrongWord("旁证博引", "旁征博引"),
    WrongWord("融汇贯通", "融会贯通"),
    WrongWord("再所难免", "在所难免"),
    WrongWord("责无旁代", "责无旁贷"),
    WrongWord("委屈求全", "委曲求全"),
    WrongWord("饮鸠止渴", "饮鸩止渴"),
    WrongWord("美仑美奂", "美轮美奂"),
    WrongWord("持之以衡", "持之以恒"),
    WrongWord("再接再历", "再接再厉"),
    WrongWord("人才汇萃", "人才荟萃"),
    WrongWord("凭添", "平添", not_after="任文", not_before="加"),
    WrongWord("沉缅", "沉湎"),
    WrongWord("欢渡", "欢度", not_after="喜", not_before="[船口轮江河]"),
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
