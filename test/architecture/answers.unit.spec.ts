import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { ANSWERS } from '../../apps/api/src/openapi/answer-schemas.js';
import { ENDPOINTS } from '../../apps/api/src/openapi/endpoints.js';
import { answerModule, answersFile } from '../../infra/answers/answer-module.mjs';
import { SchemaOfType } from '../../infra/answers/schema-of-type.mjs';

const root = join(import.meta.dirname, '../..');

describe('the schemas of answers', () => {
  it('are those of the controllers’ methods; npm run pages makes them anew', async () => {
    expect(await readFile(join(root, answersFile), 'utf8')).toBe(answerModule(root));
  }, 60_000);

  it('exist for every route that answers in JSON', () => {
    const without = ENDPOINTS.filter(
      ({ method, path, status, contentType, answer }) =>
        // The document does not describe itself.
        status !== 204 &&
        contentType === undefined &&
        path !== 'docs/openapi.json' &&
        ANSWERS[answer ?? `${method} ${path}`] === undefined,
    );
    expect(without.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });
});

describe('a type as it looks in JSON', () => {
  const of = (declarations: string): unknown => {
    const name = 'sample.ts';
    const text = `${declarations}\nexport declare const it: It;`;
    const host = ts.createCompilerHost({ strict: true });
    const read = host.getSourceFile.bind(host);
    host.getSourceFile = (file, ...rest) =>
      file === name
        ? ts.createSourceFile(name, text, {
            languageVersion: ts.ScriptTarget.ES2023,
            jsDocParsingMode: ts.JSDocParsingMode.ParseAll,
          })
        : read(file, ...rest);
    const program = ts.createProgram(
      [name],
      { strict: true, target: ts.ScriptTarget.ES2023 },
      host,
    );
    const checker = program.getTypeChecker();
    const statement = program.getSourceFile(name)?.statements.at(-1) as ts.VariableStatement;
    const [declaration] = statement.declarationList.declarations;
    const schemas = new SchemaOfType(checker);
    const schema: unknown = schemas.of(checker.getTypeAtLocation(declaration as ts.Node), 'it');
    return { schema, definitions: schemas.definitions as unknown };
  };

  it('keeps what is optional, what may be null, and what was said of it', () => {
    const declarations = `interface It {
      /** In minutes. */
      left: number; at?: string; by: string | null }`;
    expect(of(declarations)).toEqual({
      schema: { $ref: '#/components/schemas/It' },
      definitions: {
        It: {
          type: 'object',
          properties: {
            left: { type: 'number', description: 'In minutes.' },
            at: { type: 'string' },
            by: { anyOf: [{ type: 'null' }, { type: 'string' }] },
          },
          required: ['left', 'by'],
        },
      },
    });
  });

  it('knows texts of which there are few, yes and no, marked numbers and lists of lists', () => {
    const declarations = `type It = {
      role: 'lead' | 'assist'; done: boolean; always: true;
      position: number & { readonly __position: unique symbol };
      pairs: readonly [string, number][];
      counts: Partial<Record<'A' | 'B', number>>; names: Record<string, string>;
    };`;
    expect(of(declarations)).toMatchObject({
      definitions: {
        It: {
          properties: {
            role: { enum: ['assist', 'lead'] },
            done: { type: 'boolean' },
            always: { const: true },
            position: { type: 'number' },
            pairs: {
              type: 'array',
              items: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }] },
            },
            counts: { properties: { A: { type: 'number' }, B: { type: 'number' } } },
            names: { type: 'object', additionalProperties: { type: 'string' } },
          },
          required: ['role', 'done', 'always', 'position', 'pairs', 'counts', 'names'],
        },
      },
    });
  });

  it('names what refers to itself', () => {
    const part = { $ref: '#/components/schemas/It' };
    expect(of('interface It { parts: It[] }')).toMatchObject({
      schema: part,
      definitions: { It: { properties: { parts: { type: 'array', items: part } } } },
    });
  });

  it('does not hide what JSON cannot say', () => {
    expect(() => of('interface It { act: () => void }')).toThrow('It.act is a function');
  });
});
