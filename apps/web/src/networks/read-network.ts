import {
  type ItemInput,
  type MemberInput,
  type Network,
  type NetworkInput,
  type Rhythm,
  rhythms,
} from '@footing/evidence';
import type { FieldError } from '@footing/kernel';
import { readDateField } from '@footing/pages';
import type { Typed } from '../http/read-form';
import { wordsIn } from '../practice/read-practice';
import { textIn } from '../programme/typed';

/** A network as it was typed, and what is wrong with its day; null: nothing. */
export function readNetwork(body: Typed): { readonly input: NetworkInput; readonly dayError: FieldError | null } {
  const day = readDateField(body, 'anchorOn', 'The first day');
  const every = textIn(body, 'every');
  const input = {
    ...{ name: wordsIn(body, 'name'), about: wordsIn(body, 'about') },
    every: rhythms.find((one): one is Rhythm => one === every) ?? ('never' as const),
    anchorOn: day.kind === 'date' ? day.date : '',
  };
  return { input, dayError: day.kind === 'wrong' ? day.error : null };
}

/** A network as its form shows it. */
export function typedNetwork({ name, about, every, anchorOn, version }: Network): Typed {
  const [year = '', month = '', day = ''] = anchorOn?.split('-') ?? [];
  return {
    ...{ name, about, every, version: String(version) },
    ...{ 'anchorOn-day': day.replace(/^0/, ''), 'anchorOn-month': month.replace(/^0/, ''), 'anchorOn-year': year },
  };
}

export function readMember(body: Typed): MemberInput {
  const accountId = textIn(body, 'accountId');
  return { accountId: accountId === '' ? null : accountId, name: wordsIn(body, 'name'), email: wordsIn(body, 'email') };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** "kpis", "practice", "kpi:…", "school-plan:…" or "document:…"; what is none of them is an unknown document. */
export function readItem(body: Typed): ItemInput {
  const [kind = '', ...rest] = textIn(body, 'item').split(':');
  const of = rest.join(':');
  if (kind === 'kpis' || kind === 'practice') return { kind, kpiId: null, document: null };
  if (kind === 'kpi' && UUID.test(of)) return { kind, kpiId: of, document: null };
  if (kind === 'school-plan' && UUID.test(of)) return { kind, kpiId: null, document: null, schoolId: of };
  return { kind: 'document', kpiId: null, document: kind === 'document' ? of : '' };
}

/** An id in a hidden field; one that nobody has for anything else. */
export function idIn(body: Typed, name: string): string {
  const id = textIn(body, name);
  return UUID.test(id) ? id : '00000000-0000-0000-0000-000000000000';
}
