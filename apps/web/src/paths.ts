/** Every address of the pages, once. */
export const paths = {
  home: '/',
  signIn: '/sign-in',
  signOut: '/sign-out',
  secondProof: '/sign-in/code',
  oidcSignIn: (providerId: string) => `/sign-in/oidc/${providerId}`,
  samlSignIn: (providerId: string) => `/sign-in/saml/${providerId}`,
  joinSignIn: '/sign-in/join',
  awaitingRole: '/sign-in/awaiting-role',
  me: '/me',
  actingRole: '/me/role',
  endDevice: (id: string) => `/me/devices/${id}/end`,
  signOutEverywhere: '/me/sign-out-everywhere',
  myRecord: '/me/record',
  accessRecord: '/access-record',
  exportAccessRecord: '/access-record/export',
  accessibility: '/accessibility',
  privacy: '/privacy',

  institution: '/institution',
  schools: '/institution/schools',
  school: (id: string) => `/institution/schools/${id}`,
  removeSchool: (id: string) => `/institution/schools/${id}/remove`,
  priorityGroups: '/institution/priority-groups',
  newPriorityGroup: '/institution/priority-groups/new',
  priorityGroup: (id: string) => `/institution/priority-groups/${id}`,
  removePriorityGroup: (id: string) => `/institution/priority-groups/${id}/remove`,

  staff: '/institution/people',
  newStaff: '/institution/people/new',
  staffMember: (id: string) => `/institution/people/${id}`,
  staffRoles: (id: string) => `/institution/people/${id}/roles`,
  switchOff: (id: string) => `/institution/people/${id}/switch-off`,
  switchOn: (id: string) => `/institution/people/${id}/switch-on`,
  endSessionsOf: (id: string) => `/institution/people/${id}/sign-out`,

  portfolios: '/institution/portfolios',
  portfolio: (accountId: string) => `/institution/portfolios/${accountId}`,
  cover: (accountId: string) => `/institution/portfolios/${accountId}/cover`,
  endCover: (coverId: string) => `/institution/cover/${coverId}/end`,

  signInServices: '/institution/sign-in',
  newSignInService: '/institution/sign-in/new',
  newOidcService: '/institution/sign-in/new/oidc',
  newSamlService: '/institution/sign-in/new/saml',
  signInKeys: '/institution/sign-in/keys',
  signInService: (id: string) => `/institution/sign-in/${id}`,
  editSignInService: (id: string) => `/institution/sign-in/${id}/edit`,
  turnSignInService: (id: string, to: 'on' | 'off') => `/institution/sign-in/${id}/turn-${to}`,
  fetchMetadata: (id: string) => `/institution/sign-in/${id}/fetch-metadata`,
  removeSignInService: (id: string) => `/institution/sign-in/${id}/remove`,
  testSignInService: (id: string) => `/institution/sign-in/${id}/test`,
  signInTrial: (trialId: string) => `/institution/sign-in/tests/${trialId}`,

  apiKeys: '/institution/api-keys',
  newApiKey: '/institution/api-keys/new',
  rotateApiKey: (id: string) => `/institution/api-keys/${id}/rotate`,
  revokeApiKey: (id: string) => `/institution/api-keys/${id}/revoke`,

  programmes: '/programmes',
  newProgramme: '/programmes/new',
  programme: (id: string) => `/programmes/${id}`,
  editProgramme: (id: string) => `/programmes/${id}/edit`,
  newRound: (programmeId: string) => `/programmes/${programmeId}/rounds/new`,

  round: (id: string) => `/rounds/${id}`,
  roundDates: (id: string) => `/rounds/${id}/dates`,
  roundSchools: (id: string) => `/rounds/${id}/schools`,
  roundTiers: (id: string) => `/rounds/${id}/priority-groups`,
  roundCriteria: (id: string) => `/rounds/${id}/criteria`,
  newCriterion: (id: string) => `/rounds/${id}/criteria/new`,
  removeCriterion: (id: string, criterionId: string) => `/rounds/${id}/criteria/${criterionId}/remove`,
  roundBarriers: (id: string) => `/rounds/${id}/barriers`,
  newBarrier: (id: string) => `/rounds/${id}/barriers/new`,
  removeBarrier: (id: string, barrierId: string) => `/rounds/${id}/barriers/${barrierId}/remove`,
  roundMinimumFit: (id: string) => `/rounds/${id}/minimum-fit`,
  roundChoices: (id: string) => `/rounds/${id}/what-counts-first`,

  students: (roundId: string) => `/rounds/${roundId}/students`,
  mentors: (roundId: string) => `/rounds/${roundId}/mentors`,
  application: (id: string) => `/applications/${id}`,
  offer: (id: string) => `/offers/${id}`,

  imports: (roundId: string) => `/rounds/${roundId}/imports`,
  newImport: (roundId: string, kind: 'students' | 'mentors') => `/rounds/${roundId}/imports/new/${kind}`,
  import: (id: string) => `/imports/${id}`,
  importMapping: (id: string) => `/imports/${id}/columns`,
  importCheck: (id: string) => `/imports/${id}/check`,
  importProgress: (id: string) => `/imports/${id}/progress`,
  importFaults: (id: string) => `/imports/${id}/faults`,
  abandonImport: (id: string) => `/imports/${id}/abandon`,
  importTemplate: (kind: 'students' | 'mentors') => `/import-templates/${kind}`,

  drafts: (roundId: string) => `/rounds/${roundId}/drafts`,
  draft: (id: string) => `/drafts/${id}`,
  draftProgress: (id: string) => `/drafts/${id}/progress`,
  cancelDraft: (id: string) => `/drafts/${id}/cancel`,
  review: (draftId: string) => `/drafts/${draftId}/review`,
  reviewOf: (draftId: string, applicationId: string) => `/drafts/${draftId}/review/${applicationId}`,
  decide: (draftId: string, applicationId: string, what: 'approve' | 'reject' | 'pin' | 'unpin' | 'undo') =>
    `/drafts/${draftId}/review/${applicationId}/${what}`,
  approveMany: (draftId: string) => `/drafts/${draftId}/approve-many`,
  swap: (draftId: string, applicationId: string, offerId: string) =>
    `/drafts/${draftId}/review/${applicationId}/swap/${offerId}`,
  publish: (draftId: string) => `/drafts/${draftId}/publish`,
  replay: (draftId: string) => `/drafts/${draftId}/replay`,
  chances: (draftId: string) => `/drafts/${draftId}/chances`,
  lotteryDesign: (roundId: string) => `/rounds/${roundId}/lottery`,
  studyProgress: (id: string) => `/studies/${id}/progress`,
  cancelStudy: (id: string) => `/studies/${id}/cancel`,
  whatIf: (draftId: string) => `/drafts/${draftId}/what-if`,
  mentorGaps: (draftId: string) => `/drafts/${draftId}/mentor-gaps`,
  exportMentorGaps: (draftId: string) => `/drafts/${draftId}/mentor-gaps/export`,
  keptPlaces: (draftId: string) => `/drafts/${draftId}/kept-places`,
  aims: (draftId: string) => `/drafts/${draftId}/aims`,
  exportDraft: (draftId: string) => `/drafts/${draftId}/export`,

  pairings: (roundId: string) => `/rounds/${roundId}/pairings`,
} as const;

const ours = 'http://footing.invalid';

/** The given return path when it leads to a page of ours, else the home page: nobody is sent elsewhere after signing in. */
export function safeReturn(given: unknown): string {
  if (typeof given !== 'string' || !/^\/(?![/\\])/.test(given)) return paths.home;
  try {
    const url = new URL(given, ours);
    return url.origin === ours ? url.pathname + url.search : paths.home;
  } catch {
    return paths.home;
  }
}
