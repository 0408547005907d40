import type { CopyOfMe, ReadPart } from '@footing/consent';
import { momentInWords } from '../record/record-words';
import { type SayItem, valueInWords } from './cell-words';

/** The page of a copy: plain, whole in itself, and readable in any browser in ten years’ time. */
export const CopyIndex = ({ copy, sayItem }: { readonly copy: CopyOfMe; readonly sayItem: SayItem }) => {
  const held = copy.parts.filter(({ rows }) => rows.length > 0);
  const title = `Everything that ${copy.institution} holds about ${copy.name}`;
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <h1>{title}</h1>
        <Foreword at={copy.at} />
        <nav aria-label="What is in it">
          <ul>
            {held.map(({ name, title: of }) => (
              <li>
                <a href={`#${name}`}>{of}</a>
              </li>
            ))}
          </ul>
        </nav>
        {held.map((part) => (
          <Part part={part} sayItem={sayItem} />
        ))}
        <Nothing parts={copy.parts.filter(({ rows }) => rows.length === 0)} />
      </body>
    </html>
  );
};

const Foreword = ({ at }: { readonly at: Date }) => (
  <>
    <p>
      For its mentoring service, on {momentInWords(at)}. The same is in data.json for other programs, and each table is
      a file of its own that opens in a spreadsheet.
    </p>
    <p>
      What is about other people is left out: of somebody you were paired with there is the name, and nothing else. Not
      in here: what the university brought in for equality monitoring, which nobody can look up by person, and the words
      consultants wrote, which may be about others too. Ask us, and a person goes through it first.
    </p>
  </>
);

const Nothing = ({ parts }: { readonly parts: readonly ReadPart[] }) =>
  parts.length === 0 ? null : (
    <section>
      <h2>What we hold nothing of</h2>
      <ul>
        {parts.map(({ title }) => (
          <li>{title}</li>
        ))}
      </ul>
    </section>
  );

interface PartView {
  readonly part: ReadPart;
  readonly sayItem: SayItem;
}

const Part = ({ part: { name, title, words, columns, rows }, sayItem }: PartView) => (
  <section id={name}>
    <h2>{title}</h2>
    <p>
      {words} File: <a href={`${name}.csv`}>{name}.csv</a>
    </p>
    <div class="table" role="region" aria-label={title} tabindex={0}>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col">{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell, place) => (
                <td>{valueInWords(columns[place] ?? '', cell, sayItem)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </section>
);

const STYLE = `
body { font: 17px/1.5 sans-serif; color: #1F2430; background: #fff; max-width: 60em; margin: 0 auto; padding: 1em }
h1 { font-size: 1.6em } h2 { font-size: 1.25em; margin-top: 2em }
a { color: #0B5D5E } .table { overflow-x: auto }
table { border-collapse: collapse; font-size: .9em } th, td { text-align: left; vertical-align: top; padding: .4em .8em; border-bottom: 1px solid #8A8F9C; white-space: pre-line }
@media print { .table { overflow: visible } }`;
