"""Writes a trained encoder as an ONNX graph with 8-bit weights and a Dutch vocabulary.

The graph takes token ids (n x length) and pooling weights of the same shape (1 / size of the
paragraph at its tokens, else 0) and gives logits (n x codes) and pooled states (n x 768).
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from pipeline.coding.tokens import PAD
from pipeline.coding.training.e5file import E5File

OPSET = 20
State = dict[str, np.ndarray]


class Graph:
    """Collects the nodes and constants of an ONNX graph."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: np.ndarray) -> str:
        """Store a constant under a name of its own."""
        self.constants.append(numpy_helper.from_array(np.array(value, order="C"), name))
        return name

    def add(
        self, kind: str, *inputs: str, name: str = "", n_outputs: int = 1, **options: object
    ) -> str:
        """Add a node and return the name of its (first) output."""
        base = name or f"{kind.lower()}_{len(self.nodes)}"
        outputs = [base] if n_outputs == 1 else [f"{base}.{i}" for i in range(n_outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), outputs, **options))
        return outputs[0]

    def linear(self, hidden: str, name: str, weight: np.ndarray, bias: np.ndarray) -> str:
        """Multiply with a weight (out x in, as PyTorch keeps it) and add a bias."""
        product = self.add("MatMul", hidden, self.constant(f"{name}.weight", weight.T))
        return self.add("Add", product, self.constant(f"{name}.bias", bias))

    def normalise(self, hidden: str, name: str, weight: np.ndarray, bias: np.ndarray) -> str:
        """Layer normalisation over the last axis."""
        scale, shift = self.constant(f"{name}.scale", weight), self.constant(f"{name}.shift", bias)
        return self.add("LayerNormalization", hidden, scale, shift, axis=-1, epsilon=1e-12)


def quantise_rows(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return 8-bit rows and their scales (rows x 1)."""
    scales = np.maximum(np.abs(values).max(axis=1, keepdims=True), 1e-8) / 127
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


def add_layer(graph: Graph, hidden: str, bias: str, name: str, state: State, n_heads: int) -> str:
    """One transformer layer; `state` holds its weights under PyTorch's names."""
    width = state["out.weight"].shape[0]
    shape = graph.constant(f"{name}.shape", np.array([0, 0, n_heads, width // n_heads]))
    parts = []
    for i, part in enumerate(("query", "key", "value")):
        rows = slice(i * width, (i + 1) * width)
        flat = graph.linear(
            hidden, f"{name}.{part}", state["qkv.weight"][rows], state["qkv.bias"][rows]
        )
        order = [0, 2, 3, 1] if part == "key" else [0, 2, 1, 3]
        parts.append(graph.add("Transpose", graph.add("Reshape", flat, shape), perm=order))
    factor = graph.constant(f"{name}.factor", np.array(1 / np.sqrt(width // n_heads), np.float32))
    scores = graph.add("Add", graph.add("Mul", graph.add("MatMul", *parts[:2]), factor), bias)
    mixed = graph.add("MatMul", graph.add("Softmax", scores, axis=-1), parts[2])
    flat_shape = graph.constant(f"{name}.flat", np.array([0, 0, width]))
    mixed = graph.add("Reshape", graph.add("Transpose", mixed, perm=[0, 2, 1, 3]), flat_shape)
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


def add_head(graph: Graph, hidden: str, state: State) -> None:
    """Pool the paragraph's tokens and the first token, standardise, and give a logit per code."""
    axis = graph.constant("middle_axis", np.array([1]))
    mean = graph.add("MatMul", graph.add("Unsqueeze", "weights", axis), hidden)
    mean = graph.add("Squeeze", mean, axis)
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
    """Build the graph in 32 bits, but for the word embeddings.

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
    hidden = add_embeddings(graph, e5, kept)
    is_pad = graph.add("Equal", "ids", graph.constant("pad", np.array(PAD)))
    masked = graph.add(
        "Mul",
        graph.add("Cast", is_pad, to=TensorProto.FLOAT),
        graph.constant("masked", np.array(-1e4, np.float32)),
    )
    bias = graph.add("Unsqueeze", masked, graph.constant("axes", np.array([1, 2])))
    for i, state in enumerate(layers):
        hidden = add_layer(graph, hidden, bias, f"layer{i}", state, e5.n_heads)
    add_head(graph, hidden, head)
    n_codes, n_states = head["head.weight"].shape
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, ["n", "length"]),
        helper.make_tensor_value_info("weights", TensorProto.FLOAT, ["n", "length"]),
    ]
    outputs = [
        helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["n", n_codes]),
        helper.make_tensor_value_info("states", TensorProto.FLOAT, ["n", n_states]),
    ]
    body = helper.make_graph(graph.nodes, "encoder", inputs, outputs, graph.constants)
    model = helper.make_model(body, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=9)
    onnx.checker.check_model(model)
    return model


def write_model(model: onnx.ModelProto, path: Path) -> None:
    """Write the graph with 8-bit matrices.

    Seven of the eight bits are used (`reduce_range`): a processor without VNNI adds pairs of
    8-bit products in 16 bits, which overflows otherwise.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    full = path.with_suffix(".f32.onnx")
    onnx.save(model, full)
    quantize_dynamic(
        full,
        path,
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True},
    )
    full.unlink()
