import { houseChannel, SUPERVISION_MEASURES, type StepRule } from '@shaodao/issue';
import type { Playbook } from './playbook.js';

/** What a sound form does not rule out, and where it stands. */
export interface Contradiction {
  readonly path: readonly string[];
  readonly message: string;
}

/**
 * What in a playbook of sound form contradicts itself; empty where it can run. Each rule is one
 * sentence of the domain: steps follow steps that exist, in no circle; a ladder only climbs; levels
 * rise; a clock is not specified for a step the mechanism leaves out.
 */
export function contradictions(playbook: Playbook): readonly Contradiction[] {
  return [
    ...emptyPlaybook(playbook),
    ...houseChannels(playbook),
    ...doubleStepIds(playbook),
    ...unknownSteps(playbook),
    ...circleOfSteps(playbook),
    ...ladderClimbs(playbook),
    ...levelsRise(playbook),
    ...whistleNeedsClock(playbook),
    ...doubleOutcomes(playbook),
  ];
}

function emptyPlaybook({ channels, issue, sections }: Playbook): Contradiction[] {
  return (channels ?? issue) === undefined && Object.keys(sections).length === 0
    ? [
        {
          path: [],
          message: 'says nothing: give it `channels`, a section `issue` or one of a side stream',
        },
      ]
    : [];
}

/** A playbook brings channels of its own; it does not change those every house has. */
function houseChannels({ channels = [] }: Playbook): Contradiction[] {
  return channels.flatMap(({ code }, index) =>
    houseChannel(code) === undefined
      ? []
      : [
          {
            path: ['channels', String(index), 'code'],
            message: `“${code}” is a channel of every house`,
          },
        ],
  );
}

const stepsOf = ({ issue }: Playbook): readonly StepRule[] => issue?.steps ?? [];

function doubleStepIds(playbook: Playbook): Contradiction[] {
  const steps = stepsOf(playbook);
  return steps.flatMap(({ id }, index) =>
    steps.findIndex((other) => other.id === id) < index
      ? [{ path: ['issue', 'steps', String(index), 'id'], message: `names “${id}” a second time` }]
      : [],
  );
}

function unknownSteps(playbook: Playbook): Contradiction[] {
  const known = new Set(stepsOf(playbook).map(({ id }) => id));
  return stepsOf(playbook).flatMap((step, index) =>
    (['after', 'otherPersonThan'] as const).flatMap((field) =>
      (step[field] ?? [])
        .filter((id) => !known.has(id))
        .map((id) => ({
          path: ['issue', 'steps', String(index), field],
          message: `names a step “${id}” that there is not`,
        })),
    ),
  );
}

function circleOfSteps(playbook: Playbook): Contradiction[] {
  const steps = stepsOf(playbook);
  const done = new Set<string>();
  // Steps whose predecessors are all done, again and again: what is left stands in a circle.
  for (let grew = true; grew;) {
    grew = false;
    for (const { id, after = [] } of steps) {
      if (done.has(id) || !after.every((each) => done.has(each))) continue;
      done.add(id);
      grew = true;
    }
  }
  const known = new Set(steps.map(({ id }) => id));
  const stuck = steps.findIndex(
    ({ id, after = [] }) => !done.has(id) && after.every((each) => known.has(each)),
  );
  return stuck < 0
    ? []
    : [
        {
          path: ['issue', 'steps', String(stuck), 'after'],
          message: `waits for itself: “${steps[stuck]?.id ?? ''}” can never begin`,
        },
      ];
}

function ladderClimbs({ issue }: Playbook): Contradiction[] {
  const ladder = issue?.supervision?.ladder ?? [];
  return ladder.flatMap((rung, index) => {
    const path = ['issue', 'supervision', 'ladder', String(index)];
    const before = ladder[index - 1];
    const found: Contradiction[] = [];
    if ((rung.atShare === undefined) === (rung.afterDue === undefined)) {
      found.push({ path, message: 'needs either `atShare` or `afterDue`' });
    }
    const lower = (a: typeof rung, b: typeof rung): boolean =>
      SUPERVISION_MEASURES.indexOf(a.measure) < SUPERVISION_MEASURES.indexOf(b.measure);
    if (before !== undefined && lower(rung, before)) {
      found.push({
        path: [...path, 'measure'],
        message: `${rung.measure} is milder than ${before.measure} before it`,
      });
    }
    return found;
  });
}

const LEVEL_ORDER = ['GRID', 'COMMUNITY', 'STREET', 'DISTRICT', 'CITY'];

function levelsRise({ issue }: Playbook): Contradiction[] {
  const levels = issue?.escalation?.levels ?? [];
  return levels.flatMap((level, index) => {
    const before = levels[index - 1];
    return before !== undefined && LEVEL_ORDER.indexOf(level) <= LEVEL_ORDER.indexOf(before)
      ? [
          {
            path: ['issue', 'escalation', 'levels', String(index)],
            message: `${level} does not lie above ${before}`,
          },
        ]
      : [];
  });
}

function whistleNeedsClock({ issue }: Playbook): Contradiction[] {
  return issue?.whistle?.fallbackLevel !== undefined && issue.clocks?.CHECKIN === undefined
    ? [
        {
          path: ['issue', 'whistle', 'fallbackLevel'],
          message: 'needs a clock CHECKIN: without one nobody is ever found missing',
        },
      ]
    : [];
}

function doubleOutcomes({ issue }: Playbook): Contradiction[] {
  const codes = (issue?.outcomes ?? []).map(({ code }) => code);
  return codes.flatMap((code, index) =>
    codes.indexOf(code) < index
      ? [
          {
            path: ['issue', 'outcomes', String(index), 'code'],
            message: `names “${code}” a second time`,
          },
        ]
      : [],
  );
}
