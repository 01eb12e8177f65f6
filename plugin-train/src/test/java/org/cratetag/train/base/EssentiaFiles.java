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
 * of a batch that is free or fixed; the JSON beside it has TensorFlow's names for them.
 *
 * @param batch of the graph; 0 for any
 * @param frames of a patch
 * @param inner features
 * @param classes how many
 */
public record EssentiaFiles(int batch, int frames, int inner, int classes) {
  private static final int BANDS = 96;

  /** Like Discogs-EffNet, which takes 128 frames. */
  public static EssentiaFiles likeEffnet(int batch) {
    return new EssentiaFiles(batch, 128, 24, 6);
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
           "inputs": [{"name": "serving_default_melspectrogram", "shape": [%s, %d, 96]}],
           "outputs": [
             {"name": "PartitionedCall:0", "shape": [%s, %d], "output_purpose": "predictions"},
             {"name": "PartitionedCall:1", "shape": [%s, %d], "output_purpose": "embeddings"}]},
         "inference": {"sample_rate": 16000, "algorithm": "TensorflowPredictEffnetDiscogs"}}
        """
        .formatted(names, first, frames, first, classes, first, inner);
  }

  /** The graph. */
  public byte[] model() {
    Random random = new Random(1);
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .setName("small")
            .addInput(floats("melspectrogram", frames, BANDS))
            .addInitializer(weights("first", random, BANDS, inner))
            .addInitializer(weights("second", random, inner, classes))
            .addNode(
                node("ReduceMean", "mean", "melspectrogram")
                    .addAttribute(
                        AttributeProto.newBuilder()
                            .setName("axes")
                            .setType(AttributeProto.AttributeType.INTS)
                            .addInts(1))
                    .addAttribute(
                        AttributeProto.newBuilder()
                            .setName("keepdims")
                            .setType(AttributeProto.AttributeType.INT)
                            .setI(0)))
            .addNode(node("MatMul", "inner", "mean", "first"))
            .addNode(node("Relu", "embeddings", "inner"))
            .addNode(node("MatMul", "odds", "embeddings", "second"))
            .addNode(node("Sigmoid", "activations", "odds"))
            .addOutput(floats("activations", classes))
            .addOutput(floats("embeddings", inner));
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(13))
        .setGraph(graph)
        .build()
        .toByteArray();
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
