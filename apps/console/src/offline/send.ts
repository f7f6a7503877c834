import { api } from '../api/client.js';
import { Problem, Unreachable, type ProblemBody } from '../api/problem.js';
import { uploadPicture } from '../media/upload-picture.js';
import { standsStill } from './beside-the-work.js';
import { change } from './queue.js';
import type { Json, Meanwhile, QueuedOrder, QueuedPicture } from './queued-order.js';

/** How sending ended: the server has it, it waits for the line, or the person has to look at it. */
export type Sent =
  | { readonly end: 'sent'; readonly revision: number; readonly issue: string }
  | { readonly end: 'later' }
  | { readonly end: 'conflict'; readonly meanwhile: Meanwhile }
  | { readonly end: 'refused'; readonly problem: ProblemBody; readonly meanwhile?: Meanwhile };

/** A line on which nothing moves for so long is none, ms. */
const PATIENCE_MS = 20_000;
/** A picture over a thin line takes its time, ms. */
const PICTURE_PATIENCE_MS = 120_000;
/** How often an order is tried on a newer revision before the person is asked. */
const MOST_TRIES = 5;
const STALE = 'REVISION_STALE';

interface Answer {
  readonly issue: string;
  readonly revision: number;
}

/** The API at an address that is only known when it is sent. */
const post = api.POST as unknown as (
  path: string,
  init: {
    readonly params: { readonly header: Readonly<Record<string, string>> };
    readonly body: Readonly<Record<string, Json>>;
    readonly signal: AbortSignal;
  },
) => Promise<{ readonly data?: Answer }>;

/** Sends an order: its pictures first, then itself. What became of it is written down as well. */
export async function send(order: QueuedOrder): Promise<Sent> {
  let known = order;
  try {
    known = await withPicturesSent(order);
    for (let tries = 1; ; tries++) {
      try {
        const { issue, revision } = await given(known);
        await change(order.id, { state: 'sent', pictures: [], body: {} });
        return { end: 'sent', revision, issue };
      } catch (failure) {
        if (!isStale(failure)) throw failure;
        const since = await meanwhileOf(known);
        if (!since.still || tries === MOST_TRIES)
          return await put(order.id, { end: 'conflict', meanwhile: since.meanwhile });
        known = { ...known, seen: since.meanwhile.revision };
        await change(order.id, { seen: since.meanwhile.revision });
      }
    }
  } catch (failure) {
    if (isForLater(failure)) return { end: 'later' };
    const problem = (failure as Problem).body;
    const since = await meanwhileOf(known).catch(() => undefined);
    return put(order.id, {
      end: 'refused',
      problem,
      ...(since === undefined ? {} : { meanwhile: since.meanwhile }),
    });
  }
}

async function given({ id, path, body, pictures, seen }: QueuedOrder): Promise<Answer> {
  const media = pictures.map((picture) => picture.media ?? '');
  const { data } = await post(path, {
    params: {
      header: {
        'Idempotency-Key': id,
        ...(seen === undefined ? {} : { 'If-Match': `"${String(seen)}"` }),
      },
    },
    body: media.length === 0 ? body : { ...body, media },
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (data === undefined) throw new Unreachable('no answer');
  return data;
}

/** Each name is kept as soon as it is known: a broken line costs one picture, not all. */
async function withPicturesSent(order: QueuedOrder): Promise<QueuedOrder> {
  const pictures: QueuedPicture[] = [...order.pictures];
  for (const [index, picture] of pictures.entries()) {
    if (picture.media !== undefined) continue;
    pictures[index] = { ...picture, media: await uploaded(picture) };
    await change(order.id, { pictures });
  }
  return { ...order, pictures };
}

/** Under its own key, so that a broken line does not bring it twice. @throws Problem, Unreachable */
const uploaded = ({ id, blob }: QueuedPicture): Promise<string> =>
  uploadPicture(blob, { key: id, signal: AbortSignal.timeout(PICTURE_PATIENCE_MS) });

/** What happened since the person looked, and whether it leaves the order as it was meant. */
async function meanwhileOf({
  issue,
  seen = 0,
  command,
  account,
}: QueuedOrder): Promise<{ readonly meanwhile: Meanwhile; readonly still: boolean }> {
  const path = { issue };
  const [timeline, actions] = await Promise.all([
    api.GET('/issues/{issue}/timeline', { params: { path, query: { afterRevision: seen } } }),
    api.GET('/issues/{issue}/actions', { params: { path } }),
  ]);
  const entries = timeline.data?.entries ?? [];
  const happenings = entries.map(({ revision, type, occurredAt, sentence, actor }) => ({
    ...{ revision, type, occurredAt, sentence },
    ...(typeof actor.name === 'string' ? { by: actor.name } : {}),
  }));
  const possible =
    actions.data?.actions.some((action) => action.command === command && action.allowed) ?? true;
  const revision = Math.max(seen, ...happenings.map((one) => one.revision));
  return {
    meanwhile: { revision, happenings, possible },
    still: standsStill(command, account, entries),
  };
}

/** Writes down that the person has to look at it. */
async function put<S extends ForThePerson>(id: string, sent: S): Promise<S> {
  const { end: state, meanwhile } = sent;
  await change(id, {
    state,
    ...(sent.end === 'refused' ? { problem: sent.problem } : {}),
    ...(meanwhile === undefined ? {} : { meanwhile }),
  });
  return sent;
}

type ForThePerson = Extract<Sent, { readonly end: 'conflict' | 'refused' }>;

const isStale = (failure: unknown): boolean =>
  failure instanceof Problem && failure.body.code === STALE;

/** The line broke, the login ran out, or the server is busy: nothing of it speaks of the order. */
const isForLater = (failure: unknown): boolean =>
  !(failure instanceof Problem) ||
  failure.body.status === 401 ||
  failure.body.status === 429 ||
  failure.body.status >= 500;
