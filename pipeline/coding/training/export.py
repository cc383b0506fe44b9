"""Writes a trained encoder as an ONNX graph with 8-bit weights and a Dutch vocabulary.

The graph reads one unit: token ids (1 x length) and pooling weights of the same shape (1 / size of
the paragraph at its tokens, else 0), and gives logits (1 x codes) and pooled states (1 x 768).
Nothing in it depends on other units, so a paragraph gets the same scores in any company.

Weights have 8 bits with a scale per column, and activations 8 bits with a scale per token: a few
tokens have very large activations, and one scale for all would leave little of the others (the
logits then differ half a unit from those in 32 bits, against a seventh).
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from pipeline.coding.training.e5file import E5File

OPSET = 20
RUNTIME = "com.microsoft"  # operators of onnxruntime
# A processor without VNNI adds pairs of products of an activation (0..255) and a weight in 16
# bits: 2 * 255 * 64 just fits.
MAX_WEIGHT = 64
MAX_ACTIVATION, MIDDLE = 127, 128
State = dict[str, np.ndarray]


class Graph:
    """Collects the nodes and constants of an ONNX graph."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self.one = self.constant("one", np.array(1, np.float32))
        self.step = self.constant("step", np.array(1 / MAX_ACTIVATION, np.float32))
        self.middle = self.constant("middle", np.array(MIDDLE, np.uint8))
        self.last_axis = self.constant("last_axis", np.array([-1]))

    def constant(self, name: str, value: np.ndarray) -> str:
        """Store a constant under a name of its own."""
        self.constants.append(numpy_helper.from_array(np.array(value, order="C"), name))
        return name

    def add(self, kind: str, *inputs: str, name: str = "", **options: object) -> str:
        """Add a node and return the name of its output."""
        output = name or f"{kind.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [output], **options))
        return output

    def split(self, value: str, n_parts: int, axis: int) -> list[str]:
        """Split a value in equal parts along an axis."""
        outputs = [f"split_{len(self.nodes)}.{i}" for i in range(n_parts)]
        node = helper.make_node("Split", [value], outputs, axis=axis, num_outputs=n_parts)
        self.nodes.append(node)
        return outputs

    def quantise(self, hidden: str) -> tuple[str, str]:
        """Give hidden states (1 x length x width) 8 bits; also the scale per token."""
        largest = self.add("ReduceMax", self.add("Abs", hidden), self.last_axis, keepdims=1)
        scales = self.add("Mul", largest, self.step)
        flat = self.add("Reshape", scales, self.last_axis)
        middles = self.add("Expand", self.middle, self.add("Shape", flat))
        return self.add("QuantizeLinear", hidden, flat, middles, axis=1), scales

    def linear(self, hidden: str, name: str, weight: np.ndarray, bias: np.ndarray) -> str:
        """Multiply with a weight (out x in, as PyTorch keeps it) in 8 bits and add a bias."""
        levels, scales = self.quantise(hidden)
        values, columns = quantise_rows(weight, MAX_WEIGHT)
        product = self.add(
            "MatMulIntegerToFloat",
            levels,
            self.constant(f"{name}.weight", values.T),
            self.one,
            self.constant(f"{name}.weight_scale", columns[:, 0]),
            self.middle,
            domain=RUNTIME,
        )
        bias_name = self.constant(f"{name}.bias", bias)
        return self.add("Add", self.add("Mul", product, scales), bias_name)

    def normalise(self, hidden: str, name: str, weight: np.ndarray, bias: np.ndarray) -> str:
        """Layer normalisation over the last axis."""
        scale, shift = self.constant(f"{name}.scale", weight), self.constant(f"{name}.shift", bias)
        return self.add("LayerNormalization", hidden, scale, shift, axis=-1, epsilon=1e-12)


def quantise_rows(values: np.ndarray, largest: int = 127) -> tuple[np.ndarray, np.ndarray]:
    """Return rows of whole numbers up to `largest`, and their scales (rows x 1)."""
    scales = np.maximum(np.abs(values).max(axis=1, keepdims=True), 1e-8) / largest
    return np.round(values / scales).astype(np.int8), scales.astype(np.float32)


def add_embeddings(graph: Graph, e5: E5File, kept: Sequence[int]) -> str:
    """Word, position and type embeddings of the kept pieces."""
    rows, scales = quantise_rows(e5.get_word_rows(np.array(kept)))
    words = graph.add("Gather", graph.constant("words", rows), "ids")
    size = graph.add("Gather", graph.constant("word_scales", scales), "ids")
    hidden = graph.add("Mul", graph.add("Cast", words, to=TensorProto.FLOAT), size)
    places = e5.tensors["emb.pos"].reshape(-1, e5.width) + e5.tensors["emb.type"][: e5.width]
    length = graph.add("Shape", "ids", start=1, end=2)
    zero, axis = graph.constant("zero", np.array([0])), graph.constant("first_axis", np.array([0]))
    places_used = graph.add("Slice", graph.constant("places", places), zero, length, axis)
    hidden = graph.add("Add", hidden, places_used)
    return graph.normalise(hidden, "emb", e5.tensors["emb.ln.w"], e5.tensors["emb.ln.b"])


def add_rows(graph: Graph) -> str:
    """Positions of the tokens that are pooled: the first one and the paragraph's."""
    paragraph = graph.add(
        "Gather", graph.add("NonZero", "weights"), graph.constant("row_of_places", np.array(1))
    )
    return graph.add("Concat", graph.constant("first_place", np.array([0])), paragraph, axis=0)


def add_attention(
    graph: Graph, hidden: str, name: str, state: State, n_heads: int, rows: str
) -> str:
    """Let tokens (only those at `rows`, when given) look at all tokens."""
    width = state["out.weight"].shape[0]
    mixed = graph.linear(hidden, f"{name}.qkv", state["qkv.weight"], state["qkv.bias"])
    shape = graph.constant(f"{name}.shape", np.array([-1, 3, n_heads, width // n_heads]))
    by_head = graph.add("Transpose", graph.add("Reshape", mixed, shape), perm=[1, 2, 0, 3])
    query, key, value = graph.split(by_head, 3, axis=0)
    if rows:
        query = graph.add("Gather", query, rows, axis=2)
    factor = graph.constant(f"{name}.factor", np.array(1 / np.sqrt(width // n_heads), np.float32))
    turned = graph.add("Transpose", key, perm=[0, 1, 3, 2])
    scores = graph.add("Mul", graph.add("MatMul", query, turned), factor)
    context = graph.add("MatMul", graph.add("Softmax", scores, axis=-1), value)
    flat = graph.constant(f"{name}.flat", np.array([1, -1, width]))
    return graph.add("Reshape", graph.add("Transpose", context, perm=[0, 2, 1, 3]), flat)


def add_layer(
    graph: Graph, hidden: str, name: str, state: State, n_heads: int, rows: str = ""
) -> str:
    """One transformer layer; `state` holds its weights under PyTorch's names.

    With `rows` it gives the hidden states of those tokens only.
    """
    mixed = add_attention(graph, hidden, name, state, n_heads, rows)
    if rows:
        hidden = graph.add("Gather", hidden, rows, axis=1)
    mixed = graph.linear(mixed, f"{name}.out", state["out.weight"], state["out.bias"])
    hidden = graph.normalise(
        graph.add("Add", hidden, mixed), f"{name}.1", state["norm_1.weight"], state["norm_1.bias"]
    )
    inner = graph.linear(hidden, f"{name}.inner", state["inner.weight"], state["inner.bias"])
    outer = graph.linear(
        graph.add("Gelu", inner), f"{name}.outer", state["outer.weight"], state["outer.bias"]
    )
    return graph.normalise(
        graph.add("Add", hidden, outer), f"{name}.2", state["norm_2.weight"], state["norm_2.bias"]
    )


def add_head(graph: Graph, hidden: str, rows: str, state: State) -> None:
    """Pool the tokens at `rows`, standardise, and give a logit per code."""
    axis = graph.constant("middle_axis", np.array([1]))
    weights = graph.add("Unsqueeze", graph.add("Gather", "weights", rows, axis=1), axis)
    mean = graph.add("Squeeze", graph.add("MatMul", weights, hidden), axis)
    first = graph.add("Gather", hidden, graph.constant("first", np.array(0)), axis=1)
    pooled = graph.add("Concat", mean, first, axis=1)
    centred = graph.add("Sub", pooled, graph.constant("mean", state["mean"]))
    states = graph.add("Mul", centred, graph.constant("scale", state["scale"]), name="states")
    bias = graph.constant("head.bias", state["head.bias"])
    weight = graph.constant("head.weight", state["head.weight"])
    graph.add("Gemm", states, weight, bias, name="logits", transB=1)


def build_model(
    e5: E5File, kept: Sequence[int], layers: Sequence[State], head: State
) -> onnx.ModelProto:
    """Build the graph.

    Parameters
    ----------
    kept : sequence of int
        Ids in the full vocabulary of the pieces that stay, in their new order.
    layers : sequence of dict
        Weights of all layers from the bottom up.
    head : dict
        ``mean``, ``scale``, ``head.weight`` and ``head.bias``.
    """
    graph = Graph()
    hidden, rows = add_embeddings(graph, e5, kept), add_rows(graph)
    for i, state in enumerate(layers):
        is_last = i == len(layers) - 1  # the last layer is needed only where it is pooled
        hidden = add_layer(graph, hidden, f"layer{i}", state, e5.n_heads, rows if is_last else "")
    add_head(graph, hidden, rows, head)
    n_codes, n_states = head["head.weight"].shape
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "length"]),
        helper.make_tensor_value_info("weights", TensorProto.FLOAT, [1, "length"]),
    ]
    outputs = [
        helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, n_codes]),
        helper.make_tensor_value_info("states", TensorProto.FLOAT, [1, n_states]),
    ]
    body = helper.make_graph(graph.nodes, "encoder", inputs, outputs, graph.constants)
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(RUNTIME, 1)]
    return helper.make_model(body, opset_imports=opsets, ir_version=9)


def write_model(model: onnx.ModelProto, path: Path) -> None:
    """Write the graph."""
    onnx.save(model, path)
