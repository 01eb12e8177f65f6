package org.cratetag.lab.genre;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A track of music from anywhere, of a known kind, as the front-ends hear it.
 *
 * @param name of the track
 * @param kind of music, as its folder is called
 * @param group what must not be divided: an artist, a game
 * @param edmStats values of {@code edm-stats/1}
 * @param pictures of its clips, each as the genre pack takes them
 * @param base what the teacher gives of it; none where it was not asked
 */
public record WorldTrack(
    String name,
    String kind,
    String group,
    float[] edmStats,
    List<float[]> pictures,
    float[] base) {
  /** Copies the list. */
  public WorldTrack {
    pictures = List.copyOf(pictures);
  }

  /** Writes it for {@link #read}. */
  public void write(DataOutputStream out) throws IOException {
    out.writeUTF(name);
    out.writeUTF(kind);
    out.writeUTF(group);
    write(out, edmStats);
    out.writeInt(pictures.size());
    for (float[] picture : pictures) {
      write(out, picture);
    }
    write(out, base);
  }

  /** Reads one. */
  public static WorldTrack read(DataInputStream in) throws IOException {
    String name = in.readUTF();
    String kind = in.readUTF();
    String group = in.readUTF();
    float[] edmStats = floats(in);
    List<float[]> pictures = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      pictures.add(floats(in));
    }
    return new WorldTrack(name, kind, group, edmStats, pictures, floats(in));
  }

  private static void write(DataOutputStream out, float[] values) throws IOException {
    out.writeInt(values.length);
    for (float value : values) {
      out.writeFloat(value);
    }
  }

  private static float[] floats(DataInputStream in) throws IOException {
    float[] values = new float[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readFloat();
    }
    return values;
  }
}
