import { modelMayShow } from './models';
import { quantileOf } from './quantiles';

describe('a model', () => {
  const sound = { people: 142, residualDf: 130, cells: [60, 82, 10], isSaturated: false };

  test('of enough people is shown, with its number to the nearest 5', () =>
    expect(modelMayShow(sound)).toEqual({ people: 140 }));

  test.each([{ residualDf: 9 }, { cells: [60, 9] }, { isSaturated: true }])('with %p is not', (over) =>
    expect(modelMayShow({ ...sound, ...over })).toEqual({ code: 'N11' }),
  );
});

test('a quartile or a greatest rests on ten', () => {
  expect([quantileOf(6, 10), quantileOf(6, 9)]).toEqual([{ value: 6 }, { code: 'low' }]);
});
