/** A column as the database has it. */
export interface ColumnType {
  readonly name: string;
  /** The type's name in PostgreSQL. */
  readonly type: string;
  readonly isNullable: boolean;
}

const TYPES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  bigint: { type: 'integer' },
  boolean: { type: 'boolean' },
  bytea: { type: 'string', contentEncoding: 'base64' },
  date: { type: 'string', format: 'date' },
  'double precision': { type: 'number' },
  integer: { type: 'integer' },
  jsonb: {},
  real: { type: 'number' },
  smallint: { type: 'integer' },
  text: { type: 'string' },
  'timestamp with time zone': { type: 'string', format: 'date-time' },
  uuid: { type: 'string', format: 'uuid' },
};

/** A JSON Schema for the rows of each table of an export: what stands in `schema.json`. */
export function toRowSchemas(
  tables: readonly { readonly name: string; readonly columns: readonly ColumnType[] }[],
): string {
  const schemas = tables.map(({ name, columns }) => [
    name,
    {
      type: 'object',
      properties: Object.fromEntries(columns.map((column) => [column.name, toSchema(column)])),
      required: columns.map((column) => column.name),
      additionalProperties: false,
    },
  ]);
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Rows of a Parley export, by table: one a line of TABLE.jsonl.gz',
    $defs: Object.fromEntries(schemas) as unknown,
  };
  return `${JSON.stringify(schema, null, 1)}\n`;
}

function toSchema({ type, isNullable }: ColumnType): unknown {
  const own = type.endsWith('[]') ? { type: 'array', items: ofType(type.slice(0, -2)) } : ofType(type);
  return isNullable && 'type' in own ? { ...own, type: [own.type, 'null'] } : own;
}

function ofType(type: string): Readonly<Record<string, unknown>> {
  const schema = TYPES[type];
  if (schema === undefined) throw new RangeError(`A column of type ${type} has no schema.`);
  return schema;
}
