"""Whether time stays linear on hostile texts, parsed and read in every way: `python -m tests.bench.hostile`.

For each text: the time for its full size over the time for half of it, the median of several rounds. 2 is linear, 4 is
quadratic; a busy machine makes single figures jump.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import gwparse

NOTICE = "云川市水利局关于开展巡查的通知\n各县：\n请巡查。\n云川市水利局\n2024年3月5日\n"
LINES = 8000
ROUNDS = 3

TEXTS: dict[str, Callable[[int], str]] = {
    "one long line": lambda n: "一、" + "甲" * (n * 40),
    "open brackets": lambda n: "（一" * (n * 10),
    "headings of all levels": lambda n: "一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n" * (n // 5),
    "dates, then a sentence": lambda n: "请巡查。\n" + "2024年3月5日\n" * n + "还要巡查。\n",
    "notices one after the other": lambda n: NOTICE * (n // 5),
    "sentences below a closing block": lambda n: NOTICE + "一句话，没有标题，也没有编号。\n" * n,
    "fragments below a closing block": lambda n: NOTICE + "某某，\n" * n,
    "annexes": lambda n: "附件1\n" * n,
    "annex names": lambda n: "附件：1.甲\n" + "乙\n2.丙\n" * (n // 2),
    "tables of contents": lambda n: "目录\n" * n,
    "quoted names": lambda n: "《云川市巡查办法》\n" * n,
    "decimals": lambda n: "1.1 甲\n1.2 乙\n" + "3 总则\n" * n,
    "decimals that do not count": lambda n: "1.1 总则\n1.2 总则\n" + "7 总则\n" * n,
    "dots in a table of contents": lambda n: "目录\n一、甲" + "." * (n * 5) + "x\n",
    "bold without end": lambda n: "**甲" + "**" * (n * 5) + "乙\n",
    "open duty brackets": lambda n: "（一）工作\n1.甲。乙" + "[牵头" * n + "\n2.丙\n",
    "organs in a row": lambda n: "云川市水利局关于巡查的通知\n" + "云川市水利局\n" * n,
    "metadata": lambda n: "发布日期：2024-03-05 来源：云川市水利局\n" * n,
    "table rows": lambda n: "甲\t乙\n" * n,
    "units without a date": lambda n: "云川市水利局\n" * n,
    "open remarks": lambda n: "（甲\n" * n,
    "duty brackets": lambda n: "一、甲\n" + "做好。（市水利局牵头，市财政局配合）" * (n // 4),
    "brackets in brackets": lambda n: "一、甲\n" + "（市局牵头" * (n * 2) + "）" * (n * 2),
    "names joined": lambda n: "一、甲\n（" + "市水利局和" * n + "市财政局负责）\n",
    "names in a row": lambda n: "牵头单位：" + "市水利局、" * (n * 2) + "\n",
    "statements without a role": lambda n: "牵头单位：" + "市水利局；" * n + "\n",
    "names joined in a block": lambda n: "牵头单位：" + "市水利局和" * n + "市财政局\n",
    "angles in names": lambda n: "牵头单位：市水利局" + "〈甲" * n + "\n",
    "brackets in a row": lambda n: "一、甲\n" + "（牵头单位：市局）" * n + "\n",
    "different standing clauses": lambda n: (
        "一、甲\n" + "".join(f"做好。（市局负责。以下均需第{at}局落实，不再列出）\n" for at in range(n // 8))
    ),
    "blocks and paragraphs": lambda n: "做好。\n牵头单位：市水利局\n" * (n // 2),
    "articles referred to": lambda n: "第一条　违反第九百九十条的，处理。\n" * (n // 4),
    "tables referred to": lambda n: "正文见表9。\n" * n,
    "halves of names": lambda n: "牵头单位：" + "各市、" * n + "人民政府\n",
    "duties in one sentence": lambda n: "一、甲\n" + "市水利局负责巡查，" * (n // 4) + "\n",
    "who joins": lambda n: "一、甲\n市局会同" + "某省、" * n + "某\n",
    "manners without a role": lambda n: "一、甲\n（市局" + "按职责分工" * n + "负责，牵头）\n",
    "asked without end": lambda n: "一、甲\n" + "请由" * n + "市局负责\n",
    "standing clauses": lambda n: "一、甲\n" + "做好。（市局负责。以下均需各区落实，不再列出）\n" * (n // 8),
    "items with a bracket": lambda n: "一、甲\n" + "1.乙。（市局负责）\n2.丙。\n" * (n // 4),
    "rows of duties": lambda n: "任务\t牵头单位\n" + "巡查\t市水利局\n" * n,
    "titles opened": lambda n: "一、甲\n" + "《办法" * (n * 4) + "\n",
    "titles cited": lambda n: "一、甲\n" + "《办法》（云政发〔2023〕5号）" * n + "\n",
    "numbers on one line": lambda n: "一、甲\n" + "云政发〔2023〕5号" * n + "\n",
    "years on one line": lambda n: "一、甲\n" + "2025年12月底前" * n + "\n",
    "references on one line": lambda n: "一、甲\n" + "见附件2第三条" * n + "\n",
}


def cpu_time(text: str) -> float:
    """The processor seconds that one parse and all readings take."""
    start = time.process_time()
    page = gwparse.parse(text)
    for read in (gwparse.tasks, gwparse.citations, gwparse.references, gwparse.time_limits, gwparse.chunks):
        read(page)
    return time.process_time() - start


def main() -> None:
    """Print a line for each text."""
    print(f"{'text':34} {'seconds':>8} {'x half':>7}")
    for name, make in TEXTS.items():
        pairs = [(cpu_time(make(LINES)), cpu_time(make(LINES // 2))) for _ in range(ROUNDS)]
        ratio = statistics.median(whole / half for whole, half in pairs)
        print(f"{name:34} {statistics.median(whole for whole, _ in pairs):8.2f} {ratio:7.2f}")


if __name__ == "__main__":
    main()
