import { describe, expect, it } from '@jest/globals';
import type { IssueProfile } from '../context.js';
import { given, type Past } from '../../testing/given.js';
import {
  reportVerified,
  stepTaken,
  STRICT_ACCEPTED,
  STRICT_AT_WORK,
} from '../../testing/history-beside.js';
import {
  ACCEPTED,
  FIRST_DUE,
  HANDLED,
  IN_PROGRESS,
  reported,
  signed,
  verified,
  fedBack,
  handled,
  DISPATCHED,
} from '../../testing/history.js';
import {
  AGENT,
  CALLER,
  DIRECTORY,
  FIRE,
  INSPECTOR,
  profileOf,
  WATER,
  WATER_REPAIR,
} from '../../testing/small-district.js';

const byWater = { actor: WATER };
const under = (changes: Partial<IssueProfile>) => ({
  profile: (id: string) => ({ ...profileOf(id), ...changes }),
});
const LOOK = {
  type: 'LogStep',
  assignment: 'a-water',
  note: 'enc1.note',
  step: 'look',
  media: ['picture-1'],
} as const;

describe('a step of the template', () => {
  it('is recorded as what it is', () => {
    given(...STRICT_AT_WORK)
      .when(LOOK, byWater)
      .then({
        type: 'StepLogged',
        data: {
          assignment: 'a-water',
          unit: 'water',
          note: 'enc1.note',
          media: ['picture-1'],
          step: 'look',
        },
      });
  });

  it('is one the mechanism has, taken by its owner: a role or a post', () => {
    given(...STRICT_AT_WORK)
      .when({ ...LOOK, step: 'dance' }, byWater)
      .refuses('UNKNOWN_STEP', { step: 'dance' });
    given(...STRICT_AT_WORK)
      .when(LOOK, { actor: AGENT })
      .refuses('STEP_OF_OTHERS', { by: ['UNIT', 'INSPECTOR'] });
    const head = { ...AGENT, post: 'head-of-works' };
    const before = [...STRICT_AT_WORK, stepTaken('look'), stepTaken('mend')];
    expect(given(...before).when({ ...LOOK, step: 'sign' }, { actor: head }).decision.ok).toBe(
      true,
    );
  });

  it('follows those before it, with evidence where it needs some', () => {
    given(...STRICT_AT_WORK)
      .when({ ...LOOK, step: 'mend' }, byWater)
      .refuses('STEPS_BEFORE', { missing: [{ id: 'look' }] });
    expect(
      given(...STRICT_AT_WORK, stepTaken('look')).when({ ...LOOK, step: 'mend' }, byWater).decision
        .ok,
    ).toBe(true);
    const { media: _none, ...bare } = LOOK;
    given(...STRICT_AT_WORK)
      .when(bare, byWater)
      .refuses('EVIDENCE_MISSING', { needed: 1, given: 0 });
  });

  it('is taken by another person than the step it checks', () => {
    const mended = [...STRICT_AT_WORK, stepTaken('look'), stepTaken('mend')];
    given(...mended)
      .when({ ...LOOK, step: 'sign' }, byWater)
      .refuses('STEP_OWN_WORK', { other: 'mend' });
    expect(
      given(...mended).when({ ...LOOK, step: 'sign' }, { actor: WATER_REPAIR }).decision,
    ).toMatchObject({ ok: true });
  });

  it('without a name is for people of the unit alone', () => {
    const { step: _free, ...free } = LOOK;
    given(...IN_PROGRESS)
      .when(free, { actor: FIRE })
      .refuses('STEP_NOT_NAMED', { unit: 'water' });
    expect(given(...IN_PROGRESS).when(free, byWater).decision.ok).toBe(true);
  });
});

describe('work is done', () => {
  const COMPLETE = {
    type: 'CompleteHandling',
    assignment: 'a-water',
    result: 'enc1.result',
    outcome: 'RESOLVED',
    outcomes: ['MENDED'],
    media: ['picture-1', 'picture-2'],
  } as const;
  const looked = [...STRICT_AT_WORK, stepTaken('look')];

  it('with required steps taken, outcomes named and pictures given', () => {
    expect(given(...looked).when(COMPLETE, byWater).decision).toMatchObject({
      events: [{ type: 'IssueHandled', data: { outcomes: ['MENDED'] } }],
    });
    given(...STRICT_AT_WORK)
      .when(COMPLETE, byWater)
      .refuses('STEPS_MISSING', { missing: [{ id: 'look' }] });
    const { outcomes: _none, ...unnamed } = COMPLETE;
    given(...looked)
      .when(unnamed, byWater)
      .refuses('OUTCOME_MISSING', { known: ['MENDED'] });
    given(...looked)
      .when({ ...COMPLETE, outcomes: ['GONE'] }, byWater)
      .refuses('UNKNOWN_OUTCOME', { outcome: 'GONE' });
    given(...IN_PROGRESS)
      .when(COMPLETE, byWater)
      .refuses('UNKNOWN_OUTCOME');
    given(...looked)
      .when({ ...COMPLETE, media: ['picture-1'] }, byWater)
      .refuses('EVIDENCE_MISSING', { needed: 2, given: 1 });
  });

  it('also with pictures attached before, in the same round', () => {
    const attached: Past = {
      type: 'EvidenceAttached',
      data: { assignment: 'a-water', unit: 'water', stage: 'BEFORE', media: ['picture-0'] },
    };
    const one = { ...COMPLETE, media: ['picture-1'] };
    expect(given(...looked, attached).when(one, byWater).decision.ok).toBe(true);
  });

  it('when the head of the unit says so, where the mechanism wants that', () => {
    const signs = under({ evidence: { handledMedia: 0, verifyMedia: 0, unitHeadSigns: true } });
    given(...looked)
      .when(COMPLETE, { ...byWater, ...signs })
      .refuses('UNIT_HEAD_SIGNS');
    const head = { ...WATER, roles: ['UNITLEAD'] };
    expect(given(...looked).when(COMPLETE, { actor: head, ...signs }).decision.ok).toBe(true);
  });

  it('and checked with pictures', () => {
    given(...looked, handled())
      .when({ type: 'VerifyResult', passed: true }, { actor: INSPECTOR })
      .refuses('EVIDENCE_MISSING', { needed: 1, given: 0 });
  });
});

describe('the second axis (化解/疏导)', () => {
  const RATE = {
    type: 'SubmitEvaluation',
    contacted: true,
    resolution: 'RESOLVED',
    satisfaction: 'SATISFIED',
  } as const;
  const told = [...STRICT_AT_WORK, stepTaken('look'), handled(), verified(), fedBack()];

  it('is answered where the mechanism has it, and only there', () => {
    expect(
      given(...told).when({ ...RATE, eased: false }, { actor: CALLER }).decision,
    ).toMatchObject({
      events: [{ data: { eased: false } }],
    });
    given(...told)
      .when(RATE, { actor: CALLER })
      .refuses('EASING_MISSING');
    given(...HANDLED, verified(), fedBack())
      .when({ ...RATE, eased: true }, { actor: CALLER })
      .refuses('EASING_NOT_ASKED');
  });
});

describe('who acts', () => {
  it('is narrower than the policy table where the mechanism says so', () => {
    const narrow = under({ actors: { SignAssignment: ['PROPERTY'] } });
    const sign = { type: 'SignAssignment', assignment: 'a-water' } as const;
    given(...DISPATCHED)
      .when(sign, { ...byWater, ...narrow })
      .refuses('ROLE_NOT_IN_PROFILE', { roles: ['PROPERTY'] });
    const property = { ...WATER, roles: ['UNIT', 'PROPERTY'] };
    expect(given(...DISPATCHED).when(sign, { actor: property, ...narrow }).decision.ok).toBe(true);
    const machine = { person: 'system', roles: ['SYSTEM'] };
    expect(given(...DISPATCHED).when(sign, { actor: machine, ...narrow }).decision.ok).toBe(true);
  });
});

describe('a mechanism starts (三定)', () => {
  const ACCEPT = { type: 'AcceptIssue', category: 'pothole', territory: 'north' } as const;
  const activation = ['DUTY_LIST', 'NAMED_HOLDERS', 'RULE_VERSION'] as const;

  it('where all it needs is laid down in the territory', () => {
    given(reported())
      .when(ACCEPT, under({ activation }))
      .refuses('NOT_ACTIVATED', { territory: 'north', missing: [...activation] });
    const some = { ...DIRECTORY, activationFacts: () => ['DUTY_LIST', 'RULE_VERSION'] as const };
    given(reported())
      .when(ACCEPT, { ...under({ activation }), directory: some })
      .refuses('NOT_ACTIVATED', { missing: ['NAMED_HOLDERS'] });
    const all = { ...DIRECTORY, activationFacts: () => activation };
    expect(
      given(reported()).when(ACCEPT, { ...under({ activation }), directory: all }).decision.ok,
    ).toBe(true);
  });

  it('at its lowest level, with tags it knows', () => {
    expect(given(reported()).when({ ...ACCEPT, profile: 'levels' }).decision).toMatchObject({
      events: [{}, { data: { level: 'COMMUNITY' } }],
    });
    given(reported())
      .when({ ...ACCEPT, tags: ['MAJOR'] })
      .refuses('UNKNOWN_TAG', { tag: 'MAJOR' });
    expect(
      given(reported()).when({ ...ACCEPT, profile: 'strict', tags: ['MAJOR'] }).decision,
    ).toMatchObject({ events: [{}, { data: { tags: ['MAJOR'] } }] });
  });
});

describe('opinions a matter needs by its tags', () => {
  const major = [...STRICT_ACCEPTED, reportVerified].map((event) =>
    event.type === 'IssueAccepted' ? { ...event, data: { ...event.data, tags: ['MAJOR'] } } : event,
  );
  const opinion: Past = {
    type: 'OpinionRecorded',
    data: { code: 'LEGAL_OPINION', opinion: 'enc1.opinion' },
  };
  const DISPATCH = { type: 'DispatchIssue', lead: 'water', dueAt: FIRST_DUE } as const;

  it('come before anybody is sent', () => {
    given(...major)
      .when(DISPATCH)
      .refuses('OPINION_MISSING', { missing: ['LEGAL_OPINION'] });
    expect(given(...major, opinion).when(DISPATCH).decision.ok).toBe(true);
  });

  it('come before a street orders, as the check of the report does', () => {
    const orders = { ...profileOf('street-only') };
    const tags = profileOf('strict').tags ?? [];
    const order = { type: 'IssueOrder', units: ['water'], basis: 'list item 12' } as const;
    given(...major)
      .when(order, { profile: () => ({ ...orders, tags }) })
      .refuses('OPINION_MISSING');
    given(...STRICT_ACCEPTED)
      .when(order, { profile: () => ({ ...orders, verifyReport: { media: 0 } }) })
      .refuses('REPORT_NOT_CHECKED');
  });
});

describe('segregation of duties on the person', () => {
  const VERIFY = { type: 'VerifyResult', passed: true, media: ['picture-1'] } as const;
  const SIGN = { type: 'SignAssignment', assignment: 'a-water' } as const;
  const foundBy = (finder: typeof WATER, history: readonly Past[]): readonly Past[] => [
    reported({}, { by: finder }),
    ...history.slice(1),
  ];

  it('keeps who found a matter from checking and handling it, where the mechanism says so', () => {
    given(...foundBy(INSPECTOR, [...STRICT_AT_WORK, stepTaken('look'), handled()]))
      .when(VERIFY, { actor: INSPECTOR })
      .refuses('OWN_FINDING');
    given(...foundBy(WATER, STRICT_AT_WORK.slice(0, -1)))
      .when(SIGN, byWater)
      .refuses('OWN_FINDING');
    expect(
      given(...foundBy(INSPECTOR, HANDLED)).when(VERIFY, { actor: INSPECTOR }).decision.ok,
    ).toBe(true);
    expect(given(...foundBy(WATER, DISPATCHED)).when(SIGN, byWater).decision.ok).toBe(true);
  });

  it('has another person tell the result than found the matter, where the mechanism says so', () => {
    const TELL = { type: 'FeedBack', content: 'done', method: 'phone', reached: true } as const;
    const found = foundBy(INSPECTOR, [...HANDLED, verified()]);
    const rule = under({ segregation: { finderDoesNotTell: true } });
    given(...found)
      .when(TELL, { actor: INSPECTOR, ...rule })
      .refuses('OWN_FINDING');
    expect(given(...found).when(TELL, { actor: WATER, ...rule }).decision.ok).toBe(true);
    expect(given(...found).when(TELL, { actor: INSPECTOR }).decision.ok).toBe(true);
  });

  it('does not mistake a resident with a matter of their own for a finder', () => {
    const own = reported({ appellant: { subject: WATER.person } }, { by: WATER });
    expect(given(own, ...STRICT_AT_WORK.slice(1, -1)).when(SIGN, byWater).decision.ok).toBe(true);
  });

  it('keeps who also sits in the unit that worked from checking it', () => {
    const directory = {
      ...DIRECTORY,
      conflicts: (person: string, unit: string) => person === INSPECTOR.person && unit === 'water',
    };
    given(...HANDLED)
      .when(VERIFY, { actor: INSPECTOR, directory })
      .refuses('CROSS_APPOINTED', { unit: 'water' });
    const other = { ...INSPECTOR, person: 'p-other' };
    expect(given(...HANDLED).when(VERIFY, { actor: other, directory }).decision.ok).toBe(true);
    expect(given(...ACCEPTED, signed()).state.phase).toBe('ACCEPTED');
  });
});
