"""Golden vectors of yamnet-mel/1?offset=0.01&window=symmetric:
python3 yamnet_mel_essentia.py SIGNALS > yamnet-mel-essentia.csv"""
import essentia.standard
import numpy
from yamnet_mel_golden import HOP, SAMPLES, write


def levels(samples):
    bands = essentia.standard.TensorflowInputVGGish()
    count = 1 + (len(samples) - SAMPLES) // HOP
    single = samples.astype(numpy.float32)
    return numpy.array([bands(single[HOP * i : HOP * i + SAMPLES]) for i in range(count)])


write(levels)
