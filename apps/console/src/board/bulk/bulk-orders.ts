import { uuidv7 } from 'uuidv7';
import { api } from '../../api/client.js';
import type { Role } from '../../shell/places.js';
import type { BoardRow } from '../row.js';

/** What a person says once for all the chosen matters. */
export interface Said {
  readonly note?: string;
  readonly reason?: string;
  /** ISO 8601. */
  readonly replyBy?: string;
  /** The matter that goes on. */
  readonly target?: string;
}

export type Ask = keyof Said;

/** Why a matter cannot take part, seen here already; the words are in `words.ts`. */
export type Lack = 'category' | 'unit' | 'target' | 'proposal';

/** A command for one matter, as it is sent: under one key, at the revision that was looked at. */
export interface Sending {
  readonly key: { readonly 'Idempotency-Key': string };
  readonly headers: Readonly<Record<string, string>>;
}

/** A command that may be given to many matters at once. */
export interface BulkOrder {
  readonly name: 'accept' | 'dispatch' | 'remind' | 'supervise' | 'merge' | 'close';
  readonly roles: readonly Role[];
  readonly asks: readonly Ask[];
  /** Sends it for one matter, or says what the matter lacks. What is refused is thrown. */
  readonly send: (row: BoardRow, said: Said, by: Sending) => Promise<unknown>;
  /** Takes it back, where the domain has an act for that; `done` is what the server answered. */
  readonly undo?: (row: BoardRow, done: unknown, reason: string) => Promise<unknown>;
}

/** A matter lacks what the command needs. */
export class Lacking extends Error {
  override readonly name = 'Lacking';

  constructor(readonly lack: Lack) {
    super(lack);
  }
}

/** A matter as it was looked at: what happened to it since makes the server refuse. */
export const sendingOf = (row: BoardRow, extra: Readonly<Record<string, string>>): Sending => ({
  key: { 'Idempotency-Key': uuidv7() },
  headers: { 'If-Match': `"${row.revision}"`, ...extra },
});

const matter = (row: BoardRow, { key }: Sending) => ({
  path: { issue: row.issue },
  header: key,
});

function needed<T>(value: T | undefined, lack: Lack): T {
  if (value === undefined) throw new Lacking(lack);
  return value;
}

async function proposedFor(row: BoardRow): Promise<{ lead: string; assists: readonly string[] }> {
  const facts = {
    category: needed(row.category, 'category'),
    territory: needed(row.territory, 'category'),
    channel: row.channel,
    kind: row.kind,
  };
  const { data } = await api.POST('/routing/proposals', {
    params: { header: { 'Idempotency-Key': uuidv7() } },
    body: { facts },
  });
  const { lead, assists } = data?.decision ?? {};
  return { lead: needed(lead, 'proposal'), assists: assists ?? [] };
}

const accept: BulkOrder = {
  name: 'accept',
  roles: ['AGENT'],
  asks: [],
  send: (row, _said, by) =>
    api.POST('/issues/{issue}/acceptance', {
      params: matter(row, by),
      headers: by.headers,
      body: {
        category: needed(row.category, 'category'),
        territory: needed(row.territory, 'category'),
      },
    }),
};

const dispatch: BulkOrder = {
  name: 'dispatch',
  roles: ['DISPATCHER', 'STREET'],
  asks: [],
  send: async (row, _said, by) => {
    const { lead, assists } = await proposedFor(row);
    return api.POST('/issues/{issue}/dispatch', {
      params: matter(row, by),
      headers: by.headers,
      body: { lead, assists: [...assists] },
    });
  },
};

const remind: BulkOrder = {
  name: 'remind',
  roles: ['SUPERVISOR'],
  asks: ['note'],
  send: (row, { note = '' }, by) =>
    api.POST('/issues/{issue}/reminders', {
      params: matter(row, by),
      headers: by.headers,
      body: { unit: needed(row.leadUnit, 'unit'), note },
    }),
};

const supervise: BulkOrder = {
  name: 'supervise',
  roles: ['SUPERVISOR'],
  asks: ['reason', 'replyBy'],
  send: async (row, { reason = '', replyBy = '' }, by) =>
    (
      await api.POST('/issues/{issue}/supervision-orders', {
        params: matter(row, by),
        headers: by.headers,
        body: { unit: needed(row.leadUnit, 'unit'), reason, replyBy },
      })
    ).data,
  undo: (row, done, reason) =>
    api.POST('/issues/{issue}/supervision-orders/{order}/lifting', {
      params: {
        path: { issue: row.issue, order: (done as { order: string }).order },
        header: { 'Idempotency-Key': uuidv7() },
      },
      body: { reason },
    }),
};

const merge: BulkOrder = {
  name: 'merge',
  roles: ['DISPATCHER', 'COMMANDER'],
  asks: ['target', 'reason'],
  send: (row, { target = '', reason = '' }, by) => {
    if (row.issue === target) throw new Lacking('target');
    return api.POST('/issues/{issue}/merging', {
      params: matter(row, by),
      headers: by.headers,
      body: { target, reason },
    });
  },
  undo: (row, _done, reason) =>
    api.POST('/issues/{issue}/unmerging', {
      params: { path: { issue: row.issue }, header: { 'Idempotency-Key': uuidv7() } },
      body: { reason },
    }),
};

const close: BulkOrder = {
  name: 'close',
  roles: ['AGENT'],
  asks: [],
  send: (row, _said, by) =>
    api.POST('/issues/{issue}/closure', {
      params: matter(row, by),
      headers: by.headers,
      body: {},
    }),
};

/** Every command that is given to many at once, in the order of the day. */
export const BULK_ORDERS: readonly BulkOrder[] = [
  accept,
  dispatch,
  remind,
  supervise,
  merge,
  close,
];
