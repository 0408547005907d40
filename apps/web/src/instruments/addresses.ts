const of = (id: string) => `/instruments/${id}`;

/** Every address of the pages on which surveys are written, once. */
export const instrumentAddresses = {
  all: '/instruments',
  begin: '/instruments/new',
  bringIn: '/instruments/import',
  keepImport: '/instruments/import/keep',
  /** A survey that comes with the service. */
  ready: (key: string) => `/instruments/ready/${key}`,
  one: of,
  about: (id: string) => `${of(id)}/about`,
  newItem: (id: string) => `${of(id)}/new-item`,
  lookAtNew: (id: string) => `${of(id)}/new-item/look`,
  item: (id: string, key: string) => `${of(id)}/items/${key}`,
  lookAt: (id: string, key: string) => `${of(id)}/items/${key}/look`,
  move: (id: string, key: string) => `${of(id)}/items/${key}/move`,
  copy: (id: string, key: string) => `${of(id)}/items/${key}/copy`,
  takeOut: (id: string, key: string) => `${of(id)}/items/${key}/take-out`,
  putBack: (id: string) => `${of(id)}/put-back`,
  readyQuestions: (id: string) => `${of(id)}/ready-questions`,
  scale: (id: string, key: string) => `${of(id)}/scales/${key}`,
  adapt: (id: string, key: string) => `${of(id)}/scales/${key}/adapt`,
  ownScale: (id: string) => `${of(id)}/own-scale`,
  changeScale: (id: string, key: string) => `${of(id)}/own-scale?scale=${key}`,
  /** @param scale null: a new one. @param parts what is chosen already. */
  chooseParts: (id: string, scale: string | null, parts: readonly string[]) =>
    `${of(id)}/own-scale?${new URLSearchParams([
      ['choose', 'yes'],
      ...(scale === null ? [] : [['scale', scale]]),
      ...parts.map((key) => ['part', key]),
    ]).toString()}`,
  takeScaleAway: (id: string) => `${of(id)}/own-scale/remove`,
  slot: (id: string, key: string) => `${of(id)}/slots/${key}`,
  preview: (id: string) => `${of(id)}/preview`,
  freeze: (id: string) => `${of(id)}/freeze`,
  newVersion: (id: string) => `${of(id)}/new-version`,
  discard: (id: string) => `${of(id)}/discard`,
  retire: (id: string) => `${of(id)}/retire`,
  compare: (id: string) => `${of(id)}/compare`,
  export: (id: string) => `${of(id)}/export`,
  exportAs: (id: string, form: 'xlsform' | 'surveyjs') => `${of(id)}/export/${form}`,
} as const;
