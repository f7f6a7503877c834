import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { api } from '../../api/client.js';
import { Problem } from '../../api/problem.js';
import { language } from '../../language/choice.js';
import type { LineMark } from '../YamlEditor.js';
import {
  faultMarks,
  marksOf,
  readRuleSet,
  type Check,
  type RuleSet,
  type RuleSetText,
} from './rule-set-text.js';

/** While somebody types, the server is not asked for every letter. */
const TYPING_MS = 500;

export interface RuleCheck {
  /** The rule set checked; absent while it is not sound in form. */
  readonly ruleSet: RuleSet | undefined;
  readonly check: Check | undefined;
  readonly marks: readonly LineMark[];
  readonly read: RuleSetText;
  /** True while the answer is about another text than the one in the editor. */
  readonly checking: boolean;
  readonly error: Error | null;
}

/** Has the server check a rule set as it is written; nothing is stored. */
export function useRuleCheck(text: string): RuleCheck {
  const [asked, setAsked] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => {
      setAsked(text);
    }, TYPING_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [text]);
  const read = useMemo(() => readRuleSet(asked), [asked]);
  const { data, error } = useQuery({
    queryKey: ['rule-check', asked],
    enabled: read.ruleSet !== undefined,
    queryFn: async ({ signal }) => {
      try {
        return { check: await checked(read.ruleSet, signal), refused: undefined };
      } catch (failure) {
        if (failure instanceof Problem && failure.body.errors !== undefined)
          return { check: undefined, refused: failure.body };
        throw failure;
      }
    },
  });
  const said = language();
  const marks = useMemo(() => {
    if (data?.check !== undefined) return marksOf(data.check, read, said);
    return data?.refused === undefined ? read.marks : faultMarks(data.refused, read);
  }, [data, read, said]);
  return {
    ruleSet: data?.check === undefined ? undefined : read.ruleSet,
    check: data?.check,
    marks,
    read,
    checking:
      asked !== text || (read.ruleSet !== undefined && data === undefined && error === null),
    error,
  };
}

/** What the server says of a rule set. */
export async function checked(ruleSet: RuleSet | undefined, signal?: AbortSignal): Promise<Check> {
  if (ruleSet === undefined) throw new Error('There is no rule set to check');
  const { data } = await api.POST('/routing/rule-sets/checks', {
    params: { header: { 'Idempotency-Key': uuidv7() } },
    body: { ruleSet },
    ...(signal === undefined ? {} : { signal }),
  });
  return data as Check;
}
