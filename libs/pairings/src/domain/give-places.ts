/** A pair that needs a place. */
export interface NeedsPlace {
  readonly applicationId: string;
  readonly offerId: string;
}

/** What a mentor offers now, and which numbers are held. */
export interface PlacesOf {
  readonly places: number;
  readonly taken: readonly number[];
}

/**
 * A place for each pair: the lowest number that is free at its mentor.
 * @returns the pairs with their numbers, and those for whom there is none.
 */
export function givePlaces<Pair extends NeedsPlace>(pairs: readonly Pair[], offers: ReadonlyMap<string, PlacesOf>) {
  const taken = new Map([...offers].map(([id, offer]) => [id, new Set(offer.taken)]));
  const given: (Pair & { readonly placeNo: number; readonly offerPlaces: number })[] = [];
  const without: Pair[] = [];
  for (const pair of pairs) {
    const { places } = offers.get(pair.offerId) ?? { places: 0 };
    const numbers = taken.get(pair.offerId) ?? new Set<number>();
    const placeNo = lowestFree(places, numbers);
    if (placeNo === null) without.push(pair);
    else {
      numbers.add(placeNo);
      given.push({ ...pair, placeNo, offerPlaces: places });
    }
  }
  return { given, without };
}

function lowestFree(places: number, taken: ReadonlySet<number>): number | null {
  for (let number = 1; number <= places; number += 1) if (!taken.has(number)) return number;
  return null;
}
