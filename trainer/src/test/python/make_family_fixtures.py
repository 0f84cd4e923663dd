"""Makes small random checkpoints of each family of decoders, and what transformers computes with them in float32.

A folder a family: config.json and model.safetensors as transformers saves them, and expected.safetensors with the loss of
every token of two samples, every gradient of their mean (grad.NAME) and every weight after 20 steps of AdamW (after.NAME;
rate 1e-2, decay 0.1 on matrices, gradients clipped to norm 1); expected.json has the samples and greedy continuations of
12 tokens. Run: python make_family_fixtures.py trainer/src/test/resources/io/miso/trainer/model/families
Made with torch 2.7.1, transformers 5.24.0 and safetensors 0.8.0.
"""

import json
import os
import sys

import torch
from safetensors.torch import save_file
from transformers import AutoModelForCausalLM, LlamaConfig, MistralConfig, Qwen2Config, Qwen3Config

BASE = dict(vocab_size=31, hidden_size=16, intermediate_size=20, num_hidden_layers=2, num_attention_heads=4,
            num_key_value_heads=2, bos_token_id=1, eos_token_id=2, pad_token_id=2)
LLAMA3 = dict(rope_type="llama3", rope_theta=10000.0, factor=4.0, low_freq_factor=1.0, high_freq_factor=4.0,
              original_max_position_embeddings=16)
LINEAR = dict(rope_type="linear", rope_theta=10000.0, factor=2.5)
FAMILIES = {
    "llama": (LlamaConfig(**BASE, tie_word_embeddings=True), torch.float32),
    "llama3": (LlamaConfig(**BASE, head_dim=8, rope_parameters=LLAMA3), torch.float16),
    "llama-linear": (LlamaConfig(**BASE, rope_parameters=LINEAR), torch.float32),
    "llama-bias": (LlamaConfig(**BASE, attention_bias=True, mlp_bias=True), torch.float32),
    "mistral": (MistralConfig(**BASE, sliding_window=6), torch.float32),
    "qwen2": (Qwen2Config(**BASE, tie_word_embeddings=True), torch.bfloat16),
    "qwen3": (Qwen3Config(**BASE, head_dim=6), torch.bfloat16),
}
SAMPLES = [torch.randint(3, 31, (n,), generator=torch.Generator().manual_seed(n)).tolist() for n in (23, 11)]
NEW = 12


def losses(net):
    logits = [net(torch.tensor([ids])).logits[0, :-1] for ids in SAMPLES]
    targets = torch.tensor([token for ids in SAMPLES for token in ids[1:]])
    return torch.nn.functional.cross_entropy(torch.cat(logits), targets, reduction="none")


def greedy(net, ids):
    ids = list(ids)
    for _ in range(NEW):
        ids.append(int(net(torch.tensor([ids])).logits[0, -1].argmax()))
    return ids[-NEW:]


def trained(net):
    matrices = [p for p in net.parameters() if p.dim() > 1]
    vectors = [p for p in net.parameters() if p.dim() == 1]
    optimizer = torch.optim.AdamW(
        [dict(params=matrices, weight_decay=0.1), dict(params=vectors, weight_decay=0.0)], lr=1e-2)
    for _ in range(20):
        optimizer.zero_grad()
        losses(net).mean().backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
    return {"after." + name: p.detach().clone() for name, p in net.named_parameters()}


for name, (config, dtype) in FAMILIES.items():
    folder = os.path.join(sys.argv[1], name)
    torch.manual_seed(len(name))
    made = AutoModelForCausalLM.from_config(config).float()
    with torch.no_grad():
        for p in made.parameters():
            p.add_(torch.randn_like(p) * 0.2)
    made.to(dtype).save_pretrained(folder)
    net = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32)
    expected = {"losses": losses(net).detach()}
    losses(net).mean().backward()
    expected |= {"grad." + key: p.grad.clone() for key, p in net.named_parameters()}
    with torch.no_grad():
        continued = [greedy(net, ids) for ids in SAMPLES]
    expected |= trained(net)
    save_file(expected, os.path.join(folder, "expected.safetensors"))
    with open(os.path.join(folder, "expected.json"), "w") as file:
        json.dump(dict(samples=SAMPLES, greedy=continued), file)
    os.remove(os.path.join(folder, "generation_config.json"))
