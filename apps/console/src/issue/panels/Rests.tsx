import { Card } from 'antd';
import type { ReactElement } from 'react';
import { spoken } from '../../language/moments.js';
import { useTexts } from '../../language/use-texts.js';
import { useWords } from '../../language/words.js';
import { nameIn, useNames } from '../../names/use-names.js';
import { choiceNames } from '../../forms/choice-names.js';
import { PartActions } from '../act/PartActions.js';
import { useDesk } from '../desk.js';
import { words } from '../words.js';

/** Why the matter rests, until when, and how it goes on. */
export function Rests(): ReactElement | null {
  const { rests: said } = useWords(words);
  const { cause } = useWords(choiceNames);
  const texts = useTexts();
  const names = useNames();
  const { hold } = useDesk().matter;
  if (hold === undefined) return null;
  return (
    <Card size="small" title={said.title}>
      <p style={{ marginTop: 0 }}>
        {hold.kind === 'SUSPENDED'
          ? `${said.suspended(spoken(hold.until, texts))} · ${cause[hold.cause] ?? hold.cause}`
          : `${said.ledgered(hold.reviews)} · ${nameIn(names.units, hold.lead)}`}
      </p>
      <PartActions
        where={({ command, ledger }) =>
          hold.kind === 'SUSPENDED' ? command === 'ResumeIssue' : ledger === hold.ledger
        }
      />
    </Card>
  );
}
