"""Makes the fixtures of this folder: python make_fixtures.py SMOLLM2_FOLDER

tiny/                  a byte-level BPE trained here, as a model folder
goldens/*.golden.json  what transformers renders from goldens/*.jinja (written by hand)
tiny.json              ids, spans and samples of tiny/, from transformers
smollm2.json           the same of SmolLM2-135M-Instruct (HuggingFaceTB, Apache-2.0)

Made with Python 3, transformers 5.23.0, tokenizers 0.23.3.
"""
import glob, json, os, random, sys

from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import AutoTokenizer, PreTrainedTokenizerFast

here = os.path.dirname(os.path.abspath(__file__))
WORDS = """write describe explain compare name list the a an of to in and with without about sentences words
letters capital bullet points commas answer question rain trees trains coffee sea dogs numbers short long note
story friend advice one two three five exactly least most more than use do not start end finish every must
should keep it simple mention river twice line only well depends because often people who live near""".split()
PIECES = ["hello", " world", "  ", "   ", "\n", "\n\n", "\t", " \n ", "\r\n", "don't", "we'LL", "42", "3.14", "1,000,000", "...", "!?",
          "<|im_start|>", "<|im_end|>", "<|im_end", "|>", "<|endoftext|>", "< |im_end|>", "<|IM_END|>", "user", "assistant", "日本語",
          "用中文回答。", "한국어", "Zürich", "naïve café", "👍", "👩‍👩‍👧‍👦", "🇨🇭", "e\u0301", "\u00a0", "\u200b", "\u3000", "\ufeff", "\u0000",
          "\U0001d54f", "مرحبا", "שלום", "हिन्दी", "ไทย", "{{ x }}", "{% if %}", "`code`", "# Title", "* item", "—", "«très»", "ﬁ", "ＡＢＣ"]


def texts(count, seed):
    r = random.Random(seed)
    mixed = ["".join(r.choice(PIECES + WORDS) + r.choice(["", "", " "]) for _ in range(r.randint(1, 9))) for _ in range(count)]
    return ["", " ", "\n", "a"] + PIECES + mixed


def conversations(count, seed):
    r = random.Random(seed)
    piece = lambda: " ".join(r.choice(WORDS + PIECES[:20] + PIECES[25:]) for _ in range(r.randint(2, 8)))
    for i in range(count):
        system = [dict(role="system", content=piece())] if i % 3 == 0 else []
        turns = [dict(role="user", content=piece()), dict(role="assistant", content=piece())] if i % 4 == 0 else []
        pad = ["", " ", "\n", "\n\n"]
        yield system + turns + [dict(role="user", content=r.choice(pad) + piece() + r.choice(pad))], r.choice(pad) + piece() + r.choice(pad)


def sample(tok, messages, output):
    """Ids and the number of unlabelled ones: cut behind the last eos token, labels from the prompt's own length."""
    ids = lambda m, **k: tok.apply_chat_template(m, return_dict=True, **k)["input_ids"]
    full = ids(messages + [dict(role="assistant", content=output)])
    end = max(i for i, t in enumerate(full) if t == tok.eos_token_id) + 1
    return dict(messages=messages, output=output, ids=full[:end], unlabelled=len(ids(messages, add_generation_prompt=True)))


def encodings(tok, count):
    out = []
    for text in texts(count, 1):
        e = tok(text, add_special_tokens=False, return_offsets_mapping=True)
        flat = [n for span in e["offset_mapping"] for n in span]
        out.append(dict(text=text, ids=e["input_ids"], spans=flat, decoded=tok.decode(e["input_ids"], skip_special_tokens=True)))
    return dict(encodings=out, samples=[sample(tok, m, o) for m, o in conversations(count // 5, 2)])


def tiny(folder):
    r = random.Random(0)
    corpus = [" ".join(r.choice(WORDS) for _ in range(12)) + r.choice([".", "!", "\n", "\n\n"]) for _ in range(4000)]
    tok = Tokenizer(models.BPE())
    tok.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tok.decoder = decoders.ByteLevel()
    special = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
    tok.train_from_iterator(corpus, trainers.BpeTrainer(vocab_size=600, special_tokens=special, show_progress=False,
                                                         initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet())))
    os.makedirs(folder, exist_ok=True)
    tok.save(folder + "/tokenizer.json", pretty=False)
    template = open(here + "/goldens/chatml.jinja").read()
    wrap = lambda t: dict(__type="AddedToken", content=t, lstrip=False, normalized=False, rstrip=False, single_word=False)
    dump(folder + "/tokenizer_config.json", dict(
        tokenizer_class="PreTrainedTokenizerFast", bos_token=None, eos_token=wrap("<|im_end|>"), pad_token="<|endoftext|>", model_max_length=4096,
        chat_template=[dict(name="default", template=template), dict(name="tool_use", template="{{ tools }}")]))
    dump(folder + "/config.json", dict(model_type="llama", vocab_size=600, eos_token_id=0))
    dump(folder + "/generation_config.json", dict(eos_token_id=[0, 2]))


def dump(path, value):
    with open(path, "w") as f:
        json.dump(value, f, ensure_ascii=True, separators=(",", ":"))
        f.write("\n")


def golden(path):
    tok = PreTrainedTokenizerFast(tokenizer_object=Tokenizer(models.BPE()), bos_token="<s>", eos_token="</s>")
    cases, template = [], open(path).read()
    say = lambda *t: [dict(role=r, content=c) for r, c in t]
    for messages in [say(("user", "Hi")), say(("system", "Be \"brief\" \\ calm."), ("user", " \u00a0padded\u2003\n")),
                     say(("user", "a,b, c"), ("assistant", "x {{ y }} {% z %}\n"), ("user", "日本 👍\n\n'quoted'")),
                     say(("user", "Q"), ("assistant", "<think>\n why \n</think>\n\n A ")), say(("assistant", "A"), ("user", "B")),
                     say(("user", "one"), ("user", "two")), say(("system", ""), ("user", "")), say(("tool", "t\u0007\t"), ("user", "éa-Bc dEF"))]:
        for prompt in (False, True):
            case = dict(messages=messages, add_generation_prompt=prompt)
            try:
                case["rendered"] = tok.apply_chat_template(messages, chat_template=template, tokenize=False, add_generation_prompt=prompt)
            except Exception as e:
                case["error"] = type(e).__name__ + ": " + str(e)
            cases.append(case)
    dump(path.replace(".jinja", ".golden.json"), dict(bos_token="<s>", eos_token="</s>", cases=cases))


for path in sorted(glob.glob(here + "/goldens/*.jinja")):
    golden(path)
tiny(here + "/tiny")
dump(here + "/tiny.json", encodings(AutoTokenizer.from_pretrained(here + "/tiny"), 100))
dump(here + "/smollm2.json", encodings(AutoTokenizer.from_pretrained(sys.argv[1]), 300))
