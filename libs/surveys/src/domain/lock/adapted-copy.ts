import type { Instrument, Scale, Words } from '../instrument';

/**
 * The way out of a lock: the instrument with a scale that is no longer the published one. It has a key of its own, says
 * what it was adapted from, is not validated, and may be changed freely; what is cited stays cited.
 * @param key of the copy: not one of the instrument's scales yet.
 */
export function adaptedCopy(instrument: Instrument, scaleKey: string, key: string): Instrument {
  const adapt = (scale: Scale): Scale => ({
    ...scale,
    key,
    name: adaptedName(scale.name),
    isValidated: false,
    lock: 'none',
  });
  return { ...instrument, scales: instrument.scales.map((one) => (one.key === scaleKey ? adapt(one) : one)) };
}

const adaptedName = (name: Words): Words =>
  Object.fromEntries(
    Object.entries(name).map(([language, text]) => [
      language,
      language === 'cy' ? `Addaswyd o: ${text}` : `Adapted from: ${text}`,
    ]),
  );
