import { expect } from '@jest/globals';
import { startTestApi, TestClock, type Client, type TestApi } from './running-api.js';
import { done, inDays, issueIn, leadIn, STREET_LIGHT } from './stories.js';

export const LIUYIN = 'demo-heping-liuyin';
export const HEYAN = 'demo-qingshui-heyan';
export const SHIFT_SECONDS = 3_000;
/** One picture a shift. */
export const DAY = `step=${String(SHIFT_SECONDS)}`;

/** One picture of a play. */
export interface Frame {
  readonly id?: string;
  readonly event: string;
  readonly at: { readonly instant: string; readonly position?: string };
  readonly issues: readonly { readonly issue: string; readonly phase: string }[];
  readonly gone: readonly string[];
  readonly changes: readonly Change[];
  readonly counts: { readonly total: number };
  readonly more: boolean;
  readonly type?: string;
  readonly fields: readonly { readonly field: string }[];
}

/** What became of an issue between two pictures or moments. */
export interface Change {
  readonly issue: string;
  readonly kinds: readonly string[];
  readonly events: readonly { readonly position: string; readonly by: { person: string } | null }[];
  readonly fields: readonly { readonly field: string; readonly after: unknown }[];
}

/** Three shifts of a made-up Monday, to be played and compared. */
export interface Shifts {
  readonly test: TestApi;
  readonly operator: Client;
  readonly street: Client;
  readonly handler: Client;
  /** In the street's territory, dispatched in the second shift, signed in the third. */
  readonly lamp: string;
  /** In another street, withdrawn in the third shift. */
  readonly other: string;
  /** The instants between the shifts, from the beginning on. */
  readonly days: readonly string[];
}

/** Opens a district and lets three shifts go by. */
export async function openShifts(): Promise<Shifts> {
  const test = await startTestApi(new TestClock(new Date('2026-03-02T01:00:00Z')));
  const [operator, street, handler] = await Promise.all([
    test.as('operator'),
    test.as('street'),
    test.as('handler'),
  ]);
  const days = [test.clock.now().toISOString()];
  const nextShift = (): void => {
    test.clock.advanceSeconds(60);
    days.push(test.clock.now().toISOString());
    // Within the two hours after which the waiting one would have had to be accepted.
    test.clock.advanceSeconds(SHIFT_SECONDS);
  };
  const { category } = STREET_LIGHT;
  test.clock.advanceSeconds(60);
  const lamp = issueIn(
    done(await operator.post('/issues', { ...STREET_LIGHT, territory: LIUYIN })),
  );
  const other = issueIn(
    done(await operator.post('/issues', { ...STREET_LIGHT, territory: HEYAN })),
  );
  nextShift();
  done(await operator.post(`/issues/${lamp}/acceptance`, { category, territory: LIUYIN }));
  const dispatch = { lead: 'urban-management', dueAt: inDays(test, 0.25) };
  const given = done(await operator.post(`/issues/${lamp}/dispatch`, dispatch));
  nextShift();
  done(await handler.post(`/issues/${lamp}/assignments/${leadIn(given)}/signature`));
  done(await operator.post(`/issues/${other}/withdrawal`, { reason: '诉求人撤回' }));
  nextShift();
  await test.api.engine.settle();
  return { test, operator, street, handler, lamp, other, days };
}

/** A whole play as newline-delimited JSON, without what only keeps it alive. */
export async function played(
  test: TestApi,
  who: Client,
  path: string,
  headers = {},
): Promise<Frame[]> {
  const answer = await fetch(test.api.url + path, {
    headers: { ...who.headers, accept: 'application/x-ndjson', ...headers },
  });
  expect([path, answer.status]).toEqual([path, 200]);
  const lines = (await answer.text()).trimEnd().split('\n');
  expect(JSON.parse(lines.pop() ?? '')).toEqual({ event: 'end', reason: 'complete' });
  return lines.map((line) => JSON.parse(line) as Frame);
}
