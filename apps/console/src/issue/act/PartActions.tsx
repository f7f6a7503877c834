import { Button, Flex } from 'antd';
import { useContext, type ReactElement } from 'react';
import { useWords } from '../../language/words.js';
import { DeskContext } from '../desk.js';
import { commandNames } from '../../names/command-names.js';
import type { Action } from './use-actions.js';

/**
 * What may be done to a part of the matter: one assignment, one call of a whistle, one order …
 * Nothing where the matter is only looked at.
 */
export function PartActions({
  where,
}: {
  readonly where: (action: Action) => boolean;
}): ReactElement | null {
  const names = useWords(commandNames);
  const desk = useContext(DeskContext);
  const own = desk?.open.filter(where) ?? [];
  if (desk === undefined || own.length === 0) return null;
  return (
    <Flex gap={6} wrap className="parts">
      {own.map((action) => (
        <Button
          key={`${action.command} ${action.unit ?? ''}`}
          size="small"
          onClick={() => {
            desk.begin(action);
          }}
        >
          {names[action.command]}
        </Button>
      ))}
    </Flex>
  );
}
