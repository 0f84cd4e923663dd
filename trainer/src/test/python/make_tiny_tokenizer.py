"""Makes the built-in model's tokenizer.json, a byte-level BPE of the composer's words: ROOT OUT.

ROOT holds published pairs: ./miso generate --set root=ROOT --set compose.minConstraints=1 --records 40000
Made with tokenizers 0.23.3 and fastavro 1.13.
"""

import glob
import sys

import fastavro
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

root, out = sys.argv[1:]
texts = []
for name in sorted(glob.glob(root + "/shards/*/*.avro")):
    with open(name, "rb") as shard:
        for example in fastavro.reader(shard):
            texts += [example["messages"][0]["content"], example["output"]]
tokenizer = Tokenizer(models.BPE())
tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
tokenizer.decoder = decoders.ByteLevel()
tokenizer.train_from_iterator(
    texts,
    trainers.BpeTrainer(
        vocab_size=1536,
        min_frequency=20,
        special_tokens=["<|endoftext|>", "<|im_start|>", "<|im_end|>"],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    ),
)
tokenizer.save(out)
print(len(texts) // 2, "pairs,", tokenizer.get_vocab_size(), "tokens")
