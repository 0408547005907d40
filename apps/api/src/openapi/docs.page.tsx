import type { OpenAPIObject } from '@nestjs/swagger';
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { PREFIX } from '../http/prefix';
import { bodyOf, inWords, type Operation, operationsByTag, type Row, shapesOf } from './docs-rows';

/** The documentation of the API as a page for people: no script, nothing from elsewhere. */
export const docsPage = (document: OpenAPIObject): string =>
  `<!doctype html>${renderToString(<Page document={document} />)}`;

function Page({ document }: { document: OpenAPIObject }) {
  const tags = [...operationsByTag(document)];
  return (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{document.info.title}</title>
        <link rel="stylesheet" href={`/${PREFIX}/docs.css`} />
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to the content
        </a>
        <Opening document={document} tags={tags.map(([tag]) => tag)} />
        <main id="main">
          {tags.map(([tag, operations]) => (
            <Section id={tag}>
              {operations.map((operation) => (
                <OperationPart {...operation} />
              ))}
            </Section>
          ))}
          <Section id="shapes">
            {shapesOf(document).map(({ name, rows }) => (
              <Shape name={name} rows={rows} />
            ))}
          </Section>
        </main>
      </body>
    </html>
  );
}

function Opening({ document, tags }: { document: OpenAPIObject; tags: readonly string[] }) {
  const { title, description = '' } = document.info;
  return (
    <header>
      <h1>{title}</h1>
      {description.split('\n\n').map((part) => (
        <p>{part}</p>
      ))}
      <p>
        <a href={`/${PREFIX}/openapi.json`}>The same for programs, as OpenAPI</a>
      </p>
      <Contents titles={[...tags, 'shapes']} />
    </header>
  );
}

const Section = ({ id, children }: { id: string; children: ComponentChildren }) => (
  <section aria-labelledby={id}>
    <h2 id={id}>{titled(id)}</h2>
    {children}
  </section>
);

const Shape = ({ name, rows }: { name: string; rows: readonly Row[] }) => (
  <>
    <h3 id={name}>{name}</h3>
    <Table caption={`Fields of ${name}`} heads={['Field', 'Kind', 'About']} rows={rows} />
  </>
);

const titled = (tag: string): string => tag.charAt(0).toUpperCase() + tag.slice(1).replaceAll('-', ' ');

const Contents = ({ titles }: { titles: readonly string[] }) => (
  <nav aria-label="Contents">
    <ul>
      {titles.map((title) => (
        <li>
          <a href={`#${title}`}>{titled(title)}</a>
        </li>
      ))}
    </ul>
  </nav>
);

function OperationPart({ method, path, operation }: Operation) {
  const parameters = (operation.parameters ?? []).flatMap((one): Row[] =>
    'name' in one
      ? [
          [
            one.name,
            inWords(one.schema ?? {}),
            one.in === 'path' ? 'in the address' : one.required ? 'in the query' : 'in the query, or left out',
          ],
        ]
      : [],
  );
  const answers = Object.entries(operation.responses).map(([status, answer]): Row => {
    const content = answer && 'content' in answer ? answer.content : undefined;
    return [
      status,
      answer && 'description' in answer ? answer.description : '',
      Object.values(content ?? {})
        .map(({ schema }) => inWords(schema ?? {}))
        .join(),
    ];
  });
  const body = bodyOf(operation);
  return (
    <article aria-labelledby={operation.operationId ?? path}>
      <h3 id={operation.operationId ?? path}>
        {method} <code>{path}</code>
      </h3>
      <p>{operation.summary}.</p>
      {parameters.length > 0 && (
        <Table caption={`Taken by ${method} ${path}`} heads={['Name', 'Kind', 'Where']} rows={parameters} />
      )}
      {body.length > 0 && (
        <Table caption={`Body of ${method} ${path}`} heads={['Field', 'Kind', 'About']} rows={body} />
      )}
      <Table caption={`Answers to ${method} ${path}`} heads={['Status', 'Meaning', 'Shape']} rows={answers} />
    </article>
  );
}

const Table = ({ caption, heads, rows }: { caption: string; heads: readonly string[]; rows: readonly Row[] }) => (
  <table>
    <caption>{caption}</caption>
    <thead>
      <tr>
        {heads.map((head) => (
          <th scope="col">{head}</th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(([name, ...cells]) => (
        <tr>
          <th scope="row">{name}</th>
          {cells.map((cell) => (
            <td>{cell}</td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
