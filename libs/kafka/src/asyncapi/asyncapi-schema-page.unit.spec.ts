import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ISSUE_COMMANDS, SEALED_FIELDS } from '@shaodao/issue';
import { Ajv, type AnySchema } from 'ajv';
import { stringify } from 'yaml';
import { DEPARTMENT_COMMANDS } from '../commands/department-commands.js';
import { ORDER_FACTS } from '../orders/order-facts.js';
import { topicNames } from '../topics/topic-names.js';
import { messageChecks } from '../testing/message-checks.js';
import { schemaOf, schemasOfMembers } from '../testing/schemas-of-types.js';
import { asyncApiDocument } from './document.js';

const PAGE = join(import.meta.dirname, '../../../../docs/asyncapi.yaml');
const specs = createRequire(import.meta.url)('@asyncapi/specs') as {
  readonly schemas: Readonly<Record<string, AnySchema>>;
};

interface Document {
  readonly channels: Readonly<Record<string, { address: string; messages: object }>>;
  readonly operations: Readonly<Record<string, { action: string }>>;
  readonly components: { readonly messages: Readonly<Record<string, { payload: AnySchema }>> };
}
const CORE = join(import.meta.dirname, '../../../issue/src/core');
const schemas = {
  events: schemasOfMembers(join(CORE, 'events.ts'), 'IssueEventMap'),
  clocks: schemaOf(join(CORE, 'clocks/running.ts'), 'ClockEffects'),
};
const document = asyncApiDocument(schemas) as unknown as Document;

describe('the document of the topics', () => {
  it('is docs/asyncapi.yaml (npm run pages writes it anew)', async () => {
    const page = stringify(document, { lineWidth: 110, aliasDuplicateObjects: false });
    if (process.env['SHAODAO_RENEW_PAGES'] === '1') await writeFile(PAGE, page);
    expect(await readFile(PAGE, 'utf8')).toBe(page);
  });

  it('is AsyncAPI 3', () => {
    const own = { meta: false, validateSchema: false, validateFormats: false } as const;
    const ajv = new Ajv({ strict: false, allErrors: true, ...own });
    const check = ajv.compile(specs.schemas['3.0.0'] as AnySchema);
    void check(document);
    expect(check.errors ?? []).toEqual([]);
    expect(check({ ...document, channels: { x: { address: 7 } } })).toBe(false);
  });

  it('names every topic, and every message a topic may hold', () => {
    const addresses = Object.values(document.channels).map(({ address }) => address);
    expect(addresses.sort()).toEqual(Object.values(topicNames()).sort());
    const held = Object.values(document.channels).flatMap(({ messages }) => Object.keys(messages));
    expect(held.sort()).toEqual(Object.keys(document.components.messages).sort());
    for (const type of Object.keys(SEALED_FIELDS)) expect(held).toContain(`Event${type}`);
    for (const fact of Object.keys(ORDER_FACTS)) expect(held).toContain(`Order${fact}`);
    expect(document.operations['receiveCommands']?.action).toBe('receive');
  });

  it('has schemas that can be compiled, each for its own type alone', () => {
    const checks = messageChecks(document);
    expect([...checks.keys()]).toEqual(Object.keys(document.components.messages));
    for (const [name, check] of checks)
      expect([name, check({ specversion: '1.0', type: 'other' }).length > 0]).toEqual([
        name,
        name !== 'DeadLetter',
      ]);
  });
});

describe('what a department may order', () => {
  const names = [...DEPARTMENT_COMMANDS.values()].map(({ name }) => name);

  it('is what the policy grants a unit or its lead, and nothing of other desks', () => {
    expect(names).toEqual(
      expect.arrayContaining([
        ...['SignAssignment', 'RecordContact', 'LogStep', 'RequestReturn', 'CompleteHandling'],
        ...['CheckIn', 'RejectWhistle', 'RequestExtension', 'ReplySupervision', 'RespondToOrder'],
      ]),
    );
    for (const name of [
      'ReportIssue',
      'AcceptIssue',
      'DispatchIssue',
      'VerifyResult',
      'ElapseClock',
    ])
      expect(names).not.toContain(name);
    expect(names.length).toBeLessThan(Object.keys(ISSUE_COMMANDS).length / 2);
  });
});
