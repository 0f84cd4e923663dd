"""Puts PEFT's LoRA on the small Qwen2 of make_family_fixtures.py, and saves what transformers and PEFT compute with it.

adapter_config.json and adapter_model.safetensors as PEFT saves them, and expected.safetensors, all in float32: the loss of
every token of the family's samples, each adapter's gradient of their mean (grad.NAME), its value after 20 steps of AdamW
(after.NAME; rate 1e-2, decay 0.1, gradients clipped to norm 1), and the merged matrices (merged.NAME).
Run: python make_lora_fixture.py trainer/src/test/resources/io/miso/trainer/model/families/qwen2 \\
    trainer/src/test/resources/io/miso/trainer/model/lora
Made with torch 2.7.1, transformers 5.24.0, peft 0.21.2 and safetensors 0.8.0.
"""

import json
import os
import sys

import torch
from peft import LoraConfig, PeftModel, get_peft_model
from peft.utils import get_peft_model_state_dict
from safetensors.torch import save_file
from transformers import AutoModelForCausalLM

base, out = sys.argv[1:]
samples = json.load(open(os.path.join(base, "expected.json")))["samples"]


def losses(net):
    logits = [net(torch.tensor([ids])).logits[0, :-1] for ids in samples]
    targets = torch.tensor([token for ids in samples for token in ids[1:]])
    return torch.nn.functional.cross_entropy(torch.cat(logits), targets, reduction="none")


def named(net, prefix):
    return {prefix + name: p.detach().clone() for name, p in get_peft_model_state_dict(net).items()}


torch.manual_seed(7)
net = get_peft_model(
    AutoModelForCausalLM.from_pretrained(base, dtype=torch.float32),
    LoraConfig(r=4, lora_alpha=6, target_modules=["q_proj", "v_proj", "o_proj", "up_proj", "down_proj"], task_type="CAUSAL_LM"))
with torch.no_grad():
    for name, p in net.named_parameters():
        if "lora_B" in name:
            p.copy_(torch.randn_like(p) * 0.1)
net.save_pretrained(out)
os.remove(os.path.join(out, "README.md"))
expected = {"losses": losses(net).detach()}
losses(net).mean().backward()
gradients = {name.replace(".default", ""): p.grad.clone() for name, p in net.named_parameters() if p.requires_grad}
expected |= {"grad." + name: gradient for name, gradient in gradients.items()}
merged = AutoModelForCausalLM.from_pretrained(base, dtype=torch.float32)

merged = PeftModel.from_pretrained(merged, out).merge_and_unload()
expected |= {"merged." + name: p.detach().clone() for name, p in merged.named_parameters() if p.dim() > 1}
trained = [p for p in net.parameters() if p.requires_grad]
optimizer = torch.optim.AdamW(trained, lr=1e-2, weight_decay=0.1)
for _ in range(20):
    optimizer.zero_grad()
    losses(net).mean().backward()
    torch.nn.utils.clip_grad_norm_(trained, 1.0)
    optimizer.step()
expected |= named(net, "after.")
save_file(expected, os.path.join(out, "expected.safetensors"))
