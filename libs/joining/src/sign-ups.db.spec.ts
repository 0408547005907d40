import { Stage } from './spec/stage';

let stage: Stage;
beforeAll(async () => (stage = await Stage.open()));
afterAll(() => stage.close());

const begun = async (record = true) => {
  const amina = await stage.student(record);
  await stage.signUps.begin(amina, stage.roundId);
  return amina;
};

test('a student answers question by question, and what was typed is what matching reads', async () => {
  const amina = await begun();
  await stage.answers(amina, 'help', { help: ['Interview practice'], 'help-other': 'Speaking up' });
  await stage.answers(amina, 'direction', { direction: ['undecided'] });
  await stage.answers(amina, 'meeting', { meeting: ['online', 'in person'], place: 'Leeds' });
  await stage.answers(amina, 'times', { 'times-1': ['Monday evening'], 'times-3': ['Wednesday morning'] });
  await stage.answers(amina, 'needs', { needs: ['A quiet place'], 'needs-more': 'I lip-read' });
  await stage.answers(amina, 'experience', { experience: ['Carer', 'Commuter'] });
  await stage.answers(amina, 'important', { important: 'direction' });
  await stage.answers(amina, 'avoid', { avoid: 'Joan Smith\ntom@w.example' });
  expect(await stage.candidates()).toEqual([]);
  await stage.sending.send(amina, stage.roundId);
  const [read] = await stage.candidates();
  expect(read?.answers).toEqual({
    helpWanted: ['Interview practice', 'Speaking up'],
    direction: ['undecided'],
    meetingModes: ['online', 'in person'],
    place: 'Leeds',
    availability: ['Monday evening', 'Wednesday morning'],
    mostImportant: 'direction',
    avoid: ['Joan Smith', 'tom@w.example'],
  });
  expect(read?.experiencesWanted).toHaveLength(2);
  expect(JSON.stringify(read)).not.toMatch(/quiet|lip/);
  const view = await stage.signUps.find(amina, stage.roundId);
  expect(view).toMatchObject({ needs: { chosen: ['A quiet place'], more: 'I lip-read' }, sentAt: stage.clock.now() });
  expect(view.experiences).toEqual(['Carer', 'Commuter']);
});
