import type { Item, ItemFault } from '@footing/surveys';
import type { FrameWords } from './frame-words';

/** Not yet read by a Welsh speaker: docs/welsh.md says what is to be looked at. */
export const welsh: FrameWords = {
  start: 'Dechrau',
  goOn: 'Parhau o’r lle yr oeddech',
  next: 'Parhau',
  back: 'Yn ôl',
  or: 'neu',
  ratherNot: 'Mae’n well gen i beidio â dweud',
  clear: 'Clirio fy ateb',
  tickUpTo: (most) => `Ticiwch hyd at ${most}.`,
  check: 'Gwiriwch eich atebion',
  change: 'Newid',
  notAnswered: 'Heb ei ateb',
  send: 'Anfon fy atebion',
  month: 'Mis',
  year: 'Blwyddyn',
  question: (number, of) => `Cwestiwn ${number} o ${of}`,
  about: (minutes) => (minutes === 1 ? 'Tua munud' : `Tua ${minutes} munud`),
  welcome: {
    howLong: 'Faint o amser mae’n ei gymryd',
    pages: (count) => (count === 1 ? '1 dudalen' : `${count} tudalen`),
    whoSees: 'Pwy sy’n ei weld',
    who: 'Dadansoddwyr cynllunio, nad ydynt yn gweld enwau. Mae’r hyn a gyhoeddir yn sôn am grwpiau, byth am un person.',
    notForced: 'Nid oes gorfodaeth',
    leaveOut: 'Gadewch unrhyw beth allan os dymunwch. Gallwch stopio ar unrhyw dudalen a pharhau wedyn.',
    openUntil: 'Ar agor tan',
    saidNo:
      'Dywedasoch y byddai’n well gennych beidio, felly nid ydym yn eich atgoffa. Gallwch ateb o hyd os dymunwch.',
    mayWeCount: 'Yn gyntaf: a gawn ni gyfrif eich atebion?',
    withoutYes: 'Heb i chi gytuno nid ydym yn cadw dim. Gallwch newid eich meddwl ar unrhyw adeg.',
    yes: 'Cytuno a dechrau',
    no: 'Dim diolch',
    ratherNot: 'A fyddai’n well gennych beidio? Yna ni fyddwn yn ysgrifennu atoch eto am yr arolwg hwn.',
    stopAsking: 'Peidiwch â gofyn i mi eto',
  },
  personal:
    'Mae hyn yn bersonol. Nid oes neb yn edrych ar un ateb ar ei ben ei hun: dim ond gyda llawer o rai eraill y caiff ei gyfrif.',
  leaveBlank: 'Gallwch ei adael yn wag. Cedwir pob tudalen pan ewch ymlaen neu yn ôl.',
  notSentYet:
    'Nid oes dim wedi ei anfon eto. Gallwch anfon eich atebion fel y maent: nid yw’r hyn a adewir yn wag yn cyfrif. Os hoffech gadw copi, argraffwch y dudalen hon nawr.',
  thanks: {
    title: 'Diolch',
    weHave: 'Mae eich atebion gennym.',
    tooLate:
      'Fe’u hanfonwyd o’r blaen, efallai o dudalen neu ddyfais arall. Maent yn aros fel y’u hanfonwyd: ni chadwyd yr hyn yr ydych newydd ei newid.',
    next: 'Beth sy’n digwydd nesaf',
    after: {
      baseline:
        'Byddwn yn gofyn ychydig o gwestiynau i chi eto hanner ffordd drwodd ac ar y diwedd, p’un a gawsoch fentor ai peidio. Dim ond felly y gallwn weld beth mae mentora yn ei newid.',
      mid: 'Byddwn yn gofyn i chi unwaith eto pan ddaw’r rownd hon o fentora i ben.',
      close:
        'Dyna arolwg olaf y rownd hon. Dim ond os ydych wedi dweud y cawn y byddwn yn gofyn i chi eto ymhen misoedd. Nid yw caniatâd yn para am byth: yn ei flwyddyn olaf gallwch ddweud ar Fy nata (My data) ei fod yn dal i sefyll.',
      'six-months':
        'Byddwn yn gofyn i chi un tro olaf, bymtheg mis ar ôl i chi gymhwyso, cyhyd â’ch bod yn dweud y cawn. Nid yw caniatâd yn para am byth: yn ei flwyddyn olaf gallwch ddweud ar Fy nata (My data) ei fod yn dal i sefyll.',
      'fifteen-months': 'Dyna’r tro olaf. Ni fyddwn yn gofyn i chi eto.',
    },
    nothingMore:
      'Nid oes dim mwy i’w wneud. Nid ydym yn eich atgoffa. Os hoffech ddarllen neu ddileu’r hyn a ddywedoch wrthym, neu os nad ydych am iddo gael ei gyfrif, mewngofnodwch ac ewch i ',
    myData: 'Fy nata (My data)',
    today: 'Ble rydych chi heddiw',
    wayCome: 'Y ffordd rydych wedi ei theithio',
    againLater: 'Y tro nesaf byddwn yn dangos hyn i chi eto, wrth ymyl yr hyn a ddywedwch bryd hynny. ',
    forYou: 'I chi y mae hyn, ac fe’i cyfrifir o’ch atebion chi yn unig.',
    anHour: ' Mae’r dudalen hon yn ei ddangos am awr: argraffwch hi os hoffech ei chadw.',
  },
  refused: {
    title: 'Mae hynny’n iawn',
    noMore: 'Ni fyddwn yn ysgrifennu atoch eto am yr arolwg hwn. Nid yw’n newid dim byd arall i chi.',
    notCounted:
      'Nid yw eich atebion yn cael eu cyfrif, ac nid ydym yn gofyn. Os newidiwch eich meddwl, mewngofnodwch ac ewch i ',
    ifYouChange: 'Os newidiwch eich meddwl, gallwch o hyd ',
    answerIt: 'ei ateb',
    until: ' tan ',
  },
  closed: {
    titles: {
      over: 'Mae’r arolwg hwn wedi cau',
      'result-known': 'Daeth yr arolwg hwn cyn y paru',
      stopped: 'Nid yw’r arolwg hwn i’w ateb',
    },
    notKept: 'Nid oedd modd cadw’r hyn yr ydych newydd ei anfon.',
    over: (day) =>
      `Roedd modd ei ateb tan ${day}. Diolch am fod eisiau gwneud: os byddwn yn gofyn eto, byddwn yn ysgrifennu atoch.`,
    resultKnown:
      'Gofynnai i bawb ble’r oeddent cyn y gallai neb wybod beth ddeuai o’r paru. Mae hynny’n hysbys bellach, felly ni ellid cymharu ateb mwyach.',
    stopped:
      'Dim ond tra bo cytundeb i’w cyfrif yr ydym yn cadw atebion, ac nid oes un nawr. Gall pwy bynnag sydd am newid hynny fewngofnodi a’i wneud ar y dudalen ',
    nothingToDo: 'Nid oes angen i chi wneud dim.',
  },
  problem: 'Mae problem',
  fault: inWelsh,
};

const CHOOSE = 'Dewiswch un o’r atebion.';
const TICK = 'Ticiwch yr atebion sy’n gymwys.';
const AGAIN = 'Ni ellid darllen hyn fel ateb. Rhowch gynnig arall arni.';

/** By what is wrong and what was asked. */
function inWelsh(item: Item, { code, key }: ItemFault): string {
  if (code === 'hidden') return 'Gyda’ch atebion eraill ni ofynnir y cwestiwn hwn.';
  if (code === 'unknown') return 'Nid yw’r arolwg hwn yn gofyn hynny.';
  if (code === 'not-an-answer' || key === '') return AGAIN;
  switch (item.type) {
    case 'many':
      if (code === 'goes-alone') return 'Ticiwch yr ateb hwn ar ei ben ei hun, neu ticiwch rai eraill.';
      if (code === 'twice') return 'Ticiwch bob ateb unwaith.';
      return code === 'too-many' ? `Ticiwch ${item.atMost ?? 1} ar y mwyaf.` : TICK;
    case 'number':
      return `Rhowch ${code === 'not-whole' ? 'rif cyfan' : 'rif'} o ${item.from} i ${item.to}.`;
    case 'month':
      return monthInWelsh(item, code);
    case 'line':
    case 'text':
      if (code === 'too-long') return `Ysgrifennwch ${item.atMost} o nodau ar y mwyaf.`;
      return code === 'not-text'
        ? 'Mae arwydd yn eich ateb na allwn ei gadw. Ysgrifennwch ef eto, ar un llinell os gofynnir am ychydig eiriau.'
        : 'Ysgrifennwch eich ateb mewn geiriau.';
    default:
      return CHOOSE;
  }
}

function monthInWelsh({ from, to }: Extract<Item, { type: 'month' }>, code: ItemFault['code']): string {
  if (code !== 'out-of-range') return 'Rhowch fis a blwyddyn, fel 9 a 2026.';
  const bounds = [from && `o ${inNumbers(from)}`, to && `hyd at ${inNumbers(to)}`].filter(Boolean);
  return `Rhowch fis ${bounds.join(' ')}.`;
}

/** "9/2026". */
const inNumbers = (month: string) => month.split('-').reverse().map(Number).join('/');
