class Encoder(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  _is_full_backward_hook : Optional[bool]
  layers : int
  heads : int
  first : bool
  weights : List[Tensor]
  def forward(self: __torch__.Encoder,
    input_ids: Tensor,
    attention_mask: Tensor) -> Tensor:
    linear = __torch__.linear
    layers = self.layers
    heads = self.heads
    first = self.first
    w = self.weights
    batch = torch.size(input_ids, 0)
    tokens = torch.size(input_ids, 1)
    words = torch.embedding(w[0], input_ids)
    places = torch.unsqueeze(torch.slice(w[1], 0, 0, tokens), 0)
    kinds = torch.slice(w[2], 0, 0, 1)
    sum = torch.add(torch.add(words, kinds), places)
    width = torch.size(sum, 2)
    rows = torch.mul(batch, tokens)
    norm = [width]
    size = [batch, tokens, heads, torch.floordiv(width, heads)]
    x = torch.layer_norm(torch.view(sum, [rows, width]), norm, w[3], w[4], 9.9999999999999998e-13)
    seen = torch.to(attention_mask, ops.prim.dtype(x))
    mask = torch.view(torch.mul(torch.add(torch.neg(seen), 1.), -10000.), [batch, 1, 1, tokens])
    for layer in range(layers):
      i = torch.add(5, torch.mul(16, layer))
      q = torch.transpose(torch.view(linear(x, w[i], w[torch.add(i, 1)], ), size), 1, 2)
      k = torch.transpose(torch.view(linear(x, w[torch.add(i, 2)], w[torch.add(i, 3)], ), size), 1, 2)
      v = torch.transpose(torch.view(linear(x, w[torch.add(i, 4)], w[torch.add(i, 5)], ), size), 1, 2)
      context = torch.transpose(torch.scaled_dot_product_attention(q, k, v, mask), 1, 2)
      attended = linear(torch.reshape(context, [rows, width]), w[torch.add(i, 6)], w[torch.add(i, 7)], )
      y = torch.layer_norm(torch.add(x, attended), norm, w[torch.add(i, 8)], w[torch.add(i, 9)], 9.9999999999999998e-13)
      inner = torch.gelu(linear(y, w[torch.add(i, 10)], w[torch.add(i, 11)], ))
      outer = linear(inner, w[torch.add(i, 12)], w[torch.add(i, 13)], )
      x = torch.layer_norm(torch.add(y, outer), norm, w[torch.add(i, 14)], w[torch.add(i, 15)], 9.9999999999999998e-13)
    states = torch.view(x, [batch, tokens, width])
    if first:
      pooled = torch.select(states, 1, 0)
    else:
      pooled = torch.div(torch.sum(torch.mul(states, torch.unsqueeze(seen, 2)), [1]), torch.sum(seen, [1], True))
    length = torch.clamp_min(torch.norm(pooled, 2., [1], True), 9.9999999999999998e-13)
    return torch.div(pooled, length)
def linear(x: Tensor,
    weight: Tensor,
    bias: Tensor) -> Tensor:
  return LINEAR
