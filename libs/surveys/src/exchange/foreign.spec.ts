import fc from 'fast-check';
import type { Imported } from './imported';
import { readSurveyJs } from './surveyjs/read-surveyjs';
import { readXlsForm } from './xlsform/read-xlsform';
import type { ReadSheet } from './xlsform/sheets';

/** A sheet from lines with bars between their cells. */
const sheet = (...lines: string[]): ReadSheet => {
  const [headers = [], ...rows] = lines.map((line) => line.split('|').map((cell) => cell.trim()));
  return { headers, rows: rows.map((cells, n) => ({ number: n + 2, cells })) };
};
const yesNo = sheet(
  'list_name|name|label',
  'yn|yes|Yes',
  'yn|no|No',
  'top|cheese|Cheese',
  'top|ham|Ham',
  'top|no thanks|None',
);
const xls = (...lines: string[]): Imported =>
  readXlsForm(
    {
      survey: sheet('type|name|label|hint|relevant|constraint|required|appearance|default|parameters', ...lines),
      choices: yesNo,
      settings: null,
    },
    'foreign',
  )!;
const js = (...elements: unknown[]): Imported =>
  readSurveyJs({ title: 'Foreign', pages: [{ name: 'p', elements }] }, 'foreign')!;
const left = ({ dropped }: Imported) => dropped.map(({ path, what }) => `${path}: ${what}`);
const keys = ({ instrument }: Imported) => instrument.items.map(({ key, type }) => `${key} ${type}`);
const conditions = ({ instrument }: Imported) => instrument.items.map(({ showIf }) => showIf ?? '');

test.each<[relevant: string, condition: string]>([
  [`\${met} = 'yes'`, `met == 'yes'`],
  [`\${met}='yes' and \${many} >= 3`, `met == 'yes' and (many > 3 or many == 3)`],
  [`\${met} = "yes" or not(\${many} < 3)`, `met == 'yes' or not many < 3`],
  [`selected(\${tops}, 'cheese')`, `'cheese' in tops`],
  [`selected(\${met}, 'yes')`, `met == 'yes'`],
  [`selected(\${tops}, 'no thanks')`, `'no-thanks' in tops`],
  [`\${met} != ''`, `answered(met)`],
  [`\${met} = ''`, `not answered(met)`],
  [`count-selected(\${tops}) > 0`, `answered(tops)`],
  [`string-length(\${why}) > 0`, `answered(why)`],
  [`5 < \${many}`, `many > 5`],
  [`\${when} > date('2026-03-01')`, `when > '2026-03'`],
  [`(\${met} = 'yes' or \${met} = 'no') and \${many} = 1`, `(met == 'yes' or met == 'no') and many == 1`],
])('XLSForm’s relevant %s becomes %s', (relevant, condition) => {
  const found = xls(
    'select_one yn|met|Met?',
    'select_multiple top|tops|Tops?',
    'integer|many|Many?||| . >= 0 and . <= 9',
    'text|why|Why?',
    'date|when|When?||||| month-year',
    `note|last|Last||${relevant}`,
  );
  expect(conditions(found).at(-1)).toBe(condition);
});

test.each([
  `\${many} + 1 > 3`,
  `\${met} = 'yes' and \${nobody} = 'yes'`,
  `\${met} = 'yes' \${many}`,
  `\${met} = 'yes')`,
  `\${many} > \${met}`,
  `if(\${met} = 'yes', 1, 0)`,
  `\${nobody} = 'yes'`,
  `\${tops} = 'cheese'`,
  `\${met} = 'maybe'`,
  `today() > date('2026-01-01')`,
  `\${met} = 'yes`,
  `${'('.repeat(60)}\${met} = 'yes'${')'.repeat(60)}`,
])(
  'XLSForm’s relevant %s cannot be said here: its question is kept, asked of more people, and that is told',
  (relevant) => {
    const found = xls(
      'select_one yn|met|Met?',
      'select_multiple top|tops|Tops?',
      'integer|many|Many?||| . >= 0 and . <= 9',
      `note|last|Last||${relevant}`,
    );
    expect(conditions(found).at(-1)).toBe('');
    expect(left(found)).toEqual(['choices, top: the value “no thanks”', `survey, row 5: the condition ${relevant}`]);
  },
);

test('XLSForm: a question that looks at one asked later is kept, and the condition told', () => {
  const found = xls(`text|why|Why?||\${met} = 'yes'`, 'select_one yn|met|Met?');
  expect(keys(found)).toEqual(['why line', 'met one']);
  expect(conditions(found)).toEqual(['', '']);
  expect(left(found)).toEqual(['choices, top: the value “no thanks”', 'survey, row 2: a condition']);
});

test('XLSForm: what has no like here is told, each thing with its place', () => {
  const found = xls(
    'start|start',
    'text|name|Your name?|||. != 5|yes||Ann',
    'image|photo|A picture',
    'geopoint|here|Where?',
    'calculate|sum|',
    'select_one yn or_other|Met.It|Met?',
    'select_one nothing|lost|Lost?',
    "note|after|After||${lost} = 'a'",
    'begin repeat|again|Again',
    'text|inner|Inner',
    'end repeat',
    'date|born|Born?',
    'range|sure|Sure?||||||| start=0 end=10 step=1',
    'decimal|cost|Cost?',
  );
  expect(keys(found)).toEqual([
    'name line',
    'met-it one',
    'after information',
    'born month',
    'sure number',
    'cost number',
  ]);
  expect(left(found)).toEqual([
    'choices, top: the value “no thanks”',
    'survey, row 2: start start',
    'survey, row 3: constraint . != 5',
    'survey, row 3, required: required yes',
    'survey, row 3, default: default Ann',
    'survey, row 4: image photo',
    'survey, row 5: geopoint here',
    'survey, row 6: calculate sum',
    'survey, row 7: or_other',
    'survey, row 7: the name “Met.It”',
    'survey, row 10: a part that repeats, again',
    'survey, row 13: the day of a date',
    'survey, row 14: the slider of a range',
    'survey, row 15: a number without a lowest or a highest',
    `survey, row 9: the condition \${lost} = 'a'`,
    'survey, row 8: a question',
  ]);
});

test('XLSForm: a group of one list is an agree block, another is its questions, each asked when the group was', () => {
  const found = xls(
    'select_one yn|met|Met?',
    `begin_group|feel|How is it?||\${met} = 'yes'||| field-list`,
    'select_one yn|a|A',
    'select_one yn|b|B',
    'end_group',
    `begin group|rest|The rest||\${a} = 'no'`,
    'select_one yn|c|C',
    `text|d|D||\${c} = 'yes'`,
    'end group',
  );
  expect(keys(found)).toEqual(['met one', 'feel agree', 'c one', 'd line']);
  expect(conditions(found)).toEqual(['', `met == 'yes'`, `a == 'no'`, `a == 'no' and c == 'yes'`]);
  expect(left(found)).toContain('survey, row 7: the heading of a group');
});

test('XLSForm: languages are known by their codes, and one without is told', () => {
  const survey = sheet(
    'type|name|label::English (en)|label::Cymraeg (cy)|label::Klingon',
    'note|hello|Hello|Helo|nuqneH',
  );
  const found = readXlsForm(
    { survey, choices: null, settings: sheet('form_title|default_language', 'T|Cymraeg (cy)') },
    'k',
  )!;
  expect(found.instrument).toMatchObject({
    languages: ['cy', 'en'],
    title: { cy: 'T' },
    items: [{ text: { en: 'Hello', cy: 'Helo' } }],
  });
  expect(left(found)).toEqual(['survey, label::Klingon: a language']);
});

const asked = [
  { type: 'radiogroup', name: 'met', title: 'Met?', choices: ['yes', { value: 'no', text: 'No' }] },
  { type: 'checkbox', name: 'tops', title: 'Tops?', choices: ['ham', 'egg'], showNoneItem: true },
  { type: 'text', name: 'many', title: 'Many?', inputType: 'number', min: 0, max: 9, step: 1 },
  { type: 'boolean', name: 'sure', title: 'Sure?' },
];

test.each<[visibleIf: string, condition: string]>([
  [`{met} = 'yes'`, `met == 'yes'`],
  [`{met} <> 'yes'`, `met != 'yes'`],
  [`{met} notequal 'yes' && {many} >= 3`, `met != 'yes' and (many > 3 or many == 3)`],
  [`{met} = 'yes' || !({many} less 3)`, `met == 'yes' or not many < 3`],
  [`{tops} contains 'ham'`, `'ham' in tops`],
  [`{tops} notcontains 'none'`, `not 'none' in tops`],
  [`{tops} anyof ['ham', 'egg']`, `'ham' in tops or 'egg' in tops`],
  [`{tops} allof ['ham', 'egg']`, `'ham' in tops and 'egg' in tops`],
  [`{met} anyof ['yes', 'no']`, `met == 'yes' or met == 'no'`],
  [`{met} noneof ['yes']`, `not met == 'yes'`],
  [`{met} empty or {many} notempty`, `not answered(met) or answered(many)`],
  [`{sure} = true`, `sure == 'true'`],
  [`{many} = '3'`, `many == 3`],
])('SurveyJS’s visibleIf %s becomes %s', (visibleIf, condition) => {
  const found = js(...asked, { type: 'html', name: 'last', html: 'Last', visibleIf });
  expect(conditions(found).at(-1)).toBe(condition);
  expect(found.dropped).toEqual([]);
});

test.each([
  `{many} + 1 > 3`,
  `{met} = {many}`,
  `iif({met} = 'yes', 1, 0)`,
  `age({many}) > 3`,
  `{tops} = 'ham'`,
  `{met} contains 'yes'`,
  `{row.a} = 1`,
  `{met} = 'yes`,
])('SurveyJS’s visibleIf %s cannot be said here, and that is told', (visibleIf) => {
  const found = js(...asked, { type: 'html', name: 'last', html: 'Last', visibleIf });
  expect(conditions(found).at(-1)).toBe('');
  expect(left(found)).toEqual([`pages[0].elements[4]: the condition ${visibleIf}`]);
});

test('SurveyJS: what has no like here is told, each thing with its place', () => {
  const found = readSurveyJs(
    {
      title: 'Foreign',
      showProgressBar: 'top',
      triggers: [],
      pages: [
        {
          name: 'p',
          title: 'A page',
          elements: [
            { type: 'file', name: 'cv' },
            { type: 'signaturepad', name: 'sign' },
            { type: 'matrixdynamic', name: 'rows' },
            { type: 'expression', name: 'sum', expression: '1 + 1' },
            { type: 'html', name: 'told', html: '<p>Hello <b>you</b></p><script>x</script>' },
            { type: 'text', name: 'mail', title: 'Mail?', inputType: 'email', isRequired: true, validators: [] },
            {
              type: 'radiogroup',
              name: 'Q 1',
              title: 'One?',
              choices: ['a b', { value: 'c', score: 2 }],
              showOtherItem: true,
              choicesOrder: 'random',
            },
            {
              type: 'matrix',
              name: 'grid',
              title: 'Grid?',
              columns: ['x', 'y'],
              rows: ['r1', { value: 'r2', text: 'Row two' }],
            },
            { type: 'comment', name: 'after', title: 'After?', visibleIf: `{grid.r2} = 'x' and {Q 1} = 'a b'` },
            { type: 'rating', name: 'stars', title: 'Stars?', rateMax: 7, minRateDescription: 'Bad' },
            { type: 'text', name: 'unseen', visible: false },
          ],
        },
      ],
    },
    'foreign',
  )!;
  expect(keys(found)).toEqual(['told information', 'mail line', 'q-1 one', 'grid agree', 'after text', 'stars number']);
  expect(conditions(found)[4]).toBe(`grid-r2 == 'x' and q-1 == 'a-b'`);
  expect(found.instrument.items[0]?.text).toEqual({ en: 'Hello you\nx' });
  expect(left(found)).toEqual([
    'showProgressBar: showProgressBar',
    'triggers: triggers',
    'pages[0].title: title',
    'pages[0].elements[0]: file cv',
    'pages[0].elements[1]: signaturepad sign',
    'pages[0].elements[2]: matrixdynamic rows',
    'pages[0].elements[3]: expression sum',
    'pages[0].elements[4].html: markup',
    'pages[0].elements[5].inputType: inputType',
    'pages[0].elements[5].isRequired: isRequired',
    'pages[0].elements[5].validators: validators',
    'pages[0].elements[6].choices: the value “a b”',
    'pages[0].elements[6].choices[1].score: score',
    'pages[0].elements[6].showOtherItem: showOtherItem',
    'pages[0].elements[6].choicesOrder: choicesOrder',
    'pages[0].elements[6]: the name “Q 1”',
    'pages[0].elements[7]: the grid',
    'pages[0].elements[7]: the name “grid.r1”',
    'pages[0].elements[7]: the name “grid.r2”',
    'pages[0].elements[9]: the row of a rating',
    'pages[0].elements[9].minRateDescription: minRateDescription',
    'pages[0].elements[10]: text unseen',
  ]);
  expect(found.dropped.every(({ why }) => why.endsWith('.'))).toBe(true);
});

test('SurveyJS: conditions of pages and panels go to their questions, and a panel of radios is an agree block', () => {
  const radios = ['a', 'b'].map((name) => ({ type: 'radiogroup', name, title: name, choices: [1, 2] }));
  const found = readSurveyJs(
    {
      elements: undefined,
      pages: [
        { elements: asked.slice(0, 1) },
        {
          visibleIf: `{met} = 'yes'`,
          elements: [
            { type: 'panel', name: 'block', title: 'Block', elements: radios, visibleIf: `{met} notempty` },
            { type: 'panel', name: 'loose', elements: [{ type: 'text', name: 'c' }], visibleIf: '{a} = 1' },
          ],
        },
      ],
    },
    'foreign',
  )!;
  expect(keys(found)).toEqual(['met one', 'block agree', 'c line']);
  expect(conditions(found)).toEqual(['', `met == 'yes' and answered(met)`, `met == 'yes' and a == '1'`]);
});

test('nothing that a file may hold makes either throw; what comes out is sound or nothing', () => {
  const piece = fc.anything({ maxDepth: 2 });
  const element = fc.record({
    type: fc.constantFrom('radiogroup', 'checkbox', 'matrix', 'panel', 'text', 'html', 'rating', 'boolean', 'x'),
    name: fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'a')),
    title: piece,
    choices: fc.array(piece, { maxLength: 3 }),
    rows: piece,
    elements: piece,
    visibleIf: fc.oneof(fc.string(), fc.constant(`{a} = 'x'`)),
  });
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom('select_one yn', 'begin_group', 'end_group', 'note', 'integer', '__proto__', 'a'),
  );
  fc.assert(
    fc.property(
      fc.array(element, { maxLength: 4 }),
      fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 5 }),
      piece,
      (elements, rows, any) => {
        expect(readSurveyJs({ title: 'T', elements }, 'k')?.instrument.key).toBe('k');
        readSurveyJs(any, 'k');
        const survey = {
          headers: ['type', 'name', 'label', 'relevant', 'constraint', 'hint'],
          rows: rows.map((cells, number) => ({ number, cells })),
        };
        expect(readXlsForm({ survey, choices: yesNo, settings: null }, 'k')?.instrument.key).toBe('k');
      },
    ),
    { numRuns: 100 },
  );
});

test('a form in the older spellings that form builders still take comes in as if it were written in ours', () => {
  const old = readXlsForm(
    {
      survey: sheet(
        'Type|Name|caption|hint|bind:relevant|bind:constraint|bind:jr:constraintMsg|control:appearance',
        'add select one prompt using yn|met|Met?|||||minimal',
        'select all that apply from top|tops|Tops?||||Not all|',
        "select1 yn|again|Again?||${met} = 'yes'|||",
        'int|many|Many?|||. >= 0 and . <= 9||',
        "string|why|Why?|Say more|selected(${tops}, 'ham')|||multiline",
        'trigger|ok|Press||||',
        'add image prompt|face|A picture||||',
      ),
      choices: sheet('list name|value|caption', 'yn|yes|Yes', 'yn|no|No', 'top|cheese|Cheese', 'top|ham|Ham'),
      settings: null,
    },
    'old',
  )!;
  expect(keys(old)).toEqual(['met one', 'tops many', 'again one', 'many number', 'why text']);
  expect(conditions(old)).toEqual(['', '', "met == 'yes'", '', "'ham' in tops"]);
  expect(old.instrument.items[3]).toMatchObject({ from: 0, to: 9, isWhole: true });
  expect(old.instrument.items[0]).toMatchObject({ options: [{ code: 'yes', label: { en: 'Yes' } }, { code: 'no' }] });
  expect(left(old)).toEqual([
    'survey, row 2, appearance: minimal',
    'survey, row 3, bind:jr:constraintMsg: constraint_message Not all',
    'survey, row 7: acknowledge ok',
    'survey, row 8: image face',
  ]);
});
