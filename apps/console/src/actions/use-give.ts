import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { Problem } from '../api/problem.js';
import { give as giveOrder } from '../offline/deliver.js';
import { discard } from '../offline/queue.js';
import type { QueuedOrder } from '../offline/queued-order.js';
import { useMe } from '../session/use-me.js';
import { namedInBody } from '../forms/named-in-body.js';
import { pathOf, type Action } from './action.js';
import type { Matter } from './ActionForm.js';
import { bodyOf, type Entered } from '../forms/body.js';
import { formOf } from '../forms/forms.js';

/** A command on its way from a form. */
export interface Giving {
  /** Writes it down and sends it. @returns how it ended; `later` where there is no line */
  readonly give: (
    entered: Entered,
    pictures: readonly Blob[],
  ) => Promise<'sent' | 'later' | 'refused' | 'conflict'>;
  readonly sending: boolean;
  /** What the server did not like about what was filled in. */
  readonly refusal: Problem | undefined;
  /** The order that waits for the person's decision. */
  readonly open: string | undefined;
}

/** Status of a refusal that is about the words filled in: mended in the form, not decided upon. */
const MENDABLE: readonly number[] = [400, 413, 415, 422];

/** Gives a command under a key made at the tap, on the revision that was seen. */
export function useGive(action: Action, { matter, title }: Matter): Giving {
  const { me } = useMe();
  const queries = useQueryClient();
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<Problem>();
  const [open, setOpen] = useState<string>();
  const give: Giving['give'] = async (entered, pictures) => {
    setSending(true);
    setRefusal(undefined);
    const order: QueuedOrder = {
      id: uuidv7(),
      account: me?.account.id ?? '',
      post: me?.actor?.post ?? '',
      issue: matter.issue,
      title,
      command: action.command,
      path: pathOf(action, matter.issue),
      body: { ...namedInBody(action), ...bodyOf(formOf(action.command) ?? [], entered) },
      pictures: pictures.map((blob) => ({ id: uuidv7(), blob })),
      at: Date.now(),
      seen: matter.revision,
      state: 'waiting',
    };
    try {
      const sent = await giveOrder(order);
      if (sent.end === 'refused' && MENDABLE.includes(sent.problem.status)) {
        // The person is still here and the words are in the form: there they are mended.
        await discard(order.id);
        setRefusal(new Problem(sent.problem));
      } else if (sent.end === 'refused' || sent.end === 'conflict') setOpen(order.id);
      return sent.end;
    } finally {
      setSending(false);
      void queries.invalidateQueries();
    }
  };
  return { give, sending, refusal, open };
}
