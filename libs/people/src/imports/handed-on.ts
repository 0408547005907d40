/** What a step's end has in common: the next one starts afresh. */
export const handedOn = { run: null, attempts: 0, doneCount: 0 } as const;
