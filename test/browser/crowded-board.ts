import { randomUUID } from 'node:crypto';
import type { NewEvent, RecordedEvent } from '@shaodao/event-store';
import type { TestApi } from '../../apps/api/src/testing/running-api.js';
import {
  ACCEPTANCE,
  done,
  inDays,
  issueIn,
  STREET_LIGHT,
} from '../../apps/api/src/testing/stories.js';

/** Streams of one append; more of them only make it longer. */
const TOGETHER = 500;
const PATIENCE_MS = 120_000;
const MINUTE_MS = 60_000;

/** One of the many, as the board shows it. */
export interface Matter {
  readonly issue: string;
  readonly title: string;
}

/**
 * Fills the board with open matters, the most urgent first in what is returned: one is reported and
 * accepted at the door, the others are what was recorded of it, under names and limits of their own.
 * Resolves when every read table holds them.
 */
export async function crowded(test: TestApi, count: number): Promise<readonly Matter[]> {
  const operator = await test.as('operator');
  const matters = Array.from({ length: count }, (_, index) => ({
    issue: `01K${String(index).padStart(23, '0')}`,
    title: `第 ${String(index)} 号路灯不亮`,
  }));
  const issue = issueIn(done(await operator.post('/issues', { ...STREET_LIGHT })));
  done(
    await operator.post(`/issues/${issue}/acceptance`, { ...ACCEPTANCE, dueAt: inDays(test, 3) }),
  );
  const { store, vault, projected, readModels } = test.api.engine;
  const model: RecordedEvent[] = [];
  for await (const event of store.readStream(`issue-${issue}`)) model.push(event);
  const { appellant, receiptCode } = model[0]?.data as {
    readonly appellant: { readonly subject: string };
    readonly receiptCode: string;
  };
  const titles = await vault.seal(
    appellant.subject,
    matters.map(({ title }) => title),
  );
  const streams = matters.map((matter, index) => ({
    stream: `issue-${matter.issue}`,
    expected: 0,
    events: model.map((event) =>
      copied(event, {
        title: titles[index] ?? '',
        receiptCode: `${receiptCode}-${String(index)}`,
        index,
      }),
    ),
  }));
  for (let from = 0; from < count; from += TOGETHER)
    await store.append(streams.slice(from, from + TOGETHER));
  done(await operator.post(`/issues/${issue}/withdrawal`, { reason: '只是样本' }));
  const names = readModels.map(({ name }) => name);
  if (!(await projected.waitFor(await store.head(), PATIENCE_MS, names)))
    throw new Error('The tables do not come to hold the many matters');
  return matters;
}

/** What was recorded, of another matter, whose limit comes a minute after that of the one before. */
function copied(
  { type, schemaVersion, occurredAt, data, meta }: RecordedEvent,
  own: { readonly title: string; readonly receiptCode: string; readonly index: number },
): NewEvent {
  const told = data as { readonly title?: string; readonly dueAt?: string };
  const { title, receiptCode, index } = own;
  return {
    id: randomUUID(),
    type,
    schemaVersion,
    occurredAt,
    data: {
      ...data,
      ...(told.title === undefined ? {} : { title, receiptCode }),
      ...(told.dueAt === undefined
        ? {}
        : { dueAt: new Date(Date.parse(told.dueAt) + index * MINUTE_MS).toISOString() }),
    },
    meta,
  };
}
