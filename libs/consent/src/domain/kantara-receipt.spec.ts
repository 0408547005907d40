import { categories } from '@footing/kernel';
import fc from 'fast-check';
import { kinds } from '../spec/chains';
import { recordedPurpose, someRecordTerms, someTermsOf } from '../spec/records';
import { kantaraReceiptOf } from './kantara-receipt';
import type { RecordTerms } from './record-terms';

const made = { id: '0190b6a5-0000-7000-8000-00000000000f', address: 'https://a.example/1', createdAt: new Date(0) };
const yes = (code: 'news' | 'matching.characteristics', more: Partial<RecordTerms> = {}): RecordTerms => {
  const purpose = fc.constant(recordedPurpose(code, 'consent'));
  const [terms] = fc.sample(someTermsOf('given', purpose), { numRuns: 1, seed: 11 });
  if (!terms) throw new RangeError('one was asked for');
  return { ...terms, thirdParties: [], itemWords: '', ...more };
};

describe('a receipt in the form of Kantara', () => {
  test('says every field that the form asks for', () => {
    const { event, links, ...terms } = yes('news');
    const until = new Date('2031-04-05T06:07:08.000Z');
    const institution = {
      id: 'https://w.example/',
      name: 'Wharfedale',
      address: '1 Beck Lane',
      contact: 'careers@w.example',
    };
    const recordedAt = new Date('2026-10-02T09:14:05.999Z');
    expect(kantaraReceiptOf(made, { ...terms, links, institution, event: { ...event, until, recordedAt } })).toEqual({
      version: 'KI-CR-v1.1.0',
      jurisdiction: 'GB',
      consentTimestamp: 1_790_932_445,
      collectionMethod: 'button on my data',
      consentReceiptID: made.id,
      language: terms.notice.lang,
      piiPrincipalId: event.subjectId,
      piiControllers: [
        {
          piiController: 'Wharfedale',
          onBehalf: false,
          contact: 'careers@w.example',
          address: { streetAddress: '1 Beck Lane', addressCountry: 'GB' },
          email: 'careers@w.example',
          phone: '',
          piiControllerUrl: 'https://w.example/',
        },
      ],
      policyUrl: links.notice,
      services: [
        {
          service: 'Mentoring',
          purposes: [
            {
              purpose: terms.purpose.title,
              consentType: 'EXPLICIT',
              purposeCategory: ['https://w3id.org/dpv#DirectMarketing'],
              piiCategory: [categories.contact.words, categories.identity.words],
              primaryPurpose: false,
              termination: `Ends on 2031-04-05, or when you take it back: ${links.choices}`,
              thirdPartyDisclosure: false,
            },
          ],
        },
      ],
      sensitive: false,
    });
  });

  test('names what is sensitive, the item and the others who get it', () => {
    const other = { id: 'https://p.example/', name: 'Print House', address: 'x', contact: 'y' };
    const receipt = kantaraReceiptOf(
      made,
      yes('matching.characteristics', { thirdParties: [other], itemWords: 'care' }),
    );
    expect(receipt).toMatchObject({ sensitive: true, spiCat: [categories.experience.words] });
    expect(receipt?.services[0]?.purposes[0]).toMatchObject({
      purpose: 'Using what you share with others to match you: care',
      thirdPartyDisclosure: true,
      thirdPartyName: 'Print House',
    });
  });

  test('is given for a yes and for nothing else', () => {
    fc.assert(
      fc.property(someRecordTerms, fc.constantFrom(...kinds), (terms, kind) => {
        const receipt = kantaraReceiptOf(made, { ...terms, event: { ...terms.event, kind } });
        expect(receipt !== null).toBe(kind === 'given' || kind === 'renewed');
      }),
    );
  });
});
