"""Golden vectors of musicnn-mel/1: python3 musicnn_mel_golden.py SIGNALS > musicnn-mel.csv"""
import os, sys, zlib
import numpy

FRAMES, BANDS, MOST = 187, 96, 12
NAMES = """sine chirp white-noise brown-noise low-level-noise clicks-123-bpm
amplitude-modulation chord offset bursts-in-silence square last-window-partial tone-into-noise
house-126-bpm breakbeat-172-bpm arpeggio-100-bpm excerpt-house excerpt-drum-and-bass""".split()


def patches(samples):
    import librosa

    mel = librosa.feature.melspectrogram(
        y=samples, sr=16000, hop_length=256, n_fft=512, n_mels=BANDS
    ).T
    levels = numpy.log10(10000 * mel + 1)
    if len(levels) < FRAMES:
        return numpy.resize(levels, (1, FRAMES, BANDS))  # repeats the frames
    count = min(MOST, len(levels) // FRAMES)
    firsts = [int((i + 0.5) * len(levels) / count - FRAMES / 2) for i in range(count)]
    return numpy.array([levels[first : first + FRAMES] for first in firsts])


if __name__ == "__main__":
    print("signal,crc32,shape," + ",".join(str(i) for i in range(64)))
    for name in NAMES:
        raw = open(os.path.join(sys.argv[1], name + ".raw"), "rb").read()
        values = patches(numpy.frombuffer(raw, "<i2") / 32768.0)
        shape = "x".join(str(extent) for extent in values.shape)
        flat = values.ravel()
        cells = [repr(float(flat[7919 * i % len(flat)])) for i in range(64)]
        print(f"{name},{zlib.crc32(raw):08x},{shape}," + ",".join(cells))
