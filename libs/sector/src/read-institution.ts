import { DomainError, type FieldError } from '@footing/kernel';
import { nations } from './domain/content';
import { bareKeyIn } from './file/sector-file';

/** Who signs, as it was typed. */
export interface InstitutionInput {
  readonly name: string;
  readonly nation: string;
  readonly ukprn: string;
  readonly publicKey: string;
}

/** What was typed of a university is to be put right. */
export const wrongInstitution = (faults: readonly FieldError[]) =>
  new DomainError('invalid', 'sector.wrong', 'institution', faults);

/** What was typed, read; with what is to be put right. */
export function readInstitution(input: InstitutionInput) {
  const name = input.name.normalize('NFC').trim();
  const nation = nations.find((one) => one === input.nation);
  const publicKey = bareKeyIn(input.publicKey);
  const ukprn = input.ukprn.trim() === '' ? null : input.ukprn.trim();
  const faults: FieldError[] = [];
  if (name === '' || name.length > 200) faults.push({ field: 'name', message: 'Enter a name of up to 200 letters' });
  if (!nation) faults.push({ field: 'nation', message: 'Select where the university is' });
  if (ukprn !== null && !/^\d{8}$/.test(ukprn))
    faults.push({ field: 'ukprn', message: 'Enter the eight digits of the UKPRN, or leave it empty' });
  if (publicKey === null)
    faults.push({ field: 'publicKey', message: 'Paste the whole public key, as the university’s page shows it' });
  return { name, nation, ukprn, publicKey, faults };
}
