import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { uuidv7 } from 'uuidv7';
import { Unreachable } from './problem.js';

/** A command on its way to the server. */
export interface Order<Input, Answer> {
  /** Sends it. What is refused is thrown as a `Problem`, a broken line as `Unreachable`. */
  readonly send: (input: Input) => Promise<Answer>;
  readonly sending: boolean;
  readonly error: Error | null;
  /** Forgets the error, e.g. when a dialog is opened anew. */
  readonly reset: () => void;
}

/**
 * Sends a command under an idempotency key of its own. Where the line broke nobody knows whether it
 * arrived: tried again it goes under the same key, so that it is carried out once. What was shown
 * of the server's state is asked for anew afterwards.
 */
export function useOrder<Input, Answer>(
  command: (input: Input, key: { readonly 'Idempotency-Key': string }) => Promise<Answer>,
): Order<Input, Answer> {
  const queries = useQueryClient();
  const unanswered = useRef<{ readonly input: string; readonly key: string }>(undefined);
  const { mutateAsync, isPending, error, reset } = useMutation<Answer, Error, Input>({
    mutationFn: async (input) => {
      const same = unanswered.current?.input === JSON.stringify(input);
      const key = (same ? unanswered.current?.key : undefined) ?? uuidv7();
      unanswered.current = { input: JSON.stringify(input), key };
      try {
        const answer = await command(input, { 'Idempotency-Key': key });
        unanswered.current = undefined;
        return answer;
      } catch (failure) {
        if (!(failure instanceof Unreachable)) unanswered.current = undefined;
        throw failure;
      }
    },
    onSettled: () => queries.invalidateQueries(),
  });
  return { send: mutateAsync, sending: isPending, error, reset };
}
