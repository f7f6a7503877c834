import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '@shaodao/event-store';
import { OtlpReceiver, type ReceivedSpan } from '../../../../test/setup/otlp-receiver.js';
import { startTestApi, type Client, type TestApi } from '../testing/running-api.js';
import { ACCEPTANCE, STREET_LIGHT, done, issueIn } from '../testing/stories.js';
import { until } from '../testing/until.js';

/** A register whose step opens an issue elsewhere. */
const RISKS = `
id: traced-risks
version: 1
name: { zh: 风险登记, en: Risk register }
mechanisms: [S4-11]
register:
  registers:
    - code: risk
      name: { zh: 重大风险, en: Major risk }
      by: [STREET]
      states:
        - { code: REGISTERED, name: { zh: 已登记, en: registered } }
        - { code: CLEARED, name: { zh: 已销号, en: cleared }, ends: true }
      steps:
        - code: rectify
          name: { zh: 整改, en: rectify }
          from: [REGISTERED]
          to: CLEARED
          by: [STREET]
          opensIssue: { kind: HELP, channel: patrol, category: safety.fire-passage }
`;
const RISK = {
  playbook: 'traced-risks',
  register: 'risk',
  title: '三号楼消防通道堵塞',
  territory: 'demo-heping-liuyin',
};

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const GATEWAY = '00f067aa0ba902b7';

let collector: OtlpReceiver;
let test: TestApi;
let operator: Client;

beforeAll(async () => {
  collector = await OtlpReceiver.start();
  test = await startTestApi(undefined, { otlpUrl: collector.url });
  operator = await test.as('operator');
});

afterAll(async () => {
  await test.close();
  await collector.stop();
});

/** Waits until the collector has a span of this name that the condition takes. */
const arrived = async (
  name: string,
  holds: (span: ReceivedSpan) => boolean,
): Promise<ReceivedSpan> => {
  const found = await until(
    () => Promise.resolve(collector.named(name).find(holds)),
    (span) => span !== undefined,
  );
  return found as ReceivedSpan;
};

const eventsOf = async (stream: string): Promise<readonly RecordedEvent[]> => {
  const events: RecordedEvent[] = [];
  for await (const event of test.api.engine.store.readStream(stream)) events.push(event);
  return events;
};

describe('a traced command', () => {
  it('is one trace from the request to the append, begun by the caller', async () => {
    const headers = { traceparent: `00-${TRACE}-${GATEWAY}-01` };
    const issue = issueIn(done(await operator.post('/issues', STREET_LIGHT, headers)));
    const stream = `issue-${issue}`;

    const request = await arrived('POST /issues', ({ traceId }) => traceId === TRACE);
    expect(request).toMatchObject({ parentSpanId: GATEWAY, kind: 2, status: 0 });
    expect(request.attributes).toEqual({
      'http.request.method': 'POST',
      'http.route': '/issues',
      'http.response.status_code': 201,
    });
    const command = await arrived('command ReportIssue', ({ traceId }) => traceId === TRACE);
    expect(command.parentSpanId).toBe(request.spanId);
    expect(command.attributes).toEqual({
      'shaodao.stream': stream,
      'shaodao.command': 'ReportIssue',
      'shaodao.result': 'done',
    });
    const append = await arrived('append', ({ traceId }) => traceId === TRACE);
    expect(append.parentSpanId).toBe(command.spanId);
    const events = await eventsOf(stream);
    expect(append.attributes).toMatchObject({
      'shaodao.stream': stream,
      'shaodao.events': events.length,
      'shaodao.group.appends': expect.any(Number),
    });
    // The events say where they came from …
    for (const { meta } of events) expect(meta.traceparent).toBe(`00-${TRACE}-${append.spanId}-01`);
    // … and what follows from them is linked with it, as a trace of its own.
    const projected = await arrived('project', ({ links }) =>
      links.some(({ traceId, spanId }) => traceId === TRACE && spanId === append.spanId),
    );
    expect(projected.traceId).not.toBe(TRACE);
    expect(projected.parentSpanId ?? '').toBe('');
  });

  it('that is refused says how, and writes nothing', async () => {
    const issue = issueIn(done(await operator.post('/issues', STREET_LIGHT)));
    const early = { lead: 'urban-management' };
    const refused = await operator.post(`/issues/${issue}/dispatch`, early);
    expect(refused.status).toBe(409);
    const span = await arrived(
      'command DispatchIssue',
      ({ attributes }) => attributes['shaodao.stream'] === `issue-${issue}`,
    );
    expect(span.attributes).toMatchObject({ 'shaodao.refusal': refused.body['code'] });
    expect(span.status).toBe(0);
    expect(collector.named('append', span.traceId)).toEqual([]);
  });

  it('of a caller who does not record leaves no span, and says so to whoever follows', async () => {
    const quiet = 'a'.repeat(32);
    const headers = { traceparent: `00-${quiet}-${GATEWAY}-00` };
    const issue = issueIn(done(await operator.post('/issues', STREET_LIGHT, headers)));
    const [reported] = await eventsOf(`issue-${issue}`);
    expect(reported?.meta.traceparent).toMatch(new RegExp(`^00-${quiet}-[0-9a-f]{16}-00$`));
    const later = issueIn(done(await operator.post('/issues', STREET_LIGHT)));
    await arrived(
      'command ReportIssue',
      ({ attributes }) => attributes['shaodao.stream'] === `issue-${later}`,
    );
    expect(collector.spans.filter(({ traceId }) => traceId === quiet)).toEqual([]);
    expect(
      collector.spans.flatMap(({ links }) => links).filter(({ traceId }) => traceId === quiet),
    ).toEqual([]);
  });

  it.each(['', 'yesterday', `00-${'0'.repeat(32)}-${GATEWAY}-01`, `00-${TRACE}-${GATEWAY}`])(
    'begins a trace of its own where the header is %p',
    async (traceparent) => {
      const issue = issueIn(done(await operator.post('/issues', STREET_LIGHT, { traceparent })));
      const span = await arrived(
        'command ReportIssue',
        ({ attributes }) => attributes['shaodao.stream'] === `issue-${issue}`,
      );
      expect(span.traceId).not.toBe(TRACE);
    },
  );
});

describe('what an event leads to elsewhere', () => {
  it('is in the trace of the command that caused it', async () => {
    const system = { person: 'system', roles: ['SYSTEM'] };
    await test.api.engine.playbooks.publish(RISKS, 'risks.yaml', system);
    const street = await test.as('street');
    const id = String(done(await street.post('/register-entries', RISK)).body['id']);
    const cause = 'c'.repeat(32);
    const headers = { traceparent: `00-${cause}-${GATEWAY}-01` };
    done(await street.post(`/register-entries/${id}/take-step`, { step: 'rectify' }, headers));

    const reaction = await arrived('process side-effects', ({ traceId }) => traceId === cause);
    const own = await arrived('append', ({ spanId }) => spanId === reaction.parentSpanId);
    expect(own.attributes['shaodao.stream']).toBe(`register-${id}`);
    const report = await arrived('command ReportIssue', ({ traceId }) => traceId === cause);
    expect(report.parentSpanId).toBe(reaction.spanId);
    const stream = String(report.attributes['shaodao.stream']);
    const [reported] = await eventsOf(stream);
    expect(reported?.meta.traceparent).toContain(cause);
  });
});

describe('what nobody has a route for', () => {
  it('is one span, whatever the address says', async () => {
    await operator.get('/residents/王秀英/13800138000');
    const span = await arrived('GET other', () => true);
    expect(span.attributes).toMatchObject({ 'http.response.status_code': 404 });
  });
});

describe('a clock', () => {
  it('is a trace of its own with the command it leads to', async () => {
    const issue = issueIn(done(await operator.post('/issues', STREET_LIGHT)));
    done(await operator.post(`/issues/${issue}/acceptance`, ACCEPTANCE));
    test.clock.advanceDays(60);
    await test.api.engine.settle();
    const clock = await arrived(
      'clock',
      ({ attributes }) => attributes['shaodao.stream'] === `issue-${issue}`,
    );
    expect(clock.parentSpanId ?? '').toBe('');
    const command = await arrived(
      'command ElapseClock',
      ({ traceId }) => traceId === clock.traceId,
    );
    expect(command.parentSpanId).toBe(clock.spanId);
  });
});
