"""The peer of `miso bench step --model tiny-256 --method sft`: the same step in Hugging Face transformers.

A Llama of 4 layers, hidden 256, intermediate 704, 8 heads on 4, SDPA, fused AdamW, clipping to norm 1, two threads.
Run: OMP_WAIT_POLICY=PASSIVE GOMP_SPINCOUNT=0 python peer_step.py TOKENS ROWS
Measured with torch 2.7.1 and transformers 5.23.0.
"""

import resource
import sys
import time

import torch
from transformers import LlamaConfig, LlamaForCausalLM

WARM_UP, STEPS = 3, 8
tokens, rows = map(int, sys.argv[1:])
torch.set_num_threads(2)
model = LlamaForCausalLM(
    LlamaConfig(
        vocab_size=512,
        hidden_size=256,
        intermediate_size=704,
        num_hidden_layers=4,
        num_attention_heads=8,
        num_key_value_heads=4,
        max_position_embeddings=4096,
        attn_implementation="sdpa",
    )
).train()
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-4, fused=True)
ids = torch.randint(0, 512, (rows, tokens))
for step in range(WARM_UP + STEPS):
    if step == WARM_UP:
        cpu, wall = time.process_time(), time.time()
    model(input_ids=ids, labels=ids, use_cache=False).loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
cpu, wall = time.process_time() - cpu, time.time() - wall
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"transformers, {rows} x {tokens} tokens: cpu {cpu / STEPS * 1e3:.0f} ms, wall {wall / STEPS * 1e3:.0f} ms, peak memory {peak:.0f} MB")
