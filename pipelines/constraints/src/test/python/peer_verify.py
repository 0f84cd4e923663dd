"""The speed of IFEval's original checker, as `miso bench verify` prints it beside ours.

Usage: peer_verify.py PROMPTS RESPONSES [SECONDS]. Prints strict verdicts in responses a second of processor time, with
all kinds and without those that detect a language. Needs the PyPI package if-verifiable, which carries the checker, and
what it asks for (nltk, langdetect). punkt's parameters come from our own file, since nltk would fetch them.
"""
import json, pathlib, sys, time

import nltk

nltk.download = lambda *a, **k: True  # no network
from if_verifiable.ifeval import instructions_registry, instructions_util

PUNKT = pathlib.Path(__file__).parents[2] / "main/resources/io/miso/constraints/text/punkt-english.txt"
BY_LANGUAGE = {"language:response_language", "change_case:english_capital", "change_case:english_lowercase"}


def splitter():
    """punkt with our parameters: abbreviations, starters and collocations."""
    parameters = nltk.tokenize.punkt.PunktParameters()
    for line in PUNKT.read_text(encoding="utf-8").splitlines():
        sort, _, rest = line.partition(" ")
        if sort == "abbreviation":
            parameters.abbrev_types.add(rest)
        elif sort == "starter":
            parameters.sent_starters.add(rest)
        elif sort == "collocation":
            parameters.collocations.add(tuple(rest.split(" ")))
    return nltk.tokenize.punkt.PunktSentenceTokenizer(parameters)


def follows(jobs):
    """One pass: builds every checker and asks it, as the original evaluation does."""
    followed = 0
    for response, demands in jobs:
        for kind, arguments in demands:
            checker = instructions_registry.INSTRUCTION_DICT[kind](kind)
            checker.build_description(**arguments)
            followed += bool(response.strip() and checker.check_following(response))
    return followed


def rate(jobs, seconds):
    follows(jobs)
    passes, start = 0, time.process_time()
    while time.process_time() - start < seconds:
        follows(jobs)
        passes += 1
    return passes * len(jobs) / (time.process_time() - start)


def main(prompts, responses, seconds=5.0):
    punkt = splitter()
    instructions_util._get_sentence_tokenizer = lambda: punkt
    nltk.tokenize.sent_tokenize = lambda text, language="english": punkt.tokenize(text)
    nltk.word_tokenize.__globals__["sent_tokenize"] = nltk.tokenize.sent_tokenize
    rows = lambda file: [json.loads(line) for line in open(file, encoding="utf-8") if line.strip()]
    asked = {row["prompt"]: row for row in rows(prompts)}
    jobs = []
    for row in rows(responses):
        prompt = asked.get(row["prompt"])
        if prompt and isinstance(row["response"], str):
            kinds = [kind.removeprefix("en:") for kind in prompt["instruction_id_list"]]
            arguments = [{k: v for k, v in kwargs.items() if v is not None} for kwargs in prompt["kwargs"]]
            jobs.append((row["response"], list(zip(kinds, arguments))))
    deterministic = [(r, [d for d in demands if d[0] not in BY_LANGUAGE]) for r, demands in jobs]
    print(rate(jobs, float(seconds)), rate(deterministic, float(seconds)))


main(*sys.argv[1:])
