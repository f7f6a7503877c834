import type { ClockKind } from '@shaodao/deadlines';
import {
  simulate,
  type Alternative,
  type Deadline,
  type Simulation,
  type World,
} from '@shaodao/what-if';
import { leadTicket, on } from '../../libs/issue/src/testing/lived.js';
import { AGENT, WATER } from '../../libs/issue/src/testing/small-district.js';
import { settingOf, Story, type ToldEvent } from './small-world.js';

/** A matter of Monday, 2 March 2026, told step by step; days and hours are local (UTC+8). */

export const dispatchedOnMonday = (profile = 'timed', dueAt?: string): Story =>
  new Story(profile)
    .at(
      on(1, 9),
      {
        type: 'ReportIssue',
        channel: 'hotline',
        kind: 'HELP',
        title: 'enc1.title',
        appellant: { subject: 'sub-1' },
        category: 'pothole',
      },
      AGENT,
    )
    .at(on(1, 10), { type: 'AcceptIssue', category: 'pothole', territory: 'north', profile }, AGENT)
    .at(on(1, 11), {
      type: 'DispatchIssue',
      lead: 'water',
      reason: 'theirs',
      ...(dueAt !== undefined && { dueAt }),
    });

export const signed = (story: Story): Story =>
  story.at(on(1, 11, 30), { type: 'SignAssignment', assignment: leadTicket(story.lived) }, WATER);

export const doneAt = (story: Story, at: string): Story =>
  story.at(
    at,
    {
      type: 'CompleteHandling',
      assignment: leadTicket(story.lived),
      result: 'enc1.result',
      outcome: 'RESOLVED',
    },
    WATER,
  );

export const under = (
  story: Story,
  alternative: Alternative,
  world: Partial<World> = {},
): Simulation<ToldEvent> => simulate(story.events, settingOf(alternative, world));

export const both = (
  { actual, alternative }: Simulation<ToldEvent>,
  kind: ClockKind,
): readonly [Deadline | undefined, Deadline | undefined] => [
  actual.deadlines.find((each) => each.kind === kind),
  alternative.deadlines.find((each) => each.kind === kind),
];

export const timeOf = (events: readonly ToldEvent[], type: string): string | undefined =>
  events.find((event) => event.type === type)?.occurredAt;
