import { attackedOf, extraOf } from './beyond';
import { latticeOf } from './lattice';
import { mergeOffers, TOO_MUCH_HIDDEN } from './merging';
import { primaryOf } from './primary';
import { rulesOf } from './rules';
import { secondaryOf } from './secondary';
import { attackUntilSafe } from './self-attack';
import { hiddenByTable, logOf } from './sign-off';
import type { Attack, Protected, Release } from './types';

/**
 * The one way out for figures about people: takes a release and gives it as it may go out, with what it took. Steps 1 to 7 and 10; the ledger of
 * earlier releases (step 8) and models (step 9) are asked before.
 *
 * @param attack tries to work out what is hidden; see {@link Attack}. It is not called where nothing is unsafe.
 * @throws RangeError when cells and dimensions do not go together, or there are more base cells than can be checked
 * Source: Ø. Langsrud, Secondary cell suppression by Gaussian elimination (2024); the cell-key method of the Australian Bureau of Statistics.
 */
export async function protect(release: Release, attack: Attack): Promise<Protected> {
  const { profile, known = [], beyond = [] } = release;
  const rules = rulesOf[profile];
  const lattice = latticeOf(release);
  const primary = primaryOf(lattice, rules, profile === 'ofs');
  const extra = beyond.length > 0 ? extraOf(lattice, beyond, rules.unsafeUpTo) : null;
  const secondary: ReadonlySet<number> = secondaryOf(lattice, primary, rules.unsafeUpTo, known, extra);
  const much = hiddenByTable(lattice, primary, secondary).filter(
    (one) => one.primary + one.secondary > TOO_MUCH_HIDDEN * one.of,
  );
  const advice = mergeOffers(
    release,
    release.tables.filter(({ id }) => much.some(({ table }) => table === id)),
  );
  const decision = { profile, primary, hidden: secondary, withheld: new Set<string>() };
  const { cells, hidden, report } = await attackUntilSafe(lattice, decision, known, attack, extra && attackedOf(extra));
  return {
    cells,
    hidden: { primary: primary.unsafe.size + primary.veiled.size, secondary: hidden.size },
    advice,
    attack: report,
    log: logOf(release, lattice, primary, hidden, cells, report),
  };
}
