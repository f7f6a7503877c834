import type { WorkingCalendar } from '@shaodao/deadlines';
import { spanOf } from '../durations.js';
import type { Fact } from '../fact.js';
import type { IssueFacts } from '../issue-facts.js';
import { told } from './head.js';

/** Each unit a whistle called. */
export function callFacts(
  issue: IssueFacts,
  calendar: WorkingCalendar | undefined,
): readonly Fact[] {
  return issue.calls.map((call) => {
    const { whistle, unit, role, blownAt, respondBy, checkedInAt, doneAt, releasedAt } = call;
    const blow = issue.whistles.find(({ id }) => id === whistle);
    const coming = spanOf(blownAt, checkedInAt, calendar);
    return told(issue, {
      ...{ kind: 'CALL', id: `${whistle}:${unit}`, unit },
      fields: {
        ...{ whistle, whistleKind: blow?.kind, blower: blow?.unit, role, blownAt, respondBy },
        ...{ checkedInAt, doneAt, releasedAt },
        late: call.late ?? (checkedInAt !== undefined && checkedInAt > respondBy),
        ...{ onSite: call.onSite, authorized: call.authorized },
        overridden: call.overridden === true,
        noShow: call.noShow === true,
        excused: call.excusedAt !== undefined,
        ...{ checkInMinutes: coming.minutes, checkInWorkMinutes: coming.workMinutes },
      },
    });
  });
}

/** Each whistle, for the unit that blew it. */
export function whistleFacts(issue: IssueFacts): readonly Fact[] {
  return issue.whistles.map((blow) => {
    const calls = issue.calls.filter(({ whistle }) => whistle === blow.id);
    return told(issue, {
      ...{ kind: 'WHISTLE', id: blow.id, unit: blow.unit },
      fields: {
        ...{ whistleKind: blow.kind, blownAt: blow.at, quorumAt: blow.quorumAt },
        ...{ cancelledAt: blow.cancelledAt, triedFirst: blow.triedFirst, reviewed: blow.reviewed },
        unfounded: blow.unfounded === true,
        upheld: blow.upheld === true,
        called: calls.length,
        came: calls.filter(({ checkedInAt }) => checkedInAt !== undefined).length,
      },
    });
  });
}

/** Each mark on each item: one vote per whistle or matter. */
export function ratingFacts(issue: IssueFacts): readonly Fact[] {
  return issue.ratings.flatMap(({ instrument, by, unit, whistle, at, scores }, index) =>
    scores.map(({ item, score }) =>
      told(issue, {
        ...{ kind: 'RATING', id: `${String(index + 1)}:${item}`, unit },
        fields: {
          instrument,
          rater: by,
          whistle,
          ratedAt: at,
          item,
          score,
        },
      }),
    ),
  );
}
