import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import type { Position } from '@shaodao/event-store';
import { toEnvelope } from '@shaodao/kafka';
import { parse } from 'yaml';
import { messageChecks } from '../../libs/kafka/src/testing/message-checks.js';
import { forRandomLives, PATIENCE } from '../../libs/issue/src/testing/random-life.js';

const PAGE = join(import.meta.dirname, '..', '..', 'docs', 'asyncapi.yaml');
const LIVES = Math.min(150, Number(process.env['SHAODAO_LIVES'] ?? 150));

it(
  'every event of random lives is on its topic what the AsyncAPI document says of it',
  async () => {
    const checks = messageChecks(parse(await readFile(PAGE, 'utf8')) as object);
    const seen = new Set<string>();
    forRandomLives(
      (life) => {
        life
          .flatMap(({ events }) => events)
          .forEach(({ actor, ...event }, index) => {
            const envelope = toEnvelope({
              ...event,
              ...{ id: `e-${String(index)}`, schemaVersion: 1, stream: 'issue-01J' },
              ...{ revision: index + 1, position: (index + 1) as Position },
              recordedAt: event.occurredAt,
              meta: { actor, commandId: 'c', correlationId: 'c' },
            });
            const said = JSON.parse(JSON.stringify(envelope)) as object;
            const faults = checks.get(`Event${event.type}`)?.(said);
            if (faults?.length !== 0)
              throw new Error(`${event.type} ${JSON.stringify(said)}: ${String(faults)}`);
            seen.add(event.type);
          });
      },
      { runs: LIVES },
    );
    expect(seen.size).toBeGreaterThan(50);
    const wrong = { ...toEnvelopeOfNothing(), type: 'shaodao.AssignmentSigned' };
    expect(checks.get('EventAssignmentSigned')?.(wrong)).toEqual([
      "/data must have required property 'assignment'",
      "/data must have required property 'unit'",
      "/data must have required property 'handler'",
    ]);
    expect(checks.get('EventBesideIssues')?.(wrong)).not.toEqual([]);
  },
  PATIENCE,
);

const toEnvelopeOfNothing = () =>
  toEnvelope({
    ...{ id: 'e', type: 'X', schemaVersion: 1, occurredAt: '2026-03-02T08:00:00.000Z', data: {} },
    ...{ stream: 'issue-01J', revision: 1, position: 1 as Position },
    recordedAt: '2026-03-02T08:00:00.000Z',
    meta: { actor: { person: 'p', roles: [] }, commandId: 'c', correlationId: 'c' },
  });
