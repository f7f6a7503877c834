import { Alert } from 'antd';
import type { ReactElement } from 'react';
import { spoken } from '../language/moments.js';
import { useTexts } from '../language/use-texts.js';
import { useWords } from '../language/words.js';
import type { Heard } from './copies.js';
import { words } from './words.js';

/** Says that there is no line, and as of when what is shown was so. */
export function Kept({
  heard,
}: {
  readonly heard: Heard<unknown> | undefined;
}): ReactElement | null {
  const texts = useTexts();
  const text = useWords(words);
  if (heard?.kept !== true) return null;
  return (
    <Alert
      type="warning"
      banner
      role="status"
      title={text.kept(spoken(new Date(heard.asOf).toISOString(), texts))}
    />
  );
}
