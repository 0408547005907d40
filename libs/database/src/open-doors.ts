/** Functions that may be asked before the institution is known, each with its reason. There are no others. */
export const openDoors = {
  institutions: 'whose pages to show is decided by the address, before anybody is known; what it tells is public',
} as const;
export type OpenDoor = keyof typeof openDoors;

/** Tables without an institution, each with its reason. There are no others. */
export const tablesOfTheService: Readonly<Record<string, string>> = {
  migrations: 'which changes of the schema have run; only the owner may touch it',
  session: 'browsers come before anybody has signed in',
};
