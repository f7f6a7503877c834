import type { Resolution } from '@shaodao/issue';
import type { Fact } from '../fact.js';
import type { IssueFacts, Vote } from '../issue-facts.js';
import { grantedForUnit, headOf, told, toldWhole } from './head.js';

const WORTH: Readonly<Record<Resolution, number>> = {
  UNRESOLVED: 0,
  PARTLY_RESOLVED: 1,
  RESOLVED: 2,
};

/** What the unit reported is what the appellant says, or less. */
function confirms({ resolution, reported }: Vote): boolean | undefined {
  if (resolution === undefined || reported === undefined) return undefined;
  return WORTH[resolution] >= WORTH[reported];
}

const suffix = (appellant: string | undefined): string =>
  appellant === undefined ? '' : `:${appellant}`;

/** Appellant by appellant and round by round: rates about people count these. */
export function callbackFacts(issue: IssueFacts): readonly Fact[] {
  const seen = new Map<string, number>();
  const numbered = issue.votes.map((vote) => {
    const base = `${String(vote.round)}${suffix(vote.appellant)}`;
    const name = vote.source === 'inspector' ? `${base}:inspector` : base;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { vote, id: count === 1 ? name : `${name}:${String(count)}` };
  });
  return numbered.map(({ vote, id }) => callback(issue, vote, id));
}

function callback(issue: IssueFacts, vote: Vote, id: string): Fact {
  const { unit, assists = [], attempts = 0, round, appellant, votedAt, triedAt } = vote;
  const joined = issue.joined.find((each) => each.issue === appellant);
  const refused = appellant === undefined ? issue.noReply === true : joined?.noReply === true;
  const head = headOf(issue);
  return toldWhole(
    issue,
    {
      kind: 'CALLBACK',
      id,
      unit,
      assists,
      exclusions: grantedForUnit(issue, unit),
    },
    {
      channel: head.channel,
      appealKind: head.appealKind,
      source: head.source,
      urgency: head.urgency,
      complexity: head.complexity,
      profile: head.profile,
      voided: head.voided,
      merged: head.merged,

      round,
      triedAt,
      votedAt,
      at: votedAt ?? triedAt,
      attempts,
      attempted: attempts > 0,
      latest: issue.votes.every((each) => each.appellant !== appellant || each.round <= round),
      joined: appellant !== undefined,
      reached: vote.reached === true,
      answered: votedAt !== undefined,
      contacted: vote.contacted,
      resolution: vote.resolution,
      eased: vote.eased,
      satisfaction: vote.satisfaction,
      voteSource: vote.source,
      confirmed: confirms(vote),
      anonymous: issue.anonymous === true,
      refused,
      onTheSpot: issue.outcome === 'ANSWERED',
    },
  );
}

/** Replies owed and given. */
export function feedbackFacts(issue: IssueFacts): readonly Fact[] {
  return issue.feedbacks.map(({ round, appellant, unit, due, at, reached, by }, index) =>
    told(issue, {
      kind: 'FEEDBACK',
      id: String(index + 1),
      unit,
      exclusions: grantedForUnit(issue, unit),
      fields: {
        round,
        joined: appellant !== undefined,
        due,
        at,
        reached: reached === true,
        by,
      },
    }),
  );
}

/** Checks of reports and of results. */
export function checkFacts(issue: IssueFacts): readonly Fact[] {
  return issue.checks.map(({ of, round, unit, due, at, passed, by }, index) =>
    told(issue, {
      kind: 'CHECK',
      id: String(index + 1),
      unit,
      exclusions: grantedForUnit(issue, unit),
      fields: { of, round, due, at, passed, by },
    }),
  );
}
