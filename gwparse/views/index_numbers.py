"""How 索引号 are made: the national form, with the check characters in it, and the office's own (索引号).

003881122/2024-00031: in front of the slash the code of the organ, nine characters by GB 11714, or its unified social credit code,
eighteen by GB 32100; behind it the year and a serial number of five digits.
"""

from __future__ import annotations

from gwparse.patterns import lazy

#: What is meant to be in the national form, slips included.
_MEANT = lazy(
    r"(?P<organ>[0-9A-Za-z]{8}-?[0-9A-Za-z]|[0-9A-Za-z]{18}) ?[/／\\] ?(?P<year>\d{4}) ?[-－—–] ?(?P<serial>\d{1,8})"
)
_WHOLE = lazy(r"(?P<organ>[0-9A-Z]{9}|[0-9A-Z]{18})/(?:19|20)\d\d-\d{5}")

#: Codes of organs have at least so many digits; what has fewer is made in some other way.
_LEAST_DIGITS = 6

_ORGAN_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_CREDIT_DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY"

#: An office's own pattern may take so many seconds.
_SECONDS = 1.0


def organ_check(code: str) -> str:
    """The check character of an organ's code: 11 less the weighted sum of the others modulo 11 (GB 11714).

    Args:
        code: the code, of which the first eight characters count; letters count from 10.
    """
    rest = 11 - sum(int(char, 36) * weight for char, weight in zip(code, _ORGAN_WEIGHTS, strict=False)) % 11
    return {10: "X", 11: "0"}.get(rest, str(rest))


def credit_check(code: str) -> str | None:
    """The check character of a unified social credit code: 31 less the sum weighted by powers of 3 modulo 31 (GB 32100).

    Args:
        code: the code, of which the first seventeen characters count; None where one of them is no digit of such codes.
    """
    if any(char not in _CREDIT_DIGITS for char in code[:17]):
        return None
    total = sum(_CREDIT_DIGITS.index(char) * pow(3, at, 31) for at, char in enumerate(code[:17]))
    return _CREDIT_DIGITS[-total % 31]


def is_national(number: str) -> bool:
    """Whether a number is meant to be in the national form, well made or not."""
    found = _MEANT.fullmatch(number)
    return found is not None and sum(char.isdigit() for char in found["organ"]) >= _LEAST_DIGITS


def national_fault(number: str) -> str | None:
    """What is wrong with a number that is meant to be in the national form, for a message; None where nothing is.

    Args:
        number: the number.
    """
    found = _WHOLE.fullmatch(number)
    if found is None:
        return "应当写成“003881122/2024-00031”的样子：机构代码、“/”、四位年份、“-”、五位顺序号"
    organ = found["organ"]
    if len(organ) == 18:
        wanted, which = credit_check(organ), "统一社会信用代码"
    else:
        wanted, which = organ_check(organ), "机构代码"
    if wanted is None:
        return f"{which}“{organ}”里有这种代码不用的字母，应当核对"
    if wanted != organ[-1]:
        return f"{which}“{organ}”与它的校验码（最后一位）不符，按前面各位算应当是“{wanted}”，应当核对"
    return None


def fits(scheme: str, number: str) -> bool:
    """Whether a number fits the office's own pattern; a pattern that takes too long fits nothing.

    Args:
        scheme: a regular expression for the whole number.
        number: the number.
    """
    import regex

    try:
        return regex.fullmatch(scheme, number, timeout=_SECONDS) is not None
    except TimeoutError:
        return False
