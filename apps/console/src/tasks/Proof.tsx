import { Card } from 'antd';
import type { ReactElement } from 'react';
import { useWords } from '../language/words.js';
import { BeforeAfter } from '../media/Pictures.js';
import { reportOf } from './report.js';
import type { TaskDetail } from './task-detail.js';
import { words } from './words.js';

/** Phases in which somebody looks whether it is fixed. */
const HANDLED: readonly string[] = ['HANDLED', 'VERIFIED', 'FED_BACK', 'EVALUATED', 'CLOSED'];

/** How it was and how it is now, side by side, for who verifies it. */
export function Proof({ detail }: { readonly detail: TaskDetail }): ReactElement | null {
  const text = useWords(words);
  const { matter, timeline } = detail;
  if (!HANDLED.includes(matter.phase)) return null;
  const attached = (stage: string): readonly string[] =>
    timeline
      .filter(({ type, data }) => type === 'EvidenceAttached' && data['stage'] === stage)
      .flatMap(({ data }) => mediaOf(data));
  const before = [...reportOf(matter).media, ...attached('BEFORE')];
  const done = timeline.findLast(({ type }) => type === 'IssueHandled');
  const after = [...attached('AFTER'), ...mediaOf(done?.data ?? {})];
  if (before.length === 0 && after.length === 0) return null;
  return (
    <Card size="small" title={text.proof}>
      <BeforeAfter before={before} after={after} />
    </Card>
  );
}

/** The pictures an event of the timeline names. */
export function mediaOf(data: Readonly<Record<string, unknown>>): readonly string[] {
  const { media } = data;
  return Array.isArray(media) ? media.filter((each) => typeof each === 'string') : [];
}
