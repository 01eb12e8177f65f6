package org.cratetag.train.base;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Small random networks in the form in which Essentia publishes its own: inner features of the mean
 * over a patch's time, and probabilities of classes. The graph has two outputs, the classes first,
 * of a batch that is free or fixed; the JSON beside it has TensorFlow's names for them. That of a
 * transformer has the odds of the classes, too, and for each of two layers the inner features of
 * each frame, as its tokens; its JSON has a misprint in how many.
 *
 * @param algorithm of Essentia that feeds it
 * @param batch of the graph; 0 for any
 * @param frames of a patch
 * @param bands of a frame
 * @param inner features
 * @param classes how many
 */
public record EssentiaFiles(
    String algorithm, int batch, int frames, int bands, int inner, int classes) {
  private static final String TRANSFORMER = "TensorflowPredictMAEST";

  /** Like Discogs-EffNet, which takes 128 frames. */
  public static EssentiaFiles likeEffnet(int batch) {
    return likeEffnet(batch, 128);
  }

  /** Like Discogs-EffNet, but for how many frames it takes. */
  static EssentiaFiles likeEffnet(int batch, int frames) {
    return new EssentiaFiles("TensorflowPredictEffnetDiscogs", batch, frames, 96, 24, 6);
  }

  /** Like MusiCNN as Essentia has it. */
  static EssentiaFiles likeMusicnn() {
    return new EssentiaFiles("TensorflowPredictMusiCNN", 1, 187, 96, 20, 50);
  }

  /** Like YAMNet as Essentia has it. */
  static EssentiaFiles likeYamnet(int batch) {
    return new EssentiaFiles("TensorflowPredictVGGish", batch, 96, 64, 16, 21);
  }

  /** Like MAEST. */
  static EssentiaFiles likeMaest(int batch, int frames) {
    return new EssentiaFiles(TRANSFORMER, batch, frames, 96, 8, 5);
  }

  /**
   * Writes both files.
   *
   * @param stem of their names
   * @return the ONNX file
   */
  public Path write(Path folder, String stem) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(stem + ".json"), about());
    return Files.write(folder.resolve(stem + ".onnx"), model());
  }

  /** What tells of the network. */
  public String about() {
    String names =
        IntStream.range(0, classes)
            .mapToObj(i -> "\"Electronic---Style " + i + "\"")
            .collect(Collectors.joining(","));
    String first = batch == 0 ? "\"batch_size\"" : Integer.toString(batch);
    return """
        {"name": "EffnetDiscogs", "type": "Music style classification and embeddings",
         "link": "https://essentia.upf.edu/models/x.pb", "version": "1", "description": "styles",
         "author": "A. Maker", "email": "a.maker@upf.edu", "classes": [%s],
         "schema": {
           "inputs": [{"name": "serving_default_melspectrogram", "shape": [%s, %d, %d]}],
           "outputs": [%s]},
         "inference": {"sample_rate": 16000, "algorithm": "%s"}}
        """
        .formatted(
            names,
            first,
            frames,
            bands,
            isTransformer() ? layers(first) : outputs(first),
            algorithm);
  }

  private String outputs(String first) {
    return """
        {"name": "PartitionedCall:0", "shape": [%s, %d], "output_purpose": "predictions"},
        {"name": "PartitionedCall:1", "shape": [%s, %d], "output_purpose": "embeddings"}
        """
        .formatted(first, classes, first, inner);
  }

  private String layers(String first) {
    return """
        {"name": "PartitionedCall/Identity", "shape": [%1$s, %2$d], "output_purpose": "logits"},
        {"name": "PartitionedCall/Identity_13", "shape": [%1$s, %2$d],
         "output_purpose": "predictions"},
        {"name": "PartitionedCall/Identity_6", "shape": [%1$s, "n_tokens", %3$d]},
        {"name": "PartitionedCall/Identity_7", "shape": [%1$s, "n_tokens", %3$d],
         "output_purpose": "embeddings"}
        """
        .formatted(first, classes, inner + 1);
  }

  private boolean isTransformer() {
    return algorithm.equals(TRANSFORMER);
  }

  /** The graph. */
  public byte[] model() {
    Random random = new Random(1);
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .setName("small")
            .addInput(floats("melspectrogram", frames, bands))
            .addInitializer(weights("first", random, bands, inner))
            .addInitializer(weights("second", random, inner, classes));
    if (isTransformer()) {
      graph
          .addNode(node("MatMul", "layer_06_embeddings", "melspectrogram", "first"))
          .addNode(node("Tanh", "layer_07_embeddings", "layer_06_embeddings"))
          .addNode(mean("embeddings", "layer_07_embeddings"));
    } else {
      graph
          .addNode(mean("mean", "melspectrogram"))
          .addNode(node("MatMul", "inner", "mean", "first"))
          .addNode(node("Relu", "embeddings", "inner"));
    }
    graph
        .addNode(node("MatMul", "logits", "embeddings", "second"))
        .addNode(node("Sigmoid", "activations", "logits"));
    if (isTransformer()) {
      graph
          .addOutput(floats("logits", classes))
          .addOutput(floats("layer_06_embeddings", frames, inner))
          .addOutput(floats("layer_07_embeddings", frames, inner))
          .addOutput(floats("activations", classes));
    } else {
      graph.addOutput(floats("activations", classes)).addOutput(floats("embeddings", inner));
    }
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(13))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  private static NodeProto.Builder mean(String output, String input) {
    return node("ReduceMean", output, input)
        .addAttribute(
            AttributeProto.newBuilder()
                .setName("axes")
                .setType(AttributeProto.AttributeType.INTS)
                .addInts(1))
        .addAttribute(
            AttributeProto.newBuilder()
                .setName("keepdims")
                .setType(AttributeProto.AttributeType.INT)
                .setI(0));
  }

  private static NodeProto.Builder node(String operator, String output, String... inputs) {
    return NodeProto.newBuilder()
        .setOpType(operator)
        .setName(output + "_node")
        .addAllInput(List.of(inputs))
        .addOutput(output);
  }

  private static TensorProto weights(String name, Random random, int rows, int columns) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.FLOAT.getNumber())
            .addDims(rows)
            .addDims(columns);
    for (int i = 0; i < rows * columns; i++) {
      tensor.addFloatData((float) random.nextGaussian() / 4);
    }
    return tensor.build();
  }

  private ValueInfoProto floats(String name, int... extents) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    TensorShapeProto.Dimension.Builder first = TensorShapeProto.Dimension.newBuilder();
    shape.addDim(batch == 0 ? first.setDimParam("n") : first.setDimValue(batch));
    for (int extent : extents) {
      shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(extent));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(TensorProto.DataType.FLOAT.getNumber())
                        .setShape(shape)))
        .build();
  }
}
