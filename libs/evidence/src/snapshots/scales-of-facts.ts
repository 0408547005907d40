import { cronbachAlpha } from '@footing/statistics';
import type { SnapshotScale } from '../domain/snapshot-scale';
import { type Wave, waves } from '../domain/stages';
import type { Facts } from './facts';

const FEWEST = 10;
type Asked = Pick<Facts, 'asked' | 'said' | 'scales'>;

/** Every scale that somebody handed in, by time of asking; each wording apart. Empty while nobody answered. */
export function scalesOf({ asked, said, scales }: Asked): SnapshotScale[] {
  const found = new Map<string, Omit<SnapshotScale, 'key'>>();
  for (const { wave, versionId, isHandedIn } of asked)
    for (const one of isHandedIn ? (scales.get(versionId) ?? []) : []) {
      const id = `${wave}:${one.scale}:${one.sha256}`;
      if (found.has(id)) continue;
      const { numbersOf: _, ...rest } = one;
      found.set(id, { ...rest, wave, ...alphaOf(wave, one.sha256, { said, scales }) });
    }
  const all = [...found.values()].sort(
    (a, b) =>
      waves.indexOf(a.wave) - waves.indexOf(b.wave) ||
      (a.scale < b.scale ? -1 : a.scale > b.scale ? 1 : a.sha256 < b.sha256 ? -1 : 1),
  );
  return all.map((one) => ({ ...one, key: keyOf(one, all) }));
}

function keyOf(one: Omit<SnapshotScale, 'key'>, all: readonly Omit<SnapshotScale, 'key'>[]): string {
  const alike = all.filter(({ wave, scale }) => wave === one.wave && scale === one.scale);
  return `${one.wave}:${one.scale}${alike.length > 1 ? `@${one.sha256.slice(0, 8)}` : ''}`;
}

/** To two places, as everywhere; nothing below ten people. */
function alphaOf(wave: Wave, sha256: string, { said, scales }: Pick<Asked, 'said' | 'scales'>) {
  const rows = said.flatMap((one) => {
    const scale = one.wave === wave ? scales.get(one.versionId)?.find((own) => own.sha256 === sha256) : undefined;
    const numbers = scale?.numbersOf(one.said) ?? null;
    return numbers === null ? [] : [numbers];
  });
  const alpha = rows.length < FEWEST ? null : cronbachAlpha(rows);
  return alpha ? { alpha: Math.round(100 * alpha.alpha) / 100 + 0, alphaOf: alpha.n } : { alpha: null, alphaOf: null };
}
