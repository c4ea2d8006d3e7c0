"""`gwparse rule`, `config` and `schema`: what gwparse knows and how it is set.

Settings are read here, and nothing is changed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from gwparse.errors import Misuse

if TYPE_CHECKING:
    from gwparse.config import Settings


def print_rule(options: argparse.Namespace) -> int:
    """Print the page of a rule, or all rules, one a line; returns the exit code."""
    from gwparse.diagnostics import basis_text
    from gwparse.rules import RULES, find_rules
    from gwparse.rules.base import Rule
    from gwparse.rules.pages import rule_page

    def facts(rule: Rule) -> dict[str, str | None]:
        return {
            "code": rule.code,
            "name": rule.name,
            "level": rule.level,
            "fix": rule.fix,
            "basis": basis_text(rule.basis),
            "since": rule.since,
            "summary": rule.summary,
        }

    chosen = sorted(RULES, key=lambda rule: rule.code)
    if options.rule is not None:
        from gwparse.config import check_selectors

        check_selectors([options.rule], "rule")
        chosen = list(find_rules(options.rule))
    if options.format == "json":
        shown = facts(chosen[0]) if options.rule is not None and len(chosen) == 1 else [facts(rule) for rule in chosen]
        sys.stdout.write(json.dumps(shown, ensure_ascii=False, indent=2) + "\n")
    elif options.rule is not None and len(chosen) == 1:
        sys.stdout.write(rule_page(chosen[0]))
    else:
        for rule in chosen:
            sys.stdout.write(f"{rule.code}  {rule.level:7}  {rule.fix or '':6}  {rule.name:40}  {rule.summary}\n")
    return 0


def print_config(options: argparse.Namespace) -> int:
    """Print the settings that hold for a file; returns the exit code."""
    from gwparse.config import find_settings, read_settings

    if options.config:
        settings = read_settings(Path(options.config))
    else:
        path = Path(options.path)
        if not path.exists():
            raise Misuse(f"{path}: 没有这个文件")
        settings = find_settings(path if path.is_dir() else path.parent)
    sys.stdout.write(_settings_text(settings))
    return 0


def print_schema(options: argparse.Namespace) -> int:
    """Print a JSON Schema; returns the exit code."""
    if options.of == "check":
        from gwparse.report.json import SCHEMA
    else:
        from gwparse.export.json import SCHEMA
    sys.stdout.write(SCHEMA.read_text(encoding="utf-8"))
    return 0


def _toml(value: object) -> str:
    """A value of the settings as TOML, which for strings, numbers, truth values and lists of them is JSON."""
    return json.dumps(value, ensure_ascii=False)


def _settings_text(settings: Settings) -> str:
    """Settings as a settings file would have them, behind a line that says where they come from."""
    from gwparse.rules import RULES

    switches = settings.switches
    lines = [f"# {settings.file or 'defaults: no settings file'}"]
    choices = {entry.name: getattr(switches, entry.name) for entry in fields(switches)}
    values: dict[str, object] = {
        "select": list(settings.select),
        "ignore": list(settings.ignore),
        "fail-level": settings.fail_level,
        "drafts": settings.drafts,
        "baseline": str(settings.baseline) if settings.baseline else None,
        "exclude": list(settings.exclude),
        "units": str(settings.units) if settings.units else None,
        "words": str(settings.words) if settings.words else None,
        **{
            name.replace("_", "-"): value
            for name, value in choices.items()
            if name not in ("units", "words", "patterns")
        },
    }
    lines += [f"{key} = {_toml(value)}" for key, value in values.items() if value is not None]
    tables: dict[str, Mapping[str, object]] = {
        "levels": settings.levels,
        "per-file-ignores": {glob: list(words) for glob, words in settings.per_file_ignores.items()},
    }
    for rule in RULES:
        if rule.options is not None:
            value = settings.options.get(rule.options, rule.options())
            tables[f"rules.{rule.name}"] = {
                entry.name.replace("_", "-"): getattr(value, entry.name) for entry in fields(rule.options)
            }
    for name, table in tables.items():
        if table:
            lines += [
                "",
                f"[{name}]",
                *(f"{_toml(key)} = {_toml(value)}" for key, value in table.items()),
            ]
    for entry in settings.suppress:
        lines += [
            "",
            "[[suppress]]",
            *(f"{key} = {_toml(getattr(entry, key))}" for key in ("path", "code", "quote", "reason")),
        ]
    for pattern in switches.patterns:
        keys = ("name", "pattern", "message", "level", "replacement")
        given = {key: value for key in keys if (value := getattr(pattern, key)) is not None}
        lines += ["", "[[patterns]]", *(f"{key} = {_toml(value)}" for key, value in given.items())]
    return "\n".join(lines) + "\n"
