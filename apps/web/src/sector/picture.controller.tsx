import { type SectorAsk, type SectorFigure, SectorPicture, type SectorView } from '@footing/sector';
import { type SheetTable, writeCsv } from '@footing/spreadsheets';
import { Controller, Get, Query, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { Needs, NotAudited } from '../http/policy';
import type { Typed } from '../http/read-form';
import { CurrentView, type View } from '../http/view';
import { textIn } from '../programme/typed';
import { sectorAddresses as at } from './addresses';
import { PicturePage } from './picture.page';
import { groupInWords, questionInWords, whyNot } from './sector-words';

/** What many universities show, together. */
@Controller('sector')
@Needs('sector.read')
export class SectorPictureController {
  constructor(private readonly picture: SectorPicture) {}

  @Get()
  @NotAudited('protected figures of groups at many universities: nobody’s data')
  async show(@CurrentView() view: View, @Query() typed: Typed): Promise<string> {
    const found = await this.picture.view(view.actor, askIn(typed));
    const asked = new URLSearchParams({ ...askIn(typed) }).toString();
    return view.page(
      { title: 'The national picture', width: 'wide' },
      <PicturePage
        {...{ found, typed }}
        mayPublish={view.may('sector.publish')}
        mayCollate={view.may('sector.collate')}
        fileHref={`${at.csv}?${asked}`}
      />,
    );
  }

  @Get('figures.csv')
  @NotAudited('protected figures of groups at many universities: nobody’s data')
  async file(@CurrentView() view: View, @Query() typed: Typed, @Res({ passthrough: true }) res: Response) {
    const found = await this.picture.view(view.actor, askIn(typed));
    res.setHeader('Content-Disposition', 'attachment; filename="national-picture.csv"');
    return new StreamableFile(writeCsv(sheetOf(found)), { type: 'text/csv; charset=utf-8' });
  }
}

function askIn(typed: Typed): Required<SectorAsk> {
  const text = (name: string) => textIn(typed, name);
  return {
    ...{ question: text('question'), period: text('period'), nation: text('nation') },
    ...{ priority: text('priority'), comparator: text('comparator') },
  };
}

const headers = [
  ...['what', 'year', 'nation', 'group', 'kind', 'row', 'value', 'low', 'high', 'next low', 'next high'],
  ...['universities', 'universities that hide it'],
];

function sheetOf({ question, figures, gap, period, nation }: SectorView): SheetTable {
  if (!question) return { headers, rows: [] };
  const head = [questionInWords(question), period, nation ?? 'All'];
  const rows = [...figures, ...(gap ? [gap] : [])].flatMap((figure) => {
    const group = figure.kind === 'gap' ? figure.group : groupInWords(figure.group, question.groups);
    return rowsOf(figure).map((row) => [...head, group, figure.kind, ...row, figure.pooled, figure.hidden]);
  });
  return { headers, rows };
}

type Row = readonly (string | number | null)[];

function rowsOf({ typical, together, within, positions }: SectorFigure): Row[] {
  return [
    'refused' in typical
      ? [`A typical university: ${whyNot(typical)}`, null, null, null, null, null]
      : [
          ...['A typical university', typical.value, typical.lower, typical.upper],
          ...[typical.next.lower, typical.next.upper],
        ],
    ...(together ? [['Everybody counted', together.share, together.lower, together.upper, null, null]] : []),
    ...(within ? [['Mantel–Haenszel', within.difference, within.lower, within.upper, null, null]] : []),
    ...positions.map(({ name, estimate: { value, low, high } }) => [
      ...[name ?? 'Another institution', value, low, high, null, null],
    ]),
  ];
}
