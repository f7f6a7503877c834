import { Alert } from 'antd';
import { useState, type ReactElement } from 'react';
import { useWords } from '../../language/words.js';
import type { Timeline } from '../use-issue.js';
import { words } from './words.js';

/** What happened to the matter while a dialog about it was open; the dialog itself stays as it is. */
export function Meanwhile({ timeline }: { readonly timeline: Timeline }): ReactElement | null {
  const said = useWords(words);
  const [seen] = useState(() => timeline.at(-1)?.revision ?? 0);
  const news = timeline.filter(({ revision }) => revision > seen);
  if (news.length === 0) return null;
  return (
    <Alert
      type="warning"
      role="status"
      title={`${said.meanwhile} ${news.map(({ sentence }) => sentence).join('；')}`}
    />
  );
}
