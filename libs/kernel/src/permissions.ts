import type { Actor, Role } from './actor';
import { DomainError } from './domain-error';

/** Limits that a role's permission comes with; the service that answers keeps them. */
export const conditions = {
  own: 'only what is about themselves',
  portfolio: 'only students whose school or priority group is in their portfolio, or in one they stand in for',
  mentors: 'only mentors, never students',
  school: 'only the school that they lead',
  released: 'only what has been released',
  'never-special': 'never special-category data',
} as const;
export type Condition = keyof typeof conditions;

type Rule = Role | readonly [Role, Condition];

const lead = 'programme-lead';
const portfolio = ['consultant', 'portfolio'] as const;
const dpo = 'data-protection-officer';
const ofTheirSchool = [
  ['consultant', 'school'],
  ['alumni-office', 'school'],
  ['safeguarding-lead', 'school'],
  [dpo, 'school'],
] as const;
const championing = [
  ['champion', 'school'],
  ['observer', 'school'],
] as const;

/** Who may do what, and within which limit: the whole table. A role that is not listed may not. */
const table = {
  'institution.read': [lead, 'consultant', 'analyst', 'alumni-office', 'safeguarding-lead', dpo, 'administrator'],
  'institution.edit': [lead, 'administrator'],
  'institution.settings': ['administrator'],
  'accounts.read': [lead, dpo, ['administrator', 'never-special']],
  'accounts.edit': ['administrator'],
  'portfolios.read': [lead, 'administrator', ['consultant', 'own']],
  'portfolios.edit': [lead, 'administrator'],
  'sign-in.configure': ['administrator'],
  'api-keys.manage': ['administrator'],
  'programmes.read': [lead, 'consultant', 'analyst', 'alumni-office', 'administrator'],
  'programmes.edit': [lead],
  'people.read': [lead, portfolio, ['alumni-office', 'mentors']],
  'people.import': [lead],
  'mentors.invite': [lead, 'alumni-office'],
  'stories.manage': [lead],
  'tiers.bring-in': [lead],
  // Never the role that reads the counts: whoever chooses what goes in could tell from them who one person is.
  'monitoring.bring-in': [lead],
  'monitoring.counts': ['analyst', dpo],
  'drafts.read': [lead, portfolio],
  'drafts.make': [lead, 'consultant'],
  'drafts.review': [lead, portfolio],
  'drafts.publish': [lead, 'consultant'],
  'pairings.read': [lead, portfolio],
  'access-record.read': [dpo],
  'retention.manage': [dpo],
  'consent.configure': [dpo],
  'access-record.own': [
    ['student', 'own'],
    ['mentor', 'own'],
  ],
  'consent.decide': [
    ['student', 'own'],
    ['mentor', 'own'],
  ],
  'rights.ask': [
    ['student', 'own'],
    ['mentor', 'own'],
  ],
  'rights.handle': [dpo],
  'pairings.own': [
    ['student', 'own'],
    ['mentor', 'own'],
  ],
  'pairings.manage': [lead, portfolio],
  'application.own': [['student', 'own']],
  'offer.own': [['mentor', 'own']],
  'training.own': [
    ['student', 'own'],
    ['mentor', 'own'],
    ...[lead, 'consultant', 'analyst', 'alumni-office', 'safeguarding-lead', dpo, 'administrator'],
  ],
  'wording.check': [lead, 'consultant', 'analyst', 'alumni-office', 'safeguarding-lead', dpo, 'administrator'],
  'training.read': [lead],
  'training.manage': [lead],
  'reports.read': [['observer', 'released'], ['champion', 'released'], 'analyst', lead],
  'conversations.own': [
    ['student', 'own'],
    ['mentor', 'own'],
  ],
  'meetings.own': [
    ['student', 'own'],
    ['mentor', 'own'],
  ],
  'availability.own': [
    ['student', 'own'],
    ['mentor', 'own'],
  ],
  'cadence.read': [lead, portfolio],
  'concerns.raise': [
    ['student', 'own'],
    ['mentor', 'own'],
  ],
  'concerns.read': ['safeguarding-lead'],
  'break-glass.open': ['safeguarding-lead'],
  'break-glass.see': ['safeguarding-lead', dpo],
  'break-glass.telling': [dpo],
  'campaigns.manage': [lead, ['alumni-office', 'mentors']],
  // Whoever writes a survey does not yet ask anybody: whom a round asks, and when, its lead decides.
  'surveys.write': [lead, 'consultant'],
  'surveys.edit': [lead],
  'surveys.read-progress': [lead, 'analyst'],
  'surveys.own': [
    ['student', 'own'],
    ['mentor', 'own'],
  ],
  'evidence.take': [lead, 'analyst'],
  'evidence.read': ['analyst'],
  // Never the one who prepared it: the service asks for a second person.
  'evidence.release': [lead, 'analyst'],
  // Never the role that reads the counts, as with equality monitoring.
  'registry.bring-in': [lead],
  'linkage.settle': [dpo],
  // Whoever champions it reads years that are finished.
  'practice.read': [lead, 'analyst', ['champion', 'released']],
  'practice.edit': [lead],
  // Whoever leads a school reads and writes its plan, whatever their role.
  'school-plans.read': [lead, 'analyst', 'administrator', ...ofTheirSchool, ...championing],
  'school-plans.edit': [lead, ...ofTheirSchool, ...championing, ['analyst', 'school'], ['administrator', 'school']],
  'school-leads.assign': [lead, 'administrator'],
  // Whoever champions or works on one reads theirs, whatever their role.
  'kpis.read': [
    lead,
    'analyst',
    ['champion', 'released'],
    ['observer', 'released'],
    ['consultant', 'own'],
    ['alumni-office', 'own'],
    ['safeguarding-lead', 'own'],
    [dpo, 'own'],
    ['administrator', 'own'],
  ],
  'kpis.edit': [lead, 'analyst'],
  'networks.manage': [lead, 'analyst'],
  'actions.own': [
    ['programme-lead', 'own'],
    ['consultant', 'own'],
    ['analyst', 'own'],
    ['alumni-office', 'own'],
    ['safeguarding-lead', 'own'],
    [dpo, 'own'],
    ['administrator', 'own'],
    ['champion', 'own'],
    ['observer', 'own'],
  ],
  // What leaves the university for others to put together: those who sign releases.
  'sector.publish': [lead, 'analyst'],
  'sector.collate': [lead, 'analyst'],
  'sector.read': [lead, 'analyst', ['champion', 'released'], ['observer', 'released']],
  // Whoever makes a file, and whoever looks at it before it leaves: never the same person.
  'trackers.export': [lead],
  'trackers.check': [lead, dpo],
  'trackers.read': [lead, dpo, ['administrator', 'never-special']],
  'evidence.own': [
    ['student', 'own'],
    ['mentor', 'own'],
  ],
  'service.read': ['operator'],
} as const satisfies Record<string, readonly Rule[]>;

export type Permission = keyof typeof table;

/** Every permission by name, for the page of the docs that shows the table. */
export const permissions = Object.keys(table) as readonly Permission[];

/** The roles that a permission allows, each with its limit; null: without one. */
export function rolesFor(
  permission: Permission,
): readonly { readonly role: Role; readonly within: Condition | null }[] {
  const rules: readonly Rule[] = table[permission];
  return rules.map((rule) =>
    typeof rule === 'string' ? { role: rule, within: null } : { role: rule[0], within: rule[1] },
  );
}

type Asking = Pick<Actor, 'roles' | 'allowed'>;

/**
 * Whether the actor's role allows it, or for another system its key. A job (role `system`) may do everything: only our own
 * code makes one.
 */
export function may(actor: Asking, permission: Permission): boolean {
  if (actor.allowed) return actor.allowed.includes(permission);
  const allowed = rolesFor(permission).map(({ role }) => role);
  return actor.roles.some((role) => role === 'system' || allowed.includes(role));
}

/**
 * The limit within which the actor may do it; null: none. With several roles the widest counts.
 * @throws {DomainError} `forbidden`, code `permission.missing`, when no role of the actor allows it.
 */
export function permit(actor: Asking, permission: Permission): Condition | null {
  if (!may(actor, permission)) throw new DomainError('forbidden', 'permission.missing', permission);
  if (actor.allowed || actor.roles.includes('system')) return null;
  const limits = rolesFor(permission).filter(({ role }) => actor.roles.includes(role));
  return limits.some(({ within }) => within === null) ? null : (limits[0]?.within ?? null);
}
