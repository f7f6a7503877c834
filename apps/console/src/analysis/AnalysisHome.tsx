import type { ReactElement } from 'react';
import { Navigate } from 'react-router';
import { useMe } from '../session/use-me.js';
import { partsOf } from './parts.js';

/** Where the menu leads to: the first part that is one's own. */
export default function AnalysisHome(): ReactElement {
  const { me } = useMe();
  const [first = 'rankings'] = partsOf(me?.actor?.roles ?? []);
  return <Navigate to={`/analysis/${first}`} replace />;
}
