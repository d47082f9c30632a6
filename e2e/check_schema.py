#!/usr/bin/env python3
"""Checks dossier files against docs/dossier.schema.json.

Usage: check_schema.py [FILE …]
Without files: every dossier of the demonstration. Give it what `klaver export` wrote to check that too.
Needs jsonschema (pip install jsonschema).
"""

import json
import pathlib
import sys

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parent.parent


def main(arguments):
    schema = json.loads((ROOT / "docs/dossier.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    demo = (ROOT / "Sources/Server/Demo").glob("*.json")
    files = [pathlib.Path(name) for name in arguments] or sorted(f for f in demo if f.name != "accounts.json")
    wrong = 0
    for file in files:
        problems = list(validator.iter_errors(json.loads(file.read_text(encoding="utf-8"))))
        for problem in problems[:20]:
            print(f"{file}: {problem.json_path}: {problem.message[:200]}")
        wrong += bool(problems)
        print(f"{file}: {'wrong' if problems else 'right'}")
    return 1 if wrong or not files else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
