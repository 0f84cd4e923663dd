# A decoder of the Llama family (Llama, Mistral, Qwen2, Qwen3) with MISO fusion, its optimizer and its greedy decoding, as
# TorchScript source.
#
# Java packs this file into a TorchScript archive and drives it; no Python runs. It reads like any
# PyTorch model, with four differences of the importer: dtypes are numbers (0 uint8, 6 float32,
# 15 bfloat16), methods stand before their use, there is no torch.nn, and attributes are declared.
#
# Shapes: N tokens of all samples of a step, one after another, without padding; D hidden size;
# H query heads, K key heads, d head size; E samples of a group, L its longest sample, A its longest
# prompt part (prefix and sub-contexts), B its longest tail (suffix and output), G sub-contexts.
#
# Weights p: `stride` tensors a layer, then the embedding, the final norm and, if it is not tied to the embedding, the
# output head. The first nine of a layer are input norm, q, k, v, o, post norm, gate, up, down; where a family has them,
# biases of q, k, v stand at `input_bias`, that of o at `output_bias`, those of gate, up, down at `gate_bias`, and the
# norms of query and key heads at `head_norms`. An index of 0 says that there are none. Adapters of low rank follow, a pair
# A [r, K], B [O, r] for each adapted matrix [O, K], `adapter_stride` tensors a layer from `first_adapter` on;
# `adapters` has the place of each slot's pair in its layer, or -1.
class Model(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  layers : int
  stride : int
  input_bias : int
  output_bias : int
  gate_bias : int
  head_norms : int
  window : int
  heads : int
  key_heads : int
  head_size : int
  norm_epsilon : float
  rope_theta : float
  rope_factor : float
  rope_low : float
  rope_high : float
  rope_original : float
  blend : float
  isolated : bool
  convolved : bool
  recomputed : bool
  tied : bool
  adapters : List[int]
  first_adapter : int
  adapter_stride : int
  adapter_scale : float
  dropout : float

  def wide(self, x: Tensor) -> Tensor:
    # at least float32: what softmax and losses are computed in
    return x if x.dtype == 7 else x.to(6)

  def rotary(self, positions: Tensor, dtype: int) -> Tuple[Tensor, Tensor]:
    # positions [..]: cosines and sines [.., 1, d], computed in float32 as in Hugging Face's Llama
    even = torch.arange(0, self.head_size, 2, dtype=4, device=positions.device)
    frequency = 1.0 / (self.rope_theta ** (even.to(6) / self.head_size))
    if self.rope_original > 0.0:
      # Llama 3: long waves are stretched by the factor, short ones stay, those between are mixed
      waves = self.rope_original * frequency / 6.283185307179586
      share = torch.clamp((waves - self.rope_low) / (self.rope_high - self.rope_low), 0.0, 1.0)
      frequency = (1.0 - share) * frequency / self.rope_factor + share * frequency
    else:
      frequency = frequency / self.rope_factor
    angle = positions.to(6).unsqueeze(-1) * frequency
    angle = torch.cat([angle, angle], -1).unsqueeze(-2)
    return torch.cos(angle).to(dtype), torch.sin(angle).to(dtype)

  def rotate(self, x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    a, b = torch.chunk(x, 2, -1)
    return x * cos + torch.cat([-b, a], -1) * sin

  def norm(self, x: Tensor, weight: Tensor) -> Tensor:
    return torch.rms_norm(x, [x.size(-1)], weight, self.norm_epsilon)

  def linear(self, x: Tensor, weight: Tensor, bias: Optional[Tensor]) -> Tensor:
    # x [.., K] times weight [O, K] transposed, plus bias [O]. A convolution of width 1 computes the same with oneDNN's kernels,
    # which use the whole vector width of a processor where the default library does not: then `convolved` is set.
    rows = x.numel() // weight.size(1)
    if not self.convolved or x.is_cuda or x.dtype == 7 or rows < 64:
      return torch.linear(x, weight, bias)
    image = x.reshape(1, 1, rows, weight.size(1)).permute(0, 3, 1, 2)
    out = torch.conv2d(image, weight.view(weight.size(0), weight.size(1), 1, 1), bias)
    return out.permute(0, 2, 3, 1).reshape(x.shape[:-1] + [weight.size(0)])

  def adapted(self, x: Tensor, p: List[Tensor], at: int, slot: int, bias: Optional[Tensor]) -> Tensor:
    # the linear layer of a slot, and what its adapter, if it has one, adds: x [.., K] -> [.., O]
    y = self.linear(x, p[at + slot], bias)
    if self.adapters[slot] < 0:
      return y
    pair = self.first_adapter + at // self.stride * self.adapter_stride + self.adapters[slot]
    if self.training and self.dropout > 0.0:
      x = torch.dropout(x, self.dropout, True)
    low = torch.linear(x, p[pair], None) * self.adapter_scale
    more = torch.addmm(y.reshape(-1, y.size(-1)), low.reshape(-1, low.size(-1)), p[pair + 1].t())
    return more.view(y.shape)

  def bias(self, p: List[Tensor], at: int, slot: int, place: int) -> Optional[Tensor]:
    # the place-th bias of those at a slot of the layer that begins at `at`
    return None if slot == 0 else p[at + slot + place]

  def feed_forward(self, x: Tensor, p: List[Tensor], at: int) -> Tensor:
    y = self.norm(x, p[at + 5])
    gate = self.adapted(y, p, at, 6, self.bias(p, at, self.gate_bias, 0))
    gated = torch.silu(gate) * self.adapted(y, p, at, 7, self.bias(p, at, self.gate_bias, 1))
    return x + self.adapted(gated, p, at, 8, self.bias(p, at, self.gate_bias, 2))

  def projected(self, y: Tensor, p: List[Tensor], at: int, which: int, heads: int) -> Tensor:
    # queries (0), keys (1) or values (2) of normed states y [.., D] -> [.., heads, d], not yet rotated
    x = self.adapted(y, p, at, 1 + which, self.bias(p, at, self.input_bias, which))
    x = x.view(y.shape[:-1] + [heads, self.head_size])
    return self.norm(x, p[at + self.head_norms + which]) if self.head_norms > 0 and which < 2 else x

  def out(self, x: Tensor, p: List[Tensor], at: int) -> Tensor:
    return self.adapted(x, p, at, 4, self.bias(p, at, self.output_bias, 0))

  def slope(self, x: Tensor) -> Tensor:
    # the gradient that lies beside a tensor
    slope = x.grad
    assert slope is not None, 'a tensor has no gradient'
    return slope

  def head(self, p: List[Tensor]) -> Tensor:
    # the output matrix [V, D]: the embedding itself where the checkpoint ties them
    last = self.stride * self.layers
    return p[last] if self.tied else p[last + 2]

  def near(self, queries: Tensor, keys: Tensor) -> Tensor:
    # whether a key's place is at or before a query's, and inside its window: [.., B, 1] and [.., 1, L] -> [.., B, L]
    behind = keys <= queries
    return behind if self.window == 0 else torch.logical_and(behind, queries - keys < self.window)

  def causal(self, length: int, device: Device) -> Optional[Tensor]:
    # what plain causal attention sees [L, L]; none where a kernel's own causal mask says the same
    if self.window == 0 or length <= self.window:
      return None
    place = torch.arange(length, device=device)
    return self.near(place.unsqueeze(1), place.unsqueeze(0))

  def shared(self, x: Tensor) -> Tensor:
    # keys or values [E, K, L, d] as the query heads see them: [E, H, L, d]
    groups = self.heads // self.key_heads
    if groups == 1:
      return x
    return x.unsqueeze(2).expand(-1, -1, groups, -1, -1).reshape(x.size(0), self.heads, x.size(2), x.size(3))

  def lanes(self, x: Tensor, index: Tensor) -> Tensor:
    # flat tokens [N, heads, d] by sample: index [E, L] -> [E, heads, L, d]
    flat = x.reshape(x.size(0), -1)
    rows = torch.embedding(flat, index)
    return rows.view(index.size(0), index.size(1), x.size(1), x.size(2)).transpose(1, 2)

  def flatten(self, x: Tensor) -> Tensor:
    # [E, H, L, d] -> [E * L, H * d]
    return x.transpose(1, 2).reshape(x.size(0) * x.size(2), -1)

  def fuse(self, q: Tensor, k: Tensor, v: Tensor, keys: Tensor, values: Tensor, visible: Tensor, group: List[Tensor]) -> Tensor:
    # Tail attention: q [E, H, B, d] on keys, values [E, H, L, d], visible [E, 1, B, L]; k, v flat [N, K, d]. With p the
    # ordinary softmax and pi its mass on all sub-contexts, a key of one of N sub-contexts weighs
    # (1 - lambda) * p + lambda * pi / N * (its weight in a softmax over its sub-context alone); prefix and tail keep p.
    # So the output is the ordinary one plus lambda * sum over n of (pi / N - p_n) * (attention on sub-context n alone).
    # The masses p_n come as further columns of the values: no tensor of queries times keys is kept for the gradients.
    rows, size = group[5], self.head_size
    E, H, B, M = q.size(0), q.size(1), q.size(2), rows.size(1)
    G = rows.size(0) // E
    member = torch.one_hot(torch.clamp_min(group[4], 0), G + 1)[:, :, 1:].to(v.dtype)
    more = (G + 7) // 8 * 8
    columns = torch.constant_pad_nd(member, [0, more - G], 0).unsqueeze(1).expand(-1, H, -1, -1)
    ordinary = torch.scaled_dot_product_attention(
        torch.constant_pad_nd(q, [0, more], 0), torch.constant_pad_nd(keys, [0, more], 0), torch.cat([values, columns], -1),
        visible, 0.0, False, scale=size ** -0.5)
    mass = ordinary[:, :, :, size:size + G].permute(0, 3, 1, 2)
    places = group[6].view(E, G, 1, M)
    seen = places >= 0
    if self.window > 0:
      seen = torch.logical_and(seen, group[3].view(E, 1, B, 1) - places < self.window)
    there = seen.any(-1)
    some = torch.logical_or(seen, torch.logical_not(there).unsqueeze(-1)).view(E * G, 1, -1, M)
    queries = q.unsqueeze(1).expand(-1, G, -1, -1, -1).reshape(E * G, H, B, size)
    alone = torch.scaled_dot_product_attention(
        queries, self.shared(self.lanes(k, rows)), self.shared(self.lanes(v, rows)), some, 0.0, False)
    share = there.to(mass.dtype) / torch.clamp_min(there.sum(1, True), 1).to(mass.dtype)
    gain = (mass.sum(1, True) * share.unsqueeze(2) - mass) * self.blend
    return ordinary[:, :, :, :size] + (gain.unsqueeze(-1) * alone.view(E, G, H, B, size)).sum(1)

  def attention(self, q: Tensor, k: Tensor, v: Tensor, groups: List[List[Tensor]], order: Tensor) -> Tensor:
    # q [N, H, d], k, v [N, K, d] -> [N, H * d]. A group is [lanes], samples under plain causal attention, or
    # [lanes, prompt, tail, tail_places, segments], samples in MISO form, and if they have sub-contexts then also
    # [contexts, context_places], a row for each of G of every sample: its tokens, and their places or -1 [E * G, M].
    outs = annotate(List[Tensor], [])
    for group in groups:
      lane = group[0]
      keys = self.shared(self.lanes(k, lane))
      values = self.shared(self.lanes(v, lane))
      if len(group) == 1:
        seen = self.causal(lane.size(1), lane.device)
        outs.append(self.flatten(torch.scaled_dot_product_attention(self.lanes(q, lane), keys, values, seen, 0.0, seen is None)))
      else:
        prompt = group[1]
        places = group[3]
        segments = group[4]
        length = prompt.size(1)
        seen = self.causal(length, lane.device)
        if self.isolated:
          s = segments[:, :length]
          own = torch.logical_or(s.unsqueeze(1) == 0, s.unsqueeze(1) == s.unsqueeze(2)).unsqueeze(1).tril()
          seen = own if seen is None else torch.logical_and(own, seen)
        outs.append(self.flatten(torch.scaled_dot_product_attention(
            self.lanes(q, prompt), keys[:, :, :length], values[:, :, :length], seen, 0.0, seen is None)))
        ahead = torch.arange(lane.size(1), device=lane.device)
        visible = self.near(places.unsqueeze(1).unsqueeze(-1), ahead.view(1, 1, 1, -1))
        tail = self.lanes(q, group[2])
        if self.blend > 0.0 and len(group) > 5:
          outs.append(self.flatten(self.fuse(tail, k, v, keys, values, visible, group)))
        else:
          outs.append(self.flatten(torch.scaled_dot_product_attention(tail, keys, values, visible, 0.0, False)))
    return torch.embedding(torch.cat(outs, 0), order)

  def layer(self, x: Tensor, p: List[Tensor], i: int, cos: Tensor, sin: Tensor, groups: List[List[Tensor]], order: Tensor) -> Tensor:
    # the states [N, D] before the i-th layer -> those after it; order [N]: row of each token in the groups' outputs
    at = self.stride * i
    y = self.norm(x, p[at])
    q = self.rotate(self.projected(y, p, at, 0, self.heads), cos, sin)
    k = self.rotate(self.projected(y, p, at, 1, self.key_heads), cos, sin)
    v = self.projected(y, p, at, 2, self.key_heads)
    x = x + self.out(self.attention(q, k, v, groups, order), p, at)
    return self.feed_forward(x, p, at)

  def embedded(self, p: List[Tensor], ids: Tensor) -> Tensor:
    return torch.embedding(p[self.stride * self.layers], ids)

  def normed(self, x: Tensor, p: List[Tensor]) -> Tensor:
    return self.norm(x, p[self.stride * self.layers + 1])

  def hidden(self, p: List[Tensor], ids: Tensor, positions: Tensor, groups: List[List[Tensor]], order: Tensor) -> Tensor:
    # ids, positions [N] -> last hidden states [N, D], normed
    cos, sin = self.rotary(positions, p[0].dtype)
    x = self.embedded(p, ids)
    for i in range(self.layers):
      x = self.layer(x, p, i, cos, sin, groups, order)
    return self.normed(x, p)

  def rows_at_once(self, h: Tensor, p: List[Tensor]) -> int:
    # so many rows of logits fill 16 MB, or 1 GB on a GPU; there are never more
    most = 268435456 if h.is_cuda else 4194304
    return max(1, most // self.head(p).size(0))

  def nats(self, h: Tensor, p: List[Tensor], target: Tensor) -> Tensor:
    # normed states [M, D] and the tokens that they should predict [M] -> losses in nats [M]
    return torch.cross_entropy_loss(self.wide(self.linear(h, self.head(p), None)), target, None, 0)

  def score(self, p: List[Tensor], ids: Tensor, positions: Tensor, groups: List[List[Tensor]], order: Tensor, predictor: Tensor, target: Tensor) -> Tensor:
    # token target[i] is predicted from flat position predictor[i]; their losses in nats [M]
    torch.set_grad_enabled(False)
    h = torch.embedding(self.hidden(p, ids, positions, groups, order), predictor)
    losses = annotate(List[Tensor], [])
    rows = self.rows_at_once(h, p)
    for start in range(0, h.size(0), rows):
      losses.append(self.nats(h[start:start + rows], p, target[start:start + rows]))
    torch.set_grad_enabled(True)
    return torch.cat(losses, 0)

  def seeded(self, x: Tensor, p: List[Tensor], i: int, cos: Tensor, sin: Tensor, groups: List[List[Tensor]], order: Tensor, seed: int) -> Tensor:
    # a layer whose dropout depends on nothing but the seed and its number
    if self.dropout > 0.0:
      torch.manual_seed(seed + i)
    return self.layer(x, p, i, cos, sin, groups, order)

  def gradients(self, p: List[Tensor], ids: Tensor, positions: Tensor, groups: List[List[Tensor]], order: Tensor, predictor: Tensor, target: Tensor, weight: Tensor, seed: int) -> Tensor:
    # The sum of the losses times their weights [M]: []. Adds its gradients to those beside the weights. The output head
    # works through its rows in parts and gives back each part's gradient at once, so that all logits are never there.
    # With `recomputed`, a layer's inside is forgotten and computed again when its gradients are. The seed is dropout's.
    torch.set_grad_enabled(not self.recomputed)
    self.training = True
    cos, sin = self.rotary(positions, p[0].dtype)
    x = self.embedded(p, ids)
    before = annotate(List[Tensor], [])
    for i in range(self.layers):
      if self.recomputed:
        before.append(x)
      x = self.seeded(x, p, i, cos, sin, groups, order, seed)
    torch.set_grad_enabled(True)
    if self.recomputed:
      x = torch.requires_grad_(x.detach(), True)
    h = torch.embedding(self.normed(x, p), predictor)
    loss = torch.zeros([], dtype=weight.dtype, device=weight.device)
    slopes = annotate(List[Tensor], [])
    rows = self.rows_at_once(h, p)
    for start in range(0, h.size(0), rows):
      part = torch.requires_grad_(h[start:start + rows].detach(), True)
      nats = (self.nats(part, p, target[start:start + rows]) * weight[start:start + rows]).sum()
      torch.backward(nats)
      loss = loss + nats.detach()
      slopes.append(self.slope(part))
    torch.backward(h, torch.cat(slopes, 0))
    if self.recomputed:
      for back in range(self.layers):
        i = self.layers - 1 - back
        start = torch.requires_grad_(before[i].detach(), True)
        torch.backward(self.seeded(start, p, i, cos, sin, groups, order, seed), self.slope(x))
        x = start
      first = self.embedded(p, ids)
      if first.requires_grad:
        torch.backward(first, self.slope(x))
    self.training = False
    return loss

  def update(self, p: List[Tensor], m: List[Tensor], v: List[Tensor], step: int, rate: float, decay: float, clip: float) -> Tensor:
    # Clips by global norm, then AdamW; matrices decay, norms do not. Returns the norm before clipping []; if it is
    # not finite, no weight is changed. The caller clears the gradients: the compiler takes a gradient for a fresh
    # value, and would drop an operation here that only clears it.
    torch.set_grad_enabled(False)
    grads = annotate(List[Tensor], [])
    for x in p:
      grads.append(self.slope(x))
    norm = torch.linalg_vector_norm(torch.stack(torch._foreach_norm(grads, 2)), 2)
    if bool(torch.isfinite(norm)):
      torch._foreach_mul_(grads, torch.clamp_max(clip / (norm + 1.0e-6), 1.0))
      for matrices in [True, False]:
        w, g, a, b, s = annotate(List[Tensor], []), annotate(List[Tensor], []), annotate(List[Tensor], []), annotate(List[Tensor], []), annotate(List[Tensor], [])
        for i in range(len(p)):
          if (p[i].dim() > 1) == matrices:
            w.append(p[i])
            g.append(grads[i])
            a.append(m[i])
            b.append(v[i])
            s.append(torch.full([], step, dtype=6, device=p[i].device))
        if len(w) > 0:
          torch._fused_adamw_(w, g, a, b, annotate(List[Tensor], []), s, lr=rate, beta1=0.9, beta2=0.999, weight_decay=decay if matrices else 0.0, eps=1.0e-8, amsgrad=False, maximize=False, grad_scale=None, found_inf=None)
    torch.set_grad_enabled(True)
    return norm

  def generate(self, p: List[Tensor], ids: Tensor, lengths: Tensor, limit: int, ends: Tensor) -> Tensor:
    # Greedy decoding with a key-value cache, plain causal. ids [S, T] padded on the right, lengths [S];
    # returns [S, limit], filled up with -1 after an end token.
    torch.set_grad_enabled(False)
    S, T = ids.size(0), ids.size(1)
    room = T + limit
    keys, values = annotate(List[Tensor], []), annotate(List[Tensor], [])
    cos, sin = self.rotary(torch.arange(T, device=ids.device), p[0].dtype)
    x = torch.embedding(p[self.stride * self.layers], ids)
    seen = self.causal(T, ids.device)
    for i in range(self.layers):
      at = self.stride * i
      y = self.norm(x, p[at])
      q = self.rotate(self.projected(y, p, at, 0, self.heads), cos, sin).transpose(1, 2)
      k = self.rotate(self.projected(y, p, at, 1, self.key_heads), cos, sin).transpose(1, 2)
      v = self.projected(y, p, at, 2, self.key_heads).transpose(1, 2)
      out = torch.scaled_dot_product_attention(q, self.shared(k), self.shared(v), seen, 0.0, seen is None)
      x = x + self.out(out.transpose(1, 2).reshape(S, T, -1), p, at)
      x = self.feed_forward(x, p, at)
      keys.append(torch.cat([k, torch.zeros([S, self.key_heads, limit, self.head_size], dtype=k.dtype, device=k.device)], 2))
      values.append(torch.cat([v, torch.zeros([S, self.key_heads, limit, self.head_size], dtype=v.dtype, device=v.device)], 2))
    last = x[torch.arange(S, device=ids.device), lengths - 1]
    # a slot's place in its sequence [S, room]: generated tokens follow the prompt's last, wherever its row ends;
    # places past the prompt's end in its row are none
    slots = torch.arange(room, device=ids.device).unsqueeze(0).expand(S, -1)
    row = lengths.unsqueeze(1)
    places = torch.where(slots < row, slots, torch.where(slots < T, torch.full_like(slots, room), slots - T + row))
    answer = torch.full([S, limit], -1, dtype=4, device=ids.device)
    open = torch.ones([S], dtype=11, device=ids.device)
    step = 0
    going = True
    while going:
      logits = self.linear(self.norm(last, p[self.stride * self.layers + 1]), self.head(p), None)
      token = logits.argmax(-1)
      answer[:, step] = torch.where(open, token, torch.full_like(token, -1))
      open = torch.logical_and(open, torch.logical_not(torch.isin(token, ends)))
      going = step + 1 < limit and bool(open.any())
      if going:
        place = T + step
        hide = torch.logical_not(self.near(row + step, places)).view(S, 1, 1, room)[:, :, :, :place + 1]
        cos, sin = self.rotary(lengths + step, p[0].dtype)
        x = torch.embedding(p[self.stride * self.layers], token)
        for i in range(self.layers):
          at = self.stride * i
          y = self.norm(x, p[at])
          q = self.rotate(self.projected(y, p, at, 0, self.heads), cos, sin)
          keys[i][:, :, place] = self.rotate(self.projected(y, p, at, 1, self.key_heads), cos, sin)
          values[i][:, :, place] = self.projected(y, p, at, 2, self.key_heads)
          k = keys[i][:, :, :place + 1]
          v = values[i][:, :, :place + 1]
          grouped = q.view(S, self.key_heads, self.heads // self.key_heads, self.head_size)
          weight = (torch.matmul(grouped, k.transpose(-1, -2)) * (self.head_size ** -0.5)).masked_fill(hide, -1.0e30)
          out = torch.matmul(torch.softmax(weight, -1), v).reshape(S, -1)
          x = x + self.out(out, p, at)
          x = self.feed_forward(x, p, at)
        last = x
      step = step + 1
    torch.set_grad_enabled(True)
    return answer

  def merged(self, weight: Tensor, a: Tensor, b: Tensor) -> Tensor:
    # a matrix [O, K] with its adapter A [r, K], B [O, r] in it
    torch.set_grad_enabled(False)
    result = torch.addmm(weight, b, a * self.adapter_scale)
    torch.set_grad_enabled(True)
    return result

  def read(self, path: str, bytes: int, start: int, end: int, dtype: int, shape: List[int]) -> Tensor:
    # One tensor out of a safetensors file by mmap, as float32.
    raw = torch.from_file(path, False, bytes, dtype=0)
    return torch.view_copy(raw[start:end].clone(), dtype=dtype).to(6).view(shape).clone()
