import { describe, expect, it } from '@jest/globals';
import { by, hour, OFFICE } from '../testing/story.js';
import { pausedMinutes, spanOf } from './durations.js';
import { externalFact, figureId, type ExternalFigure } from './external-figure.js';
import { FACT_FIELDS } from './fact-fields.js';
import { canonical } from './instant.js';
import {
  foldMediation,
  mediationFact,
  type MediationFacts,
  type RecordedMediation,
} from './mediation-facts.js';

const FIGURE: ExternalFigure = {
  ...{ source: 'switch', figure: 'CALLS_ANSWERED', unit: 'centre', periodKind: 'month' },
  ...{ at: '2026-03-01T00:00:00+08:00', value: '9620' },
};

describe('a figure of another system', () => {
  it('is a fact like others, with the fields of its kind', () => {
    const given = externalFact({ ...FIGURE, territory: 't-1', person: 'p-1' });
    expect(given).toMatchObject({
      kind: 'EXTERNAL',
      issue: 'switch',
      unit: 'centre',
      territory: 't-1',
    });
    expect(given.fields).toEqual({
      ...{ source: 'switch', figure: 'CALLS_ANSWERED', person: 'p-1', periodKind: 'month' },
      ...{ at: '2026-02-28T16:00:00.000Z', value: 9620 },
    });
    const head = ['issue', 'id', 'unit', 'territory', 'category'];
    const own = Object.keys(FACT_FIELDS.EXTERNAL).filter((name) => !head.includes(name));
    expect(Object.keys(given.fields).sort()).toEqual(own.sort());
  });

  it('takes the place of the same one given before, and of no other', () => {
    expect(figureId({ ...FIGURE, value: '9700', source: 'by hand' })).toBe(figureId(FIGURE));
    expect(figureId({ ...FIGURE, at: '2026-02-28T16:00:00Z' })).toBe(figureId(FIGURE));
    const others: readonly Partial<ExternalFigure>[] = [
      { figure: 'CALLS_OFFERED' },
      { unit: 'desk' },
      { unit: null },
      { territory: 't-1' },
      { person: 'p-1' },
      { periodKind: 'quarter' },
      { at: '2026-04-01T00:00:00+08:00' },
    ];
    const ids = others.map((other) => figureId({ ...FIGURE, ...other }));
    expect(new Set([figureId(FIGURE), ...ids]).size).toBe(others.length + 1);
  });

  it.each(['many', '1e6', '0.12345', ''])('is an exact number: %j is none', (value) => {
    expect(() => externalFact({ ...FIGURE, value })).toThrow(RangeError);
  });
});

/** A mediation's stream, hour by hour. */
function mediated(...events: readonly (readonly [string, object])[]): MediationFacts | undefined {
  const requested = [
    'MediationRequested',
    {
      ...{ playbook: { id: 'four-tier', version: 1 }, parties: ['s-1', 's-2'], title: 'enc1' },
      ...{ territory: 't-1', tier: 'village', issue: 'i-1' },
    },
  ] as const;
  return [requested, ...events].reduce<MediationFacts | undefined>((facts, [type, data], index) => {
    const event = {
      ...{ type, data, stream: 'mediation-m-1', revision: index + 1, occurredAt: hour(index) },
      meta: { actor: by('p-clerk', 'street') },
    } as unknown as RecordedMediation;
    return foldMediation(foldMediation(facts, event), event);
  }, undefined);
}

const agreed = ['AgreementReached', { agreement: 'g-1', tier: 'town' }] as const;
const failed = ['MediationFailed', { tier: 'village', record: 'enc1', routesTold: [] }] as const;

describe('a mediation', () => {
  it('is open from its request on', () => {
    const facts = mediated(['PartyConsented', { party: 's-1' }]);
    expect(facts).toEqual({
      ...{ mediation: 'm-1', revision: 2, issue: 'i-1', unit: 'street', territory: 't-1' },
      ...{ tier: 'village', requestedAt: hour(0) },
    });
    expect(mediationFact(facts!)).toMatchObject({
      kind: 'MEDIATION',
      issue: 'i-1',
      unit: 'street',
    });
    expect(mediationFact(facts!).fields).toMatchObject({ closedAt: null, outcome: null });
  });

  it('ends in agreement, which is confirmed and kept, or broken', () => {
    const facts = mediated(
      ['MediatorChosen', { mediator: 'p-wise', tier: 'village' }],
      agreed,
      ['ConfirmationDecided', { granted: true, reference: 'c-1' }],
      ['AgreementPerformed', {}],
    );
    expect(mediationFact(facts!).fields).toEqual({
      ...{ tier: 'town', requestedAt: hour(0), closedAt: hour(2), outcome: 'AGREED' },
      ...{ confirmed: true, performed: true, mediator: 'p-wise' },
    });
    const broken = mediated(agreed, ['AgreementBreached', { party: 's-1', note: 'enc1' }]);
    expect(broken).toMatchObject({ outcome: 'AGREED', performed: false });
  });

  it('that failed at one tier goes on at the next', () => {
    expect(mediated(failed)).toMatchObject({ outcome: 'FAILED', closedAt: hour(1) });
    const raised = mediated(failed, [
      'TierRaised',
      { session: 'x', from: 'village', tier: 'town', mediators: [], because: 'FAILED' },
    ]);
    expect(raised).not.toHaveProperty('outcome');
    expect(raised).not.toHaveProperty('closedAt');
    expect(mediated(failed, ['TierRaised', { tier: 'town' }], agreed)).toMatchObject({
      ...{ outcome: 'AGREED', closedAt: hour(3), tier: 'town' },
    });
  });

  it.each([
    ['MediationRefused', { party: 's-1' }, 'REFUSED'],
    ['ConsentLapsed', { silent: ['s-1'] }, 'REFUSED'],
    ['MediationStopped', { party: 's-1' }, 'STOPPED'],
  ])('ends by %s', (type, data, outcome) => {
    expect(mediated([type, data])).toMatchObject({ outcome, closedAt: hour(1) });
  });

  it('is not known before its request', () => {
    const event = { type: 'PartyConsented', data: { party: 's-1' }, stream: 'mediation-m-1' };
    const meta = { actor: by('p-clerk') };
    const recorded = { ...event, revision: 2, occurredAt: hour(0), meta } as RecordedMediation;
    expect(foldMediation(undefined, recorded)).toBeUndefined();
  });
});

describe('a span of time', () => {
  it('is whole minutes, begun ones dropped, never below none', () => {
    expect(spanOf(hour(0), hour(0.999), undefined).minutes).toBe(59);
    expect(spanOf(hour(1), hour(0), undefined).minutes).toBe(0);
    expect(spanOf(undefined, hour(0), OFFICE)).toEqual({ minutes: null, workMinutes: null });
    expect(spanOf(hour(0), undefined, OFFICE)).toEqual({ minutes: null, workMinutes: null });
  });

  it('leaves out pauses as far as they lie in it, in both kinds of minutes', () => {
    const pauses = [
      { from: hour(-5), to: hour(1) },
      { from: hour(2), to: hour(3) },
      { from: hour(7) },
    ];
    // Of the eight hours from nine to five in the afternoon: 1, 1 and 1 paused; noon is no work.
    expect(spanOf(hour(0), hour(8), OFFICE, pauses)).toEqual({
      ...{ minutes: 5 * 60, workMinutes: (8 - 1.5 - 3) * 60 },
    });
    expect(pausedMinutes(pauses, hour(0), hour(8))).toBe(180);
  });
});

describe('an instant', () => {
  it('is written in one way only, so that two compare as text', () => {
    expect(canonical('2026-03-02T09:00:00+08:00')).toBe('2026-03-02T01:00:00.000Z');
    expect(canonical('2026-03-02T01:00:00Z')).toBe('2026-03-02T01:00:00.000Z');
    expect(canonical('2026-03-02T01:00:00.000Z')).toBe('2026-03-02T01:00:00.000Z');
    expect(() => canonical('yesterday')).toThrow(RangeError);
  });
});
