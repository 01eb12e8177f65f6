"""Golden vectors of the librosa front-ends; see README.md for how to run it."""

import os
import sys
import zlib

import librosa
import matplotlib._cm
import numpy
import scipy.fft
import scipy.signal

RATE = 22050
KEPT = 64  # values of a tensor that are kept, spread over it
ORDER = """sine chirp white-noise brown-noise low-level-noise clicks-123-bpm
amplitude-modulation chord offset bursts-in-silence square tone-into-noise
house-126-bpm breakbeat-172-bpm arpeggio-100-bpm excerpt-house excerpt-drum-and-bass""".split()


def thinned(frames, columns):
    """The frame in the middle of each column."""
    return ((2 * numpy.arange(columns) + 1) * frames) // (2 * columns)


def logmel_default(y):
    return librosa.power_to_db(librosa.feature.melspectrogram(y=y, sr=RATE), ref=numpy.max)


def unit(levels):
    return (levels - levels.min()) / (levels.max() - levels.min())


def logmel_sparse(y):
    levels = librosa.feature.melspectrogram(y=y, sr=RATE)
    levels = levels[:, thinned(levels.shape[1], 100)]
    return unit(librosa.power_to_db(levels, ref=numpy.max))


def logmel_thinned(y):
    levels = unit(librosa.power_to_db(librosa.feature.melspectrogram(y=y, sr=RATE), ref=numpy.max))
    return levels[:, thinned(levels.shape[1], 100)]


def logmel_htk(y):
    bands = librosa.feature.melspectrogram(
        y=y, sr=RATE, n_fft=1024, hop_length=256, power=1, n_mels=96, fmin=50, fmax=8000,
        htk=True, norm=None)
    return numpy.log1p(10000 * bands)


def logmel_standard(y):
    levels = librosa.power_to_db(librosa.feature.melspectrogram(y=y, sr=RATE), top_db=60)
    return (levels - levels.mean()) / levels.std()


def mfcc_segments(y):
    frames = librosa.feature.mfcc(y=y, sr=RATE, n_mfcc=30)
    edges = numpy.arange(31) * frames.shape[1] // 30
    return numpy.array([frames[:, a:b].mean(axis=1) for a, b in zip(edges, edges[1:])])


def mfcc_deltas(y):
    frames = librosa.feature.mfcc(y=y, sr=RATE, n_mfcc=13)
    deltas = [librosa.feature.delta(frames, order=order) for order in (1, 2)]
    return numpy.concatenate([frames, *deltas]).T


def rows(y, width, edges_hz):
    """Mean power between the edges in dB below the loudest, lowest first."""
    power = numpy.abs(librosa.stft(y)) ** 2
    power = power[:, thinned(power.shape[1], width)]
    # The integral of a spectrum that is constant over each bin, read off at the edges.
    at = numpy.arange(power.shape[0] + 1) - 0.5
    integral = numpy.concatenate([numpy.zeros((1, width)), numpy.cumsum(power, axis=0)])
    edges = edges_hz * 2048 / RATE
    sums = numpy.array([numpy.interp(edges, at, column) for column in integral.T]).T
    return librosa.power_to_db(
        numpy.diff(sums, axis=0) / numpy.diff(edges)[:, None], ref=numpy.max) / 80 + 1


def image_linear_jet(y):
    levels = rows(y, 40, numpy.linspace(0, 11025, 33))[::-1]
    return numpy.array([numpy.clip(1.5 - abs(4 * levels - c), 0, 1) for c in (3, 2, 1)])


def image_log_cubehelix(y):
    levels = rows(y, 24, numpy.geomspace(30, 11025, 57))[::-1]
    colours = matplotlib._cm.cubehelix(1, 0.5, -1.5, 1)
    return numpy.array([numpy.clip(colours[c](levels), 0, 1) for c in ("red", "green", "blue")])


def timbre_sequence(y):
    frames = librosa.feature.mfcc(y=y, sr=RATE, n_mfcc=20)
    chroma = librosa.feature.chroma_stft(y=y, sr=RATE, norm=None)
    onsets = librosa.onset.onset_detect(y=y, sr=RATE)
    edges = [0, *(onset for onset in onsets if onset > 0), frames.shape[1]]
    segments = []
    for start, end in zip(edges, edges[1:]):
        pitches = chroma[:, start:end].mean(axis=1)
        cepstrum = frames[:, start:end].mean(axis=1)
        segments.append(numpy.concatenate([cepstrum, pitches / pitches.max()]))
    return numpy.array([segments[s % len(segments)] for s in range(48)])


def librosa_stats(y):
    tempo, _ = librosa.beat.beat_track(y=y, sr=RATE)
    curves = [
        librosa.feature.chroma_stft(y=y, sr=RATE), librosa.feature.rms(y=y),
        librosa.feature.spectral_centroid(y=y, sr=RATE),
        librosa.feature.spectral_bandwidth(y=y, sr=RATE),
        librosa.feature.spectral_rolloff(y=y, sr=RATE),
        librosa.feature.zero_crossing_rate(y), *librosa.effects.hpss(y)]
    curves += list(librosa.feature.mfcc(y=y, sr=RATE))
    values = [(curve.mean(), curve.var()) for curve in curves]
    pairs = [value for pair in values for value in pair]
    return numpy.array([len(y), *pairs[:16], float(numpy.squeeze(tempo)), *pairs[16:]])


def texture(levels):
    """Statistics of one window, [128][64]."""
    cepstrum = scipy.fft.dct(levels, axis=0, norm="ortho")[:100]
    kept = cepstrum[:40]
    deviations = kept.std(axis=1)
    changes = numpy.diff(kept, axis=1).std(axis=1)
    first = kept[:12]
    varies = numpy.minimum.outer(deviations[:12], deviations[:12]) >= 1e-6
    centred = first - first.mean(axis=1, keepdims=True)
    products = numpy.maximum(numpy.outer(deviations[:12], deviations[:12]), 1e-300)
    correlation = numpy.where(varies, centred @ centred.T / 64 / products, 0)
    hann = scipy.signal.get_window("hann", 64)
    swaying = kept[:20] - kept[:20].mean(axis=1, keepdims=True)
    power = numpy.abs(numpy.fft.rfft(swaying * hann) / 64) ** 2
    edges = [1, 2, 4, 7, 11, 16, 23, 33]
    bands = [numpy.sqrt(power[:, a:b].mean(axis=1)) for a, b in zip(edges, edges[1:])]
    fine = numpy.log((cepstrum[20:100] ** 2).reshape(8, 10, 64).mean(axis=1) + 1e-4)
    return numpy.concatenate([
        kept.mean(axis=1), numpy.log(deviations + 1e-3), numpy.log(changes + 1e-3),
        correlation[numpy.triu_indices(12, 1)], numpy.log(numpy.array(bands).T + 1e-4).ravel(),
        fine.mean(axis=1), fine.std(axis=1)])


def mel_texture(y):
    levels = unit(librosa.power_to_db(librosa.feature.melspectrogram(y=y, sr=RATE), ref=numpy.max))
    levels = numpy.rint(levels[:, thinned(levels.shape[1], 387)] * 255) / 255
    return numpy.array([texture(levels[:, start:start + 64]) for start in (0, 162, 323)])


CASES = [
    logmel_default, logmel_sparse, logmel_thinned, logmel_htk, logmel_standard, mfcc_segments,
    mfcc_deltas, image_linear_jet, image_log_cubehelix, timbre_sequence, librosa_stats,
    mel_texture]

# Between the clicks there is nothing, and a click has no pitch: rounding decides how it is tuned.
UNDEFINED = {(timbre_sequence, "clicks-123-bpm"), (librosa_stats, "clicks-123-bpm")}

print("case,signal,crc32,shape,values")
for case in CASES:
    for name in ORDER:
        if (case, name) in UNDEFINED:
            continue
        with open(os.path.join(sys.argv[1], name + ".raw"), "rb") as file:
            raw = file.read()
        tensor = case(numpy.frombuffer(raw, "<i2") / 32768)
        flat = tensor.ravel()
        kept = flat[numpy.arange(min(KEPT, flat.size)) * 7919 % flat.size]
        shape = "x".join(str(extent) for extent in tensor.shape)
        cells = ",".join(repr(float(value)) for value in kept)
        print(f"{case.__name__},{name},{zlib.crc32(raw):08x},{shape},{cells}")
