import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../language/words.js';
import { words } from './words.js';

/** From a matter to the play of what happened to it. */
export function HistoryLink({ issue }: { readonly issue: string }): ReactElement {
  const { history } = useWords(words);
  return <Link to={`/issues/${issue}/history`}>{history}</Link>;
}
