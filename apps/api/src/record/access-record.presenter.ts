import { purposeOf, type RecordLine, type RecordPage } from '@footing/audit';
import type { Listing } from '../http/listing';
import { listingOf } from '../http/listing';
import {
  described,
  listOf,
  moment,
  nullable,
  number,
  object,
  oneOf,
  resource,
  text,
  uuid,
  yesNo,
} from '../openapi/schema';

export const accessResource = resource(
  'Access',
  object({
    id: uuid,
    at: moment,
    accountId: described('Who looked; null for the service itself', nullable(uuid)),
    account: nullable(text),
    role: text,
    event: text,
    purpose: text,
    object: described('Id of what was looked at or changed', nullable(text)),
    fields: described('Names of fields, never values', listOf(text)),
    special: described('Special-category data was read or changed', yesNo),
    people: described('How many people it was about', number),
    subjects: described(
      'The first of them; none where somebody reads their own record',
      listOf(object({ kind: oneOf(['student', 'mentor', 'account']), id: uuid })),
    ),
    outcome: oneOf(['done', 'refused']),
    requestId: nullable(text),
  }),
);
export const accessList = listingOf(accessResource);

/** The shapes of the record of who looked. */
export const accessResources = [accessResource, accessList];

const presentAccess = (line: RecordLine) => ({
  id: line.id,
  at: line.at.toISOString(),
  accountId: line.accountId,
  account: line.accountName,
  role: line.role,
  event: line.event,
  purpose: line.purpose ?? purposeOf(line.event),
  object: line.object,
  fields: line.fields,
  special: line.special,
  people: line.people,
  subjects: line.subjects.map(({ kind, id }) => ({ kind, id })),
  outcome: line.outcome,
  requestId: line.requestId,
});

export const presentAccesses = ({ lines, ...pages }: RecordPage): Listing<ReturnType<typeof presentAccess>> => ({
  items: lines.map(presentAccess),
  ...pages,
});
