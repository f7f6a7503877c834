import { PassThrough } from 'node:stream';
import type { ServerResponse } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { EventStream } from './event-stream.js';

/** A response that takes only so many bytes before it asks to wait. */
function narrow(highWaterMark: number): PassThrough & ServerResponse {
  return new PassThrough({ highWaterMark }) as unknown as PassThrough & ServerResponse;
}

describe('a stream of events', () => {
  it('writes events as the standard wants them', async () => {
    const response = narrow(1_000);
    const stream = new EventStream(response, new AbortController().signal);
    await stream.send('7', 'board', { issues: [] });
    await stream.beat();
    stream.end('shutdown');
    expect(String(response.read())).toBe(
      'id: 7\nevent: board\ndata: {"issues":[]}\n\n: alive\n\nevent: end\ndata: shutdown\n\n',
    );
  });

  it('waits for a reader that is slow, and goes on when it has read', async () => {
    const response = narrow(8);
    const stream = new EventStream(response, new AbortController().signal);
    let sent = false;
    const sending = stream.send('1', 'board', { text: 'x'.repeat(100) }).then(() => (sent = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(sent).toBe(false);
    response.resume();
    await sending;
    expect(sent).toBe(true);
  });

  it('does not wait for ever for a reader that has gone', async () => {
    const leaving = new AbortController();
    const stream = new EventStream(narrow(8), leaving.signal);
    const sending = stream.send('1', 'board', { text: 'x'.repeat(100) });
    leaving.abort();
    await expect(sending).rejects.toThrow();
    await stream.send('2', 'board', {});
  });
});
