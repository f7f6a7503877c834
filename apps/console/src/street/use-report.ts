import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { Problem } from '../api/problem.js';
import { give } from '../offline/deliver.js';
import { discard } from '../offline/queue.js';
import type { Json } from '../offline/queued-order.js';
import { useMe } from '../session/use-me.js';

/** What somebody found on the way. */
export interface Finding {
  readonly title: string;
  readonly description?: string;
  readonly kind: string;
  readonly category?: string;
  readonly territory?: string;
  readonly address?: string;
}

export interface Spot {
  readonly latitude: number;
  readonly longitude: number;
}

/** How a report ended: with its matter, or waiting on this phone. */
export type Reported = { readonly issue: string } | 'later';

/** Reports a finding of a patrol; without a line it waits, and keeps the moment it was seen. */
export function useReport(): {
  readonly report: (
    finding: Finding,
    with_: { readonly spot: Spot | undefined; readonly pictures: readonly Blob[] },
  ) => Promise<Reported | undefined>;
  readonly sending: boolean;
  readonly refusal: Problem | undefined;
} {
  const { me } = useMe();
  const queries = useQueryClient();
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<Problem>();
  return {
    sending,
    refusal,
    report: async (finding, { spot, pictures }) => {
      setSending(true);
      setRefusal(undefined);
      const id = uuidv7();
      const at = Date.now();
      try {
        const sent = await give({
          id,
          account: me?.account.id ?? '',
          post: me?.actor?.post ?? '',
          issue: '',
          title: finding.title,
          command: 'ReportIssue',
          path: '/issues',
          body: bodyOf(finding, spot, at),
          pictures: pictures.map((blob) => ({ id: uuidv7(), blob })),
          at,
          state: 'waiting',
        });
        if (sent.end === 'sent') return { issue: sent.issue };
        if (sent.end === 'later') return 'later';
        // The words are still in the form: there they are mended.
        await discard(id);
        if (sent.end === 'refused') setRefusal(new Problem(sent.problem));
        return undefined;
      } finally {
        setSending(false);
        void queries.invalidateQueries();
      }
    },
  };
}

function bodyOf(
  { address, ...finding }: Finding,
  spot: Spot | undefined,
  at: number,
): Readonly<Record<string, Json>> {
  const said = Object.entries(finding).filter(
    ([, value]) => typeof value === 'string' && value !== '',
  );
  const place = { ...(address === undefined || address === '' ? {} : { address }), ...spot };
  return {
    channel: 'patrol',
    ...(Object.fromEntries(said) as Readonly<Record<string, Json>>),
    ...(Object.keys(place).length === 0 ? {} : { place }),
    observedAt: new Date(at).toISOString(),
  };
}
