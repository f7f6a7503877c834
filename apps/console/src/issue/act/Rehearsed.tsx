import { Alert } from 'antd';
import type { ReactElement } from 'react';
import { useWords } from '../../language/words.js';
import { Failure } from '../../shell/Failure.js';
import type { Foresight } from './use-foresight.js';
import { words } from './words.js';

/** What a command would do, sentence by sentence, or why it would be refused. */
export function Rehearsed({
  foresight: { foreseen, refused },
}: {
  readonly foresight: Foresight;
}): ReactElement | null {
  const said = useWords(words);
  if (refused !== undefined) return <Failure error={refused} />;
  if (foreseen === undefined) return null;
  const { events } = foreseen;
  return (
    <Alert
      type="info"
      role="status"
      title={events.length === 0 ? said.nothing : said.rehearsed}
      description={
        events.length > 0 && (
          <ul style={{ margin: 0, paddingInlineStart: 20 }}>
            {events.map(({ type, sentence }, index) => (
              <li key={`${type} ${String(index)}`}>{sentence}</li>
            ))}
          </ul>
        )
      }
    />
  );
}
