const one = (id: string) => `/networks/${id}`;
const sealed = (token: string) => `/sent/${token}`;

/** Every address of the pages of networks, once. */
export const networkAddresses = {
  all: '/networks',
  begin: '/networks/begin',
  new: '/networks/new',
  one,
  edit: (id: string) => `${one(id)}/edit`,
  end: (id: string) => `${one(id)}/end`,
  members: (id: string) => `${one(id)}/members`,
  leave: (id: string) => `${one(id)}/members/leave`,
  items: (id: string) => `${one(id)}/items`,
  takeAway: (id: string) => `${one(id)}/items/take-away`,
  preview: (id: string) => `${one(id)}/preview`,
  send: (id: string) => `${one(id)}/send`,
  sent: (id: string) => `${one(id)}/sent`,
  closeLinks: (id: string) => `${one(id)}/sent/close`,
  sealed,
  sealedDocument: (token: string, place: number, format: string) => `${sealed(token)}/documents/${place}.${format}`,
  sealedLeave: (token: string) => `${sealed(token)}/leave`,
  myActions: '/my-actions',
  myAction: (id: string) => `/my-actions/${id}`,
} as const;
