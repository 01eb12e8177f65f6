"""Golden vectors of musicnn-mel/1?frames=128&window=symmetric:
python3 musicnn_mel_essentia.py SIGNALS > musicnn-mel-essentia.csv"""
import os, sys, zlib
import essentia.standard
import numpy
from musicnn_mel_golden import BANDS, MOST, NAMES

FRAMES = 128


def patches(samples):
    bands = essentia.standard.TensorflowInputMusiCNN()
    frames = essentia.standard.FrameGenerator(samples, frameSize=512, hopSize=256, startFromZero=False)
    # Essentia has a frame more, which begins at the end.
    levels = numpy.array([bands(frame) for frame in frames])[: 1 + len(samples) // 256]
    if len(levels) < FRAMES:
        return numpy.resize(levels, (1, FRAMES, BANDS))  # repeats the frames
    count = min(MOST, len(levels) // FRAMES)
    firsts = [int((i + 0.5) * len(levels) / count - FRAMES / 2) for i in range(count)]
    return numpy.array([levels[first : first + FRAMES] for first in firsts])


print("signal,crc32,shape," + ",".join(str(i) for i in range(64)))
for name in NAMES:
    raw = open(os.path.join(sys.argv[1], name + ".raw"), "rb").read()
    values = patches((numpy.frombuffer(raw, "<i2") / 32768.0).astype(numpy.float32))
    shape = "x".join(str(extent) for extent in values.shape)
    flat = values.ravel()
    cells = [repr(float(flat[7919 * i % len(flat)])) for i in range(64)]
    print(f"{name},{zlib.crc32(raw):08x},{shape}," + ",".join(cells))
