#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores find_times on TimeBank's DATE and TIME expressions.  usage: timebank.py DUMP_TIMES TIMEBANK.tar.xz [--errors]

Extent: any overlap counts (relaxed) as one expression found. Value: the same ISO value, times of the day cut to
their day, weeks and quarters written out as days; DURATION, SET and vague values (PRESENT_REF) are not asked for,
and what is found on them counts neither way.
"""

import calendar
import datetime
import json
import re
import subprocess
import sys
import tarfile
import xml.etree.ElementTree as tree


def interval(value):
    """A TIMEX3 or ISO value as (first, last) day, else None."""
    value = re.sub(r"T.*", "", value)
    if "/" in value:
        ends = [interval(v) for v in value.split("/")]
        return (ends[0][0], ends[1][1]) if all(ends) else None
    if m := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = datetime.date.fromisocalendar(int(m[1]), max(1, int(m[2])), 1)
        return (monday + datetime.timedelta(5 if m[3] else 0), monday + datetime.timedelta(6))
    if m := re.fullmatch(r"(\d{4})-Q(\d)", value):
        month = int(m[2]) * 3
        return datetime.date(int(m[1]), month - 2, 1), datetime.date(
            int(m[1]), month, calendar.monthrange(int(m[1]), month)[1]
        )
    if m := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        month = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[m[2]]
        first = datetime.date(int(m[1]), month, 1)
        last = (first + datetime.timedelta(93)).replace(day=1) - datetime.timedelta(1)
        return first, last
    if m := re.fullmatch(r"(\d{3})X?", value):
        return datetime.date(int(m[1]) * 10, 1, 1), datetime.date(int(m[1]) * 10 + 9, 12, 31)
    if m := re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value):
        year, month, day = int(m[1]), int(m[2] or 0), int(m[3] or 0)
        if day:
            return (datetime.date(year, month, day),) * 2
        if month:
            return datetime.date(year, month, 1), datetime.date(
                year, month, calendar.monthrange(year, month)[1]
            )
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    return None


def article(data):
    """Its text, creation day and expressions (begin, end, type, value)."""
    root = tree.fromstring(data)
    dct = root.find("DCT/TIMEX3").get("value")[:10]
    text, marks = "", []

    def walk(node):
        nonlocal text
        begin = len(text)
        text += node.text or ""
        for child in node:
            walk(child)
            text += child.tail or ""
        if node.tag == "TIMEX3":
            marks.append((begin, len(text), node.get("type"), node.get("value")))

    walk(root.find("TEXT"))
    return text, dct, marks


def main():
    program, archive = sys.argv[1:3]
    articles = []
    with tarfile.open(archive) as tar:
        for member in tar.getmembers():
            if member.name.endswith(".tml"):
                articles.append((member.name, *article(tar.extractfile(member).read())))
    tasks = "".join(json.dumps({"text": text, "published": dct}) + "\n" for _, text, dct, _ in articles)
    answers = subprocess.run(
        [program], input=tasks, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    gold = found = pred = right = 0
    for (name, text, _, marks), line in zip(articles, answers):
        data = text.encode()
        times = [(len(data[:a].decode()), len(data[:b].decode()), v) for a, b, v in json.loads(line)["times"]]
        asked = [m for m in marks if m[2] in ("DATE", "TIME") and interval(m[3])]
        other = [m for m in marks if m not in asked]
        used = set()
        for begin, end, _, value in asked:
            gold += 1
            hit = next(
                (i for i, t in enumerate(times) if t[0] < end and begin < t[1] and i not in used), None
            )
            if hit is None:
                if "--errors" in sys.argv:
                    print("missed", name, repr(text[max(0, begin - 40) : begin]), text[begin:end], value)
                continue
            used.add(hit)
            found += 1
            if interval(times[hit][2]) == interval(value):
                right += 1
            elif "--errors" in sys.argv:
                print(
                    "value",
                    name,
                    repr(text[max(0, begin - 60) : begin]),
                    text[begin:end],
                    value,
                    times[hit][2],
                )
        for i, t in enumerate(times):
            if i in used:
                pred += 1
            elif not any(t[0] < m[1] and m[0] < t[1] for m in other):
                pred += 1
                if "--errors" in sys.argv:
                    print("extra", name, repr(text[max(0, t[0] - 40) : t[0]]), text[t[0] : t[1]], t[2])
    p, r = found / pred, found / gold
    print(
        f"expressions {gold}, found {found}, predicted {pred}: P {p:.3f} R {r:.3f} F1 {2 * p * r / (p + r):.3f}; "
        f"values right {right / found:.3f} of those found"
    )


if __name__ == "__main__":
    main()
