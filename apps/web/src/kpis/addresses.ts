const one = (id: string) => `/kpis/${id}`;

/** Every address of the pages of KPIs, once. */
export const kpiAddresses = {
  all: '/kpis',
  whole: '/kpis/whole',
  begin: '/kpis/begin',
  new: '/kpis/new',
  one,
  edit: (id: string) => `${one(id)}/edit`,
  move: (id: string, move: string) => `${one(id)}/${move}`,
  points: (id: string) => `${one(id)}/points`,
  baseline: (id: string) => `${one(id)}/baseline`,
  read: (id: string) => `${one(id)}/read`,
} as const;
