import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { api } from '../../api/client.js';
import { Problem } from '../../api/problem.js';
import type { LineMark } from '../YamlEditor.js';

/** While somebody types, the server is not asked for every letter. */
const TYPING_MS = 500;
const NO_MARKS: readonly LineMark[] = [];

export interface PlaybookCheck {
  /** The text the rest is about; the check of a newer one is on its way. */
  readonly of: string | undefined;
  readonly marks: readonly LineMark[];
  /** What the text describes; absent where it has faults. */
  readonly playbook: { readonly id: string; readonly version: number } | undefined;
  /** What went wrong beside the text. */
  readonly error: Error | null;
}

/** Has the server check a text as it is written; nothing is published. */
export function usePlaybookCheck(text: string): PlaybookCheck {
  const [asked, setAsked] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => {
      setAsked(text);
    }, TYPING_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [text]);
  const { data, error } = useQuery({
    queryKey: ['playbook-check', asked],
    enabled: asked.trim() !== '',
    queryFn: async ({ signal }) => {
      try {
        const { data: playbook } = await api.POST('/playbooks', {
          params: { header: { 'Idempotency-Key': uuidv7() } },
          body: { text: asked, preview: true },
          signal,
        });
        return { playbook, marks: NO_MARKS };
      } catch (failure) {
        if (failure instanceof Problem && failure.body.code === 'PLAYBOOK_INVALID')
          return { playbook: undefined, marks: marksOf(failure) };
        throw failure;
      }
    },
  });
  return {
    of: data === undefined ? undefined : asked,
    marks: data?.marks ?? NO_MARKS,
    playbook: data?.playbook,
    error,
  };
}

function marksOf({ body }: Problem): readonly LineMark[] {
  const { faults = [] } = (body.params ?? {}) as {
    readonly faults?: readonly {
      readonly line: number;
      readonly path: string;
      readonly message: string;
    }[];
  };
  return faults.map(({ line, path, message }) => ({
    line,
    severity: 'error',
    message: `${path} ${message}`.trim(),
  }));
}
