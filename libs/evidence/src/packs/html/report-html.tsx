import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { plainSvg } from '../drawing';
import { frontOf, MARKS_TITLE, paragraphs } from '../front';
import { cellText, type Grid, gridsOf } from '../grid';
import type { Block, Report, Section } from '../report';
import { style } from './style';

/** Nothing is fetched and nothing runs, whatever somebody typed. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/**
 * A report as a page that stands alone: no script, no file from elsewhere, fit to be printed. Cost: linear in its size.
 * @throws {DomainError} conflict, `report.internal`; invalid, `report.picture`
 */
export function reportHtml(report: Report): string {
  return `<!DOCTYPE html>\n${renderToString(<Page {...report} />)}\n`;
}

function Page(report: Report): VNode {
  return (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <title>{`${report.title}, ${report.institution}`}</title>
        {/* Our own words alone: nothing of it is given. */}
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <main>
          <h1>{report.title}</h1>
          <Front {...report} />
          {report.sections.map((section, at) => (
            <Part key={at} {...section} />
          ))}
        </main>
      </body>
    </html>
  );
}

function Front(report: Report): VNode {
  const { made, sources, marks } = frontOf(report);
  return (
    <>
      <p class="lead">{report.about}</p>
      <p>{made}</p>
      {sources.map((source) => (
        <p class="source">{source}</p>
      ))}
      {marks.length > 0 && (
        <section>
          <h2>{MARKS_TITLE}</h2>
          <Facts rows={marks.map(({ code, meaning }) => ({ name: `[${code}]`, words: meaning }))} />
        </section>
      )}
    </>
  );
}

const Part = ({ title, blocks }: Section): VNode => (
  <section>
    <h2>{title}</h2>
    {blocks.map((block, at) => (
      <OneBlock key={at} block={block} />
    ))}
  </section>
);

function OneBlock({ block }: { block: Block }): VNode {
  if (block.kind === 'list')
    return (
      <ul>
        {block.items.map((item) => (
          <li>{item}</li>
        ))}
      </ul>
    );
  if (block.kind === 'facts') return <Facts rows={block.rows} />;
  if (block.kind === 'text') return <Paragraphs words={block.words} />;
  return (
    <>
      {block.picture && (
        <figure>
          <figcaption>{block.picture.title}</figcaption>
          {/* Looked through: a plain drawing with its own title and description. */}
          <div
            role="img"
            aria-label={`${block.picture.title}. ${block.picture.words}`}
            dangerouslySetInnerHTML={{ __html: plainSvg(block.picture) }}
          />
        </figure>
      )}
      {gridsOf(block.table).map((grid) => (
        <GridTable key={grid.id} {...grid} />
      ))}
    </>
  );
}

const Paragraphs = ({ words }: { words: string }): VNode => (
  <>
    {paragraphs(words).map((paragraph, at) => (
      <p key={at}>{paragraph}</p>
    ))}
  </>
);

const Facts = ({ rows }: { rows: readonly { readonly name: string; readonly words: string }[] }): VNode => (
  <dl>
    {rows.map(({ name, words }) => (
      <div>
        <dt>{name}</dt>
        <dd>
          <Paragraphs words={words} />
        </dd>
      </div>
    ))}
  </dl>
);

/** A wide table is scrolled by itself, also by keyboard; the page is not. */
const GridTable = ({ id, title, headers, heads, rows, notes }: Grid): VNode => (
  <>
    <div class="wide" role="region" aria-labelledby={`${id}-title`} tabIndex={0}>
      <table id={id}>
        <caption id={`${id}-title`}>{title}</caption>
        <thead>
          <tr>
            {headers.map((header, at) => (
              <th scope="col" class={at < heads ? undefined : 'figure'}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr>
              {cells.map((cell, at) =>
                at < heads ? <th scope="row">{cellText(cell)}</th> : <td>{cellText(cell)}</td>,
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
    <ul class="notes">
      {notes.map((note) => (
        <li>{note}</li>
      ))}
    </ul>
  </>
);
