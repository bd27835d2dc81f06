#!/usr/bin/env python3
"""Hostile referentials, and what each costs: `python3 tests/hostile/limits.py target/release/impact`.

Every file must be answered: status 1 and a diagnostic of the code expected, in less than a second of processor
time and 200 MB of memory. Another number of seconds may follow the program, for a machine that has other work: what
hangs is still seen. Made here rather than kept: together they are 150 MB.
"""

import os
import subprocess
import sys
import tempfile

SECONDS = 1.0
MEGABYTES = 200
HEAD = "referential: common\nformat: 1\nid: x\nversion: 1.0.0\nlanguage: fr\n"


def bomb():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    for depth in range(1, 12):
        lines.append(f"a{depth}: &a{depth} [" + ", ".join([f"*a{depth - 1}"] * 9) + "]")
    return "\n".join(lines) + "\n"


# Name: what makes the file, and the code expected. Made one at a time: what this script holds would count as the program's.
FILES = {
    "200 KB of [": (lambda: "[" * 200_000, "yaml-limit"),
    "200 KB of {": (lambda: "{" * 200_000, "yaml-limit"),
    "200 KB of - ": (lambda: "- " * 100_000, "yaml-limit"),
    "200 KB of ? ": (lambda: "? " * 100_000, "yaml-limit"),
    "200 KB of [ closed": (lambda: "a: " + "[" * 100_000 + "]" * 100_000, "yaml-limit"),
    "10,000 nested maps": (lambda: "{a: " * 10_000 + "1" + "}" * 10_000, "yaml-limit"),
    "4,000 nested blocks": (lambda: "".join(" " * depth + "a:\n" for depth in range(4_000)), "yaml-limit"),
    "alias bomb": (lambda: bomb(), "yaml-alias"),
    "100,000 anchors": (lambda: HEAD + "".join(f"k{i}: &a{i} 1\n" for i in range(100_000)), "yaml-anchor"),
    "100,000 tags": (lambda: HEAD + "".join(f"k{i}: !!str 1\n" for i in range(100_000)), "yaml-tag"),
    "100,000 documents": (lambda: "---\na: 1\n" * 100_000, "yaml-several-documents"),
    "100,000 directives": (lambda: "%YAML 1.2\n" * 100_000 + "---\na: 1\n", "yaml-directive"),
    "100,000 unknown keys": (lambda: HEAD + "".join(f"key{i}: 1\n" for i in range(100_000)), "yaml-unknown-key"),
    "100,000 keys twice": (lambda: HEAD + "id: y\n" * 100_000, "yaml-duplicate-key"),
    "100,000 empty keys": (lambda: HEAD + "codelists:\n" + "  - {id: , codes: }\n" * 100_000, "yaml-empty-key"),
    "100,000 variables of one id": (lambda: 
        HEAD + "variables:\n" + "  - {id: v, label: V, type: {date: {}}}\n" * 100_000,
        "referential-duplicate-id",
    ),
    "50,000 derived of the next": (lambda: 
        HEAD
        + "variables:\n"
        + "".join(
            f"  - {{id: v{i}, label: V{i}, derived: {{difference: {{of: v{i + 1}, less: v{i + 1}}}}}}}\n"
            for i in range(50_000)
        ),
        "yaml-limit",
    ),
    "50,000 asked after the next": (lambda:
        HEAD
        + "variables:\n"
        + "".join(
            f"  - {{id: v{i}, label: V{i}, type: {{integer: {{}}}}, asked-when: {{v{(i + 1) % 50_000}: {{min: 1}}}}}}\n"
            for i in range(50_000)
        ),
        "referential-cycle",
    ),
    "2 million nodes and more": (lambda: "a: [" + "1," * 2_000_001 + "]", "yaml-limit"),
    "17 MB": (lambda: "# " + "x" * 17 * 1024 * 1024, "yaml-limit"),
    "16 MB of one text": (lambda: "id: " + "x" * (16 * 1024 * 1024 - 10), None),
    "16 MB of one line of keys": (lambda: HEAD + "variables: [" + "{id: a}," * 1_900_000 + "]", None),
    "1 MB of tabs": (lambda: "\t" * 1_000_000, None),
    "100,000 lines indented by tabs": (lambda: "a:\n" + "\tb: 1\n" * 100_000, "yaml-tab"),
    "not UTF-8": (lambda: b"id: \xff\xfe\xfd\n", "yaml-encoding"),
    "UTF-16": (lambda: "id: x\n".encode("utf-16"), "yaml-encoding"),
    "NUL": (lambda: b"id: x\x00y\n", "yaml-encoding"),
    "1 MB of NUL": (lambda: b"\x00" * 1_000_000, "yaml-encoding"),
    "an open quote": (lambda: HEAD + 'title: "' + "x\n" * 100_000, "yaml-syntax"),
    "nothing": (lambda: "", "yaml-empty"),
    "comments alone": (lambda: "# x\n" * 500_000, "yaml-empty"),
    "random bytes": (lambda: bytes((i * 7919 + i // 251) % 256 for i in range(1_000_000)), None),
}


def make(path, content):
    """Writes the file in a process of its own: memory taken here would be taken for the program's."""
    child = os.fork()
    if child == 0:
        content = content()
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert status == 0


def cost(program, path):
    """Status, what was said, processor seconds and megabytes of one run."""
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(
            [program, "validate", path, "--lang", "en"],
            stdout=said,
            stderr=subprocess.STDOUT,
            env={"LC_ALL": "C.UTF-8"},
        )
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read().decode("utf-8", "replace")
    return child.returncode, text, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main():
    program = os.path.abspath(sys.argv[1])
    most = float(sys.argv[2]) if len(sys.argv) > 2 else SECONDS
    failed = 0
    with tempfile.TemporaryDirectory() as home:
        for name, (content, code) in FILES.items():
            path = os.path.join(home, "hostile.yaml")
            make(path, content)
            # What else the machine does adds to a run, never takes away: the least of three is the file's own cost.
            runs = [cost(program, path) for _ in range(3)]
            status, text, _, _ = runs[0]
            seconds, megabytes = min(run[2] for run in runs), max(run[3] for run in runs)
            faults = []
            if status != 1:
                faults.append(f"status {status}")
            if f"error[{code or ''}" not in text:
                faults.append(f"no {code or 'error'}")
            if seconds >= most:
                faults.append("too slow")
            if megabytes >= MEGABYTES:
                faults.append("too large")
            failed += bool(faults)
            print(f"{name:32} {seconds:6.2f} s {megabytes:6.0f} MB  {', '.join(faults) or 'ok'}")
    print(f"{len(FILES) - failed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
