"""`python -m gwparse.docs`: write the derived files that are not as they should be, and say which."""

from __future__ import annotations

from gwparse.docs import ROOT, each

if __name__ == "__main__":
    for path, text in each():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            print(path.relative_to(ROOT))
