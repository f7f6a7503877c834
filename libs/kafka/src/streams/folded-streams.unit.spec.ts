import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '@shaodao/event-store';
import { FoldedStreams } from './folded-streams.js';

const events = (stream: string, count: number): readonly RecordedEvent[] =>
  Array.from(
    { length: count },
    (_, index) => ({ stream, revision: index + 1, id: `${stream}-${String(index + 1)}` }) as never,
  );

/** Streams whose state is what has happened; counts how many events were read from the store. */
function folding(stored: readonly RecordedEvent[], most = 2) {
  const read: string[] = [];
  const streams = new FoldedStreams<string>({
    initial: '',
    evolve: (state, { revision }) => state + String(revision),
    most,
    store: {
      async *readStream(stream, { from = 1, limit = Infinity } = {}) {
        const found = stored.filter((each) => each.stream === stream);
        for (const event of found.slice(from - 1, from - 1 + limit)) {
          read.push(event.id);
          yield event;
        }
      },
    },
  });
  return { streams, read };
}

describe('the states around an event', () => {
  const [a, b, c] = [events('a', 4), events('b', 4), events('c', 4)];
  const at = (list: readonly RecordedEvent[], revision: number): RecordedEvent =>
    list[revision - 1] as RecordedEvent;

  it('are there at once for events in their order, and nothing is read', () => {
    const { streams, read } = folding([...a, ...b]);
    expect(streams.around(at(a, 1))).toEqual({ before: '', after: '1' });
    expect(streams.around(at(b, 1))).toEqual({ before: '', after: '1' });
    expect(streams.around(at(a, 2))).toEqual({ before: '1', after: '12' });
    expect(read).toEqual([]);
  });

  it('are read where the begin was not seen, and only then', async () => {
    const { streams, read } = folding(a);
    expect(await streams.around(at(a, 3))).toEqual({ before: '12', after: '123' });
    expect(streams.around(at(a, 4))).toEqual({ before: '123', after: '1234' });
    expect(read).toEqual(['a-1', 'a-2']);
  });

  it('are the same where an event is given again', async () => {
    const { streams } = folding(a);
    for (const event of a) await streams.around(event);
    expect(await streams.around(at(a, 2))).toEqual({ before: '1', after: '12' });
    expect(await streams.around(at(a, 4))).toEqual({ before: '123', after: '1234' });
  });

  it('are read from where memory ends, and anew where it gave way to others', async () => {
    const { streams, read } = folding([...a, ...b, ...c]);
    await streams.around(at(a, 1));
    expect(await streams.around(at(a, 4))).toEqual({ before: '123', after: '1234' });
    expect(read).toEqual(['a-2', 'a-3']);
    await streams.around(at(b, 1));
    await streams.around(at(c, 1));
    read.length = 0;
    expect(await streams.around(at(a, 4))).toEqual({ before: '123', after: '1234' });
    expect(read).toEqual(['a-1', 'a-2', 'a-3']);
  });

  it('are not guessed where the store lacks an event', async () => {
    const { streams } = folding([]);
    await expect(Promise.resolve(streams.around(at(a, 3)))).rejects.toThrow('a has no event 2');
  });
});
