"""How the page of findings looks, on a screen and on A4."""

STYLE = """
:root { color-scheme: light; --error: #b3261e; --warning: #8a5a00; --hint: #1a5fb4; --ink: #1f2328; --faint: #6a737d; --rule: #d8dee4; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.5rem 3rem; max-width: 60rem; color: var(--ink); background: #fff;
  font: 15px/1.7 "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
h1 { margin: 0 0 .25rem; font-size: 1.6rem; letter-spacing: .05em; }
h2 { margin: 0; font-size: 1.1rem; overflow-wrap: anywhere; }
p { margin: 0; }
a { color: inherit; }
.total { font-weight: 600; }
.legend, .counts, footer { color: var(--faint); font-size: .87rem; }
.error { --level: var(--error); --tint: #fdf1f0; }
.warning { --level: var(--warning); --tint: #fdf6e7; }
.hint { --level: var(--hint); --tint: #eef5fd; }
.legend span, .counts span, .level, sup { color: var(--level); font-weight: 600; }
section, table.files { margin-top: 1.75rem; }
section.file { border-top: 2px solid var(--ink); padding-top: .75rem; }
table { width: 100%; border-collapse: collapse; }
table.files th { text-align: left; font-weight: 600; font-size: .87rem; color: var(--faint); }
table.files th, table.files td { padding: .25rem .75rem .25rem 0; border-bottom: 1px solid var(--rule); overflow-wrap: anywhere; }
table.files th + th, table.files td + td { width: 4rem; text-align: right; padding-right: 0; font-variant-numeric: tabular-nums; }
table.text { margin-top: .75rem; table-layout: fixed; border: 1px solid var(--rule); }
table.text th { width: 3.25rem; padding: .1rem .75rem 0 0; vertical-align: top; text-align: right; background: #f6f8fa;
  border-right: 1px solid var(--rule); color: var(--faint); font-weight: 400; font-size: .8rem; line-height: 2.1rem;
  font-variant-numeric: tabular-nums; user-select: none; }
table.placed th { width: 6rem; }
table.text td { padding: .1rem .9rem; vertical-align: top; line-height: 2.1rem; white-space: pre-wrap; overflow-wrap: anywhere;
  text-align: left; unicode-bidi: isolate; }
table.text .gap th, table.text .gap td { background: #f6f8fa; color: var(--faint); font-size: .8rem; line-height: 1.7rem; }
table.text .notes td { padding-bottom: .6rem; line-height: 1.6; white-space: normal; }
table.text .notes td:first-child { background: #f6f8fa; border-right: 1px solid var(--rule); padding: 0; }
mark { color: inherit; background: var(--tint); text-decoration: underline wavy var(--level) 1.5px; text-underline-offset: .3em; }
mark mark { text-underline-offset: .55em; }
mark.unseen { outline: 1px solid var(--level); padding: 0 1px; }
mark.absent { border-left: 2px solid var(--level); margin: 0 1px; }
sup { margin: 0 .15em; font-size: .68em; line-height: 0; user-select: none; }
.note { margin: .3rem 0; padding: .35rem .75rem; border-left: 3px solid var(--level); background: var(--tint); font-size: .9rem;
  unicode-bidi: isolate; }
.note b { display: inline-block; min-width: 1.2em; color: var(--level); }
.note p { overflow-wrap: anywhere; }
.code { font-family: ui-monospace, Consolas, monospace; font-size: .92em; color: var(--faint); }
.basis, .fix { padding-left: 1.4em; font-size: .93em; }
.basis { color: var(--faint); }
del { color: #b3261e; text-decoration: none; }
ins { color: #1a6b34; text-decoration: none; font-weight: 600; }
del, ins { white-space: pre-wrap; }
.list ul { margin: .5rem 0 0; padding-left: 1.25rem; overflow-wrap: anywhere; }
footer { margin-top: 2.5rem; border-top: 1px solid var(--rule); padding-top: .5rem; }
@page { size: A4; margin: 18mm 16mm; }
@media print {
  body { padding: 0; max-width: none; font-size: 10.5pt; }
  table.text th, table.text td { line-height: 1.8; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  h2, .counts, table.files tr, .note { break-inside: avoid; }
  h1, h2, .counts { break-after: avoid; }
  a { text-decoration: none; }
}
"""
