/** The part of JSON Schema (draft 2020-12, as OpenAPI 3.1 uses it) that the API's own schemas are made of. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}

/** Writes a schema the way a TypeScript type reads, with the descriptions as comments beside the fields. */
export function schemaText(schema: Schema, indent = ''): string {
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1) ?? schema.$ref;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return choices.map((choice) => schemaText(choice, indent)).join(' | ');
  if (schema.items) return `${group(schemaText(schema.items, indent))}[]`;
  if (schema.properties) return objectText(schema, indent);
  if (typeof schema.additionalProperties === 'object') {
    return `{ [key]: ${schemaText(schema.additionalProperties, indent)} }`;
  }
  return plainText(schema);
}

function group(text: string): string {
  return text.includes(' | ') && !text.startsWith('{') ? `(${text})` : text;
}

function plainText({ type, format }: Schema): string {
  const types = typeof type === 'string' ? [type] : (type ?? ['any']);
  return types.join(' | ') + (format === undefined ? '' : ` (${format})`);
}

function objectText({ properties = {}, required = [] }: Schema, indent: string): string {
  const inner = `${indent}  `;
  const lines = Object.entries(properties).map(([name, property]) => {
    const optional = required.includes(name) ? '' : '?';
    const note = property.description === undefined ? '' : `  // ${property.description}`;
    return `${inner}${name}${optional}: ${schemaText(property, inner)}${note}`;
  });
  return `{\n${lines.join('\n')}\n${indent}}`;
}
