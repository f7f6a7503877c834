import { afterEach, describe, expect, it } from '@jest/globals';
import { ThreadPlace, WorkerLost, type ThreadOrder } from './work-place.js';

/** What a thread is begun with does not matter here: none of these looks at it. */
const ORDER = {} as ThreadOrder;

let place: ThreadPlace | undefined;

const thread = (code: string): ThreadPlace => {
  const source = `import { parentPort } from 'node:worker_threads'; ${code}`;
  place = new ThreadPlace(new URL(`data:text/javascript,${encodeURIComponent(source)}`), ORDER);
  return place;
};

const onMessage = (code: string): string => `parentPort.on('message', (streams) => { ${code} });`;

describe('a place in a thread of its own', () => {
  afterEach(async () => {
    await place?.close();
  });

  it('answers chunk after chunk', async () => {
    const echo = thread(onMessage(`parentPort.postMessage({ done: { skipped: streams } })`));
    expect(await echo.run(['issue-1'])).toEqual({ skipped: ['issue-1'] });
    expect(await echo.run(['issue-2', 'issue-3'])).toEqual({ skipped: ['issue-2', 'issue-3'] });
  });

  it('says what a chunk could not stand, and goes on', async () => {
    const picky = thread(
      onMessage(
        `parentPort.postMessage(streams.length > 1 ? { failed: { message: 'too many' } } : { done: {} })`,
      ),
    );
    await expect(picky.run(['a', 'b'])).rejects.toThrow('too many');
    expect(await picky.run(['a'])).toEqual({});
  });

  it.each([
    ['throws', `throw new Error('gone mad')`],
    ['ends', 'process.exit(3)'],
    ['rejects a promise', `Promise.reject(new Error('gone mad'))`],
  ])('is lost when its thread %s: a clear failure, no waiting', async (_how, code) => {
    const mad = thread(onMessage(code));
    await expect(mad.run(['issue-1'])).rejects.toBeInstanceOf(WorkerLost);
    // And it stays lost.
    await expect(mad.run(['issue-1'])).rejects.toBeInstanceOf(WorkerLost);
  });

  it('is lost when its thread could not even begin', async () => {
    const stillborn = thread(`throw new Error('no such module')`);
    await expect(stillborn.run(['issue-1'])).rejects.toBeInstanceOf(WorkerLost);
  });

  it('lets go of what is under way when it is closed', async () => {
    const slow = thread(onMessage('void streams;'));
    const waiting = slow.run(['issue-1']);
    const outcome = expect(waiting).rejects.toBeInstanceOf(WorkerLost);
    await slow.close();
    await outcome;
  });
});
