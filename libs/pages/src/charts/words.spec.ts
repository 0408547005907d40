import { chartWords } from './chart';
import { samples } from './spec/samples';

/* What each kind tells somebody who does not see it. */
test.each([
  [
    'gap-over-years',
    'In percentage points. It falls: from 18.2 in 2018/19, the baseline, to 14.1 in 2023/24, the last year shown. ' +
      'The intervals of these two years overlap. The widest interval is that of 2019/20: 11.0 to 27.2. ' +
      'In 2023/24 it is above the milestone of 13.5. The target is 5.0 in 2027/28. ' +
      'Not shown: 2020/21 (c, confidential); 2021/22 (low, too few for a share).',
  ],
  [
    'dot-and-whisker',
    'In points on a scale of 1 to 5. Highest: 0.31, Careers mentoring. Lowest: −0.24, Placement year. ' +
      'Dashed mark: No difference. With the whole interval above it: Careers mentoring. ' +
      'With the whole interval below it: Placement year. With an interval that includes it: First in family: one year with ' +
      'somebody who knows the way into a profession. The widest interval is that of First in family: one year with somebody ' +
      'who knows the way into a profession: −0.21 to 0.37. Not shown: Law (N06, too few answered).',
  ],
  [
    'paired-change',
    'In points on a scale of 1 to 5. Before compared with After. Rises: All students, 3.1 to 3.6. ' +
      'Falls: Estranged from family, 3.4 to 3.2. Stays the same: Commuters, 3.3 to 3.3. ' +
      'The widest interval is that of Estranged from family (change): −0.6 to 0.2. ' +
      'Not shown: Care experienced, Before (low, too few for a share); Care experienced, change (N06, too few answered).',
  ],
  [
    'flow',
    'In people. From Could take part, 12,340, to Answered the last survey, 0. ' +
      'The largest fall is from Were invited, 8,215, to Applied, 1,130. Not shown: Have a mentor (c, confidential).',
  ],
  [
    'heat',
    'In per cent. Highest: 100.0, Law, Not known. Lowest: 79.0, Law, Mixed or several ethnic groups. ' +
      'Not shown: Law, Black (c, confidential); Law, Other (low, too few for a share).',
  ],
] as const)('%s', (kind, expected) => {
  expect(chartWords(samples[kind])).toBe(expected);
});
