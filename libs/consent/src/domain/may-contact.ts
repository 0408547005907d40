/** What is known of somebody's age, and what the institution has set up. */
export interface Contact {
  /** The day of their 18th birthday as `2026-11-22`; null where nobody has said that they are younger. */
  readonly under18Until: string | null;
  /** Whether the institution lets people under 18 be contacted, with somebody looking on. */
  readonly isSupervised: boolean;
}

const inLondon = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

/** Whether somebody is under 18 at a moment, by the day that it is in the United Kingdom. On the birthday they are not. */
export const isUnder18 = ({ under18Until }: Pick<Contact, 'under18Until'>, at: Date): boolean =>
  under18Until !== null && inLondon.format(at) < under18Until;

/**
 * Whether a student may be written to one to one, or met outside the service's own pages. Under 18 only where the institution
 * has its supervised mode. Whatever brings two people into contact passes this, or `consent.may_contact` in the database.
 */
export const mayContactDirectly = (contact: Contact, at: Date): boolean =>
  contact.isSupervised || !isUnder18(contact, at);
