"""Makes the small Parquet files of this folder, and rows.jsonl: what must be read of them.

Run: python make_parquet.py FOLDER
Made with Python 3.11.7, pyarrow 26.0.1 and datasets 5.2.0. legacy.parquet is made by make_legacy.jsh.
"""

import json
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from datasets import Dataset

ROWS, GROUP = 25, 10
# Nothing that JSON has a form for: these are not even read.
FOREIGN = ["image", "price"]


def row(i):
    messages = [
        {"role": "user", "content": f"Name \"tree\" {i} \U0001F333.\nAt least 2 words."},
        {"role": "assistant", "content": "An oak." if i % 5 else "An elm, an ash."},
    ]
    return {
        "id": i,
        "score": i / 4,
        "good": i % 2 == 0,
        "note": None if i % 3 == 0 else f"note {i}",
        "messages": [{"role": "system", "content": "Be brief."}] * (i % 2) + messages,
        "instruction_id_list": ["length_constraints:number_words"] if i % 4 else [],
        "kwargs": [{"num_words": 2, "relation": "at least", "language": None}] if i % 4 else [],
        "tags": None if i % 7 == 0 else [] if i % 7 == 1 else [["a"], [], ["b", None]],
        "image": b"\xff\xd8" * 50,
        "price": None,
    }


def schema():
    said = pa.struct([("role", pa.string()), ("content", pa.string())])
    kwargs = pa.struct([("num_words", pa.int64()), ("relation", pa.string()), ("language", pa.string())])
    return pa.schema([
        ("id", pa.int32()),
        ("score", pa.float64()),
        ("good", pa.bool_()),
        ("note", pa.large_string()),
        ("messages", pa.list_(said)),
        ("instruction_id_list", pa.list_(pa.string())),
        ("kwargs", pa.list_(kwargs)),
        ("tags", pa.list_(pa.list_(pa.string()))),
        ("image", pa.binary()),
        ("price", pa.decimal128(9, 2)),
    ])


def main(folder):
    rows = [row(i) for i in range(ROWS)]
    table = pa.Table.from_pylist(rows, schema())

    def write(name, **options):
        pq.write_table(table, folder / name, row_group_size=GROUP, **options)

    for codec in ["none", "snappy", "gzip", "zstd", "brotli"]:
        write(f"{codec}.parquet", compression=codec)
    write("v2.parquet", compression="snappy", data_page_version="2.0", use_dictionary=False,
          column_encoding={"note": "DELTA_BYTE_ARRAY", "id": "DELTA_BINARY_PACKED"})
    write("item.parquet", compression="zstd", use_compliant_nested_type=False)
    write("checked.parquet", compression="none", write_page_checksum=True)
    write("pages.parquet", compression="snappy", data_page_size=64, write_batch_size=2)
    Dataset.from_list([{k: v for k, v in r.items() if k != "price"} for r in rows]).to_parquet(folder / "datasets.parquet")
    pq.write_table(pa.table({"image": [b"\xff", b"\xd8"]}), folder / "bytes.parquet")
    pq.write_table(table.slice(0, 0), folder / "empty.parquet")
    with open(folder / "rows.jsonl", "w", encoding="utf-8") as lines:
        for r in rows:
            kept = {k: v for k, v in r.items() if k not in FOREIGN}
            lines.write(json.dumps(kept, ensure_ascii=False, separators=(",", ":")) + "\n")


main(Path(sys.argv[1]))
