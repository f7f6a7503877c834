import { createServer } from 'node:net';
import { once } from 'node:events';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { OtlpReceiver } from '../../../../test/setup/otlp-receiver.js';
import { createLog, type Log } from '../logging/log.js';
import { anyFreePort } from '../network/free-port.js';
import { tracesUrl } from './otlp-tracing.js';
import {
  activeSpan,
  inBatchSpan,
  inSpan,
  isTracing,
  openSpan,
  traceMeta,
  within,
} from './spans.js';
import { startTracing, type Tracing } from './start-tracing.js';

class Paper extends Writable {
  lines: string[] = [];

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.lines.push(...chunk.toString().trimEnd().split('\n'));
    done();
  }
}

let paper: Paper;
let log: Log;
let tracing: Tracing | undefined;
let collector: OtlpReceiver;

beforeEach(async () => {
  paper = new Paper();
  log = createLog({ level: 'trace', output: paper });
  collector = await OtlpReceiver.start();
});

afterEach(async () => {
  await tracing?.stop();
  tracing = undefined;
  await collector.stop();
});

const start = async (url = collector.url): Promise<Tracing> => {
  tracing = await startTracing({ url, service: 'shaodao-test', log });
  return tracing;
};

const event = (traceparent?: string) => ({
  meta: traceparent === undefined ? {} : { traceparent },
});

/** Of spans so many that no two share a trace. */
const parent = (n: number, flags = '01'): string =>
  `00-${n.toString(16).padStart(32, '1')}-${'2'.repeat(16)}-${flags}`;

describe('without tracing', () => {
  it('work is done without a span, and nobody asks what it is about', async () => {
    const facts = (): never => {
      throw new Error('asked');
    };
    expect(isTracing()).toBe(false);
    expect(await inSpan('a', facts, (span) => Promise.resolve([span, activeSpan()]))).toEqual([
      undefined,
      undefined,
    ]);
    expect(await inBatchSpan('b', [event(parent(1))], facts, () => Promise.resolve(7))).toBe(7);
    expect(openSpan('c', {})).toBeUndefined();
    expect(traceMeta()).toEqual({});
  });
});

describe('spans', () => {
  it('belong to what was under way, over any number of waits', async () => {
    const { stop } = await start();
    await inSpan(
      'outer',
      () => ({ parent: 'none' }),
      async (outer) => {
        await new Promise((resolve) => setImmediate(resolve));
        await inSpan(
          'inner',
          () => ({ attributes: { n: 1 } }),
          () => Promise.resolve(),
        );
        expect(activeSpan()?.spanContext()).toEqual(outer?.spanContext());
      },
    );
    expect(activeSpan()).toBeUndefined();
    await stop();
    const [outer] = collector.named('outer');
    const [inner] = collector.named('inner');
    expect(inner).toMatchObject({ traceId: outer?.traceId, parentSpanId: outer?.spanId });
    expect(inner?.attributes).toEqual({ n: 1 });
    expect(collector.text).toContain('shaodao-test');
  });

  it('say that work failed and as what, never in its words', async () => {
    const { stop } = await start();
    const error = Object.assign(new Error('value "13800138000" is out of range'), {
      code: '22003',
    });
    await expect(
      inSpan(
        'failing',
        () => ({}),
        () => Promise.reject(error),
      ),
    ).rejects.toBe(error);
    await stop();
    const [failing] = collector.named('failing');
    expect(failing).toMatchObject({ status: 2, attributes: { 'error.type': 'Error 22003' } });
    expect(collector.text).not.toContain('13800138000');
  });

  it('of a batch are a trace of their own, linked with those of its events, each once', async () => {
    const { stop } = await start();
    const events = [event(), event(parent(1)), event(parent(2)), event(parent(1)), event('x')];
    await inSpan(
      'runner',
      () => ({}),
      () =>
        inBatchSpan(
          'project',
          events,
          () => ({ 'shaodao.events': 5 }),
          () => Promise.resolve(),
        ),
    );
    await stop();
    const [runner] = collector.named('runner');
    const [batch] = collector.named('project');
    expect(batch?.traceId).not.toBe(runner?.traceId);
    expect(batch?.links.map(({ traceId }) => traceId)).toEqual([
      '1'.padStart(32, '1'),
      '2'.padStart(32, '1'),
    ]);
  });

  it('of a batch are not made where none of its events is recorded', async () => {
    const { stop } = await start();
    const events = [event(), event(parent(1, '00'))];
    await inBatchSpan(
      'silent',
      events,
      () => ({}),
      () => Promise.resolve(),
    );
    await stop();
    expect(collector.named('silent')).toEqual([]);
  });

  it('are linked with thirty-two traces at most, however large the batch', async () => {
    const { stop } = await start();
    const events = Array.from({ length: 2_000 }, (_, n) => event(parent(n + 1)));
    await inBatchSpan(
      'large',
      events,
      () => ({}),
      () => Promise.resolve(),
    );
    await stop();
    expect(collector.named('large')[0]?.links).toHaveLength(32);
  });

  it('have values of bounded length', async () => {
    const { stop } = await start();
    const facts = { attributes: { long: 'x'.repeat(10_000) } };
    await inSpan(
      'long',
      () => facts,
      () => Promise.resolve(),
    );
    await stop();
    expect(String(collector.named('long')[0]?.attributes['long'])).toHaveLength(200);
  });

  it('give new events their name, and log lines that of their trace', async () => {
    await start();
    await inSpan(
      'work',
      () => ({}),
      (span) => {
        const { traceId = '', spanId = '' } = span?.spanContext() ?? {};
        expect(traceMeta()).toEqual({ traceparent: `00-${traceId}-${spanId}-01` });
        log.info('beside it');
        expect(JSON.parse(paper.lines.at(-1) ?? '')).toMatchObject({ trace: traceId });
        return Promise.resolve();
      },
    );
    log.info('outside');
    expect(JSON.parse(paper.lines.at(-1) ?? '')).not.toHaveProperty('trace');
  });

  it('are no more after the stop, which may be asked for twice', async () => {
    const { stop } = await start();
    const span = openSpan('left open', {});
    await stop();
    await stop();
    expect(isTracing()).toBe(false);
    if (span !== undefined) expect(within(span, () => 7)).toBe(7);
    await inSpan(
      'late',
      () => ({}),
      () => Promise.resolve(),
    );
    expect(collector.named('late')).toEqual([]);
  });
});

describe('a collector', () => {
  const work = (name: string): Promise<void> =>
    inSpan(
      name,
      () => ({}),
      () => Promise.resolve(),
    );
  const warnings = (): readonly string[] =>
    paper.lines.filter((line) => line.includes('does not take traces'));

  it('that is away disturbs nobody, and is said once', async () => {
    const port = await anyFreePort();
    const { stop } = await start(`http://127.0.0.1:${String(port)}`);
    const began = performance.now();
    for (let n = 0; n < 10_000; n += 1) await work('lost');
    expect(performance.now() - began).toBeLessThan(5_000);
    await stop();
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(warnings().length).toBeLessThanOrEqual(1);
  });

  it('that takes and never answers holds the end up for three seconds at most', async () => {
    const silent = createServer(() => undefined);
    silent.listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as { port: number };
    const { stop } = await start(`http://127.0.0.1:${String(port)}`);
    await work('unheard');
    const began = performance.now();
    await stop();
    expect(performance.now() - began).toBeLessThan(5_000);
    silent.close();
  });

  it('that refuses is said, with how many were lost, in no words of its own', async () => {
    collector.status = 400;
    const { stop } = await start();
    await work('refused');
    await stop();
    expect(JSON.parse(warnings()[0] ?? '{}')).toMatchObject({ level: 'warn', spans: 1 });
  });

  it.each([
    ['http://collector:4318', 'http://collector:4318/v1/traces'],
    ['http://collector:4318/', 'http://collector:4318/v1/traces'],
    ['https://collector/v1/traces', 'https://collector/v1/traces'],
    ['https://collector/tenant-7/otlp/v1/traces', 'https://collector/tenant-7/otlp/v1/traces'],
  ])('of the address %s is asked at %s', (given, asked) => {
    expect(tracesUrl(given)).toBe(asked);
  });
});
