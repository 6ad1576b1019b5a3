import type { JSX } from 'preact';
import { renderPage } from './parts/page.tsx';
import { schemaText, type Schema } from './parts/schema-text.ts';
import { PATHS } from './urls.ts';
import type { Assets } from './views.ts';

type Content = Readonly<Record<string, { readonly schema?: Schema }>>;

interface Operation {
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly description?: string;
    readonly schema?: Schema;
  }[];
  readonly requestBody?: { readonly content?: Content };
  readonly responses?: Readonly<
    Record<string, { readonly description?: string; readonly content?: Content }>
  >;
}

/** The part of an OpenAPI 3.1 document that the page shows. */
export interface OpenApiDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description?: string };
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> };
}

export interface ApiDocsView {
  readonly openapi: OpenApiDocument;
  readonly assets: Assets;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/**
 * The API as a page to read: every address with what it takes and answers. In English, as the descriptions in the
 * schemas are: it is for those who program against them.
 */
export function renderApiDocs({ openapi, assets }: ApiDocsView): string {
  const { info, paths = {}, components } = openapi;
  return renderPage({
    frame: { language: 'en', assets },
    style: assets.pageCss,
    title: `${info.title} ${info.version}`,
    description: info.description,
    masthead: { name: info.title },
    children: (
      <>
        <h1>API, version {info.version}</h1>
        {info.description && <p>{info.description}</p>}
        <p>
          For programs: <a href={PATHS.openApi}>openapi.json</a>
        </p>
        {Object.entries(paths).flatMap(([path, operations]) =>
          METHODS.map((method) => {
            const operation = operations[method];
            return operation && <OperationPart method={method} path={path} operation={operation} />;
          }),
        )}
        <Schemas schemas={components?.schemas ?? {}} />
      </>
    ),
  });
}

function OperationPart(props: { method: string; path: string; operation: Operation }): JSX.Element {
  const { method, path, operation } = props;
  const { parameters = [], responses = {} } = operation;
  const body = jsonSchema(operation.requestBody?.content);
  return (
    <section id={`${method}-${path}`}>
      <h2>
        <code>
          {method.toUpperCase()} <BreakablePath path={path} />
        </code>
      </h2>
      {operation.summary && <p>{operation.summary}</p>}
      {operation.description && <p>{operation.description}</p>}
      {parameters.length > 0 && (
        <dl>
          {parameters.map((parameter) => (
            <>
              <dt>
                <code>{parameter.name}</code> ({parameter.in}
                {parameter.required ? ', required' : ''})
              </dt>
              <dd>
                <code>{schemaText(parameter.schema ?? {})}</code> {parameter.description}
              </dd>
            </>
          ))}
        </dl>
      )}
      {body && <SchemaBlock title="Takes" schema={body} />}
      {Object.entries(responses).map(([status, response]) => (
        <SchemaBlock
          title={`Answers ${status}${describe(response.description)}`}
          schema={jsonSchema(response.content)}
        />
      ))}
    </section>
  );
}

/** A path that may be broken at its slashes, on a narrow page. */
function BreakablePath({ path }: { path: string }): JSX.Element {
  const [first, ...parts] = path.split('/');
  return (
    <>
      {first}
      {parts.map((part) => (
        <>
          <wbr />/{part}
        </>
      ))}
    </>
  );
}

/** The framework's placeholder says nothing. */
function describe(description: string | undefined): string {
  return description === undefined || description === 'Default Response' ? '' : `: ${description}`;
}

/** The schema of a body, of whichever JSON type it is. */
function jsonSchema(content: Content = {}): Schema | undefined {
  return Object.values(content)[0]?.schema;
}

function SchemaBlock({ title, schema }: { title: string; schema: Schema | undefined }): JSX.Element {
  return (
    <>
      <p>{title}</p>
      {schema && <pre>{schemaText(schema)}</pre>}
    </>
  );
}

function Schemas({ schemas }: { schemas: Readonly<Record<string, Schema>> }): JSX.Element {
  return (
    <>
      {Object.entries(schemas).map(([name, schema]) => (
        <section id={name}>
          <h2>
            <code>{name}</code>
          </h2>
          {schema.description && <p>{schema.description}</p>}
          <pre>{schemaText(schema)}</pre>
        </section>
      ))}
    </>
  );
}
