import { retentionLetter } from './retention-letters';

test.each(['announced', 'tomorrow', 'done'] as const)(
  'the letter “%s” says when, where, and nothing of what',
  (what) => {
    const { subject, paragraphs, actions } = retentionLetter('dpo@w.example', { what, notBefore: '2026-11-29' });
    const text = paragraphs.join(' ');
    expect(text.includes('Sunday 29 November')).toBe(what !== 'done');
    expect(actions?.map(({ address }) => address)).toEqual(['/retention']);
    expect(`${subject} ${text}`).not.toMatch(/answers|schools|students|mentors|\d{3,}/i);
  },
);
