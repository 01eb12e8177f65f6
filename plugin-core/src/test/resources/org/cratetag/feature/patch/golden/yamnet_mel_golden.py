"""Golden vectors of yamnet-mel/1: python3 yamnet_mel_golden.py SIGNALS > yamnet-mel.csv"""
import os, sys, zlib
import numpy
from musicnn_mel_golden import NAMES

FRAMES, BANDS, MOST, SAMPLES, HOP = 96, 64, 24, 400, 160


def patches(levels):
    if len(levels) < FRAMES:
        return numpy.resize(levels, (1, FRAMES, BANDS))  # repeats the frames
    count = min(MOST, len(levels) // FRAMES)
    firsts = [int((i + 0.5) * len(levels) / count - FRAMES / 2) for i in range(count)]
    return numpy.array([levels[first : first + FRAMES] for first in firsts])


def write(levels_of):
    print("signal,crc32,shape," + ",".join(str(i) for i in range(64)))
    for name in NAMES:
        raw = open(os.path.join(sys.argv[1], name + ".raw"), "rb").read()
        values = patches(levels_of(numpy.frombuffer(raw, "<i2") / 32768.0))
        shape = "x".join(str(extent) for extent in values.shape)
        flat = values.ravel()
        cells = [repr(float(flat[7919 * i % len(flat)])) for i in range(64)]
        print(f"{name},{zlib.crc32(raw):08x},{shape}," + ",".join(cells))


def tensorflow_levels(samples):
    import tensorflow

    frames = tensorflow.signal.stft(samples, SAMPLES, HOP, 512)
    weights = tensorflow.signal.linear_to_mel_weight_matrix(
        BANDS, 257, 16000, 125.0, 7500.0, tensorflow.float64
    )
    return tensorflow.math.log(tensorflow.abs(frames) @ weights + 0.001).numpy()


if __name__ == "__main__":
    write(tensorflow_levels)
