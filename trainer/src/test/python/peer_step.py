"""The peer of `miso bench step --method sft`: the same step in Hugging Face transformers, and PEFT with --lora.

Without --model a Llama of 4 layers, hidden 256, intermediate 704, 8 heads on 4 (tiny-256). SDPA, fused AdamW, clipping to
norm 1, two threads. LoRA is on all linear layers, alpha twice the rank.
Run: OMP_WAIT_POLICY=PASSIVE GOMP_SPINCOUNT=0 python peer_step.py TOKENS ROWS [--model FOLDER] [--lora RANK] [--vocabulary V]
Measured with torch 2.7.1, transformers 5.24.0 and peft 0.21.2.
"""

import argparse
import resource
import time

import torch
from transformers import AutoModelForCausalLM, LlamaConfig, LlamaForCausalLM

WARM_UP = 3
parser = argparse.ArgumentParser()
parser.add_argument("tokens", type=int)
parser.add_argument("rows", type=int)
parser.add_argument("--model")
parser.add_argument("--lora", type=int, default=0)
parser.add_argument("--vocabulary", type=int, default=512)
parser.add_argument("--steps", type=int, default=8)
options = parser.parse_args()
torch.set_num_threads(2)
if options.model:
    model = AutoModelForCausalLM.from_pretrained(options.model, dtype=torch.float32, attn_implementation="sdpa")
else:
    model = LlamaForCausalLM(
        LlamaConfig(
            vocab_size=options.vocabulary,
            hidden_size=256,
            intermediate_size=704,
            num_hidden_layers=4,
            num_attention_heads=8,
            num_key_value_heads=4,
            max_position_embeddings=4096,
            attn_implementation="sdpa",
        )
    )
if options.lora:
    from peft import LoraConfig, get_peft_model

    model = get_peft_model(
        model, LoraConfig(r=options.lora, lora_alpha=2 * options.lora, target_modules="all-linear", task_type="CAUSAL_LM"))
model.train()
trained = [p for p in model.parameters() if p.requires_grad]
optimizer = torch.optim.AdamW(trained, lr=1e-4, fused=True)
ids = torch.randint(0, model.config.vocab_size, (options.rows, options.tokens))
for step in range(WARM_UP + options.steps):
    if step == WARM_UP:
        cpu, wall = time.process_time(), time.time()
    model(input_ids=ids, labels=ids, use_cache=False).loss.backward()
    torch.nn.utils.clip_grad_norm_(trained, 1.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
cpu, wall = (time.process_time() - cpu) / options.steps, (time.time() - wall) / options.steps
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(
    f"transformers, {options.rows} x {options.tokens} tokens: cpu {cpu * 1e3:.0f} ms, wall {wall * 1e3:.0f} ms,"
    f" {options.rows * options.tokens / wall:.0f} tokens/s, peak memory {peak:.0f} MB")
