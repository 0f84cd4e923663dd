"""Makes miso.safetensors and miso.json: losses and all gradients of one small Llama under every form of MISO, in float64.

An implementation of its own, one sample at a time and by the definition (a softmax for each group of keys, then their
mixture), against which the trainer's script is checked. Run: python make_miso_fixture.py FOLDER
Made with torch 2.7.1 and safetensors 0.8.0.
"""

import json
import math
import sys

import torch
from safetensors.torch import save_file

LAYERS, HEADS, KEY_HEADS, SIZE, WIDTH, VOCABULARY = 2, 4, 2, 4, 24, 31
HIDDEN = HEADS * SIZE
EPSILON, THETA = 1e-5, 10000.0
FORMS = [
    dict(name="plain", plain=True),
    dict(name="concatenated-isolated", isolated=True),
    dict(name="concatenated-parallel", isolated=True, parallel=True),
    dict(name="blended", blend=0.5),
    dict(name="blended-isolated", blend=0.3, isolated=True),
    dict(name="blended-parallel", blend=0.3, isolated=True, parallel=True),
    dict(name="uniform", blend=1.0),
]


def weights():
    draw = lambda *shape: torch.randn(*shape, dtype=torch.float64) * 0.4
    named = {}
    for i in range(LAYERS):
        layer = f"model.layers.{i}."
        named[layer + "input_layernorm.weight"] = 1 + draw(HIDDEN) / 4
        named[layer + "self_attn.q_proj.weight"] = draw(HEADS * SIZE, HIDDEN)
        named[layer + "self_attn.k_proj.weight"] = draw(KEY_HEADS * SIZE, HIDDEN)
        named[layer + "self_attn.v_proj.weight"] = draw(KEY_HEADS * SIZE, HIDDEN)
        named[layer + "self_attn.o_proj.weight"] = draw(HIDDEN, HEADS * SIZE)
        named[layer + "post_attention_layernorm.weight"] = 1 + draw(HIDDEN) / 4
        named[layer + "mlp.gate_proj.weight"] = draw(WIDTH, HIDDEN)
        named[layer + "mlp.up_proj.weight"] = draw(WIDTH, HIDDEN)
        named[layer + "mlp.down_proj.weight"] = draw(HIDDEN, WIDTH)
    named["model.embed_tokens.weight"] = draw(VOCABULARY, HIDDEN) * 2
    named["model.norm.weight"] = 1 + draw(HIDDEN) / 4
    named["lm_head.weight"] = draw(VOCABULARY, HIDDEN)
    return {name: value.requires_grad_(True) for name, value in named.items()}


def sample(prefix, contexts, suffix, output):
    total = prefix + sum(contexts) + suffix + output
    ids = torch.randint(0, VOCABULARY, (total,)).tolist()
    segments = [0] * prefix
    for number, length in enumerate(contexts):
        segments += [number + 1] * length
    segments += [-1] * (suffix + output)
    return dict(ids=ids, segments=segments, output=output)


def places(segments, parallel):
    if not parallel:
        return list(range(len(segments)))
    prefix = segments.count(0)
    longest = max(segments.count(n) for n in set(segments) if n > 0)
    seen, result = {}, []
    for segment in segments:
        start = 0 if segment == 0 else prefix if segment > 0 else prefix + longest
        result.append(start + seen.get(segment, 0))
        seen[segment] = seen.get(segment, 0) + 1
    return result


def norm(x, weight):
    return x / torch.sqrt((x * x).mean(-1, keepdim=True) + EPSILON) * weight


def attend(scores, visible, values, segments, blend, plain):
    """scores [H, T, T], values [H, T, d]: the mixture of one softmax a group, row by row."""
    scores = scores.masked_fill(~visible, -math.inf)
    out = torch.softmax(scores, -1) @ values
    if plain or blend == 0:
        return out
    contexts = int(segments.max())
    rows = []
    for t in range(len(segments)):
        if segments[t] != -1:
            rows.append(out[:, t])
            continue
        mass, mixed = [], []
        for group in range(contexts + 1):
            member = (segments <= 0) if group == 0 else (segments == group)
            own = scores[:, t].masked_fill(~member, -math.inf)
            mass.append(torch.logsumexp(own, -1))
            mixed.append((torch.softmax(own, -1).unsqueeze(1) @ values).squeeze(1))
        of_contexts = torch.stack(mass[1:], -1)
        listening = torch.sigmoid(torch.logsumexp(of_contexts, -1) - mass[0]).unsqueeze(-1)
        share = (1 - blend) * torch.softmax(of_contexts, -1) + blend / contexts
        context = sum(share[:, n, None] * mixed[n + 1] for n in range(contexts))
        rows.append((1 - listening) * mixed[0] + listening * context)
    return torch.stack(rows, 1)


def nats(w, s, plain=False, blend=0.0, isolated=False, parallel=False, **_):
    """The loss of each output token."""
    segments = torch.tensor(s["segments"])
    positions = torch.tensor(places(s["segments"], parallel and not plain), dtype=torch.float32)
    length = len(s["ids"])
    visible = torch.ones(length, length, dtype=torch.bool).tril()
    if isolated and not plain:
        visible &= (segments[None] == 0) | (segments[None] == segments[:, None]) | (segments[:, None] == -1)
    frequency = 1.0 / (THETA ** (torch.arange(0, SIZE, 2).float() / SIZE))
    angle = torch.cat([positions[:, None] * frequency] * 2, -1)
    cos, sin = angle.cos().double(), angle.sin().double()

    def turn(x):
        return x * cos + torch.cat([-x[..., SIZE // 2 :], x[..., : SIZE // 2]], -1) * sin

    x = w["model.embed_tokens.weight"][torch.tensor(s["ids"])]
    for i in range(LAYERS):
        get = lambda name: w[f"model.layers.{i}.{name}.weight"]
        y = norm(x, get("input_layernorm"))
        split = lambda z, heads: z.view(length, heads, SIZE).transpose(0, 1)
        share = HEADS // KEY_HEADS
        q = turn(split(y @ get("self_attn.q_proj").T, HEADS))
        k = turn(split(y @ get("self_attn.k_proj").T, KEY_HEADS)).repeat_interleave(share, 0)
        v = split(y @ get("self_attn.v_proj").T, KEY_HEADS).repeat_interleave(share, 0)
        out = attend(q @ k.transpose(-1, -2) / math.sqrt(SIZE), visible, v, segments, blend, plain)
        x = x + out.transpose(0, 1).reshape(length, -1) @ get("self_attn.o_proj").T
        y = norm(x, get("post_attention_layernorm"))
        gate = torch.nn.functional.silu(y @ get("mlp.gate_proj").T) * (y @ get("mlp.up_proj").T)
        x = x + gate @ get("mlp.down_proj").T
    logits = norm(x, w["model.norm.weight"]) @ w["lm_head.weight"].T
    first = length - s["output"]
    targets = torch.tensor(s["ids"][first:])
    return torch.nn.functional.cross_entropy(logits[first - 1 : -1], targets, reduction="none")


def main(out):
    torch.manual_seed(4)
    w = weights()
    samples = [sample(5, [7, 3, 6], 2, 6), sample(3, [4], 1, 5), sample(8, [2, 2], 3, 4)]
    tensors = {name: value.detach() for name, value in w.items()}
    for form in FORMS:
        for value in w.values():
            value.grad = None
        losses = torch.cat([nats(w, s, **form) for s in samples])
        losses.mean().backward()
        tensors[f"{form['name']}/losses"] = losses.detach()
        for name, value in w.items():
            tensors[f"{form['name']}/{name}"] = value.grad.clone()
    save_file({k: v.contiguous() for k, v in tensors.items()}, out + "/miso.safetensors")
    with open(out + "/miso.json", "w") as f:
        json.dump(dict(samples=samples, forms=FORMS), f, indent=1)


main(sys.argv[1])
